import builtins


class types:
    GenericAlias = type(list[int])
    UnionType = type(int | str)
    ModuleType = type(builtins)

def t(f,*a,**k):
    try: 
        r=f(*a,**k)
        print(repr(r))
    except BaseException as e: print(type(e).__name__, e.args, e)
M=types.ModuleType
t(lambda: M('x')); t(lambda: M('x','doc').__doc__); t(lambda: M()); t(lambda: M(1)); t(lambda: M('x').foo); t(lambda: sorted(M('x').__dict__.items())); t(lambda: list(M('x').__dict__)); t(lambda: M('x',name=1)); t(lambda: M(name='x')); t(lambda: dir(M('x')))
m=M('m')
m.__getattr__=lambda n: n+'!'
t(lambda:m.foo); 
def g(n): raise AttributeError(n)
m.__getattr__=g; t(lambda:m.foo)
m.__getattr__=5; t(lambda:m.foo)
m.__dir__=lambda:['z','a']; t(lambda:dir(m))
m.__file__='f'; t(lambda:m); m.__name__=5; t(lambda:m.zip); del m.__name__; t(lambda:m.zip)
t(lambda: M.__new__(M).x); t(lambda: M.__new__(M)); t(lambda: M.__new__(M).__dict__); t(lambda: setattr(m,'__dict__',{})); t(lambda: m.__annotations__); t(lambda: m.__dict__['__annotations__']);t(lambda: delattr(m,'__annotations__')); t(lambda: delattr(m,'__annotations__')); t(lambda: setattr(m,'__annotations__',5)); t(lambda:m.__annotations__)
