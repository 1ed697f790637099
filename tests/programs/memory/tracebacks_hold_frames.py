import sys,gc,weakref
class A: pass
def f():
    a=A(); global r; r=weakref.ref(a); raise ValueError('x')
try: f()
except ValueError as e: print(r() is not None); t=e.__traceback__; print(t.tb_next.tb_frame.f_locals['a'] is r(), t.tb_lineno, t.tb_next.tb_lineno)
print(r() is not None); del t; print(r())
try: f()
except ValueError as e: k=e
print(r() is not None, k.__traceback__ is not None); k=k.with_traceback(None); print(r())
def g():
    try: f()
    except ValueError as e: raise KeyError('y') from e
try: g()
except KeyError as e: c=e
print(type(c.__cause__).__name__, c.__context__ is c.__cause__, c.__suppress_context__, r() is not None); del c; print(r())
def h():
    try: f()
    except ValueError as e:
        saved=e
        return saved
s=h(); print(r() is not None); del s; print(r() is not None, gc.collect()>0, r())
try: f()
except ValueError: pass
print(sys.exc_info(), r())
def cnt():
    try: 1/0
    except ZeroDivisionError as e:
        print(sys.getrefcount(e), sys.exc_info()[1] is e, sys.getrefcount(sys.exc_info()[2]))
        return e
e=cnt(); print(sys.getrefcount(e), sys.getrefcount(e.__traceback__), e.__traceback__.tb_frame.f_code.co_name, gc.is_tracked(e), gc.collect())
e=ExceptionGroup('g',[ValueError(1),TypeError(2)]); l=e.exceptions; print(sys.getrefcount(l), sys.getrefcount(l[0])); m,rest=e.split(ValueError); print(m, rest, m.exceptions[0] is l[0])
import traceback
try: f()
except ValueError: s=traceback.format_exc(); print(s.splitlines()[-1]); te=traceback.TracebackException(*sys.exc_info()); 
print(r())
