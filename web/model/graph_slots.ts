// The slots of one object's card: what it refers to, under which names. Owns how references are named and which are merged (an
// instance's dict into its attributes, a function's cells into its variables); knows nothing of which objects get a card.
import type { Instant } from './instant.ts';
import { edgesFrom, heldAs, isClass, isDefinition, isOfLibraryClass, isOwnModule, isSharedData, tupleText } from './graph_kinds.ts';

/** 'seen': counted, and the collector sees it; 'unseen': counted, and it does not; 'weak': not counted. */
export type Strength = 'seen' | 'unseen' | 'weak';

export interface Slot {
  /** An index, a key, an attribute; '' where it has none. */
  name: string;
  /** How a program reaches it from the object: `[0]`, `.next`. */
  access: string;
  /** Row of the object that it refers to. */
  target: number;
  strength: Strength;
  /** Address of the word that holds the reference. */
  word: number;
}

export interface Slots {
  slots: Slot[];
  /** Rows of the objects that more slots, which are not among these, refer to. */
  beyond: number[];
}

/** How many positional parameters a code has, by its address: no reference says it. */
export type ArgumentCounts = ReadonlyMap<number, number>;

/** What the default of a parameter is called as long as the count is not known. */
export const DEFAULT = 'default';

/** A slot whose name is not read yet: of most there is only the target to know. */
interface Later {
  target: number;
  whole(): Slot;
}

const later = (now: Instant, edge: number, whole: () => Slot): Later => ({ target: now.target(edge), whole });

// References that say what an object is, not what it holds.
const MACHINERY = new Set([
  '__class__', '__name__', '__qualname__', '__doc__', '__module__', '__globals__', '__builtins__', '__code__', '__annotations__',
  '__mro__', '__base__', '__bases__', '__objclass__', 'tp_subclasses', 'weak references', 'gi_code', 'cr_code', 'ag_code', 'f_code',
  'f_locals', 'f_back', 'function', 'result', 'name', '__weakref__', 'value stack',
]);
// Each of their references is one of their items.
const PLAIN = new Set(['list', 'tuple', 'set', 'frozenset', 'collections.deque']);
const NAMED_MOST = 1000;
const OF_FUNCTION = new Set(['__defaults__', '__kwdefaults__', '__closure__', '__dict__']);
// Attributes that belong to how a class works; an Enum counts its members.
const isMachinery = (name: string) => name === '._sort_order_' || (name.startsWith('.') && isDunder(name));
const isDunder = (name: string) => /^\.?\[?'?__\w+__'?\]?$/.test(name);

const strengthOf = (now: Instant, edge: number): Strength => {
  const kind = now.constants.edgeKind[now.edges.value(edge, 'kind')];
  return kind === 'visible' ? 'seen' : kind === 'hidden' ? 'unseen' : 'weak';
};

export function slotOf(now: Instant, edge: number, name: string, access = ''): Slot {
  return { name, access, target: now.target(edge), strength: strengthOf(now, edge), word: now.edges.value(edge, 'slot') };
}

// `[0]` and `['x']` by what is in the brackets, `.x` by its name.
function named(now: Instant, edge: number): Slot {
  const text = now.edges.text(edge, 'name');
  if (text.startsWith('[')) return slotOf(now, edge, text.slice(1, -1), text);
  if (text.startsWith('.')) return slotOf(now, edge, text.slice(1), text);
  return slotOf(now, edge, text === 'item' ? '' : text, text.startsWith('__') ? `.${text}` : '');
}

/** The first `most` slots of an object; `isSimple` tells the objects whose value stands in a slot. */
export function slotsOf(now: Instant, row: number, really: boolean, most: number, isSimple: (row: number) => boolean, counts: ArgumentCounts): Slots {
  const collected: Slots = { slots: [], beyond: [] };
  if (really || PLAIN.has(now.typeName(row))) return plainSlots(now, row, most);
  const chosen = essentials(now, row, isSimple, counts);
  for (const slot of chosen) {
    if (collected.slots.length < most) collected.slots.push(slot.whole());
    else collected.beyond.push(slot.target);
  }
  return collected;
}

// Each of its references, of which there may be a million.
function plainSlots(now: Instant, row: number, most: number): Slots {
  // Beside its key an entry's value is told by its brackets.
  const isMapping = /dict/i.test(now.typeName(row));
  const slots: Slot[] = [];
  const beyond: number[] = [];
  for (const edge of edgesFrom(now, row)) {
    if (slots.length >= most) beyond.push(now.target(edge));
    else slots.push(isMapping ? bracketed(named(now, edge)) : named(now, edge));
  }
  return { slots, beyond };
}

const bracketed = (slot: Slot): Slot => (slot.access.startsWith('[') ? { ...slot, name: slot.access } : slot);

/** The slots of a class that is not opened: the data that its instances share. */
export function sharedSlots(now: Instant, row: number, most: number): Slot[] {
  const dict = heldAs(now, row, '__dict__');
  const slots = dict === -1 ? [] : [...ofDict(now, dict)].map((later) => later.whole());
  return slots.filter(({ name, target }) => isSharedData(now, name, target)).slice(0, most);
}

function* essentials(now: Instant, row: number, isSimple: (row: number) => boolean, counts: ArgumentCounts): Generator<Later> {
  if (now.typeName(row) === 'function') yield* ofFunction(now, row, counts);
  else if (isClass(now, row)) yield* ofClass(now, row);
  else yield* ofData(now, row, isSimple);
}

function* ofData(now: Instant, row: number, isSimple: (row: number) => boolean): Generator<Later> {
  const isHidden = isOfLibraryClass(now, row) ? inLibrary : never;
  const attributes = isHidden === never ? [] : attributeNames(now, row);
  const [first] = now.outgoing(row);
  // Keys and values take turns; of so many entries only the first are asked for their names.
  let keys = -1;
  const isSuspended = /generator$|^coroutine$/.test(now.typeName(row));
  // A tuple that is the key of the entry that follows.
  let key: string | null = null;
  for (const edge of edgesFrom(now, row)) {
    const isFar = edge - first > NAMED_MOST;
    if (isFar && (edge & 1) === keys) continue;
    const name = isFar ? '' : now.edges.text(edge, 'name');
    if (name.startsWith('key ')) keys = edge & 1;
    if (MACHINERY.has(name) || isMachinery(name) || (name.startsWith('.') && isHidden(name.slice(1), attributes))) continue;
    if (name === '__dict__') yield* ofDict(now, now.target(edge), isHidden);
    else if (isSuspended) yield* ofVariable(now, edge, name);
    else if (!name.startsWith('key ')) yield later(now, edge, () => (key === null ? named(now, edge) : { ...named(now, edge), name: key }));
    // The key of an entry stands as its slot's name, if it has a short text.
    else if (!isSimple(now.target(edge))) yield later(now, edge, () => slotOf(now, edge, 'key'));
    key = name.startsWith('key ') && now.typeName(now.target(edge)) === 'tuple' ? tupleText(now, now.target(edge)) : null;
  }
}

// What goes on later has variables as a call has: those that inner functions share lie in cells, and `.0` is what is gone through.
function* ofVariable(now: Instant, edge: number, name: string): Generator<Later> {
  const held = now.typeName(now.target(edge)) === 'cell' ? contentOfCell(now, now.target(edge)) : edge;
  if (held !== -1 && !name.startsWith('..')) yield later(now, held, () => slotOf(now, held, name.replace(/^\./, ''), name));
}

const never = () => false;
// A library's own affair, where there is more to it than that.
const inLibrary = (name: string, names: readonly string[]) => name.startsWith('_') && names.some((other) => !other.startsWith('_'));

/** The entries of a dict as attributes. `isHidden` is asked with all of the names. */
export function* ofDict(now: Instant, dict: number, isHidden: (name: string, names: readonly string[]) => boolean = never): Generator<Later> {
  const names = isHidden === never ? [] : attributeNames(now, dict);
  for (const edge of edgesFrom(now, dict)) {
    const name = now.edges.text(edge, 'name');
    if (!name.startsWith("['") || isDunder(name) || isHidden(name.slice(2, -2), names)) continue;
    yield later(now, edge, () => slotOf(now, edge, name.slice(2, -2), `.${name.slice(2, -2)}`));
  }
}

// Of an instance, or its dict.
const attributeNames = (now: Instant, row: number): string[] =>
  [...edgesFrom(now, row)].map((edge) => now.edges.text(edge, 'name')).filter((name) => /^(\.|\[')/.test(name) && !isDunder(name)).map((name) => name.replace(/^(\.|\[')|'\]$/g, ''));

function* ofFunction(now: Instant, row: number, counts: ArgumentCounts): Generator<Later> {
  for (const edge of edgesFrom(now, row)) {
    const name = now.edges.text(edge, 'name');
    if (!OF_FUNCTION.has(name)) continue;
    const held = now.target(edge);
    if (name === '__closure__') yield* ofClosure(now, row, held);
    else if (name === '__dict__') yield* ofDict(now, held);
    else if (name === '__kwdefaults__') yield* ofKeywords(now, held);
    else yield* ofDefaults(now, row, held, counts);
  }
}

function* ofKeywords(now: Instant, dict: number): Generator<Later> {
  for (const edge of edgesFrom(now, dict)) {
    const key = now.edges.text(edge, 'name');
    if (key.startsWith("['")) yield later(now, edge, () => slotOf(now, edge, `${key.slice(2, -2)}=`, `.__kwdefaults__${key}`));
  }
}

// Those of the last parameters.
function* ofDefaults(now: Instant, row: number, tuple: number, counts: ArgumentCounts): Generator<Later> {
  const items = [...edgesFrom(now, tuple)];
  const code = heldAs(now, row, '__code__');
  const count = code === -1 ? undefined : counts.get(now.address(code));
  const names = count === undefined ? [] : labels(now, heldAs(now, code, 'co_localsplusnames')).slice(count - items.length, count);
  for (const [index, item] of items.entries()) {
    const name = names[index] === undefined ? DEFAULT : `${names[index]}=`;
    yield later(now, item, () => slotOf(now, item, name, `.__defaults__[${index}]`));
  }
}

// A closure's cells by the names of the variables that they are.
function* ofClosure(now: Instant, row: number, closure: number): Generator<Later> {
  const cells = [...edgesFrom(now, closure)];
  const code = heldAs(now, row, '__code__');
  const names = code === -1 ? [] : labels(now, heldAs(now, code, 'co_localsplusnames')).slice(-cells.length);
  for (const [index, cell] of cells.entries()) {
    const content = contentOfCell(now, now.target(cell));
    if (content === -1) continue;
    yield later(now, content, () => slotOf(now, content, names[index] ?? 'cell', `.__closure__[${index}].cell_contents`));
  }
}

const labels = (now: Instant, tuple: number): string[] =>
  tuple === -1 ? [] : [...edgesFrom(now, tuple)].map((edge) => now.label(now.target(edge)).slice(1, -1));

/** The row of the edge from a cell to what it holds; -1 when it is empty. */
export function contentOfCell(now: Instant, cell: number): number {
  for (const edge of edgesFrom(now, cell)) if (now.edges.text(edge, 'name') === 'cell_contents') return edge;
  return -1;
}

function* ofClass(now: Instant, row: number): Generator<Later> {
  for (const edge of edgesFrom(now, row)) {
    const name = now.edges.text(edge, 'name');
    if (name === '__dict__') yield* ofDict(now, now.target(edge));
    if (name === '__base__' && now.has(now.target(edge), 'of_program')) yield later(now, edge, () => slotOf(now, edge, 'base', '.__base__'));
  }
}

/** Whether a card of it shows its slots only once it is opened; of a function all but its machinery is shown at once. */
export const isFolded = (now: Instant, row: number, really: boolean): boolean =>
  isClass(now, row) || (isDefinition(now, row) && (really || (now.typeName(row) !== 'function' && !isOwnModule(now, row)))) || (!really && now.typeName(row) === 'traceback');
