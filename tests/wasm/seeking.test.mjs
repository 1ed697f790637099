// Every instant of a recording is, byte for byte, what a run that was only watched is there; in whatever order they are sought.
//   node tests/wasm/seeking.test.mjs FILE …    the same for other programs, 200 instants each
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../tools/places.mjs';
import { digest, randomly, recorderOf, watch } from './recordings.mjs';

const PROGRAMS = [
  'classes/metaclass.py', 'containers/dicts.py', 'containers/sorting.py', 'exceptions/groups.py', 'exceptions/references.py',
  'language/async_iteration.py', 'language/what_dies_when.py', 'library/dataclasses_all.py', 'found/recursion_depth.py',
  'found/order_of_sets.py', 'hostile/mutation_while_reading.py', 'library/copying.py', 'memory/ctypes_structures_over_objects.py',
];
const given = process.argv.slice(2);

export async function differingInstants(text, count) {
  const recorder = await recorderOf(text);
  await recorder.run();
  const random = randomly(recorder.end);
  const instants = [...new Set(Array.from({ length: count }, () => 1 + random(recorder.end)))].sort((a, b) => a - b);
  const wanted = new Map();
  await watch(text, instants, (clock, region) => wanted.set(clock, digest(region)));
  assert.equal(wanted.size, instants.length);
  const orders = [instants, [...instants].reverse(), [...instants].sort((a, b) => ((a * 7919) % 997) - ((b * 7919) % 997))];
  const seek = (instant) => recorder.at(instant, digest);
  return { end: recorder.end, differing: orders.flatMap((order) => order.filter((instant) => seek(instant) !== wanted.get(instant))) };
}

for (const file of given.length > 0 ? given : PROGRAMS) {
  test(file, async () => {
    const text = readFileSync(given.length > 0 ? file : join(ROOT, 'tests/programs', file), 'utf8');
    const { end, differing } = await differingInstants(text, given.length > 0 ? 200 : 25);
    assert.ok(end > 1000, `${end} events`);
    assert.deepEqual(differing, []);
  });
}

// What is typed is recorded, too; between the lines other instants are looked at.
test('a session', { skip: given.length > 0 }, async () => {
  const lines = ['a = []', 'for i in range(40):', '    a.append([i])', '', '# nothing', 'a[', '0]', 'x +', '1 / 0', 'class A: pass', '', 'b = [A() for x in a]; b[0].me = b', 'del b', 'import gc; gc.collect()'];
  const recorder = await recorderOf(null);
  await recorder.run();
  const random = randomly(7);
  const seen = new Map();
  for (const line of lines) {
    recorder.type(`${line}\n`);
    assert.equal(await recorder.run(), 'prompt');
    for (let i = 0; i < 12; i++) {
      const instant = 1 + random(recorder.end);
      const hash = recorder.at(instant, digest);
      assert.equal(seen.get(instant) ?? hash, hash);
      seen.set(instant, hash);
    }
  }
  recorder.type(null);
  assert.equal(await recorder.run(), 'done');
  assert.deepEqual(recorder.left, { references: 0, blocks: 0 });
  seen.set(recorder.end, recorder.at(recorder.end, digest));
  const differing = [];
  let count = 0;
  await watch(lines, [...seen.keys()].sort((a, b) => a - b), (clock, region) => {
    count++;
    if (digest(region) !== seen.get(clock)) differing.push(clock);
  });
  assert.deepEqual([count, differing], [seen.size, []]);
});
