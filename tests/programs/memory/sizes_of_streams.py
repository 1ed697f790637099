# Streams in memory: what a buffer takes depends on whether its bytes are somebody else's, too.
import decimal
import io
import sys


def sizes(text, *values):
    print(text, *map(sys.getsizeof, values))


stream = io.BytesIO()
sizes('nothing', stream)
for piece in (b'abc', b'x' * 100, b'y' * 7, b'z' * 13):
    stream.write(piece)
    sizes('more', stream)
stream.getvalue()
sizes('asked and forgotten', stream)
value = stream.getvalue()
sizes('asked and kept', stream)
stream.write(b'q')
sizes('changed', stream)
del value
stream.truncate(5)
sizes('cut', stream)
given = bytes(range(20))
stream = io.BytesIO(given)
sizes('given', stream)
stream.seek(0, 2)
for i in range(300):
    stream.write(b'12345')
    if i % 25 == 0:
        sizes('grown', stream)
text = io.StringIO()
sizes('text', text)
text.write('abc')
sizes('text', text, io.StringIO('abc'))
print(*(sys.getsizeof(decimal.Decimal('1' * digits)) for digits in (1, 5, 19, 20, 60, 76, 77, 80, 100, 200, 1000)))
with open(__file__) as file:
    sizes('a file', file, file.buffer, file.buffer.raw)
with open(__file__, 'rb', buffering=100) as file:
    sizes('a small buffer', file)
sizes('closed', file)
