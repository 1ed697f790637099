# The environment as os.environ and os.environb have it: a mapping of str or bytes, shared by both.
import collections.abc
import os


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error, error.__cause__, error.__suppress_context__)


kind = type(os.environ)
print(kind, kind.__mro__)
print(isinstance(os.environ, dict), isinstance(os.environ, collections.abc.MutableMapping), type(os.environb) is kind)
print(sorted(name for name in vars(kind) if not name.startswith('_abc')))
os.environ.clear()
print(os.environ, len(os.environb), bool(os.environ), os.environ == {}, os.environ.copy())
os.environ['A'] = 'one'
os.environb[b'B'] = b't\xffwo'
print(os.environ, os.environb)
for key in ('A', 'B', 'C', b'A', 5, None, '', 'x=y', 'nul\0', 'é'):
    attempt(lambda: os.environ[key])
    attempt(lambda: os.environ.get(key))
    attempt(lambda: os.environ.get(key, 7))
    attempt(lambda: key in os.environ)
    attempt(lambda: os.getenv(key, 'default'))
    attempt(lambda: os.environ.pop(key, 'none'))
    attempt(lambda: os.environ.__setitem__(key, 'new'))
    attempt(lambda: os.environ.setdefault(key, 'newer'))
    attempt(lambda: os.environ.__delitem__(key))
    attempt(lambda: os.environ.pop(key))
    attempt(lambda: os.environ.__setitem__('D', key))
    attempt(lambda: os.environb.__setitem__(key, b'e'))
    attempt(lambda: os.environb.get(key))
    attempt(lambda: os.getenvb(key))
    attempt(lambda: os.putenv(key, 'v'))
print(os.environ)
os.environ |= {'E': 'five'}
os.environ.update(F='six', G='seven')
for other in ({'A': 'z'}, os.environ, 5, [('a', 'b')]):
    attempt(lambda: os.environ | other)
    attempt(lambda: other | os.environ)
    attempt(lambda: os.environ == other)
print(sorted(os.environ), sorted(os.environ.items()), list(os.environ.values()), sorted(os.environ.keys()))
attempt(lambda: os.environ.popitem())
for name in os.environ:
    del os.environ[name]
print(os.environ, os.environ.pop('F', None), os.supports_bytes_environ)
attempt(lambda: os.environ.popitem())
attempt(lambda: os.getenv('none'))
attempt(lambda: os.path.expandvars('$A ${B}'))
