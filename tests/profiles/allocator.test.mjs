// Of CPython 3.6 and 3.13 the constants and the allocator are there: these build and pass their tests, and a build of the
// whole library says that there is no more.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ROOT } from '../tools/places.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'ouro-allocator-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

function cmake(...parameters) {
  const { status, stdout, stderr } = spawnSync('cmake', parameters, { encoding: 'utf8', cwd: ROOT });
  return { status, output: stdout + stderr };
}

for (const profile of ['3.6', '3.13']) {
  const build = join(scratch, profile);
  const configure = ['-S', '.', '-B', build, '-G', 'Ninja', `-DOURO_PROFILE=${profile}`, '-DOURO_WERROR=ON'];

  test(`the allocator of ${profile} passes its tests`, () => {
    for (const parameters of [[...configure, '-DOURO_ALLOCATOR_ONLY=ON'], ['--build', build]]) {
      const { status, output } = cmake(...parameters);
      assert.equal(status, 0, output);
    }
    const { status, stdout } = spawnSync('ctest', ['--test-dir', build, '--output-on-failure'], { encoding: 'utf8' });
    assert.equal(status, 0, stdout);
    assert.match(stdout, /memory_pool_test/);
  });

  test(`the whole library for ${profile} is refused with what is there`, () => {
    const { status, output } = cmake(...configure, '-DOURO_ALLOCATOR_ONLY=OFF');
    assert.notEqual(status, 0);
    assert.match(output, /OURO_ALLOCATOR_ONLY=ON/);
  });
}
