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
class A:
    def __class_getitem__(cls,i): return types.GenericAlias(cls,i)
t(lambda: list[int]); t(lambda: dict[str,A]); t(lambda: A[()]); t(lambda: tuple[int,...]); t(lambda: list[list[int]]); t(lambda: list[int|None]); t(lambda: list['x']); t(lambda: list[None]); t(lambda: [*tuple[int]]); t(lambda: A[*tuple[int]]); t(lambda: list[[1,2]])
t(lambda: isinstance("s", int|list[int])); t(lambda: issubclass(str, int|list[int])); t(lambda: isinstance(list[int], type)); t(lambda: list[int].__class__); t(lambda: list[int].append); t(lambda: list[int].__name__); t(lambda: list[int].__doc__ is list.__doc__)
t(lambda: list[int]()); t(lambda: A[int]().__orig_class__); t(lambda: dict[int,str](a=1)); t(lambda: list[int]([1])); t(lambda: list[int]==list[int]); t(lambda: list[int]==list[str]); t(lambda: list[int] is list[int]); t(lambda: hash(list[int])==hash(list[int])); t(lambda: list[int]==5); t(lambda: list[int]<list[int])
t(lambda: list[int].__origin__); t(lambda: list[int].__args__); t(lambda: list[int].__parameters__); t(lambda: list[int].__unpacked__); t(lambda: list[int].__mro_entries__(())); t(lambda: list[int].__reduce__()); t(lambda: list[int][int])
t(lambda: issubclass(list,list[int])); t(lambda: setattr(list[int],'x',1)); t(lambda: types.GenericAlias(int)); t(lambda: types.GenericAlias(int,str)); t(lambda: types.GenericAlias(int,(str,),x=1)); t(lambda: types.GenericAlias(int,x=1))
class L(list[int]): pass
t(lambda: (L.__mro__, L.__orig_bases__))
t(lambda: int|str); t(lambda: int|None); t(lambda: None|int); t(lambda: int|int); t(lambda: int|str|int|None); t(lambda: (int|str)|(str|float)); t(lambda: int|list[int]|list[int]); t(lambda: int|5); t(lambda: 5|int); t(lambda: int|'x'); t(lambda: None|None); t(lambda: (int|str)==(str|int)); t(lambda: hash(int|str)==hash(str|int)); t(lambda: (int|str).__args__); t(lambda: (int|str).__parameters__); t(lambda: (int|str)[int]); t(lambda: A|int); t(lambda: list[int]|None); t(lambda: int|...); t(lambda:type(int|str)()); t(lambda: types.UnionType(int,str)); t(lambda:(int|str)()); t(lambda:(int|str).foo); t(lambda:(int|str)==5); t(lambda:(int|str)<5)
class TV:
    def __init__(s,n): s.n=n
    def __repr__(s): return s.n
    def __typing_subst__(s,a): return a
    def __or__(s,o): return ('or',s,o)
    def __ror__(s,o): return ('ror',s,o)
T=TV('T'); U=TV('U')
t(lambda: list[T]); t(lambda: list[T].__parameters__); t(lambda: list[T][int]); t(lambda: dict[T,U][int,str]); t(lambda: dict[T,T][int]); t(lambda: dict[T,U][int]); t(lambda: dict[T,list[U]][int,str]); t(lambda: dict[T,list[U]].__parameters__); t(lambda: dict[T,int][int,str]); t(lambda: int|T); t(lambda: (list[T]|int)[str]); t(lambda: (list[T]|int).__parameters__)
t(lambda: [x for x in dir(list[int]) if x not in dir(list)]); t(lambda: list[int].__dir__ )
