"""Waiting for several streams at once."""

import select
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from collections.abc import Mapping

EVENT_READ, EVENT_WRITE = 1, 2

SelectorKey = namedtuple('SelectorKey', ['fileobj', 'fd', 'events', 'data'])


def _number(fileobj):
    number = fileobj if isinstance(fileobj, int) else None
    if number is None:
        try:
            number = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError('Invalid file object: {!r}'.format(fileobj)) from None
    if number < 0:
        raise ValueError('Invalid file descriptor: {}'.format(number))
    return number


class _Keys(Mapping):
    def __init__(self, keys):
        self._keys = keys

    def __len__(self):
        return len(self._keys)

    def __getitem__(self, fileobj):
        for key in self._keys:
            if key.fileobj is fileobj or key.fd == fileobj:
                return key
        raise KeyError('{!r} is not registered'.format(fileobj))

    def __iter__(self):
        return iter([key.fileobj for key in self._keys])


class BaseSelector(metaclass=ABCMeta):
    @abstractmethod
    def register(self, fileobj, events, data=None):
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        raise NotImplementedError

    @abstractmethod
    def select(self, timeout=None):
        raise NotImplementedError

    @abstractmethod
    def get_map(self):
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    def get_key(self, fileobj):
        return self.get_map()[fileobj]

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class SelectSelector(BaseSelector):
    def __init__(self):
        self._keys = []

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError('Invalid events: {!r}'.format(events))
        key = SelectorKey(fileobj, _number(fileobj), events, data)
        if any(one.fileobj is fileobj for one in self._keys):
            raise KeyError('{!r} (FD {}) is already registered'.format(fileobj, key.fd))
        self._keys.append(key)
        return key

    def unregister(self, fileobj):
        for key in self._keys:
            if key.fileobj is fileobj:
                self._keys.remove(key)
                return key
        raise KeyError('{!r} is not registered'.format(fileobj))

    def select(self, timeout=None):
        readers = [key.fileobj for key in self._keys if key.events & EVENT_READ]
        writers = [key.fileobj for key in self._keys if key.events & EVENT_WRITE]
        can_read, can_write, _ = select.select(readers, writers, [], None if timeout is None else max(timeout, 0))
        found = []
        for key in self._keys:
            events = EVENT_READ * (key.fileobj in can_read) | EVENT_WRITE * (key.fileobj in can_write)
            if events & key.events:
                found.append((key, events & key.events))
        return found

    def get_map(self):
        return _Keys(self._keys)

    def close(self):
        self._keys.clear()


class PollSelector(SelectSelector):
    pass


class EpollSelector(SelectSelector):
    pass


DefaultSelector = EpollSelector
