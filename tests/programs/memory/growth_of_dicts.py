import sys
d={};last=None
for i in range(3000):
    s=sys.getsizeof(d)
    if s!=last: print(len(d),s); last=s
    d[i]=i
d={};last=None
for i in range(300):
    s=sys.getsizeof(d)
    if s!=last: print('s',len(d),s); last=s
    d[str(i)]=i
d['x']=1; print(sys.getsizeof(d))
d[5]=1; print(sys.getsizeof(d))
for k in list(d)[5:]: del d[k]
print(len(d),sys.getsizeof(d)); d['new']=1; print(sys.getsizeof(d)); print(sys.getsizeof(d.copy()), sys.getsizeof(dict(d)), sys.getsizeof({**d}), sys.getsizeof({k:v for k,v in d.items()}))
d.clear(); print(sys.getsizeof(d))
d['a']=1; print(sys.getsizeof(d)); d.popitem(); print(sys.getsizeof(d))
print(sys.getsizeof({}),sys.getsizeof(dict()),sys.getsizeof({1:1}),sys.getsizeof(dict(a=1)),sys.getsizeof(dict([(1,2)])),sys.getsizeof(dict.fromkeys(range(5))),sys.getsizeof(dict.fromkeys(range(6))),sys.getsizeof(dict.fromkeys(range(100))),sys.getsizeof(dict.fromkeys('abcdefghijk')),sys.getsizeof(dict(zip('abcdef',range(6)))))
for n in range(0,14): print(n, sys.getsizeof({i:i for i in range(n)}), sys.getsizeof(dict.fromkeys(range(n))), sys.getsizeof({str(i):i for i in range(n)}), sys.getsizeof(dict(**{str(i):i for i in range(n)})), sys.getsizeof(dict([(i,i) for i in range(n)])), sys.getsizeof(dict({i:i for i in range(n)})), sys.getsizeof({i:i for i in range(n)}|{}), sys.getsizeof(dict.fromkeys({*range(n)})), sys.getsizeof(dict.fromkeys({i:1 for i in range(n)})))
d={}; d.update({i:i for i in range(6)}); print(sys.getsizeof(d)); d.update(a=1,b=2); print(sys.getsizeof(d)); d|={9:9,10:10,11:11,12:12}; print(sys.getsizeof(d))
d={1:1,2:2,3:3,4:4,5:5}; print(sys.getsizeof(d)); d[6]=6; print(sys.getsizeof(d)); d={'a':1,'b':2,'c':3,'d':4,'e':5,'f':6}; print(sys.getsizeof(d)); d={1:1,'b':2}; print(sys.getsizeof(d))
d={i:i for i in range(20)}; 
for i in range(20): del d[i]
print(sys.getsizeof(d), len(d)); d[1]=1; print(sys.getsizeof(d))
for i in range(200): d[i]=1; del d[i]
print(sys.getsizeof(d)); print(d.pop(1,None)); print(sys.getsizeof(d))
