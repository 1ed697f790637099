"""Processes, and who runs: each runs within this one, as a thread that has copies of what it is given."""

import itertools
import os
import sys
import threading
from multiprocessing._copies import _copied, _Globals

__all__ = ['BaseProcess', 'current_process', 'active_children', 'parent_process']

_children = set()
_current = []       # those that run, each within the one before it
_numbers = itertools.count(1)
_real_pid = os.getpid


def _pid():
    return _real_pid() + next(_numbers)


def _own_pid():
    """The number of the process that runs."""
    return current_process().pid


class BaseProcess:
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
        if self._number is not None and self is not current_process():
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
        os.getpid = _own_pid
        _children.add(self)
        self._given = _copied((self._args, self._kwargs))
        target = self._target if type(self).run is BaseProcess.run else self.run
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
                sys.stderr.write(str(left.code) + '\n')
        except threading._Left:
            code = None
            raise
        except BaseException:
            import traceback
            sys.stderr.write('Process %s:\n' % self.name)
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
                threading._pending.remove(self._thread)
            except ValueError:
                return
            self._thread._finished = True
            self._code = code

    def close(self):
        if self._number is not None and self._code is None:
            raise ValueError('Cannot close a process while it is still running. '
                             'You should first call join() or terminate().')
        _children.discard(self)
        self._closed = True

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
    def name(self):
        return self._name

    @name.setter
    def name(self, new):
        assert isinstance(new, str), 'name must be a string'
        self._name = new

    @property
    def pid(self):
        self._check_closed()
        return self._number

    ident = pid
    authkey = property(lambda self: b'')
    sentinel = property(lambda self: self._number)


class _Runner(threading.Thread):
    def __init__(self, process, target):
        super().__init__(target=target, daemon=process._daemonic)
        self._process = process

    def run(self):
        # That this names `get` makes it begin when somebody waits: who has started it goes on first.
        self.__dict__.get('_process')._bootstrap()


class _MainProcess(BaseProcess):
    def close(self):
        pass


def _made(kind, name, number, parent=None, identity=()):
    """One that has begun without being told to."""
    one = object.__new__(kind)
    one.__dict__.update(_identity=identity, _parent_name=None, _parent_pid=parent, _target=None, _args=(), _kwargs={},
                        _name=name, _daemonic=parent is not None, _inner=0, _number=number, _code=None, _thread=None,
                        _closed=False)
    return one


_main = _made(_MainProcess, 'MainProcess', _real_pid())


def current_process():
    return _current[-1] if _current else _main


def parent_process():
    return [_main, *_current][-2] if _current else None


def active_children():
    for one in list(_children):
        one._look()
    return list(_children)
