# __dict__ of what is a class or a module as well as an instance; an mro() that leaves the class out
class Base: pass
class M2(Base, type): pass
class E(metaclass=M2): pass
print(type(E.__dict__).__name__)
try: E.__dict__ = {}
except (TypeError, AttributeError) as e: print(e)
import types
class Mod(Base, types.ModuleType): pass
m = Mod('spam'); 
try: m.__dict__ = {}
except (TypeError, AttributeError) as e: print(e)
class Ex(Base, Exception): pass
e=Ex(); e.__dict__={'a':1}; print(e.a)
try: Base.__dict__['__dict__'].__set__(m, {})
except (TypeError, AttributeError) as e: print(e)
print(Base.__dict__['__dict__'].__get__(m).keys() >= {'__name__'})
try: Base.__dict__['__dict__'].__get__(3)
except (TypeError, AttributeError) as e: print(e)
b = Base(); b.__dict__ = {'q': 1}; print(b.q)
del b.__dict__; print(b.__dict__)
def f(): pass
try: Base.__dict__['__dict__'].__get__(f)
except (TypeError, AttributeError) as e: print(e)


class Other: pass
class WithoutItself(type):
    def mro(cls):
        return (Other,)
steps = []
class SetsBases(type):
    def mro(cls):
        if not steps:
            steps.append(cls.__mro__)
            cls.__bases__ += ()
        return type.mro(cls)
try:
    class X(metaclass=WithoutItself): pass
except TypeError as error: print(error)
class Y(metaclass=SetsBases): pass
print(Y.__mro__, steps)
e = Ex()
try: del e.__dict__
except TypeError as error: print(error)
del Y

