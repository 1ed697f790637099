"""Documents as trees of nodes and as calls."""
import io
import xml.dom
import xml.sax
import xml.sax.handler
from xml.dom import minidom
from xml.parsers import expat
from xml.sax.saxutils import XMLGenerator, escape, quoteattr, unescape

text = '''<?xml version="1.0"?>
<!-- before -->
<catalog xmlns:x="urn:x" kind="a &amp; b">
  <book id="1" x:lang="en"><title>One &lt; Two</title><price>3.50</price></book>
  <book id="2"><title>Größe</title><!-- inside --><![CDATA[raw <b>]]></book>
  <x:empty/>
  <?target some data?>
</catalog>'''
document = minidom.parseString(text)
root = document.documentElement
print(root.tagName, root.getAttribute('kind'), repr(root.getAttribute('none')), root.hasAttribute('id'), root.nodeType)
for book in document.getElementsByTagName('book'):
    print(book.getAttribute('id'), book.getElementsByTagName('title')[0].firstChild.data, [child.nodeName for child in book.childNodes], dict(book.attributes.items()))
print(document.toxml() == minidom.parseString(document.toxml()).toxml())
print(document.toxml())
print(document.toprettyxml(indent='  '))
print(root.getElementsByTagNameNS('urn:x', 'empty')[0].localName, root.getElementsByTagName('x:empty').length)
print(document.toxml(encoding='utf-8')[:60], document.toxml('latin-1')[:50])
print([node.nodeType for node in root.childNodes], root.firstChild.nextSibling.nodeName, root.lastChild.previousSibling.nodeName)
for node in (root.childNodes[1], root.childNodes[1].firstChild, root.childNodes[1].firstChild.firstChild):
    print(node.nodeName, node.nodeValue, node.parentNode.nodeName, node.hasChildNodes(), bool(node))

made = minidom.Document()
top = made.createElement('root')
made.appendChild(top)
for number in range(2):
    child = made.createElement('child')
    child.setAttribute('number', str(number))
    child.setAttribute('text', '<"&\'>')
    child.appendChild(made.createTextNode('text "%d" & <more>' % number))
    top.appendChild(child)
top.appendChild(made.createComment(' a comment '))
top.appendChild(made.createCDATASection('<raw>'))
top.appendChild(made.createElement('empty'))
print(made.toprettyxml())
print(made.toprettyxml(indent='', newl=''))
print(made.toxml(standalone=True), top.toxml())
first = top.firstChild
top.removeChild(first)
top.appendChild(first)
new = made.createElement('new')
top.insertBefore(new, top.firstChild)
top.replaceChild(made.createTextNode('replaced'), new)
print(top.toxml(), first.previousSibling.tagName, first.nextSibling)
copy = top.cloneNode(True)
first.removeAttribute('number')
print(copy.toxml() == top.toxml(), copy.lastChild.getAttribute('number'), first.attributes.length, 'text' in first.attributes, first.attributes['text'].value)
top.normalize()
for wrong in (lambda: made.appendChild(made.createElement('second')), lambda: first.removeChild(new), lambda: top.appendChild(first.getAttributeNode('text')), lambda: made.createTextNode(3)):
    try:
        wrong()
    except (xml.dom.DOMException, TypeError) as error:
        print(type(error).__name__, str(error).split(' ')[0])
other = minidom.getDOMImplementation().createDocument(None, 'doc', None)
other.documentElement.appendChild(other.importNode(top, True))
print(other.documentElement.firstChild.tagName, other.documentElement.firstChild.ownerDocument is other)
out = io.StringIO()
other.writexml(out, addindent=' ', newl='\n', encoding='utf-8')
print(out.getvalue())
for bad in '<a>', '<a></b>', 'no', '<a b=c/>', '', '<a>&x;</a>':
    try:
        minidom.parseString(bad)
    except expat.ExpatError as error:
        print(error, error.code, error.lineno, error.offset)


class Teller(xml.sax.ContentHandler):
    def startDocument(self):
        print('begins')

    def endDocument(self):
        print('ends')

    def startElement(self, name, attrs):
        print('start', name, dict(attrs.items()), attrs.getNames(), attrs.get('id', 'none'), len(attrs))

    def endElement(self, name):
        print('end', name)

    def characters(self, content):
        if content.strip():
            print('text', content.strip())

    def processingInstruction(self, target, data):
        print('pi', target, data)


xml.sax.parseString(text, Teller())
xml.sax.parse(io.BytesIO(b'<a><b/></a>'), Teller())
for bad in '<a>', '<a></b>':
    try:
        xml.sax.parseString(bad, xml.sax.ContentHandler())
    except xml.sax.SAXParseException as error:
        print(error, error.getLineNumber(), error.getMessage())


class Spaces(xml.sax.ContentHandler):
    def startElementNS(self, name, qname, attrs):
        print(name, attrs.items())

    def startPrefixMapping(self, prefix, uri):
        print(prefix, uri)


parser = xml.sax.make_parser()
parser.setFeature(xml.sax.handler.feature_namespaces, True)
parser.setContentHandler(Spaces())
parser.parse(io.StringIO('<x:a xmlns:x="u" xmlns="v" x:p="1" q="2"><b/></x:a>'))
out = io.StringIO()
writer = XMLGenerator(out, 'utf-8', short_empty_elements=True)
writer.startDocument()
writer.startElement('a', {'b': 'c "d" <'})
writer.characters('text & <more>')
writer.startElement('e', {})
writer.endElement('e')
writer.endElement('a')
writer.endDocument()
print(out.getvalue())
print(escape('<a & "b">'), escape("x'y", {"'": '&apos;'}), unescape('&lt;a&gt; &amp;amp;'), quoteattr('a"b'), quoteattr('it\'s "q"'), quoteattr('\n\t'))

parser = expat.ParserCreate()
told = []
parser.StartElementHandler = lambda name, attributes: told.append((name, attributes, parser.CurrentLineNumber))
parser.EndElementHandler = lambda name: told.append(name)
parser.CharacterDataHandler = lambda data: told.append(data)
parser.CommentHandler = lambda data: told.append(('comment', data))
print(parser.Parse('<a x="1">\n<b>text</b><!--c-->\n</a>', True), told)
try:
    expat.ParserCreate().Parse('<a>\n</b>', True)
except expat.ExpatError as error:
    print(error, expat.ErrorString(error.code), error.lineno, error.offset)
class T(xml.sax.ContentHandler):
    def characters(self, c): print(repr(c))
xml.sax.parseString('<a>one\ntwo &amp; three\n\n<b>x&#65;y</b>\n tail<![CDATA[cd\nata]]>q</a>', T())

for b in True, False:
    p=expat.ParserCreate(); p.buffer_text=b
    l=[]; p.CharacterDataHandler=l.append
    p.Parse('<a>one\ntwo &amp; three\n\n<b>x&#65;y</b>\n tail<![CDATA[cd\nata]]>q</a>',True); print(l)
