// One card of the graph: head, count, slots. Draws what it is given; where it lies and what is in it is decided before.
import type { Marks } from '../../model/graph_changes.ts';
import type { Card, ShownSlot } from '../../model/graph.ts';
import type { PlacedCard, Scene } from '../../geometry/graph_scene.ts';
import { sayGraph } from '../../words/graph.ts';
import { grouped } from '../../words/speak.ts';
import { addressText, countText, sayCard, slotName, titleOf } from './say_card.ts';

export interface CardActions {
  select(card: Card): void;
  point(card: Card | null): void;
  enter(card: Card): void;
  open(card: Card, more: number): void;
  close(card: Card): void;
}

interface Props {
  placed: PlacedCard;
  scene: Scene;
  marks: Marks;
  isSelected: boolean;
  /** Neither selected nor beside what is. */
  isFaint: boolean;
  isFound: boolean;
  /** The one that Tab comes to. */
  isEntry: boolean;
  isCollecting: boolean;
  isOpen: boolean;
  actions: CardActions;
}

export function CardView({ placed, scene, marks, isSelected, isFaint, isFound, isEntry, isCollecting, isOpen, actions }: Props) {
  const { card, box } = placed;
  const isObject = card.kind === 'object';
  const isBorn = isObject && marks.born.has(card.address);
  const classes = [
    'graph-card', isObject ? `of-${card.family}` : 'of-names', card.names?.isInnermost ? 'innermost' : '', isSelected ? 'selected' : '', isFaint ? 'faint' : '',
    card.isUnreachable ? 'unreachable' : '', card.cycle === -1 ? '' : 'in-cycle', isBorn ? 'born' : '', isFound ? 'found' : '',
    card.isFolded || (card.slots.length === 0 && card.value === null) ? 'bare' : '',
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
      {isObject ? <ObjectHead card={card} isBorn={isBorn} isOpen={isOpen} actions={actions} /> : <NamesHead card={card} />}
      {isObject && <Counts card={card} marks={marks} isCollecting={isCollecting} />}
      {card.value !== null && <div class="graph-value">{card.value}</div>}
      {placed.measured.cells === null ? <Rows placed={placed} marks={marks} actions={actions} /> : <Cells placed={placed} marks={marks} />}
    </div>
  );
}

function ObjectHead({ card, isBorn, isOpen, actions }: { card: Card; isBorn: boolean; isOpen: boolean; actions: CardActions }) {
  const address = addressText(card.address);
  const what = titleOf(card);
  return (
    <div class="graph-head">
      <span class="graph-type">{card.title}</span>
      {isBorn && <span class="graph-born">{sayGraph('born')}</span>}
      {card.isFolded && (
        <button class="graph-fold" tabIndex={-1} aria-label={sayGraph('open', { what })} onClick={(event) => (event.stopPropagation(), actions.open(card, 0))}>▸</button>
      )}
      {isOpen && (
        <button class="graph-fold" tabIndex={-1} aria-label={sayGraph('close', { what })} onClick={(event) => (event.stopPropagation(), actions.close(card))}>▾</button>
      )}
      <span class="graph-address">…{address.slice(-6, -4)}<b>{address.slice(-4)}</b></span>
    </div>
  );
}

function NamesHead({ card }: { card: Card }) {
  const names = card.names!;
  return (
    <>
      <div class="graph-head">
        <span class="graph-type">{names.kind === 'module' ? sayGraph('names') : `${names.name}()`}</span>
        {names.line !== null && <span class="graph-line">{sayGraph('line', { line: names.line })}</span>}
      </div>
      {names.skipped > 0 && <div class="graph-skipped">{sayGraph('skipped', { count: grouped(names.skipped) })}</div>}
    </>
  );
}

function Counts({ card, marks, isCollecting }: { card: Card; marks: Marks; isCollecting: boolean }) {
  const change = marks.counts.get(card.address) ?? 0;
  return (
    <>
      <span class={`graph-count ${change > 0 ? 'up' : change < 0 ? 'down' : ''}`} aria-hidden="true">
        {countText(card.refcount)}
        {change !== 0 && !marks.born.has(card.address) && <i>{change > 0 ? '▲' : '▼'}</i>}
      </span>
      {isCollecting && card.gcRefs >= 0 && <span class="graph-gcrefs" aria-hidden="true">{card.gcRefs}</span>}
    </>
  );
}

function Rows({ placed, marks, actions }: { placed: PlacedCard; marks: Marks; actions: CardActions }) {
  const { card, measured } = placed;
  return (
    <>
      {card.slots.map((slot, index) => (
        <div class={`graph-slot ${marks.added.has(slot.word) ? 'added' : ''} ${slot.name.startsWith('⟨') ? 'of-stack' : ''}`} key={index}>
          {measured.valueX > 9 && <span class="graph-name" style={{ width: `${measured.valueX - 9}px` }}>{slotName(slot)}</span>}
          <Value card={card} slot={slot} actions={actions} />
        </div>
      ))}
      {card.rest !== null && (
        <button class="graph-rest" tabIndex={-1} aria-label={sayGraph('moreHelp', { what: titleOf(card), count: card.rest.objects })}
          onClick={(event) => (event.stopPropagation(), actions.open(card, 40))}>
          {card.rest.objects > 0
            ? sayGraph('moreBucket', { slots: grouped(card.rest.slots), count: grouped(card.rest.objects), type: card.rest.type })
            : sayGraph('morePlain', { slots: grouped(card.rest.slots) })}
        </button>
      )}
    </>
  );
}

function Value({ card, slot, actions }: { card: Card; slot: ShownSlot; actions: CardActions }) {
  if (slot.text !== null) return <span class={`graph-text of-${slot.family}`}>{slot.text}</span>;
  if (slot.to !== null) return <span class={`graph-dot ${slot.strength}`} />;
  const { objects = 1, type = '' } = slot.bucket ?? {};
  return (
    <button class="graph-bucket" tabIndex={-1} aria-label={sayGraph('moreHelp', { what: titleOf(card), count: objects })}
      onClick={(event) => (event.stopPropagation(), actions.open(card, 0))}>
      {sayGraph('bucket', { count: grouped(objects), type })}
    </button>
  );
}

function Cells({ placed, marks }: { placed: PlacedCard; marks: Marks }) {
  const { card, measured } = placed;
  return (
    <div class="graph-cells">
      {card.slots.map((slot, index) => (
        <div class={`graph-cell ${marks.added.has(slot.word) ? 'added' : ''}`} style={{ width: `${measured.cells![index]!.width}px` }} key={index}>
          <span class="graph-index">{slot.name}</span>
          <span class={`graph-text of-${slot.family}`}>{slot.text}</span>
        </div>
      ))}
    </div>
  );
}
