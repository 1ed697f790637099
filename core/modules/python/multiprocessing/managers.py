"""Values that several processes share, each through a manager."""

import multiprocessing as _mp
from multiprocessing._copies import _copied, _Shared

__all__ = ['BaseManager', 'SyncManager', 'BaseProxy', 'Token']


class Namespace:
    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        items = sorted('%s=%r' % (name, value) for name, value in self.__dict__.items() if not name.startswith('_'))
        return '%s(%s)' % (self.__class__.__name__, ', '.join(items))


class BaseProxy(_Shared):
    """Passes everything on; plain values are copied on their way."""

    def __init__(self, value):
        self._value = value

    def _callmethod(self, methodname, args=(), kwds={}):
        return getattr(self._value, methodname)(*args, **kwds)

    def _getvalue(self):
        return _copied(self._value)

    def __repr__(self):
        return '<%s object, typeid %r at %#x>' % (type(self).__name__, type(self._value).__name__, id(self))

    def __str__(self):
        return repr(self._value)


def _proxy(name, methods, base=BaseProxy):
    def passing(method):
        def call(self, *args, **kwds):
            return _copied(self._callmethod(method, _copied(args), kwds))
        call.__name__ = method
        return call
    made = type(name, (base,), {method: passing(method) for method in methods})
    made.__module__ = __name__
    return made


_BaseListProxy = _proxy('BaseListProxy', (
    '__add__', '__contains__', '__delitem__', '__getitem__', '__len__', '__mul__', '__reversed__', '__rmul__',
    '__setitem__', 'append', 'count', 'extend', 'index', 'insert', 'pop', 'remove', 'reverse', 'sort'))


class ListProxy(_BaseListProxy):
    def __iadd__(self, value):
        self._callmethod('extend', (value,))
        return self

    def __imul__(self, value):
        self._callmethod('__imul__', (value,))
        return self


class DictProxy(_proxy('DictProxy', (
        '__contains__', '__delitem__', '__getitem__', '__len__', '__setitem__', 'clear', 'copy', 'get', 'items', 'keys',
        'pop', 'popitem', 'setdefault', 'update', 'values'))):
    def keys(self):
        return list(self._value.keys())

    def values(self):
        return list(self._value.values())

    def items(self):
        return list(self._value.items())

    def __iter__(self):
        return iter(list(self._value))


class NamespaceProxy(BaseProxy):
    def __getattr__(self, name):
        if name[0] == '_':
            return object.__getattribute__(self, name)
        return getattr(self._value, name)

    def __setattr__(self, name, value):
        if name[0] == '_':
            object.__setattr__(self, name, value)
        else:
            setattr(self._value, name, _copied(value))

    def __delattr__(self, name):
        delattr(self._value, name)


class Token:
    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id


class BaseManager:
    _kinds = {}

    def __init__(self, address=None, authkey=None, serializer='pickle', ctx=None, *, shutdown_timeout=1.0):
        self.address = address

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None, create_method=True):
        if '_kinds' not in cls.__dict__:
            cls._kinds = cls._kinds.copy()
        cls._kinds[typeid] = callable

        def make(self, /, *args, **kwds):
            value = callable(*args, **kwds)
            names = exposed or [name for name in dir(value)
                                if name[0] != '_' and hasattr(getattr(value, name), '__call__')]
            return (proxytype or _proxy('AutoProxy[%s]' % typeid, names))(value)
        if create_method:
            make.__name__ = typeid
            setattr(cls, typeid, make)

    def start(self, initializer=None, initargs=()):
        pass

    def connect(self):
        raise ConnectionRefusedError(111, 'Connection refused')

    def shutdown(self):
        pass

    def join(self, timeout=None):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self.shutdown()


class SyncManager(BaseManager):
    def list(self, *args):
        return ListProxy(list(*args))

    def dict(self, *args, **kwds):
        return DictProxy(dict(*args, **kwds))

    def Namespace(self, **kwds):
        return NamespaceProxy(Namespace(**kwds))

    def Value(self, typecode, value, lock=True):
        return _ValueProxy(typecode, value)

    def Array(self, typecode, sequence, lock=True):
        return ListProxy(list(sequence))

    def Pool(self, *args, **kwds):
        return _mp.Pool(*args, **kwds)

    Queue = staticmethod(_mp.Queue)
    JoinableQueue = staticmethod(_mp.JoinableQueue)
    Lock = staticmethod(_mp.Lock)
    RLock = staticmethod(_mp.RLock)
    Semaphore = staticmethod(_mp.Semaphore)
    BoundedSemaphore = staticmethod(_mp.BoundedSemaphore)
    Condition = staticmethod(_mp.Condition)
    Event = staticmethod(_mp.Event)
    Barrier = staticmethod(_mp.Barrier)


class _ValueProxy(_Shared):
    def __init__(self, typecode, value):
        self._typecode = typecode
        self.value = value

    def get(self):
        return self.value

    def set(self, value):
        self.value = value

    def __repr__(self):
        return 'Value(%r, %r)' % (self._typecode, self.value)
