// What is otherwise at one instant than at another, from the tables of both, which are there already, and from where objects were made
// in between. Passes over columns: of a million objects only those that differ become rows. Pure.
import type { Changes, Difference } from 'ouroboros';
import { NO_INDEX, type Instant } from './instant.ts';

/** After these what lies at an address is another object than before. */
export const MAKING = ['object_new', 'free_list_take'] as const;

/** `made`: addresses at which objects were made in between. */
export function differenceOf(before: Instant, after: Instant, made: ReadonlySet<number>): Difference {
  const [first, second] = [new Side(before), new Side(after)];
  const [created, freed]: [number[], number[]] = [[], []];
  const [refcounts, moved] = [new Column(), new Column()];
  const [type, typeLater] = [before.objects.reader('type'), after.objects.reader('type')];
  const [generation, generationLater] = [before.objects.reader('generation'), after.objects.reader('generation')];
  pair(before, after, (row, later) => {
    const address = row >= 0 ? before.address(row) : after.address(later);
    const lived = row >= 0 && first.lives(row);
    const lives = later >= 0 && second.lives(later);
    const isSame = lived === lives && !made.has(address) && (row < 0 || later < 0 || type(row) === typeLater(later));
    if (isSame && row >= 0 && later >= 0) {
      first.other[row] = later;
      second.other[later] = row;
    }
    if (lives && !isSame) created.push(address);
    if (lived && !isSame) freed.push(address);
    if (!lived || !lives || !isSame) return;
    refcounts.compare(address, before.refcount(row), after.refcount(later));
    moved.compare(address, generation(row), generationLater(later));
  });
  return {
    created: Float64Array.from(created),
    freed: Float64Array.from(freed),
    refcounts: refcounts.changes(),
    moved: moved.changes(),
    ...edgesOf(first, second),
  };
}

class Side {
  /** By the rows of the objects: the row of the same object at the other instant; -1: it is not there. */
  readonly other: Int32Array;
  readonly kind: (edge: number) => number;
  readonly target: (edge: number) => number;
  readonly slot: (edge: number) => number;
  readonly lives: (row: number) => boolean;

  constructor(readonly now: Instant) {
    const dead = 1 << now.constants.objectFlag.indexOf('in_free_list');
    this.other = new Int32Array(now.objects.length).fill(-1);
    this.kind = now.edges.reader('kind');
    this.target = now.edges.reader('target');
    this.slot = now.edges.reader('slot');
    this.lives = (row) => (now.flags(row) & dead) === 0;
  }

  /** Whether what an edge leads to is at the other instant, and the same. */
  isTargetSame(edge: number): boolean {
    const target = this.now.targets[edge]!;
    return target === NO_INDEX || this.other[target] !== -1;
  }
}

class Column {
  readonly #columns = { address: [] as number[], from: [] as number[], to: [] as number[] };

  compare(address: number, from: number, to: number): void {
    if (from === to) return;
    this.#columns.address.push(address);
    this.#columns.from.push(from);
    this.#columns.to.push(to);
  }

  changes(): Changes {
    const { address, from, to } = this.#columns;
    return { address: Float64Array.from(address), from: Float64Array.from(from), to: Float64Array.from(to) };
  }
}

// Tells of every address, ascending, at which there is an object at one of the instants: a row of each, -1 where there is none.
function pair(before: Instant, after: Instant, onPair: (row: number, later: number) => void): void {
  let [row, later] = [0, 0];
  while (row < before.objects.length || later < after.objects.length) {
    const address = row < before.objects.length ? before.address(row) : Infinity;
    const laterAddress = later < after.objects.length ? after.address(later) : Infinity;
    onPair(address <= laterAddress ? row++ : -1, laterAddress <= address ? later++ : -1);
  }
}

type Group = [first: number, behind: number];
const NO_GROUP: Group = [0, 0];

function edgesOf(first: Side, second: Side): Pick<Difference, 'edgesAdded' | 'edgesRemoved'> {
  const [added, removed]: [number[], number[]] = [[], []];
  const compare = (group: Group, later: Group) => {
    if (areAlike(first, group, second, later)) return;
    added.push(...without(second, later, first, group));
    removed.push(...without(first, group, second, later));
  };
  compare(first.now.roots, second.now.roots);
  for (let row = 0; row < first.other.length; row++) {
    const later = first.other[row]!;
    compare(first.now.outgoing(row), later < 0 ? NO_GROUP : second.now.outgoing(later));
  }
  for (let row = 0; row < second.other.length; row++) if (second.other[row]! < 0) compare(NO_GROUP, second.now.outgoing(row));
  return { edgesAdded: added.map((edge) => second.now.edges.row(edge)), edgesRemoved: removed.map((edge) => first.now.edges.row(edge)) };
}

// Whether two groups say the same. What leads from one word to one object is called the same at both instants.
function areAlike(one: Side, [first, behind]: Group, other: Side, [otherFirst, otherBehind]: Group): boolean {
  if (behind - first !== otherBehind - otherFirst) return false;
  for (let edge = first, same = otherFirst; edge < behind; edge++, same++) {
    if (one.target(edge) !== other.target(same) || one.kind(edge) !== other.kind(same) || one.slot(edge) !== other.slot(same)) return false;
    if (!one.isTargetSame(edge) || !other.isTargetSame(same)) return false;
  }
  return true;
}

// Edges of a group for which the other side's group has none with the same target, kind and name.
function without(side: Side, [first, behind]: Group, other: Side, [otherFirst, otherBehind]: Group): number[] {
  const keyOf = ({ now, target, kind }: Side, edge: number) => `${target(edge)} ${kind(edge)} ${now.edges.text(edge, 'name')}`;
  const left = new Map<string, number>();
  for (let edge = otherFirst; edge < otherBehind; edge++) {
    if (!other.isTargetSame(edge)) continue;
    const key = keyOf(other, edge);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  const only: number[] = [];
  for (let edge = first; edge < behind; edge++) {
    const key = keyOf(side, edge);
    const count = side.isTargetSame(edge) ? (left.get(key) ?? 0) : 0;
    if (count === 0) only.push(edge);
    else left.set(key, count - 1);
  }
  return only;
}
