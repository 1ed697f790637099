// Every field of every code object is the one that CPython 3.11's compile() gives: instructions, positions,
// exception table, constants, names, flags. Errors and warnings of the compiler are CPython's, too.
//
//   node --test tests/lang/compile.test.mjs           a sample of python3.11's library
//   OURO_CORPUS=FOLDER node --test …                  every .py file below that folder
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { hasPython, PYTHON } from '../tools/python.mjs';
import { pythonFiles } from './library.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const program = join(BUILD, 'native/tests/code_dump');
const script = here('compile_dump.py');
const skip = hasPython ? false : 'python3.11 is not there';
const folder = mkdtempSync(join(tmpdir(), 'ouro-'));
after(() => rmSync(folder, { recursive: true }));

// What the parser leaves out: names in \N{…}, and encodings other than UTF-8, Latin-1 and ASCII.
const isLeftOut = (dump) => /unknown Unicode character name|encoding problem|codec can't decode/.test(dump);

// A dump for each file, in their order.
function dumps(command, args, files) {
  const env = { ...process.env, PYTHONHASHSEED: '0', PYTHONUTF8: '1' };
  const text = execFileSync(command, args, {
    input: files.join('\n') + '\n',
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env,
  });
  const parts = text.split(/^END .*\n/m);
  assert.equal(parts.length, files.length + 1);
  return parts.slice(0, -1);
}

function compare(files, args) {
  for (let i = 0; i < files.length; i += 100) {
    const some = files.slice(i, i + 100);
    const expected = dumps(PYTHON, ['-S', script, ...args], some);
    const actual = dumps(program, args, some);
    some.forEach((file, k) => {
      if (actual[k] === expected[k] || isLeftOut(actual[k]) || isLeftOut(expected[k])) return;
      const wanted = expected[k].split('\n');
      const line = actual[k].split('\n').findIndex((text, place) => text !== wanted[place]);
      assert.equal(actual[k].split('\n')[line], wanted[line], `${file}, line ${line + 1} of the dump`);
    });
  }
}

// The programs of a file, separated by lines of dashes, each in a file of its own.
function casesOf(name) {
  const texts = readFileSync(here(name), 'utf8').split('\n----\n');
  return texts.map((text, i) => {
    const path = join(folder, `${name}-${i + 1}.py`);
    writeFileSync(path, text.endsWith('\n') ? text : `${text}\n`);
    return path;
  });
}

test('code is that of CPython', { skip }, () => compare(pythonFiles(process.env.OURO_CORPUS, 150), []));

test('code of every construct', { skip }, () => {
  const files = casesOf('compile_cases.txt');
  for (const args of [['-w'], ['-O', '1'], ['-O', '2']]) compare(files, args);
});

test('code of single statements and expressions', { skip }, () => {
  const file = (text, i) => {
    const path = join(folder, `line-${i}.py`);
    writeFileSync(path, `${text}\n`);
    return path;
  };
  const statements = ['x', 'x: int', 'x = 1', '"a"', 'if a: b', 'for x in y: z; w', 'def f(): x', 'x; y; 1', 'class A: "a"'];
  const expressions = ['x', '1 + 2', 'lambda: x', '[x for x in y]', 'a if b else c', '(yield_)', 'f(*a)', 'a < b < c'];
  compare(statements.map(file), ['single']);
  compare(expressions.map(file), ['eval']);
});

test('errors and warnings of the compiler', { skip }, () => compare(casesOf('compile_error_cases.txt'), ['-w']));

test('nested programs need little C stack', { skip: skip || process.platform === 'win32' }, () => {
  const nested = (count, open, middle, close) => open.repeat(count) + middle + close.repeat(count);
  const texts = [
    `x = ${'a + '.repeat(50000)}a`,
    `x = ${'a + '.repeat(2900)}a`,
    `x = ${'-'.repeat(2900)}a`,
    `x = ${'not '.repeat(2000)}a`,
    `x = a${'.b'.repeat(20000)}`,
    `x = a${'()'.repeat(2900)}`,
    `x = ${'lambda: '.repeat(2000)}a`,
    `x = ${'a if b else '.repeat(2000)}c`,
    `if a: b\n${'elif a: b\n'.repeat(2500)}`,
    `x = ${nested(90, '[', 'a', ' for a in b]')}`,
    `match x:\n case ${nested(90, '[', 'a', ']')}: pass`,
  ];
  const files = texts.map((text, i) => {
    const path = join(folder, `nested-${i}.py`);
    writeFileSync(path, `${text}\n`);
    return path;
  });
  compare(files, []);
  const command = `ulimit -s 4096; "$0" > /dev/null`;
  const result = spawnSync('bash', ['-c', command, program], { input: files.join('\n') + '\n' });
  assert.equal(result.status, 0, `${result.signal ?? result.stderr}`);
});

test('without memory nothing is left', () => {
  const files = casesOf('compile_cases.txt').filter((_, i) => i % 8 === 3);
  const lines = execFileSync(program, ['-f', '100000'], { input: files.join('\n') + '\n', encoding: 'utf8', maxBuffer: 2 ** 30 });
  assert.deepEqual(lines.match(/^LEFT .*/gm) ?? [], []);
});
