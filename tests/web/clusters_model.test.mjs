// Where characters end: as the package says whose place this takes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findClusterBreak as ofPackage } from '@marijn/find-cluster-break';
import { importFromPage } from '../tools/bundle.mjs';

const { findClusterBreak } = await importFromPage('model/clusters.ts');

const PIECES = ['a', 'é', 'e\u0301', 'ñ\u0303\u0301', '中', '👩', '\u200d', '👍🏽', '👨\u200d👩\u200d👧', '🇩', '🇪', '🇫', '\ud83d', '\ude00', 'क्ष', '각', ' ', '\t', '\ufe0f', '1\ufe0f\u20e3'];

// The same pieces in many orders.
function* texts() {
  let state = 7;
  const random = (most) => (state = (state * 48271) % 0x7fffffff) % most;
  for (let i = 0; i < 3000; i++) yield Array.from({ length: 1 + random(8) }, () => PIECES[random(PIECES.length)]).join('');
}

test('each place in a text has the same end behind it and before it', () => {
  for (const text of texts()) {
    for (let at = 0; at <= text.length; at++) {
      for (const [forward, extending] of [[true, true], [true, false], [false, true], [false, false]]) {
        assert.equal(findClusterBreak(text, at, forward, extending), ofPackage(text, at, forward, extending), JSON.stringify([text, at, forward, extending]));
      }
    }
  }
});

test('a family is one character, an accent is one alone where that is asked for', () => {
  assert.equal(findClusterBreak('👨\u200d👩\u200d👧!', 0), 8);
  assert.deepEqual([findClusterBreak('e\u0301', 0), findClusterBreak('e\u0301', 0, true, false)], [2, 1]);
});
