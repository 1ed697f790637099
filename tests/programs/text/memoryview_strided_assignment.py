# A part of a view is assigned from parts whose items do not lie one behind the other.
data = bytearray(range(16))
view = memoryview(data)
view[::2] = view[1::2]
print(data.hex())
view[::-1] = view
print(data.hex())
view[0:8] = view[4:12]
print(data.hex())
view[8:] = view[15:7:-1]
print(data.hex())

numbers = memoryview(bytearray(24)).cast('I')
for i in range(len(numbers)):
    numbers[i] = i + 1
numbers[::3] = numbers[1::3]
print(numbers.tolist())

for target, source in (
    (view[::2], view[::3]),
    (view[:8], view[::2].tobytes()),
    (view[:4], numbers[:1]),
    (numbers[::2], view[:12]),
    (view[:1], numbers[:1].cast('B')[::4]),
    (view[:2], memoryview(b'xy').cast('c')),
):
    try:
        target[:] = source
    except (ValueError, NotImplementedError) as error:
        print(type(error).__name__, error)
    else:
        print(bytes(target), len(data))


class Releasing:
    """Gives the source back while the bounds are asked for."""

    def __index__(self):
        try:
            source.release()
        except BufferError as error:
            print(error)
        return 0


source = view[::2]
view[Releasing():8] = source
print(data.hex())
source.release()
try:
    view[:8] = source
except ValueError as error:
    print(error)
