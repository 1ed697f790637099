"""Text of bytes, 64 letters."""

import base64

__all__ = ['body_decode', 'body_encode', 'decode', 'decodestring', 'header_encode', 'header_length']


def header_length(bytearray):
    return -(-len(bytearray) // 3) * 4


def header_encode(header_bytes, charset='iso-8859-1'):
    if not header_bytes:
        return ''
    if isinstance(header_bytes, str):
        header_bytes = header_bytes.encode(charset)
    return '=?%s?b?%s?=' % (charset, base64.b64encode(header_bytes).decode('ascii'))


def body_encode(s, maxlinelen=76, eol='\n'):
    text = base64.b64encode(s).decode('ascii')
    width = maxlinelen // 4 * 4
    return ''.join(text[at:at + width] + eol for at in range(0, len(text), width))


def decode(string):
    if isinstance(string, str):
        string = string.encode('raw-unicode-escape')
    return base64.b64decode(string) if string else bytes()


body_decode = decodestring = decode
