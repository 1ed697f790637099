"""JSON text of values. Plain values are written in C; what is here is for all others, and for errors."""

from _json import encode as _encode

__tracebackhide__ = ('encode_basestring', 'encode_basestring_ascii', 'JSONEncoder._writer', 'JSONEncoder._key',
                     'JSONEncoder._float')

_short = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}
_quoting = {number: '\\u%04x' % number for number in range(32)}
_quoting.update((ord(sign), text) for sign, text in _short.items())
_quoting_ascii = {**_quoting, 127: '\\u007f'}
_infinity = float('inf')


def encode_basestring(s):
    """The string in quotes, with only what must be escaped so."""
    return '"' + s.translate(_quoting) + '"'


def encode_basestring_ascii(s):
    """The same, all in ASCII."""
    if s.isascii():
        if s.isprintable() and '"' not in s and '\\' not in s:
            return '"' + s + '"'
        return '"' + s.translate(_quoting_ascii) + '"'
    pieces = ['"']
    for sign in s:
        number = ord(sign)
        if number < 128:
            pieces.append(_quoting_ascii.get(number, sign))
        elif number < 0x10000:
            pieces.append('\\u%04x' % number)
        else:
            number -= 0x10000
            pieces.append('\\u%04x\\u%04x' % (0xd800 | number >> 10, 0xdc00 | number & 0x3ff))
    pieces.append('"')
    return ''.join(pieces)


class JSONEncoder:
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.check_circular = skipkeys, ensure_ascii, check_circular
        self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
        if indent is not None and separators is None:
            self.item_separator = ','
        elif separators is not None:
            self.item_separator, self.key_separator = separators
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        text = _encode(o, bool(self.ensure_ascii), indent, self.item_separator, self.key_separator,
                       bool(self.sort_keys))
        if text is not NotImplemented:
            return text
        pieces = []
        self._writer(pieces.append, True)(o, '\n')
        return ''.join(pieces)

    def iterencode(self, o, _one_shot=False):
        pieces = []
        self._writer(pieces.append, _one_shot)(o, '\n')
        return iter(pieces)

    def _float(self, o, is_brief=False):
        if o == o and o not in (_infinity, -_infinity):
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant' + ('' if is_brief else ': ' + repr(o)))
        return 'NaN' if o != o else 'Infinity' if o > 0 else '-Infinity'

    def _key(self, key, is_brief):
        """The key as a string; None: it is to be left out."""
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self._float(key, is_brief)
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

    def _writer(self, add, is_one):
        """A function that adds the pieces of a value; `newline` begins a line of what surrounds it."""
        quote = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        number = self._float
        indent = self.indent
        is_brief = is_one and indent is None
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        inside = {} if self.check_circular else None
        strangers = []  # that are being given to default
        comma, colon = self.item_separator, self.key_separator

        def enter(o):
            if inside is not None:
                if id(o) in inside:
                    raise ValueError('Circular reference detected')
                inside[id(o)] = o

        def write_list(o, newline):
            if not o:
                add('[]')
                return
            enter(o)
            deeper = newline if indent is None else newline + indent
            between = comma if indent is None else comma + deeper
            before = '[' if indent is None else '[' + deeper
            for item in o:
                write(item, deeper, before)
                before = between
            if indent is not None:
                add(newline)
            add(']')
            if inside is not None:
                del inside[id(o)]

        def write_dict(o, newline):
            if not o:
                add('{}')
                return
            enter(o)
            deeper = newline if indent is None else newline + indent
            between = comma if indent is None else comma + deeper
            add('{')
            if indent is not None:
                add(deeper)
            is_first = True
            for key, value in sorted(o.items()) if self.sort_keys else o.items():
                key = self._key(key, is_brief)
                if key is None:
                    continue
                if is_first:
                    is_first = False
                else:
                    add(between)
                add(quote(key))
                add(colon)
                write(value, deeper)
            if indent is not None:
                add(newline)
            add('}')
            if inside is not None:
                del inside[id(o)]

        def write(o, newline, before=''):
            """A value that is no container is one piece with what stands before it."""
            if isinstance(o, str):
                add(before + quote(o))
            elif o is None:
                add(before + 'null')
            elif o is True:
                add(before + 'true')
            elif o is False:
                add(before + 'false')
            elif isinstance(o, int):
                add(before + int.__repr__(o))
            elif isinstance(o, float):
                add(before + number(o, is_brief))
            elif isinstance(o, (list, tuple)):
                if before:
                    add(before)
                write_list(o, newline)
            elif isinstance(o, dict):
                if before:
                    add(before)
                write_dict(o, newline)
            else:
                if before:
                    add(before)
                enter(o)
                strangers.append(o)
                write(self.default(o), newline)
                strangers.pop()
                if inside is not None:
                    del inside[id(o)]

        def write_shallow(o, newline):
            try:
                write(o, newline)
            except RecursionError as error:
                if strangers or error.__traceback__ is not None:
                    raise
                error.args = ('maximum recursion depth exceeded while encoding a JSON object',)
                raise
        return write_shallow if is_brief else write
