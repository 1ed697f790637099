import configparser, io
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e, e.args)
text = '''# comment
[DEFAULT]
base = /home
level: 3

[one]
path = %(base)s/one
Flag = yes
multi = a
   b

   c
n = 42 ; not inline
empty =
[two]
path = x
level = 5
f = 1.5
pct = 100%%
'''
c = configparser.ConfigParser(); c.read_string(text)
print(c.sections(), c['one']['path'], c.getboolean('one', 'flag'), repr(c['one']['multi']), c['one']['n'], repr(c['one']['empty']), c.getint('two', 'level'), c.getfloat('two', 'f'), c['two']['pct'], dict(c['two']), c.items('one'), c.options('two'), c.defaults())
print('one' in c, 'x' in c, 'flag' in c['one'], c.has_option('one', 'base'), c.has_option('no', 'x'), list(c), len(c), c['one'], c['two'].getint('level'), c['two'].get('zip'), c['two'].get('zip', 'fb'), c.get('two', 'zip', fallback=None), c['one'].getboolean('flag'), c.get('one', 'path', raw=True), c.get('one', 'path', vars={'base': 'V'}))
t(c.get, 'no', 'x'); t(c.get, 'one', 'nope'); t(lambda: c['no']); t(lambda: c['one']['zip']); t(c.getint, 'one', 'path'); t(c.getboolean, 'two', 'f'); t(c.add_section, 'one'); t(c.add_section, 'DEFAULT'); t(c.set, 'one', 'x', 5); t(c.set, 'no', 'x', 'y'); t(c.set, 'one', 'x', '50%')
c['three'] = {'a': '1', 'B': 2}; c.set('three', 'c', 'v'); del c['two']; c['one']['new'] = 'q'; c.remove_option('one', 'multi')
o = io.StringIO(); c.write(o); print(o.getvalue()); o = io.StringIO(); c.write(o, space_around_delimiters=False); print(o.getvalue())
for bad in ['x = 1', '[a]\nx=1\n[a]', '[a]\nx=1\nx=2', '[a]\njunk\nmore', '[a]\n= 3']: t(configparser.ConfigParser().read_string, bad)
d = configparser.ConfigParser(); d.read_string('[a]\nx = %(y)s\nz=%(x\nw=%q\nr1=%(r2)s\nr2=%(r1)s'); [t(d.get, 'a', k) for k in ('x', 'z', 'w', 'r1')]
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation()); e.read_string('[a]\nx = 1\ny = ${x}2 $$\n[b]\nz = ${a:y}!\nq=${a:no}'); print(e['a']['y'], e['b']['z']); t(e.get, 'b', 'q')
f = configparser.ConfigParser(allow_no_value=True, delimiters=('=',), comment_prefixes=('#',), inline_comment_prefixes=(';',)); f.read_string('[s]\nkey\nk:2 = v ; c\n'); print(dict(f['s'])); o = io.StringIO(); f.write(o); print(o.getvalue())
g = configparser.RawConfigParser(); g.optionxform = str; g.read_dict({'S': {'Key': 'V', 'n': 5}}); print(dict(g['S']), g.read('/no/such'), g.getint('S', 'n'))
h = configparser.ConfigParser({'a': '1'}, converters={'list': lambda s: s.split(',')}); h.read_string('[s]\nl=1,2'); print(h.getlist('s', 'l'), h['s'].getlist('l'), h['s']['a'], h.popitem(), h.sections())
print(c == c, configparser.ConfigParser() == configparser.ConfigParser(), isinstance(configparser.NoSectionError('x'), configparser.Error))
