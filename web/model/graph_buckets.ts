// What is left out of the graph, gathered: how many objects are behind a slot whose arrow is not drawn, and what most of them are.
import { valueTypes } from './graph_kinds.ts';
import { NO_INDEX, type Instant } from './instant.ts';

export interface Bucket {
  /** References that are left out; 1 for a slot. */
  slots: number;
  /** Objects that only these lead to, and what these lead to. */
  objects: number;
  /** The type that most of them are of, and of how many. */
  type: string;
  most: number;
}

/**
 * For each start, the objects that it is nearest to. Objects in `shown` and values belong to no bucket; references of what is not
 * the program's are not followed.
 */
export function bucketsOf(
  now: Instant,
  starts: readonly (readonly number[])[],
  shown: ReadonlyMap<number, unknown>,
  areValuesObjects: boolean,
): Bucket[] {
  const owner = new Int32Array(now.objects.length).fill(NOBODY);
  for (const row of shown.keys()) owner[row] = SHOWN;
  const queue = new Int32Array(now.objects.length);
  let length = 0;
  const isStop = stopTypes(now, areValuesObjects);
  const typeOf = now.objects.reader('typeIndex');
  const own = 1 << now.constants.objectFlag.indexOf('of_program');
  const { targets, counts } = now;
  const take = (row: number, start: number) => {
    if (row === NO_INDEX || owner[row] !== NOBODY || isStop[typeOf(row)] === 1) return;
    owner[row] = start;
    queue[length++] = row;
  };
  for (const [start, rows] of starts.entries()) for (const row of rows) take(row, start);
  for (let index = 0; index < length; index++) {
    const row = queue[index]!;
    if ((now.flags(row) & own) === 0) continue;
    const [first, behind] = now.outgoing(row);
    for (let edge = first; edge < behind; edge++) if (counts[edge]! > 0) take(targets[edge]!, owner[row]!);
  }
  return tally(now, starts, queue.subarray(0, length), owner);
}

// Whose bucket an object is in: nobody's yet; none's, since it is shown.
const NOBODY = -1;
const SHOWN = -2;

// What belongs to the program as a whole is neither counted nor gone through; nor are values that stand in their slots.
function stopTypes(now: Instant, areValuesObjects: boolean): Uint8Array {
  const stops = areValuesObjects ? new Uint8Array(now.types.length) : valueTypes(now);
  for (let index = 0; index < now.types.length; index++) if (OF_ALL.has(now.types.text(index, 'name'))) stops[index] = 1;
  return stops;
}

const OF_ALL = new Set(['type', 'function', 'module', 'code', 'frame', 'builtin_function_or_method']);

function tally(now: Instant, starts: readonly (readonly number[])[], rows: Int32Array, owner: Int32Array): Bucket[] {
  const typeOf = now.objects.reader('typeIndex');
  const { ends, grouped } = byOwner(rows, owner, starts.length);
  const counts = new Int32Array(now.types.length);
  return starts.map((start, index) => {
    const own = grouped.subarray(ends[index], ends[index + 1]);
    for (const row of own) counts[typeOf(row)]!++;
    let most = -1;
    for (const row of own) if (most < 0 || counts[typeOf(row)]! > counts[most]!) most = typeOf(row);
    const bucket = { slots: start.length, objects: own.length, type: most < 0 ? '' : now.types.text(most, 'name'), most: counts[most] ?? 0 };
    for (const row of own) counts[typeOf(row)] = 0;
    return bucket;
  });
}

// The rows of each owner side by side: those of owner i from ends[i] to ends[i + 1].
function byOwner(rows: Int32Array, owner: Int32Array, owners: number): { ends: Int32Array; grouped: Int32Array } {
  const ends = new Int32Array(owners + 2);
  for (const row of rows) ends[owner[row]! + 2]!++;
  for (let index = 2; index < ends.length; index++) ends[index]! += ends[index - 1]!;
  const grouped = new Int32Array(rows.length);
  for (const row of rows) grouped[ends[owner[row]! + 1]!++] = row;
  return { ends, grouped };
}
