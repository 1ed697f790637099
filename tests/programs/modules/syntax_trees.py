import ast, sys
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
src = '''
"""Doc."""
import os, sys as s
from . import a
from ..b.c import d as e, f
x = 1; y: int = 2; (z): str; a.b += 3
def f(a, /, b: int = 1, *c, d, e=2, **g) -> None:
    """doc
    two"""
    global q
    return (yield), (yield 1), (yield from x)
async def g():
    async with a as b, c: pass
    async for i in x: await y
    return [i async for i in x]
@deco(1)
class A(B, metaclass=M, *c, **d):
    x = lambda: 0
    def m(self, *, k): nonlocal_ = 1; return self
for i, j in x:
    break
else: pass
while 1: continue
if a: pass
elif b: pass
elif c: x
else: y
try: pass
except E as e: raise X from e
except (A, B): raise
except: pass
else: 1
finally: 2
try: 1
except* E: 2
with a as (b, c), d: pass
match x:
    case 1 | 'a' | None | -1 | 1+2j: pass
    case [a, *b, _] if z: pass
    case {'k': v, **r}: pass
    case P(1, x=2) as q: pass
    case (1 | 2) as k: pass
    case {**r}: pass
    case [*_]: pass
    case a.b: pass
assert a, b
del a, b[1], c.d
print(a or b and c, not a, not (a or b), a < b <= c, -a ** -b, (-a) ** b, (a ** b) ** c, a ** b ** c, a - (b - c), (a, b), (a,), [], {}, {1}, {1: 2, **b}, ~x)
print(x[1:2, ::3], x[:], x[()], x[a, b], x[*a], f(*a, **b), f(x for x in y), [x for x in y if a if b for z in w], {x: y for x, y in z}, {x for x in y})
print(f'a{b!r:>{w}}c{{}} {x+1} {"q"}', f"it's {x}", f'{x:%Y-%m}', b'by\\n', 'q"q\\'', 1.5, 1e400, 2j, ..., True, u'u', 'a\\nb', f'{ {1: 2}[1] }', f'\\n{x}')
print((x := 5), a if b else c, (a if b else c) if d else e, lambda x, *y: (x, y), (lambda: 1)(), 1 .real, 1.5.real, (1).x, not a == b, (not a) == b, a @ b, a // b % c, a << b, a & b | c ^ d, await_)
x = 1, 2
x = y = z
x, y = *a, b
(yield_)
if (n := 10) > 5: pass
print(*a, sep='')
'''
tree = ast.parse(src)
print(ast.dump(tree)); print(ast.dump(tree, include_attributes=True)); print(ast.dump(tree, indent=2)); print(ast.dump(tree, annotate_fields=False))
print(ast.unparse(tree))
print(ast.dump(ast.parse(ast.unparse(tree))) == ast.dump(tree))
for s in ['[1, (2, "x"), {"a": None}, {1, 2}, -3, 1+2j, b"b", ..., True, set()]', ' 1', '', 'f(1)', '1+1', 'x', '{1:2, **x}', '-True', '"a" "b"', '1 if 1 else 2', '[', '+1', '1-2j', '--1', '{1:}','(1,)','"\\u00e9"']:
    t(lambda: ast.literal_eval(s) if 'malformed' not in s else 0) if s not in ('f(1)','1+1','x','{1:2, **x}','-True','1 if 1 else 2','--1') else 0
    try: ast.literal_eval(s)
    except ValueError as e: print(str(e).split(' at 0x')[0])
    except SyntaxError as e: print(e)
for n in ast.walk(ast.parse('x = f(y)[0]')): print(type(n).__name__, n._fields, n._attributes, end=' | ')
print()
class V(ast.NodeVisitor):
    def visit_Name(self, n): print('name', n.id, type(n.ctx).__name__); self.generic_visit(n)
    def visit_FunctionDef(self, n): print('def', n.name); self.generic_visit(n)
V().visit(ast.parse('def f(a):\n b = a + c\n return b'))
class T(ast.NodeTransformer):
    def visit_Name(self, n): return ast.copy_location(ast.Subscript(value=ast.Name('data', ast.Load()), slice=ast.Constant(n.id), ctx=n.ctx), n)
    def visit_Pass(self, n): return None
    def visit_Expr(self, n): return [n, n]
m = T().visit(ast.parse('x = y\npass\nprint')); print(ast.unparse(ast.fix_missing_locations(m)))
e = ast.Expression(ast.BinOp(ast.Constant(1), ast.Add(), ast.Constant(2)))
t(compile, e, 'f', 'eval'); ast.fix_missing_locations(e); print(eval(compile(e, 'f', 'eval')), ast.dump(e, include_attributes=True))
t(compile, e, 'f', 'exec'); t(compile, ast.parse(''), 'f', 'eval')
mod = ast.parse('a = 6\nb = a * 7\nprint(b)'); exec(compile(mod, '<ast>', 'exec'))
class Dbl(ast.NodeTransformer):
    def visit_Constant(self, n): return ast.Constant(n.value * 2) if isinstance(n.value, int) else n
ns = {}; exec(compile(ast.fix_missing_locations(Dbl().visit(mod)), 'z', 'exec'), ns); print(ns['a'])
t(ast.Name, 1, 2, 3); t(ast.Name, 'x', id=2); n = ast.Name('x', foo=1); print(n.id, n.foo, hasattr(n, 'ctx'), hasattr(n, 'lineno'), n.end_lineno)
t(ast.dump, n); print(ast.Name.__doc__, ast.expr.__doc__[:60], ast.Name.__match_args__, ast.Return().value, ast.Name.__mro__, ast.Name.__module__)
print(ast.get_docstring(tree), ast.get_docstring(tree.body[9]) if isinstance(tree.body[9], ast.FunctionDef) else '', [type(b).__name__ for b in tree.body][:12])
t(ast.get_docstring, n)
s = 'a = 1\nif x:\n    y = (1,\n  2)\n'; tr = ast.parse(s); print(repr(ast.get_source_segment(s, tr.body[1].body[0].value)), repr(ast.get_source_segment(s, tr.body[1].body[0].value, padded=True)), repr(ast.get_source_segment(s, tr.body[0])))
print(isinstance(ast.Constant(3), ast.Num), isinstance(ast.Constant('x'), ast.Num), isinstance(ast.Constant('x'), ast.Str), ast.Constant(3).n, isinstance(ast.Constant(True), ast.NameConstant))
ast.increment_lineno(tr, 10); print(tr.body[1].lineno, tr.body[1].body[0].end_lineno)
t(ast.parse, 'x =', 'file.py'); t(ast.parse, 'x', mode='foo'); print(ast.dump(ast.parse('x', mode='eval')), ast.dump(ast.parse('x', mode='single')), type(compile('x','f','exec',ast.PyCF_ONLY_AST)).__name__)
import copy, pickle
print(ast.dump(copy.deepcopy(tr)) == ast.dump(tr), ast.dump(pickle.loads(pickle.dumps(tr)))[:40])
match ast.parse('1+2', mode='eval').body:
    case ast.BinOp(ast.Constant(l), ast.Add(), ast.Constant(r)): print('matched', l, r)
print(ast.parse('a;b').body[0].value.ctx is ast.parse('c').body[0].value.ctx, list(ast.iter_fields(ast.Name('x'))), len(list(ast.iter_child_nodes(tree))))
t(exec, ast.parse('1')); t(eval, ast.parse('1', mode='eval'))
for bad in [ast.Module([ast.Expr(None)], []), ast.Module([None], []), ast.Module([ast.If(ast.Constant(1), [], [])], []), ast.Module(5, [])]:
    try: ast.fix_missing_locations(bad)
    except Exception as e: print('fix', type(e).__name__, e); continue
    try: compile(bad, 'f', 'exec')
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
print(ast.unparse(ast.parse('"""a\\nb"""')), ast.unparse(ast.Constant((1, 2))), ast.unparse(ast.Name('x')), ast.unparse(ast.parse("f'{x!r}' 'abc'")))
t(ast.dump, 5)
