// sys._debugmallocstats() writes the lines that CPython writes, to stderr, and what they count comes to all of the arenas.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { BUILD } from '../tools/places.mjs';
import { asksPython, PYTHON } from '../tools/python.mjs';

const PROGRAM = 'import sys\nprint(len([[i] for i in range(50000)]))\nsys._debugmallocstats()\n';
const statistics = (command) => {
  const { stdout, stderr } = spawnSync(command, ['-c', PROGRAM], { encoding: 'utf8' });
  assert.equal(stdout, '50000\n');
  return stderr.split('\n');
};
// Which size classes have pools is the program's.
const shape = (lines) => lines.filter((line) => !/^ +\d+ +\d+ +\d+ +\d+ +\d+$/.test(line)).map((line) => line.replace(/ *[\d,]+/g, ' N'));
const ours = () => statistics(join(BUILD, 'native/ouro'));

test('its lines are those of CPython', asksPython, () => assert.deepEqual(shape(ours()), shape(statistics(PYTHON))));

test('what is allocated, free and lost comes to the arenas', () => {
  const lines = ours();
  const number = (name) => Number(lines.find((line) => line.includes(name)).split('=')[1].replaceAll(',', ''));
  const parts = ['allocated blocks', 'available blocks', 'unused pools', 'pool headers', 'quantization', 'arena alignment'];
  const sum = parts.reduce((total, name) => total + number(name), 0);
  assert.equal(sum, number('Total'));
  assert.equal(sum, number('bytes/arena'));
  assert.ok(number('arenas highwater mark') >= 4, 'fifty thousand lists and their items do not lie in three arenas');
});
