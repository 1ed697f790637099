// What a whole instant says about its objects: which of them anything outside of the heap still reaches, and who is counted for
// what. Owns the passes over all references; each is made once an instant, and over columns, so a million objects are no row each.
import { NO_INDEX, type Instant } from './instant.ts';

export interface Reach {
  /** 1: a root reaches it over counted references. */
  reached: Uint8Array;
  /** Counted references to it that were found. */
  found: Int32Array;
  /** Rows of the program's objects that only a cycle keeps which nothing reaches. */
  garbage: number[];
  /** Rows of those that nothing keeps at all: they are being torn down, or were just taken out of something. */
  falling: number[];
}

// Objects that exist as long as the runtime count from here.
export const STATIC_COUNT = 900_000_000;

const known = new WeakMap<Instant, Reach>();

export function reachOf(now: Instant): Reach {
  const reach = known.get(now) ?? survey(now);
  known.set(now, reach);
  return reach;
}

function survey(now: Instant): Reach {
  const objects = now.objects.length;
  const { targets, counts } = now;
  const found = new Int32Array(objects);
  for (let edge = 0; edge < targets.length; edge++) {
    const target = targets[edge]!;
    if (target !== NO_INDEX) found[target]! += counts[edge]!;
  }
  const reached = new Uint8Array(objects);
  const waiting = new Int32Array(objects);
  let length = 0;
  const reachOne = (row: number) => {
    if (row === NO_INDEX || reached[row] === 1) return;
    reached[row] = 1;
    waiting[length++] = row;
  };
  const [first, behind] = now.roots;
  for (let edge = first; edge < behind; edge++) if (counts[edge]! > 0) reachOne(targets[edge]!);
  // Who is counted for more than was found is held from elsewhere: from C, or by an instruction that is under way.
  for (let row = 0; row < objects; row++) if (now.refcount(row) > found[row]!) reachOne(row);
  while (length > 0) {
    const [from, to] = now.outgoing(waiting[--length]!);
    for (let edge = from; edge < to; edge++) if (counts[edge]! > 0) reachOne(targets[edge]!);
  }
  return { reached, found, ...sorted(now, unreachableRows(now, reached)) };
}

// What no other of them refers to is no garbage of a cycle, and then neither is what only that refers to, and so on.
function sorted(now: Instant, rows: number[]): { garbage: number[]; falling: number[] } {
  if (rows.length === 0) return { garbage: [], falling: [] };
  const { targets, counts } = now;
  const isOne = new Uint8Array(now.objects.length);
  for (const row of rows) isOne[row] = 1;
  const inward = new Int32Array(now.objects.length);
  const forEachTarget = (row: number, visit: (target: number) => void) => {
    const [first, behind] = now.outgoing(row);
    for (let edge = first; edge < behind; edge++) if (counts[edge]! > 0 && isOne[targets[edge]!] === 1) visit(targets[edge]!);
  };
  for (const row of rows) forEachTarget(row, (target) => inward[target]!++);
  const falling = rows.filter((row) => inward[row] === 0);
  for (let index = 0; index < falling.length; index++) {
    const row = falling[index]!;
    isOne[row] = 0;
    forEachTarget(row, (target) => --inward[target]! === 0 && falling.push(target));
  }
  return { garbage: rows.filter((row) => isOne[row] === 1), falling };
}

function unreachableRows(now: Instant, reached: Uint8Array): number[] {
  const flags = now.constants.objectFlag;
  const own = 1 << flags.indexOf('of_program');
  const gone = 1 << flags.indexOf('in_free_list');
  const rows: number[] = [];
  for (let row = 0; row < reached.length; row++) {
    if (reached[row] === 0 && (now.flags(row) & (own | gone)) === own) rows.push(row);
  }
  return rows;
}

/**
 * Of objects that refer to each other, by their indices, those that refer to themselves over others or at once: the groups of
 * which each member reaches each. Tarjan's algorithm without recursion.
 */
export function cyclesOf(targets: readonly (readonly number[])[]): number[][] {
  const order = new Int32Array(targets.length).fill(-1);
  const low = new Int32Array(targets.length);
  const isOpen = new Uint8Array(targets.length);
  const open: number[] = [];
  const cycles: number[][] = [];
  let next = 0;
  const enter = (node: number) => {
    order[node] = low[node] = next++;
    open.push(node);
    isOpen[node] = 1;
    return { node, at: 0 };
  };
  const close = (node: number) => {
    const group: number[] = [];
    do {
      group.push(open.pop()!);
      isOpen[group.at(-1)!] = 0;
    } while (group.at(-1) !== node);
    if (group.length > 1 || targets[node]!.includes(node)) cycles.push(group.sort((one, other) => one - other));
  };
  for (let root = 0; root < targets.length; root++) {
    if (order[root] !== -1) continue;
    const path = [enter(root)];
    while (path.length > 0) {
      const step = path.at(-1)!;
      const target = targets[step.node]![step.at++];
      if (target === undefined) {
        path.pop();
        if (low[step.node] === order[step.node]) close(step.node);
        const parent = path.at(-1);
        if (parent !== undefined) low[parent.node] = Math.min(low[parent.node]!, low[step.node]!);
      } else if (order[target] === -1) path.push(enter(target));
      else if (isOpen[target] === 1) low[step.node] = Math.min(low[step.node]!, order[target]!);
    }
  }
  return cycles;
}
