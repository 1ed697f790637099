import gc
kept=[]
class R:
    def __del__(s): print('res'); kept.append(s)
r=R(); r.data=[1,2]; del r; print(len(kept), kept[0].data); kept.clear(); print('second'); 
class S:
    n=0
    def __del__(s):
        S.n+=1
        global saved; saved=s
S(); print(S.n); del saved; print(S.n)
class N:
    def __init__(s,name): s.name=name
    def __del__(s): print('N',s.name)
a=N('a'); b=N('b'); c=N('c'); a.next=b; b.next=c; c.next=a; gc.collect(); del a,b,c; print('collect',gc.collect())
root=N('root'); root.child=N('child'); root.child.parent=root; leaf=N('leaf'); root.child.leaf=leaf; del leaf,root; print(gc.collect())
p=N('p'); p.l=[N('in list'),N('in list2')]; p.l.append(p.l); del p; print('x'); gc.collect()
class L:
    def __del__(s): print('L', hasattr(s,'x'), s.__dict__)
l=L(); l.x=1; l.self=None; del l
class P:
    def __del__(s): print('parent del')
class Q(P):
    def __del__(s): print('child del'); super().__del__()
Q()
class M1:
    def __del__(s): print('M1')
class M2:
    def __del__(s): print('M2')
class M(M1,M2): pass
M()
o=N('inst'); o.__del__=lambda: print('instance del not used'); del o
def later(self): print('added later')
class T: pass
t=T(); T.__del__=later; del t
t=T(); del T.__del__; del t; print('none')
class Me(type):
    def __del__(c): print('metaclass del', c.__name__)
class Z(metaclass=Me): pass
del Z; gc.collect()
class I:
    def __init__(s): raise ValueError('init')
    def __del__(s): print('del after failed init')
try: I()
except ValueError as e: print(e)
class Nw:
    def __new__(c): print('new'); return None
    def __del__(s): print('never')
Nw()
class CM:
    def __enter__(s): return s
    def __exit__(s,*a): print('exit')
    def __del__(s): print('CM del')
with CM() as cm: pass
print('with done'); del cm
with CM(): print('body')
print('end')
