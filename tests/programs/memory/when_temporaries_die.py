class A:
    def __init__(s,n): s.n=n
    def __del__(s): print('del',s.n)
a=A(1); a=A(2); b=a; del a; print('b holds'); b=None
A(3); print('stmt')
[A(4),A(5)]; print('list')
(A(6),A(7)); {A(8):A(9)}; {A(10),}
def f():
    x=A('x'); y=A('y'); z=A('z'); return None
f(); print('f')
def g(a,b): print('in g')
g(A('p1'),A('p2')); print('g done')
l=[A(i) for i in range(20,23)]; del l; print('l')
l=[A(i) for i in range(23,26)]; l.clear(); l=[A(i) for i in range(26,30)]; del l[1:3]; l[0]=None; l.pop(); print('l2')
d={i:A(i) for i in range(30,33)}; d.clear(); d={i:A(i) for i in range(33,36)}; del d; t=(A(40),A(41)); t=None
class B:
    def __init__(s): s.b2=A('attr2'); s.a1=A('attr1')
    def __del__(s): print('B del')
B(); print('B done')
x=A(50); y=x; x=y=None
x=A(51); x=A(52); x=x; 
try: raise ValueError(A(53))
except ValueError: print('caught')
print('after exc')
def h():
    q=A(54); raise KeyError
try: h()
except KeyError: print('in handler')
print('out')
for i in (A(60),A(61)): print('loop',i.n)
print('loopend'); del i
[A(62) for _ in range(2)]; print('comp')
w=A(70) or 1; w=A(71) and 2; w=not A(72); print('bool')
A(80).n; A(81).__init__; A(82)==1; print(A(83).n); f'{A(84).n}'; A(85) is None; 
with_=A(86); del with_
def k(*a,**kw): print('k')
k(A(90),x=A(91)); k(*[A(92)],**{'y':A(93)}); print('end')
z=lambda v=A(94): v; del z; 
class C: q=A(95)
C.q=None; C.r=A(96); del C.r
e=iter([A(97),A(98)]); next(e); print('n1'); next(e); print('n2'); next(e,None); del e
