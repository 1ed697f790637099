# What sys.getsizeof makes of a __sizeof__ that says too much, or nothing that is a size.
import sys


def tell(said):
    class Plain:
        def __sizeof__(self):
            return said

    class Slotted:
        __slots__ = ()

        def __sizeof__(self):
            return said

    class Text(str):
        def __sizeof__(self):
            return said

    for kind in Plain, Slotted, Text:
        for default in (), (7,):
            try:
                print(kind.__name__, sys.getsizeof(kind(), *default))
            except Exception as error:
                print(kind.__name__, type(error).__name__, error)


for said in 0, 1, sys.maxsize, sys.maxsize - 20, sys.maxsize + 1, -1, -sys.maxsize - 1, True, 1.5, None, 'x', 2**70, -2**70:
    tell(said)
