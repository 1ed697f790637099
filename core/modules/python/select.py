"""Waiting for streams: those of this program are always ready, or wait for its other threads."""

import threading as _threading

error = OSError
POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32
EPOLLIN, EPOLLOUT, EPOLLERR, EPOLLHUP = 1, 4, 8, 16
PIPE_BUF = 4096


def _readable(one):
    if getattr(one, '_closed', False):
        raise ValueError('file descriptor cannot be a negative integer (-1)')
    if getattr(one, '_waiting', None) is not None:
        return bool(one._waiting)
    if hasattr(one, '_peer'):
        return bool(one._data) or one._peer is not None and (one._peer._closed or one._peer._ended)
    return True


def select(rlist, wlist, xlist, timeout=None, /):
    rlist, wlist = list(rlist), list(wlist)

    def ready():
        return wlist or any(map(_readable, rlist))
    if not ready():
        _threading._wait(ready, timeout)
    return [one for one in rlist if _readable(one)], wlist, []
