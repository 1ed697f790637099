"""Running coroutines, and waiting for several of them."""

from asyncio._base import (
    CancelledError, Future, Task, all_tasks, current_task, ensure_future, get_event_loop, get_running_loop, iscoroutine,
    isfuture, new_event_loop, set_event_loop, _get_running_loop)

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'


# ---- running

class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._closed = False

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def get_loop(self):
        if self._closed:
            raise RuntimeError('Runner is closed')
        if self._loop is None:
            self._loop = new_event_loop() if self._loop_factory is None else self._loop_factory()
            if self._debug is not None:
                self._loop.set_debug(self._debug)
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f'a coroutine was expected, got {coro!r}')
        if _get_running_loop() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        loop = self.get_loop()
        if self._loop_factory is None:
            set_event_loop(loop)
        return loop.run_until_complete(loop.create_task(coro, context=context))

    def close(self):
        loop = self._loop
        self._closed = True
        if loop is None:
            return
        try:
            _cancel_all(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
        finally:
            if self._loop_factory is None:
                set_event_loop(None)
            loop.close()
            self._loop = None


def _cancel_all(loop):
    tasks = [task for task in all_tasks(loop)]
    if not tasks:
        return
    tasks.sort(key=lambda task: int(task.get_name()[5:]) if task.get_name()[5:].isdigit() else 0)
    for task in tasks:
        task.cancel()
    loop.run_until_complete(_Gathering.of(tasks, loop, True))
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({'message': 'unhandled exception during asyncio.run() shutdown',
                                         'exception': task.exception(), 'task': task})


def run(main, *, debug=None):
    if _get_running_loop() is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    with Runner(debug=debug) as runner:
        return runner.run(main)


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name, context=context)


# ---- time

class _Turn:
    def __await__(self):
        yield


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


async def sleep(delay, result=None):
    if delay <= 0:
        await _Turn()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        handle.cancel()


class Timeout:
    def __init__(self, when):
        self._state = 'created'
        self._task = self._handle = None
        self._when = when

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state != 'active':
            raise RuntimeError(f'Cannot change state of {self._state} Timeout' if self._state != 'created'
                               else 'Timeout has not been entered')
        self._when = when
        if self._handle is not None:
            self._handle.cancel()
        self._handle = None
        if when is not None:
            loop = get_running_loop()
            self._handle = (loop.call_soon(self._expire) if when <= loop.time()
                            else loop.call_at(when, self._expire))

    def expired(self):
        return self._state in ('expiring', 'expired')

    def __repr__(self):
        info = [f"[{self._state}]"]
        if self._state == 'active':
            info.append(f'when={None if self._when is None else round(self._when, 3)}')
        return f'<Timeout {" ".join(info)}>'

    def _expire(self):
        self._task.cancel()
        self._state = 'expiring'
        self._handle = None

    async def __aenter__(self):
        task = current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = 'active'
        self._task = task
        self._requests = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc, traceback):
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if self._state == 'expiring':
            self._state = 'expired'
            if self._task.uncancel() <= self._requests and exc_type is CancelledError:
                raise TimeoutError from exc
        elif self._state == 'active':
            self._state = 'finished'
        return None


def timeout(delay):
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)


def _release(waiter, *unused):
    if not waiter.done():
        waiter.set_result(None)


async def _cancel_and_wait(future):
    waiter = get_running_loop().create_future()

    def release(done):
        _release(waiter)
    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


async def wait_for(fut, timeout):
    loop = get_running_loop()
    if timeout is None:
        return await fut
    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError() from exc
    waiter = loop.create_future()
    handle = loop.call_later(timeout, _release, waiter)

    def release(done):
        _release(waiter)
    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(release)
    try:
        try:
            await waiter
        except CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(release)
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError() from exc
    finally:
        handle.cancel()


# ---- several

async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    loop = get_running_loop()
    waiter = loop.create_future()
    handle = None if timeout is None else loop.call_later(timeout, _release, waiter)
    left = sum(not f.done() for f in fs)
    if left:
        def done_one(f):
            nonlocal left
            left -= 1
            failed = not f.cancelled() and f.exception() is not None
            if left <= 0 or return_when == FIRST_COMPLETED or (return_when == FIRST_EXCEPTION and failed):
                if handle is not None:
                    handle.cancel()
                _release(waiter)
        is_enough = left < len(fs) and (return_when == FIRST_COMPLETED or (
            return_when == FIRST_EXCEPTION and any(
                f.done() and not f.cancelled() and f.exception() is not None for f in fs)))
        if not is_enough:
            for f in fs:
                f.add_done_callback(done_one)
            try:
                await waiter
            finally:
                for f in fs:
                    f.remove_done_callback(done_one)
    if handle is not None:
        handle.cancel()
    done = {f for f in fs if f.done()}
    return done, fs - done


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect an iterable of futures, not {type(fs).__name__}')
    from asyncio._shared import Queue
    loop = get_event_loop()
    done = Queue()
    todo = {ensure_future(f, loop=loop) for f in set(fs)}
    handle = None

    def expire():
        for f in todo:
            f.remove_done_callback(finish)
            done.put_nowait(None)
        todo.clear()

    def finish(f):
        if not todo:
            return
        todo.remove(f)
        done.put_nowait(f)
        if not todo and handle is not None:
            handle.cancel()

    async def next_one():
        f = await done.get()
        if f is None:
            raise TimeoutError
        return f.result()

    for f in todo:
        f.add_done_callback(finish)
    if todo and timeout is not None:
        handle = loop.call_later(timeout, expire)
    for _ in range(len(todo)):
        yield next_one()


class _Gathering(Future):
    """The results of several, in the order that they were given in; cancelling it cancels them."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        is_any = False
        for child in self._children:
            is_any = child.cancel(msg=msg) or is_any
        if is_any:
            self._cancel_requested = True
        return is_any

    @classmethod
    def of(cls, futures, loop, return_exceptions):
        children, known, finished = [], {}, 0
        outer = None

        def finish(future):
            nonlocal finished
            finished += 1
            if outer is None or outer.done():
                if not future.cancelled():
                    future.exception()
                return
            if not return_exceptions:
                if future.cancelled():
                    outer.set_exception(future._make_cancelled_error())
                    return
                exception = future.exception()
                if exception is not None:
                    outer.set_exception(exception)
                    return
            if finished < len(known):
                return
            results = []
            for child in children:
                if child.cancelled():
                    results.append(CancelledError('' if child._cancel_message is None else child._cancel_message))
                else:
                    exception = child.exception()
                    results.append(child.result() if exception is None else exception)
            if outer._cancel_requested:
                outer.set_exception(future._make_cancelled_error() if future.cancelled() else CancelledError())
            else:
                outer.set_result(results)

        for given in futures:
            if given not in known:
                known[given] = child = ensure_future(given, loop=loop)
                loop = child.get_loop()
                child.add_done_callback(finish)
            children.append(known[given])
        outer = cls(children, loop=loop)
        return outer


_Gathering.__name__ = _Gathering.__qualname__ = '_GatheringFuture'
_Gathering.__module__ = 'asyncio.tasks'


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    return _Gathering.of(coros_or_futures, None, return_exceptions)


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)
    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


async def to_thread(func, /, *args, **kwargs):
    await sleep(0)
    return func(*args, **kwargs)


def wrap_future(future, *, loop=None):
    return future


class TaskGroup:
    """Tasks that end together: the first that fails ends the others."""

    def __init__(self):
        self._entered = self._exiting = self._aborting = False
        self._parent_cancel_requested = False
        self._tasks = set()
        self._errors = []
        self._base_error = None
        self._completed = None

    def __repr__(self):
        info = [f' tasks={len(self._tasks)}'] if self._tasks else []
        info += [f' errors={len(self._errors)}'] if self._errors else []
        info += [' cancelling'] if self._aborting else [' entered'] if self._entered else []
        return f'<TaskGroup{"".join(info)}>'

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has already been entered')
        self._entered = True
        self._loop = get_running_loop()
        self._parent = current_task(self._loop)
        if self._parent is None:
            raise RuntimeError(f'TaskGroup {self!r} cannot determine the parent task')
        return self

    async def __aexit__(self, kind, exc, traceback):
        self._exiting = True
        if exc is not None and isinstance(exc, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = exc
        cancelled = exc if kind is CancelledError else None
        if self._parent_cancel_requested and self._parent.uncancel() == 0:
            cancelled = None
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._completed is None:
                self._completed = self._loop.create_future()
            try:
                await self._completed
            except CancelledError as error:
                if not self._aborting:
                    cancelled = error
                    self._abort()
            self._completed = None
        if self._base_error is not None:
            raise self._base_error
        if cancelled is not None and not self._errors:
            raise cancelled
        if kind is not None and kind is not CancelledError:
            self._errors.append(exc)
        if self._errors:
            try:
                raise BaseExceptionGroup('unhandled errors in a TaskGroup', self._errors) from None
            finally:
                self._errors = None

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has not been entered')
        if self._exiting and not self._tasks:
            raise RuntimeError(f'TaskGroup {self!r} is finished')
        if self._aborting:
            raise RuntimeError(f'TaskGroup {self!r} is shutting down')
        task = self._loop.create_task(coro, name=name, context=context)
        task.add_done_callback(self._task_done)
        self._tasks.add(task)
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _task_done(self, task):
        self._tasks.discard(task)
        if self._completed is not None and not self._tasks and not self._completed.done():
            self._completed.set_result(True)
        if task.cancelled():
            return
        exc = task.exception()
        if exc is None:
            return
        self._errors.append(exc)
        if isinstance(exc, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = exc
        if not self._parent.done() and not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent.cancel()
