"""What processes wait for."""

import threading
from multiprocessing._copies import _Shared

__all__ = ['Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Condition', 'Event', 'Barrier']


def _of_threads(name):
    return type(name, (_Shared, getattr(threading, name)), {'__module__': __name__})


Condition, Event, Barrier = map(_of_threads, ('Condition', 'Event', 'Barrier'))


class Lock(_Shared, threading.Lock):
    def acquire(self, block=True, timeout=None):
        return super().acquire(block, -1 if timeout is None else timeout)

    def release(self):
        if not self.locked():
            raise ValueError('semaphore or lock released too many times')
        super().release()


class RLock(_Shared, type(threading.RLock())):
    def acquire(self, block=True, timeout=None):
        return super().acquire(block, -1 if timeout is None else timeout)


class Semaphore(_Shared, threading.Semaphore):
    def get_value(self):
        return self._value


class BoundedSemaphore(_Shared, threading.BoundedSemaphore):
    def get_value(self):
        return self._value
