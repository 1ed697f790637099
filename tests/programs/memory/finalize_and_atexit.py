import weakref,atexit,gc
class O:
    def __init__(s,n): s.n=n
    def __repr__(s): return 'O'+s.n
o=O('1'); f=weakref.finalize(o,print,'fin1','x',sep='-'); print(f.alive, f.peek()[1:], f.atexit, repr(f).split(' at ')[0]); print(f.detach() is not None, f.alive, f(), f.peek(), f.detach())
f=weakref.finalize(o,lambda: 42); print(f(), f(), f.alive)
f=weakref.finalize(o,print,'gone'); del o; print(f.alive, repr(f).split(';')[-1])
o2=O('2'); weakref.finalize(o2,print,'exit A'); o3=O('3'); g=weakref.finalize(o3,print,'exit B'); h=weakref.finalize(o3,print,'never'); h.atexit=False
weakref.finalize(o2,lambda: 1/0)
atexit.register(print,'atexit 1'); atexit.register(print,'atexit 2')
o4=O('4'); o4.s=o4; weakref.finalize(o4,print,'cycle fin'); del o4; gc.collect()
class D:
    def __del__(s): print('D del')
d=D(); weakref.finalize(d,print,'d fin')
try: weakref.finalize(5,print)
except TypeError as e: print(e)
try: weakref.finalize(o2)
except TypeError as e: print(e)
try: weakref.finalize()
except TypeError as e: print(e)
o5=O('5'); weakref.finalize(o5, print, 'last registered')
print('end')
