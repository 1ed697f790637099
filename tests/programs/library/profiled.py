"""What sys.setprofile, the profilers and pstats tell."""
import sys
log = []
def watch(frame, event, arg):
    log.append((frame.f_code.co_name, event, arg.__qualname__ if event.startswith('c_') else type(arg)))
class A:
    def __init__(self): self.x = 1
    def m(self): return [i for i in range(2)]
def gen():
    yield 1
    yield 2
def fail():
    raise ValueError('x')
def f(n):
    return n if n < 2 else f(n-1) + f(n-2)
def work():
    a = A()
    a.m()
    print('hi')
    s = 'abc'
    s.upper()
    list(gen())
    l=[3,1]
    l.sort(); l.append(1)
    try: fail()
    except ValueError: pass
    try: int('x')
    except ValueError: pass
    try: [].pop()
    except IndexError: pass
    f(3)
    args=[1,2]
    max(*args)
    ''.join(['a'])
    sorted([2,1], key=lambda x: -x)
    isinstance(1,int)
    len(s)
sys.setprofile(watch)
print(sys.getprofile() is watch)
work()
sys.setprofile(None)
print(sys.getprofile())
for x in log: print(x)
log.clear()
def bad(frame, event, arg):
    if event == 'return': raise KeyError('bad')
sys.setprofile(bad)
try:
    f(1)
except KeyError as e: print(repr(e), sys.getprofile())
def tr(frame, event, arg):
    print('T', frame.f_code.co_name, event); return tr
def pr(frame, event, arg):
    sys.stdout.write('P %s %s\n' % (frame.f_code.co_name, event))
sys.setprofile(pr); sys.settrace(tr)
f(2)
sys.settrace(None); sys.setprofile(None)
hooks=[]
def hook(e,a):
    if e.startswith('my'): print(e,a)
sys.addaudithook(hook)
sys.audit('my.event', 1, 'a')
sys.audit('my.none')
try: sys.audit(1)
except TypeError as e: print(e)
import cProfile, pstats, io, contextlib, profile, re
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
def main():
    l=[]
    for i in range(5): l.append(fib(i))
    return sorted(l)
pr=cProfile.Profile()
pr.enable()
main()
pr.disable()
s=io.StringIO()
st=pstats.Stats(pr,stream=s).strip_dirs().sort_stats('cumulative')
st.print_stats()
print(re.sub(r'\d\.\d\d\d','T',s.getvalue().split('seconds')[0]))
print(sorted(re.sub(r'\d\.\d\d\d','T',s.getvalue()).splitlines()))
for run in cProfile.run, profile.run:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        run('main()')
    print(re.sub(r'\d+\.\d\d\d', 'T', out.getvalue()))
with cProfile.Profile() as p: main()
class Fake:
    def create_stats(self):
        a,b,c=('/x/a.py',3,'f'),('/y/b.py',10,'g'),('~',0,'<built-in method builtins.len>')
        self.stats={a:(3,5,0.5,1.25,{b:(5,3,.5,1.25)}),b:(1,1,.1,1.6,{}),c:(7,7,.25,.25,{a:(4,4,.1,.1),b:(3,3,.15,.15)})}
for keys in [('time',),('cumulative',),('calls',),('name',),('nfl',),('stdname',),('pcalls','name'),(pstats.SortKey.FILENAME,),(-1,),(2,)]:
    st=pstats.Stats(Fake()).sort_stats(*keys); st.print_stats(); print(st.fcn_list)
st.strip_dirs().sort_stats('name').print_stats(2)
st.print_stats(.5,'len'); st.print_stats('nothing')
st.print_callers(); st.print_callees(); st.reverse_order().print_callers('f')
print(st.get_stats_profile())
st.add(Fake()); st.print_stats()
try: st.sort_stats('bogus')
except KeyError as e: print(e)
try: st.sort_stats('time',1)
except TypeError as e: print(e)
try: pstats.Stats(3)
except TypeError as e: print(e)
for k in pstats.SortKey: print(repr(k), k, k.value)
