"""The reader that stands on expat."""

from xml.parsers.expat import ExpatError, _read_to
from xml.sax import handler
from xml.sax._exceptions import SAXNotRecognizedException, SAXParseException
from xml.sax.xmlreader import AttributesImpl, AttributesNSImpl, InputSource, Locator, XMLReader


class _Place(Locator):
    def __init__(self, system):
        self.system, self.line, self.column = system, 1, 0

    def getSystemId(self):
        return self.system

    def getLineNumber(self):
        return self.line

    def getColumnNumber(self):
        return self.column


class ExpatParser(XMLReader):
    """Reads all of a text, piece by piece given or at once."""

    in_pieces = True

    def __init__(self, namespaceHandling=0, bufsize=65516):
        XMLReader.__init__(self)
        self._namespaces = namespaceHandling
        self._lexical = None
        self._pieces = None

    def getFeature(self, name):
        if name not in handler.all_features:
            raise SAXNotRecognizedException("Feature '%s' not recognized" % name)
        return self._namespaces if name == handler.feature_namespaces else 0

    def setFeature(self, name, state):
        if name not in handler.all_features:
            raise SAXNotRecognizedException("Feature '%s' not recognized" % name)
        if name == handler.feature_namespaces:
            self._namespaces = state

    def setProperty(self, name, value):
        if name != handler.property_lexical_handler:
            super().setProperty(name, value)
        self._lexical = value

    def parse(self, source):
        system = None
        if isinstance(source, InputSource):
            system = source.getSystemId()
            stream = source.getCharacterStream() or source.getByteStream()
            if stream is None:
                source = system
            else:
                source = stream
        elif hasattr(source, 'read'):
            name = getattr(source, 'name', None)
            system = name if isinstance(name, str) else None
        if hasattr(source, 'read'):
            text = source.read()
        else:
            system = str(source)
            with open(source, 'rb') as file:
                text = file.read()
        self._read(text, system)

    def feed(self, data, isFinal=False):
        if self._pieces is None:
            self._pieces = []
        self._pieces.append(data.encode() if isinstance(data, str) else bytes(data))

    def close(self):
        pieces, self._pieces = self._pieces, None
        if pieces is not None:
            self._read(b''.join(pieces), None)

    def reset(self):
        self._pieces = None

    def _read(self, text, system):
        self._place = _Place(system)
        content = self._cont_handler
        content.setDocumentLocator(self._place)
        content.startDocument()
        self._bound = {}
        try:
            _read_to(text, self)
        except ExpatError as wrong:
            self._place.line, self._place.column = wrong.lineno, wrong.offset
            self._err_handler.fatalError(SAXParseException(str(wrong).split(': line')[0], wrong, self._place))
            return
        content.endDocument()

    def start_ns(self, prefix, uri):
        self._bound['xmlns:' + prefix if prefix else 'xmlns'] = uri
        if self._namespaces:
            self._cont_handler.startPrefixMapping(prefix or None, uri)

    def end_ns(self, prefix):
        if self._namespaces:
            self._cont_handler.endPrefixMapping(prefix or None)

    def start(self, tag, attributes):
        bound, self._bound = self._bound, {}
        if self._namespaces:
            names = {(name.uri, name.local): value for name, value in attributes.items()}
            written = {(name.uri, name.local): name.written for name in attributes}
            self._cont_handler.startElementNS((tag.uri, tag.local), None, AttributesNSImpl(names, written))
        else:
            bound.update((name.written, value) for name, value in attributes.items())
            self._cont_handler.startElement(tag.written, AttributesImpl(bound))

    def end(self, tag):
        if self._namespaces:
            self._cont_handler.endElementNS((tag.uri, tag.local), None)
        else:
            self._cont_handler.endElement(tag.written)

    def data(self, text):
        if text:
            self._cont_handler.characters(text)

    def cdata(self, text):
        for one in text.splitlines(True):
            self.data(one.removesuffix('\n'))
            if one.endswith('\n'):
                self.data('\n')

    def pi(self, target, text=None):
        self._cont_handler.processingInstruction(target, text or '')

    def comment(self, text):
        if self._lexical is not None:
            self._lexical.comment(text)


def create_parser(*args, **kwargs):
    return ExpatParser(*args, **kwargs)
