import html, html.entities
print(html.escape('<a href="x">&\'</a>'), html.escape('"', quote=False))
for s in ['&lt;&gt;&amp;&quot;&#x27;&#39;', '&notit;', '&nope;', '&eacute;&eacute', '&#128;&#0;&#xD800;&#1;&#x110000;','&copy 2020','&hellip;&mdash;&nbsp;|', 'a & b', '&;&#;','&ltfoo', '&amp;lt;']:
    print(ascii(html.unescape(s)))
print(len(html.entities.name2codepoint), html.entities.codepoint2name[233], html.entities.entitydefs['alpha'])
import fnmatch, glob
for p in ['*.py','a?c','[abc]*','[!abc]','*a*b*c','[]]','[a-','[z-a]','a[!]b','[a-cx-z]','**','a.b+(c)','[--a]','[&&~|]','[\\]','']:
    print(p, fnmatch.translate(p), [n for n in ['a.py','abc','axc','b','z','aXbYc',']','.hidden','[a-','x-','\\'] if fnmatch.fnmatch(n,p)])
print(fnmatch.filter(['a','b','ab'],'a*'), fnmatch.fnmatchcase('A','a'), fnmatch.fnmatch(b'abc',b'a*'))
import colorsys
for c in [(0,0,0),(1,1,1),(.2,.4,.6),(1,0,0),(0,1,.5),(.9,.1,.8),(0.5,0.5,0.5)]:
    for f in 'rgb_to_yiq yiq_to_rgb rgb_to_hls hls_to_rgb rgb_to_hsv hsv_to_rgb'.split():
        print(f, getattr(colorsys,f)(*c))
import getopt
def t(f,*a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e, e.args)
t(getopt.getopt, '-a -b -cfoo -d bar a1 a2'.split(), 'abc:d:')
t(getopt.getopt, '--condition=foo --testing --output-file abc.def -x a1 a2'.split(), 'x', ['condition=','output-file=','testing'])
t(getopt.getopt, '-z'.split(), 'abc:d:'); t(getopt.getopt, '-c'.split(), 'abc:d:')
t(getopt.getopt, '--fo'.split(), '', ['foo','foobar']); t(getopt.getopt, '--foo=1'.split(), '', ['foo','foobar']);t(getopt.getopt, '--fx'.split(), '', ['foo','foobar']); t(getopt.getopt,['--out'],'',['out='])
t(getopt.gnu_getopt, 'a -x b --y=3 -- -z'.split(), 'x', ['y=']); t(getopt.gnu_getopt, 'a -x b'.split(), '+x', ['y=']);t(getopt.getopt, '--fo'.split(), '', ['foo','bar'])
import timeit
print(type(timeit.timeit('x=1', number=10)), len(timeit.repeat('x=1','y=2',number=3,repeat=2)))
def f(): return 3
print(timeit.timeit(f, number=5) >= 0, timeit.Timer('f()', 'from __main__ import f').timeit(2)>=0, timeit.timeit('f()',globals=globals(),number=1)>=0)
t(timeit.timeit, 5); 
try: timeit.timeit('x = ')
except SyntaxError as e: print(e)
ticks=iter(range(1000))
print(timeit.timeit('pass', timer=lambda: next(ticks), number=3), timeit.repeat('pass', timer=lambda: next(ticks), number=3))
print(timeit.main(['-q']))
import this
