"""Futures, tasks and the loop that runs them: a queue of calls that are ready, and a heap of those that wait for a time."""

import heapq
import sys
import time
from inspect import iscoroutine as _is_native
from types import GeneratorType, CoroutineType
from weakref import WeakSet
import collections.abc

__tracebackhide__ = ('Future', 'Task', '_get_running_loop', 'get_running_loop', 'get_event_loop', 'current_task')

_PENDING, _CANCELLED, _FINISHED = 'PENDING', 'CANCELLED', 'FINISHED'


class CancelledError(BaseException):
    """The Future or Task was cancelled."""


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


for _class in (CancelledError, InvalidStateError):
    _class.__module__ = 'asyncio.exceptions'


# ---- calls

def _copy_context():
    """What a program has set in context variables, if it has any."""
    module = sys.modules.get('contextvars')
    return None if module is None else module.copy_context()


class Handle:
    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._cancelled = False
        self._context = _copy_context() if context is None else context

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            if self._context is None:
                self._callback(*self._args)
            else:
                self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler(
                {'message': f'Exception in callback {self._callback!r}', 'exception': exc, 'handle': self})


class TimerHandle(Handle):
    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when

    def when(self):
        return self._when

    def __lt__(self, other):
        return self._when < other._when

    def __le__(self, other):
        return self._when <= other._when


for _class in (Handle, TimerHandle):
    _class.__module__ = 'asyncio.events'


# ---- futures

class Future:
    """What will have a result later."""

    _state = _PENDING
    _result = _exception = _source = None
    _asyncio_future_blocking = False
    _log_traceback = False
    _cancel_message = None

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._callbacks = []

    def __repr__(self):
        return f'<{type(self).__name__} {" ".join(self._repr_info())}>'

    def _repr_info(self):
        info = [self._state.lower()]
        if self._state == _FINISHED:
            info.append(f'exception={self._exception!r}' if self._exception is not None else f'result={self._result!r}')
        return info

    def __del__(self):
        if self._log_traceback:
            self._loop.call_exception_handler(
                {'message': f'{type(self).__name__} exception was never retrieved', 'exception': self._exception,
                 'future': self})

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != _PENDING

    def cancelled(self):
        return self._state == _CANCELLED

    def cancel(self, msg=None):
        self._log_traceback = False
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _make_cancelled_error(self):
        error = self._source
        if error is None:
            error = CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)
        self._source = None
        return error

    def result(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError('Result is not set.')
        self._log_traceback = False
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception_traceback)
        return self._result

    def exception(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError('Exception is not set.')
        self._log_traceback = False
        return self._exception

    def _schedule_callbacks(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def add_done_callback(self, fn, *, context=None):
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, _copy_context() if context is None else context))

    def remove_done_callback(self, fn):
        kept = [pair for pair in self._callbacks if pair[0] != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        if self._state != _PENDING:
            raise InvalidStateError('invalid state')
        self._result = result
        self._state = _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self._state != _PENDING:
            raise InvalidStateError('invalid state')
        if isinstance(exception, type):
            exception = exception()
        if type(exception) is StopIteration:
            raise TypeError('StopIteration interacts badly with generators and cannot be raised into a Future')
        self._exception = exception
        self._exception_traceback = exception.__traceback__
        self._state = _FINISHED
        self._schedule_callbacks()
        self._log_traceback = True

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
        if self._state == _PENDING:
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


Future.__module__ = '_asyncio'


def isfuture(obj):
    return hasattr(type(obj), '_asyncio_future_blocking') and obj._asyncio_future_blocking is not None


def iscoroutine(obj):
    return _is_native(obj) or isinstance(obj, (CoroutineType, GeneratorType, collections.abc.Coroutine))


def iscoroutinefunction(func):
    from inspect import iscoroutinefunction as is_native
    return is_native(func) or getattr(func, '_is_coroutine', None) is not None


# ---- tasks

_all_tasks = []
_current = {}
_names = 0


class Task(Future):
    """A coroutine that the loop drives."""

    def __init__(self, coro, *, loop=None, name=None, context=None):
        global _names
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            self._state = _FINISHED
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        if name is None:
            _names += 1
            name = f'Task-{_names}'
        self._name = str(name)
        self._coro = coro
        self._waits_for = None
        self._must_cancel = False
        self._cancel_requests = 0
        _all_tasks.append(self)
        self._context = _copy_context() if context is None else context
        self._loop.call_soon(self._step, context=self._context)

    def _repr_info(self):
        info = super()._repr_info()
        if self._must_cancel:
            info[0] = 'cancelling'
        info.insert(1, f'name={self._name!r}')
        code = getattr(self._coro, 'cr_code', None)
        frame = getattr(self._coro, 'cr_frame', None)
        if code is not None:
            where = (f'running at {code.co_filename}:{frame.f_lineno}' if frame is not None
                     else f'done, defined at {code.co_filename}:{code.co_firstlineno}')
            info.insert(2, f'coro=<{self._coro.__qualname__}() {where}>')
        if self._waits_for is not None:
            info.insert(3, f'wait_for={self._waits_for!r}')
        return info

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def cancelling(self):
        return self._cancel_requests

    def uncancel(self):
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
        return self._cancel_requests

    def cancel(self, msg=None):
        self._log_traceback = False
        if self.done():
            return False
        self._cancel_requests += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def _finish(self, method, *args):
        method(*args)
        if self in _all_tasks:
            _all_tasks.remove(self)

    def _step(self, exc=None):
        if self.done():
            raise InvalidStateError(f'_step(): already done: {self!r}, {exc!r}')
        if self._must_cancel:
            if not isinstance(exc, CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        loop = self._loop
        before = _current.get(loop)
        _current[loop] = self
        try:
            try:
                result = self._coro.send(None) if exc is None else self._coro.throw(exc)
            except StopIteration as stop:
                if self._must_cancel:
                    self._must_cancel = False
                    self._finish(super().cancel, self._cancel_message)
                else:
                    self._finish(super().set_result, stop.value)
            except CancelledError as cancelled:
                self._source = cancelled
                self._finish(super().cancel)
            except (KeyboardInterrupt, SystemExit) as error:
                self._finish(super().set_exception, error)
                raise
            except BaseException as error:
                self._finish(super().set_exception, error)
            else:
                self._wait_for(result)
        finally:
            if before is None:
                _current.pop(loop, None)
            else:
                _current[loop] = before
            self = None

    def _wait_for(self, result):
        loop = self._loop
        if getattr(result, '_asyncio_future_blocking', None) is None:
            if result is None:
                loop.call_soon(self._step, context=self._context)
            elif isinstance(result, GeneratorType):
                loop.call_soon(self._step, RuntimeError(
                    f'yield was used instead of yield from for generator in task {self!r} with {result!r}'), context=self._context)
            else:
                loop.call_soon(self._step, RuntimeError(f'Task got bad yield: {result!r}'), context=self._context)
        elif result.get_loop() is not loop:
            loop.call_soon(self._step, RuntimeError(
                f'Task {self!r} got Future {result!r} attached to a different loop'), context=self._context)
        elif not result._asyncio_future_blocking:
            loop.call_soon(self._step, RuntimeError(
                f'yield was used instead of yield from in task {self!r} with {result!r}'), context=self._context)
        elif result is self:
            loop.call_soon(self._step, RuntimeError(f'Task cannot await on itself: {self!r}'), context=self._context)
        else:
            result._asyncio_future_blocking = False
            result.add_done_callback(self._wakeup, context=self._context)
            self._waits_for = result
            if self._must_cancel and result.cancel(msg=self._cancel_message):
                self._must_cancel = False

    def _wakeup(self, future):
        try:
            future.result()
        except BaseException as exc:
            self._step(exc)
        else:
            self._step()
        self = None


Task.__module__ = '_asyncio'


def current_task(loop=None):
    return _current.get(get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    loop = get_running_loop() if loop is None else loop
    return {task for task in _all_tasks if task._loop is loop and not task.done()}


# ---- the loop

class AbstractEventLoop:
    pass


AbstractEventLoop.__module__ = 'asyncio.events'


class _UnixSelectorEventLoop(AbstractEventLoop):
    def __init__(self):
        self._ready = []
        self._scheduled = []
        self._stopping = self._closed = self._running = False
        self._debug = False
        self._exception_handler = None
        self._generators = WeakSet()
        logging = sys.modules.get('logging')
        if logging is not None:  # Without it nobody can ask for what is logged.
            logging.getLogger('asyncio').debug('Using selector: %s', 'EpollSelector')

    def __repr__(self):
        return f'<{type(self).__name__} running={self._running} closed={self._closed} debug={self._debug}>'

    def time(self):
        return time.monotonic()

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        return Task(coro, loop=self, name=name, context=context)

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        handle = TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, handle)
        return handle

    def run_in_executor(self, executor, func, *args):
        future = self.create_future()
        try:
            result = func(*args)
        except Exception as error:
            future.set_exception(error)
        else:
            future.set_result(result)
        return future

    def stop(self):
        self._stopping = True

    def close(self):
        if self._running:
            raise RuntimeError('Cannot close a running event loop')
        self._closed = True
        _all_tasks[:] = [task for task in _all_tasks if task._loop is not self]
        self._ready.clear()
        self._scheduled.clear()

    def _run_once(self):
        scheduled = self._scheduled
        while scheduled and scheduled[0]._cancelled:
            heapq.heappop(scheduled)
        if not self._ready and not self._stopping:
            if scheduled:
                wait = scheduled[0]._when - self.time()
                if wait > 0:
                    time.sleep(wait)
            else:
                raise RuntimeError('the event loop waits for something that can never happen')
        now = self.time() + 1e-9
        while scheduled and scheduled[0]._when < now:
            self._ready.append(heapq.heappop(scheduled))
        ready, self._ready = self._ready, []
        for index, handle in enumerate(ready):
            if handle._cancelled:
                continue
            try:
                handle._run()
            except BaseException:
                self._ready[:0] = ready[index + 1:]
                raise

    def run_forever(self):
        global _running_loop
        self._check_closed()
        if self._running:
            raise RuntimeError('This event loop is already running')
        if _running_loop is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')
        self._running = True
        _running_loop = self
        hooks = sys.get_asyncgen_hooks() if hasattr(sys, 'get_asyncgen_hooks') else None
        if hooks is not None:
            sys.set_asyncgen_hooks(firstiter=self._generators.add, finalizer=self._finalize_generator)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = self._running = False
            _running_loop = None
            if hooks is not None:
                sys.set_asyncgen_hooks(*hooks)

    def _finalize_generator(self, generator):
        self._generators.discard(generator)
        if not self._closed:
            self.call_soon(self.create_task, generator.aclose())

    def run_until_complete(self, future):
        self._check_closed()
        if self._running:
            raise RuntimeError('This event loop is already running')
        if _running_loop is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')
        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)
        future.add_done_callback(_stop_loop)
        try:
            self.run_forever()
        except BaseException:
            if is_new and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_loop)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    async def shutdown_asyncgens(self):
        generators = list(self._generators)
        self._generators.clear()
        for generator in generators:
            try:
                await generator.aclose()
            except Exception as error:
                self.call_exception_handler({'message': 'an error occurred during closing of asynchronous generator '
                                                        f'{generator!r}', 'exception': error, 'asyncgen': generator})

    async def shutdown_default_executor(self):
        pass

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def get_exception_handler(self):
        return self._exception_handler

    def default_exception_handler(self, context):
        from traceback import format_exception
        lines = [context.get('message') or 'Unhandled exception in event loop']
        lines += [f'{key}: {context[key]!r}' for key in sorted(context) if key not in ('message', 'exception')]
        text = '\n'.join(lines) + '\n'
        exception = context.get('exception')
        if exception is not None:
            text += ''.join(format_exception(exception))
        sys.stderr.write(text)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
        else:
            self._exception_handler(self, context)


_UnixSelectorEventLoop.__module__ = 'asyncio.unix_events'
SelectorEventLoop = BaseEventLoop = _UnixSelectorEventLoop


def _stop_loop(future):
    if not future.cancelled():
        exception = future.exception()
        future._log_traceback = False
        if isinstance(exception, (SystemExit, KeyboardInterrupt)):
            return
    future.get_loop().stop()


_running_loop = None
_set_loop = None
_was_set = False


def _get_running_loop():
    return _running_loop


def get_running_loop():
    if _running_loop is None:
        raise RuntimeError('no running event loop')
    return _running_loop


def get_event_loop():
    global _set_loop, _was_set
    if _running_loop is not None:
        return _running_loop
    if _set_loop is None and not _was_set:
        set_event_loop(new_event_loop())
    if _set_loop is None:
        raise RuntimeError("There is no current event loop in thread 'MainThread'.")
    return _set_loop


def set_event_loop(loop):
    global _set_loop, _was_set
    _set_loop = loop
    _was_set = True


def new_event_loop():
    return _UnixSelectorEventLoop()


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(coro_or_future, '__await__'):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro_or_future = _await(coro_or_future)
    if loop is None:
        loop = get_event_loop()
    return loop.create_task(coro_or_future)


async def _await(awaitable):
    return await awaitable
