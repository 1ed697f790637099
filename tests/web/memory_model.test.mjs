// The memory as the map shows it: what is at an address, where each byte lies in the picture and back, and the window through
// which it is seen.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { load } from '../../wasm/js/index.js';
import { importFromPage } from '../tools/bundle.mjs';
import { BUILD } from '../tools/places.mjs';

const [{ Instant, INSTANT_TABLES }, model, geometry, camera, { hexRows, changedCount, addressIn }, { keptFrom, asMemory }, ages] = await Promise.all(
  ['model/instant.ts', 'model/memory.ts', 'geometry/memory.ts', 'geometry/memory_camera.ts', 'model/hex.ts', 'view/memory/state.ts', 'model/memory_ages.ts'].map(importFromPage),
);

const PROGRAM = `class P: pass
kept = [[] for _ in range(5000)]
p = P()
big = list(range(2000))
del kept[10:20]
`;
let recording;

async function mapAt(instant) {
  const view = await recording.seek(instant, { tables: [...INSTANT_TABLES] });
  const now = await Instant.of(view);
  const [spans, arenas, pools, blocks] = await Promise.all(['span', 'arena', 'pool', 'block'].map((name) => view.table(name)));
  return new model.MemoryMap(now, { spans, arenas, pools, blocks });
}

function layoutOf(map, aspect = 1) {
  const inputs = [...map.tables.spans].map(({ address, size, kind, index }) => {
    const isArena = map.now.constants.spanKind[kind] === 'arena';
    const [first, end] = isArena ? map.poolsOf(index) : [0, 0];
    return { address, size, pools: isArena ? { first, count: end - first } : null };
  });
  const { poolBytes, arenaBytes } = map;
  return geometry.layOut(inputs, geometry.rowWidthFor(inputs, aspect, 0, poolBytes, arenaBytes), poolBytes, arenaBytes);
}

describe('a recorded instant', () => {
  let map;
  before(async () => {
    const python = await load({ url: join(BUILD, 'wasm/ouro-3.11.wasm') });
    recording = await python.record(PROGRAM, { filename: 'main.py', isFile: true });
    map = await mapAt(recording.programEnd);
  });

  test('each object is found at each of its bytes', () => {
    const { now } = map;
    for (let row = 0; row < now.objects.length; row++) {
      const address = now.address(row);
      const piece = map.pieceAt(address);
      assert.ok(piece !== null && (piece.object === row || piece.kind === 'object' || piece.kind === 'dead object'), now.label(row));
      if (piece.kind === 'object') assert.equal(piece.object, row);
    }
  });

  test('the age of a block is counted from when it was handed out', async () => {
    const aged = await mapAt(recording.programEnd);
    const events = await recording.eventsBetween(1, recording.programEnd, { kinds: [...ages.HANDING_OUT] });
    aged.knowBirths(ages.birthsUpTo(events, recording.programEnd));
    const { now } = aged;
    const stepOf = (label) => {
      for (let row = 0; row < now.objects.length; row++) {
        if (now.label(row) === label) return aged.classOf(aged.pieceOfObject(row).block, 'age', 64) - model.ageClass(0);
      }
      return null;
    };
    const lived = recording.programEnd - [...events].findLast(({ subject }) => now.label(now.rowOf(subject + 16)) === '<P object>' || now.label(now.rowOf(subject + 32)) === '<P object>').instant;
    assert.equal(stepOf('<P object>'), ages.ageOf(recording.programEnd - lived, recording.programEnd));
    assert.equal(stepOf('<module sys>'), ages.AGE_BEFORE);
    assert.deepEqual([1, 9, 10, 999, 1000, 500_000].map((age) => ages.ageOf(1_000_000 - age, 1_000_000)), [0, 0, 1, 2, 3, 5]);
  });

  test("a pool's blocks are those that it counts", () => {
    const classes = new Uint8Array(4096);
    for (let pool = 0; pool < map.tables.pools.length; pool++) {
      const { capacity, blocksInUse, blocksUntouched } = map.tables.pools.row(pool);
      map.paintPool(pool, 'type', classes);
      const own = classes.subarray(0, capacity);
      assert.equal(own.filter((one) => one === model.UNTOUCHED).length, blocksUntouched);
      assert.equal(own.filter((one) => one > model.FREE).length, blocksInUse);
    }
  });

  test('a list owns its items, a chunk of the general allocator when it is long', () => {
    const row = Array.from({ length: map.now.objects.length }, (_, i) => i).find((i) => map.now.label(i) === '[…2000 items]');
    const [items] = map.ownedBy(row);
    assert.equal(items.kind, 'list items');
    assert.equal(items.pool, -1);
  });

  test('every block has its own place in the picture, and is found there', () => {
    const layout = layoutOf(map);
    for (const panel of layout.panels) {
      if (panel.pools === null) continue;
      for (let place = 0; place < panel.pools.count; place += 7) {
        const pool = panel.pools.first + place;
        const blocks = map.capacity(pool);
        const tile = geometry.tileRect(layout, panel, place);
        const [grid, shape] = [geometry.gridRect(tile), geometry.gridFor(blocks)];
        for (let slot = 0; slot < blocks; slot++) {
          const rect = geometry.slotRect(grid, shape, slot);
          const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
          assert.equal(layout.panels[geometry.panelAt(layout, x, y)], panel);
          assert.equal(geometry.tileAt(layout, panel, x, y), place);
          assert.equal(geometry.slotAt(grid, shape, blocks, x, y), slot);
        }
      }
    }
  });

  test('what changed is told by colour: made, freed, counted', async () => {
    const [from, to] = [(await recording.next(0, { line: 3 })).clock, recording.programEnd];
    const [before, after] = [await mapAt(from), await mapAt(to)];
    after.compare(await recording.difference(from, to), before.now);
    assert.ok(after.freedBlocks.size >= 10);
    const p = Array.from({ length: after.now.objects.length }, (_, i) => i).find((i) => after.now.label(i) === '<P object>');
    assert.equal(after.changeOf(p), model.BORN);
    after.compare(null, null);
    assert.equal(after.changeOf(p), model.SAME);
  });

  test('memory that objects own is made and freed, too', async () => {
    const python = await load({ url: join(BUILD, 'wasm/ouro-3.11.wasm') });
    const own = await python.record('a = [1] * 40\nb = [2] * 40\nb.clear()\na.extend([3] * 4000)\nx = 1\n', { filename: 'main.py', isFile: true });
    const at = async (line) => {
      const now = await Instant.of(await own.seek((await own.next(0, { line, kinds: ['line'] })).clock));
      const [spans, arenas, pools, blocks] = await Promise.all(['span', 'arena', 'pool', 'block'].map((name) => now.view.table(name)));
      return new model.MemoryMap(now, { spans, arenas, pools, blocks });
    };
    const [second, third, fourth, fifth] = await Promise.all([2, 3, 4, 5].map(at));
    const itemsOf = (map, length) => {
      const kind = map.now.constants.blockKind.indexOf('list items');
      return [...map.tables.blocks].findLastIndex((block) => block.kind === kind && block.size >= 8 * length);
    };
    const classesOf = (map, before) => {
      map.compareBlocks(before.tables.blocks);
      return Array.from({ length: map.tables.blocks.length }, (_, block) => map.classOf(block, 'change', 1));
    };
    const made = classesOf(third, second);
    const items = third.now.constants.blockKind.indexOf('list items');
    const b = [...third.tables.blocks].findIndex(({ kind, size }, block) => made[block] === model.BORN && kind === items && size === 320);
    assert.ok(b >= 0);
    const cleared = classesOf(fourth, third);
    assert.equal(cleared[fourth.blockAt(third.address(b))], model.DIED);
    const grown = classesOf(fifth, fourth);
    assert.equal(grown[itemsOf(fifth, 4000)], model.BORN);
    fifth.compareBlocks(null);
    assert.equal(fifth.classOf(itemsOf(fifth, 4000), 'change', 0), model.SAME);
    python.close();
  });
});

describe('the picture', () => {
  const spans = [{ address: 0, size: 160_000, pools: null }, { address: 160_000, size: 1_048_576, pools: { first: 0, count: 64 } }, { address: 1_208_576, size: 30_000_000, pools: null }];

  test('panels stand beside each other and never overlap; each byte of the region is in one', () => {
    const layout = geometry.layOut(spans, 4000, 16_384, 1_048_576);
    const { panels } = layout;
    for (const a of panels) for (const b of panels) assert.ok(a === b || !geometry.overlaps(a, b));
    assert.equal(panels.reduce((sum, { size }) => sum + size, 0), spans.reduce((sum, { size }) => sum + size, 0));
    for (const panel of panels) assert.ok(panel.width * panel.height >= panel.size);
  });

  test('memory in lines: bytes and places are each other', () => {
    const [panel] = geometry.layOut([spans[0]], 4000, 16_384, 1_048_576).panels;
    for (const address of [0, 8, 1000, 12_344, 159_992]) {
      const [rect] = geometry.lineRects(panel, address, address + 8);
      const found = geometry.addressAt(panel, rect.x + rect.width / 2, rect.y + 1);
      assert.ok(Math.abs(found - address) < 16, `${address} ${found}`);
    }
    const rects = geometry.lineRects(panel, 100, 9000);
    assert.equal(rects.reduce((sum, { width, height }) => sum + width * height, 0), 8900);
  });

  const arenas = (count) => Array.from({ length: count }, (_, i) => ({ address: i * 1_048_576, size: 1_048_576, pools: { first: 64 * i, count: 64 } }));
  const widthFor = (count, aspect, before) => geometry.rowWidthFor(arenas(count), aspect, before, 16_384, 1_048_576);

  test('rows stay as wide as they are while the region grows a little', () => {
    const before = widthFor(9, 1, 0);
    assert.equal(widthFor(10, 1, before), before);
    assert.notEqual(widthFor(60, 1, before), before);
  });

  test('the picture has the shape of its window', () => {
    for (const [count, aspect] of [[9, 1], [60, 1], [60, 3], [60, 0.4]]) {
      const { width, height } = geometry.layOut(arenas(count), widthFor(count, aspect, 0), 16_384, 1_048_576);
      assert.ok(width / height > aspect / 2 && width / height < aspect * 2, `${count}, ${aspect}: ${width / height}`);
    }
  });

  test('a grid wastes little', () => {
    for (const blocks of [1, 31, 63, 127, 204, 255, 340, 1021]) {
      const { columns, rows } = geometry.gridFor(blocks);
      assert.ok(columns * rows >= blocks && columns * rows - blocks <= columns, `${blocks}: ${columns}×${rows}`);
      assert.ok(blocks < 3 || (columns / rows > 0.3 && columns / rows < 3));
    }
  });
});

describe('the window', () => {
  const layout = geometry.layOut([{ address: 0, size: 1_048_576, pools: { first: 0, count: 64 } }], 4000, 16_384, 1_048_576);
  const view = { width: 800, height: 600 };

  test('what is under the pointer stays there while zooming', () => {
    const one = camera.fit(layout, view);
    const point = camera.toWorld(one, view, 100, 50);
    const two = camera.zoomedAt(one, view, 100, 50, 3);
    const [x, y] = camera.toWorld(two, view, 100, 50);
    assert.ok(Math.hypot(x - point[0], y - point[1]) < 1e-6);
    assert.ok(Math.abs(two.scale / one.scale - 3) < 1e-9);
  });

  test('it is never smaller than everything, and never beside the picture', () => {
    const far = camera.held({ x: 1e9, y: -1e9, scale: 1e-6 }, layout, view);
    assert.equal(far.scale, camera.fit(layout, view).scale);
    assert.equal(far.x, layout.width / 2);
    const near = camera.held({ x: 1e9, y: 10, scale: 10 }, layout, view);
    assert.ok(near.x <= layout.width);
  });

  test('nearer and nearer, something stays in sight', () => {
    const two = geometry.layOut([{ address: 0, size: 1_048_576, pools: { first: 0, count: 64 } }, { address: 1_048_576, size: 200_000, pools: null }], 1100, 16_384, 1_048_576);
    const [upper, lower] = two.panels;
    assert.ok(lower.y > upper.y);
    const gap = { x: 900, y: (upper.y + upper.height + lower.y) / 2, scale: 50 };
    const window = camera.seen(camera.held(gap, two, view), view);
    assert.ok(two.panels.some((panel) => geometry.overlaps(panel, window)));
    assert.ok(camera.whereIs(two, camera.held(gap, two, view), view).panel >= 0);
  });

  test('it knows what it is in', () => {
    assert.deepEqual(camera.whereIs(layout, camera.fit(layout, view), view), { panel: -1, place: -1 });
    assert.deepEqual(camera.whereIs(layout, camera.fit(layout.panels[0], view), view), { panel: 0, place: -1 });
    const tile = geometry.tileRect(layout, layout.panels[0], 9);
    assert.deepEqual(camera.whereIs(layout, camera.fit(tile, view), view), { panel: 0, place: 9 });
  });

  test('a flight begins and ends where it should', () => {
    const [from, to] = [camera.fit(layout, view), camera.fit(geometry.tileRect(layout, layout.panels[0], 9), view)];
    assert.deepEqual(camera.between(from, to, 0), from);
    const end = camera.between(from, to, 1);
    assert.ok(Math.abs(end.x - to.x) < 1e-6 && Math.abs(end.scale - to.scale) < 1e-6);
  });
});

test('bytes are rows of eight with the fields that begin in them', () => {
  const field = (address, length) => ({ address, bytes: new Uint8Array(length), name: `${address}` });
  const rows = hexRows(100, new Uint8Array(24).fill(1), new Uint8Array(24).fill(1).fill(0, 3, 5), [field(100, 8), field(108, 12), field(120, 4)]);
  assert.deepEqual(rows.map(({ fields }) => fields.map(({ name }) => name)), [['100'], ['108'], ['120']]);
  assert.deepEqual(rows.map(({ goesOn }) => goesOn), [false, false, true]);
  assert.equal(changedCount(rows), 2);
});

test('an address is read as id() and hex() write it, or as an offset', () => {
  assert.deepEqual(['0x2000004C7500', '35184377099520', '35 184 377 099 520', '+0x10', '+8'].map((text) => addressIn(text, 1000)), [0x2000004c7500, 0x2000004c7500, 0x2000004c7500, 1016, 1008]);
  assert.deepEqual(['', 'x', '0x', '-1', '1e5', '99999999999999999999'].map((text) => addressIn(text, 1000)), Array(6).fill(null));
  assert.equal(addressIn('+8', null), null);
});

test('what a link says of the view is checked', () => {
  const kept = { camera: { x: 1, y: 2, scale: 0.5 }, colour: 'change', inside: 4096, to: null };
  assert.deepEqual(keptFrom(asMemory(kept)), kept);
  for (const hostile of [null, 7, 'x', [], { camera: [1, 2], colour: 'toString', inside: -1 }, { camera: [NaN, 0, 1] }, { camera: [0, 0, -1], inside: 1e300 }]) {
    assert.deepEqual(keptFrom(hostile), { camera: null, colour: 'type', inside: null, to: null });
  }
});
