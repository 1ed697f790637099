// Loads the engine (ouro-<profile>.wasm) in Node, a page or a worker, and gives its exports types.
// Owns instantiation, strings, and access to linear memory; knows nothing of what the exports mean.
import { compileEngine } from './compile.js';
import { EngineError } from './engine_error.js';
import { engineUrl, fileUrls, LIBRARY_FILES, librarySource } from './engine_files.js';
import { stackRoom } from './stack.js';

export { compileEngine, EngineError };

// Where things lie in linear memory; core/base/ref.h and core/memory/host.h are the source.
export const HOST_PAGE = 0x3fe000;
export const REGION_START = 0x400000;
// The high half of every heap address: what the low 32 bits are added to.
const REF_HIGH_HALF = 0x2000 * 2 ** 32;

// Texts of so many bytes need not find room on the C stack.
const LONG_TEXT = 16 * 1024;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

const isWhole = (least, most) => (value) => Number.isInteger(value) && value >= least && value <= most;
const wholeNumber = (least, most, convert = Number) => ({
  accepts: isWhole(least, most),
  wanted: `a whole number from ${least} to ${most}`,
  convert,
});

// How a type of wasm/exports.h passes to and from JavaScript. WebAssembly itself would take anything, and make 0 of
// NaN and a large number of a negative one.
const TO_WASM = {
  u32: wholeNumber(0, 2 ** 32 - 1),
  i32: wholeNumber(-(2 ** 31), 2 ** 31 - 1),
  address: wholeNumber(0, 2 ** 32 - 1),
  size: wholeNumber(0, Number.MAX_SAFE_INTEGER, BigInt),
  ref: wholeNumber(0, Number.MAX_SAFE_INTEGER, BigInt),
  f64: { accepts: (value) => typeof value === 'number', wanted: 'a number', convert: Number },
  i64: {
    accepts: (value) => typeof value === 'bigint' && BigInt.asIntN(64, value) === value,
    wanted: 'a bigint of 64 bits',
    convert: (value) => value,
  },
  boolean: { accepts: (value) => typeof value === 'boolean', wanted: 'true or false', convert: Number },
};
const FROM_WASM = {
  void: () => undefined,
  u32: (value) => value >>> 0,
  i32: (value) => value,
  f64: (value) => value,
  address: (value) => value >>> 0,
  boolean: (value) => value !== 0,
  size: (value) => Number(BigInt.asUintN(64, value)),
  ref: (value) => Number(BigInt.asUintN(64, value)),
  i64: (value) => value,
  text: (value, engine) => (value === 0 ? null : engine.text(value >>> 0)),
};

// One line of ouro_exports(): "result name(type argument, …)".
function parseRow(line) {
  const [, result, name, list] = line.match(/^(\w+) (\w+)\((.*)\)$/);
  const parameters = list === 'void' ? [] : list.split(', ').map((parameter) => {
    const [type, parameterName] = parameter.split(' ');
    return { type, name: parameterName };
  });
  return { result, name, parameters };
}

function toWasm({ accepts, wanted, convert }, value, place) {
  if (!accepts(value)) throw new EngineError(`${place} must be ${wanted}, not ${String(value)}`);
  return convert(value);
}

function wrap(engine, raw, { result, name, parameters }) {
  const fromWasm = FROM_WASM[result];
  const kinds = parameters.map((parameter) => TO_WASM[parameter.type]);
  const places = parameters.map((parameter) => `${name}: ${parameter.name}`);
  const [first, second] = kinds;
  // Most have few, and some of these are called very often.
  if (kinds.length === 1) return (value) => fromWasm(raw(toWasm(first, value, places[0])), engine);
  if (kinds.length === 2) return (one, other) => fromWasm(raw(toWasm(first, one, places[0]), toWasm(second, other, places[1])), engine);
  return (...values) => fromWasm(raw(...kinds.map((kind, i) => toWasm(kind, values[i], places[i]))), engine);
}

// Waits that many nanoseconds; false when that is not possible here (a page's own thread).
function sleep(nanoseconds) {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(nanoseconds) / 1e6);
    return true;
  } catch {
    return false;
  }
}

// What Host.source answers for a folder, and Host.file where there are no files.
export const FOLDER = 'folder';
export const NO_FILES = -38;

// HostFileOperation of core/memory/host.h, in its order.
const FILE_OPERATIONS = [
  'open', 'close', 'read', 'write', 'seek', 'truncate', 'status', 'remove', 'makeDirectory', 'removeDirectory', 'rename',
  'names', 'directory', 'changeDirectory', 'environment', 'process',
];
const STATUS_BYTES = 80;

const CLOCK_WALL = 0;
const milliseconds = (kind) => (kind === CLOCK_WALL ? performance.timeOrigin : 0) + performance.now();

// What a program meets where nobody says otherwise: its output is dropped, its input is empty, its clocks are right.
const PLAIN_HOST = {
  write: () => {},
  read: () => new Uint8Array(0),
  source: () => null,
  file: () => NO_FILES,
  library: () => new Uint8Array(0),
  clock: (kind) => BigInt(Math.round(milliseconds(kind) * 1e6)),
  sleep,
  event: () => {},
  piece: () => {},
};

// The imports of wasm/imports.h.
function hostImports(bytesAt, host) {
  let text;
  const libraries = [];
  const textAt = (address) => {
    const all = bytesAt(0);
    return decoder.decode(all.subarray(address, all.indexOf(0, address)));
  };
  return {
    host_write(stream, address, count) {
      host.write(stream, bytesAt(address >>> 0, count >>> 0));
    },
    host_read(place, capacity) {
      const bytes = host.read(capacity >>> 0);
      if (bytes === null) return -1;
      bytesAt(place >>> 0, capacity >>> 0).set(bytes);
      return bytes.length;
    },
    host_source(path, place, capacity) {
      const bytes = host.source(textAt(path >>> 0));
      if (bytes === null || bytes === FOLDER) return bytes === null ? -1n : -2n;
      const count = Math.min(bytes.length, Number(capacity));
      bytesAt(place >>> 0, count).set(bytes.subarray(0, count));
      return BigInt(bytes.length);
    },
    host_library(file, offset, place, length) {
      libraries[file] ??= host.library(LIBRARY_FILES[file]);
      const library = libraries[file];
      const [from, count] = [Number(offset), Number(length)];
      bytesAt(place >>> 0, count).set(library.subarray(from, from + count));
      return BigInt(Math.max(0, Math.min(count, library.length - from)));
    },
    host_file(code, flags, number, offset, path, other, buffer, length) {
      const operation = FILE_OPERATIONS[code];
      const [from, to] = [path, other].map((name) => (name === 0 ? null : textAt(name >>> 0)));
      const bytes = buffer === 0 ? null : bytesAt(buffer >>> 0, operation === 'status' ? STATUS_BYTES : Number(length));
      const answer = host.file({ operation, flags, number: Number(number), offset: Number(offset), path: from, other: to, bytes });
      if (!(answer instanceof Uint8Array)) return BigInt(answer);
      text = answer;
      return BigInt(answer.length);
    },
    host_file_text: (place, length) => bytesAt(place >>> 0, length >>> 0).set(text),
    host_clock: (kind) => host.clock(kind),
    host_sleep: (nanoseconds) => (host.sleep(nanoseconds) === false ? -1 : 0),
    host_event: (kind, phase, clock, subject, other, value) => host.event(kind, phase, clock, subject, other, value),
    host_piece: (address, count) => host.piece(bytesAt(address >>> 0, count >>> 0)),
  };
}

// The rest of each compiled engine, once it is there. A release has two modules: one with what most programs need, and the rest,
// which is fetched when something of it is called, or ahead of that (fetchRest).
const rests = new WeakMap();

// Both say of which build they are: one is of no use to another's functions and tables.
const BUILD = 'build';

function buildOf(compiled) {
  return WebAssembly.Module.customSections(compiled, BUILD).map((bytes) => new Uint8Array(bytes).join()).join();
}

function compileRest(compiled, bytes) {
  const rest = new WebAssembly.Module(bytes);
  if (buildOf(rest) !== buildOf(compiled)) throw new EngineError('it is of another build than the engine');
  return rest;
}

// What the engine imports of its rest: functions that put it beside the engine, where it takes their places in the table, and call
// what then stands there. The name of each says how far its place lies behind that of the one before, and WebAssembly asks for them
// in that order. `bytes()` gives the rest.
function restImports(compiled, bytes, instanceOf) {
  let isThere = false;
  const join = () => {
    try {
      if (!rests.has(compiled)) rests.set(compiled, compileRest(compiled, bytes()));
      isThere = new WebAssembly.Instance(rests.get(compiled), { first: instanceOf().exports }) !== null;
    } catch (error) {
      throw new EngineError(`the rest of the engine (.rest.wasm) could not be loaded: ${error.message}`);
    }
  };
  const standIn = (place) => (...values) => {
    if (!isThere) join();
    return instanceOf().exports.__indirect_function_table.get(place)(...values);
  };
  let last = 0;
  return new Proxy({}, { get: (_, step) => standIn((last += Number(step))) });
}

// A few WASI calls, for the message of a failed assertion and for abort(), where assertions are built in.
// fd_seek and fd_close come along with the C library's output; nothing calls them.
function wasiImports(bytesAt, onText) {
  const NOT_SUPPORTED = 58;
  return {
    fd_write(stream, vectors, count, writtenAddress) {
      const word = (address) => new DataView(bytesAt(address, 4).slice().buffer).getUint32(0, true);
      let written = 0;
      let output = '';
      for (let i = 0; i < count; i++) {
        const length = word(vectors + 8 * i + 4);
        output += decoder.decode(bytesAt(word(vectors + 8 * i), length));
        written += length;
      }
      bytesAt(writtenAddress, 4).set(new Uint8Array(Uint32Array.of(written).buffer));
      if (output !== '') onText(output, stream);
      return 0;
    },
    fd_seek: () => NOT_SUPPORTED,
    fd_close: () => NOT_SUPPORTED,
    proc_exit(code) {
      throw new EngineError(`the engine stopped with code ${code}`);
    },
  };
}

// One instance of the module: its exports with types, and its linear memory.
export class Engine {
  #instance;
  #exports = {};
  // Bytes of this thread's stack for WebAssembly's calls, about; 0: not known.
  stackRoom = 0;

  constructor(instance) {
    this.#instance = instance;
    if (instance.exports.__heap_base.value > HOST_PAGE) {
      throw new EngineError('the static data of this build reaches into the region');
    }
    instance.exports._initialize?.();
    const rows = this.text(instance.exports.ouro_exports() >>> 0).trimEnd().split('\n');
    for (const row of rows.map(parseRow)) {
      this.#exports[row.name] = wrap(this, instance.exports[row.name], row);
    }
    Object.freeze(this.#exports);
  }

  // The functions of wasm/exports.h; exports.d.ts has their types.
  get exports() {
    return this.#exports;
  }

  // The exports as WebAssembly gives them: for what has no row in wasm/exports.h.
  get raw() {
    return this.#instance.exports;
  }

  get profile() {
    return this.#exports.ouro_profile();
  }

  // The whole of linear memory. Growth replaces the buffer, so hold on to none of these across a call.
  get buffer() {
    return this.#instance.exports.memory.buffer;
  }

  bytes(address, length) {
    return new Uint8Array(this.buffer, address, length);
  }

  view(address, length) {
    return new DataView(this.buffer, address, length);
  }

  // The NUL-ended string at `address`.
  text(address) {
    const all = new Uint8Array(this.buffer);
    const end = isWhole(0, all.length)(address) ? all.indexOf(0, address) : -1;
    if (end < 0) throw new EngineError(`there is no string at ${String(address)}`);
    return decoder.decode(all.subarray(address, end));
  }

  // Calls `use` with the address of `length` bytes that exist during the call alone, 16-byte aligned.
  // They come from the C stack, so this is for what is small: strings, out-parameters, short tables.
  withBytes(length, use) {
    const { stackSave, stackAlloc, stackRestore } = this.#instance.exports;
    toWasm(wholeNumber(0, 256 * 1024), length, 'withBytes: length');
    const top = stackSave();
    try {
      return use(stackAlloc(length) >>> 0);
    } finally {
      stackRestore(top);
    }
  }

  // The same for what is not small, outside the region of `heap`, which must not be changed during the call.
  withBuffer(heap, length, use) {
    const address = this.#exports.heap_buffer_alloc(heap, length);
    if (address === 0) throw new EngineError(`there is no memory for ${length} bytes outside the heap`);
    try {
      return use(address);
    } finally {
      this.#exports.heap_buffer_free(heap, address);
    }
  }

  // Calls `use` with the address of `string` as UTF-8, NUL-ended, and its length in bytes. A long one needs the heap that
  // withBuffer() needs.
  withText(string, use, heap = null) {
    const encoded = encoder.encode(string);
    const put = (address) => {
      const target = this.bytes(address, encoded.length + 1);
      target.set(encoded);
      target[encoded.length] = 0;
      return use(address, encoded.length);
    };
    const isLong = heap !== null && encoded.length >= LONG_TEXT;
    return isLong ? this.withBuffer(heap, encoded.length + 1, put) : this.withBytes(encoded.length + 1, put);
  }

  // Between a heap address (a Ref, as id() prints it) and where it lies in linear memory.
  addressOf(ref) {
    return ref % 2 ** 32;
  }

  refOf(address) {
    return address === 0 ? 0 : REF_HIGH_HALF + address;
  }

  // The bytes of the region of `heap`, as they are now: a view, not a copy.
  region(heap) {
    return this.bytes(heap, this.#exports.heap_bytes(heap));
  }
}

// Fetches the rest of a compiled engine ahead of its use. What fails here is tried once more when it is used.
export async function fetchRest(compiled, {
  profile = '3.11',
  library,
  libraryUrl,
  url = library === undefined ? engineUrl(profile) : undefined,
}) {
  const urlOf = await fileUrls({ library, libraryUrl, url });
  if (rests.has(compiled) || urlOf?.('rest').protocol === 'file:') return;
  try {
    const bytes = urlOf === null ? library.rest : await (await fetch(urlOf('rest'))).arrayBuffer();
    const rest = await WebAssembly.compile(bytes);
    if (!rests.has(compiled) && buildOf(rest) === buildOf(compiled)) rests.set(compiled, rest);
  } catch {
    // Nobody waits for it yet.
  }
}

// Loads an engine from one of `url`, `bytes` or a compiled `module`; by default the one of `profile` beside this file.
// A relative `url` is relative to the page, as for fetch, or in Node to the current directory.
// `onText(text, stream)` gets the message of a failed assertion. `host` is what a program meets (loader.d.ts: Host).
// The library's modules written in Python are fetched from `libraryUrl`, by default beside the engine, when one is imported;
// the tables that they read lie in a file beside it whose name ends in .data, and the rest of the engine in one that ends in
// .rest.wasm. Or `library` has all three: { library, data, rest }.
export async function loadEngine({
  profile = '3.11',
  bytes,
  module,
  library,
  url = library === undefined ? engineUrl(profile) : undefined,
  onText = (output) => console.error(output.trimEnd()),
  host = {},
  libraryUrl,
} = {}) {
  const compiled = await compileEngine({ profile, url, bytes, module });
  const source = await librarySource({ library, libraryUrl, url });
  let instance;
  const bytesAt = (address, count) => new Uint8Array(instance.exports.memory.buffer, address, count);
  instance = await WebAssembly.instantiate(compiled, {
    ouro: hostImports(bytesAt, { ...PLAIN_HOST, library: source, ...host }),
    rest: restImports(compiled, () => source('rest'), () => instance),
    wasi_snapshot_preview1: wasiImports(bytesAt, onText),
  });
  const engine = new Engine(instance);
  engine.stackRoom = await stackRoom();
  if (engine.profile !== profile) {
    throw new EngineError(`this engine has the profile ${engine.profile}, not ${profile}`);
  }
  return engine;
}
