"""Values of JSON text. Text that is right and asks for nothing special is read in C; what is here is for all other."""

from _json import decode as _decode

__tracebackhide__ = ('scanstring', '_skip', '_unicode_escape', '_scan_digits', 'JSONDecoder._value',
                     'JSONDecoder._pairs', 'JSONDecoder._number', 'JSONDecoder._object', 'JSONDecoder._array')

__all__ = ['JSONDecoder', 'JSONDecodeError']

_constants = {'-Infinity': float('-inf'), 'Infinity': float('inf'), 'NaN': float('nan')}
_escapes = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_blanks = ' \t\n\r'
_digits = frozenset('0123456789')
_hexadecimal = frozenset('0123456789abcdefABCDEF')


class JSONDecodeError(ValueError):
    """msg, doc (the text), pos, and lineno and colno of it."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _skip(text, at):
    while text[at:at + 1] and text[at] in _blanks:
        at += 1
    return at


def _unicode_escape(text, at):
    """The number after the u at `at`."""
    digits = text[at + 1:at + 5]
    if len(digits) != 4 or not _hexadecimal.issuperset(digits):
        raise JSONDecodeError("Invalid \\uXXXX escape", text, at)
    return int(digits, 16)


def scanstring(text, end, strict=True):
    """The string whose inside begins at `end`, and the index behind its quote."""
    begin = end - 1
    quote = text.find('"', end)
    if quote < 0:
        quote = len(text)
    slash = text.find('\\', end, quote)
    if slash < 0 and quote < len(text):
        piece = text[end:quote]
        if not strict or piece.isprintable():
            return piece, quote + 1
    pieces = []
    at = start = end
    while True:
        sign = text[at:at + 1]
        if sign == '':
            raise JSONDecodeError("Unterminated string starting at", text, begin)
        if sign == '"':
            pieces.append(text[start:at])
            return ''.join(pieces), at + 1
        if sign != '\\':
            if strict and sign < ' ':
                raise JSONDecodeError("Invalid control character at", text, at)
            at += 1
            continue
        pieces.append(text[start:at])
        at += 1
        sign = text[at:at + 1]
        if sign == '':
            raise JSONDecodeError("Unterminated string starting at", text, begin)
        if sign != 'u':
            if sign not in _escapes:
                raise JSONDecodeError("Invalid \\escape", text, at - 1)
            pieces.append(_escapes[sign])
            at += 1
        else:
            number = _unicode_escape(text, at)
            at += 5
            if 0xd800 <= number <= 0xdbff and text.startswith('\\u', at):
                low = _unicode_escape(text, at + 1)
                if 0xdc00 <= low <= 0xdfff:
                    number = 0x10000 + ((number - 0xd800) << 10 | low - 0xdc00)
                    at += 6
            pieces.append(chr(number))
        start = at


def _scan_digits(text, at):
    while at < len(text) and text[at] in _digits:
        at += 1
    return at


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _constants.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.memo = {}

    def decode(self, s, _w=None):
        if (_w is None and type(s) is str and type(self) is JSONDecoder and self.object_hook is self.object_pairs_hook is None and
                self.parse_float is float and self.parse_int is int):
            value = _decode(s, bool(self.strict))
            if value is not NotImplemented:
                return value
        if _w is None and not isinstance(s, str):
            raise TypeError('cannot use a string pattern on a bytes-like object' if isinstance(s, (bytes, bytearray)) else
                            f"expected string or bytes-like object, got '{type(s).__name__}'")
        value, end = self.raw_decode(s, idx=_skip(s, 0) if _w is None else _w(s, 0).end())
        end = _skip(s, end) if _w is None else _w(s, end).end()
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        try:
            return self._value(s, idx) if type(s) is str and type(idx) is int and 0 <= idx <= len(s) else \
                self.scan_once(s, idx)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", s, stop.value) from None
        finally:
            self.memo.clear()

    @property
    def scan_once(self):
        from json.scanner import make_scanner
        return make_scanner(self)

    def _value(self, text, at):
        """The value that begins at `at`, and the index behind it; StopIteration(at) where none begins."""
        if at < 0:
            raise ValueError('idx cannot be negative')
        sign = text[at:at + 1]
        if sign == '"':
            return scanstring(text, at + 1, self.strict)
        if sign == '{':
            return self._object(text, at + 1)
        if sign == '[':
            return self._array(text, at + 1)
        if sign in _digits or sign == '-' and text[at + 1:at + 2] in _digits:
            return self._number(text, at)
        if sign == 'n' and text.startswith('null', at):
            return None, at + 4
        if sign == 't' and text.startswith('true', at):
            return True, at + 4
        if sign == 'f' and text.startswith('false', at):
            return False, at + 5
        if sign == 'N' and text.startswith('NaN', at):
            return self.parse_constant('NaN'), at + 3
        if sign == 'I' and text.startswith('Infinity', at):
            return self.parse_constant('Infinity'), at + 8
        if sign == '-' and text.startswith('-Infinity', at):
            return self.parse_constant('-Infinity'), at + 9
        raise StopIteration(at)

    def _number(self, text, start):
        at = start + 1 if text[start] == '-' else start
        at = at + 1 if text[at] == '0' else _scan_digits(text, at)
        is_float = False
        if text[at:at + 1] == '.' and text[at + 1:at + 2] in _digits:
            at = _scan_digits(text, at + 1)
            is_float = True
        if text[at:at + 1] in ('e', 'E'):
            power = at + 2 if text[at + 1:at + 2] in ('+', '-') else at + 1
            if text[power:power + 1] in _digits:
                at = _scan_digits(text, power)
                is_float = True
        return (self.parse_float if is_float else self.parse_int)(text[start:at]), at

    def _array(self, text, at):
        values = []
        at = _skip(text, at)
        if text[at:at + 1] == ']':
            return values, at + 1
        add = values.append
        value_at = self._value
        while True:
            try:
                value, at = value_at(text, at)
            except StopIteration as stop:
                raise JSONDecodeError("Expecting value", text, stop.value) from None
            add(value)
            at = _skip(text, at)
            sign = text[at:at + 1]
            if sign == ']':
                return values, at + 1
            if sign != ',':
                raise JSONDecodeError("Expecting ',' delimiter", text, at)
            at = _skip(text, at + 1)

    def _object(self, text, at):
        pairs = []
        at = _skip(text, at)
        sign = text[at:at + 1]
        if sign == '}':
            at += 1
        elif sign != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", text, at)
        else:
            at = self._pairs(text, at + 1, pairs)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), at
        made = dict(pairs)
        if self.object_hook is not None:
            made = self.object_hook(made)
        return made, at

    def _pairs(self, text, at, pairs):
        memo = self.memo.setdefault
        while True:
            key, at = scanstring(text, at, self.strict)
            key = memo(key, key)
            at = _skip(text, at)
            if text[at:at + 1] != ':':
                raise JSONDecodeError("Expecting ':' delimiter", text, at)
            at = _skip(text, at + 1)
            try:
                value, at = self._value(text, at)
            except StopIteration as stop:
                raise JSONDecodeError("Expecting value", text, stop.value) from None
            pairs.append((key, value))
            at = _skip(text, at)
            sign = text[at:at + 1]
            if sign == '}':
                return at + 1
            if sign != ',':
                raise JSONDecodeError("Expecting ',' delimiter", text, at)
            at = _skip(text, at + 1)
            if text[at:at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", text, at)
            at += 1
