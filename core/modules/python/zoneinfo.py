"""Time zones, as the system's files tell of them."""

import re
import struct
from bisect import bisect_right
from datetime import datetime, timedelta, tzinfo

__all__ = ['ZoneInfo', 'reset_tzpath', 'available_timezones', 'TZPATH', 'ZoneInfoNotFoundError', 'InvalidTZPathWarning']

_epoch = datetime(1970, 1, 1)
TZPATH = ('/usr/share/zoneinfo', '/usr/lib/zoneinfo', '/usr/share/lib/zoneinfo', '/etc/zoneinfo')


class ZoneInfoNotFoundError(KeyError):
    """There is no zone of that name."""


class InvalidTZPathWarning(RuntimeWarning):
    """A path of time zones is not absolute."""


def reset_tzpath(to=None):
    global TZPATH
    if to is not None:
        if isinstance(to, (str, bytes)):
            raise TypeError(f'tzpath must be a list or tuple, not {type(to)}: {to!r}')
        if not all(str(path).startswith('/') for path in to):
            raise ValueError('tzpaths should be absolute paths only. Found the following relative paths: '
                             + ', '.join(path for path in to if not str(path).startswith('/')))
        TZPATH = tuple(to)
    else:
        TZPATH = ('/usr/share/zoneinfo', '/usr/lib/zoneinfo', '/usr/share/lib/zoneinfo', '/etc/zoneinfo')


def available_timezones():
    """The names of all zones there are files of."""
    import os
    found = set()
    for root in TZPATH:
        for folder, folders, files in os.walk(root):
            if folder == root:
                folders[:] = [name for name in folders if name not in ('right', 'posix')]
            for name in files:
                path = os.path.join(folder, name)
                key = path[len(root) + 1:]
                if key not in found:
                    try:
                        with open(path, 'rb') as file:
                            if file.read(4) == b'TZif':
                                found.add(key)
                    except OSError:
                        pass
    found.discard('posixrules')
    return found


def _path_of(key):
    import os
    if os.path.isabs(key):
        raise ValueError(f'ZoneInfo keys may not be absolute paths, got: {key}')
    if len(os.path.normpath(key)) != len(key):
        raise ValueError(f'ZoneInfo keys must be normalized relative paths, got: {key}')
    if key.split('/')[0] == '..':
        raise ValueError(f'ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}')
    for root in TZPATH:
        path = os.path.join(root, key)
        if os.path.isfile(path):
            return path
    raise ZoneInfoNotFoundError(f'No time zone found with key {key}')


# ---- the file

def _block(data, at, size):
    """(transitions, which kind each leads to, kinds, where the block ends)"""
    isut, isstd, leaps, times, kinds, letters = struct.unpack_from('>6l', data, at + 20)
    at += 44
    transitions = struct.unpack_from('>%d%s' % (times, 'q' if size == 8 else 'l'), data, at)
    at += times * size
    which = data[at:at + times]
    at += times
    names = data[at + 6 * kinds:at + 6 * kinds + letters]
    made = []
    for index in range(kinds):
        offset, is_dst, name = struct.unpack_from('>lbB', data, at + 6 * index)
        made.append((offset, bool(is_dst), names[name:names.index(b'\0', name)].decode()))
    return transitions, which, made, at + 6 * kinds + letters + leaps * (size + 4) + isstd + isut


def _with_dst(transitions, which, kinds):
    """The kinds with what daylight saving adds: the step from the nearest standard time beside it."""
    added = [0] * len(kinds)
    for index in range(1, len(which)):
        before, here = which[index - 1], which[index]
        for kind, other in ((here, before), (before, here)):
            if kinds[kind][1] and not added[kind] and not kinds[other][1]:
                added[kind] = kinds[kind][0] - kinds[other][0]
    return [(timedelta(seconds=offset), timedelta(seconds=added[index] or 3600 if is_dst else 0), name)
            for index, (offset, is_dst, name) in enumerate(kinds)]


_rule = re.compile(r'(?P<std>[A-Za-z]{3,}|<[A-Za-z0-9+-]+>)(?P<off>[+-]?[\d:]+)(?:(?P<dst>[A-Za-z]{3,}|<[A-Za-z0-9+-]+>)'
                   r'(?P<dstoff>[+-]?[\d:]+)?(?:,(?P<start>[^,]+),(?P<end>.+))?)?$')


def _seconds(text):
    sign = -1 if text.startswith('-') else 1
    parts = [int(part) for part in text.lstrip('+-').split(':')] + [0, 0]
    return sign * (parts[0] * 3600 + parts[1] * 60 + parts[2])


class _Footer:
    """What holds after the last transition: a rule for every year."""

    def __init__(self, text):
        found = _rule.match(text)
        if not found:
            raise ValueError(f'{text} is not a valid TZ string')
        offset = -_seconds(found['off'])
        self.standard = timedelta(seconds=offset), timedelta(0), found['std'].strip('<>')
        self.rules = None
        if found['dst']:
            summer = -_seconds(found['dstoff']) if found['dstoff'] else offset + 3600
            self.summer = timedelta(seconds=summer), timedelta(seconds=summer - offset), found['dst'].strip('<>')
            self.rules = found['start'], found['end']

    @staticmethod
    def _moment(year, rule):
        day, _, clock = rule.partition('/')
        seconds = _seconds(clock) if clock else 7200
        if day[0] == 'M':
            month, week, weekday = map(int, day[1:].split('.'))
            first = datetime(year, month, 1)
            number = 1 + (weekday - first.isoweekday()) % 7 + 7 * (week - 1)
            following = datetime(year + month // 12, month % 12 + 1, 1)
            if number > (following - first).days:
                number -= 7
            start = datetime(year, month, number)
        elif day[0] == 'J':
            number = int(day[1:])
            leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
            start = datetime(year, 1, 1) + timedelta(days=number - 1 + (leap and number >= 60))
        else:
            start = datetime(year, 1, 1) + timedelta(days=int(day))
        return start + timedelta(seconds=seconds)

    def at_wall(self, moment, fold):
        if self.rules is None:
            return self.standard
        start, end = (self._moment(moment.year, rule) for rule in self.rules)
        gain = self.summer[0] - self.standard[0]
        if bool(fold) == (gain >= timedelta(0)):
            end -= gain
        else:
            start += gain
        is_summer = start <= moment < end if start < end else not end <= moment < start
        return self.summer if is_summer else self.standard

    def at_utc(self, moment):
        """What holds, and whether it is the second of two equal clock times."""
        if self.rules is None:
            return self.standard, False
        local = moment + self.standard[0]
        start, end = (self._moment(local.year, rule) for rule in self.rules)
        gain = self.summer[0] - self.standard[0]
        end -= gain
        is_summer = start <= local < end if start < end else not end <= local < start
        if is_summer:
            return self.summer, start <= local < start - gain
        return self.standard, end <= local < end + gain


class ZoneInfo(tzinfo):
    """A zone by its name; the same name is the same object."""

    _cache = {}
    __module__ = 'zoneinfo'

    def __init_subclass__(cls):
        cls._cache = {}

    def __new__(cls, key):
        if key not in cls._cache:
            cls._cache[key] = cls.no_cache(key)
        return cls._cache[key]

    @classmethod
    def no_cache(cls, key):
        with open(_path_of(key), 'rb') as file:
            made = cls.from_file(file, key)
        made._is_from_file = False
        return made

    @classmethod
    def from_file(cls, fobj, /, key=None):
        made = tzinfo.__new__(cls)
        made._key, made._is_from_file = key, True
        made._read(fobj.read())
        return made

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        for key in list(cls._cache) if only_keys is None else only_keys:
            cls._cache.pop(key, None)

    @property
    def key(self):
        return self._key

    def _read(self, data):
        if data[:4] != b'TZif':
            raise ValueError('Invalid TZif file: magic not found')
        transitions, which, kinds, end = _block(data, 0, 4)
        footer = b''
        if data[4:5] >= b'2':
            transitions, which, kinds, end = _block(data, end, 8)
            footer = data[end + 1:].partition(b'\n')[0]
        made = _with_dst(transitions, which, kinds)
        self._times = list(transitions)
        self._kinds = [made[index] for index in which]
        self._first = next((made[index] for index in range(len(kinds)) if not kinds[index][1]), made[0])
        self._footer = _Footer(footer.decode()) if footer else None
        # Clock times at which the offset changes: of the first and of the second of two equal times.
        self._walls = [], []
        before = self._first[0]
        for time, kind in zip(self._times, self._kinds):
            small, large = sorted((before.total_seconds(), kind[0].total_seconds()))
            self._walls[0].append(time + large)
            self._walls[1].append(time + small)
            before = kind[0]

    def _of(self, moment):
        """(offset, what daylight saving adds, name)"""
        if moment is None:
            return self._footer.standard if self._footer and self._footer.rules is None and not self._times else (None, None, None)
        fold = moment.fold
        moment = moment.replace(tzinfo=None, fold=0)
        walls = self._walls[fold]
        index = bisect_right(walls, (moment - _epoch).total_seconds())
        if index == len(walls) and self._footer is not None:
            return self._footer.at_wall(moment, fold)
        return self._kinds[index - 1] if index else self._first

    def utcoffset(self, dt, /):
        return self._of(dt)[0]

    def dst(self, dt, /):
        return self._of(dt)[1]

    def tzname(self, dt, /):
        return self._of(dt)[2]

    def fromutc(self, dt, /):
        if not isinstance(dt, datetime):
            raise TypeError('fromutc() requires a datetime argument')
        if dt.tzinfo is not self:
            raise ValueError('dt.tzinfo is not self')
        moment = dt.replace(tzinfo=None, fold=0)
        index = bisect_right(self._times, (moment - _epoch).total_seconds())
        if index == len(self._times) and self._footer is not None:
            kind, is_second = self._footer.at_utc(moment)
            if self._times and not is_second:
                is_second = self._is_repeated(index, moment, kind)
        else:
            kind = self._kinds[index - 1] if index else self._first
            is_second = self._is_repeated(index, moment, kind)
        return (moment + kind[0]).replace(tzinfo=self, fold=int(is_second))

    def _is_repeated(self, index, moment, kind):
        """Whether the clock has shown this time already, before the transition."""
        if index == 0:
            return False
        before = self._kinds[index - 2] if index > 1 else self._first
        passed = (moment - _epoch).total_seconds() - self._times[index - 1]
        return passed < (before[0] - self._kinds[index - 1][0]).total_seconds()

    def __str__(self):
        return str(self._key) if self._key is not None else repr(self)

    def __repr__(self):
        if self._key is not None:
            return f'{self.__class__.__module__}.{self.__class__.__qualname__}(key={self._key!r})'
        return f'{self.__class__.__module__}.{self.__class__.__qualname__}.from_file()'

    def __reduce__(self):
        if self._is_from_file:
            import pickle
            raise pickle.PicklingError('Cannot pickle a ZoneInfo file created from a file stream.')
        return self.__class__, (self._key,)
