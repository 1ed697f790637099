// Python's text as the editor reads it: what is coloured as what, what stays open from line to line, how far a line is indented.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importFromPage } from '../tools/bundle.mjs';

const { tokensOf } = await importFromPage('model/python.ts');
const { indentationOf } = await importFromPage('model/indentation.ts');

// The lines with what is said of each piece: `name<kind>`.
function told(text) {
  let open = '';
  return text.split('\n').map((line) => {
    const read = tokensOf(line, open);
    open = read.open;
    return read.tokens.filter(({ kind }) => kind !== 'bracket').map(({ from, to, kind }) => `${line.slice(from, to)}<${kind}>`).join(' ');
  });
}

test('keywords, values, numbers, comments and what is defined', () => {
  assert.deepEqual(told('def f(x=1.5e3): # note\n  return x is None and True'), [
    'def<keyword> f<defined> 1.5e3<number> # note<comment>',
    'return<keyword> is<keyword> None<number> and<keyword> True<number>',
  ]);
  assert.deepEqual(told('class A(B): pass'), ['class<keyword> A<defined> pass<keyword>']);
  assert.deepEqual(told('0xff 1_000 0b1 .5 1j 2.e-3 x1'), ['0xff<number> 1_000<number> 0b1<number> .5<number> 1j<number> 2.e-3<number>']);
  assert.deepEqual(told('@property'), ['@<decorator>']);
  assert.deepEqual(told('a @ b'), ['']);
});

test('a name behind a dot is no keyword, match and case are only where a block begins', () => {
  assert.deepEqual(told('re.match(x)\nmatch = 1\nmatch x:\n  case 1: pass\ncase(1)'), ['', '1<number>', 'match<keyword>', 'case<keyword> 1<number> pass<keyword>', '1<number>']);
});

test('strings end where Python ends them', () => {
  assert.deepEqual(told(`'a' "b\\"c" rb'd' x`), [`'a'<text> "b\\"c"<text> rb'd'<text>`]);
  assert.deepEqual(told(`"""one\ntwo 'x'\nend""" if`), ['"""one<text>', `two 'x'<text>`, 'end"""<text> if<keyword>']);
  // One that is not closed ends with its line, unless that ends in a backslash.
  assert.deepEqual(told(`'open\nif`), [`'open<text>`, 'if<keyword>']);
  assert.deepEqual(told(`'open\\\nif'\nif`), [`'open\\<text>`, `if'<text>`, 'if<keyword>']);
  assert.deepEqual(told(`''`), [`''<text>`]);
});

test('what is in the braces of an f-string is code', () => {
  assert.deepEqual(told(`f"a{x!r:>10}{{b}} {d['k'] if d else None}" + 1`), [
    `f"a<text> >10<text> {{b}} <text> 'k'<text> if<keyword> else<keyword> None<number> "<text> 1<number>`,
  ]);
  assert.deepEqual(told(`f'{x:{width}.2f}' if`), [`f'<text> .2f<text> '<text> if<keyword>`]);
  assert.deepEqual(told(`f"{x" if`), [`f"<text> "<text> if<keyword>`]);
  assert.deepEqual(told(`f"""{\n1}\n""" 2`), [`f"""<text>`, '1<number>', '"""<text> 2<number>']);
});

const after = (text, next = '') => indentationOf(text.split('\n'), next);

test('a block is indented, and ends behind what leaves it', () => {
  assert.equal(indentationOf([], ''), 0);
  assert.equal(after('x = 1'), 0);
  assert.equal(after('if x:'), 4);
  assert.equal(after('    while x:  # why'), 8);
  assert.equal(after('def f():\n    return 1'), 0);
  assert.equal(after('def f():\n    x = 1\n'), 4);
  assert.equal(after('x = ":"'), 0);
  assert.equal(after('# if x:'), 0);
  assert.equal(after('if x:', 'constructor = 1'), 4);
  assert.equal(after('def f():\n\tif 1:'), 8);
});

test('else stands where its if does', () => {
  assert.equal(after('if a:\n    x', 'else:'), 0);
  assert.equal(after('if a:\n    if b:\n        x', 'elif c:'), 4);
  assert.equal(after('for a in b:\n    x = 1\n    y', 'else:'), 0);
  assert.equal(after('try:\n    x', 'except E:'), 0);
  assert.equal(after('    x', 'else:'), 4);
});

test('what goes on in brackets stands under their first, or one further in', () => {
  assert.equal(after('f(a,'), 2);
  assert.equal(after('f('), 4);
  assert.equal(after('    x = [  # why'), 8);
  assert.equal(after('f(', ')'), 0);
  assert.equal(after('f(\n    a,\n    b)'), 0);
  assert.equal(after('def f(a,\n      b):'), 4);
});

test('in the midst of a string nothing is indented', () => {
  assert.equal(after('x = """one'), null);
  assert.equal(after('x = """one\n"""'), 0);
});
