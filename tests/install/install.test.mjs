// What `cmake --install` puts in place is enough for a C program: through pkg-config and through find_package.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { BUILD, ROOT } from '../tools/places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ouro-install-'));
const prefix = join(folder, 'prefix');
const consumer = join(ROOT, 'tests/install/consumer');

function call(command, parameters, environment = {}) {
  return execFileSync(command, parameters, { encoding: 'utf8', env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
}

function find(name, below = prefix) {
  const path = readdirSync(below, { recursive: true }).find((entry) => entry === name || entry.endsWith(`/${name}`));
  assert.ok(path, `${name} is installed`);
  return join(below, path);
}

before(() => call('cmake', ['--install', join(BUILD, 'native'), '--prefix', prefix]));
after(() => rmSync(folder, { recursive: true, force: true }));

test('headers and both libraries are installed', () => {
  for (const header of ['ouro.h', 'python.h', 'inspect.h', 'trace.h', 'export.h']) {
    assert.ok(existsSync(join(prefix, 'include/ouro', header)), header);
  }
  find('libouro.a');
  find('libouro.so');
});

test('only public headers are installed', () => {
  assert.deepEqual(readdirSync(join(prefix, 'include')), ['ouro']);
});

test('a program builds through pkg-config, against either library', () => {
  const environment = { PKG_CONFIG_PATH: dirname(find('ouroboros.pc')) };
  for (const extra of [[], ['--static']]) {
    const flags = call('pkg-config', [...extra, '--cflags', '--libs', 'ouroboros'], environment).trim().split(/\s+/);
    const program = join(folder, `consumer${extra}`);
    const mode = extra.length > 0 ? ['-static'] : [];
    call('gcc', [join(consumer, 'main.c'), ...mode, '-o', program, ...flags]);
    assert.match(call(program, []), /^\d+ kinds of event\n\[0 refs, 0 blocks\]\n$/);
  }
});

test('a program builds through find_package, against either library', () => {
  const build = join(folder, 'build');
  call('cmake', ['-S', consumer, '-B', build, '-G', 'Ninja', `-DCMAKE_PREFIX_PATH=${prefix}`]);
  call('cmake', ['--build', build]);
  for (const program of ['with_ouro', 'with_ouro_shared']) {
    assert.match(call(join(build, program), []), /^\d+ kinds of event\n\[0 refs, 0 blocks\]\n$/);
  }
});

test('the headers compile on their own, as C and as C++', () => {
  for (const [compiler, language, standard] of [['gcc', 'c', 'c11'], ['clang', 'c++', 'c++17']]) {
    for (const header of ['ouro.h', 'inspect.h', 'trace.h']) {
      const source = join(folder, `alone.${language}`);
      writeFileSync(source, `#include <ouro/${header}>\n`);
      call(compiler, ['-x', language, `-std=${standard}`, '-Wall', '-Wextra', '-Werror', '-fsyntax-only', `-I${join(prefix, 'include')}`, source]);
    }
  }
});

// Runs a program that was built against the installed library; it ends with nothing left.
function outputOf(program, parameters = []) {
  const output = call(program, parameters);
  assert.match(output, /\[0 refs, 0 blocks\]\n$/);
  return output;
}

test('the C program in the README prints a heap', () => {
  const [, text] = readFileSync(join(ROOT, 'README.md'), 'utf8').match(/```c\n([^]*?)```/);
  const source = join(folder, 'readme.c');
  const program = join(folder, 'readme');
  writeFileSync(source, text);
  const flags = call('pkg-config', ['--cflags', '--libs', 'ouroboros'], { PKG_CONFIG_PATH: dirname(find('ouroboros.pc')) });
  call('gcc', ['-std=c11', '-Wall', '-Wextra', '-Werror', source, '-o', program, ...flags.trim().split(/\s+/)]);
  const [before, after] = outputOf(program).split('found by the collector: 1\n');
  assert.ok(before.length > 100 && after.length > 100, 'there is a picture before and one after');
  assert.notEqual(before, after);
});

test('the examples build with find_package and do what they say', () => {
  const build = join(folder, 'examples');
  call('cmake', ['-S', join(ROOT, 'examples/c'), '-B', build, '-G', 'Ninja', `-DCMAKE_PREFIX_PATH=${prefix}`]);
  call('cmake', ['--build', build]);
  const hello = outputOf(join(build, 'hello_heap'));
  assert.match(hello, /count 2: named \['a'\]/);
  assert.match(hello, /phase subtract_refs/);
  assert.equal(hello.match(/is tentatively_unreachable/g).length, 2);
  assert.match(hello, /2 unreachable objects found\nafterwards\n {2}no young list\n/);
  const finalizers = outputOf(join(build, 'finalizers'));
  assert.equal(finalizers.match(/finalizer of /g).length, 4);
  assert.match(finalizers, /first died; its weak reference gives None/);
  assert.match(finalizers, /it lives, with 2 references/);
  const file = join(folder, 'heap.ouro');
  const python = call(join(build, 'run_python'), []);
  assert.match(python, /globals\['tree'\]\.leaves\[1\]\.owner\n\[0 refs, 0 blocks\]\n$/);
  assert.equal(call(join(build, 'limits'), ['print(sum(range(10**6)))']), '499999500000\n[0 refs, 0 blocks]\n');
  const limits = spawnSync(join(build, 'limits'), { encoding: 'utf8' });
  assert.equal(limits.stdout, 'as many as fit\nenough after 500 breaks\n[0 refs, 0 blocks]\n');
  assert.equal(limits.status, 3);
  const snapshot = call(join(build, 'snapshot'), [file]);
  assert.match(snapshot, /ended with \[0 refs, 0 blocks\]/);
  assert.match(snapshot, /2 items\] is alive: globals\['config'\]\['window'\]/);
});
