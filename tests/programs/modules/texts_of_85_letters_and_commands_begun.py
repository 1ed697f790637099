import base64, binascii, codeop, csv
for c in ('if 1:\n  pass\nelse:', 'if 1:\n  pass\nelse', 'try:', 'class A:', '"""abc', "'abc", '(', 'a = (', 'x = 1 +', 'def f():\n', 'def f():\n  pass\n', 'else:', 'a b', 'if 1:\n', 'if 1:\n pass', 'return', 'lambda:', '\\', 'a.', '@a', '@a\n', 'for x in y:\n  z\n', 'try:\n a\nexcept:', 'print(1', 'x = [1,\n2', 'import a,', 'from a import (b', '', ' ', '#c', 'a = 1; ', 'if 9==3:\n  pass\nelif', 'def x():\n  pass\n ', "f'{a", 'a = """x\n'):
    for m in ('single', 'exec'):
        try: r = codeop.compile_command(c, 'i', m); print(repr(c), m, r and r.co_code[:2])
        except (SyntaxError, ValueError, OverflowError) as e: print(repr(c), m, type(e).__name__, e)
for t, kw in (('a\\\nb, 7', {'escapechar': '\\', 'quoting': csv.QUOTE_NONE}), ('a\\\nb, 7\n', {'escapechar': '\\', 'quoting': csv.QUOTE_NONNUMERIC, 'quotechar': "'"}), ('1,",3,",5\n', {'escapechar': '\\'}), ('1,",3,",5', {'quoting': csv.QUOTE_NONE, 'escapechar': '\\'}), (',3,"5",7.3, 9', {'quoting': csv.QUOTE_NONNUMERIC}), ('"a\n", 7', {}), ("1,',3,',5", {'quotechar': "'"})):
    try: print([r for r in csv.reader([l for l in t.splitlines(True)], **kw)])
    except Exception as e: print(type(e), e)
print(list(csv.reader(['a\\\nb, 7'], escapechar='\\', quoting=csv.QUOTE_NONE)), list(csv.reader(['"a\nb", 7'])))
print(binascii.crc_hqx(b'', 0x12345), binascii.crc_hqx(b'abc', 0x12345))
for s in (b'', b'87cURD]i,"Ebo80', b'z', b'<~87cURD]i,"Ebo80~>', b'y+<Vd', b'!!', b'87 cU\nRD', b's8W-!', b'vz', b'!z'):
    for kw in ({}, {'adobe': True}, {'foldspaces': True}, {'ignorechars': b''}):
        try: print(s, kw, base64.a85decode(s, **kw))
        except ValueError as e: print(s, kw, e)
print(base64.a85encode(b'www.python.org'), base64.a85encode(b'    ' * 3, foldspaces=True), base64.a85encode(b'\0' * 6), base64.a85encode(b'\0' * 6, pad=True), base64.a85encode(b'a' * 50, wrapcol=20), base64.a85encode(b'abc', adobe=True), base64.b85encode(b'hello'), base64.b85decode(b'Xk~0{Zv'))
print(base64.a85decode('87cURD]i,"Ebo80'), base64.b64decode('YWJj\n'), base64.b32decode('MFRGG==='), base64.b16decode('ab', casefold=True))
for bad in (lambda: base64.b64decode('abc'), lambda: base64.b64decode('ab$='), lambda: base64.b64decode('ab$c', validate=True), lambda: base64.b32decode('abc'), lambda: base64.b16decode('ab'), lambda: base64.b85decode('\x00\x01'), lambda: base64.b64decode('a')):
    try: print(bad())
    except Exception as e: print(type(e), e)
