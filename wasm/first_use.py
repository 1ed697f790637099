# What beginners' programs do: what these lines call is in the engine's first module (first_use.mjs).
import gc, sys


class Animal:
    """A class with what classes usually have."""
    count = 0

    def __init__(self, name, sound='...'):
        self.name, self.sound = name, sound
        Animal.count += 1

    def __repr__(self):
        return f'{type(self).__name__}({self.name!r})'

    def __eq__(self, other):
        return isinstance(other, Animal) and self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def __del__(self):
        pass

    @property
    def loud(self):
        return self.sound.upper() + '!'

    @classmethod
    def named(cls, *names):
        return [cls(name) for name in names]

    @staticmethod
    def greet(**words):
        return ', '.join(f'{key}={value:>4}' for key, value in sorted(words.items()))


class Dog(Animal):
    def __init__(self, name):
        super().__init__(name, sound='wuff')


def failing(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
    finally:
        pass


def counter(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


dog = Dog('Rex')
print(dog, dog.loud, dog == Dog('Rex'), {dog: 1}, dog.__class__.__name__, dog.__dict__, Animal.named('a', 'b'), Animal.greet(x=1, y=2.5))
print(isinstance(dog, Animal), issubclass(Dog, Animal), hasattr(dog, 'name'), getattr(dog, 'age', None), callable(fact), vars(dog) is dog.__dict__)
setattr(dog, 'age', 3)
del dog.age
numbers = [3, 1, 2]
numbers.append(4), numbers.extend([5, 6]), numbers.insert(0, 0), numbers.remove(3), numbers.reverse(), numbers.sort(key=lambda n: -n)
print(numbers, numbers[1:3], numbers[::-1], numbers.pop(), numbers.index(4), numbers.count(1), len(numbers), sum(numbers), min(numbers), max(numbers), sorted(numbers), list(reversed(numbers)))
numbers[0], numbers[-1] = numbers[-1], numbers[0]
numbers += [7] * 2
copy = numbers.copy()
copy.clear()
del numbers[0], numbers[1:2]
first, *others = numbers
print(first, others, numbers + [1], 2 in numbers, numbers is copy, numbers == list(numbers), [[0] * 2 for _ in range(2)], tuple(numbers), (1, 2) < (1, 3))
table = {'a': 1, 'b': [2]}
table['c'] = table.get('d', 0)
table.update(e=5), table.setdefault('f', []), table.pop('e')
print(table, list(table), list(table.values()), list(table.items()), 'a' in table, {k: v for k, v in table.items() if k > 'a'}, dict(zip('xy', [1, 2])))
del table['a']
for index, (key, value) in enumerate(table.items(), 1):
    print(index, key, value, sep=' : ', end='\n')
letters = {'a', 'b'} | {'c'}
letters.add('d'), letters.discard('a')
print(sorted(letters), letters & {'c'}, letters - {'c'}, frozenset(letters) == letters, set('aa'))
text = ' Hello, World '
print(text.strip().lower().split(', '), text.replace('l', 'L'), text.find('W'), text.startswith(' '), '-'.join('abc'), text.title(), text[1:6], 'ab' * 2, text.isdigit(), '%s is %d or %.2f' % ('x', 3, 0.5), '{} {:>5} {:.3f}'.format(1, 'r', 2 / 3), f'{3.14159:.2f} {1000000:,} {dog!r:>12}', ord('a'), chr(98), str(1.5), repr('q\n'), 'é', b'bytes', int('12'), float('1.5'))
print(7 // 2, 7 % 3, -7 // 2, 2 ** 100, 7 / 2, 1e300 * 10, abs(-3), round(2.567, 2), divmod(9, 4), 0x1f, bin(5), hex(255), 1 < 2 <= 3, not 1, True and None, 5 & 3 | 4 ^ 1, ~2, 1 << 3, bool([]), 3 + 4j, fact(25), id(dog) == id(dog), hash('a') == hash('a'))
print(list(counter(3)), list(map(str, [1, 2])), list(filter(None, [0, 1])), [x * y for x in range(3) for y in (1, 2) if x != y], any([0, 1]), all([]), next(iter([1])), list(range(10, 0, -3)), (n for n in [1]), type(1), type(dog), print, fact, lambda: 0, None, ...)
for action in (lambda: 1 / 0, lambda: [][1], lambda: {}['k'], lambda: undefined, lambda: 'a' + 1, lambda: int('x'), lambda: None.x, lambda: fact(), lambda: dog.missing, lambda: fact(10 ** 6), lambda: (1).y, lambda: open('nothing'), lambda: __import__('nothing'), lambda: next(iter([]))):
    failing(action)
i = 0
while True:
    i += 1
    if i == 2:
        continue
    if i > 3:
        break
else:
    pass
with open(1, 'w', closefd=False) as out:
    out.write('')
assert i, 'never'
global_name = [lambda n=n: n for n in range(2)]
print([one() for one in global_name], globals()['i'], sys.getrefcount(dog), sys.getsizeof([]), gc.get_count(), gc.collect(), sys.version_info[:2], dir(dog)[-1])
match numbers:
    case [a, *_]:
        print(a)
    case {'k': v} | Animal(name=v):
        print(v)
print(undefined_at_last)
