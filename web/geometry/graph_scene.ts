// The graph of one instant with everything in its place, derived from the scene before it: cards stay where they were, the freed
// leave a tombstone, arrows follow. Pure: instants and scenes in, a scene out.
import { keyOf, type Card, type Graph, type ShownSlot } from '../model/graph.ts';
import { bounds, HEAD_MIDDLE, meet, place, type Block, type Box } from './graph.ts';
import { route, type Route } from './graph_edges.ts';
import { measure, type Measured } from './graph_sizes.ts';

export interface PlacedCard {
  card: Card;
  box: Box;
  measured: Measured;
}

export interface PlacedEdge {
  key: string;
  from: Card;
  slot: ShownSlot;
  to: Card;
  route: Route;
  /** Both ends are in the same cycle. */
  isInCycle: boolean;
}

/** Where an object was drawn that has been freed since. */
export interface Tomb {
  address: number;
  title: string;
  box: Box;
  /** The last instant at which it was seen alive. */
  seen: number;
}

export interface Scene {
  instant: number;
  graph: Graph;
  cards: PlacedCard[];
  byKey: ReadonlyMap<string, PlacedCard>;
  edges: PlacedEdge[];
  /** Arrows of the scene before that are gone, where both ends still have a place. */
  gone: PlacedEdge[];
  tombs: Tomb[];
  /** Where cards were that are not shown now. */
  recalled: ReadonlyMap<string, Box>;
  bounds: Box;
}

/** Who has the bytes at an address now. */
export type Tenant = 'the same' | 'another' | 'nobody';

const TOMBS_MOST = 40;
const COLUMN_MOST = 1e6;

/** `tenantOf` is asked about what was drawn before. */
export function sceneOf(graph: Graph, instant: number, before: Scene | null, tenantOf: (address: number, type: string) => Tenant): Scene {
  const buried = before === null ? [] : tombsOf(graph, instant, before, tenantOf);
  const measured = new Map(graph.cards.map((card) => [card.key, measure(card)]));
  const old = new Map((before?.cards ?? []).map(({ card, box }) => [card.key, box]));
  const places = place(blocksOf(graph, measured), old, buried.map(({ box }) => box), before?.recalled);
  // What has grown may have pushed a card over one.
  const tombs = buried.filter(({ box }) => ![...places.values()].some((other) => meet(box, other)));
  const cards = graph.cards.map((card) => ({ card, box: places.get(card.key)!, measured: measured.get(card.key)! }));
  const byKey = new Map(cards.map((placed) => [placed.card.key, placed]));
  const edges = edgesOf(cards, byKey);
  const gone = before === null || before.instant === instant ? [] : goneFrom(before, edges, byKey, tombs);
  return { instant, graph, cards, byKey, edges, gone, tombs, recalled: recalledAfter(before, places), bounds: bounds([...places.values(), ...tombs.map(({ box }) => box)]) };
}

const RECALLED_MOST = 2000;

function recalledAfter(before: Scene | null, places: ReadonlyMap<string, Box>): Map<string, Box> {
  const recalled = new Map(before?.recalled);
  for (const { card, box } of before?.cards ?? []) recalled.set(card.key, box);
  for (const key of places.keys()) recalled.delete(key);
  return recalled.size <= RECALLED_MOST ? recalled : new Map([...recalled].slice(-RECALLED_MOST));
}

const GONE_MOST = 40;
const referenceOf = ({ from, slot, to }: PlacedEdge) => `${from.key} ${slot.name} ${to.key}`;

function goneFrom(before: Scene, edges: readonly PlacedEdge[], byKey: Scene['byKey'], tombs: readonly Tomb[]): PlacedEdge[] {
  const still = new Set(edges.map(referenceOf));
  const buried = new Set(tombs.map(({ address }) => keyOf(address)));
  const hasPlace = ({ key }: Card) => byKey.has(key) || buried.has(key);
  const gone = before.edges.filter((edge) => !still.has(referenceOf(edge)) && hasPlace(edge.from) && hasPlace(edge.to));
  return gone.length > GONE_MOST ? [] : gone;
}

function blocksOf(graph: Graph, measured: ReadonlyMap<string, Measured>): Block[] {
  return graph.cards.map(({ key, depth, parent }) => {
    const { width, height } = measured.get(key)!;
    const holder = parent === null ? undefined : graph.byKey.get(parent);
    const slot = holder?.slots.findIndex(({ to }) => to === key) ?? -1;
    return {
      key,
      width,
      height,
      column: Math.min(depth, COLUMN_MOST),
      parent: holder === undefined ? null : parent,
      // In line with the name that leads to it; what an object leads to begins at the object's own height.
      parentY: slot === -1 || holder!.kind === 'object' ? HEAD_MIDDLE : measured.get(parent!)!.slots[slot]!,
    };
  });
}

function edgesOf(cards: readonly PlacedCard[], byKey: ReadonlyMap<string, PlacedCard>): PlacedEdge[] {
  const boxes = cards.map(({ box }) => box);
  const lanes = new Map<string, number>();
  return cards.flatMap(({ card, box, measured }) =>
    card.slots.flatMap((slot, index) => {
      const target = slot.to === null ? undefined : byKey.get(slot.to);
      if (target === undefined) return [];
      const lane = lanes.get(target.card.key) ?? 0;
      if (target.box.x < box.x + box.width + 16) lanes.set(target.card.key, lane + 1);
      const isInCycle = card.cycle !== -1 && card.cycle === target.card.cycle && slot.strength !== 'weak';
      const way = route(box, measured.slots[index]!, target.box, boxes, lane);
      return [{ key: `${card.key} ${index}`, from: card, slot, to: target.card, route: way, isInCycle }];
    }),
  );
}

// Those that were there and whose place is free, and the cards of what has been freed. Going back, what is not yet made is no tomb.
function tombsOf(graph: Graph, instant: number, before: Scene, tenantOf: (address: number, type: string) => Tenant): Tomb[] {
  const old = before.tombs.filter(({ address, seen }) => instant > seen && tenantOf(address, '') === 'nobody');
  if (instant < before.instant) return old;
  const fresh = before.cards
    .filter(({ card }) => card.kind === 'object' && !graph.byKey.has(card.key) && tenantOf(card.address, card.type) === 'nobody')
    .map(({ card, box }) => ({ address: card.address, title: card.title, box, seen: before.instant }));
  return [...old, ...fresh].slice(-TOMBS_MOST);
}
