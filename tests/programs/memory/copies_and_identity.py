import copy, pickle
a = [1, [2, 3], {'k': [4]}, (5, [6]), (7, 8), 'str', frozenset([1])]
b = copy.copy(a); c = copy.deepcopy(a); d = pickle.loads(pickle.dumps(a)); e = a[:]; f = list(a)
for n, o in zip('bcdef', (b, c, d, e, f)): print(n, o == a, o is a, [x is y for x, y in zip(a, o)])
l = []; l.append(l); m = copy.deepcopy(l); print(m is l, m[0] is m)
x = [1]; p = [x, x]; q = copy.deepcopy(p); print(q[0] is q[1], q[0] is x); r = pickle.loads(pickle.dumps(p)); print(r[0] is r[1])
class A:
    def __init__(s): s.l = [1]; s.me = s
a = A(); b = copy.copy(a); print(b.l is a.l, b.me is a); c = copy.deepcopy(a); print(c.l is a.l, c.me is c)
t = (1, 2); print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy(([],)) is t, copy.copy(int) is int, copy.deepcopy(len) is len)
memo = {}; z = [1]; y = copy.deepcopy(z, memo); print(len(memo), memo[id(z)] is y)
