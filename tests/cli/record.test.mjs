// `ouro --record` and `ouro --at`: the instants of a run, what is said of them, and that each is the instant that the
// JavaScript recorder gives.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { loadEngine } from '../../wasm/js/loader.js';
import { NodeFiles } from '../../wasm/js/node_files.js';
import { Recorder } from '../../wasm/js/recorder.js';
import { Table } from '../../wasm/js/tables.js';
import { Viewer } from '../../wasm/js/viewer.js';

const OURO = join(BUILD, 'native/ouro');
const folder = mkdtempSync(join(tmpdir(), 'ouro-record-'));
after(() => rmSync(folder, { recursive: true }));

function ouro(words, input = '') {
  const { stdout, stderr, status } = spawnSync(OURO, words, { encoding: 'utf8', input, cwd: folder });
  return { stdout, stderr, status };
}

function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const program = file(
  'cycle.py',
  `import gc
class Node:
    pass
def make(value):
    node = Node()
    node.value = value
    node.itself = node
    return value
for i in range(3):
    make(i)
gc.collect()
print('done', i)
`,
);
const asks = file('asks.py', "for i in range(3):\n    name = input('? ')\n    print([name, len(name)])\n");
const fails = file(
  'fails.py',
  `import collections
class Error(Exception):
    pass
def f(x):
    raise Error(x)
try:
    f(1)
except Error as e:
    kept = e
print(collections.Counter('abca'))
f([kept])
`,
);
const wrong = file('wrong.py', 'x = (1,\nprint(x y)\n');
const exits = file(
  'exits.py',
  `import sys, atexit, time
atexit.register(print, 'at the end')
names = {str(i): [i] * i for i in range(200)}
print(time.time())
sys.exit(3)
`,
);

// ---- the same instants as in JavaScript

const library = readFileSync(join(BUILD, 'wasm/ouro-3.11.library'));
const url = pathToFileURL(join(BUILD, 'wasm/ouro-3.11.wasm'));
const module = new WebAssembly.Module(readFileSync(url));
const load = (host) => loadEngine({ module, url, host: { library: () => library, ...host } });

async function record(path, input) {
  const files = new NodeFiles();
  const lines = input.split(/(?<=\n)/).map((line) => new TextEncoder().encode(line));
  const host = {
    write() {},
    read: () => lines.shift() ?? new Uint8Array(0),
    source: (name) => files.source(name),
    file: (request) => files.request(request),
    clock: () => 0n,
    sleep: () => true,
  };
  const viewer = await Viewer.create(load);
  const kinds = Object.fromEntries(viewer.constants.event.map((name, number) => [name, number]));
  const options = { text: readFileSync(path), filename: path, isFile: true, folder, argv: [path], ownTime: true };
  const recorder = await Recorder.create(load, options, { host, kinds, seldom: [] });
  await recorder.run();
  return { recorder, viewer };
}

// The region in an `.ouro` file, which core/inspect/snapshot.c describes.
function readRegion(path) {
  const file = readFileSync(path);
  const number = (at) => Number(file.readBigUInt64LE(at));
  const [headerBytes, size, runs] = [file.readUInt32LE(12), number(40), number(48)];
  const region = Buffer.alloc(size);
  let from = headerBytes + 16 * runs;
  for (let at = headerBytes; at < headerBytes + 16 * runs; at += 16) {
    file.copy(region, number(at), from, from + number(at + 8));
    from += number(at + 8);
  }
  return region;
}

function blocksOf(viewer, region) {
  viewer.show(region);
  const strings = viewer.strings();
  const rows = (name) => [...new Table(viewer.types[name], viewer.table(name), strings)];
  const base = rows('span')[0].address;
  return rows('block').map(({ address, size, kind }) => ({ start: address - base, size, kind: viewer.constants.blockKind[kind] }));
}

// Where the two differ, in bytes from the base. Memory of a compilation that is on does not count: it has pointers of the
// machine in it, of four bytes or of eight.
function firstDifference(region, recorded, blocks) {
  assert.equal(region.length, recorded.length, 'the regions have one size');
  const skipped = blocks.filter(({ kind }) => kind === 'compiler' || kind === 'other');
  for (let i = 0; i < region.length; i += 8) {
    if (region.readBigUInt64LE(i) === recorded.readBigUInt64LE(i)) continue;
    const block = skipped.find(({ start, size }) => i >= start && i < start + size);
    if (block === undefined) return i;
    i = block.start + block.size - 8;
  }
  return null;
}

for (const [path, input] of [[program, ''], [asks, 'a\nbé\nccc\n'], [fails, ''], [wrong, ''], [exits, '']]) {
  const name = path.slice(folder.length + 1);
  test(`${name}: --at shows the bytes that the recorder gives`, async () => {
    const { recorder, viewer } = await record(path, input);
    const last = recorder.end;
    assert.match(ouro(['--record', path], input).stderr, new RegExp(`^${last} instants: `, 'm'));
    const spread = Array.from({ length: 12 }, (_, i) => Math.floor((last * (i + 1)) / 13));
    for (const instant of [0, 1, 2, 3, 17, ...spread, last - 1, last]) {
      const kept = join(folder, 'at.ouro');
      const { stderr, status } = ouro(['--at', String(instant), '--snapshot', kept, path], input);
      assert.equal(stderr, '');
      assert.equal(status, 0);
      const recorded = recorder.at(instant, (region) => Buffer.from(region));
      assert.equal(firstDifference(readRegion(kept), recorded, blocksOf(viewer, recorded)), null, `instant ${instant}`);
    }
  });
}

// ---- the listing

const listed = (text) => text.split('\n').filter((line) => /^ *\d+  /.test(line)).map((line) => line.trim().split(/ {2,}/));

test('--record lists the instants on standard error, and the program prints as ever', () => {
  const { stdout, stderr, status } = ouro(['--record', program]);
  assert.equal(stdout, 'done 2\n');
  assert.equal(status, 0);
  const rows = listed(stderr);
  const numbers = rows.map(([number]) => Number(number));
  assert.deepEqual(numbers, numbers.toSorted((a, b) => a - b));
  assert.deepEqual(rows.slice(0, 2).map((row) => row.slice(1)), [['call', '<module>', 'cycle.py:1'], ['line', 'cycle.py:1', 'import gc']]);
  const said = rows.map((row) => row.slice(1).join(' '));
  for (const text of [
    'call make() cycle.py:4',
    'line cycle.py:5 node = Node()',
    'phase subtract_refs',
    'collection_stop 3 objects collected, 0 uncollectable',
    'output standard output, 4 bytes: done',
  ]) assert.ok(said.includes(text), text);
  assert.ok(said.some((text) => /^return make\(\) returns 2 at 0x[0-9a-f]+$/.test(text)));
  assert.equal(said.filter((text) => text.startsWith('call make()')).length, 3);
  assert.match(stderr, /^\d+ instants: \d+ lines, 5 calls, \d+ objects made, \d+ freed, \d collections with \d+ found\n$/m);
});

test('each call has its return: those of a module, a class body, a generator, what C code calls, what an exception leaves', () => {
  const text = `class A:
    def __repr__(self): return 'A'
def double(x): return 2 * x
def count(): yield from map(double, [2, 1])
repr(A()), f'{A()}', sorted([2, 1], key=double), list(count())
def wait():
    try: yield 1
    except KeyError: yield 2
def fail(): raise KeyError
for end in (lambda g: g.close(), lambda g: g.throw(KeyError), lambda g: g.throw(ValueError), list, lambda g: fail()):
    g = wait(); next(g)
    try: end(g)
    except Exception: pass
del g
async def work(): return 3
try: work().send(None)
except StopIteration: pass
`;
  const path = file('calls.py', text);
  const open = [];
  for (const [, kind, what] of listed(ouro(['--record', '--events', 'call,return', path]).stderr)) {
    const name = what.replace(/(\(\))? (returns .*|is left by an exception)$|\(\)$/, '');
    if (kind === 'call') open.push(name);
    else assert.equal(open.pop(), name);
  }
  assert.deepEqual(open, []);
});

test('--record=FILE and --events say where it goes and what is in it', () => {
  const path = join(folder, 'listing.txt');
  const { stdout, stderr } = ouro([`--record=${path}`, '--events', 'decision,finalizer,object_new', program]);
  assert.deepEqual([stdout, stderr], ['done 2\n', '']);
  const rows = listed(readFileSync(path, 'utf8'));
  assert.deepEqual([...new Set(rows.map(([, kind]) => kind))].sort(), ['decision', 'object_new']);
  assert.ok(rows.some(([, , what]) => /^Node at 0x[0-9a-f]+: garbage$/.test(what)));
  assert.ok(rows.some(([, , what]) => /^Node at 0x[0-9a-f]+$/.test(what)));
  assert.match(ouro(['--record=-', '-c', 'print(1)']).stdout, /^1\n.*\d+ instants: /ms);
});

test('--events all lists every instant', () => {
  const { stderr } = ouro(['--record', '--events', 'all', program]);
  const last = Number(/^(\d+) instants/m.exec(stderr)[1]);
  assert.deepEqual(listed(stderr).map(([number]) => Number(number)), Array.from({ length: last }, (_, i) => i + 1));
});

test('a program that fails is listed to its end, with its own status and report', () => {
  const { stderr, status } = ouro(['--record', fails]);
  assert.equal(status, 1);
  assert.match(stderr, /exception +f\(\): Error at 0x/);
  assert.match(stderr, /^Error: \[Error\(1\)\]$/m);
  assert.equal(ouro(['--record', exits]).status, 3);
});

// ---- one instant

const at = (instant, ...words) => ouro(['--at', instant, ...words, program]);
const where = (instant) => at(instant).stdout.split('\n')[0].replace(/^instant \d+: /, '');

test('--at shows where the program is, and the heap', () => {
  const { stdout, stderr, status } = at('line:6:2');
  assert.deepEqual([stderr, status], ['', 0]);
  assert.match(stdout, /^instant \d+: line  cycle\.py:6      node\.value = value$/m);
  assert.match(stdout, /^  > {5}6      node\.value = value$/m);
  assert.match(stdout, /^  make  cycle\.py:6\n      value = 1  at 0x[0-9a-f]+\n      node = <Node object>  at 0x[0-9a-f]+\n  <module>  cycle\.py:10\n/m);
  assert.match(stdout, /^      i = 1 {2}at/m);
  assert.match(stdout, /generation 0/);
  assert.doesNotMatch(stdout, /done/);
});

test('what is only disassembled has no instants', () => {
  const { stdout, stderr, status } = at('end', '--dis');
  assert.deepEqual([stdout, status], ['', 2]);
  assert.match(stderr, /^What is not run has no instants: --dis$/m);
});

test('an instant is a number, counted from the end, or an event', () => {
  const all = listed(ouro(['--record', '--events', 'all', program]).stderr);
  const kind = (name, nth = 1) => all.filter(([, found]) => found === name)[nth - 1];
  const number = (instant) => Number(/^instant (\d+)/.exec(at(instant).stdout)[1]);
  assert.equal(number('end'), all.length);
  assert.equal(number('-3'), all.length - 3);
  assert.equal(number('0'), 0);
  assert.equal(number('collection_start'), Number(kind('collection_start')[0]));
  assert.equal(number('collection_start:2'), Number(kind('collection_start', 2)[0]));
  assert.equal(number('call:make:3'), Number(all.filter((row) => row[2] === 'make()' && row[1] === 'call')[2][0]));
  assert.match(where('line:12'), /^line {2}cycle\.py:12 {2}print/);
  assert.match(where('object_new:Node:3'), /^object_new {2}Node at/);
  assert.match(where('phase:delete_garbage'), /^phase {2}delete_garbage$/);
  assert.match(where('decision:garbage:2'), /^decision {2}.*: garbage/);
});

test('an instant counted from the end is found with the input of the first run', () => {
  const { stdout } = ouro(['--at', '-200', asks], 'a\nbb\nccc\n');
  assert.match(stdout, /written so far, the end of it: .*\['ccc', 3\]\\n$/m);
  assert.match(ouro(['--at', 'end', '-'], 'print(input())\n').stdout, /^instant \d+: /);
});

test('--at goes with the other views', () => {
  const path = join(folder, 'kept.ouro');
  const { stdout, stderr } = at('phase:move_unreachable', '--dot', '-', '--snapshot', path, '--verify');
  assert.match(stdout, /^digraph/);
  assert.match(stderr, /^instant \d+: phase {2}move_unreachable\n/);
  assert.match(stderr, /the heap's memory is consistent/);
  assert.match(ouro(['--open', path, '--heap']).stdout, /generation 0/);
  assert.match(at('line:7:3', '--verify').stderr, /the heap is consistent/);
});

test('what is no instant, or is not reached, is said', () => {
  const { stdout, stderr, status } = at('100000000');
  assert.deepEqual([stdout, status], ['', 1]);
  assert.match(stderr, /^ouro: there is no instant 100000000: the program has \d+\n$/);
  assert.match(at('line:6:9').stderr, /^ouro: there is no instant line:6:9: there are 3 of its kind, and the program has \d+\n$/);
  assert.match(at('-100000000').stderr, /^ouro: there is no instant -100000000: the program has \d+\n$/);
  assert.match(ouro(['--at', '9999999', wrong]).stderr, /and ends with status 1\n$/);
  for (const words of [['--at', 'nowhere'], ['--at', 'line:x'], ['--at', 'call:f:0'], ['--record', '--events', 'lines'], ['--events', 'line']]) {
    assert.equal(ouro([...words, program]).status, 2, words.join(' '));
  }
});
