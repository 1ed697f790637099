class A:
    def __del__(s): raise ValueError('oops')
A(); print('next')
a=A(); a=None
def f():
    x=A()
f()
class B:
    def __del__(s): undefined_name
b=B()
del b
class C:
    def __repr__(s): raise RuntimeError('bad repr')
    def __del__(s): s.x
C()
class D:
    __del__=5
D()
class E:
    def __del__(s,extra): pass
E()
def gen():
    try: yield
    finally: raise KeyError('in finally')
g=gen(); next(g); del g
def gen2():
    while 1:
        try: yield
        except GeneratorExit: print('ignored')
        else: pass
g=gen2(); next(g)
try: g.close()
except RuntimeError as e: print(e)
import itertools
class F:
    def __del__(s): sys.exit(5)
import sys
F(); print('still')
class G:
    def __del__(s):
        try: raise ValueError
        except: print('handled', sys.exc_info()[0])
try: raise KeyError
except KeyError: G(); print(sys.exc_info()[0])
class H:
    def __del__(s): print(sys.exc_info()[0])
try: raise KeyError
except KeyError: H()
sys.unraisablehook=lambda u: print('hook', u.exc_type.__name__, u.exc_value, u.err_msg, type(u.object).__name__, u.exc_traceback is not None)
A(); E(); D()
import weakref
x=B(); r=weakref.ref(x,lambda r: 1/0); del x
sys.unraisablehook=None
A()
def bad(u): raise TypeError('hook fails')
sys.unraisablehook=bad
A()
sys.unraisablehook=sys.__unraisablehook__
A()
last=A()
