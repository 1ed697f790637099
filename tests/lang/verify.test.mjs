// Programs in the verify build (sanitizers, expensive assertions, shrunken constants, poisoned blocks) with a full collection
// at every allocation of a container: what they print may differ, as some print sizes and counts; but they end as they do
// without, nothing is left, and the heap is sound at lines on the way and at the end. Here some, others with another OURO_SAMPLE; all of them
// by OURO_ALL_PROGRAMS=1.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesBelow } from '../tools/files.mjs';
import { BUILD, ROOT } from '../tools/places.mjs';
import { LONG } from './long_programs.mjs';

const CHOSEN = 10;
const everything = process.env.OURO_ALL_PROGRAMS === '1';
const sample = Number(process.env.OURO_SAMPLE ?? 20778);
const program = join(BUILD, 'verify/tests/run_file');
const command = join(BUILD, 'verify/ouro');
const isBuilt = existsSync(program) && existsSync(command);
const programs = filesBelow('tests/programs', (name) => name.endsWith('.py')).filter((path) => !path.includes('/imports/'));
const step = everything ? 1 : Math.ceil(programs.length / CHOSEN);
const chosen = programs.filter((_, i) => (i + sample) % step === 0);
const skip = isBuilt ? {} : { skip: 'NOT TESTED: the verify preset is not built' };

// run_file gives a program no files of the system, which these read.
const NEEDS_FILES = /zones_of_time|library\/files|paths_and_files|shelves_and|markup_and_gzip|logging_by|streams_copied|logged|archives|modules_small|small_modules|processes_within|paths_of_windows|what_the_system|debugged|sizes_of_streams|what_cannot_be/;

// How many lines lie between two proofs of the heap.
const linesBetween = (path) => (statSync(join(ROOT, path)).size < 3000 ? 10 : 50);

function run(executable, words, settings = {}) {
  const env = { ...process.env, ASAN_OPTIONS: 'detect_leaks=0', PYTHONHASHSEED: '0', ...settings };
  return spawnSync(executable, words, { cwd: ROOT, encoding: 'utf8', env, timeout: 600_000, maxBuffer: 1 << 28 });
}

for (const path of chosen) {
  test(`${path} runs clean in the verify build`, skip, () => {
    const calm = run(command, ['--verify', '-X', 'showrefcount', path]);
    assert.match(calm.stderr, /the heap is consistent/);
    assert.match(calm.stderr, /\[0 refs, 0 blocks\]/);
    assert.equal(calm.signal, null);
    if ((LONG.test(path) && !everything) || NEEDS_FILES.test(path)) return;
    const stressed = run(program, [path], { OURO_STRESS: '1', OURO_LEAKS: '1', OURO_VERIFY_EVERY: String(linesBetween(path)) });
    assert.equal(stressed.status, calm.status, stressed.stderr);
    assert.match(stressed.stderr, /\[0 refs, 0 blocks\]/);
  });
}
