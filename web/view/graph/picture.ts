// A scene of the graph as the text of an SVG that needs nothing else: its colours are written into it.
import type { Card } from '../../model/graph.ts';
import type { PlacedCard, PlacedEdge, Scene, Tomb } from '../../geometry/graph_scene.ts';
import { SIZE } from '../../geometry/graph_sizes.ts';
import { sayGraph } from '../../words/graph.ts';
import { addressText, countText, sayBucket, slotName, titleOf } from './say_card.ts';

/** What a colour of style/tokens.css is: `colour('number-soft')`. */
export type Palette = (token: string) => string;

type Attributes = Record<string, string | number | undefined>;

const MARGIN = 24;
const FONT = "ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace";
const DASHES = { seen: undefined, unseen: '1.5 3', weak: '6 4' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(String(value))}"`]));
  return children.length === 0 ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

const text = (x: number, y: number, content: string, fill: string, more: Attributes = {}) =>
  element('text', { x, y, fill, 'xml:space': 'preserve', ...more }, escaped(content));

/** `selected`: the key of the card that is outlined. */
export function sceneSvg(scene: Scene, colour: Palette, selected: string | null): string {
  const { x, y, width, height } = scene.bounds;
  const [left, top, wide, high] = [x - MARGIN, y - MARGIN, Math.ceil(width + 3 * MARGIN), Math.ceil(height + 3 * MARGIN)];
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: wide, height: high, viewBox: `${left} ${top} ${wide} ${high}`, 'font-family': FONT, 'font-size': 12 },
    element('title', {}, escaped(sayGraph('region'))),
    element('defs', {}, tip('tip', colour('ink')), tip('tip-cycle', colour('collector')), hatch(colour)),
    element('rect', { x: left, y: top, width: wide, height: high, fill: colour('paper') }),
    ...scene.edges.map((edge) => edgeSvg(edge, colour)),
    ...scene.tombs.map((tomb) => tombSvg(tomb, colour)),
    selected === null ? '' : outline(scene.byKey.get(selected), colour),
    ...scene.cards.map((placed) => cardSvg(placed, scene, colour)),
  );
}

const tip = (id: string, fill: string) =>
  element(
    'marker',
    { id, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto', markerUnits: 'userSpaceOnUse' },
    element('path', { d: 'M0.5 0.8 7.5 4 0.5 7.2 2 4z', fill }),
  );

const hatch = (colour: Palette) =>
  element(
    'pattern',
    { id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('path', { d: 'M0 0V6', stroke: colour('faint'), 'stroke-width': 1.5 }),
  );

function edgeSvg({ route, slot, from, isInCycle }: PlacedEdge, colour: Palette): string {
  return element('path', {
    d: route.path,
    fill: 'none',
    stroke: colour(isInCycle ? 'collector' : 'ink'),
    'stroke-width': isInCycle ? 1.9 : 1.25,
    'stroke-dasharray': from.kind === 'object' || slot.strength === 'weak' ? DASHES[slot.strength] : undefined,
    'marker-end': isInCycle ? 'url(#tip-cycle)' : 'url(#tip)',
  });
}

const tombSvg = ({ box, title }: Tomb, colour: Palette) =>
  element('rect', { ...box, rx: 6, fill: 'none', stroke: colour('faint'), 'stroke-dasharray': '2 3' }) +
  text(box.x + SIZE.side, box.y + 17, `${title} · ${sayGraph('freed')}`, colour('quiet'), { 'font-size': 11 });

// Under the card, so that its badge stays on top.
function outline(placed: PlacedCard | undefined, colour: Palette): string {
  if (placed === undefined) return '';
  const { x, y, width, height } = placed.box;
  return element('rect', { x: x - 2, y: y - 2, width: width + 4, height: height + 4, rx: 8, fill: 'none', stroke: colour('accent'), 'stroke-width': 3 });
}

function cardSvg(placed: PlacedCard, scene: Scene, colour: Palette): string {
  const { card, box } = placed;
  if (card.kind === 'skipped') return text(box.x + SIZE.side, box.y + 14, `⋮ ${titleOf(card)}`, colour('quiet'), { 'font-size': 11 });
  const isObject = card.kind === 'object';
  const hue = colour(isObject ? card.family : 'quiet');
  const soft = colour(isObject ? `${card.family}-soft` : 'sunken');
  const size = { width: box.width, height: box.height, rx: 6 };
  const stroke = card.cycle === -1 ? hue : colour('collector');
  return element(
    'g',
    { transform: `translate(${box.x} ${box.y})` },
    element('rect', { ...size, fill: isObject ? colour('raised') : soft, stroke, 'stroke-dasharray': card.isUnreachable ? '4 3' : undefined }),
    card.isUnreachable ? element('rect', { ...size, fill: 'url(#hatch)', opacity: 0.5 }) : '',
    isObject && !card.isUnreachable ? element('rect', { x: 0.5, y: 0.5, width: box.width - 1, height: SIZE.head - 1, rx: 5.5, fill: soft }) : '',
    text(SIZE.side, 16, headOf(card), hue, { 'font-weight': 600 }),
    isObject ? objectMarks(placed, hue, colour) : '',
    ...slotsSvg(placed, scene, colour),
  );
}

function headOf(card: Card): string {
  if (card.kind === 'object') return card.title;
  const line = card.names?.line == null ? '' : ` · ${sayGraph('line', { line: card.names.line })}`;
  return `${card.kind === 'module' ? sayGraph('names') : card.title}${line}`;
}

// Address, counts, and the count that no arrow shows.
function objectMarks({ card, box }: PlacedCard, hue: string, colour: Palette): string {
  const address = text(box.width - 8, 16, `…${addressText(card.address).slice(-6)}`, colour('quiet'), { 'font-size': 10, 'text-anchor': 'end' });
  const gcRefs = card.gcRefs >= 0 ? badge(9, String(card.gcRefs), colour('collector-soft'), colour('collector')) : '';
  const held = card.held > 0 && card.value === null && !card.isFolded ? text(20, box.height + 15, `+${card.held}`, colour('quiet'), { 'font-size': 10 }) : '';
  return address + badge(-9, countText(card.refcount), hue, colour('paper')) + gcRefs + held;
}

function badge(y: number, content: string, fill: string, ink: string): string {
  const width = Math.max(17, content.length * 6.5 + 8);
  const middle = { 'font-size': 10.5, 'font-weight': 700, 'text-anchor': 'middle' };
  return element('rect', { x: 8 - width, y, width, height: 17, rx: 8.5, fill }) + text(8 - width / 2, y + 12.5, content, ink, middle);
}

function slotsSvg({ card, box, measured }: PlacedCard, scene: Scene, colour: Palette): string[] {
  const values = card.value === null ? [] : [text(SIZE.side, SIZE.head + 14, card.value, colour('ink'))];
  const rest = card.rest === null ? [] : [text(SIZE.side, box.height - 10, sayGraph('morePlain', { slots: card.rest.slots }), colour('quiet'))];
  const slots = card.slots.map((slot, index) => {
    const y = measured.slots[index]! + 4;
    const cell = measured.cells?.[index];
    if (cell !== undefined) {
      const middle = cell.x + cell.width / 2;
      return text(middle, y - 8, slotName(slot), colour('quiet'), { 'text-anchor': 'middle', 'font-size': 9 }) +
        text(middle, y + 6, slot.text ?? '', colour(slot.family), { 'text-anchor': 'middle' });
    }
    const name = text(SIZE.side, y, slotName(slot), colour(card.kind === 'object' ? 'quiet' : 'ink'));
    if (slot.text !== null) return name + text(measured.valueX, y, slot.text, colour(slot.family));
    if (slot.to !== null) return name + element('circle', { cx: scene.isLeftward(card.key, index) ? 0 : box.width, cy: y - 4, r: 3.5, fill: colour('ink') });
    return name + text(measured.valueX, y, slot.bucket === null ? '…' : sayBucket(slot.bucket), colour('ink'));
  });
  return [...values, ...slots, ...rest];
}
