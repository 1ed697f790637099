// Sets up what a step needs on a fresh Debian 12: system packages through apt, npm packages through `npm ci`.
// As root it installs exactly what is missing; otherwise it prints the line that would, and ends the process.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { ROOT, run } from './run.mjs';

// Each Debian package, and how to tell that what it gives is there: a command on PATH, or a file.
const PACKAGES = {
  gcc: { command: 'gcc' },
  'libc6-dev': { file: '/usr/include/stdlib.h' },
  clang: { command: 'clang' },
  'clang-format': { command: 'clang-format' },
  'libclang-rt-14-dev': {},
  cmake: { command: 'cmake' },
  'ninja-build': { command: 'ninja' },
  'pkg-config': { command: 'pkg-config' },
  'libcmocka-dev': { file: '/usr/include/cmocka.h' },
  'libedit-dev': { file: '/usr/include/histedit.h' },
  emscripten: { command: 'emcc' },
  'python3.11': { file: '/usr/bin/python3.11' },
  'python3.11-dev': { file: '/usr/include/python3.11/Python.h' },
  'libmimalloc-dev': {},
  chromium: { command: 'chromium' },
};

// What each purpose needs.
const NATIVE = ['gcc', 'libc6-dev', 'cmake', 'ninja-build', 'libcmocka-dev', 'libedit-dev'];
const WASM = ['cmake', 'ninja-build', 'emscripten'];
const BENCH = ['python3.11', 'python3.11-dev', 'libmimalloc-dev'];
const FUZZ = ['clang', 'libclang-rt-14-dev'];
const NEEDS = {
  start: WASM,
  build: [...NATIVE, ...WASM],
  bench: [...NATIVE, ...WASM, ...BENCH],
  fuzz: [...NATIVE, ...FUZZ],
  format: ['clang-format'],
  test: [...NATIVE, ...WASM, ...BENCH, ...FUZZ, 'clang-format', 'pkg-config', 'chromium'],
};
// The page is put together from packages of npm; the C code needs none.
const NPM_USERS = ['start', 'build', 'test'];

function commandExists(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function packageIsInstalled(name) {
  const query = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' });
  return query.status === 0 && query.stdout.endsWith(' installed');
}

function isThere(name) {
  const { command, file } = PACKAGES[name];
  if (command) return commandExists(command);
  if (file) return existsSync(file);
  return packageIsInstalled(name);
}

function missingPackages(purpose) {
  return [...new Set(NEEDS[purpose])].filter((name) => !isThere(name));
}

function installedVersion(path) {
  const file = join(ROOT, path, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : null;
}

function npmPackagesAreMissing() {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const wanted = Object.keys(lock.packages).filter((path) => path !== '' && !lock.packages[path].optional);
  return wanted.some((path) => installedVersion(path) !== lock.packages[path].version);
}

// Makes sure that everything `purpose` (a key of NEEDS) needs is there. Says what it did.
export async function setUp(purpose) {
  const done = [];
  const missing = missingPackages(purpose);
  if (missing.length > 0) {
    const install = ['apt-get', 'install', '--yes', '--no-install-recommends', ...missing];
    if (process.getuid() !== 0) {
      console.error(`Missing: ${missing.join(', ')}. Install with\n\n  sudo apt-get update && sudo ${install.join(' ')}\n`);
      process.exit(1);
    }
    console.log(`  installing ${missing.join(' ')}`);
    const environment = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { quiet: true, environment });
    await run(install[0], install.slice(1), { quiet: true, environment });
    done.push(`installed ${missing.join(' ')}`);
  }
  if (NPM_USERS.includes(purpose) && npmPackagesAreMissing()) {
    await run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true });
    done.push('installed npm packages');
  }
  return done.length > 0 ? done.join('; ') : 'everything is there';
}
