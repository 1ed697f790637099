// The command `ouro` in WebAssembly: `node wasm/js/run.mjs [options] FILE [argument …]`, or -c TEXT, or - for standard input.
// -X showrefcount, -X heap-limit=SIZE, -X own-time, --verify and --fingerprint are those of `ouro --help`.
import { readFileSync, readSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { loadEngine } from './loader.js';
import { NodeFiles } from './node_files.js';
import { Program } from './program.js';

const OUTPUT_BUFFER = 8192;
const STATUS_UNWRITTEN = 120;

// Standard output is buffered, as in CPython; standard error is not.
class Console {
  #output = Buffer.alloc(OUTPUT_BUFFER);
  #length = 0;
  #input = Buffer.alloc(65536);
  #from = 0;
  #to = 0;
  hasFailed = false;

  #writeAll(stream, bytes) {
    for (let written = 0; written < bytes.length;) {
      try {
        written += writeSync(stream, bytes, written);
      } catch (error) {
        if (error.code === 'EAGAIN') continue;
        this.hasFailed ||= stream === 1;
        return;
      }
    }
  }

  flush() {
    this.#writeAll(1, this.#output.subarray(0, this.#length));
    this.#length = 0;
  }

  write(stream, bytes) {
    if (stream === 2) return this.#writeAll(2, bytes);
    if (bytes.length === 0 || bytes.length > OUTPUT_BUFFER - this.#length) this.flush();
    if (bytes.length > OUTPUT_BUFFER) return this.#writeAll(1, bytes);
    this.#output.set(bytes, this.#length);
    this.#length += bytes.length;
    if (process.stdout.isTTY && bytes.includes(10)) this.flush();
    return undefined;
  }

  #fill() {
    for (;;) {
      try {
        return readSync(0, this.#input);
      } catch (error) {
        if (error.code !== 'EAGAIN') return 0;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      }
    }
  }

  read(capacity) {
    this.flush();
    if (this.#from === this.#to) {
      this.#from = 0;
      this.#to = this.#fill();
    }
    const there = this.#input.subarray(this.#from, Math.min(this.#to, this.#from + capacity));
    const end = there.indexOf(10);
    const bytes = end < 0 ? there : there.subarray(0, end + 1);
    this.#from += bytes.length;
    return bytes;
  }
}

const UNITS = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };

function parseSize(word) {
  const [, digits, unit] = word.match(/^(\d+)([KMG]?)$/i) ?? [];
  return digits === undefined ? usage(`Not a size: ${word}`) : Number(digits) * UNITS[unit.toUpperCase()];
}

const USAGE = 'usage: node run.mjs [-X showrefcount] [-X own-time] [-X heap-limit=SIZE] [--verify] [--fingerprint] [--engine URL] [-c cmd | file | -] [arg] ...\n';
const X_SETTINGS = ['showrefcount', 'own-time', 'heap-limit'];
const SWITCHES = ['--verify', '--fingerprint'];

function usage(why) {
  process.stderr.write(`${why}\n${USAGE}`);
  process.exit(2);
}

// The words of the command line: { settings, program, argv }.
function parse(words) {
  const settings = { engine: process.env.OURO_ENGINE };
  for (let i = 0; i < words.length; i++) {
    const [word, value] = words.slice(i, i + 2);
    if (word === '-X') {
      const [name, argument] = (value ?? '').split('=');
      if (!X_SETTINGS.includes(name)) usage(`Unknown setting: -X ${value ?? ''}`);
      settings[name] = name === 'heap-limit' ? parseSize(argument ?? '') : true;
      i++;
    } else if (word === '--engine') {
      settings.engine = value;
      i++;
    } else if (word === '-c') {
      return { settings, command: value ?? usage('Argument expected for -c'), argv: ['-c', ...words.slice(i + 2)] };
    } else if (SWITCHES.includes(word)) {
      settings[word.slice(2)] = true;
    } else if (word === '--help' || word === '-h') {
      process.stdout.write(USAGE);
      process.exit(0);
    } else if (word.startsWith('-') && word !== '-') {
      usage(`Unknown option: ${word}`);
    } else {
      return { settings, file: word, argv: words.slice(i) };
    }
  }
  return { settings, file: '-', argv: [''] };
}

function readProgram({ file, command }) {
  if (command !== undefined) return { text: `${command}\n`, filename: '<string>', isFile: false, folder: '' };
  if (file === '-') return { text: readFileSync(0), filename: '<stdin>', isFile: false, folder: '' };
  const filename = resolve(file);
  try {
    return { text: readFileSync(file), filename, isFile: true, folder: dirname(filename) };
  } catch (error) {
    const reason = error.code === 'ENOENT' ? '[Errno 2] No such file or directory' : error.message;
    process.stderr.write(`ouro: can't open file '${filename}': ${reason}\n`);
    return process.exit(2);
  }
}

// Whether the heap is consistent; what is not is told.
function verify(engine, runtime) {
  const problem = engine.withBytes(256, (why) => (engine.exports.runtime_check(runtime, why, 256) ? null : engine.text(why)));
  process.stderr.write(`ouro: ${problem ?? 'the heap is consistent'}\n`);
  return problem === null;
}

function fingerprint(engine, runtime) {
  const number = BigInt.asUintN(64, engine.exports.heap_fingerprint(runtime));
  process.stderr.write(`[region of ${engine.exports.heap_bytes(runtime)} bytes: ${number.toString(16).padStart(16, '0')}]\n`);
}

// A JavaScript engine makes a function quicker while it runs, but a call that is on goes on as it began: the loop that runs
// the program is left and entered again for a while, until it is as quick as it gets.
const WARM_STEPS = 20_000;
const WARM_MS = 1500;

function runQuickly(program) {
  const end = performance.now() + WARM_MS;
  while (performance.now() < end) if (program.run(WARM_STEPS)) return;
  program.run();
}

async function main() {
  const { settings, argv, ...source } = parse(process.argv.slice(2));
  const { text, folder, ...name } = readProgram(source);
  // Most of the engine is never called by one program: each function is compiled when it is.
  setFlagsFromString('--wasm-lazy-compilation');
  const streams = new Console();
  const files = new NodeFiles();
  const host = {
    write: (stream, bytes) => streams.write(stream, bytes),
    read: (capacity) => streams.read(capacity),
    source: (path) => files.source(path),
    file: (request) => files.request(request),
  };
  const url = settings.engine ?? new URL('../../build/wasm/ouro-3.11.wasm', import.meta.url);
  const engine = await loadEngine({ url, host });
  const program = new Program(engine, { heapLimit: settings['heap-limit'] ?? 0, ownTime: settings['own-time'] === true, folder, argv });
  if (program.load(text, name)) runQuickly(program);
  streams.flush();
  let { status } = program;
  if (settings.verify && !verify(engine, program.runtime)) status ||= 1;
  if (settings.fingerprint) fingerprint(engine, program.runtime);
  const { references, blocks } = program.end();
  streams.flush();
  if (settings.showrefcount) process.stderr.write(`[${references} refs, ${blocks} blocks]\n`);
  process.exitCode = streams.hasFailed && status === 0 ? STATUS_UNWRITTEN : status;
  if (program.wasInterrupted) process.kill(process.pid, 'SIGINT');
}

await main();
