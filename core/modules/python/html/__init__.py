"""Text for and from HTML."""

import re as _re
from html.entities import html5 as _html5

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    return s.replace('"', '&quot;').replace("'", '&#x27;') if quote else s


_windows = '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' \
           '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'


def _number(text):
    number = int(text[2:].rstrip(';'), 16) if text[1] in 'xX' else int(text[1:].rstrip(';'))
    if 0x80 <= number <= 0x9f:
        return _windows[number - 0x80]
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return '\uFFFD'
    if number == 0x0d:
        return '\r'
    if number < 0x20 and number not in (9, 10, 12) or 0x7f <= number < 0xa0 or 0xfdd0 <= number <= 0xfdef \
            or number == 0xb or number & 0xfffe == 0xfffe:
        return ''
    return chr(number)


def _character(found):
    text = found.group(1)
    if text[0] == '#':
        return _number(text)
    if text in _html5:
        return _html5[text]
    for end in range(len(text) - 1, 1, -1):
        if text[:end] in _html5:
            return _html5[text[:end]] + text[end:]
    return '&' + text


_reference = _re.compile(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)')


def unescape(s):
    return _reference.sub(_character, s) if '&' in s else s
