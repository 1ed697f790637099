# Small modules: errno, signal, stat, token, locale, shlex, sched, graphlib, contextvars, secrets, _thread, cmath.
import _thread
import asyncio
import cmath
import contextvars
import errno
import graphlib
import locale
import math
import os
import sched
import secrets
import shlex
import signal
import stat
import token


def show(function, *arguments, **named):
    try:
        result = function(*arguments, **named)
    except BaseException as error:
        result = type(error).__name__ + ' ' + str(error).split(' at 0x')[0]
    print(getattr(function, '__name__', function), arguments, named, result)


print('---- errno')
print(errno.ENOENT, errno.errorcode[errno.EAGAIN], errno.EWOULDBLOCK, errno.EDEADLK, errno.ENOTSUP, errno.EOPNOTSUPP,
      errno.errorcode[35], errno.errorcode[95], len(errno.errorcode), list(errno.errorcode)[:4])
try:
    open('/there/is/none')
except OSError as error:
    print(error.errno == errno.ENOENT, errno.errorcode[error.errno])

print('---- signal')
print(signal.SIGINT, repr(signal.SIGTERM), signal.Signals(15).name, signal.Signals['SIGINT'], signal.SIG_DFL,
      repr(signal.SIG_IGN), len(signal.valid_signals()), signal.SIGCLD, signal.NSIG)
seen = []


def handler(number, frame):
    seen.append((number, frame.f_code.co_name))


print(signal.signal(signal.SIGUSR1, handler))
signal.raise_signal(signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR1)
print(seen[0], len(seen), signal.getsignal(10) is handler)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as error:
    print('interrupted', error.args)
print(signal.signal(signal.SIGINT, signal.SIG_IGN) is signal.default_int_handler)
signal.raise_signal(2)
print(signal.signal(2, signal.default_int_handler), [signal.getsignal(number) for number in (1, 9, 13, 14, 25)])
show(signal.signal, 99, None)
show(signal.signal, 2, 5)
show(signal.signal, 9, signal.SIG_DFL)
show(signal.signal, 'a', 1)
show(signal.getsignal, 100)
show(signal.raise_signal, 100)
show(signal.raise_signal, 2)
for number in (2, 15, 40, 99):
    show(signal.strsignal, number)

print('---- stat, token, locale')
print([stat.filemode(mode) for mode in (0o100644, 0o40755, 0o104755, 0o41777, 0o120777, 0o102644, 0)])
print(stat.S_ISDIR(0o40755), stat.S_ISREG(0o40755), stat.S_ISFIFO(0o10000), oct(stat.S_IMODE(0o104755)), stat.S_IRWXU,
      stat.ST_MTIME, stat.S_ISDIR(os.stat('.').st_mode))
print(token.tok_name[token.NAME], token.EXACT_TOKEN_TYPES['->'], token.ISEOF(0), token.N_TOKENS, len(token.tok_name))
print(locale.localeconv()['decimal_point'], locale.setlocale(locale.LC_ALL, ''), locale.getlocale())
print(locale.format_string('%d', 5, grouping=True), locale.str(1.5), locale.atof('2.5'), locale.strcoll('a', 'b'))
show(locale.setlocale, locale.LC_ALL, 'de_DE.UTF-8')
show(locale.currency, 5)

print('---- shlex')
for line in ("a 'b c' d", 'a "b \\"c" d\\ e', '', 'x#y z', "a'b'c", '"" \'\'', 'a\nb', "it's", 'a\\', "--x='1 2' é",
             'a "b\\c"', 'a && b || c; d >> e(f) # g', 'x = 1 + y.z # comment\n"str" w-v'):
    show(shlex.split, line)
    show(shlex.split, line, True)
    show(shlex.split, line, False, False)
    show(shlex.quote, line)
    show(lambda text: list(shlex.shlex(text)), line)
    show(lambda text: list(shlex.shlex(text, punctuation_chars=True)), line)
    show(lambda text: list(shlex.shlex(text, posix=True, punctuation_chars=True)), line)
show(shlex.join, ['a', 'b c', "d'e"])

print('---- sched')
clock = [0]


def wait(time):
    clock[0] += time


plan = sched.scheduler(lambda: clock[0], wait)
plan.enter(5, 1, print, ('five',))
event = plan.enter(3, 2, print, ('three b',))
plan.enter(3, 1, print, ('three a',), {'end': '!\n'})
dropped = plan.enter(9, 1, print)
print(len(plan.queue), plan.queue[0][:3], event.priority, event._fields)
plan.cancel(dropped)
print(plan.run(False))
plan.run()
print(plan.empty(), clock)

print('---- graphlib')
print(list(graphlib.TopologicalSorter({'d': ['b', 'c'], 'b': ['a'], 'c': ['a']}).static_order()))
graph = graphlib.TopologicalSorter()
for node, before in ('xy', 'yz', 'zx'):
    graph.add(node, before)
graph.add('alone')
try:
    graph.prepare()
except graphlib.CycleError as error:
    print(error.args)
graph = graphlib.TopologicalSorter({1: [2, 3], 2: [3, 4]})
show(graph.get_ready)
show(graph.done, 1)
show(graph.is_active)
graph.prepare()
print(graph.get_ready(), bool(graph))
for node in (1, 77, 3, 3):
    show(graph.done, node)
show(graph.get_ready)
show(graph.add, 5)
show(graph.prepare)
graph.done(4)
print(graph.get_ready())
graph.done(2)
print(graph.get_ready())
graph.done(1)
print(graph.is_active())

print('---- contextvars')
var = contextvars.ContextVar('var')
other = contextvars.ContextVar('other', default=5)
show(var.get)
show(other.get)
show(var.get, 3)
mark = var.set(1)
print(mark.var is var, mark.old_value, contextvars.Token.MISSING)
var.reset(mark)
show(lambda: var.reset(mark))
show(var.get)
show(lambda: other.reset(mark))
context = contextvars.copy_context()
print(len(context), var in context, context.get(var, 7))
show(lambda: context.run(context.run, print))
show(contextvars.ContextVar)
show(contextvars.ContextVar, 3)
show(contextvars.Token)
show(lambda: context[var])
mark = var.set(9)
show(lambda: context.run(var.reset, mark))
show(context.get, 1)
context.run(var.set, 4)
print(context[var], var.get(), list(context.items()) == [(var, 4)], context == context.copy())
try:
    class Derived(contextvars.ContextVar):
        pass
except TypeError as error:
    print(error)
print([repr(thing).split(' at ')[0] for thing in (var, other, mark)])
level = contextvars.ContextVar('level', default=0)


async def work(number):
    level.set(number)
    await asyncio.sleep(0.001)
    return level.get()


async def child():
    level.set(level.get() + 100)
    return level.get()


async def main():
    print(await asyncio.gather(*(work(number) for number in range(1, 4))), level.get())
    level.set(7)
    print(await asyncio.create_task(child()), level.get())
    print(await child(), level.get())
    own = contextvars.copy_context()
    print(await asyncio.create_task(child(), context=own), own[level], level.get())


asyncio.run(main())
print(level.get())

print('---- secrets, _thread')
print(len(secrets.token_bytes(5)), len(secrets.token_hex(4)), len(secrets.token_urlsafe(16)), secrets.choice([1]),
      secrets.randbelow(1), secrets.compare_digest('a', 'a'), secrets.randbits(3) < 8)
show(secrets.randbelow, 0)
show(secrets.choice, [])
lock = _thread.allocate_lock()
print(lock.acquire(), lock.locked(), _thread.LockType is type(lock))
lock.release()
show(lock.release)
show(_thread.interrupt_main)

print('---- cmath')
numbers = [-math.inf, -1e308, -2.5, -1.0, -0.5, -0.0, 0.0, 1e-200, 0.3, 1.0, 709.5, 1e160, math.inf, math.nan]
for name in ('acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cos', 'cosh', 'exp', 'log', 'log10', 'sin', 'sinh', 'sqrt',
             'tan', 'tanh', 'phase', 'polar', 'isfinite', 'isinf', 'isnan'):
    for real in numbers:
        for imag in numbers[::3] + [0.7]:
            show(getattr(cmath, name), complex(real, imag))
for real in numbers:
    for imag in numbers:
        show(cmath.rect, real, imag)
for arguments in ((0,), (0, 2), (2, 0), (2, 1), (-8, 2), (100, 10)):
    show(cmath.log, *arguments)
show(cmath.sqrt, 'a')
show(cmath.sqrt, -1)
show(cmath.isclose, 1, 1 + 1e-12)
show(cmath.isclose, 1, 1.1)
show(cmath.isclose, 1, 2, rel_tol=-1)
