"""Processes where there is but one: what would run in another process runs here, with copies of what it is given, and
what it changes among the program's global names is taken back when it ends."""

import collections as _collections
import copy as _copy
import os as _os
import pickle as _pickle
import sys as _sys
import threading as _threading
import queue as _queue

__all__ = ['Array', 'AuthenticationError', 'Barrier', 'BoundedSemaphore', 'BufferTooShort', 'Condition', 'Event',
           'JoinableQueue', 'Lock', 'Manager', 'Pipe', 'Pool', 'Process', 'ProcessError', 'Queue', 'RLock', 'RawArray',
           'RawValue', 'Semaphore', 'SimpleQueue', 'TimeoutError', 'Value', 'active_children', 'allow_connection_pickling',
           'cpu_count', 'current_process', 'freeze_support', 'get_all_start_methods', 'get_context', 'get_logger',
           'get_start_method', 'log_to_stderr', 'parent_process', 'reducer', 'set_executable',
           'set_forkserver_preload', 'set_start_method']

SUBDEBUG, SUBWARNING = 5, 25
reducer = None


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


# ---- what a process has of its own

_plain = (list, dict, set, bytearray, _collections.deque)


def _contents(value):
    if isinstance(value, _plain):
        return value.copy()
    if isinstance(value, type):
        return {name: one for name, one in value.__dict__.items()
                if isinstance(one, (int, float, str, tuple, type(None), *_plain)) and not name.startswith('__')}
    names = getattr(value, '__dict__', None)
    return names.copy() if isinstance(names, dict) and type(value).__module__ == '__main__' else None


def _put_back(value, contents):
    if isinstance(value, list):
        value[:] = contents
    elif isinstance(value, bytearray):
        value[:] = contents
    elif isinstance(value, _plain):
        if value != contents:
            value.clear()
            (value.extend if isinstance(value, _collections.deque) else value.update)(contents)
    elif isinstance(value, type):
        for name, one in contents.items():
            if value.__dict__.get(name) is not one:
                setattr(value, name, one)
    elif value.__dict__ != contents:
        value.__dict__.clear()
        value.__dict__.update(contents)


class _Globals:
    """The names of the program, as they were; `changed`: what those of a process were when it last ended."""

    def __init__(self, changed=None):
        names = _sys.modules['__main__'].__dict__
        self.names = names
        self.kept = dict(names)
        self.contents = []
        for name, value in self.kept.items():
            if isinstance(value, _Shared) or name.startswith('__'):
                continue
            contents = _contents(value)
            if contents is not None:
                self.contents.append((value, contents))
        if changed:
            names.update(changed)

    def put_back(self):
        names = self.names
        missing = object()
        changed = {name: value for name, value in names.items() if self.kept.get(name, missing) is not value}
        for name in [name for name in names if name not in self.kept]:
            del names[name]
        names.update(self.kept)
        for value, contents in self.contents:
            _put_back(value, contents)
        return changed


class _Shared:
    """What all processes have in common: no copy of it is made."""

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, protocol):
        _known[id(self)] = self
        return _known.__getitem__, (id(self),)


class _Known(dict):
    def __reduce_ex__(self, protocol):
        return '_known'


_known = _Known()


def _copied(value):
    """As another process would have it."""
    try:
        return _copy.deepcopy(value)
    except Exception:
        return value


# ---- processes

class BaseProcess:
    pass


_children = set()
_counts = [0, 0]        # processes, workers
_current = []


def _pid():
    _counts[1] += 1
    return _real_pid() + _counts[1]


_real_pid = _os.getpid


def _own_pid():
    """The number of the process that runs."""
    return current_process().pid


class Process(BaseProcess):
    _popen = None
    _start_method = None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        parent = current_process()
        parent._inner += 1
        self._identity = parent._identity + (parent._inner,)
        self._parent_name = parent.name
        self._parent_pid = parent.pid
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or type(self).__name__ + '-' + ':'.join(map(str, self._identity))
        self._daemonic = parent.daemon if daemon is None else daemon
        self._inner = 0
        self._number = None
        self._code = None
        self._thread = None
        self._closed = False

    def _check_closed(self):
        if self._closed:
            raise ValueError('process object is closed')

    def __repr__(self):
        if self is current_process():
            status = 'started'
        elif self._closed:
            status = 'closed'
        elif self._number is None:
            status = 'initial'
        else:
            self._look()
            status = 'started' if self._code is None else 'stopped'
        parts = [type(self).__name__, 'name=%r' % self._name]
        if self._number is not None:
            parts.append('pid=%s' % self._number)
        parts.append('parent=%s' % self._parent_pid)
        parts.append(status)
        if self._code is not None:
            code = self._code
            if code < 0:
                import signal
                code = '-' + signal.Signals(-code).name
            parts.append('exitcode=%s' % code)
        if self._daemonic:
            parts.append('daemon')
        return '<%s>' % ' '.join(parts)

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self._check_closed()
        assert self._number is None, 'cannot start a process twice'
        assert self._parent_pid == current_process().pid, 'can only start a process object created by current process'
        assert not current_process().daemon, 'daemonic processes are not allowed to have children'
        self._number = _pid()
        _os.getpid = _own_pid
        _children.add(self)
        self._given = _copied((self._args, self._kwargs))
        target = self._target if type(self).run is Process.run else self.run
        self._thread = _Runner(self, target)
        self._thread.start()

    def _bootstrap(self):
        _current.append(self)
        names = _Globals()
        self._code = None
        code = 1
        mine = self._args, self._kwargs
        kept = self.__dict__.copy()
        self._args, self._kwargs = self._given
        try:
            self.run()
            code = 0
        except SystemExit as left:
            if left.code is None:
                code = 0
            elif isinstance(left.code, int):
                code = left.code
            else:
                _sys.stderr.write(str(left.code) + '\n')
        except _threading._Left:
            code = None
            raise
        except BaseException:
            import traceback
            _sys.stderr.write('Process %s:\n' % self.name)
            traceback.print_exc()
        finally:
            for name in [name for name in self.__dict__ if name not in kept]:
                del self.__dict__[name]
            self.__dict__.update(kept)
            self._args, self._kwargs = mine
            self._code = code
            names.put_back()
            _current.remove(self)

    def _look(self):
        if self._code is not None:
            _children.discard(self)

    def join(self, timeout=None):
        self._check_closed()
        assert self._number is not None, 'can only join a started process'
        if self._code is None:
            self._thread.join(timeout)
        self._look()

    def is_alive(self):
        self._check_closed()
        if self is current_process():
            return True
        if self._number is None:
            return False
        self._look()
        return self._code is None

    def terminate(self):
        self._end(-15)

    def kill(self):
        self._end(-9)

    def _end(self, code):
        self._check_closed()
        if self._number is not None and self._code is None:
            try:
                _threading._pending.remove(self._thread)
            except ValueError:
                return
            self._thread._finished = True
            self._code = code

    def close(self):
        if self._number is not None and self._code is None:
            raise ValueError('Cannot close a process while it is still running. You should first call join() or terminate().')
        _children.discard(self)
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), 'name must be a string'
        self._name = name

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, value):
        assert self._number is None, 'process has already started'
        self._daemonic = value

    @property
    def exitcode(self):
        self._check_closed()
        self._look()
        return self._code

    @property
    def pid(self):
        self._check_closed()
        return self._number

    ident = pid
    authkey = property(lambda self: b'')
    sentinel = property(lambda self: self._number)


Process.__module__ = 'multiprocessing.context'
BaseProcess.__module__ = 'multiprocessing.process'


class _Runner(_threading.Thread):
    def __init__(self, process, target):
        super().__init__(target=target, daemon=process._daemonic)
        self._process = process

    def run(self):
        # That this names `get` makes it begin when somebody waits: who has started it goes on first.
        self.__dict__.get('_process')._bootstrap()


def _made(name, number=None, parent=None):
    one = object.__new__(Process)
    one.__dict__.update(_identity=(), _parent_name=None, _parent_pid=parent, _target=None, _args=(), _kwargs={}, _name=name,
                        _daemonic=False, _inner=0, _number=number, _code=None, _thread=None, _closed=False)
    return one


class _MainProcess(Process):
    def __init__(self):
        self.__dict__.update(_made('MainProcess', _real_pid()).__dict__)

    def close(self):
        pass


_main = _MainProcess()


def current_process():
    return _current[-1] if _current else _main


def parent_process():
    if not _current:
        return None
    return _current[-2] if len(_current) > 1 else _main


def active_children():
    for one in list(_children):
        one._look()
    return list(_children)


def cpu_count():
    count = _os.cpu_count()
    if count is None:
        raise NotImplementedError('cannot determine number of cpus')
    return count


# ---- what they wait for

def _of_threads(name):
    base = getattr(_threading, name)
    made = type(name, (_Shared, base), {})
    made.__module__ = 'multiprocessing.synchronize'
    return made


Condition = _of_threads('Condition')
Event = _of_threads('Event')
Barrier = _of_threads('Barrier')


class Lock(_Shared, _threading.Lock):
    __module__ = 'multiprocessing.synchronize'

    def acquire(self, block=True, timeout=None):
        return super().acquire(block, -1 if timeout is None else timeout)

    def release(self):
        if not self.locked():
            raise ValueError('semaphore or lock released too many times')
        super().release()


class RLock(_Shared, type(_threading.RLock())):
    __module__ = 'multiprocessing.synchronize'

    def acquire(self, block=True, timeout=None):
        return super().acquire(block, -1 if timeout is None else timeout)


class Semaphore(_Shared, _threading.Semaphore):
    __module__ = 'multiprocessing.synchronize'

    def get_value(self):
        return self._value


class BoundedSemaphore(_Shared, _threading.BoundedSemaphore):
    __module__ = 'multiprocessing.synchronize'

    def get_value(self):
        return self._value


class _Copying:
    def put(self, obj, block=True, timeout=None):
        if getattr(self, '_is_closed', False):
            raise ValueError(f'Queue {self!r} is closed')
        super().put(_pickle.dumps(obj), block, timeout)

    def get(self, block=True, timeout=None):
        return _pickle.loads(super().get(block, timeout))

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


class Queue(_Copying, _Shared, _queue.Queue):
    __module__ = 'multiprocessing.queues'

    def __init__(self, maxsize=0, *, ctx=None):
        super().__init__(maxsize)

    task_done = join = property()


del Queue.task_done, Queue.join


class JoinableQueue(Queue):
    __module__ = 'multiprocessing.queues'
    task_done = _queue.Queue.task_done
    join = _queue.Queue.join


class SimpleQueue(_Copying, _Shared, _queue.Queue):
    __module__ = 'multiprocessing.queues'

    def __init__(self, *, ctx=None):
        super().__init__()

    def put(self, obj):
        super().put(obj)

    def get(self):
        return super().get()


class Connection(_Shared):
    """One end of a pipe."""

    __module__ = 'multiprocessing.connection'

    def __init__(self, incoming, outgoing):
        self._in = incoming
        self._out = outgoing
        self.closed = False
        self.other = None

    readable = property(lambda self: self._in is not None)
    writable = property(lambda self: self._out is not None)

    def _check(self, stream, what):
        if self.closed:
            raise OSError('handle is closed')
        if stream is None:
            raise OSError('connection is ' + what)

    def send(self, obj):
        self.send_bytes(_pickle.dumps(obj))

    def recv(self):
        return _pickle.loads(self.recv_bytes())

    def send_bytes(self, buf, offset=0, size=None):
        self._check(self._out, 'read-only')
        if self.other.closed:
            raise BrokenPipeError(32, 'Broken pipe')
        buf = bytes(buf)
        self._out.append(buf[offset:] if size is None else buf[offset:offset + size])

    def recv_bytes(self, maxlength=None):
        self._check(self._in, 'write-only')
        _threading._wait(lambda: self._in or self.other.closed)
        if not self._in:
            raise EOFError
        return self._in.popleft()

    def poll(self, timeout=0.0):
        self._check(self._in, 'write-only')
        return bool(_threading._wait(lambda: self._in or self.other.closed, timeout))

    def fileno(self):
        raise OSError(38, 'Function not implemented')

    def close(self):
        if not _current or _main in _current:
            self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self.close()


def Pipe(duplex=True):
    there, back = _collections.deque(), _collections.deque()
    one = Connection(back if duplex else there, there if duplex else None)
    two = Connection(there if duplex else None, back if duplex else there)
    one.other, two.other = two, one
    return one, two


# ---- memory in common

_letters = {'c': 'c_char', 'u': 'c_wchar', 'b': 'c_byte', 'B': 'c_ubyte', 'h': 'c_short', 'H': 'c_ushort', 'i': 'c_int',
            'I': 'c_uint', 'l': 'c_long', 'L': 'c_ulong', 'q': 'c_longlong', 'Q': 'c_ulonglong', 'f': 'c_float',
            'd': 'c_double'}


def _letter(kind):
    if isinstance(kind, str):
        if kind not in _letters:
            raise TypeError('this type has no size')
        return kind
    name = getattr(kind, '__name__', '')
    return next((letter for letter, known in _letters.items() if known == name), 'd' if 'double' in name else 'i')


class _Synchronized(_Shared):
    def __init__(self, lock):
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *what):
        return self._lock.__exit__(*what)


class Synchronized(_Synchronized):
    __module__ = 'multiprocessing.sharedctypes'

    def __init__(self, kind, value, lock):
        super().__init__(lock)
        import array
        self._kind = kind
        self._cell = bytearray(bytes(value)) if kind == 'c' and value else bytearray(1) if kind == 'c' \
            else array.array(kind, [value])

    @property
    def value(self):
        return bytes(self._cell) if self._kind == 'c' else self._cell[0]

    @value.setter
    def value(self, value):
        if self._kind == 'c':
            self._cell[:] = value
        else:
            self._cell[0] = value

    def __repr__(self):
        name = _letters[self._kind]
        return '<Synchronized wrapper for %s(%r)>' % (name, self.value)


class SynchronizedArray(_Synchronized):
    __module__ = 'multiprocessing.sharedctypes'

    def __init__(self, kind, items, lock):
        super().__init__(lock)
        import array
        self._kind = kind
        self._cells = array.array(kind, items) if kind != 'c' else list(items)

    def __len__(self):
        return len(self._cells)

    def __getitem__(self, at):
        found = self._cells[at]
        return list(found) if isinstance(at, slice) and self._kind != 'c' else found

    def __setitem__(self, at, value):
        if isinstance(at, slice):
            import array
            value = array.array(self._kind, value)
            if len(value) != len(self._cells[at]):
                raise ValueError('Can only assign sequence of same size')
        self._cells[at] = value

    def __getslice__(self, start, stop):
        return self[start:stop]

    def __iter__(self):
        return iter(self._cells)

    def __repr__(self):
        return '<SynchronizedArray wrapper for <multiprocessing.sharedctypes.%s_Array_%d object>>' % (
            _letters[self._kind], len(self))

    @property
    def value(self):
        return b''.join(self._cells).split(b'\0')[0]

    @value.setter
    def value(self, value):
        data = value[:len(self._cells)]
        for at in range(len(self._cells)):
            self._cells[at] = data[at:at + 1] or b'\0'

    @property
    def raw(self):
        return b''.join(self._cells)


def Value(typecode_or_type, *args, lock=True):
    kind = _letter(typecode_or_type)
    return Synchronized(kind, args[0] if args else b'\0' if kind == 'c' else 0, lock if hasattr(lock, 'acquire') else RLock())


RawValue = Value


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    kind = _letter(typecode_or_type)
    items = size_or_initializer
    if isinstance(items, int):
        items = [b'\0' if kind == 'c' else 0] * items
    elif kind == 'c':
        items = [bytes([byte]) for byte in items]
    return SynchronizedArray(kind, items, lock if hasattr(lock, 'acquire') else RLock())


RawArray = Array


def Manager():
    from .managers import SyncManager
    return SyncManager()


def Pool(processes=None, initializer=None, initargs=(), maxtasksperchild=None):
    from .pool import Pool
    return Pool(processes, initializer, initargs, maxtasksperchild)


# ---- what there is one of

_method = 'fork'


def freeze_support():
    pass


def allow_connection_pickling():
    pass


def set_executable(executable):
    pass


def set_forkserver_preload(module_names):
    pass


def get_all_start_methods():
    return ['fork', 'spawn', 'forkserver']


_is_set = False


def get_start_method(allow_none=False):
    return None if allow_none and not _is_set else _method


def set_start_method(method, force=False):
    global _method, _is_set
    if _is_set and not force:
        raise RuntimeError('context has already been set')
    if method not in get_all_start_methods():
        raise ValueError('cannot find context for %r' % method)
    _method = method
    _is_set = True


def get_context(method=None):
    if method is not None and method not in get_all_start_methods():
        raise ValueError('cannot find context for %r' % method)
    return _Context(method or _method)


class _Context:
    def __init__(self, method):
        self._method = method

    def get_start_method(self, allow_none=False):
        return self._method

    def __getattr__(self, name):
        if name in __all__:
            return globals()[name]
        raise AttributeError("'%sContext' object has no attribute %r" % (self._method.capitalize(), name))


def get_logger():
    import logging
    return logging.getLogger('multiprocessing')


def log_to_stderr(level=None):
    import logging
    logger = get_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter('[%(levelname)s/%(processName)s] %(message)s'))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    return logger


def __getattr__(name):
    if name in ('pool', 'managers', 'dummy', 'connection', 'queues', 'process', 'context', 'synchronize', 'sharedctypes',
                'shared_memory', 'util'):
        from importlib import import_module
        try:
            return import_module('multiprocessing.' + name)
        except ImportError:
            pass
    raise AttributeError('module %r has no attribute %r' % (__name__, name))
