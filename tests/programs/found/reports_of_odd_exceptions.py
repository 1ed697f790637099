# How exceptions are reported that have notes of any kind, or say that they have a place in a text.
import sys
import traceback

sys.stderr = sys.stdout
asked = []


class Any:
    def __getattr__(self, name):
        asked.append(name)
        return name.upper()


class Anything(Any, Exception):
    pass


class Given(Exception):
    def __init__(self, **attributes):
        self.__dict__.update(attributes)

    def __getattr__(self, name):
        asked.append(name)
        raise AttributeError(name)


class Syntax(SyntaxError):
    pass


class Unsayable:
    def __repr__(self):
        raise ValueError


class Said:
    def __str__(self):
        return 'as str'

    def __repr__(self):
        return 'as repr'


class NotSaid:
    def __str__(self):
        raise ValueError


def report(error):
    sys.excepthook(type(error), error, error.__traceback__)
    print('|', asked)
    asked.clear()


report(Anything())
all_notes = [
    'abc', ['a', 'b\nc'], 5, None, ('x', 5), {'k': 1}, b'xy', bytearray(b'q'), range(2), {1}, Unsayable(), [Unsayable()],
    [Said(), NotSaid()], Said(), [], '', {}.keys(), memoryview(b'ab'),
]
for notes in all_notes:
    error = Given()
    error.__notes__ = notes
    report(error)
    error = ValueError('noted')
    error.__notes__ = notes
    if not isinstance(notes, memoryview):
        print(''.join(traceback.format_exception(error)))
report(Syntax('m'))
report(Syntax('m', ('f', 1, 2, 't')))
placed = [
    SyntaxError('m', ('f', 1, 2, 't')),
    Given(print_file_and_line=1, msg='m', filename='f', lineno=3, offset=2, text='abc'),
    Given(print_file_and_line=1, msg='m', filename='f', lineno='x', offset=2, text='abc'),
    Given(print_file_and_line=None, msg='m', filename='f', lineno=1, offset=2, text='abc', end_lineno=1, end_offset=3),
    Given(print_file_and_line=None, msg=None, filename=None, lineno=1, offset=None, text=None),
    SyntaxError('m', ('f', None, 2, 't')), SyntaxError('m', ('f', 2, None, 't')), SyntaxError('m', ('f', 'a', 2, 't')),
    SyntaxError('m', (5, 2, 2, 't', 2, 3)), SyntaxError('m', (None, 2, 2, None, None, None)), SyntaxError(), SyntaxError(5),
    IndentationError('m', ('f', 1, 1, 'abc', 1, 3)),
]
for error in placed:
    error.__notes__ = ['noted']
    report(error)
report(ExceptionGroup('g', [*placed, ExceptionGroup('h', placed[:2])]))
