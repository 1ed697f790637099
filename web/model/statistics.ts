// What there is at an instant, added up by type, and how that differs from another instant. Pure.
import type { Instant } from './instant.ts';

export interface TypeTotal {
  /** Of the type. */
  address: number;
  name: string;
  objects: number;
  bytes: number;
}

export interface TypeChange extends TypeTotal {
  /** More than at the instant before; less when negative. */
  objectsMore: number;
  bytesMore: number;
}

const totals = new WeakMap<Instant, { all: TypeTotal[]; own: TypeTotal[] }>();

/** Each type that has objects: all of them, or only those of the program. */
export function totalsOf(now: Instant, isAll: boolean): TypeTotal[] {
  let known = totals.get(now);
  if (known === undefined) totals.set(now, (known = counted(now)));
  return isAll ? known.all : known.own;
}

function counted({ objects, types, flags, constants }: Instant) {
  const [typeOf, sizeOf] = [objects.reader('typeIndex'), objects.reader('size')];
  const ofProgram = 1 << constants.objectFlag.indexOf('of_program');
  const inFreeList = 1 << constants.objectFlag.indexOf('in_free_list');
  const count = [new Float64Array(types.length), new Float64Array(types.length)];
  const bytes = [new Float64Array(types.length), new Float64Array(types.length)];
  for (let row = 0; row < objects.length; row++) {
    const flag = flags(row);
    if (flag & inFreeList) continue;
    const type = typeOf(row);
    const size = sizeOf(row);
    count[0]![type]!++;
    bytes[0]![type]! += size;
    if ((flag & ofProgram) === 0) continue;
    count[1]![type]!++;
    bytes[1]![type]! += size;
  }
  const list = (which: 0 | 1): TypeTotal[] => {
    const found: TypeTotal[] = [];
    for (let type = 0; type < types.length; type++) {
      const number = count[which]![type]!;
      if (number > 0) found.push({ address: types.value(type, 'address'), name: types.text(type, 'name'), objects: number, bytes: bytes[which]![type]! });
    }
    return found;
  };
  return { all: list(0), own: list(1) };
}

/** Rows of objects whose exact type that is: the first so many. */
export function objectsOf({ objects, types, flags, constants }: Instant, type: number, isAll: boolean, most: number): number[] {
  const index = types.find('address', type);
  const typeOf = objects.reader('typeIndex');
  const ofProgram = 1 << constants.objectFlag.indexOf('of_program');
  const rows: number[] = [];
  for (let row = 0; row < objects.length && rows.length < most; row++) {
    if (typeOf(row) === index && (isAll || flags(row) & ofProgram)) rows.push(row);
  }
  return rows;
}

/** The totals with what is otherwise than before; types that have no objects any more are among them. */
export function changesOf(now: readonly TypeTotal[], before: readonly TypeTotal[] | null): TypeChange[] {
  if (before === null) return now.map((total) => ({ ...total, objectsMore: 0, bytesMore: 0 }));
  const old = new Map(before.map((total) => [total.address, total]));
  const changes = now.map((total) => {
    const was = old.get(total.address);
    old.delete(total.address);
    return { ...total, objectsMore: total.objects - (was?.objects ?? 0), bytesMore: total.bytes - (was?.bytes ?? 0) };
  });
  const gone = [...old.values()].map((was) => ({ ...was, objects: 0, bytes: 0, objectsMore: -was.objects, bytesMore: -was.bytes }));
  return [...changes, ...gone];
}

export const SORTS = ['name', 'objects', 'bytes', 'objectsMore'] as const;
export type Sort = (typeof SORTS)[number];

/** The largest first, names from A on; what is equal by its bytes. */
export function sorted(changes: readonly TypeChange[], by: Sort): TypeChange[] {
  const byName = (a: TypeChange, b: TypeChange) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  if (by === 'name') return [...changes].sort(byName);
  const size = (change: TypeChange) => (by === 'objectsMore' ? Math.abs(change.objectsMore) : change[by]);
  return [...changes].sort((a, b) => size(b) - size(a) || b.bytes - a.bytes || byName(a, b));
}

/** What a link may have kept of the view. */
export function believed(memory: unknown): { isAll: boolean; sort: Sort } {
  const { isAll, sort } = (memory !== null && typeof memory === 'object' ? memory : {}) as Record<string, unknown>;
  return { isAll: isAll === true, sort: SORTS.includes(sort as Sort) ? (sort as Sort) : 'bytes' };
}
