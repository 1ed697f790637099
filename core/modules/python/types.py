"""Names for the types of the interpreter, and making classes by hand."""

from _types import *


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class as a class statement would; exec_body fills its namespace."""
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    return meta(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    """The bases with each that has __mro_entries__ replaced by what that gives."""
    result = []
    changed = False
    for base in bases:
        if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
            result.append(base)
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        result.extend(entries)
        changed = True
    return tuple(result) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the namespace it prepares, and the keywords that are left."""
    kwds = {} if kwds is None else dict(kwds)
    if 'metaclass' in kwds:
        meta = kwds.pop('metaclass')
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        meta = _calculate_meta(meta, bases)
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
    return meta, namespace, kwds


def _calculate_meta(meta, bases):
    winner = meta
    for base in bases:
        other = type(base)
        if issubclass(winner, other):
            continue
        if not issubclass(other, winner):
            raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass '
                            'of the metaclasses of all its bases')
        winner = other
    return winner


class DynamicClassAttribute:
    """A property of instances that on the class goes to the metaclass's __getattr__."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            if (read := self.fget) is not None:
                return read(instance)
            raise AttributeError('unreadable attribute')
        # An abstract one must be found by who collects the abstract methods of the class.
        if self.__isabstractmethod__:
            return self
        raise AttributeError()

    def __set__(self, instance, value):
        if (write := self.fset) is None:
            raise AttributeError("can't set attribute")
        write(instance, value)

    def __delete__(self, instance):
        if (delete := self.fdel) is None:
            raise AttributeError("can't delete attribute")
        delete(instance)

    def getter(self, fget):
        doc = self.overwrite_doc and fget.__doc__
        return _same_overwriting(self, fget, self.fset, self.fdel, doc or self.__doc__)

    def setter(self, fset):
        return _same_overwriting(self, self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return _same_overwriting(self, self.fget, self.fset, fdel, self.__doc__)


def _same_overwriting(attribute, *parts):
    """One like the attribute, of other parts: a new getter changes the doc of both or of neither."""
    other = type(attribute)(*parts)
    other.overwrite_doc = attribute.overwrite_doc
    return other


def _of_the_generator(name):
    return property(lambda wrapper: getattr(wrapper._generator, name))


class _GeneratorWrapper:
    """What is like a generator, made awaitable."""

    def __init__(self, gen):
        self._generator = gen
        self._is_built_in = gen.__class__ is GeneratorType
        for name in ('__name__', '__qualname__'):
            setattr(self, name, getattr(gen, name, None))

    def __iter__(self):
        return self._generator if self._is_built_in else self

    __await__ = __iter__

    def __next__(self):
        return next(self._generator)

    def send(self, val):
        return self._generator.send(val)

    def throw(self, tp, *rest):
        return self._generator.throw(tp, *rest)

    def close(self):
        return self._generator.close()

    gi_code = cr_code = _of_the_generator('gi_code')
    gi_frame = cr_frame = _of_the_generator('gi_frame')
    gi_running = cr_running = _of_the_generator('gi_running')
    gi_yieldfrom = cr_await = _of_the_generator('gi_yieldfrom')


# Flags of code: what calling it makes.
_GENERATOR = 0x20
_COROUTINE = 0x80
_AWAITABLE_GENERATOR = 0x100


def _can_be_awaited(made):
    """Whether what a call made is a coroutine, or a generator that counts as one."""
    kind = made.__class__
    return kind is CoroutineType or kind is GeneratorType and made.gi_code.co_flags & _AWAITABLE_GENERATOR


def coroutine(func):
    """Make a generator function one whose generators can be awaited."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    code = getattr(func, '__code__', None) if func.__class__ is FunctionType else None
    if code.__class__ is CodeType:
        if code.co_flags & (_COROUTINE | _AWAITABLE_GENERATOR):
            return func
        if code.co_flags & _GENERATOR:
            func.__code__ = code.replace(co_flags=code.co_flags | _AWAITABLE_GENERATOR)
            return func

    # Not all who import types need these.
    import functools
    from _collections_abc import Coroutine, Generator

    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        if _can_be_awaited(made) or not isinstance(made, Generator) or isinstance(made, Coroutine):
            return made
        return _GeneratorWrapper(made)

    return wrapped


__all__ = [public for public in globals() if not public.startswith('_')]
