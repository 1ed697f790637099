"""Objects kept in files, and the lines of several files."""
import shelve, tempfile, os, fileinput, shutil
d = tempfile.mkdtemp(); n = os.path.join(d, 'shelf')
with shelve.open(n) as s:
    s['a'] = [1, 2]; s['b'] = {'x': (1, None)}; s['a'].append(3); print(s['a'], sorted(s), len(s), 'a' in s, s.get('q', 7), sorted(s.items()))
with shelve.open(n, writeback=True) as s:
    s['a'].append(4); del s['b']; print(dict(s))
with shelve.open(n, 'r') as s: print(dict(s), list(s.keys()), list(s.values()))
try: s['a']
except ValueError as e: print(e)
with shelve.open(n, 'n') as s:
    print(len(s)); s.update(z=1); s.setdefault('y', 2); print(s.pop('z'))
    try: s['nope']
    except KeyError as e: print('KeyError', e)
m = shelve.Shelf({}); m['k'] = 1; print(m.dict.keys(), m['k']); m.close()
p = [os.path.join(d, x) for x in ('one.txt', 'two.txt')]
for x in p: open(x, 'w').write('1\n2\nend')
with fileinput.input(p) as f:
    for line in f: print(os.path.basename(f.filename()), f.lineno(), f.filelineno(), f.isfirstline(), repr(line))
with fileinput.FileInput(p[0], inplace=True) as f:
    for line in f: print(line.strip() * 2)
print(open(p[0]).read()); print(sorted(os.path.basename(x) for x in os.listdir(d) if 'txt' in x))
for line in fileinput.input(files=(p[1],)):
    if fileinput.filelineno() == 2: fileinput.nextfile()
    print(fileinput.lineno(), line.strip())
fileinput.close()
try: fileinput.lineno()
except RuntimeError as e: print(e)
shutil.rmtree(d)
