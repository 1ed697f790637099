// A sample of random programs prints the same in CPython and in the engine, and leaves nothing behind.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import test from 'node:test';
import { asksPython } from '../tools/python.mjs';
import { ENGINE, difference } from './compare.mjs';
import { RECIPES, caseText, programText } from './generate.mjs';

const CASES = 25;
const FIRST = 1;

test('a case is the same each time it is made', () => {
  assert.equal(caseText(17), caseText(17));
  assert.notEqual(caseText(17), caseText(18));
});

for (const recipe of Object.keys(RECIPES)) {
  test(`random programs of ${recipe} print what CPython prints`, asksPython, async () => {
    assert.ok(existsSync(ENGINE), `${ENGINE} is built`);
    const numbers = Array.from({ length: CASES }, (_, i) => FIRST + i);
    for (const several of [numbers, [FIRST + CASES]]) {
      const found = await difference(programText(several, recipe), `test-${recipe}`);
      assert.ok(!found || found.unstable || found.refused, `cases ${several[0]} to ${several.at(-1)}: ${JSON.stringify(found)}`);
    }
  });
}
