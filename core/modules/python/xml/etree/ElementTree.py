"""XML as a tree of elements: read, searched, changed and written."""

import io
import re
import warnings
from . import ElementPath
from ._reader import Problem as _Problem, Reader as _Reader, decoded as _decoded

__all__ = ['Comment', 'dump', 'Element', 'ElementTree', 'fromstring', 'fromstringlist', 'indent', 'iselement', 'iterparse',
           'parse', 'ParseError', 'PI', 'ProcessingInstruction', 'QName', 'SubElement', 'tostring', 'tostringlist', 'TreeBuilder',
           'VERSION', 'XML', 'XMLID', 'XMLParser', 'XMLPullParser', 'register_namespace', 'canonicalize']

VERSION = '1.3.0'


class ParseError(SyntaxError):
    """The text is no XML; code and position say why and where."""


_special = re.compile(r'^(?:\{\*?\})|[/*\[@](?![^{]*\})|\.(?![^{]*\})')


def iselement(element):
    return hasattr(element, 'tag')


class Element:
    """A tag with attributes, a text, elements within, and the text behind it."""

    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError('Element() argument 2 must be dict, not %s' % type(attrib).__name__)
        self.tag = tag
        self.attrib = {**attrib, **extra}
        self.text = self.tail = None
        self._children = []

    def __repr__(self):
        return '<%s %r at %#x>' % (self.__class__.__name__, self.tag, id(self))

    def makeelement(self, tag, attrib):
        return self.__class__(tag, attrib)

    def __copy__(self):
        made = self.makeelement(self.tag, self.attrib)
        made.text, made.tail = self.text, self.tail
        made[:] = self
        return made

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        warnings.warn("The behavior of this method will change in future versions.  Use specific 'len(elem)' or 'elem is not "
                      "None' test instead.", FutureWarning, stacklevel=2)
        return len(self._children) != 0

    def __getitem__(self, index):
        try:
            return self._children[index]
        except IndexError:
            raise IndexError('child index out of range') from None

    def __setitem__(self, index, element):
        if isinstance(index, slice):
            element = list(element)
            for one in element:
                self._check(one)
        else:
            self._check(element)
        try:
            self._children[index] = element
        except IndexError:
            raise IndexError('child assignment index out of range') from None

    def __delitem__(self, index):
        try:
            del self._children[index]
        except IndexError:
            raise IndexError('child assignment index out of range') from None

    def __iter__(self):
        return iter(self._children)

    def _check(self, element, name=None):
        if not isinstance(element, Element):
            before = '%s() argument %smust be' % name if name else 'expected an Element, not "%s"'
            raise TypeError('%s xml.etree.ElementTree.Element, not %s' % (before, type(element).__name__) if name else
                            before % type(element).__name__)

    def append(self, subelement):
        self._check(subelement, ('append', ''))
        self._children.append(subelement)

    def extend(self, elements):
        for element in elements:
            self._check(element)
            self._children.append(element)

    def insert(self, index, subelement):
        self._check(subelement, ('insert', '2 '))
        self._children.insert(index, subelement)

    def remove(self, subelement):
        for index, child in enumerate(self._children):
            if child is subelement or child == subelement:
                del self._children[index]
                return
        raise ValueError('list.remove(x): x not in list')

    def _plainly(self, path, namespaces):
        """The elements within that have the tag which the path is; None: it is more than a tag."""
        if namespaces is not None or not isinstance(path, str) or _special.search(path):
            return None
        return (child for child in self._children if child.tag == path)

    def find(self, path, namespaces=None):
        plain = self._plainly(path, namespaces)
        return next(plain, None) if plain is not None else ElementPath.find(self, path, namespaces)

    def findtext(self, path, default=None, namespaces=None):
        plain = self._plainly(path, namespaces)
        if plain is not None:
            found = next(plain, None)
            return default if found is None else found.text or ''
        return ElementPath.findtext(self, path, default, namespaces)

    def findall(self, path, namespaces=None):
        plain = self._plainly(path, namespaces)
        return list(plain) if plain is not None else ElementPath.findall(self, path, namespaces)

    def iterfind(self, path, namespaces=None):
        return ElementPath.iterfind(self, path, namespaces)

    def clear(self):
        self.attrib.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value):
        self.attrib[key] = value

    def keys(self):
        return list(self.attrib)

    def items(self):
        return list(self.attrib.items())

    def iter(self, tag=None):
        if tag == '*':
            tag = None
        waiting = [self]
        while waiting:
            element = waiting.pop()
            if tag is None or element.tag == tag:
                yield element
            waiting.extend(reversed(element._children))

    def itertext(self):
        waiting = [self]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                yield one
                continue
            if not isinstance(one.tag, (str, type(None))):
                continue
            if one.text:
                yield one.text
            for child in reversed(one._children):
                if child.tail:
                    waiting.append(child.tail)
                waiting.append(child)


def SubElement(parent, tag, attrib={}, **extra):
    if not isinstance(parent, Element):
        raise TypeError('SubElement() argument 1 must be xml.etree.ElementTree.Element, not %s' % type(parent).__name__)
    if not isinstance(attrib, dict):
        raise TypeError('SubElement() argument 3 must be dict, not %s' % type(attrib).__name__)
    element = parent.makeelement(tag, {**attrib, **extra})
    parent.append(element)
    return element


def Comment(text=None):
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    element = Element(ProcessingInstruction)
    element.text = target + ' ' + text if text else target
    return element


PI = ProcessingInstruction


class QName:
    """A tag with its namespace."""

    def __init__(self, text_or_uri, tag=None):
        self.text = '{%s}%s' % (text_or_uri, tag) if tag else text_or_uri

    def __hash__(self):
        return hash(self.text)

    def __repr__(self):
        return '<%s %r>' % (self.__class__.__name__, self.text)

    def __str__(self):
        return self.text

    def _compared(self, other, name):
        return getattr(self.text, name)(other.text if isinstance(other, QName) else other)

    def __le__(self, other):
        return self._compared(other, '__le__')

    def __lt__(self, other):
        return self._compared(other, '__lt__')

    def __ge__(self, other):
        return self._compared(other, '__ge__')

    def __gt__(self, other):
        return self._compared(other, '__gt__')

    def __eq__(self, other):
        return self._compared(other, '__eq__')


class ElementTree:
    """A whole document."""

    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        parser = parser or XMLParser()
        if hasattr(source, 'read'):
            parser.feed(source.read())
        else:
            with open(source, 'rb') as file:
                parser.feed(file.read())
        self._root = parser.close()
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    def _relative(self, path):
        if path[:1] == '/':
            path = '.' + path
            warnings.warn('This search is broken in 1.3 and earlier, and will be fixed in a future version.  If you rely on the '
                          'current behaviour, change it to %r' % path, FutureWarning, stacklevel=3)
        return path

    def find(self, path, namespaces=None):
        return self._root.find(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        if not method:
            method = 'xml'
        elif method not in ('xml', 'html', 'text'):
            raise ValueError('unknown method %r' % method)
        encoding = encoding or 'us-ascii'
        is_text = encoding.lower() == 'unicode'
        pieces = []
        if method == 'xml' and (xml_declaration or xml_declaration is None and encoding.lower() not in (
                'unicode', 'utf-8', 'us-ascii')):
            shown = encoding
            if is_text:
                import locale
                shown = locale.getencoding()
            pieces.append("<?xml version='1.0' encoding='%s'?>\n" % shown)
        if method == 'text':
            pieces.extend(self._root.itertext())
        else:
            names, namespaces = _namespaces(self._root, default_namespace)
            _Writer(pieces.append, names, method == 'html', short_empty_elements).write(self._root, namespaces)
        text = ''.join(pieces)
        if hasattr(file_or_filename, 'write'):
            file_or_filename.write(text if is_text else text.encode(encoding, 'xmlcharrefreplace'))
        elif is_text:
            with open(file_or_filename, 'w', encoding='utf-8', errors='xmlcharrefreplace') as file:
                file.write(text)
        else:
            with open(file_or_filename, 'wb') as file:
                file.write(text.encode(encoding, 'xmlcharrefreplace'))


_namespace_map = {'http://www.w3.org/XML/1998/namespace': 'xml', 'http://www.w3.org/1999/xhtml': 'html',
                  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf', 'http://schemas.xmlsoap.org/wsdl/': 'wsdl',
                  'http://www.w3.org/2001/XMLSchema': 'xs', 'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
                  'http://purl.org/dc/elements/1.1/': 'dc'}


def register_namespace(prefix, uri):
    if re.match(r'ns\d+$', prefix):
        raise ValueError('Prefix format reserved for internal use')
    for key, value in list(_namespace_map.items()):
        if key == uri or value == prefix:
            del _namespace_map[key]
    _namespace_map[uri] = prefix


def _refuse(text):
    raise TypeError('cannot serialize %r (type %s)' % (text, type(text).__name__))


def _namespaces(root, default):
    """Each name as it is written, and the namespaces' prefixes."""
    names, prefixes = {None: None}, {}
    if default:
        prefixes[default] = ''

    def add(name):
        if name in names:
            return
        if name[:1] != '{':
            if default:
                raise ValueError('cannot use non-qualified names with default_namespace option')
            names[name] = name
            return
        uri, tag = name[1:].rsplit('}', 1)
        prefix = prefixes.get(uri)
        if prefix is None:
            prefix = _namespace_map.get(uri)
            if prefix is None:
                prefix = 'ns%d' % len(prefixes)
            if prefix != 'xml':
                prefixes[uri] = prefix
        names[name] = '%s:%s' % (prefix, tag) if prefix else tag

    for element in root.iter():
        tag = element.tag
        if isinstance(tag, QName):
            add(tag.text)
        elif isinstance(tag, str):
            add(tag)
        elif tag not in (None, Comment, PI):
            _refuse(tag)
        for key, value in element.items():
            if isinstance(key, QName):
                key = key.text
            if not isinstance(key, str):
                _refuse(key)
            add(key)
            if isinstance(value, QName):
                add(value.text)
        if isinstance(element.text, QName):
            add(element.text.text)
    return names, prefixes


def _escaped(text, replaced):
    try:
        for sign, entity in replaced:
            if sign in text:
                text = text.replace(sign, entity)
    except (TypeError, AttributeError):
        _refuse(text)
    return text


_in_text = (('&', '&amp;'), ('<', '&lt;'), ('>', '&gt;'))
_in_attribute = _in_text + (('"', '&quot;'), ('\r', '&#13;'), ('\n', '&#10;'), ('\t', '&#09;'))
_in_html_attribute = (('&', '&amp;'), ('>', '&gt;'), ('"', '&quot;'))
_empty_in_html = frozenset(('area', 'base', 'basefont', 'br', 'col', 'embed', 'frame', 'hr', 'img', 'input', 'isindex', 'link',
                            'meta', 'param', 'source', 'track', 'wbr'))


class _Writer:
    def __init__(self, add, names, is_html, is_short):
        self.add, self.names, self.is_html, self.is_short = add, names, is_html, is_short

    def write(self, root, namespaces):
        """The elements that wait are in a list, so that any depth is written."""
        waiting = [(root, namespaces)]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                self.add(one)
                continue
            element, namespaces = one
            if element.tail and element is not root:
                waiting.append(_escaped(element.tail, _in_text))
            self.element(element, namespaces, waiting)
        if root.tail:
            self.add(_escaped(root.tail, _in_text))

    def element(self, element, namespaces, waiting):
        tag, text, add = element.tag, element.text, self.add
        if tag is Comment:
            add('<!--%s-->' % (_escaped(text, _in_text) if self.is_html else text))
            return
        if tag is ProcessingInstruction:
            add('<?%s?>' % (_escaped(text, _in_text) if self.is_html else text))
            return
        name = self.names[tag.text if isinstance(tag, QName) else tag]
        if name is not None:
            add('<' + name)
            self.attributes(element, namespaces)
        children = [(child, None) for child in element]
        lower = (name or '').lower()
        is_empty = lower in _empty_in_html if self.is_html else not (text or children or not self.is_short)
        if name is not None:
            add('>' if self.is_html or not is_empty else ' />')
        if text:
            text = text if not isinstance(text, QName) else self.names[text.text]
            add(text if self.is_html and lower in ('script', 'style') else _escaped(text, _in_text))
        if name is not None and not is_empty:
            waiting.append('</%s>' % name)
        waiting.extend(reversed(children))

    def attributes(self, element, namespaces):
        for key, value in element.items():
            if isinstance(key, QName):
                key = key.text
            value = self.names[value.text] if isinstance(value, QName) else _escaped(
                value, _in_html_attribute if self.is_html else _in_attribute)
            self.add(' %s="%s"' % (self.names[key], value))
        for uri, prefix in sorted((namespaces or {}).items(), key=lambda pair: pair[1]):
            self.add(' xmlns%s="%s"' % (':' + prefix if prefix else '',
                                        _escaped(uri, _in_html_attribute if self.is_html else _in_attribute)))


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    stream = io.StringIO() if encoding == 'unicode' else io.BytesIO()
    ElementTree(element).write(stream, encoding, xml_declaration, default_namespace, method,
                               short_empty_elements=short_empty_elements)
    return stream.getvalue()


def tostringlist(element, encoding=None, method=None, **options):
    return [tostring(element, encoding, method, **options)]


def dump(elem):
    import sys
    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    elem.write(sys.stdout, encoding='unicode')
    tail = elem.getroot().tail
    if not tail or tail[-1] != '\n':
        sys.stdout.write('\n')


def indent(tree, space='  ', level=0):
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError('Initial indentation level must be >= 0, got %s' % level)
    if not len(tree):
        return
    waiting = [(tree, level)]
    while waiting:
        element, depth = waiting.pop()
        inner = '\n' + (depth + 1) * space
        if not element.text or not element.text.strip():
            element.text = inner
        for child in element:
            if len(child):
                waiting.append((child, depth + 1))
            if not child.tail or not child.tail.strip():
                child.tail = inner
        if not child.tail.strip():
            child.tail = inner[:len(inner) - len(space)] if space else '\n'


def parse(source, parser=None):
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


class TreeBuilder:
    """What a parser tells, as a tree."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False):
        self._factory = element_factory or Element
        self._comment, self._pi = comment_factory or Comment, pi_factory or ProcessingInstruction
        self._insert_comments, self._insert_pis = insert_comments, insert_pis
        self._text, self._open, self._last, self._is_tail, self._root = [], [], None, False, None

    def close(self):
        if self._open:
            raise AssertionError('missing end tags')
        if self._root is None:
            raise AssertionError('missing toplevel element')
        return self._root

    def _flush(self):
        if self._text:
            if self._last is not None:
                text = ''.join(self._text)
                if self._is_tail:
                    self._last.tail = text
                else:
                    self._last.text = text
            self._text = []

    def data(self, data):
        self._text.append(data)

    def start(self, tag, attrs):
        self._flush()
        self._last = element = self._factory(tag, attrs)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._is_tail = False
        return element

    def end(self, tag):
        self._flush()
        self._last = self._open.pop()
        self._is_tail = True
        return self._last

    def _single(self, made, is_inserted):
        if is_inserted:
            self._flush()
            self._last = made
            if self._open:
                self._open[-1].append(made)
            self._is_tail = True
        return made

    def comment(self, text):
        return self._single(self._comment(text), self._insert_comments)

    def pi(self, target, text=None):
        return self._single(self._pi(target, text), self._insert_pis)


class XMLParser:
    """Takes a text in pieces, which are read when it is closed."""

    def __init__(self, *, target=None, encoding=None):
        self.target = TreeBuilder() if target is None else target
        self.version = 'Expat 2.5.0'
        self.entity = {}
        self._encoding = encoding
        self._pieces = []

    def feed(self, data):
        self._pieces.append(data)

    def _read(self):
        pieces, self._pieces = self._pieces, []
        try:
            text = ''.join(one if isinstance(one, str) else '' for one in pieces) if not pieces or isinstance(
                pieces[0], str) else b''.join(pieces)
            if isinstance(text, (bytes, bytearray)):
                text = text.decode(self._encoding) if self._encoding else _decoded(bytes(text))
            reader = _Reader(text.removeprefix('\ufeff'), self.target)
            reader.entities.update(self.entity)
            reader.read()
        except _Problem as problem:
            error = ParseError(str(problem))
            error.code, error.position = problem.code, problem.position
            raise error from None

    def close(self):
        self._read()
        close = getattr(self.target, 'close', None)
        return close() if close else None


class _Events(TreeBuilder):
    """A tree, and a list of what was told."""

    def __init__(self, events, names):
        super().__init__()
        self.events, self.names = events, names

    def _note(self, name, value):
        if name in self.names:
            self.events.append((name, value))
        return value

    def start(self, tag, attrs):
        return self._note('start', super().start(tag, attrs))

    def end(self, tag):
        return self._note('end', super().end(tag))

    def comment(self, text):
        return self._note('comment', super().comment(text))

    def pi(self, target, text=None):
        return self._note('pi', super().pi(target, text))

    def start_ns(self, prefix, uri):
        self._note('start-ns', (prefix or '', uri or ''))

    def end_ns(self, prefix):
        self._note('end-ns', None)


class XMLPullParser:
    def __init__(self, events=None, *, _parser=None):
        self._events = []
        events = ('end',) if events is None else tuple(events)
        for name in events:
            if name not in ('start', 'end', 'comment', 'pi', 'start-ns', 'end-ns'):
                raise ValueError('unknown event %r' % name)
        self._parser = XMLParser(target=_Events(self._events, events))

    def feed(self, data):
        self._parser.feed(data)

    def close(self):
        self._root = self._parser.close()

    def read_events(self):
        while self._events:
            yield self._events.pop(0)


def iterparse(source, events=None, parser=None):
    """The events of a document, read as a whole at the first."""
    pull = XMLPullParser(events)

    class Iteration:
        root = None

        def __iter__(self):
            return self

        def __next__(self):
            return next(steps)

    def walk():
        if hasattr(source, 'read'):
            pull.feed(source.read())
        else:
            with open(source, 'rb') as file:
                pull.feed(file.read())
        error = None
        try:
            pull.close()
        except ParseError as problem:
            error = problem
        yield from pull.read_events()
        if error is not None:
            raise error
        made.root = pull._root
    made, steps = Iteration(), walk()
    return made


def XML(text, parser=None):
    parser = parser or XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


fromstring = XML


def fromstringlist(sequence, parser=None):
    parser = parser or XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()


def XMLID(text, parser=None):
    tree = XML(text, parser)
    return tree, {element.get('id'): element for element in tree.iter() if element.get('id')}


def canonicalize(xml_data=None, *, out=None, from_file=None, **options):
    """The document in a form that is the same for the same content."""
    if xml_data is None and from_file is None:
        raise ValueError("Either 'xml_data' or 'from_file' must be provided as input")
    root = XML(xml_data) if xml_data is not None else parse(from_file).getroot()
    for element in root.iter():
        attributes = sorted(element.attrib.items())
        element.attrib.clear()
        element.attrib.update(attributes)
    text = tostring(root, 'unicode', short_empty_elements=False)
    if out is None:
        return text
    out.write(text)
