"""Regular expressions: patterns as text, what they are compiled to (see _regex), and what is found."""

import _regex
from _types import _name_fully
from _regex import (
    SUCCESS, CHARACTER, ANY, ALL, SET, AT, SAVE, JUMP, SPLIT, ONE, ENTER, LOOP, REFERENCE, CONDITION, LOOK, LOOK_END,
    ATOMIC, ATOMIC_END, FAIL)
from _regex import groups as _groups

__tracebackhide__ = ('Pattern', 'Match', '_Scanner', '_finditer', '_new_match', '_new_pattern')

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "template",
           "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE",
           "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag"]
__version__ = "2.2.1"


class error(Exception):
    """msg, pattern, pos, and lineno and colno of it."""

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = '%s at position %d' % (msg, pos)
            if newline in pattern:
                msg = '%s (line %d, column %d)' % (msg, self.lineno, self.colno)
        super().__init__(msg)


class RegexFlag(int):
    __module__ = 're'

    def __repr__(self):
        return _flags_text(int(self), _flag_names) or 're.NOFLAG'

    __str__ = __repr__

    @property
    def name(self):
        return repr(self).replace('re.', '')

    @property
    def value(self):
        return int(self)

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(~int(self) & 511)

    def __contains__(self, other):
        if not isinstance(other, RegexFlag):
            raise TypeError("unsupported operand type(s) for 'in': '%s' and 'RegexFlag'" % type(other).__qualname__)
        return int(self) & int(other) == int(other)

    def __iter__(self):
        return (RegexFlag(1 << bit) for bit in range(9) if self >> bit & 1)

    def __len__(self):
        return int(self).bit_count()

    def __bool__(self):
        return int(self) != 0


def _flags_text(flags, names):
    parts = ['re.' + name for name, value in names if flags & value]
    if flags & ~511:
        parts.append(hex(flags & ~511))
    return '|'.join(parts)


_flag_names = (('ASCII', 256), ('IGNORECASE', 2), ('LOCALE', 4), ('UNICODE', 32), ('MULTILINE', 8), ('DOTALL', 16),
               ('VERBOSE', 64), ('TEMPLATE', 1), ('DEBUG', 128))
# The order in which a pattern's repr has them.
_pattern_flag_names = tuple(sorted(_flag_names, key=lambda row: row[1]))
NOFLAG = RegexFlag(0)
T = TEMPLATE = RegexFlag(1)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
U = UNICODE = RegexFlag(32)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)
A = ASCII = RegexFlag(256)

for _name, _value in _flag_names:
    setattr(RegexFlag, _name, globals()[_name])
    if _name != 'DEBUG':
        setattr(RegexFlag, 'X' if _name == 'VERBOSE' else _name[0], globals()[_name])
del _name, _value

_I, _L, _M, _S, _U, _X, _A = 2, 4, 8, 16, 32, 64, 256
_letters = {'i': _I, 'L': _L, 'm': _M, 's': _S, 'x': _X, 'a': _A, 't': 1, 'u': _U}
_kinds_of_text = _A | _L | _U
_global = 128

_special = frozenset('.\\[{()*+?^$|')
_octal = frozenset('01234567')
_digits = frozenset('0123456789')
_hexadecimal = frozenset('0123456789abcdefABCDEF')
_ascii_letters = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
_blanks = frozenset(' \t\n\r\v\f')
_named = {'a': 7, 'b': 8, 'f': 12, 'n': 10, 'r': 13, 't': 9, 'v': 11, '\\': 92}
_kinds = {'d': 0, 'D': 1, 's': 2, 'S': 3, 'w': 4, 'W': 5}
_no_limit = 4294967295
_most_width = 1 << 64

# ---- the tree: tuples, the first item says what. Leaves hold the code they are to become.
#
#   ('one', code)                       a character
#   ('code', code)                      a place, a reference: no character of its own; (…, width) for a reference
#   ('sequence', [nodes])  ('either', [nodes])
#   ('repeat', how, least, most, node)  most -1: any number
#   ('group', number, node)             number None: only grouped
#   ('look', forward, negative, node)   ('atomic', node)   ('if', group, node, node)


_set_words = {'--': 'difference', '&&': 'intersection', '~~': 'symmetric difference', '||': 'union'}


def _warn_of_future(words, place):
    """What may mean something else one day is told where the program uses it."""
    import sys
    import warnings
    level, frame = 1, sys._getframe()
    while frame is not None and frame.f_globals is globals():
        level, frame = level + 1, frame.f_back
    warnings.warn('Possible %s at position %d' % (words, place), FutureWarning, stacklevel=level)


class _Parser:
    def __init__(self, pattern, flags):
        self.pattern = pattern
        self.is_text = isinstance(pattern, str)
        self.text = pattern if self.is_text else str(pattern, 'latin-1')
        self.at = 0
        self.flags = flags
        self.groups = 0
        self.names = {}
        self.widths = [None]
        self.open = set()
        self.looks_back = []
        self.conditions = {}

    def fail(self, message, position):
        raise error(message, self.pattern, position)

    def take(self, sign):
        if self.text.startswith(sign, self.at):
            self.at += len(sign)
            return True
        return False

    # -- alternatives and sequences

    def parse(self):
        node = self.either(self.flags, 0, True)
        self.flags = _checked_flags(self.pattern, self.flags)
        if self.at < len(self.text):
            self.fail('unbalanced parenthesis', self.at)
        for group, position in self.conditions.items():
            if group > self.groups:
                self.fail('invalid group reference %d' % group, position)
        return node

    def either(self, flags, depth, is_first=False):
        branches = []
        start = self.at
        while True:
            branches.append(self.sequence(flags, depth, is_first and not branches, start))
            if is_first:
                flags = self.flags
            if not self.take('|'):
                break
        return branches[0] if len(branches) == 1 else ('either', branches)

    def sequence(self, flags, depth, is_first, start):
        nodes = []
        text = self.text
        while self.at < len(text):
            sign = text[self.at]
            if sign in '|)':
                break
            here = self.at
            if flags & _X:
                if sign in _blanks:
                    self.at += 1
                    continue
                if sign == '#':
                    end = text.find('\n', self.at)
                    self.at = len(text) if end < 0 else end + 1
                    continue
            self.at += 1
            if sign == '\\':
                self.at = here
                nodes.append(self.escape(flags))
            elif sign not in _special:
                nodes.append(self.literal(ord(sign), flags))
            elif sign == '[':
                nodes.append(self.set(flags, here))
            elif sign in '*+?{':
                self.repeat(sign, nodes, here, flags)
            elif sign == '.':
                nodes.append(('one', [ALL if flags & _S else ANY]))
            elif sign == '(':
                node = self.group(flags, depth, here, is_first and not nodes, start)
                if isinstance(node, int):
                    self.flags |= node
                    flags |= node
                elif node is not None:
                    nodes.append(node)
            elif sign == '^':
                nodes.append(('code', [AT, 1 if flags & _M else 0]))
            else:
                nodes.append(('code', [AT, 3 if flags & _M else 2]))
        return nodes[0] if len(nodes) == 1 else ('sequence', nodes)

    # -- characters

    def set_flags(self, flags):
        return (2 if flags & _I else 0) | (0 if self.is_text and not flags & _A else 4)

    def literal(self, number, flags):
        if flags & _I:
            is_ascii = not self.is_text or bool(flags & _A)
            lower, upper = _regex.cases(number, is_ascii)
            others = {number, lower, upper}
            if not is_ascii:
                others.update(_same_letters.get(lower, ()))
            if len(others) > 1:
                return 'one', [SET, self.set_flags(flags), len(others), *(word for other in sorted(others) for word in (other, other))]
        return 'one', [CHARACTER, number]

    def kind(self, letter, flags):
        """The words of \\d and its like in a set."""
        return -1, _kinds[letter] | (0 if self.is_text and not flags & _A else 8)

    def digits(self, count, start, what):
        digits = ''
        while len(digits) < count and self.text[self.at:self.at + 1] in _hexadecimal:
            digits += self.text[self.at]
            self.at += 1
        if len(digits) < count:
            self.fail('incomplete escape \\%s%s' % (what, digits), start)
        return int(digits, 16)

    def escaped_number(self, letter, start):
        """The character of an escape that means one in sets and outside; None for others. self.at is behind the letter."""
        if letter == 'x':
            return self.digits(2, start, 'x')
        if self.is_text and letter == 'u':
            return self.digits(4, start, 'u')
        if self.is_text and letter == 'U':
            number = self.digits(8, start, 'U')
            if number > 0x10ffff:
                self.fail('bad escape %s' % self.text[start:self.at], start)
            return number
        if self.is_text and letter == 'N':
            return self.named_character(start)
        return None

    def named_character(self, start):
        if not self.take('{'):
            self.fail('missing {', self.at)
        end = self.text.find('}', self.at)
        if end == self.at or self.at == len(self.text):
            self.fail('missing character name', self.at)
        if end < 0:
            self.fail('missing }, unterminated name', self.at)
        name = self.text[self.at:end]
        self.at = end + 1
        try:
            return ord(eval('"\\N{%s}"' % name))
        except SyntaxError:
            self.fail('undefined character name %r' % name, start)

    def escape(self, flags):
        start = self.at
        if start + 1 == len(self.text):
            self.fail('bad escape (end of pattern)', start)
        letter = self.text[start + 1]
        self.at += 2
        if letter in _kinds:
            return 'one', [SET, 0, 1, *self.kind(letter, flags)]
        if letter == 'A':
            return 'code', [AT, 0]
        if letter == 'Z':
            return 'code', [AT, 4]
        if letter in 'bB':
            is_ascii = not self.is_text or flags & _A
            return 'code', [AT, (5 if letter == 'b' else 6) + (2 if is_ascii else 0)]
        number = _named.get(letter)
        if number is None:
            number = self.escaped_number(letter, start)
        if number is None and letter == '0':
            digits = self.octal(2)
            number = int('0' + digits, 8)
        elif number is None and letter in _digits:
            return self.number_escape(letter, start, flags)
        if number is None:
            if letter in _ascii_letters:
                self.fail('bad escape \\%s' % letter, start)
            number = ord(letter)
        return self.literal(number, flags)

    def octal(self, count):
        digits = ''
        while len(digits) < count and self.text[self.at:self.at + 1] in _octal and self.at < len(self.text):
            digits += self.text[self.at]
            self.at += 1
        return digits

    def number_escape(self, letter, start, flags):
        digits = letter
        if self.text[self.at:self.at + 1] in _digits and self.at < len(self.text):
            digits += self.text[self.at]
            self.at += 1
            if letter in _octal and digits[1] in _octal and self.at < len(self.text) and self.text[self.at] in _octal:
                digits += self.text[self.at]
                self.at += 1
                number = int(digits, 8)
                if number > 0o377:
                    self.fail('octal escape value \\%s outside of range 0-0o377' % digits, start)
                return self.literal(number, flags)
        return self.reference(int(digits), start + 1, flags, len(digits))

    def reference(self, group, position, flags, length=0):
        if group > self.groups:
            self.fail('invalid group reference %d' % group, position)
        if group in self.open:
            self.fail('cannot refer to an open group', position - 1 if length else position)
        for limit in self.looks_back:
            if group >= limit:
                self.fail('cannot refer to group defined in the same lookbehind subpattern', self.at)
        return 'code', [REFERENCE, group, self.set_flags(flags)], self.widths[group]

    def set(self, flags, start):
        if self.text.startswith('[', self.at):
            _warn_of_future('nested set', self.at)
        negative = self.take('^')
        pairs = []
        begin = self.at
        while True:
            if self.at >= len(self.text):
                self.fail('unterminated character set', start)
            here = self.at
            if self.text[here] == ']' and here != begin:
                self.at += 1
                break
            if here != begin and (doubled := _set_words.get(self.text[here:here + 2])):
                _warn_of_future('set ' + doubled, here)
            low = self.set_item(flags)
            if self.text.startswith('-', self.at):
                self.at += 1
                if self.at >= len(self.text):
                    self.fail('unterminated character set', start)
                if self.text[self.at] == ']':
                    self.at += 1
                    pairs.append(low)
                    pairs.append((45, 45))
                    break
                middle = self.at
                if self.text[middle] == '-':
                    _warn_of_future('set difference', middle - 1)
                high = self.set_item(flags)
                if low[0] < 0 or high[0] < 0 or high[0] < low[0]:
                    first, last = self.token(here), self.token(middle)
                    self.fail('bad character range %s-%s' % (first, last), self.at - len(first) - len(last) - 1)
                pairs.append((low[0], high[0]))
            else:
                pairs.append(low)
        if flags & _I and self.is_text and not flags & _A:
            pairs.extend((other, other) for low, high in tuple(pairs) if low == high >= 0
                         for other in _same_letters.get(_regex.cases(low, False)[0], ()))
        if len(pairs) == 1 and not negative and not flags & _I and pairs[0][0] == pairs[0][1] >= 0:
            return 'one', [CHARACTER, pairs[0][0]]
        return 'one', [SET, (1 if negative else 0) | self.set_flags(flags), len(pairs), *(word for pair in pairs for word in pair)]

    def token(self, at):
        return self.text[at:at + 2] if self.text[at] == '\\' else self.text[at]

    def set_item(self, flags):
        """A pair of words: the same character twice, or a kind."""
        start = self.at
        sign = self.text[start]
        self.at += 1
        if sign != '\\':
            return ord(sign), ord(sign)
        if self.at == len(self.text):
            self.fail('bad escape (end of pattern)', start)
        letter = self.text[self.at]
        self.at += 1
        if letter in _kinds:
            return self.kind(letter, flags)
        number = _named.get(letter)
        if number is None:
            number = self.escaped_number(letter, start)
        if number is None and letter in _octal:
            digits = letter + self.octal(2)
            number = int(digits, 8)
            if number > 0o377:
                self.fail('octal escape value \\%s outside of range 0-0o377' % digits, start)
        if number is None:
            if letter in _digits or letter in _ascii_letters:
                self.fail('bad escape \\%s' % letter, start)
            number = ord(letter)
        return number, number

    # -- repeats

    def repeat(self, sign, nodes, here, flags):
        if sign == '{':
            bounds = self.bounds(here)
            if bounds is None:
                nodes.append(self.literal(123, flags))
                return
            least, most = bounds
        else:
            least, most = {'*': (0, -1), '+': (1, -1), '?': (0, 1)}[sign]
        if not nodes or nodes[-1][0] == 'code' and nodes[-1][1][0] == AT:
            self.fail('nothing to repeat', here)
        if nodes[-1][0] == 'repeat':
            self.fail('multiple repeat', here)
        how = 1 if self.take('?') else 2 if self.take('+') else 0
        nodes[-1] = ('repeat', how, least, most, nodes[-1])

    def bounds(self, here):
        """{m,n}: self.at is behind {. None where it is only a {."""
        if self.text.startswith('}', self.at):
            return None
        start = self.at
        low = high = ''
        while self.text[self.at:self.at + 1] in _digits and self.at < len(self.text):
            low += self.text[self.at]
            self.at += 1
        if self.take(','):
            while self.text[self.at:self.at + 1] in _digits and self.at < len(self.text):
                high += self.text[self.at]
                self.at += 1
        else:
            high = low
        if not self.take('}'):
            self.at = start
            return None
        least, most = int(low or 0), int(high) if high else -1
        if least >= _no_limit or most >= _no_limit:
            raise OverflowError('the repetition number is too large')
        if -1 < most < least:
            self.fail('min repeat greater than max repeat', here + 1)
        return min(least, 0x7fffffff), most if most < 0x7fffffff else -1

    # -- groups

    def name(self, closing, what='group name'):
        end = self.text.find(closing, self.at)
        if self.at == len(self.text) or end == self.at:
            self.fail('missing ' + what, self.at)
        if end < 0:
            self.fail('missing %s, unterminated name' % closing, self.at)
        name = self.text[self.at:end]
        self.at = end + 1
        return name

    def check_name(self, name, position):
        if not name.isidentifier():
            self.fail('bad character in group name %r' % name, position)

    def group(self, flags, depth, here, is_first, start):
        """What begins with the ( at `here`: a node; None for a comment; an int: flags for all."""
        number = name = None
        captures = True
        if self.take('?'):
            if self.at == len(self.text):
                self.fail('unexpected end of pattern', self.at)
            sign = self.text[self.at]
            self.at += 1
            if sign == 'P':
                if self.take('<'):
                    position = self.at
                    name = self.name('>')
                    self.check_name(name, position)
                elif self.take('='):
                    return self.named_reference(flags)
                else:
                    if self.at == len(self.text):
                        self.fail('unexpected end of pattern', self.at)
                    self.fail('unknown extension ?P' + self.text[self.at], here + 1)
            elif sign == ':':
                captures = False
            elif sign == '#':
                end = self.text.find(')', self.at)
                if end < 0:
                    self.fail('missing ), unterminated comment', here)
                self.at = end + 1
                return None
            elif sign in '=!<':
                return self.look(sign, flags, depth, here)
            elif sign == '(':
                return self.condition(flags, depth, here)
            elif sign == '>':
                node = self.either(flags, depth + 1)
                self.close(here)
                return 'atomic', node
            elif sign in _letters or sign == '-':
                changed = self.inline_flags(sign, here, is_first, start, flags)
                if isinstance(changed, int):
                    return changed
                flags = changed[0]
                captures = False
            else:
                self.fail('unknown extension ?' + sign, here + 1)
        if captures:
            self.groups += 1
            number = self.groups
            self.widths.append(None)
            if name is not None:
                if name in self.names:
                    self.fail('redefinition of group name %r as group %d; was group %d' %
                              (name, number, self.names[name]), here + 4)
                self.names[name] = number
            self.open.add(number)
        node = self.either(flags, depth + 1)
        self.close(here)
        if captures:
            self.open.discard(number)
            self.widths[number] = _width(node)
        return 'group', number, node

    def close(self, here):
        if not self.take(')'):
            self.fail('missing ), unterminated subpattern', here)

    def named_reference(self, flags):
        position = self.at
        name = self.name(')')
        self.check_name(name, position)
        if name not in self.names:
            self.fail('unknown group name %r' % name, position)
        return self.reference(self.names[name], position, flags)

    def look(self, sign, flags, depth, here):
        forward = True
        if sign == '<':
            if self.at == len(self.text):
                self.fail('unexpected end of pattern', self.at)
            sign = self.text[self.at]
            if sign not in '=!':
                self.fail('unknown extension ?<' + sign, here + 1)
            self.at += 1
            forward = False
            self.looks_back.append(self.groups + 1)
        node = self.either(flags, depth + 1)
        if not forward:
            self.looks_back.pop()
        self.close(here)
        if node == ('sequence', []) and sign == '!' and forward:
            return 'code', [FAIL]
        return 'look', forward, sign == '!', node

    def condition(self, flags, depth, here):
        position = self.at
        name = self.name(')')
        if name.isidentifier():
            self.check_name(name, position)
            if name not in self.names:
                self.fail('unknown group name %r' % name, position)
            group = self.names[name]
        else:
            try:
                group = int(name)
                if group < 0 or not (name.isascii() and name.isdecimal()):
                    raise ValueError
            except ValueError:
                self.fail('bad character in group name %r' % name, position)
            if not group:
                self.fail('bad group number', position)
            if group > self.groups:
                self.conditions.setdefault(group, position)
        yes = self.sequence(flags, depth + 1, False, 0)
        no = ('sequence', [])
        if self.take('|'):
            no = self.sequence(flags, depth + 1, False, 0)
            if self.text.startswith('|', self.at):
                self.fail('conditional backref with more than two branches', self.at)
        self.close(here)
        return 'if', group, yes, no

    def inline_flags(self, sign, here, is_first, start, flags):
        """(?im) gives the flags, (?i-s:…) a tuple of all that hold inside."""
        added = removed = 0
        if sign != '-':
            while True:
                flag = _letters[sign]
                if self.is_text and sign == 'L':
                    self.fail("bad inline flags: cannot use 'L' flag with a str pattern", self.at)
                if not self.is_text and sign == 'u':
                    self.fail("bad inline flags: cannot use 'u' flag with a bytes pattern", self.at)
                added |= flag
                if flag & _kinds_of_text and added & _kinds_of_text != flag:
                    self.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible", self.at)
                if self.at == len(self.text):
                    self.fail('missing -, : or )', self.at)
                sign = self.text[self.at]
                self.at += 1
                if sign in ')-:':
                    break
                if sign not in _letters:
                    self.fail('unknown flag' if sign.isalpha() else 'missing -, : or )', self.at - 1)
        if sign == ')':
            if not is_first:
                self.fail('global flags not at the start of the expression', here)
            return added
        if added & _global:
            self.fail('bad inline flags: cannot turn on global flag', self.at - 1)
        if sign == '-':
            if self.at == len(self.text):
                self.fail('missing flag', self.at)
            sign = self.text[self.at]
            self.at += 1
            if sign not in _letters:
                self.fail('unknown flag' if sign.isalpha() else 'missing flag', self.at - 1)
            while True:
                flag = _letters[sign]
                if flag & _kinds_of_text:
                    self.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", self.at)
                removed |= flag
                if self.at == len(self.text):
                    self.fail('missing :', self.at)
                sign = self.text[self.at]
                self.at += 1
                if sign == ':':
                    break
                if sign not in _letters:
                    self.fail('unknown flag' if sign.isalpha() else 'missing :', self.at - 1)
        if added & removed:
            self.fail('bad inline flags: flag turned on and off', self.at - 1)
        if added & _kinds_of_text:
            flags &= ~_kinds_of_text
        return ((flags | added) & ~removed,)


# Letters that are the same without regard to case though neither is the other's small or capital form.
_same_letters = {ord(letter): tuple(map(ord, alike)) for alike in (
    'i\u0131', 's\u017f', '\xb5\u03bc', '\u0345\u03b9\u1fbe', '\u0390\u1fd3', '\u03b0\u1fe3', '\u03b2\u03d0',
    '\u03b5\u03f5', '\u03b8\u03d1', '\u03ba\u03f0', '\u03c0\u03d6', '\u03c1\u03f1', '\u03c2\u03c3', '\u03c6\u03d5',
    '\u1e61\u1e9b', '\ufb05\ufb06') for letter in alike}


def _width(node):
    """(least, most) characters that the node takes."""
    what = node[0]
    if what == 'one':
        return 1, 1
    if what == 'code':
        return (0, 0) if len(node) < 3 else node[2] or (0, _most_width)
    if what == 'sequence':
        low = high = 0
        for part in node[1]:
            least, most = _width(part)
            low, high = low + least, high + most
        return min(low, _most_width), min(high, _most_width)
    if what == 'either':
        widths = [_width(part) for part in node[1]]
        return min(low for low, _ in widths), max(high for _, high in widths)
    if what == 'repeat':
        low, high = _width(node[4])
        most = _most_width if node[3] < 0 and high else high * max(node[3], 0)
        return min(low * node[2], _most_width), min(most, _most_width)
    if what == 'group':
        return _width(node[2])
    if what == 'atomic':
        return _width(node[1])
    if what == 'if':
        first, second = _width(node[2]), _width(node[3])
        return min(first[0], second[0]), max(first[1], second[1])
    return 0, 0


class _Coder:
    """Writes the program of a tree."""

    def __init__(self, groups):
        self.code = []
        self.registers = 1 + 2 * groups

    def emit(self, node):
        code = self.code
        what = node[0]
        if what == 'one' or what == 'code':
            code.extend(node[1])
        elif what == 'sequence':
            for part in node[1]:
                self.emit(part)
        elif what == 'either':
            self.either(node[1])
        elif what == 'repeat':
            self.repeat(node)
        elif what == 'group':
            if node[1] is None:
                self.emit(node[2])
            else:
                code += SAVE, 2 * node[1] - 1
                self.emit(node[2])
                code += SAVE, 2 * node[1]
        elif what == 'look':
            self.look(node)
        elif what == 'atomic':
            code.append(ATOMIC)
            self.emit(node[1])
            code.append(ATOMIC_END)
        else:
            at = len(code)
            code += CONDITION, node[1], 0
            self.emit(node[2])
            if node[3] == ('sequence', []):
                code[at + 2] = len(code)
            else:
                code += JUMP, 0
                end = len(code) - 1
                code[at + 2] = len(code)
                self.emit(node[3])
                code[end] = len(code)

    def either(self, branches):
        code = self.code
        if all(branch[0] == 'one' and branch[1][0] == CHARACTER for branch in branches):
            code += SET, 0, len(branches)
            for branch in branches:
                code += branch[1][1], branch[1][1]
            return
        ends = []
        for branch in branches[:-1]:
            code += SPLIT, 0
            other = len(code) - 1
            self.emit(branch)
            code += JUMP, 0
            ends.append(len(code) - 1)
            code[other] = len(code)
        self.emit(branches[-1])
        for end in ends:
            code[end] = len(code)

    def repeat(self, node):
        _, how, least, most, body = node
        code = self.code
        while body[0] == 'group' and body[1] is None:
            body = body[2]
        if body[0] == 'one':
            at = len(code)
            code += ONE, how, least, most, 0
            code.extend(body[1])
            code[at + 4] = len(code)
            return
        if how == 2:
            code.append(ATOMIC)
        register = self.registers
        self.registers += 2
        code += ENTER, register, JUMP, 0
        start = len(code)
        self.emit(body)
        code[start - 1] = len(code)
        code += LOOP, register, 1 if how == 1 else 0, least, most, start
        if how == 2:
            code.append(ATOMIC_END)

    def look(self, node):
        _, forward, negative, body = node
        back = 0
        if not forward:
            back, most = _width(body)
            if back != most:
                raise error('look-behind requires fixed-width pattern')
        code = self.code
        at = len(code)
        code += LOOK, int(negative), back, 0
        self.emit(body)
        code.append(LOOK_END)
        code[at + 3] = len(code)


def _checked_flags(pattern, flags):
    """The flags that hold for this kind of pattern."""
    if isinstance(pattern, str):
        if flags & _L:
            raise ValueError('cannot use LOCALE flag with a str pattern')
        if flags & _A and flags & _U:
            raise ValueError('ASCII and UNICODE flags are incompatible')
        return flags if flags & _A else flags | _U
    if flags & _U:
        raise ValueError('cannot use UNICODE flag with a bytes pattern')
    if flags & _L and flags & _A:
        raise ValueError('ASCII and LOCALE flags are incompatible')
    return flags


def _parsed(pattern, flags):
    parser = _Parser(pattern, flags)
    tree = parser.parse()
    if parser.flags & _X and not flags & _X:
        parser = _Parser(pattern, parser.flags)
        tree = parser.parse()
    return parser, tree


_cache = {}
_cache_most = 512


def _compile(pattern, flags):
    flags = int(flags)
    try:
        return _cache[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray, memoryview)):
        raise TypeError('first argument must be string or compiled pattern')
    made = _made(pattern, flags)
    if not flags & DEBUG:
        if len(_cache) >= _cache_most:
            del _cache[next(iter(_cache))]
        _cache[type(pattern), pattern, flags] = made
    return made


def _made(pattern, flags):
    parser, tree = _parsed(pattern, flags)
    coder = _Coder(parser.groups)
    coder.emit(tree)
    coder.code.append(SUCCESS)
    return _new_pattern(pattern, parser.flags, coder, parser)


def _new_pattern(pattern, flags, coder, parser):
    self = object.__new__(Pattern)
    self.pattern = pattern
    self.flags = flags
    self.groups = parser.groups
    self._names = parser.names
    self._program = _regex.program(coder.code, coder.registers, parser.groups)
    self._templates = {}
    return self


_most = 0x7fffffffffffffff
_match = _regex.match


class Pattern:
    """A compiled pattern."""

    __module__ = 're'
    __slots__ = ('pattern', 'flags', 'groups', '_names', '_program', '_templates', '__weakref__')

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Pattern' instances")

    def __init_subclass__(cls):
        raise TypeError("type 're.Pattern' is not an acceptable base type")

    @property
    def groupindex(self):
        from types import MappingProxyType
        return MappingProxyType(self._names)

    def __repr__(self):
        flags = self.flags
        if isinstance(self.pattern, str) and flags & (_L | _U | _A) == _U:
            flags &= ~_U
        text = repr(self.pattern)[:200]
        return f're.compile({text}, {_flags_text(flags, _pattern_flag_names)})' if flags else f're.compile({text})'

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.flags == other.flags and type(self.pattern) is type(other.pattern) and
                self.pattern == other.pattern)

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return _compile, (self.pattern, self.flags)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def _check(self, string):
        if type(string) is type(self.pattern) is str:
            return
        if isinstance(string, str):
            if not isinstance(self.pattern, str):
                raise TypeError('cannot use a bytes pattern on a string-like object')
            return
        try:
            memoryview(string).release()
        except TypeError:
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'") from None
        if isinstance(self.pattern, str):
            raise TypeError('cannot use a string pattern on a bytes-like object')

    def _find(self, string, pos, endpos, mode):
        self._check(string)
        return _regex.match(self._program, string, pos, endpos, mode, Match, self)

    def match(self, string, pos=0, endpos=_most):
        if not pos and endpos is _most and type(string) is type(self.pattern) is str:
            return _match(self._program, string, 0, _most, 0, Match, self)
        return self._find(string, pos, endpos, 0)

    def search(self, string, pos=0, endpos=_most):
        if not pos and endpos is _most and type(string) is type(self.pattern) is str:
            return _match(self._program, string, 0, _most, 1, Match, self)
        return self._find(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=_most):
        return self._find(string, pos, endpos, 2)

    def _all(self, string, pos=0, endpos=_most, most=0, kind=0):
        """The spans of all matches, or their groups (1), or what is between them (2)."""
        self._check(string)
        return _regex.find_all(self._program, string, pos, endpos, 1, most, kind)

    def findall(self, string, pos=0, endpos=_most):
        self._check(string)
        if type(string) is not str and not isinstance(string, str):
            string = bytes(string)
        return _regex.find_all(self._program, string, pos, endpos, 1, 0, 1)

    def finditer(self, string, pos=0, endpos=_most):
        self._check(string)
        return _finditer(self, string, pos, endpos)

    def scanner(self, string, pos=0, endpos=_most):
        self._check(string)
        return _Scanner(self, string, pos, endpos)

    def split(self, string, maxsplit=0):
        self._check(string)
        if not isinstance(string, str):
            string = bytes(string)
        return self._all(string, most=max(maxsplit, 0), kind=2) if maxsplit >= 0 else [string[:]]

    def sub(self, repl, string, count=0):
        return self._substituted(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        return self._substituted(repl, string, count)

    def _substituted(self, repl, string, count):
        self._check(string)
        if callable(repl):
            template = None
        else:
            template = self._template(repl)
        whole = string if isinstance(string, str) else bytes(string)
        if type(template) is type(whole) and self.groups == 0 and count >= 0:
            pieces = self._all(whole, most=count, kind=2)
            return template.join(pieces), len(pieces) - 1
        found = self._all(string, most=max(count, 0)) if count >= 0 else []
        empty = whole[:0]
        pieces = []
        at = 0
        length = len(string)
        for spans in found:
            if at < spans[1]:
                pieces.append(whole[at:spans[1]])
            at = spans[2]
            if template is None:
                piece = repl(_new_match(self, string, 0, length, spans))
                if piece is not None:
                    pieces.append(piece)
            elif isinstance(template, list):
                for part in template:
                    if isinstance(part, int):
                        start = spans[2 * part + 1]
                        if start >= 0:
                            pieces.append(whole[start:spans[2 * part + 2]])
                    else:
                        pieces.append(part)
            else:
                pieces.append(template)
        if not found:
            return whole[:], 0
        pieces.append(whole[at:])
        return empty.join(pieces), len(found)

    def _template(self, repl):
        """What a replacement is made of: itself, or a list of pieces and of groups."""
        try:
            return self._templates[repl]
        except (KeyError, TypeError):
            pass
        if not isinstance(repl, str) and not isinstance(repl, (bytes, bytearray, memoryview)):
            raise TypeError(f"decoding to str: need a bytes-like object, {type(repl).__name__} found")
        template = _parsed_template(repl, self)
        try:
            if len(self._templates) < 64:
                self._templates[repl] = template
        except TypeError:
            pass
        return template


class _Scanner:
    __module__ = '_sre'

    def __init__(self, pattern, string, pos, endpos):
        length = len(string)
        self.pattern = pattern
        self._string, self._end = string, min(max(endpos, 0), length)
        self._at = self._start = min(max(pos, 0), length)
        self._mode = 0

    def _next(self, mode):
        if self._at is None or self._at > self._end:
            return None
        found = _regex.find(self.pattern._program, self._string, self._at, self._end, mode | self._mode)
        if found is None:
            self._at = None
            return None
        start, self._at = found[1], found[2]
        self._mode = 4 if start == self._at else 0
        return _new_match(self.pattern, self._string, self._start, self._end, found)

    def match(self):
        return self._next(0)

    def search(self):
        return self._next(1)


def _finditer(pattern, string, pos, endpos):
    return iter(_Scanner(pattern, string, pos, endpos).search, None)


def _parsed_template(repl, pattern):
    is_text = isinstance(repl, str)
    text = repl if is_text else str(repl, 'latin-1')
    if '\\' not in text:
        return repl if is_text else bytes(repl)
    parts = []
    waiting = ''

    def fail(message, position):
        raise error(message, repl, position)

    def add_group(group, position):
        nonlocal waiting
        if group > pattern.groups:
            fail('invalid group reference %d' % group, position)
        if waiting:
            parts.append(waiting)
            waiting = ''
        parts.append(group)

    at = 0
    while True:
        slash = text.find('\\', at)
        if slash < 0:
            waiting += text[at:]
            break
        waiting += text[at:slash]
        letter = text[slash + 1:slash + 2]
        if letter == '':
            fail('bad escape (end of pattern)', slash)
        at = slash + 2
        if letter == 'g':
            if not text.startswith('<', at):
                fail('missing <', at)
            end = text.find('>', at + 1)
            if at + 1 == len(text) or end == at + 1:
                fail('missing group name', at + 1)
            if end < 0:
                fail('missing >, unterminated name', at + 1)
            name = text[at + 1:end]
            at, position = end + 1, at + 1
            if name.isidentifier():
                if name not in pattern._names:
                    raise IndexError('unknown group name %r' % name)
                add_group(pattern._names[name], position)
            else:
                try:
                    group = int(name)
                    if group < 0 or not (name.isascii() and name.isdecimal()):
                        raise ValueError
                except ValueError:
                    fail('bad character in group name %r' % name, position)
                add_group(group, position)
        elif letter == '0':
            digits = letter
            while len(digits) < 3 and at < len(text) and text[at] in _octal:
                digits += text[at]
                at += 1
            waiting += chr(int(digits, 8) & 0xff)
        elif letter in _digits:
            digits = letter
            if at < len(text) and text[at] in _digits:
                digits += text[at]
                at += 1
                if letter in _octal and digits[1] in _octal and at < len(text) and text[at] in _octal:
                    digits += text[at]
                    at += 1
                    number = int(digits, 8)
                    if number > 0o377:
                        fail('octal escape value \\%s outside of range 0-0o377' % digits, slash)
                    waiting += chr(number)
                    continue
            add_group(int(digits), slash + 1)
        elif letter in _named:
            waiting += chr(_named[letter])
        elif letter in _ascii_letters:
            fail('bad escape \\%s' % letter, slash)
        else:
            waiting += '\\' + letter
    if waiting:
        parts.append(waiting)
    return parts if is_text else [part if isinstance(part, int) else part.encode('latin-1') for part in parts]


def _new_match(pattern, string, pos, endpos, spans):
    self = object.__new__(Match)
    self.re = pattern
    self.string = string
    self.pos = pos
    self.endpos = endpos
    self._spans = spans
    return self


class Match:
    """What a pattern has found."""

    __module__ = 're'
    __slots__ = ('re', 'string', 'pos', 'endpos', '_spans')

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Match' instances")

    def __init_subclass__(cls):
        raise TypeError("type 're.Match' is not an acceptable base type")

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def _index(self, group):
        """Where the group's begin is in the spans."""
        if type(group) is int:
            pass
        elif not hasattr(type(group), '__index__'):
            group = self.re._names.get(group, -1) if isinstance(group, (str, bytes)) else -1
        else:
            group = group.__index__()
        if not 0 <= group <= self.re.groups:
            raise IndexError('no such group')
        return 2 * group + 1

    def _piece(self, at, default=None):
        start = self._spans[at]
        if start < 0:
            return default
        piece = self.string[start:self._spans[at + 1]]
        return piece if type(piece) is str or isinstance(piece, (str, bytes)) else bytes(piece)

    def group(self, *groups):
        if len(groups) < 2:
            group = groups[0] if groups else 0
            if type(group) is int and 0 <= group and type(self.string) is str:
                spans = self._spans
                at = 2 * group + 1
                if at < len(spans):
                    start = spans[at]
                    return None if start < 0 else self.string[start:spans[at + 1]]
            return self._piece(self._index(group))
        return tuple([self._piece(self._index(group)) for group in groups])

    def __getitem__(self, group):
        return self._piece(self._index(group))

    def groups(self, default=None):
        if type(self.string) is str:
            return _groups(self.string, self._spans, default)
        return tuple([self._piece(at, default) for at in range(3, len(self._spans), 2)])

    def groupdict(self, default=None):
        return {name: self._piece(2 * number + 1, default) for name, number in self.re._names.items()}

    def start(self, group=0, /):
        return self._spans[self._index(group)]

    def end(self, group=0, /):
        return self._spans[self._index(group) + 1]

    def span(self, group=0, /):
        at = self._index(group)
        return self._spans[at:at + 2]

    def expand(self, template):
        parts = self.re._template(template)
        if not isinstance(parts, list):
            return parts
        empty = self.string[:0]
        return empty.join([(self._piece(2 * part + 1, empty) if isinstance(part, int) else part) for part in parts])

    @property
    def lastindex(self):
        return None if self._spans[0] < 0 else self._spans[0]

    @property
    def lastgroup(self):
        for name, number in self.re._names.items():
            if number == self._spans[0]:
                return name
        return None

    @property
    def regs(self):
        return tuple([self._spans[at:at + 2] for at in range(1, len(self._spans), 2)])

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f'<re.Match object; span={self.span()!r}, match={self.group()!r}>'


_name_fully(Pattern, 're.Pattern')
_name_fully(Match, 're.Match')


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def template(pattern, flags=0):
    return _compile(pattern, flags | T)


def purge():
    _cache.clear()


_escapes = {number: '\\' + chr(number) for number in b'()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_escapes)
    return str(pattern, 'latin-1').translate(_escapes).encode('latin-1')


class Scanner:
    """Splits a text into tokens: the first phrase that matches, and what its action makes of it."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._actions = {}
        group = 1
        for phrase, action in lexicon:
            self._actions[group] = action
            group += 1 + compile(phrase, flags).groups
        self.scanner = compile('|'.join('(%s)' % phrase for phrase, action in lexicon), flags)

    def scan(self, string):
        found = []
        start = 0
        while True:
            match = self.scanner.match(string, start)
            if match is None or match.end() == start:
                return found, string[start:]
            start = match.end()
            action = self._actions[match.lastindex]
            if callable(action):
                self.match = match
                action = action(self, match.group())
            if action is not None:
                found.append(action)
