# Everything that can recurse through C code, without end; and data and text that are nested deeply. Each line says what
# it came to.
def depth_of(f):
    try:
        f()
    except (RecursionError, MemoryError, SyntaxError) as e:
        return type(e).__name__
    except RuntimeError as e:
        return type(e.__cause__).__name__ if e.__cause__ is not None else "fine"
    return "fine"


class A:
    def __repr__(self): return repr(self)
    def __str__(self): return str(self)
    def __hash__(self): return hash(self)
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __iter__(self): return iter(self)
    def __next__(self): return next(self)
    def __call__(self): return self()
    def __getitem__(self,i): return self[i]
    def __contains__(self,i): return i in self
    def __add__(self,o): return self+o
    def __eq__(self,o): return self==o
    def __lt__(self,o): return self<o
    def __format__(self,s): return format(self,s)
    def __index__(self): return [1][self]
    def __int__(self): return int(self)
    def __float__(self): return float(self)
    def __round__(self): return round(self)
    def __abs__(self): return abs(self)
    def __neg__(self): return -self
    def __dir__(self): return dir(self)
    def __reversed__(self): return reversed(self)
    def __complex__(self): return complex(self)
    def __bytes__(self): return bytes(self)
    def __setattr__(self,n,v): setattr(self,n,v)
    def __delattr__(self,n): delattr(self,n)
    @property
    def prop(self): return self.prop
class B:
    def __getattr__(self,n): return getattr(self,n+'x')
class C:
    def __getattribute__(self,n): return self.x
class M(type):
    def __call__(c): return c()
    def __instancecheck__(c,o): return isinstance(1,c)
    def __subclasscheck__(c,o): return issubclass(int,c)
    def __getattr__(c,n): return getattr(c,n)
class D(metaclass=M): pass
class E:
    def __init__(self): E()
class F:
    def __new__(c): return F()
class G(dict):
    def __missing__(self,k): return self[k]
class H(list):
    def __repr__(self): return list.__repr__(self)
a=A()
import functools
@functools.lru_cache
def lru(n): return lru(n+1)
def part(): return pp()
pp=functools.partial(part)
def mapf(x): return list(map(mapf,[1]))
def sortf(x): return sorted([1,2],key=sortf)
def keyf(x): return max([1,2],key=keyf)
def fil(x): return list(filter(fil,[1]))
def red(x,y): return functools.reduce(red,[1,2])
def ev(): return eval('ev()')
def ex(): exec('ex()')
def gen(): yield from gen()
def gen2():
    for x in gen2(): yield x
def comp(): return [comp() for _ in [1]]
def prp(): return sub()
class S(str):
    def __str__(self): return '%s' % self
class Fmt:
    def __format__(self,s): return f'{self}'
class Fm2:
    def __str__(self): return '{}'.format(self)
class Ctx:
    def __enter__(self):
        with self: pass
    def __exit__(self,*a): pass
class Cmp:
    def __eq__(self,o): return [self]==[o]
class Cm2:
    def __eq__(self,o): return {1:self}=={1:o}
class Hs:
    def __hash__(self): return hash((self,))
class Rp:
    def __repr__(self): return '%r' % [self]
class Rd:
    def __repr__(self): return repr({1:(self,)})
class Desc:
    def __get__(self,o,t): return o.d
class Hd: d=Desc()
class Sup(A):
    def __repr__(self): return super().__repr__()
class Sort:
    def __lt__(self,o): return sorted([Sort(),Sort()])
class It:
    def __iter__(self): return iter(list(self))
class Un:
    def __iter__(self): a,=self
class St:
    def __iter__(self): return iter([*self])
class ML:
    def __getattr__(self,n): return self.__class__().zz
class Init2:
    def __init_subclass__(c):
        class X(c): pass
def weird():
    class X(Init2): pass
def nested(n, wrap):
    x = 1
    for _ in range(n):
        x = wrap(x)
    return x
def source(text): return lambda: compile(text, "x", "exec")
loop=[]; loop.append(loop)
other=[]; other.append(other)
tests={
 'repr':lambda:repr(a),'str':lambda:str(a),'hash':lambda:hash(a),'len':lambda:len(a),'bool':lambda:bool(a),'not':lambda:not a,'iter':lambda:iter(a),'next':lambda:next(a),'call':lambda:a(),
 'getitem':lambda:a[1],'contains':lambda:1 in a,'add':lambda:a+1,'eq':lambda:a==1,'lt':lambda:a<1,'format':lambda:format(a),'index':lambda:[1][a],'int':lambda:int(a),'float':lambda:float(a),'round':lambda:round(a),'abs':lambda:abs(a),'neg':lambda:-a,'dir':lambda:dir(a),'reversed':lambda:reversed(a),'complex':lambda:complex(a),'bytes':lambda:bytes(a),'setattr':lambda:setattr(a,'x',1),'delattr':lambda:delattr(a,'x'),'prop':lambda:a.prop,
 'getattr':lambda:B().x,'getattribute':lambda:C().y,'metacall':lambda:D(),'instancecheck':lambda:isinstance(1,D),'subclasscheck':lambda:issubclass(int,D),'metagetattr':lambda:D.zz,'init':E,'new':F,'missing':lambda:G()[1],
 'lru':lambda:lru(1),'partial':part,'map':lambda:mapf(1),'sort':lambda:sortf(1),'max':lambda:keyf(1),'filter':lambda:fil(1),'reduce':lambda:red(1,2),'eval':ev,'exec':ex,'gen':lambda:list(gen()),'gen2':lambda:list(gen2()),'comp':comp,
 'S':lambda:str(S('a')),'Fmt':lambda:format(Fmt()),'Fm2':lambda:str(Fm2()),'Ctx':lambda:Ctx().__enter__(),'Cmp':lambda:Cmp()==1,'Cm2':lambda:Cm2()==1,'Hs':lambda:hash(Hs()),'Rp':lambda:repr(Rp()),'Rd':lambda:repr(Rd()),'Desc':lambda:Hd().d,'Sup':lambda:repr(Sup()),'Sort':lambda:Sort()<1,'It':lambda:iter(It()),'Un':lambda:iter(Un()),'St':lambda:iter(St()),'ML':lambda:ML().a,'initsub':weird,
 'deep list':lambda:nested(1000000,lambda x:[x]),'repr deep':lambda:repr(nested(100000,lambda x:[x])),'eq deep':lambda:nested(100000,lambda x:[x])==nested(100000,lambda x:[x]),'hash deep':lambda:hash(nested(100000,lambda x:(x,))),'repr deep dict':lambda:repr(nested(100000,lambda x:{1:x})),'lt deep':lambda:nested(100000,lambda x:(x,))<nested(100000,lambda x:(x,)),
 'loop repr':lambda:repr(loop),'loop eq':lambda:loop==other,'loop self':lambda:loop==loop,
 'isinstance deep':lambda:isinstance(1,nested(100000,lambda x:(x,) if x!=1 else (str,))),'except deep':lambda:issubclass(int,nested(100000,lambda x:(x,) if x!=1 else (str,))),
 'parentheses':source('('*100000+')'*100000),'open':source('('*100000),'brackets':source('['*100000+']'*100000),'minus':source('x='+'-'*100000+'1'),'not':source('x='+'not '*100000+'1'),'sum':source('x='+'1+'*100000+'1'),'power':source('x='+'1**'*50000+'1'),'attributes':source('x'+'.a'*100000),'calls':source('x'+'()'*100000),'subscripts':source('x'+'[0]'*100000),'lambda':source('lambda:'*100000+'1'),'if else':source('1 if 1 else '*50000+'1'),'elif':source('if 1: pass\n'+'elif 1: pass\n'*20000),'f string':source("f'"+'{'*1000),'await':source('x='+'~'*100000+'1'),'tuples':source('(1,'*50000+')'*50000),'dicts':source('{1:'*50000+'}'*50000),'indents':source(''.join(' '*i+'if 1:\n' for i in range(99))+' '*99+'pass'),'for':source(''.join(' '*i+'for a in b:\n' for i in range(30))+' '*30+'pass'),'pattern':source('match x:\n case '+'['*10000+']'*10000+': pass'),'compare':source('x='+'1<'*100000+'1'),'and':source('x='+'1 and '*100000+'1'),'walrus':source('('+'(a:='*20000+'1'+')'*20001),'star':source('*'*10000+'a=1'),'decorators':source('@a\n'*20000+'def f(): pass'),
 'lambda defaults':source('x='+'lambda a='*100000+'1'+':1'*100000),'fewer lambda defaults':source('x='+'lambda a='*740+'1'+':1'*740),
 'list clauses':source('[1'+' for a in b'*20000+']'),'generator clauses':source('(1'+' for a in b if a'*20000+')'),'set clauses':source('{1'+' for a in [b]'*20000+'}'),'dict clauses':source('{1:1'+' for a in b for c in [a]'*10000+'}'),
 'async clauses':source('async def f(): return [1'+' async for a in b'*15+']'),
 'eval parentheses':lambda:eval('('*150+')'*150),'strings':source('x='+'"a" '*100000),'ors':source('match x:\n case '+'1|'*20000+'1: pass'),
}
for n,f in tests.items():
    print(n.replace(" ", "_"), depth_of(f))
