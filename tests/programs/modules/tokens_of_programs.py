"""The tokens of programs, of odd texts, and back to text."""
import tokenize, io, token, glob
src = '''# -*- coding: utf-8 -*-
import os
def f(a, *b, c=1_000.5e-3, **d) -> int:
    """doc
    string"""
    if a == 0x1F or b != 0b1 and c <= 0o17 <> 3j:
        return a ** b // c @ d \\
            + 5

    # comment
\tx = [1,
       2, # in
       3]
    y: str = f'{a!r:>{b}}' "abc" b'\\x00' rb"q\\"" 'it\\
continued'
    z = lambda q: (yield)
    ??? $ !
    if (n := 10) > 5: pass
class É: pass
...
a.b...c; d->e; 1if 2else 3; 0777; 1__0; 'unterminated
'''
def show(s):
    try:
        for t in tokenize.generate_tokens(io.StringIO(s).readline): print(t, token.tok_name[t.exact_type])
    except (tokenize.TokenError, IndentationError, SyntaxError) as e: print(type(e), e, e.args)
show(src.replace('\tx', '    x'))
for s in ('', 'x', 'x\n', '(', '"""a', 'if 1:\n  a\n b\n', '  x\n', 'x #c', '#c', 'a\\\nb', 'a \\', "'abc\\\nq\n", 'if 1:\n\tx', '\n\n  \n', 'x = 1  ', 'é=1', '(\n\n)\n', '   ', 'f"a{b}c"', "rb'''x\ny'''", '\f x', 'async def f(): await x', 'a\r\nb\r\n'):
    print(repr(s)); show(s)
for b in (b'', b'# coding: latin-1\nx\n', b'\xef\xbb\xbfx=1\n', b'#!x\n# vim: set fileencoding=utf_8 :\n', b'x\n#coding:ascii', b'# coding: nope\n', b'\xff\n'):
    try: print(tokenize.detect_encoding(io.BytesIO(b).readline))
    except SyntaxError as e: print(e)
    try: print(list(tokenize.tokenize(io.BytesIO(b).readline))[:2])
    except SyntaxError as e: print(e)
s = 'def f(x):\n    if x:\n        return  1 # c\n    return "a"  "b"\n'
ts = list(tokenize.generate_tokens(io.StringIO(s).readline))
print(tokenize.untokenize(ts) == s, tokenize.untokenize([t[:2] for t in ts]))
print(tokenize.untokenize(tokenize.tokenize(io.BytesIO(s.encode()).readline)))
