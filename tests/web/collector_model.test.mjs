// What is told of a collection: its phases, its cause, its verdicts, and the second opinion by tracing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { load } from '../../wasm/js/index.js';
import { importFromPage } from '../tools/bundle.mjs';
import { BUILD, ROOT } from '../tools/places.mjs';

const RESURRECTION = `import gc
kept = []
class Node:
    def __del__(self):
        kept.append(self)
a = Node()
a.me = a
b = [a]
b.append(b)
del a, b
gc.collect()
`;
const THRESHOLD = `import gc
for i in range(800):
    a = []
    a.append(a)
`;

let python;
let model;
let ask;
let timeline;
before(async () => {
  [model, ask, timeline] = await Promise.all(['model/collector.ts', 'view/collector/ask.ts', 'model/timeline.ts'].map(importFromPage));
  python = await load({ url: join(BUILD, 'wasm/ouro-3.11.wasm') });
});

// All about the so-manieth collection of a program.
async function collected(source, place = 0) {
  const recording = await python.record(source, { filename: 'main.py' });
  const collection = timeline.collectionsOf(recording.events, python.constants.event, recording.programEnd)[place];
  const begin = await ask.askBegin(recording, collection);
  const course = await ask.askCourse(recording, collection, python.constants);
  const stages = await ask.askStages(recording, collection, python.constants);
  return { recording, collection, begin, course, stages };
}

const addressesOf = (now, type) => [...now.objects].filter(({ label }) => label === type).map(({ address }) => address);
const endOf = ({ course, collection }, address) => course.decisionAt(address, collection.stop)?.verdict;

// With all that there is as candidates, the names too.
const LINKS = `import gc


class Link:
    def __init__(self, next_link=None):
        self.next_link = next_link


gc.disable()
link_3 = Link()
link_2 = Link(link_3)
link_1 = Link(link_2)
link_3.next_link = link_1
A = link_1
del link_1, link_2, link_3

link_4 = Link()
link_4.next_link = link_4
del link_4

print(gc.collect())
`;

describe("CPython's own example", () => {
  let all;
  // In the order in which they were made: link_3, link_2, link_1, link_4.
  let links;
  before(async () => {
    all = await collected(readFileSync(join(ROOT, 'examples/lessons/four_links.py'), 'utf8'), 1);
    links = Array.from(await all.begin.view.list('generation 0'), (row) => all.begin.address(row));
  });

  test('only the four links are candidates', () => {
    const labels = [...model.candidatesOf(all.begin, all.collection)].map((row) => all.begin.label(row));
    assert.deepEqual(labels, Array(4).fill('<Link object>'));
  });

  test('1 is left of gc_refs at link_1, 0 at the others', async () => {
    const { recording, stages } = all;
    const { end } = stages.find(({ phase }) => phase === 'subtract_refs');
    const objects = await (await recording.seek(end)).table('object');
    assert.deepEqual(links.map((address) => objects.row(objects.find('address', address)).gcRefs), [0, 0, 1, 0]);
  });

  test('link_1 stays, which reaches link_2, and that link_3; link_4 is garbage', () => {
    const [third, second, first] = links;
    assert.deepEqual(links.map((address) => endOf(all, address)), ['reachable', 'reachable', 'reachable', 'garbage']);
    assert.deepEqual([second, third].map((address) => all.course.rescuerOf(address, all.collection.stop)), [first, second]);
  });
});

describe("CPython's own example in a full collection", () => {
  let all;
  before(async () => {
    all = await collected(LINKS);
  });

  test('the phases follow one another without gaps', () => {
    const { stages, collection } = all;
    assert.deepEqual(stages.slice(0, 4).map(({ phase }) => phase), ['merge', 'update_refs', 'subtract_refs', 'move_unreachable']);
    for (let i = 1; i < stages.length; i++) assert.equal(stages[i].start, stages[i - 1].end + 1);
    assert.equal(model.stageAt(stages, collection.start), -1);
    assert.equal(model.stageAt(stages, stages[2].start), 2);
    assert.equal(model.stageAt(stages, stages[2].end), 2);
    assert.ok(!model.isJudged(stages, stages[3].end) && model.isJudged(stages, stages[3].end + 1));
  });

  test('the program asked for it, on its last line', async () => {
    const cause = await ask.askCause(all.recording, all.collection);
    assert.equal(cause.kind, 'asked');
    assert.equal(cause.line, LINKS.trimEnd().split('\n').length);
  });

  test('link_4 is garbage; the others are reached one from another, the first from the names', () => {
    const links = addressesOf(all.begin, '<Link object>');
    assert.equal(links.length, 4);
    const garbage = links.filter((address) => endOf(all, address) === 'garbage');
    assert.equal(garbage.length, 1);
    const rescuers = links.filter((address) => !garbage.includes(address)).map((address) => all.course.rescuerOf(address, all.collection.stop));
    const labels = rescuers.map((address) => all.begin.label(all.begin.rowOf(address))).sort();
    assert.deepEqual(labels.slice(0, 2), ['<Link object>', '<Link object>']);
    assert.match(labels[2], /items\}$/);
  });

  test('it is freed while garbage is deleted, and not before', () => {
    const [garbage] = addressesOf(all.begin, '<Link object>').filter((address) => endOf(all, address) === 'garbage');
    const deletion = all.stages.find(({ phase }) => phase === 'delete_garbage');
    assert.equal(all.course.freedAt(deletion.start).length, 0);
    assert.deepEqual([...all.course.freedAt(deletion.end)], [garbage]);
  });

  test('the story is about the names and the four links', () => {
    const players = model.playersOf(all.begin);
    const candidates = [...model.candidatesOf(all.begin, all.collection)].filter((row) => players[row] === 1);
    const labels = candidates.map((row) => all.begin.label(row));
    assert.equal(labels.filter((label) => label === '<Link object>').length, 4);
    assert.equal(labels.length, 5);
    const { shown, others } = model.playersAmong(all.begin, Float64Array.from(model.candidatesOf(all.begin, all.collection), all.begin.address));
    assert.deepEqual([shown.length, others], [5, model.candidatesOf(all.begin, all.collection).length - 5]);
  });

  test('its steps are the same forth and back', async () => {
    const { recording, collection, begin } = all;
    const players = model.playersOf(begin);
    const matters = (address) => players[begin.rowOf(address)] === 1;
    const forth = [collection.start];
    for (;;) {
      const next = await ask.askNext(recording, collection, forth.at(-1), 1, matters);
      if (next === null) break;
      forth.push(next);
    }
    assert.equal(forth.at(-1), collection.stop);
    const back = [collection.stop];
    for (;;) {
      const next = await ask.askNext(recording, collection, back.at(-1), -1, matters);
      if (next === null) break;
      back.push(next);
    }
    assert.deepEqual(back.reverse(), forth);
  });

  test('a reference has its name', () => {
    const { begin } = all;
    const row = begin.rowOf(addressesOf(begin, '<Link object>')[0]);
    const [edge] = begin.incoming(row);
    assert.equal(model.referenceName(begin, begin.source(edge), row), '.next_link');
    assert.equal(model.referenceName(begin, row, 0), '');
  });
});

test('by gc_refs and by tracing the same is garbage', async () => {
  for (const source of [LINKS, RESURRECTION, 'import gc\ndef f():\n    def g(): return g\n    return g\nf()\nx = (i for i in [f()])\nnext(x)\ngc.collect()\n']) {
    const all = await collected(source);
    const traced = model.reachedFromRoots(all.begin);
    for (const row of model.candidatesOf(all.begin, all.collection)) {
      const verdict = endOf(all, all.begin.address(row));
      const isFound = ['garbage', 'resurrected', 'uncollectable'].includes(verdict);
      assert.equal(traced[row] === 0, isFound, `${all.begin.label(row)}: ${verdict}`);
    }
  }
});

test('what a finalizer brings back is told of', async () => {
  const all = await collected(RESURRECTION);
  const { resurrected, garbage } = all.course.tally();
  assert.deepEqual([resurrected, garbage], [1, 1]);
  const kinds = all.course.incidents.map((row) => all.course.events.at(row).kind);
  assert.deepEqual(kinds, ['finalizer', 'resurrection']);
  const again = all.stages.map(({ phase }) => phase);
  assert.ok(again.lastIndexOf('subtract_refs') > again.indexOf('handle_resurrected'));
});

test('a collection that begins by itself has its threshold as its cause', async () => {
  const { recording, collection } = await collected(THRESHOLD);
  const cause = await ask.askCause(recording, collection);
  assert.deepEqual([collection.generation, cause.kind, cause.count > cause.threshold], [0, 'threshold', true]);
  const last = timeline.collectionsOf(recording.events, python.constants.event, recording.programEnd).at(-1);
  assert.equal((await ask.askCause(recording, last)).kind, 'end');
});

test('one that the program asks for is asked for, though its count is above its threshold', async () => {
  const { recording, collection } = await collected('import gc\ngc.disable()\nkept = [[] for _ in range(2000)]\ngc.enable()\ngc.collect(0)\n');
  const cause = await ask.askCause(recording, collection);
  assert.deepEqual([cause.kind, cause.line, cause.count > cause.threshold], ['asked', 5, true]);
});

test('who refers from outside of the candidates', async () => {
  const { begin, collection } = await collected('import gc\nold = [[]]\ngc.collect()\nold.append([])\ngc.collect(0)\n', 1);
  const row = begin.rowOf(addressesOf(begin, '[…2 items]')[0]);
  const young = begin.outgoing(row)[1] - 1;
  const holder = model.outsideHolder(begin, begin.target(young), collection.generation);
  assert.equal(holder.source, row);
  assert.equal(model.outsideHolder(begin, begin.target(young), 2), null);
});

test('which collection is next, and how far it is', () => {
  const lists = (...counts) => counts.map((count, i) => ({ count, threshold: [700, 10, 10][i] }));
  assert.equal(model.untilNext(lists(700, 0, 0)), 1);
  assert.equal(model.untilNext(lists(0, 0, 0)), 701);
  const none = { total: 0, pending: 0 };
  assert.equal(model.nextGeneration(lists(5, 10, 11), none).generation, 2);
  assert.equal(model.nextGeneration(lists(5, 11, 10), none).generation, 1);
  assert.deepEqual(model.nextGeneration(lists(5, 10, 11), { total: 100, pending: 24 }), { generation: 0, isPutOff: true });
});

test('the lists of younger generations are shown until they have joined the one collected', async () => {
  const { stages, collection } = await collected(RESURRECTION);
  const update = stages.find(({ phase }) => phase === 'update_refs');
  assert.deepEqual([collection.start, update.start - 1, update.start].map((at) => model.isMerged(stages, at)), [false, false, true]);
  assert.deepEqual(model.lanesOf(2, false).slice(0, 4), ['generation 0', 'generation 1', 'generation 2', 'unreachable']);
  assert.deepEqual(model.lanesOf(0, true), ['generation 0', 'unreachable', 'finalizers', 'weakref callbacks', 'seen', 'still unreachable', 'generation 1']);
});

describe('what gc.collect() counts and what is freed', () => {
  test('a weak reference whose callback has run is counted, though names reach it', async () => {
    const { course, collection } = await collected(`import gc, weakref
class Node: pass
a = Node()
a.me = a
weakref.finalize(a, print, 'gone')
del a
gc.collect()
`);
    assert.equal(course.freedByCallbacks(), 1);
    assert.equal(course.freedEarly(), 0);
    assert.equal(collection.freed, course.freedAt(collection.stop).length + 1);
  });

  test('what a finalizer frees before it is judged is not counted', async () => {
    const { course, collection } = await collected(`import gc
def waits():
    me = yield
    yield
x = waits()
next(x)
x.send(x)
del x
gc.collect()
`);
    assert.equal(collection.freed, 0);
    assert.equal(course.freedEarly(), 1);
    assert.equal(course.freedByCallbacks(), 0);
  });

  test('DEBUG_SAVEALL keeps what it finds', async () => {
    const { begin, course, collection } = await collected('import gc\ngc.set_debug(gc.DEBUG_SAVEALL)\na = []\na.append(a)\ndel a\ngc.collect()\n');
    assert.ok(model.isSaved(begin));
    assert.equal(collection.freed, 1);
    assert.equal(course.freedAt(collection.stop).length, 0);
    assert.ok(!model.isSaved((await collected(RESURRECTION)).begin));
  });
});
