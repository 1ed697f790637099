"""How much memory is in use, since start() and at most.

Where each block was allocated is not kept: the time line of a run shows that. A snapshot's statistics are empty.
"""

from _tracemalloc import bytes_in_use as _bytes_in_use

_base = None
_peak = 0
_limit = 1


def start(nframe=1, /):
    global _base, _peak, _limit
    if nframe < 1:
        raise ValueError('the number of frames must be in range [1; 65535]')
    if _base is None:
        _limit = nframe
        _base = _bytes_in_use()
        _peak = 0


def stop():
    global _base
    _base = None


def is_tracing():
    return _base is not None


def get_traced_memory():
    global _peak
    if _base is None:
        return 0, 0
    current = max(_bytes_in_use() - _base, 0)
    _peak = max(_peak, current)
    return current, _peak


def reset_peak():
    global _peak
    _peak = 0


def clear_traces():
    global _base, _peak
    if _base is not None:
        _base = _bytes_in_use()
        _peak = 0


def get_traceback_limit():
    return _limit


def get_tracemalloc_memory():
    return 0


def get_object_traceback(obj, /):
    return None


class Filter:
    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        self.inclusive = inclusive
        self.filename_pattern = filename_pattern
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain


class DomainFilter:
    def __init__(self, inclusive, domain):
        self.inclusive = inclusive
        self.domain = domain


class Snapshot:
    def __init__(self, traces, traceback_limit):
        self.traces = traces
        self.traceback_limit = traceback_limit

    def filter_traces(self, filters):
        return Snapshot(self.traces, self.traceback_limit)

    def statistics(self, key_type, cumulative=False):
        if key_type not in ('traceback', 'filename', 'lineno'):
            raise ValueError('unknown key_type: %r' % (key_type,))
        return []

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        return self.statistics(key_type)


def take_snapshot():
    if not is_tracing():
        raise RuntimeError('the tracemalloc module must be tracing memory allocations to take a snapshot')
    return Snapshot((), _limit)
