// The phases of a collection as a strip: each can be gone to, the one that is on is marked, and what it does stands below.
import type { PhaseName } from 'ouroboros';
import { useEffect, useRef } from 'preact/hooks';
import { stageAt } from '../../model/collector.ts';
import type { Instant } from '../../model/instant.ts';
import { sayCollector as say } from '../../words/collector.ts';
import { grouped } from '../../words/speak.ts';
import { Rich } from '../shared/rich.tsx';
import type { Dossier } from './dossier.ts';

interface StripProps {
  dossier: Dossier;
  now: Instant;
  at: number;
  /** Null: not known yet. */
  candidates: number | null;
  go(instant: number): void;
}

export function Strip({ dossier, at, candidates, go }: StripProps) {
  const { stages, collection } = dossier;
  const current = stageAt(stages, at);
  // Behind the last phase the collector rests, and then says that it has stopped.
  const isDone = collection.stop !== null && (at >= collection.stop || at > (stages.at(-1)?.end ?? at));
  const isAtStart = !isDone && current < 0;
  const stage = stages[current];
  const values = { count: candidates === null ? '' : grouped(candidates), generation: collection.generation };
  const text = candidates === null ? '' : textOf(isDone ? undefined : stage?.phase, isDone, values);
  const strip = useRef<HTMLOListElement>(null);
  useEffect(() => showCurrent(strip.current!), [current, isDone]);
  return (
    <div class="gc-phases">
      <ol class="gc-strip" ref={strip} aria-label={say('phases')}>
        <Chip name={say('start')} isOn={isAtStart} isPast={!isAtStart} share={1} onClick={() => go(collection.start)} />
        {stages.map(({ phase, start, end }, i) => (
          <Chip
            key={start} name={phase} isCode isInner={isInner(stages, i)} isOn={i === current && !isDone} isPast={isDone || i < current}
            share={i === current && !isDone ? (at - start + 1) / (end - start + 1) : 1} onClick={() => go(start)}
          />
        ))}
        {collection.stop !== null && <Chip name={say('done')} isOn={isDone} isPast={false} share={1} onClick={() => go(collection.stop!)} />}
      </ol>
      <p class="gc-phase-text"><Rich text={text} /></p>
    </div>
  );
}

function textOf(phase: PhaseName | undefined, isDone: boolean, values: { count: string; generation: number }): string {
  if (phase === undefined || phase === 'idle') return say(isDone ? 'phase_done' : 'phase_start', values);
  if (phase === 'move_survivors' && values.generation === 2) return say('phase_stay_oldest');
  return say(`phase_${phase}`, values);
}

// Where the strip is one row that scrolls, the phase that is on comes into its middle.
function showCurrent(strip: HTMLOListElement): void {
  const chip = strip.querySelector<HTMLElement>('[aria-current]');
  if (chip !== null && strip.scrollWidth > strip.clientWidth) strip.scrollLeft = chip.offsetLeft - (strip.clientWidth - chip.clientWidth) / 2;
}

// What handle_resurrected does once more.
const isInner = (stages: Dossier['stages'], i: number): boolean =>
  ['update_refs', 'subtract_refs', 'move_unreachable'].includes(stages[i]!.phase) && stages.slice(0, i).some(({ phase }) => phase === 'handle_resurrected');

interface ChipProps {
  name: string;
  isCode?: boolean;
  isInner?: boolean;
  isOn: boolean;
  isPast: boolean;
  /** How much of it has passed. */
  share: number;
  onClick(): void;
}

const Chip = ({ name, isCode, isInner = false, isOn, isPast, share, onClick }: ChipProps) => (
  <li>
    <button type="button" class={`gc-chip ${isPast ? 'is-past' : ''} ${isInner ? 'is-inner' : ''}`} aria-current={isOn ? 'step' : undefined} onClick={onClick}>
      {isCode ? <code>{name}</code> : name}
      <span class="gc-progress" style={{ width: isOn ? `${share * 100}%` : isPast ? '100%' : 0 }} />
    </button>
  </li>
);
