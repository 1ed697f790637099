// An object's life: where it was made and freed, and every change of its count when that is asked for. A life stays known while
// the shown instant lies in it.
import type { Life as LifeRecord, Place, Recording } from 'ouroboros';
import { useEffect, useRef, useState } from 'preact/hooks';
import { sayInspector as say } from '../../words/inspector.ts';
import { grouped } from '../../words/speak.ts';
import { useLater } from './later.ts';

interface Known {
  recording: Recording;
  address: number;
  life: LifeRecord;
}

const lastInstant = (life: LifeRecord): number => life.freed?.instant ?? Infinity;
const firstInstant = (life: LifeRecord): number => life.made?.instant ?? 0;

/** Whether that life is the one of what is at the address at that instant. */
const isLifeOf = (known: Known | undefined, recording: Recording, address: number, instant: number): boolean =>
  known?.recording === recording && known.address === address && firstInstant(known.life) <= instant && instant < lastInstant(known.life);

/** The life of the object at an address, and how to ask for its counts. */
export function useLife(recording: Recording | null, address: number | null, instant: number | null) {
  const known = useRef<Known | undefined>(undefined);
  const [wantsCounts, setWantsCounts] = useState(false);
  const fits = recording !== null && address !== null && instant !== null && isLifeOf(known.current, recording, address, instant);
  const needsMore = !fits || (wantsCounts && known.current!.life.counts === null);
  const ask = recording === null || address === null || instant === null || !needsMore ? null : async (signal: AbortSignal) => {
    const life = await recording.life(address, instant, { counts: wantsCounts, signal });
    known.current = { recording, address, life };
    return known.current;
  };
  useEffect(() => setWantsCounts(false), [address]);
  const later = useLater(ask, [recording, address, fits ? 'fits' : instant, wantsCounts]);
  const isCurrent = recording !== null && address !== null && instant !== null && isLifeOf(known.current, recording, address, instant);
  return { life: isCurrent ? known.current!.life : null, last: known.current, isLate: later.isLate, wantsCounts, wantCounts: () => setWantsCounts(true) };
}

export function PlaceLink({ place, go }: { place: Place; go(instant: number): void }) {
  const isOfLine = place.line !== null && place.line > 0;
  return (
    <button type="button" class="place" onClick={() => go(place.instant)}>
      {isOfLine ? say('atLine', { line: place.line! }) : place.line === null && place.name === null ? say('afterProgram') : ''}
      {place.name !== null && place.name !== '<module>' && <> {say('inFunction', { name: place.name })}</>}
      <span class="quiet"> {say('instant', { instant: grouped(place.instant) })}</span>
    </button>
  );
}

export function Life({ life, isLate, now, go, wantsCounts, wantCounts }: {
  life: LifeRecord | null;
  isLate: boolean;
  now: number;
  go(instant: number): void;
  wantsCounts: boolean;
  wantCounts(): void;
}) {
  if (life === null) return <p class="quiet life-waits">{isLate ? say('looking') : ' '}</p>;
  return (
    <>
      <dl class="facts">
        <dt>{say('made')}</dt>
        <dd>{life.made === null ? say('beforeProgram') : <PlaceLink place={life.made} go={go} />}</dd>
        <dt>{say('freed')}</dt>
        <dd>{life.freed === null ? say('livesOn') : <PlaceLink place={life.freed} go={go} />}</dd>
      </dl>
      {life.counts !== null && <Counts counts={life.counts} now={now} end={Math.min(lastInstant(life), Number.MAX_SAFE_INTEGER)} go={go} />}
      {life.counts === null && (
        <button type="button" class="button plain small" disabled={wantsCounts} onClick={wantCounts}>{say(wantsCounts ? 'looking' : 'showCounts')}</button>
      )}
    </>
  );
}

const WIDTH = 240;
const HEIGHT = 44;
const AROUND = 40;
const DRAWN_MOST = 2000;

function Counts({ counts: { instant, refcount }, now, end, go }: { counts: NonNullable<LifeRecord['counts']>; now: number; end: number; go(instant: number): void }) {
  const most = refcount.reduce((a, b) => Math.max(a, b), 0);
  const here = lastAtMost(instant, now);
  const [first, last] = [Math.max(0, here - AROUND), Math.min(instant.length, here + AROUND)];
  return (
    <figure class="counts">
      <figcaption>{say('changes', { count: grouped(instant.length), most: grouped(most) })}</figcaption>
      <Sparkline instant={instant} refcount={refcount} most={most} here={here} end={end} />
      <ol start={first + 1}>
        {Array.from({ length: last - first }, (_, i) => first + i).map((i) => (
          <li key={i}>
            <button type="button" class="place" aria-current={i === here ? 'step' : undefined} onClick={() => go(instant[i]!)}>
              <b>{refcount[i]}</b>
              <span class="step">{i === 0 ? '' : refcount[i]! > refcount[i - 1]! ? '▲' : '▼'}</span>
              <span class="quiet">{say('instant', { instant: grouped(instant[i]!) })}</span>
            </button>
          </li>
        ))}
      </ol>
      {last < instant.length && <p class="quiet">{say('andMore', { count: grouped(instant.length - last) })}</p>}
    </figure>
  );
}

// One step a change, all of the same width: what matters is the order.
function Sparkline({ instant, refcount, most, here }: { instant: Float64Array; refcount: Float64Array; most: number; here: number; end: number }) {
  const every = Math.max(1, Math.ceil(instant.length / DRAWN_MOST));
  const x = (i: number) => (i / instant.length) * WIDTH;
  const y = (count: number) => HEIGHT - 4 - (count / Math.max(1, most)) * (HEIGHT - 8);
  let path = `M0 ${y(refcount[0]!)}`;
  for (let i = 0; i < instant.length; i += every) path += `V${y(refcount[i]!).toFixed(1)}H${x(i + every).toFixed(1)}`;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={say('counts')}>
      <path d={path} class="line" />
      {here >= 0 && <line class="now" x1={x(here + 0.5)} x2={x(here + 0.5)} y1="0" y2={HEIGHT} />}
    </svg>
  );
}

function lastAtMost(values: Float64Array, wanted: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
