import sys
d = {}
last = 0
for i in range(2000):
    d[i] = i
    s = sys.getsizeof(d)
    if s != last: print(len(d), s); last = s
for k in list(d): del d[k]
print(sys.getsizeof(d)); d[1] = 1; print(sys.getsizeof(d)); d.clear(); print(sys.getsizeof(d))
s = set(); last = 0
for i in range(2000):
    s.add(i)
    z = sys.getsizeof(s)
    if z != last: print(len(s), z); last = z
while s: s.pop()
print(sys.getsizeof(s)); s.add(1); print(sys.getsizeof(s)); s.clear(); print(sys.getsizeof(s))
print(sys.getsizeof(dict.fromkeys(range(10))), sys.getsizeof({i: 0 for i in range(10)}), sys.getsizeof(dict(a=1,b=2)), sys.getsizeof({**{'a':1}}), sys.getsizeof({'a':1}|{'b':2}), sys.getsizeof(dict(zip('abc','def'))), sys.getsizeof(d.copy()), sys.getsizeof(dict([(1,2)])))
print(sys.getsizeof({1,2,3}), sys.getsizeof(set([1,2,3,4,5])), sys.getsizeof(frozenset(range(100))), sys.getsizeof({1}|{2}), sys.getsizeof(set('hello')))
