from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
import sys
def attempt(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
d = deque('abc'); d.append('d'); d.appendleft('z'); print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), d)
d = deque(range(10), maxlen=4); print(d, d.maxlen); d.append(99); print(d); d.appendleft(5); print(d); d.extend([1, 2]); print(d); d.extendleft('ab'); print(d); attempt(d.insert, 1, 1)
d = deque(range(200)); d.rotate(7); print(list(d)[:9], d[100], d.index(150), d.count(3), 77 in d, 999 in d); d.rotate(-107); print(d[0], d[199]); d.reverse(); print(d[0]); d.remove(55); d.insert(3, 'x'); del d[10]; d[5] = 'five'; print(list(d)[:12], len(d))
attempt(deque().pop); attempt(deque().popleft); attempt(lambda: deque([1])[5]); attempt(deque([1]).remove, 3); attempt(deque([1]).index, 3); attempt(deque, 1); attempt(deque, [], -1); attempt(deque, [], 'a'); attempt(hash, deque())
print(deque([1, 2]) == deque([1, 2]), deque([1]) < deque([2]), deque([1]) + deque([2]), deque([1, 2]) * 2, list(reversed(deque('abc'))), deque([1]).copy(), deque('ab') == list('ab'))
print([sys.getsizeof(deque(range(n))) for n in (0, 1, 32, 63, 64, 65, 128, 200)], bool(deque()), deque().maxlen)
d = deque(); d.append(d); print(d)
def mutate():
    e = deque([1, 2, 3])
    for x in e: e.append(x)
attempt(mutate)
d += 'ab'; print(len(d)); d.clear(); print(d)
e = defaultdict(list); e['a'].append(1); e['b']; print(e, dict(e), e.default_factory, e.get('zz'), 'zz' in e, len(e)); attempt(lambda: defaultdict()['x']); attempt(defaultdict, 1)
print(defaultdict(int, a=1), defaultdict(None, {1: 2}), e.copy(), e | {'c': 3}, {'c': 3} | e, type(e.copy())); f = defaultdict(lambda: 5); print(f['q'], f['q'] + 1); e.default_factory = None; attempt(lambda: e['nope']); print(sys.getsizeof(defaultdict(int)))
c = Counter('abracadabra'); print(c, c['a'], c['z'], c.most_common(2), sorted(c.elements()), c.total(), sum(c.values())); c.update('aaa'); c.subtract('b'); print(c); print(c + Counter(a=1), c - Counter(a=5), c & Counter(a=2, z=1), c | Counter(z=9), +Counter(a=-1, b=1), -Counter(a=-1)); print(Counter(), Counter(a=1) == Counter(a=1, b=0), Counter([1, 1, 2]), Counter({'x': 3}), Counter(a=3).most_common()); del c['nothing']; attempt(Counter.fromkeys, 'a')
P = namedtuple('P', 'x y', defaults=[5]); p = P(1); print(p, p.x, p[1], p._asdict(), p._replace(y=7), P._fields, P._field_defaults, P._make([3, 4]), p == (1, 5), P(y=1, x=2), P.__doc__, P.__module__, isinstance(p, tuple), hash(p) == hash((1, 5)))
attempt(P); attempt(P, 1, 2, 3); attempt(namedtuple, 'A', 'class'); attempt(namedtuple, 'A', 'x x'); attempt(namedtuple, 'A', '_x'); attempt(p._replace, z=1); attempt(lambda: setattr(p, 'x', 1)); attempt(P._make, [1])
x, y = p; print(x, y, namedtuple('R', 'def a def', rename=True)._fields, namedtuple('E', '')())
class Q(namedtuple('Q', ['a', 'b'])):
    def total(self): return self.a + self.b
print(Q(1, 2).total(), Q(1, 2), P.x.__doc__)
o = OrderedDict([('a', 1), ('b', 2), ('c', 3)]); o.move_to_end('a'); print(o); o.move_to_end('c', last=False); print(o, o.popitem(), o.popitem(last=False), list(o), o == {'b': 2}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1)); o['z'] = 1; print(list(reversed(o)), o.copy(), OrderedDict.fromkeys('ab'), OrderedDict()); attempt(OrderedDict().popitem); attempt(o.move_to_end, 'nope')


# what copies of OrderedDicts keep: attributes and slots
import copy


class Slotted(OrderedDict):
    __slots__ = ('x',)


class Attributed(OrderedDict):
    pass


slotted = Slotted(a=1)
slotted.x = 5
attributed = Attributed(b=2)
attributed.y = [3]
print(copy.copy(slotted), copy.copy(slotted).x, slotted.__reduce__()[:4], attributed.__reduce__()[:4], copy.deepcopy(attributed).y)
for method in (OrderedDict.update, OrderedDict.__init__):
    try:
        method()
    except TypeError:
        print('needs a self')
