// The rooms of core/ stand in one direction: each includes only rooms to its left. And what else holds for all of them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { BUILD, ROOT } from '../tools/places.mjs';
import { cFiles, filesBelow, isCFile } from '../tools/files.mjs';

const ROOMS = ['base', 'profile', 'memory', 'object', 'gc', 'types', 'inspect', 'lang', 'modules', 'api', 'cli'];
const PUBLIC = 'ouro';

// Outside core only the public headers are for use. Tests of a room's inside are excepted. So is what wasm/ shows
// of the allocator alone, a heap without objects, which no public header offers; wasm/program.c, which is in
// WebAssembly what core/cli is natively; and what a recording reads and puts back as bytes of a region.
const MAY_INCLUDE = [
  { file: /^tests\//, header: /^/ },
  { file: /^wasm\/(exports\.c|arguments\.h)$/, header: /^memory\/(memory|platform)\.h$/ },
  { file: /^wasm\/instants\.c$/, header: /^(memory\/(memory|platform)|object\/(runtime|layout_language)|types\/text\/str)\.h$/ },
  { file: /^wasm\/inspection\.c$/, header: /^(memory\/memory|inspect\/heap)\.h$/ },
  { file: /^wasm\/program\.c$/, header: /^(lang\/(run|script|statement)|memory\/platform|object\/error|types\/(error\/)?exception)\.h$/ },
];

const read = (path) => readFileSync(join(ROOT, path), 'utf8');

function includesOf(path) {
  return [...read(path).matchAll(/^\s*#\s*include\s+"([^"]+)"/gm)].map((match) => match[1]);
}

// What is wrong with one #include of a core file; undefined when nothing is.
export function includeFault(path, included) {
  const [, room] = path.split('/');
  const target = included.split('/')[0];
  if (target === PUBLIC) return undefined;
  if (room === 'include') return 'a public header includes public headers alone';
  if (!ROOMS.includes(target)) return 'not "room/file.h" nor "ouro/file.h"';
  if (ROOMS.indexOf(target) > ROOMS.indexOf(room)) return `${target} is to the right of ${room}`;
  return undefined;
}

test('a core file includes only rooms to its left and public headers', () => {
  const files = filesBelow('core', isCFile);
  assert.ok(files.length > 0);
  const faults = files.flatMap((path) =>
    includesOf(path)
      .map((included) => [included, includeFault(path, included)])
      .filter(([, fault]) => fault)
      .map(([included, fault]) => `${path}: "${included}": ${fault}`),
  );
  assert.deepEqual(faults, []);
});

test('the check above sees a wrong direction', () => {
  assert.ok(includeFault('core/memory/pool.c', 'gc/gc.h'));
  assert.ok(includeFault('core/memory/pool.c', 'pool.h'));
  assert.ok(includeFault('core/include/ouro/ouro.h', 'memory/pool.h'));
  assert.equal(includeFault('core/gc/collect.c', 'memory/pool.h'), undefined);
  assert.equal(includeFault('core/gc/collect.c', 'ouro/trace.h'), undefined);
});

test('outside core only the public headers are included', () => {
  const faults = cFiles()
    .filter((path) => !path.startsWith('core/'))
    .flatMap((path) =>
      includesOf(path)
        .filter((included) => ROOMS.includes(included.split('/')[0]))
        .filter((included) => !MAY_INCLUDE.some(({ file, header }) => file.test(path) && header.test(included)))
        .map((included) => `${path}: "${included}"`),
    );
  assert.deepEqual(faults, []);
});

test('no test is in a file that `node --test` would not take, and no tool in one that it would', () => {
  const isTaken = (path) => /(^|[/.\-_])test\.[cm]?js$|(^|\/)test-[^/]*\.[cm]?js$|\/test\//.test(path);
  const scripts = filesBelow('tests', (name) => /\.[cm]?js$/.test(name));
  const isTest = (path) => /\bfrom 'node:test'/.test(read(path));
  assert.deepEqual(scripts.filter((path) => isTaken(path) !== isTest(path)), []);
});

test('only core/profile holds an #if about versions', () => {
  const faults = filesBelow('core', isCFile)
    .filter((path) => !path.startsWith('core/profile/'))
    .filter((path) => /^\s*#\s*(el)?if.*\b(OURO_PROFILE|PROFILE_\w+)\b/m.test(read(path)));
  assert.deepEqual(faults, []);
});

test('the library has no mutable data outside the region', () => {
  const library = join(BUILD, 'native/libouro.a');
  const output = execFileSync('objdump', ['--syms', library], { encoding: 'utf8', maxBuffer: 1 << 28 });
  // Columns: address, flags (O: an object, F: a function), section, size, name.
  const symbols = [...output.matchAll(/^[0-9a-f]{16} .{6}([ OF]) (\S+)\t[0-9a-f]+\s+(?:\.hidden )?(.+)$/gm)];
  assert.ok(symbols.some(([, kind, section]) => kind === 'F' && section.startsWith('.text')), 'the library has code');
  // .data.rel.ro holds constant tables of pointers: the dynamic linker writes them once, then they are read-only.
  const isWritable = (section) => /^(\.t?data|\.t?bss|\*COM\*)/.test(section) && !section.startsWith('.data.rel.ro');
  const writable = symbols.filter(([, kind, section]) => kind === 'O' && isWritable(section)).map(([, , , name]) => name);
  assert.deepEqual(writable, []);
});

test('each room and each folder with files says in a README what it owns', () => {
  const rooms = ROOMS.map((room) => `core/${room}`).filter((path) => existsSync(join(ROOT, path)) && readdirSync(join(ROOT, path)).length > 0);
  const missing = ['core', ...rooms, 'core/cmake', 'core/include', 'wasm', 'web', 'tests'].filter((path) => !existsSync(join(ROOT, path, 'README.md')));
  assert.deepEqual(missing, []);
});

test('the top level holds what it should and nothing else', () => {
  const ALLOWED = ['CMakeLists.txt', 'CMakePresets.json', 'package.json', 'package-lock.json', 'LICENSE', 'README.md',
    'core', 'wasm', 'web', 'tests', 'examples'];
  const NOT_OURS = ['build', 'node_modules'];
  const others = readdirSync(ROOT).filter((name) => !name.startsWith('.') && !ALLOWED.includes(name) && !NOT_OURS.includes(name));
  assert.deepEqual(others, []);
});

test('links between the READMEs lead somewhere', () => {
  const documents = ['README.md', ...['core', 'wasm', 'web', 'tests', 'examples'].flatMap((folder) => filesBelow(folder, (name) => name.endsWith('.md')))];
  const broken = documents.flatMap((path) =>
    [...read(path).matchAll(/\]\(([^)#:]+)(#[^)]*)?\)/g)]
      .map((match) => match[1])
      .filter((target) => !existsSync(join(ROOT, dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  );
  assert.deepEqual(broken, []);
});
