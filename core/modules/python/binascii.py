"""Bytes as text: hexadecimal, base 64; and checksums."""

import _digest

__tracebackhide__ = True


class Error(ValueError):
    __module__ = 'binascii'


class Incomplete(Exception):
    __module__ = 'binascii'


_alphabet = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_values = {letter: value for value, letter in enumerate(_alphabet)}


def _bytes(data):
    if isinstance(data, str):
        try:
            return data.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError("argument should be bytes, buffer or ASCII string, not '%s'" % type(data).__name__) from None


def _buffer(data):
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError("a bytes-like object is required, not '%s'" % type(data).__name__) from None


def hexlify(data, sep=None, bytes_per_sep=1):
    data = _buffer(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


b2a_hex = hexlify


def unhexlify(hexstr, /):
    text = _bytes(hexstr)
    if len(text) % 2:
        raise Error('Odd-length string')
    try:
        if text.strip() != text or any(blank in text for blank in b' \t\n\r\v\f'):
            raise ValueError
        return bytes.fromhex(text.decode('ascii'))
    except ValueError:
        raise Error('Non-hexadecimal digit found') from None


a2b_hex = unhexlify


def b2a_base64(data, /, *, newline=True):
    data = _buffer(data)
    result = bytearray()
    for at in range(0, len(data) - 2, 3):
        number = data[at] << 16 | data[at + 1] << 8 | data[at + 2]
        result += bytes((_alphabet[number >> 18], _alphabet[number >> 12 & 63], _alphabet[number >> 6 & 63],
                         _alphabet[number & 63]))
    left = len(data) % 3
    if left == 1:
        number = data[-1] << 4
        result += bytes((_alphabet[number >> 6], _alphabet[number & 63], 61, 61))
    elif left == 2:
        number = data[-2] << 10 | data[-1] << 2
        result += bytes((_alphabet[number >> 12], _alphabet[number >> 6 & 63], _alphabet[number & 63], 61))
    return bytes(result) + (b'\n' if newline else b'')


def a2b_base64(data, /, *, strict_mode=False):
    data = _bytes(data)
    result = bytearray()
    number = count = pads = 0
    for at, letter in enumerate(data):
        if letter == 61:
            if strict_mode and (count < 2 if not pads else False):
                raise Error('Leading padding not allowed' if not result and not count else
                            'Discontinuous padding not allowed')
            if count >= 2:
                pads += 1
                if count + pads >= 4:
                    if strict_mode and at + 1 < len(data):
                        raise Error('Excess data after padding')
                    return bytes(result)
            continue
        value = _values.get(letter)
        if value is None:
            if strict_mode:
                raise Error('Only base64 data is allowed')
            continue
        if pads and strict_mode:
            raise Error('Discontinuous padding not allowed')
        pads = 0
        if count == 0:
            number = value
        else:
            number = number << 6 | value
            result.append(number >> (6 - 2 * count) & 255)
        count = (count + 1) % 4
    if count == 1:
        raise Error('Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4'
                    % (len(result) // 3 * 4 + 1))
    if count:
        raise Error('Incorrect padding')
    return bytes(result)


def crc32(data, value=0, /):
    return _digest.crc32(_buffer(data), value & 0xffffffff)


def crc_hqx(data, crc, /):
    crc &= 0xffff
    for byte in _buffer(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xffff
    return crc


from _types import _as_builtin
for _each in (
        'a2b_base64', 'a2b_hex', 'b2a_base64', 'b2a_hex', 'crc32', 'crc_hqx', 'hexlify', 'unhexlify'):
    globals()[_each] = _as_builtin(globals()[_each])
del _as_builtin, _each


def a2b_qp(data, header=False):
    data = data.encode('ascii') if isinstance(data, str) else bytes(data)
    result = bytearray()
    at, size = 0, len(data)
    while at < size:
        byte = data[at]
        at += 1
        if byte != 61:
            result.append(32 if header and byte == 95 else byte)
            continue
        if at >= size:
            break
        if data[at] in b'\r\n':
            if data[at] != 10:
                at = data.find(b'\n', at)
                if at < 0:
                    break
            at += 1
        elif data[at] == 61:
            result.append(61)
            at += 1
        else:
            pair = data[at:at + 2]
            try:
                result.append(int(pair, 16) if len(pair) == 2 and pair.isalnum() else int('?'))
                at += 2
            except ValueError:
                result.append(61)
    return bytes(result)


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    data = bytes(data)
    ending = b'\r\n' if 0 < data.find(b'\r\n') == data.find(b'\n') - 1 or data.startswith(b'\r\n') else b'\n'
    result = bytearray()
    width = 0
    size = len(data)
    at = 0
    while at < size:
        byte = data[at]
        following = data[at + 1] if at + 1 < size else -1
        is_line_end = byte == 10 or byte == 13 and following == 10
        if istext and is_line_end:
            if result and result[-1] in b' \t':
                result[-1:] = b'=%02X' % result[-1]
            result += ending
            width = 0
            at += 2 if byte == 13 else 1
            continue
        quoted = (byte > 126 or byte == 61 or header and byte == 95 or byte == 46 and width == 0 and following in (-1, 10, 13, 0)
                  or byte in b'\r\n' or byte in b'\t ' and at + 1 == size or byte < 33 and byte not in b'\t \r\n'
                  or byte < 33 and (quotetabs or not quotetabs and not (byte == 9 or byte == 32)))
        need = 3 if quoted else 1
        at_line_end = following == 10 or following == 13 and at + 2 < size and data[at + 2] == 10
        if width + need >= 76 and not (not quoted and at_line_end and width + 1 < 77 and width + need < 77 and width + need == 76):
            result += b'=' + ending
            width = 0
        if quoted:
            result += b'=%02X' % byte
        else:
            result.append(95 if header and byte == 32 else byte)
        width += need
        at += 1
    return bytes(result)


def b2a_uu(data, /, *, backtick=False):
    data = bytes(data)
    if len(data) > 45:
        raise Error('At most 45 bytes at once')
    zero = 96 if backtick else 32
    result = bytearray([len(data) + 32 if data else zero])
    for at in range(0, len(data), 3):
        value = int.from_bytes(data[at:at + 3].ljust(3, b'\0'), 'big')
        result += bytes((value >> shift & 63) + 32 if value >> shift & 63 else zero for shift in (18, 12, 6, 0))
    return bytes(result) + b'\n'


def a2b_uu(data, /):
    data = data.encode('ascii') if isinstance(data, str) else bytes(data)
    if not data:
        return b'\0' * 32
    size = data[0] - 32 & 63
    values = []
    for byte in data[1:].rstrip(b'\r\n'):
        if not 32 <= byte <= 96:
            raise Error('Illegal char')
        values.append(byte - 32 & 63)
    wanted = -(-size // 3) * 4
    if any(values[wanted + 1:]):
        raise Error('Trailing garbage')
    values = (values + [0] * wanted)[:wanted]
    result = bytearray()
    for at in range(0, wanted, 4):
        a, b, c, d = values[at:at + 4]
        result += (a << 18 | b << 12 | c << 6 | d).to_bytes(3, 'big')
    return bytes(result[:size])
