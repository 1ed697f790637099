// One card of the graph: head, count, slots. Draws what it is given; where it lies and what is in it is decided before.
import '../../style/graph_cards.css';
import type { ComponentChildren } from 'preact';
import type { Marks } from '../../model/graph_changes.ts';
import type { Touched } from '../../model/graph_touched.ts';
import type { Card, ShownSlot } from '../../model/graph.ts';
import { STACK } from '../../model/graph_names.ts';
import type { PlacedCard, Scene } from '../../geometry/graph_scene.ts';
import { SIZE } from '../../geometry/graph_sizes.ts';
import { sayGraph } from '../../words/graph.ts';
import { grouped } from '../../words/speak.ts';
import { addressText, countText, sayBucket, sayCard, slotName, titleOf } from './say_card.ts';

export interface CardActions {
  select(card: Card): void;
  /** At an object that has no card yet. */
  look(address: number): void;
  point(card: Card | null): void;
  enter(card: Card): void;
  open(card: Card, more: number): void;
  close(card: Card): void;
}

interface Props {
  placed: PlacedCard;
  scene: Scene;
  marks: Marks;
  touched: Touched;
  isSelected: boolean;
  /** Neither selected nor beside what is. */
  isFaint: boolean;
  isFound: boolean;
  /** The one that Tab comes to. */
  isEntry: boolean;
  isCollecting: boolean;
  hasGeneration: boolean;
  isOpen: boolean;
  actions: CardActions;
}

export function CardView({ placed, scene, marks, touched, isSelected, isFaint, isFound, isEntry, isCollecting, hasGeneration, isOpen, actions }: Props) {
  const { card, box } = placed;
  const isObject = card.kind === 'object';
  const isBorn = isObject && marks.born.has(card.address);
  const classes = [
    'graph-card', isObject ? `graph-hue-${card.family}` : 'is-names', card.names?.isInnermost ? 'is-innermost' : '',
    card.kind === 'skipped' ? 'is-skipped' : '', isSelected ? 'is-selected' : '', isFaint ? 'is-faint' : '', card.isUnreachable ? 'is-unreachable' : '', card.cycle === -1 ? '' : 'is-in-cycle',
    isFound ? 'is-found' : '', touched.cards.has(card.key) ? 'is-touched' : '', card.slots.length === 0 && card.value === null ? 'is-bare' : '',
  ];
  return (
    <div
      class={classes.filter(Boolean).join(' ')}
      style={{ transform: `translate(${box.x}px, ${box.y}px)`, width: `${box.width}px`, height: `${box.height}px` }}
      data-key={card.key}
      role="group"
      tabIndex={isEntry ? 0 : -1}
      aria-label={sayCard(card, scene, marks)}
      aria-current={isSelected ? 'true' : undefined}
      onClick={() => actions.select(card)}
      onPointerEnter={() => actions.point(card)}
      onPointerLeave={() => actions.point(null)}
      onFocus={() => actions.enter(card)}
    >
      {isObject ? <ObjectHead card={card} isOpen={isOpen} isEntry={isEntry} actions={actions} /> : <NamesHead card={card} />}
      {isBorn && <span class="graph-born" aria-hidden="true">{sayGraph('born')}</span>}
      {isObject && <Counts card={card} marks={marks} isCollecting={isCollecting} />}
      {hasGeneration && card.isContainer && <span class={`graph-generation is-${card.generation}`}>{generationText(card.generation)}</span>}
      {card.value !== null && <div class="graph-value">{card.value}</div>}
      {placed.measured.cells === null ? <Rows placed={placed} leftward={leftwardOf(scene, card)} marks={marks} touched={touched} isEntry={isEntry} actions={actions} /> : <Cells placed={placed} marks={marks} touched={touched} isEntry={isEntry} actions={actions} />}
    </div>
  );
}

// So many slots more are shown at once.
const MORE = 40;

interface PressProps {
  name: string;
  label?: string;
  isEntry: boolean;
  act(): void;
  children: ComponentChildren;
}

// A button in a card: Tab comes to it from its card alone.
const Press = ({ name, label, isEntry, act, children }: PressProps) => (
  <button class={name} tabIndex={isEntry ? 0 : -1} aria-label={label} onClick={(event) => (event.stopPropagation(), act())}>{children}</button>
);

function generationText(generation: number): string {
  if (generation < 0) return sayGraph('untracked');
  if (generation <= 2) return sayGraph('generation', { number: generation });
  return sayGraph(generation === 3 ? 'frozen' : 'examined');
}

function ObjectHead({ card, isOpen, isEntry, actions }: { card: Card; isOpen: boolean; isEntry: boolean; actions: CardActions }) {
  const address = addressText(card.address);
  const what = titleOf(card);
  return (
    <div class="graph-head">
      <span class="graph-type">{card.title}</span>
      {card.isFolded && <Press name="graph-fold" label={sayGraph('open', { what })} isEntry={isEntry} act={() => actions.open(card, 0)}>▸</Press>}
      {isOpen && <Press name="graph-fold" label={sayGraph('close', { what })} isEntry={isEntry} act={() => actions.close(card)}>▾</Press>}
      <span class="graph-address">…{address.slice(-6, -4)}<b>{address.slice(-4)}</b></span>
    </div>
  );
}

function NamesHead({ card }: { card: Card }) {
  const names = card.names!;
  if (names.kind === 'skipped') return <div class="graph-skipped">{titleOf(card)}</div>;
  return (
    <div class="graph-head">
      <span class="graph-type">{names.kind === 'module' ? sayGraph('names') : card.title}</span>
      {names.line !== null && <span class="graph-line">{sayGraph('line', { line: names.line })}</span>}
    </div>
  );
}

function Counts({ card, marks, isCollecting }: { card: Card; marks: Marks; isCollecting: boolean }) {
  const change = marks.counts.get(card.address) ?? 0;
  return (
    <>
      <span class={`graph-count ${change > 0 ? 'is-up' : change < 0 ? 'is-down' : ''}`} aria-hidden="true">
        {countText(card.refcount)}
        {change !== 0 && !marks.born.has(card.address) && <i>{change > 0 ? '▲' : '▼'}</i>}
      </span>
      {isCollecting && card.gcRefs >= 0 && <span class="graph-gcrefs" aria-hidden="true">{card.gcRefs}</span>}
    </>
  );
}

// The slots whose arrows leave at the card's left edge.
const leftwardOf = (scene: Scene, card: Card): ReadonlySet<number> =>
  new Set(card.slots.flatMap((slot, index) => (slot.to !== null && scene.isLeftward(card.key, index) ? [index] : [])));

function Rows({ placed, leftward, marks, touched, isEntry, actions }: { placed: PlacedCard; leftward: ReadonlySet<number>; marks: Marks; touched: Touched; isEntry: boolean; actions: CardActions }) {
  const { card, measured } = placed;
  return (
    <>
      {card.slots.map((slot, index) => (
        <div class={`graph-slot ${marks.added.has(slot.word) ? 'is-added' : ''} ${slot.name === STACK ? 'is-stack' : ''} ${touched.words.has(slot.word) ? 'is-touched' : ''}`} key={index}>
          {measured.valueX > 9 && <span class="graph-name" style={{ width: `${measured.valueX - 9}px` }}>{slotName(slot)}</span>}
          <Value card={card} slot={slot} isLeftward={leftward.has(index)} isEntry={isEntry} actions={actions} />
        </div>
      ))}
      <Rest card={card} isEntry={isEntry} actions={actions} />
    </>
  );
}

// What of its slots is left out.
function Rest({ card, isEntry, actions }: { card: Card; isEntry: boolean; actions: CardActions }) {
  if (card.rest === null) return null;
  return (
    <Press name="graph-rest" label={sayGraph('moreHelp', { what: titleOf(card), count: card.rest.objects })} isEntry={isEntry} act={() => actions.open(card, MORE)}>
      {card.rest.objects > 0
        ? sayGraph('moreBucket', { slots: grouped(card.rest.slots), bucket: sayBucket(card.rest) })
        : sayGraph('morePlain', { slots: grouped(card.rest.slots) })}
    </Press>
  );
}

function Value({ card, slot, isLeftward, isEntry, actions }: { card: Card; slot: ShownSlot; isLeftward: boolean; isEntry: boolean; actions: CardActions }) {
  if (slot.text !== null && slot.family === 'code') {
    return <Press name="graph-chip" isEntry={isEntry} act={() => actions.look(slot.address)}>{slot.text}</Press>;
  }
  if (slot.text !== null) return <span class={`graph-text graph-hue-${slot.family}`}>{slot.text}</span>;
  if (slot.to !== null) return <span class={`graph-dot is-${slot.strength} ${isLeftward ? 'is-leftward' : ''}`} />;
  return (
    <Press name="graph-bucket" label={sayGraph('moreHelp', { what: titleOf(card), count: slot.bucket?.objects ?? 1 })} isEntry={isEntry} act={() => actions.open(card, 0)}>
      {slot.bucket === null ? '…' : sayBucket(slot.bucket)}
    </Press>
  );
}

function Cells({ placed, marks, touched, isEntry, actions }: { placed: PlacedCard; marks: Marks; touched: Touched; isEntry: boolean; actions: CardActions }) {
  const { card, measured } = placed;
  const cells = measured.cells!;
  return (
    <>
      <div class="graph-cells" style={{ height: `${cells.at(-1)!.y + SIZE.cellRow}px` }}>
        {card.slots.map((slot, index) => {
          const { x, y, width } = cells[index]!;
          const isLast = index === cells.length - 1 || cells[index + 1]!.y > y;
          return (
            <div
              class={`graph-cell ${isLast ? 'is-last' : ''} ${marks.added.has(slot.word) ? 'is-added' : ''} ${touched.words.has(slot.word) ? 'is-touched' : ''}`}
              style={{ left: `${x}px`, top: `${y}px`, width: `${width}px` }} key={index}
            >
              <span class="graph-index">{slot.name}</span>
              <span class={`graph-text graph-hue-${slot.family}`}>{slot.text}</span>
            </div>
          );
        })}
      </div>
      <Rest card={card} isEntry={isEntry} actions={actions} />
    </>
  );
}
