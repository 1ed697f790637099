# How many calls deep a method may lead to itself before RecursionError: what counts as a level of its own.
import sys
sys.setrecursionlimit(200)
class A:
    def __init__(s): s.n=0
    def __repr__(s): s.n+=1; return repr(s)
    def __str__(s): s.n+=1; return str(s)
    def __eq__(s,o): s.n+=1; return s==o
    def __hash__(s): s.n+=1; return hash(s)
    def __len__(s): s.n+=1; return len(s)
    def __bool__(s): s.n+=1; return bool(s)
    def __iter__(s): s.n+=1; return iter(s)
    def __call__(s): s.n+=1; return s()
    def __getitem__(s,i): s.n+=1; return s[i]
    def __add__(s,o): s.n+=1; return s+o
    def __lt__(s,o): s.n+=1; return s<o
    def __index__(s): s.n+=1; return s.__index__()
    def __format__(s,f): s.n+=1; return format(s,f)
    def __contains__(s,f): s.n+=1; return f in s
    def q(s,f): s.n+=1; return s.q(f)
    @property
    def p(s): s.n+=1; return s.p
    def m(s,f): s.n+=1; return list(map(s.m,[1]))
    def k(s,f): s.n+=1; return sorted([1],key=s.k)
    def ev(s,f): s.n+=1; return eval('s.ev(1)')
    def ex(s,f): s.n+=1; return exec('s.ex(1)')
    def __getattr__(s,n): 
        s.n+=1
        return getattr(s,'a')
a=A()
def z(name,f):
    a.n=0
    try: f()
    except BaseException as e: print(name, a.n, type(e).__name__, str(e)[:80])
z('repr', lambda: repr(a))
z('eq', lambda: a==a)
z('hash', lambda: hash(a))
z('bool', lambda: bool(a))
z('call', lambda: a())
z('getitem', lambda: a[1])
z('add', lambda: a+1)
z('lt', lambda: a<a)
z('index', lambda: [1][a])
z('in', lambda: 1 in a)
z('q', lambda: a.q(1))
z('p', lambda: a.p)
z('m', lambda: a.m(1))
