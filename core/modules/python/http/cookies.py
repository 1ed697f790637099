"""Cookies: what servers have browsers keep."""

import re
import string

__all__ = ['CookieError', 'BaseCookie', 'SimpleCookie']


class CookieError(Exception):
    pass


_legal = string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~:"
_unescaped = _legal + ' ()/<=>?@[]{}'
_is_legal = re.compile('[%s]+' % re.escape(_legal)).fullmatch
_months = ' Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
_days = 'Mon Tue Wed Thu Fri Sat Sun'.split()


def _quote(text):
    if text is None or _is_legal(text):
        return text
    return '"' + ''.join('\\"' if one == '"' else '\\\\' if one == '\\' else one if one in _unescaped
                         else '\\%03o' % ord(one) for one in text) + '"'


def _unquote(text):
    if text is None or len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return text
    return re.sub(r'\\(?:([0-3][0-7][0-7])|(.))', lambda match: chr(int(match[1], 8)) if match[1] else match[2], text[1:-1])


def _date(future=0):
    from time import gmtime, time
    year, month, day, hour, minute, second, weekday = gmtime(time() + future)[:7]
    return '%s, %02d %3s %4d %02d:%02d:%02d GMT' % (_days[weekday], day, _months[month], year, hour, minute, second)


class Morsel(dict):
    """One cookie: its name, its value, and what else is said of it."""

    _reserved = {'expires': 'expires', 'path': 'Path', 'comment': 'Comment', 'domain': 'Domain', 'max-age': 'Max-Age',
                 'secure': 'Secure', 'httponly': 'HttpOnly', 'version': 'Version', 'samesite': 'SameSite'}
    _flags = {'secure', 'httponly'}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        for name in self._reserved:
            dict.__setitem__(self, name, '')

    key = property(lambda self: self._key)
    value = property(lambda self: self._value)
    coded_value = property(lambda self: self._coded_value)

    def __setitem__(self, name, value):
        name = name.lower()
        if name not in self._reserved:
            raise CookieError('Invalid attribute %r' % (name,))
        dict.__setitem__(self, name, value)

    def setdefault(self, key, val=None):
        key = key.lower()
        if key not in self._reserved:
            raise CookieError('Invalid attribute %r' % (key,))
        return dict.setdefault(self, key, val)

    def __eq__(self, other):
        if not isinstance(other, Morsel):
            return NotImplemented
        return (dict.__eq__(self, other), self._value, self._key, self._coded_value) == (
            True, other._value, other._key, other._coded_value)

    def copy(self):
        made = Morsel()
        dict.update(made, self)
        made.__dict__.update(self.__dict__)
        return made

    def update(self, values):
        for name, value in dict(values).items():
            self[name] = value

    def isReservedKey(self, K):
        return K.lower() in self._reserved

    def set(self, key, val, coded_val):
        if key.lower() in self._reserved:
            raise CookieError('Attempt to set a reserved key %r' % (key,))
        if not _is_legal(key):
            raise CookieError('Illegal key %r' % (key,))
        self._key, self._value, self._coded_value = key, val, coded_val

    def output(self, attrs=None, header='Set-Cookie:'):
        return '%s %s' % (header, self.OutputString(attrs))

    __str__ = output

    def __repr__(self):
        return '<%s: %s>' % (self.__class__.__name__, self.OutputString())

    def js_output(self, attrs=None):
        return """
        <script type="text/javascript">
        <!-- begin hiding
        document.cookie = \"%s\";
        // end hiding -->
        </script>
        """ % (self.OutputString(attrs).replace('"', r'\"'))

    def OutputString(self, attrs=None):
        parts = ['%s=%s' % (self.key, self.coded_value)]
        for name, value in sorted(self.items()):
            if value == '' or name not in (self._reserved if attrs is None else attrs):
                continue
            shown = self._reserved[name]
            if name == 'expires' and isinstance(value, int):
                parts.append('%s=%s' % (shown, _date(value)))
            elif name == 'max-age' and isinstance(value, int):
                parts.append('%s=%d' % (shown, value))
            elif name == 'comment' and isinstance(value, str):
                parts.append('%s=%s' % (shown, _quote(value)))
            elif name in self._flags:
                if value:
                    parts.append(shown)
            else:
                parts.append('%s=%s' % (shown, value))
        return '; '.join(parts)


_pattern = re.compile(r'''\s*(?P<key>[\w\d!\#%&'~_`><@,:/\$\*\+\-\.\^\|\)\(\?\}\{\=]+?)
    (\s*=\s*(?P<val>"(?:[^\\"]|\\.)*"|\w{3},\s[\w\d\s-]{9,11}\s[\d:]{8}\sGMT|[\w\d!\#%&'~_`><@,:/\$\*\+\-\.\^\|\)\(\?\}\{\=\[\]]*))?
    \s*(\s+|;|$)''', re.ASCII | re.VERBOSE)


class BaseCookie(dict):
    def value_decode(self, val):
        return val, val

    def value_encode(self, val):
        text = str(val)
        return text, text

    def __init__(self, input=None):
        if input:
            self.load(input)

    def _set(self, key, real, coded):
        morsel = self.get(key, Morsel())
        morsel.set(key, real, coded)
        dict.__setitem__(self, key, morsel)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            self._set(key, *self.value_encode(value))

    def output(self, attrs=None, header='Set-Cookie:', sep='\015\012'):
        return sep.join(value.output(attrs, header) for key, value in sorted(self.items()))

    __str__ = output

    def __repr__(self):
        return '<%s: %s>' % (self.__class__.__name__, ' '.join(
            '%s=%s' % (key, repr(value.value)) for key, value in sorted(self.items())))

    def js_output(self, attrs=None):
        return ''.join(value.js_output(attrs) for key, value in sorted(self.items()))

    def load(self, rawdata):
        if not isinstance(rawdata, str):
            for key, value in rawdata.items():
                self[key] = value
            return
        at, rows, seen = 0, [], False
        while 0 <= at < len(rawdata):
            match = _pattern.match(rawdata, at)
            if not match:
                break
            key, value = match.group('key'), match.group('val')
            at = match.end(0)
            if key[0] == '$':
                if seen:
                    rows.append((False, key[1:], value))
            elif key.lower() in Morsel._reserved:
                if not seen:
                    return
                if value is None:
                    if key.lower() not in Morsel._flags:
                        return
                    rows.append((False, key, True))
                else:
                    rows.append((False, key, _unquote(value)))
            elif value is not None:
                rows.append((True, key, self.value_decode(value)))
                seen = True
            else:
                return
        morsel = None
        for is_cookie, key, value in rows:
            if is_cookie:
                self._set(key, *value)
                morsel = self[key]
            else:
                morsel[key] = value


class SimpleCookie(BaseCookie):
    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        text = str(val)
        return text, _quote(text)
