"""WeakSet, and what every container of weak references needs while it is iterated."""

from _types import GenericAlias as _GenericAlias
from _weakref import ref

__all__ = ['WeakSet']


def _take_all(pending):
    """Empties a list from its end, also when another thread empties it at the same time."""
    while True:
        try:
            last = pending.pop()
        except IndexError:
            return
        yield last


class _IterationGuard:
    """Entered around an iteration: until the last guard leaves, a container only notes what has died."""

    def __init__(self, weakcontainer):
        # The container may go while its iterator waits.
        self.weakcontainer = ref(weakcontainer)

    def __enter__(self):
        if (guarded := self.weakcontainer()) is not None:
            guarded._iterating.add(self)
        return self

    def __exit__(self, e, t, b):
        guarded = self.weakcontainer()
        if guarded is None:
            return
        others = guarded._iterating
        others.remove(self)
        if not others:
            guarded._commit_removals()


class WeakSet:
    def __init__(self, data=None):
        def _remove(dead, owner=ref(self)):
            if (owner := owner()) is None:
                return
            if owner._iterating:
                owner._pending_removals.append(dead)
            else:
                owner.data.discard(dead)

        self.data = set()
        self._remove = _remove
        self._pending_removals, self._iterating = [], set()
        if data is not None:
            self.update(data)

    def _commit_removals(self):
        forget = self.data.discard
        for dead in _take_all(self._pending_removals):
            forget(dead)

    def __repr__(self):
        return repr(self.data)

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    __class_getitem__ = classmethod(_GenericAlias)

    # What is in it.

    def __contains__(self, item):
        try:
            wanted = ref(item)
        except TypeError:
            return False
        return wanted in self.data

    def __len__(self):
        return len(self.data) - len(self._pending_removals)

    def __iter__(self):
        with _IterationGuard(self):
            for each in self.data:
                if (item := each()) is not None:
                    # The item lives at least until the next one is asked for.
                    yield item

    # One at a time.

    def add(self, item):
        if self._pending_removals:
            self._commit_removals()
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        if self._pending_removals:
            self._commit_removals()
        self.data.discard(ref(item))

    def remove(self, item):
        if self._pending_removals:
            self._commit_removals()
        self.data.remove(ref(item))

    def pop(self):
        if self._pending_removals:
            self._commit_removals()
        item = None
        while item is None:
            try:
                item = self.data.pop()()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
        return item

    # Changes in place. The references come from generators that hold each item until it is looked up.

    def clear(self):
        if self._pending_removals:
            self._commit_removals()
        self.data.clear()

    def update(self, other):
        if self._pending_removals:
            self._commit_removals()
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def __iand__(self, other):
        if self._pending_removals:
            self._commit_removals()
        self.data.intersection_update(ref(each) for each in other)
        return self

    def __isub__(self, other):
        if self._pending_removals:
            self._commit_removals()
        if other is not self:
            self.data.difference_update(ref(each) for each in other)
        else:
            self.data.clear()
        return self

    def __ixor__(self, other):
        if self._pending_removals:
            self._commit_removals()
        if other is not self:
            self.data.symmetric_difference_update(ref(each, self._remove) for each in other)
        else:
            self.data.clear()
        return self

    def intersection_update(self, other):
        self.__iand__(other)

    def difference_update(self, other):
        self.__isub__(other)

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    # New sets of two.

    def copy(self):
        return self.__class__(self)

    def union(self, other):
        return self.__class__(each for source in (self, other) for each in source)

    def intersection(self, other):
        return self.__class__(each for each in other if each in self)

    def difference(self, other):
        left = self.copy()
        left.difference_update(other)
        return left

    def symmetric_difference(self, other):
        unshared = self.copy()
        unshared.symmetric_difference_update(other)
        return unshared

    # Comparisons.

    def __eq__(self, other):
        if isinstance(other, self.__class__):
            return self.data == set(map(ref, other))
        return NotImplemented

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def isdisjoint(self, other):
        return not len(self.intersection(other))

    def issubset(self, other):
        return self.data.issubset(ref(each) for each in other)

    def issuperset(self, other):
        return self.data.issuperset(ref(each) for each in other)

    __or__, __and__, __sub__, __xor__ = union, intersection, difference, symmetric_difference
    __le__, __ge__ = issubset, issuperset
