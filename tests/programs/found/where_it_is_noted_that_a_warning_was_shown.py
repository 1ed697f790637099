# A module remembers in __warningregistry__, among its names, what it has warned of; a coroutine that nobody awaits brings the
# module warnings with it, until the program ends.
import operator
import sys


def noted(names=None):
    registry = (globals() if names is None else names).get('__warningregistry__')
    if registry is None:
        return None
    return [(key, value) if key == 'version' else (key[0][:12], *(part for part in key[1:]), value) for key, value in registry.items()]


class Index:
    def __index__(self):
        return True


async def nothing():
    pass


def odd():
    return operator.index(Index())


def unawaited():
    nothing()


print(noted(), 'warnings' in sys.modules)
print(odd(), odd(), noted(), 'warnings' in sys.modules)
unawaited()
unawaited()
print(noted(), 'warnings' in sys.modules)

names = {'nothing': nothing}
exec('nothing()', names)
exec('nothing()', names)
print([name for name in names if name != '__builtins__'], noted(names))
for name in 'here', None, 5:
    names = {'nothing': nothing, 'index': operator.index, 'thing': Index(), '__name__': name}
    exec('nothing()\nindex(thing)', names)
    print(noted(names))

import warnings

odd()
unawaited()
print(noted())
warnings.warn('x')
warnings.warn('y', DeprecationWarning)
print(noted())
for action in 'error', 'ignore', 'once', 'always', 'module', 'default':
    with warnings.catch_warnings():
        warnings.simplefilter(action)
        print(action, noted())
        for _ in range(2):
            try:
                odd()
                unawaited()
            except Warning as error:
                print(repr(error)[:40])
        print(noted())
for registry in 5, None, [], {'version': 100}, {'version': None, 'more': 1}:
    __warningregistry__ = registry
    try:
        odd()
    except TypeError as error:
        print(error)
    print(noted() if isinstance(registry, dict) else registry)
del __warningregistry__
with warnings.catch_warnings():
    warnings.simplefilter('once')
    for _ in range(2):
        warnings.warn_explicit('text', UserWarning, 'file', 1)
        warnings.warn_explicit('text', UserWarning, 'file', 2, registry={})
    print(noted())
try:
    warnings.warn_explicit('text', UserWarning, 'file', 2, registry=[])
except TypeError as error:
    print(error)
print(sys.__dict__.get('__warningregistry__'))


class Ending:
    def __del__(self):
        nothing()


left = nothing()
ending = Ending()
