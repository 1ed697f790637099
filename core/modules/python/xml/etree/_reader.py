"""XML's text read from begin to end: a target is told of elements, text, comments. Errors are those of expat."""

import re

_name = r'[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?'
_name_at = re.compile(_name)
_attribute = re.compile(r'\s+(%s)\s*=\s*(?:"([^"<]*)"|\'([^\'<]*)\')' % _name)
_reference = re.compile(r'&(?:#(\d+)|#x([0-9a-fA-F]+)|(%s));' % _name)
_declaration = re.compile(r'<\?xml\s+version\s*=\s*(["\'])[\w.]+\1(?:\s+encoding\s*=\s*(["\'])([\w.\-]+)\2)?'
                          r'(?:\s+standalone\s*=\s*(["\'])(?:yes|no)\4)?\s*\?>')
_entity = re.compile(r'<!ENTITY\s+(%s)\s+(?:"([^"]*)"|\'([^\']*)\')\s*>' % _name)
_wrong = re.compile('[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]')
_plain = {'lt': '<', 'gt': '>', 'amp': '&', 'quot': '"', 'apos': "'"}

SYNTAX, NO_ELEMENTS, INVALID_TOKEN, UNCLOSED_TOKEN, PARTIAL_CHAR, TAG_MISMATCH, DUPLICATE_ATTRIBUTE, JUNK = 2, 3, 4, 5, 6, 7, 8, 9
UNDEFINED_ENTITY, BAD_CHAR_REF, MISPLACED_XML_PI, UNKNOWN_ENCODING, UNCLOSED_CDATA, UNBOUND_PREFIX = 11, 14, 17, 18, 20, 27
AMPLIFICATION = 43
_words = {SYNTAX: 'syntax error', NO_ELEMENTS: 'no element found', INVALID_TOKEN: 'not well-formed (invalid token)',
          UNCLOSED_TOKEN: 'unclosed token', TAG_MISMATCH: 'mismatched tag', DUPLICATE_ATTRIBUTE: 'duplicate attribute',
          JUNK: 'junk after document element', UNDEFINED_ENTITY: 'undefined entity',
          BAD_CHAR_REF: 'reference to invalid character number',
          MISPLACED_XML_PI: 'XML or text declaration not at start of entity', UNKNOWN_ENCODING: 'unknown encoding',
          UNCLOSED_CDATA: 'unclosed CDATA section', UNBOUND_PREFIX: 'unbound prefix',
          AMPLIFICATION: 'limit on input amplification factor (from DTD and entities) breached'}

# Entities may make so many bytes, and beyond that so many times what was read.
_MOST_BYTES, _MOST_TIMES = 8 << 20, 100


class Problem(Exception):
    def __init__(self, code, line, column, words=None):
        self.code, self.position = code, (line, column)
        super().__init__('%s: line %d, column %d' % (words or _words[code], line, column))


def decoded(data):
    """The text of bytes, by their mark or their declaration."""
    for mark, encoding in ((b'\xef\xbb\xbf', 'utf-8-sig'), (b'\xff\xfe', 'utf-16'), (b'\xfe\xff', 'utf-16')):
        if data.startswith(mark):
            return data.decode(encoding)
    found = _declaration.match(data[:200].decode('latin-1'))
    encoding = found[3] if found and found[3] else 'utf-8'
    try:
        return data.decode(encoding)
    except LookupError:
        raise Problem(UNKNOWN_ENCODING, 1, found.start(3)) from None
    except UnicodeDecodeError as error:
        before = data[:error.start]
        raise Problem(INVALID_TOKEN, before.count(b'\n') + 1, len(before) - before.rfind(b'\n') - 1) from None


class Reader:
    """One text. The target has start(tag, attributes), end(tag), data(text), and perhaps comment, pi, start_ns, end_ns."""

    def __init__(self, text, target):
        self.text = text.replace('\r\n', '\n').replace('\r', '\n')
        self.target = target
        self.open = []      # (name as written, tag, the prefixes outside)
        self.prefixes = {'xml': 'http://www.w3.org/XML/1998/namespace'}
        self.entities = {}
        self.replaced = {}      # an entity's text with those within it, and how many bytes were read for it
        self.indirect = 0       # bytes read from entities
        self.has_root = self.has_doctype = False

    def fail(self, code, at, words=None):
        before = self.text[:at]
        raise Problem(code, before.count('\n') + 1, at - before.rfind('\n') - 1, words)

    def read(self):
        text, at = self.text, 0
        wrong = _wrong.search(text)
        if text.startswith('<?xml') and text[5:6].isspace():
            found = _declaration.match(text)
            if not found:
                self.fail(SYNTAX if '?>' in text else UNCLOSED_TOKEN, 0)
            at = found.end()
        while at < len(text):
            if wrong and at > wrong.start():
                self.fail(INVALID_TOKEN, wrong.start())
            at = self.markup(at) if text[at] == '<' else self.between(at)
        if wrong:
            self.fail(INVALID_TOKEN, wrong.start())
        if self.open or not self.has_root:
            self.fail(NO_ELEMENTS, len(text))

    def between(self, at):
        """Text up to the next markup."""
        end = self.text.find('<', at)
        end = len(self.text) if end < 0 else end
        words = self.text[at:end]
        if self.open:
            if ']]>' in words:
                self.fail(INVALID_TOKEN, at + words.index(']]>') + 2)
            self.target.data(self.resolved(words, at))
        elif words.strip(' \t\n'):
            at += len(words) - len(words.lstrip(' \t\n'))
            named = _name_at.match(self.text, at)
            if named and not self.has_root and self.text.startswith('<', named.end()):
                self.fail(INVALID_TOKEN, named.end())
            self.fail(JUNK if self.has_root else SYNTAX, at)
        return end

    def entity(self, name, place, depth):
        """What an entity stands for; `place`: where the text, or the tag, refers to the outermost one."""
        known = self.replaced.get(name)
        if known:
            self.count(known[1], place)
            return known[0]
        before, words = self.indirect, self.entities[name]
        self.count(len(words.encode('utf-8', 'surrogatepass')), place)
        words = self.resolved(words, place, depth + 1, place)
        self.replaced[name] = words, self.indirect - before
        return words

    def count(self, size, place):
        self.indirect += size
        if self.indirect + len(self.text) * 4 < _MOST_BYTES:
            return
        direct = len(self.text[:place].encode('utf-8', 'surrogatepass'))
        if direct + self.indirect >= max(_MOST_BYTES, direct * _MOST_TIMES + 1):
            self.fail(AMPLIFICATION, place)

    def resolved(self, words, at, depth=0, place=None):
        if '&' not in words:
            return words
        pieces, last = [], 0
        while True:
            mark = words.find('&', last)
            if mark < 0:
                return ''.join(pieces) + words[last:]
            pieces.append(words[last:mark])
            found = _reference.match(words, mark)
            if not found:
                named = _name_at.match(words, mark + 1)
                self.fail(INVALID_TOKEN, at + (named.end() if named else mark + 1))
            decimal, hexadecimal, name = found.groups()
            if name is None:
                number = int(decimal) if decimal else int(hexadecimal, 16)
                if number > 0x10ffff or number == 0 or _wrong.match(chr(number)):
                    self.fail(BAD_CHAR_REF, at + mark)
                pieces.append(chr(number))
            elif name in _plain:
                pieces.append(_plain[name])
            elif name in self.entities and depth < 20:
                pieces.append(self.entity(name, at + mark if place is None else place, depth))
            else:
                self.fail(UNDEFINED_ENTITY, at + mark, 'undefined entity &%s;' % name if self.has_doctype else None)
            last = found.end()

    def until(self, end, at, start, code=UNCLOSED_TOKEN):
        found = self.text.find(end, start)
        if found < 0:
            self.fail(code, len(self.text) if code == UNCLOSED_CDATA else at)
        return found

    def markup(self, at):
        text = self.text
        if text.startswith('<!--', at):
            end = self.until('--', at, at + 4)
            if not text.startswith('>', end + 2):
                self.fail(INVALID_TOKEN, end + 2)
            self.tell('comment', text[at + 4:end])
            return end + 3
        if text.startswith('<![CDATA[', at):
            if not self.open:
                self.fail(JUNK if self.has_root else SYNTAX, at)
            end = self.until(']]>', at, at + 9, UNCLOSED_CDATA)
            self.target.data(text[at + 9:end])
            return end + 3
        if text.startswith('<?', at):
            named = _name_at.match(text, at + 2)
            if not named:
                self.fail(INVALID_TOKEN, at + 2)
            end = self.until('?>', at, at + 2)
            if named[0].lower() == 'xml':
                self.fail(MISPLACED_XML_PI, at)
            self.tell('pi', named[0], text[named.end():end].lstrip() or None)
            return end + 2
        if text.startswith('<!DOCTYPE', at) and not self.has_root:
            return self.doctype(at)
        if text.startswith('</', at):
            return self.end_tag(at)
        return self.start_tag(at)

    def tell(self, name, *values):
        told = getattr(self.target, name, None)
        if told is not None:
            told(*values)

    def doctype(self, at):
        self.has_doctype = True
        depth, end = 0, at
        for found in re.compile(r'"[^"]*"|\'[^\']*\'|<!--.*?-->|[<>\[\]]', re.DOTALL).finditer(self.text, at + 1):
            if found[0] == '[':
                depth += 1
            elif found[0] == ']':
                depth -= 1
            elif found[0] == '>' and not depth:
                end = found.end()
                break
        else:
            self.fail(UNCLOSED_TOKEN, at)
        for one in _entity.finditer(self.text, at, end):
            self.entities.setdefault(one[1], one[2] if one[2] is not None else one[3])
        return end

    def expanded(self, name, prefixes, at, is_attribute=False):
        prefix, colon, local = name.partition(':')
        if colon:
            if prefix not in prefixes:
                self.fail(UNBOUND_PREFIX, at)
            return '{%s}%s' % (prefixes[prefix], local)
        uri = None if is_attribute else prefixes.get('')
        return '{%s}%s' % (uri, name) if uri else name

    def start_tag(self, at):
        text = self.text
        named = _name_at.match(text, at + 1)
        if not named:
            self.fail(UNCLOSED_TOKEN if at + 1 == len(text) else INVALID_TOKEN, at + (at + 1 < len(text)))
        if self.has_root and not self.open:
            self.fail(JUNK, at)
        outside = self.prefixes
        given, bound, end = [], [], named.end()
        while True:
            found = _attribute.match(text, end)
            if not found:
                break
            name = found[1]
            value = found[2] if found[2] is not None else found[3]
            value = self.resolved(value.replace('\n', ' ').replace('\t', ' '),
                                  found.start(2 if found[2] is not None else 3), 0, at)
            if any(name == one for one, _, _ in given):
                self.fail(DUPLICATE_ATTRIBUTE, found.start(1))
            given.append((name, value, found.start(1)))
            end = found.end()
        for name, value, _ in given:
            if name == 'xmlns' or name.startswith('xmlns:'):
                if self.prefixes is outside:
                    self.prefixes = dict(outside)
                self.prefixes[name[6:]] = value
                bound.append(name[6:])
                self.tell('start_ns', name[6:], value)
        rest = re.compile(r'\s*(/?>)').match(text, end)
        if not rest:
            self.malformed(at, end)
        tag = self.expanded(named[0], self.prefixes, at)
        attributes = {}
        for name, value, place in given:
            if name != 'xmlns' and not name.startswith('xmlns:'):
                attributes[self.expanded(name, self.prefixes, at, True)] = value
        self.has_root = True
        self.target.start(tag, attributes)
        self.open.append((named[0], tag, outside, bound))
        if rest[1] == '/>':
            self.close()
        return rest.end()

    def malformed(self, at, end):
        """Where a tag goes wrong: at its end, at what is no attribute, or nowhere because the text ends."""
        text = self.text
        while text[end:end + 1].isspace():
            end += 1
        named = _name_at.match(text, end)
        if named:
            end = named.end()
            while text[end:end + 1].isspace():
                end += 1
            if text[end:end + 1] == '=':
                end += 1
                while text[end:end + 1].isspace():
                    end += 1
                if text[end:end + 1] in ('"', "'") and text[end:end + 1]:
                    close = text.find(text[end], end + 1)
                    less = text.find('<', end + 1)
                    if less >= 0 and (close < 0 or less < close):
                        self.fail(INVALID_TOKEN, less)
                    end = len(text) if close < 0 else close + 1
        self.fail(UNCLOSED_TOKEN, at) if end >= len(text) else self.fail(INVALID_TOKEN, end)

    def close(self):
        _, tag, outside, bound = self.open.pop()
        self.target.end(tag)
        for prefix in reversed(bound):
            self.tell('end_ns', prefix)
        self.prefixes = outside

    def end_tag(self, at):
        named = _name_at.match(self.text, at + 2)
        if not named:
            self.fail(UNCLOSED_TOKEN if at + 2 == len(self.text) else INVALID_TOKEN, at if at + 2 == len(self.text) else at + 2)
        rest = re.compile(r'\s*>').match(self.text, named.end())
        if not rest:
            self.fail(INVALID_TOKEN if named.end() < len(self.text) else UNCLOSED_TOKEN,
                      named.end() if named.end() < len(self.text) else at)
        if not self.open:
            self.fail(JUNK if self.has_root else INVALID_TOKEN, at if self.has_root else at + 1)
        if named[0] != self.open[-1][0]:
            self.fail(TAG_MISMATCH, at + 2)
        self.close()
        return rest.end()
