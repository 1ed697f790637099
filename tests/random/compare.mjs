// Runs a program with CPython and with the engine, and says whether they print the same on both streams and end alike.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD } from '../tools/places.mjs';
import { PYTHON } from '../tools/python.mjs';

export const FOLDER = join(BUILD, 'random');
export const ENGINE = process.env.OURO_ENGINE ?? join(BUILD, 'native/ouro');
const ORACLE = process.env.OURO_PYTHON ?? PYTHON;
// A CPython 3.11 whose own objects lie elsewhere in each process shows what depends on their addresses.
const MOVING = process.env.OURO_PYTHON_MOVING ?? ORACLE;
const SECONDS = 20;
const MOST_BYTES = 8e6; // what prints more is stopped, as what takes too long is
const ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', PYTHONHASHSEED: '0', PYTHONUTF8: '1', NO_COLOR: '1' };

function run(command, parameters) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { env: ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), SECONDS * 1000);
    const chunks = { stdout: [], stderr: [] };
    let room = MOST_BYTES;
    for (const stream of ['stdout', 'stderr']) {
      child[stream].on('data', (chunk) => {
        room -= chunk.length;
        if (room > 0) chunks[stream].push(chunk);
        else child.kill('SIGKILL');
      });
    }
    const text = (stream) => Buffer.concat(chunks[stream]).toString('latin1');
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ stdout: text('stdout'), stderr: text('stderr'), end: String(signal ?? code) });
    });
  });
}

// Addresses are different in every process of CPython, or in every implementation; also where a text is taken to letters.
const withoutAddresses = (text) =>
  text.replaceAll(/\bat 0x[0-9a-f]{5,16}\b/g, 'at 0xADDRESS').replaceAll(/<Recursion on \w+ with id=\d+>/g, '<Recursion>').replaceAll(/('a', 't', ' ', '0', 'x')(, '[0-9a-f]'){5,16}, '>'/g, "$1, 'ADDRESS', '>'");

const LEAKS = /\[(-?\d+) refs, (-?\d+) blocks\]\n$/;

// Where a library module fails is told by another file, at another line.
const LIBRARY = /^ *File "(\/\S*\/lib\/python3.11\/[\w/]+\.py|<frozen [\w.]+>)", line \d+, in (\w+)$/;

function asLines(result) {
  const lines = withoutAddresses(`${result.stdout}\n--- stderr\n${result.stderr}\n--- end ${result.end}`).split('\n');
  let isLibrary = false;
  return lines.filter((line) => {
    isLibrary = LIBRARY.test(line) || (isLibrary && line.startsWith('    '));
    return !isLibrary;
  });
}

// What the engine says of references and blocks that are left belongs to no stream of the program's.
function leaksTakenOff(result) {
  const left = result.stderr.match(LEAKS);
  const leaks = left ? left.slice(1).some((n) => n !== '0') && left[0].trim() : 'no count of what is left';
  return { ...result, stderr: result.stderr.replace(LEAKS, ''), leaks };
}

// Blocks of every size, taken before the program begins: whatever depends on where its own blocks lie (which of them are first
// and last in their pools, the order of sets of what hashes by address) then comes out otherwise in CPython itself.
const BEGINNING = /^import sys, /;
// As many blocks as a pool has of 48 bytes, the smallest that hold an instance: so each block of the program's is once the last of
// its pool. What is found at most often comes first.
const OFTEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 16, 19, 23, 31, 40, 77, 110, 150, 229];
const PADDINGS = [...OFTEN, ...Array.from({ length: 340 }, (_, count) => count).filter((count) => count > 0 && !OFTEN.includes(count))];
const padded = (text, count) => {
  if (!BEGINNING.test(text)) throw new Error('no place for padding');
  return text.replace(BEGINNING, `import sys; sys.pad = [f(n) for n in range(${count}) for f in (lambda n: object(), float, *[lambda n, m=m: bytes(m) for m in range(8, 480, 16)])]; import `);
};

// What hashes by its address, in braces: a set's order may be any.
const BY_ADDRESS = /\{.*(\bnan| at 0xADDRESS|Manager\(|Point\(|Node |NotImplemented|<__main__|<(class|method|slot wrapper|attribute|member|built-in \w+) '?\w)/;
const sorted = (text) => [...text].sort().join('');

// Each line of the engine's is one that CPython prints at that place, in some process or with some padding; or CPython's own
// differs from process to process.
async function isUndetermined(text, name, actual) {
  const path = join(FOLDER, `${name}-again.py`);
  const plain = (line) => line.replaceAll(`${name}-again.py`, `${name}.py`);
  const isAlike = (expected, line) => expected === line || (BY_ADDRESS.test(line) && sorted(expected) === sorted(line));
  const linesOf = async (count, options = [], python = ORACLE) => {
    writeFileSync(path, count === 0 ? text : padded(text, count));
    return asLines(await run(python, [...options, path])).map(plain);
  };
  const first = [await linesOf(0), await linesOf(0), await linesOf(0)];
  let open = [...actual.keys()].filter((i) => first.every((lines) => lines[i] === first[0][i]));
  const compareWith = (lines) => {
    if (lines.length === actual.length) open = open.filter((i) => !isAlike(lines[i], actual[i]));
  };
  first.forEach(compareWith);
  // Text that waits to be written lies in blocks of the heap, too, and they are freed when there are 8192 bytes of it.
  if (open.length > 0) compareWith(await linesOf(0, ['-u']));
  if (open.length > 0 && MOVING !== ORACLE) {
    const [one, other] = [await linesOf(0, [], MOVING), await linesOf(0, [], MOVING)];
    compareWith(one);
    if (one.length === actual.length && other.length === one.length) open = open.filter((i) => one[i] === other[i]);
  }
  for (let i = 0; open.length > 0 && i < PADDINGS.length; i++) compareWith(await linesOf(PADDINGS[i]));
  return open.length === 0;
}

// Resolves to undefined when nothing differs, to { refused } when both sides alike refuse the text as no program, else to { line, expected, actual }: the first line that does.
// A program that CPython itself does not run to its end in time, or not alike each time, says nothing of the engine.
export async function difference(text, name, { again = true } = {}) {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `${name}.py`);
  writeFileSync(path, text);
  const [oracle, engine] = await Promise.all([run(ORACLE, [path]), run(ENGINE, ['-X', 'showrefcount', path]).then(leaksTakenOff)]);
  if (/^SIG(KILL|SEGV|ABRT|BUS)$/.test(oracle.end)) return { unstable: oracle.end === 'SIGKILL' ? 'slow' : 'CPython crashes' };
  const expected = asLines(oracle);
  const actual = asLines(engine);
  const line = expected.findIndex((text, i) => text !== actual[i]);
  const refused = !oracle.stdout && /^(SyntaxError|IndentationError|TabError):/m.test(oracle.stderr);
  if (line < 0 && actual.length === expected.length) {
    if (refused) return { refused };
    return engine.leaks ? { line: -1, expected: '[0 refs, 0 blocks]', actual: engine.leaks } : undefined;
  }
  if (again && !engine.leaks && (await isUndetermined(text, name, actual))) return { unstable: 'not determined' };
  return { line, expected: expected[line] ?? '(nothing)', actual: actual[line] ?? '(nothing)', isProgram: !refused };
}
