import sys
class D:
    def __init__(self, v, w=1, **k): self.v = v; print(sys.getrefcount(self), sys.getrefcount(v), list(k))
o = object(); D(o); D(v=o); D(o, w=o, z=o); print(sys.getrefcount(o))
try: D()
except TypeError as e: print(e)
try: D(1, v=2)
except TypeError as e: print(e)
class G:
    def __init__(self): yield 1
try: G()
except TypeError as e: print(e)
class F:
    def __init__(self, x): self.x = x; raise ValueError(x)
    def __del__(self): print('~F')
try: F(1)
except ValueError as e: print(e)
try: F(x=3)
except ValueError as e: print(e)
print('end')
