"""A small tree of a document."""

import io
import xml.dom
from xml.dom import EMPTY_NAMESPACE, EMPTY_PREFIX, XMLNS_NAMESPACE

__all__ = ['Node', 'Attr', 'CDATASection', 'Comment', 'Document', 'DocumentFragment', 'DocumentType', 'Element', 'NamedNodeMap',
           'ProcessingInstruction', 'Text', 'getDOMImplementation', 'parse', 'parseString']


class NodeList(list):
    __slots__ = ()

    def item(self, index):
        return self[index] if 0 <= index < len(self) else None

    length = property(len)


class Node(xml.dom.Node):
    # what a node of any kind can be asked for
    ownerDocument = parentNode = previousSibling = nextSibling = None
    attributes = nodeValue = namespaceURI = None
    prefix = EMPTY_PREFIX
    childNodes = NodeList()
    _may_have = ()

    def __bool__(self):
        return True

    firstChild = property(lambda self: self.childNodes[0] if self.childNodes else None)
    lastChild = property(lambda self: self.childNodes[-1] if self.childNodes else None)
    localName = None

    def hasChildNodes(self):
        return bool(self.childNodes)

    def toxml(self, encoding=None, standalone=None):
        return self.toprettyxml('', '', encoding, standalone)

    def toprettyxml(self, indent='\t', newl='\n', encoding=None, standalone=None):
        if encoding is None:
            writer = io.StringIO()
        else:
            writer = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors='xmlcharrefreplace', newline='\n')
        if self.nodeType == Node.DOCUMENT_NODE:
            self.writexml(writer, '', indent, newl, encoding, standalone)
        else:
            self.writexml(writer, '', indent, newl)
        if encoding is None:
            return writer.getvalue()
        return writer.detach().getvalue()

    def _check(self, node):
        if node.nodeType not in self._may_have:
            raise xml.dom.HierarchyRequestErr('%s cannot be child of %s' % (repr(node), repr(self)))

    def _take(self, node, at):
        """Puts the node among the children."""
        if node.parentNode is not None:
            old = node.parentNode.childNodes
            if node.parentNode is self and old.index(node) < at:
                at -= 1
            node.parentNode.removeChild(node)
        self.childNodes.insert(at, node)
        node.parentNode = self
        node.previousSibling = self.childNodes[at - 1] if at else None
        node.nextSibling = self.childNodes[at + 1] if at + 1 < len(self.childNodes) else None
        if node.previousSibling is not None:
            node.previousSibling.nextSibling = node
        if node.nextSibling is not None:
            node.nextSibling.previousSibling = node
        return node

    def _place(self, child):
        for at, one in enumerate(self.childNodes):
            if one is child:
                return at
        raise xml.dom.NotFoundErr()

    def appendChild(self, node):
        if node.nodeType == self.DOCUMENT_FRAGMENT_NODE:
            for one in tuple(node.childNodes):
                self.appendChild(one)
            return node
        self._check(node)
        return self._take(node, len(self.childNodes))

    def insertBefore(self, newChild, refChild):
        if newChild.nodeType == self.DOCUMENT_FRAGMENT_NODE:
            for one in tuple(newChild.childNodes):
                self.insertBefore(one, refChild)
            return newChild
        self._check(newChild)
        if refChild is None:
            return self.appendChild(newChild)
        return self._take(newChild, self._place(refChild))

    def replaceChild(self, newChild, oldChild):
        if newChild is oldChild:
            return None
        self._check(newChild)
        at = self._place(oldChild)
        self.insertBefore(newChild, oldChild)
        self.removeChild(oldChild)
        return oldChild

    def removeChild(self, oldChild):
        del self.childNodes[self._place(oldChild)]
        if oldChild.previousSibling is not None:
            oldChild.previousSibling.nextSibling = oldChild.nextSibling
        if oldChild.nextSibling is not None:
            oldChild.nextSibling.previousSibling = oldChild.previousSibling
        oldChild.parentNode = oldChild.previousSibling = oldChild.nextSibling = None
        return oldChild

    def normalize(self):
        todo = [self]
        while todo:
            node = todo.pop()
            for child in list(node.childNodes):
                before = child.previousSibling
                if child.nodeType == Node.TEXT_NODE:
                    if not child.data:
                        node.removeChild(child)
                    elif before is not None and before.nodeType == Node.TEXT_NODE:
                        before.data += child.data
                        node.removeChild(child)
                elif child.nodeType == Node.ELEMENT_NODE:
                    todo.append(child)

    def cloneNode(self, deep):
        return self._copy(self.ownerDocument or self, bool(deep))

    def _copy(self, document, deep):
        made = self._alone(document)
        if deep:
            todo = [(self, made)]
            while todo:
                source, target = todo.pop()
                for child in source.childNodes:
                    one = target.appendChild(child._alone(document))
                    if child.childNodes:
                        todo.append((child, one))
        return made

    def isSameNode(self, other):
        return self is other

    def isSupported(self, feature, version):
        return self.ownerDocument.implementation.hasFeature(feature, version)

    def unlink(self):
        todo = [self]
        while todo:
            node = todo.pop()
            node.parentNode = node.ownerDocument = node.previousSibling = node.nextSibling = None
            todo += node.childNodes
            if node.nodeType in (Node.ELEMENT_NODE, Node.DOCUMENT_NODE, Node.DOCUMENT_FRAGMENT_NODE):
                node.childNodes = NodeList()

    def __enter__(self):
        return self

    def __exit__(self, *what):
        self.unlink()


def _write_data(writer, data):
    if data:
        writer.write(data.replace('&', '&amp;').replace('<', '&lt;').replace('"', '&quot;').replace('>', '&gt;'))


def _elements(node, fits):
    found = NodeList()
    todo = list(reversed(node.childNodes))
    while todo:
        one = todo.pop()
        if one.nodeType == Node.ELEMENT_NODE:
            if fits(one):
                found.append(one)
            todo += reversed(one.childNodes)
    return found


class DocumentFragment(Node):
    nodeType = Node.DOCUMENT_FRAGMENT_NODE
    nodeName = '#document-fragment'
    _may_have = (1, 3, 4, 5, 7, 8, 12)

    def __init__(self):
        self.childNodes = NodeList()

    def _alone(self, document):
        made = DocumentFragment()
        made.ownerDocument = document
        return made


class Attr(Node):
    nodeType = Node.ATTRIBUTE_NODE
    specified = False

    def __init__(self, qName, namespaceURI=EMPTY_NAMESPACE, localName=None, prefix=None):
        self.ownerElement = None
        self.name = self.nodeName = qName
        self.namespaceURI = namespaceURI
        self.prefix = prefix
        self._local = localName
        self.childNodes = NodeList()
        self._value = ''

    @property
    def localName(self):
        return self._local or self.nodeName.split(':', 1)[-1]

    value = property(lambda self: self._value, lambda self, value: setattr(self, '_value', value))
    nodeValue = value

    def _alone(self, document):
        made = Attr(self.name, self.namespaceURI, self._local, self.prefix)
        made._value = self._value
        made.ownerDocument = document
        return made


class NamedNodeMap:
    """An element's attributes, by name and in order."""

    def __init__(self, attrs, attrsNS, ownerElement):
        self._attrs = attrs
        self._ownerElement = ownerElement

    length = property(lambda self: len(self._attrs))

    def item(self, index):
        try:
            return self[list(self._attrs)[index]]
        except IndexError:
            return None

    def items(self):
        return [(one.nodeName, one.value) for one in self._attrs.values()]

    def itemsNS(self):
        return [((one.namespaceURI, one.localName), one.value) for one in self._attrs.values()]

    def __contains__(self, key):
        if isinstance(key, str):
            return key in self._attrs
        return self._of(*key) is not None

    def _of(self, uri, local):
        for one in self._attrs.values():
            if one.namespaceURI == uri and one.localName == local:
                return one
        return None

    def keys(self):
        return self._attrs.keys()

    def keysNS(self):
        return [(one.namespaceURI, one.localName) for one in self._attrs.values()]

    def values(self):
        return self._attrs.values()

    def get(self, name, value=None):
        return self._attrs.get(name, value)

    def __len__(self):
        return len(self._attrs)

    def __getitem__(self, name):
        if isinstance(name, tuple):
            found = self._of(*name)
            if found is None:
                raise KeyError(name)
            return found
        return self._attrs[name]

    def __setitem__(self, name, value):
        if isinstance(value, str):
            self._ownerElement.setAttribute(name, value)
        elif isinstance(value, Attr):
            self.setNamedItem(value)
        else:
            raise TypeError('value must be a string or Attr object')

    def __delitem__(self, name):
        one = self[name]
        one.ownerElement = None
        del self._attrs[one.nodeName]

    def getNamedItem(self, name):
        return self._attrs.get(name)

    def getNamedItemNS(self, namespaceURI, localName):
        return self._of(namespaceURI, localName)

    def setNamedItem(self, node):
        if not isinstance(node, Attr):
            raise xml.dom.HierarchyRequestErr('%s cannot be child of %s' % (repr(node), repr(self)))
        old = self._attrs.get(node.name)
        self._attrs[node.name] = node
        node.ownerElement = self._ownerElement
        return old

    setNamedItemNS = setNamedItem

    def removeNamedItem(self, name):
        if name not in self._attrs:
            raise xml.dom.NotFoundErr()
        return self._attrs.pop(name)


class Element(Node):
    nodeType = Node.ELEMENT_NODE
    _may_have = (1, 3, 4, 5, 7, 8)

    def __init__(self, tagName, namespaceURI=EMPTY_NAMESPACE, prefix=None, localName=None):
        self.tagName = self.nodeName = tagName
        self.prefix = prefix
        self.namespaceURI = namespaceURI
        self._local = localName
        self.childNodes = NodeList()
        self._attrs = {}

    @property
    def localName(self):
        return self._local or self.tagName.split(':', 1)[-1]

    @property
    def attributes(self):
        return NamedNodeMap(self._attrs, None, self)

    def __repr__(self):
        return '<DOM Element: %s at %#x>' % (self.tagName, id(self))

    def getAttribute(self, attname):
        one = self._attrs.get(attname)
        return '' if one is None else one.value

    def getAttributeNS(self, namespaceURI, localName):
        one = self.attributes._of(namespaceURI, localName)
        return '' if one is None else one.value

    def setAttribute(self, attname, value):
        one = self._attrs.get(attname)
        if one is None:
            one = self._attrs[attname] = Attr(attname)
            one.ownerDocument = self.ownerDocument
            one.ownerElement = self
        one.value = value

    def setAttributeNS(self, namespaceURI, qualifiedName, value):
        prefix, colon, local = qualifiedName.rpartition(':')
        one = self.attributes._of(namespaceURI, local)
        if one is None:
            one = Attr(qualifiedName, namespaceURI, local, prefix or None)
            one.ownerDocument = self.ownerDocument
            one.ownerElement = self
            self._attrs[qualifiedName] = one
        one.value = value

    def getAttributeNode(self, attrname):
        return self._attrs.get(attrname)

    def getAttributeNodeNS(self, namespaceURI, localName):
        return self.attributes._of(namespaceURI, localName)

    def setAttributeNode(self, attr):
        if attr.ownerElement not in (None, self):
            raise xml.dom.InuseAttributeErr('attribute node already owned')
        old = self.attributes.setNamedItem(attr)
        return old if old is not attr else None

    setAttributeNodeNS = setAttributeNode

    def removeAttribute(self, name):
        if name not in self._attrs:
            raise xml.dom.NotFoundErr()
        self._attrs.pop(name).ownerElement = None

    def removeAttributeNS(self, namespaceURI, localName):
        one = self.attributes._of(namespaceURI, localName)
        if one is None:
            raise xml.dom.NotFoundErr()
        del self._attrs[one.nodeName]

    def removeAttributeNode(self, node):
        if node is None or self._attrs.get(node.name) is not node:
            raise xml.dom.NotFoundErr()
        self.removeAttribute(node.name)
        return node

    def hasAttribute(self, name):
        return name in self._attrs

    def hasAttributeNS(self, namespaceURI, localName):
        return self.attributes._of(namespaceURI, localName) is not None

    def hasAttributes(self):
        return bool(self._attrs)

    def getElementsByTagName(self, name):
        return _elements(self, lambda one: name == '*' or one.tagName == name)

    def getElementsByTagNameNS(self, namespaceURI, localName):
        return _elements(self, lambda one: (localName == '*' or one.localName == localName) and (
            namespaceURI == '*' or one.namespaceURI == namespaceURI))

    def setIdAttribute(self, name):
        pass

    def _begin(self, writer, indent):
        writer.write(indent + '<' + self.tagName)
        for name, one in self._attrs.items():
            writer.write(' %s="' % name)
            _write_data(writer, one.value)
            writer.write('"')

    def writexml(self, writer, indent='', addindent='', newl=''):
        todo = [(self, indent, False)]
        while todo:
            node, indent, is_end = todo.pop()
            if isinstance(node, str):
                writer.write(node)
            elif node.nodeType != Node.ELEMENT_NODE:
                node.writexml(writer, indent, addindent, newl)
            elif is_end:
                writer.write('%s</%s>%s' % (indent, node.tagName, newl))
            else:
                node._begin(writer, indent)
                children = node.childNodes
                if not children:
                    writer.write('/>' + newl)
                    continue
                writer.write('>')
                if len(children) == 1 and children[0].nodeType in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE):
                    children[0].writexml(writer, '', '', '')
                    writer.write('</%s>%s' % (node.tagName, newl))
                    continue
                writer.write(newl)
                todo.append((node, indent, True))
                todo += [(child, indent + addindent, False) for child in reversed(children)]

    def _alone(self, document):
        made = type(self)(self.tagName, self.namespaceURI, self.prefix, self._local)
        made.ownerDocument = document
        for name, one in self._attrs.items():
            made._attrs[name] = new = one._alone(document)
            new.ownerElement = made
        return made


class CharacterData(Node):
    def __init__(self):
        self.data = ''

    length = property(lambda self: len(self.data))
    nodeValue = property(lambda self: self.data, lambda self, value: setattr(self, 'data', value))
    __len__ = lambda self: len(self.data)

    def __repr__(self):
        return '<DOM %s node "%r%s">' % (self.__class__.__name__, self.data[0:10], '...' if len(self.data) > 10 else '')

    def _bounds(self, offset, count=0):
        if offset < 0:
            raise xml.dom.IndexSizeErr('offset cannot be negative')
        if offset > len(self.data):
            raise xml.dom.IndexSizeErr('offset cannot be beyond end of data')
        if count < 0:
            raise xml.dom.IndexSizeErr('count cannot be negative')

    def substringData(self, offset, count):
        self._bounds(offset, count)
        return self.data[offset:offset + count]

    def appendData(self, arg):
        self.data += arg

    def insertData(self, offset, arg):
        self._bounds(offset)
        self.data = self.data[:offset] + arg + self.data[offset:]

    def deleteData(self, offset, count):
        self._bounds(offset, count)
        self.data = self.data[:offset] + self.data[offset + count:]

    def replaceData(self, offset, count, arg):
        self._bounds(offset, count)
        self.data = self.data[:offset] + arg + self.data[offset + count:]

    def _alone(self, document):
        made = type(self)()
        made.data = self.data
        made.ownerDocument = document
        return made


class Text(CharacterData):
    nodeType = Node.TEXT_NODE
    nodeName = '#text'

    def splitText(self, offset):
        self._bounds(offset)
        made = self._alone(self.ownerDocument)
        made.data = self.data[offset:]
        if self.parentNode is not None:
            self.parentNode.insertBefore(made, self.nextSibling)
        self.data = self.data[:offset]
        return made

    def writexml(self, writer, indent='', addindent='', newl=''):
        _write_data(writer, '%s%s%s' % (indent, self.data, newl))

    wholeText = property(lambda self: self.data)


class Comment(CharacterData):
    nodeType = Node.COMMENT_NODE
    nodeName = '#comment'

    def __init__(self, data=''):
        self.data = data

    def writexml(self, writer, indent='', addindent='', newl=''):
        if '--' in self.data:
            raise ValueError("'--' is not allowed in a comment node")
        writer.write('%s<!--%s-->%s' % (indent, self.data, newl))


class CDATASection(Text):
    nodeType = Node.CDATA_SECTION_NODE
    nodeName = '#cdata-section'

    def writexml(self, writer, indent='', addindent='', newl=''):
        if ']]>' in self.data:
            raise ValueError("']]>' not allowed in a CDATA section")
        writer.write('<![CDATA[%s]]>' % self.data)


class ProcessingInstruction(Node):
    nodeType = Node.PROCESSING_INSTRUCTION_NODE

    def __init__(self, target, data):
        self.target = self.nodeName = target
        self.data = data

    nodeValue = property(lambda self: self.data, lambda self, value: setattr(self, 'data', value))

    def writexml(self, writer, indent='', addindent='', newl=''):
        writer.write('%s<?%s %s?>%s' % (indent, self.target, self.data, newl))

    def _alone(self, document):
        made = ProcessingInstruction(self.target, self.data)
        made.ownerDocument = document
        return made


class DocumentType(Node):
    nodeType = Node.DOCUMENT_TYPE_NODE
    publicId = systemId = internalSubset = None

    def __init__(self, qualifiedName):
        self.name = self.nodeName = qualifiedName

    def writexml(self, writer, indent='', addindent='', newl=''):
        writer.write('<!DOCTYPE ' + self.name)
        if self.publicId:
            writer.write("%s  PUBLIC '%s'%s  '%s'" % (newl, self.publicId, newl, self.systemId))
        elif self.systemId:
            writer.write("%s  SYSTEM '%s'" % (newl, self.systemId))
        if self.internalSubset is not None:
            writer.write(' [' + self.internalSubset + ']')
        writer.write('>' + newl)

    def _alone(self, document):
        made = DocumentType(self.name)
        made.publicId, made.systemId, made.internalSubset = self.publicId, self.systemId, self.internalSubset
        return made


class DOMImplementation:
    def hasFeature(self, feature, version):
        return feature.lower() in ('core', 'xml') and version in ('1.0', '2.0', '', None)

    def createDocument(self, namespaceURI, qualifiedName, doctype):
        document = Document()
        document.implementation = self
        if qualifiedName:
            if doctype:
                document.appendChild(doctype)
            document.appendChild(document.createElementNS(namespaceURI, qualifiedName))
        document.doctype = doctype
        return document

    def createDocumentType(self, qualifiedName, publicId, systemId):
        made = DocumentType(qualifiedName)
        made.publicId, made.systemId = publicId, systemId
        return made


class Document(Node):
    nodeType = Node.DOCUMENT_NODE
    nodeName = '#document'
    implementation = DOMImplementation()
    doctype = None
    encoding = version = None
    standalone = None
    _may_have = (1, 7, 8, 10)

    def __init__(self):
        self.childNodes = NodeList()

    def appendChild(self, node):
        if node.nodeType == Node.ELEMENT_NODE and self.documentElement is not None and node is not self.documentElement:
            raise xml.dom.HierarchyRequestErr('two document elements disallowed')
        return Node.appendChild(self, node)

    @property
    def documentElement(self):
        for one in self.childNodes:
            if one.nodeType == Node.ELEMENT_NODE:
                return one
        return None

    def _own(self, node):
        node.ownerDocument = self
        return node

    def createDocumentFragment(self):
        return self._own(DocumentFragment())

    def createElement(self, tagName):
        return self._own(Element(tagName))

    def createElementNS(self, namespaceURI, qualifiedName):
        prefix, colon, local = qualifiedName.rpartition(':')
        return self._own(Element(qualifiedName, namespaceURI, prefix or None))

    def createTextNode(self, data):
        if not isinstance(data, str):
            raise TypeError('node contents must be a string')
        node = Text()
        node.data = data
        return self._own(node)

    def createCDATASection(self, data):
        if not isinstance(data, str):
            raise TypeError('node contents must be a string')
        node = CDATASection()
        node.data = data
        return self._own(node)

    def createComment(self, data):
        return self._own(Comment(data))

    def createProcessingInstruction(self, target, data):
        return self._own(ProcessingInstruction(target, data))

    def createAttribute(self, qName):
        return self._own(Attr(qName))

    def createAttributeNS(self, namespaceURI, qualifiedName):
        prefix, colon, local = qualifiedName.rpartition(':')
        return self._own(Attr(qualifiedName, namespaceURI, local, prefix or None))

    def getElementsByTagName(self, name):
        return _elements(self, lambda one: name == '*' or one.tagName == name)

    def getElementsByTagNameNS(self, namespaceURI, localName):
        return Element.getElementsByTagNameNS(self, namespaceURI, localName)

    def getElementById(self, id):
        return None

    def importNode(self, node, deep):
        return node._copy(self, bool(deep))

    def _alone(self, document):
        return Document()

    def cloneNode(self, deep):
        if not deep:
            return None
        made = Document()
        for one in self.childNodes:
            made.appendChild(one._copy(made, True))
        return made

    def writexml(self, writer, indent='', addindent='', newl='', encoding=None, standalone=None):
        words = ['version="1.0" ' if encoding is None and standalone is None else 'version="1.0"']
        if encoding:
            words.append('encoding="%s"' % encoding)
        if standalone is not None:
            words.append('standalone="%s"' % ('yes' if standalone else 'no'))
        writer.write('<?xml %s?>%s' % (' '.join(words), newl))
        for node in self.childNodes:
            node.writexml(writer, indent, addindent, newl)


class _Builder:
    """What the reader tells, as nodes."""

    def __init__(self):
        self.document = self.node = Document()
        self.bound = []

    def start_ns(self, prefix, uri):
        self.bound.append((prefix, uri))

    def start(self, tag, attributes):
        element = Element(tag.written, tag.uri, tag.prefix, tag.local)
        element.ownerDocument = self.document
        for prefix, uri in self.bound:
            element.setAttributeNS(XMLNS_NAMESPACE, 'xmlns:' + prefix if prefix else 'xmlns', uri)
        self.bound.clear()
        for name, value in attributes.items():
            one = Attr(name.written, name.uri, name.local, name.prefix)
            one.ownerDocument = self.document
            one.ownerElement = element
            one.value = value
            element._attrs[name.written] = one
        Node.appendChild(self.node, element)
        self.node = element

    def end(self, tag):
        self.node = self.node.parentNode

    def data(self, text):
        last = self.node.lastChild
        if last is not None and last.nodeType == Node.TEXT_NODE:
            last.data += text
        elif text:
            self.node.appendChild(self.document.createTextNode(text))

    def cdata(self, text):
        self.node.appendChild(self.document.createCDATASection(text))

    def comment(self, text):
        self.node.appendChild(self.document.createComment(text))

    def pi(self, target, text=None):
        self.node.appendChild(self.document.createProcessingInstruction(target, text or ''))

    def doctype(self, name, public, system, subset):
        made = DocumentType(name)
        made.publicId, made.systemId, made.internalSubset = public, system, subset
        made.ownerDocument = self.document
        self.document.doctype = made
        Node.appendChild(self.document, made)


def parse(file, parser=None, bufsize=None):
    if isinstance(file, str):
        with open(file, 'rb') as opened:
            return parseString(opened.read())
    return parseString(file.read())


def parseString(string, parser=None):
    from xml.parsers.expat import _read_to
    builder = _Builder()
    _read_to(string, builder)
    return builder.document


def getDOMImplementation(features=None):
    return Document.implementation
