from urllib.parse import *
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
for u in ['http://user:pw@Host.com:8080/p/a;x?q=1&r=2#frag', 'mailto:a@b.c', '//net/p', '/p?q', 'http://[::1]:80/x', '', 'HTTP://x', 'a:b:c', 'http://h/p;a/b;c', 'path;p?q#', 'file:///etc/x', 'http://x:99999', 'http://x:ab', '1a:b', 'http://h?q', 'h\ttp://x\n']:
    r = urlparse(u); print(r, urlsplit(u), r.geturl(), r.username, r.password, r.hostname); t(lambda: r.port)
t(urlsplit, 'http://[x'); print(urlparse(b'http://h/p?q'), urlsplit('x', 'http'), urlparse('http://h/#f', allow_fragments=False))
base = 'http://a/b/c/d;p?q'
for r in ['g:h', 'g', './g', 'g/', '/g', '//g', '?y', 'g?y', '#s', 'g#s', ';x', 'g;x', '', '.', './', '..', '../', '../g', '../..', '../../', '../../g', '../../../g', '/./g', '/../g', 'g.', '..g', './../g', 'g/./h', 'g/../h', 'http:g']: print(r, urljoin(base, r), end=' ')
print(urljoin('', 'x'), urljoin('http://a', 'b'), urljoin('mailto:x', 'y'), urldefrag('http://a/b#c'), urldefrag('x').geturl())
print(quote('a b/ü&=~'), quote('a/b', safe=''), quote_plus('a b+c'), quote(b'\xff x'), unquote('a%20b%C3%BC%zz%2'), unquote_plus('a+b%2B'), unquote_to_bytes('a%ff'), unquote('%FF'), quote(''))
t(quote, 5); t(quote, b'x', encoding='utf-8'); t(quote_from_bytes, 'x')
print(urlencode({'a': 1, 'b c': 'ü&', 'l': [1, 2]}), urlencode({'l': [1, 2], 's': 'xy'}, doseq=True), urlencode([('a', b'\xff'), ('b', None)]), urlencode({'a': 'b c'}, quote_via=quote)); t(urlencode, 5); t(urlencode, 'abc')
print(parse_qs('a=1&b=2&a=3&c=&d'), parse_qs('a=1&c=&d', keep_blank_values=True), parse_qsl('a=1;b=2'), parse_qsl('a=1;b=2', separator=';'), parse_qsl('x=%C3%BC+y')); t(parse_qs, 'a', strict_parsing=True); t(parse_qs, 'a&b', max_num_fields=1); t(parse_qs, 'a', separator='')
print(urlunparse(('http', 'h', 'p', 'x', 'q', 'f')), urlunsplit(('', '', 'p', '', '')), urlunsplit(('http', '', '/p', '', '')), urlparse('http://a/b')._replace(path='/c').geturl(), urlparse('http://a').encode())
