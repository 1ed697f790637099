"""TOML: what is read, and how what is wrong is refused."""
import tomllib, io
doc = '''# comment
title = "TOML \\u00e9 \\t x"
[owner]
name = 'Tom \\\\n'
dob = 1979-05-27T07:32:00-08:00
d2 = 1979-05-27T07:32:00.999999Z
d3 = 1979-05-27 07:32:00.5
d4 = 1979-05-27
t = 07:32:00
[database]
enabled = true
ports = [ 8000, 8001, # c
  8002, ]
data = [ ["delta", "phi"], [3.14] ]
temp_targets = { cpu = 79.5, case.x = 72.0, "q k" = {} }
[servers.alpha]
ip = "10.0.0.1"
[servers.beta]
n = [1_000, 0xDEAD_beef, 0o755, 0b1101, -17, +5, 1e6, 6.626e-34, inf, -inf]
[[products]]
name = "Hammer"
[[products.sub]]
a = 1
[[products.sub]]
a = 2
[products.x]
y = 1
[[products]]
a.b.c = 1
a.b.d = 2
s = """
line1 \\
   joined "q" ""
line2"""
r = \'\'\'
raw \\n\'\'\'
'q.w' = ""
1234 = false
'''
print(tomllib.loads(doc))
print(tomllib.load(io.BytesIO(b'a = 1\r\nb=nan')), tomllib.loads(''), tomllib.loads('a=1.5', parse_float=str))
for bad in ('a', 'a =', 'a = 1 b = 2', 'a = 1\na = 2', '[a]\n[a]', 'a = "x', "a = 'x", 'a = [1', 'a = {x=1', '[a', '[[a]', 'a = "\\q"', 'a = 01', 'a = 1979-13-01', 'a.b=1\n[a]', 'a={b=1}\na.c=2', 'a=[1]\n[[a]]', '[[a]]\n[a]', '= 1', 'a = tru', '[a.b]\n[a]\nb=1', 'a = "\x01"', 'a = {b=1, b=2}', '# \x01', 'a = """x', 'a=1__0', 'a = "\\uD800"', '[a]\nb.c=1\n[a.b]', 'a={b={c=1}}\n[a.b]', 'a = 2000-02-31', '\x00', 'a = "\n"', "a = '''x", '[]', '[a]]', 'a = {,}', 'a = [,]', 'a = 1.', 'a = .5', 'a = +0x1', '"a\nb" = 1'):
    try: print(repr(bad), tomllib.loads(bad))
    except ValueError as e: print(repr(bad), type(e).__name__, e)
try: tomllib.load(io.StringIO('a=1'))
except TypeError as e: print(e)
try: tomllib.loads('a=1.5', parse_float=lambda s: [])
except ValueError as e: print(e)
