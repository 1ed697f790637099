"""The module random, seeded: CPython's sequences."""
import random

for seed in [0, 1, 42, -7, 2 ** 100, "text", b"bytes", 2.5, ""]:
    random.seed(seed)
    print([random.random() for _ in range(3)], random.randint(1, 6), random.randrange(10), random.randrange(0, 100, 7), random.getrandbits(5), random.getrandbits(100))
    items = list(range(10))
    random.shuffle(items)
    print(items, random.choice("abcdef"), random.sample(range(100), 5), random.sample(range(10 ** 6), 3), random.choices([1, 2, 3], k=5), random.choices("ab", weights=[1, 9], k=4))
    print(random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(0, 1), random.uniform(1, 10), random.triangular(0, 1, 0.3), random.expovariate(2), random.betavariate(1, 2), random.gammavariate(0.5, 1), random.gammavariate(2, 3), random.lognormvariate(0, 1),
          random.paretovariate(3), random.weibullvariate(1, 2), random.vonmisesvariate(0, 4))
    print(random.randbytes(4))
a, b = random.Random(5), random.Random(5)
print(a.random() == b.random(), [a.randint(0, 9) for _ in range(10)] == [b.randint(0, 9) for _ in range(10)])
state = random.getstate()
first = [random.random() for _ in range(5)]
random.setstate(state)
print(first == [random.random() for _ in range(5)], state[0], len(state[1]))
for attempt in [lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.sample({1, 2}, 1), lambda: random.choices([1], weights=[0]), lambda: random.seed([]), lambda: random.randrange(1, 5, 0),
                lambda: random.getrandbits(-1), lambda: random.choices([1, 2], [1]), lambda: random.Random(1, 2)]:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)


class Coin(random.Random):
    def random(self):
        return 0.25


print(Coin().random(), Coin().randint(0, 7), Coin().choice("abcd"))
