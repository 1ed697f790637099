# Dictionaries of weak references are mappings like others: what they are equal to, and what they have of MutableMapping.
import collections
import weakref


class Thing:
    pass


thing = Thing()
by_key = weakref.WeakKeyDictionary({thing: 1})
by_value = weakref.WeakValueDictionary({1: thing})
for other in (collections.UserDict({thing: 1}), collections.UserDict({1: thing}), {thing: 1}, {1: thing},
              collections.ChainMap({1: thing}), 5, [], by_key, by_value, by_key.copy(), by_value.copy()):
    print(by_key == other, by_value == other, by_key != other, other == by_key, other == by_value, other != by_value)
for kind in (weakref.WeakKeyDictionary, weakref.WeakValueDictionary):
    print(sorted(name for name in vars(kind) if not name.startswith('_abc')))
    print(kind.__mro__, kind.__hash__, kind.__eq__.__qualname__, kind.clear.__qualname__)
by_key.clear()
print(len(by_key), list(by_value.items()) == [(1, thing)])
