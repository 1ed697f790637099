import sys
def py(): raise KeyError
class A:
    def __getattr__(self, n): raise AttributeError(n)
def cases():
    def c0(): return 1/0
    def c1(): return nope
    def c2(): return [].nope
    def c3(): return [][1]
    def c4(): return len(5)
    def c5(): return py()
    def c6(): return int('x')
    def c7(): x = 1; return x.foo.bar
    def c8(): return {}['a']
    def c9(): return 1 < 'a'
    def c10(): a, b = 1, 2, 3
    def c11(): (a, b) = [1]
    def c12(): return 'a' + 1
    def c13(): return -'a'
    def c14(): raise ValueError
    def c15(): assert 0
    def c16(): for_ = [i for i in 5]
    def c17(): return A().x
    def c18(): return 1 in 5
    def c19(): import nope
    def c20(): from sys import nope
    def c21(): return f'{1:z}'
    def c22(): [].append(1, 2)
    def c23(): return (lambda: 1)(2)
    def c24(): [1][5] = 2
    def c25(): sys.x.y = 1
    def c26(): del [][0]
    def c27(): return x
    def c28(): return 1 @ 2
    def c29(): return {**5}
    def c30(): return [*5]
    def c31(): return print(*5)
    def c32():
        with 5: pass
    x = None; del x
    return [v for k, v in sorted(locals().items(), key=lambda i: int(i[0][1:])) if k[0] == 'c']
for c in cases():
    for _ in range(1):
        try: c()
        except Exception as e:
            t = e.__traceback__.tb_next
            r = t.tb_lasti, type(e).__name__
    print(c.__name__, r)
def gen():
    yield sys._getframe().f_lasti
    yield 2
g = gen()
print(g.gi_frame.f_lasti); next(g); print(g.gi_frame.f_lasti); next(g); print(g.gi_frame.f_lasti)
