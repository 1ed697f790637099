// Every allocation of every program fails in turn (tests/lang/memory_failures.c): `npm run failures`, or
//     node tests/tools/failures.mjs [--later] [--compare] [--most N] [--jobs N] [--preset NAME] [--log FILE] [FILE…]
// The programs of tests/programs and of ../shared/conformance, those with the fewest allocations first. --most: of a program
// with more allocations than N, about N fail, one in so many. --log: a line goes there for each program that is done; what has
// a line there without failures is not run again. Ends with the sum.
// What programs of ../shared/conformance print is compared; of tests/programs with --compare alone, since many there go on after any
// exception, without naming it, which shows as a difference that is none.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { COMPARED, SETTINGS_OF } from '../lang/failing_programs.mjs';
import { BUILD, ROOT } from './places.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    later: { type: 'boolean', default: false },
    compare: { type: 'boolean', default: false },
    most: { type: 'string', default: '100000' },
    jobs: { type: 'string', default: '2' },
    preset: { type: 'string', default: 'native' },
    log: { type: 'string' },
  },
});
// Without any memory finalizers cannot print: what was printed is compared where one allocation fails.
// The heap is proved after one run of so many; that nothing is left, after each.
const PROVED = 8;
const SECONDS = 100;
const most = Number(options.most);
const runner = join(BUILD, options.preset, 'tests/memory_failures');

const below = (folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true }) : [])
  .filter((name) => name.endsWith('.py')).sort().map((name) => relative(ROOT, join(folder, name)));
const programs = positionals.length > 0 ? positionals
  : [...below(join(ROOT, 'tests/programs')), ...below(join(ROOT, '../shared/conformance/own'))];

// What it says of a program: { path, runs, allocations, failures, text }.
function tryProgram(path, words) {
  const env = { ...process.env, ASAN_OPTIONS: 'detect_leaks=0', PYTHONHASHSEED: '0' };
  return new Promise((done) => {
    const child = spawn(runner, ['--seconds', String(SECONDS), ...words, path], { cwd: ROOT, env });
    let text = '';
    child.stdout.on('data', (bytes) => { text += bytes; });
    child.stderr.on('data', (bytes) => { text += bytes; });
    child.on('error', (error) => done({ path, runs: 0, allocations: 0, failures: 1, text: String(error) }));
    child.on('close', () => {
      const said = /: (\d+) runs, of (\d+) allocations, (\d+) failures[^\n]*\n$/.exec(text) ?? [0, 0, 0, 1];
      done({ path, runs: Number(said[1]), allocations: Number(said[2]), failures: Number(said[3]), text });
    });
  });
}

const isCompared = (path) => !options.later && (options.compare || path.includes('conformance/own'));

function wordsFor({ path, allocations }) {
  const samples = allocations > most ? ['--samples', String(most)] : [];
  const settings = SETTINGS_OF.find(([name]) => path.endsWith(name))?.[1] ?? (isCompared(path) ? [COMPARED] : []);
  return ['--prove', String(PROVED), ...samples, ...(options.later ? ['--later'] : []), ...settings];
}

// As many at once as there are jobs.
async function inTurn(items, work) {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: Number(options.jobs) }, worker));
}

const mode = options.later ? 'later' : 'alone';
const done = new Set(options.log && existsSync(options.log)
  ? readFileSync(options.log, 'utf8').split('\n').filter((line) => line.endsWith(`, 0 failures, ${mode}`)).map((line) => line.split(': ')[0])
  : []);
const measured = [];
await inTurn(programs.filter((path) => !done.has(path)), async (path) => { measured.push(await tryProgram(path, ['--samples', '1', '--prove', '0'])); });
measured.sort((a, b) => a.allocations - b.allocations);

const sum = { programs: 0, complete: 0, runs: 0, failures: 0 };
await inTurn(measured, async (program) => {
  const result = await tryProgram(program.path, wordsFor(program));
  const isComplete = result.runs >= result.allocations && result.allocations > 0;
  sum.programs++;
  sum.complete += Number(isComplete);
  sum.runs += result.runs;
  sum.failures += result.failures;
  process.stdout.write(result.text);
  const line = `${result.path}: ${result.runs} of ${result.allocations}, ${result.failures} failures, ${mode}\n`;
  if (options.log && isComplete) appendFileSync(options.log, line);
});
console.log(`${sum.programs} programs, ${sum.complete} of them complete, ${sum.runs} runs, ${sum.failures} failures` +
  (done.size > 0 ? `; ${done.size} programs were done before` : ''));
process.exitCode = sum.failures > 0 ? 1 : 0;
