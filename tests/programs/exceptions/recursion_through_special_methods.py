# Where calls nested too deep end: at the depth and with the words of CPython, before and after code is warm.
import sys
class S1(list):
    def __repr__(self): return f"{self}"
class S4:
    def __str__(self): return f"{self}"
class S5:
    def __repr__(self): return f"{self!r}"
class S3(list):
    def __repr__(self): return str(self)
class S2(list):
    def __repr__(self): return "%s" % self
class S6:
    def __str__(self): return "{}".format(self)
class S7:
    def __eq__(self, o): return self == o
class S11:
    def __len__(self): return len(self)
class S13:
    def __iter__(self): return iter(self)
class S14:
    def __add__(self,o): return self+o
class S16:
    def __hash__(self): return hash(self)
class S17:
    def __bool__(self): return bool(self)
class S18:
    def __contains__(self,x): return x in self
class S20:
    def __init__(self): self.c=S20()
class S21:
    def __new__(cls): return cls()
class S8:
    def __getattr__(self, n): return getattr(self, n+'x')
class S10:
    def __setattr__(self, n, v): self.foo=v
class S12:
    @property
    def x(self): return self.x
class S15(dict):
    def __getitem__(self,k): return self[k]
class S25:
    def __lt__(self,o): return self<o
class S24:
    def __format__(self, s): return format(self, s)
class S23:
    def __str__(self): return str(self)
class S22:
    def __repr__(self): return repr(self)
class S31:
    def __contains__(self,x): return x in (self,)
    def __eq__(self,o): return o in self
class S32:
    def __iter__(self): return self
    def __next__(self): return next(self)
class S33:
    def __enter__(self):
        with self: pass
    def __exit__(self,*a): pass
class S34:
    def __call__(self): return self()
class S35:
    def __index__(self): return [1][self]
class S36:
    def __get__(self,o,t): return o.x
class S37: x=S36()
class S38:
    def __repr__(self): return str([self])
class S39:
    def __repr__(self): return str({'a':self})
class S40:
    def __init__(self): super().__init__(); self.__init__()
class S41:
    def __str__(self): return "" + str(self)
class S42:
    def __str__(self): return "".join([str(self)])
class S43:
    def __str__(self): return "".join(str(x) for x in [self])
class S44:
    def __repr__(self): print(self, end=''); return ''
class S45:
    def __str__(self): return "%s" % (self,)
class S46:
    def __str__(self): return f"{self!s:>10}"
class S47:
    def __str__(self): return f"{self:>10}"
    def __format__(self,s): return str(self)
class S48:
    def __reversed__(self): return reversed(self)
class S49:
    def __abs__(self): return abs(self)
    def __neg__(self): return -self
    def __int__(self): return int(self)
    def __float__(self): return float(self)
    def __round__(self,n=0): return round(self,n)
    def __getitem__(self,i): return self[i]
    def __setitem__(self,i,v): self[i]=v
    def __delitem__(self,i): del self[i]
    def __dir__(self): return dir(self)
    def __instancecheck__(cls,x): return isinstance(x,cls)
    def __iadd__(self,o): self+=o
    def __radd__(self,o): return o+self
    def __pow__(self,o): return self**o
    def __divmod__(self,o): return divmod(self,o)
    def __delattr__(self,n): del self.z
    def __bytes__(self): return bytes(self)
    def __hash__(self): return hash((self,))
    def __ne__(self,o): return self!=o
tests = dict(S1=lambda:str(S1([1])),S4=lambda:str(S4()),S5=lambda:repr(S5()),S3=lambda:str(S3()),S2=lambda:str(S2()),S6=lambda:str(S6()),S7=lambda:S7()==S7(),
 S11=lambda:len(S11()),S13=lambda:iter(S13()),S14=lambda:S14()+1,S16=lambda:hash(S16()),S17=lambda:bool(S17()),S18=lambda:1 in S18(),S20=lambda:S20(),S21=lambda:S21(),
 S8=lambda:S8().a,S10=lambda:setattr(S10(),'a',1),S12=lambda:S12().x,S15=lambda:S15()[1],S25=lambda:S25()<S25(),S24=lambda:format(S24()),S23=lambda:str(S23()),S22=lambda:repr(S22()),
 S31=lambda:1 in S31(),S32=lambda:next(S32()),S33=lambda:S33().__enter__(),S34=lambda:S34()(),S35=lambda:[1][S35()],S37=lambda:S37().x,S38=lambda:repr(S38()),S39=lambda:repr(S39()),S40=lambda:S40(),
 S41=lambda:str(S41()),S42=lambda:str(S42()),S43=lambda:str(S43()),S44=lambda:str(S44()),S45=lambda:str(S45()),S46=lambda:str(S46()),S47=lambda:str(S47()),S48=lambda:reversed(S48()),
 abs=lambda:abs(S49()),neg=lambda:-S49(),int=lambda:int(S49()),float=lambda:float(S49()),round=lambda:round(S49(),1),getitem=lambda:S49()[0],setitem=lambda:S49().__setitem__(1,2),delitem=lambda:S49().__delitem__(1),
 dir=lambda:dir(S49()),radd=lambda:1+S49(),pow=lambda:S49()**2,divmod=lambda:divmod(S49(),2),delattr=lambda:S49().__delattr__('z'),bytes=lambda:bytes(S49()),hash=lambda:hash(S49()),ne=lambda:S49()!=1)
import traceback
def at(n,f):
    if n: return at(n-1,f)
    return f()
for k,f in tests.items():
    r=[]
    for n in range(4):
        try: at(n,f); r.append('?')
        except RecursionError as e:
            d=0; t=e.__traceback__
            while t: d+=1; t=t.tb_next
            r.append((d, str(e).replace('maximum recursion depth exceeded','')))
        except Exception as e: r.append(repr(e)[:40])
    print(k,r)
