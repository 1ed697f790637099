"""Bytes as printable text, in which = begins the number of a byte."""

import io

__all__ = ['encode', 'decode', 'encodestring', 'decodestring']

ESCAPE = b'='
MAXLINESIZE = 76
HEX = b'0123456789ABCDEF'


def _is_plain(byte, quotetabs, header):
    if byte in b' \t':
        return not quotetabs and not header
    if header and byte == 95:
        return False
    return 33 <= byte <= 126 and byte != 61


def encodestring(s, quotetabs=False, header=False):
    from binascii import b2a_qp
    return b2a_qp(s, quotetabs=quotetabs, header=header)


def decodestring(s, header=False):
    from binascii import a2b_qp
    return a2b_qp(s, header=header)


def encode(input, output, quotetabs, header=False):
    output.write(encodestring(input.read(), quotetabs, header))


def decode(input, output, header=False):
    output.write(decodestring(input.read(), header))
