"""Queues between processes: what is put into one comes out as a copy."""

import pickle
import queue
from multiprocessing._copies import _Shared

__all__ = ['Queue', 'SimpleQueue', 'JoinableQueue']


class _Copying:
    def put(self, obj, block=True, timeout=None):
        if getattr(self, '_is_closed', False):
            raise ValueError(f'Queue {self!r} is closed')
        super().put(pickle.dumps(obj), block, timeout)

    def get(self, block=True, timeout=None):
        return pickle.loads(super().get(block, timeout))

    def put_nowait(self, obj):
        return self.put(obj, False)

    def get_nowait(self):
        return self.get(False)

    def close(self):
        self._is_closed = True

    def join_thread(self):
        pass

    def cancel_join_thread(self):
        pass


class Queue(_Copying, _Shared, queue.Queue):
    def __init__(self, maxsize=0, *, ctx=None):
        super().__init__(maxsize)

    task_done = join = property()


del Queue.task_done, Queue.join


class JoinableQueue(Queue):
    task_done = queue.Queue.task_done
    join = queue.Queue.join


class SimpleQueue(_Copying, _Shared, queue.Queue):
    def __init__(self, *, ctx=None):
        super().__init__()

    def put(self, obj):
        super().put(obj)

    def get(self):
        return super().get()
