def t(f,*a):
    try: print(repr(f(*a)))
    except BaseException as e: print(type(e).__name__, e.args, e)
class A: pass
t(lambda: print(a=1)); t(lambda: sorted()); t(lambda: sorted([1],2)); t(lambda: sorted([1],kex=2)); t(lambda: sorted([1], key=None, **{'key':1}))
t(lambda: print(1,2,sepp=3)); t(lambda: "a".encode("utf8","strict","x")); t(lambda: "a".encode(encodin="x")); t(lambda:"a".encode("utf8",encoding="x")); t(lambda: int("1",2,3)); t(lambda: int(x=1)); t(lambda: int("1",bas=2)); t(lambda: enumerate()); t(lambda: enumerate(1,2,3)); t(lambda: enumerate([], star=1)); t(lambda: sum()); t(lambda: sum([],1,2)); t(lambda: sum([], star=2)); t(lambda: [].sort(1)); t(lambda:[].sort(kex=1)); t(lambda: "a".split(1,2,3)); t(lambda: complex(1,2,3)); t(lambda: property(1,2,3,4,5)); t(lambda: "a".expandtabs(tabsize=1,x=1)); t(lambda: max(key=1)); t(lambda: 1)
t(lambda: "".join(1)); t(lambda: {}.update(1)); t(lambda: A(1)); t(lambda:(lambda x:x)(*1)); t(lambda:(lambda x:x)(**1)); t(lambda:(lambda x:x)(**{1:2})); t(lambda:1())
t(lambda: [1] in 'a'); t(lambda: hash([]))
