"""Addresses and dates of messages."""

import datetime
import os
import re
import time

__all__ = ['collapse_rfc2231_value', 'decode_params', 'decode_rfc2231', 'encode_rfc2231', 'formataddr', 'formatdate',
           'format_datetime', 'getaddresses', 'make_msgid', 'mktime_tz', 'parseaddr', 'parsedate', 'parsedate_tz',
           'parsedate_to_datetime', 'quote', 'unquote', 'localtime']

COMMASPACE = ', '
_specials = re.compile(r'[][\\()<>@,:;".]')
_escapes = re.compile(r'[\\"]')
_days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
_months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
_zones = {'UT': 0, 'UTC': 0, 'GMT': 0, 'Z': 0, 'AST': -400, 'ADT': -300, 'EST': -500, 'EDT': -400, 'CST': -600, 'CDT': -500,
          'MST': -700, 'MDT': -600, 'PST': -800, 'PDT': -700}


def quote(str):
    return str.replace('\\', '\\\\').replace('"', '\\"')


def unquote(str):
    if len(str) > 1:
        if str[0] == str[-1] == '"':
            return str[1:-1].replace('\\\\', '\\').replace('\\"', '"')
        if str[0] == '<' and str[-1] == '>':
            return str[1:-1]
    return str


def formataddr(pair, charset='utf-8'):
    name, address = pair
    address.encode('ascii')
    if not name:
        return address
    try:
        name.encode('ascii')
    except UnicodeEncodeError:
        if isinstance(charset, str):
            from email.charset import Charset
            charset = Charset(charset)
        return '%s <%s>' % (charset.header_encode(name), address)
    quotes = '"' if _specials.search(name) else ''
    return '%s%s%s <%s>' % (quotes, _escapes.sub(r'\\\g<0>', name), quotes, address)


def _words(text):
    """Pieces of a list of addresses: (kind, text), kind one of the letters w(ord) q(uoted) c(omment), or a sign."""
    at, size = 0, len(text)
    while at < size:
        sign = text[at]
        if sign in ' \t\r\n':
            at += 1
        elif sign == '"' or sign == '(':
            depth, piece, at = 1, '', at + 1
            while at < size and depth:
                one = text[at]
                if one == '\\' and at + 1 < size:
                    at += 1
                    piece += text[at]
                elif sign == '"' and one == '"' or sign == '(' and one == ')':
                    depth -= 1
                    if depth:
                        piece += one
                else:
                    depth += sign == '(' and one == '('
                    piece += one
                at += 1
            yield 'q' if sign == '"' else 'c', piece
        elif sign in '<>@,:;':
            at += 1
            yield sign, sign
        else:
            start = at
            while at < size and text[at] not in ' \t\r\n"(<>@,:;':
                at += 1
            yield 'w', text[start:at]


def _addresses(text):
    found = []
    names, comments, address, inside, has_at = [], [], '', False, False
    plain = ''

    def finish():
        nonlocal names, comments, address, inside, has_at, plain
        if address or has_at or names or comments:
            if has_at and not address:
                address = plain
            elif not address and names:
                address, names = (names[0] if len(names) == 1 else ''.join(names)), []
            name = ' '.join(names)
            if comments:
                name = name + ' (' + ' '.join(comments) + ')' if name else ' '.join(comments)
            found.append((name, address))
        names, comments, address, inside, has_at, plain = [], [], '', False, False, ''

    for kind, piece in _words(text):
        if kind == '<':
            inside = True
            address = ''
        elif kind == '>':
            inside = False
            plain = ''
        elif kind == 'c':
            comments.append(piece)
        elif inside:
            address += '"%s"' % quote(piece) if kind == 'q' else piece
        elif kind in ',;':
            finish()
        elif kind == ':':
            names = []
        elif kind == '@':
            has_at = True
            last = names.pop() if names else ''
            plain = last + '@'
        elif has_at and plain.endswith('@'):
            plain += piece
        else:
            names.append(piece)
    finish()
    return found


def getaddresses(fieldvalues):
    return _addresses(COMMASPACE.join(str(value) for value in fieldvalues))


def parseaddr(addr):
    found = _addresses(str(addr))
    return found[0] if found else ('', '')


def _format(when, zone):
    return '%s, %02d %s %04d %02d:%02d:%02d %s' % (_days[when[6]], when[2], _months[when[1] - 1], when[0], when[3], when[4],
                                                    when[5], zone)


def formatdate(timeval=None, localtime=False, usegmt=False):
    if timeval is None:
        timeval = time.time()
    if localtime or usegmt:
        when = datetime.datetime.fromtimestamp(timeval, datetime.timezone.utc)
    else:
        when = datetime.datetime.fromtimestamp(timeval, datetime.timezone.utc).replace(tzinfo=None)
    if localtime:
        when = when.astimezone()
        usegmt = False
    return format_datetime(when, usegmt)


def format_datetime(dt, usegmt=False):
    if usegmt:
        if dt.tzinfo is None or dt.tzinfo != datetime.timezone.utc:
            raise ValueError('usegmt option requires a UTC datetime')
        zone = 'GMT'
    elif dt.tzinfo is None:
        zone = '-0000'
    else:
        zone = dt.strftime('%z')
    return _format(dt.timetuple(), zone)


def make_msgid(idstring=None, domain=None):
    import random
    import socket
    middle = '' if idstring is None else '.' + idstring
    return '<%d.%d.%d%s@%s>' % (int(time.time() * 100), os.getpid(), random.getrandbits(64), middle,
                                socket.getfqdn() if domain is None else domain)


def parsedate_tz(data):
    found = _parse_date(data)
    if not found:
        return None
    return tuple(found[:9]) + (0 if found[9] is None else found[9],)


def parsedate(data):
    found = _parse_date(data)
    return tuple(found[:9]) if found else None


def _parse_date(data):
    if not data:
        return None
    words = data.split()
    if not words:
        return None
    if words[0].endswith(',') or words[0].lower()[:3] in [day.lower() for day in _days]:
        del words[0]
    else:
        before, comma, after = words[0].rpartition(',')
        if comma:
            words[0] = after
    if len(words) == 3 and words[0].count('-') == 2:
        words = words[0].split('-') + words[1:]
    if len(words) == 4:
        time_of_day = words[3]
        for sign in '+-':
            at = time_of_day.find(sign)
            if at > 0:
                words[3:] = [time_of_day[:at], time_of_day[at:]]
                break
        else:
            words.append('')
    if len(words) < 5:
        return None
    day, month, year, clock, zone = words[:5]
    months = [name.lower() for name in _months]
    if month[:3].lower() not in months:
        day, month = month, day
        if month[:3].lower() not in months:
            return None
    month = months.index(month[:3].lower()) + 1
    day = day.rstrip(',')
    if ':' in year:
        year, clock = clock, year
    year = year.rstrip(',')
    if not year[:1].isdigit():
        year, zone = zone, year
    parts = clock.rstrip(',').replace('.', ':').split(':')
    if len(parts) == 2:
        parts.append('0')
    if len(parts) != 3:
        return None
    try:
        year, day, hour, minute, second = map(int, [year, day, *parts])
    except ValueError:
        return None
    if year < 100:
        year += 1900 if year > 68 else 2000
    zone = zone.upper()
    offset = None
    if zone in _zones:
        offset = _zones[zone]
    else:
        try:
            offset = int(zone)
        except ValueError:
            pass
        if offset == 0 and zone.startswith('-'):
            offset = None
    if offset is not None:
        sign = -1 if offset < 0 else 1
        offset = sign * (abs(offset) // 100 * 3600 + abs(offset) % 100 * 60)
    return [year, month, day, hour, minute, second, 0, 1, -1, offset]


def parsedate_to_datetime(data):
    found = _parse_date(data)
    if found is None:
        raise ValueError('Invalid date value or format "%s"' % str(data))
    if found[9] is None:
        return datetime.datetime(*found[:6])
    return datetime.datetime(*found[:6], tzinfo=datetime.timezone(datetime.timedelta(seconds=found[9])))


def mktime_tz(data):
    if data[9] is None:
        return time.mktime(data[:8] + (-1,))
    import calendar
    return calendar.timegm(data) - data[9]


def localtime(dt=None, isdst=-1):
    if dt is None:
        dt = datetime.datetime.now(datetime.timezone.utc)
    return dt.astimezone()


def decode_rfc2231(s):
    parts = s.split("'", 2)
    return (None, None, s) if len(parts) <= 2 else parts


def encode_rfc2231(s, charset=None, language=None):
    from urllib.parse import quote
    s = quote(s, safe='', encoding=charset or 'ascii')
    if charset is None and language is None:
        return s
    return "%s'%s'%s" % (charset, language or '', s)


def collapse_rfc2231_value(value, errors='replace', fallback_charset='us-ascii'):
    if not isinstance(value, tuple) or len(value) != 3:
        return unquote(value)
    charset, language, text = value
    try:
        return bytes(text, 'raw-unicode-escape').decode(charset or fallback_charset, errors)
    except LookupError:
        return unquote(text)


def decode_params(params):
    from urllib.parse import unquote_to_bytes
    result = [params[0]]
    for name, value in params[1:]:
        if name.endswith('*'):
            charset, language, text = decode_rfc2231(unquote(value))
            value = (charset, language, unquote_to_bytes(text).decode('latin-1'))
            name = name[:-1]
        result.append((name, value))
    return result
