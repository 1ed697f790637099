# contextlib: all its managers, how exceptions pass, are hidden, replaced and chained
import contextlib
from contextlib import *
from contextlib import AsyncContextDecorator
import sys


def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)


def chain(error):
    names = []
    while error is not None:
        names.append(repr(error))
        error = error.__context__
    return ' < '.join(names)




# ---- contextmanager
@contextmanager
def logged(name, catch=()):
    """Says when it is entered and left."""
    print('enter', name)
    try:
        yield name.upper()
    except catch as error:
        print('caught', repr(error))
    finally:
        print('leave', name)


with logged('a') as value:
    print('in', value)
with logged('b', ValueError):
    raise ValueError('hidden')
def raising():
    with logged('c', ValueError):
        raise KeyError('not hidden')
attempt(raising)
print(logged.__name__, logged.__doc__, logged.__wrapped__.__name__, logged('x').__doc__)


@logged('decorator')
def decorated(x):
    "doubles"
    return x * 2


print(decorated(4), decorated(5), decorated.__name__, decorated.__doc__)


@contextmanager
def never():
    if False: yield
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def swallow():
    try: yield
    except Exception: pass
    yield 'again'
@contextmanager
def replace():
    try: yield
    except Exception as error: raise TypeError('new') from error
@contextmanager
def plain(): yield
@contextmanager
def reraise():
    try: yield
    except Exception as error: raise error


def run(manager, error=None):
    with manager() as value:
        if error is not None: raise error
    return 'done'


attempt(run, never)
attempt(run, twice)
attempt(run, swallow, ValueError('x'))
attempt(run, replace, ValueError('x'))
attempt(run, plain, ValueError('y'))
attempt(run, reraise, ValueError('z'))
attempt(run, plain, StopIteration('stop'))
attempt(run, plain, RuntimeError('runtime'))
attempt(run, plain, GeneratorExit('exit'))
attempt(run, plain, KeyboardInterrupt())
try:
    run(replace, ValueError('x'))
except TypeError as error:
    print(chain(error), repr(error.__cause__))
manager = plain()
with manager: pass
def reuse():
    with manager: pass
attempt(reuse)
attempt(lambda: plain().__exit__(None, None, None))
attempt(lambda: plain(1))

# ---- closing, suppress, nullcontext, redirections
class Thing:
    def close(self): print('closed')
    def write(self, text): self.text = getattr(self, 'text', '') + text
    def flush(self): pass


with closing(Thing()) as thing: print(type(thing).__name__)
def closing_raises():
    with closing(Thing()): raise ValueError(1)
attempt(closing_raises)
with suppress(ValueError, KeyError): raise KeyError('gone')
def not_suppressed():
    with suppress(ValueError): raise LookupError('here')
attempt(not_suppressed)
with suppress(LookupError): [][1]
with suppress(): pass
attempt(lambda: suppress().__exit__(None, None, None))
with nullcontext(5) as five, nullcontext() as none: print(five, none)
sink = Thing()
with redirect_stdout(sink) as target:
    print('into the sink', target is sink)
    with redirect_stdout(sys.__stdout__): print('out again')
print(repr(sink.text))
with redirect_stderr(sink): print('error', file=sys.stderr)
print(repr(sink.text))


class Track(ContextDecorator):
    def __enter__(self): print('start'); return self
    def __exit__(self, *exc): print('stop', exc[0]); return False


@Track()
def tracked(n): return n + 1


print(tracked(1), tracked(2))


# ---- abstract ones
class Duck:
    def __enter__(self): ...
    def __exit__(self, *a): ...
class Blocked(Duck):
    __exit__ = None
class Minimal(AbstractContextManager):
    def __exit__(self, *a): return super().__exit__(*a)


print(isinstance(Duck(), AbstractContextManager), isinstance(Blocked(), AbstractContextManager), issubclass(int, AbstractContextManager))
with Minimal() as minimal: print(type(minimal).__name__)
attempt(AbstractContextManager)
print(isinstance(logged('q'), AbstractContextManager), isinstance(nullcontext(), AbstractAsyncContextManager))
print(AbstractContextManager[int])

# ---- ExitStack
with ExitStack() as stack:
    print([stack.enter_context(logged(n)) for n in 'xyz'])
    stack.callback(print, 'callback', 1, sep='-')
    @stack.callback
    def last(): print('decorated callback')
    stack.push(lambda *details: print('pushed', details))
    print('body', len(stack._exit_callbacks))
with ExitStack() as stack:
    stack.push(lambda *details: print('sees', details[0]))
    stack.push(lambda *details: True)
    stack.push(lambda *details: print('first', repr(details[1])))
    raise ValueError('hidden by the stack')
with ExitStack() as stack:
    stack.enter_context(logged('moved'))
    kept = stack.pop_all()
print('still open')
kept.close()
attempt(lambda: ExitStack().enter_context(3))
attempt(lambda: ExitStack().callback())


def fail(error):
    def exit(*details): raise error
    return exit


def replaced():
    with ExitStack() as stack:
        stack.push(fail(KeyError('outer')))
        stack.push(fail(IndexError('inner')))
        raise ValueError('body')
try:
    replaced()
except KeyError as error:
    print(chain(error))
def hidden_then_new():
    with ExitStack() as stack:
        stack.push(fail(KeyError('after')))
        stack.push(lambda *d: True)
        raise ValueError('body')
try:
    hidden_then_new()
except KeyError as error:
    print(chain(error))
def nested_in_handler():
    try:
        1 / 0
    except ZeroDivisionError:
        with ExitStack() as stack:
            stack.callback(fail(KeyError('k')))
            stack.push(fail(OSError('o')))
            raise ValueError('v')
try:
    nested_in_handler()
except KeyError as error:
    print(chain(error))
stack = ExitStack()
stack.callback(print, 'explicit close')
stack.close()
stack.close()
def same():
    error = ValueError('same')
    with ExitStack() as stack:
        stack.push(fail(error))
        raise error
try: same()
except ValueError as error: print(chain(error))

# ---- asynchronous
def drive(coroutine):
    try:
        while True: coroutine.send(None)
    except StopIteration as stop:
        return stop.value


@asynccontextmanager
async def alogged(name):
    print('aenter', name)
    try: yield name
    except LookupError as error: print('acaught', error)
    finally: print('aleave', name)


async def main():
    async with alogged('one') as one: print(one)
    async with alogged('two'): raise KeyError('two')
    @alogged('deco')
    async def inside(): return 'inside'
    print(await inside())
    async with AsyncExitStack() as stack:
        print(await stack.enter_async_context(alogged('three')), stack.enter_context(logged('sync')))
        async def later(n): print('later', n)
        stack.push_async_callback(later, 3)
        async def exit(*details): print('exit', details[0]); return True
        stack.push_async_exit(exit)
        raise ValueError('in stack')
    async with nullcontext('n') as n: print(n)
    class A:
        async def aclose(self): print('aclosed')
    async with aclosing(A()): pass
    try:
        async with alogged('four'): raise ValueError('four')
    except ValueError as error: print(repr(error))
    try: await AsyncExitStack().enter_async_context(5)
    except TypeError as error: print(error)
    return 'end'


print(drive(main()))
