// What a collection does, as the collector view tells it: its phases, why it began, what it decided of whom, whom the roots reach.
// Pure.
import type { Constants, Event, EventName, Events, GcListName, PhaseName, VerdictName, View } from 'ouroboros';
import { NO_INDEX, type Instant, type CollectorLists } from './instant.ts';
import { globalsRow } from './names.ts';
import { MAIN, type Collection } from './timeline.ts';

/** A phase of one collection, from its first instant to the one before the next. */
export interface Stage {
  phase: PhaseName;
  start: number;
  end: number;
}

/** The phases of a collection that has been looked at as far as `last`. */
export function stagesOf(phases: readonly Event[], collection: Collection, names: readonly PhaseName[], last: number): Stage[] {
  const stages: Stage[] = [];
  for (const { clock, value } of phases) {
    const phase = names[value]!;
    if (stages.length > 0) stages.at(-1)!.end = clock - 1;
    if (phase !== 'idle') stages.push({ phase, start: clock, end: collection.stop ?? last });
  }
  return stages;
}

/** The stage that an instant lies in; -1: before the first, or behind the last. */
export function stageAt(stages: readonly Stage[], instant: number): number {
  for (let i = stages.length - 1; i >= 0; i--) if (stages[i]!.start <= instant) return instant <= stages[i]!.end ? i : -1;
  return -1;
}

/** Whether at an instant all have been judged: what is not reachable then is garbage, but for what finalizers may do. */
export function isJudged(stages: readonly Stage[], instant: number): boolean {
  const judging = stages.find(({ phase }) => phase === 'move_unreachable');
  return judging !== undefined && instant > judging.end;
}

/** Why a collection began. */
export interface Cause {
  /** 'threshold': its count was above its threshold. 'asked': the program called gc.collect(). 'end': the runtime ends. */
  kind: 'threshold' | 'asked' | 'end';
  /** The program's line that was on. */
  line: number | null;
  count: number;
  threshold: number;
}

/** `view`, `lists`: of the instant at which it began; `before`: the event before that. A count above its threshold is looked at only
 * when an object is made: then its memory was allocated just before. */
export function causeOf({ state, frames }: View, lists: CollectorLists, { generation, isFinal }: Collection, before: EventName | null): Cause {
  const { count, threshold } = lists[generation]!;
  // Of the reader's own file: what a module does there, that line has asked for. Lines typed at a prompt have no number of use.
  const line = frames.find(({ kind, filename, line: number }) => kind === 'call' && filename === MAIN && number > 0)?.line ?? null;
  const isDue = before === 'allocation' && state.enabled !== 0 && threshold > 0 && count > threshold;
  return { kind: isFinal ? 'end' : isDue ? 'threshold' : 'asked', line: isFinal ? null : line, count, threshold };
}

/** What a collection decided, object by object. */
export class Course {
  readonly #kinds: ArrayLike<number>;
  readonly #clocks: ArrayLike<number>;
  readonly #subjects: ArrayLike<number>;
  readonly #others: ArrayLike<number>;
  readonly #values: ArrayLike<number>;
  readonly #verdicts: readonly VerdictName[];
  readonly #decision: number;
  readonly #dealloc: number;
  readonly #callback: number;
  // The last event about an address, and from each event the one before about the same.
  readonly #last = new Map<number, number>();
  readonly #before: Int32Array;
  /** Rows of weak references cleared, callbacks, finalizers, resurrections: in their order. */
  readonly incidents: number[] = [];

  constructor(readonly events: Events, { event: names, verdict }: Constants) {
    this.#verdicts = verdict;
    this.#kinds = events.column('kind');
    this.#clocks = events.column('clock');
    this.#subjects = events.column('subject');
    this.#others = events.column('other');
    this.#values = events.column('value');
    this.#decision = names.indexOf('decision');
    this.#dealloc = names.indexOf('object_dealloc');
    this.#callback = names.indexOf('weakref_callback');
    this.#before = new Int32Array(events.length);
    for (let row = 0; row < events.length; row++) {
      const subject = this.#subjects[row]!;
      this.#before[row] = this.#last.get(subject) ?? -1;
      this.#last.set(subject, row);
      if (this.#kinds[row] !== this.#decision && this.#kinds[row] !== this.#dealloc) this.incidents.push(row);
    }
  }

  /** The last decision about an object at or before an instant; `by`: the object that decided it, or 0. Null: none yet. */
  decisionAt(address: number, instant: number): { verdict: VerdictName; by: number; clock: number } | null {
    for (let row = this.#last.get(address) ?? -1; row >= 0; row = this.#before[row]!) {
      if (this.#kinds[row] !== this.#decision || this.#clocks[row]! > instant) continue;
      return { verdict: this.#verdicts[this.#values[row]!]!, by: this.#others[row]!, clock: this.#clocks[row]! };
    }
    return null;
  }

  /** The object from which one was reached in this collection, at or before an instant; 0: from none. */
  rescuerOf(address: number, instant: number): number {
    for (let row = this.#last.get(address) ?? -1; row >= 0; row = this.#before[row]!) {
      if (this.#kinds[row] !== this.#decision || this.#clocks[row]! > instant) continue;
      const verdict = this.#verdicts[this.#values[row]!]!;
      if (verdict === 'rescued') return this.#others[row]!;
      if (verdict === 'tentatively_unreachable') return 0;
    }
    return 0;
  }

  /** The addresses of what was judged garbage and is freed at an instant, in the order in which it was freed. */
  freedAt(instant: number): Float64Array {
    const garbage = new Set<number>();
    const freed: number[] = [];
    for (let row = 0; row < this.#kinds.length && this.#clocks[row]! <= instant; row++) {
      const subject = this.#subjects[row]!;
      if (this.#kinds[row] === this.#decision) {
        if (this.#verdicts[this.#values[row]!] === 'garbage') garbage.add(subject);
      } else if (this.#kinds[row] === this.#dealloc && garbage.delete(subject)) {
        freed.push(subject);
      }
    }
    return Float64Array.from(freed);
  }

  /** How many of what was set aside were freed before they could be judged garbage: a finalizer or a callback broke their cycle.
   * gc.collect() does not count them. */
  freedEarly(): number {
    const aside = new Set<number>();
    let freed = 0;
    for (let row = 0; row < this.#kinds.length; row++) {
      const subject = this.#subjects[row]!;
      if (this.#kinds[row] === this.#decision && this.#verdicts[this.#values[row]!] === 'tentatively_unreachable') aside.add(subject);
      else if (this.#kinds[row] === this.#decision) aside.delete(subject);
      else if (this.#kinds[row] === this.#dealloc && aside.delete(subject)) freed++;
    }
    return freed;
  }

  /** How many weak references were freed as their callback had run: gc.collect() counts them, too, though they were reachable. */
  freedByCallbacks(): number {
    const called = new Set<number>();
    let freed = 0;
    for (let row = 0; row < this.#kinds.length; row++) {
      if (this.#kinds[row] === this.#callback) called.add(this.#subjects[row]!);
      else if (this.#kinds[row] === this.#dealloc && called.delete(this.#subjects[row]!)) freed++;
    }
    return freed;
  }

  /** How many objects have each verdict in the end. */
  tally(): Partial<Record<VerdictName, number>> {
    const counts: Partial<Record<VerdictName, number>> = {};
    for (const address of this.#last.keys()) {
      const last = this.decisionAt(address, Infinity);
      if (last !== null) counts[last.verdict] = (counts[last.verdict] ?? 0) + 1;
    }
    return counts;
  }
}

const reached = new WeakMap<Instant, Uint8Array>();

/** 1 for each object that the roots reach: tracing's second opinion. What exists as long as the runtime is a root, too. */
export function reachedFromRoots(now: Instant): Uint8Array {
  const known = reached.get(now);
  if (known !== undefined) return known;
  const marks = new Uint8Array(now.objects.length);
  const stack: number[] = [];
  const mark = (row: number) => {
    if (row === NO_INDEX || marks[row] === 1) return;
    marks[row] = 1;
    stack.push(row);
  };
  const counted = now.edges.reader('count');
  const [first, last] = now.roots;
  for (let edge = first; edge < last; edge++) if (counted(edge) > 0) mark(now.target(edge));
  const isStatic = 1 << now.constants.objectFlag.indexOf('static');
  const generationOf = now.objects.reader('generation');
  const frozen = now.constants.gcList.indexOf('permanent');
  for (let row = 0; row < marks.length; row++) if (now.flags(row) & isStatic || generationOf(row) === frozen) mark(row);
  while (stack.length > 0) {
    const [from, to] = now.outgoing(stack.pop()!);
    for (let edge = from; edge < to; edge++) if (counted(edge) > 0) mark(now.target(edge));
  }
  reached.set(now, marks);
  return marks;
}

const SAVE_ALL = 32;

/** Whether garbage is kept in gc.garbage rather than freed: gc.DEBUG_SAVEALL. */
export const isSaved = (begin: Instant): boolean => (begin.view.state.debug & SAVE_ALL) !== 0;

/** Whether an object was a candidate of a collection, at the instant at which it began. */
export function candidatesOf(begin: Instant, { generation }: Collection): Uint32Array {
  const generationOf = begin.objects.reader('generation');
  const rows: number[] = [];
  for (let row = 0; row < begin.objects.length; row++) {
    const own = generationOf(row);
    if (own >= 0 && own <= generation) rows.push(row);
  }
  return Uint32Array.from(rows);
}

/** Rows of the objects in one of the collector's lists, in the order of their addresses. */
export function rowsIn(now: Instant, list: GcListName): Uint32Array {
  const number = now.constants.gcList.indexOf(list);
  const listOf = now.objects.reader('generation');
  const rows: number[] = [];
  for (let row = 0; row < now.objects.length; row++) if (listOf(row) === number) rows.push(row);
  return Uint32Array.from(rows);
}

/** The lists that objects go through in a collection of a generation, in the order in which they are shown. `isMerged`: younger
 * generations have joined the one collected; what is in them since has come later. */
export function lanesOf(generation: number, isMerged: boolean): GcListName[] {
  const listOf = (number: number) => `generation ${number}` as GcListName;
  const younger = isMerged ? [] : Array.from({ length: generation }, (_, number) => listOf(number));
  const older = generation < 2 ? [listOf(generation + 1)] : [];
  return [...younger, listOf(generation), 'unreachable', 'finalizers', 'weakref callbacks', 'seen', 'still unreachable', ...older];
}

/** Whether younger generations have joined the one that is collected. */
export const isMerged = (stages: readonly Stage[], instant: number): boolean => stages.some(({ phase, start }) => phase === 'update_refs' && start <= instant);

const STAGE_TYPES = new Set(['module', 'builtin_function_or_method', 'type', 'code', 'frame']);
const INNARDS = new Set(['dict', 'tuple', 'getset_descriptor', 'member_descriptor', 'weakref', 'weakref.ReferenceType', 'list']);

const players = new WeakMap<Instant, Uint8Array>();

/** 1 for each object that a story of a collection is about: the program's own, without its scenery (modules, classes and what they
 * are made of, functions that names or classes hold). What no root reaches is always part of the story. */
export function playersOf(now: Instant): Uint8Array {
  const known = players.get(now);
  if (known !== undefined) return known;
  const traced = reachedFromRoots(now);
  const ofProgram = 1 << now.constants.objectFlag.indexOf('of_program');
  const marks = new Uint8Array(now.objects.length);
  const types = kindsOfTypes(now);
  const typeIndex = now.objects.reader('typeIndex');
  const globals = globalsRow(now);
  const isScenery = (row: number) => row === NO_INDEX || types[typeIndex(row)] === Kind.stage;
  const isPartOfCode = (row: number) =>
    isScenery(row) || types[typeIndex(row)] === Kind.code || (now.flags(row) & ofProgram) === 0;
  const isHeldBy = (row: number, isHolder: (source: number) => boolean) => now.incoming(row).every((edge) => isHolder(now.source(edge)));
  for (let row = 0; row < marks.length; row++) {
    if (traced[row] === 0) {
      marks[row] = 1;
      continue;
    }
    if ((now.flags(row) & ofProgram) === 0 || isScenery(row)) continue;
    const kind = types[typeIndex(row)];
    marks[row] = row === globals || kind === Kind.other || (kind === Kind.innards && !isHeldBy(row, isPartOfCode)) ? 1 : 0;
    if (kind === Kind.code) marks[row] = isHeldBy(row, (source) => isScenery(source) || source === globals || marksClass(now, source)) ? 0 : 1;
  }
  players.set(now, marks);
  return marks;
}

const Kind = { other: 0, stage: 1, innards: 2, code: 3 } as const;

function kindsOfTypes(now: Instant): Uint8Array {
  const kinds = new Uint8Array(now.types.length);
  for (let type = 0; type < kinds.length; type++) {
    const name = now.types.text(type, 'name');
    kinds[type] = STAGE_TYPES.has(name) ? Kind.stage : INNARDS.has(name) ? Kind.innards : name === 'function' ? Kind.code : Kind.other;
  }
  return kinds;
}

// A dict that is a class's own.
const marksClass = (now: Instant, row: number): boolean => {
  if (row === NO_INDEX) return false;
  const holders = now.incoming(row);
  return holders.length > 0 && holders.every((edge) => now.source(edge) !== NO_INDEX && now.has(now.source(edge), 'type'));
};

/** Addresses apart: those the story is about, and how many others there are. What came later than `begin` is part of the story. */
export function playersAmong(begin: Instant, addresses: Float64Array): { shown: Float64Array; others: number } {
  const marks = playersOf(begin);
  const shown = addresses.filter((address) => {
    const row = begin.rowOf(address);
    return row < 0 || marks[row] === 1;
  });
  return { shown, others: addresses.length - shown.length };
}

/** What a reference from one object to another is called: `.next_link`; '' when there is none. */
export function referenceName(now: Instant, source: number, target: number): string {
  if (source < 0) return '';
  const [first, last] = now.outgoing(source);
  for (let edge = first; edge < last; edge++) if (now.target(edge) === target) return now.edges.text(edge, 'name');
  return '';
}

/** A counted reference to an object from what this collection does not examine; null when none is found. */
export function outsideHolder(now: Instant, row: number, generation: number): { edge: number; source: number } | null {
  const counted = now.edges.reader('count');
  const generationOf = now.objects.reader('generation');
  for (const edge of now.incoming(row)) {
    if (counted(edge) === 0) continue;
    const source = now.source(edge);
    const own = source === NO_INDEX ? -1 : generationOf(source);
    if (own < 0 || own > generation) return { edge, source: source === NO_INDEX ? -1 : source };
    if (now.constants.edgeKind[now.edges.value(edge, 'kind')] === 'hidden') return { edge, source };
  }
  return null;
}

/** How far the next collection is: it begins when so many more containers have been made than freed. */
export function untilNext(lists: readonly { count: number; threshold: number }[]): number {
  return Math.max(0, lists[0]!.threshold + 1 - lists[0]!.count);
}

/** Which generation the next collection will be of, as things stand. */
export function nextGeneration(
  lists: readonly { count: number; threshold: number }[], longLived: { total: number; pending: number },
): { generation: number; isPutOff: boolean } {
  const isDue = (generation: number) => lists[generation]!.count > lists[generation]!.threshold;
  const isPutOff = isDue(2) && longLived.pending < Math.floor(longLived.total / 4);
  if (isDue(2) && !isPutOff) return { generation: 2, isPutOff: false };
  return { generation: isDue(1) ? 1 : 0, isPutOff };
}
