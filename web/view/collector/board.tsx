// The collector's lists side by side, each with its objects as cards in its order. Owns which lists are shown.
import '../../style/collector_lists.css';
import type { Event, GcListName } from 'ouroboros';
import { isMerged, lanesOf, playersAmong, rowsIn } from '../../model/collector.ts';
import type { Instant } from '../../model/instant.ts';
import { sayCollector as say } from '../../words/collector.ts';
import { grouped } from '../../words/speak.ts';
import { useLater } from '../inspector/later.ts';
import { Card, factsOf } from './card.tsx';
import type { Dossier } from './dossier.ts';
import { Virtual } from './virtual.tsx';

export interface Lane {
  name: GcListName | 'freed';
  /** Addresses, in the list's order. */
  shown: ArrayLike<number>;
  /** Those that are no part of the story, and not shown. */
  others: number;
}

export interface Board {
  now: Instant;
  lanes: Lane[];
}

/** Longer lists are shown in the order of addresses, which is known at once; their own order would have to be waited for. */
const ORDERED_MOST = 5000;

/** The lists at an instant; the ones of the instant before stay until they are there. */
export function useBoard(dossier: Dossier, now: Instant, isAll: boolean): Board | undefined {
  const { course, begin, collection, stages } = dossier;
  return useLater(async () => {
    const lanes: Lane[] = [];
    for (const name of lanesOf(collection.generation, isMerged(stages, now.number ?? 0))) {
      const addresses = await addressesOf(now, name);
      if (addresses.length === 0 && !isAlwaysShown(name, collection.generation)) continue;
      lanes.push({ name, ...partOf(begin, addresses, isAll) });
    }
    // What is torn down at this very instant is still in its list.
    const freed = course?.freedAt((now.number ?? 0) - 1) ?? new Float64Array(0);
    if (freed.length > 0) lanes.push({ name: 'freed', ...partOf(begin, freed, isAll) });
    return { now, lanes };
  }, [now, course, begin, isAll, collection, stages]).value;
}

async function addressesOf(now: Instant, name: GcListName): Promise<Float64Array> {
  const size = now.lists.find((list) => list.name === name)?.size ?? 0;
  if (size === 0) return new Float64Array(0);
  const rows = size > ORDERED_MOST ? rowsIn(now, name) : await now.view.list(name);
  return Float64Array.from(rows, (row) => now.address(row));
}

const isAlwaysShown = (name: GcListName, generation: number): boolean => name === 'unreachable' || name === `generation ${generation}`;

const partOf = (begin: Instant | undefined, addresses: Float64Array, isAll: boolean): Omit<Lane, 'name'> =>
  isAll || begin === undefined ? { shown: addresses, others: 0 } : playersAmong(begin, addresses);

interface BoardProps {
  dossier: Dossier;
  board: Board;
  /** It is of another instant than is shown. */
  isLate: boolean;
  event: Event | null;
  selected: number | null;
  select(address: number): void;
}

const CARD_REM = 3.1;
const CARDS_MOST = 7;

export function BoardView({ dossier, board, isLate, event, selected, select }: BoardProps) {
  const subject = event !== null && event.clock === board.now.number ? event.subject : 0;
  return (
    <section class={isLate ? 'gc-board is-late' : 'gc-board'} aria-label={say('board')}>
      {board.lanes.map((lane) => (
        <LaneView key={lane.name} lane={lane} title={titleOf(lane.name, dossier)} {...{ dossier, board, subject, selected, select }} />
      ))}
    </section>
  );
}

function titleOf(name: Lane['name'], { collection }: Dossier): string {
  const { generation } = collection;
  if (name === `generation ${generation}`) return say('lane_own', { generation });
  if (name.startsWith('generation')) return say('lane_older', { generation: name.slice(-1) });
  return say(`lane_${name as Exclude<Lane['name'], 'generation 0' | 'generation 1' | 'generation 2' | 'permanent'>}`);
}

interface LaneProps extends Omit<BoardProps, 'event' | 'isLate'> {
  lane: Lane;
  title: string;
  /** The object of this instant's event; 0: none. */
  subject: number;
}

function LaneView({ lane, title, dossier, board, subject, selected, select }: LaneProps) {
  const { shown, others, name } = lane;
  const isFreed = name === 'freed';
  const facts = (row: number) => factsOf(dossier, board.now, shown[row]!, isFreed);
  const find = (address: number | null) => (address === null || address === 0 ? -1 : Array.prototype.indexOf.call(shown, address));
  return (
    <section class="gc-lane">
      <h3>
        {title}
        <span class="gc-count">{grouped(shown.length + others)}</span>
      </h3>
      {shown.length > 0 && (
        <Virtual
          count={shown.length} rowHeight={CARD_REM} rowsMost={CARDS_MOST} label={title} follow={find(subject)} chosen={find(selected)}
          pick={(row) => select(shown[row]!)}
          render={(row) => <Card facts={facts(row)} isNow={shown[row] === subject} isSelected={shown[row] === selected} />}
        />
      )}
      {others > 0 && <p class="gc-quiet" title={say('othersHelp')}>{say(shown.length > 0 ? 'runtimeToo' : 'onlyRuntime', { count: grouped(others) })}</p>}
      {shown.length + others === 0 && <p class="gc-quiet">{say('empty')}</p>}
    </section>
  );
}
