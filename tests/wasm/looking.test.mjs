// What is read of an instant without going through the heap, where the run is, is the same as what the viewer says that has gone
// through all of it; whatever was asked for before.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Table } from '../../wasm/js/tables.js';
import { Viewer } from '../../wasm/js/viewer.js';
import { ROOT } from '../tools/places.mjs';
import { engineWith, kinds, randomly, recorderOf } from './recordings.mjs';

const PROGRAMS = [
  'language/async_iteration.py', 'language/what_dies_when.py', 'found/mappings_of_weak_references.py', 'hostile/mutation_while_reading.py',
  'exceptions/references.py', 'containers/iterators.py',
];
const SLIGHT = ['state', 'frame', 'gcList', 'freeList', 'held', 'span', 'arena', 'pool'];
const FRAMED = ['generator', 'coroutine', 'async_generator', 'frame'];
const NO_LIST = -1;

const viewer = await Viewer.create(engineWith);

const read = (from, name) => new Table(viewer.types[name], from.table(name, { labels: false }), from.strings());
const all = (from, names) => Object.fromEntries(names.map((name) => [name, [...read(from, name)]]));

// The sizes of the collector's lists by what each object says, and the objects that may keep frames.
function fromObjects() {
  const objects = read(viewer, 'object');
  const sizes = viewer.constants.gcList.map(() => 0);
  const framed = new Set();
  for (const { address, generation, layout } of objects) {
    if (generation !== NO_LIST) sizes[generation]++;
    if (FRAMED.includes(viewer.typeNames[layout])) framed.add(address);
  }
  return { sizes, framed };
}

for (const file of PROGRAMS) {
  test(file, async () => {
    const recorder = await recorderOf(readFileSync(join(ROOT, 'tests/programs', file), 'utf8'));
    await recorder.run();
    const random = randomly(recorder.end);
    let frames = 0;
    for (let i = 0; i < 12; i++) {
      const near = 1 + random(recorder.end - 4);
      for (let instant = near; instant < near + 4; instant++) {
        const slight = recorder.at(instant, () => Viewer.within(recorder.engine, viewer.types, (here) => all(here, SLIGHT)));
        recorder.at(instant, (region) => viewer.show(region));
        const { sizes, framed } = fromObjects();
        viewer.table('edge');
        assert.deepEqual(slight, all(viewer, SLIGHT), `instant ${instant}`);
        assert.deepEqual(slight.gcList.map(({ size }) => size), sizes, `instant ${instant}`);
        sizes.forEach((size, list) => assert.equal(viewer.list(list).length, size));
        const kept = slight.frame.filter(({ owner, depth }) => owner !== 0 && depth === 0xffffffff);
        for (const { owner } of kept) assert.ok(framed.has(owner), `instant ${instant}: nothing has the frame of 0x${owner.toString(16)}`);
        frames += slight.frame.length;
      }
    }
    assert.ok(frames > 0);
  });
}

test('a container whose count has reached zero is there until it is torn down, and so is what is behind it in its list', async () => {
  const recorder = await recorderOf('kept = [[i] for i in range(50)]\nlost = [[1], {2: 3}, (4, [5])]\nmore = [[i] for i in range(50)]\nlost = None\n');
  await recorder.run();
  const dying = [];
  await recorder.sweep({
    from: 1, to: recorder.programEnd, kinds: 2 ** kinds.object_dealloc, onEvent: (kind, phase, clock, subject) => void dying.push([clock, subject]),
  });
  const isDying = 1 << viewer.constants.objectFlag.indexOf('dying');
  const isTracked = 1 << viewer.constants.objectFlag.indexOf('tracked');
  let tracked = 0;
  for (const [clock, subject] of dying.slice(-8)) {
    recorder.at(clock, (region) => viewer.show(region));
    const objects = read(viewer, 'object');
    const { flags, generation } = objects.row(viewer.objectIndex(subject));
    assert.ok((flags & isDying) !== 0);
    if ((flags & isTracked) === 0) continue;
    tracked++;
    assert.notEqual(generation, NO_LIST);
    assert.deepEqual([...read(viewer, 'gcList')].map(({ size }) => size), fromObjects().sizes);
  }
  assert.ok(tracked >= 4, `${tracked} tracked ones`);
});
