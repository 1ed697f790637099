// The package in Node: each scenario in this thread, and in a worker.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { load } from '../../wasm/js/index.js';
import * as check from './check.mjs';
import { SCENARIOS } from './scenarios.mjs';

const url = pathToFileURL(join(BUILD, 'wasm/ouro-3.11.wasm'));

for (const worker of [false, true]) {
  describe(worker ? 'in a worker' : 'in this thread', () => {
    let python;
    before(async () => {
      python = await load({ url, worker });
    });
    after(() => python.close());
    test('what is closed answers no more', async () => {
      const other = await load({ url, worker });
      const recording = await other.record('x = 1\n');
      const running = ['record', 'run'].map((name) => assert.rejects(other[name]('while True: pass\n'), /closed/));
      await new Promise((resolve) => setTimeout(resolve, 50));
      other.close();
      await Promise.all(running);
      await assert.rejects(recording.seek(1), /closed/);
      await assert.rejects(other.run('1\n'), /closed/);
    });

    test('an engine that cannot be loaded is an error', async () => {
      await assert.rejects(load({ url: pathToFileURL(join(BUILD, 'nothing.wasm')), worker }));
      await assert.rejects(load({ url, profile: '3.12', worker }), /this engine has the profile 3.11, not 3.12/);
    });

    for (const [name, scenario] of Object.entries(SCENARIOS)) test(name, { timeout: 120_000 }, () => scenario(python, check));
  });
}

// As whoever installs it has it: packed by npm, without this checkout around it.
test('what npm packs is whole: it can be installed and used, and holds nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ouro-npm-'));
  try {
    const command = (name, ...words) => {
      const { status, stdout, stderr } = spawnSync(name, words, { cwd: folder, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      return stdout;
    };
    const [{ files, filename }] = JSON.parse(command('npm', 'pack', '--json', join(BUILD, 'package')));
    const strange = files.map(({ path }) => path).filter((path) => !/^[a-z_]+[.](js|d[.]ts)$|^ouro-3[.]11[.]((rest[.])?wasm|library|data)$|^(LICENSE|README[.]md|package[.]json)$/.test(path));
    assert.deepEqual(strange, []);
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    command('npm', 'install', '--offline', '--no-audit', '--no-fund', `./${filename}`);
    writeFileSync(join(folder, 'use.js'), `import { load } from 'ouroboros';
for (const worker of [false, true]) {
  const python = await load({ worker });
  const recording = await python.record('import json, unicodedata\\nprint(json.dumps([1]), unicodedata.name("a"))\\n');
  console.log(recording.output.map(({ text }) => text).join('').trim(), recording.status);
  python.close();
}
`);
    assert.equal(command(process.execPath, 'use.js'), '[1] LATIN SMALL LETTER A 0\n'.repeat(2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
