"""Signals of a single process that sends them to itself: handlers, and raise_signal, which calls them. From outside
SIGINT alone comes; its handler is called where the program would have been interrupted."""

import sys as _sys
from enum import IntEnum as _IntEnum

NSIG = 65
Signals = _IntEnum('Signals', [
    ('SIGHUP', 1), ('SIGINT', 2), ('SIGQUIT', 3), ('SIGILL', 4), ('SIGTRAP', 5), ('SIGABRT', 6), ('SIGIOT', 6),
    ('SIGBUS', 7), ('SIGFPE', 8), ('SIGKILL', 9), ('SIGUSR1', 10), ('SIGSEGV', 11), ('SIGUSR2', 12), ('SIGPIPE', 13),
    ('SIGALRM', 14), ('SIGTERM', 15), ('SIGSTKFLT', 16), ('SIGCHLD', 17), ('SIGCLD', 17), ('SIGCONT', 18),
    ('SIGSTOP', 19), ('SIGTSTP', 20), ('SIGTTIN', 21), ('SIGTTOU', 22), ('SIGURG', 23), ('SIGXCPU', 24),
    ('SIGXFSZ', 25), ('SIGVTALRM', 26), ('SIGPROF', 27), ('SIGWINCH', 28), ('SIGIO', 29), ('SIGPOLL', 29),
    ('SIGPWR', 30), ('SIGSYS', 31), ('SIGRTMIN', 34), ('SIGRTMAX', 64)], module=__name__)
Handlers = _IntEnum('Handlers', [('SIG_DFL', 0), ('SIG_IGN', 1)], module=__name__)
Sigmasks = _IntEnum('Sigmasks', [('SIG_BLOCK', 0), ('SIG_UNBLOCK', 1), ('SIG_SETMASK', 2)], module=__name__)
for _enum in (Signals, Handlers, Sigmasks):
    globals().update(_enum.__members__)

_texts = (
    'Hangup', 'Interrupt', 'Quit', 'Illegal instruction', 'Trace/breakpoint trap', 'Aborted', 'Bus error',
    'Floating point exception', 'Killed', 'User defined signal 1', 'Segmentation fault', 'User defined signal 2',
    'Broken pipe', 'Alarm clock', 'Terminated', 'Stack fault', 'Child exited', 'Continued', 'Stopped (signal)', 'Stopped',
    'Stopped (tty input)', 'Stopped (tty output)', 'Urgent I/O condition', 'CPU time limit exceeded',
    'File size limit exceeded', 'Virtual timer expired', 'Profiling timer expired', 'Window changed', 'I/O possible',
    'Power failure', 'Bad system call')
_harmless = (17, 18, 23, 28)


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


_handlers = {2: default_int_handler, 13: SIG_IGN, 25: SIG_IGN}


def _number(signalnum):
    if not hasattr(signalnum, '__index__'):
        raise TypeError(f"'{type(signalnum).__name__}' object cannot be interpreted as an integer")
    number = int(signalnum)
    if not 1 <= number < NSIG:
        raise ValueError('signal number out of range')
    return number


def _as_signal(number):
    try:
        return Signals(number)
    except ValueError:
        return number


def signal(signalnum, handler):
    number = _number(signalnum)
    if handler in (0, 1) and not callable(handler):
        handler = Handlers(handler)
    elif not callable(handler):
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    if number in (9, 19, 32, 33):
        raise OSError(22, 'Invalid argument')
    before = _handlers.get(number, SIG_DFL)
    _handlers[number] = handler
    return before


def getsignal(signalnum):
    number = _number(signalnum)
    return None if number in (32, 33) else _handlers.get(number, SIG_DFL)


def _deliver(number, frame):
    handler = _handlers.get(number, SIG_DFL)
    if callable(handler):
        handler(number, frame)
    elif handler == SIG_DFL and number not in _harmless:
        raise SystemExit(128 + number)


def _interrupt():
    """SIGINT has come."""
    _deliver(2, _sys._getframe(1))


def raise_signal(signalnum, /):
    try:
        number = _number(signalnum)
    except ValueError:
        raise OSError(22, 'Invalid argument') from None
    _deliver(number, _sys._getframe(1))


def strsignal(signalnum):
    number = _number(signalnum)
    if number < 32:
        return _texts[number - 1]
    return f'Real-time signal {number - 34}' if number > 33 else None


def valid_signals():
    return {_as_signal(number) for number in range(1, NSIG) if number not in (32, 33)}


def pthread_sigmask(how, mask):
    return set()


def sigpending():
    return set()


def siginterrupt(signalnum, flag, /):
    _number(signalnum)


def set_wakeup_fd(fd, *, warn_on_full_buffer=True):
    return -1


del _enum
