"""inspect: members, sources with their comments, calls and signatures; old names of threading; lines of files."""
import os, linecache, tempfile, inspect, threading, warnings, errno
warnings.simplefilter('always')
print(os.strerror(2), os.strerror(13), os.strerror(0), os.strerror(9999), errno.errorcode[17], os.strerror(17))
f = tempfile.NamedTemporaryFile('w', suffix='.txt', delete=False); f.write('one\ntwo\n'); f.close()
print(linecache.getline(f.name, 2), linecache.getlines(f.name), linecache.getline('nope', 1), linecache.getline(f.name, 9)); linecache.clearcache(); linecache.checkcache()
os.remove(f.name)
import io, contextlib
err = io.StringIO()
with contextlib.redirect_stderr(err):
    t = threading.Thread(target=print); t.setDaemon(True); t.isDaemon(); t.getName(); t.setName('x'); threading.currentThread(); threading.activeCount(); threading.Event().isSet(); c = threading.Condition()
    with c: c.notifyAll()
for l in err.getvalue().split('\n'): print(l[l.find('Depre'):])
class A:
    x = 1
    @property
    def p(self): 'doc p'; return 1
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
    def m(self): pass
class B(A):
    def m(self): return super().m()
for a in inspect.classify_class_attrs(B):
    if a.name in ('x', 'p', 'c', 's', 'm'): print(a.name, a.kind, a.defining_class.__name__)
y = 5
def outer():
    z = 1
    def inner(): return z + y + len([]) + undefined_thing
    return inner
cv = inspect.getclosurevars(outer()); print(cv.nonlocals, cv.globals, cv.builtins, cv.unbound)
def f(a, b=2, *args, c, d: int = 4, **kw) -> str: pass
print(inspect.getfullargspec(f)); print(inspect.signature(f)); print(inspect.getcallargs(f, 1, c=3, e=5))
for args, kw in (((), {}), ((1,), {}), ((1, 2, 3), {'c': 1, 'a': 2})):
    try: print(inspect.signature(f).bind(*args, **kw))
    except TypeError as e: print(e)
    try: print(inspect.getcallargs(f, *args, **kw))
    except TypeError as e: print(e)
def g(a): pass
for args in ((), (1, 2)):
    try: inspect.getcallargs(g, *args)
    except TypeError as e: print(e)
print(inspect.isdatadescriptor(A.p), inspect.ismethoddescriptor(A.__dict__['c']), inspect.getdoc(A.p))
fr = inspect.currentframe(); print(inspect.getframeinfo(fr)[1:4], inspect.getargvalues(fr)[0])
print(inspect.stack()[0].function, inspect.stack()[0].code_context)
print([n for n, _ in inspect.getmembers(B, inspect.isfunction)], inspect.getmro(B), inspect.isabstract(A), inspect.unwrap(f).__name__)
def gen():
    q = 3
    yield q
gg = gen(); print(inspect.getgeneratorstate(gg)); next(gg); print(inspect.getgeneratorlocals(gg), inspect.getgeneratorstate(gg))
print(inspect.getsource(A.m)); print(inspect.getsourcelines(f)); print(inspect.getmodule(A).__name__, inspect.cleandoc('a\n    b\n   c'))
# before B2
class C2:
    # first

    def k(self):
        # in k
        return 1
        # end k
    # end class
    z = 3
    # very end
# outside
print(inspect.getsource(C2)); print(inspect.getsource(C2.k)); print(inspect.getcomments(C2)); print(repr(inspect.getcomments(C2.k)))
print(inspect.getsource(lambda: 3))
P = inspect.Parameter
for a in (('1a', P.POSITIONAL_ONLY), ('a', 9), ('for', P.KEYWORD_ONLY), ('a', P.VAR_POSITIONAL), (5, P.KEYWORD_ONLY)):
    try: print(P(*a))
    except Exception as e: print(type(e).__name__, e)
try: P('a', P.VAR_KEYWORD, default=1)
except ValueError as e: print(e)
print(inspect.formatannotation(int), inspect.signature(len), inspect.Signature([P('a', P.POSITIONAL_ONLY), P('b', P.KEYWORD_ONLY, default=2)]))
for ps in ([P('a', P.KEYWORD_ONLY), P('b', P.POSITIONAL_ONLY)], [P('a', P.POSITIONAL_OR_KEYWORD, default=1), P('b', P.POSITIONAL_OR_KEYWORD)], [P('a', P.KEYWORD_ONLY)] * 2):
    try: inspect.Signature(ps)
    except ValueError as e: print(e)
s = inspect.signature(f); print(s == inspect.signature(f), s.replace(return_annotation=int), s.parameters['a'].replace(name='zz'), hash(s) == hash(inspect.signature(f)))
import functools
print(inspect.signature(functools.partial(f, 1, c=5)), inspect.signature(functools.partial(f, b=1)), inspect.signature(A().m), inspect.signature(A))
print(dict(inspect.getmembers_static(A, lambda x: isinstance(x, property))).keys())
print(inspect.formatargvalues(['a'], None, None, {'a': 3}))
