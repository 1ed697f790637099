// What there is only one of: small integers, one-character strings, the empty ones, interned strings; and who of the program refers to
// each. Pure.
import type { ObjectFlagName } from 'ouroboros';
import { NO_INDEX, type Instant } from './instant.ts';
import { referenceOf, type Reference } from './inspector.ts';

export interface Only {
  row: number;
  address: number;
  label: string;
  /** Counted references found. */
  references: number;
  /** Of these from the program: its objects, names and calls. */
  fromProgram: number;
}

export interface OnlyOnes {
  ints: Only[];
  characters: Only[];
  empties: Only[];
}

const LEAST_INT = -5;
const MOST_INT = 256;
// sys.getsizeof of a string of one character: ASCII, or another of Latin-1.
const CHARACTER_SIZES = [50, 74];
const SINGLES = ['None', 'True', 'False', 'Ellipsis', 'NotImplemented', '()', "''", "b''", 'frozenset()'];

/** How many counted references lead to an object, and how many of them come from the program. */
function referencesTo(now: Instant, row: number): { references: number; fromProgram: number } {
  const count = now.edges.reader('count');
  const program = 1 << now.constants.objectFlag.indexOf('of_program' satisfies ObjectFlagName);
  let [references, fromProgram] = [0, 0];
  for (const edge of now.incoming(row)) {
    references += count(edge);
    const source = now.source(edge);
    // A root's name begins with a point where it is a variable of a call.
    const isOfProgram = source === NO_INDEX ? now.edges.text(edge, 'name').startsWith('.') : (now.flags(source) & program) !== 0;
    if (isOfProgram) fromProgram += count(edge);
  }
  return { references, fromProgram };
}

export function onlyOf(now: Instant, row: number): Only {
  return { row, address: now.address(row), label: now.label(row), ...referencesTo(now, row) };
}

/** Those that exist as long as the runtime. */
export function onlyOnes(now: Instant): OnlyOnes {
  const found: OnlyOnes = { ints: [], characters: [], empties: [] };
  const [block, typeIndex, size] = [now.objects.reader('block'), now.objects.reader('typeIndex'), now.objects.reader('size')];
  const [int, str] = [typeRow(now, 'int'), typeRow(now, 'str')];
  const singles = new Set<string>();
  for (let row = 0; row < now.objects.length; row++) {
    if (block(row) !== 0) continue;
    const type = typeIndex(row);
    if (type === str && CHARACTER_SIZES.includes(size(row))) {
      found.characters.push(onlyOf(now, row));
      continue;
    }
    const label = now.label(row);
    if (type === int && Number(label) >= LEAST_INT && Number(label) <= MOST_INT) found.ints.push(onlyOf(now, row));
    else if (SINGLES.includes(label) && !singles.has(label)) {
      singles.add(label);
      found.empties.push(onlyOf(now, row));
    }
  }
  found.ints.sort((a, b) => Number(a.label) - Number(b.label));
  found.empties.sort((a, b) => SINGLES.indexOf(a.label) - SINGLES.indexOf(b.label));
  return found;
}

function typeRow(now: Instant, name: string): number {
  for (let row = 0; row < now.types.length; row++) if (now.types.text(row, 'name') === name) return row;
  return -1;
}

/** Interned strings that match, those the program refers to first, then by their text. */
export function matching(strings: readonly Only[], search: string, onlyProgram: boolean): Only[] {
  const wanted = search.toLowerCase();
  return strings.filter(({ label, fromProgram }) => (!onlyProgram || fromProgram > 0) && label.toLowerCase().includes(wanted));
}

export const byUse = (a: Only, b: Only): number => Math.sign(b.fromProgram) - Math.sign(a.fromProgram) || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);

/** Who of the program refers to an object; of the others only how many. */
export function holdersOf(now: Instant, row: number, most: number): { holders: Reference[]; others: number } {
  const program = 1 << now.constants.objectFlag.indexOf('of_program');
  const count = now.edges.reader('count');
  const holders: Reference[] = [];
  let others = 0;
  for (const edge of now.incoming(row)) {
    if (count(edge) === 0) continue;
    const source = now.source(edge);
    const isOfProgram = source === NO_INDEX ? now.edges.text(edge, 'name').startsWith('.') : (now.flags(source) & program) !== 0;
    if (isOfProgram && holders.length < most) holders.push(referenceOf(now, edge, row, true));
    else others += count(edge);
  }
  return { holders, others };
}
