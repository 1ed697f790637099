// Python's text as the editor reads it: what is coloured as what, what stays open from line to line, how far a line is indented.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importFromPage } from '../tools/bundle.mjs';

const { beginOf, tokensFrom, tokensOf } = await importFromPage('model/python.ts');
const { columnOf, indentationOf, MOVES, unitOf } = await importFromPage('model/indentation.ts');
const { BRACKETED, closedBelow, pairAt } = await importFromPage('model/brackets.ts');
const { emptyQuotes, typedQuote } = await importFromPage('model/quotes.ts');
const { PLAIN, Reading } = await importFromPage('model/reading.ts');

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
  assert.deepEqual(told(`f"{x!r:{d['k']}>{1}}" if`), [`f"<text> 'k'<text> ><text> 1<number> "<text> if<keyword>`]);
  assert.deepEqual(told(`f"{x = !r} {y!r" if`), [`f"<text>  <text> "<text> if<keyword>`]);
  assert.deepEqual(told(`f"{x" if`), [`f"<text> "<text> if<keyword>`]);
  assert.deepEqual(told(`f"""{\n1}\n""" 2`), [`f"""<text>`, '1<number>', '"""<text> 2<number>']);
});

test('a backslash takes no brace with it, but a character has a name', () => {
  assert.deepEqual(told('rf"\\{1}" if'), ['rf"\\<text> 1<number> "<text> if<keyword>']);
  assert.deepEqual(told('f"\\{1}" if'), ['f"\\<text> 1<number> "<text> if<keyword>']);
  assert.deepEqual(told('f"\\N{DASH}{1}" if'), ['f"\\N{DASH}<text> 1<number> "<text> if<keyword>']);
  assert.deepEqual(told('rf"\\N{1}" if'), ['rf"\\N<text> 1<number> "<text> if<keyword>']);
  assert.deepEqual(told('f"\\"{1}" if'), ['f"\\"<text> 1<number> "<text> if<keyword>']);
});

test("an f-string's quotes end it whatever is open in it, as in 3.11", () => {
  assert.deepEqual(told(`f"{'a" if`), [`f"<text> 'a"<text> if<keyword>`]);
  assert.deepEqual(told(`f"{f'{1}'}" if`), [`f"<text> f'<text> 1<number> '<text> "<text> if<keyword>`]);
  assert.deepEqual(told(`f'''{d["k"]}''' if`), [`f'''<text> "k"<text> '''<text> if<keyword>`]);
  assert.deepEqual(told(`f"{x:{w" if`), ['f"<text> "<text> if<keyword>']);
});

test('a line in pieces is read as in one', () => {
  const line = 'f(a, "b\\"c", f"{x!r:>{1}} {{y}} \\N{DASH}", 0x1f, if_, \'\'\'d\'e\'\'\') # end';
  const whole = tokensOf(line, '').tokens;
  for (let cut = 0; cut <= line.length; cut++) {
    const first = tokensFrom(line, beginOf(''), cut);
    const rest = tokensFrom(line, first.place, line.length);
    const covered = (tokens) => [...line].map((_, at) => tokens.find(({ from, to }) => from <= at && at < to)?.kind);
    assert.deepEqual(covered([...first.tokens, ...rest.tokens]), covered(whole), `cut at ${cut}`);
  }
});

const readingOf = (text, how = BRACKETED) => new Reading((number) => text.split('\n')[number - 1], how);

test('what is remembered of a text is what is read of it anew', () => {
  const text = `x = """\n${'a b '.repeat(3000)}\n""" + f(\n[1]\n)`;
  const all = (reading) => [1, 2, 3, 4, 5].map((number) => reading.endOf(number));
  const reading = readingOf(text);
  all(reading);
  const lines = text.split('\n');
  lines[1] = `${lines[1].slice(0, 7000)}""", (${lines[1].slice(7000)}`;
  const changed = reading.changed((number) => lines[number - 1], 2, 7000);
  assert.deepEqual(all(changed), all(readingOf(lines.join('\n'))));
});

test('a very long line is not read to its end for its beginning', () => {
  const text = `x = [${'12, "ab", '.repeat(50_000)}]`;
  let read = 0;
  const reading = new Reading(() => text, { ...PLAIN, read: (line, from, to, number) => ((read += to - from.at), PLAIN.read(line, from, to, number)) });
  reading.placeAt(1, 5000);
  assert.ok(read < 10_000);
  reading.endOf(1);
  const changed = reading.changed(() => `${text.slice(0, -1)},]`, 1, text.length - 1);
  read = 0;
  changed.endOf(1);
  assert.ok(read < 10_000, `${read} characters`);
});

// `column`: where the next line stands; null: it is a new one.
function after(text, next = '', column = null) {
  const reading = readingOf(text);
  return indentationOf(reading, { number: text === null ? 1 : text.split('\n').length + 1, text: next, column, unit: 4 });
}

test('a block is indented, and ends behind what leaves it', () => {
  assert.equal(indentationOf(readingOf(''), { number: 1, text: '', column: null, unit: 4 }), 0);
  assert.equal(indentationOf(readingOf('    return 1'), { number: 2, text: '', column: null, unit: 2 }), 2, 'of a block that is not there');
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
  assert.equal(after('if a: b', 'else:'), 0);
  assert.equal(after('def f():\n    if a: b', 'else:'), 4);
});

test('else stays where it is put, if there is something that it belongs to', () => {
  const nested = 'for a in b:\n    if c:\n        d';
  assert.equal(after(nested, 'else:', 0), 0);
  assert.equal(after(nested, '    else:', 4), 4);
  assert.equal(after(nested, '        else:', 8), 4);
  assert.equal(after('if a:\n    f(\n1,\n)', '    else:', 4), 0);
  assert.equal(after('if a:\n    b = """\ntext\n"""', '    else:', 4), 0);
  assert.equal(after('try:\n    a\n# why\n', '    finally:', 4), 0);
  assert.equal(after('try:\n    a\nexcept A:\n    b', '    except B:', 4), 0);
  assert.equal(after('if a:', '    else:', 4), 0);
});

test('cases stand in their match', () => {
  assert.equal(after('match a:', 'case 1:', 0), 4);
  assert.equal(after('match a:', '    case 1:', 4), 4);
  assert.equal(after('match a:\n    case 1:\n        b', '        case 2:', 8), 4);
  assert.equal(after('match a:\n    case 1:\n        if b:\n            c', '            case 2:', 12), 4);
  assert.equal(after('match a:\n    case 1:', '        case 2:', 8), 4);
  for (const line of ['    else:', 'elif ', 'except:', 'except ', 'except*', 'finally:', '  case [1, *_]:', '  )']) assert.match(line, MOVES);
  for (const line of ['x = a if b else:', 'case ', 'elsewhere:', 'case = 1']) assert.doesNotMatch(line, MOVES);
});

test('what ends a block moves out of it, by as much as it is in', () => {
  for (const last of ['return', 'return (1,\n        2)', 'break', 'continue', 'pass', 'raise', 'raise A from b  # why']) {
    assert.equal(after(`def f():\n    while a:\n        ${last}`), 4, last);
    assert.equal(after(`def f():\n  while a:\n    ${last}`), 2, last);
  }
  assert.equal(after('def f():\n    if a and \\\n            b:\n        return'), 4);
  assert.equal(after('if a: return'), 0);
  assert.equal(after('returned = 1'), 0);
  assert.equal(unitOf('# x:\n\nclass A:  # why\n\n  def f(): pass'), '  ');
  assert.equal(unitOf('if a:\n\tb'), '\t');
  assert.equal(unitOf('x = f(a,\n      b)'), '    ');
});

test('a line is continued by a backslash, and not by one in a comment', () => {
  assert.equal(after('if a and \\\n        b:'), 4);
  assert.equal(after('x = 1 + \\'), 4);
  assert.equal(after('# a \\\nx = 1'), 0);
  assert.equal(after('if a:  # b \\\n    x = 1'), 4);
  assert.equal(after('if a:\n    # b \\\n    return'), 0);
});

test('what goes on in brackets stands under their first, or one further in', () => {
  assert.equal(after('f(a,'), 2);
  assert.equal(after('f('), 4);
  assert.equal(after('    x = [  # why'), 8);
  assert.equal(after('f(', ')'), 0);
  assert.equal(after('f(a,', ')'), 2);
  assert.equal(after('f(a,', '  )', 2), 1);
  assert.equal(after('f(\n    a,\n    b)'), 0);
  assert.equal(after('def f(a,\n      b):'), 4);
});

test('in the midst of a string nothing is indented', () => {
  assert.equal(after('x = """one'), null);
  assert.equal(after('x = """one\n"""'), 0);
});

// Types quotes at the bar of a text; what is typed else stands for itself.
function typed(text, keys) {
  for (const key of keys) {
    const at = text.indexOf('|');
    const whole = text.replace('|', '');
    const line = whole.slice(0, at).split('\n').length;
    const column = at - (whole.lastIndexOf('\n', at - 1) + 1);
    const what = /["']/.test(key) ? typedQuote(readingOf(whole), line, column, key) : 'plain';
    const behind = { plain: 0, over: 0, pair: 1, triple: 3 }[what];
    text = what === 'over' ? `${whole.slice(0, at + 1)}|${whole.slice(at + 1)}` : `${whole.slice(0, at)}${key}|${key.repeat(behind)}${whole.slice(at)}`;
  }
  return text;
}

test('a quote that begins a string gets its end, and that is stepped over', () => {
  assert.equal(typed('|', "'"), "'|'");
  assert.equal(typed('|', "'a'"), "'a'|");
  assert.equal(typed('|', '""'), '""|');
  assert.equal(typed('f(|)', '"'), 'f("|")');
  assert.equal(typed('f(x|)', '"'), 'f(x"|)');
  assert.equal(typed('|word', '"'), '"|word');
  for (const prefix of ['f', 'r', 'b', 'u', 'rb', 'Br', 'fR']) assert.equal(typed('x = |', `${prefix}'a'`), `x = ${prefix}'a'|`);
  assert.equal(typed('don|', "'"), "don'|");
  assert.equal(typed('# don|', "'"), "# don'|");
  assert.equal(typed('"don|"', "'"), `"don'|"`);
  assert.equal(typed(`'a\\|'`, "'"), `'a\\'|'`);
  assert.equal(typed(`'a\\\\|'`, "'"), `'a\\\\'|`);
});

test('three quotes begin a string, and three end it', () => {
  for (const quote of ['"', "'"]) {
    const three = quote.repeat(3);
    assert.equal(typed('|', three), `${three}|${three}`);
    assert.equal(typed('|', `${three}a${three}`), `${three}a${three}|`);
    assert.equal(typed('|', `f${three}a\nb${three}`), `f${three}a\nb${three}|`);
    assert.equal(typed('|', quote.repeat(6)), `${quote.repeat(6)}|`);
    assert.equal(typed(`${three}\na\n|`, three), `${three}\na\n${three}|`);
    assert.equal(typed(`${three}a |b`, quote), `${three}a ${quote}|b`);
  }
});

test('in the braces of an f-string its own quotes end it, others begin a string', () => {
  assert.equal(typed('f"{d[|]}"', "'"), `f"{d['|']}"`);
  assert.equal(typed('f"{d[|]}"', "'k'"), `f"{d['k'|]}"`);
  assert.equal(typed('f"{d[|]}"', '"'), 'f"{d["|]}"');
  assert.equal(typed('f"{d|"', '"'), 'f"{d"|');
});

test('an empty string is deleted as a whole', () => {
  const deleted = (text) => emptyQuotes(readingOf(text.replace('|', '')), 1, text.indexOf('|'));
  assert.deepEqual(deleted(`x = '|'`), [1, 1]);
  assert.deepEqual(deleted(`'''|'''`), [1, 3]);
  assert.equal(deleted(`'a'|'b'`), null);
  assert.equal(deleted(`''|''`), null);
  assert.equal(deleted(`"'|'"`), null);
  assert.equal(deleted(`# '|'`), null);
});

test('brackets find their partners', () => {
  const text = 'f(")", [1,\n  {2}]) # )\nx = (]';
  const reading = readingOf(text);
  const pair = (line, column) => pairAt(reading, 3, { line, column });
  assert.deepEqual(pair(1, 1), { at: { line: 1, column: 1 }, partner: { line: 2, column: 6 }, isRight: true });
  assert.deepEqual(pair(2, 7), { at: { line: 2, column: 6 }, partner: { line: 1, column: 1, sign: '(', outer: null }, isRight: true });
  assert.deepEqual(pair(2, 6).partner.column, 7);
  assert.equal(pair(1, 4), null);
  assert.equal(pair(2, 10), null);
  assert.equal(pair(3, 5).isRight, false);
  assert.deepEqual(pairAt(readingOf('(a'), 1, { line: 1, column: 0 }), { at: { line: 1, column: 0 }, partner: null, isRight: false });
});

test('a bracket that closes a line below is there already, unless it is needed for another', () => {
  const below = (text, sign = '}') => {
    const lines = text.split('\n');
    return closedBelow(readingOf(text), lines.length, { line: lines.findIndex((line) => line.trim() === '') + 1, column: 0 }, sign);
  };
  assert.deepEqual(below('x = {\n  1,\n  \n}\ny'), { line: 4, column: 0 });
  assert.deepEqual(below('f({\n  \n\n  })'), { line: 4, column: 2 });
  assert.equal(below('x = {a: {\n  1\n  \n}\ny = 1'), null);
  assert.equal(below('x = {\n  \n)'), null);
  assert.equal(below('x = {\n  \n}', ')'), null);
  assert.equal(below('x = {\n  \n  1}'), null);
  assert.equal(below('\n}'), null);
});
