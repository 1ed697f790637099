// The graph of one instant with everything in its place, derived from the scene before it: cards stay where they were, the freed
// leave a tombstone, arrows follow. Pure: instants and scenes in, a scene out.
import { keyOf, type Card, type Graph } from '../model/graph.ts';
import { place } from './graph.ts';
import { bounds, GAP, HEAD_MIDDLE, meet, type Block, type Box, type Room } from './graph_boxes.ts';
import { edgesOf, type PlacedCard, type PlacedEdge } from './graph_arrows.ts';
import { anchorsOf, movedSince, NO_ANCHORS, type Anchors } from './graph_moves.ts';
import { measure, type Measured } from './graph_sizes.ts';

export type { PlacedCard, PlacedEdge } from './graph_arrows.ts';

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
  /** By its key what each card lies beside. */
  anchors: Anchors;
  /** Whether the arrow of a card's slot leaves at the left edge. */
  isLeftward(key: string, slot: number): boolean;
  bounds: Box;
}

/** Who has the bytes at an address now. */
export type Tenant = 'the same' | 'another' | 'nobody';

const TOMBS_MOST = 40;
const COLUMN_MOST = 1e6;

/** `tenantOf` is asked about what was drawn before; `room`: as much as can be read at once, null: it is not known. */
export function sceneOf(graph: Graph, instant: number, last: Scene | null, tenantOf: (address: number, type: string) => Tenant, room: Room | null = null): Scene {
  const measured = measuredCards(graph);
  const before = last === null || isOtherTime(last, graph, instant) ? null : besideNames(last, graph, measured);
  const buried = before === null ? [] : tombsOf(graph, instant, before, tenantOf);
  const old = new Map((before?.cards ?? []).map(({ card, box }) => [card.key, box]));
  const anchors = before?.anchors ?? NO_ANCHORS;
  const moved = movedSince(anchors, old, graph);
  for (const key of moved) old.delete(key);
  const places = place(blocksOf(graph, measured), old, buried.map(({ box }) => box), before?.recalled, room ?? undefined);
  // What has grown may have pushed a card over one.
  const tombs = buried.filter(({ box }) => ![...places.values()].some((other) => meet(box, other)));
  const cards = graph.cards.map((card) => ({ card, box: places.get(card.key)!, measured: measured.get(card.key)! }));
  const byKey = new Map(cards.map((placed) => [placed.card.key, placed]));
  const edges = edgesOf(cards, byKey);
  const gone = before === null || before.instant >= instant ? [] : goneFrom(before, edges, byKey, tombs);
  const leftward = new Set(edges.filter(({ route }) => route.isLeftward).map(({ key }) => key));
  const isLeftward = (key: string, slot: number) => leftward.has(`${key} ${slot}`);
  const around = bounds([...places.values(), ...tombs.map(({ box }) => box)]);
  const recalled = recalledAfter(before, places);
  return { instant, graph, cards, byKey, edges, gone, tombs, recalled, anchors: anchorsOf(graph, anchors, moved), isLeftward, bounds: around };
}

// Names and calls, which are one stack, are equally wide.
function measuredCards({ cards }: Graph): Map<string, Measured> {
  const measured = new Map(cards.map((card) => [card.key, measure(card)]));
  const stacked = cards.filter(({ depth }) => depth === 0);
  const width = Math.max(0, ...stacked.map(({ key }) => measured.get(key)!.width));
  for (const { key } of stacked) measured.set(key, { ...measured.get(key)!, width });
  return measured;
}

// Far back, where most of what was there is not made yet, the rest would stand where there is nothing around it: all is laid out anew.
const LOST_LEAST = 5;

function isOtherTime(before: Scene, graph: Graph, instant: number): boolean {
  if (instant >= before.instant) return false;
  const objects = before.cards.filter(({ card }) => card.kind === 'object');
  const lost = objects.filter(({ card }) => !graph.byKey.has(card.key)).length;
  return lost >= LOST_LEAST && lost > objects.length / 2;
}

const SHIFT = 24;

// The scene before, moved to the right where the names have grown wider than there is room for.
function besideNames(before: Scene, { cards }: Graph, measured: ReadonlyMap<string, Measured>): Scene {
  const isNames = ({ card }: PlacedCard) => card.kind !== 'object';
  const left = Math.min(...before.cards.filter((placed) => !isNames(placed)).map(({ box }) => box.x), ...before.tombs.map(({ box }) => box.x));
  const width = Math.max(0, ...cards.filter(({ depth }) => depth === 0).map(({ key }) => measured.get(key)!.width));
  const missing = GAP.left + width + GAP.column / 2 - left;
  if (!(missing > 0)) return before;
  const by = Math.ceil(missing / SHIFT) * SHIFT;
  const moved = (box: Box): Box => ({ ...box, x: box.x + by });
  return {
    ...before,
    cards: before.cards.map((placed) => (isNames(placed) ? placed : { ...placed, box: moved(placed.box) })),
    tombs: before.tombs.map((tomb) => ({ ...tomb, box: moved(tomb.box) })),
    recalled: new Map([...before.recalled].map(([key, box]) => [key, moved(box)])),
  };
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
  const next = nextOnes(graph);
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
      isNext: next.has(key),
      parentY: slot === -1 || holder!.kind === 'object' ? HEAD_MIDDLE : measured.get(parent!)!.slots[slot]!,
    };
  });
}

// The only one of its parent's type that this leads to; of two, as in a tree, none. Functions that keep functions are no list.
function nextOnes({ cards, byKey }: Graph): Set<string> {
  const alike = new Map<string, string[]>();
  for (const { key, parent, type, family } of cards) {
    const holder = parent === null ? undefined : byKey.get(parent);
    if (holder?.kind === 'object' && holder.type === type && family !== 'code') alike.set(holder.key, [...(alike.get(holder.key) ?? []), key]);
  }
  return new Set([...alike.values()].flatMap((keys) => (keys.length === 1 ? keys : [])));
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
