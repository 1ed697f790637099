# What random programs found: numbers out of range, counts and names of arguments, what a message names.
import gc
for big in (2**40, -2**40, 2**70,-2**70):
  for f in (lambda: [].sort(reverse=big), lambda: b''.hex(':',big), lambda: 'a'.expandtabs(big), lambda: 'a'.splitlines(big), lambda: gc.set_threshold(big), lambda: gc.collect(big), lambda: bytearray().__reduce_ex__(big), lambda: sorted([],reverse=big), lambda: print(end='',flush=big), lambda: ().__reduce_ex__(big),lambda: chr(big), lambda: 'a'.encode().expandtabs(big)):
    try: f()
    except Exception as e: print(type(e).__name__,e)
for a in ((),(1,),(1,2),(1,2,3)):
  for k in ({},{'x':1},{'start':1},{'iterable':[1]},{'iterable':[1],'start':2},{'iterable':[1],'x':2},{'x':1,'y':2}):
    try: print(list(enumerate(*a,**k)))
    except Exception as e: print(a,k,type(e).__name__,e)
    try: print([].sort(*a,**k))
    except Exception as e: print(a,k,type(e).__name__,e)
for s in ('a','a ','zz','0z','0','00 0','00 zz','00z','ß','0ß','é0','aß', '000',' 0 0','00\x00','abc','0a 0'):
  for c in bytes,bytearray:
    try: print(c.fromhex(s))
    except Exception as e: print(repr(s),type(e).__name__,e)
class S(set):pass
class F(frozenset): pass
for c in (S,F,set,frozenset):
    try: c(1,2)
    except Exception as e: print(e)
class T(str): pass
print(type(iter(T('a'))),type(iter('a')),type(iter('é')))
for x in (b'a',bytearray(b'a'),memoryview(b'a')):
    for b in (10,99):
        try: int(x) if b==10 else int(x,16)
        except Exception as e: print(type(e),e)
        try: int(x,3) 
        except Exception as e: print(type(e),e)
    try: float(x if type(x) is not memoryview else b'a')
    except Exception as e: print(type(e),e)
m=memoryview(b'abcdef')[::2]
print(bytes(m),bytearray(m),m.tobytes(),m==b'ace')
class M:
    def __getattr__(self,n): print('get',n); return n.upper()
try: dict(M())
except Exception as e: print(e)
class K:
    def __getitem__(self,k): return k
    def __delitem__(self,k): pass
class D(tuple):
    def __delitem__(self,k): pass
class E(list):
    def __setitem__(self,k,v): raise KeyError
for x in K(),D():
    try: x[1]=2
    except Exception as e: print(e)
    try: x['a']=2
    except Exception as e: print(e)
class K2:
    def __getitem__(self,k): return k
try: K2()[2]=1
except Exception as e: print(e)
try: del K2()[2]
except Exception as e: print(e)
