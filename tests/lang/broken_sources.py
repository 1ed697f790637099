"""Broken sources by the thousand, and what CPython says of each: broken_sources.py SEED COUNT BATCH EXPECTED
writes the texts to BATCH, as `ast_dump -b` reads them, and CPython's answers to EXPECTED.

Three kinds: real files with tokens deleted, inserted, replaced and swapped; short runs of random tokens; random
f-strings. The library of the CPython that runs this is where the real files come from."""

import ast
import random
import re
import sys
import warnings
from pathlib import Path

import parse_expected

MODES = {'exec': 0, 'eval': 1, 'single': 2, 'prompt': 3}
INCOMPLETE = ast.PyCF_ONLY_AST | 0x4000 | 0x200  # PyCF_ALLOW_INCOMPLETE_INPUT, PyCF_DONT_IMPLY_DEDENT
LARGEST = 5000
FILES = 200

STRINGS = r'''"""(?:\\.|[^\\])*?"""|\'\'\'(?:\\.|[^\\])*?\'\'\'|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"'''
TOKENS = re.compile(
    rf'[ \t]*(?:\#[^\n]*|[rbfuRBFU]{{0,2}}(?:{STRINGS})|\w+|\*\*=?|//=?|>>=?|<<=?|[-+*/%@&|^=<>!:]=|->|\.\.\.|\n[ \t]*|.)',
    re.S,
)

SHORT = (
    "a b x c ca é if else elif for in is not and or lambda def class return yield await async with as try except "
    "except* finally match case _ print exec True None import from global nonlocal del raise pass while break : , "
    "= == ( ) [ ] { } . ... + - * ** / // % @ -> := ; += ~ < > != <> & | ^ << >> ! $ ? 1 2.5 0x1f 1j 1_000 0777 1_ "
    "'x' b'y' f'{x}' \"\"\" ' \\ \\\n \n \n\x20 \n\x20\x20\x20\x20 \n\n \t #"
).split(' ')
SHORT = [token or ' ' for token in SHORT]

STARTS = [
    'if x:\n  ', 'def f():\n  y\n', 'for x in y:\n', 'x = (', '"""abc', 'class A:\n  def f(self):\n    ', 'try:\n  x\n',
    '@d\n', 'x = \\\n', 'a; b', 'if x:\n  y\n\n', 'x\ny\n', '{', '"abc', 'while 1:\n a\nelse:\n',
    'match x:\n case 1:\n  y\n', '', '\n', '# c\n',
]  # fmt: skip

PARTS = [
    '{a}', '{a!r}', '{a:>10}', '{a:{w}}', '{a:{w:{v}}}', '{a=}', '{a = !r:^20}', '{ a }', '{{', '}}', '{', '}', '{a b}',
    '{a!x}', '{!r}', '{:x}', '{=}', '{}', '{ }', '{a!}', '{a!r', '{a:', '{a:}', '{lambda x:1}', '{(lambda x:1)}',
    "{a['b']}", '{f(1,2)}', '{a:{b}{c}}', '{*a}', '{*a,}', '{yield}', '{a:=5}', '{(a:=5)}', '{a!=b}', '{a==b}', '{a<b}',
    '{a>=b}', '{a#}', '{a\\n}', "{'x'}", '{a)}', '{(a}', '{[}', 'é', '\\x41', '\\x4', '\\', '\\{a}', 'text', '\n', '{\n a}',
    '{a\n}', '{a,}', '{a;b}', '{a if b}', '{1 2}', '{0777}', '{a:\n}', '{a!r:{b!s}}', '{a!s }', '{a !s}', '{a.b.c[0]:.2f}',
    '{await x}', '{not a}', '{a**b}', "{f'{b}'}", "{f'{b c}'}", '{a$}', '{é}', '{x:é{y}}',
]  # fmt: skip
PLACES = [
    '%s', 'x = %s', 'print(%s)', '(%s\n %s)', 'x = (%s, é,\n  %s)', '    %s', 'é = %s', 'if x:\n    y = %s\n', '%s %s',
    "u'x' %s", "b'x' %s", "'lit' %s 'more'", '# é\n\nz(%s, b c)', "def f():\n  '''doc\n\n'''; return %s",
]  # fmt: skip


def real_files(rnd):
    paths = sorted(Path(ast.__file__).parent.rglob('*.py'))
    rnd.shuffle(paths)
    found = []
    for path in paths:
        try:
            text = path.read_text('utf-8')
        except UnicodeDecodeError:
            continue
        if 40 < len(text) < LARGEST and not set(text) & {'\r', '\0'} and '\\N{' not in text:
            found.append(TOKENS.findall(text))
        if len(found) == FILES:
            break
    return found


def broken_file(rnd, files, pool):
    tokens = list(rnd.choice(files))
    for _ in range(rnd.choice([1, 1, 1, 1, 2, 3])):
        if not tokens:
            break
        i, change = rnd.randrange(len(tokens)), rnd.randrange(6)
        if change == 0:
            del tokens[i]
        elif change == 1:
            tokens.insert(i, rnd.choice(pool))
        elif change == 2:
            tokens.insert(i, f' {rnd.choice(SHORT)} ')
        elif change == 3:
            tokens[i] = rnd.choice([' ', '']) + rnd.choice(SHORT)
        elif change == 4:
            j = min(len(tokens) - 1, i + rnd.randrange(1, 4))
            tokens[i], tokens[j] = tokens[j], tokens[i]
        else:
            tokens[i] = rnd.choice(pool)
    return ''.join(tokens), 'exec'


def random_tokens(rnd):
    space = rnd.choice([' ', ' ', ' ', ''])
    return space.join(rnd.choice(SHORT) for _ in range(rnd.randrange(1, 9))), rnd.choice(['exec', 'exec', 'eval', 'single'])


def typed(rnd):
    text = rnd.choice(STARTS) + ' '.join(rnd.choice(SHORT) for _ in range(rnd.randrange(4)))
    return text + rnd.choice(['', '\n', '\n\n']), 'prompt'


def fstring(rnd):
    quotes = rnd.choice(["'", '"', "'''", '"""'])
    return rnd.choice(['f', 'F', 'rf', 'fr']) + quotes + ''.join(rnd.choice(PARTS) for _ in range(rnd.randrange(4))) + quotes


def fstrings(rnd):
    place = rnd.choice(PLACES)
    return place % tuple(fstring(rnd) for _ in range(place.count('%s'))), 'exec'


def answer(text, mode):
    if mode != 'prompt':
        return parse_expected.answer(text, mode)
    line = parse_expected.answer(text, 'single', INCOMPLETE)
    return line.replace('! SyntaxError|incomplete input', '! incomplete|incomplete input')


def main():
    rnd = random.Random(int(sys.argv[1]))
    count = int(sys.argv[2])
    warnings.simplefilter('ignore')
    sys.setrecursionlimit(100000)
    files = real_files(rnd)
    pool = [token for tokens in files for token in tokens]
    makers = [lambda rnd: broken_file(rnd, files, pool)] * 3 + [random_tokens, typed, fstrings]
    with open(sys.argv[3], 'wb') as batch, open(sys.argv[4], 'wb') as expected:
        for i in range(count):
            text, mode = makers[i % len(makers)](rnd)
            data = text.encode('utf-8')
            batch.write(b'%d %d\n%s\n' % (len(data), MODES[mode], data))
            expected.write(answer(text, mode).encode('utf-8', 'surrogatepass') + b'\n\x1e\n')


main()
