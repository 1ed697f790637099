// Whichever allocation of a program fails, it ends in MemoryError or goes on, and nothing is left; also when all behind it
// fail, too. Here a few allocations of some programs, others with another OURO_SAMPLE; by hand, all of them:
//     npm run failures
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesBelow } from '../tools/files.mjs';
import { BUILD, ROOT } from '../tools/places.mjs';
import { COMPARED, SETTINGS_OF } from './failing_programs.mjs';
import { LONG } from './long_programs.mjs';

const SAMPLES = 5;
const goesOn = SETTINGS_OF.filter(([, settings]) => settings.length > 0).map(([name]) => name);
const programs = filesBelow('tests/programs', (name) => name.endsWith('.py') && !goesOn.includes(name));
const sample = Number(process.env.OURO_SAMPLE ?? 20778);
const SOME = ['--samples', SAMPLES, '--offset', sample * 7919];

// Of `parts` parts of the programs the one that the sample's number, and `turn`, choose.
const part = (parts, turn) => programs.filter((_, i) => (i + sample + turn) % parts === 0);

function assertFailuresAreSurvived(preset, options, paths) {
  const program = join(BUILD, preset, 'tests/memory_failures');
  const settings = ['--seconds', 60, ...options];
  const env = { ...process.env, ASAN_OPTIONS: 'detect_leaks=0', PYTHONHASHSEED: '0' };
  const { stdout, stderr, status } = spawnSync(program, [...settings.map(String), ...paths], { cwd: ROOT, encoding: 'utf8', env });
  assert.equal(status, 0, stdout.replaceAll(/^.*, 0 failures\n/gm, '') + stderr);
  assert.match(stdout, /allocations, 0 failures/);
}

test('there are programs', () => assert.ok(programs.length >= 40));

test('an allocation may fail', () => assertFailuresAreSurvived('native', SOME, part(2, 0)));

test('an allocation and all behind it may fail', () => assertFailuresAreSurvived('native', ['--later', ...SOME], part(2, 1)));

test('an allocation may fail in the verify build', (t) => {
  if (!existsSync(join(BUILD, 'verify/tests/memory_failures'))) return t.skip('NOT TESTED: the verify preset is not built');
  assertFailuresAreSurvived('verify', SOME, part(12, 0).filter((path) => !LONG.test(path)));
});

// What is lost without a word: an entry of a traceback, the equality of a view with what it shows, an error that is not
// forgotten before the modules go; items of what becomes shorter.
test('whichever allocation fails, a program that ends without an error prints what it prints otherwise', () => {
  const names = ['generators_and_frames_let_go.py', 'arrays_and_views.py', 'end_after_an_error.py', 'shorter_without_room.py'];
  assertFailuresAreSurvived('native', [COMPARED], names.map((name) => join('tests/programs/memory', name)));
});
