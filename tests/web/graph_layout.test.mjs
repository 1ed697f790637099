// Where the graph's cards lie: golden cases of the layout, and that nothing moves that need not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importFromPage } from '../tools/bundle.mjs';

const { place, bounds } = await importFromPage('geometry/graph.ts');
const { route } = await importFromPage('geometry/graph_edges.ts');
const { columns } = await importFromPage('geometry/graph_sizes.ts');

const block = (key, column, parent, parentY = 34, size = {}) => ({ key, column, parent, parentY, width: 100, height: 60, ...size });
const NAMES = block('names', 0, null);
const spot = (places, key) => [places.get(key).x, places.get(key).y];

test('names are at the left, what they lead to in columns to the right', () => {
  const places = place([NAMES, block('a', 1, 'names', 34), block('b', 1, 'names', 54), block('c', 2, 'a', 34)]);
  assert.deepEqual(spot(places, 'names'), [16, 24]);
  assert.deepEqual(spot(places, 'a'), [164, 46]);
  assert.deepEqual(spot(places, 'b'), [164, 128]);
  assert.deepEqual(spot(places, 'c'), [312, 68]);
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
  assert.equal(later.get('b').y, later.get('a').y + 100 + 14);
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
