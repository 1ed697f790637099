# What copy and pickle keep in a class: the names of its members, set as any attribute is set.
import copy


class Meta(type):
    def __setattr__(kind, name, value):
        print('set', name, value)
        type.__setattr__(kind, name, value)


class Plain(metaclass=Meta):
    pass


class Slots(metaclass=Meta):
    __slots__ = 'b', 'a', '__private', '__dict__', '__weakref__'


class Derived(Slots):
    __slots__ = 'c'


class Own(metaclass=Meta):
    def __getstate__(self):
        return 5

    def __setstate__(self, state):
        print('state', state)


class List(list, metaclass=Meta):
    pass


class Wrong:
    __slotnames__ = 5


class NoNames:
    __slotnames__ = None


class Few:
    __slots__ = 'x', 'y', '__slotnames__'


for kind in Plain, Slots, Derived, Own, List, Wrong, NoNames, Few:
    print(kind.__name__)
    thing = kind()
    if isinstance(thing, Slots):
        thing.b, thing.a = 1, 2
    for action in (copy.copy, copy.copy, copy.deepcopy, lambda thing: thing.__reduce_ex__(2), lambda thing: thing.__reduce_ex__(0),
                   lambda thing: thing.__reduce__(), lambda thing: thing.__getstate__()):
        try:
            result = action(thing)
            print(type(result).__name__, result[2:3] if type(result) is tuple else '')
        except Exception as error:
            print(type(error).__name__, error)
    print(vars(kind).get('__slotnames__'))
