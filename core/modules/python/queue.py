"""Queues of things to do, in the order of coming, of going or of size."""

import threading
from collections import deque
from heapq import heappop, heappush
from threading import _pending, _running, _wait

__tracebackhide__ = ('SimpleQueue',)

__all__ = ['Empty', 'Full', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Empty(Exception):
    __module__ = '_queue'


class Full(Exception):
    pass


class Queue:
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        # Nobody waits for them here; a program may take the first.
        self.mutex = mutex = threading.Lock()
        for name in ('not_empty', 'not_full', 'all_tasks_done'):
            setattr(self, name, threading.Condition(mutex))
        self.unfinished_tasks = 0

    # What a subclass keeps in another order: where the items are, and how one is added, taken, counted.

    def _init(self, maxsize):
        self.queue = deque()

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def _qsize(self):
        return len(self.queue)

    def qsize(self):
        return self._qsize()

    def empty(self):
        return not self._qsize()

    def full(self):
        return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if self.full():
            # Where somebody may take later, the queue may be fuller than it should: nobody can take in between.
            if not block or not _wait(lambda: not self.full() or timeout is None and (_running or _pending), timeout):
                raise Full
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not self._qsize():
            if not block or not _wait(self._qsize, timeout):
                raise Empty
        return self._get()

    def put_nowait(self, item):
        self.put(item, False)

    def get_nowait(self):
        return self.get(False)

    def task_done(self):
        if self.unfinished_tasks <= 0:
            raise ValueError('task_done() called too many times')
        self.unfinished_tasks -= 1

    def join(self):
        _wait(lambda: not self.unfinished_tasks)


class PriorityQueue(Queue):
    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue(Queue):
    __module__ = '_queue'

    def __init__(self):
        super().__init__()

from _types import _name_fully
_name_fully(SimpleQueue, '_queue.SimpleQueue')
del _name_fully
