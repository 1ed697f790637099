"""Text for documents, and handlers that write it."""

import io

from xml.sax import handler, xmlreader

__all__ = ['escape', 'unescape', 'quoteattr', 'XMLGenerator', 'XMLFilterBase', 'prepare_input_source']


def _replaced(text, table):
    for old, new in table.items():
        text = text.replace(old, new)
    return text


def escape(data, entities={}):
    data = data.replace('&', '&amp;').replace('>', '&gt;').replace('<', '&lt;')
    return _replaced(data, entities)


def unescape(data, entities={}):
    data = data.replace('&lt;', '<').replace('&gt;', '>')
    return _replaced(data, entities).replace('&amp;', '&')


def quoteattr(data, entities={}):
    data = escape(data, {**entities, '\n': '&#10;', '\r': '&#13;', '\t': '&#9;'})
    if '"' not in data:
        return '"%s"' % data
    if "'" in data:
        return '"%s"' % data.replace('"', '&quot;')
    return "'%s'" % data


class XMLGenerator(handler.ContentHandler):
    """Writes what it is told."""

    def __init__(self, out=None, encoding='iso-8859-1', short_empty_elements=False):
        handler.ContentHandler.__init__(self)
        if out is None:
            import sys
            out = sys.stdout
        self._binary = None
        if not isinstance(out, io.TextIOBase) and (isinstance(out, (io.RawIOBase, io.BufferedIOBase))):
            self._binary = out
        self._out = out
        self._encoding = encoding
        self._short = short_empty_elements
        self._pending = False
        self._prefixes = {'http://www.w3.org/XML/1998/namespace': 'xml'}
        self._new = []

    def _write(self, text):
        if self._binary is not None:
            self._binary.write(text.encode(self._encoding, 'xmlcharrefreplace'))
        else:
            self._out.write(text)

    def _finish(self):
        if self._pending:
            self._write('>')
            self._pending = False

    def _name(self, name):
        if name[0]:
            prefix = self._prefixes.get(name[0])
            if prefix:
                return prefix + ':' + name[1]
        return name[1]

    def startDocument(self):
        self._write('<?xml version="1.0" encoding="%s"?>\n' % self._encoding)

    def endDocument(self):
        self._out.flush()

    def startPrefixMapping(self, prefix, uri):
        self._prefixes[uri] = prefix
        self._new.append((prefix, uri))

    def startElement(self, name, attrs):
        self._start(name, attrs.items())

    def _start(self, name, rows):
        self._finish()
        self._write('<' + name)
        for prefix, uri in self._new:
            self._write(' xmlns%s="%s"' % (':' + prefix if prefix else '', uri))
        self._new = []
        for one, value in rows:
            self._write(' %s=%s' % (one, quoteattr(value)))
        if self._short:
            self._pending = True
        else:
            self._write('>')

    def endElement(self, name):
        if self._pending:
            self._write('/>')
            self._pending = False
        else:
            self._write('</%s>' % name)

    def startElementNS(self, name, qname, attrs):
        self._start(self._name(name), [(self._name(one), value) for one, value in attrs.items()])

    def endElementNS(self, name, qname):
        self.endElement(self._name(name))

    def characters(self, content):
        if content:
            self._finish()
            self._write(escape(content if isinstance(content, str) else str(content, self._encoding)))

    def ignorableWhitespace(self, content):
        if content:
            self._finish()
            self._write(content)

    def processingInstruction(self, target, data):
        self._finish()
        self._write('<?%s %s?>' % (target, data))


class XMLFilterBase(xmlreader.XMLReader):
    """Passes everything on, from a reader to a handler."""

    def __init__(self, parent=None):
        xmlreader.XMLReader.__init__(self)
        self._parent = parent

    def getParent(self):
        return self._parent

    def setParent(self, parent):
        self._parent = parent

    def parse(self, source):
        self._parent.setContentHandler(self)
        self._parent.setErrorHandler(self)
        self._parent.parse(source)

    def __getattr__(self, name):
        for target in (self.__dict__.get('_cont_handler'), self.__dict__.get('_err_handler')):
            if hasattr(target, name):
                return getattr(target, name)
        raise AttributeError(name)

    # what a filter of one's own passes on with super()

    def characters(self, content):
        self._cont_handler.characters(content)

    def processingInstruction(self, target, data):
        self._cont_handler.processingInstruction(target, data)

    def startElement(self, name, attrs):
        self._cont_handler.startElement(name, attrs)

    def endElement(self, name):
        self._cont_handler.endElement(name)

    def startDocument(self):
        self._cont_handler.startDocument()

    def endDocument(self):
        self._cont_handler.endDocument()

    def setDocumentLocator(self, locator):
        self._cont_handler.setDocumentLocator(locator)


def prepare_input_source(source, base=''):
    if isinstance(source, str):
        return xmlreader.InputSource(source)
    if hasattr(source, 'read'):
        made = xmlreader.InputSource()
        if isinstance(source.read(0), str):
            made.setCharacterStream(source)
        else:
            made.setByteStream(source)
        return made
    return source
