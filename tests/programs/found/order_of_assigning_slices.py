# What is looked at first where a slice is assigned to: the slice, or what it shall be.
import array


class Index:
    def __index__(self):
        print('index')
        return 1


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for value in (5, None, 'a', [300], [1, 'x'], [1], b'z', Index(), bytearray(b'q'), -1, array.array('i', [4]), array.array('b', [4])):
    for key in (slice('a', 1), slice(0, 2), slice(0, 1, 0), slice(0, 4, 2), slice(Index(), None), 'a', None, 1, 10, Index(), 2 ** 70, 1.5):
        for made in (lambda: bytearray(b'abc'), lambda: [1, 2, 3], lambda: array.array('i', [1, 2, 3]), lambda: memoryview(bytearray(b'abc'))):
            items = made()
            attempt(lambda: items.__setitem__(key, value))
            print(list(items) if not isinstance(items, list) or Index not in map(type, items) else len(items))
