# string, textwrap and pprint.
import pprint
import string
import textwrap
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from types import MappingProxyType, SimpleNamespace


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


for name in ('ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'digits', 'hexdigits', 'octdigits', 'printable', 'punctuation', 'whitespace'):
    print(name, repr(getattr(string, name)))
print(string.capwords('hello  big wORLD'), string.capwords('a-b-c', '-'), repr(string.capwords('  x  ')))
t = string.Template('$who likes ${what}, $$5 and ${who}s')
print(t.substitute(who='tim', what='kung pao'), t.substitute({'who': 1, 'what': 2}, who='k'), t.safe_substitute(who='x'), t.template, t.get_identifiers(), t.is_valid())
attempt(t.substitute, who='x')
attempt(string.Template('$').substitute)
attempt(string.Template('a\nb $1').substitute)
attempt(string.Template('${bad').safe_substitute)
attempt(string.Template('$é').safe_substitute)
print(string.Template('${bad $ok').is_valid(), string.Template('$a $b $a').get_identifiers())


class Percent(string.Template):
    delimiter = '%'
    idpattern = '[a-z]+'


print(Percent('%a %{b} %% $c').substitute(a=1, b=2))


class Braced(string.Template):
    braceidpattern = '[a-z.]+'


print(Braced('${a.b} $a.b').safe_substitute({'a.b': 1, 'a': 2}))
f = string.Formatter()
print(f.format('{0} {1!r} {x:>5} {y.real} {z[0]} {z[k]} {{}}' if False else '{0} {1!r} {x:>5} {y.real} {z[0]} {{}}', 'a', 'b', x=1, y=2, z=[3]))
print(f.format('{} {} {:{}}', 1, 2, 3, 4), f.vformat('{a}', (), {'a': 1}), list(f.parse('a{b!r:c}d{{e}}{}f')), list(f.parse('{x:{y}}')), f.get_field('0.real', (5,), {}))
for bad in ('{', '}', '{0', '{!}', '{0!x}', '{0!rr}', '{a', '{0[}', '{0.}', '{} {0}', '{0} {}', '{0]}', 'a}b', '{:{:{}}}'):
    attempt(f.format, bad, 1, 2)
attempt(f.format, '{missing}')
attempt(f.format, '{1}', 0)


class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, '?') if isinstance(key, str) else super().get_value(key, args, kwargs)

    def check_unused_args(self, used, args, kwargs):
        print('used', sorted(map(str, used)))


print(Default().format('{a} {b} {0}', 1, a=2))

text = '''The quick brown fox jumped over the lazy dog -- and the well-known hyphen-ated words, e.g. "quoted-things", were left
    as they are.  Sentences end.  Here and now!	Tabs	too. Averyveryveryverylongwordthatdoesnotfitanywhere-atall-okay.'''
for width in (10, 20, 40, 70):
    for options in ({}, {'break_long_words': False}, {'break_on_hyphens': False}, {'initial_indent': '* ', 'subsequent_indent': '  '}, {'max_lines': 3},
                    {'drop_whitespace': False}, {'fix_sentence_endings': True}, {'expand_tabs': False, 'replace_whitespace': False}, {'tabsize': 4}):
        print(width, options, textwrap.wrap(text, width, **options))
print(textwrap.fill('aaa bbb ccc', 7), textwrap.shorten('Hello  world, how are you', 15), textwrap.shorten('Hello world', 5, placeholder='..'), textwrap.wrap(''), textwrap.wrap('   '))
attempt(textwrap.wrap, 'a', 0)
attempt(textwrap.shorten, 'hello world', 3)
print(repr(textwrap.dedent('''
    a
      b
   \t
    c
''')), repr(textwrap.dedent('\ta\n\t b')), repr(textwrap.dedent('  a\n\tb')), repr(textwrap.dedent('a\n  b')), repr(textwrap.dedent('')))
print(repr(textwrap.indent('a\n\nb\n  \nc', '> ')), repr(textwrap.indent('a\n\nb', '+', lambda line: True)))
print(textwrap.TextWrapper(width=12, initial_indent='- ').fill('one two three four five'))

Point = namedtuple('Point', 'x y')


@dataclass
class Box:
    name: str
    items: list = field(default_factory=list)
    hidden: int = field(default=0, repr=False)


class Plain:
    def __repr__(self):
        return '<a plain object with a long repr that needs space>'


long = list(range(40))
samples = [1, 'short', [], {}, (), set(), [1, [2, [3]]], long, tuple(long), {'b': 1, 'a': [1, 2]}, {'key%d' % i: 'value' * i for i in range(8)}, set(range(30)), frozenset('abcdefghijklmnopqrstuvwxyz'),
           ('x' * 60, 'y' * 60), ('only' * 30,), 'word ' * 40, 'x' * 100, 'line one\nline two\n' * 5, b'bytes' * 30, bytearray(b'ab' * 50), [Plain()] * 3,
           {1: 'a', 'b': 2, None: 3, (1, 2): 4}, [{'name': 'item %d' % i, 'values': list(range(i))} for i in range(6)], OrderedDict((('key%d' % i), i * 'v') for i in range(15)),
           Counter('the quick brown fox jumps over the lazy dog' * 3), defaultdict(list, {i: ['abc' * i] * 3 for i in range(6)}), deque(long), deque(long, 50), ChainMap({'a': long}, {'b': long}),
           Point(long, 2), Box('n', long), Box('short'), SimpleNamespace(a=long, b='text ' * 20), MappingProxyType({'a': long, 'b': long}), {'deep': {'deeper': {'deepest': {'bottom': long}}}},
           [[1, 2, 3], [4, 5, 6]] * 8, {frozenset({1}): 2}, [True, None, 1.5, 1j], 10 ** 100]
for sample in samples:
    for options in ({}, {'width': 40}, {'indent': 4}, {'compact': True}, {'depth': 2}, {'width': 20, 'compact': True, 'indent': 2}, {'sort_dicts': False}):
        print(options)
        pprint.pprint(sample, **options)
circle = [1]
circle.append(circle)
print(pprint.isrecursive(circle), pprint.isreadable(circle), pprint.isreadable([1]), pprint.isrecursive([1]), pprint.saferepr({'b': 1, 'a': 2}), pprint.isreadable(Plain()))
print(pprint.pformat([1234567, {'a': 98765432}], underscore_numbers=True))
pprint.pp({'b': 1, 'a': 2})
attempt(pprint.PrettyPrinter, -1)
attempt(pprint.PrettyPrinter, 1, 0)
attempt(pprint.PrettyPrinter, depth=0)
