// What a recording tells, through the package's public classes, with the service in this thread and behind a port.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { BUILD } from '../tools/places.mjs';
import { serve } from '../../wasm/js/remote.js';
import { Service } from '../../wasm/js/service.js';
import { EngineError, load } from '../../wasm/js/index.js';
import { randomly, url } from './recordings.mjs';

const CYCLES = `import gc
class Node:
    pass
def make():
    a = Node(); b = Node()
    a.next = b; b.next = a
for i in range(5):
    make()
    print('made', i)
gc.collect()
kept = [Node()]
`;
const LOOP = 'n = 0\nwhile True:\n    n += 1\n';

const { port1, port2 } = new MessageChannel();
serve(port1, new Service());
after(() => {
  port1.close();
  port2.close();
});

const python = await load({ url });
const beside = await load({ url, worker: port2 });
const textOf = (recording, stream = 1) => recording.output.filter((piece) => piece.stream === stream).map(({ text }) => text).join('');

for (const [where, engine] of [['in this thread', python], ['behind a port', beside]]) {
  test(`a run ${where}: output with its instants, status, seldom events, samples`, async () => {
    const heard = [];
    const recording = await engine.record(CYCLES, { onOutput: (stream, text, instant) => heard.push([stream, text, instant]) });
    assert.deepEqual([recording.state, recording.status, recording.wasInterrupted], ['done', 0, false]);
    assert.equal(textOf(recording), 'made 0\nmade 1\nmade 2\nmade 3\nmade 4\n');
    assert.deepEqual(heard, recording.output.map(({ stream, text, instant }) => [stream, text, instant]));
    assert.ok(recording.programEnd < recording.length);
    const collections = [...recording.events].filter(({ kind }) => kind === 'collection_start');
    assert.equal(collections[0].value, 2);
    const { clock, bytes, blocks, threshold0 } = recording.samples;
    assert.ok(clock.length > 10 && clock.every((instant, i) => i === 0 || instant > clock[i - 1]));
    assert.ok(bytes.every((count) => count > 100_000) && blocks.every((count) => count > 1000));
    assert.equal(threshold0[0], 700);
  });

  test(`a view ${where}: objects, frames, fields, retainers, path, lists, search`, async () => {
    const recording = await engine.record(CYCLES);
    const collection = await recording.next(0, { kinds: ['collection_start'] });
    const view = await recording.seek(collection.clock - 1, { tables: ['object'] });
    assert.equal(view.state.clock, view.instant);
    assert.deepEqual([view.frames[0].line, view.frames[0].name], [10, '<module>']);
    const nodes = await view.search({ type: 'Node' });
    assert.equal(nodes.length, 10);
    const objects = await view.table('object');
    const node = await view.object(objects.value(nodes[0], 'address'));
    assert.deepEqual([node.type, node.label, node.record.refcount], ['Node', '<Node object>', 1]);
    assert.ok(node.edges.some(({ name }) => name === '.next'));
    assert.deepEqual(node.retainers.map(({ name }) => name), ['.next']);
    assert.equal(node.pathText, 'unreachable');
    assert.equal(node.fields.reduce((sum, { length }) => sum + length, 0), node.bytes.length);
    assert.equal((await view.list('generation 0')).length, (await view.lists())[0].size);
    const end = await recording.seek(recording.programEnd);
    const [kept] = await end.search({ type: 'list', text: '1 item' });
    assert.ok(kept > 0);
    assert.equal(await view.object(12345), null);
    assert.match(await view.write('summary'), /objects/);
    assert.match(await view.write('dot'), /^digraph/);
    assert.ok(JSON.parse(await view.write('heapsnapshot')).snapshot);
    assert.deepEqual(await view.verify(), []);
  });
}

test('events by kind, line and file, onwards and back', async () => {
  const recording = await python.record(CYCLES, { filename: '/there/cycles.py' });
  const lines = [...(await recording.eventsBetween(1, recording.programEnd, { line: 8 }))];
  assert.equal(lines.length, 5);
  assert.equal((await recording.next(0, { line: 8 })).clock, lines[0].clock);
  assert.equal((await recording.next(lines[0].clock, { line: 8, filename: 'cycles.py' })).clock, lines[1].clock);
  assert.equal((await recording.previous(recording.length, { line: 8 })).clock, lines[4].clock);
  assert.equal((await recording.previous(lines[4].clock, { line: 8, filename: '/there/cycles.py' })).clock, lines[3].clock);
  assert.equal(await recording.next(0, { line: 8, filename: 'other.py' }), null);
  assert.equal(await recording.previous(lines[0].clock, { line: 8 }), null);
  await assert.rejects(recording.next(0, { kinds: ['nothing_such'] }), EngineError);
  const some = await recording.eventsBetween(1, recording.length, { limit: 7 });
  assert.deepEqual([...some.column('clock')], [1, 2, 3, 4, 5, 6, 7]);
});

test('looking back finds what looking onwards has found, over many keyframes', async () => {
  const recording = await python.record('for i in range(60_000):\n    if i % 20_000 == 7:\n        x = [i]\n');
  assert.ok(recording.keyframes > 2, `${recording.keyframes} keyframes`);
  const onwards = [];
  for (let at = 0, found; (found = await recording.next(at, { line: 3 })) !== null; at = found.clock) onwards.push(found.clock);
  const back = [];
  for (let at = recording.length, found; (found = await recording.previous(at, { line: 3 })) !== null; at = found.clock) back.push(found.clock);
  assert.equal(onwards.length, 3);
  assert.deepEqual(back.reverse(), onwards);
});

test('the life of an object: the line that made it, every change of its count, what freed it', async () => {
  const recording = await python.record('class A:\n    pass\na = A()\nb = a\ndel a\nb = None\n');
  const made = await recording.next(0, { line: 4 });
  const view = await recording.seek(made.clock);
  const objects = await view.table('object');
  const address = objects.value((await view.search({ type: 'A' }))[0], 'address');
  const life = await recording.life(address, made.clock);
  assert.deepEqual([life.made.line, life.freed.line], [3, 6]);
  assert.deepEqual([Math.max(...life.counts.refcount), life.counts.refcount[0], life.counts.refcount.at(-1)], [2, 1, 0]);
  const rises = await recording.next(made.clock, { condition: { address, field: 'refcount', above: 1 } });
  assert.equal(rises.clock, life.counts.instant[life.counts.refcount.indexOf(2)]);
  const falls = await recording.previous(life.freed.instant, { condition: { address, field: 'refcount', is: 1 } });
  assert.equal(falls.clock, life.counts.instant[life.counts.refcount.lastIndexOf(1)]);
});

// Blocks and objects are followed through the events; what they say lives must be what the tables say.
function livingBy(events, start, blocks) {
  const living = new Set(start);
  const objectIn = new Map(blocks);
  for (const { kind, subject, other } of events) {
    if (kind === 'free') {
      living.delete(objectIn.get(subject));
      objectIn.delete(subject);
    } else if (kind === 'allocation') {
      objectIn.set(subject, null);
    } else if (kind === 'free_list_put') {
      living.delete(subject);
    } else if (kind === 'object_new' || kind === 'free_list_take') {
      const block = [subject, subject - 16, subject - 32].find((at) => objectIn.has(at));
      if (block === undefined) continue;
      objectIn.set(block, subject);
      living.add(subject);
    } else if (kind === 'resize' && other !== subject && objectIn.has(other)) {
      const address = objectIn.get(other);
      objectIn.delete(other);
      const moved = address === null ? null : address - other + subject;
      objectIn.set(subject, moved);
      if (address !== null && living.delete(address)) living.add(moved);
    }
  }
  return living;
}

test('the difference of two instants is what the events between them say', async () => {
  const recording = await python.record(`${CYCLES}
import json
for k in range(20):
    text = json.dumps({'a': [k, str(k), {'b': None}], 'c': (k,) * 3})
    value = json.loads(text)
    del value['a']
`);
  const random = randomly(7);
  const dead = 1 << python.constants.objectFlag.indexOf('in_free_list');
  const objectsAt = async (instant) => {
    const objects = [...(await (await recording.seek(instant)).table('object'))].filter(({ block }) => block !== 0);
    return {
      living: new Set(objects.filter(({ flags }) => (flags & dead) === 0).map(({ address }) => address)),
      blocks: objects.map(({ address, block }) => [block, address]),
    };
  };
  const sorted = (list) => [...list].sort((a, b) => a - b);
  const kinds = ['allocation', 'free', 'resize', 'object_new', 'free_list_put', 'free_list_take'];
  for (let i = 0; i < 20; i++) {
    // At a line that begins nothing is half made.
    const lineBehind = async (instant) => (await recording.next(instant, { kinds: ['line'] })).clock;
    const from = await lineBehind(random(recording.programEnd - 5000));
    const to = await lineBehind(from + random(3000));
    const { living: before, blocks } = await objectsAt(from);
    const events = [...(await recording.eventsBetween(from + 1, to, { kinds }))];
    const made = new Set(events.filter(({ kind }) => kind === 'object_new' || kind === 'free_list_take').map(({ subject }) => subject));
    const after = livingBy(events, before, blocks);
    const isNew = (address) => !before.has(address) || made.has(address);
    const isGone = (address) => !after.has(address) || made.has(address);
    const { created, freed } = await recording.difference(from, to);
    assert.deepEqual(sorted(created), sorted(after).filter(isNew), `created from ${from} to ${to}`);
    assert.deepEqual(sorted(freed), sorted(before).filter(isGone), `freed from ${from} to ${to}`);
  }
});

test('counts and references change together', async () => {
  const recording = await python.record('a = [1]\nb = [a]\nc = (a, b)\nb.clear()\ndel c\n');
  const [third, last] = [await recording.next(0, { line: 3 }), await recording.next(0, { line: 5 })];
  const { created, refcounts, edgesAdded, edgesRemoved } = await recording.difference(third.clock, last.clock);
  const objects = await (await recording.seek(last.clock)).table('object');
  const tuple = [...created].map((address) => objects.row(objects.find('address', address))).find(({ label }) => label.startsWith('('));
  assert.ok(tuple !== undefined);
  const kept = [...refcounts.address].filter((address) => edgesAdded.some(({ source, target }) => source === tuple.address && target === address));
  assert.ok(kept.length >= 1);
  assert.ok(edgesRemoved.some(({ name }) => name === '[0]'));
});

test('a run that raises keeps all its instants', async () => {
  const recording = await python.record('def f(n):\n    return f(n - 1) if n else 1 / 0\nf(5)\n');
  assert.deepEqual([recording.state, recording.status], ['done', 1]);
  assert.match(textOf(recording, 2), /ZeroDivisionError: division by zero\n$/);
  const raised = [...recording.events].find(({ kind }) => kind === 'exception');
  assert.equal((await recording.seek(raised.clock)).frames.length, 7);
});

test('a text that is no program has its message', async () => {
  const recording = await python.record('a = = 1\n');
  assert.deepEqual([recording.state, recording.status], ['done', 1]);
  assert.match(textOf(recording, 2), /SyntaxError: invalid syntax\n$/);
});

test('a run that reaches the limit of its heap keeps all its instants', async () => {
  const recording = await python.record('a = []\nwhile True:\n    a.append("x" * 1000)\n', { heapLimit: 4 << 20 });
  assert.deepEqual([recording.state, recording.status], ['done', 1]);
  assert.match(textOf(recording, 2), /MemoryError/);
  const middle = await recording.seek(Math.floor(recording.programEnd / 2));
  assert.ok(middle.state.rawBytes + middle.state.poolBytes > 1e6);
});

test('an endless loop stops at the step limit, can be looked at, goes on, and can be interrupted', async () => {
  const recording = await python.record(LOOP, { stepLimit: 100_000 });
  assert.deepEqual([recording.state, recording.length, recording.status], ['paused', 100_000, null]);
  assert.equal((await recording.seek(100_000)).state.clock, 100_000);
  assert.equal((await recording.seek(50_000)).frames[0].line > 1, true);
  assert.equal(await recording.run({ stepLimit: 50_001 }), 'paused');
  assert.equal(recording.length, 150_001);
  await recording.interrupt();
  assert.equal(await recording.run({ stepLimit: 1_000_000 }), 'done');
  assert.equal(recording.wasInterrupted, true);
  assert.match(textOf(recording, 2), /KeyboardInterrupt\n$/);
  assert.equal((await recording.seek(recording.length)).state.clock, recording.length);
});

test('a run is interrupted also inside an evaluation loop in another, and looked at meanwhile', async () => {
  const controller = new AbortController();
  let looked = null;
  const recording = await python.record('class A:\n    def __repr__(self):\n        n = 0\n        while True:\n            n += 1\nprint(1)\nrepr(A())\n', {
    signal: controller.signal,
    onProgress: (sofar) => {
      if (sofar.length < 1000) return;
      looked ??= sofar.seek(100).then((view) => view.state.clock);
      controller.abort();
    },
  });
  assert.deepEqual([recording.state, recording.wasInterrupted, textOf(recording)], ['done', true, '1\n']);
  assert.equal(await looked, 100);
  assert.equal((await recording.seek(recording.length - 10)).instant, recording.length - 10);
});

test('a long stretch in which a run cannot be stopped is passed', { timeout: 60_000 }, async () => {
  const recording = await python.record('import gc\na = [[] for i in range(250_000)]\nfor i in range(3):\n    gc.collect()\nprint(len(a))\n');
  assert.equal(textOf(recording), '250000\n');
  const [start, stop] = [await recording.previous(recording.programEnd, { kinds: ['collection_start'] }), await recording.previous(recording.programEnd, { kinds: ['collection_stop'] })];
  assert.ok(stop.clock - start.clock > 1_000_000, `${stop.clock - start.clock} events`);
});

test('input that comes later, from a function, at once, never', async () => {
  const source = 'a = input("? ")\nb = input()\nprint(a + b)\n';
  const waiting = await python.record(source, { waitsForInput: true });
  assert.equal(waiting.state, 'input');
  assert.equal((await waiting.seek(waiting.length)).state.clock, waiting.length);
  await waiting.input('one\n');
  assert.equal(await waiting.run(), 'input');
  await waiting.input('two\n');
  assert.equal(await waiting.run(), 'done');
  assert.equal(textOf(waiting), '? onetwo\n');
  const given = await python.record(source, { input: ['one', 'two'] });
  assert.equal(textOf(given), '? onetwo\n');
  assert.equal(given.length, waiting.length);
  const lines = ['one\n', 'two\n'];
  assert.equal(textOf(await python.record(source, { input: async () => lines.shift() })), '? onetwo\n');
  assert.match(textOf(await python.record(source, {}), 2), /EOFError/);
  const interrupted = await python.record(source, { waitsForInput: true });
  await interrupted.interrupt();
  await interrupted.run();
  assert.equal(interrupted.wasInterrupted, true);
});

test('no output is told twice, whatever is sought', async () => {
  let told = '';
  const recording = await python.record('for i in range(3000):\n    print(i)\n', { onOutput: (stream, text) => (told += text) });
  const once = told;
  await recording.seek(20_000);
  await recording.previous(30_000, { kinds: ['output'] });
  await recording.difference(5000, 6000);
  assert.equal(told, once);
  assert.equal(once.split('\n').length, 3001);
});

test('a long search is ended by its signal', async () => {
  const recording = await python.record(LOOP, { stepLimit: 3_000_000 });
  const controller = new AbortController();
  const search = recording.next(0, { line: 77, signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  await assert.rejects(search, { name: 'AbortError' });
  assert.equal((await recording.seek(1000)).state.clock, 1000);
});

test('files are the program\'s own; a run without a record gives what is left', async () => {
  const files = { 'there.py': 'answer = 42\n', 'text.txt': 'a line\n' };
  const { status, output, references, blocks } = await python.run('import there\nprint(there.answer, open("text.txt").read())\nopen("new", "w").write("x" * 5)\nprint(len(open("new").read()))\n', { files });
  assert.deepEqual([status, references, blocks], [0, 0, 0]);
  assert.equal(output.map(({ text }) => text).join(''), '42 a line\n\n5\n');
  const stopped = await python.run(LOOP, { stepLimit: 1000 });
  assert.equal(stopped.state, 'paused');
});

test('a file written here opens in the native command and the other way round; what is damaged says why', async () => {
  const command = join(BUILD, 'native/ouro');
  const folder = mkdtempSync(join(tmpdir(), 'ouro-'));
  const file = join(folder, 'here.ouro');
  const recording = await python.record('class Node:\n    pass\nkept = [Node(), Node()]\n');
  const bytes = await recording.write(recording.programEnd, 'snapshot');
  writeFileSync(file, bytes);
  assert.match(execFileSync(command, ['--open', file], { encoding: 'utf8' }), /Node/);
  const view = await python.open(bytes);
  assert.equal((await view.search({ type: 'Node' })).length, 2);
  assert.equal(view.state.clock, recording.programEnd);
  const damaged = bytes.slice();
  damaged[bytes.length >> 1] ^= 0x40;
  await assert.rejects(python.open(damaged), (error) => error instanceof EngineError && error.message.length > 5);
  await assert.rejects(python.open(bytes.slice(0, 1000)), EngineError);
  await assert.rejects(beside.open(new Uint8Array(10)), EngineError);
  const program = join(folder, 'there.py');
  const other = join(folder, 'there.ouro');
  writeFileSync(program, 'class Node:\n    pass\nkept = [Node(), Node(), Node()]\n');
  execFileSync(command, ['--snapshot', other, program]);
  assert.equal((await (await python.open(readFileSync(other))).search({ type: 'Node' })).length, 3);
});

test('what cannot be is an error that says so', async () => {
  const recording = await python.record('a = 1\n');
  await assert.rejects(recording.seek(recording.length + 1), /there are the instants from 0 to/);
  await assert.rejects(recording.next(0, { lines: 3 }), /there is no option 'lines': did you mean 'line'/);
  const view = await recording.seek(5);
  await assert.rejects(view.table('nothing'), EngineError);
  await recording.close();
  await assert.rejects(recording.seek(1), /closed/);
});
