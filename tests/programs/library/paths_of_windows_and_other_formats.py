"""Paths of Windows, cookies, lists of properties, sound, history, completion, metadata."""
import datetime
import email.message
import genericpath
import http.client
import http.cookies
import importlib.abc
import importlib.metadata
import io
import ntpath
import plistlib
import readline
import rlcompleter
import smtplib
import wave
import webbrowser

for path in 'C:\\a\\b.txt', 'a/b\\c', '\\\\server\\share\\x', 'C:x', '..\\a\\..\\b', '', 'C:/x/./y/../z.tar.gz', '\\a', 'c:\\', '.rc', '\\\\.\\dev':
    print(repr(path), ntpath.split(path), ntpath.splitdrive(path), ntpath.splitext(path), ntpath.normpath(path), ntpath.isabs(path), ntpath.basename(path), ntpath.normcase(path))
for parts in ('a', 'b'), ('C:\\a', 'b', '\\c'), ('C:', 'x'), ('a\\', 'b/c'), ('C:\\a', 'D:\\b'), ('C:\\a', 'c:b'), ('', 'x'), ('a', ''), (b'a', b'b'):
    print(ntpath.join(*parts))
print(ntpath.relpath('C:\\a\\b', 'C:\\a\\c'), ntpath.commonpath(['C:\\a\\b', 'c:/a/c']), ntpath.commonprefix(['abc', 'abd']), ntpath.sep, ntpath.expandvars('%NOTHING%x'))
for wrong in lambda: ntpath.commonpath([]), lambda: ntpath.commonpath(['C:\\a', 'a']), lambda: ntpath.relpath('D:\\a', 'C:\\b'), lambda: ntpath.join('a', b'b'):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(genericpath.commonprefix(['/a/b', '/a/c']))

cookie = http.cookies.SimpleCookie()
cookie['one'] = 'value'
cookie['two'] = 'with "quotes", commas; and more'
cookie['one']['path'] = '/'
cookie['one']['max-age'] = 3600
cookie['one']['secure'] = True
print(cookie)
print(repr(cookie), cookie['two'].value, cookie['two'].coded_value, cookie['one'].OutputString(), cookie.output(header='Cookie:', sep=' | '))
read = http.cookies.SimpleCookie('a=1; b="x y"; c=\\"; Path=/; d=2')
print(sorted((key, morsel.value) for key, morsel in read.items()))
for wrong in lambda: cookie['one'].__setitem__('nothing', 1), lambda: cookie.__setitem__('bad key', 1), lambda: cookie.__setitem__('path', 1):
    try:
        wrong()
    except http.cookies.CookieError as error:
        print(error)

value = {'name': 'A & B', 'list': [1, 2.5, True, False, 'x', []], 'data': b'bytes' * 20, 'date': datetime.datetime(2024, 1, 2, 3, 4, 5), 'inner': {'a': {}}}
data = plistlib.dumps(value)
print(data.decode(), plistlib.loads(data) == value, list(plistlib.loads(plistlib.dumps(value, sort_keys=False))))
for wrong in lambda: plistlib.dumps({1: 2}), lambda: plistlib.dumps(None), lambda: plistlib.loads(b'no'), lambda: plistlib.dumps(1 << 70):
    try:
        wrong()
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)

memory = io.BytesIO()
with wave.open(memory, 'wb') as sound:
    sound.setnchannels(2)
    sound.setsampwidth(2)
    sound.setframerate(44100)
    sound.setcomptype('NONE', 'not compressed')
    sound.writeframes(bytes(range(40)))
    print(sound.getparams(), sound.tell())
print(memory.getvalue().hex())
memory.seek(0)
with wave.open(memory) as sound:
    print(sound.getparams(), sound.readframes(3), sound.tell(), len(sound.readframes(100)), sound.readframes(1))
for wrong in lambda: wave.open(io.BytesIO(b'x' * 20)), lambda: wave.open(io.BytesIO(), 'q'), lambda: wave.open(io.BytesIO(b'')):
    try:
        wrong()
    except (wave.Error, EOFError) as error:
        print(type(error).__name__, error)

readline.add_history('first')
readline.add_history('second')
print(readline.get_current_history_length(), readline.get_history_item(2))
readline.clear_history()


class Thing:
    value = 1

    def method(self):
        pass

    def other(self, x):
        pass


completer = rlcompleter.Completer({'alpha': 1, 'alphabet': len, 'thing': Thing()})
for start in 'alp', 'thing.', 'thing.me', 'whi', 'tr', 'no', 'isinst':
    found = []
    while (one := completer.complete(start, len(found))) is not None:
        found.append(one)
    print(start, found)
try:
    importlib.metadata.version('there-is-no-such-distribution')
except importlib.metadata.PackageNotFoundError as error:
    print(error, isinstance(error, ModuleNotFoundError))


class Memory(importlib.abc.InspectLoader):
    def get_source(self, name):
        return 'x = 1'


print(Memory().get_code('any') is not None, issubclass(importlib.abc.SourceLoader, importlib.abc.Loader))
try:
    importlib.abc.InspectLoader()
except TypeError as error:
    print(error)
print(http.client.OK, http.client.responses[404], http.client.NOT_FOUND == 404, repr(http.client.IncompleteRead(b'ab', 3)))
for wrong in lambda: http.client.HTTPConnection('localhost:x'), lambda: http.client.HTTPConnection('127.0.0.1', 1).request('GET', '/'), lambda: smtplib.SMTP('127.0.0.1', 1):
    try:
        wrong()
    except (OSError, http.client.HTTPException) as error:
        print(type(error).__name__, error)
print(smtplib.quoteaddr('A <a@b.c>'), smtplib.quotedata('a\n.b\r\n'), issubclass(smtplib.SMTPException, OSError))
