// What two instants of a run differ in, from the tables of each and from what was made in between. Owns when two objects at the
// same address are the same one. Plain data in, plain data out.
import { Table } from './tables.js';

// Kinds of events after which what lies at an address is another object than before.
export const MAKING = ['object_new', 'free_list_take'];

const numbers = (list) => Float64Array.from(list);

// targetIndex and sourceIndex of what is no object.
const NONE = 0xffffffff;

// One of the two instants. `same` says of each object's row whether what lives there, if anything, is the same at the other instant.
class Side {
  constructor({ object, edge, strings }, types, constants) {
    this.objects = new Table(types.object, object, strings);
    this.edges = new Table(types.edge, edge, strings);
    this.same = new Uint8Array(this.objects.length);
    const dead = 1 << constants.objectFlag.indexOf('in_free_list');
    const flags = this.objects.reader('flags');
    this.address = this.objects.reader('address');
    this.lives = (row) => (flags(row) & dead) === 0;
    this.target = this.edges.reader('target');
    this.kind = this.edges.reader('kind');
    const targetIndex = this.edges.reader('targetIndex');
    this.isTargetSame = (row) => targetIndex(row) === NONE || this.same[targetIndex(row)] === 1;
    this.groups = bySource(this.edges);
  }
}

// Tells onPair(row, laterRow) of every address, ascending, at which there is an object at one of the instants: a row of each
// side, -1 where there is none.
function pair(before, after, onPair) {
  let [row, later] = [0, 0];
  while (row < before.objects.length || later < after.objects.length) {
    const address = row < before.objects.length ? before.address(row) : Infinity;
    const laterAddress = later < after.objects.length ? after.address(later) : Infinity;
    onPair(address <= laterAddress ? row++ : -1, laterAddress <= address ? later++ : -1);
  }
}

// Lists of edges by their source, in the table's order: [first row, row behind the last].
function bySource(edges) {
  const source = edges.reader('source');
  const groups = new Map();
  for (let row = 0; row < edges.length;) {
    const from = row;
    const address = source(row);
    while (row < edges.length && source(row) === address) row++;
    groups.set(address, [from, row]);
  }
  return groups;
}

// The rows of a group of a side's edges for which the other side's group has none with the same target, kind and name.
function without(side, [from, to], other, [otherFrom, otherTo]) {
  const key = ({ edges, target, kind }, row) => `${target(row)} ${kind(row)} ${edges.text(row, 'name')}`;
  const left = new Map();
  for (let row = otherFrom; row < otherTo; row++) {
    if (!other.isTargetSame(row)) continue;
    const name = key(other, row);
    left.set(name, (left.get(name) ?? 0) + 1);
  }
  const rows = [];
  for (let row = from; row < to; row++) {
    const name = key(side, row);
    const count = left.get(name) ?? 0;
    if (count === 0) rows.push(row);
    else left.set(name, count - 1);
  }
  return rows;
}

// Whether two groups say the same, word for word.
function areAlike(a, [aFrom, aTo], b, [bFrom, bTo]) {
  if (aTo - aFrom !== bTo - bFrom) return false;
  for (let row = aFrom, other = bFrom; row < aTo; row++, other++) {
    if (a.target(row) !== b.target(other) || a.kind(row) !== b.kind(other)) return false;
    if (!a.isTargetSame(row) || !b.isTargetSame(other) || !a.edges.hasSameText(row, 'name', b.edges, other)) return false;
  }
  return true;
}

const NO_GROUP = [0, 0];

function edgesOnlyIn(side, other) {
  const sourceIndex = side.edges.reader('sourceIndex');
  const rows = [];
  for (const [source, group] of side.groups) {
    const index = sourceIndex(group[0]);
    const isSame = index === NONE || side.same[index] === 1;
    const otherGroup = isSame ? (other.groups.get(source) ?? NO_GROUP) : NO_GROUP;
    if (!areAlike(side, group, other, otherGroup)) rows.push(...without(side, group, other, otherGroup));
  }
  return rows.map((row) => side.edges.row(row));
}

class Changes {
  #columns = { address: [], from: [], to: [] };

  constructor(field, before, after) {
    this.read = before.objects.reader(field);
    this.readLater = after.objects.reader(field);
  }

  compare(address, row, later) {
    const [from, to] = [this.read(row), this.readLater(later)];
    if (from === to) return;
    this.#columns.address.push(address);
    this.#columns.from.push(from);
    this.#columns.to.push(to);
  }

  columns() {
    const { address, from, to } = this.#columns;
    return { address: numbers(address), from: numbers(from), to: numbers(to) };
  }
}

// `first`, `second`: { object, edge: buffers of the tables, strings }; `made`: the addresses at which objects were made in between.
// { created, freed: addresses; refcounts, moved: { address, from, to } in columns; edgesAdded, edgesRemoved: rows of edges }.
export function difference(first, second, made, types, constants) {
  const [before, after] = [first, second].map((tables) => new Side(tables, types, constants));
  const refcounts = new Changes('refcount', before, after);
  const moved = new Changes('generation', before, after);
  const [created, freed] = [[], []];
  pair(before, after, (row, later) => {
    const address = row >= 0 ? before.address(row) : after.address(later);
    const lived = row >= 0 && before.lives(row);
    const lives = later >= 0 && after.lives(later);
    const isSame = lived === lives && !made.has(address);
    if (row >= 0) before.same[row] = isSame;
    if (later >= 0) after.same[later] = isSame;
    if (lives && !isSame) created.push(address);
    if (lived && !isSame) freed.push(address);
    if (!lived || !lives || !isSame) return;
    refcounts.compare(address, row, later);
    moved.compare(address, row, later);
  });
  return {
    created: numbers(created),
    freed: numbers(freed),
    refcounts: refcounts.columns(),
    moved: moved.columns(),
    edgesAdded: edgesOnlyIn(after, before),
    edgesRemoved: edgesOnlyIn(before, after),
  };
}
