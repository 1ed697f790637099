// The collector view: any collection of the run, phase by phase and object by object; between collections, the generations.
import '../../style/collector.css';
import type { Recording } from 'ouroboros';
import { useMemo } from 'preact/hooks';
import { candidatesOf } from '../../model/collector.ts';
import { collectionAt, collectionsOf, lastFrom, programEndOf, type Collection } from '../../model/timeline.ts';
import { sayCollector as say } from '../../words/collector.ts';
import { useLater } from '../inspector/later.ts';
import type { StageProps } from '../stage.ts';
import { Generations } from './between.tsx';
import { Key } from './card.tsx';
import { BoardView, useBoard } from './board.tsx';
import { CollectionList, Head } from './collections.tsx';
import { useDossier } from './dossier.ts';
import { Moment } from './moment.tsx';
import { Incidents, Result, Verdict } from './outcome.tsx';
import { Strip } from './strip.tsx';

// CPython's own example, from "Garbage collector design", among the lessons: a ring that a name keeps, and one that holds but itself.
const EXAMPLE = 'four_links';

/** What the view keeps for itself. */
interface Kept {
  /** Also the runtime's objects. */
  isAll: boolean;
  /** The list of all collections is open. */
  isOpen: boolean;
}

function believed(memory: unknown): Kept {
  const { isAll, isOpen } = (memory ?? {}) as Partial<Record<keyof Kept, unknown>>;
  return { isAll: isAll === true, isOpen: isOpen === true };
}

export function Collector(props: StageProps) {
  const { now, recording } = props;
  if (recording === null) {
    return <div class="collector"><p class="gc-quiet">{say('noRun')}</p><Generations now={now} /></div>;
  }
  return <OfRun {...props} recording={recording} />;
}

type OfRunProps = StageProps & { recording: Recording };

function OfRun(props: OfRunProps) {
  const { now, recording, go, memory, remember, openLesson } = props;
  const at = now.number ?? 0;
  const count = recording.events.length;
  const collections = useMemo(
    () => collectionsOf(recording.events, now.constants.event, programEndOf(recording)), [recording, count, programEndOf(recording)],
  );
  const collection = collectionAt(collections, at);
  const before = lastFrom(collections, at);
  const kept = believed(memory);
  const places = {
    previous: (collection?.number ?? (before?.number ?? 0) + 1) - 2,
    next: (before?.number ?? 0) < collections.length ? before?.number ?? 0 : -1,
  };
  const list = collections.length > 0 && (collection === null || kept.isOpen) && (
    <CollectionList recording={recording} collections={collections} last={(before?.number ?? 0) - 1} current={(collection?.number ?? 0) - 1} go={go} />
  );
  const head = { collections, collection, ...places, isOpen: kept.isOpen, open: (isOpen: boolean) => remember({ ...kept, isOpen }), go };
  return (
    <div class="collector">
      {collection === null ? (
        <>
          <Head {...head} cause={undefined} />
          <Generations now={now} />
          {collections.length === 0 && <p class="gc-quiet">{say('none')}</p>}
          {list}
        </>
      ) : (
        <During key={collection.start} {...props} collection={collection} kept={kept} head={head} list={list} />
      )}
      {openLesson && (
        <p class="gc-example">
          <button type="button" class="button" onClick={() => openLesson(EXAMPLE)}>{say('example')}</button>
          <span class="gc-quiet">{say('exampleHelp')}</span>
        </p>
      )}
    </div>
  );
}

interface DuringProps extends OfRunProps {
  collection: Collection;
  kept: Kept;
  head: Omit<Parameters<typeof Head>[0], 'cause'>;
  list: preact.ComponentChildren;
}

// A collection that is on at the shown instant.
function During({ now, recording, collection, kept, head, list, go, selected, select, remember }: DuringProps) {
  const dossier = useDossier(recording, collection, now);
  const board = useBoard(dossier, now, kept.isAll);
  const at = now.number ?? 0;
  const events = useLater((signal) => recording.eventsBetween(at, at, { signal }), [recording, at]).value;
  const found = events !== undefined && events.length > 0 ? events.at(0) : null;
  const event = found?.clock === at ? found : null;
  const { begin } = dossier;
  const candidates = useMemo(() => (begin === undefined ? null : candidatesOf(begin, collection).length), [begin, collection]);
  return (
    <>
      <Head {...head} cause={dossier.cause} />
      {list}
      <Strip dossier={dossier} now={now} at={at} candidates={candidates} go={go} />
      <Moment dossier={dossier} now={now} event={event} isAll={kept.isAll} go={go} select={select} />
      {board && <BoardView dossier={dossier} board={board} isLate={board.now !== now} event={event} selected={selected} select={select} />}
      <p class="gc-below">
        <label><input type="checkbox" checked={kept.isAll} onChange={() => remember({ ...kept, isAll: !kept.isAll })} />{say('showAll')}</label>
      </p>
      <Key />
      <Incidents dossier={dossier} now={now} go={go} />
      <Result dossier={dossier} />
      {selected !== null && <Verdict dossier={dossier} now={now} selected={selected} />}
    </>
  );
}
