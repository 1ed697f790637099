// What the graph shows of an instant: names, the objects that they reach, garbage, and which references are arrows. Owns the choice
// of objects and how many of them; how a card's slots come about is in graph_slots.ts, whether anything reaches an object in
// graph_reach.ts. Where an object's card lies is geometry.
import { familyOf, type Family } from './family.ts';
import type { Instant } from './instant.ts';
import {
  className, functionName, hasData, inlineText, isClass, isDead, isDefinition, isIterator, isLibraryMachinery, isValue, leftByLibraries, shortened, valueText, valueTypes, withoutOuter,
} from './graph_kinds.ts';
import { hasNames, namesOf, STACK, type Names } from './graph_names.ts';
import { cyclesOf, reachOf, STATIC_COUNT } from './graph_reach.ts';
import { isFolded, sharedSlots, type ArgumentCounts, slotsOf, type Slot, type Strength } from './graph_slots.ts';
import { bucketsOf, type Bucket } from './graph_buckets.ts';
import { alongChains } from './graph_chains.ts';

/** What the reader wants to see. */
export interface Wish {
  /** Values are objects, too, and each container is shown as it lies in memory. */
  really: boolean;
  /** By the address of a card, how many slots more than usual it shows; 0: it is open, its references are followed. */
  opened: ReadonlyMap<number, number>;
  /** Addresses of objects that are shown although no name reaches them. */
  pinned: readonly number[];
  /** Addresses of objects that were shown before: these are shown until they are freed. */
  seen: ReadonlySet<number>;
  /** Only what is so many references away from an object. */
  focus: { address: number; steps: number } | null;
  argumentCounts: ArgumentCounts;
}

export const USUAL: Wish = { really: false, opened: new Map(), pinned: [], seen: new Set(), focus: null, argumentCounts: new Map() };

export interface ShownSlot {
  name: string;
  access: string;
  strength: Strength;
  word: number;
  /** Of the value that stands in the slot; null where an arrow leaves it. */
  text: string | null;
  family: Family;
  /** Key of the card that its arrow ends at. */
  to: string | null;
  /** Address of what it refers to. */
  address: number;
  /** What is behind it and not shown. */
  bucket: Bucket | null;
}

export interface Card {
  /** The same for the same object at all instants. */
  key: string;
  kind: Names['kind'] | 'object';
  /** 0: of names. */
  address: number;
  row: number;
  type: string;
  family: Family;
  /** What stands in its head: its type, its class's or function's name. */
  title: string;
  /** Its value, when it is but a value. */
  value: string | null;
  slots: ShownSlot[];
  /** References that are not shown, and what they lead to. */
  rest: Bucket | null;
  /** How far it is from the names; -1: nothing reaches it. */
  depth: number;
  /** The card whose slot was the first to lead to it. */
  parent: string | null;
  refcount: number;
  /** References counted to it for which no arrow is shown. */
  held: number;
  gcRefs: number;
  /** The collector's list that it is in; -1: none. */
  generation: number;
  /** Whether the collector could watch it. */
  isContainer: boolean;
  isUnreachable: boolean;
  isFolded: boolean;
  /** Of the cycle that it is in: its index; -1: none. */
  cycle: number;
  names: Names | null;
}

export interface Graph {
  cards: Card[];
  byKey: ReadonlyMap<string, Card>;
  /** Keys of the cards of each cycle. */
  cycles: string[][];
  /** What nothing reaches, beyond the cards of it. */
  garbage: number;
  /** Neither a name nor an object is there to be shown. */
  isEmpty: boolean;
}

export const keyOf = (address: number): string => `o${address}`;

const CARDS_MOST = 220;
const GARBAGE_MOST = 80;
const SLOTS_MOST = 10;
const STEPS_MOST = 24;
/** How much further it goes from a card that was opened. */
const OPENED_CARDS = 60;
/** The most slots that one card shows, however often it was asked for more. */
const SLOTS_EVER = 400;

export function graphOf(now: Instant, wish: Wish = USUAL): Graph {
  const builder = new Builder(now, wish);
  const all = namesOf(now, wish.really);
  const named = new Set(all.flatMap(({ slots }) => slots.filter(({ name }) => name !== STACK).map(({ target }) => target)));
  for (const names of all) builder.addNames(names, named);
  builder.spread();
  for (const address of wish.pinned) builder.pin(address);
  builder.addGarbage();
  return builder.finish();
}

class Builder {
  readonly #cards: Card[] = [];
  readonly #byRow = new Map<number, Card>();
  readonly #waiting: Card[] = [];
  readonly #targets = new Map<Card, Slot[]>();
  readonly #beyond = new Map<Card, number[]>();
  readonly #drawn = new Map<number, number>();
  readonly #inline: (row: number) => string | null;
  readonly #asked: ReadonlySet<number>;
  readonly #steps = new Map<Card, number>();
  #room = CARDS_MOST;
  #garbage = 0;

  constructor(
    readonly now: Instant,
    readonly wish: Wish,
  ) {
    this.#asked = new Set([...wish.pinned, ...wish.opened.keys()].map((address) => now.rowOf(address)));
    this.#inline = (row) => (wish.really || this.#asked.has(row) ? null : inlineText(now, row));
  }

  /** `named`: rows that a name refers to. */
  addNames(names: Names, named: ReadonlySet<number>): void {
    const isLoose = (row: number) => !named.has(row) && this.#isLooseData(row);
    const slots = names.slots.filter((slot) => slot.name !== STACK || this.wish.really || isLoose(slot.target));
    const card = this.#add({
      ...BARE,
      key: names.key,
      kind: names.kind,
      row: -1,
      type: names.kind,
      title: names.isBody ? `class ${names.name}` : names.kind === 'call' ? `${withoutOuter(names.name)}()` : names.name,
      depth: 0,
      names,
      slots: slots.map((slot) => this.#shown(slot)),
    });
    this.#targets.set(card, slots);
    this.#steps.set(card, STEPS_MOST);
    for (const slot of slots) this.#follow(card, slot.target);
  }

  #isLooseData(row: number): boolean {
    return this.#inline(row) === null && !isDefinition(this.now, row) && !isIterator(this.now, row);
  }

  pin(address: number): void {
    const row = this.now.rowOf(address);
    if (row === -1 || isDead(this.now, row) || this.#byRow.has(row)) return;
    this.#admit(row, 1, null);
    this.spread();
  }

  // The nearest to the names first, as long as there is room.
  spread(): void {
    for (let index = 0; index < this.#waiting.length; index++) this.#fill(this.#waiting[index]!);
    this.#waiting.length = 0;
  }

  #fill(card: Card): void {
    const { now, wish } = this;
    const more = wish.opened.get(card.address);
    card.isFolded = isFolded(now, card.row, wish.really) && more === undefined;
    if (card.isFolded) return this.#fillShared(card);
    const most = Math.min(SLOTS_EVER, SLOTS_MOST + (more ?? 0));
    const { slots, beyond } = slotsOf(now, card.row, wish.really, most, (row) => this.#inline(row) !== null || isValue(now, row), wish.argumentCounts);
    card.slots = slots.map((slot) => this.#shown(slot));
    this.#targets.set(card, slots);
    this.#beyond.set(card, beyond);
    if (more !== undefined) this.#goOnFrom(card);
    for (const slot of slots) if (!this.#isOwnClass(slot)) this.#follow(card, slot.target);
  }

  // What its instances share is shown of a class at once.
  #fillShared(card: Card): void {
    const { now, wish } = this;
    if (wish.really || !isClass(now, card.row) || !hasData(now, card.row)) return;
    const slots = sharedSlots(now, card.row, SLOTS_MOST);
    card.slots = slots.map((slot) => this.#shown(slot));
    this.#targets.set(card, slots);
    for (const slot of slots) this.#follow(card, slot.target);
  }

  // Each instance refers to its class: arrows for these are drawn only to a class that was asked for.
  #isOwnClass(slot: Slot): boolean {
    return slot.name === '__class__' && !this.#asked.has(slot.target);
  }

  #goOnFrom(card: Card): void {
    this.#steps.set(card, STEPS_MOST);
    this.#room = Math.max(this.#room, this.#cards.length + OPENED_CARDS);
  }

  #follow(card: Card, target: number): void {
    const steps = this.#steps.get(card) ?? STEPS_MOST;
    if (this.#inline(target) !== null || this.#byRow.has(target) || this.#cards.length >= this.#room || steps === 0) return;
    this.#admit(target, Math.max(0, card.depth) + 1, card);
    this.#steps.set(this.#byRow.get(target)!, steps - 1);
  }

  #admit(row: number, depth: number, parent: Card | null): void {
    if (this.#byRow.has(row)) return;
    this.#waiting.push(this.#add({ ...this.#describe(row), depth, parent: parent?.key ?? null }));
  }

  #add(card: Card): Card {
    this.#cards.push(card);
    if (card.row !== -1) this.#byRow.set(card.row, card);
    return card;
  }

  #describe(row: number): Card {
    const { now } = this;
    const type = now.typeName(row);
    const label = now.label(row);
    const address = now.address(row);
    return {
      ...BARE,
      key: keyOf(address),
      address,
      row,
      type,
      family: isClass(now, row) ? 'code' : familyOf(type),
      title: titleOf(now, row, type, label),
      value: isValue(now, row) ? shortened(valueText(now, row)) : null,
      refcount: now.refcount(row),
      gcRefs: now.objects.value(row, 'gcRefs'),
      generation: now.objects.value(row, 'generation'),
      isContainer: now.has(row, 'container'),
      isUnreachable: reachOf(now).reached[row] === 0,
    };
  }

  #shown(slot: Slot): ShownSlot {
    const { now } = this;
    const text = this.#isOwnClass(slot) ? shortened(now.label(slot.target)) : this.#inline(slot.target);
    const { name, access, strength, word } = slot;
    const family = isClass(now, slot.target) ? 'code' : familyOf(now.typeName(slot.target));
    return { name, access, strength, word, text, family, to: null, address: now.address(slot.target), bucket: null };
  }

  /** What nothing reaches any more, and is still there. */
  addGarbage(): void {
    const { now } = this;
    const isOfValues = valueTypes(now);
    const typeOf = now.objects.reader('typeIndex');
    let room = GARBAGE_MOST;
    const { garbage, falling } = reachOf(now);
    const wasSeen = (row: number) => this.wish.seen.has(now.address(row));
    // Once its names are gone the runtime takes everything down, its own too.
    const shown = hasNames(now) ? [...garbage, ...falling.filter(wasSeen)] : [...garbage, ...falling].filter(wasSeen);
    const left = this.wish.really ? new Set() : leftByLibraries(now, shown);
    for (const row of shown) {
      if (isOfValues[typeOf(row)] === 1 || left.has(row) || this.#byRow.has(row)) continue;
      if (room === 0) this.#garbage++;
      else if (this.#inline(row) === null && !this.#isPartOfGarbage(row)) {
        room--;
        this.#admit(row, -1, null);
        this.spread();
      }
    }
  }

  // Shown in the card of what owns it: an instance's dict, the tables of a class.
  #isPartOfGarbage(row: number): boolean {
    if (this.wish.really) return false;
    const { now } = this;
    if (isLibraryMachinery(now, row)) return true;
    return [...now.incoming(row)].some((edge) => {
      const source = now.source(edge);
      if (source >= now.objects.length) return false;
      return now.edges.text(edge, 'name') === '__dict__' || (isClass(now, source) && !isClass(now, row));
    });
  }

  finish(): Graph {
    for (const card of this.#cards) this.#connect(card);
    this.#fillBuckets();
    for (const card of this.#cards) {
      if (card.kind === 'object' && card.refcount < STATIC_COUNT) card.held = card.refcount - (this.#drawn.get(card.row) ?? 0);
    }
    if (!this.wish.really) alongChains(this.#cards, new Map(this.#cards.map((card) => [card.key, card])));
    const cycles = this.#outlineCycles();
    const shown = this.wish.focus === null ? this.#cards : this.#near(this.wish.focus);
    const byKey = new Map(shown.map((card) => [card.key, card]));
    return { cards: shown, byKey, cycles, garbage: this.#garbage, isEmpty: shown.every((card) => card.kind !== 'object' && card.slots.length === 0) };
  }

  #connect(card: Card): void {
    for (const [index, slot] of (this.#targets.get(card) ?? []).entries()) {
      const { target, strength } = slot;
      const to = this.#byRow.get(target);
      if (to === undefined || this.#isOwnClass(slot)) continue;
      card.slots[index]!.to = to.key;
      card.slots[index]!.text = null;
      if (strength !== 'weak') this.#drawn.set(target, (this.#drawn.get(target) ?? 0) + 1);
    }
  }

  // What is not shown belongs to the slot that is nearest to it.
  #fillBuckets(): void {
    const starts: { rows: number[]; put: (bucket: Bucket) => void }[] = [];
    for (const card of this.#cards) {
      const targets = this.#targets.get(card) ?? [];
      for (const [index, slot] of card.slots.entries()) {
        if (slot.to === null && slot.text === null) starts.push({ rows: [targets[index]!.target], put: (bucket) => (slot.bucket = bucket) });
      }
      const beyond = this.#beyond.get(card) ?? [];
      if (beyond.length > 0) starts.push({ rows: beyond, put: (bucket) => (card.rest = { ...bucket, slots: beyond.length }) });
    }
    if (starts.length === 0) return;
    const buckets = bucketsOf(this.now, starts.map(({ rows }) => rows), this.#byRow, this.wish.really);
    for (const [index, { put }] of starts.entries()) put(buckets[index]!);
  }

  #outlineCycles(): string[][] {
    const objects = this.#cards.filter((card) => card.kind === 'object');
    const index = new Map(objects.map((card, at) => [card.key, at]));
    const targets = objects.map((card) =>
      card.slots.flatMap((slot) => (slot.to !== null && slot.strength !== 'weak' ? [index.get(slot.to)!] : [])),
    );
    return cyclesOf(targets).map((group, number) => {
      for (const at of group) objects[at]!.cycle = number;
      return group.map((at) => objects[at]!.key);
    });
  }

  // Cards so many steps from one, whichever way the references point.
  #near({ address, steps }: { address: number; steps: number }): Card[] {
    const center = this.#byRow.get(this.now.rowOf(address));
    if (center === undefined) return this.#cards;
    const neighbours = new Map<string, string[]>(this.#cards.map((card) => [card.key, []]));
    for (const card of this.#cards) {
      for (const { to } of card.slots) {
        if (to === null) continue;
        neighbours.get(card.key)!.push(to);
        neighbours.get(to)!.push(card.key);
      }
    }
    let rim = [center.key];
    const near = new Set(rim);
    for (let step = 0; step < steps; step++) {
      rim = rim.flatMap((key) => neighbours.get(key)!).filter((key) => !near.has(key) && near.add(key));
    }
    return this.#cards.filter((card) => near.has(card.key));
  }
}

const BARE: Card = {
  key: '', kind: 'object', address: 0, row: -1, type: '', family: 'code', title: '', value: null, slots: [], rest: null, depth: 0,
  parent: null, refcount: 0, held: 0, gcRefs: -1, generation: -1, isContainer: false, isUnreachable: false, isFolded: false, cycle: -1, names: null,
};

function titleOf(now: Instant, row: number, type: string, label: string): string {
  if (isClass(now, row)) return shortened(className(now, row), 30);
  if (type === 'function') return shortened(`function ${functionName(now, row)}`, 30);
  const called = /^<(built-in function|module|code|generator|coroutine) (.+)>$/.exec(label);
  if (called !== null) return shortened(`${called[1]} ${withoutOuter(called[2]!)}`, 30);
  const name = shortened(type === 'weakref.ReferenceType' ? label.includes('; dead') ? 'weakref; dead' : 'weakref' : type.replace(/^collections\./, ''), 30);
  return /^(\[\]|\{\}|\(\)|set\(\))$/.test(label) ? `${name} ${label.replace('set', '')}` : name;
}
