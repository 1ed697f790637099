# types: the names, classes made by hand, attributes that differ in class and instance, coroutines from generators
import types
import collections.abc
import sys


def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


print(sorted(types.__all__))
for name in sorted(types.__all__):
    value = getattr(types, name)
    if isinstance(value, type):
        print(name, value.__name__, value.__module__)

def function(a, b=1): return a + b
def generator(): yield 1
async def coroutine(): pass
async def async_generator(): yield 1
made = coroutine()
print(type(function) is types.FunctionType is types.LambdaType, type(generator()) is types.GeneratorType,
      type(made) is types.CoroutineType, type(async_generator()) is types.AsyncGeneratorType)
made.close()
print(type(print) is types.BuiltinFunctionType, type([].append) is types.BuiltinMethodType,
      type(object.__init__) is types.WrapperDescriptorType, type(object().__str__) is types.MethodWrapperType,
      type(str.join) is types.MethodDescriptorType, type(dict.__dict__['fromkeys']) is types.ClassMethodDescriptorType,
      type(sys) is types.ModuleType, type(sys._getframe()) is types.FrameType)
print(isinstance(None, types.NoneType), isinstance(..., types.EllipsisType), type(int | str) is types.UnionType)
attempt(lambda: types.NoneType())
attempt(lambda: types.GeneratorType())
attempt(lambda: types.ModuleType('m', 'doc').__doc__)
attempt(lambda: types.ModuleType('m'))
attempt(lambda: types.CellType(4).cell_contents)
attempt(lambda: types.MethodType(function, 5)())
attempt(lambda: types.FunctionType(function.__code__, {}, 'other', (7,))(1))
attempt(lambda: types.GenericAlias(list, (int,)))
attempt(lambda: types.MappingProxyType({'a': 1}))
attempt(lambda: types.MappingProxyType([]))
attempt(lambda: types.MappingProxyType({'a': 1}) | {'b': 2})
proxy = types.MappingProxyType({'a': 1})
attempt(lambda: proxy.__setitem__('a', 2))
def assign(): proxy['a'] = 2
attempt(assign)

# ---- namespaces
space = types.SimpleNamespace(x=1, y='two')
space.z = space
print(space, space == types.SimpleNamespace(x=1), len(vars(space)))
del space.z
print(space == types.SimpleNamespace(y='two', x=1), vars(space))
attempt(lambda: space.none)
print(sys.implementation.name, sys.implementation.cache_tag, type(sys.implementation) is types.SimpleNamespace)

# ---- new_class
def body(namespace):
    namespace['x'] = 3
    namespace['double'] = lambda self: self.x * 2


Made = types.new_class('Made', (), {}, body)
print(Made, Made.__bases__, Made().double(), Made.__module__)
print(types.new_class('Empty').__mro__)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwds):
        return {'prepared': (name, bases, kwds)}
    def __new__(mcls, name, bases, namespace, **kwds):
        return super().__new__(mcls, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **kwds):
        super().__init__(name, bases, namespace)
        cls.kwds = kwds


M = types.new_class('M', (Made,), {'metaclass': Meta, 'option': 1})
print(type(M), M.prepared, M.kwds, M.__mro__)
print(types.prepare_class('N', (M,), {'z': 2}))
print(types.prepare_class('N', (), {'metaclass': lambda *a: None})[1:])
class Other(type): pass
class O(metaclass=Other): pass
attempt(types.prepare_class, 'N', (M, O))


class Entries:
    def __init__(self, *bases): self.bases = bases
    def __mro_entries__(self, bases): return self.bases


print(types.resolve_bases((int, Entries(dict, Made), 'x')), types.resolve_bases((int,)))
E1 = types.new_class('E1', (Entries(Made), dict))
print(E1.__mro__, len(E1.__orig_bases__))
print(types.resolve_bases([]) == [], types.new_class('E2', (Entries(),)).__bases__)
class BadEntries:
    def __mro_entries__(self, bases): return [int]
attempt(types.resolve_bases, (BadEntries(),))


# ---- DynamicClassAttribute
class ClassSide(type):
    def __getattr__(cls, name):
        return f'class {name}'


class Two(metaclass=ClassSide):
    def __init__(self): self._v = 1

    @types.DynamicClassAttribute
    def value(self):
        "the value"
        return self._v

    @value.setter
    def value(self, new): self._v = new

    @value.deleter
    def value(self): self._v = None

    @types.DynamicClassAttribute
    def fixed(self): return 5


two = Two()
print(Two.value, two.value)
two.value = 9
print(two.value)
del two.value
print(two.value, Two.__dict__['value'].__doc__)
attempt(setattr, two, 'fixed', 1)
attempt(delattr, two, 'fixed')


# ---- coroutine
@types.coroutine
def step(value):
    got = yield value
    return got + 1


async def steps():
    return await step(10) + await step(20)


running = steps()
print(running.send(None), running.send(1))
try:
    running.send(2)
except StopIteration as stop:
    print('result', stop.value)
attempt(types.coroutine, 3)
print(types.coroutine(coroutine) is coroutine)


class GeneratorLike(collections.abc.Generator):
    def __init__(self): self.count = 0
    def send(self, value):
        self.count += 1
        if self.count > 2: raise StopIteration('end')
        return self.count
    def throw(self, typ, val=None, tb=None): raise typ


@types.coroutine
def like(): return GeneratorLike()


async def use():
    return await like()


running = use()
print(running.send(None), running.send(None))
attempt(lambda: running.send(None))
wrapped = like()
print(type(wrapped).__name__, isinstance(wrapped, collections.abc.Awaitable), next(wrapped), iter(wrapped) is wrapped)
print(wrapped.close())
