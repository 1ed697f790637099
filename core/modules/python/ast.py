"""Trees of Python programs: nodes, reading them from text, walking, changing, and writing them as text again."""

import sys
import _ast

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000


class AST:
    """A node."""

    __module__ = 'ast'
    _fields = _attributes = __match_args__ = ()

    def __init__(self, *args, **kwargs):
        fields = self._fields
        if len(args) > len(fields):
            raise TypeError('%.400s constructor takes at most %d positional argument%s' % (
                type(self).__name__, len(fields), '' if len(fields) == 1 else 's'))
        for name, value in zip(fields, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in fields and fields.index(name) < len(args):
                raise TypeError('%.400s got multiple values for argument %r' % (type(self).__name__, name))
            setattr(self, name, value)

    def __reduce__(self):
        return type(self), (), self.__dict__


# The abstract grammar. "-": its nodes have no place in the text.
_grammar = """
-mod = Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) | Expression(expr body)
 | FunctionType(expr* argtypes, expr returns)
stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment)
 | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment)
 | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list) | Return(expr? value)
 | Delete(expr* targets) | Assign(expr* targets, expr value, string? type_comment)
 | AugAssign(expr target, operator op, expr value)
 | AnnAssign(expr target, expr annotation, expr? value, int simple)
 | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
 | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
 | While(expr test, stmt* body, stmt* orelse) | If(expr test, stmt* body, stmt* orelse)
 | With(withitem* items, stmt* body, string? type_comment) | AsyncWith(withitem* items, stmt* body, string? type_comment)
 | Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause)
 | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
 | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | Assert(expr test, expr? msg)
 | Import(alias* names) | ImportFrom(identifier? module, alias* names, int? level) | Global(identifier* names)
 | Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
expr = BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) | BinOp(expr left, operator op, expr right)
 | UnaryOp(unaryop op, expr operand) | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse)
 | Dict(expr* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators)
 | SetComp(expr elt, comprehension* generators) | DictComp(expr key, expr value, comprehension* generators)
 | GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value) | YieldFrom(expr value)
 | Compare(expr left, cmpop* ops, expr* comparators) | Call(expr func, expr* args, keyword* keywords)
 | FormattedValue(expr value, int conversion, expr? format_spec) | JoinedStr(expr* values)
 | Constant(constant value, string? kind) | Attribute(expr value, identifier attr, expr_context ctx)
 | Subscript(expr value, expr slice, expr_context ctx) | Starred(expr value, expr_context ctx)
 | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx) | Tuple(expr* elts, expr_context ctx)
 | Slice(expr? lower, expr? upper, expr? step)
-expr_context = Load | Store | Del
-boolop = And | Or
-operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
-unaryop = Invert | Not | UAdd | USub
-cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
-comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
-arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)
arg(identifier arg, expr? annotation, string? type_comment)
keyword(identifier? arg, expr value)
alias(identifier name, identifier? asname)
-withitem(expr context_expr, expr? optional_vars)
-match_case(pattern pattern, expr? guard, stmt* body)
pattern = MatchValue(expr value) | MatchSingleton(constant value) | MatchSequence(pattern* patterns)
 | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
 | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
 | MatchStar(identifier? name) | MatchAs(pattern? pattern, identifier? name) | MatchOr(pattern* patterns)
-type_ignore = TypeIgnore(int lineno, string tag)
"""
_PLACE = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')
_kinds = {}         # class: its fields' kinds as the grammar has them
_singletons = {}


def _make_class(text, base, has_place):
    name, _, fields = text.partition('(')
    fields = [field.split() for field in fields.rstrip(')').split(', ')] if fields else []
    names = tuple(field for _, field in fields)
    body = {'__module__': 'ast', '__doc__': text, '_fields': names, '__match_args__': names}
    body.update((field, None) for kind, field in fields if kind.endswith('?'))
    if has_place is not None:
        body['_attributes'] = _PLACE if has_place else ()
        if has_place and name != 'pattern':
            body.update(end_lineno=None, end_col_offset=None)
    made = type(name, (base,), body)
    globals()[name] = made
    _kinds[made] = [(field, kind) for kind, field in fields]
    return made


def _make_classes():
    for line in _grammar.strip().replace('\n |', ' |').split('\n'):
        has_place = not line.startswith('-')
        line = line.lstrip('-')
        name, equals, kinds = line.partition(' = ')
        if not equals:
            _make_class(line, AST, has_place)
            continue
        base = _make_class(name, AST, has_place)
        kinds = kinds.split(' | ')
        base.__doc__ = '%s = %s' % (name, ('\n' + ' ' * (len(name) + 1) + '| ').join(kinds))
        for kind in kinds:
            made = _make_class(kind, base, None)
            if not made._fields and name not in ('stmt', 'mod'):
                _singletons[kind] = made()


_make_classes()
_no_comment = {kind for kind in _kinds if 'type_comment' in kind._fields}


def _build(steps):
    """The tree of what _ast.tree gives: see there."""
    stack = []
    steps = iter(steps)
    names = globals()
    step = next(steps)
    while step is not None:
        after = None
        if step.__class__ is int:
            if step == 0:
                stack.append(next(steps))
            else:
                count = len(stack) - (step - 1)
                items = stack[count:]
                del stack[count:]
                stack.append(items)
            step = next(steps, None)
            continue
        after = next(steps, None)
        if step in _singletons:
            stack.append(_singletons[step])
            step = after
            continue
        made = names[step]
        node = made.__new__(made)
        fields = made._fields
        count = len(fields)
        values = node.__dict__
        if made in _no_comment:
            count -= 1
        at = len(stack) - count
        for field in fields[:count]:
            values[field] = stack[at]
            at += 1
        if made in _no_comment:
            values['type_comment'] = None
        if count:
            del stack[-count:]
        if after.__class__ is tuple:
            values['lineno'], values['col_offset'], values['end_lineno'], values['end_col_offset'] = after
            after = next(steps, None)
        stack.append(node)
        step = after
    return stack[0]


def _parse(source, filename, mode, flags):
    return _build(_ast.tree(source, filename, mode))


def parse(source, filename='<unknown>', mode='exec', *, type_comments=False, feature_version=None):
    return compile(source, filename, mode, PyCF_ONLY_AST)


def _check(node, made):
    """TypeErrors and ValueErrors of a tree that cannot be compiled; from the top, with a list for a stack."""
    if not isinstance(node, made):
        raise TypeError('expected %s node, got %s' % (made.__name__, type(node).__name__))
    todo = [node]
    while todo:
        node = todo.pop()
        kind = next((base for base in type(node).__mro__ if base in _kinds), None)
        if kind is None:
            raise TypeError('expected some sort of expr, but got %r' % (node,))
        if kind._attributes:
            for name in _PLACE[:2]:
                if not hasattr(node, name):
                    base = kind.__mro__[1] if kind.__mro__[1] is not AST else kind
                    raise TypeError('required field "%s" missing from %s' % (name, base.__name__))
        for field, text in _kinds[kind]:
            if not hasattr(node, field):
                if text.endswith('?'):
                    continue
                if text.endswith('*') or text == 'constant' or not text.endswith('?'):
                    raise TypeError('required field "%s" missing from %s' % (field, kind.__name__))
            value = getattr(node, field)
            sort = globals().get(text.rstrip('*?'))
            if text.endswith('*'):
                if not isinstance(value, list):
                    raise TypeError('%s field "%s" must be a list, not a %s' % (kind.__name__, field, type(value).__name__))
                if not value and field in ('body', 'targets', 'handlers') and kind is not Module \
                        and kind is not Interactive and (field != 'handlers' or not node.finalbody):
                    raise ValueError('empty %s on %s' % (field, kind.__name__))
                items = value
            else:
                items = [value]
            if sort is None:
                continue
            for item in items:
                if item is None:
                    if text.endswith('?') or field in ('keys', 'kw_defaults'):
                        continue
                    if text.endswith('*'):
                        raise ValueError('None disallowed in %s list' % (
                            'expression' if sort is expr else 'statement'))
                    raise ValueError("field '%s' is required for %s" % (field, kind.__name__))
                if not isinstance(item, sort):
                    raise TypeError('expected some sort of %s, but got %r' % (sort.__name__, item))
                todo.append(item)


def _compile(tree, filename, mode, flags):
    _check(tree, {'exec': Module, 'eval': Expression, 'single': Interactive}[mode])
    if mode == 'single':
        text = unparse(Module(tree.body, []))
    else:
        text = unparse(tree)
    return compile(text, filename, mode, flags, True)


def literal_eval(node_or_string):
    """The value of a text of literals alone."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(' \t'), mode='eval')
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body

    def malformed(node):
        text = 'malformed node or string'
        if line := getattr(node, 'lineno', None):
            text += f' on line {line}'
        raise ValueError(text + f': {node!r}')

    def number(node):
        if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
            malformed(node)
        return node.value

    def signed(node):
        if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
            value = number(node.operand)
            return +value if isinstance(node.op, UAdd) else -value
        return number(node)

    def value_of(node):
        if isinstance(node, Constant):
            return node.value
        if isinstance(node, Tuple):
            return tuple(map(value_of, node.elts))
        if isinstance(node, List):
            return list(map(value_of, node.elts))
        if isinstance(node, Set):
            return set(map(value_of, node.elts))
        if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == 'set' and not node.args \
                and not node.keywords:
            return set()
        if isinstance(node, Dict):
            if len(node.keys) != len(node.values):
                malformed(node)
            return dict(zip(map(value_of, node.keys), map(value_of, node.values)))
        if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
            left, right = signed(node.left), number(node.right)
            if isinstance(left, (int, float)) and isinstance(right, complex):
                return left + right if isinstance(node.op, Add) else left - right
        return signed(node)
    return value_of(node_or_string)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None):
    """The tree as a text of constructors."""
    def write(node, level=0):
        if indent is not None:
            level += 1
            before, between = '\n' + indent * level, ',\n' + indent * level
        else:
            before, between = '', ', '
        if isinstance(node, AST):
            made = type(node)
            parts = []
            is_simple, keywords = True, annotate_fields
            for name in node._fields:
                try:
                    value = getattr(node, name)
                except AttributeError:
                    keywords = True
                    continue
                if value is None and getattr(made, name, ...) is None:
                    keywords = True
                    continue
                value, simple = write(value, level)
                is_simple = is_simple and simple
                parts.append('%s=%s' % (name, value) if keywords else value)
            if include_attributes and node._attributes:
                for name in node._attributes:
                    try:
                        value = getattr(node, name)
                    except AttributeError:
                        continue
                    if value is None and getattr(made, name, ...) is None:
                        continue
                    value, simple = write(value, level)
                    is_simple = is_simple and simple
                    parts.append('%s=%s' % (name, value))
            if is_simple and len(parts) <= 3:
                return '%s(%s)' % (node.__class__.__name__, ', '.join(parts)), not parts
            return '%s(%s%s)' % (node.__class__.__name__, before, between.join(parts)), False
        if isinstance(node, list):
            if not node:
                return '[]', True
            return '[%s%s]' % (before, between.join(write(item, level)[0] for item in node)), False
        return repr(node), True

    if not isinstance(node, AST):
        raise TypeError('expected AST, got %r' % node.__class__.__name__)
    if indent is not None and not isinstance(indent, str):
        indent = ' ' * indent
    return write(node)[0]


def copy_location(new_node, old_node):
    for name in _PLACE:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith('end_'):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    todo = [(node, 1, 0, 1, 0)]
    while todo:
        child, *place = todo.pop()
        for at, name in enumerate(_PLACE):
            if name in child._attributes:
                known = getattr(child, name, None)
                if known is None and (at >= 2 or not hasattr(child, name)):
                    setattr(child, name, place[at])
                else:
                    place[at] = known
        todo += [(inner, *place) for inner in iter_child_nodes(child)]
    return node


def increment_lineno(node, n=1):
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, 'lineno', 0) + n
            continue
        if 'lineno' in child._attributes:
            child.lineno = getattr(child, 'lineno', 0) + n
        if 'end_lineno' in child._attributes and (end := getattr(child, 'end_lineno', 0)) is not None:
            child.end_lineno = end + n
    return node


def iter_fields(node):
    for field in node._fields:
        try:
            yield field, getattr(node, field)
        except AttributeError:
            pass


def iter_child_nodes(node):
    for _, field in iter_fields(node):
        if isinstance(field, AST):
            yield field
        elif isinstance(field, list):
            for item in field:
                if isinstance(item, AST):
                    yield item


def get_docstring(node, clean=True):
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError("%r can't have docstrings" % (node.__class__.__name__))
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    first = node.body[0].value
    if not (isinstance(first, Constant) and isinstance(first.value, str)):
        return None
    if not clean:
        return first.value
    import inspect
    return inspect.cleandoc(first.value)


def get_source_segment(source, node, *, padded=False):
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        begin, end = node.lineno - 1, node.end_lineno - 1
        first, last = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = _split_lines(source)
    if begin == end:
        return lines[begin].encode()[first:last].decode()
    head = lines[begin].encode()
    space = ''.join(c if c in '\f\t' else ' ' for c in head[:first].decode()) if padded else ''
    return ''.join([space + head[first:].decode(), *lines[begin + 1:end], lines[end].encode()[:last].decode()])


def _split_lines(source):
    return [line + '\n' for line in source.replace('\r\n', '\n').replace('\r', '\n').split('\n')]


def walk(node):
    from collections import deque
    todo = deque([node])
    while todo:
        node = todo.popleft()
        todo.extend(iter_child_nodes(node))
        yield node


class NodeVisitor:
    """Calls visit_<class> for each node that has such a method."""

    def visit(self, node):
        return getattr(self, 'visit_' + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)

    def visit_Constant(self, node):
        import warnings
        value = node.value
        name = next((name for kind, name in _old_names.items() if isinstance(value, kind)), None)
        if value is ...:
            name = 'Ellipsis'
        visitor = getattr(self, 'visit_' + name, None) if name else None
        if visitor is None:
            return self.generic_visit(node)
        warnings.warn(f'visit_{name} is deprecated; add visit_Constant', DeprecationWarning, 2)
        return visitor(node)


class NodeTransformer(NodeVisitor):
    """The same; what a method returns takes the node's place, and None removes it."""

    def generic_visit(self, node):
        for field, old in iter_fields(node):
            if isinstance(old, list):
                items = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            items.extend(item)
                            continue
                    items.append(item)
                old[:] = items
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, field)
                else:
                    setattr(node, field, new)
        return node


# Names from before Constant.
_old_names = {bool: 'NameConstant', type(None): 'NameConstant', int: 'Num', float: 'Num', complex: 'Num', str: 'Str',
              bytes: 'Bytes', type(...): 'Ellipsis'}


class _OldConstant(type):
    def __instancecheck__(cls, instance):
        if not isinstance(instance, Constant):
            return False
        return _old_names.get(type(getattr(instance, 'value', type))) == cls.__name__


def _old(name, field):
    def new(cls, *args, **kwargs):
        if cls is Ellipsis:
            return Constant(..., *args, **kwargs)
        if field in kwargs:
            args = (kwargs.pop(field),) + args
        return Constant(*args, **kwargs)
    return _OldConstant(name, (Constant,), {'_fields': (field,) if field else (), '__new__': new, '__module__': 'ast'})


Num, Str, Bytes, NameConstant, Ellipsis = (
    _old('Num', 'n'), _old('Str', 's'), _old('Bytes', 's'), _old('NameConstant', 'value'), _old('Ellipsis', None))
Constant.n = Constant.s = property(lambda self: self.value, lambda self, value: setattr(self, 'value', value))


class slice(AST):
    """No longer used."""


class Index(slice):
    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


class Suite(mod):
    """No longer used."""


class AugLoad(expr_context):
    """No longer used."""


class AugStore(expr_context):
    """No longer used."""


class Param(expr_context):
    """No longer used."""


def unparse(ast_obj):
    from _unparse import Unparser
    return Unparser().visit(ast_obj)


def main():
    import argparse
    parser = argparse.ArgumentParser(prog='python -m ast')
    parser.add_argument('infile', type=argparse.FileType(mode='rb'), nargs='?', default='-',
                        help='the file to parse; defaults to stdin')
    parser.add_argument('-m', '--mode', default='exec', choices=('exec', 'single', 'eval', 'func_type'),
                        help='specify what kind of code must be parsed')
    parser.add_argument('--no-type-comments', default=True, action='store_false',
                        help="don't add information about type comments")
    parser.add_argument('-a', '--include-attributes', action='store_true',
                        help='include attributes such as line numbers and column offsets')
    parser.add_argument('-i', '--indent', type=int, default=3, help='indentation of nodes (number of spaces)')
    args = parser.parse_args()
    with args.infile as infile:
        source = infile.read()
    print(dump(parse(source, args.infile.name, args.mode), include_attributes=args.include_attributes, indent=args.indent))


if __name__ == '__main__':
    main()
