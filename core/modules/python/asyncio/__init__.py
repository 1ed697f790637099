"""Coroutines that take turns in one thread: running them, waiting for several, and what they share."""

from asyncio._base import (
    AbstractEventLoop, BaseEventLoop, CancelledError, Future, Handle, InvalidStateError, SelectorEventLoop, Task,
    TimerHandle, _get_running_loop, all_tasks, current_task, ensure_future, get_event_loop, get_running_loop,
    iscoroutine, iscoroutinefunction, isfuture, new_event_loop, set_event_loop)
from asyncio._wait import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Runner, TaskGroup, Timeout, as_completed, create_task, gather, run,
    shield, sleep, timeout, timeout_at, to_thread, wait, wait_for, wrap_future)
from asyncio._shared import (
    Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Lock, LifoQueue, PriorityQueue, Queue, QueueEmpty,
    QueueFull, Semaphore)

TimeoutError = TimeoutError


class IncompleteReadError(EOFError):
    def __init__(self, partial, expected):
        super().__init__(f'{len(partial)} bytes read on a total of {expected!r} expected bytes')
        self.partial = partial
        self.expected = expected


class LimitOverrunError(Exception):
    pass


class AbstractEventLoopPolicy:
    pass


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    def get_event_loop(self):
        return get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return new_event_loop()


_policy = DefaultEventLoopPolicy()


def get_event_loop_policy():
    return _policy


def set_event_loop_policy(policy):
    global _policy
    _policy = DefaultEventLoopPolicy() if policy is None else policy
