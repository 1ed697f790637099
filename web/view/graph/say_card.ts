// What is said of a card in words: its name for a screen reader, and the sentence beneath the graph about why it is alive.
import type { Instant } from '../../model/instant.ts';
import type { Card, ShownSlot } from '../../model/graph.ts';
import type { Bucket } from '../../model/graph_buckets.ts';
import type { Marks } from '../../model/graph_changes.ts';
import type { Scene } from '../../geometry/graph_scene.ts';
import { STACK } from '../../model/graph_names.ts';
import { KEEPER, reasonFor, wayTo } from '../../model/graph_reasons.ts';
import type { Returned } from './use_returned.ts';
import { sayGraph } from '../../words/graph.ts';
import { betweenSentences, grouped, sayLabel } from '../../words/speak.ts';

const SLOTS_SAID = 8;

export function titleOf(card: Card): string {
  if (card.kind === 'module') return sayGraph('module');
  if (card.kind === 'skipped') return sayGraph('skipped', { count: grouped(card.names!.skipped) });
  return card.value === null ? card.title : `${card.title} ${card.value}`;
}

/** A count; those of objects that exist from the start begin at about 10⁹. */
export const countText = (count: number): string => (count >= 900_000_000 ? '10⁹' : grouped(count));

export const addressText = (address: number): string => address.toString(16);

export const slotName = (slot: ShownSlot): string => (slot.name === STACK ? sayGraph('stack') : slot.name);

/** All that is drawn of a card. */
export function sayCard(card: Card, scene: Scene, marks: Marks): string {
  const parts = [titleOf(card)];
  if (card.kind === 'object') {
    parts.push(sayGraph('count', { count: countText(card.refcount) }));
    const change = marks.counts.get(card.address) ?? 0;
    if (marks.born.has(card.address)) parts.push(sayGraph('born'));
    else if (change !== 0) parts.push(sayGraph(change > 0 ? 'countUp' : 'countDown', { count: Math.abs(change) }));
    if (card.gcRefs >= 0) parts.push(sayGraph('gcRefs', { count: card.gcRefs }));
    if (card.isUnreachable) parts.push(sayGraph('unreachable'));
  } else if (card.names?.line != null) parts.push(sayGraph('line', { line: card.names.line }));
  for (const slot of card.slots.slice(0, SLOTS_SAID)) parts.push(saySlot(slot, scene));
  const left = card.slots.length - SLOTS_SAID + (card.rest?.slots ?? 0);
  if (left > 0) parts.push(sayGraph('andMore', { count: left }));
  return parts.join(', ');
}

/** What is left out, shortly: `98 × list`. */
export const sayBucket = ({ objects, most, type }: Bucket): string => `${sayGraph('bucket', { count: grouped(most), type })}${objects > most ? ' …' : ''}`;

function saySlot(slot: ShownSlot, scene: Scene): string {
  const name = slotName(slot);
  if (slot.text !== null) return name === '' ? slot.text : sayGraph('is', { name, what: slot.text });
  const to = slot.to === null ? undefined : scene.byKey.get(slot.to)?.card;
  const what = to !== undefined ? titleOf(to) : slot.bucket !== null ? sayBucket(slot.bucket) : '…';
  return sayGraph(slot.strength === 'weak' ? 'refersWeakly' : 'refersTo', { name: name || '·', what });
}

/** What has changed of what is drawn, in a few words; '' for nothing. */
export function sayChanges(scene: Scene, marks: Marks, returned: Returned | null): string {
  const objects = scene.cards.map(({ card }) => card).filter(({ kind }) => kind === 'object');
  const changed = objects.filter(({ address }) => !marks.born.has(address) && marks.counts.has(address));
  const up = changed.filter(({ address }) => marks.counts.get(address)! > 0);
  const down = changed.filter(({ address }) => marks.counts.get(address)! < 0);
  const born = objects.filter(({ address }) => marks.born.has(address)).map(({ title }) => title);
  const freed = scene.tombs.filter(({ address }) => marks.died.has(address)).map(({ title }) => title);
  const called = callerOf(scene);
  const bound = boundIn(scene, marks, called);
  const sentences: string[] = [...bound];
  if (born.length > 0) sentences.push(sayGraph('changedNew', { names: tallied(born) }));
  if (freed.length > 0) sentences.push(sayGraph('changedFreed', { names: tallied(freed) }));
  // Of names that are bound it is plain which counts go up.
  if (up.length === 1) sentences.push(sayGraph('changedUpOne', { name: called(up[0]!) }));
  else if (up.length > 1 && bound.length === 0) sentences.push(sayGraph('changedUp', { count: up.length }));
  if (down.length === 1) sentences.push(sayGraph('changedDownOne', { name: called(down[0]!) }));
  else if (down.length > 1) sentences.push(sayGraph('changedDown', { count: down.length }));
  // None is what a call returns that is not about a value.
  if (returned !== null && (returned.what !== 'None' || sentences.length === 0)) {
    sentences.unshift(sayGraph(returned.isYield ? 'yielded' : 'returned', { name: returned.name, what: sayLabel(returned.what) }));
  }
  return sentences.join(betweenSentences());
}

type Caller = (card: Card, name?: string) => string;
const WAY_MOST = 30;

// What an object is called in a sentence: by its type; of several alike by how the program comes to it, other than by `name`.
function callerOf(scene: Scene): Caller {
  const titles = scene.cards.map(({ card }) => titleOf(card));
  return (card, name) => {
    const title = titleOf(card);
    if (titles.indexOf(title) === titles.lastIndexOf(title)) return title;
    const way = wayTo(card, scene.graph)?.join('') ?? '';
    return way === '' || way === name || way.length > WAY_MOST ? title : `\`${way}\``;
  };
}

const BOUND_MOST = 3;

// Names that are something else now, and items and attributes of objects that were there.
function boundIn(scene: Scene, marks: Marks, called: Caller): string[] {
  const said: string[] = [];
  for (const { card } of scene.cards) {
    if (marks.born.has(card.address)) continue;
    for (const slot of card.slots) {
      if (!marks.added.has(slot.word) || slot.name === STACK || slot.access === '' || slot.strength === 'weak') continue;
      const name = card.kind === 'object' ? `${called(card).replaceAll('`', '')}${slot.access}` : slot.name;
      const to = slot.to === null ? undefined : scene.byKey.get(slot.to)?.card;
      if (slot.text !== null) said.push(sayGraph('boundTo', { name, what: slot.text }));
      else if (to !== undefined) said.push(sayGraph('bound', { name, what: called(to, name) }));
    }
  }
  return said.length > BOUND_MOST ? [...said.slice(0, BOUND_MOST), '…'] : said;
}

const TALLIED_MOST = 5;

function tallied(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const said = [...counts].slice(0, TALLIED_MOST).map(([name, count]) => (count === 1 ? name : sayGraph('times', { name, count })));
  return (counts.size > TALLIED_MOST ? [...said, '…'] : said).join(sayGraph('comma'));
}

/** Why it is alive, or that it is not for long. */
export function sayReason(card: Card, scene: Scene, now: Instant): string {
  const reason = reasonFor(card, scene.graph, now);
  const sentences: string[] = [];
  if (reason.kind === 'name') sentences.push(sayGraph('keptByName', { what: titleOf(card), name: reason.path }));
  if (reason.kind === 'object') sentences.push(sayGraph('kept', { what: titleOf(card), by: reason.path }));
  if (reason.kind === 'dying') sentences.push(sayGraph('dying'));
  if (reason.kind === 'garbage') sentences.push(sayGraph(card.cycle === -1 ? 'garbage' : 'garbageCycle'));
  const size = card.cycle === -1 ? 0 : scene.graph.cycles[card.cycle]!.length;
  if (size === 1) sentences.push(sayGraph('cycleOfOne'));
  if (size > 1) sentences.push(sayGraph('cycleOf', { count: size }));
  if (reason.kind === 'elsewhere') sentences.push(sayGraph('keptFromElsewhere', { names: holders(reason.holders) }));
  else if (reason.holders.length > 0) sentences.push(sayGraph('heldBy', { names: holders(reason.holders) }));
  return sentences.join(betweenSentences());
}

const holders = (names: readonly { name: string; count: number }[]): string =>
  names.map(({ name, count }) => (count > 1 ? sayGraph('times', { name: holder(name), count }) : holder(name))).join(sayGraph('comma'));

function holder(name: string): string {
  if (name === 'C') return sayGraph('heldByC');
  if (name === STACK) return sayGraph('heldByStack');
  if (name === KEEPER.code) return sayGraph('heldByCode');
  if (name === KEEPER.compiler) return sayGraph('heldByCompiler');
  return name === 'new instance' ? sayGraph('heldByNew') : name.replace(/\S*…\d+ items?\S*$/, sayLabel);
}
