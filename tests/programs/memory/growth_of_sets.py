import sys
s=set();last=None
for i in range(3000):
    z=sys.getsizeof(s)
    if z!=last: print(len(s),z); last=z
    s.add(i)
for i in range(2990): s.discard(i)
print(len(s),sys.getsizeof(s)); s.add(-1); print(sys.getsizeof(s)); print(sys.getsizeof(s.copy()), sys.getsizeof(set(s)), sys.getsizeof(frozenset(s)), sys.getsizeof(s|set()), sys.getsizeof(s&s), sys.getsizeof(s-set()), sys.getsizeof(s^{1}))
s.clear(); print(sys.getsizeof(s))
for n in range(0,14): print(n, sys.getsizeof({*range(n)}), sys.getsizeof(set(range(n))), sys.getsizeof({i for i in range(n)}), sys.getsizeof(frozenset(range(n))), sys.getsizeof(set(list(range(n)))), sys.getsizeof(set({i:1 for i in range(n)})), sys.getsizeof(set(set(range(n)))))
a=set(range(100)); b=set(range(50,150)); print(sys.getsizeof(a|b), sys.getsizeof(a&b), sys.getsizeof(a-b), sys.getsizeof(a^b)); a|=b; print(sys.getsizeof(a)); a&={1}; print(sys.getsizeof(a)); a-={1}; print(sys.getsizeof(a)); a.update(range(5)); print(sys.getsizeof(a)); a.update({1:1 for _ in range(5)}, 'abc', [1]); print(sys.getsizeof(a))
print(sys.getsizeof({1,2,3,4}), sys.getsizeof({1,2,3,4,5}), sys.getsizeof({1,2,3,4,5,6,7,8,9}))
s={1,2,3,4,5}
while s: s.pop()
print(sys.getsizeof(s))
