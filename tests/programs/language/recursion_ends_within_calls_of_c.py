"""Where the limit of recursion is reached, depends on what CPython calls inside."""
import sys
class A:
    def __init__(self): self.l=[]
def f1(n): print('depth', n); f1(n+1)
def f2(n): l.append(n); len(l); f2(n+1)
def f3(n): x = str(n); f3(n+1)
def f4(n): x = 'a,b'.split(','); f4(n+1)
def f5(n): x = max(1, n); f5(n+1)
def f6(n): x = sorted([3, n]); f6(n+1)
def f7(n): x = '{}'.format(n); f7(n+1)
def f8(n): x = f'{n}'; f8(n+1)
def f9(n): x = '%d' % n; f9(n+1)
def f10(n): x = isinstance(n, int); f10(n+1)
def f11(n): x = [1,2,n].index(n); f11(n+1)
def f12(n): x = list(range(3)); f12(n+1)
def f13(n): x = dict(a=1); f13(n+1)
def f14(n): x = ' '.join(['a']); f14(n+1)
def f15(n): x = sum([1, 2]); f15(n+1)
def f16(n): x = abs(n); f16(n+1)
def f17(n): x = A(); f17(n+1)
def f18(n): x = d.get(n); f18(n+1)
def f19(n): x = int('5'); f19(n+1)
def f20(n): x = repr(n); f20(n+1)
def f21(n): x = print(end=''); f21(n+1)
def f22(n): x = id(n); f22(n+1)
def f23(n): x = [i for i in range(2)]; f23(n+1)
def f24(n): x = (lambda: 1)(); f24(n+1)
def f25(n): sys.stdout.write(''); f25(n+1)
def f26(n): x = set([1]); f26(n+1)
def f27(n): x = tuple(l[:2]); f27(n+1)
def f28(n): x = enumerate([1]); f28(n+1)
def f29(n): x = hasattr(n, 'x'); f29(n+1)
def f30(n): x = sys.getrefcount(n); f30(n+1)
def f31(n): x = n.bit_length(); f31(n+1)
def f32(n): x = 'a'.upper(); f32(n+1)
def f33(n): x = type(n); f33(n+1)
def f34(n): x = 'a'.ljust(n % 5); f34(n+1)
def f35(n): x = range(n); f35(n+1)
def f36(n): x = round(1.5); f36(n+1)
def f37(n): x = open; f37(n+1)
def f38(n): x = object(); f38(n+1)
def f39(n): x = zip([1], [2]); f39(n+1)
def f40(n): x = bool(n); f40(n+1)
import io
for i in range(2, 41):
    if i in (21, 25):
        continue
    l=[]; d={}
    f = globals()['f%d' % i]
    for lim in (50, 200):
        out = sys.stdout; 
        buf = io.StringIO()
        sys.stdout = buf
        sys.setrecursionlimit(lim)
        try: f(1)
        except RecursionError as e:
            k = 0; t = e.__traceback__
            while t: k += 1; t = t.tb_next
            m = str(e)
        sys.setrecursionlimit(1000)
        sys.stdout = out
        print(i, lim, k, m, buf.getvalue()[-20:].replace('\n', '|'))
def f7(n): x = '{}'.format(n); f7(n+1)
try: f7(1)
except RecursionError as e: print(e)
def f2(n): l.append(n); len(l); f2(n+1)
l=[]
try: f2(1)
except RecursionError as e: print(e)
def f2(n): l.append(n); f2(n+1)
l=[]
try: f2(1)
except RecursionError as e: print(e, len(l))
def f2(n): len(l); f2(n+1)
l=[]
try: f2(1)
except RecursionError as e: print(e, len(l))
def f2(n):
    for i in range(3): f2(n+1)
try: f2(1)
except RecursionError as e: print(e, len(l))
def f2(n): print(end=''); f2(n+1)
try: f2(1)
except RecursionError as e: print(e, len(l))
import sys
def f(n):
    print(n)
    f(n+1)
try: f(1)
except RecursionError as e: print(e)
def f(n):
    print('a')
    f(n+1)
try: f(1)
except RecursionError as e: print(e)
def f(n):
    print('depth', n)
    f(n+1)
try: f(1)
except RecursionError as e: print(e)

sys.setrecursionlimit(40)
def f(n):
    sys.stdout.write('w')
    f(n + 1)
try: f(1)
except RecursionError as e: print(e)
def f(n):
    print(f'{n}', n, sep='-', end=';')
    return 1 + f(n + 1)
try: f(1)
except RecursionError as e: print(e)
