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
