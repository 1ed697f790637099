"""What the built-in anext() gives when it has a default."""

__tracebackhide__ = True

_ITERABLE_COROUTINE = 0x100


def _iterator_of(awaitable):
    method = getattr(type(awaitable), '__await__', None)
    if method is None:
        code = getattr(awaitable, 'gi_code', None)
        if code is not None and code.co_flags & _ITERABLE_COROUTINE:
            return awaitable
        raise TypeError(f"object {type(awaitable).__name__} can't be used in 'await' expression")
    iterator = method(awaitable)
    if type(iterator).__name__ == 'coroutine':
        raise TypeError('__await__() returned a coroutine')
    if not hasattr(type(iterator), '__next__'):
        raise TypeError(f"__await__() returned non-iterator of type '{type(iterator).__name__}'")
    return iterator


class anext_awaitable:
    """Awaits a step; at the end of the steps it is the default that comes of it."""

    __slots__ = ('__step', '__default')
    __module__ = 'builtins'
    __qualname__ = 'anext_awaitable'

    def __init__(self, step, default):
        self.__step = step
        self.__default = default

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        try:
            return next(_iterator_of(self.__step))
        except StopAsyncIteration as error:
            end = error
        self.__finish(end)

    def send(self, value, /):
        try:
            return _iterator_of(self.__step).send(value)
        except StopAsyncIteration as error:
            end = error
        self.__finish(end)

    def throw(self, /, *details):
        try:
            return _iterator_of(self.__step).throw(*details)
        except StopAsyncIteration as error:
            end = error
        self.__finish(end)

    def close(self, /):
        try:
            return _iterator_of(self.__step).close()
        except StopAsyncIteration as error:
            end = error
        self.__finish(end)

    # CPython makes the exception of a tuple or an exception while the other is still set, which it then finds wrong.
    def __finish(self, end):
        if isinstance(self.__default, (tuple, BaseException)):
            error = SystemError("<class 'StopIteration'> returned a result with an exception set")
            error.__context__ = end
            raise error from end
        raise StopIteration if self.__default is None else StopIteration(self.__default)
