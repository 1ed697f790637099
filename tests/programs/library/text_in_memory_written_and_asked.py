import io, copy
o = io.StringIO()
print(o.write("abc"), o.tell(), o.write(""), o.tell(), o.getvalue())
o.write("def"); o.seek(2); o.write("XY"); print(o.getvalue(), o.tell()); o.write("1234567"); print(o.tell(), o.getvalue()); o.write("8"); print(o.getvalue())
class S(str): pass
o.write("p"); o.write(S("q")); o.write("r"); print(o.getvalue(), o.tell(), type(o.getvalue()))
o.truncate(3); print(o.getvalue(), o.tell()); o.write("z"); print(repr(o.getvalue()))
o.seek(0); print(o.read(2), o.readline(), o.read()); o.write("w\nx"); print(list(o), o.getvalue()); o.seek(0); print(o.readlines())
for nl in (None, "", "\n", "\r", "\r\n"):
    p = io.StringIO("a\r\nb\rc\n", newline=nl); p.write("q\n"); p.seek(0, 2); p.write("s\n"); p.write("t\n"); print(repr(p.getvalue()), p.tell(), p.newlines)
p = io.StringIO("init"); print(p.tell(), p.read()); p.write("!"); q = copy.copy(p); print(q.getvalue(), q.tell()); q.write("?"); print(q.getvalue(), p.getvalue())
p.write("more"); p.close()
for f in (lambda: p.write("x"), p.getvalue, p.tell, lambda: p.write(1), lambda: io.StringIO().write(b"a")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
with io.StringIO() as r:
    r.write("a"); r.writelines(["b", "c"]); print(r.getvalue(), r.tell())
try: r.write("")
except ValueError as e: print(e)
r = io.StringIO(); r.write("a"); r.seek(5); r.write("b"); r.write("c"); print(repr(r.getvalue()), r.tell())
r = io.StringIO(); r.write("abc"); r.truncate(1); r.write("d"); print(repr(r.getvalue()))
r = io.StringIO("xyz"); r.seek(0, 2); r.write("1"); r.write("2"); r.truncate(); print(r.getvalue(), r.tell()); r.write("3"); print(r.getvalue())
