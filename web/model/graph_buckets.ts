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
  const owner = new Int32Array(now.objects.length).fill(-1);
  const queue = new Int32Array(now.objects.length);
  let length = 0;
  const stops = stopTypes(now);
  const isValue = valueTypes(now);
  const typeOf = now.objects.reader('typeIndex');
  const own = 1 << now.constants.objectFlag.indexOf('of_program');
  const count = now.edges.reader('count');
  const take = (row: number, start: number) => {
    if (row === NO_INDEX || owner[row] !== -1 || stops.has(typeOf(row)) || shown.has(row) || (!areValuesObjects && isValue[typeOf(row)] === 1)) return;
    owner[row] = start;
    queue[length++] = row;
  };
  for (const [start, rows] of starts.entries()) for (const row of rows) take(row, start);
  for (let index = 0; index < length; index++) {
    const row = queue[index]!;
    if ((now.flags(row) & own) === 0) continue;
    const [first, behind] = now.outgoing(row);
    for (let edge = first; edge < behind; edge++) if (count(edge) > 0) take(now.target(edge), owner[row]!);
  }
  return tally(now, starts, queue.subarray(0, length), owner);
}

// What belongs to the program as a whole is neither counted nor gone through.
function stopTypes(now: Instant): Set<number> {
  const stops = new Set<number>();
  const names = ['type', 'function', 'module', 'code', 'frame', 'builtin_function_or_method'];
  for (let index = 0; index < now.types.length; index++) if (names.includes(now.types.text(index, 'name'))) stops.add(index);
  return stops;
}

function tally(now: Instant, starts: readonly (readonly number[])[], rows: Int32Array, owner: Int32Array): Bucket[] {
  const types = starts.map(() => new Map<number, number>());
  const typeOf = now.objects.reader('typeIndex');
  for (const row of rows) {
    const counts = types[owner[row]!]!;
    counts.set(typeOf(row), (counts.get(typeOf(row)) ?? 0) + 1);
  }
  return types.map((counts, start) => {
    const [most] = [...counts].sort((one, other) => other[1] - one[1]);
    const objects = [...counts.values()].reduce((sum, number) => sum + number, 0);
    return { slots: starts[start]!.length, objects, type: most === undefined ? '' : now.types.text(most[0], 'name'), most: most?.[1] ?? 0 };
  });
}
