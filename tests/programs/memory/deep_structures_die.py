import gc,sys
x=None
for i in range(200000): x=[x]
del x; print('list')
x=None
for i in range(200000): x=(x,)
del x; print('tuple')
x=None
for i in range(100000): x={'n':x}
del x; print('dict')
class N:
    __slots__=('n',)
x=None
for i in range(100000):
    y=N(); y.n=x; x=y
del x,y; print('slots')
class M: pass
x=None
for i in range(50000):
    y=M(); y.n=x; x=y
del x,y; print('inst')
x=None
for i in range(1000): x=[x]
try: repr(x); print('ok')
except RecursionError as e: print(e)
n=0
class D:
    def __del__(s):
        global n; n+=1
x=None
for i in range(5000):
    y=D(); y.n=x; x=y
del x,y; print(n)
