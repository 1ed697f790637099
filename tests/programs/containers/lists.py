# list: methods, slices, growth, errors
import sys
def attempt(f, *a):
    try:
        r = f(*a)
        print(repr(r))
    except BaseException as e:
        print(type(e).__name__, e)
l = list(range(10))
print(l[::2], l[::-1], l[5:2:-1], l[-3:], l[:100], l[100:])
l[2:4] = 'xyz'; print(l)
l[::2] = [0] * len(l[::2]); print(l)
del l[1::3]; print(l)
del l[::-2]; print(l)
attempt(lambda: l.__setitem__(slice(None, None, 2), [1]))
attempt(lambda: l['a']); attempt(lambda: l[99]); attempt(lambda: l.__setitem__(99, 1)); attempt(lambda: l.__delitem__(99))
attempt(lambda: l[1:2:0])
attempt([].pop); attempt([1].pop, 5); attempt([1].remove, 2); attempt([1].index, 2); attempt([1, 2, 1].index, 1, 1)
attempt([1].insert); attempt([1].append); attempt(list, 1); attempt(list, [1], 2); attempt(lambda: list(x=1))
print([1, 2].__sizeof__(), [sys.getsizeof(list(range(n))) for n in range(12)])
a = []
sizes = []
for i in range(40):
    a.append(i); sizes.append(sys.getsizeof(a))
print(sizes)
while a:
    a.pop(); sizes.append(sys.getsizeof(a))
print(sizes[40:])
print([1, 2] + [3], [1, 2] * 2, 2 * [0], [] * 5, [1] * -1)
attempt(lambda: [1] + (2,)); attempt(lambda: [1] * 'a')
a = [1, 2, 3]; a += 'ab'; a *= 2; print(a, sys.getsizeof(a))
a[len(a):] = range(3); print(a)
a.extend(a); print(len(a)); a.reverse(); print(a)
b = [1]; b.append(b); print(b, b == b)
print([1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 5], [1, 2] == [1, 2.0], [1] != [1])
attempt(lambda: [1] < ['a']); attempt(lambda: [1] < (1,)); attempt(hash, [])
it = iter([1, 2, 3]); next(it); print(it.__length_hint__(), list(it), list(it))
r = reversed([1, 2, 3]); print(next(r), r.__length_hint__(), list(r))
class L(list):
    pass
x = L('abc'); x.tag = 1; print(x, x.tag, x[1:], type(x[1:]), L.__mro__)
attempt(lambda: x.sort(1)); attempt(lambda: x.sort(foo=1))
print(sorted(x, reverse=True), x.copy(), type(x.copy()))
print([*range(3), *'ab'], list({'a': 1}), list('héllo'))
print(list(map(str, range(3))), [1, 2, 3].count(1), 1 in [1], 'a' in [1])
class G:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
print(list(G()), 20 in G(), max(G()))
class H:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 5: raise StopIteration
        return self.n
    def __length_hint__(self): return 50
z = list(H()); print(z, sys.getsizeof(z))
z = [0]; z.extend(H()); print(z, sys.getsizeof(z))
z = [1,2,3,4,5]; z.clear(); print(z, sys.getsizeof(z))
print(sys.getsizeof([1,2,3,4,5][1:4]), sys.getsizeof([1]+[2]), sys.getsizeof([0]*7))
