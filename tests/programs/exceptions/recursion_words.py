# What ends where special methods, functions with keys and json call themselves without end.
class Stack(list):
    def __repr__(self):
        return f"{type(self).__name__}({self})"
try: print(Stack([1,2]))
except RecursionError as e: print(1, e)
class S2(list):
    def __repr__(self):
        return "%s" % self
try: print(S2([1,2]))
except RecursionError as e: print(2, e)
class S3(list):
    def __repr__(self):
        return str(self)
try: print(S3([1,2]))
except RecursionError as e: print(3, e)
class S4:
    def __str__(self):
        return f"{self}"
try: print(S4())
except RecursionError as e: print(4, e)
class S5:
    def __repr__(self):
        return f"{self!r}"
try: print(S5())
except RecursionError as e: print(5, e)
class S6:
    def __str__(self):
        return "{}".format(self)
try: print(S6())
except RecursionError as e: print(6, e)
class S7:
    def __eq__(self, o): return self == o
try: print(S7()==S7())
except RecursionError as e: print(7, e)
class S8:
    def __getattr__(self, n): return getattr(self, n+'x')
try: print(S8().a)
except RecursionError as e: print(8, e)
class S9:
    def __getattr__(self, n): return self.foo
try: print(S9().a)
except RecursionError as e: print(9, e)
class S10:
    def __setattr__(self, n, v): self.foo=v
try: S10().a=1
except RecursionError as e: print(10, e)
class S11:
    def __len__(self): return len(self)
try: len(S11())
except RecursionError as e: print(11, e)
class S12:
    @property
    def x(self): return self.x
try: S12().x
except RecursionError as e: print(12, e)
class S13:
    def __iter__(self): return iter(self)
try: list(S13())
except RecursionError as e: print(13, e)
class S14:
    def __add__(self,o): return self+o
try: S14()+1
except RecursionError as e: print(14, e)
class S15(dict):
    def __getitem__(self,k): return self[k]
try: S15()[1]
except RecursionError as e: print(15, e)
class S16:
    def __hash__(self): return hash(self)
try: {S16()}
except RecursionError as e: print(16, e)
class S17:
    def __bool__(self): return bool(self)
try: print(not S17())
except RecursionError as e: print(17, e)
class S18:
    def __contains__(self,x): return x in self
try: print(1 in S18())
except RecursionError as e: print(18, e)
class S19:
    def __call__(self): return self()
try: S19()()
except RecursionError as e: print(19, e)
class S20:
    def __init__(self): self.c=S20()
try: S20()
except RecursionError as e: print(20, e)
class S21:
    def __new__(cls): return cls()
try: S21()
except RecursionError as e: print(21, e)
def f(x): return sorted([1,2],key=f)
try: f(1)
except RecursionError as e: print(22, e)
def f(x): return list(map(f,[1]))
try: f(1)
except RecursionError as e: print(23, e)
def f(x): return [f(i) for i in [1]]
try: f(1)
except RecursionError as e: print(24, e)
def f(x): return max([1,2],key=f)
try: f(1)
except RecursionError as e: print(25, e)
class S22:
    def __repr__(self): return repr(self)
try: repr(S22())
except RecursionError as e: print(26, e)
class S23:
    def __str__(self): return str(self)
try: str(S23())
except RecursionError as e: print(27, e)
class S24:
    def __format__(self, s): return format(self, s)
try: f"{S24()}"
except RecursionError as e: print(28, e)
class S25:
    def __lt__(self,o): return self<o
try: sorted([S25(),S25()])
except RecursionError as e: print(29, e)
def g():
    yield from g()
try: list(g())
except RecursionError as e: print(30, e)
import functools
@functools.lru_cache(None)
def fib(n): return fib(n-1)+fib(n+1)
try: fib(3)
except RecursionError as e: print(31, e)
@functools.cache
def fib(n): return fib(n-1) if n else 0
try: fib(3000)
except RecursionError as e: print(32, e)
import copy
class S26:
    def __deepcopy__(self,m): return copy.deepcopy(self,m)
l=[]
for i in range(2000): l=[l]
try: copy.deepcopy(l)
except RecursionError as e: print(33, e)
try: print(repr(l)[:10])
except RecursionError as e: print(34, e)
try: print(l==copy.copy(l), l<[l])
except RecursionError as e: print(35, e)
l2=[]
for i in range(2000): l2=[l2]
try: print(l==l2)
except RecursionError as e: print(36, e)
import json
try: print(json.dumps(l)[:10])
except RecursionError as e: print(37, e)
try: print(json.loads('['*3000+']'*3000)==1)
except RecursionError as e: print(39, e)
try: print(eval('('*150+')'*150)==1)
except (RecursionError,MemoryError,SyntaxError) as e: print(40, e)
try: print(eval('+'.join(['1']*5000)))
except (RecursionError,MemoryError,SyntaxError) as e: print(41, e)
l=[]
for i in range(3000): l=[l]
d={}
for i in range(3000): d={'a':d}
for o in (l,d):
    for kw in ({},{'indent':1},{'check_circular':False},{'default':str},{'sort_keys':True}):
        try: json.dumps(o,**kw); print('ok')
        except RecursionError as e: print(kw,e)
class E(json.JSONEncoder):
    def default(self,o): return [o]
try: json.dumps(object(), cls=E)
except (RecursionError,ValueError) as e: print(type(e),e)
class E(json.JSONEncoder):
    def default(self,o): return object()
try: json.dumps(object(), cls=E)
except (RecursionError,ValueError) as e: print(type(e),e)
try: json.dumps(object(), default=lambda o:object())
except (RecursionError,ValueError) as e: print(type(e),e)
class A:
    def __str__(self): return str(self)
    def __repr__(self): return repr(self)
    def __int__(self): return int(self)
    def __float__(self): return float(self)
    def __len__(self): return len(self)
    def __iter__(self): return iter(list(self))
    def __add__(self,o): return self+o
def t1(): str(A())
def t2(): repr(A())
def t3(): int(A())
def t4(): float(A())
def t5(): len(A())
def t6(): list(A())
def t7(): A()+1
def t8(): sorted([2,1],key=lambda x: t8())
def t9(): list(map(lambda x: t9(), [1]))
def t10(): max([2,1],key=lambda x: t10())
def t11(): [1].sort(key=lambda x: t11())
def t12(): "%s" % A()
def t13(): f"{A()}"
def t14(): print(A())
def t15(): "{}".format(A())
def t16(): sum(t16() for i in [1])
def t17(): "".join(t17() for i in [1])
def t18(): next(t18() for i in [1])
def t19(): any(t19() for i in [1])
def t20(): isinstance(1, type('m',(type,),{'__instancecheck__':lambda c,i:t20()})('n',(),{}))
def depth(f):
    try: f()
    except RecursionError as e:
        d=0; t=e.__traceback__
        while t: d+=1; t=t.tb_next
        return d, str(e)[32:]
for f in list(globals().values()):
    if getattr(f,'__name__','')[:1]=='t': print(f.__name__, [depth(f) for i in range(3)])
