def t(f,*a):
    try: print(repr(f(*a)))
    except BaseException as e: print(type(e).__name__, e.args, e)
class A: pass
t(lambda: 1+"a"); t(lambda: [1]*"a"); t(lambda: "a"*[1]); t(lambda: 2**"a"); t(lambda: pow(2,3,"a"))
t(lambda: A()@1); t(lambda: -A()); t(lambda: divmod(A(),1)); t(lambda: print>>1)
t(lambda: A()[1]); t(lambda: int[1]); t(lambda: A[1])
def f():
    a=A(); a[1]=2
t(f)
def f():
    a=A(); del a[1]
t(f)
def f(): del "abc"[0]
t(f)
def f(): "abc"[0]=1
t(f)
t(lambda: [1]["a"]); t(lambda: [1][1.0]); t(lambda: len(1)); t(lambda: iter(1)); t(lambda: next(1)); t(lambda: 1 in 1)
t(lambda: (1,)+[1]); t(lambda: [1]+(1,))
class B:
    def __iter__(self): return 1
t(lambda: iter(B())); t(lambda: list(B())); t(lambda: tuple(1))
class C:
    def __len__(self): return -1
t(lambda: len(C())); t(lambda: bool(C()))
class C:
    def __len__(self): return "a"
t(lambda: len(C())); t(lambda: bool(C()))
class C:
    def __len__(self): return 1<<70
t(lambda: len(C()))
class C:
    def __bool__(self): return 1
t(lambda: bool(C()))
class C:
    def __repr__(self): return 1
    def __str__(self): return 1
    def __format__(self, s): return 1
    def __dir__(self): return 1
t(lambda: repr(C())); t(lambda: str(C())); t(lambda: format(C())); t(lambda: dir(C())); t(lambda: ascii(C()))
t(lambda: format(1,2))
t(lambda: isinstance(1,1)); t(lambda: issubclass(1,int)); t(lambda: issubclass(int,1)); t(lambda: isinstance(1,(1,)))
t(lambda: isinstance(1,(int,1))); t(lambda: isinstance(1, list[int])); t(lambda: isinstance(1, int|str)); t(lambda: isinstance(1, int|list[int]))
t(lambda: issubclass(int, int|list[int])); t(lambda:issubclass(1, int|str))
class D:
    def __index__(self): return "a"
t(lambda: [1][D()]); t(lambda: int(D())); t(lambda: float(D())); t(lambda:int(A())); t(lambda:float(A())); t(lambda: range(A()))
class D:
    def __int__(self): return 'a'
    def __float__(self): return 'a'
t(lambda: int(D())); t(lambda: float(D()))
class D:
    def __trunc__(self): return 'a'
t(lambda: int(D()))
class D:
    def __length_hint__(self): return 'a'
    def __iter__(self): return iter([1])
t(lambda: list(D()))
class D:
    def __length_hint__(self): return -1
    def __iter__(self): return iter([1])
t(lambda: list(D()))
t(lambda: [1][1<<70]); t(lambda: "a"*(1<<70)); t(lambda: [1]*(1<<70)); 
t(lambda: b"".join(["a"])); t(lambda: bytes([1]).startswith(1))
