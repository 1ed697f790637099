// Which collection is looked at: the one before and after it, and the list of all of the run.
import type { Recording } from 'ouroboros';
import { useEffect, useState } from 'preact/hooks';
import type { Cause } from '../../model/collector.ts';
import type { Collection } from '../../model/timeline.ts';
import { sayCollector as say } from '../../words/collector.ts';
import { grouped } from '../../words/speak.ts';
import { askCause } from './ask.ts';
import { Said } from './card.tsx';
import { Virtual } from './virtual.tsx';

interface HeadProps {
  collections: readonly Collection[];
  collection: Collection | null;
  cause: Cause | undefined;
  /** Places of the collections before and behind the instant in the list; -1: none. */
  previous: number;
  next: number;
  isOpen: boolean;
  open(isOpen: boolean): void;
  go(instant: number): void;
}

export function Head({ collections, collection, cause, previous, next, isOpen, open, go }: HeadProps) {
  const to = (place: number) => () => go(collections[place]!.start);
  return (
    <header class="gc-head">
      <button type="button" class="button icon" aria-label={say('previousOne')} title={say('previousOne')} disabled={previous < 0} onClick={to(previous)}>‹</button>
      <button type="button" class="button icon" aria-label={say('nextOne')} title={say('nextOne')} disabled={next < 0} onClick={to(next)}>›</button>
      <div class="gc-title">
        <h2>{collection === null ? say('between') : say('which', { number: grouped(collection.number), count: grouped(collections.length) })}</h2>
        {collection !== null && <GenerationChip generation={collection.generation} />}
        {collection !== null && cause !== undefined && <p class="gc-quiet">{causeText(cause, collection.generation)}</p>}
      </div>
      {collection !== null && collections.length > 1 && (
        <button type="button" class="button" aria-expanded={isOpen} onClick={() => open(!isOpen)}>{say('allOfThem')}</button>
      )}
    </header>
  );
}

const GenerationChip = ({ generation }: { generation: number }) => (
  <span class="gc-generation" data-generation={generation}>{say('generation', { generation })}</span>
);

function causeText({ kind, line, count, threshold }: Cause, generation: number): string {
  const values = { count: grouped(count), threshold: grouped(threshold), younger: generation - 1 };
  const due = generation === 0 ? 'causeThreshold' : 'causeThresholdOlder';
  const why = say(({ threshold: due, asked: 'causeAsked', end: 'causeEnd' } as const)[kind], values);
  return line === null ? why : say('whyOnLine', { line, why });
}

const causes = new WeakMap<Recording, Map<number, Promise<Cause>>>();

// One after another, and only of what is seen: each asks for an instant of the run.
function causeOnce(recording: Recording, collection: Collection): Promise<Cause> {
  const known = causes.get(recording) ?? new Map<number, Promise<Cause>>();
  causes.set(recording, known);
  let cause = known.get(collection.start);
  if (cause === undefined) known.set(collection.start, (cause = askCause(recording, collection)));
  return cause;
}

function Why({ recording, collection }: { recording: Recording; collection: Collection }) {
  const [cause, setCause] = useState<Cause | null>(null);
  useEffect(() => {
    let isWanted = true;
    // What only flies past while scrolling is not asked for.
    const timer = setTimeout(() => causeOnce(recording, collection).then((found) => isWanted && setCause(found), () => {}), 120);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [recording, collection.start]);
  if (cause === null) return null;
  const text = say(({ threshold: 'shortThreshold', asked: 'shortAsked', end: 'shortEnd' } as const)[cause.kind]);
  return <>{cause.line === null ? text : say('shortOnLine', { why: text, line: cause.line })}</>;
}

interface ListProps {
  recording: Recording;
  collections: readonly Collection[];
  /** Places in the list: of the one that is on, -1: none; of the last that has begun. */
  current: number;
  last: number;
  go(instant: number): void;
}

const ROW_REM = 1.9;
const ROWS_MOST = 10;

export function CollectionList({ recording, collections, current, last, go }: ListProps) {
  return (
    <section class="gc-list" aria-label={say('allOfThem')}>
      <div class="gc-row gc-columns" aria-hidden="true">
        <span>{say('number')}</span><span>{say('generationColumn')}</span><span class="gc-why">{say('why')}</span>
        <span>{say('found')}</span><span>{say('freedColumn')}</span><span>{say('took')}</span>
      </div>
      <Virtual
        count={collections.length} rowHeight={ROW_REM} rowsMost={ROWS_MOST} label={say('allOfThem')} follow={last} chosen={current}
        pick={(place) => go(collections[place]!.start)}
        render={(place) => <Row recording={recording} collection={collections[place]!} />}
      />
    </section>
  );
}

function Row({ recording, collection }: { recording: Recording; collection: Collection }) {
  const { number, generation, start, stop, freed, uncollectable } = collection;
  return (
    <div class="gc-row">
      <span><Said text={say('number')} />{grouped(number)}</span>
      <span><Said text={say('generations')} /><b class="gc-generation" data-generation={generation}>{generation}</b></span>
      <span class="gc-why"><Why recording={recording} collection={collection} /></span>
      <span><Said text={say('found')} />{stop === null ? '' : grouped(freed + uncollectable)}</span>
      <span><Said text={say('freedColumn')} />{stop === null ? '' : grouped(freed)}</span>
      <span><Said text={say('took')} />{stop === null ? '' : grouped(stop - start)}</span>
    </div>
  );
}
