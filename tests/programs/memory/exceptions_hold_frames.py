import sys, traceback
def f():
    big = [1] * 10
    raise ValueError('x')
try: f()
except ValueError as e:
    tb = e.__traceback__
    print(sys.getrefcount(e), tb.tb_next.tb_frame.f_locals)
    saved = e
try: e
except NameError as n: print(n)
print(sys.getrefcount(saved), saved.__traceback__ is tb)
tb.tb_next.tb_frame.clear(); print(tb.tb_next.tb_frame.f_locals)
saved.__traceback__ = None
del tb
try: raise KeyError(1) from saved
except KeyError as k: print(k.__cause__ is saved, k.__context__, k.__suppress_context__)
print(sys.exc_info())
try:
    try: 1/0
    finally: print(sys.exc_info()[0])
except ZeroDivisionError: pass
