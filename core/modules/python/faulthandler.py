"""Tracebacks when a process fails: it can be asked for, and this one does not fail that way."""

import sys
import traceback

_is_enabled = False


def enable(file=None, all_threads=True):
    global _is_enabled
    _is_enabled = True


def disable():
    global _is_enabled
    was, _is_enabled = _is_enabled, False
    return was


def is_enabled():
    return _is_enabled


def dump_traceback(file=None, all_threads=True):
    file = sys.stderr if file is None else file
    print('Current thread 0x0000000000000001 (most recent call first):', file=file)
    for frame, line in traceback.walk_stack(sys._getframe(1)):
        print('  File "%s", line %d in %s' % (frame.f_code.co_filename, line, frame.f_code.co_name), file=file)


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    pass


def cancel_dump_traceback_later():
    pass


def register(signum, file=None, all_threads=True, chain=False):
    pass


def unregister(signum):
    return False
