"""The tokens of a program's text, with comments and with where they stand."""

import re
from builtins import open as _open
from collections import namedtuple
from codecs import BOM_UTF8, lookup
from io import TextIOWrapper
from token import *
from token import EXACT_TOKEN_TYPES
import token as _token

__all__ = _token.__all__ + ['tokenize', 'generate_tokens', 'detect_encoding', 'untokenize', 'TokenInfo']

cookie_re = re.compile(r'^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)', re.ASCII)
blank_re = re.compile(br'^[ \t\f]*(?:[#\r\n]|$)', re.ASCII)


class TokenInfo(namedtuple('TokenInfo', 'type string start end line')):
    def __repr__(self):
        kind = '%d (%s)' % (self.type, tok_name[self.type])
        return 'TokenInfo(type=%s, string=%r, start=%r, end=%r, line=%r)' % self._replace(type=kind)

    @property
    def exact_type(self):
        return EXACT_TOKEN_TYPES.get(self.string, OP) if self.type == OP else self.type


class TokenError(Exception):
    pass


class StopTokenizing(Exception):
    pass


# ---- the shapes of tokens

def _digits(digit):
    return '%s(?:_?%s)*' % (digit, digit)


_decimal = _digits('[0-9]')
_exponent = '[eE][-+]?' + _decimal
_float = r'(?:(?:%s\.(?:%s)?|\.%s)(?:%s)?|%s%s)' % (_decimal, _decimal, _decimal, _exponent, _decimal, _exponent)
_whole = '(?:0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0(?:_?0)*|[1-9](?:_?[0-9])*)'
_number = '(?:%s[jJ]|%s[jJ]|%s|%s)' % (_decimal, _float, _float, _whole)
_prefix = '(?:[bB][rR]?|[rR][bB]?|[fF][rR]?|[rR][fF]|[uU])?'
_signs = '|'.join(re.escape(sign) for sign in sorted(EXACT_TOKEN_TYPES, reverse=True))
_string = r"""%s(?:'[^\n'\\]*(?:\\.[^\n'\\]*)*(?:'|\\\r?\n)|"[^\n"\\]*(?:\\.[^\n"\\]*)*(?:"|\\\r?\n))""" % _prefix
_next_token = re.compile(r'[ \f\t]*(?:(?P<go_on>\\\r?\n|\Z)|(?P<comment>#[^\r\n]*)|(?P<triple>%s(?:\'\'\'|"""))|(?P<number>%s)'
                         r'|(?P<end>\r?\n)|(?P<sign>%s)|(?P<string>%s)|(?P<name>\w+))'
                         % (_prefix, _number, _signs, _string))
_rest_of = {quote: re.compile(r'[^%s\\]*(?:(?:\\.|%s)[^%s\\]*)*%s' % (
    quote[0], '' if len(quote) == 1 else quote[0] + '(?!%s)' % quote[1:], quote[0], quote), re.DOTALL)
    for quote in ("'", '"', "'''", '"""')}
for _quote in ("'", '"'):
    _rest_of[_quote] = re.compile(r'[^%s\\]*(?:\\.[^%s\\]*)*%s' % (_quote, _quote, _quote), re.DOTALL)
del _quote


class _Tokenizer:
    """Line by line. Between lines: how deep in brackets, and what string goes on."""

    def __init__(self):
        self.indents = [0]
        self.depth = self.number = 0
        self.goes_on = False
        self.string = None   # the text so far of a string that goes on
        self.string_line = ''

    def of_line(self, line):
        self.number += 1
        at = 0
        if self.string is not None:
            if not line:
                raise TokenError('EOF in multi-line string', self.string_start)
            found = self.string_end.match(line)
            if found is None:
                yield from self.keep_string(line)
                return
            at = found.end()
            text, lines = self.string + line[:at], self.string_line + line
            self.string = None
            yield TokenInfo(STRING, text, self.string_start, (self.number, at), lines)
        elif not self.depth and not self.goes_on:
            at = yield from self.indentation(line)
            if at is None:
                return
        elif not line:
            raise TokenError('EOF in multi-line statement', (self.number, 0))
        self.goes_on = False
        while at < len(line):
            at = yield from self.token(line, at)

    def keep_string(self, line):
        self.string += line
        if self.is_one_line and not line.endswith(('\\\n', '\\\r\n')):
            text, lines = self.string, self.string_line
            self.string = None
            yield TokenInfo(ERRORTOKEN, text, self.string_start, (self.number, len(line)), lines)
        else:
            self.string_line += line

    def indentation(self, line):
        """Where the first token of a line begins; None: the line has none."""
        at = column = 0
        for at, letter in enumerate(line + '.'):
            if letter == ' ':
                column += 1
            elif letter == '\t':
                column = (column // 8 + 1) * 8
            elif letter == '\f':
                column = 0
            else:
                break
        if at == len(line):
            self.is_over = True
            return None
        number = self.number
        if line[at] in '#\r\n':
            if line[at] == '#':
                comment = line[at:].rstrip('\r\n')
                yield TokenInfo(COMMENT, comment, (number, at), (number, at + len(comment)), line)
                at += len(comment)
            yield TokenInfo(NL, line[at:], (number, at), (number, len(line)), line)
            return None
        if column > self.indents[-1]:
            self.indents.append(column)
            yield TokenInfo(INDENT, line[:at], (number, 0), (number, at), line)
        while column < self.indents[-1]:
            if column not in self.indents:
                raise IndentationError('unindent does not match any outer indentation level', ('<tokenize>', number, at, line))
            self.indents.pop()
            yield TokenInfo(DEDENT, '', (number, at), (number, at), line)
        return at

    def token(self, line, at):
        number = self.number
        found = _next_token.match(line, at)
        kind = found.lastgroup if found else None
        if found is None or kind == 'name' and not found['name'][0].isidentifier():
            if found is not None:
                at = found.start('name')
            yield TokenInfo(ERRORTOKEN, line[at], (number, at), (number, at + 1), line)
            return at + 1
        text = found[kind]
        start, end = found.span(kind)
        if kind == 'go_on':
            self.goes_on = bool(text)
            return end
        if kind == 'triple' or kind == 'string' and text[-1] == '\n':
            quote = text.lstrip('bBrRuUfF')
            quote = quote if kind == 'triple' else quote[0]
            rest = _rest_of[quote].match(line, end) if kind == 'triple' else None
            if rest is None:
                self.string, self.string_line, self.string_start = line[start:], line, (number, start)
                self.string_end, self.is_one_line = _rest_of[quote], kind == 'string'
                return len(line)
            end = rest.end()
            text = line[start:end]
        elif kind == 'sign':
            self.depth += (text in ('(', '[', '{')) - (text in (')', ']', '}'))
        of_kind = {'comment': COMMENT, 'number': NUMBER, 'end': NL if self.depth > 0 else NEWLINE, 'sign': OP, 'name': NAME}
        yield TokenInfo(of_kind.get(kind, STRING), text, (number, start), (number, end), line)
        return end


def _tokens(readline, encoding):
    tokenizer = _Tokenizer()
    tokenizer.is_over = False
    if encoding is not None:
        yield TokenInfo(ENCODING, 'utf-8' if encoding == 'utf-8-sig' else encoding, (0, 0), (0, 0), '')
    last = line = ''
    while True:
        last = line
        try:
            line = readline()
        except StopIteration:
            line = b''
        if encoding is not None:
            line = line.decode(encoding)
        elif not line:
            line = ''
        if not line and tokenizer.string is None and not tokenizer.depth and not tokenizer.goes_on:
            tokenizer.number += 1
            break
        yield from tokenizer.of_line(line)
        if tokenizer.is_over:
            break
    number = tokenizer.number
    if last and last[-1] not in '\r\n' and not last.strip().startswith('#'):
        yield TokenInfo(NEWLINE, '', (number - 1, len(last)), (number - 1, len(last) + 1), '')
    for _ in tokenizer.indents[1:]:
        yield TokenInfo(DEDENT, '', (number, 0), (number, 0), '')
    yield TokenInfo(ENDMARKER, '', (number, 0), (number, 0), '')


def generate_tokens(readline):
    """Tokens of lines that are strs."""
    return _tokens(readline, None)


def tokenize(readline):
    """Tokens of lines that are bytes; the first token is the encoding."""
    encoding, consumed = detect_encoding(readline)
    consumed = iter(consumed)

    def every_line():
        return next(consumed, None) or readline()
    return _tokens(every_line, encoding)


def _plain_name(name):
    name = name[:12].lower().replace('_', '-')
    if name == 'utf-8' or name.startswith('utf-8-'):
        return 'utf-8'
    if name in ('latin-1', 'iso-8859-1', 'iso-latin-1') or name.startswith(('latin-1-', 'iso-8859-1-', 'iso-latin-1-')):
        return 'iso-8859-1'
    return name


def detect_encoding(readline):
    """The encoding that the first lines tell of, and the lines that were read for it."""
    try:
        filename = readline.__self__.name
    except AttributeError:
        filename = None

    def read():
        try:
            return readline()
        except StopIteration:
            return b''

    def cookie(line):
        where = '' if filename is None else ' for %r' % filename
        try:
            text = line.decode('utf-8')
        except UnicodeDecodeError:
            raise SyntaxError('invalid or missing encoding declaration' + where) from None
        found = cookie_re.match(text)
        if found is None:
            return None
        name = _plain_name(found[1])
        try:
            lookup(name)
        except LookupError:
            raise SyntaxError(('unknown encoding%s: ' % where) + name) from None
        if has_mark:
            if name != 'utf-8':
                raise SyntaxError(('encoding problem%s: utf-8' % (where and where)))
            name = 'utf-8-sig'
        return name

    first = read()
    has_mark = first.startswith(BOM_UTF8)
    if has_mark:
        first = first[3:]
    default = 'utf-8-sig' if has_mark else 'utf-8'
    if not first:
        return default, []
    name = cookie(first)
    if name:
        return name, [first]
    if not blank_re.match(first):
        return default, [first]
    second = read()
    if not second:
        return default, [first]
    return cookie(second) or default, [first, second]


def open(filename):
    """A file of Python's, as text, in the encoding that it tells of."""
    buffer = _open(filename, 'rb')
    try:
        encoding, lines = detect_encoding(buffer.readline)
        buffer.seek(0)
        text = TextIOWrapper(buffer, encoding, line_buffering=True)
        text.mode = 'r'
        return text
    except BaseException:
        buffer.close()
        raise


# ---- back to text

class Untokenizer:
    """Text out of whole tokens, which stand where they stood."""

    def __init__(self):
        self.tokens = []
        self.prev_row, self.prev_col = 1, 0
        self.encoding = None

    def add_whitespace(self, start):
        row, column = start
        if row < self.prev_row or row == self.prev_row and column < self.prev_col:
            raise ValueError('start ({},{}) precedes previous end ({},{})'.format(row, column, self.prev_row, self.prev_col))
        if row > self.prev_row:
            self.tokens.append('\\\n' * (row - self.prev_row))
            self.prev_col = 0
        self.tokens.append(' ' * (column - self.prev_col))

    def untokenize(self, iterable):
        tokens = iter(iterable)
        indents = []
        at_line_start = False
        for one in tokens:
            if len(one) == 2:
                self.compat(one, tokens)
                break
            kind, text, start, end, line = one
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                self.prev_row, self.prev_col = end
                continue
            if kind in (NEWLINE, NL):
                at_line_start = True
            elif at_line_start and indents:
                if start[1] >= len(indents[-1]):
                    self.tokens.append(indents[-1])
                    self.prev_col = len(indents[-1])
                at_line_start = False
            self.add_whitespace(start)
            self.tokens.append(text)
            self.prev_row, self.prev_col = end
            if kind in (NEWLINE, NL):
                self.prev_row += 1
                self.prev_col = 0
        return ''.join(self.tokens)

    def compat(self, first, rest):
        """Text out of kinds and strings alone."""
        indents = []
        at_line_start = first[0] in (NEWLINE, NL)
        was_string = False
        for one in [first, *rest]:
            kind, text = one[:2]
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind in (NAME, NUMBER):
                text += ' '
            if kind == STRING:
                if was_string:
                    text = ' ' + text
                was_string = True
            else:
                was_string = False
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            if kind in (NEWLINE, NL):
                at_line_start = True
            elif at_line_start and indents:
                self.tokens.append(indents[-1])
                at_line_start = False
            self.tokens.append(text)


def untokenize(iterable):
    """A text that has these tokens; bytes where the first tells of an encoding."""
    made = Untokenizer()
    text = made.untokenize(iterable)
    return text if made.encoding is None else text.encode(made.encoding)
