import sys
sys.setrecursionlimit(10**6)
def r(n): return n and r(n - 1)
print(r(50000))
class K:
    def __init__(self, n):
        if n: self.k = K(n - 1)
K(2000); print('ok')
def g(n):
    if n: yield from g(n - 1)
    yield n
print(sum(g(2000)))
