// All that is said of one object, from what the engine tells of it: facts, references, fields with their values. Owns which
// references count; knows no words and draws nothing. Pure.
import type { EdgeKindName, EdgeRecord, GcListName, ObjectFlagName, ObjectView } from 'ouroboros';
import { familyOf, type Family } from './family.ts';
import { fieldLines, headerFields, type FieldLine } from './fields.ts';
import { NO_INDEX, type Instant } from './instant.ts';
import { globalsRow, joined, keeperOf, nameIn, rootName, wayTo, type Keeper } from './names.ts';

/** What has more references than this is described without the engine's own description, which lists all of them. */
const REFERENCES_MOST = 20_000;
/** So many references are looked at in detail. */
const SHOWN_MOST = 1000;

export interface Reference {
  /** The object at its other end: where it comes from, or goes to; null: no object (a root). */
  address: number | null;
  label: string;
  family: Family;
  kind: EdgeKindName;
  /** How many of the count it stands for. */
  count: number;
  /** `[0]`, `.x`: as the holder calls it. */
  step: string;
  /** As the program calls it, where it can: `a[0]`, a local `q`. */
  name: string;
  /** 'self': from the object to itself. 'global', 'local': a name of the program. 'stack': from the value stack. 'root': from the
   * runtime. 'code', 'compiler': from the constants of the program. 'object': from another object. */
  from: 'self' | 'global' | 'local' | 'stack' | 'root' | 'object' | Keeper;
}

export interface Portrait {
  now: Instant;
  row: number;
  address: number;
  type: string;
  family: Family;
  label: string;
  size: number;
  block: number;
  blockSize: number;
  refcount: number;
  /** Counted references that were found. */
  found: number;
  generation: GcListName | null;
  /** Null: the collector has no copy of the count. */
  gcRefs: number | null;
  flags: ObjectFlagName[];
  /** Items of a container, characters of a text; null of what has none. */
  length: number | null;
  incoming: Reference[];
  incomingTotal: number;
  outgoing: Reference[];
  outgoingTotal: number;
  /** From a name to it. */
  path: { step: string; address: number; label: string; family: Family }[];
  pathText: string;
  fields: FieldLine[];
}

/** Whether the engine's own description of it would be too long to wait for. */
export function isCrowded(now: Instant, row: number): boolean {
  const [first, last] = now.outgoing(row);
  return last - first + now.incoming(row).length > REFERENCES_MOST;
}

/** What is said of the object in that row. `told`: the engine's description; null when it is crowded. `bytes`: from its first field on. */
export function portray(now: Instant, row: number, told: ObjectView | null, bytes: Uint8Array): Portrait {
  const { objects, constants } = now;
  const address = now.address(row);
  const type = now.typeName(row);
  const generation = objects.value(row, 'generation');
  const gcRefs = objects.value(row, 'gcRefs');
  const incoming = now.incoming(row);
  const [first, last] = now.outgoing(row);
  const fields = fieldLines(now, row, told?.fields ?? headerFields(now, row), bytes);
  return {
    now,
    row,
    address,
    type,
    family: familyOf(type),
    label: now.label(row),
    size: objects.value(row, 'size'),
    block: objects.value(row, 'block'),
    blockSize: objects.value(row, 'blockSize'),
    refcount: now.refcount(row),
    found: countedOf(now, incoming),
    generation: generation < 0 ? null : constants.gcList[generation]!,
    gcRefs: gcRefs < 0 ? null : gcRefs,
    flags: constants.objectFlag.filter((name) => now.has(row, name)),
    length: lengthOf(fields),
    incoming: Array.from(incoming.subarray(0, SHOWN_MOST), (edge) => referenceOf(now, edge, row, true)).sort(byNearness),
    incomingTotal: incoming.length,
    outgoing: Array.from({ length: Math.min(last - first, SHOWN_MOST) }, (_, i) => referenceOf(now, first + i, row, false)),
    outgoingTotal: last - first,
    path: told === null ? ownPath(now, row) : pathOf(now, told.path),
    pathText: told?.pathText ?? '',
    fields,
  };
}

// Those that a reader knows first.
const NEAREST: Reference['from'][] = ['global', 'local', 'self', 'object', 'stack', 'code', 'compiler', 'root'];
const byNearness = (one: Reference, other: Reference): number => NEAREST.indexOf(one.from) - NEAREST.indexOf(other.from);

function countedOf(now: Instant, edges: Int32Array): number {
  const count = now.edges.reader('count');
  let sum = 0;
  for (const edge of edges) sum += count(edge);
  return sum;
}

function lengthOf(fields: FieldLine[]): number | null {
  const field = fields.find(({ name }) => ['ob_size', 'ma_used', 'used', 'length'].includes(name));
  return field === undefined ? null : Number(field.text);
}

const familyAt = (now: Instant, row: number): Family => familyOf(now.typeName(row));

/** A reference to the object (isIncoming), or from it. */
export function referenceOf(now: Instant, edge: number, row: number, isIncoming: boolean): Reference {
  const step = now.edges.text(edge, 'name');
  const source = now.source(edge);
  const other = isIncoming ? source : now.target(edge);
  const isObject = other !== NO_INDEX;
  return {
    address: isObject ? now.address(other) : null,
    label: isObject ? now.label(other) : '',
    family: isObject ? familyAt(now, other) : 'code',
    kind: now.constants.edgeKind[now.edges.value(edge, 'kind')]!,
    count: now.edges.value(edge, 'count'),
    step,
    ...(isIncoming ? calledFrom(now, source, row, step) : { name: step, from: 'object' as const }),
  };
}

function calledFrom(now: Instant, source: number, row: number, step: string): Pick<Reference, 'name' | 'from'> {
  if (source === row) return { name: step, from: 'self' };
  if (source === NO_INDEX) {
    if (step === 'value stack') return { name: step, from: 'stack' };
    return { name: rootName(step), from: /^\.[\w.]/.test(step) ? 'local' : 'root' };
  }
  if (source === globalsRow(now)) return { name: nameIn(step) ?? step, from: nameIn(step) === null ? 'object' : 'global' };
  const keeper = keeperOf(now, source);
  if (keeper !== null) return { name: step, from: keeper };
  const way = wayTo(now, source);
  return { name: joined(way?.text ?? now.label(source), step), from: 'object' };
}

function pathOf(now: Instant, path: EdgeRecord[]): Portrait['path'] {
  return path.flatMap(({ name, targetIndex }, i) => {
    const isGlobals = i === 0 && path.length > 1 && targetIndex === globalsRow(now);
    if (isGlobals || targetIndex === NO_INDEX) return [];
    const isName = i === 0 || (i === 1 && path[0]!.targetIndex === globalsRow(now));
    const step = isName ? (nameIn(name) ?? rootName(name)) : name;
    return [{ step, address: now.address(targetIndex), label: now.label(targetIndex), family: familyAt(now, targetIndex) }];
  });
}

function ownPath(now: Instant, row: number): Portrait['path'] {
  const way = wayTo(now, row);
  if (way === null) return [];
  return way.edges.map((edge, i) => {
    const step = now.edges.text(edge, 'name');
    const target = now.target(edge);
    return { step: i === 0 ? (nameIn(step) ?? rootName(step)) : step, address: now.address(target), label: now.label(target), family: familyAt(now, target) };
  });
}
