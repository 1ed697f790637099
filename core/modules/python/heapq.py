"""Heaps in plain lists: the smallest item is heap[0]."""

from _heapq import *
from _heapq import _heapify_max, _heappop_max, _heapreplace_max

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge',
           'nlargest', 'nsmallest', 'heappushpop']


def merge(*iterables, key=None, reverse=False):
    """Merge sorted inputs into one sorted stream, taking from each only what is needed."""
    heap = []
    add = heap.append
    direction = -1 if reverse else 1
    order = 0
    for iterator in map(iter, iterables):
        try:
            step = iterator.__next__
            value = step()
        except StopIteration:
            pass
        else:
            add([value if key is None else key(value), order, step, value])
        order += direction
    if reverse:
        _heapify_max(heap)
        pop, replace = _heappop_max, _heapreplace_max
    else:
        heapify(heap)
        pop, replace = heappop, heapreplace
    while len(heap) > 1:
        entry = heap[0]
        try:
            while True:
                yield entry[3]
                value = entry[2]()
                entry[3] = value
                entry[0] = value if key is None else key(value)
                replace(heap, entry)
                entry = heap[0]
        except StopIteration:
            pop(heap)
    if heap:
        entry = heap[0]
        yield entry[3]
        yield from entry[2].__self__


def _select(count, iterable, key, heapify_worst, replace_worst, direction, beats):
    # A heap of the best so far, the worst of them on top.
    iterator = iter(iterable)
    kept = []
    position = 0
    for position, item in zip(range(count), iterator):
        kept.append((item if key is None else key(item), position * direction, item))
    if not kept:
        return kept
    heapify_worst(kept)
    worst = kept[0][0]
    position = len(kept) * direction
    for item in iterator:
        value = item if key is None else key(item)
        if beats(value, worst):
            replace_worst(kept, (value, position, item))
            worst = kept[0][0]
            position += direction
    return kept


def nsmallest(n, iterable, key=None):
    """The n smallest items, smallest first: as sorted(iterable, key=key)[:n]."""
    if n == 1:
        nothing = object()
        found = min(iterable, default=nothing, key=key)
        return [] if found is nothing else [found]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    kept = _select(n, iterable, key, _heapify_max, _heapreplace_max, 1, lambda value, worst: value < worst)
    kept.sort()
    return [entry[2] for entry in kept]


def nlargest(n, iterable, key=None):
    """The n largest items, largest first: as sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        nothing = object()
        found = max(iterable, default=nothing, key=key)
        return [] if found is nothing else [found]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    kept = _select(n, iterable, key, heapify, heapreplace, -1, lambda value, worst: worst < value)
    kept.sort(reverse=True)
    return [entry[2] for entry in kept]
