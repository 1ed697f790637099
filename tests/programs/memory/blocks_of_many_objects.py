import sys
def blocks(f):
    f(); b=sys.getallocatedblocks(); r=f(); return sys.getallocatedblocks()-b
print(blocks(lambda: [object() for _ in range(100)]))
print(blocks(lambda: [[] for _ in range(100)]))
print(blocks(lambda: [{} for _ in range(100)]))
print(blocks(lambda: [{'a':1} for _ in range(100)]))
print(blocks(lambda: [(i,i) for i in range(100)]))
print(blocks(lambda: [[i] for i in range(100)]))
print(blocks(lambda: [set() for _ in range(100)]))
print(blocks(lambda: [str(i)+'x' for i in range(100)]))
print(blocks(lambda: [1000+i for i in range(100)]))
print(blocks(lambda: [i/3 for i in range(100)]))
class A: pass
class S: __slots__=('x',)
print(blocks(lambda: [A() for _ in range(100)]), blocks(lambda: [S() for _ in range(100)]))
def mk():
    l=[A() for _ in range(100)]
    for a in l: a.x=1
    return l
print(blocks(mk))
def mk():
    l=[A() for _ in range(100)]
    for a in l: a.__dict__
    return l
print(blocks(mk))
print(blocks(lambda: [(lambda: 0) for _ in range(100)]), blocks(lambda: [(i for i in ()) for _ in range(100)]), blocks(lambda: [bytes(10) for _ in range(100)]), blocks(lambda: [bytearray(10) for _ in range(100)]), blocks(lambda: [range(i) for i in range(100)]), blocks(lambda: bytes(1000)), blocks(lambda: [Exception(i) for i in range(100)]), blocks(lambda: [2**100+i for i in range(100)]))
