import tracemalloc, os
tracemalloc.start(10)
class Rec:
    def __init__(self, n): self.n = n; self.data = 'x' * n
def a(): return [Rec(i) for i in range(100)]
def b(): return a()
r = b()
s = tracemalloc.take_snapshot()
st = s.statistics('traceback')
for t in st[:2]:
    print(t.count, t.size // 1024)
    for l in t.traceback.format(): print(l)
print(tracemalloc.get_object_traceback(r))
