"""Ends of pipes."""

import pickle
import threading
from collections import deque
from multiprocessing._copies import _Shared
from multiprocessing.process import _current

__all__ = ['Pipe', 'Connection']


class Connection(_Shared):
    """One end of a pipe."""

    def __init__(self, incoming, outgoing):
        self._in = incoming
        self._out = outgoing
        self.closed = False
        self.other = None

    readable = property(lambda self: self._in is not None)
    writable = property(lambda self: self._out is not None)

    def _check(self, stream, what):
        if self.closed:
            raise OSError('handle is closed')
        if stream is None:
            raise OSError('connection is ' + what)

    def send(self, obj):
        self.send_bytes(pickle.dumps(obj))

    def recv(self):
        return pickle.loads(self.recv_bytes())

    def send_bytes(self, buf, offset=0, size=None):
        self._check(self._out, 'read-only')
        if self.other.closed:
            raise BrokenPipeError(32, 'Broken pipe')
        buf = bytes(buf)
        self._out.append(buf[offset:] if size is None else buf[offset:offset + size])

    def recv_bytes(self, maxlength=None):
        self._check(self._in, 'write-only')
        threading._wait(lambda: self._in or self.other.closed)
        if not self._in:
            raise EOFError
        return self._in.popleft()

    def poll(self, timeout=0.0):
        self._check(self._in, 'write-only')
        return bool(threading._wait(lambda: self._in or self.other.closed, timeout))

    def fileno(self):
        raise OSError(38, 'Function not implemented')

    def close(self):
        if not _current:
            self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self.close()


def Pipe(duplex=True):
    there, back = deque(), deque()
    one = Connection(back if duplex else there, there if duplex else None)
    two = Connection(there if duplex else None, back if duplex else there)
    one.other, two.other = two, one
    return one, two
