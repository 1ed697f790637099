// Every program prints what CPython 3.11 prints and ends with its exit status, natively and in WebAssembly; its heap is
// consistent, nothing is left when it was torn down, and both builds leave the same bytes.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BUILD, ROOT } from '../tools/places.mjs';
import { asksPython, PYTHON } from '../tools/python.mjs';
import { loadEngine } from '../../wasm/js/loader.js';
import { NodeFiles } from '../../wasm/js/node_files.js';
import { Program } from '../../wasm/js/program.js';

const LONGEST_RUN_MS = 60_000;
const SETTINGS = ['-X', 'showrefcount', '-X', 'own-time', '--verify', '--fingerprint'];
const shared = join(ROOT, '../shared/conformance/own');
const below = (folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true }) : [])
  .filter((name) => name.endsWith('.py')).sort().map((name) => join(folder, name));
const programs = [...below(join(ROOT, 'tests/programs')), ...below(shared)];

// What WebAssembly cannot do as CPython does, and why. These run natively alone.
const NATIVE_ALONE = {
  'found/recursion_depth.py': 'a JavaScript engine has less stack than CPython (wasm/README.md: Depth)',
  'exceptions/recursion_through_special_methods.py': 'a JavaScript engine has less stack than CPython (wasm/README.md: Depth)',
  'exceptions/recursion_words.py': 'a JavaScript engine has less stack than CPython (wasm/README.md: Depth)',
  'library/files.py': "the C library's texts of errors go by other numbers than Linux'",
  'numbers/math_functions.py': 'functions of the C library differ in a last bit (wasm/README.md: Arithmetic)',
};
// What prints the same and leaves other bytes, and why.
const OTHER_BYTES = {
  'hostile/deep_use.py': 'the depth that a recursion comes to',
  'hostile/deep_wrappers.py': 'the depth that a recursion comes to',
  'hostile/mutation_while_reading.py': 'the depth that a recursion comes to',
  'exceptions/traces_of_the_library.py': 'what the file system tells of files',
  'library/standard_streams.py': 'what the host tells of its streams and its folder',
  'library/asyncio_that_is_logged.py': "the process's number",
  'library/files_in_many_pieces.py': 'files with names of the moment',
  'library/looking_at_live_objects.py': 'files with names of the moment',
  'library/streams_copied_and_pickled.py': 'files with names of the moment',
  'library/zones_of_time.py': 'what the file system tells of files',
  'library/archives.py': 'files with names of the moment',
  'library/modules_small_and_odd.py': 'files with names of the moment',
  'library/paths_of_windows_and_other_formats.py': 'what the file system tells of files',
  'library/processes_within.py': "the process's number",
  'library/profiled.py': 'what the clock tells',
  'library/what_the_system_tells.py': 'what the host tells of the process and its users',
  'modules/logged.py': 'files with names of the moment',
  'modules/logging_by_configuration.py': 'files with names of the moment',
  'modules/markup_and_gzip.py': 'files with names of the moment',
  'modules/shelves_and_lines_of_files.py': 'files with names of the moment',
  'modules/stand_ins.py': "the process's number",
  'modules/paths_and_files_for_a_while.py': 'files with names of the moment',
  'text/encodings.py': 'files with names of the moment',
  'library/statistics_of_data.py': 'random.gauss: sin and cos differ in a last bit (wasm/README.md: Arithmetic)',
};
const leavesOtherBytes = (filename) => Object.keys(OTHER_BYTES).some((name) => filename.endsWith(`/programs/${name}`));

const isNativeAlone = (filename) => Object.keys(NATIVE_ALONE).some((name) => filename.endsWith(`/programs/${name}`));

// The engine runs in this process, so that all find the same in os.environ.
Object.assign(process.env, { PYTHONHASHSEED: '0', PYTHONUTF8: '1', PYTHONDONTWRITEBYTECODE: '1' });

function runProcess(command, words) {
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], timeout: LONGEST_RUN_MS });
  const chunks = { stdout: [], stderr: [] };
  for (const stream of ['stdout', 'stderr']) child[stream].on('data', (chunk) => chunks[stream].push(chunk));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code, signal) => done({
      stdout: Buffer.concat(chunks.stdout).toString('latin1'),
      stderr: Buffer.concat(chunks.stderr).toString(),
      status: code ?? signal,
    }));
  });
}

let module;
const libraryUrl = pathToFileURL(join(BUILD, 'wasm/ouro-3.11.library'));

// The same as the command does, without the time that a process and compiling the engine take.
async function runInWasm(filename) {
  const written = { 1: [], 2: [] };
  const write = (stream, bytes) => written[stream].push(Buffer.from(bytes));
  const files = new NodeFiles();
  const host = { write, source: (path) => files.source(path), file: (request) => files.request(request) };
  const engine = await loadEngine({ module, libraryUrl, host });
  const program = new Program(engine, { ownTime: true, folder: dirname(filename), argv: [filename] });
  if (program.load(readFileSync(filename), { filename, isFile: true })) program.run();
  const problem = engine.withBytes(256, (why) => (engine.exports.runtime_check(program.runtime, why, 256) ? null : engine.text(why)));
  const fingerprint = BigInt.asUintN(64, engine.exports.heap_fingerprint(program.runtime)).toString(16).padStart(16, '0');
  const region = `[region of ${engine.exports.heap_bytes(program.runtime)} bytes: ${fingerprint}]`;
  const left = program.end();
  return {
    stdout: Buffer.concat(written[1]).toString('latin1'),
    stderr: Buffer.concat(written[2]).toString(),
    status: program.status,
    problem,
    region,
    left,
  };
}

function checkNative(expected, actual) {
  assert.equal(actual.stdout, expected.stdout, 'natively it prints the same');
  assert.equal(actual.status, expected.status, `natively it ends the same: ${actual.stderr}`);
  assert.match(actual.stderr, /^ouro: the heap is consistent$/m);
  assert.match(actual.stderr, /^\[0 refs, 0 blocks\]$/m);
}

// What the program has written, without the lines of the command's own, which stand before what its end writes.
const withoutOwnLines = (text) => text.replace(/^(\[region .*\]|ouro: the heap is consistent|\[\d+ refs, \d+ blocks\])\n/gm, '');

async function check(filename) {
  const [expected, native] = await Promise.all([
    runProcess(PYTHON, [filename]),
    runProcess(join(BUILD, 'native/ouro'), [...SETTINGS, filename]),
  ]);
  checkNative(expected, native);
  if (isNativeAlone(filename)) return;
  const wasm = await runInWasm(filename);
  assert.equal(wasm.stdout, expected.stdout, 'in WebAssembly it prints the same');
  assert.equal(wasm.status, expected.status, `in WebAssembly it ends the same: ${wasm.stderr}`);
  assert.equal(wasm.problem, null, 'in WebAssembly the heap is consistent');
  assert.deepEqual(wasm.left, { references: 0, blocks: 0 });
  if (!leavesOtherBytes(filename)) {
    assert.equal(wasm.region, native.stderr.match(/^\[region .*\]$/m)[0], 'both builds leave the same bytes');
  }
  assert.equal(withoutOwnLines(native.stderr), wasm.stderr, 'both builds report the same errors');
}

describe('programs', { concurrency: 2 }, () => {
  before(() => {
    module = new WebAssembly.Module(readFileSync(join(BUILD, 'wasm/ouro-3.11.wasm')));
  });
  test('there are programs', () => assert.ok(programs.length > 30));
  for (const filename of programs) test(relative(ROOT, filename), asksPython, () => check(filename));
});
