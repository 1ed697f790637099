import weakref
class A:
    def __init__(s,n): s.n=n
    def __eq__(s,o): return s.n==o.n
    def __hash__(s): return hash(s.n)
    def __call__(s,*a): return ('called',a)
    def __len__(s): return 3
    def __getitem__(s,i): return i
    def __add__(s,o): return 'add'
    def __radd__(s,o): return 'radd'
    def __iter__(s): return iter('ab')
    def __contains__(s,x): return True
    def __str__(s): return 'str'
    def __repr__(s): return 'repr'
    def __enter__(s): return s
    def __exit__(s,*a): pass
    def __int__(s): return 7
    def __bytes__(s): return b'bytes'
    def meth(s): return s
a=A(1); b=A(1); ra=weakref.ref(a); rb=weakref.ref(b)
print(ra==rb, hash(ra)==hash(rb), ra is rb, {ra:1}.get(rb), len({ra,rb}))
p=weakref.proxy(a); print(type(p), p(1,2), len(p), p[5], p+1, 1+p, list(p), 5 in p, str(p), p.n, p==b, p.meth() is a, p.__class__, isinstance(p,A), isinstance(p,weakref.ProxyType), isinstance(p, weakref.CallableProxyType), p.__repr__(), bytes(p), bool(p))
try: hash(p)
except TypeError as e: print(e)
try: int(p); 
except TypeError as e: print(e)
p.z=5; print(a.z); del p.z; print(hasattr(a,'z'))
with p as q: print(q is a)
p[0:2]; print(p[0:2])
try: p-1
except TypeError as e: print(e)
for op in ('p<1','p>p','-p','p[0]=1','del p[0]','p+=1','next(p)','p@p','~p','p**2','divmod(p,1)','round(p)','reversed(p)','p<<1','float(p)','complex(p)','[1][p]','abs(p)'):
    try: exec(op); print(op,'ok')
    except Exception as e: print(op,type(e).__name__,e)
    p=weakref.proxy(a)
print(ra==rb); del a; print(ra==rb, ra==ra, ra!=rb)
