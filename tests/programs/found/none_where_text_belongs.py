# What messages call an argument that is no str, None above all; and lines that repeat in groups of errors.
import array
import io
import sys
import types


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for value in (None, 5, b'x', True, 1.5):
    attempt(lambda: sys.stdout.write(value))
    attempt(lambda: sys.stdout.writelines([value]))
    attempt(lambda: io.StringIO().write(value))
    attempt(lambda: array.array('u').fromunicode(value))
    attempt(lambda: types.ModuleType(value))
    attempt(lambda: compile('1', 'x', value))
    attempt(lambda: UnicodeEncodeError('a', value, 1, 2, ''))
    attempt(lambda: UnicodeDecodeError(value, b'', 1, 2, ''))
    attempt(lambda: open('/dev/null', value))
    attempt(lambda: open('/dev/null', encoding=value).close())
    attempt(lambda: open('/dev/null', errors=value).close())
    attempt(lambda: open('/dev/null', newline=value).close())
    attempt(lambda: open('/dev/null', buffering=value).close())
    attempt(lambda: open('/dev/null', 5, value, 7, 8, 9))
for mode in ('', 'exec\0', '\0', 'evil', 'eval', 'ex\ud800'):
    attempt(lambda: compile('1', 'x', mode) and mode)
attempt(lambda: open('/dev/null', 'r\0'))
attempt(lambda: open('/dev/null', encoding='r\0'))


def nested(n):
    return 1 / 0 if n == 0 else nested(n - 1)


def in_group():
    errors = []
    for depth in (2, 3, 4, 6):
        try:
            nested(depth)
        except ZeroDivisionError as error:
            errors.append(error)
    raise ExceptionGroup('of depths', [errors[0], ExceptionGroup('deeper', errors[1:])])


sys.stderr = sys.stdout
try:
    in_group()
except ExceptionGroup as group:
    sys.__excepthook__(type(group), group, group.__traceback__)
