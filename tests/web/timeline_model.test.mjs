// The timeline's axis, and what of a run falls where on it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { load } from '../../wasm/js/index.js';
import { importFromPage } from '../tools/bundle.mjs';
import { BUILD } from '../tools/places.mjs';

let geometry;
let model;
before(async () => {
  geometry = await importFromPage('geometry/timeline.ts');
  model = await importFromPage('model/timeline.ts');
});

const near = (actual, expected) => assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);

describe('the axis', () => {
  test('a long teardown has a tenth of it', () => {
    const axis = { length: 1000, end: 100 };
    near(geometry.unitOf(axis, 50), 0.45);
    near(geometry.unitOf(axis, 100), 0.9);
    near(geometry.unitOf(axis, 1000), 1);
    near(geometry.instantOf(axis, 0.9), 100);
    near(geometry.instantOf(axis, 0.95), 550);
  });

  test('a short teardown has what it takes', () => near(geometry.teardownAt({ length: 1000, end: 990 }), 0.99));

  test('there and back is the same instant, for ten million, too', () => {
    for (const axis of [{ length: 10_000_000, end: 9_000_001 }, { length: 10_000_000, end: null }, { length: 7, end: 3 }, { length: 5, end: 0 }]) {
      for (let i = 0; i <= 20; i++) {
        const instant = Math.round((axis.length * i) / 20);
        if (axis.end === 0 && instant === 0) continue;
        assert.equal(Math.round(geometry.instantOf(axis, geometry.unitOf(axis, instant))), instant);
      }
    }
  });

  test('a run of no length has its instant at the beginning', () => assert.equal(geometry.unitOf({ length: 0, end: 0 }, 0), 0));

  test('zooming keeps what is under the pointer, and ends at some instants', () => {
    const axis = { length: 100_000, end: null };
    const span = geometry.zoomed(axis, { from: 0.2, to: 0.6 }, 4, 0.3);
    near(span.to - span.from, 0.1);
    near((0.3 - span.from) / 0.1, 0.25);
    const least = geometry.zoomed(axis, span, 1e9, 0.3);
    assert.ok((least.to - least.from) * axis.length > 5);
    assert.deepEqual(geometry.zoomed(axis, span, 1e-9, 0.3), geometry.WHOLE);
    near(geometry.moved(span, 5).to, 1);
  });

  test('what runs inside of libraries has little of it, and all instants keep their order', () => {
    const axis = { length: 1200, end: 1000, within: [{ from: 10, to: 710 }, { from: 800, to: 900 }] };
    const share = geometry.teardownAt(axis);
    near(geometry.unitOf(axis, 710) - geometry.unitOf(axis, 10), 0.15 * share * (7 / 8));
    near(geometry.unitOf(axis, 800) - geometry.unitOf(axis, 710), 0.85 * share * (90 / 200));
    near(geometry.unitOf(axis, 1000), share);
    for (let instant = 0; instant <= 1200; instant += 10) {
      assert.equal(Math.round(geometry.instantOf(axis, geometry.unitOf(axis, instant))), instant);
      assert.ok(instant === 0 || geometry.unitOf(axis, instant) > geometry.unitOf(axis, instant - 10));
    }
    // What is short is left as it is.
    near(geometry.unitOf({ length: 1000, end: null, within: [{ from: 100, to: 150 }] }, 500), 0.5);
    const range = geometry.rangeOf([5, 300, 750], [1000, 99000, 1010], axis);
    assert.ok(range.high < 1100);
  });

  test('pixels and instants belong together in a zoomed part', () => {
    const axis = { length: 1000, end: 800 };
    const span = { from: 0.25, to: 0.5 };
    const pixel = geometry.pixelOf(axis, span, 500, 300);
    assert.equal(geometry.instantAt(axis, span, 500, pixel), 300);
  });
});

describe('masses', () => {
  const axis = { length: 1000, end: null };

  test('events are counted by pixel and lane', () => {
    const laneOf = (row) => [0, 0, 1, -1][row];
    const columns = geometry.countedByPixel({ clocks: [0, 9, 500, 501], laneOf, lanes: 2 }, axis, geometry.WHOLE, 100);
    assert.equal(columns[0][0], 2);
    assert.equal(columns[1][50], 1);
    assert.equal(columns[1].reduce((sum, count) => sum + count), 1);
  });

  test('pixels near one another are one sign', () => {
    const column = [0, 1, 2, 0, 0, 0, 0, 1];
    assert.deepEqual(geometry.clustersOf(column, 3), [{ left: 1, right: 2, count: 3 }, { left: 7, right: 7, count: 1 }]);
  });

  const bandsOf = (rows, width = 100) =>
    geometry.bandsOf(rows.map(([start, stop, generation]) => ({ start, stop, generation })), axis, geometry.WHOLE, width)
      .map(({ left, width: wide, generation, count }) => [left, wide, generation, count]);

  test('a collection is as long as it is', () => assert.deepEqual(bandsOf([[500, 700, 2]]), [[50, 20, 2, 1]]));

  test('of collections in the same pixel the oldest generation is shown, and those beside it keep theirs', () => {
    assert.deepEqual(bandsOf([[10, 11, 0], [12, 13, 1], [14, 15, 0], [22, 23, 0], [41, 42, 0], [44, 45, 0]]), [[0, 2, 1, 3], [2, 4, 0, 3]]);
  });

  test('the same side by side are one band', () => {
    assert.deepEqual(bandsOf([[1, 2, 0], [21, 22, 0], [41, 42, 0], [46, 47, 2]]), [[0, 4, 0, 3], [4, 2, 2, 1]]);
  });

  test('a line goes through its samples and to the end', () => {
    const shape = { width: 100, height: 10, range: { low: 0, high: 10 } };
    const points = geometry.lineOf([100, 500], [10, 5], axis, geometry.WHOLE, shape);
    assert.deepEqual([...points], [0, 0, 10, 0, 50, 5, 100, 5]);
  });

  test('a range is of the program and not of its teardown', () => {
    const range = geometry.rangeOf([0, 100, 200, 900], [1000, 1010, 1005, 0], { length: 1000, end: 300 });
    assert.ok(range.low > 990 && range.high < 1020);
    assert.equal(geometry.rangeOf([0, 100], [5, 100], { length: 1000, end: null }).low, 0);
  });
});

describe('a run', () => {
  let recording;
  let python;
  before(async () => {
    python = await load({ url: join(BUILD, 'wasm/ouro-3.11.wasm') });
    recording = await python.record('import gc\na = []\na.append(a)\ndel a\ngc.collect(1)\nprint(gc.collect())\n');
  });

  test('its collections: generation, what they freed, whose they are', () => {
    const collections = model.collectionsOf(recording.events, python.constants.event, recording.programEnd);
    const own = collections.filter(({ isFinal }) => !isFinal);
    assert.deepEqual(own.map(({ generation, freed }) => [generation, freed]), [[1, 1], [2, 0]]);
    assert.ok(collections.length > own.length);
    assert.ok(collections.every(({ start, stop }) => stop > start));
    const [first, second] = own;
    assert.equal(model.collectionAt(collections, first.start), first);
    assert.equal(model.collectionAt(collections, first.stop), first);
    assert.equal(model.collectionAt(collections, first.stop + 1), null);
    assert.equal(model.lastFrom(collections, second.start - 1), first);
    assert.equal(model.lastFrom(collections, 0), null);
  });

  test('what has a mark', () => {
    const lanes = model.lanesByKind(python.constants.event);
    const marks = [...recording.events.column('kind')].map((kind) => lanes[kind]).filter((lane) => lane >= 0);
    assert.ok(marks.includes(model.MARKS.indexOf('output')));
    assert.ok(!marks.includes(model.MARKS.indexOf('exception')));
  });

  test('where a library may be at work; and where the exception was raised that has ended it', async () => {
    const failing = await python.record('import copy\ndef f(): return 1 / 0\nfor i in range(2):\n    try: f()\n    except ZeroDivisionError: pass\nf()\n', { filename: 'main.py' });
    const lines = await failing.eventsBetween(0, failing.programEnd, { kinds: ['line'], filename: 'main.py' });
    const gaps = model.longGaps(lines.column('clock'), failing.programEnd);
    assert.equal(gaps.length, 1);
    assert.equal(gaps[0].from, lines.at(0).clock + 1);
    const raised = model.fatalInstant(failing.events, python.constants.event, failing.programEnd);
    const line = await failing.previous(raised, { kinds: ['line'] });
    assert.equal(line.value, 2);
    assert.ok(raised > [...lines].find(({ value }) => value === 6).clock);
    assert.equal(model.fatalInstant(recording.events, python.constants.event, recording.programEnd), null);
  });

  test('a line of the source, without what is around it', () => {
    assert.equal(model.lineText('a = 1\n    b = 2  \n', 2), 'b = 2');
    assert.equal(model.lineText('a = 1\n', 99), '');
  });
});

test('a mark is found near a pixel, the nearest of those that are wanted', () => {
  const axis = { length: 1000, end: null };
  const near = (pixel, isWanted = () => true) => geometry.rowNear([100, 104, 500], axis, geometry.WHOLE, 1000, pixel, 6, isWanted);
  assert.equal(near(103), 1);
  assert.equal(near(103, (row) => row === 0), 0);
  assert.equal(near(300), -1);
  assert.equal(near(505), 2);
});

test('labels that would lie over one another are left out', () => {
  assert.deepEqual(geometry.spaced([0, 5, 22, 30, 60], 20), [0, 2, 4]);
});
