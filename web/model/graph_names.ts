// The names of the program at an instant: the module's, and those of the calls that are on. Owns which calls and which names are
// worth showing.
import type { Instant } from './instant.ts';
import { edgesFrom, isOwn, isValue } from './graph_kinds.ts';
import { globalsRow } from './names.ts';
import { contentOfCell, ofDict, slotOf, type Slot } from './graph_slots.ts';

export interface Names {
  key: string;
  /** 'skipped': calls that are not shown. */
  kind: 'module' | 'call' | 'skipped';
  /** Of the function; of the module its file. */
  name: string;
  /** The line that runs or waits for a call; null: none. */
  line: number | null;
  isInnermost: boolean;
  /** The body of a class, not a call of a function. */
  isBody: boolean;
  slots: Slot[];
  /** How many calls it stands for. */
  skipped: number;
}

// So many calls are shown, and fewer if they have many variables: the module's names and the innermost are to be in sight together.
const CALLS_MOST = 8;
const CALLS_LEAST = 5;
const CALLS_FIRST = 2;
const ROWS_MOST = 24;
const NO_CALL = 0xffffffff;
const WORD = 8;

type Frame = Instant['view']['frames'][number];

/** The module's names, then the calls', the innermost last. */
export function namesOf(now: Instant, really: boolean): Names[] {
  const globals = globalsRow(now);
  const calls = now.view.frames
    .filter((frame) => frame.kind === 'call' && frame.depth !== NO_CALL && !frame.filename.startsWith('<frozen'))
    .sort((one, other) => other.depth - one.depth);
  const moduleCall = calls.find((frame) => localsOf(now, frame) === globals);
  const innermost = calls.at(-1);
  const result: Names[] = [];
  if (globals !== -1) {
    result.push({
      key: 'names',
      kind: 'module',
      name: moduleCall?.filename ?? '',
      line: lineOf(moduleCall),
      isInnermost: moduleCall !== undefined && moduleCall === innermost,
      isBody: false,
      slots: moduleSlots(now, globals).concat(stackSlots(now, moduleCall, really)),
      skipped: 0,
    });
  }
  return result.concat(callsOf(now, calls.filter((frame) => frame !== moduleCall), really));
}

function callsOf(now: Instant, calls: Frame[], really: boolean): Names[] {
  const skipped = skippedOf(calls);
  const called = (frame: Frame): Names => ({
    key: `call ${frame.address}`,
    kind: 'call',
    name: frame.name,
    line: lineOf(frame),
    isInnermost: frame.depth === 0 || frame === calls.at(-1),
    isBody: localsOf(now, frame) !== -1,
    slots: [...variableSlots(now, frame, really), ...stackSlots(now, frame, really)],
    skipped: 0,
  });
  if (skipped === 0) return calls.map(called);
  return [...calls.slice(0, CALLS_FIRST).map(called), { ...SKIPPED, skipped }, ...calls.slice(CALLS_FIRST + skipped).map(called)];
}

// How many, between the first and the last ones.
function skippedOf(calls: readonly Frame[]): number {
  const rows = (frame: Frame) => 1 + frame.variableCount;
  let room = ROWS_MOST - calls.slice(0, CALLS_FIRST).reduce((sum, frame) => sum + rows(frame), 0);
  let last = 0;
  for (let at = calls.length - 1; at >= CALLS_FIRST && last < CALLS_MOST - CALLS_FIRST; at--, last++) {
    room -= rows(calls[at]!);
    if (room < 0 && last >= CALLS_LEAST - CALLS_FIRST) break;
  }
  return Math.max(0, calls.length - CALLS_FIRST - last);
}

const SKIPPED: Names = { key: 'skipped', kind: 'skipped', name: '', line: null, isInnermost: false, isBody: false, slots: [], skipped: 0 };

const lineOf = (frame: Frame | undefined) => (frame === undefined || frame.line < 0 ? null : frame.line);

/** Whether the program's names are there: before it begins, and once it is taken down, they are not. */
export const hasNames = (now: Instant): boolean => globalsRow(now) !== -1;

// The words that hold the roots, in the order of their edges: looked through for each call that is shown, of which there may be millions.
const heldRoots = new WeakMap<Instant, Float64Array>();

function wordsOfRoots(now: Instant): Float64Array {
  const [first, behind] = now.roots;
  const slot = now.edges.reader('slot');
  const words = heldRoots.get(now) ?? Float64Array.from({ length: behind - first }, (_, i) => slot(first + i));
  heldRoots.set(now, words);
  return words;
}

/** Rows of the edges whose words lie in [from, to). */
function* rootsWithin(now: Instant, from: number, to: number): Generator<number> {
  const words = wordsOfRoots(now);
  const [first] = now.roots;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word >= from && word < to && now.target(first + i) < now.objects.length) yield first + i;
  }
}

const behindVariables = (frame: Frame) => frame.variables + WORD * frame.variableCount;

// The dict of a module's or a class body's names; -1 for a call of a function.
function localsOf(now: Instant, frame: Frame): number {
  for (const edge of rootsWithin(now, frame.address, frame.variables)) {
    if (now.edges.text(edge, 'name') === 'f_locals') return now.target(edge);
  }
  return -1;
}

function moduleSlots(now: Instant, globals: number): Slot[] {
  return [...ofDict(now, globals)]
    .map((later) => later.whole())
    .filter((slot) => isOwn(now, slot.target) && (isValue(now, slot.target) || now.typeName(slot.target) === 'module' || !isImported(now, globals, slot)))
    .map((slot) => ({ ...slot, access: slot.name }));
}

// A module has it under the same name.
function isImported(now: Instant, globals: number, { name, target }: Slot): boolean {
  for (const edge of now.incoming(target)) {
    const dict = now.source(edge);
    if (dict === globals || dict >= now.objects.length || now.edges.text(edge, 'name') !== `['${name}']`) continue;
    for (const owner of now.incoming(dict)) {
      const module = now.source(owner);
      if (module < now.objects.length && now.typeName(module) === 'module') return true;
    }
  }
  return false;
}

function variableSlots(now: Instant, frame: Frame, really: boolean): Slot[] {
  const locals = localsOf(now, frame);
  if (locals !== -1) return moduleSlots(now, locals);
  const slots: Slot[] = [];
  for (const edge of variableEdges(now, frame)) {
    const name = now.edges.text(edge, 'name').replace(/^\./, '');
    // What a comprehension iterates is called `.0`.
    const slot = name.startsWith('.') ? null : variableSlot(now, edge, name, really);
    if (slot !== null) slots.push(slot);
  }
  return slots;
}

// A generator's lie in the generator, and are its references.
function* variableEdges(now: Instant, frame: Frame): Generator<number> {
  const behind = behindVariables(frame);
  yield* rootsWithin(now, frame.variables, behind);
  const owner = now.rowOf(frame.owner);
  for (const edge of owner === -1 ? [] : edgesFrom(now, owner)) {
    const word = now.edges.value(edge, 'slot');
    if (word >= frame.variables && word < behind) yield edge;
  }
}

// A variable that inner functions share lies in a cell, which is empty until it is assigned.
function variableSlot(now: Instant, edge: number, name: string, really: boolean): Slot | null {
  if (really || now.typeName(now.target(edge)) !== 'cell') return slotOf(now, edge, name, name);
  const content = contentOfCell(now, now.target(edge));
  return content === -1 ? null : slotOf(now, content, name, name);
}

// What waits on the value stack: as it is all of it, else objects that are nothing but data.
function stackSlots(now: Instant, frame: Frame | undefined, really: boolean): Slot[] {
  if (frame === undefined) return [];
  const from = behindVariables(frame);
  const edges = [...rootsWithin(now, from, from + WORD * Math.max(0, frame.stackCount))];
  return edges.map((edge) => slotOf(now, edge, STACK, '')).filter((slot) => really || now.has(slot.target, 'of_program'));
}

/** The name of a slot that is an entry of the value stack. */
export const STACK = '⟨stack⟩';
