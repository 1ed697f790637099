// Linked lists are read in their order: what a chain leads to comes behind what is before it in the chain, although a shorter way
// leads to it, such as the name or the attribute of its end. Owns which cards that concerns.
import type { Card } from './graph.ts';

// Longer chains are not drawn whole.
const CHAIN_MOST = 400;

/** Gives the cards of chains the card before them as parent, and all cards their depths anew. */
export function alongChains(cards: readonly Card[], byKey: ReadonlyMap<string, Card>): void {
  const children = new Map<string, Card[]>();
  for (const card of cards) {
    if (card.parent === null) continue;
    const siblings = children.get(card.parent);
    if (siblings === undefined) children.set(card.parent, [card]);
    else siblings.push(card);
  }
  let isChanged = false;
  for (const [key, siblings] of children) {
    const holder = byKey.get(key);
    for (const first of siblings) if (holder !== undefined && first.parent === key) isChanged = follow(holder, first, siblings, byKey) || isChanged;
  }
  if (isChanged) deepen(cards, byKey);
}

// Along each attribute that leads from an object to one of its own kind, if another child of the holder is on the way.
function follow(holder: Card, first: Card, siblings: readonly Card[], byKey: ReadonlyMap<string, Card>): boolean {
  if (first.kind !== 'object' || first.family === 'code' || siblings.length === 1 || isAlike(holder, first)) return false;
  for (const { name } of first.slots) {
    const chain = chainOf(first, name, byKey);
    if (!chain.some((card) => card.parent === holder.key)) continue;
    // Each of them has a name of its own: these are told apart rather than read in a row.
    if (!isInstance(holder) && chain.every((card) => holder.slots.some(({ to }) => to === card.key))) continue;
    if (hasAncestor(holder, new Set(chain.map(({ key }) => key)), byKey)) continue;
    let before = first;
    for (const card of chain) {
      card.parent = before.key;
      before = card;
    }
    return true;
  }
  return false;
}

const isAlike = (one: Card, other: Card) => one.kind === 'object' && one.type === other.type;
const isInstance = (card: Card) => card.kind === 'object' && card.family === 'instance';

// What comes behind a card, until the chain ends or comes back.
function chainOf(first: Card, name: string, byKey: ReadonlyMap<string, Card>): Card[] {
  const chain: Card[] = [];
  const seen = new Set([first.key]);
  let card = first;
  while (chain.length < CHAIN_MOST) {
    const slot = card.slots.find((one) => one.name === name && one.to !== null && one.strength !== 'weak');
    const next = slot === undefined ? undefined : byKey.get(slot.to!);
    if (next === undefined || seen.has(next.key) || !isAlike(next, first)) return chain;
    seen.add(next.key);
    chain.push(next);
    card = next;
  }
  return chain;
}

function hasAncestor(card: Card, keys: ReadonlySet<string>, byKey: ReadonlyMap<string, Card>): boolean {
  for (let one: Card | undefined = card; one !== undefined; one = one.parent === null ? undefined : byKey.get(one.parent)) if (keys.has(one.key)) return true;
  return false;
}

function deepen(cards: readonly Card[], byKey: ReadonlyMap<string, Card>): void {
  const known = new Set<string>();
  for (const card of cards) {
    const way: Card[] = [];
    for (let one: Card | undefined = card; one !== undefined && !known.has(one.key); one = one.parent === null ? undefined : byKey.get(one.parent)) {
      known.add(one.key);
      way.push(one);
    }
    for (const one of way.reverse()) {
      const parent = one.parent === null ? undefined : byKey.get(one.parent);
      if (parent !== undefined && one.depth > 0) one.depth = Math.max(0, parent.depth) + 1;
    }
  }
}
