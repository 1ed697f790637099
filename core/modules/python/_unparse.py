"""Trees of module ast as text; ast.unparse."""

import ast

(NAMED_EXPR, TUPLE, YIELD, TEST, OR, AND, NOT, CMP, EXPR, BXOR, BAND, SHIFT, ARITH, TERM, FACTOR, POWER, AWAIT,
 ATOM) = range(18)

_binary = {'Add': ('+', ARITH), 'Sub': ('-', ARITH), 'Mult': ('*', TERM), 'MatMult': ('@', TERM), 'Div': ('/', TERM),
           'Mod': ('%', TERM), 'LShift': ('<<', SHIFT), 'RShift': ('>>', SHIFT), 'BitOr': ('|', EXPR), 'BitXor': ('^', BXOR),
           'BitAnd': ('&', BAND), 'FloorDiv': ('//', TERM), 'Pow': ('**', POWER)}
_unary = {'Invert': ('~', FACTOR), 'Not': ('not ', NOT), 'UAdd': ('+', FACTOR), 'USub': ('-', FACTOR)}
_compare = {'Eq': '==', 'NotEq': '!=', 'Lt': '<', 'LtE': '<=', 'Gt': '>', 'GtE': '>=', 'Is': 'is', 'IsNot': 'is not',
            'In': 'in', 'NotIn': 'not in'}
_multi_quotes = ('"""', "'''")
_all_quotes = ("'", '"') + _multi_quotes
_infinity = '1e309'


def _quoted(text, quotes, escapes_space):
    """The text as it stands between quotes, and which quotes may be around it."""
    def one(sign):
        if not escapes_space and sign in '\n\t' or sign != '\\' and sign.isprintable():
            return sign
        return sign.encode('unicode_escape').decode('ascii')
    escaped = ''.join(map(one, text))
    possible = [quote for quote in quotes if quote in _multi_quotes] if '\n' in escaped else quotes
    possible = [quote for quote in possible if quote not in escaped]
    if not possible:
        text = repr(text)
        return text[1:-1], [next((quote for quote in quotes if text[0] in quote), text[0])]
    if escaped:
        possible.sort(key=lambda quote: quote[0] == escaped[-1])
        if possible[0][0] == escaped[-1]:
            escaped = escaped[:-1] + '\\' + escaped[-1]
    return escaped, possible


class Unparser:
    def __init__(self, without_backslashes=False):
        self.pieces = []
        self.indent = 0
        self.without_backslashes = without_backslashes

    def visit(self, node):
        self.node(node)
        return ''.join(self.pieces)

    def node(self, node, level=TEST):
        if isinstance(node, list):
            for one in node:
                self.node(one)
            return
        kind = next((base for base in type(node).__mro__ if base in ast._kinds), None)
        method = getattr(self, 'write_' + kind.__name__, None) if kind else None
        if method is None:
            for child in ast.iter_child_nodes(node):
                self.node(child)
        else:
            method(node, level)

    def write(self, *texts):
        self.pieces.extend(texts)

    def line(self, text=''):
        if self.pieces:
            self.write('\n')
        self.write('    ' * self.indent, text)

    def some(self, nodes, level=TEST, between=', '):
        for at, node in enumerate(nodes):
            if at:
                self.write(between)
            self.node(node, level)

    def within(self, needed, begin, write, end):
        """What write() writes, with something around it if needed."""
        if needed:
            self.write(begin)
        write()
        if needed:
            self.write(end)

    def block(self, statements, comment=None):
        self.write(':' if comment is None else ': # type: ' + comment)
        self.indent += 1
        self.node(statements)
        self.indent -= 1

    def body_with_docstring(self, node):
        body = node.body
        try:
            docstring = body[0].value if ast.get_docstring(node, clean=False) is not None else None
        except (IndexError, AttributeError):
            docstring = None
        if docstring is not None:
            self.line('u' if docstring.kind == 'u' else '')
            self.short_string(docstring.value, _multi_quotes)
            body = body[1:]
        self.node(body)

    def documented_block(self, node, comment=None):
        self.write(':' if comment is None else ': # type: ' + comment)
        self.indent += 1
        self.body_with_docstring(node)
        self.indent -= 1

    # ---- statements

    def write_Module(self, node, level):
        self.body_with_docstring(node)

    def write_Expr(self, node, level):
        self.line()
        self.node(node.value, YIELD)

    def write_Import(self, node, level):
        self.line('import ')
        self.some(node.names)

    def write_ImportFrom(self, node, level):
        self.line('from ' + '.' * (node.level or 0) + (node.module or '') + ' import ')
        self.some(node.names)

    def write_alias(self, node, level):
        self.write(node.name)
        if node.asname:
            self.write(' as ' + node.asname)

    def write_Assign(self, node, level):
        self.line()
        for target in node.targets:
            self.node(target, TUPLE)
            self.write(' = ')
        self.node(node.value)
        if node.type_comment is not None:
            self.write(' # type: ' + node.type_comment)

    def write_AugAssign(self, node, level):
        self.line()
        self.node(node.target)
        self.write(' ' + _binary[node.op.__class__.__name__][0] + '= ')
        self.node(node.value)

    def write_AnnAssign(self, node, level):
        self.line()
        self.within(not node.simple and isinstance(node.target, ast.Name), '(', lambda: self.node(node.target), ')')
        self.write(': ')
        self.node(node.annotation)
        if node.value:
            self.write(' = ')
            self.node(node.value)

    def write_Return(self, node, level):
        self.line('return')
        if node.value:
            self.write(' ')
            self.node(node.value)

    def write_Pass(self, node, level):
        self.line('pass')

    def write_Break(self, node, level):
        self.line('break')

    def write_Continue(self, node, level):
        self.line('continue')

    def write_Delete(self, node, level):
        self.line('del ')
        self.some(node.targets)

    def write_Assert(self, node, level):
        self.line('assert ')
        self.node(node.test)
        if node.msg:
            self.write(', ')
            self.node(node.msg)

    def write_Global(self, node, level):
        self.line('global ' + ', '.join(node.names))

    def write_Nonlocal(self, node, level):
        self.line('nonlocal ' + ', '.join(node.names))

    def write_Raise(self, node, level):
        self.line('raise')
        if not node.exc:
            if node.cause:
                raise ValueError("Node can't be used without a value attribute.")
            return
        self.write(' ')
        self.node(node.exc)
        if node.cause:
            self.write(' from ')
            self.node(node.cause)

    def write_Try(self, node, level, star=''):
        self.line('try')
        self.block(node.body)
        for handler in node.handlers:
            self.line('except' + star)
            if handler.type:
                self.write(' ')
                self.node(handler.type)
            if handler.name:
                self.write(' as ' + handler.name)
            self.block(handler.body)
        self.rest('else', node.orelse)
        self.rest('finally', node.finalbody)

    def write_TryStar(self, node, level):
        self.write_Try(node, level, '*')

    def rest(self, word, statements):
        if statements:
            self.line(word)
            self.block(statements)

    def decorators(self, node):
        if self.pieces:
            self.write('\n')
        for decorator in node.decorator_list:
            self.line('@')
            self.node(decorator)

    def write_ClassDef(self, node, level):
        self.decorators(node)
        self.line('class ' + node.name)
        self.within(node.bases or node.keywords, '(', lambda: self.some(node.bases + node.keywords), ')')
        self.documented_block(node)

    def write_FunctionDef(self, node, level, word='def '):
        self.decorators(node)
        self.line(word + node.name + '(')
        self.node(node.args)
        self.write(')')
        if node.returns:
            self.write(' -> ')
            self.node(node.returns)
        self.documented_block(node, node.type_comment)

    def write_AsyncFunctionDef(self, node, level):
        self.write_FunctionDef(node, level, 'async def ')

    def write_For(self, node, level, word='for '):
        self.line(word)
        self.node(node.target, TUPLE)
        self.write(' in ')
        self.node(node.iter)
        self.block(node.body, node.type_comment)
        self.rest('else', node.orelse)

    def write_AsyncFor(self, node, level):
        self.write_For(node, level, 'async for ')

    def write_If(self, node, level):
        word = 'if '
        while True:
            self.line(word)
            self.node(node.test)
            self.block(node.body)
            if len(node.orelse) != 1 or not isinstance(node.orelse[0], ast.If):
                break
            node = node.orelse[0]
            word = 'elif '
        self.rest('else', node.orelse)

    def write_While(self, node, level):
        self.line('while ')
        self.node(node.test)
        self.block(node.body)
        self.rest('else', node.orelse)

    def write_With(self, node, level, word='with '):
        self.line(word)
        self.some(node.items)
        self.block(node.body, node.type_comment)

    def write_AsyncWith(self, node, level):
        self.write_With(node, level, 'async with ')

    def write_withitem(self, node, level):
        self.node(node.context_expr)
        if node.optional_vars:
            self.write(' as ')
            self.node(node.optional_vars)

    def write_Match(self, node, level):
        self.line('match ')
        self.node(node.subject)
        self.block(node.cases)

    def write_match_case(self, node, level):
        self.line('case ')
        self.node(node.pattern)
        if node.guard:
            self.write(' if ')
            self.node(node.guard)
        self.block(node.body)

    # ---- patterns

    def write_MatchSingleton(self, node, level):
        self.constant(node.value)

    def write_MatchSequence(self, node, level):
        self.write('[')
        self.some(node.patterns)
        self.write(']')

    def write_MatchStar(self, node, level):
        self.write('*' + (node.name or '_'))

    def write_MatchMapping(self, node, level):
        self.write('{')
        for at, (key, pattern) in enumerate(zip(node.keys, node.patterns, strict=True)):
            self.write(', ' if at else '')
            self.node(key)
            self.write(': ')
            self.node(pattern)
        if node.rest is not None:
            self.write(', ' if node.keys else '', '**' + node.rest)
        self.write('}')

    def write_MatchClass(self, node, level):
        self.node(node.cls, ATOM)
        self.write('(')
        self.some(node.patterns)
        for at, (name, pattern) in enumerate(zip(node.kwd_attrs, node.kwd_patterns)):
            self.write(', ' if at or node.patterns else '', name + '=')
            self.node(pattern)
        self.write(')')

    def write_MatchAs(self, node, level):
        if node.name is None:
            self.write('_')
        elif node.pattern is None:
            self.write(node.name)
        else:
            def inner():
                self.node(node.pattern, EXPR)
                self.write(' as ' + node.name)
            self.within(level > TEST, '(', inner, ')')

    def write_MatchOr(self, node, level):
        self.within(level > EXPR, '(', lambda: self.some(node.patterns, EXPR + 1, ' | '), ')')

    # ---- strings

    def short_string(self, text, quotes=_all_quotes):
        text, possible = _quoted(text, quotes, False)
        self.write(possible[0] + text + possible[0])

    def constant(self, value):
        if isinstance(value, (float, complex)):
            self.write(repr(value).replace('inf', _infinity).replace('nan', f'({_infinity}-{_infinity})'))
        elif self.without_backslashes and isinstance(value, str):
            self.short_string(value)
        else:
            self.write(repr(value))

    def write_Constant(self, node, level):
        value = node.value
        if isinstance(value, tuple):
            self.write('(')
            for at, item in enumerate(value):
                self.write(', ' if at else '')
                self.constant(item)
            self.write(',)' if len(value) == 1 else ')')
        elif value is ...:
            self.write('...')
        else:
            if node.kind == 'u':
                self.write('u')
            self.constant(value)

    def format_part(self, node):
        """The text of a part of a format string."""
        if isinstance(node, ast.Constant):
            if not isinstance(node.value, str):
                raise ValueError('Constants inside JoinedStr should be a string.')
            return node.value.replace('{', '{{').replace('}', '}}')
        if isinstance(node, ast.JoinedStr):
            return ''.join(map(self.format_part, node.values))
        if not isinstance(node, ast.FormattedValue):
            raise ValueError('Unexpected node inside JoinedStr')
        inner = Unparser(True)
        inner.node(node.value, TEST + 1)
        text = ''.join(inner.pieces)
        if '\\' in text:
            raise ValueError('Unable to avoid backslash in f-string expression part')
        text = ('{ ' if text.startswith('{') else '{') + text
        if node.conversion != -1:
            text += '!' + chr(node.conversion)
        if node.format_spec:
            text += ':' + self.format_part(node.format_spec)
        return text + '}'

    def write_JoinedStr(self, node, level):
        self.write('f')
        if self.without_backslashes:
            self.short_string(self.format_part(node))
            return
        quotes = _all_quotes
        texts = []
        for part in node.values:
            text, quotes = _quoted(self.format_part(part), quotes, isinstance(part, ast.Constant))
            texts.append(text)
        self.write(quotes[0], *texts, quotes[0])

    def write_FormattedValue(self, node, level):
        self.write('f')
        self.short_string(self.format_part(node))

    # ---- expressions

    def write_Name(self, node, level):
        self.write(node.id)

    def write_NamedExpr(self, node, level):
        def inner():
            self.node(node.target, ATOM)
            self.write(' := ')
            self.node(node.value, ATOM)
        self.within(level > NAMED_EXPR, '(', inner, ')')

    def write_Await(self, node, level):
        def inner():
            self.write('await ')
            self.node(node.value, ATOM)
        self.within(level > AWAIT, '(', inner, ')')

    def write_Yield(self, node, level):
        def inner():
            self.write('yield')
            if node.value:
                self.write(' ')
                self.node(node.value, ATOM)
        self.within(level > YIELD, '(', inner, ')')

    def write_YieldFrom(self, node, level):
        def inner():
            self.write('yield from ')
            self.node(node.value, ATOM)
        self.within(level > YIELD, '(', inner, ')')

    def write_List(self, node, level):
        self.write('[')
        self.some(node.elts)
        self.write(']')

    def comprehension(self, node, begin, end):
        self.write(begin)
        self.node(node.elt)
        self.node(node.generators)
        self.write(end)

    def write_ListComp(self, node, level):
        self.comprehension(node, '[', ']')

    def write_GeneratorExp(self, node, level):
        self.comprehension(node, '(', ')')

    def write_SetComp(self, node, level):
        self.comprehension(node, '{', '}')

    def write_DictComp(self, node, level):
        self.write('{')
        self.node(node.key)
        self.write(': ')
        self.node(node.value)
        self.node(node.generators)
        self.write('}')

    def write_comprehension(self, node, level):
        self.write(' async for ' if node.is_async else ' for ')
        self.node(node.target, TUPLE)
        self.write(' in ')
        self.node(node.iter, TEST + 1)
        for condition in node.ifs:
            self.write(' if ')
            self.node(condition, TEST + 1)

    def write_IfExp(self, node, level):
        def inner():
            self.node(node.body, TEST + 1)
            self.write(' if ')
            self.node(node.test, TEST + 1)
            self.write(' else ')
            self.node(node.orelse, TEST)
        self.within(level > TEST, '(', inner, ')')

    def write_Set(self, node, level):
        if not node.elts:
            self.write('{*()}')
            return
        self.write('{')
        self.some(node.elts)
        self.write('}')

    def write_Dict(self, node, level):
        self.write('{')
        for at, (key, value) in enumerate(zip(node.keys, node.values)):
            self.write(', ' if at else '')
            if key is None:
                self.write('**')
                self.node(value, EXPR)
            else:
                self.node(key)
                self.write(': ')
                self.node(value)
        self.write('}')

    def write_Tuple(self, node, level):
        def inner():
            self.some(node.elts)
            self.write(',' if len(node.elts) == 1 else '')
        self.within(not node.elts or level > TUPLE, '(', inner, ')')

    def write_UnaryOp(self, node, level):
        sign, own = _unary[node.op.__class__.__name__]

        def inner():
            self.write(sign)
            self.node(node.operand, own)
        self.within(level > own, '(', inner, ')')

    def write_BinOp(self, node, level):
        sign, own = _binary[node.op.__class__.__name__]
        left, right = (own + 1, own) if sign == '**' else (own, own + 1)

        def inner():
            self.node(node.left, left)
            self.write(' ' + sign + ' ')
            self.node(node.right, right)
        self.within(level > own, '(', inner, ')')

    def write_Compare(self, node, level):
        def inner():
            self.node(node.left, CMP + 1)
            for op, value in zip(node.ops, node.comparators):
                self.write(' ' + _compare[op.__class__.__name__] + ' ')
                self.node(value, CMP + 1)
        self.within(level > CMP, '(', inner, ')')

    def write_BoolOp(self, node, level):
        own, word = (AND, ' and ') if isinstance(node.op, ast.And) else (OR, ' or ')

        def inner():
            for at, value in enumerate(node.values):
                self.write(word if at else '')
                self.node(value, min(own + at + 1, ATOM))
        self.within(level > own, '(', inner, ')')

    def write_Attribute(self, node, level):
        self.node(node.value, ATOM)
        # A space, lest the dot be the number's.
        self.write(' .' if isinstance(node.value, ast.Constant) and isinstance(node.value.value, int) else '.', node.attr)

    def write_Call(self, node, level):
        self.node(node.func, ATOM)
        self.write('(')
        self.some(node.args + node.keywords)
        self.write(')')

    def write_keyword(self, node, level):
        self.write('**' if node.arg is None else node.arg + '=')
        self.node(node.value)

    def write_Subscript(self, node, level):
        self.node(node.value, ATOM)
        self.write('[')
        self.node(node.slice, TUPLE if isinstance(node.slice, ast.Tuple) and node.slice.elts else TEST)
        self.write(']')

    def write_Starred(self, node, level):
        self.write('*')
        self.node(node.value, EXPR)

    def write_Slice(self, node, level):
        if node.lower:
            self.node(node.lower)
        self.write(':')
        if node.upper:
            self.node(node.upper)
        if node.step:
            self.write(':')
            self.node(node.step)

    def write_arg(self, node, level):
        self.write(node.arg)
        if node.annotation:
            self.write(': ')
            self.node(node.annotation)

    def write_arguments(self, node, level):
        named = node.posonlyargs + node.args
        defaults = [None] * (len(named) - len(node.defaults)) + node.defaults
        parts = [('', arg, default) for arg, default in zip(named, defaults)]
        if node.posonlyargs:
            parts.insert(len(node.posonlyargs), ('/', None, None))
        if node.vararg or node.kwonlyargs:
            parts.append(('*', node.vararg, None))
        parts += [('', arg, default) for arg, default in zip(node.kwonlyargs, node.kw_defaults)]
        if node.kwarg:
            parts.append(('**', node.kwarg, None))
        for at, (sign, arg, default) in enumerate(parts):
            self.write(', ' if at else '', sign)
            if arg:
                self.node(arg)
            if default:
                self.write('=')
                self.node(default)

    def write_Lambda(self, node, level):
        def inner():
            arguments = Unparser(self.without_backslashes).visit(node.args)
            self.write('lambda ' if arguments else 'lambda', arguments, ': ')
            self.node(node.body)
        self.within(level > TEST, '(', inner, ')')
