"""TOML: a text's tables as dicts."""

import re

__all__ = ('loads', 'load', 'TOMLDecodeError')

_bare_key = re.compile('[A-Za-z0-9_-]+')
_blank = re.compile('[ \t]*')
_filler = re.compile('(?:[ \t\n]|#[^\n]*(?:\n|$))*')
_clock = r'([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6})\d*)?'
_date_time = re.compile(r'(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[Tt ]%s(?:([Zz])|([+-])([01]\d|2[0-3]):([0-5]\d))?)?' % _clock)
_time = re.compile(_clock)
_number = re.compile(r'0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)'
                     r'|[+-]?(?:0|[1-9](?:_?[0-9])*)((?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)')
_escapes = {'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', '"': '"', '\\': '\\'}
_controls = frozenset(map(chr, (*range(9), *range(10, 32), 127)))


class TOMLDecodeError(ValueError):
    """The text is no TOML."""


def load(fp, /, *, parse_float=float):
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    return _Document(s.replace('\r\n', '\n'), _checked(parse_float)).read()


def _checked(parse_float):
    if parse_float is float:
        return float

    def parse(text):
        value = parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError('parse_float must not return dicts or lists')
        return value
    return parse


class _Table(dict):
    """While a text is read: what made the table says what may still be added."""

    __slots__ = ('how',)  # '' by a longer name alone, 'header', 'dotted', or 'closed'

    def __init__(self, how=''):
        self.how = how


class _Document:
    def __init__(self, text, parse_float):
        self.text, self.parse_float, self.at = text, parse_float, 0
        self.root = _Table()

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            place = 'end of document'
        else:
            before = self.text[:at]
            place = 'line %d, column %d' % (before.count('\n') + 1, at - before.rfind('\n'))
        raise TOMLDecodeError('%s (at %s)' % (message, place))

    def skip(self, form):
        self.at = form.match(self.text, self.at).end()

    def next_is(self, sign):
        return self.text.startswith(sign, self.at)

    def read(self):
        table, self.header = self.root, ()
        while True:
            while self.next_is(' ') or self.next_is('\t'):
                self.at += 1
            if self.at >= len(self.text):
                break
            if self.next_is('\n'):
                self.at += 1
                continue
            if not self.next_is('#'):
                if self.next_is('[['):
                    table = self.list_header()
                elif self.next_is('['):
                    table = self.table_header()
                elif _bare_key.match(self.text, self.at) or self.next_is('"') or self.next_is("'"):
                    self.pair(table, True)
                else:
                    self.fail('Invalid statement')
                self.skip(_blank)
            self.comment()
            if self.at >= len(self.text):
                break
            if not self.next_is('\n'):
                self.fail('Expected newline or end of document after a statement')
            self.at += 1
        return _plain(self.root)

    def comment(self):
        if not self.next_is('#'):
            return
        end = self.text.find('\n', self.at)
        end = len(self.text) if end < 0 else end
        for at in range(self.at, end):
            if self.text[at] in _controls:
                self.fail('Found invalid character %r' % self.text[at], at)
        self.at = end

    # -- headers

    def step(self, table, part, key):
        """The table below, made where there is none; of a list the last."""
        below = table.setdefault(part, _Table())
        if isinstance(below, list) and below and isinstance(below[-1], _Table) and getattr(below, 'is_of_tables', False):
            below = below[-1]
        if not isinstance(below, _Table):
            self.fail('Cannot overwrite a value')
        return below

    def table_header(self):
        self.at += 1
        self.skip(_blank)
        key = self.key()
        table = self.root
        for part in key:
            if part in table and isinstance(table[part], _Table) and table[part].how == 'closed':
                self.fail('Cannot declare %s twice' % (key,))
            last, table = table, self.step(table, part, key)
        if isinstance(last[key[-1]], list):
            self.fail('Cannot declare %s twice' % (key,))
        if table.how in ('header', 'dotted', 'closed'):
            self.fail('Cannot declare %s twice' % (key,))
        table.how = 'header'
        if not self.next_is(']'):
            self.fail("Expected ']' at the end of a table declaration")
        self.at += 1
        return table

    def list_header(self):
        self.at += 2
        self.skip(_blank)
        key = self.key()
        table = self.root
        for part in key[:-1]:
            table = self.step(table, part, key)
            if table.how == 'closed':
                self.fail('Cannot mutate immutable namespace %s' % (key,))
        tables = table.setdefault(key[-1], _Tables())
        if not isinstance(tables, _Tables):
            self.fail('Cannot mutate immutable namespace %s' % (key,) if isinstance(tables, list) or getattr(
                tables, 'how', '') == 'closed' else 'Cannot overwrite a value')
        tables.append(_Table('header'))
        if not self.next_is(']]'):
            self.fail("Expected ']]' at the end of an array declaration")
        self.at += 2
        return tables[-1]

    # -- keys and values

    def key(self):
        parts = [self.key_part()]
        self.skip(_blank)
        while self.next_is('.'):
            self.at += 1
            self.skip(_blank)
            parts.append(self.key_part())
            self.skip(_blank)
        return tuple(parts)

    def key_part(self):
        found = _bare_key.match(self.text, self.at)
        if found:
            self.at = found.end()
            return found[0]
        if self.next_is("'"):
            return self.literal_string()
        if self.next_is('"'):
            return self.basic_string()
        self.fail('Invalid initial character for a key part')

    def pair(self, table, in_document):
        key = self.key()
        if not self.next_is('='):
            self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip(_blank)
        value = self.value()
        for part in key[:-1]:
            if part in table and isinstance(table[part], _Table) and (
                    table[part].how == 'closed' or in_document and table[part].how in ('header',)):
                self.fail('Cannot mutate immutable namespace %s' % (key[:-1],) if table[part].how == 'closed' else
                          'Cannot redefine namespace %s' % (key[:-1],))
            if isinstance(table.get(part), list):
                self.fail('Cannot overwrite a value')
            table = self.step(table, part, key)
            if table.how == '':
                table.how = 'dotted'
        if key[-1] in table:
            self.fail('Cannot overwrite a value' if in_document else 'Duplicate inline table key %r' % key[-1])
        table[key[-1]] = value

    def value(self):
        text, at = self.text, self.at
        if text.startswith('"""', at):
            return self.long_string('"')
        if text.startswith('"', at):
            return self.basic_string()
        if text.startswith("'''", at):
            return self.long_string("'")
        if text.startswith("'", at):
            return self.literal_string()
        for word, value in (('true', True), ('false', False)):
            if text.startswith(word, at):
                self.at += len(word)
                return value
        if text.startswith('[', at):
            return self.array()
        if text.startswith('{', at):
            return self.inline_table()
        found = _date_time.match(text, at)
        if found:
            self.at = found.end()
            try:
                return _moment(found.groups())
            except ValueError:
                self.fail('Invalid date or datetime', at)
        found = _time.match(text, at)
        if found:
            from datetime import time
            self.at = found.end()
            hour, minute, second, fraction = found.groups()
            return time(int(hour), int(minute), int(second), int((fraction or '').ljust(6, '0')))
        found = _number.match(text, at)
        if found:
            self.at = found.end()
            return self.parse_float(found[0]) if found[1] else int(found[0], 0)
        for word in ('inf', 'nan'):
            for sign in ('', '-', '+'):
                if text.startswith(sign + word, at):
                    self.at += len(sign + word)
                    return self.parse_float(sign + word)
        self.fail('Invalid value')

    def array(self):
        self.at += 1
        values = []
        self.filler()
        while not self.next_is(']'):
            values.append(self.value())
            self.filler()
            if self.next_is(']'):
                break
            if not self.next_is(','):
                self.fail('Unclosed array')
            self.at += 1
            self.filler()
        self.at += 1
        return _closed(values)

    def filler(self):
        while True:
            while self.at < len(self.text) and self.text[self.at] in ' \t\n':
                self.at += 1
            if not self.next_is('#'):
                return
            self.comment()

    def inline_table(self):
        self.at += 1
        table = _Table()
        self.skip(_blank)
        if not self.next_is('}'):
            while True:
                self.pair(table, False)
                self.skip(_blank)
                if self.next_is('}'):
                    break
                if not self.next_is(','):
                    self.fail('Unclosed inline table')
                self.at += 1
                self.skip(_blank)
        self.at += 1
        return _closed(table)

    # -- strings

    def literal_string(self):
        start = self.at + 1
        at = start
        while not self.text.startswith("'", at):
            if at >= len(self.text):
                self.fail('Expected "\'"', at)
            if self.text[at] in _controls:
                self.fail('Found invalid character %r' % self.text[at], at)
            at += 1
        self.at = at + 1
        return self.text[start:at]

    def basic_string(self):
        self.at += 1
        return self.escaped_until('"')

    def long_string(self, quote):
        self.at += 3
        if self.next_is('\n'):
            self.at += 1
        if quote == '"':
            result = self.escaped_until('"""')
        else:
            end = self.text.find("'''", self.at)
            last = len(self.text) if end < 0 else end
            for at in range(self.at, last):
                if self.text[at] in _controls and self.text[at] != '\n':
                    self.fail('Found invalid character %r' % self.text[at], at)
            if end < 0:
                self.fail('Expected "\'\'\'"', last)
            result = self.text[self.at:end]
            self.at = end + 3
        for _ in range(2):
            if self.next_is(quote):
                self.at += 1
                result += quote
        return result

    def escaped_until(self, end):
        pieces, text = [], self.text
        while True:
            if self.at >= len(text):
                self.fail('Unterminated string')
            letter = text[self.at]
            if text.startswith(end, self.at):
                self.at += len(end)
                return ''.join(pieces)
            if letter == '\\':
                pieces.append(self.escape(len(end) == 3))
                continue
            if letter in _controls and not (letter == '\n' and len(end) == 3):
                self.fail('Illegal character %r' % letter)
            pieces.append(letter)
            self.at += 1

    def escape(self, is_long):
        letter = self.text[self.at + 1:self.at + 2]
        self.at += 2
        if is_long and letter in (' ', '\t', '\n'):
            if letter != '\n':
                self.skip(_blank)
                if self.at >= len(self.text):
                    return ''
                if not self.next_is('\n'):
                    self.fail("Unescaped '\\' in a string")
                self.at += 1
            while self.at < len(self.text) and self.text[self.at] in ' \t\n':
                self.at += 1
            return ''
        if letter in ('u', 'U'):
            count = 4 if letter == 'u' else 8
            digits = self.text[self.at:self.at + count]
            if len(digits) != count or not all(one in '0123456789abcdefABCDEF' for one in digits):
                self.fail('Invalid hex value')
            self.at += count
            number = int(digits, 16)
            if not (number <= 0xd7ff or 0xe000 <= number <= 0x10ffff):
                self.fail('Escaped character is not a Unicode scalar value')
            return chr(number)
        if letter not in _escapes or not letter:
            self.fail("Unescaped '\\' in a string" if letter else 'Unterminated string')
        return _escapes[letter]


class _Tables(list):
    """A list that headers in double brackets made."""

    is_of_tables = True


def _closed(value):
    """The same, where nothing may be added any more."""
    if isinstance(value, _Table):
        value.how = 'closed'
        for one in value.values():
            _closed(one)
    return value


def _plain(value):
    """Of dicts and lists alone."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value


def _moment(parts):
    from datetime import date, datetime, timedelta, timezone
    year, month, day, hour, minute, second, fraction, is_utc, sign, hours, minutes = parts
    if hour is None:
        return date(int(year), int(month), int(day))
    zone = None
    if sign:
        zone = timezone(timedelta(hours=int(sign + hours), minutes=int(sign + minutes)))
    elif is_utc:
        zone = timezone.utc
    return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), int((fraction or '').ljust(6, '0')),
                    tzinfo=zone)
