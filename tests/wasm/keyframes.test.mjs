// Keyframes give back what they were given, whatever order they come in, also after some have been dropped to keep to the limit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Keyframes, PAGE_BYTES } from '../../wasm/js/keyframes.js';
import { randomly } from './recordings.mjs';

// A region of so many pages, of which each is zero or all one number.
function region(numbers) {
  const bytes = new Uint8Array(numbers.length * PAGE_BYTES);
  numbers.forEach((number, page) => new Float64Array(bytes.buffer, page * PAGE_BYTES, PAGE_BYTES / 8).fill(number));
  return bytes;
}

const restored = (keyframes, frame) => {
  const bytes = new Uint8Array(frame.pages * PAGE_BYTES).fill(0xee);
  keyframes.restore(frame, bytes);
  return bytes;
};

for (const limit of [Infinity, 600 * PAGE_BYTES, 40 * PAGE_BYTES]) {
  test(`all of them, of at most ${limit / PAGE_BYTES} pages`, () => {
    const random = randomly(limit % 1000);
    const keyframes = new Keyframes(limit);
    // What a run's pages are at each clock: it grows, and changes a few at a time.
    const run = [Array.from({ length: 10 }, () => 1)];
    for (let clock = 1; clock < 400; clock++) {
      const numbers = [...run[clock - 1]];
      for (let i = 0; i < 3; i++) numbers[random(numbers.length)] = random(4) === 0 ? 0 : clock + i / 8;
      if (random(5) === 0) numbers.push(0);
      run.push(numbers);
    }
    const add = (clock) => {
      if (keyframes.before(clock)?.clock === clock) return;
      keyframes.add({ clock, name: `at ${clock}` }, region(run[clock]), Float64Array.from(run[clock]));
    };
    for (let clock = 0; clock < run.length; clock += 1 + random(8)) {
      add(clock);
      // Somebody looks at what has been.
      if (random(2) === 0) add(random(clock + 1));
    }
    for (let clock = 0; clock < run.length; clock++) {
      const frame = keyframes.before(clock);
      assert.ok(frame.clock <= clock && frame.name === `at ${frame.clock}`);
      assert.deepEqual(restored(keyframes, frame), region(run[frame.clock]));
    }
    assert.ok(keyframes.count > (limit === Infinity ? 100 : 1), `${keyframes.count} keyframes`);
    assert.ok(keyframes.bytes <= limit || keyframes.count === 2, `${keyframes.bytes} bytes`);
  });
}
