"""Ways to start processes, which are all the same here but for their names."""

import multiprocessing
import os
from multiprocessing.process import BaseProcess

__all__ = ()


class ProcessError(Exception):
    pass


class AuthenticationError(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class BufferTooShort(ProcessError):
    pass


class Process(BaseProcess):
    _start_method = None


class BaseContext:
    """Gives what the package gives."""

    _name = None

    def __getattr__(self, name):
        if name in multiprocessing.__all__:
            return getattr(multiprocessing, name)
        raise AttributeError('%r object has no attribute %r' % (type(self).__name__, name))

    def get_context(self, method=None):
        if method is None:
            return self
        if method not in _contexts:
            raise ValueError('cannot find context for %r' % method)
        return _contexts[method]

    def get_start_method(self, allow_none=False):
        return self._name

    def set_start_method(self, method, force=False):
        raise ValueError('cannot set start method of concrete context')


def _context(name, prefix):
    """A way by its name; its processes are called by the prefix."""
    process = type(prefix + 'Process', (BaseProcess,), {'_start_method': name, '__module__': __name__})
    context = type(prefix + 'Context', (BaseContext,), {'_name': name, 'Process': process, '__module__': __name__})
    globals().update({process.__name__: process, context.__name__: context})
    return context()


_contexts = {name: _context(name, prefix)
             for name, prefix in (('fork', 'Fork'), ('spawn', 'Spawn'), ('forkserver', 'ForkServer'))}


class DefaultContext(BaseContext):
    """The way that the program has chosen, or the first."""

    Process = Process
    _chosen = None

    def get_context(self, method=None):
        return super().get_context(self.get_start_method() if method is None else method)

    def get_start_method(self, allow_none=False):
        if self._chosen is None and not allow_none:
            self._chosen = 'fork'
        return self._chosen

    def set_start_method(self, method, force=False):
        if self._chosen is not None and not force:
            raise RuntimeError('context has already been set')
        self._chosen = None if method is None and force else self.get_context(method)._name

    def get_all_start_methods(self):
        return list(_contexts)


_default_context = DefaultContext()


def cpu_count():
    count = os.cpu_count()
    if count is None:
        raise NotImplementedError('cannot determine number of cpus')
    return count
