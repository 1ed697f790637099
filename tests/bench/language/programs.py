# Small programs as they are written to learn the language by, or to compare languages.
import sys
from time import process_time as clock

SCALE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def timed(row, work, *arguments):
    start = clock()
    work(*arguments)
    print(row, "%.6f" % (clock() - start))


class Body:
    def __init__(self, place, speed, mass):
        self.x, self.y, self.z = place
        self.vx, self.vy, self.vz = speed
        self.mass = mass


def bodies(steps):
    all_of_them = [Body((i, i * i, 1.0), (0.1 * i, 0.0, 0.2), 1.0 + i) for i in range(5)]
    for _ in range(steps):
        for i, a in enumerate(all_of_them):
            for b in all_of_them[i + 1 :]:
                dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
                force = 0.001 / (dx * dx + dy * dy + dz * dz) ** 1.5
                a.vx -= dx * b.mass * force
                a.vy -= dy * b.mass * force
                a.vz -= dz * b.mass * force
                b.vx += dx * a.mass * force
                b.vy += dy * a.mass * force
                b.vz += dz * a.mass * force
        for body in all_of_them:
            body.x += 0.001 * body.vx
            body.y += 0.001 * body.vy
            body.z += 0.001 * body.vz


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    return [sum(element(i, j) * value for j, value in enumerate(vector)) for i in range(len(vector))]


def spectral_norm(size):
    vector = [1.0] * size
    for _ in range(4):
        vector = times(vector)


def placements(n):
    columns, rising, falling, found = set(), set(), set(), []

    def place(row, chosen):
        if row == n:
            found.append(chosen[:])
            return
        for column in range(n):
            if column in columns or row + column in rising or row - column in falling:
                continue
            columns.add(column), rising.add(row + column), falling.add(row - column)
            chosen.append(column)
            place(row + 1, chosen)
            chosen.pop()
            columns.remove(column), rising.remove(row + column), falling.remove(row - column)

    place(0, [])
    return len(found)


def pancakes(n):
    order, count, most, sign = list(range(n)), [0] * n, 0, 1
    r = n
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        flipped = order[:]
        flips = 0
        while flipped[0]:
            k = flipped[0] + 1
            flipped[:k] = flipped[k - 1 :: -1] if k <= n else flipped
            flips += 1
        most = max(most, flips)
        while True:
            if r == n:
                return most
            order.insert(r, order.pop(0))
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1


def mandelbrot(size):
    inside = 0
    for row in range(size):
        for column in range(size):
            c = complex(column * 2.5 / size - 2, row * 2.0 / size - 1)
            z = 0j
            for _ in range(40):
                z = z * z + c
                if abs(z) > 2:
                    break
            else:
                inside += 1
    return inside


def groups(turns):
    by_length = {}
    for i in range(turns):
        by_length.setdefault(i % 17, []).append(i)
    from collections import defaultdict

    others = defaultdict(list)
    for i in range(turns):
        others[i % 31].append(i)
    return {key: sum(value) for key, value in by_length.items()}


def word_count(turns):
    from collections import Counter

    text = "the quick brown fox jumps over the lazy dog and the cat sleeps " * 20
    for _ in range(turns):
        counts = {}
        for word in text.split():
            word = word.strip(".,").lower()
            counts[word] = counts.get(word, 0) + 1
        sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        Counter(text.split()).most_common(3)


def product(size):
    a = [[float(i * j % 7) for j in range(size)] for i in range(size)]
    b = [[float(i + j) for j in range(size)] for i in range(size)]
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


class Shape:
    def __init__(self, name):
        self.name = name

    def area(self):
        raise NotImplementedError

    def describe(self):
        return f"{self.name} of {self.area():.1f}"


class Square(Shape):
    def __init__(self, side):
        super().__init__("square")
        self.side = side

    def area(self):
        return self.side * self.side


class Circle(Shape):
    def __init__(self, radius):
        super().__init__("circle")
        self._radius = radius

    @property
    def radius(self):
        return self._radius

    def area(self):
        return 3.14159 * self.radius**2

    def __lt__(self, other):
        return self.area() < other.area()

    def __eq__(self, other):
        return isinstance(other, Circle) and self.radius == other.radius


def shapes(turns):
    for i in range(turns):
        for shape in (Square(i), Circle(i)):
            shape.describe()
        Circle(1) < Circle(2), Circle(1) == Circle(1)


def pipeline(turns):
    def numbers():
        yield from range(turns)

    def even(source):
        for n in source:
            if n % 2 == 0:
                yield n

    def pairs(source):
        before = None
        for n in source:
            yield before, n
            before = n

    return sum(b for a, b in pairs(map(lambda n: n + 1, filter(lambda n: n % 3, even(numbers())))))


def documents(turns):
    import json

    value = {"name": "x" * 20, "items": [{"id": i, "price": i * 1.5, "tags": ["a", "b\n"], "ok": True} for i in range(20)]}
    for _ in range(turns):
        json.loads(json.dumps(value))


def expressions(turns):
    import re

    line = "2024-01-15 ERROR [main] user=alice id=4711 message='not found'"
    pattern = re.compile(r"(\d+)-(\d+)-(\d+) (\w+) \[(\w+)\]")
    for _ in range(turns):
        pattern.match(line).groups()
        re.findall(r"\w+=\w+", line)
        re.sub(r"\d", "#", line)
        re.split(r"\s+", line)


def queues(turns):
    from collections import deque
    import heapq

    line, heap = deque(maxlen=100), []
    for i in range(turns):
        line.append(i)
        line.appendleft(i)
        line.popleft()
        heapq.heappush(heap, (i * 7919 % 1009, i))
    while heap:
        heapq.heappop(heap)


def neighbours(size):
    from collections import deque

    walls = {(x, y) for x in range(size) for y in range(size) if x * 7 % 5 == y * 3 % 7}
    seen, line = {(1, 0): 0}, deque([(1, 0)])
    while line:
        x, y = line.popleft()
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            spot = x + dx, y + dy
            if 0 <= spot[0] < size and 0 <= spot[1] < size and spot not in walls and spot not in seen:
                seen[spot] = seen[x, y] + 1
                line.append(spot)
    return len(seen)


def records(turns):
    from collections import namedtuple
    from dataclasses import dataclass
    from enum import Enum

    @dataclass(order=True)
    class Point:
        x: int
        y: int = 0

    class Color(Enum):
        RED = 1
        GREEN = 2

    Pair = namedtuple("Pair", "a b")
    for i in range(turns):
        p = Point(i, 2)
        p == Point(i), repr(p), p < Point(i, 3)
        pair = Pair(i, 2)
        pair.a + pair.b, pair._replace(a=1)
        Color(1) is Color.RED, Color.GREEN.name


def cached(turns):
    from collections import OrderedDict
    from functools import lru_cache

    @lru_cache(maxsize=64)
    def square(n):
        return n * n

    kept = OrderedDict()
    for i in range(turns):
        square(i % 100)
        kept[i % 100] = i
        kept.move_to_end(i % 100)
        if len(kept) > 64:
            kept.popitem(last=False)


def abstract(turns):
    from abc import ABC, abstractmethod
    from collections.abc import Iterable, Mapping

    class Animal(ABC):
        @abstractmethod
        def speak(self):
            pass

    class Dog(Animal):
        def speak(self):
            return "woof"

    dog = Dog()
    for _ in range(turns):
        isinstance(dog, Animal), isinstance([], Iterable), isinstance(dog, Mapping)


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, scale):
        return Vector(self.x * scale, self.y * scale)

    def __getitem__(self, index):
        return self.x if index == 0 else self.y

    def __len__(self):
        return 2

    def __iter__(self):
        return iter((self.x, self.y))

    def __repr__(self):
        return f"Vector({self.x!r}, {self.y!r})"


def operators(turns):
    v = Vector(1, 2)
    for _ in range(turns):
        w = v + v * 2
        w[0] + len(w)
        repr(w), list(w)


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


def linked(turns):
    head = None
    for i in range(turns):
        node = Node(i)
        node.next = head
        head = node
    before = None
    while head:
        head.next, before, head = before, head, head.next
    total = 0
    while before is not None:
        total += before.value
        before = before.next
    return total


def collatz(limit):
    lengths = {1: 1}
    for start in range(2, limit):
        n, steps = start, 0
        while n not in lengths:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        lengths[start] = lengths[n] + steps
    return max(lengths, key=lengths.get)


def quicksort(items):
    if len(items) < 2:
        return items
    pivot = items[0]
    return quicksort([x for x in items[1:] if x < pivot]) + [pivot] + quicksort([x for x in items[1:] if x >= pivot])


def quicksorts(count):
    quicksort([i * 7919 % 100_003 for i in range(count)])


def common(size):
    a, b = "ACGT" * size, "GTCA" * size
    lengths = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            if a[i - 1] == b[j - 1]:
                lengths[i][j] = lengths[i - 1][j - 1] + 1
            else:
                lengths[i][j] = max(lengths[i - 1][j], lengths[i][j - 1])
    return lengths[-1][-1]


def life(size, turns):
    cells = [[(x * y + x) % 3 == 0 for x in range(size)] for y in range(size)]
    for _ in range(turns):
        cells = [
            [
                (n := sum(cells[(y + dy) % size][(x + dx) % size] for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)) == 3
                or (n == 2 and cells[y][x])
                for x in range(size)
            ]
            for y in range(size)
        ]


def permuted(n):
    from itertools import combinations, permutations

    best = 0
    for order in permutations(range(n)):
        best = max(best, sum(abs(a - b) for a, b in zip(order, order[1:])))
    return best, sum(1 for _ in combinations(range(2 * n), n))


def cipher(turns):
    text = "The quick brown fox, jumps over the lazy dog!"
    for _ in range(turns):
        out = []
        for c in text:
            if c.isupper():
                out.append(chr((ord(c) - 65 + 3) % 26 + 65))
            elif c.islower():
                out.append(chr((ord(c) - 97 + 3) % 26 + 97))
            else:
                out.append(c)
        "".join(out)
        "".join(reversed(text)), text[::-1].title(), text.count("o")


def randoms(turns):
    import random

    random.seed(1)
    inside = 0
    for _ in range(turns):
        x, y = random.random(), random.uniform(-1, 1)
        inside += x * x + y * y < 1
        random.randint(1, 6)
    items = list(range(turns // 10))
    random.shuffle(items)
    random.choice(items), random.sample(items, 5)


def handled(turns):
    class Short(Exception):
        pass

    def fetch(i):
        if i % 3 == 0:
            raise Short(f"no {i}")
        return {"a": i}["a" if i % 3 == 1 else "b"]

    for i in range(turns):
        try:
            fetch(i)
        except Short as error:
            str(error)
        except KeyError:
            pass
        finally:
            i += 1


def contexts(turns):
    from contextlib import contextmanager

    class Managed:
        def __enter__(self):
            return self

        def __exit__(self, *details):
            return False

    @contextmanager
    def tagged(name):
        yield name

    for i in range(turns):
        with Managed() as m:
            pass
        with tagged("b") as name:
            pass


def decorated(turns):
    from functools import wraps

    def counted(function):
        @wraps(function)
        def wrapper(*arguments, **named):
            wrapper.calls += 1
            return function(*arguments, **named)

        wrapper.calls = 0
        return wrapper

    @counted
    def add(a, b=1):
        return a + b

    for i in range(turns):
        add(i), add(i, b=2)


def printed(turns):
    import io

    out = io.StringIO()
    for i in range(turns):
        print(i, "line", i * 1.5, sep=", ", file=out)
    for line in out.getvalue().splitlines():
        a, b, c = line.split(", ")
        int(a), float(c)


def words(turns):
    return " ".join(str(i) for i in range(turns)).split(" ")


turns = int(100_000 * SCALE)
few = turns // 1000
timed("programs.bodies", bodies, turns // 10)
timed("programs.spectral norm", spectral_norm, 180 if SCALE >= 1 else 50)
timed("programs.queens in sets", placements, 8 if SCALE >= 1 else 5)
timed("programs.pancakes", pancakes, 8 if SCALE >= 1 else 5)
timed("programs.mandelbrot", mandelbrot, 110 if SCALE >= 1 else 30)
timed("programs.groups", groups, 3 * turns)
timed("programs.word count", word_count, 4 * few)
timed("programs.matrix product", product, 100 if SCALE >= 1 else 30)
timed("programs.shapes", shapes, turns // 2)
timed("programs.pipeline", pipeline, 5 * turns)
timed("programs.json", documents, 8 * few)
timed("programs.regular expressions", expressions, turns // 8)
timed("programs.queues", queues, turns)
timed("programs.neighbours", neighbours, 250 if SCALE >= 1 else 50)
timed("programs.records", records, turns // 2)
timed("programs.caches", cached, 2 * turns)
timed("programs.abstract classes", abstract, 2 * turns)
timed("programs.operators", operators, turns)
timed("programs.linked list", linked, 3 * turns)
timed("programs.collatz", collatz, turns)
timed("programs.quicksort", quicksorts, turns // 2)
timed("programs.common subsequence", common, 100 if SCALE >= 1 else 30)
timed("programs.life", life, 64 if SCALE >= 1 else 16, 10)
timed("programs.permutations", permuted, 8 if SCALE >= 1 else 5)
timed("programs.cipher", cipher, turns // 20)
timed("programs.random", randoms, turns)
timed("programs.exceptions", handled, 3 * turns)
timed("programs.contexts", contexts, turns)
timed("programs.decorators", decorated, 2 * turns)
timed("programs.printing", printed, turns)
timed("programs.words", words, 5 * turns)
