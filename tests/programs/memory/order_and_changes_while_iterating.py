d={}
for i in (8,0,16,24): d[i]=1
print(list(d)); print({8,0,16,24}, {1,9,17}, {'a','b','c'}, set('hello'), {3,1,2}, set(range(10,0,-1)), {-1,-2}, {1.5,2.5,0.5}, frozenset('xyz'))
s=set(); 
for i in range(20): s.add(i*7%20)
print(s); s.discard(3); s.add(100); print(s); print({*'abc'}|{*'def'}, {1,2,3}&{3,2}, {5,1}-{1}, {1,2}^{2,3}); 
d={i:i for i in range(5)}
try:
    for k in d: d[k+10]=1
except RuntimeError as e: print(e)
try:
    for k in d: del d[k]
except RuntimeError as e: print(e)
d={1:1,2:2}
try:
    for k in d: del d[k]; d[k+5]=1
except RuntimeError as e: print(e)
else: print(d)
for k in d: d[k]=0
print(d); d={'a':1,'b':2}; d['a']=3; del d['a']; d['a']=4; print(d, list(reversed(d)), d.popitem())
s={1,2,3}
try:
    for x in s: s.add(x+10)
except RuntimeError as e: print(e)
l=[1,2,3]; n=0
for x in l:
    n+=1
    if n<6: l.append(x)
print(l); print(list({'b':1,'a':2}|{'c':3,'b':4})); print(1 in {True:'x'}, {1:'a',1.0:'b',True:'c'}, {0:'z',False:'f'})
