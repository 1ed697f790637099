# sys.settrace: what its function is told of calls, lines, returns and exceptions, and what ends it
import sys
def show(frame, event, arg):
    if event == 'exception': arg = (arg[0].__name__, str(arg[1]), type(arg[2]).__name__)
    print(event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, arg, sorted(k for k in frame.f_locals if not k.startswith('_')) if frame.f_code.co_name!='<module>' else '')
    return show
def add(a, b):
    c = a + b
    if c > 3:
        c -= 1
    return c
def loop(n):
    total = 0
    for i in range(n):
        total += i
    while total > 1:
        total -= 1
    return [x * 2 for x in range(2)]
def fails(x):
    try:
        return 1 / x
    except ZeroDivisionError as e:
        return str(e)
def inner():
    raise KeyError('k')
def outer():
    inner()
def gen(n):
    for i in range(n):
        yield i
    print('end')
def use():
    for g in gen(2):
        pass
class A:
    def __init__(self, x):
        self.x = x
    def m(self): return self.x
    @property
    def p(self): return 5
def classes():
    a = A(3)
    a.m()
    return a.p + sum(map(lambda v: v + 1, [1, 2]))
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
def withs():
    pass
    class C:
        def __enter__(self): return 'entered'
        def __exit__(self, *a): return True
    with C() as c:
        raise ValueError('in with')
    x = (1,
         2)
    return x
print(sys.gettrace())
sys.settrace(show)
add(1, 2)
add(3, 4)
loop(3)
fails(0)
try: outer()
except KeyError: pass
use()
classes()
fact(3)
withs()
sys.settrace(None)
print(sys.gettrace())
add(1, 1)
counts = {}
def count(frame, event, arg):
    if event == 'call': counts[frame.f_code.co_name] = counts.get(frame.f_code.co_name, 0) + 1
sys.settrace(count); fact(5); add(1, 2); sys.settrace(None); print(counts)
def bad(frame, event, arg):
    raise RuntimeError('from trace')
sys.settrace(bad)
try: add(1, 2)
except RuntimeError as e: print('caught', e)
print(sys.gettrace())
def bad_line(frame, event, arg):
    if event == 'line': raise RuntimeError('from line')
    return bad_line
sys.settrace(bad_line)
try: add(1, 2)
except RuntimeError as e: print('caught', e, e.__traceback__.tb_next.tb_frame.f_code.co_name)
print(sys.gettrace())
def only(frame, event, arg):
    if frame.f_code.co_name == 'loop':
        def local(f, e, a):
            print('local', e, f.f_lineno - f.f_code.co_firstlineno); return local
        return local
sys.settrace(only); add(1, 2); loop(2); sys.settrace(None)
def bad_return(frame, event, arg):
    if event == 'return': raise RuntimeError('from return')
    return bad_return
sys.settrace(bad_return)
try: add(1, 2)
except RuntimeError as e: print('caught', e)
sys.settrace(None)
