"""Threads where there is but one stack: a thread runs to its end when it is started, or, if it may have to wait for what
comes later, when somebody waits. One that waits for what nobody below it can do any more is left where it stands."""

import sys as _sys
import time as _time
from collections import deque as _deque
from _weakrefset import WeakSet as _WeakSet

__tracebackhide__ = ('Lock', 'RLock', 'local')

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX', 'Event',
           'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError', 'Timer',
           'ThreadError', 'local', 'stack_size', 'excepthook', 'get_native_id', 'settrace', 'setprofile', 'gettrace',
           'getprofile', 'ExceptHookArgs']

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError

# ---- who runs

_pending = _deque()     # started, and not yet begun
_running = []           # the threads that have begun, each within the one before it
_deadlines = []         # when those that sleep or wait go on, the same way
_locals = _WeakSet()
_real_sleep = _time.sleep
_may_wait_names = frozenset({'wait', 'wait_for', 'get', 'sleep', 'accept', 'recv', 'recvfrom', 'select'})


def _is_old(text):
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=3)


class _Left(BaseException):
    """A thread that will never go on."""


def _may_wait(function, owner=None, depth=4):
    """Whether a function's code, or that of the functions it names, has names of what waits."""
    owner = getattr(function, '__self__', owner)
    function = getattr(function, '__func__', function)
    code = getattr(function, '__code__', None)
    if code is None:
        return False
    if not _may_wait_names.isdisjoint(code.co_names):
        return True
    if depth == 0:
        return False
    for name in code.co_names:
        found = function.__globals__.get(name) or getattr(type(owner), name, None) if owner is not None \
            else function.__globals__.get(name)
        if hasattr(found, '__code__') and found is not function and _may_wait(found, owner, depth - 1):
            return True
    return any(hasattr(one, 'co_names') and not _may_wait_names.isdisjoint(one.co_names) for one in code.co_consts)


def _run_next():
    _pending.popleft()._begin()


def _wait(ready, timeout=None):
    """Lets others run until ready() says yes: True; False when the time is over."""
    end = None if timeout is None else _time.monotonic() + max(timeout, 0)
    while not ready():
        if _pending and (end is None or _time.monotonic() < end):
            _deadlines.append((ready, end))
            try:
                _run_next()
            finally:
                _deadlines.pop()
        elif end is not None:
            _real_sleep(max(end - _time.monotonic(), 0))
            return ready()
        elif _running:
            raise _Left
        else:
            raise RuntimeError('deadlock: nobody is left who could end the wait')
    return True


def _sleep(seconds, /):
    if not _running and _pending:
        end = _time.monotonic() + seconds
        _deadlines.append((None, end))
        try:
            while _pending and _time.monotonic() < end:
                _run_next()
        finally:
            _deadlines.pop()
        seconds = max(end - _time.monotonic(), 0)
    elif _running and _running[-1]._daemonic and _deadlines:
        ready, end = _deadlines[-1]
        if ready is not None and ready() or end is not None and _time.monotonic() + seconds > end:
            raise _Left
    _real_sleep(seconds)


def _watch_sleep():
    """From the first thread on that has to wait its turn, sleeping lets it run."""
    if _time.sleep is _real_sleep:
        _sleep.__name__ = _sleep.__qualname__ = 'sleep'
        for module in list(_sys.modules.values()):
            names = getattr(module, '__dict__', {})
            if names.get('sleep') is _real_sleep and module.__name__ != '_time':
                names['sleep'] = _sleep


class Lock:
    __module__ = '_thread'

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout != -1 and timeout < 0:
            raise ValueError('timeout value must be a non-negative number')
        if self._held and (not blocking or not _wait(lambda: not self._held, None if timeout == -1 else timeout)):
            return False
        self._held = True
        return True

    acquire_lock = acquire

    def release(self):
        if not self._held:
            raise RuntimeError('release unlocked lock')
        self._held = False

    release_lock = release

    def locked(self):
        return self._held

    locked_lock = locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        return '<%s _thread.lock object at %#x>' % ('locked' if self._held else 'unlocked', id(self))


class RLock:
    __module__ = '_thread'

    def __init__(self):
        self._count = 0
        self._owner = 0

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._count and self._owner != me:
            if not blocking or not _wait(lambda: not self._count, None if timeout == -1 else timeout):
                return False
        self._owner = me
        self._count += 1
        return True

    def release(self):
        if not self._count or self._owner != get_ident():
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1
        if not self._count:
            self._owner = 0

    def _is_owned(self):
        return self._owner == get_ident()

    def _release_save(self):
        count, self._count, self._owner = self._count, 0, 0
        return count

    def _acquire_restore(self, count):
        self.acquire()
        self._count = count

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        return '<%s _thread.RLock object owner=%d count=%d at %#x>' % (
            'locked' if self._count else 'unlocked', self._owner, self._count, id(self))


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return '<Condition(%s, %d)>' % (self._lock, len(self._waiters))

    def _is_owned(self):
        return self._lock._is_owned() if hasattr(self._lock, '_is_owned') else self._lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        told = []
        self._waiters.append(told)
        count = self._lock._release_save() if hasattr(self._lock, '_release_save') else self._lock.release()
        try:
            return _wait(lambda: told, timeout) and True
        finally:
            if not told:
                self._waiters.remove(told)
            if hasattr(self._lock, '_acquire_restore'):
                self._lock._acquire_restore(count)
            else:
                self._lock.acquire()

    def wait_for(self, predicate, timeout=None):
        found = predicate()
        while not found:
            if not self.wait(timeout):
                return predicate()
            found = predicate()
        return found

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        while n > 0 and self._waiters:
            self._waiters.popleft().append(True)
            n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        _is_old('notifyAll() is deprecated, use notify_all() instead')
        self.notify_all()


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value == 0 and (not blocking or not _wait(lambda: self._value, timeout)):
            return False
        self._value -= 1
        return True

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        self._value += n

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        return '<%s.%s at %#x: value=%d>' % (type(self).__module__, type(self).__qualname__, id(self), self._value)


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if self._value + n > self._initial_value:
            raise ValueError('Semaphore released too many times')
        super().release(n)


class Event:
    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def is_set(self):
        return self._flag

    def isSet(self):
        _is_old('isSet() is deprecated, use is_set() instead')
        return self.is_set()

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        return self._flag or bool(_wait(lambda: self._flag, timeout))

    def __repr__(self):
        return '<%s.%s at %#x: %s>' % (type(self).__module__, type(self).__qualname__, id(self),
                                       'set' if self._flag else 'unset')


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._parties, self._action, self._timeout = parties, action, timeout
        self._count, self._broken, self._passed = 0, False, []

    parties = property(lambda self: self._parties)
    n_waiting = property(lambda self: self._count)
    broken = property(lambda self: self._broken)

    def wait(self, timeout=None):
        if self._broken:
            raise BrokenBarrierError
        index = self._count
        self._count += 1
        passed = self._passed
        if self._count == self._parties:
            try:
                if self._action is not None:
                    self._action()
            except BaseException:
                self.abort()
                raise
            self._count, self._passed = 0, []
            passed.append(True)
            return index
        if not _wait(lambda: passed or self._broken, self._timeout if timeout is None else timeout):
            self._broken = True
        if self._broken and not passed:
            raise BrokenBarrierError
        return index

    def reset(self):
        if self._count:
            self._passed.append(True)
        self._count, self._broken, self._passed = 0, False, []

    def abort(self):
        self._broken = True

    def __repr__(self):
        if self._broken:
            return '<%s.%s at %#x: broken>' % (type(self).__module__, type(self).__qualname__, id(self))
        return '<%s.%s at %#x: waiters=%d/%d>' % (type(self).__module__, type(self).__qualname__, id(self), self._count,
                                                  self._parties)


class local:
    """Attributes of each thread's own."""

    __module__ = '_thread'

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError('Initialization arguments are not supported')
        self = object.__new__(cls)
        _locals.add(self)
        if args or kwargs:
            _arguments[id(self)] = args, kwargs
        return self


_arguments = {}


local.__name__ = local.__qualname__ = '_local'


def _own_locals():
    """The thread that begins has none yet; gives what the one below has."""
    kept = []
    for one in list(_locals):
        kept.append((one, one.__dict__))
        one.__dict__ = {}
        if type(one).__init__ is not object.__init__:
            args, kwargs = _arguments.get(id(one), ((), {}))
            one.__init__(*args, **kwargs)
    return kept


class ExceptHookArgs(tuple):
    """What excepthook is told: exc_type, exc_value, exc_traceback, thread."""

    __module__ = '_thread'
    exc_type, exc_value, exc_traceback, thread = (property(lambda self, at=at: self[at]) for at in range(4))


def excepthook(args, /):
    if args[0] is SystemExit:
        return
    from _traceback import report
    name = args[3].name if args[3] is not None else get_ident()
    print('Exception in thread %s:' % name, file=_sys.stderr, flush=True)
    tb = args[2]
    while tb is not None and tb.tb_frame.f_globals is globals() and tb.tb_next is not None:
        tb = tb.tb_next
    print(report(args[1], tb), file=_sys.stderr, end='')


__excepthook__ = excepthook
_count = 0
_idents = 1


class Thread:
    _finished = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        global _count
        assert group is None, 'group argument must be None for now'
        if name is None:
            _count += 1
            name = 'Thread-%d' % _count
            if target is not None:
                try:
                    name += ' (%s)' % target.__name__
                except AttributeError:
                    pass
        self._name = str(name)
        self._target, self._args, self._kwargs = target, args, {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None and _running else bool(daemon)
        self._ident = None

    def start(self):
        global _idents
        if not hasattr(self, '_ident'):
            raise RuntimeError('thread.__init__() not called')
        if self._ident is not None:
            raise RuntimeError('threads can only be started once')
        _idents += 1
        self._ident = _idents
        _pending.append(self)
        target = getattr(self, '_target', None) if type(self).run is Thread.run else self.run
        if target is not None and _may_wait(target):
            _watch_sleep()
        else:
            _pending.remove(self)
            self._begin()

    def _begin(self):
        """Runs it to its end."""
        _running.append(self)
        kept = _own_locals()
        is_left = False
        try:
            if _trace is not None:
                _sys.settrace(_trace)
            if _profile is not None:
                _sys.setprofile(_profile)
            self.run()
        except _Left:
            is_left = True
        except BaseException as wrong:
            if not isinstance(wrong, SystemExit):
                excepthook(ExceptHookArgs((type(wrong), wrong, wrong.__traceback__, self)))
        finally:
            for one, names in kept:
                one.__dict__ = names
            _running.pop()
            self._finished = not is_left or not self._daemonic

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if self._ident is None:
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        _wait(lambda: self._finished or self not in _pending and self not in _running, timeout)

    def is_alive(self):
        return self._ident is not None and not self._finished

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    native_id = ident

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._ident is not None:
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = bool(daemonic)

    def getName(self):
        _is_old('getName() is deprecated, get the name attribute instead')
        return self._name

    def setName(self, name):
        _is_old('setName() is deprecated, set the name attribute instead')
        self.name = name

    def isDaemon(self):
        _is_old('isDaemon() is deprecated, get the daemon attribute instead')
        return self._daemonic

    def setDaemon(self, daemonic):
        _is_old('setDaemon() is deprecated, set the daemon attribute instead')
        self.daemon = daemonic

    def __repr__(self):
        status = 'initial' if self._ident is None else 'stopped' if self._finished else 'started'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += ' %s' % self._ident
        return '<%s(%s, %s)>' % (self.__class__.__name__, self._name, status)


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function = interval, function
        self.args, self.kwargs = [] if args is None else args, {} if kwargs is None else kwargs
        self.finished = Event()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()

    def cancel(self):
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name='MainThread', daemon=False)
        self._ident = 1


_main_thread = _MainThread()


def current_thread():
    return _running[-1] if _running else _main_thread


def currentThread():
    _is_old('currentThread() is deprecated, use current_thread() instead')
    return current_thread()


def main_thread():
    return _main_thread


def get_ident():
    return _running[-1]._ident if _running else 1


get_native_id = get_ident


def enumerate():
    return [_main_thread, *_running, *_pending]


def active_count():
    return 1 + len(_running) + len(_pending)


def activeCount():
    _is_old('activeCount() is deprecated, use active_count() instead')
    return active_count()


def stack_size(size=0):
    return 0


_trace = _profile = None


def settrace(func):
    global _trace
    _trace = func


def gettrace():
    return _trace


def setprofile(func):
    global _profile
    _profile = func


def getprofile():
    return _profile


def _shutdown():
    """The program ends: what was started and must end runs."""
    while _pending:
        thread = _pending.popleft()
        if not thread._daemonic:
            thread._begin()


def _register():
    import atexit
    atexit.register(_shutdown)


_register()

from _types import _name_fully
Lock.__name__ = Lock.__qualname__ = 'lock'
_name_fully(Lock, '_thread.lock')
_name_fully(RLock, '_thread.RLock')
_name_fully(local, '_thread._local')
del _name_fully
