// One instant as the views read it: the engine's tables, and who refers to whom. Owns lookups by address; knows nothing of how
// anything is drawn. Nothing here waits: what needs other tables asks `view` for them.
import type { Constants, EdgeRecord, ObjectFlagName, ObjectRecord, Table, TypeRecord, View } from 'ouroboros';

/** The tables that every instant comes with. */
export const INSTANT_TABLES = ['object', 'edge', 'type', 'gcList'] as const;

/** sourceIndex, targetIndex of what is no object. */
export const NO_INDEX = 0xffffffff;

export type CollectorLists = Awaited<ReturnType<View['lists']>>;

export class Instant {
  readonly #outgoing: Int32Array;
  /** By the rows of the edges: rows of the objects that they lead to, and for how many of the count they stand. What goes through all
   * of them reads these, side by side, rather than the rows. */
  readonly targets: Uint32Array;
  readonly counts: Uint32Array;
  readonly #typeIndex: (row: number) => number;
  readonly #typeNames: string[] = [];
  #incoming: { first: Int32Array; edges: Int32Array } | null = null;
  readonly address: (row: number) => number;
  readonly refcount: (row: number) => number;
  readonly flags: (row: number) => number;
  readonly source: (edge: number) => number;
  readonly target: (edge: number) => number;

  private constructor(
    /** Its number; null for a file. */
    readonly number: number | null,
    readonly view: View,
    readonly constants: Constants,
    readonly objects: Table<ObjectRecord>,
    readonly edges: Table<EdgeRecord>,
    readonly types: Table<TypeRecord>,
    /** The collector's lists. */
    readonly lists: CollectorLists,
  ) {
    this.address = objects.reader('address');
    this.refcount = objects.reader('refcount');
    this.flags = objects.reader('flags');
    this.#typeIndex = objects.reader('typeIndex');
    this.source = edges.reader('sourceIndex');
    const targets = columnOf(edges.reader('targetIndex'), edges.length);
    this.targets = targets;
    this.target = (edge) => targets[edge]!;
    this.counts = columnOf(edges.reader('count'), edges.length);
    this.#outgoing = firstEdges(this.source, edges.length, objects.length);
  }

  static async of(view: View): Promise<Instant> {
    const [objects, edges, types, lists] = await Promise.all([view.table('object'), view.table('edge'), view.table('type'), view.lists()]);
    return new Instant(view.instant, view, view.constants, objects, edges, types, lists);
  }

  /** The row of the object at an address; -1 when there is none. */
  rowOf(address: number): number {
    let [low, high] = [0, this.objects.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.address(middle) < address) low = middle + 1;
      else high = middle;
    }
    return low < this.objects.length && this.address(low) === address ? low : -1;
  }

  /** Rows of the edges from an object: [first, behind the last]. */
  outgoing(row: number): [number, number] {
    return [this.#outgoing[row]!, this.#outgoing[row + 1]!];
  }

  /** Rows of the edges from names, frames and what else is no object: [first, behind the last]. */
  get roots(): [number, number] {
    return [0, this.#outgoing[0] ?? this.edges.length];
  }

  /** Rows of the edges to an object. */
  incoming(row: number): Int32Array {
    this.#incoming ??= groupByTarget(this.targets, this.objects.length);
    const { first, edges } = this.#incoming;
    return edges.subarray(first[row]!, first[row + 1]!);
  }

  typeName(row: number): string {
    const index = this.#typeIndex(row);
    return (this.#typeNames[index] ??= this.types.text(index, 'name'));
  }

  label(row: number): string {
    return this.objects.text(row, 'label');
  }

  has(row: number, flag: ObjectFlagName): boolean {
    return (this.flags(row) & (1 << this.constants.objectFlag.indexOf(flag))) !== 0;
  }
}

// Edges come in the order of their sources, roots first: where each object's begin, and behind the last where all end.
function firstEdges(source: (edge: number) => number, edges: number, objects: number): Int32Array {
  const first = new Int32Array(objects + 1);
  let edge = 0;
  while (edge < edges && source(edge) === NO_INDEX) edge++;
  for (let row = 0; row < objects; row++) {
    first[row] = edge;
    while (edge < edges && source(edge) === row) edge++;
  }
  first[objects] = edge;
  return first;
}

function groupByTarget(targets: Uint32Array, objects: number) {
  const first = new Int32Array(objects + 2);
  for (let edge = 0; edge < targets.length; edge++) if (targets[edge] !== NO_INDEX) first[targets[edge]! + 2]!++;
  for (let row = 2; row < first.length; row++) first[row]! += first[row - 1]!;
  const grouped = new Int32Array(first[objects + 1]!);
  for (let edge = 0; edge < targets.length; edge++) if (targets[edge] !== NO_INDEX) grouped[first[targets[edge]! + 1]!++] = edge;
  return { first, edges: grouped };
}

function columnOf(read: (row: number) => number, length: number): Uint32Array {
  const column = new Uint32Array(length);
  for (let row = 0; row < length; row++) column[row] = read(row);
  return column;
}
