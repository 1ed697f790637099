// What the graph asks of one object: which family of card it is, whether its value stands in the slot that refers to it, and
// whether the program made it. Owns those rules; knows nothing of which objects are shown.
import type { Instant } from './instant.ts';

/** What is no bigger than its value: written into the slot that refers to it, unless all is shown as it is. */
const VALUES = new Set(['int', 'float', 'complex', 'bool', 'NoneType', 'str', 'bytes', 'ellipsis', 'NotImplementedType', 'range', 'slice']);

/** Containers that are worth a card even where they are the runtime's own. */
const CONTAINERS = new Set(['list', 'dict', 'set', 'frozenset', 'tuple', 'bytearray', 'collections.deque', 'collections.defaultdict']);

/** What defines the program rather than being its data: small cards that open on demand. */
const DEFINITIONS = new Set(['function', 'builtin_function_or_method', 'module', 'code', 'method_descriptor', 'wrapper_descriptor']);

const TEXT_MOST = 26;
const TUPLE_MOST = 4;

/** A text shortened to what fits in a card. */
export function shortened(text: string, most = TEXT_MOST): string {
  const characters = [...text.slice(0, 4 * most)];
  if (characters.length <= most && text.length <= 4 * most) return text;
  const last = text.at(-1)!;
  const end = /['")\]}>]/.test(last) ? last : '';
  return `${characters.slice(0, most - 1 - end.length).join('')}…${end}`;
}

/** By the index of a type: whether its objects are values. One look-up an object, for passes over all of them. */
export function valueTypes(now: Instant): Uint8Array {
  return Uint8Array.from({ length: now.types.length }, (_, index) => Number(VALUES.has(now.types.text(index, 'name'))));
}

export const isValue = (now: Instant, row: number): boolean => VALUES.has(now.typeName(row));
export const isClass = (now: Instant, row: number): boolean => now.has(row, 'type');
export const isDefinition = (now: Instant, row: number): boolean => isClass(now, row) || DEFINITIONS.has(now.typeName(row));
export const isDead = (now: Instant, row: number): boolean => now.has(row, 'in_free_list');

/** Rows of the edges from an object to others that live, without the list of its weak references. */
export function* edgesFrom(now: Instant, row: number): Generator<number> {
  const [first, behind] = now.outgoing(row);
  for (let edge = first; edge < behind; edge++) if (now.target(edge) < now.objects.length) yield edge;
}

/** What an object has under one name; -1: nothing. */
export function heldAs(now: Instant, row: number, name: string): number {
  for (const edge of edgesFrom(now, row)) if (now.edges.text(edge, 'name') === name) return now.target(edge);
  return -1;
}

/** The text of a value that stands in its slot; null where the object gets a card of its own. */
export function inlineText(now: Instant, row: number): string | null {
  const type = now.typeName(row);
  if (VALUES.has(type)) return shortened(valueText(now, row));
  if (type === 'module') return isOwnModule(now, row) ? null : shortened(now.label(row));
  if (type === 'tuple') return tupleText(now, row);
  if (type === 'function') return functionText(now, row);
  if (isClass(now, row)) return hasData(now, row) ? null : shortened(className(now, row));
  if (type === 'builtin_function_or_method') return builtinText(now, row);
  if (!now.has(row, 'of_program') && !CONTAINERS.has(type)) return shortened(now.label(row));
  return null;
}

/** What a value is, as Python writes it. */
export function valueText(now: Instant, row: number): string {
  const type = now.typeName(row);
  if (type !== 'range' && type !== 'slice') return now.label(row);
  const [start, stop, step] = ['start', 'stop', 'step'].map((name) => heldAs(now, row, name));
  if (start === -1 || stop === -1 || step === -1) return now.label(row);
  const parts = [start!, stop!, step!].map((part) => now.label(part));
  return `${type}(${(type === 'range' && parts[2] === '1' ? parts.slice(0, 2) : parts).join(', ')})`;
}

/** A class with what it inherits from: `class B(A)`. */
export function className(now: Instant, row: number): string {
  const bases = isOwn(now, row) ? heldAs(now, row, '__bases__') : -1;
  const names = bases === -1 ? [] : [...edgesFrom(now, bases)].map((edge) => now.label(now.target(edge)).replace(/^class (.*\.)?/, ''));
  return names.length === 0 || (names.length === 1 && names[0] === 'object') ? now.label(row) : `${now.label(row)}(${names.join(', ')})`;
}

// A function that keeps nothing of its own is but its name.
function functionText(now: Instant, row: number): string | null {
  if (isOfLibrary(now, heldAs(now, row, '__code__'))) return `${shortened(functionName(now, row))}()`;
  for (const name of ['__closure__', '__defaults__', '__kwdefaults__', '__dict__']) {
    const held = heldAs(now, row, name);
    if (held !== -1 && !(name === '__defaults__' && tupleText(now, held) !== null)) return null;
  }
  return `${shortened(functionName(now, row))}()`;
}

// A built-in function, but no method of an object of the program.
function builtinText(now: Instant, row: number): string | null {
  const self = heldAs(now, row, '__self__');
  if (self !== -1 && now.typeName(self) !== 'module' && !isClass(now, self)) return null;
  return shortened(`${/^<built-in (?:function|method) ([^ >]+)/.exec(now.label(row))?.[1] ?? now.label(row)}()`);
}

/** The name of a function without those that it is defined in; a comprehension's says what it is. */
export const withoutOuter = (name: string): string => name.replace(/^.*<locals>\./, '').replace(/^.*<(genexpr|listcomp|setcomp|dictcomp|lambda)[>…]*$/, '$1');

export function functionName(now: Instant, row: number): string {
  const name = heldAs(now, row, '__name__');
  return name === -1 ? '' : now.label(name).slice(1, -1).replace('<lambda>', 'lambda');
}

/** A short tuple of values is a value. */
export function tupleText(now: Instant, row: number): string | null {
  const [first, behind] = now.outgoing(row);
  if (behind - first > TUPLE_MOST) return null;
  const items: string[] = [];
  for (let edge = first; edge < behind; edge++) {
    const item = now.target(edge);
    if (item >= now.objects.length || !isValue(now, item)) return null;
    items.push(valueText(now, item));
  }
  const text = items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
  return text.length <= TEXT_MOST ? text : null;
}

/** Whether what a name refers to is the program's own and not something that it has imported. */
export function isOwn(now: Instant, row: number): boolean {
  const type = now.typeName(row);
  if (type === 'module') return isOwnModule(now, row);
  if (!isDefinition(now, row)) return true;
  if (!now.has(row, 'of_program')) return false;
  if (type === 'function') return !isOfLibrary(now, heldAs(now, row, '__code__'));
  if (!isClass(now, row)) return true;
  const module = moduleOfClass(now, row);
  return module === null || module === "'__main__'";
}

/** Whether a module is of the program's own text: read from a file of its own, or made by hand. */
export function isOwnModule(now: Instant, row: number): boolean {
  const dict = now.has(row, 'of_program') ? heldAs(now, row, '__dict__') : -1;
  if (dict === -1) return false;
  if (heldAs(now, dict, "['__file__']") !== -1) return true;
  const isBare = ['__doc__', '__package__'].every((name) => now.typeName(Math.max(0, heldAs(now, dict, `['${name}']`))) === 'NoneType');
  return isBare && ![...edgesFrom(now, dict)].some((edge) => now.typeName(now.target(edge)) === 'builtin_function_or_method');
}

/** Whether an object's class is one that a library has defined. */
export function isOfLibraryClass(now: Instant, row: number): boolean {
  const itsClass = heldAs(now, row, '__class__');
  return itsClass !== -1 && now.has(itsClass, 'of_program') && isClass(now, itsClass) && !isOwn(now, itsClass);
}

// What a class has of its methods and of how it works.
const OF_CLASSES = /^(function|classmethod|staticmethod|property|.*descriptor|.*getter|builtin_function_or_method|type|module|code|cell)$/;

/** Whether an entry of a class is data that its instances share. */
export const isSharedData = (now: Instant, name: string, row: number): boolean =>
  !name.startsWith('_') && !isClass(now, row) && !OF_CLASSES.test(now.typeName(row));

/** Whether the program's class has data of its own. */
export function hasData(now: Instant, row: number): boolean {
  if (!isOwn(now, row)) return false;
  const dict = heldAs(now, row, '__dict__');
  for (const edge of dict === -1 ? [] : edgesFrom(now, dict)) {
    const name = now.edges.text(edge, 'name');
    if (name.startsWith("['") && isSharedData(now, name.slice(2), now.target(edge))) return true;
  }
  return false;
}

/** Whether it is part of how a library works, and nothing that a program would miss. */
export function isLibraryMachinery(now: Instant, row: number): boolean {
  const type = now.typeName(row);
  if (/descriptor$|^(code|cell|mappingproxy)$/.test(type)) return true;
  return (isClass(now, row) || type === 'function') && !isOwn(now, row);
}

/** Rows, of those that nothing reaches, that a library has left: its functions and classes, and what only they hold. */
export function leftByLibraries(now: Instant, rows: readonly number[]): ReadonlySet<number> {
  const waiting = rows.slice(0, ASKED_MOST).filter((row) => isOfLibraries(now, row));
  const among = new Set(rows);
  const left = new Set(waiting);
  for (let index = 0; index < waiting.length; index++) {
    for (const edge of edgesFrom(now, waiting[index]!)) {
      const target = now.target(edge);
      if (now.edges.value(edge, 'count') === 0 || !among.has(target) || left.has(target) || isOwnInstance(now, target)) continue;
      left.add(target);
      waiting.push(target);
    }
  }
  return left;
}

// More than this is a program's own doing.
const ASKED_MOST = 4000;

function isOfLibraries(now: Instant, row: number): boolean {
  const type = now.typeName(row);
  if (/^(property|staticmethod|classmethod)$/.test(type)) {
    const wrapped = ['__func__', 'fget'].map((name) => heldAs(now, row, name)).find((one) => one !== -1);
    return wrapped !== undefined && now.typeName(wrapped) === 'function' && !isOwn(now, wrapped);
  }
  return (isClass(now, row) || type === 'function') && !isOwn(now, row);
}

function isOwnInstance(now: Instant, row: number): boolean {
  const itsClass = heldAs(now, row, '__class__');
  return itsClass !== -1 && isClass(now, itsClass) && now.has(itsClass, 'of_program') && isOwn(now, itsClass);
}

/** What only goes through something else. */
export const isIterator = (now: Instant, row: number): boolean => /iterator$|^(enumerate|zip|map|filter|reversed)$/.test(now.typeName(row));

function isOfLibrary(now: Instant, code: number): boolean {
  const file = code === -1 ? -1 : heldAs(now, code, 'co_filename');
  return file !== -1 && now.label(file).startsWith("'<frozen");
}

function moduleOfClass(now: Instant, row: number): string | null {
  const dict = heldAs(now, row, '__dict__');
  const module = dict === -1 ? -1 : heldAs(now, dict, "['__module__']");
  return module === -1 ? null : now.label(module);
}
