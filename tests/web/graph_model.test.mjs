// What the graph shows of real programs: which names, which objects, what in a slot and what behind an arrow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importFromPage } from '../tools/bundle.mjs';
import { instantAt, recorder } from './recorded.mjs';

const { Instant } = await importFromPage('model/instant.ts');
const { graphOf, USUAL } = await importFromPage('model/graph.ts');
const { cyclesOf } = await importFromPage('model/graph_reach.ts');
const { asksForIdentity, hasEqualValues, touchedBy, waysIn } = await importFromPage('model/graph_touched.ts');
const { wayTo } = await importFromPage('model/graph_reasons.ts');
const { sceneOf } = await importFromPage('geometry/graph_scene.ts');
const { isOwnCall, returnText } = await importFromPage('model/returned.ts');
const { NO_MARKS, quieted } = await importFromPage('model/graph_changes.ts');

let python;
before(async () => {
  python = await recorder();
});
after(() => python.close());

async function graphAt(source, line, wish = {}) {
  const recording = await python.record(source);
  const now = await Instant.of(await recording.seek(await instantAt(recording, line)));
  return { now, graph: graphOf(now, { ...USUAL, ...wish }) };
}

const names = (graph) => graph.cards.find(({ kind }) => kind === 'module');
const slot = (card, name) => card.slots.find((one) => one.name === name);
const at = (graph, ...path) => path.reduce((card, name) => graph.byKey.get(slot(card, name).to), names(graph));

test('names are those that the program made, without what it imported', async () => {
  const { graph } = await graphAt('import gc, sys\nfrom collections import deque\nclass A: pass\ndef f(): pass\na = 1\n');
  assert.deepEqual(names(graph).slots.map(({ name }) => name), ['A', 'f', 'a']);
});

test('values stand in their slots, containers are cards', async () => {
  const { graph } = await graphAt("a = [1, 'two', (3, 4), [5]]\n");
  assert.deepEqual(at(graph, 'a').slots.map(({ text }) => text), ['1', "'two'", '(3, 4)', null]);
  assert.deepEqual(at(graph, 'a', '3').slots.map(({ name, text }) => [name, text]), [['0', '5']]);
});

test('as it really is, two names of one number share an object', async () => {
  const { graph } = await graphAt('a = b = 1000\n', undefined, { really: true });
  assert.equal(slot(names(graph), 'a').to, slot(names(graph), 'b').to);
  assert.equal(at(graph, 'a').value, '1000');
});

test('attributes of an instance are its slots, whether it has a dict or not', async () => {
  const { graph } = await graphAt('class A: pass\na = A()\na.x = [1]\nb = A()\nb.x = 2\nb.__dict__\n');
  assert.deepEqual(at(graph, 'a').slots.map(({ name }) => name), ['x']);
  assert.deepEqual(at(graph, 'b').slots.map(({ name, text }) => [name, text]), [['x', '2']]);
});

test('a closure shows the variables that it keeps', async () => {
  const { graph } = await graphAt('def outer():\n    kept = [1]\n    def inner():\n        return kept\n    return inner\nf = outer()\n');
  assert.equal(at(graph, 'f', 'kept').type, 'list');
});

test('calls that are on are cards with their variables, the innermost last', async () => {
  const { graph } = await graphAt('def f(x):\n    y = [x]\n    return g(y)\ndef g(z):\n    return len(z)\nf(1)\n', 5);
  const calls = graph.cards.filter(({ kind }) => kind === 'call');
  assert.deepEqual(calls.map(({ title, names }) => [title, names.line, names.isInnermost]), [['f()', 3, false], ['g()', 5, true]]);
  assert.equal(slot(calls[0], 'y').to, slot(calls[1], 'z').to);
});

test('what nothing reaches is shown until it is freed', async () => {
  const source = 'import gc\na = []\na.append(a)\ndel a\nx = 0\ngc.collect()\n';
  const { graph } = await graphAt(source, 5);
  const [garbage] = graph.cards.filter(({ isUnreachable }) => isUnreachable);
  assert.equal(garbage.type, 'list');
  assert.equal(garbage.depth, -1);
  const { graph: later } = await graphAt(source);
  assert.deepEqual(later.cards.filter(({ isUnreachable }) => isUnreachable), []);
});

test('an unreachable instance shows its dict as its own', async () => {
  const { graph } = await graphAt('class A: pass\na = A()\na.me = a\na.__dict__\ndel a\nx = 0\n', 6);
  assert.deepEqual(graph.cards.filter(({ isUnreachable }) => isUnreachable).map(({ type }) => type), ['A']);
});

test('cycles are found, over merged dicts too', async () => {
  const { graph } = await graphAt('class A: pass\na = A()\nb = A()\na.o = b\nb.o = a\nb.__dict__\nc = []\nc.append(c)\nd = [1]\n');
  assert.deepEqual(graph.cycles.map((keys) => keys.length).sort(), [1, 2]);
  assert.deepEqual(cyclesOf([[1], [2], [0], [0], [4]]), [[0, 1, 2], [4]]);
});

test('a count that no arrow explains is told', async () => {
  const { graph } = await graphAt('a = [1]\nit = iter(a)\ndef f(x):\n    return 1\nf(a)\n', 4);
  const list = at(graph, 'a');
  assert.equal(list.held, 0);
  assert.equal(list.refcount, graph.cards.flatMap(({ slots }) => slots).filter(({ to }) => to === list.key).length);
});

test('a weak reference is an arrow that holds nothing', async () => {
  const { graph } = await graphAt('import weakref\nclass A: pass\na = A()\nw = weakref.ref(a)\n');
  const [reference] = at(graph, 'w').slots;
  assert.equal(reference.strength, 'weak');
  assert.equal(reference.to, at(graph, 'a').key);
});

test('a long list is cut, and says what is behind', async () => {
  const { graph } = await graphAt('a = [[i] for i in range(10_000)]\n');
  const list = at(graph, 'a');
  assert.equal(list.slots.length, 10);
  assert.deepEqual(list.rest, { slots: 9990, objects: 9990, type: 'list', most: 9990 });
});

test('a long chain is cut, and says how long it is', async () => {
  const { graph } = await graphAt('class N: pass\nhead = None\nfor i in range(1000):\n    n = N()\n    n.next = head\n    head = n\nn = None\n');
  const shown = graph.cards.filter(({ type }) => type === 'N');
  const [bucket] = graph.cards.flatMap(({ slots }) => slots.map((one) => one.bucket)).filter(Boolean);
  assert.equal(bucket.objects, 1000 - shown.length);
  assert.ok(shown.length > 5 && shown.length < 40);
});

test('only the neighbours of an object, so many steps away', async () => {
  const source = 'a = [1]\nb = [a]\nc = [b]\nd = [c]\n';
  const { graph } = await graphAt(source);
  const { graph: near } = await graphAt(source, undefined, { focus: { address: at(graph, 'b').address, steps: 1 } });
  assert.deepEqual(near.cards.filter(({ kind }) => kind === 'object').map(({ key }) => key).sort(), [at(graph, 'a'), at(graph, 'b'), at(graph, 'c')].map(({ key }) => key).sort());
});

test('the way from a name is written as Python', async () => {
  const { graph } = await graphAt("class A: pass\na = A()\na.items = {'k': [[5]]}\n");
  assert.equal(wayTo(at(graph, 'a', 'items', "'k'", '0'), graph).join(''), "a.items['k'][0]");
});

test('what is under way is no garbage: neither while a module is imported nor while all is taken down', async () => {
  const recording = await python.record('import weakref\nclass A: pass\na = A()\na.me = a\n');
  const step = Math.floor(recording.length / 60);
  for (let at = 0; at < recording.length; at += step) {
    const now = await Instant.of(await recording.seek(at));
    assert.deepEqual(graphOf(now, USUAL).cards.filter(({ isUnreachable }) => isUnreachable).map(({ title }) => title), [], `at ${at}`);
  }
});

test('what was shown is shown until it is freed, also while all is taken down', async () => {
  const recording = await python.record('class A: pass\na = A()\na.me = a\n');
  const before = await Instant.of(await recording.seek(recording.programEnd));
  const { address } = graphOf(before, USUAL).cards.find(({ type }) => type === 'A');
  const { freed } = await recording.life(address, recording.programEnd);
  const now = await Instant.of(await recording.seek(freed.instant - 1));
  assert.deepEqual(graphOf(now, USUAL).cards.filter(({ type }) => type === 'A'), []);
  const [card] = graphOf(now, { ...USUAL, seen: new Set([address]) }).cards.filter(({ type }) => type === 'A');
  assert.ok(card.isUnreachable);
});

test('after a leap nothing is marked as new', () => {
  const marks = { ...NO_MARKS, born: new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), added: new Set([80]) };
  assert.equal(quieted(marks, [1, 2, 3]), marks);
  assert.equal(quieted(marks, [1, 2, 3, 4, 5, 6, 7, 8, 9]).born.size, 0);
});

test('as it really is, an instance names its class, and an arrow leads to a class that is asked for', async () => {
  const source = 'class A: pass\na = A()\na.x = 1\n';
  const { graph, now } = await graphAt(source, undefined, { really: true });
  assert.equal(slot(at(graph, 'a'), '__class__').text, 'class A');
  const asked = graphOf(now, { ...USUAL, really: true, pinned: [at(graph, 'A').address] });
  assert.equal(slot(at(asked, 'a'), '__class__').to, at(asked, 'A').key);
});

test('a class shows the data that its instances share, without being opened', async () => {
  const { graph } = await graphAt('class A:\n    count = 0\n    tags = []\n    def f(self): pass\nclass B(A): pass\na = A()\n');
  assert.deepEqual(at(graph, 'A').slots.map(({ name, text }) => [name, text]), [['count', '0'], ['tags', null]]);
  assert.equal(at(graph, 'A').isFolded, true);
  assert.equal(slot(names(graph), 'B').text, 'class B(A)');
});

test('what a loop goes through it with is not in the way; a list that has no name yet is shown', async () => {
  const { graph } = await graphAt('def f(x):\n    return x\nfor i in [1, 2]:\n    f(i)\n', 2);
  assert.deepEqual(names(graph).slots.map(({ name }) => name), ['f', 'i']);
  const made = (await graphAt('def f(x):\n    return [x]\na = [f(x) for x in range(2)]\n', 2)).graph;
  assert.ok(made.cards.some(({ type }) => type === 'list'));
});

test("a generator's variables are those of its call", async () => {
  const { graph } = await graphAt('def count(n):\n    kept = [n]\n    yield n\ng = count(3)\nnext(g)\n', 3);
  const call = graph.cards.find(({ kind }) => kind === 'call');
  assert.deepEqual(call.slots.map(({ name, text }) => [name, text]), [['n', '3'], ['kept', null]]);
});

test("how a library's objects work is left out, as is what its import has left as garbage", async () => {
  const { graph } = await graphAt('import copy, weakref\nclass A: pass\ncache = weakref.WeakValueDictionary()\na = A()\ncache[1] = a\n');
  assert.deepEqual(at(graph, 'cache').slots.map(({ name }) => name), ['data']);
  assert.equal(graph.cards.filter(({ type }) => type === 'function' || /descriptor/.test(type)).length, 0);
  assert.equal(graph.garbage, 0);
});

test('at a prompt the names are there between two statements', async () => {
  const session = await python.session();
  await session.push('a = [1]');
  const now = await Instant.of(await session.seek(session.length));
  assert.equal(at(graphOf(now, USUAL), 'a').type, 'list');
  await session.close();
});

test('a line is about the names in it and what is read from them, not about its texts', () => {
  assert.deepEqual(waysIn("b[1] = a.next . value + len('a') # c"), [['b', '[1]'], ['a', '.next', '.value'], ['len']]);
  assert.deepEqual(waysIn(`d['k'].append("x y")`), [['d', "['k']", '.append']]);
  assert.ok(asksForIdentity('a = 1\nprint(a is b)\n') && asksForIdentity('id(a)'));
  assert.ok(!asksForIdentity('if a is None or a is not None: print("this is it") # is it?'));
});

test('the names and objects of the line that is on are found, those of the innermost call first', async () => {
  const source = "def f(x):\n    return x[0].tags\nclass A: pass\na = A()\na.tags = []\nx = [a]\nf(x)\n";
  const { graph } = await graphAt(source, 2);
  const { cards, words } = touchedBy(graph, 'return x[0].tags');
  const types = [...cards].map((key) => graph.byKey.get(key).type);
  assert.deepEqual(types, ['list', 'A', 'list']);
  const call = graph.cards.find(({ kind }) => kind === 'call');
  assert.ok(words.has(slot(call, 'x').word) && !words.has(slot(names(graph), 'x').word));
  assert.equal(touchedBy(graph, null).cards.size, 0);
  assert.ok(!hasEqualValues(graph));
  assert.ok(hasEqualValues((await graphAt("a = 'x'\nb = 'x'\n")).graph));
});

test('what is imported is no name of the program, whatever it is; an Enum shows its members', async () => {
  const source = "from typing import List\nfrom enum import Enum\nclass Color(Enum):\n    RED = 1\nregistry = {'kept': []}\nkept = registry['kept']\n";
  const { graph } = await graphAt(source);
  assert.deepEqual(names(graph).slots.map(({ name }) => name), ['Color', 'registry', 'kept']);
  assert.deepEqual(at(graph, 'Color', 'RED').slots.map(({ name }) => name), ['_value_', '_name_']);
  assert.deepEqual(graph.cycles, []);
});

test('what libraries have left is not shown as garbage, what a program has is', async () => {
  const source = 'import asyncio\nasync def main():\n    pass\nasyncio.run(main())\nclass A: pass\na = A()\na.me = a\na.f = lambda: a\ndel a\nx = 1\n';
  const { graph } = await graphAt(source);
  const garbage = graph.cards.filter(({ isUnreachable }) => isUnreachable).map(({ type }) => type);
  assert.deepEqual(garbage, ['A']);
  assert.equal(graph.garbage, 0);
});

test('defaults are called by their parameters once it is known how many there are', async () => {
  const source = 'def f(a, b=[], *rest, key={}):\n    x = 1\n    return x\n';
  const { now, graph } = await graphAt(source);
  assert.deepEqual(at(graph, 'f').slots.map(({ name }) => name), ['default', 'key=']);
  const code = [...Array(now.objects.length).keys()].find((row) => now.label(row).startsWith('<code f'));
  const told = graphOf(now, { ...USUAL, argumentCounts: new Map([[now.address(code), 2]]) });
  assert.deepEqual(at(told, 'f').slots.map(({ name }) => name), ['b=', 'key=']);
});

test("a class's body is no call; a class is of code, whatever its metaclass", async () => {
  const { graph } = await graphAt('from abc import ABC\nclass A(ABC):\n    kept = []\n    def f(self): pass\nclass B(A): pass\n', 4);
  assert.equal(graph.cards.find(({ kind }) => kind === 'call').title, 'class A');
  const done = (await graphAt('from abc import ABC\nclass A(ABC):\n    kept = []\nclass B(A): pass\n')).graph;
  assert.equal(at(done, 'A').family, 'code');
  assert.equal(slot(names(done), 'B').family, 'code');
});

test('of many calls the first and the last are shown, and how many are between', async () => {
  const source = 'def depth(n):\n    if n == 40:\n        return n\n    return depth(n + 1)\ndepth(0)\n';
  const { graph } = await graphAt(source, 3);
  const calls = graph.cards.filter(({ kind }) => kind !== 'module' && kind !== 'object');
  assert.deepEqual(calls.map(({ kind, slots, names }) => (kind === 'skipped' ? names.skipped : Number(slots[0].text))), [0, 1, 33, 35, 36, 37, 38, 39, 40]);
  // With more variables they are higher, and fewer.
  const { graph: higher } = await graphAt(source.replace('    if', '    a = b = c = d = e = n\n    if'), 4);
  assert.deepEqual(higher.cards.filter(({ kind }) => kind === 'call').map(({ slots }) => slots[0].text), ['0', '1', '38', '39', '40']);
});

test('ranges and tuples as keys are written as Python writes them', async () => {
  const { graph } = await graphAt("a = range(5)\nb = range(2, 9, 3)\nd = {(1, 2): [3], (4,): 5, frozenset([6]): 7}\n");
  assert.deepEqual(['a', 'b'].map((name) => slot(names(graph), name).text), ['range(0, 5)', 'range(2, 9, 3)']);
  assert.deepEqual(at(graph, 'd').slots.map(({ name }) => name).slice(0, 3), ['(1, 2)', '(4,)', 'key']);
});

test('a variable of a cell that is not assigned yet is not shown', async () => {
  const { graph } = await graphAt('def f():\n    a = 1\n    b = 2\n    return lambda: b\nf()\n', 3);
  assert.deepEqual(graph.cards.find(({ kind }) => kind === 'call').slots.map(({ name }) => name), ['a']);
});

test('modules of the program itself are cards with their names, those of the library are not', async () => {
  const source = "import types, sys, time, math\na = types.ModuleType('a')\nb = types.ModuleType('b')\na.b = b\nb.x = [1]\n"
    + "with open('helper.py', 'w') as f:\n    f.write('things = []\\n')\nimport helper\n";
  const { graph } = await graphAt(source);
  assert.deepEqual(names(graph).slots.map(({ name }) => name), ['a', 'b', 'f', 'helper']);
  assert.equal(at(graph, 'a', 'b', 'x').type, 'list');
  assert.equal(at(graph, 'helper', 'things').title, 'list []');
});

test('a dead weak reference says so', async () => {
  const { graph } = await graphAt('import weakref\nclass A: pass\na = A()\nr = weakref.ref(a)\nq = weakref.ref(A())\n');
  assert.deepEqual(['r', 'q'].map((name) => at(graph, name).title), ['weakref', 'weakref; dead']);
});

const NODE = 'class Node:\n    def __init__(self, v, n=None):\n        self.v = v\n        self.n = n\n';

test('a linked list is one row, although names lead to its middle and its end', async () => {
  const { graph } = await graphAt(`${NODE}a = Node(1, Node(2, Node(3, Node(4))))\nb = a.n\nc = b.n.n\n`);
  const row = [at(graph, 'a'), at(graph, 'b'), at(graph, 'b', 'n'), at(graph, 'c')];
  assert.deepEqual(row.map(({ depth }) => depth), [1, 2, 3, 4]);
  assert.deepEqual(row.slice(1).map(({ parent }) => parent), row.slice(0, 3).map(({ key }) => key));
});

test('objects that all have names are beneath each other, whatever they refer to', async () => {
  const { graph } = await graphAt(`${NODE}c = Node(1)\nb = Node(2, c)\na = Node(3, b)\nc.n = a\n`);
  assert.deepEqual(['a', 'b', 'c'].map((name) => at(graph, name).depth), [1, 1, 1]);
});

test('the first and the last of a list that an instance holds are in its row', async () => {
  const source = `${NODE}class Queue: pass\nq = Queue()\nq.first = Node(1, Node(2, Node(3)))\nq.last = q.first.n.n\nq.last.back = q.first.n\n`;
  const { graph } = await graphAt(source);
  assert.deepEqual([at(graph, 'q', 'first'), at(graph, 'q', 'first', 'n'), at(graph, 'q', 'last')].map(({ depth }) => depth), [2, 3, 4]);
});

// The scenes of a program's lines, one after the other.
async function scenesOf(source) {
  const recording = await python.record(source);
  const scenes = [];
  for (let event = await recording.next(0, { kinds: ['line'], filename: 'main.py' }); event !== null; event = await recording.next(event.clock, { kinds: ['line'], filename: 'main.py' })) {
    const now = await Instant.of(await recording.seek(event.clock));
    scenes.push(sceneOf(graphOf(now, USUAL), event.clock, scenes.at(-1) ?? null, (address) => (now.rowOf(address) === -1 ? 'nobody' : 'another')));
  }
  return scenes;
}

const boxOf = (scene, name) => scene.byKey.get(slot(names(scene.graph), name).to).box;

test('a list that grows at its head goes on to the right, one row at each step', async () => {
  const scenes = await scenesOf(`${NODE}head = None\nfor i in range(4):\n    head = Node(i, head)\nend = 0\n`);
  const last = scenes.at(-1);
  let card = at(last.graph, 'head');
  const row = [];
  for (; card !== undefined; card = last.byKey.get(slot(card, 'n').to)?.card) row.push(last.byKey.get(card.key).box);
  assert.equal(row.length, 4);
  assert.ok(row.every(({ y }) => y === row[0].y));
  assert.ok(row.slice(1).every(({ x }, index) => x > row[index].x));
});

test('what loses a name stays where it is, also while something else leads to it', async () => {
  const scenes = await scenesOf('a = [1]\nb = [a]\na.append(b)\nx = 0\ndel a\nx = 1\n');
  const [before, after] = [scenes.at(-2), scenes.at(-1)];
  const key = slot(names(before.graph), 'a').to;
  assert.deepEqual(after.byKey.get(key).box, before.byKey.get(key).box);
  assert.deepEqual(boxOf(after, 'b'), boxOf(before, 'b'));
});

test('an argument does not come to the call that it is given to', async () => {
  const scenes = await scenesOf('def f(x):\n    return x\na = [[1]]\ny = 0\nf(a[0])\ny = 1\n');
  const boxes = scenes.filter(({ graph }) => names(graph).slots.some(({ name }) => name === 'y')).map((scene) => scene.byKey.get(slot(at(scene.graph, 'a'), '0').to).box);
  assert.ok(boxes.length >= 3);
  assert.ok(boxes.every(({ x, y }) => x === boxes[0].x && y === boxes[0].y));
});

test("a generator's variables are what they hold, and not what it goes through", async () => {
  const { graph } = await graphAt('def f(row):\n    g = (row + c for c in [1, 2])\n    next(g)\n    return g\ng = f(5)\n');
  assert.equal(at(graph, 'g').title, 'generator genexpr');
  assert.deepEqual(at(graph, 'g').slots.map(({ name, text }) => [name, text]), [['c', '1'], ['row', '5']]);
});

test('it is told what calls of functions return', () => {
  const frame = (name, more = {}) => isOwnCall({ kind: 'call', name, filename: 'main.py', ...more });
  assert.deepEqual(['f', 'A.f', 'f.<locals>.<lambda>', '<lambda>'].map((name) => frame(name)), [true, true, true, true]);
  assert.deepEqual(['<module>', 'A.__init__', '__init__', 'f.<locals>.<genexpr>'].map((name) => frame(name)), [false, false, false, false]);
  assert.equal(frame('f', { filename: '<frozen abc>' }), false);
  assert.deepEqual([returnText('int', '5'), returnText('__main__.A', '<__main__.A object>'), returnText('collections.deque', '<x>')], ['5', 'A', 'deque']);
});
