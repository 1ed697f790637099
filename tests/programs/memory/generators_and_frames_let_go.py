import sys
class A:
    def __init__(s,n): s.n=n
    def __del__(s): print('del',s.n)
def gen():
    a=A('gen local')
    try: yield 1; yield 2
    finally: print('fin')
g=gen(); next(g); del g; print('1')
g=gen(); g.close(); print('2')
g=gen(); next(g); g.close(); print('3'); del g
g=gen(); del g; print('4')
for x in gen(): break
print('5')
g=gen(); next(g)
try: g.throw(ValueError)
except ValueError: print('thrown')
print('6'); del g
def inner():
    a=A('inner'); 
    try: yield 1
    finally: print('inner fin')
def outer():
    a=A('outer')
    try: yield from inner()
    finally: print('outer fin')
g=outer(); next(g); del g; print('7')
ge=(A(i) for i in range(3)); next(ge); print('8'); del ge
ge=(A(i) for i in range(2)); list(ge); print('9')
async def co():
    a=A('co'); await aw()
class aw:
    def __await__(s): yield 1
c=co(); c.send(None); c.close(); print('10')
c=co(); del c; print('11')
c=co(); c.send(None); del c; print('12')
def exc():
    a=A('frame local')
    raise ValueError
try: exc()
except ValueError as e: tb=e.__traceback__; print('in')
print('out'); print(tb.tb_next.tb_frame.f_locals['a'].n); tb.tb_next.tb_frame.clear(); print('cleared'); del tb
try: exc()
except ValueError as e: saved=e
print('saved'); saved.__traceback__=None; print('notb'); del saved
def closure():
    a=A('closure'); 
    def f(): return a
    return f
f=closure(); print('13'); del f; print('14')
def fr():
    a=A('frame'); return sys._getframe()
f=fr(); print('15'); print(sorted(f.f_locals)); del f; print('16')
def sw(): 
    a=A('first'); a=A('second'); print('17'); del a; print('18')
sw()
