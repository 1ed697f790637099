# random.seed of an int of a class of its own takes the int's absolute value, not what __abs__ says.
import random


class Odd(int):
    def __abs__(self):
        return None


for seed in (Odd(-5), 5, Odd(3), True, False, Odd(-(10**30)), 10**30):
    random.seed(seed)
    print(random.random(), random.Random(seed).getrandbits(70))
