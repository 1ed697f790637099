"""Headers with letters that are not ASCII."""

import base64
import binascii
import re

from email.charset import Charset, _encoded_word
from email.errors import HeaderParseError

__all__ = ['Header', 'decode_header', 'make_header']

_word = re.compile(r'=\?(?P<charset>[^?]*?)\?(?P<encoding>[qQbB])\?(?P<encoded>.*?)\?=', re.MULTILINE)


def decode_header(header):
    """Pairs of what is said and in which encoding: bytes, or one str where nothing is encoded."""
    if hasattr(header, '_chunks'):
        return [(str(text) if charset is None else text.encode(str(charset)), str(charset)) for text, charset in header._chunks]
    if not _word.search(header):
        return [(header, None)]
    rows = []
    for line in header.splitlines():
        at = 0
        for match in _word.finditer(line):
            plain = line[at:match.start()]
            if plain and (plain.strip() or not (rows and rows[-1][2])):
                rows.append((plain if at else plain.lstrip(), None, False))
            kind = match.group('encoding').lower()
            text = match.group('encoded')
            if kind == 'q':
                data = _unquoted(text)
            else:
                try:
                    data = base64.b64decode(text + '=' * (-len(text) % 4))
                except binascii.Error:
                    raise HeaderParseError('Base64 decoding error') from None
            rows.append((data, match.group('charset').lower(), True))
            at = match.end()
        if line[at:]:
            rows.append((line[at:], None, False))
    result = []
    for text, charset, is_encoded in rows:
        data = text if is_encoded else text.encode('raw-unicode-escape')
        if result and result[-1][1] == charset:
            result[-1] = result[-1][0] + (data if is_encoded else b' ' + data), charset
        elif not is_encoded and not data.strip():
            continue
        else:
            result.append((data, charset))
    return result


def _unquoted(text):
    data = text.replace('_', ' ').encode('latin-1', 'replace')
    return re.sub(rb'=([0-9a-fA-F]{2})', lambda match: bytes([int(match.group(1), 16)]), data)


def make_header(decoded_seq, maxlinelen=None, header_name=None, continuation_ws=' '):
    header = Header(maxlinelen=maxlinelen, header_name=header_name, continuation_ws=continuation_ws)
    for text, charset in decoded_seq:
        header.append(text, Charset(charset) if charset is not None and not isinstance(charset, Charset) else charset)
    return header


class Header:
    def __init__(self, s=None, charset=None, maxlinelen=None, header_name=None, continuation_ws=' ', errors='strict'):
        self._charset = charset if isinstance(charset, Charset) else Charset(charset or 'us-ascii')
        self._continuation_ws = continuation_ws
        self._chunks = []
        self._maxlinelen = 78 if maxlinelen is None else maxlinelen
        self._headerlen = 0 if header_name is None else len(header_name) + 2
        if s is not None:
            self.append(s, charset, errors)

    def append(self, s, charset=None, errors='strict'):
        charset = self._charset if charset is None else charset if isinstance(charset, Charset) else Charset(charset)
        if not isinstance(s, str):
            s = s.decode(charset.input_codec or 'us-ascii', errors)
        try:
            s.encode(charset.output_codec or 'us-ascii', errors)
        except UnicodeEncodeError:
            if str(charset) != 'us-ascii':
                raise
            charset = Charset('utf-8')
        self._chunks.append((s, charset))

    def __str__(self):
        text = ''
        before = None
        for one, charset in self._chunks:
            plain = str(charset) == 'us-ascii'
            if text and (plain or before) and not text[-1].isspace() and not one[:1].isspace():
                text += ' '
            text += one
            before = plain
        return text

    def __eq__(self, other):
        return other == str(self)

    def encode(self, splitchars=';, \t', maxlinelen=None, linesep='\n'):
        most = self._maxlinelen if maxlinelen is None else maxlinelen
        if most == 0:
            most = 1000000
        words = []
        for text, charset in self._chunks:
            if charset.header_encoding is None:
                words.append((text, True))
            else:
                words += [(word, False) for word in self._encoded(text, charset, most, not words)]
        lines = ['']
        width = self._headerlen
        for text, is_plain in words:
            pieces = _split_plain(text, splitchars, most - width, most - 1) if is_plain else [text]
            for piece in pieces:
                gap = ' ' if lines[-1].strip() and not lines[-1][-1:].isspace() and not piece[:1].isspace() else ''
                if lines[-1] and width + len(lines[-1]) + len(gap + piece.rstrip()) > most:
                    lines[-1] = lines[-1].rstrip()
                    lines.append(self._continuation_ws + piece.lstrip())
                    width = 0
                else:
                    lines[-1] += gap + piece
        return linesep.join(lines)

    def _encoded(self, text, charset, most, is_first):
        """Encoded words, of which each fits a line."""
        words = []
        room = most - (self._headerlen if is_first else 1)
        at = 0
        while at < len(text):
            end = len(text)
            while end > at + 1 and len(charset.header_encode(text[at:end])) > room:
                end -= max(1, (len(charset.header_encode(text[at:end])) - room) // 12)
            words.append(charset.header_encode(text[at:end]))
            at = end
            room = most - 1
        return words


def _split_plain(text, splitchars, first, most):
    if len(text) <= first:
        return [text]
    pieces = re.findall(r'\s*\S+', text) or [text]
    return pieces
