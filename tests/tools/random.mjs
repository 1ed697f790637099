// `npm run random -- --seed FIRST --count N`: compares N random programs with CPython; HELP says the rest.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { difference } from '../random/compare.mjs';
import { RECIPES, programText } from '../random/generate.mjs';
import { reduce } from '../random/reduce.mjs';

const HELP = `npm run random -- [options]: random programs, compared with python3.11

  --seed FIRST     the number of the first program (1). Program N is a function of N alone
  --count N        how many programs, FIRST, FIRST + 1, … (1000)
  --recipe NAME    one kind of them alone: ${Object.keys(RECIPES).join(', ')}
  --batch N        how many run in one process of either side (50)
  --jobs N         how many processes of each side at a time (as many as there are processors)
  --most N         ends after so many differences (100)
  --print N        shows the text of program N and ends
  --reduce N       shows a shorter program that differs, too, and ends
  --help           shows this

Both sides must print the same on both streams and end alike, and the engine must leave [0 refs, 0 blocks]. What differs in a
batch runs again in halves, down to single programs, and is listed with the first line that differs. A line that CPython itself prints otherwise when
other blocks were taken before the program, or in another process, counts as not determined. The exit status is 1 if there are
differences. OURO_ENGINE and OURO_PYTHON name other commands than build/native/ouro and python3.11.
`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000' },
    batch: { type: 'string', default: '50' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    most: { type: 'string', default: '100' },
    recipe: { type: 'string' },
    print: { type: 'string' },
    reduce: { type: 'string' },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
if (values.print) {
  process.stdout.write(programText([Number(values.print)], values.recipe));
  process.exit(0);
}
if (values.reduce) {
  process.stdout.write(await reduce(programText([Number(values.reduce)], values.recipe)));
  process.exit(0);
}
const first = Number(values.seed);
const end = first + Number(values.count);
const batch = Number(values.batch);
const found = [];
const unstable = [];
const refused = [];
let done = 0;
let next = first;

const textOf = (numbers) => programText(numbers, values.recipe);

async function compareOne(number) {
  const alone = await difference(textOf([number]), `case-${number}`);
  if (!alone) return false;
  if (alone.refused) refused.push(number);
  else if (alone.unstable) unstable.push(number);
  else report(`case ${number}`, alone);
  return true;
}

// Whether something differs, in halves of halves down to the programs that do; or only when these run together.
async function compareBatch(numbers, job) {
  if (numbers.length === 1) return compareOne(numbers[0]);
  if (!(await difference(textOf(numbers), `batch-${job}`, { again: false }))) return false;
  const middle = numbers.length >> 1;
  const isFirst = await compareBatch(numbers.slice(0, middle), job);
  const isSecond = await compareBatch(numbers.slice(middle), job);
  if (isFirst || isSecond) return true;
  const again = await difference(textOf(numbers), `cases-${numbers[0]}`);
  if (again?.unstable) unstable.push(numbers[0]);
  else if (again) report(`cases ${numbers[0]} to ${numbers.at(-1)}, together only`, again);
  return again !== undefined;
}

function report(title, { line, expected, actual }) {
  found.push(title);
  console.log(`${title}, line ${line + 1}\n  expected ${expected.slice(0, 300)}\n  actual   ${actual.slice(0, 300)}`);
}

async function work(job) {
  while (next < end && found.length < Number(values.most)) {
    const numbers = Array.from({ length: Math.min(batch, end - next) }, (_, i) => next + i);
    next += numbers.length;
    await compareBatch(numbers, job);
    done += numbers.length;
  }
}

const started = performance.now();
await Promise.all(Array.from({ length: Number(values.jobs) }, (_, job) => work(job)));
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(`${done} programs compared (cases ${first} to ${next - 1}) in ${seconds} s: ${found.length} differences, ${unstable.length} not determined in CPython`);
if (refused.length > 0) console.log(`no programs, with the same SyntaxError on both sides: ${refused.length}, first ${refused.slice(0, 20).join(' ')}`);
if (unstable.length > 0) console.log(`not determined: ${unstable.slice(0, 20).join(' ')}`);
process.exitCode = found.length > 0 ? 1 : 0;
