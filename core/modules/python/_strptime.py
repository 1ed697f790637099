"""Reading dates and times of text after a format; for time and datetime."""

_days = ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
_months = ('january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
           'november', 'december')


def _alternatives(names):
    return '|'.join(sorted(names, key=len, reverse=True))


_forms = {
    'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])', 'f': r'(?P<f>[0-9]{1,6})', 'H': r'(?P<H>2[0-3]|[0-1]\d|\d)',
    'I': r'(?P<I>1[0-2]|0[1-9]|[1-9])', 'G': r'(?P<G>\d\d\d\d)',
    'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])', 'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])',
    'M': r'(?P<M>[0-5]\d|\d)', 'S': r'(?P<S>6[0-1]|[0-5]\d|\d)', 'U': r'(?P<U>5[0-3]|[0-4]\d|\d)',
    'W': r'(?P<W>5[0-3]|[0-4]\d|\d)', 'V': r'(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)', 'w': r'(?P<w>[0-6])', 'u': r'(?P<u>[1-7])',
    'y': r'(?P<y>\d\d)', 'Y': r'(?P<Y>\d\d\d\d)', 'z': r'(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))',
    'A': '(?P<A>' + _alternatives(_days) + ')', 'a': '(?P<a>' + '|'.join(day[:3] for day in _days) + ')',
    'B': '(?P<B>' + _alternatives(_months) + ')', 'b': '(?P<b>' + '|'.join(month[:3] for month in _months) + ')',
    'p': '(?P<p>am|pm)', 'Z': '(?P<Z>utc|gmt)', '%': '%',
}
_whole = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}
_patterns = {}


def _pattern(form):
    import re
    text = re.sub(r'([\\.^$*+?\(\){}\[\]|])', r'\\\1', form)
    text = re.sub(r'\s+', r'\\s+', text)
    for letter, parts in _whole.items():
        text = text.replace('%' + letter, parts.replace(' ', r'\s+'))
    pieces = text.split('%')
    made = pieces[0]
    index = 1
    while index < len(pieces):
        piece = pieces[index]
        if not piece:
            if index + 1 == len(pieces):
                raise ValueError("stray %% in format '%s'" % form)
            made += '%' + pieces[index + 1]
            index += 2
            continue
        if piece[0] not in _forms:
            raise ValueError("'%s' is a bad directive in format '%s'" % ('\\' if piece[0] == '\\' else piece[0], form))
        made += _forms[piece[0]] + piece[1:]
        index += 1
    return re.compile(made, re.IGNORECASE)


def parse(text, form):
    """The fields that are in the text, by their letters."""
    for value in (text, form):
        if not isinstance(value, str):
            raise TypeError('strptime() argument {} must be str, not {}'.format(int(value is form), type(value)))
    pattern = _patterns.get(form)
    if pattern is None:
        pattern = _patterns[form] = _pattern(form)
    found = pattern.match(text)
    if found is None:
        raise ValueError('time data %r does not match format %r' % (text, form))
    if found.end() != len(text):
        raise ValueError('unconverted data remains: %s' % text[found.end():])
    return found.groupdict()


def _offset(text):
    """(seconds, microseconds) of +HH:MM[:SS[.f]] or Z."""
    if text in ('Z', 'z'):
        return 0, 0
    sign = -1 if text[0] == '-' else 1
    text = text[1:]
    if text[2] == ':':
        text = text[:2] + text[3:]
        if len(text) > 4:
            if text[4] != ':':
                raise ValueError(f'Inconsistent use of : in {text}')
            text = text[:4] + text[5:]
    seconds = int(text[:2]) * 3600 + int(text[2:4]) * 60 + int(text[4:6] or 0)
    return sign * seconds, sign * int(text[7:].ljust(6, '0') or 0)


def fields_of(text, form):
    """(year, month, day, hour, minute, second, weekday, day of year), microseconds, the zone's name, its offset."""
    import datetime
    found = parse(text, form)
    year = None
    if 'y' in found:
        year = int(found['y'])
        year += 2000 if year <= 68 else 1900
    if 'Y' in found:
        year = int(found['Y'])
    month = day = 1
    if 'm' in found:
        month = int(found['m'])
    if 'B' in found:
        month = _months.index(found['B'].lower()) + 1
    if 'b' in found:
        month = [name[:3] for name in _months].index(found['b'].lower()) + 1
    if 'd' in found:
        day = int(found['d'])
    hour = int(found.get('H', 0))
    if 'I' in found:
        hour = int(found['I']) % 12 + (12 if found.get('p', '').lower() == 'pm' else 0)
    weekday = None
    if 'A' in found:
        weekday = _days.index(found['A'].lower())
    elif 'a' in found:
        weekday = [name[:3] for name in _days].index(found['a'].lower())
    elif 'w' in found:
        weekday = (int(found['w']) - 1) % 7
    elif 'u' in found:
        weekday = int(found['u']) - 1
    has_week = 'U' in found or 'W' in found
    if 'G' in found:
        if 'j' in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' "
                             "instead.")
        if 'V' not in found or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        date = datetime.date.fromisocalendar(int(found['G']), int(found['V']), weekday + 1)
        year, month, day = date.year, date.month, date.day
    elif 'V' in found:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' "
                         "instead.")
    leap = False
    if year is None and month == 2 and day == 29:
        year, leap = 1904, True
    elif year is None:
        year = 1900
    if 'j' in found:
        date = datetime.date(year, 1, 1) + datetime.timedelta(int(found['j']) - 1)
        year, month, day = date.year, date.month, date.day
    elif has_week and weekday is not None:
        week = int(found['U'] if 'U' in found else found['W'])
        first = datetime.date(year, 1, 1).weekday()
        if 'U' in found:
            days = (6 - first) % 7 + (week - 1) * 7 + (weekday + 1) % 7
        else:
            days = (7 - first) % 7 + (week - 1) * 7 + weekday
        date = datetime.date(year, 1, 1) + datetime.timedelta(days)
        year, month, day = date.year, date.month, date.day
    date = datetime.date(year, month, day)
    offset = _offset(found['z']) if found.get('z') else None
    numbers = (1900 if leap else year, month, day, hour, int(found.get('M', 0)), int(found.get('S', 0)),
               date.weekday() if weekday is None else weekday, date.toordinal() - datetime.date(year, 1, 1).toordinal() + 1)
    return numbers, int(found['f'].ljust(6, '0')) if 'f' in found else 0, found.get('Z'), offset


def datetime_of(cls, text, form):
    import datetime
    numbers, microseconds, zone, offset = fields_of(text, form)
    if offset is None:
        return cls(*numbers[:6], microseconds)
    delta = datetime.timedelta(seconds=offset[0], microseconds=offset[1])
    return cls(*numbers[:6], microseconds, datetime.timezone(delta, zone) if zone else datetime.timezone(delta))
