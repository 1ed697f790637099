// What is wrong with a text is said as CPython 3.11 says it: kind, message, both positions and the line.
//
//   node --test tests/lang/syntax_errors.test.mjs                     some thousand broken texts
//   OURO_SEED=7 OURO_CASES=20000 node --test …                        others, or more
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { hasPython, PYTHON } from '../tools/python.mjs';

const program = join(BUILD, 'native/tests/ast_dump');
const script = fileURLToPath(new URL('broken_sources.py', import.meta.url));
const seed = process.env.OURO_SEED ?? '1';
const count = process.env.OURO_CASES ?? '4000';
const END = '\n\x1e\n';

test('errors are those of CPython', { skip: hasPython ? false : 'python3.11 is not there' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'ouro-'));
  try {
    const [batch, answers] = [join(folder, 'batch'), join(folder, 'answers')];
    execFileSync(PYTHON, [script, seed, count, batch, answers], { stdio: 'inherit' });
    const expected = readFileSync(answers, 'utf8').split(END);
    const actual = execFileSync(program, ['-b', batch], { encoding: 'utf8', maxBuffer: 2 ** 30 }).split(END);
    assert.equal(actual.length, expected.length);
    expected.forEach((answer, i) => {
      // The line shown with "incomplete input" is not looked at by anyone.
      const cut = (text) => (answer.startsWith('! incomplete') ? text.slice(0, text.lastIndexOf("|'")) : text);
      if (cut(actual[i]) !== cut(answer)) assert.equal(actual[i].slice(0, 2000), answer.slice(0, 2000), `text ${i + 1}`);
    });
    assert.ok(expected.filter((answer) => answer.startsWith('!')).length > Number(count) / 2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
