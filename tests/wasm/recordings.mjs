// What the tests of recordings share: the engine, and a run that is watched without being recorded.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { HostLog } from '../../wasm/js/host_log.js';
import { Input } from '../../wasm/js/input.js';
import { loadEngine } from '../../wasm/js/loader.js';
import { MemoryFiles } from '../../wasm/js/memory_files.js';
import { Recorder } from '../../wasm/js/recorder.js';
import { Runner } from '../../wasm/js/runner.js';
import { describe } from '../../wasm/js/descriptions.js';

export const url = pathToFileURL(join(BUILD, 'wasm/ouro-3.11.wasm'));
const module = new WebAssembly.Module(readFileSync(url));
const library = readFileSync(join(BUILD, 'wasm/ouro-3.11.library'));
const data = readFileSync(join(BUILD, 'wasm/ouro-3.11.data'));

export const engineWith = (host) => loadEngine({ module, url, host: { library: (file) => (file === 'data' ? data : library), ...host } });

const { constants } = describe(await engineWith({}));
export const kinds = Object.fromEntries(constants.event.map((name, number) => [name, number]));

export const digest = (bytes) => createHash('sha1').update(bytes).digest('hex');

// Without a text, a prompt.
const program = (text) => ({ text, hasPrompt: text === null, filename: '/program.py', isFile: true, folder: '/', argv: ['/program.py'], ownTime: true });

function hostOf(write = () => {}) {
  const files = new MemoryFiles();
  const input = new Input();
  return {
    write, read: (capacity) => input.read(capacity), source: (path) => files.source(path), file: (request) => files.request(request),
    clock: () => 0n, sleep: () => true,
  };
}

export const recorderOf = (text, { write, ...options } = {}) =>
  Recorder.create(engineWith, { ...program(text), ...options }, { host: hostOf(write), kinds, seldom: ['collection_start'], ...options });

// Runs a program once, without ever leaving it, and calls onInstant(clock, region) at these instants, ascending. In place of a text
// there may be the lines that are typed at a prompt.
export async function watch(text, instants, onInstant) {
  const isTyped = Array.isArray(text);
  const lines = isTyped ? text.map((line) => `${line}\n`) : [];
  const log = new HostLog({ ...hostOf(), line: () => lines.shift() ?? null });
  const { host, use } = Runner.connect(log, () => {});
  const options = program(isTyped ? null : text);
  const runner = new Runner(await engineWith(host), log, options);
  use(runner);
  runner.load(options.text, options.hasPrompt, options);
  let next = 0;
  const onWake = (clock) => {
    onInstant(clock, runner.region);
    next++;
    return instants[next] ?? Infinity;
  };
  while (runner.stage !== 'done') runner.go({ wakeAt: instants[next] ?? Infinity, onWake });
}

// Numbers that look random and are the same in every run.
export function randomly(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
