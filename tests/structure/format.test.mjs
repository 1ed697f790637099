// Every C file is as .clang-format has it. `npm run format` makes it so.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { ROOT } from '../tools/places.mjs';
import { cFiles } from '../tools/files.mjs';

test('every C file is formatted', () => {
  const files = cFiles();
  assert.ok(files.length > 0);
  const check = spawnSync('clang-format', ['--dry-run', '-Werror', ...files], { cwd: ROOT, encoding: 'utf8' });
  const unformatted = [...new Set([...check.stderr.matchAll(/^([^:\n]+):\d+:\d+: error/gm)].map((match) => match[1]))];
  assert.deepEqual(unformatted, []);
  assert.equal(check.status, 0, check.stderr);
});
