"""Calls at given times, by any clock and any way of waiting."""

__all__ = ['scheduler']

import heapq
import time
from collections import namedtuple
from itertools import count
from time import monotonic as _time

Event = namedtuple('Event', 'time, priority, sequence, action, argument, kwargs')
Event.time.__doc__ = 'Number of the time, by the clock of the scheduler, when the action is called.'
Event.priority.__doc__ = 'Of events at the same time the one with the lowest number comes first.'
Event.sequence.__doc__ = 'Grows with every event, so that equal ones come in the order of their making.'
Event.action.__doc__ = 'What is called: action(*argument, **kwargs).'
Event.argument.__doc__ = 'Its positional arguments.'
Event.kwargs.__doc__ = 'Its keyword arguments.'

_nothing = object()


class scheduler:
    def __init__(self, timefunc=_time, delayfunc=time.sleep):
        self._queue, self._numbers = [], count()
        self.timefunc, self.delayfunc = timefunc, delayfunc

    def enterabs(self, time, priority, action, argument=(), kwargs=_nothing):
        event = Event(time, priority, next(self._numbers), action, argument, {} if kwargs is _nothing else kwargs)
        heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_nothing):
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        self._queue.remove(event)
        heapq.heapify(self._queue)

    def empty(self):
        return not self._queue

    def run(self, blocking=True):
        queue = self._queue
        while queue:
            wait = queue[0].time - self.timefunc()
            if wait > 0:
                if not blocking:
                    return wait
                self.delayfunc(wait)
                continue
            event = heapq.heappop(queue)
            event.action(*event.argument, **event.kwargs)
            self.delayfunc(0)
        return None

    @property
    def queue(self):
        return sorted(self._queue)
