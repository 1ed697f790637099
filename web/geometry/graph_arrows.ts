// The arrows of the graph, from the slots of the cards to the cards that they refer to. Pure: cards in their places in, ways out.
import type { Card, ShownSlot } from '../model/graph.ts';
import type { Box } from './graph_boxes.ts';
import { levelFor, route, type Route } from './graph_edges.ts';
import { besideEachOther } from './graph_lanes.ts';
import type { Measured } from './graph_sizes.ts';

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

interface Arrow extends Omit<PlacedEdge, 'route'> {
  /** Where it leaves, and how far beneath the card's upper edge. */
  box: Box;
  y: number;
  target: PlacedCard;
}

export function edgesOf(cards: readonly PlacedCard[], byKey: ReadonlyMap<string, PlacedCard>): PlacedEdge[] {
  const boxes = cards.map(({ box }) => box);
  const placed = cards.flatMap((one) => {
    const arrows = arrowsFrom(one, byKey);
    const level = levelOf(arrows, boxes);
    return arrows.map((arrow) => ({ arrow, to: arrow.to.key, route: route(arrow.box, arrow.y, arrow.target.box, boxes, arrow.to.parent === one.card.key, level) }));
  });
  const routes = besideEachOther(placed, boxes);
  return placed.map(({ arrow: { key, from, slot, to, isInCycle } }, index) => ({ key, from, slot, to, isInCycle, route: routes[index]! }));
}

function arrowsFrom({ card, box, measured }: PlacedCard, byKey: ReadonlyMap<string, PlacedCard>): Arrow[] {
  return card.slots.flatMap((slot, index) => {
    const target = slot.to === null ? undefined : byKey.get(slot.to);
    if (target === undefined) return [];
    const isInCycle = card.cycle !== -1 && card.cycle === target.card.cycle && slot.strength !== 'weak';
    return [{ key: `${card.key} ${index}`, from: card, slot, to: target.card, isInCycle, box, y: measured.slots[index]!, target }];
  });
}

// How far the arrows of one card go level before they bend: all of them, that none crosses another.
function levelOf(arrows: readonly Arrow[], boxes: readonly Box[]): number {
  return arrows.reduce((level, { box, y, target }) => Math.max(level, levelFor(box, y, target.box, boxes) ?? 0), 0);
}
