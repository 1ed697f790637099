# Weak references to the standard streams; a match that begins behind the end.
import weakref, sys, re
try: print(weakref.ref(sys.stdout)() is sys.stdout)
except TypeError as e: print(e)
try: print(weakref.ref(sys.stdin)() is sys.stdin)
except TypeError as e: print(e)
import io
for c in io.StringIO, io.BytesIO:
    x = c()
    try: r = weakref.ref(x); del x; print(r())
    except TypeError as e: print(e)
p = re.compile('')
for q in '', 'b*', '(?=a)', '$', '^', r'\b', 'a|', '()':
    p = re.compile(q)
    for a, b in (4,2), (2,2), (9,1), (5,3), (-1,-5), (6,9), (3,0):
        print(q, a, b, p.match('abcabc', a, b), p.search('abcabc', a, b), p.fullmatch('abcabc', a, b), p.findall('abcabc', a, b), list(p.finditer('abcabc', a, b)))
