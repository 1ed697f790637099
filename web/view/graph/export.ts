// The graph's picture as one SVG text that needs nothing else: the scene that is shown, with its colours written into it.
import type { Instant } from '../../model/instant.ts';
import { graphOf, type Card } from '../../model/graph.ts';
import { sceneOf, type PlacedCard, type PlacedEdge, type Scene } from '../../geometry/graph_scene.ts';
import { SIZE } from '../../geometry/graph_sizes.ts';
import { sayGraph } from '../../words/graph.ts';
import { memoryOf, wishOf } from './memory.ts';
import { addressText, countText, sayBucket, slotName } from './say_card.ts';
import { tenantIn } from './tenants.ts';

/** The scenes that are or were on the screen. */
export const shownScenes = new WeakMap<Instant, Scene>();

/** What a colour of style/tokens.css is: `colour('number-soft')`. */
export type Palette = (token: string) => string;

/** The colours that the page has now. */
export function pagePalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  return (token) => style.getPropertyValue(`--${token}`).trim();
}

/** The picture of an instant, as it is shown or, if it never was, as it would be. */
export function graphSvg(now: Instant, memory: unknown, selected: number | null, colour: Palette = pagePalette()): string {
  const wish = wishOf(memoryOf(memory), selected, now);
  return sceneSvg(shownScenes.get(now) ?? sceneOf(graphOf(now, wish), now.number ?? 0, null, tenantIn(now)), colour);
}

const MARGIN = 24;
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function sceneSvg(scene: Scene, colour: Palette): string {
  const { x, y, width, height } = scene.bounds;
  const [left, top, wide, high] = [x - MARGIN, y - MARGIN, Math.ceil(width + 3 * MARGIN), Math.ceil(height + 3 * MARGIN)];
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="${left} ${top} ${wide} ${high}" font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="12">`,
    `<title>${escaped(sayGraph('region'))}</title>`,
    `<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto" markerUnits="userSpaceOnUse"><path d="M0.5 0.8 7.5 4 0.5 7.2 2 4z" fill="${colour('ink')}"/></marker>`,
    `<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="${colour('faint')}" stroke-width="1.5"/></pattern></defs>`,
    `<rect x="${left}" y="${top}" width="${wide}" height="${high}" fill="${colour('paper')}"/>`,
    ...scene.edges.map((edge) => edgeSvg(edge, colour)),
    ...scene.tombs.map(({ box, title }) => `<g fill="none" stroke="${colour('faint')}" stroke-dasharray="2 3"><rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="6"/></g>${text(box.x + 9, box.y + 17, title, colour('quiet'))}`),
    ...scene.cards.map((placed) => cardSvg(placed, colour)),
    '</svg>',
  ];
  return parts.join('\n');
}

const DASHES = { seen: '', unseen: ' stroke-dasharray="1.5 3"', weak: ' stroke-dasharray="6 4"' };

function edgeSvg({ route, slot, from, isInCycle }: PlacedEdge, colour: Palette): string {
  const dashes = from.kind === 'object' || slot.strength === 'weak' ? DASHES[slot.strength] : '';
  const stroke = isInCycle ? colour('collector') : colour('ink');
  return `<path d="${route.path}" fill="none" stroke="${stroke}" stroke-width="${isInCycle ? 1.9 : 1.25}"${dashes} marker-end="url(#tip)"/>`;
}

const text = (x: number, y: number, content: string, fill: string, more = '') => `<text x="${x}" y="${y}" fill="${fill}"${more} xml:space="preserve">${escaped(content)}</text>`;

function cardSvg(placed: PlacedCard, colour: Palette): string {
  const { card, box } = placed;
  const isObject = card.kind === 'object';
  const [hue, soft] = isObject ? [colour(card.family), colour(`${card.family}-soft`)] : [colour('quiet'), colour('sunken')];
  const parts = [
    `<g transform="translate(${box.x} ${box.y})">`,
    `<rect width="${box.width}" height="${box.height}" rx="6" fill="${isObject ? colour('raised') : soft}" stroke="${card.cycle === -1 ? hue : colour('collector')}"${card.isUnreachable ? ' stroke-dasharray="4 3"' : ''}/>`,
    isObject && !card.isUnreachable ? `<rect x="0.5" y="0.5" width="${box.width - 1}" height="${SIZE.head - 1}" rx="5.5" fill="${soft}"/>` : '',
    card.isUnreachable ? `<rect width="${box.width}" height="${box.height}" rx="6" fill="url(#hatch)" opacity="0.5"/>` : '',
    text(9, 16, headOf(card), hue, ' font-weight="600"'),
    isObject ? text(box.width - 8, 16, `…${addressText(card.address).slice(-6)}`, colour('quiet'), ' font-size="10" text-anchor="end"') : '',
    ...slotsSvg(placed, colour),
    isObject ? countSvg(card, hue, colour) : '',
    '</g>',
  ];
  return parts.join('');
}

const headOf = (card: Card): string => {
  if (card.kind === 'object') return card.title;
  const line = card.names?.line == null ? '' : ` · ${sayGraph('line', { line: card.names.line })}`;
  return `${card.kind === 'module' ? sayGraph('names') : `${card.title}()`}${line}`;
};

function countSvg(card: Card, hue: string, colour: Palette): string {
  const count = countText(card.refcount);
  const width = Math.max(17, count.length * 6.5 + 8);
  return `<rect x="${8 - width}" y="-9" width="${width}" height="17" rx="8.5" fill="${hue}"/>${text(8 - width / 2, 3.5, count, colour('paper'), ' font-size="10.5" font-weight="700" text-anchor="middle"')}`;
}

function slotsSvg({ card, box, measured }: PlacedCard, colour: Palette): string[] {
  const hueOf = (family: Card['family']) => colour(family);
  const values = card.value === null ? [] : [text(9, SIZE.head + 14, card.value, colour('ink'))];
  const rest = card.rest === null ? [] : [text(9, box.height - 10, sayGraph('morePlain', { slots: card.rest.slots }), colour('quiet'))];
  const slots = card.slots.map((slot, index) => {
    const y = measured.slots[index]! + 4;
    const cell = measured.cells?.[index];
    if (cell !== undefined) return text(cell.x + cell.width / 2, y + 6, slot.text ?? '', hueOf(slot.family), ' text-anchor="middle"');
    const name = text(9, y, slotName(slot), card.kind === 'object' ? colour('quiet') : colour('ink'));
    if (slot.text !== null) return name + text(measured.valueX, y, slot.text, hueOf(slot.family));
    if (slot.to !== null) return `${name}<circle cx="${box.width}" cy="${y - 4}" r="3.5" fill="${colour('ink')}"/>`;
    return name + text(measured.valueX, y, slot.bucket === null ? '…' : sayBucket(slot.bucket), colour('ink'));
  });
  return [...values, ...slots, ...rest];
}
