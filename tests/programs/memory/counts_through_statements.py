import sys
x=[]
def show(tag): print(tag, sys.getrefcount(x))
show('start')
t=x,
show('tuple'); del t
show('del')
for i in x,x: 
    show('for')
show('after'); del i; show('deli')
try: raise ValueError(x)
except ValueError as e: show('exc'); 
show('after exc')
y=z=w=x; show('chain')
y,z=z,y; show('swap')
[y,(z,w)]=[x,(x,x)]; show('unpack')
del y,z,w; show('del3')
*r,=x,x,x; show('star'); r.clear(); show('clear')
a,*b=x,x,x; show('star2'); del a,b
match x:
    case [*q]: show('match')
match x:
    case []: show('match2')
match {'k':x}:
    case {'k':v}: show('match3')
del v
match (x,1):
    case (m,1) as n: show('match4')
del m,n
if (u:=x) is x: show('walrus')
del u
global_holder={}
global_holder[id(x)]=x; show('dict'); global_holder.pop(id(x)); show('pop')
s={id(x):x}.setdefault(1,x); show('setdefault'); del s
it=iter([x]); show('it'); next(it); show('next'); next(it,None); show('exh')
import functools
p=functools.partial(print,x); show('partial'); del p
pp=functools.partial(sys.getrefcount,x); print(pp())
zz=zip([x],[x]); show('zip'); q=next(zz); show('zipnext'); del q,zz
st=slice(x,x,x); show('slice'); del st
bm=x.append; show('bm'); del bm
show('end')
