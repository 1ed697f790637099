"""Encodings, and how text in them is sent."""

__all__ = ['Charset', 'add_alias', 'add_charset', 'add_codec']

QP, BASE64, SHORTEST = 1, 2, 3
RFC2047_CHROME_LEN = 7
DEFAULT_CHARSET = 'us-ascii'
UNKNOWN8BIT = 'unknown-8bit'

CHARSETS = {'us-ascii': (None, None, None), 'utf-8': (SHORTEST, BASE64, 'utf-8'), 'ascii': (None, None, None)}
CHARSETS.update({'iso-8859-%d' % number: (QP, QP, None) for number in (1, 2, 3, 4, 9, 10, 13, 14, 15, 16)})
CHARSETS.update({'windows-1252': (QP, QP, None), 'big5': (BASE64, BASE64, None), 'gb2312': (BASE64, BASE64, None),
                 'shift_jis': (BASE64, None, 'iso-2022-jp'), 'iso-2022-jp': (BASE64, None, None),
                 'koi8-r': (BASE64, BASE64, None)})
ALIASES = {'latin_1': 'iso-8859-1', 'latin-1': 'iso-8859-1', 'ascii': 'us-ascii', 'utf8': 'utf-8'}
CODEC_MAP = {'us-ascii': None}


def add_charset(charset, header_enc=None, body_enc=None, output_charset=None):
    if body_enc == SHORTEST:
        raise ValueError('SHORTEST not allowed for body_enc')
    CHARSETS[charset] = header_enc, body_enc, output_charset


def add_alias(alias, canonical):
    ALIASES[alias] = canonical


def add_codec(charset, codecname):
    CODEC_MAP[charset] = codecname


class Charset:
    def __init__(self, input_charset=DEFAULT_CHARSET):
        from email import errors
        try:
            if isinstance(input_charset, str):
                input_charset.encode('ascii')
            else:
                input_charset = str(input_charset, 'ascii')
        except UnicodeError:
            raise errors.CharsetError(input_charset) from None
        input_charset = input_charset.lower()
        self.input_charset = ALIASES.get(input_charset, input_charset)
        head, body, output = CHARSETS.get(self.input_charset, (SHORTEST, BASE64, None))
        self.header_encoding = head
        self.body_encoding = body
        self.output_charset = output or self.input_charset
        self.input_codec = CODEC_MAP.get(self.input_charset, self.input_charset)
        self.output_codec = CODEC_MAP.get(self.output_charset, self.output_charset)

    def __repr__(self):
        return self.input_charset.lower()

    __str__ = __repr__

    def __eq__(self, other):
        return str(self) == str(other).lower()

    def get_body_encoding(self):
        assert self.body_encoding != SHORTEST
        if self.body_encoding == QP:
            return 'quoted-printable'
        if self.body_encoding == BASE64:
            return 'base64'
        from email.encoders import encode_7or8bit
        return encode_7or8bit

    def get_output_charset(self):
        return self.output_charset or self.input_charset

    def header_encode(self, string):
        data = string.encode(self.output_codec or 'us-ascii')
        return _encoded_word(data, self.get_output_charset(), self.header_encoding)

    def body_encode(self, string):
        if not string:
            return string
        if self.body_encoding == BASE64:
            import base64
            data = string.encode(self.output_codec or 'ascii') if isinstance(string, str) else string
            return base64.encodebytes(data).decode('ascii')
        if self.body_encoding == QP:
            from email.quoprimime import body_encode
            if isinstance(string, str):
                string = string.encode(self.output_codec or 'ascii')
            return body_encode(string.decode('latin1'))
        if isinstance(string, str):
            string = string.encode(self.output_charset).decode('ascii')
        return string


_plain = b'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-!*+/'


def _quoted(data):
    return ''.join('_' if byte == 32 else chr(byte) if byte in _plain else '=%02X' % byte for byte in data)


def _encoded_word(data, charset, how):
    """=?charset?how?text?=, in the shorter way where either will do."""
    import base64
    quoted = _quoted(data)
    if how == BASE64 or how == SHORTEST and -(-len(data) // 3) * 4 < len(quoted):
        return '=?%s?b?%s?=' % (charset, base64.b64encode(data).decode('ascii'))
    if how is None:
        return data.decode('ascii')
    return '=?%s?q?%s?=' % (charset, quoted)


def _readable_word(text):
    """The same in UTF-8, where what can be read may be a little longer."""
    data = text.encode()
    return _encoded_word(data, 'utf-8', QP if len(_quoted(data)) - -(-len(data) // 3) * 4 < 5 else BASE64)
