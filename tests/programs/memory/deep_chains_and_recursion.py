import sys
def depth(n):
    return depth(n + 1)
try: depth(0)
except RecursionError as e: print(e)
sys.setrecursionlimit(100)
def c(n):
    try: return c(n + 1)
    except RecursionError: return n
print(c(0) > 50)
l = []
for i in range(100000): l = [l]
del l; print('ok')
class N: pass
n = None
for i in range(100000): m = N(); m.n = n; n = m
del m, n; print('ok')
