"""What the groups of a match are asked for, by number, by name and wrongly."""

import re
class S(str): pass
for s in ("user@example.com xx", S("user@example.com")):
    for p in (r"(\w+)@(\w+)\.com", r"(?P<a>\w+)(@)(z)?", r"\w+", r"(x)|(u)|(\w)"):
        m = re.match(p, s)
        for g in ((), (0,), (1,), (2,), (3,), (4,), (-1,), (True,), ("a",), ("b",), (0, 1), (1.0,), (None,), (1, "a"), (10**30,)):
            try: print(g, repr(m.group(*g)), type(m.group(*g)))
            except Exception as e: print(g, type(e).__name__, e)
        print(m.groups(), m.groups("-"), m.groups(default=5), m.groupdict(), [type(x) for x in m.groups()], m[0])
m = re.search(rb"(a)|(b)", b"xxb"); print(m.groups(), m.group(2), m.group())
m = re.search(rb"(a)|(b)", bytearray(b"xxb")); print(m.groups(), m.group(2), m.group())
print(re.match("(é+)(€)", "éé€").groups())
print(type(re.match("(a)", "a").groups()))
