// On random heaps the collector finds, finalizes and calls back exactly what CPython's does, in the same order.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';

const script = fileURLToPath(new URL('gc_random.py', import.meta.url));
const program = join(BUILD, 'native/tests/gc_random');
const rounds = Number(process.env.OURO_ROUNDS ?? 40);
const hasPython = spawnSync('python3.11', ['--version']).status === 0;

test('random heaps', { skip: hasPython ? false : 'python3.11 is not there' }, () => {
  for (let seed = 1; seed <= rounds; seed++) {
    const args = [String(seed), String(500 + seed * 50)];
    const expected = execFileSync('python3.11', [script, ...args], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONHASHSEED: '0' },
    });
    const actual = execFileSync(program, args, { encoding: 'utf8' });
    assert.equal(actual, expected, `gc_random ${args.join(' ')}`);
  }
});
