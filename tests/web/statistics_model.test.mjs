// What is added up by type, what has become different, and the scale of a chart.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { load } from '../../wasm/js/index.js';
import { importFromPage } from '../tools/bundle.mjs';
import { BUILD } from '../tools/places.mjs';

let model;
let chart;
let recording;
let at;
before(async () => {
  [model, chart] = await Promise.all(['model/statistics.ts', 'geometry/timeline_chart.ts'].map(importFromPage));
  const { Instant } = await importFromPage('model/instant.ts');
  const python = await load({ url: join(BUILD, 'wasm/ouro-3.11.wasm') });
  recording = await python.record('class N: pass\nxs = [N() for _ in range(30)]\ndel xs[10:]\nxs = None\n', { filename: 'main.py', isFile: true });
  at = async (line) => Instant.of(await recording.seek((await recording.next(0, { line })).clock));
});

describe('by type', () => {
  test('all objects are in it once, and those in free lists are not', async () => {
    const now = await at(3);
    const counted = model.totalsOf(now, true).reduce((sum, { objects }) => sum + objects, 0);
    const alive = [...now.objects].filter((_, row) => !now.has(row, 'in_free_list')).length;
    assert.equal(counted, alive);
  });

  test("the program's own are a part of them", async () => {
    const own = model.totalsOf(await at(3), false);
    assert.equal(own.find(({ name }) => name === 'N').objects, 30);
    assert.ok(own.length < model.totalsOf(await at(3), true).length);
  });

  test('what is otherwise, and what is gone', async () => {
    const [third, fourth] = [await at(3), await at(4)];
    const changes = model.changesOf(model.totalsOf(fourth, false), model.totalsOf(third, false));
    const nodes = changes.find(({ name }) => name === 'N');
    assert.deepEqual([nodes.objects, nodes.objectsMore], [10, -20]);
    assert.equal(nodes.bytesMore, -2 * nodes.bytes);
    const gone = model.changesOf([], [{ address: 1, name: 'x', objects: 2, bytes: 9 }]);
    assert.deepEqual(gone, [{ address: 1, name: 'x', objects: 0, bytes: 0, objectsMore: -2, bytesMore: -9 }]);
    assert.ok(model.changesOf(model.totalsOf(third, false), null).every(({ objectsMore }) => objectsMore === 0));
  });

  test('sorted by what is asked', () => {
    const of = (name, objects, bytes, objectsMore) => ({ address: 0, name, objects, bytes, objectsMore, bytesMore: 0 });
    const rows = [of('b', 1, 50, 0), of('a', 3, 10, -5), of('c', 2, 70, 2)];
    const names = (by) => model.sorted(rows, by).map(({ name }) => name).join('');
    assert.deepEqual(model.SORTS.map(names), ['abc', 'acb', 'cba', 'acb']);
  });

  test('a hostile memory is not believed', () => {
    for (const memory of [null, 3, 'x', { sort: '__proto__', isAll: 'yes' }, { sort: {} }, []]) {
      assert.deepEqual(model.believed(memory), { isAll: false, sort: 'bytes' });
    }
    assert.deepEqual(model.believed({ isAll: true, sort: 'name' }), { isAll: true, sort: 'name' });
  });
});

describe('a chart', () => {
  test('its lines are at round values', () => {
    assert.deepEqual(chart.ticksOf({ low: 0, high: 1.15 }, 3), [0, 0.5, 1]);
    assert.deepEqual(chart.ticksOf({ low: 3870, high: 3950 }, 3), [3900, 3950]);
    assert.deepEqual(chart.ticksOf({ low: 0, high: 2.2 * 2 ** 20 }, 3, 2 ** 20), [0, 2 ** 20, 2 ** 21]);
    assert.deepEqual(chart.ticksOf({ low: 5, high: 5 }, 3), []);
    assert.equal(chart.byteUnit({ low: 0, high: 2 ** 21 }), 2 ** 20);
    assert.equal(chart.byteUnit({ low: 10, high: 90 }), 1);
  });

  test('a value holds until the next sample', () => {
    const [clocks, values] = [[10, 20, 30], [1, 2, 3]];
    assert.deepEqual([0, 10, 19, 20, 99].map((instant) => chart.valueAt(clocks, values, instant)), [1, 1, 1, 2, 3]);
    assert.ok(Number.isNaN(chart.valueAt([], [], 5)));
  });

  test('what is read aloud is bounded, and has the last', () => {
    assert.deepEqual(chart.spreadRows(3, 10), [0, 1, 2]);
    const rows = chart.spreadRows(1000, 10);
    assert.deepEqual([rows.length, rows[0], rows.at(-1)], [10, 0, 999]);
  });
});
