# Where searches begin and end, and the texts that findall, split and sub make of what they find.
import re

digits = re.compile(r"\d+")
pair = re.compile(r"(\w)(\d)?")
for start, end in ((0, 9), (3, 9), (-5, 4), (9, 9), (100, 200), (0, -1), (2, 10**18), (-(10**18), 3)):
    for pattern in (digits, pair, re.compile("")):
        found = pattern.search("ab12cd345", start, end)
        print(start, end, found, found and (found.pos, found.endpos, found.span(), found.groups(), found.lastindex))
        print(pattern.match("ab12cd345", start, end), pattern.fullmatch("ab12cd345", start, end))
        print(pattern.findall("ab12cd345", start, end), [m.span() for m in pattern.finditer("ab12cd345", start, end)])
for pattern in ("b", "(b)", "(b)|(c)", "", "(?=b)", "x*"):
    for text in ("abcabc", "", "b", "é€b😀", b"abcabc", bytearray(b"abc")):
        one = pattern if isinstance(text, str) else pattern.encode()
        new = "-" if isinstance(text, str) else b"-"
        for count in (0, 1, 2, -1):
            print(pattern, text, count, re.split(one, text, count), re.sub(one, new, text, count), re.subn(one, new, text, count))
        print(re.findall(one, text), re.sub(one, new + new[:0] + (r"\g<0>" if isinstance(text, str) else rb"\g<0>"), text))


class Text(str):
    pass


whole = Text("abc")
print(type(re.match("abc", whole).group()), type(re.findall("abc", whole)[0]), type(re.sub("x", "y", whole)), re.match("a", whole).string is whole)
for act in (lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.findall("a", 1), lambda: re.split(b"a", "a"), lambda: re.sub("a", "b", None),
            lambda: digits.match("a", "0"), lambda: re.sub("a", 1, "a"), lambda: digits.search("1", 0.5), lambda: digits.search("1", 10**30)):
    try:
        print(act())
    except (TypeError, OverflowError) as error:
        print(error)
match = pair.match("a1")
print(match[0], match[1], match[True], match.group(0, 2), match.expand(r"\2\1"), match.regs)
for group in (3, -1, "x", None, 1.0):
    try:
        match.group(group)
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
