// Where the graph's cards lie: golden cases of the layout, and that nothing moves that need not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importFromPage } from '../tools/bundle.mjs';

const { place } = await importFromPage('geometry/graph.ts');
const { bounds } = await importFromPage('geometry/graph_boxes.ts');
const { route } = await importFromPage('geometry/graph_edges.ts');
const { levelFor } = await importFromPage('geometry/graph_edges.ts');
const { besideEachOther } = await importFromPage('geometry/graph_lanes.ts');
const { columns, measure } = await importFromPage('geometry/graph_sizes.ts');

const block = (key, column, parent, parentY = 34, size = {}) => ({ key, column, parent, parentY, width: 100, height: 60, ...size });
const NAMES = block('names', 0, null);
const spot = (places, key) => [places.get(key).x, places.get(key).y];

test('names are at the left, what they lead to in columns to the right', () => {
  const places = place([NAMES, block('a', 1, 'names', 34), block('b', 1, 'names', 54), block('c', 2, 'a', 34)]);
  assert.deepEqual(spot(places, 'names'), [16, 24]);
  assert.deepEqual(spot(places, 'a'), [156, 46]);
  assert.deepEqual(spot(places, 'b'), [156, 128]);
  assert.deepEqual(spot(places, 'c'), [296, 68]);
});

test('the same blocks have the same places', () => {
  const blocks = [NAMES, ...Array.from({ length: 50 }, (_, index) => block(`o${index}`, 1 + (index % 5), index < 5 ? 'names' : `o${index - 5}`))];
  assert.deepEqual([...place(blocks)], [...place(blocks)]);
});

const overlap = (one, other) => one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

function noneOverlap(places) {
  const boxes = [...places.values()];
  for (const [index, one] of boxes.entries()) for (const other of boxes.slice(index + 1)) assert.ok(!overlap(one, other));
}

test('no card lies on another, also after many came and went', () => {
  let places = new Map();
  for (let round = 0; round < 20; round++) {
    const blocks = [NAMES];
    for (let index = 0; index < 30; index++) {
      if ((index * 7 + round) % 5 !== 0) blocks.push(block(`o${index + (round % 3)}`, 1 + (index % 4), 'names', 34, { height: 40 + ((index * 13) % 50) }));
    }
    places = place(blocks, places);
    noneOverlap(places);
  }
});

test('what was there stays where it was', () => {
  const before = place([NAMES, block('a', 1, 'names'), block('b', 1, 'names', 54)]);
  const later = place([NAMES, block('new', 1, 'names'), block('b', 1, 'names', 54), block('c', 2, 'b')], before);
  assert.deepEqual(later.get('b'), before.get('b'));
  assert.deepEqual(later.get('names'), before.get('names'));
});

test('what grows pushes down only what it would cover', () => {
  const before = place([NAMES, block('a', 1, 'names'), block('b', 1, 'names', 54), block('c', 2, 'a')]);
  const later = place([NAMES, block('a', 1, 'names', 34, { height: 100 }), block('b', 1, 'names', 54), block('c', 2, 'a')], before);
  assert.deepEqual(later.get('c'), before.get('c'));
  assert.equal(later.get('b').y, later.get('a').y + 100 + 22);
  noneOverlap(later);
});

test('what grows over a card beside it that begins further up goes beneath that', () => {
  const before = place([NAMES, block('a', 1, 'names'), block('b', 1, 'names', 54), block('c', 2, 'a', 34, { height: 130 })]);
  const later = place([NAMES, block('a', 1, 'names'), block('b', 1, 'names', 54, { width: 200 }), block('c', 2, 'a', 34, { height: 130 })], before);
  assert.deepEqual([later.get('a'), later.get('c')], [before.get('a'), before.get('c')]);
  assert.equal(later.get('b').y, before.get('c').y + 130 + 22);
  noneOverlap(later);
});

test('a new card does not take the place of a tombstone', () => {
  const before = place([NAMES, block('a', 1, 'names')]);
  const tomb = before.get('a');
  const later = place([NAMES, block('new', 1, 'names')], new Map([['names', before.get('names')]]), [tomb]);
  assert.ok(!overlap(later.get('new'), tomb));
});

test('an arrow leaves at the right and ends at the edge of its card', () => {
  const from = { x: 0, y: 0, width: 100, height: 60 };
  const to = { x: 200, y: 100, width: 100, height: 60 };
  assert.equal(route(from, 34, to, [from, to]).path, 'M100 34C150 34 150 112 200 112');
  assert.match(route(from, 34, from, [from]).path, /^M100 34L.*L82 0$/);
});

test('an arrow to a card above it goes beside both', () => {
  const above = { x: 0, y: 0, width: 100, height: 60 };
  const from = { x: 0, y: 100, width: 110, height: 60 };
  assert.equal(route(from, 34, above, [from, above]).path, 'M110 134L117.5 134Q125 134 125 126.5L125 20Q125 12 117 12L100 12');
});

test('an arrow forward goes around a card in its way', () => {
  const from = { x: 0, y: 0, width: 100, height: 60 };
  const middle = { x: 180, y: 0, width: 100, height: 60 };
  const to = { x: 360, y: 22, width: 100, height: 60 };
  const { path } = route(from, 34, to, [from, middle, to]);
  assert.ok(!path.includes('C'));
  const heights = [...path.matchAll(/L-?[\d.]+ (-?[\d.]+)/g)].map(([, y]) => Number(y));
  assert.ok(Math.max(...heights) > 60 || Math.min(...heights) < 0);
});

test('an arrow to what lies further left leaves at the left edge, where nothing is between', () => {
  const [to, from] = [{ x: 0, y: 0, width: 100, height: 60 }, { x: 140, y: 0, width: 100, height: 60 }];
  assert.deepEqual(route(from, 34, to, [from, to]), { path: 'M140 34C118 34 122 12 100 12', middle: { x: 120, y: 23 }, corners: null, isLeftward: true });
});

test('between cards that are near each other an arrow back goes straight', () => {
  const [to, from] = [{ x: 0, y: 100, width: 100, height: 60 }, { x: 120, y: 0, width: 100, height: 60 }];
  const beside = { x: 0, y: 0, width: 101, height: 60 };
  const { corners, isLeftward } = route(from, 34, to, [from, to, beside]);
  assert.deepEqual([corners, isLeftward], [[{ x: 120, y: 34 }, { x: 111, y: 34 }, { x: 111, y: 112 }, { x: 100, y: 112 }], true]);
});

test('an arrow back goes around the cards between', () => {
  const first = { x: 0, y: 0, width: 100, height: 60 };
  const middle = { x: 150, y: 0, width: 100, height: 160 };
  const last = { x: 300, y: 0, width: 100, height: 60 };
  const { path } = route(last, 34, first, [first, middle, last]);
  const heights = [...path.matchAll(/L-?[\d.]+ (-?[\d.]+)/g)].map(([, y]) => Number(y));
  assert.ok(Math.max(...heights) > 160 || Math.min(...heights) < 0);
});

test('East Asian characters are two columns wide', () => {
  assert.equal(columns('ab'), 2);
  assert.equal(columns('引用'), 4);
});

test('bounds of nothing are nothing', () => {
  assert.deepEqual(bounds([]), { x: 0, y: 0, width: 0, height: 0 });
});

test('what comes back comes back to its place, if that is free', () => {
  const blocks = [NAMES, block('a', 1, 'names'), block('b', 1, 'names', 54)];
  const before = place(blocks);
  const without = place([NAMES, blocks[2]], before);
  assert.deepEqual(place(blocks, without, [], new Map([['a', before.get('a')]])).get('a'), before.get('a'));
  const inTheWay = { ...before.get('a'), y: before.get('a').y + 10 };
  assert.notDeepEqual(place(blocks, without, [inTheWay], new Map([['a', before.get('a')]])).get('a'), before.get('a'));
});

const chain = (length, size) => Array.from({ length }, (_, index) => block(`n${index}`, index + 1, index === 0 ? 'names' : `n${index - 1}`, 12, size));

test('names and calls are one stack, whatever was before', () => {
  const calls = ['one', 'two', 'three'].map((key) => block(key, 0, null, 0, { height: 44 }));
  const places = place([NAMES, ...calls]);
  assert.deepEqual(['names', 'one', 'two', 'three'].map((key) => places.get(key).y), [24, 90, 140, 190]);
  const later = place([NAMES, calls[1], calls[2]], places);
  assert.deepEqual(['names', 'two', 'three'].map((key) => later.get(key).y), [24, 90, 140]);
});

test('a chain that is too long for the room goes on in rows beneath, in its columns', () => {
  const places = place([NAMES, ...chain(7)], undefined, undefined, undefined, { width: 600, height: 600 });
  assert.deepEqual(Array.from({ length: 7 }, (_, index) => spot(places, `n${index}`)), [[156, 24], [296, 24], [436, 24], [156, 106], [296, 106], [436, 106], [156, 188]]);
  noneOverlap(places);
});

test('what has no room beneath goes on beside it', () => {
  const items = Array.from({ length: 5 }, (_, index) => block(`i${index}`, 2, 'list', 12));
  const places = place([NAMES, block('list', 1, 'names', 12), ...items], undefined, undefined, undefined, { width: 600, height: 300 });
  assert.deepEqual(items.map(({ key }) => spot(places, key)), [[296, 24], [296, 106], [296, 188], [428, 24], [428, 106]]);
});

test('a whole branch goes beside another rather than being cut', () => {
  const leaves = (name) => [block(name, 2, 'root', 12), block(`${name}1`, 3, name, 12), block(`${name}2`, 3, name, 12)];
  const blocks = [NAMES, block('root', 1, 'names', 12), ...leaves('left'), ...leaves('right')];
  const places = place(blocks, undefined, undefined, undefined, { width: 820, height: 250 });
  assert.deepEqual(spot(places, 'left2'), [436, 106]);
  assert.deepEqual(spot(places, 'right'), [568, 24]);
  assert.deepEqual(spot(places, 'right2'), [708, 106]);
  noneOverlap(places);
  // Where it has no room beside it either it stays beneath.
  assert.equal(place(blocks, undefined, undefined, undefined, { width: 600, height: 250 }).get('right').x, 296);
});

test('what comes later keeps within the room, too', () => {
  const room = { width: 600, height: 400 };
  let places = place([NAMES], undefined, undefined, undefined, room);
  const blocks = [NAMES];
  for (let index = 0; index < 8; index++) {
    blocks.push(block(`o${index}`, 1, 'names', 12));
    const later = place(blocks, places, [], undefined, room);
    for (const [key, box] of places) assert.deepEqual(later.get(key), box);
    places = later;
  }
  assert.ok(bounds(places.values()).height <= 400 && bounds(places.values()).width <= 600);
  noneOverlap(places);
});

test('what a call far down leads to has its place beside the calls', () => {
  const room = { width: 600, height: 300 };
  const calls = Array.from({ length: 3 }, (_, index) => block(`call${index}`, 0, null, 0, { height: 80 }));
  const first = [NAMES, ...calls, block('a', 1, 'call2', 70)];
  const places = place(first, undefined, [], undefined, room);
  const later = place([...first, block('b', 1, 'call2', 90)], places, [], undefined, room);
  assert.deepEqual(later.get('a'), places.get('a'));
  assert.deepEqual(spot(places, 'a'), [156, 320]);
  assert.deepEqual(spot(later, 'b'), [288, 340]);
});

test('an arrow to the next row comes in from the left', () => {
  const [from, to] = [{ x: 436, y: 24, width: 100, height: 60 }, { x: 156, y: 106, width: 100, height: 60 }];
  assert.match(route(from, 34, to, [from, to], true).path, /L156 118$/);
  assert.equal(route(from, 34, to, [from, to]).isLeftward, true);
});

test('an arrow that a card is in the way of goes level past it, with the others of its card', () => {
  const [from, wide, to] = [{ x: 0, y: 0, width: 100, height: 80 }, { x: 0, y: 110, width: 210, height: 60 }, { x: 250, y: 160, width: 100, height: 60 }];
  const cards = [from, wide, to];
  assert.equal(levelFor(from, 70, to, cards), 217);
  assert.equal(route(from, 70, to, cards, false, 217).path, 'M100 70L217 70C239 70 228 172 250 172');
  // Where the line itself meets a card it goes around.
  assert.notEqual(route(from, 34, to, [from, to, { x: 150, y: 20, width: 60, height: 100 }], false, 217).corners, null);
});

test('ways that would lie on one another go side by side, unless they lead to the same card', () => {
  const way = (x, top, bottom) => route({ x: 0, y: top, width: 100, height: 40 }, 20, { x: 0, y: bottom, width: 100, height: 40 }, []);
  const [one, other] = [way(0, 200, 0), way(0, 300, 100)];
  const upright = (routes) => routes.map(({ corners }) => corners[1].x);
  assert.deepEqual(upright([one, other]), [115, 115]);
  assert.deepEqual(upright(besideEachOther([{ route: one, to: 'a' }, { route: other, to: 'b' }], [])), [115, 120]);
  assert.deepEqual(upright(besideEachOther([{ route: one, to: 'a' }, { route: other, to: 'a' }], [])), [115, 115]);
  assert.deepEqual(upright(besideEachOther([{ route: one, to: 'a' }, { route: other, to: 'b' }], [{ x: 117, y: 0, width: 50, height: 500 }])), [115, 110]);
});

const sequence = (texts, rest = null) => ({
  kind: 'object', family: 'sequence', title: 'list', value: null, isFolded: false, rest, names: null,
  slots: texts.map((text, index) => ({ name: String(index), text, to: null, bucket: null })),
});

test('values stand side by side, in lines of ten or five', () => {
  const short = measure(sequence(['1', '2', '3']));
  assert.deepEqual([short.height, short.cells.map(({ x, y }) => [x, y])], [58, [[0, 0], [24, 0], [48, 0]]]);
  const ten = measure(sequence(Array(10).fill('12'), { slots: 10, objects: 0, most: 0, type: 'int' }));
  assert.deepEqual([ten.height, new Set(ten.cells.map(({ y }) => y)).size], [83, 1]);
  const words = measure(sequence(Array(10).fill("'abc'")));
  assert.deepEqual([words.height, words.cells[5]], [92, { x: 0, y: 34, width: 48 }]);
  assert.equal(measure(sequence(Array(10).fill("'abcdefghijklmnop'"))).cells, null);
});

test('a list is one row, and what its nodes hold besides is a row beneath it', () => {
  const node = (index) => block(`n${index}`, index + 1, index === 0 ? 'names' : `n${index - 1}`, 12, { isNext: index > 0 });
  const held = (index) => block(`v${index}`, index + 2, `n${index}`, 12);
  const places = place([NAMES, node(0), held(0), node(1), held(1), node(2), held(2)]);
  assert.deepEqual(['n0', 'n1', 'n2'].map((key) => spot(places, key)), [[156, 24], [296, 24], [436, 24]]);
  assert.deepEqual(['v0', 'v1', 'v2'].map((key) => spot(places, key)), [[296, 106], [436, 106], [576, 24]]);
});
