// What two instants of a run differ in, from the tables of each and from what was made in between. Owns when two objects at the
// same address are the same one. Plain data in, plain data out.
import { Table } from './tables.js';

// Kinds of events after which what lies at an address is another object than before.
export const MAKING = ['object_new', 'free_list_take'];

const numbers = (list) => Float64Array.from(list);

// The rows of the objects that live, by address.
function living(objects, constants) {
  const dead = 1 << constants.objectFlag.indexOf('in_free_list');
  const rows = new Map();
  const address = objects.reader('address');
  const flags = objects.reader('flags');
  for (let row = 0; row < objects.length; row++) if ((flags(row) & dead) === 0) rows.set(address(row), row);
  return rows;
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

// The rows of `edges` in a group for which `others` has none with the same target, kind and name.
function without(edges, [from, to], others, [otherFrom, otherTo], isSame) {
  const key = (table, row) => `${table.value(row, 'target')} ${table.value(row, 'kind')} ${table.text(row, 'name')}`;
  const left = new Map();
  for (let row = otherFrom; row < otherTo; row++) {
    if (!isSame(others.value(row, 'target'))) continue;
    const name = key(others, row);
    left.set(name, (left.get(name) ?? 0) + 1);
  }
  const rows = [];
  for (let row = from; row < to; row++) {
    const name = key(edges, row);
    const count = left.get(name) ?? 0;
    if (count === 0) rows.push(row);
    else left.set(name, count - 1);
  }
  return rows;
}

// Whether two groups say the same, word for word, but for where the references lie.
function areAlike(a, [aFrom, aTo], b, [bFrom, bTo], isSame) {
  if (aTo - aFrom !== bTo - bFrom) return false;
  const [aTarget, aKind] = [a.reader('target'), a.reader('kind')];
  const [bTarget, bKind] = [b.reader('target'), b.reader('kind')];
  for (let i = 0; i < aTo - aFrom; i++) {
    const target = aTarget(aFrom + i);
    if (target !== bTarget(bFrom + i) || aKind(aFrom + i) !== bKind(bFrom + i) || !isSame(target)) return false;
    if (!a.hasSameText(aFrom + i, 'name', b, bFrom + i)) return false;
  }
  return true;
}

const NO_GROUP = [0, 0];

function edgesOnlyIn(edges, groups, others, otherGroups, isSame) {
  const rows = [];
  for (const [source, group] of groups) {
    const other = isSame(source) ? (otherGroups.get(source) ?? NO_GROUP) : NO_GROUP;
    if (!areAlike(edges, group, others, other, isSame)) rows.push(...without(edges, group, others, other, isSame));
  }
  return rows.map((row) => edges.row(row));
}

// `before`, `after`: { object, edge: buffers of the tables, strings }; `made`: the addresses at which objects were made in between.
// { created, freed: addresses; refcounts, moved: { address, from, to } in columns; edgesAdded, edgesRemoved: rows of edges }.
export function difference(before, after, made, types, constants) {
  const [objects, laterObjects] = [before, after].map(({ object, strings }) => new Table(types.object, object, strings));
  const [edges, laterEdges] = [before, after].map(({ edge, strings }) => new Table(types.edge, edge, strings));
  const [rows, laterRows] = [objects, laterObjects].map((table) => living(table, constants));
  // What no object is at either instant (a root's 0) is the same.
  const isSame = (address) => rows.has(address) === laterRows.has(address) && !made.has(address);
  const changes = { refcount: { address: [], from: [], to: [] }, generation: { address: [], from: [], to: [] } };
  const fields = Object.keys(changes).map((name) => [changes[name], objects.reader(name), laterObjects.reader(name)]);
  const created = [...laterRows.keys()].filter((address) => !rows.has(address) || made.has(address));
  const freed = [];
  for (const [address, row] of rows) {
    if (!laterRows.has(address) || made.has(address)) {
      freed.push(address);
      continue;
    }
    const later = laterRows.get(address);
    for (const [columns, read, readLater] of fields) {
      const from = read(row);
      const to = readLater(later);
      if (from === to) continue;
      columns.address.push(address);
      columns.from.push(from);
      columns.to.push(to);
    }
  }
  const columns = ({ address, from, to }) => ({ address: numbers(address), from: numbers(from), to: numbers(to) });
  const [groups, laterGroups] = [edges, laterEdges].map(bySource);
  return {
    created: numbers(created),
    freed: numbers(freed),
    refcounts: columns(changes.refcount),
    moved: columns(changes.generation),
    edgesAdded: edgesOnlyIn(laterEdges, laterGroups, edges, groups, isSame),
    edgesRemoved: edgesOnlyIn(edges, groups, laterEdges, laterGroups, isSame),
  };
}
