# Corners of the language and the built-in types that few programs turn.
b = bytearray(b"ab")
for _ in range(4):
    b.extend(b)
print(b)
b += bytes(b)
print(len(b))
m = memoryview(b)
try:
    b.extend(b)
except BufferError as error:
    print(error)
m.release()

class Strange(Exception):
    def __new__(cls, *arguments):
        return 7
def two():
    yield 1
    yield 2
for what in ((Strange,), (Strange, 1), (Strange, (1, 2))):
    try:
        two().throw(*what)
    except BaseException as error:
        print(type(error).__name__, error)
try:
    raise Strange
except TypeError as error:
    print(error)

def lines(a, b):
    total = a + b
    # nothing here
    for i in range(3):
        total += (i *
                  2)
    try:
        total()
    except TypeError:
        pass
    return total
print(list(lines.__code__.co_lines()))
