"""Work handed to others: here it is done at once, by the one who hands it out."""

import threading as _threading
import time as _time
from collections import namedtuple as _namedtuple

__all__ = ('FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError', 'TimeoutError', 'BrokenExecutor', 'Future',
           'Executor', 'wait', 'as_completed', 'ProcessPoolExecutor', 'ThreadPoolExecutor', 'InvalidStateError')

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'
PENDING, RUNNING, CANCELLED, FINISHED = 'PENDING', 'RUNNING', 'CANCELLED', 'FINISHED'
_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
_shown = {PENDING: 'pending', RUNNING: 'running', CANCELLED: 'cancelled', _NOTIFIED: 'cancelled', FINISHED: 'finished'}
TimeoutError = TimeoutError


class Error(Exception):
    __module__ = 'concurrent.futures._base'


class CancelledError(Error):
    __module__ = 'concurrent.futures._base'


class InvalidStateError(Error):
    __module__ = 'concurrent.futures._base'


class BrokenExecutor(RuntimeError):
    __module__ = 'concurrent.futures._base'


class Future:
    """What will come of something."""

    __module__ = 'concurrent.futures._base'

    def __init__(self):
        self._state = PENDING
        self._result = None
        self._exception = None
        self._done_callbacks = []

    def __repr__(self):
        head = '<%s at %#x state=%s' % (self.__class__.__name__, id(self), _shown[self._state])
        if self._state != FINISHED:
            return head + '>'
        if self._exception:
            return head + ' raised %s>' % self._exception.__class__.__name__
        return head + ' returned %s>' % self._result.__class__.__name__

    def _tell(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            import logging
            logging.getLogger('concurrent.futures').exception('exception calling callback for %r', self)

    def cancel(self):
        if self._state in (RUNNING, FINISHED):
            return False
        if self._state == PENDING:
            self._state = CANCELLED
            self._tell()
        return True

    def cancelled(self):
        return self._state in (CANCELLED, _NOTIFIED)

    def running(self):
        return self._state == RUNNING

    def done(self):
        return self._state in (CANCELLED, _NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        if self.done():
            self._call(fn)
        else:
            self._done_callbacks.append(fn)

    def _await(self, timeout):
        if not _threading._wait(self.done, timeout):
            raise TimeoutError()
        if self.cancelled():
            raise CancelledError()

    def result(self, timeout=None):
        try:
            self._await(timeout)
            if self._exception:
                raise self._exception
            return self._result
        finally:
            # No cycle through the traceback.
            self = None

    def exception(self, timeout=None):
        self._await(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        if self._state == CANCELLED:
            self._state = _NOTIFIED
            return False
        if self._state != PENDING:
            raise RuntimeError('Future in unexpected state')
        self._state = RUNNING
        return True

    def _finish(self, result, exception):
        if self.done():
            raise InvalidStateError('{}: {!r}'.format(self._state, self))
        self._result, self._exception, self._state = result, exception, FINISHED
        self._tell()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


class Executor:
    """Somebody to hand work to."""

    __module__ = 'concurrent.futures._base'

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                futures.reverse()
                while futures:
                    yield futures.pop().result(timeout)
            finally:
                for future in futures:
                    future.cancel()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


class ThreadPoolExecutor(Executor):
    """Its workers take turns with the caller."""

    __module__ = 'concurrent.futures.thread'
    _counter = 0

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if max_workers is None:
            max_workers = 5
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._max_workers = max_workers
        if not thread_name_prefix:
            thread_name_prefix = 'ThreadPoolExecutor-%d' % ThreadPoolExecutor._counter
            ThreadPoolExecutor._counter += 1
        self._thread_name_prefix = thread_name_prefix
        self._initializer, self._initargs = initializer, initargs
        self._threads = 0
        self._shutdown = False
        self._todo = []

    def submit(self, fn, /, *args, **kwargs):
        if self._shutdown:
            raise RuntimeError('cannot schedule new futures after shutdown')
        future = Future()

        def work():
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = fn(*args, **kwargs)
            except BaseException as wrong:
                if isinstance(wrong, _threading._Left):
                    raise
                future.set_exception(wrong)
            else:
                future.set_result(result)

        first = self._threads == 0
        number = min(self._threads, self._max_workers - 1) if _threading._pending else 0
        self._threads = max(self._threads, number + 1)
        if first and self._initializer is not None:
            self._initializer(*self._initargs)
        thread = _threading.Thread(target=work, name='%s_%d' % (self._thread_name_prefix, number))
        self._todo.append((thread, future))
        if _threading._may_wait(fn):
            # The thread's own function names nothing that waits.
            _threading._watch_sleep()
            _threading._idents += 1
            thread._ident = _threading._idents
            _threading._pending.append(thread)
        else:
            thread.start()
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        if cancel_futures:
            for _, future in self._todo:
                future.cancel()
        if wait:
            for thread, _ in self._todo:
                thread.join()
        self._todo.clear()


class ProcessPoolExecutor(ThreadPoolExecutor):
    __module__ = 'concurrent.futures.process'

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        super().__init__(max_workers, 'Process', initializer, initargs)


DoneAndNotDoneFutures = _namedtuple('DoneAndNotDoneFutures', 'done not_done')


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)

    def enough():
        done = [future for future in fs if future.done()]
        return len(done) == len(fs) or done and (return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and any(
            not future.cancelled() and future._exception is not None for future in done))
    if fs:
        _threading._wait(enough, timeout)
    done = {future for future in fs if future.done()}
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    end = None if timeout is None else _time.monotonic() + timeout
    total = len(set(fs))
    waiting = list(dict.fromkeys(fs))
    while waiting:
        ready = [future for future in waiting if future.done()]
        if not ready:
            left = None if end is None else end - _time.monotonic()
            if not _threading._wait(lambda: any(future.done() for future in waiting), left):
                raise TimeoutError('%d (of %d) futures unfinished' % (len(waiting), total))
            continue
        for future in ready:
            waiting.remove(future)
            yield future
