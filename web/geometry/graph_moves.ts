// Which cards a step has moved: what led to one leads elsewhere now, and the card goes to what leads to it instead, with all that it
// leads to. So a list that grows at its head goes on to the right, and what a call has made comes to the name that it is given.
// Everything else stays. Pure.
import type { Card, Graph } from '../model/graph.ts';
import type { Box } from './graph_boxes.ts';

/** What a card was placed beside. */
export interface Anchor {
  /** Key of the card. */
  by: string;
  /** The slot of it. */
  slot: string;
  isCall: boolean;
}

export type Anchors = ReadonlyMap<string, Anchor>;
export const NO_ANCHORS: Anchors = new Map();

const leadsTo = (card: Card | undefined, key: string): boolean => card !== undefined && card.slots.some(({ to }) => to === key);

/** Keys of the cards that are to be placed anew. `places`: where the cards were. */
export function movedSince(anchors: Anchors, places: ReadonlyMap<string, Box>, graph: Graph): Set<string> {
  const moved = new Set<string>();
  const inOrder = [...graph.cards].sort((one, other) => one.depth - other.depth);
  for (const card of inOrder) {
    const anchor = anchors.get(card.key);
    if (anchor === undefined || !places.has(card.key) || card.depth <= 0 || card.parent === null) continue;
    const holder = graph.byKey.get(anchor.by);
    if (leadsTo(holder, card.key) ? moved.has(anchor.by) : hasGone(card, anchor, holder, moved, places)) moved.add(card.key);
  }
  return moved;
}

// What a name or an attribute has led to goes only when that leads to another object, and where it would be in the way of its arrow.
function hasGone(card: Card, anchor: Anchor, holder: Card | undefined, moved: ReadonlySet<string>, places: ReadonlyMap<string, Box>): boolean {
  if (anchor.isCall) return true;
  const slot = holder?.slots.find(({ name }) => name === anchor.slot);
  if (slot === undefined || slot.to === null) return false;
  const parent = places.get(card.parent!);
  return parent === undefined || moved.has(card.parent!) || places.get(card.key)!.x < parent.x + parent.width;
}

/** What each card is beside now: as before, unless that does not lead to it any more. */
export function anchorsOf(graph: Graph, before: Anchors, moved: ReadonlySet<string>): Map<string, Anchor> {
  const anchors = new Map<string, Anchor>();
  for (const card of graph.cards) {
    const old = before.get(card.key);
    const parent = card.parent === null ? undefined : graph.byKey.get(card.parent);
    if (old !== undefined && !moved.has(card.key) && leadsTo(graph.byKey.get(old.by), card.key)) anchors.set(card.key, old);
    else if (parent !== undefined) anchors.set(card.key, { by: parent.key, slot: slotTo(parent, card.key), isCall: parent.kind === 'call' });
    else if (old !== undefined) anchors.set(card.key, old);
  }
  return anchors;
}

const slotTo = (card: Card, key: string): string => card.slots.find(({ to }) => to === key)?.name ?? '';
