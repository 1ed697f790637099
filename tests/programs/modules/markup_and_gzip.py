"""HTML read as it comes, and files that are compressed."""
from html.parser import HTMLParser
class P(HTMLParser):
    def __getattribute__(self, name):
        if name.startswith('handle_') or name == 'unknown_decl':
            if name == 'handle_startendtag': return super().__getattribute__(name)
            return lambda *a: print('  ', name, *map(repr, a), self.getpos())
        return super().__getattribute__(name)
texts = ['<html><head><title>Test</title></head><body><h1 class="x" id=y disabled>Parse me!</h1></body></html>',
 '<!DOCTYPE html><!-- c --><p>a &gt; b &#62; &#x3E; &nbsp;&unknown; AT&T</p>', '<br/><img src="a.png" alt=\'x "y"\'/><a href=foo?a=1&b=2>l</a>',
 '<script>if (a < b && "</p>") x();</script><style>p > a {}</style>z', '<p><a class=link href=#main>tag soup</p ></a>', '<div\n  a="1"\n  b>\nx\ny</div>',
 '<? php echo ?><![CDATA[x]]><![if x]><!bogus></ bogus></>< a', 'a<b', '<a', '<a href="x', '&', '&#', '&amp', 'x &#12', '<p/ a=b c>', '<A HREF="&eacute;">', '</p foo="1">', '<a b=\'c\'d=e f>', '<a b = c>', '<a/b>', '<script>a', '<!-- x -- >y', '<!-- never', '<p>1<p>2</P>\n\n<li>', '<a b="x>y">z', '<$x>', '<a$b c>', "<a b='1''2'>"]
for t in texts:
    for conv in (True, False):
        print(repr(t), conv)
        p = P(convert_charrefs=conv); p.feed(t); print('  --'); p.close(); print('  ', p.get_starttag_text())
p = P()
for c in texts[0] + texts[1]: p.feed(c)
p.close()
import gzip, io, tempfile, os
d = b'hello world ' * 50
print(gzip.decompress(gzip.compress(d, mtime=0)) == d, gzip.compress(b'', mtime=5)[:10])
n = tempfile.mktemp('.txt.gz')
with gzip.open(n, 'wt', encoding='utf8') as f: print('é line', file=f); f.write('b\n')
with gzip.open(n, 'rt', encoding='utf8') as f: print(f.read())
with gzip.open(n) as f: print(f.readline(), f.read(1), f.tell(), list(f), f.readable(), f.mode)
with open(n, 'rb') as f:
    with gzip.GzipFile(fileobj=f) as g: print(g.read(), g.closed)
    print(g.closed)
os.remove(n)
for b in (b'abc', gzip.compress(d)[:-3], gzip.compress(d, mtime=1) + gzip.compress(b'x') + b'\0\0', gzip.compress(d)[:-8] + b'12345678'):
    try: print(len(gzip.decompress(b)))
    except Exception as e: print(type(e).__name__, e if 'CRC' not in str(e) else '')
b = io.BytesIO()
with gzip.GzipFile('f.bin', 'wb', fileobj=b, mtime=0) as g: print(g.write(d), g.tell())
print(b.getvalue()[:18])
for a in (('x', 'rtb'), (5,), ('x', 'rb', 9, 'utf8'), ('x', 'q')):
    try: gzip.open(*a)
    except Exception as e: print(type(e).__name__, e)
