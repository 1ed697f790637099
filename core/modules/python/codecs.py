"""Encodings beyond those that str.encode knows itself; looking them up, and what is done about what does not fit. The tables
are the library's data, made by core/modules/data/codec_data.py, which describes them."""

import builtins as _builtins
from _files import library_data as _data

__all__ = ['register', 'lookup', 'open', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE',
           'BOM64_LE', 'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE',
           'BOM_UTF32_BE', 'CodecInfo', 'Codec', 'IncrementalEncoder', 'IncrementalDecoder', 'StreamReader',
           'StreamWriter', 'StreamReaderWriter', 'getencoder', 'getdecoder', 'getincrementalencoder',
           'getincrementaldecoder', 'getreader', 'getwriter', 'encode', 'decode', 'iterencode', 'iterdecode',
           'strict_errors', 'ignore_errors', 'replace_errors', 'xmlcharrefreplace_errors', 'backslashreplace_errors',
           'namereplace_errors', 'register_error', 'lookup_error']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE = BOM32_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = BOM32_BE = b'\xfe\xff'
BOM_UTF32 = BOM_UTF32_LE = BOM64_LE = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = BOM64_BE = b'\x00\x00\xfe\xff'

_BUILT_IN = ('ascii', 'latin_1', 'utf_8', 'utf_8_sig', 'utf_16', 'utf_16_le', 'utf_16_be', 'utf_32', 'utf_32_le',
             'utf_32_be', 'unicode_escape', 'raw_unicode_escape')
# By how they begin: what the same encoding is behind its mark.
_MARKED = {'utf_8_sig': (3, 'utf_8', 'utf_8'), 'utf_16': (2, 'utf_16_le', 'utf_16_be'),
           'utf_32': (4, 'utf_32_le', 'utf_32_be')}
_INCOMPLETE = ('unexpected end of data', 'truncated data', 'incomplete multibyte sequence', '\\ at end of string')


# ---- error handlers

def _check(exc):
    raise TypeError(f"don't know how to handle {type(exc).__name__} in error callback")


def strict_errors(exc, /):
    if isinstance(exc, Exception):
        raise exc
    raise TypeError('codec must pass exception instance')


# Where the error is as the object has it: a program may have made it with any numbers.
def _start(exc):
    return min(max(exc.start, 0), len(exc.object) - 1)


def _end(exc):
    return min(max(exc.end, 1), len(exc.object))


def ignore_errors(exc, /):
    if not isinstance(exc, UnicodeError):
        _check(exc)
    return '', _end(exc)


def replace_errors(exc, /):
    if isinstance(exc, UnicodeEncodeError):
        return '?' * (_end(exc) - _start(exc)), _end(exc)
    if isinstance(exc, UnicodeDecodeError):
        return '\ufffd', _end(exc)
    if isinstance(exc, UnicodeTranslateError):
        return '\ufffd' * (_end(exc) - _start(exc)), _end(exc)
    _check(exc)


def xmlcharrefreplace_errors(exc, /):
    if not isinstance(exc, UnicodeEncodeError):
        _check(exc)
    return ''.join(['&#%d;' % ord(c) for c in exc.object[_start(exc):_end(exc)]]), _end(exc)


def _escaped(c):
    code = ord(c)
    return '\\x%02x' % code if code < 0x100 else '\\u%04x' % code if code < 0x10000 else '\\U%08x' % code


def backslashreplace_errors(exc, /):
    if isinstance(exc, UnicodeDecodeError):
        return ''.join(['\\x%02x' % byte for byte in exc.object[_start(exc):_end(exc)]]), _end(exc)
    if not isinstance(exc, (UnicodeEncodeError, UnicodeTranslateError)):
        _check(exc)
    return ''.join(map(_escaped, exc.object[_start(exc):_end(exc)])), _end(exc)


def namereplace_errors(exc, /):
    if not isinstance(exc, UnicodeEncodeError):
        _check(exc)
    from unicodedata import name
    parts = []
    for c in exc.object[_start(exc):_end(exc)]:
        found = name(c, None)
        parts.append(_escaped(c) if found is None else '\\N{%s}' % found)
    return ''.join(parts), _end(exc)


def _surrogateescape(exc, /):
    if isinstance(exc, UnicodeEncodeError):
        run = exc.object[_start(exc):_end(exc)]
        if all('\udc80' <= c <= '\udcff' for c in run):
            return bytes([ord(c) - 0xdc00 for c in run]), _end(exc)
        raise exc
    if not isinstance(exc, UnicodeDecodeError):
        _check(exc)
    run = exc.object[_start(exc):min(_end(exc), _start(exc) + 4)]
    result = ''
    for byte in run:
        if byte < 0x80:
            break
        result += chr(0xdc00 + byte)
    if not result:
        raise exc
    return result, _start(exc) + len(result)


def _surrogatepass(exc, /):
    if not isinstance(exc, (UnicodeEncodeError, UnicodeDecodeError)):
        _check(exc)
    name = exc.encoding.lower().replace('_', '-')
    if name not in ('utf-8', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be'):
        raise exc
    if isinstance(exc, UnicodeEncodeError):
        return exc.object[_start(exc):_end(exc)].encode(name + '-le' if name[-2:] in ('16', '32') else name,
                                                    'surrogatepass'), _end(exc)
    width = 3 if name == 'utf-8' else 2 if '16' in name else 4
    try:
        result = exc.object[_start(exc):_start(exc) + width].decode(name, 'surrogatepass')
    except UnicodeDecodeError:
        raise exc from None
    return result, _start(exc) + width


_handlers = {'strict': strict_errors, 'ignore': ignore_errors, 'replace': replace_errors,
             'xmlcharrefreplace': xmlcharrefreplace_errors, 'backslashreplace': backslashreplace_errors,
             'namereplace': namereplace_errors, 'surrogateescape': _surrogateescape, 'surrogatepass': _surrogatepass}


def register_error(errors, handler, /):
    if not isinstance(errors, str):
        raise TypeError(f'register_error() argument 1 must be str, not {type(errors).__name__}')
    if not callable(handler):
        raise TypeError('handler must be callable')
    _handlers[errors] = handler


def lookup_error(name, /):
    if not isinstance(name, str):
        raise TypeError(f'lookup_error() argument must be str, not {type(name).__name__}')
    handler = _handlers.get(name)
    if handler is None:
        raise LookupError(f"unknown error handler name '{name}'")
    return handler


def _answer(errors, error, length, kinds, text):
    """What the handler gives for the error, and where to go on."""
    answer = lookup_error(errors)(error)
    if not isinstance(answer, tuple) or len(answer) != 2 or not isinstance(answer[0], kinds) or not isinstance(answer[1], int):
        raise TypeError(text)
    instead, place = answer
    if place < 0:
        place += length
    if not 0 <= place <= length:
        raise IndexError(f'position {answer[1]} from error handler out of bounds')
    return instead, place


def _encode_pieces(string, errors, piece):
    """Encodes by piece(string), which raises UnicodeEncodeError where it cannot go on."""
    parts = []
    place = 0
    while True:
        try:
            parts.append(piece(string[place:] if place else string))
            return b''.join(parts)
        except UnicodeEncodeError as caught:
            start, end = caught.start + place, caught.end + place
            error = UnicodeEncodeError(caught.encoding, string, start, end, caught.reason)
        if errors == 'strict':
            raise error from None
        parts.append(piece(string[place:start]))
        instead, place = _answer(errors, error, len(string), (str, bytes),
                                 'encoding error handler must return (str/bytes, int) tuple')
        if isinstance(instead, str):
            try:
                instead = piece(instead)
            except UnicodeEncodeError:
                raise error from None
        parts.append(instead)


def _decode_pieces(data, errors, piece):
    parts = []
    place = 0
    while True:
        try:
            parts.append(piece(data[place:] if place else data))
            return ''.join(parts)
        except UnicodeDecodeError as caught:
            start, end = caught.start + place, caught.end + place
            error = UnicodeDecodeError(caught.encoding, data, start, end, caught.reason)
        if errors == 'strict':
            raise error from None
        parts.append(piece(data[place:start]))
        instead, place = _answer(errors, error, len(data), str, 'decoding error handler must return (str, int) tuple')
        parts.append(instead)


# ---- what str.encode and bytes.decode ask here

def _plain(encoding):
    """Letters, digits and dots alone count; what is between them is "_"."""
    return '_'.join(''.join([c if c.isascii() and c.isalnum() or c == '.' else ' ' for c in encoding]).lower().split())


def _encode_by_handler(string, encoding, errors):
    """Of an encoding that str.encode knows, with a handler that it does not."""
    encoding = _modules()[0].get(_plain(encoding), encoding)
    lookup_error(errors)
    if encoding not in _MARKED:
        return _encode_pieces(string, errors, lambda text: text.encode(encoding))
    mark, encoding, _ = _MARKED[encoding]
    return (BOM_UTF8, BOM_UTF16, BOM_UTF32)[(3, 2, 4).index(mark)] + _encode_by_handler(string, encoding, errors)


def _decode_by_handler(data, encoding, errors):
    encoding = _modules()[0].get(_plain(encoding), encoding)
    return _decode_pieces(data, errors, lambda rest: rest.decode(encoding))


def _text_codec(encoding, function):
    info = lookup(encoding)
    if not info._is_text_encoding:
        raise LookupError(f"'{encoding}' is not a text encoding; use codecs.{function}() to handle arbitrary codecs")
    return info


def _encode(string, encoding, errors):
    encoder = _text_codec(encoding, 'encode').encode
    result = _called(encoder, 'encoding', encoding, *([string] if errors is None else [string, errors]))
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError('encoder must return a tuple (object, integer)')
    if not isinstance(result[0], bytes):
        raise TypeError(f"'{encoding}' encoder returned '{type(result[0]).__name__}' instead of 'bytes'; "
                        'use codecs.encode() to encode to arbitrary types')
    return result[0]


def _decode(data, encoding, errors):
    decoder = _text_codec(encoding, 'decode').decode
    result = _called(decoder, 'decoding', encoding, *([data] if errors is None else [data, errors]))
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError('decoder must return a tuple (object,integer)')
    if not isinstance(result[0], str):
        raise TypeError(f"'{encoding}' decoder returned '{type(result[0]).__name__}' instead of 'str'; "
                        'use codecs.decode() to decode to arbitrary types')
    return result[0]


# ---- encodings of one byte

class _Charmap:
    def __init__(self, number):
        codes = memoryview(_data('charmaps', 512 * number, 512)).cast('H')
        self.table = ''.join(map(chr, codes))
        self.bytes = None

    def encode(self, string):
        if self.bytes is None:
            self.bytes = {ord(c): byte for byte, c in enumerate(self.table) if c != '\ufffe'}
        return _charmap_piece(string, self.bytes)

    def decode(self, data):
        return _charmap_text(data, self.table)


def _charmap_piece(string, mapping):
    result = bytearray()
    for place, c in enumerate(string):
        value = mapping.get(ord(c))
        if value is None:
            end = place + 1
            while end < len(string) and mapping.get(ord(string[end])) is None:
                end += 1
            raise UnicodeEncodeError('charmap', string, place, end, 'character maps to <undefined>')
        if isinstance(value, int):
            result.append(value)
        elif isinstance(value, bytes):
            result += value
        else:
            raise TypeError(f'character mapping must return integer, bytes or None, not {type(value).__name__}')
    return bytes(result)


def _charmap_text(data, table):
    result = []
    for place, byte in enumerate(data):
        try:
            value = table[byte]
        except (IndexError, KeyError):
            value = None
        if isinstance(value, int):
            value = chr(value)
        if value is None or value == '\ufffe':
            raise UnicodeDecodeError('charmap', bytes(data), place, place + 1, 'character maps to <undefined>')
        result.append(value)
    return ''.join(result)


# ---- encodings of one to four bytes

class _Multibyte:
    def __init__(self, name):
        self.name = name
        for line in _data('multibyte', 0, -1).decode().split('\n'):
            words = line.split(' ')
            if words[0] == name:
                break
        pairs = bytearray(_data('pairs_' + words[1], 0, -1))
        grid = memoryview(pairs).cast('H')
        self.singles, self.bytes = {}, {}
        for byte in range(0x80):
            self.singles[byte] = chr(byte)
            self.bytes[chr(byte)] = bytes((byte,))
        chosen = []
        for word in words[2:]:
            key, equals, code = word.partition('=')
            if not equals:
                chosen.append(word.partition('>'))
                continue
            code = int(code, 16)
            if '*' not in key:
                self.singles[int(key, 16)] = chr(code)
                self.bytes[chr(code)] = bytes.fromhex(key)
                continue
            key, _, count = key.partition('*')
            at = self.index(*bytes.fromhex(key))
            for number in range(int(count, 16)):
                grid[at + number] = code + number if code else 0
        for code, _, data in chosen:
            self.bytes[chr(int(code, 16))] = bytes.fromhex(data) or None
        self.grid, self.pairs = grid, pairs
        self.third = _data('pairs_jisx0212', 0, -1) if name == 'euc_jp' else None
        self.runs = None

    def index(self, lead, trail):
        return (lead - 0x81) * 191 + trail - 0x40

    def error(self, data, place, incomplete):
        end, reason = (len(data), 'incomplete') if incomplete else (place + 1, 'illegal')
        raise UnicodeDecodeError(self.name, bytes(data), place, end, reason + ' multibyte sequence')

    def decode(self, data):
        result = []
        place, length = 0, len(data)
        singles, grid = self.singles, self.grid
        while place < length:
            lead = data[place]
            c = singles.get(lead)
            if c is not None:
                place += 1
            else:
                if place + 1 == length:
                    self.error(data, place, True)
                trail = data[place + 1]
                code = grid[(lead - 0x81) * 191 + trail - 0x40] if 0x81 <= lead < 0xff and 0x40 <= trail < 0xff else 0
                size = 2
                if not code and self.name == 'gb18030' and 0x30 <= trail <= 0x39:
                    size, code = 4, self.four(data, place)
                elif not code and self.third is not None and lead == 0x8f:
                    size, code = 3, self.three(data, place)
                if not code:
                    self.error(data, place, False)
                c = chr(code)
                place += size
            result.append(c)
        return ''.join(result)

    def three(self, data, place):
        if place + 3 > len(data):
            self.error(data, place, True)
        lead, trail = data[place + 1], data[place + 2]
        if not (0xa1 <= lead < 0xff and 0xa1 <= trail < 0xff):
            return 0
        at = ((lead - 0xa1) * 94 + trail - 0xa1) * 2
        return self.third[at] | self.third[at + 1] << 8

    def load_runs(self):
        """(first character, its number); a number of None: these have two bytes."""
        lines = [line.split(' ') for line in _data('gb18030', 0, -1).decode().split('\n')]
        self.runs = [(int(code, 16), None if number == '-' else int(number, 16)) for code, number in lines]

    def four(self, data, place):
        if place + 4 > len(data):
            self.error(data, place, True)
        a, b, c, d = data[place:place + 4]
        if not (0x81 <= a < 0xff and 0x81 <= c < 0xff and 0x30 <= d <= 0x39):
            return 0
        number = ((a - 0x81) * 10 + b - 0x30) * 1260 + (c - 0x81) * 10 + d - 0x30
        if number >= 189000:
            return number - 189000 + 0x10000 if number < 189000 + 0x100000 else 0
        if self.runs is None:
            self.load_runs()
        for at, (code, first) in enumerate(self.runs):
            end = self.runs[at + 1][0] if at + 1 < len(self.runs) else 0x10000
            if first is not None and first <= number < first + end - code:
                return code + number - first
        return 0

    def four_of(self, code):
        if code >= 0x10000:
            number = code - 0x10000 + 189000
        else:
            if self.runs is None:
                self.load_runs()
            first, number = max(run for run in self.runs if run[0] <= code) if code >= 0x80 else (0, None)
            if number is None:
                return None
            number += code - first
        number, d = divmod(number, 10)
        number, c = divmod(number, 126)
        a, b = divmod(number, 10)
        return bytes((a + 0x81, b + 0x30, c + 0x81, d + 0x30))

    def find(self, c):
        code = ord(c)
        if code < 0x10000:
            low, high = code & 255, code >> 8
            wanted = bytes((low, high))
            at = self.pairs.find(wanted)
            while at >= 0 and at & 1:
                at = self.pairs.find(wanted, at + 1)
            if at >= 0 and code:
                lead, trail = divmod(at // 2, 191)
                return bytes((lead + 0x81, trail + 0x40))
            if self.third is not None:
                at = self.third.find(wanted)
                while at >= 0 and at & 1:
                    at = self.third.find(wanted, at + 1)
                if at >= 0 and code:
                    lead, trail = divmod(at // 2, 94)
                    return bytes((0x8f, lead + 0xa1, trail + 0xa1))
        return self.four_of(code) if self.name == 'gb18030' and not 0xd800 <= code < 0xe000 else None

    def encode(self, string):
        known = self.bytes
        parts = []
        for place, c in enumerate(string):
            data = known.get(c)
            if data is None:
                if c not in known:
                    data = known[c] = self.find(c)
                if data is None:
                    raise UnicodeEncodeError(self.name, string, place, place + 1, 'illegal multibyte sequence')
            parts.append(data)
        return b''.join(parts)


# ---- names in the internet (RFC 3492, RFC 3490), and UTF-7

def _punycode_rate(delta, is_first, count):
    delta = (delta // 700 if is_first else delta // 2)
    delta += delta // count
    k = 0
    while delta > 455:
        delta //= 35
        k += 36
    return k + 36 * delta // (delta + 38)


_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789'


def _punycode_number(delta, bias):
    result = ''
    k = 36
    while True:
        limit = min(max(k - bias, 1), 26)
        if delta < limit:
            return result + _DIGITS[delta]
        delta, digit = divmod(delta - limit, 36 - limit)
        result += _DIGITS[limit + digit]
        k += 36


def _punycode_encode(string):
    plain = ''.join([c for c in string if c < '\x80'])
    result = plain + '-' if plain else ''
    done, code, delta, bias = len(plain), 128, 0, 72
    while done < len(string):
        least = min([ord(c) for c in string if ord(c) >= code])
        delta += (least - code) * (done + 1)
        code = least
        for c in string:
            if ord(c) < code:
                delta += 1
            elif ord(c) == code:
                result += _punycode_number(delta, bias)
                bias = _punycode_rate(delta, done == len(plain), done + 1)
                delta = 0
                done += 1
        delta += 1
        code += 1
    return result.encode('ascii')


def _punycode_decode(data):
    text = bytes(data).decode('ascii')
    plain, dash, rest = text.rpartition('-')
    result = list(plain)
    code, at, bias = 128, 0, 72
    place = 0
    while place < len(rest):
        before, weight, k = at, 1, 36
        while True:
            if place == len(rest):
                raise UnicodeError('incomplete punicode string')
            digit = _DIGITS.find(rest[place].lower())
            if digit < 0:
                raise UnicodeError("Invalid extended code point '%s'" % rest[place])
            place += 1
            at += digit * weight
            limit = min(max(k - bias, 1), 26)
            if digit < limit:
                break
            weight *= 36 - limit
            k += 36
        bias = _punycode_rate(at - before, before == 0, len(result) + 1)
        more, at = divmod(at, len(result) + 1)
        code += more
        result.insert(at, chr(code))
        at += 1
    return ''.join(result)


def _idna_label(label):
    if not label.isascii():
        from unicodedata import normalize
        label = normalize('NFKC', label.casefold())
    if label.isascii():
        result = label.encode('ascii')
    else:
        result = b'xn--' + _punycode_encode(label)
    if not 0 < len(result) < 64:
        raise UnicodeError('label empty or too long')
    return result


def _idna_encode(string):
    if not string:
        return b''
    for dot in '\u3002\uff0e\uff61':
        string = string.replace(dot, '.')
    labels = string.split('.')
    last = labels.pop() if labels[-1] == '' else None
    return b'.'.join(map(_idna_label, labels)) + (b'.' if last is not None else b'')


def _idna_decode(data):
    return '.'.join([_punycode_decode(label[4:]) if label[:4].lower() == b'xn--' else label.decode('ascii')
                     for label in bytes(data).split(b'.')])


_DIRECT = frozenset(map(ord, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\'(),-./:? \t\r\n'
                             '!"#$%&*;<=>@[]^_`{|}'))
_LETTERS64 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'


def _utf_7_encode(string):
    result = bytearray()
    run = ''

    def end(follows):
        if run:
            from binascii import b2a_base64
            result.extend(b'+' + b2a_base64(run.encode('utf-16-be', 'surrogatepass'), newline=False).rstrip(b'='))
            if follows is None or follows in _LETTERS64 or follows == 0x2d:
                result.append(0x2d)

    for c in string:
        if ord(c) in _DIRECT or c == '+' and not run:
            end(ord(c))
            run = ''
            result.extend(b'+-' if c == '+' else c.encode())
        else:
            run += c
    end(None)
    return bytes(result)


def _utf_7_decode(data):
    from binascii import a2b_base64
    parts = []
    place, data = 0, bytes(data)
    while place < len(data):
        if data[place] != 0x2b:
            if data[place] >= 0x80:
                raise UnicodeDecodeError('utf7', data, place, place + 1, 'unexpected special character')
            parts.append(chr(data[place]))
            place += 1
            continue
        end = place + 1
        while end < len(data) and data[end] in _LETTERS64:
            end += 1
        if end == len(data) and end == place + 1:
            raise UnicodeDecodeError('utf7', data, place, end, 'unterminated shift sequence')
        run = data[place + 1:end]
        if run:
            units = a2b_base64(run + b'A' * (-len(run) % 4)) if len(run) % 4 else a2b_base64(run)
            units = units[:len(run) * 6 // 16 * 2]
            parts.append(units.decode('utf-16-be', 'surrogatepass'))
        elif data[end:end + 1] == b'-':
            parts.append('+')
        else:
            raise UnicodeDecodeError('utf7', data, place, end + 1, 'ill-formed sequence')
        place = end + (data[end:end + 1] == b'-')
    return ''.join(parts)


# ---- what is no text

def _rot_13(string):
    low = 'abcdefghijklmnopqrstuvwxyz'
    high = low.upper()
    return string.translate(str.maketrans(low + high, low[13:] + low[:13] + high[13:] + high[:13]))


def _buffer(data):
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


def _hex_decode(data):
    from binascii import unhexlify
    return unhexlify(_buffer(data))


def _base64_encode(data):
    from base64 import encodebytes
    return encodebytes(_buffer(data))


def _base64_decode(data):
    from base64 import decodebytes
    return decodebytes(_buffer(data))


_OTHERS = {'rot_13': (_rot_13, _rot_13), 'hex_codec': (lambda data: _buffer(data).hex().encode(), _hex_decode),
           'base64_codec': (_base64_encode, _base64_decode)}
_TEXTS = {'punycode': (_punycode_encode, _punycode_decode), 'idna': (_idna_encode, _idna_decode),
          'utf_7': (_utf_7_encode, _utf_7_decode)}


# ---- finding a codec

class CodecInfo(tuple):
    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        self.streamwriter, self.streamreader = streamwriter, streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return f'<{type(self).__module__}.{type(self).__qualname__} object for encoding {self.name} at {id(self):#x}>'


_names_table = None


def _modules():
    """The module of each name and alias, and the name that each module's codec has."""
    global _names_table
    if _names_table is None:
        found, shown = {}, {}
        for line in _data('codec_names', 0, -1).decode().split('\n'):
            module, name, *aliases = line.split(' ')
            shown[module] = name
            for alias in [module, name.replace('-', '_')] + aliases:
                found[_plain(alias)] = module
        _names_table = found, shown
    return _names_table


def _functions(module):
    if module in _BUILT_IN:
        return (lambda string, errors: string.encode(module, errors),
                lambda data, errors: bytes(data).decode(module, errors))
    if module in _OTHERS:
        encoder, decoder = _OTHERS[module]
        return lambda string, errors: encoder(string), lambda data, errors: decoder(data)
    if module in _TEXTS:
        encoder, decoder = _TEXTS[module]
    else:
        charmaps = _data('charmap_names', 0, -1).decode().split(' ')
        codec = _Charmap(charmaps.index(module)) if module in charmaps else _Multibyte(module)
        encoder, decoder = codec.encode, codec.decode
    return (lambda string, errors: _encode_pieces(string, errors, encoder),
            lambda data, errors: _decode_pieces(bytes(data), errors, decoder))


def _own(encoding):
    """The library's codec of that name; None."""
    found, shown = _modules()
    module = found.get(_plain(encoding))
    if module is None:
        return None
    encoder, decoder = _functions(module)

    def encode(input, errors='strict'):
        return encoder(input, 'strict' if errors is None else errors), len(input)

    def decode(input, errors='strict'):
        return decoder(input, 'strict' if errors is None else errors), len(input)

    body = {'_module': module, '_name': shown[module], 'encode_all': staticmethod(encode),
            'decode_all': staticmethod(decode)}
    methods = {'encode': staticmethod(encode), 'decode': staticmethod(decode)}
    return CodecInfo(encode, decode, type('StreamReader', (StreamReader,), methods),
                     type('StreamWriter', (StreamWriter,), methods),
                     type('IncrementalEncoder', (_OwnEncoder,), body), type('IncrementalDecoder', (_OwnDecoder,), body),
                     shown[module], _is_text_encoding=module not in _OTHERS)


_search, _found = [], {}


def register(search_function, /):
    if not callable(search_function):
        raise TypeError('argument must be callable')
    _search.append(search_function)


def unregister(search_function, /):
    if search_function in _search:
        _search.remove(search_function)
        _found.clear()


def lookup(encoding, /):
    if not isinstance(encoding, str):
        raise TypeError(f'lookup() argument must be str, not {type(encoding).__name__}')
    key = encoding.lower().replace(' ', '_')
    info = _found.get(key)
    if info is not None:
        return info
    info = _own(key)
    for function in _search:
        if info is not None:
            break
        info = function(key.replace('-', '_'))
        if info is not None and not (isinstance(info, tuple) and len(info) == 4):
            raise TypeError('codec search functions must return 4-tuples')
    if info is None:
        raise LookupError('unknown encoding: ' + encoding)
    _found[key] = info
    return info


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def _called(function, doing, encoding, *arguments):
    """What the codec's function gives; an error that has but a text says whose it is."""
    try:
        return function(*arguments)
    except (UnicodeError, OSError, ImportError, SyntaxError, StopIteration):
        raise
    except Exception as error:
        if len(error.args) > 1 or error.args and not isinstance(error.args[0], str):
            raise
        explained = type(error)(f"{doing} with '{encoding}' codec failed ({type(error).__name__}: {error})")
        raise explained from error


def encode(obj, encoding='utf-8', errors='strict'):
    return _called(lookup(encoding).encode, 'encoding', encoding, obj, errors)[0]


def decode(obj, encoding='utf-8', errors='strict'):
    return _called(lookup(encoding).decode, 'decoding', encoding, obj, errors)[0]


# ---- piece by piece

class Codec:
    def encode(self, input, errors='strict'):
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        raise NotImplementedError


class IncrementalEncoder:
    def __init__(self, errors='strict'):
        self.errors, self.buffer = errors, ''

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class IncrementalDecoder:
    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b'', 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    def __init__(self, errors='strict'):
        super().__init__(errors)
        self.buffer = b''

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = b''

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class _OwnEncoder(IncrementalEncoder):
    def __init__(self, errors='strict'):
        super().__init__(errors)
        self._begun = False

    def encode(self, input, final=False):
        if self._begun and self._module in _MARKED:
            return input.encode(_MARKED[self._module][1], self.errors)
        self._begun = True
        return self.encode_all(input, self.errors)[0]

    def reset(self):
        self._begun = False


def _complete(data, decode):
    """How many of the bytes can be decoded now: all but a character's beginning at their end."""
    place = 0
    while True:
        try:
            decode(data[place:], 'strict')
            return len(data)
        except UnicodeDecodeError as error:
            if place + error.end == len(data) and error.reason in _INCOMPLETE:
                return place + error.start
            place += error.end


class _OwnDecoder(BufferedIncrementalDecoder):
    def __init__(self, errors='strict'):
        super().__init__(errors)
        self._decode = None

    def _buffer_decode(self, data, errors, final):
        if self._module not in _MARKED:
            decode = self.decode_all
        elif self._decode is None:
            width, little, big = _MARKED[self._module]
            if len(data) < width and not final:
                if self._module != 'utf_8_sig' or BOM_UTF8.startswith(data):
                    return '', 0
            is_big = data[:width] in (BOM_UTF16_BE, BOM_UTF32_BE)
            marked = data[:width] in (BOM_UTF8, BOM_UTF16, BOM_UTF32) or is_big
            self._decode = decode = lookup(big if is_big else little).decode
            if marked:
                result, consumed = self._buffer_decode(data[width:], errors, final)
                return result, consumed + width
        else:
            decode = self._decode
        end = len(data) if final else _complete(data, decode)
        return decode(data[:end], errors)[0], end

    def reset(self):
        super().reset()
        self._decode = None


def iterencode(iterator, encoding, errors='strict', **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode('', True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b'', True)
    if output:
        yield output


class StreamWriter(Codec):
    def __init__(self, stream, errors='strict'):
        self.stream, self.errors = stream, errors

    def write(self, object):
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        self.write(''.join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReader(Codec):
    """Text of a stream of bytes, which is read as a whole when it is first asked for."""

    def __init__(self, stream, errors='strict'):
        self.stream, self.errors, self._text = stream, errors, ''

    def _fill(self):
        data = self.stream.read()
        if data:
            self._text += self.decode(data, self.errors)[0]

    def _take(self, count):
        text, self._text = self._text[:count], self._text[count:]
        return text

    def read(self, size=-1, chars=-1, firstline=False):
        self._fill()
        count = chars if chars >= 0 else size
        return self._take(len(self._text) if count < 0 else count)

    def readline(self, size=None, keepends=True):
        self._fill()
        lines = self._text.splitlines(True)
        line = self._take(len(lines[0])) if lines else ''
        return line if keepends else line.rstrip('\r\n')

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self._text = ''

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReaderWriter:
    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream, self.errors = stream, errors
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None):
        return self.reader.readline(size)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    if encoding is not None and 'b' not in mode:
        mode += 'b'
    file = _builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        result = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        result.encoding = encoding
        return result
    except BaseException:
        file.close()
        raise


# ---- functions of single codecs

def _of(module):
    def encoder(str, errors=None, /):
        return str.encode(module, 'strict' if errors is None else errors), len(str)

    def decoder(data, errors=None, final=False, /):
        if isinstance(data, str):
            data = data.encode()
        data = bytes(data)
        decode = lookup(module).decode
        end = len(data) if final or module not in _PARTIAL else _complete(data, decode)
        return decode(data[:end], 'strict' if errors is None else errors)[0], end

    encoder.__name__ = encoder.__qualname__ = module + '_encode'
    decoder.__name__ = decoder.__qualname__ = module + '_decode'
    return encoder, decoder


_PARTIAL = ('utf_8', 'utf_16', 'utf_16_le', 'utf_16_be', 'utf_32', 'utf_32_le', 'utf_32_be')
for _module in _BUILT_IN + ('utf_7',):
    if _module != 'utf_8_sig':
        globals()[_module + '_encode'], globals()[_module + '_decode'] = _of(_module)
del _module


def escape_encode(data, errors=None, /):
    return repr(bytes(data))[2:-1].replace('"', '"').encode(), len(data)


def escape_decode(data, errors=None, /):
    text = data if isinstance(data, str) else bytes(data).decode('latin-1')
    return text.encode('latin-1').decode('unicode_escape').encode('latin-1'), len(data)


def charmap_encode(str, errors=None, mapping=None, /):
    if mapping is None:
        return str.encode('latin-1', errors or 'strict'), len(str)
    return _encode_pieces(str, errors or 'strict', lambda text: _charmap_piece(text, mapping)), len(str)


def charmap_decode(data, errors=None, mapping=None, /):
    if mapping is None:
        return bytes(data).decode('latin-1'), len(data)
    return _decode_pieces(bytes(data), errors or 'strict', lambda rest: _charmap_text(rest, mapping)), len(data)


def charmap_build(map, /):
    return {ord(c): byte for byte, c in enumerate(map) if c != '\ufffe'}


def make_identity_dict(rng):
    return {number: number for number in rng}


def make_encoding_map(decoding_map):
    result = {}
    for key, value in decoding_map.items():
        result[value] = None if value in result else key
    return result
