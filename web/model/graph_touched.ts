// Which names and objects of the graph a line of the program is about, as far as its text says: the names in it, and what is read
// from them by attributes and plain keys. Pure.
import type { Card, Graph, ShownSlot } from './graph.ts';

export interface Touched {
  /** Keys of cards. */
  cards: ReadonlySet<string>;
  /** Addresses of the words of slots. */
  words: ReadonlySet<number>;
}

export const UNTOUCHED: Touched = { cards: new Set(), words: new Set() };

const TEXTS = /('{3}|"{3})[\s\S]*?(\1|$)|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|#.*$/g;
const KEY = /^\[(\d+|'[^'\]]*'|"[^"\]]*")\]$/;
const WAY = /(?<![\w.])[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*(?:\s*\.\s*[A-Za-z_]\w*|\[(?:\d+|'[^'\]]*'|"[^"\]]*")\])*/g;

/** Names in a line, each with the steps that follow it: `a.b[0]` is ['a', '.b', '[0]']. */
export function waysIn(line: string): string[][] {
  // A text is no name; as a key it is a step.
  const bare = line.replace(TEXTS, (text, _mark, _end, at: number) => (KEY.test(`[${text}]`) && line[at - 1] === '[' && line[at + text.length] === ']' ? text : ' '.repeat(text.length)));
  return [...bare.matchAll(WAY)].map(([way]) => {
    const compact = way.replace(/\s+/g, '');
    const name = /^[^.[]+/.exec(compact)![0];
    return [name, ...(compact.slice(name.length).match(/\.\w+|\[[^\]]+\]/g) ?? [])];
  });
}

/** Whether a program compares objects by what they are, not by their value. */
export const asksForIdentity = (code: string): boolean => code.split('\n').some((line) => /\bis\b(?!\s+(not\s+)?None\b)|\bid\s*\(/.test(line.replace(TEXTS, '')));

/** Whether a program counts references. */
export const asksForCounts = (code: string): boolean => /\bgetrefcount\s*\(/.test(code.replace(new RegExp(TEXTS, 'gm'), ''));

/** Whether two names have the same number or text beside them, which may be one object or two. */
export function hasEqualValues({ cards }: Graph): boolean {
  const texts = cards.flatMap(({ kind, slots }) => (kind === 'object' ? [] : slots.flatMap(({ text, family }) => (text !== null && family !== 'code' ? [text] : []))));
  return new Set(texts).size < texts.length;
}

/** Names are those of the innermost call, then those of the module. */
export function touchedBy(graph: Graph, line: string | null): Touched {
  if (line === null || line === '') return UNTOUCHED;
  const scopes = scopesOf(graph);
  const cards = new Set<string>();
  const words = new Set<number>();
  const touch = (slot: ShownSlot | undefined): Card | undefined => {
    if (slot === undefined) return undefined;
    words.add(slot.word);
    if (slot.to !== null) cards.add(slot.to);
    return slot.to === null ? undefined : graph.byKey.get(slot.to);
  };
  for (const [name, ...steps] of waysIn(line)) {
    let card = touch(scopes.flatMap(({ slots }) => slots.filter((slot) => slot.name === name && slot.access !== ''))[0]);
    for (const step of steps) {
      const access = step.replace(/"/g, "'");
      card = touch(card?.slots.find((slot) => slot.access === access));
      if (card === undefined) break;
    }
  }
  return { cards, words };
}

function scopesOf({ cards }: Graph): Card[] {
  const call = cards.find(({ kind, names }) => kind === 'call' && names!.isInnermost);
  const module = cards.find(({ kind }) => kind === 'module');
  return [call, module].filter((card) => card !== undefined);
}
