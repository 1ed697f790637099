import sys
print(sys.getrefcount(1000), sys.getrefcount(1.5), sys.getrefcount("hello there"), sys.getrefcount((1,2)), sys.getrefcount(b"xyz"))
x=1000; print(sys.getrefcount(x), sys.getrefcount(1000))
y="hello there you"; print(sys.getrefcount(y))
z=(1,2,3); print(sys.getrefcount(z))
w=2.75; v=2.75; print(sys.getrefcount(w), w is v)
fs = 1 in {1,2,3}
def f():
    a=12345; b="some text here"; c=(1,[],2); d=(4,5,6); e=3.5
    return [sys.getrefcount(q) for q in (a,b,c,d,e)]
print(f())
def g():
    a=12345
    return sys.getrefcount(a), sys.getrefcount(12345), sys.getrefcount(g.__code__.co_consts)
print(g(),g())
exec("q=54321; import sys; print(sys.getrefcount(q), sys.getrefcount(54321))")
print(eval("sys.getrefcount(98765)"), eval("sys.getrefcount('un seen')"), eval("sys.getrefcount((7,8,9))"))
c=compile("r=77777\nprint(sys.getrefcount(r))","s","exec"); exec(c); exec(c); print(sys.getrefcount(c.co_consts[0]), sys.getrefcount(c))
class K:
    v=424242
    print(sys.getrefcount(v))
print(sys.getrefcount(K.v))
print(sys.getrefcount("abc"+"def"), sys.getrefcount("ab cd"*2), sys.getrefcount(1000*1000), sys.getrefcount(2**40), sys.getrefcount(-1000))
print(sys.getrefcount(f"a{1}"), sys.getrefcount(f"const"), sys.getrefcount(f"con st"), sys.getrefcount("a" "b c"))
