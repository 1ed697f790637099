import builtins
import sys


class types:
    GenericAlias = type(list[int])
    UnionType = type(int | str)
    ModuleType = type(builtins)
    SimpleNamespace = type(sys.implementation)

def t(f,*a,**k):
    try: 
        r=f(*a,**k)
        print(repr(r))
    except BaseException as e: print(type(e).__name__, e.args, e)
N = types.SimpleNamespace
t(lambda: N(a=1,b='x')); t(lambda: N()); t(lambda: N(1)); t(lambda: N(a=1)==N(a=1)); t(lambda: N(a=1)==N(a=2)); t(lambda: N(a=1)<N(a=2)); t(lambda: N(a=1).__dict__); t(lambda: N(a=1).b); t(lambda: N(**{'a b':1,'c':2})); t(lambda: N(a=1).__reduce__()); t(lambda: vars(N(z=1,a=2))); t(lambda:hash(N())); t(lambda: N({'a':1})); t(lambda:N(a=1)==5)
class NN(N): pass
t(lambda: NN(a=1)); t(lambda: NN.__mro__)
n=N(); n.n=n; t(lambda:n); t(lambda: repr(N(**{'1':1})))
