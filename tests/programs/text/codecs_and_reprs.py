# encode, decode, their error handlers and errors, repr and the constructors.
def show(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(repr(r), ascii(r))
    except UnicodeError as e:
        print(type(e).__name__, e, getattr(e, "encoding", None), getattr(e, "start", None), getattr(e, "end", None),
              getattr(e, "reason", None), repr(getattr(e, "object", None)))
    except Exception as e:
        print(type(e).__name__, e)


encodings = ["utf-8", "UTF8", "ascii", "latin-1", "iso-8859-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
             "unicode_escape", "raw_unicode_escape", "utf-8-sig", "us-ascii", "L1", "nonsense"]
handlers = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass", "unknown"]
texts = ["", "abc", "é", "aéb", "中文", "a\U0001f600b", "\ud800", "a\udc80\udcffb", "x\ud83d\ude00y", "\x00\x7f\x80\xff", "é中\udcffé",
         "tab\tnl\nbs\\q'\""]
for t in texts:
    for e in encodings:
        for h in handlers:
            print(ascii(t), e, h, end=" ")
            show(t.encode, e, h)
datas = [b"", b"abc", b"\xc3\xa9", b"\xc3", b"a\xffb", b"\xe4\xb8", b"\xe4\xb8\xad", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xf0\x9f\x98", b"\xc0\x80",
         b"\xf5\x80", b"\x80\x81", b"\xff\xfea\x00", b"\xfe\xff\x00a", b"a\x00b", b"\x00\xd8", b"\x00\xdc", b"\x00\xd8a\x00", b"\x00\xd8\x00\xdc",
         b"a\x00\x00\x00", b"\x00\x00\x11\x00", b"\x00\xd8\x00\x00", b"\xff\xfe\x00\x00a\x00\x00\x00", b"\\n\\x41\\u00e9\\U0001f600\\101\\", b"\\x4",
         b"\\u12", b"\\U00110000", b"\\q\\\\u0041", b"\\\n", b"\xef\xbb\xbfa", b"\xe4\xb8\xadx\xe4\xb8x", b"\xf0\x9fx", b"\xe0\x80\x80"]
for d in datas:
    for e in encodings:
        for h in handlers:
            print(d, e, h, end=" ")
            show(d.decode, e, h)
for s in ["", "a", "'", '"', "'\"", "\\", "\n\r\t\x00\x7f\x80\xa0\xad\xff", "é", "\u0378", "\u200b\u2028", "\ue000", "\U0001f600\U000e0001", "\ud800"]:
    show(repr, s)
    show(repr, s.encode("utf-8", "surrogatepass"))
    show(repr, bytearray(s.encode("utf-8", "surrogatepass")))
show(str, b"abc", "utf-8")
show(str, b"abc", errors="replace")
show(str, bytearray(b"\xff"), "latin-1")
show(str, "abc", "utf-8")
show(str, 5, "utf-8")
show(str, b"abc", 5)
show(str, object=5)
show(str, memoryview(b"ab"), "ascii")
show(str, 1, 2, 3, 4)
show(bytes, "abc", "utf-8")
show(bytes, "abc")
show(bytes, 5)
show(bytes, -1)
show(bytes, [1, 2, 300])
show(bytes, [1, "x"])
show(bytes, 1.5)
show(bytes, 5, "utf-8")
show(bytes, errors="strict")
show(bytes, encoding="utf-8")
show(bytes, "é", "ascii")
show(bytes, "é", "ascii", "ignore")
show(bytes, range(5))
show(bytes, object())
show(bytes, 2**70)
show(bytearray, "abc", "utf-16")
show(bytearray, "abc")
show(bytearray, 5)
show(bytearray, -1)
show(bytearray, [1, 2, 300])
show(bytearray, [1, "x"])
show(bytearray, 1.5)
show(bytearray, object())
show(bytes.fromhex, "12 3")
show(bytes.fromhex, "1 23")
show(bytes.fromhex, "zz")
show(bytes.fromhex, "é1")
show(bytes.fromhex, 5)
show(bytes.fromhex, " 12  ab\n")
show(bytearray.fromhex, "12ab")
show(bytes.maketrans, b"ab", b"xy")
show(bytes.maketrans, b"ab", b"x")
