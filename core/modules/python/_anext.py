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
        return self.__go_on('__next__')

    def send(self, value, /):
        return self.__go_on('send', value)

    def throw(self, /, *details):
        return self.__go_on('throw', *details)

    def close(self, /):
        return self.__go_on('close')

    def __go_on(self, method, *arguments):
        try:
            return getattr(_iterator_of(self.__step), method)(*arguments)
        except StopAsyncIteration as error:
            end = error
        try:
            raise _end_with(self.__default, end)
        finally:
            del end


def _end_with(default, end):
    # CPython makes the exception of a tuple or an exception while the other is still set, which it then finds wrong.
    if isinstance(default, (tuple, BaseException)):
        error = SystemError("<class 'StopIteration'> returned a result with an exception set")
        error.__cause__ = error.__context__ = end
        return error
    return StopIteration() if default is None else StopIteration(default)
