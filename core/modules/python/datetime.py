"""Dates and times of day: date, time, datetime, timedelta, tzinfo and timezone."""

import time as _time
from _types import _name_fully

__tracebackhide__ = True

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR = 1
MAXYEAR = 9999

_months = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
_days = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
_before_month = (None, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)
_last_ordinal = 3652059
_day_microseconds = 86400 * 10 ** 6


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else 30 if month in (4, 6, 9, 11) else 28 if month == 2 else 31


def _days_before_year(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def _day_of_year(year, month, day):
    return _before_month[month] + (month > 2 and _is_leap(year)) + day


def _to_ordinal(year, month, day):
    before = year - 1
    if month > 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        day += 1
    return before * 365 + before // 4 - before // 100 + before // 400 + _before_month[month] + day


def _from_ordinal(number):
    """(year, month, day) of the day that is `number` days after the last one of year 0."""
    year = (number + 2) * 400 // 146097 + 1
    before = (year - 1) * 365 + (year - 1) // 4 - (year - 1) // 100 + (year - 1) // 400
    if before >= number:
        year -= 1
        before = _days_before_year(year)
    day = number - before
    if day > 59 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        if day == 60:
            return year, 2, 29
        day -= 1
    month = (day >> 5) + 1
    if day > _before_month[month + 1]:
        month += 1
    return year, month, day - _before_month[month]


def _iso_first_monday(year):
    """The ordinal of the Monday of the year's first ISO week, the one with its first Thursday."""
    first = _to_ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _iso_to_ordinal(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'Year is out of range: {year}')
    if not 0 < week < 53:
        weeks = (_iso_first_monday(year + 1) - _iso_first_monday(year)) // 7 if year < MAXYEAR else 52
        if not 0 < week <= weeks:
            raise ValueError(f'Invalid week: {week}')
    if not 0 < day < 8:
        raise ValueError(f'Invalid day: {day} (range is [1, 7])')
    return _iso_first_monday(year) + (week - 1) * 7 + day - 1


def _int(value):
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def _check_date(year, month, day):
    if not type(year) is type(month) is type(day) is int:
        year, month, day = _int(year), _int(month), _int(day)
    if not 1 <= year <= 9999:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= 28 and not 1 <= day <= _days_in_month(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    if not type(hour) is type(minute) is type(second) is type(microsecond) is int:
        hour, minute, second, microsecond = _int(hour), _int(minute), _int(second), _int(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
    return hour, minute, second, microsecond


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")


def _check_offset(name, offset):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not -_one_day < offset < _one_day:
        raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).')
    return offset


def _offset_text(offset, colon=':'):
    if offset is None:
        return ''
    sign = '-' if offset.days < 0 else '+'
    offset = abs(offset)
    minutes, seconds = divmod(offset.seconds, 60)
    text = f'{sign}{minutes // 60:02d}{colon}{minutes % 60:02d}'
    if seconds or offset.microseconds:
        text += f'{colon}{seconds:02d}'
    if offset.microseconds:
        text += f'.{offset.microseconds:06d}'
    return text


def _time_text(hour, minute, second, microsecond, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    if timespec == 'hours':
        return f'{hour:02d}'
    if timespec == 'minutes':
        return f'{hour:02d}:{minute:02d}'
    text = f'{hour:02d}:{minute:02d}:{second:02d}'
    if timespec == 'seconds':
        return text
    if timespec == 'milliseconds':
        return f'{text}.{microsecond // 1000:03d}'
    if timespec == 'microseconds':
        return f'{text}.{microsecond:06d}'
    raise ValueError('Unknown timespec value')


def _strftime(thing, form, tuple_of):
    """What time.strftime does not know is put in first: %f, %z, %Z."""
    pieces = []
    at = 0
    while at < len(form):
        sign = form[at]
        at += 1
        if sign != '%' or at == len(form):
            pieces.append(sign)
            continue
        letter = form[at]
        at += 1
        if letter == 'f':
            pieces.append('%06d' % getattr(thing, 'microsecond', 0))
        elif letter == 'z':
            offset = thing.utcoffset() if hasattr(thing, 'utcoffset') else None
            pieces.append(_offset_text(offset, ''))
        elif letter == 'Z':
            name = thing.tzname() if hasattr(thing, 'tzname') else None
            pieces.append((name or '').replace('%', '%%'))
        else:
            pieces.append('%' + letter)
    return _time.strftime(''.join(pieces), tuple_of)


def _compared(op):
    def compare(self, other):
        return self._compare(other, op)
    return compare


class timedelta:
    """A span of time: days, seconds and microseconds, only the days negative."""

    __slots__ = ('_days', '_seconds', '_microseconds', '_hash')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        if (type(days) is type(seconds) is type(microseconds) is type(milliseconds) is type(minutes) is type(hours)
                is type(weeks) is int):
            minutes += (days + weeks * 7) * 1440 + hours * 60
            return cls._of((minutes * 60 + seconds) * 1000000 + milliseconds * 1000 + microseconds)
        total = 0
        rest = 0.0
        for name, value, factor in (('days', days, _day_microseconds), ('seconds', seconds, 10 ** 6),
                                    ('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
                                    ('minutes', minutes, 60 * 10 ** 6), ('hours', hours, 3600 * 10 ** 6),
                                    ('weeks', weeks, 7 * _day_microseconds)):
            if isinstance(value, int):
                total += value * factor
            elif isinstance(value, float):
                whole = int(value)
                total += whole * factor
                part = (value - whole) * factor
                whole = int(part)
                total += whole
                rest += part - whole
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
        if rest:
            whole = round(rest)
            if abs(rest - int(rest)) == 0.5:
                # ties go to the even sum
                low = int(rest) if rest > 0 else int(rest) - 1
                whole = low if (total + low) % 2 == 0 else low + 1
            total += whole
        return cls._of(total)

    @classmethod
    def _of(cls, total):
        """Of so many microseconds."""
        days = total // 86400000000
        rest = total - days * 86400000000
        if not -999999999 <= days <= 999999999:
            if abs(days) > 0x7fffffff:
                raise OverflowError('Python int too large to convert to C int')
            raise OverflowError(f'days={days}; must have magnitude <= 999999999')
        self = object.__new__(cls)
        self._days = days
        self._seconds = seconds = rest // 1000000
        self._microseconds = rest - seconds * 1000000
        self._hash = -1
        return self

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def total_seconds(self):
        return self._total() / 10 ** 6

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in (
            ('days', self._days), ('seconds', self._seconds), ('microseconds', self._microseconds)) if value]
        name = type(self).__qualname__
        if type(self).__module__ != 'builtins':
            name = type(self).__module__ + '.' + name
        return f'{name}({", ".join(parts) or 0})'

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = f'{minutes // 60}:{minutes % 60:02d}:{seconds:02d}'
        if self._days:
            text = f'{self._days} day{"" if abs(self._days) == 1 else "s"}, {text}'
        return f'{text}.{self._microseconds:06d}' if self._microseconds else text

    def __add__(self, other):
        return timedelta._of(self._total() + other._total()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._total() - other._total()) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._of(other._total() - self._total()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return timedelta._of(self._total())

    def __abs__(self):
        return -self if self._days < 0 else +self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            return timedelta._of(_divide_nearest(self._total() * above, below))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return timedelta._of(self._total() // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(_divide_nearest(self._total(), other))
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            return timedelta._of(_divide_nearest(self._total() * below, above))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._total() % other._total()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._total(), other._total())
        return quotient, timedelta._of(rest)

    def _compare(self, other, op):
        return op(self._total(), other._total()) if isinstance(other, timedelta) else NotImplemented

    __eq__ = _compared(lambda a, b: a == b)
    __lt__ = _compared(lambda a, b: a < b)
    __le__ = _compared(lambda a, b: a <= b)
    __gt__ = _compared(lambda a, b: a > b)
    __ge__ = _compared(lambda a, b: a >= b)

    def __hash__(self):
        if self._hash == -1:
            self._hash = hash((self._days, self._seconds, self._microseconds))
        return self._hash

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


def _divide_nearest(above, below):
    quotient, rest = divmod(above, below)
    rest *= 2
    if (rest > below if below > 0 else rest < below) or rest == below and quotient % 2:
        quotient += 1
    return quotient


_one_day = timedelta(1)
timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday):
        return super().__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'


def _parse_iso_date(text):
    """(year, month, day) of YYYY-MM-DD, YYYYMMDD, YYYY-Www-D and their like."""
    if len(text) not in (7, 8, 10) or not text.isascii():
        raise ValueError
    year = _number(text, 0, 4)
    dash = text[4] == '-'
    at = 4 + dash
    if text[at] == 'W':
        week = _number(text, at + 1, 2)
        at += 3
        day = 1
        if len(text) > at:
            if (text[at] == '-') != dash:
                raise ValueError
            day = _number(text, at + dash, 1)
            if len(text) != at + dash + 1:
                raise ValueError
        return _from_ordinal(_iso_to_ordinal(year, week, day))
    month = _number(text, at, 2)
    at += 2
    if (text[at:at + 1] == '-') != dash:
        raise ValueError
    if len(text) != at + dash + 2:
        raise ValueError
    return year, month, _number(text, at + dash, 2)


def _number(text, at, count):
    digits = text[at:at + count]
    if len(digits) != count or not (digits.isascii() and digits.isdigit()):
        raise ValueError
    return int(digits)


def _parse_clock(text):
    """[hour, minute, second, microsecond] of HH[:MM[:SS[.ffffff]]], with or without colons."""
    parts = [0, 0, 0, 0]
    colon = text[2:3] == ':'
    at = 0
    for index in range(3):
        parts[index] = _number(text, at, 2)
        at += 2
        if at == len(text):
            return parts
        if index == 2:
            break
        if (text[at] == ':') != colon:
            raise ValueError
        at += colon
    # CPython misses no sign before the fraction where there are no colons.
    if text[at] in '.,':
        at += 1
    elif colon or at + 1 == len(text):
        raise ValueError
    digits = text[at:]
    if not digits or not (digits.isascii() and digits.isdigit()):
        raise ValueError
    parts[3] = int(digits[:6].ljust(6, '0'))
    return parts


def _parse_iso_time(text):
    """[hour, minute, second, microsecond, zone]"""
    if len(text) < 2:
        raise ValueError
    sign = next((at for at, letter in enumerate(text) if letter in '+-Z'), -1)
    if sign < 0:
        return [*_parse_clock(text), None]
    parts = _parse_clock(text[:sign])
    if text[sign] == 'Z':
        if len(text) != sign + 1:
            raise ValueError
        return [*parts, timezone.utc]
    hours, minutes, seconds, microseconds = _parse_clock(text[sign + 1:])
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=microseconds)
    return [*parts, timezone.utc if not offset else timezone(-offset if text[sign] == '-' else offset)]


class date:
    """A day: year, month, day."""

    __slots__ = ('_year', '_month', '_day', '_hash')

    def __new__(cls, year=None, month=None, day=None):
        if month is None and isinstance(year, (bytes, str)) and len(year) == 4:
            state = year if isinstance(year, bytes) else year.encode('latin1')
            return cls(state[0] << 8 | state[1], state[2], state[3])
        if year is None:
            raise TypeError("function missing required argument 'year' (pos 1)")
        if month is None:
            raise TypeError("function missing required argument 'month' (pos 2)")
        if day is None:
            raise TypeError("function missing required argument 'day' (pos 3)")
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hash = -1
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        if ordinal < 1:
            raise ValueError('ordinal must be >= 1')
        if ordinal > _last_ordinal:
            raise ValueError(f'year {MAXYEAR + 1} is out of range')
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            parts = _parse_iso_date(date_string)
        except (ValueError, IndexError) as wrong:
            if wrong.args and isinstance(wrong, ValueError):
                raise
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls.fromordinal(_iso_to_ordinal(year, week, day))

    def __repr__(self):
        return f'{_class_name(self)}({self._year}, {self._month}, {self._day})'

    def ctime(self):
        return f'{_days[self.weekday()]} {_months[self._month - 1]} {self._day:2d} 00:00:00 {self._year:04d}'

    def strftime(self, format):
        return _strftime(self, format, self.timetuple())

    def __format__(self, form):
        if not isinstance(form, str):
            raise TypeError(f'must be str, not {type(form).__name__}')
        return self.strftime(form) if form else str(self)

    def isoformat(self):
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    __str__ = isoformat

    def timetuple(self):
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                                  _day_of_year(self._year, self._month, self._day), -1))

    def toordinal(self):
        return _to_ordinal(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        today = _to_ordinal(year, self._month, self._day)
        week, day = divmod(today - _iso_first_monday(year), 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _iso_first_monday(year), 7)
        elif week >= 52 and today >= _iso_first_monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def _compare(self, other, op):
        if isinstance(other, date) and not isinstance(other, datetime):
            return op((self._year, self._month, self._day), (other._year, other._month, other._day))
        return NotImplemented

    __eq__ = _compared(lambda a, b: a == b)
    __lt__ = _compared(lambda a, b: a < b)
    __le__ = _compared(lambda a, b: a <= b)
    __gt__ = _compared(lambda a, b: a > b)
    __ge__ = _compared(lambda a, b: a >= b)

    def __hash__(self):
        if self._hash == -1:
            self._hash = hash(self._state())
        return self._hash

    def _state(self):
        return bytes((self._year >> 8, self._year & 255, self._month, self._day))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other.days
        if not 0 < ordinal <= _last_ordinal:
            raise OverflowError('date value out of range')
        return type(self).fromordinal(ordinal)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return self.__class__, (self._state(),)


def _class_name(thing):
    cls = type(thing)
    return f'{cls.__module__}.{cls.__qualname__}' if cls.__module__ == 'datetime' else cls.__qualname__


class tzinfo:
    """The base of time zones."""

    __slots__ = ()

    def tzname(self, dt, /):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt, /):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt, /):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt, /):
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        saving = dt.dst()
        if saving is None:
            raise ValueError('fromutc: non-None dst() result required')
        delta = offset - saving
        if delta:
            dt += delta
            saving = dt.dst()
            if saving is None:
                raise ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert')
        return dt + saving

    def __reduce__(self):
        args = getattr(self, '__getinitargs__', lambda: ())()
        return self.__class__, args, self.__getstate__()


class time:
    """A time of day."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_hash', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, bytes) and len(hour) == 6:
            return cls(hour[0] & 127, hour[1], hour[2], int.from_bytes(hour[3:], 'big'), minute or None,
                       fold=hour[0] >> 7)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._tzinfo = tzinfo
        self._hash = -1
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _micros(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _compare(self, other, op, is_equality=False):
        if not isinstance(other, time):
            return NotImplemented
        mine, others = self.utcoffset(), other.utcoffset()
        if self._tzinfo is other._tzinfo or mine == others:
            return op(self._micros(), other._micros())
        if mine is None or others is None:
            if is_equality:
                return False
            raise TypeError("can't compare offset-naive and offset-aware times")
        return op(self._micros() - mine._total(), other._micros() - others._total())

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b, True)

    __lt__ = _compared(lambda a, b: a < b)
    __le__ = _compared(lambda a, b: a <= b)
    __gt__ = _compared(lambda a, b: a > b)
    __ge__ = _compared(lambda a, b: a >= b)

    def __hash__(self):
        if self._hash == -1:
            offset = self.utcoffset()
            self._hash = hash(self._state() if not offset else timedelta._of(self._micros() - offset._total()))
        return self._hash

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append(f'tzinfo={self._tzinfo!r}')
        if self._fold:
            parts.append('fold=1')
        return f'{_class_name(self)}({", ".join(parts)})'

    def isoformat(self, timespec='auto'):
        return _time_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(
            self.utcoffset())

    __str__ = isoformat

    @classmethod
    def fromisoformat(cls, time_string, /):
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            parts = _parse_iso_time(time_string.removeprefix('T'))
        except (ValueError, IndexError):
            raise ValueError(f'Invalid isoformat string: {time_string!r}') from None
        return cls(*parts)

    def strftime(self, format):
        return _strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, form):
        if not isinstance(form, str):
            raise TypeError(f'must be str, not {type(form).__name__}')
        return self.strftime(form) if form else str(self)

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset('utcoffset', self._tzinfo.utcoffset(None))

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else _check_offset('dst', self._tzinfo.dst(None))

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def _state(self):
        return bytes((self._hour, self._minute, self._second)) + self._microsecond.to_bytes(3, 'big')

    def __reduce__(self):
        state = self._state()
        if self._fold:
            state = bytes((state[0] | 128,)) + state[1:]
        return self.__class__, (state,) if self._tzinfo is None else (state, self._tzinfo)


class datetime(date):
    """A day and a time of it."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(year, bytes) and len(year) == 10:
            state = year
            return cls(state[0] << 8 | state[1], state[2] & 127, state[3], state[4], state[5], state[6],
                       int.from_bytes(state[7:], 'big'), month, fold=state[2] >> 7)
        if year is None:
            raise TypeError("function missing required argument 'year' (pos 1)")
        if month is None:
            raise TypeError("function missing required argument 'month' (pos 2)")
        if day is None:
            raise TypeError("function missing required argument 'day' (pos 3)")
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._tzinfo = tzinfo
        self._hash = -1
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _of_micros(cls, micros, zone, fold=0):
        """Of so many microseconds since the day before year 1."""
        seconds = micros // 1000000
        minutes = seconds // 60
        hours = minutes // 60
        days = hours // 24
        if not 0 < days <= _last_ordinal:
            raise OverflowError('date value out of range')
        hour, minute, second, microsecond = hours % 24, minutes % 60, seconds % 60, micros % 1000000
        year, month, day = _from_ordinal(days)
        if cls is not datetime:
            named = {'fold': fold} if fold else {}
            return cls(year, month, day, hour, minute, second, microsecond, zone, **named)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo = zone
        self._hash = -1
        self._fold = fold
        return self

    def _micros(self):
        days = _to_ordinal(self._year, self._month, self._day)
        return (days * 86400 + (self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    @classmethod
    def _from_stamp(cls, stamp, zone):
        if isinstance(stamp, float):
            if stamp != stamp:
                raise ValueError('cannot convert float NaN to integer')
            whole = int(stamp // 1)
            micros = whole * 10 ** 6 + round((stamp - whole) * 1e6)
        else:
            micros = _int(stamp) * 1000000
        try:
            return cls._of_micros(micros + 719163 * _day_microseconds, zone)
        except OverflowError:
            raise ValueError(f'year {1970 + micros // 31556952000000} is out of range') from None

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        made = cls._from_stamp(timestamp, tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        return cls._from_stamp(timestamp, None)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date):
            raise TypeError(f'combine() argument 1 must be datetime.date, not {type(date).__name__}')
        if not isinstance(time, _clock):
            raise TypeError(f'combine() argument 2 must be datetime.time, not {type(time).__name__}')
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            if len(date_string) < 7:
                raise ValueError
            end = _date_end(date_string)
            parts = _parse_iso_date(date_string[:end])
            rest = date_string[end + 1:]
            clock = _parse_iso_time(rest) if rest or len(date_string) > end else [0, 0, 0, 0, None]
        except (ValueError, IndexError):
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        return cls(*parts, *clock)

    @classmethod
    def strptime(cls, date_string, format, /):
        if not isinstance(date_string, str):
            raise TypeError(f'strptime() argument 1 must be str, not {type(date_string).__name__}')
        import _strptime
        return _strptime.datetime_of(cls, date_string, format)

    def timetuple(self):
        saving = self.dst()
        return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second,
                                  self.weekday(), _day_of_year(self._year, self._month, self._day),
                                  -1 if saving is None else int(bool(saving))))

    def timestamp(self):
        base = self._micros() - 719163 * _day_microseconds
        offset = self.utcoffset()
        return (base - (offset._total() if offset is not None else 0)) / 10 ** 6

    def utctimetuple(self):
        offset = self.utcoffset()
        moved = self if not offset else self.replace(tzinfo=None) - offset
        return _time.struct_time((moved._year, moved._month, moved._day, moved._hour, moved._minute, moved._second,
                                  moved.weekday(), _day_of_year(moved._year, moved._month, moved._day), 0))

    def date(self):
        return _date(self._year, self._month, self._day)

    def time(self):
        return _clock(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return _clock(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        given = (year, month, day, hour, minute, second, microsecond)
        own = (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond)
        values = [old if new is None else new for new, old in zip(given, own)]
        return type(self)(*values, self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone(timedelta(0), 'UTC')
        elif not isinstance(tz, _zone_base):
            raise TypeError(f'tzinfo argument must be None or of a tzinfo subclass, not type {type(tz).__name__!r}')
        if self._tzinfo is tz:
            return self
        offset = self.utcoffset() or timedelta(0)
        return tz.fromutc((self.replace(tzinfo=None) - offset).replace(tzinfo=tz))

    def ctime(self):
        return (f'{_days[self.weekday()]} {_months[self._month - 1]} {self._day:2d} '
                f'{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}')

    def isoformat(self, sep='T', timespec='auto'):
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError('isoformat() argument 1 must be a unicode character, not ' + type(sep).__name__)
        clock = _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}{clock}{_offset_text(self.utcoffset())}'

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if parts[-1] == 0:
            del parts[-1]
            if parts[-1] == 0:
                del parts[-1]
        text = ', '.join(map(str, parts))
        if self._tzinfo is not None:
            text += f', tzinfo={self._tzinfo!r}'
        if self._fold:
            text += ', fold=1'
        return f'{_class_name(self)}({text})'

    def __str__(self):
        return self.isoformat(sep=' ')

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset('utcoffset', self._tzinfo.utcoffset(self))

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else _check_offset('dst', self._tzinfo.dst(self))

    def _compare(self, other, op, is_equality=False):
        if not isinstance(other, datetime):
            if is_equality or not isinstance(other, date):
                return NotImplemented
            raise TypeError(f"can't compare {type(self).__module__}.{type(self).__qualname__} to "
                            f"{type(other).__module__}.{type(other).__qualname__}")
        if self._tzinfo is other._tzinfo:
            return op(self._micros(), other._micros())
        mine, others = self.utcoffset(), other.utcoffset()
        if mine == others:
            return op(self._micros(), other._micros())
        if mine is None or others is None:
            if is_equality:
                return False
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return op(self._micros() - mine._total(), other._micros() - others._total())

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b, True)

    __lt__ = _compared(lambda a, b: a < b)
    __le__ = _compared(lambda a, b: a <= b)
    __gt__ = _compared(lambda a, b: a > b)
    __ge__ = _compared(lambda a, b: a >= b)

    def __hash__(self):
        if self._hash == -1:
            offset = self.utcoffset()
            self._hash = hash(self._state() if offset is None else timedelta._of(self._micros() - offset._total()))
        return self._hash

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._of_micros(self._micros() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._of_micros(self._micros() - other._total(), self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        micros = self._micros() - other._micros()
        if self._tzinfo is not other._tzinfo:
            mine, others = self.utcoffset(), other.utcoffset()
            if (mine is None) != (others is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            if mine is not None:
                micros += others._total() - mine._total()
        return timedelta._of(micros)

    def _state(self):
        return bytes((self._year >> 8, self._year & 255, self._month, self._day, self._hour, self._minute,
                      self._second)) + self._microsecond.to_bytes(3, 'big')

    def __reduce__(self):
        state = self._state()
        if self._fold:
            state = state[:2] + bytes((state[2] | 128,)) + state[3:]
        return self.__class__, (state,) if self._tzinfo is None else (state, self._tzinfo)

    __reduce_ex__ = lambda self, protocol: self.__reduce__()


_date, _clock, _zone_base = date, time, tzinfo


def _date_end(text):
    """Where the date ends in the text of a datetime."""
    if text[4] == '-':
        if text[5] != 'W':
            return 10
        if text[8:9] != '-':
            return 8
        # a day of the week, unless what follows the dash are the digits of an hour
        return 8 if text[10:11].isdigit() else 10
    if text[4] != 'W':
        return 8
    end = 7
    while text[end:end + 1].isdigit():
        end += 1
    return end if end < 9 else 7 if end % 2 == 0 else 8


_missing = object()


def _word(value):
    return 'None' if value is None else type(value).__name__


class timezone(tzinfo):
    """A fixed distance from UTC."""

    __slots__ = ('_offset', '_name')

    def __new__(cls, offset=_missing, name=None):
        if offset is _missing:
            raise TypeError("timezone() missing required argument 'offset' (pos 1)")
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {_word(offset)}')
        if name is None:
            if not offset:
                return cls.utc
        elif not isinstance(name, str):
            raise TypeError(f'timezone() argument 2 must be str, not {type(name).__name__}')
        if not -_one_day < offset < _one_day:
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}.')
        return cls._create(offset, name)

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    @classmethod
    def _create(cls, offset, name=None):
        zone = tzinfo.__new__(cls)
        zone._offset, zone._name = offset, name
        return zone

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __reduce__(self):
        return self.__class__, self.__getinitargs__()

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return 'datetime.timezone.utc'
        name = f'{type(self).__module__}.{type(self).__qualname__}'
        return f'{name}({self._offset!r})' if self._name is None else f'{name}({self._offset!r}, {self._name!r})'

    def __str__(self):
        return self.tzname(None)

    def _check(self, name, dt):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f'{name}(dt) argument must be a datetime instance or None, not {type(dt).__name__}')

    def utcoffset(self, dt, /):
        self._check('utcoffset', dt)
        return self._offset

    def tzname(self, dt, /):
        self._check('tzname', dt)
        if self._name is not None:
            return self._name
        return 'UTC' + _offset_text(self._offset) if self._offset else 'UTC'

    def dst(self, dt, /):
        self._check('dst', dt)
        return None

    def fromutc(self, dt, /):
        if not isinstance(dt, datetime):
            raise TypeError('fromutc() argument must be a datetime instance or None')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset


UTC = timezone.utc = timezone._create(timedelta(0))
timezone.min = timezone._create(-timedelta(hours=23, minutes=59))
timezone.max = timezone._create(timedelta(hours=23, minutes=59))
date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(days=1)
time.min, time.max, time.resolution = time(0, 0), time(23, 59, 59, 999999), timedelta(microseconds=1)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)

# The bytes that CPython's have; sys.getsizeof adds those of the collector, which it has none of.
for _class, _size in ((timedelta, 40), (date, 32), (tzinfo, 16), (time, 40), (datetime, 48), (timezone, 32)):
    _class.__sizeof__ = lambda self, size=_size - 16: size
for _class in (timedelta, date, tzinfo, time, datetime, timezone, IsoCalendarDate):
    _name_fully(_class, 'datetime.' + _class.__name__)
del _class, _size
