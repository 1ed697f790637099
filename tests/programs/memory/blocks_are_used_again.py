def show(make):
    a=make(); i=id(a); del a; b=make(); return id(b)==i
print(show(lambda: [1]), show(lambda: {}), show(lambda: (1,[])), show(lambda: {1}), show(lambda: 1.5+len('a')), show(lambda: object()), show(lambda: bytearray(3)), show(lambda: str(12345)), show(lambda: 10**20+len('a')), show(lambda: lambda: 0), show(lambda: Exception()), show(lambda: (x for x in ())), show(lambda: type('A',(),{})), show(lambda: range(5)), show(lambda: slice(len('a'))), show(lambda: 1j*len('a')), show(lambda: b'a'*len('ab')), show(lambda: memoryview(b'a')), show(lambda: [].append), show(lambda: iter([])), show(lambda: enumerate([])), show(lambda: zip()), show(lambda: frozenset([1])), show(lambda: property()), show(lambda: super))
l=[[] for _ in range(5)]; ids=[id(x) for x in l]; del l; m=[[] for _ in range(5)]; print([ids.index(id(x)) if id(x) in ids else None for x in m])
l=[{} for _ in range(5)]; ids=[id(x) for x in l]; del l; m=[{} for _ in range(5)]; print([ids.index(id(x)) if id(x) in ids else None for x in m])
l=[(i,i) for i in range(5)]; ids=[id(x) for x in l]; del l; m=[(i,1) for i in range(5)]; print([ids.index(id(x)) if id(x) in ids else None for x in m])
class A: pass
l=[A() for _ in range(5)]; ids=[id(x) for x in l]; del l; m=[A() for _ in range(5)]; print([ids.index(id(x)) if id(x) in ids else None for x in m])
class S: __slots__=('a','b')
l=[S() for _ in range(5)]; ids=[id(x) for x in l]; del l; m=[S() for _ in range(5)]; print([ids.index(id(x)) if id(x) in ids else None for x in m])
l=[S() for _ in range(6)]; ids=[id(x) for x in l]; l[1]=None; l[4]=None; l[2]=None; m=[S() for _ in range(3)]; print([ids.index(id(x)) if id(x) in ids else None for x in m])
l=[{i} for i in range(5)]; ids=[id(x) for x in l]; del l[::2]; m=[{i} for i in range(3)]; print([ids.index(id(x)) if id(x) in ids else None for x in m])
l=[object() for i in range(5)]; ids=[id(x) for x in l]; l.clear(); m=[object() for i in range(5)]; print([ids.index(id(x)) if id(x) in ids else None for x in m])
l=[str(i)*20 for i in range(5)]; ids=[id(x) for x in l]; l.clear(); m=[str(i)*20 for i in range(5)]; print([ids.index(id(x)) if id(x) in ids else None for x in m])
l=[10**10+i for i in range(5)]; ids=[id(x) for x in l]; x=None; l.clear(); m=[10**10+i for i in range(5)]; print([ids.index(id(x)) if id(x) in ids else None for x in m])
x=[]; i=id(x); x=[]; print(id(x)==i); x=[]; print(id(x)==i)
a=A(); i=id(a); a=A(); print(id(a)==i); a=A(); print(id(a)==i)
print(id([1,2,3])==id([4,5,6]), id(A())==id(A()), id(S())==id(S()), id('a b'*len('xx'))==id('c d'*len('yy')), [1] is [1], id(object())==id(object()), {} is {}, id({})==id({}), A() is A(), id((1,len('a')))==id((2,len('b'))))
