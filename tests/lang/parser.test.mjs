// The tree of every file is the one that CPython 3.11's ast module shows, positions included.
//
//   node --test tests/lang/parser.test.mjs            a sample of python3.11's library
//   OURO_CORPUS=FOLDER node --test …                  every .py file below that folder
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { hasPython, PYTHON } from '../tools/python.mjs';
import { pythonFiles } from './library.mjs';

const program = join(BUILD, 'native/tests/ast_dump');
const script = fileURLToPath(new URL('parse_expected.py', import.meta.url));
const skip = hasPython ? false : 'python3.11 is not there';
const END = '\n\x1e\n';

// What differs by design: names in \N{…}, and encodings other than UTF-8, Latin-1 and ASCII.
const isLeftOut = (answer) => /unknown Unicode character name|encoding problem/.test(answer);
// How an error of decoding is worded depends on how CPython was given the text.
const isDecoding = (answer) => /codec can't decode|unknown encoding/.test(answer);

const answers = (command, args, files) =>
  execFileSync(command, args, { input: files.join('\n') + '\n', encoding: 'utf8', maxBuffer: 2 ** 30 }).split(END);

test('trees are those of CPython', { skip }, () => {
  const files = pythonFiles(process.env.OURO_CORPUS, 120);
  for (let i = 0; i < files.length; i += 100) {
    const some = files.slice(i, i + 100);
    const expected = answers(PYTHON, [script, 'exec'], some);
    const actual = answers(program, ['-'], some);
    some.forEach((file, k) => {
      if (isLeftOut(actual[k]) || isDecoding(expected[k]) || expected[k].startsWith('!')) return;
      if (actual[k] === expected[k]) return;
      const at = [...expected[k]].findIndex((c, place) => c !== actual[k][place]);
      assert.equal(actual[k].slice(at - 200, at + 100), expected[k].slice(at - 200, at + 100), file);
    });
  }
});

test('nested expressions need little C stack', { skip: process.platform === 'win32' }, () => {
  const texts = {
    not: `${'not '.repeat(5000)}1`,
    signs: `${'-'.repeat(5000)}1`,
    powers: `${'a**'.repeat(2500)}1`,
    lambdas: `${'lambda:'.repeat(2500)}1`,
    conditions: `${'a if b else '.repeat(5000)}1`,
    elifs: `if a: b\n${'elif a: b\n'.repeat(5000)}`,
    brackets: `${'('.repeat(199)}1${')'.repeat(199)}`,
    calls: `${'f('.repeat(199)}1${')'.repeat(199)}`,
    unclosed: '[f('.repeat(90),
    'too many brackets': `${'('.repeat(100000)}`,
    'too many signs': `${'-'.repeat(100000)}1`,
  };
  for (const [name, text] of Object.entries(texts)) {
    const command = `ulimit -s 1024; cat > "$0.py"; "$1" "$0.py" > /dev/null; code=$?; rm "$0.py"; exit $code`;
    const result = spawnSync('bash', ['-c', command, join(BUILD, `nested-${process.pid}`), program], { input: text });
    assert.equal(result.status, 0, `${name}: ${result.signal ?? result.stderr}`);
  }
});

test('running out of memory is a result at every allocation', () => {
  for (const name of ['memory.py', 'memory_error.py']) {
    const output = execFileSync(program, ['-m', fileURLToPath(new URL(name, import.meta.url))], { encoding: 'utf8' });
    assert.match(output, /^\d+ allocations\n$/);
  }
});
