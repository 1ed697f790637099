// What happens at this very instant of a collection: a sentence, the reference that is looked at, and steps to the next.
import { useEffect, useState } from 'preact/hooks';
import type { Event } from 'ouroboros';
import { playersOf, referenceName } from '../../model/collector.ts';
import type { Instant } from '../../model/instant.ts';
import { sayCollector as say } from '../../words/collector.ts';
import { Rich } from '../shared/rich.tsx';
import { BackIcon, ForthIcon, PauseIcon, PlayIcon } from '../timeline/icons.tsx';
import { askNext } from './ask.ts';
import { Card, factsOf } from './card.tsx';
import type { Dossier } from './dossier.ts';
import { tell } from './sentences.ts';

interface MomentProps {
  dossier: Dossier;
  now: Instant;
  event: Event | null;
  /** Also steps about the runtime's objects. */
  isAll: boolean;
  go(instant: number): void;
  select(address: number): void;
}

export function Moment({ dossier, now, event, isAll, go, select }: MomentProps) {
  const text = event === null ? '' : tell(dossier, now, event);
  return (
    <section class="gc-moment" aria-label={say('thisInstant')}>
      <Steps dossier={dossier} now={now} isAll={isAll} go={go} />
      <div class="gc-picture" aria-hidden="true">{event !== null && <Picture dossier={dossier} now={now} event={event} select={select} />}</div>
      <p class="gc-sentence" role="status">{text === '' ? '' : <Rich text={text} />}</p>
    </section>
  );
}

// Long enough to read a sentence.
const STORY_MS = 1400;

function Steps({ dossier, now, isAll, go }: Pick<MomentProps, 'dossier' | 'now' | 'isAll' | 'go'>) {
  const [isLooking, setIsLooking] = useState(false);
  const [isPlaying, setIsPlaying] = useState(false);
  const { recording, collection, begin } = dossier;
  const matters = (address: number): boolean => {
    if (isAll || begin === undefined) return true;
    const row = begin.rowOf(address);
    return row < 0 || playersOf(begin)[row] === 1;
  };
  const step = async (direction: 1 | -1) => {
    if (isLooking) return;
    setIsLooking(true);
    const found = await askNext(recording, collection, now.number ?? 0, direction, matters).catch(() => null);
    setIsLooking(false);
    if (found !== null) go(found);
    else setIsPlaying(false);
  };
  useEffect(() => {
    if (!isPlaying || begin === undefined) return;
    const timer = setTimeout(() => step(1), STORY_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, now, begin]);
  const stepBy = (direction: 1 | -1) => {
    setIsPlaying(false);
    void step(direction);
  };
  return (
    <div class="gc-steps" role="group" aria-label={say('thisInstant')} title={isAll ? undefined : say('stepsHelp')}>
      <button type="button" class="button" onClick={() => stepBy(-1)}><BackIcon /><span>{say('stepBack')}</span></button>
      <button type="button" class="button icon" aria-label={say(isPlaying ? 'storyPause' : 'storyPlay')} title={say(isPlaying ? 'storyPause' : 'storyPlay')}
        onClick={() => setIsPlaying(!isPlaying)}>
        {isPlaying ? <PauseIcon /> : <PlayIcon />}
      </button>
      <button type="button" class="button" onClick={() => stepBy(1)}><span>{say('stepForth')}</span><ForthIcon /></button>
    </div>
  );
}

// The object that the event is about, and the reference to it that is counted off or that rescues it.
function Picture({ dossier, now, event, select }: Pick<MomentProps, 'dossier' | 'now' | 'select'> & { event: Event }) {
  const { kind, subject, other } = event;
  const isOfObject = ['gc_refs', 'decision', 'finalizer', 'resurrection', 'object_dealloc', 'untrack'].includes(kind);
  if (!isOfObject || subject === 0) return null;
  const hasSource = other !== 0 && (kind === 'gc_refs' || kind === 'decision');
  const from = dossier.begin ?? now;
  const name = hasSource ? referenceName(from, from.rowOf(other), from.rowOf(subject)) : '';
  const short = (address: number, isNow: boolean) => {
    const facts = factsOf(dossier, now, address, false);
    return <div class="gc-pictured" onClick={() => select(address)}><Card facts={facts} isShort isNow={isNow} /></div>;
  };
  return (
    <>
      {hasSource && short(other, false)}
      {hasSource && <span class="gc-arrow"><code>{name}</code></span>}
      {short(subject, true)}
    </>
  );
}
