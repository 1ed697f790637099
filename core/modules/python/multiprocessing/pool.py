"""Pools: the same function for many values."""

import os
import pickle
import threading
from multiprocessing._copies import _Globals
from multiprocessing.context import ForkProcess, TimeoutError, cpu_count
from multiprocessing.process import _current, _made, _own_pid, _pid, current_process

__all__ = ['Pool', 'ThreadPool']

INIT, RUN, CLOSE, TERMINATE = 'INIT', 'RUN', 'CLOSE', 'TERMINATE'


class RemoteTraceback(Exception):
    """The traceback of another process, as text."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class MaybeEncodingError(Exception):
    """What a function has given cannot be sent back."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return "Error sending result: '%s'. Reason: '%s'" % (self.value, self.exc)

    def __repr__(self):
        return '<%s: %s>' % (self.__class__.__name__, self)


class AsyncResult:
    """What will be given; it is when the pool has nothing else to do, at the latest when it is asked for."""

    def __init__(self, pool, work, callback=None, error_callback=None):
        self._pool = pool
        self._work = work
        self._callback = callback
        self._error_callback = error_callback
        self._event = threading.Event()
        self._success = None

    def _run(self):
        if self._work is None:
            return
        work, self._work = self._work, None
        try:
            self._value = work()
            self._success = True
        except Exception as wrong:
            self._value = wrong
            self._success = False
        if self._success and self._callback:
            self._callback(self._value)
        if not self._success and self._error_callback:
            self._error_callback(self._value)
        self._event.set()

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError('{0!r} not ready'.format(self))
        return self._success

    def wait(self, timeout=None):
        self._pool._drain()
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self._event.is_set():
            raise TimeoutError
        if not self._success:
            raise self._value
        return self._value


ApplyResult = AsyncResult
MapResult = AsyncResult


class Pool:
    _prefix = 'ForkPoolWorker-'

    @staticmethod
    def Process(ctx, *args, **kwds):
        return ctx.Process(*args, **kwds)

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        if processes is None:
            processes = cpu_count() or 1
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if maxtasksperchild is not None and (not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0):
            raise ValueError('maxtasksperchild must be a positive int or None')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._processes = processes
        self._state = RUN
        self._waiting = []
        self._changed = {}
        self._initializer = initializer
        self._initargs = initargs
        self._workers = None
        self._next = 0

    def __repr__(self):
        cls = self.__class__
        return f'<{cls.__module__}.{cls.__qualname__} state={self._state} pool_size={self._processes}>'

    def _begin(self):
        parent = current_process()
        self._workers = []
        for _ in range(self._processes):
            parent._inner += 1
            identity = (*parent._identity, parent._inner)
            name = self._prefix + ':'.join(map(str, identity))
            self._workers.append(_made(ForkProcess, name, _pid(), parent.pid, identity))
        if self._initializer is not None:
            for one in self._workers:
                self._within(one, self._initializer, self._initargs, {})

    def _within(self, worker, function, args, kwargs):
        os.getpid = _own_pid
        _current.append(worker)
        names = _Globals(self._changed)
        try:
            return function(*args, **kwargs)
        finally:
            self._changed.update(names.put_back())
            _current.remove(worker)

    def _call(self, function, args, kwargs):
        """The function's result, as it comes from a worker."""
        if self._workers is None:
            self._begin()
        worker = self._workers[self._next % self._processes]
        self._next += 1
        function, args, kwargs = pickle.loads(pickle.dumps((function, args, kwargs)))
        try:
            result = self._within(worker, function, args, kwargs)
        except Exception as wrong:
            import traceback
            wrong.__cause__ = RemoteTraceback('\n"""\n%s"""' % ''.join(traceback.format_exception(wrong)))
            wrong.__traceback__ = None
            raise wrong
        try:
            return pickle.loads(pickle.dumps(result))
        except Exception as wrong:
            raise MaybeEncodingError(wrong, result) from None

    def _check_running(self):
        if self._state != RUN:
            raise ValueError('Pool not running')

    def _drain(self):
        while self._waiting:
            self._waiting.pop(0)._run()

    def _later(self, work, callback=None, error_callback=None):
        self._check_running()
        result = AsyncResult(self, work, callback, error_callback)
        self._waiting.append(result)
        return result

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        return self._later(lambda: self._call(func, tuple(args), dict(kwds)), callback, error_callback)

    def map(self, func, iterable, chunksize=None):
        return self.map_async(func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        items = list(iterable)
        return self._later(lambda: [self._call(func, (item,), {}) for item in items], callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self.starmap_async(func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        items = [tuple(item) for item in iterable]
        return self._later(lambda: [self._call(func, item, {}) for item in items], callback, error_callback)

    def imap(self, func, iterable, chunksize=1):
        self._check_running()
        if chunksize < 1:
            raise ValueError('Chunksize must be 1+, not {0:n}'.format(chunksize))
        return _Results(self.apply_async(func, (item,)) for item in list(iterable))

    imap_unordered = imap

    def close(self):
        if self._state == RUN:
            self._state = CLOSE

    def terminate(self):
        self._state = TERMINATE
        self._waiting.clear()

    def join(self):
        if self._state == RUN:
            raise ValueError('Pool is still running')
        self._drain()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, kind, value, tb):
        self.terminate()

    def __reduce__(self):
        raise NotImplementedError('pool objects cannot be passed between processes or pickled')


class _Results:
    def __init__(self, results):
        self._results = list(results)

    def __iter__(self):
        return self

    def __next__(self):
        if not self._results:
            raise StopIteration
        return self._results.pop(0).get()

    def next(self, timeout=None):
        return next(self)


class ThreadPool(Pool):
    """The same in this process: nothing is copied."""

    _prefix = 'Thread-'

    def __init__(self, processes=None, initializer=None, initargs=()):
        Pool.__init__(self, processes, initializer, initargs)

    def _begin(self):
        self._workers = [None] * self._processes
        if self._initializer is not None:
            for _ in self._workers:
                self._initializer(*self._initargs)

    def _call(self, function, args, kwargs):
        if self._workers is None:
            self._begin()
        result = []

        def work():
            try:
                result.append((True, function(*args, **kwargs)))
            except Exception as wrong:
                result.append((False, wrong))
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        is_good, value = result[0]
        if is_good:
            return value
        raise value
