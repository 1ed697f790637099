"""What threading is made of, where there is one thread."""

from threading import Lock as LockType, RLock, TIMEOUT_MAX, get_ident, get_native_id, local as _local, stack_size

__tracebackhide__ = True

error = RuntimeError
allocate_lock = allocate = LockType


def start_new_thread(function, args, kwargs={}, /):
    raise RuntimeError("can't start new thread")


start_new = start_new_thread


def exit():
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2, /):
    from signal import raise_signal
    raise_signal(signum)


def _count():
    return 0
