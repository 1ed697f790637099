"""XML read, searched, changed and written, and what is refused."""
import xml.etree.ElementTree as ET, io
src = '''<?xml version="1.0"?>
<!DOCTYPE data [<!ENTITY me "M &amp; E">]>
<data xmlns:x="http://x.org/">
    <!-- a comment -->
    <country name="Liechtenstein" x:k="1">
        <rank updated="yes">2</rank><year>2008</year>
        <neighbor name="Austria" direction="E"/><neighbor name="Switzerland" direction="W"/>
    </country>
    <country name="Singapore"><rank>5</rank><year>2011</year><neighbor name="Malaysia" direction="N"/></country>
    <x:item>t1<b>bold</b>tail &lt;&#65;&me;<![CDATA[<raw>&]]></x:item><?pi data?>
</data>'''
root = ET.fromstring(src)
print(root.tag, root.attrib, len(root), [c.tag for c in root])
for p in ('country', './/neighbor', "country[@name='Singapore']/year", 'country/rank[@updated]', './/year/..', 'country[2]', 'country[last()]', 'country[last()-1]', "country[year='2008']", '*', './/*[@name]', './/{http://x.org/}item', './/{*}item', 'country[rank]', 'nope', ".//rank[.='5']", "country[@name!='Singapore']", '.', 'country/neighbor[1]', './/b/..', 'country/', "country[rank='5'][year]", '{http://x.org/}*'):
    print(p, [(e.tag, e.attrib) for e in root.findall(p)], root.find(p) is None, root.findtext(p, 'd'))
for p in ('/country', 'country[0]', 'x:item', 'a[foo()]', '//', 'country[last()+1]'):
    try: print(p, root.findall(p))
    except Exception as e: print(p, type(e).__name__, e)
print(root.findall('x:item', {'x': 'http://x.org/'})[0].text, root.findall('x:item', {'x': 'http://x.org/'})[0][0].tail)
print(''.join(root.itertext()).split())
print(ET.tostring(root).decode()); print(ET.tostring(root, 'unicode', short_empty_elements=False)[-200:])
for m in ('xml', 'html', 'text'): print(ET.tostring(ET.XML('<p a="1&quot;&#10;">x&amp;<br/>é<script>a&lt;b</script></p>'), 'unicode', m))
e = ET.Element('a', {'k': 'v'}, z='1'); s = ET.SubElement(e, 'b', x='é<>&"\n'); s.text = 'T & <'; s.tail = 'tail'; e.append(ET.Comment(' c ')); e.append(ET.PI('t', 'd'))
print(ET.tostring(e), ET.tostring(e, 'utf-8'), ET.tostring(e, 'utf-8', xml_declaration=True), ET.tostring(e, encoding='latin-1'))
ET.indent(root); print(ET.tostring(root, 'unicode')[:300]); ET.dump(e)
print(e.get('k'), e.get('q', 3), e.keys(), e.items(), list(e.iter('b'))[0].tag, e[0].tag, e[-1].text, e[0:1][0].tag)
e.set('n', '5'); e.remove(s); e.insert(0, ET.Element('first')); print(len(e), e.find('first').tag); del e[0]; e[:] = []; print(len(e))
for f in (lambda: e.append('x'), lambda: e.remove(s), lambda: e[5], lambda: ET.SubElement(1, 'a'), lambda: ET.tostring(ET.Element(5)), lambda: ET.Element('a', 5), lambda: e.insert(0, 1), lambda: e.__setitem__(0, s)):
    try: f()
    except Exception as x: print(type(x).__name__, x)
e.text = 5
try: ET.tostring(e)
except Exception as x: print(type(x).__name__, x)
for bad in ('', '<a>', '<a></b>', '<a/>x', 'x<a/>', '<a b=1/>', '<a b="1" b="2"/>', '<a>&foo;</a>', '<a', '<a/><b/>', '<a><!-- </a>', ' <?xml version="1.0"?><a/>', '<a>&</a>', '<a>\n<b></c></a>', '<x:a/>', '<a b="<"/>', '< a/>', '<a>]]></a>', '<1/>', '<a>\x01</a>', '<a><![CDATA[x</a>', '</a>', '<a b/>', '<a b=>', '<a>&#0;</a>', '<a><b></a>', 'hello', '<a>&amp</a>'):
    try: ET.fromstring(bad); print(repr(bad), 'ok')
    except ET.ParseError as x: print(repr(bad), x, x.code, x.position)
ET.register_namespace('q', 'http://x.org/'); print(ET.tostring(ET.fromstring('<a xmlns="http://x.org/" xmlns:o="http://o/"><b o:c="1"/></a>'), 'unicode'))
print(ET.tostring(ET.fromstring('<a xmlns="http://x.org/"><b/></a>'), 'unicode', default_namespace='http://x.org/'))
for ev, el in ET.iterparse(io.StringIO('<a x="1"><b>t</b><!--c--></a>'), ('start', 'end', 'comment')): print(ev, el.tag if isinstance(el.tag, str) else el.text, el.attrib)
t = ET.ElementTree(ET.XML('<r><c/></r>')); f = io.BytesIO(); t.write(f, encoding='utf-8', xml_declaration=True); print(f.getvalue()); print(t.getroot().tag, t.find('c').tag, [x.tag for x in t.iter()])
import copy; c = copy.deepcopy(root); print(c is not root, ET.tostring(c) == ET.tostring(root)); print(ET.iselement(c), ET.QName('u', 't'), ET.QName('{u}t') == '{u}t')
class T:
    def start(self, tag, attrs): print('start', tag, attrs)
    def end(self, tag): print('end', tag)
    def data(self, d): print('data', repr(d))
    def comment(self, d): print('comment', d)
    def close(self): return 'done'
p = ET.XMLParser(target=T()); p.feed('<a b="1">x'); p.feed('<c/>y<!--z--></a>'); print(p.close())
