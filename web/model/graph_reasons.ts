// Why an object is alive: the shortest way from a name to it over what the graph shows, and who else is counted for it.
import type { Card, Graph } from './graph.ts';
import { STACK } from './graph_names.ts';
import { reachOf } from './graph_reach.ts';
import { NO_INDEX, type Instant } from './instant.ts';
import { keeperOf } from './names.ts';

export interface Reason {
  kind: 'name' | 'object' | 'elsewhere' | 'garbage' | 'dying';
  /** `a[0].next`; '' where no name leads to it. */
  path: string;
  /** Who is counted for it and has no arrow to it, and how often. */
  holders: { name: string; count: number }[];
}

const HOLDERS_MOST = 4;

export function reasonFor(card: Card, graph: Graph, now: Instant): Reason {
  if (card.kind !== 'object') return { kind: 'name', path: '', holders: [] };
  const holders = card.held > 0 ? holdersOf(card, graph, now) : [];
  if (card.refcount === 0 || reachOf(now).falling.includes(card.row)) return { kind: 'dying', path: '', holders };
  if (card.isUnreachable) return { kind: 'garbage', path: '', holders };
  const way = wayTo(card, graph);
  if (way === null) return { kind: 'elsewhere', path: '', holders };
  return { kind: way.length === 1 ? 'name' : 'object', path: way.join(''), holders };
}

/** How a program writes the shortest way to it, part by part; null: no name leads to it. */
export function wayTo(card: Card, graph: Graph): string[] | null {
  const ways = new Map<string, string[]>();
  const queue = graph.cards.filter(({ kind }) => kind !== 'object');
  for (const names of queue) ways.set(names.key, []);
  for (let index = 0; index < queue.length; index++) {
    const from = queue[index]!;
    for (const { to, access, name, strength } of from.slots) {
      if (to === null || ways.has(to) || strength === 'weak' || name === STACK) continue;
      const part = access !== '' ? access : ` → ${name || '{…}'}`;
      ways.set(to, [...ways.get(from.key)!, part]);
      if (to === card.key) return ways.get(to)!;
      queue.push(graph.byKey.get(to)!);
    }
  }
  return null;
}

// By the names of the references that are no arrows.
function holdersOf(card: Card, graph: Graph, now: Instant): { name: string; count: number }[] {
  const drawn = new Set(graph.cards.flatMap(({ slots }) => slots.filter(({ to }) => to === card.key).map(({ word }) => word)));
  const counts = new Map<string, number>();
  const add = (name: string, count: number) => counts.set(name, (counts.get(name) ?? 0) + count);
  for (const edge of now.incoming(card.row)) {
    const count = now.edges.value(edge, 'count');
    if (count === 0 || drawn.has(now.edges.value(edge, 'slot'))) continue;
    add(holderName(now, edge), count);
  }
  const unknown = card.refcount - reachOf(now).found[card.row]!;
  if (unknown > 0) add('C', unknown);
  return [...counts].map(([name, count]) => ({ name, count })).slice(0, HOLDERS_MOST);
}

/** The names of holders that are called by words. */
export const KEEPER = { code: '⟨code⟩', compiler: '⟨compiler⟩' } as const;

function holderName(now: Instant, edge: number): string {
  const source = now.source(edge);
  const name = now.edges.text(edge, 'name');
  if (source === NO_INDEX) return name === 'value stack' ? STACK : name;
  const keeper = keeperOf(now, source);
  if (keeper !== null) return KEEPER[keeper];
  return now.label(source).startsWith('<') || now.has(source, 'type') ? now.label(source) : `${now.typeName(source)} ${now.label(source)}`;
}
