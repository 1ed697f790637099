// core/profile says what CPython shows: profile_print, compiled for each profile, against captures of real ones, and
// against the python3.11 of this machine where there is one. Owns the comparison; the numbers are in captured/.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { asksPython, outputOf, PYTHON } from '../tools/python.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const core = join(here, '../../core');
const scratch = mkdtempSync(join(tmpdir(), 'ouro-profiles-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** Keys that say where a result comes from, not what it is. */
const ABOUT = ['profile', 'version', 'full_version', 'derived'];

const PROFILES = [
  { number: 306, name: '3.6', captured: '3.6.8-upstream.json' },
  { number: 311, name: '3.11', captured: '3.11.2.json' },
  { number: 313, name: '3.13', captured: '3.13.0.json' },
];

function facts(json) {
  const result = JSON.parse(json);
  for (const key of ABOUT) delete result[key];
  return result;
}

function printed({ number }) {
  const program = join(scratch, `profile_print_${number}`);
  const compiler = process.env.CC || 'cc';
  execFileSync(compiler, [
    '-std=gnu11', '-Wall', '-Wextra', '-Wshadow', '-Werror', `-DOURO_PROFILE=${number}`,
    `-I${core}`, `-I${join(core, 'include')}`, join(here, 'profile_print.c'), '-o', program,
  ], { stdio: ['ignore', 'ignore', 'inherit'] });
  return facts(execFileSync(program, { encoding: 'utf8' }));
}

/** One line a key that differs, so that a failure names what is wrong. */
function differences(ours, theirs) {
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
  const shown = (value) => (value === undefined ? 'not there' : JSON.stringify(value));
  return keys
    .filter((key) => shown(ours[key]) !== shown(theirs[key]))
    .map((key) => `${key}: profile ${shown(ours[key])}, CPython ${shown(theirs[key])}`);
}

for (const profile of PROFILES) {
  test(`profile ${profile.name} is what ${profile.captured} shows`, () => {
    const captured = facts(readFileSync(join(here, 'captured', profile.captured), 'utf8'));
    assert.deepEqual(differences(printed(profile), captured), []);
  });
}

test('profile 3.11 is what python3.11 shows', asksPython, () => {
  const live = outputOf(PYTHON, [join(here, 'capture.py')]);
  assert.deepEqual(differences(printed(PROFILES[1]), facts(live)), []);
});
