# A class of a plain one and one whose instances are of any size: what is missing of the first is told.
import weakref


class Plain:
    pass


class OfTuple(Plain, tuple):
    pass


class OfInt(Plain, int):
    pass


class OfList(Plain, list):
    pass


for kind in Plain, OfTuple, OfInt, OfList:
    thing = kind()
    print(kind.__name__, hasattr(thing, '__dict__'), hasattr(thing, '__weakref__'), kind.__weakrefoffset__ != 0, kind.__dictoffset__ != 0)
    for action in (lambda: thing.__weakref__, lambda: Plain.__dict__['__weakref__'].__get__(thing), lambda: weakref.ref(thing) and 1,
                   lambda: thing.__dict__, lambda: setattr(thing, '__weakref__', 1), lambda: setattr(thing, 'x', 1)):
        try:
            print(action())
        except Exception as error:
            print(type(error).__name__, error)
