"""Dialects of csv: their settings are checked, kept, and guessed from samples."""
import csv
for kw in (dict(quoting='a'), dict(quoting=7), dict(lineterminator=3), dict(delimiter=None), dict(delimiter=''), dict(quotechar=None, quoting=1), dict(quotechar=''), dict(escapechar='ab'), dict(lineterminator=None), dict(foo=1), dict(strict='x'), dict(delimiter='\n'), dict(delimiter=' ', skipinitialspace=1), dict(quotechar=None)):
    try:
        d = csv.reader([], **kw).dialect
        print(kw, [getattr(d, n) for n in ('delimiter', 'quotechar', 'escapechar', 'doublequote', 'skipinitialspace', 'lineterminator', 'quoting', 'strict')])
    except Exception as e: print(kw, type(e), e)
d = csv.reader([]).dialect
print(type(d), csv.get_dialect('excel').__class__, csv.Dialect.delimiter)
for n in ('delimiter', 'quoting', 'foo'):
    try: setattr(d, n, 3)
    except Exception as e: print(type(e), e)
    try: delattr(d, n)
    except Exception as e: print(type(e), e)
class my(csv.excel): delimiter = 'ab'
class my2(csv.Dialect): pass
class my3(csv.Dialect): delimiter=';'; quotechar='"'; lineterminator='\n'; quoting=csv.QUOTE_ALL
for c in (my, my2, my3):
    try: c(); csv.register_dialect('x', c); csv.writer(__import__('sys').stdout, 'x').writerow([1,'a'])
    except Exception as e: print(type(e), e)
    try: csv.register_dialect('x', c); csv.writer(__import__('sys').stdout, 'x').writerow([1,'a'])
    except Exception as e: print(type(e), e)
s = csv.Sniffer()
for t in ('a,b,c\n1,2,3\n4,5,6\n', 'name;age\n"x";3\n"y";4', "'a', 'b'\n'c', 'd'", 'a b c\n1 2 3', 'x', 'a|b|c\n1|2|3\n', 'n:m\n1:2', '1,2\n3,4', 'name,city\nab,cd\nefg,hij', '"a""b","c"\n"d","e"', '', 'Harry\'s, Arlington Heights, IL\nShark City, Glendale, IL\n', "a\tb\n1\t2\n"):
    try: d = s.sniff(t); print(repr(t), repr(d.delimiter), d.quotechar, d.doublequote, d.skipinitialspace, repr(d.lineterminator), d.quoting, d, d._name)
    except Exception as e: print(repr(t), type(e), e)
    try: print(s.has_header(t))
    except Exception as e: print(repr(t), type(e), e)
print(list(csv.reader(['a,"b",3.5,,'], quoting=csv.QUOTE_NONNUMERIC)) if 0 else list(csv.reader(['1,"b",3.5,,'], quoting=csv.QUOTE_NONNUMERIC)))
for a in ((None,), ('x',), (5,)):
    try: print(csv.field_size_limit(*a))
    except Exception as e: print(a, type(e), e)
print(csv.field_size_limit(131072))
import copy, pickle
for f in (copy.copy, pickle.dumps):
    try: print(f(csv.get_dialect('excel')))
    except Exception as e: print(type(e), e)
