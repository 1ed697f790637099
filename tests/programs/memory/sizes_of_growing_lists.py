import sys
l = []
last = 0
for i in range(200):
    l.append(i)
    s = sys.getsizeof(l)
    if s != last:
        print(len(l), s, (s - 56) // 8)
        last = s
while l:
    l.pop()
    s = sys.getsizeof(l)
    if s != last:
        print(len(l), s); last = s
l = [1] * 10; l.extend([2] * 5); print(sys.getsizeof(l))
l = list(range(10)); print(sys.getsizeof(l)); l.insert(0, 1); print(sys.getsizeof(l))
l += [1, 2, 3]; print(sys.getsizeof(l)); l[:] = []; print(sys.getsizeof(l)); l.clear(); print(sys.getsizeof(l))
print(sys.getsizeof([i for i in range(10)]), sys.getsizeof(list(i for i in range(10))), sys.getsizeof(list('abcdefghij')), sys.getsizeof([*range(10)]), sys.getsizeof(sorted(range(10))), sys.getsizeof([0]*10), sys.getsizeof(list((1,2,3))), sys.getsizeof(list({1,2,3})), sys.getsizeof([1,2,3]), sys.getsizeof([1,2,3,4,5]), sys.getsizeof(list(map(int, '123'))), sys.getsizeof('a b c'.split()), sys.getsizeof(list(zip([1,2],[3,4]))))
