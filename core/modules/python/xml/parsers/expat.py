"""The parser as expat has it: functions are told of what stands in a text."""

import re

from xml.etree._reader import Problem, Reader, _name, decoded

__all__ = ['ParserCreate', 'ExpatError', 'error', 'ErrorString', 'XMLParserType']

EXPAT_VERSION = 'expat_2.5.0'
version_info = (2, 5, 0)
native_encoding = 'UTF-8'


class ExpatError(Exception):
    pass


ExpatError.__module__ = 'xml.parsers.expat'
error = ExpatError


class Name(str):
    """A name with its namespace; `written`: as it stands in the text."""


class _NamedReader(Reader):
    def expanded(self, name, prefixes, at, is_attribute=False):
        one = Name(super().expanded(name, prefixes, at, is_attribute))
        one.written = name
        prefix, colon, local = name.rpartition(':')
        one.prefix = prefix or None
        one.local = local
        one.uri = prefixes.get(prefix) if colon else None if is_attribute else prefixes.get('') or None
        return one

    def markup(self, at):
        if self.text.startswith('<![CDATA[', at) and self.open and hasattr(self.target, 'cdata'):
            end = self.until(']]>', at, at + 9, 20)
            self.target.cdata(self.text[at + 9:end])
            return end + 3
        self.at = at
        return super().markup(at)

    def between(self, at):
        self.at = at
        if not self.open or not getattr(self.target, 'in_pieces', False):
            return super().between(at)
        end = self.text.find('<', at)
        end = len(self.text) if end < 0 else end
        if ']]>' in self.text[at:end]:
            return super().between(at)
        for piece in re.finditer(r'\n|&[^;\n&]*;?|[^\n&]+', self.text[at:end]):
            self.at = at + piece.start()
            self.target.data(self.resolved(piece[0], self.at))
        return end

    def doctype(self, at):
        end = super().doctype(at)
        found = re.match(r'<!DOCTYPE\s+(%s)(?:\s+(?:PUBLIC\s+(["\'])(.*?)\2|SYSTEM)\s+(["\'])(.*?)\4)?\s*(?:\[(.*)\])?\s*>' % _name,
                         self.text[at:end], re.DOTALL)
        if found:
            self.tell('doctype', found[1], found[3], found[5], found[6])
        return end


def _read_to(text, target):
    try:
        if not isinstance(text, str):
            text = decoded(bytes(text))
        _NamedReader(text.removeprefix('\ufeff'), target).read()
    except Problem as problem:
        raise _error(problem) from None


def _error(problem):
    made = ExpatError(str(problem))
    made.code = problem.code
    made.lineno, made.offset = problem.position
    return made


def ErrorString(code):
    from xml.etree._reader import _words
    return _words.get(code)


class XMLParserType:
    """The handlers are attributes, None where nobody is told."""

    in_pieces = True

    def __init__(self, namespace_separator):
        self._separator = namespace_separator
        self._pieces = []
        self._reader = None
        self._bound = {}
        self._text = []
        self.buffer_text = self.ordered_attributes = self.specified_attributes = self.namespace_prefixes = False
        self.buffer_size = 8192
        self.CurrentLineNumber, self.CurrentColumnNumber, self.ErrorCode = 1, 0, 0
        for name in ('StartElement', 'EndElement', 'CharacterData', 'Comment', 'ProcessingInstruction', 'StartCdataSection',
                     'EndCdataSection', 'StartNamespaceDecl', 'EndNamespaceDecl', 'XmlDecl', 'StartDoctypeDecl',
                     'EndDoctypeDecl', 'Default', 'DefaultHandlerExpand', 'ExternalEntityRef', 'EntityDecl', 'ElementDecl'):
            setattr(self, name if name.endswith('Expand') else name + 'Handler', None)

    def Parse(self, data, isfinal=False):
        self._pieces.append(data.encode() if isinstance(data, str) else bytes(data))
        if isfinal:
            data = b''.join(self._pieces)
            self._pieces.clear()
            try:
                text = decoded(data)
                declared = re.match(r'<\?xml\s+version=["\']([\d.]+)["\'](?:\s+encoding=["\']([\w.-]+)["\'])?'
                                    r'(?:\s+standalone=["\'](yes|no)["\'])?', text)
                if declared and self.XmlDeclHandler:
                    self.XmlDeclHandler(declared[1], declared[2], -1 if declared[3] is None else int(declared[3] == 'yes'))
                self._reader = _NamedReader(text.removeprefix('\ufeff'), self)
                self._reader.read()
                self._flush()
            except Problem as problem:
                self.CurrentLineNumber, self.CurrentColumnNumber = problem.position
                self.ErrorCode = problem.code
                raise _error(problem) from None
        return 1

    def ParseFile(self, file):
        return self.Parse(file.read(), True)

    def _place(self):
        before = self._reader.text[:self._reader.at]
        self.CurrentLineNumber = before.count('\n') + 1
        self.CurrentColumnNumber = len(before) - before.rfind('\n') - 1
        self.CurrentByteIndex = len(before.encode('utf-8', 'surrogatepass'))

    def _named(self, name):
        if self._separator is None:
            return name.written
        return name.uri + self._separator + name.local if name.uri else name.local

    def start_ns(self, prefix, uri):
        self._bound['xmlns:' + prefix if prefix else 'xmlns'] = uri
        if self._separator is not None and self.StartNamespaceDeclHandler:
            self.StartNamespaceDeclHandler(prefix or None, uri)

    def end_ns(self, prefix):
        if self._separator is not None and self.EndNamespaceDeclHandler:
            self.EndNamespaceDeclHandler(prefix or None)

    def start(self, tag, attributes):
        bound, self._bound = self._bound, {}
        self._place()
        if self.StartElementHandler:
            self._flush()
            given = bound if self._separator is None else {}
            given.update((self._named(name), value) for name, value in attributes.items())
            self.StartElementHandler(self._named(tag), [one for row in given.items() for one in row]
                                     if self.ordered_attributes else given)

    def end(self, tag):
        self._place()
        if self.EndElementHandler:
            self._flush()
            self.EndElementHandler(self._named(tag))

    def data(self, text):
        if not self.CharacterDataHandler or not text:
            return
        if self.buffer_text:
            self._text.append(text)
        else:
            self._place()
            self.CharacterDataHandler(text)

    def _flush(self):
        if self._text:
            text = ''.join(self._text)
            self._text.clear()
            self.CharacterDataHandler(text)

    def cdata(self, text):
        if self.StartCdataSectionHandler:
            self._flush()
            self.StartCdataSectionHandler()
        for one in re.findall(r'\n|[^\n]+', text):
            self.data(one)
        if self.EndCdataSectionHandler:
            self._flush()
            self.EndCdataSectionHandler()

    def comment(self, text):
        if self.CommentHandler:
            self._flush()
            self.CommentHandler(text)

    def pi(self, target, text=None):
        if self.ProcessingInstructionHandler:
            self._flush()
            self.ProcessingInstructionHandler(target, text or '')

    def doctype(self, name, public, system, subset):
        if self.StartDoctypeDeclHandler:
            self.StartDoctypeDeclHandler(name, system, public, int(subset is not None))
        if self.EndDoctypeDeclHandler:
            self.EndDoctypeDeclHandler()


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    return XMLParserType(namespace_separator)
