# What time.sleep takes for a length: a float, or what is an index.
import time
from fractions import Fraction


class Index:
    def __index__(self):
        return 0


class Float:
    def __float__(self):
        return 0.0


class Length(float):
    pass


for length in (0, 0.0, True, 1e-9, Length(0), Index(), Float(), Fraction(0), '0', b'0', [], None, 1 << 70, 1e10,
               float('inf'), float('nan'), -1, -1.5):
    try:
        print(type(length).__name__, time.sleep(length))
    except Exception as error:
        print(type(length).__name__, type(error).__name__, error)
