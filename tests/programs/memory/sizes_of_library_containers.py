import sys
from collections import namedtuple, deque, OrderedDict, defaultdict, Counter
from dataclasses import dataclass
import enum, array
g=sys.getsizeof
N=namedtuple('N','a b c'); print(g(N(1,2,3)), g(N))
@dataclass
class D: a:int=1; b:str='x'
@dataclass(slots=True)
class DS: a:int=1; b:str='x'
@dataclass(frozen=True)
class DF: a:int=1
print(g(D()), g(D().__dict__), g(DS()), g(DF()), hasattr(DS(),'__dict__'))
class E(enum.Enum): A=1;B=2
class I(enum.IntEnum): A=1
print(g(E.A), g(I.A), g(E.A.__dict__))
d=deque();last=0
for i in range(300):
    s=g(d)
    if s!=last: print(len(d),s); last=s
    d.append(i)
while d:
    d.popleft(); s=g(d)
    if s!=last: print(len(d),s); last=s
print(g(deque(maxlen=5)), g(deque(range(10),5)))
for t in 'bBhHiIlLqQfdu':
    a=array.array(t); s=[g(a)]
    for i in range(10):
        a.append('x' if t=='u' else 1); s.append(g(a))
    print(t,a.itemsize,s)
a=array.array('i',range(10)); print(g(a)); a.extend(range(5)); print(g(a)); a.pop(); print(g(a)); a.fromlist([1,2]); print(g(a)); del a[5:]; print(g(a)); print(g(a[:3]), g(a+a), g(a*3))
od=OrderedDict(); dd=defaultdict(list); c=Counter(); last=None
for i in range(50):
    s=(g(od),g(dd),g(c))
    if s!=last: print(i,s); last=s
    od[i]=i; dd[i]; c[i]+=1
print(g(od.copy()), g(dd.copy()), g(c.copy())); od.clear(); dd.clear(); c.clear(); print(g(od), g(dd), g(c))
