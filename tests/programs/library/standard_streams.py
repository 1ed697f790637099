# The standard streams have all that a text stream has; built-in functions do not bind in a class.
import codecs
import io
import logging
import os
import pickle
import sys
import time


def show(text):
    try:
        print(text, '->', repr(eval(text)))
    except Exception as error:
        print(text, '!!', type(error).__name__, error)


for text in '''
sys.stdout.reconfigure(encoding='utf-8')
sys.stdout.reconfigure(errors='replace', line_buffering=False)
sys.stdin.reconfigure(encoding='utf-8', errors='replace')
sys.stdout.encoding, sys.stdout.errors, sys.stdin.errors, sys.stderr.errors
sys.stdout.newlines, sys.stdout.mode, sys.stdin.mode
sys.stdout.writable(), sys.stdin.writable(), sys.stdin.readable(), sys.stdout.readable()
sys.stdout.fileno(), sys.stdin.fileno(), sys.stderr.fileno()
sys.stdin.readline(), sys.stdin.read(3), sys.stdin.readlines(), sys.stdin.read(), sys.stdin.buffer.read()
list(sys.stdin), next(sys.stdin, 'end'), iter(sys.stdin) is sys.stdin
sys.stdout.read()
sys.stdout.readline()
next(sys.stdout)
sys.stdin.write('x')
sys.stdout.write(3)
sys.stdout.writelines(['one ', 'two\\n'])
sys.stdout.writelines(['one ', 2])
isinstance(sys.stdout, io.TextIOWrapper), isinstance(sys.stdin, io.TextIOBase), isinstance(sys.stderr, io.IOBase)
len(sys.stdout.buffer.name), isinstance(sys.stdin.buffer, io.BufferedReader)
sys.stdout.buffer is sys.stdout.buffer, sys.stdout.buffer.name, sys.stdin.buffer.name
sys.stdout.flush(), sys.stdout.buffer.write('bytes ü\\n'.encode()), sys.stdout.buffer.flush()
sys.stdout.nothing
type(io.IOBase), type(io.StringIO), io.StringIO.__mro__
io.TextIOBase.__mro__, io.RawIOBase.__mro__
io.TextIOWrapper.__mro__, io.BytesIO.__mro__, io.FileIO.__mro__
isinstance(io.StringIO(), io.TextIOBase), isinstance(io.BytesIO(), io.RawIOBase), isinstance(io.BytesIO(), io.BufferedIOBase)
io.IOBase.__subclasses__()
time.localtime, os.getcwd, pickle.dumps, type(time.gmtime), time.gmtime.__module__
pickle.loads(pickle.dumps(time.gmtime)) is time.gmtime
'''.split('\n')[1:-1]:
    show(text)

sys.stdout.flush()
codecs.getwriter('utf-8')(sys.stdout.buffer).write('through a writer: 你好\n')
sys.stdout.buffer.flush()
sys.stdout.reconfigure(encoding='ascii', errors='backslashreplace')
print('escaped: ü 你 🎉', file=sys.stdout)
sys.stdout.reconfigure(encoding='ascii', errors='strict')
try:
    print('ü')
except UnicodeEncodeError as error:
    print(error)
sys.stdout.reconfigure(encoding='utf-8')
print('ü again')


class Shape:
    convert = time.gmtime
    folder = os.getcwd


print(Shape().convert(0)[:6], Shape().folder() == os.getcwd())

logging.Formatter.converter = time.gmtime
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter('%(asctime)s %(levelname)s %(name)s: %(message)s', 'then'))
logger = logging.getLogger('app')
logger.addHandler(handler)
logger.setLevel(logging.INFO)
logger.info('a word of %d letters', 4)
record = logging.LogRecord('n', logging.INFO, 'p', 1, 'said', None, None)
record.created, record.msecs = 1.5, 500
print(logging.Formatter('%(asctime)s|%(message)s').format(record))

sys.stdout.flush()
sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8')
print('héllo 你好', sys.stdout)
