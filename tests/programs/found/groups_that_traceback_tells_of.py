# traceback.TracebackException of groups in groups, with causes, limits of width and depth, and of what has no text.
import traceback


class Silent(Exception):
    def __str__(self):
        raise TypeError('no text')


def raised(make):
    try:
        raise make
    except BaseException as error:
        return error


def shown(error, **options):
    print(''.join(traceback.TracebackException.from_exception(error, **options).format()), end='')
    print(''.join(traceback.TracebackException.from_exception(error, **options).format(chain=False)), end='')


inner = raised(ExceptionGroup('inner', [ValueError('one\ntwo'), raised(KeyError('k'))]))
error = raised(ExceptionGroup('outer', [TypeError('first'), inner]))
shown(error)
error = raised(ExceptionGroup('outer', [inner, TypeError('last'), ExceptionGroup('more', [OSError(2, 'no')])]))
error.add_note('a note\nof two lines')
shown(error)
shown(error, max_group_width=1)
shown(error, max_group_depth=1)
shown(error, limit=0)
try:
    try:
        raise inner
    except* ValueError:
        raise RuntimeError('within')
except ExceptionGroup as group:
    shown(group)
try:
    try:
        1 / 0
    except ZeroDivisionError as cause:
        raise error from cause
except ExceptionGroup as group:
    shown(group)
deep = ValueError('bottom')
for level in range(14):
    deep = ExceptionGroup(str(level), [deep])
shown(deep)
shown(ExceptionGroup('many', [ValueError(n) for n in range(20)]))
same = ValueError('same')
shown(ExceptionGroup('twice', [same, same]))
for limit in 0, 1, -1:
    for chain in True, False:
        print(''.join(traceback.format_exception(error, limit=limit, chain=chain)), end='')
for silent in Silent(), raised(Silent()):
    told = traceback.TracebackException.from_exception(silent)
    print(told, list(told.format_exception_only()))
