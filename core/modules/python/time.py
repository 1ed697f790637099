"""Clocks and calendars. Local time is UTC."""

from _time import *
from _time import (
    time, time_ns, monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time, process_time_ns, thread_time,
    thread_time_ns, sleep)
from _structseq import make as _make

__tracebackhide__ = True

timezone = 0
altzone = 0
daylight = 0
tzname = ('UTC', 'UTC')
CLOCK_REALTIME = 0
CLOCK_MONOTONIC = 1
CLOCK_PROCESS_CPUTIME_ID = 2
CLOCK_THREAD_CPUTIME_ID = 3

struct_time, _struct_time = _make(
    'time', 'struct_time', ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday',
                            'tm_isdst'), extra=('tm_zone', 'tm_gmtoff'), can_make=True)

_days = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_months = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
           'November', 'December')


def _days_from_civil(year, month, day):
    """Days since 1970-01-01, after years that begin in March."""
    if month <= 2:
        year -= 1
        month += 12
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * (month - 3) + 2) // 5 + day - 1 - 719468


def _civil_from_days(days):
    days += 719468
    era, day = divmod(days, 146097)
    year = (day - day // 1460 + day // 36524 - day // 146096) // 365
    day -= 365 * year + year // 4 - year // 100
    month = (5 * day + 2) // 153
    day -= (153 * month + 2) // 5
    year += 400 * era
    return (year, month + 3, day + 1) if month < 10 else (year + 1, month - 9, day + 1)


def gmtime(seconds=None, /, _zone='GMT'):
    if seconds is None:
        seconds = time()
    days, rest = divmod(int(seconds // 1), 86400)
    year, month, day = _civil_from_days(days)
    return _struct_time(year, month, day, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7,
                        days - _days_from_civil(year, 1, 1) + 1, 0, _zone, 0)


def localtime(seconds=None, /):
    return gmtime(seconds, 'UTC')


def mktime(t, /):
    if len(t) != 9:
        raise TypeError('mktime(): illegal time tuple argument')
    return float(_days_from_civil(t[0], t[1], t[2]) * 86400 + t[3] * 3600 + t[4] * 60 + t[5])


def asctime(t=None, /):
    t = localtime() if t is None else t
    return '%s %s %2d %02d:%02d:%02d %d' % (_days[t[6]][:3], _months[t[1] - 1][:3], t[2], t[3], t[4], t[5], t[0])


def ctime(seconds=None, /):
    return asctime(localtime(seconds))


def _iso_week(t):
    """(year, week) by ISO 8601."""
    week = (t[7] - 1 - t[6] + 10) // 7
    year = t[0]
    if week < 1:
        last = _days_from_civil(year - 1, 12, 31)
        return _iso_week((year - 1, 12, 31, 0, 0, 0, (last + 3) % 7, last - _days_from_civil(year - 1, 1, 1) + 1))
    if week == 53 and (_days_from_civil(year + 1, 1, 1) + 3) % 7 <= 3:
        return year + 1, 1
    return year, week


def strftime(format, t=None, /):
    t = localtime() if t is None else t
    forms = {
        'a': lambda: _days[t[6]][:3], 'A': lambda: _days[t[6]], 'b': lambda: _months[t[1] - 1][:3],
        'B': lambda: _months[t[1] - 1], 'c': lambda: strftime('%a %b %e %H:%M:%S %Y', t), 'C': lambda: '%02d' % (t[0] // 100),
        'd': lambda: '%02d' % t[2], 'D': lambda: strftime('%m/%d/%y', t), 'e': lambda: '%2d' % t[2],
        'F': lambda: strftime('%Y-%m-%d', t), 'G': lambda: '%d' % _iso_week(t)[0], 'h': lambda: _months[t[1] - 1][:3],
        'H': lambda: '%02d' % t[3], 'I': lambda: '%02d' % ((t[3] + 11) % 12 + 1), 'j': lambda: '%03d' % t[7],
        'm': lambda: '%02d' % t[1], 'M': lambda: '%02d' % t[4], 'n': lambda: '\n',
        'p': lambda: 'AM' if t[3] < 12 else 'PM', 'r': lambda: strftime('%I:%M:%S %p', t),
        'R': lambda: strftime('%H:%M', t), 's': lambda: '%d' % mktime(tuple(t)[:9]), 'S': lambda: '%02d' % t[5],
        't': lambda: '\t', 'T': lambda: strftime('%H:%M:%S', t), 'u': lambda: '%d' % (t[6] + 1),
        'U': lambda: '%02d' % ((t[7] + 6 - (t[6] + 1) % 7) // 7), 'V': lambda: '%02d' % _iso_week(t)[1],
        'w': lambda: '%d' % ((t[6] + 1) % 7), 'W': lambda: '%02d' % ((t[7] + 6 - t[6]) // 7),
        'x': lambda: strftime('%m/%d/%y', t), 'X': lambda: strftime('%H:%M:%S', t), 'y': lambda: '%02d' % (t[0] % 100),
        'Y': lambda: '%d' % t[0], 'z': lambda: '+0000', 'Z': lambda: 'UTC', '%': lambda: '%',
    }
    pieces = format.split('%')
    text = pieces[0]
    index = 1
    while index < len(pieces):
        piece = pieces[index]
        if not piece:
            text += '%' + (pieces[index + 1] if index + 1 < len(pieces) else '')
            index += 2
            continue
        form = forms.get(piece[0])
        text += (form() + piece[1:]) if form is not None else '%' + piece
        index += 1
    return text


def _read_number(text, at, most):
    end = at
    while end < len(text) and end - at < most and text[end].isdigit():
        end += 1
    if end == at:
        raise ValueError
    return int(text[at:end]), end


def strptime(string, format='%a %b %d %H:%M:%S %Y', /):
    fields = {'Y': 1900, 'm': 1, 'd': 1, 'H': 0, 'M': 0, 'S': 0}
    widths = {'Y': 4, 'm': 2, 'd': 2, 'H': 2, 'I': 2, 'M': 2, 'S': 2, 'y': 2, 'j': 3}
    whole = format.replace('%T', '%H:%M:%S').replace('%D', '%m/%d/%y').replace('%F', '%Y-%m-%d').replace('%R', '%H:%M')
    at = index = 0
    half = None
    try:
        while index < len(whole):
            sign = whole[index]
            index += 1
            if sign.isspace():
                while at < len(string) and string[at].isspace():
                    at += 1
                continue
            if sign != '%':
                if string[at] != sign:
                    raise ValueError
                at += 1
                continue
            kind = whole[index]
            index += 1
            if kind in widths:
                fields[kind], at = _read_number(string, at, widths[kind])
            elif kind in 'aAbBhp':
                names = _days if kind in 'aA' else ('AM', 'PM') if kind == 'p' else _months
                rest = string[at:].lower()
                for number, name in enumerate(names):
                    for form in (name.lower(), name[:3].lower()):
                        if rest.startswith(form):
                            break
                    else:
                        continue
                    break
                else:
                    raise ValueError
                at += len(form)
                if kind in 'bBh':
                    fields['m'] = number + 1
                elif kind == 'p':
                    half = number
            elif kind == '%':
                if string[at] != '%':
                    raise ValueError
                at += 1
            elif kind == 'z':
                at += 1 if string[at] == 'Z' else 5
            elif kind == 'Z':
                at += 3
            else:
                raise ValueError("'%s' is a bad directive in format '%s'" % (kind, format))
    except (ValueError, IndexError) as error:
        if error.args and 'directive' in str(error):
            raise
        raise ValueError('time data %r does not match format %r' % (string, format)) from None
    if at < len(string):
        raise ValueError('unconverted data remains: %s' % string[at:])
    if 'y' in fields:
        fields['Y'] = fields['y'] + (2000 if fields['y'] < 69 else 1900)
    if 'I' in fields:
        fields['H'] = fields['I'] % 12 + 12 * (half or 0)
    days = _days_from_civil(fields['Y'], fields['m'], fields['d'])
    return _struct_time(fields['Y'], fields['m'], fields['d'], fields['H'], fields['M'], fields['S'], (days + 3) % 7,
                        days - _days_from_civil(fields['Y'], 1, 1) + 1, -1, None, None)


def clock_gettime(clk_id, /):
    return {0: time, 1: monotonic}.get(clk_id, process_time)()


def clock_gettime_ns(clk_id, /):
    return {0: time_ns, 1: monotonic_ns}.get(clk_id, process_time_ns)()


def clock_getres(clk_id, /):
    return 1e-09


def get_clock_info(name, /):
    if name not in ('time', 'monotonic', 'perf_counter', 'process_time', 'thread_time'):
        raise ValueError('unknown clock')
    from types import SimpleNamespace
    return SimpleNamespace(implementation='clock_gettime(CLOCK_%s)' % (
        'REALTIME' if name == 'time' else 'MONOTONIC'), monotonic=name != 'time', adjustable=name == 'time',
        resolution=1e-09)


def tzset():
    pass


from _types import _as_builtin
for _each in (
        'gmtime', 'localtime', 'asctime', 'ctime', 'mktime', 'strftime', 'strptime', 'clock_gettime',
        'clock_gettime_ns', 'clock_getres', 'get_clock_info', 'tzset'):
    globals()[_each] = _as_builtin(globals()[_each])
del _as_builtin, _each
