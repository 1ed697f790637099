import atexit
class A:
    def __init__(s,n): s.n=n
    def __del__(s): print('del',s.n)
a=A('a'); b=[A('in list')]; 
def f(x=A('default')): pass
class K: attr=A('class attr')
k=K(); k.v=A('inst attr'); k.me=k
d={'x':A('in dict')}; t=(A('in tuple'),); c=(lambda v: lambda: v)(A('in closure'))
atexit.register(lambda x: print('atexit',x.n), A('atexit arg'))
_private=A('_private'); z=A('z')
print('done')
