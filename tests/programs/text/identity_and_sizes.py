# Which results are shared one-character objects, which are the object itself, and how large results are.
import sys


class S(str):
    pass


class B(bytes):
    pass


def is_shared(x):
    return (x is chr(ord(x))) if type(x) is str else x is (b"-" + x)[1:2]


expressions = '''"z".replace("z","g")|"gz".replace("g","")|"zgg".replace("gg","")|"é".replace("é","z")|"G".lower()|"z".upper()|"É".lower()|"é".upper()|"z".title()|"Z".capitalize()|"Z".swapcase()|"Z".casefold()|"É".casefold()|"É".swapcase()|"é".title()|"é".capitalize()|"".center(1,"z")|"".zfill(1)|"".ljust(1)|"z\\t".expandtabs(0)|"\\t".expandtabs(1)|"".join(["","z"])|"-".join(["",""])|"".join(["",S("z")])|("z"+"")|(""+"z")|S("z")+""|str(S("z"))|S("z")[:]|S("z").strip()|S("z").lower()|S("z")*1|"zabc"[::4]|"éabc"[::4]|"gz".translate({103:None})|"z".translate({122:"g"})|"é".translate({233:"z"})|"z".translate({})|"%s"%"z"|"%.1s"%"zq"|"%c"%122|"%c"%"z"|"%s%s"%("","z")|"%d"%5|"{}".format("z")|"{:.1}".format("zq")|"{}{}".format("","z")|"{:s}".format("z")|"{}".format(5)|"z ".strip()|"z,".split(",")[0]|"z".encode().decode()|"%x"%10|f"{'zq':.1}"|"zg"[0]|str(b"z","ascii")|bytes([233]).decode("latin-1")|"ß".upper()[:1]|"zg".removesuffix("g")|S("zg").removesuffix("g")|next(iter("zg"))|list("éz")[0]|min("z")|"éz".replace("é","")|"%s"%S("z")|"%r"%5|"%1s"%"z"|"%%"%()|"{{".format()|"{:c}".format(122)|"z".__format__("")|S("z").__format__("")|S("z").__str__()|format(S("z"))|"z\\n".splitlines()[0]|"z".expandtabs()|S("z").expandtabs()|"z".center(1)|S("z").center(1)|S("z").zfill(1)|S("z").replace("g","")|chr(0x7a)|"z".encode("utf-16-le").decode("utf-16-le")|b"z".decode("unicode_escape")
b"A".lower()|b"z".replace(b"z",b"g")|b"gz".replace(b"g",b"")|b"zgg".replace(b"gg",b"")|b"".center(1)|b"".zfill(1)|b"".join([b"z",b""])|b"".join([bytearray(b"z")])|b"abc"[::3]|b"z"*1|B(b"z")*1|bytes(bytearray(b"z"))|b"%c"%122|b"%s"%b"z"|b"%d"%5|bytes([122])|bytes((122,))|bytes({122})|bytes(1)|"z".encode()|"z".encode("latin-1")|"z".encode("ascii")|"é".encode("latin-1")|b"z".translate(bytes(range(256)))|b"z".translate(bytes(256))|b"gz".translate(None,b"g")|b""+bytearray(b"z")|b""+b"z"|B(b"z")+b""|bytes(B(b"z"))|bytes.fromhex("7a")|b"\\t".expandtabs(1)|b"z\\t".expandtabs(0)|bytes(memoryview(b"z"))|memoryview(b"z").tobytes()|b"zg".removesuffix(b"g")|b"z ".strip()|b"z,".split(b",")[0]|b"z\\n".splitlines()[0]|b"zg"[:1]|B(b"zg").strip(b"g")|B(b"z")[:]|bytes(range(122,123))'''
for line in expressions.split("\n"):
    for expression in line.split("|"):
        value = eval(expression)
        print(expression, is_shared(value) if len(value) == 1 else value)

x = "abc"
print([f(x) is x for f in [lambda x: x.strip(), lambda x: x.replace("z", "y"), lambda x: x.split()[0],
      lambda x: x.partition("z")[0], lambda x: x.ljust(2), lambda x: x.zfill(2), lambda x: x.removeprefix("z"),
      lambda x: x * 1, lambda x: x[:], lambda x: x.expandtabs(), lambda x: x.translate({}), lambda x: str(x),
      lambda x: x.splitlines()[0], lambda x: format(x, ""), lambda x: "%s" % x, lambda x: f"{x}",
      lambda x: "{}".format(x), lambda x: x.lower(), lambda x: x.replace("a", "a"), lambda x: x % (),
      lambda x: x.format(), lambda x: "".join([x]), lambda x: x + "", lambda x: "" + x, lambda x: x.rpartition("z")[2]]])
x = b"abc"
print([f(x) is x for f in [lambda x: x.strip(), lambda x: x.replace(b"z", b"y"), lambda x: x.split()[0],
      lambda x: x.partition(b"z")[0], lambda x: x.ljust(2), lambda x: x.zfill(2), lambda x: x.removeprefix(b"z"),
      lambda x: x * 1, lambda x: x[:], lambda x: x.expandtabs(), lambda x: x.translate(None), lambda x: bytes(x),
      lambda x: x.splitlines()[0], lambda x: x.translate(bytes(range(256))), lambda x: b"".join([x])]])
print([sys.getsizeof(x) for x in ["a b c".split(), "a b c".split(None, 1), "a,b".split(","), ("a," * 20).split(","),
      "a\nb".splitlines(), "ab".rsplit("x", 3), "", "a", "é", "ééé", "\u0100", "a\u0100", "\U00010000", "é" * 0,
      "aé".replace("é", ""), "aé\u0100"[:2], "\u0100a"[1:], "\u0100a".replace("\u0100", "b"), b"", b"a", b"abc" * 3,
      bytearray(), bytearray(b"abc"), bytearray([1, 2, 3]), bytearray(iter([1, 2, 3])), bytearray(range(100)),
      bytearray((1, 2)), memoryview(b"abc"), S("abc"), S("é"), B(b"abc"), iter("a"), iter(b"a")]])
c = bytearray()
sizes = []
for i in range(40):
    c.append(i)
    sizes.append(sys.getsizeof(c))
while c:
    c.pop()
    sizes.append(sys.getsizeof(c))
print(sizes)
c = bytearray(range(50))
sizes = []
for i in range(40):
    del c[0]
    sizes.append(sys.getsizeof(c))
print(sizes)
c = bytearray()
c.extend(range(5))
sizes = [sys.getsizeof(c)]
c.extend(iter(range(70)))
sizes.append(sys.getsizeof(c))
c += b"x"
sizes.append(sys.getsizeof(c))
print(sizes)
s = "héllo"
before = sys.getsizeof(s)
print(before, type(iter("a")).__name__, type(iter("é")).__name__, type(iter(b"")).__name__)
