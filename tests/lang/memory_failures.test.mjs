// Whichever allocation of a program fails, it ends in MemoryError or goes on, and nothing is left; also when all behind it
// fail, too. Here a few allocations of some programs, others with another OURO_SAMPLE; by hand, all of them:
//     build/verify/tests/memory_failures tests/programs/*/*.py
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesBelow } from '../tools/files.mjs';
import { BUILD, ROOT } from '../tools/places.mjs';

const SAMPLES = 5;
// In these the program itself reports a MemoryError in other words, and goes on; or what follows from one, as a loop of events that
// could not be closed, is the error that ends it.
const REPORTS_ITSELF = [
  'a_record_that_cannot_be_formatted_does_not_end_the_program.py', 'asyncio_all.py', 'errors_nobody_receives.py',
  'unit_tests_of_coroutines.py',
];
const programs = filesBelow('tests/programs', (name) => name.endsWith('.py') && !REPORTS_ITSELF.includes(name));
const sample = Number(process.env.OURO_SAMPLE ?? 20778);

// Of `parts` parts of the programs the one that the sample's number, and `turn`, choose.
const part = (parts, turn) => programs.filter((_, i) => (i + sample + turn) % parts === 0);

function assertFailuresAreSurvived(preset, options, paths) {
  const program = join(BUILD, preset, 'tests/memory_failures');
  const settings = ['--samples', SAMPLES, '--offset', sample * 7919, '--seconds', 60, ...options];
  const env = { ...process.env, ASAN_OPTIONS: 'detect_leaks=0', PYTHONHASHSEED: '0' };
  const { stdout, stderr, status } = spawnSync(program, [...settings.map(String), ...paths], { cwd: ROOT, encoding: 'utf8', env });
  assert.equal(status, 0, stdout.replaceAll(/^.*, 0 failures\n/gm, '') + stderr);
  assert.match(stdout, /allocations, 0 failures/);
}

test('there are programs', () => assert.ok(programs.length >= 40));

test('an allocation may fail', () => assertFailuresAreSurvived('native', [], part(2, 0)));

test('an allocation and all behind it may fail', () => assertFailuresAreSurvived('native', ['--later'], part(2, 1)));

test('an allocation may fail in the verify build', (t) => {
  if (!existsSync(join(BUILD, 'verify/tests/memory_failures'))) return t.skip('NOT TESTED: the verify preset is not built');
  assertFailuresAreSurvived('verify', [], part(6, 0));
});
