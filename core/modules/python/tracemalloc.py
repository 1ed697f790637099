"""Where the memory in use was handed out: snapshots of all blocks since start(), grouped, filtered and compared."""

from _tracemalloc import *
from _tracemalloc import _get_object_traceback, _get_traces
from collections.abc import Iterable, Sequence
from functools import total_ordering
import fnmatch
import linecache
import os.path
import pickle


def _format_size(size, sign):
    for unit in ('B', 'KiB', 'MiB', 'GiB', 'TiB'):
        if unit != 'B' and abs(size) < 100:
            return ('%+.1f %s' if sign else '%.1f %s') % (size, unit)
        if unit == 'TiB' or abs(size) < 10 * 1024:
            return ('%+.0f %s' if sign else '%.0f %s') % (size, unit)
        size /= 1024


def _with_average(text, size, count):
    return text + ', average=' + _format_size(size / count, False) if count else text


class Statistic:
    """How many blocks of one place, and their bytes."""

    __slots__ = ('traceback', 'size', 'count')

    def __init__(self, traceback, size, count):
        self.traceback, self.size, self.count = traceback, size, count

    def _values(self):
        return self.traceback, self.size, self.count

    def __eq__(self, other):
        return self._values() == other._values() if isinstance(other, Statistic) else NotImplemented

    def __hash__(self):
        return hash(self._values())

    def __repr__(self):
        return '<Statistic traceback=%r size=%i count=%i>' % self._values()

    def __str__(self):
        text = '%s: size=%s, count=%i' % (self.traceback, _format_size(self.size, False), self.count)
        return _with_average(text, self.size, self.count)

    def _sort_key(self):
        return self.size, self.count, self.traceback


class StatisticDiff:
    """The same, with what has changed since an older snapshot."""

    __slots__ = ('traceback', 'size', 'size_diff', 'count', 'count_diff')

    def __init__(self, traceback, size, size_diff, count, count_diff):
        self.traceback = traceback
        self.size, self.size_diff = size, size_diff
        self.count, self.count_diff = count, count_diff

    def _values(self):
        return self.traceback, self.size, self.size_diff, self.count, self.count_diff

    def __eq__(self, other):
        return self._values() == other._values() if isinstance(other, StatisticDiff) else NotImplemented

    def __hash__(self):
        return hash(self._values())

    def __str__(self):
        text = '%s: size=%s (%s), count=%i (%+i)' % (
            self.traceback, _format_size(self.size, False), _format_size(self.size_diff, True), self.count,
            self.count_diff)
        return _with_average(text, self.size, self.count)

    def __repr__(self):
        return '<StatisticDiff traceback=%r size=%i (%+i) count=%i (%+i)>' % self._values()

    def _sort_key(self):
        return abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback


def _compare_grouped_stats(old_group, new_group):
    differences = []
    for traceback, stat in new_group.items():
        old = old_group.pop(traceback, None)
        size, count = (old.size, old.count) if old is not None else (0, 0)
        differences.append(StatisticDiff(traceback, stat.size, stat.size - size, stat.count, stat.count - count))
    for traceback, stat in old_group.items():
        differences.append(StatisticDiff(traceback, 0, -stat.size, 0, -stat.count))
    return differences


def _wrapped(kind, plain, index):
    """What is at the index, or a tuple of all that the slice takes, each as one of its kind."""
    chosen = plain[index]
    return tuple(map(kind, chosen)) if isinstance(index, slice) else kind(chosen)


@total_ordering
class Frame:
    """A file and a line."""

    __slots__ = ('_frame',)

    def __init__(self, frame):
        self._frame = frame

    def __repr__(self):
        return '<Frame filename=%r lineno=%r>' % (self.filename, self.lineno)

    def __str__(self):
        return '%s:%s' % (self.filename, self.lineno)

    def __hash__(self):
        return hash(self._frame)

    def __eq__(self, other):
        return self._frame == other._frame if isinstance(other, Frame) else NotImplemented

    def __lt__(self, other):
        return self._frame < other._frame if isinstance(other, Frame) else NotImplemented

    @property
    def lineno(self):
        return self._frame[1]

    @property
    def filename(self):
        return self._frame[0]


@total_ordering
class Traceback(Sequence):
    """The frames of one place, the oldest first."""

    __slots__ = ('_frames', '_total_nframe')

    def __init__(self, frames, total_nframe=None):
        super().__init__()
        self._total_nframe = total_nframe
        self._frames = tuple(reversed(frames))

    def __hash__(self):
        return hash(self._frames)

    def __eq__(self, other):
        return self._frames == other._frames if isinstance(other, Traceback) else NotImplemented

    def __lt__(self, other):
        return self._frames < other._frames if isinstance(other, Traceback) else NotImplemented

    def __getitem__(self, index):
        return _wrapped(Frame, self._frames, index)

    def __contains__(self, frame):
        return frame._frame in self._frames

    def __len__(self):
        return len(self._frames)

    @property
    def total_nframe(self):
        return self._total_nframe

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        total = '' if self._total_nframe is None else ' total_nframe=%s' % self._total_nframe
        return '<Traceback %s%s>' % (tuple(self), total)

    def format(self, limit=None, most_recent_first=False):
        frames = self
        if limit is not None:
            frames = self[-limit:] if limit > 0 else self[:limit]
        lines = []
        for frame in reversed(frames) if most_recent_first else frames:
            lines.append('  File "%s", line %s' % (frame.filename, frame.lineno))
            text = linecache.getline(frame.filename, frame.lineno).strip()
            if text:
                lines.append('    ' + text)
        return lines


def get_object_traceback(obj):
    """Where the object was made; None where that is not known."""
    frames = _get_object_traceback(obj)
    return None if frames is None else Traceback(frames)


class Trace:
    """One block."""

    __slots__ = ('_trace',)

    def __init__(self, trace):
        self._trace = trace

    def __hash__(self):
        return hash(self._trace)

    def __eq__(self, other):
        return self._trace == other._trace if isinstance(other, Trace) else NotImplemented

    def __repr__(self):
        return '<Trace domain=%s size=%s, traceback=%r>' % (
            self.domain, _format_size(self.size, False), self.traceback)

    def __str__(self):
        return '%s: %s' % (self.traceback, _format_size(self.size, False))

    @property
    def traceback(self):
        return Traceback(*self._trace[2:])

    @property
    def size(self):
        return self._trace[1]

    @property
    def domain(self):
        return self._trace[0]


class _Traces(Sequence):
    """The blocks of a snapshot; a Trace is made for each when it is asked for."""

    def __init__(self, traces):
        super().__init__()
        self._traces = traces

    def __repr__(self):
        return '<Traces len=%s>' % len(self)

    def __eq__(self, other):
        return self._traces == other._traces if isinstance(other, _Traces) else NotImplemented

    def __contains__(self, trace):
        return trace._trace in self._traces

    def __getitem__(self, index):
        return _wrapped(Trace, self._traces, index)

    def __len__(self):
        return len(self._traces)


def _normalize_filename(filename):
    filename = os.path.normcase(filename)
    return filename[:-1] if filename.endswith('.pyc') else filename


class BaseFilter:
    """Takes the blocks that match, or with inclusive=False those that do not."""

    def __init__(self, inclusive):
        self.inclusive = inclusive

    def _match(self, trace):
        """Whether the block, as a plain tuple, is taken."""
        raise NotImplementedError


class Filter(BaseFilter):
    """Blocks of a file, or of a line of it."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        self.domain, self.all_frames = domain, all_frames
        self.lineno = lineno
        self._filename_pattern = _normalize_filename(filename_pattern)

    def _is_frame(self, filename, lineno):
        if not fnmatch.fnmatch(_normalize_filename(filename), self._filename_pattern):
            return False
        return self.lineno is None or lineno == self.lineno

    def _match_frame(self, filename, lineno):
        return self._is_frame(filename, lineno) ^ (not self.inclusive)

    def _match_traceback(self, traceback):
        if not self.all_frames:
            return self._match_frame(*traceback[0])
        found = any(self._is_frame(filename, lineno) for filename, lineno in traceback)
        return found if self.inclusive else not found

    def _match(self, trace):
        matches = self._match_traceback(trace[2])
        if self.domain is None:
            return matches
        if self.inclusive:
            return matches and trace[0] == self.domain
        return matches or trace[0] != self.domain

    @property
    def filename_pattern(self):
        return self._filename_pattern


class DomainFilter(BaseFilter):
    """Blocks of a domain; all those of Python's objects are in domain 0."""

    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self._domain = domain

    def _match(self, trace):
        return (trace[0] == self.domain) == bool(self.inclusive)

    @property
    def domain(self):
        return self._domain


class Snapshot:
    """All blocks that were in use at one instant."""

    def __init__(self, traces, traceback_limit):
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def dump(self, filename):
        with open(filename, 'wb') as file:
            pickle.dump(self, file, pickle.HIGHEST_PROTOCOL)

    @staticmethod
    def load(filename):
        with open(filename, 'rb') as file:
            return pickle.load(file)

    def filter_traces(self, filters):
        if not isinstance(filters, Iterable):
            raise TypeError('filters must be a list of filters, not %s' % type(filters).__name__)
        traces = self.traces._traces
        if not filters:
            return Snapshot(traces.copy(), self.traceback_limit)
        wanted = [one for one in filters if one.inclusive]
        unwanted = [one for one in filters if not one.inclusive]
        kept = [trace for trace in traces
                if (not wanted or any(one._match(trace) for one in wanted))
                and all(one._match(trace) for one in unwanted)]
        return Snapshot(kept, self.traceback_limit)

    def _group_by(self, key_type, cumulative):
        if key_type not in ('traceback', 'filename', 'lineno'):
            raise ValueError('unknown key_type: %r' % (key_type,))
        if cumulative and key_type not in ('lineno', 'filename'):
            raise ValueError('cumulative mode cannot by used with key type %r' % key_type)
        stats = {}
        tracebacks = {}
        for domain, size, frames, total in self.traces._traces:
            if not cumulative:
                keys = (frames,) if key_type == 'traceback' else frames[:1]
            else:
                keys = frames
            for key in keys:
                traceback = tracebacks.get(key)
                if traceback is None:
                    if key_type == 'traceback':
                        traceback = Traceback(key)
                    else:
                        traceback = Traceback((key if key_type == 'lineno' else (key[0], 0),))
                    tracebacks[key] = traceback
                stat = stats.get(traceback)
                if stat is None:
                    stats[traceback] = Statistic(traceback, size, 1)
                else:
                    stat.size += size
                    stat.count += 1
        return stats

    def statistics(self, key_type, cumulative=False):
        """The places, those with most bytes first."""
        return sorted(self._group_by(key_type, cumulative).values(), reverse=True, key=Statistic._sort_key)

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        """The places, those that have changed most first."""
        new = self._group_by(key_type, cumulative)
        old = old_snapshot._group_by(key_type, cumulative)
        return sorted(_compare_grouped_stats(old, new), reverse=True, key=StatisticDiff._sort_key)


def take_snapshot():
    """What is in use now."""
    if not is_tracing():
        raise RuntimeError('the tracemalloc module must be tracing memory allocations to take a snapshot')
    traces = _get_traces()
    return Snapshot(traces, get_traceback_limit())
