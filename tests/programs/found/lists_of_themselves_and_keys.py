# A list that is extended by itself, sets that are asked for what has no hash, and mappings whose keys() gives nothing to go through.
import collections
import types


class Twice(list):
    def __iter__(self):
        yield from (1, 2)


class Keys:
    def keys(self):
        return 5

    def __getitem__(self, key):
        return key


class KeysOfDict(dict):
    def keys(self):
        return 5


def attempt(action):
    try:
        result = action()
        print(list.__repr__(result) if isinstance(result, list) else result)
    except Exception as error:
        print(type(error).__name__, error)


def extended(start):
    start += start
    return start


def extended_by_method(start):
    start.extend(start)
    return start


def assigned(start):
    start[len(start):] = start
    return start


for start in ([], [5], [5, 6, 7]):
    for kind in (list, Twice):
        for action in (extended, extended_by_method, assigned):
            attempt(lambda: action(kind(start)))

for those in (set(), frozenset(), {1}):
    for other in ([{1}], ([],), {'a': 1}, iter([[]]), [[1], {2}], 'ab', range(2), {}):
        for name in ('isdisjoint', 'issubset', 'issuperset'):
            attempt(lambda: getattr(those, name)(other))

for mapping in (Keys(), KeysOfDict(), KeysOfDict(a=1), types.MappingProxyType(Keys())):
    attempt(lambda: dict(mapping))
    attempt(lambda: {**mapping})
    attempt(lambda: {}.update(mapping))
    attempt(lambda: (lambda **named: named)(**mapping))
    attempt(lambda: (lambda **named: named)(a=1, **mapping))
    attempt(lambda: '{a}'.format(**mapping))
    attempt(lambda: eval('dir()', {}, mapping))
    attempt(lambda: collections.OrderedDict(mapping))
    attempt(lambda: {} | mapping)
