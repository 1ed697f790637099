import sys


class Plain:
    def __init__(self):
        self.x, self.y = 1, 2


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self):
        self.x, self.y = 1, 2


plain = Plain()
slotted = Slotted()
print(sys.getsizeof(plain), sys.getsizeof(slotted))
print(hasattr(plain, "__dict__"), hasattr(slotted, "__dict__"))
