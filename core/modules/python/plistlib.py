"""Lists of properties, in XML."""

import base64
import binascii
import datetime
import enum
import io
import re
from xml.etree import ElementTree as _tree
from xml.sax.saxutils import escape

__all__ = ['InvalidFileException', 'FMT_XML', 'FMT_BINARY', 'load', 'dump', 'loads', 'dumps', 'UID']

PlistFormat = enum.Enum('PlistFormat', 'FMT_XML FMT_BINARY', module=__name__)
globals().update(PlistFormat.__members__)


class UID:
    def __init__(self, data):
        if not isinstance(data, int):
            raise TypeError('data must be an int')
        if data >= 1 << 64:
            raise ValueError('UIDs cannot be >= 2**64')
        if data < 0:
            raise ValueError('UIDs must be positive')
        self.data = data

    def __index__(self):
        return self.data

    def __repr__(self):
        return '%s(%s)' % (self.__class__.__name__, repr(self.data))

    def __eq__(self, other):
        return self.data == other.data if isinstance(other, UID) else NotImplemented

    def __hash__(self):
        return hash(self.data)


class InvalidFileException(ValueError):
    def __init__(self, message='Invalid file'):
        ValueError.__init__(self, message)


_head = (b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" '
         b'"http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n')
_control = re.compile('[\0-\x08\x0b\x0c\x0e-\x1f]')


def _escaped(text):
    if _control.search(text):
        raise ValueError("strings can't contains control characters; use bytes instead")
    return escape(text.replace('\r\n', '\n').replace('\r', '\n'))


class _Writer:
    def __init__(self, sort_keys, skipkeys):
        self.lines = []
        self.sort_keys = sort_keys
        self.skipkeys = skipkeys

    def line(self, depth, text):
        self.lines.append('\t' * depth + text + '\n')

    def value(self, value, depth):
        if isinstance(value, str):
            self.line(depth, '<string>%s</string>' % _escaped(value))
        elif value is True or value is False:
            self.line(depth, '<true/>' if value else '<false/>')
        elif isinstance(value, int):
            if not -1 << 63 <= value < 1 << 64:
                raise OverflowError(value)
            self.line(depth, '<integer>%d</integer>' % value)
        elif isinstance(value, float):
            self.line(depth, '<real>%r</real>' % value)
        elif isinstance(value, dict):
            self.table(value, depth)
        elif isinstance(value, (bytes, bytearray)):
            width = max(16, 76 - len((b'\t' * depth).expandtabs()))
            text = base64.b64encode(value).decode()
            self.line(depth, '<data>')
            size = width // 4 * 4
            for at in range(0, len(text), size):
                self.line(depth, text[at:at + size])
            self.line(depth, '</data>')
        elif isinstance(value, datetime.datetime):
            self.line(depth, '<date>%04d-%02d-%02dT%02d:%02d:%02dZ</date>' % value.timetuple()[:6])
        elif isinstance(value, (tuple, list)):
            if not value:
                self.line(depth, '<array/>')
                return
            self.line(depth, '<array>')
            for one in value:
                self.value(one, depth + 1)
            self.line(depth, '</array>')
        else:
            raise TypeError('unsupported type: %s' % type(value))

    def table(self, table, depth):
        if not table:
            self.line(depth, '<dict/>')
            return
        self.line(depth, '<dict>')
        for key, value in sorted(table.items()) if self.sort_keys else table.items():
            if not isinstance(key, str):
                if self.skipkeys:
                    continue
                raise TypeError('keys must be strings')
            self.line(depth + 1, '<key>%s</key>' % _escaped(key))
            self.value(value, depth + 1)
        self.line(depth, '</dict>')


def dump(value, fp, *, fmt=FMT_XML, sort_keys=True, skipkeys=False):
    if fmt is not FMT_XML:
        raise ValueError('Unsupported format: %r' % (fmt,))
    writer = _Writer(sort_keys, skipkeys)
    writer.value(value, 0)
    fp.write(_head + b'<plist version="1.0">\n' + ''.join(writer.lines).encode() + b'</plist>\n')


def dumps(value, *, fmt=FMT_XML, skipkeys=False, sort_keys=True):
    out = io.BytesIO()
    dump(value, out, fmt=fmt, skipkeys=skipkeys, sort_keys=sort_keys)
    return out.getvalue()


def _value(element, dict_type):
    kind = element.tag
    text = element.text or ''
    if kind == 'dict':
        children = list(element)
        made = dict_type()
        at = 0
        while at < len(children):
            if children[at].tag != 'key' or at + 1 >= len(children) or children[at + 1].tag == 'key':
                raise ValueError('missing value for key' if children[at].tag == 'key' else 'unexpected element')
            made[children[at].text or ''] = _value(children[at + 1], dict_type)
            at += 2
        return made
    if kind == 'array':
        return [_value(one, dict_type) for one in element]
    if kind == 'string':
        return text
    if kind == 'integer':
        return int(text, 16) if text.startswith(('0x', '0X')) else int(text)
    if kind == 'real':
        return float(text)
    if kind in ('true', 'false'):
        return kind == 'true'
    if kind == 'data':
        return binascii.a2b_base64(text)
    if kind == 'date':
        found = re.match(r'(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d))?)?)?)?)?Z', text)
        return datetime.datetime(*[int(part) for part in found.groups() if part is not None])
    raise ValueError('unknown element <%s>' % kind)


def loads(value, *, fmt=None, dict_type=dict):
    return load(io.BytesIO(value), fmt=fmt, dict_type=dict_type)


def load(fp, *, fmt=None, dict_type=dict):
    data = fp.read()
    if fmt is FMT_BINARY or data.startswith(b'bplist') or not data.lstrip(b'\xef\xbb\xbf').startswith((b'<?xml', b'<plist')):
        raise InvalidFileException()
    root = _tree.fromstring(data)
    return _value(root[0] if root.tag == 'plist' else root, dict_type)
