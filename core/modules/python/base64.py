"""Bytes as text of 64, 32, 16 or 85 letters."""

import binascii

__all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
           'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode', 'b85encode', 'b85decode', 'a85encode', 'a85decode',
           'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode']


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError('argument should be a bytes-like object or ASCII string, not %r' % s.__class__.__name__) from None


def b64encode(s, altchars=None):
    text = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return text
    assert len(altchars) == 2, repr(altchars)
    return text.translate(bytes.maketrans(b'+/', altchars))


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    return b64decode(s, b'-_')


def encodebytes(s):
    s = memoryview(s).tobytes()
    return b''.join([binascii.b2a_base64(s[at:at + 57]) for at in range(0, len(s), 57)])


def decodebytes(s):
    return binascii.a2b_base64(memoryview(s).tobytes())


def encode(input, output):
    while piece := input.read(57):
        output.write(binascii.b2a_base64(piece))


def decode(input, output):
    for line in input:
        output.write(binascii.a2b_base64(line))


_base32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_base32_hex = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'


def _encode32(letters, s):
    s = _bytes(s)
    left = len(s) % 5
    if left:
        s += bytes(5 - left)
    text = bytearray()
    for at in range(0, len(s), 5):
        number = int.from_bytes(s[at:at + 5], 'big')
        text += bytes([letters[number >> shift & 31] for shift in range(35, -1, -5)])
    if left:
        pads = {1: 6, 2: 4, 3: 3, 4: 1}[left]
        text[-pads:] = b'=' * pads
    return bytes(text)


def _decode32(letters, s, casefold, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        s = s.translate(bytes.maketrans(b'01', b'O' + _bytes(map01)))
    if casefold:
        s = s.upper()
    whole = len(s)
    s = s.rstrip(b'=')
    pads = whole - len(s)
    if pads not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    number = 0
    for letter in s:
        value = letters.find(letter)
        if value < 0:
            raise binascii.Error('Non-base32 digit found')
        number = number << 5 | value
    number <<= 5 * pads
    data = number.to_bytes(whole * 5 // 8, 'big')
    return data[:len(data) - (0, 1, 0, 2, 3, 0, 4)[pads]] if pads else data


def b32encode(s):
    return _encode32(_base32, s)


def b32decode(s, casefold=False, map01=None):
    return _decode32(_base32, s, casefold, map01)


def b32hexencode(s):
    return _encode32(_base32_hex, s)


def b32hexdecode(s, casefold=False):
    return _decode32(_base32_hex, s, casefold)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if s.strip(b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


_base85 = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'


def _encode85(b, letters, pad, fold_zero, fold_spaces=False):
    b = _bytes(b)
    pads = -len(b) % 4
    b += bytes(pads)
    pieces = []
    for at in range(0, len(b), 4):
        number = int.from_bytes(b[at:at + 4], 'big')
        if fold_zero and number == 0 and not (pads and at + 4 == len(b) and not pad):
            pieces.append(b'z')
            continue
        if fold_spaces and number == 0x20202020:
            pieces.append(b'y')
            continue
        digits = []
        for _ in range(5):
            number, digit = divmod(number, 85)
            digits.append(letters[digit])
        pieces.append(bytes(reversed(digits)))
    if pads and not pad:
        pieces[-1] = pieces[-1][:-pads]
    return b''.join(pieces)


def _decode85(text, letters):
    values = {letter: value for value, letter in enumerate(letters)}
    pads = -len(text) % 5
    text += letters[-1:] * pads
    data = bytearray()
    for at in range(0, len(text), 5):
        number = 0
        for index, letter in enumerate(text[at:at + 5]):
            if letter not in values:
                raise ValueError('bad base85 character at position %d' % (at + index))
            number = number * 85 + values[letter]
        if number >> 32:
            raise ValueError('base85 overflow in hunk starting at byte %d' % at)
        data += number.to_bytes(4, 'big')
    return bytes(data[:len(data) - pads] if pads else data)


def b85encode(b, pad=False):
    return _encode85(b, _base85, pad, False)


def b85decode(b):
    return _decode85(_bytes(b), _base85)


_ascii85 = bytes(range(33, 118))


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    text = _encode85(b, _ascii85, pad, True, foldspaces)
    if adobe:
        text = b'<~' + text
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [text[at:at + wrapcol] for at in range(0, len(text), wrapcol)]
        if adobe and (not lines or len(lines[-1]) + 2 > wrapcol):
            lines.append(b'')
        text = b'\n'.join(lines)
    return text + b'~>' if adobe else text


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    text = _bytes(b)
    if adobe:
        if not text.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        text = text[2 if text.startswith(b'<~') else 0:-2]
    data = bytearray()
    digits = []
    for letter in text + b'u' * 4:
        if 33 <= letter <= 117:
            digits.append(letter - 33)
            if len(digits) == 5:
                number = 0
                for digit in digits:
                    number = number * 85 + digit
                if number >> 32:
                    raise ValueError('Ascii85 overflow')
                data += number.to_bytes(4, 'big')
                digits.clear()
        elif letter == 122:
            if digits:
                raise ValueError('z inside Ascii85 5-tuple')
            data += bytes(4)
        elif foldspaces and letter == 121:
            if digits:
                raise ValueError('y inside Ascii85 5-tuple')
            data += b'    '
        elif letter not in ignorechars:
            raise ValueError('Non-Ascii85 digit found: %c' % letter)
    pads = 4 - len(digits)  # of the four behind the text, so many were needed
    return bytes(data[:-pads]) if pads else bytes(data)