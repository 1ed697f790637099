// The timeline's controls: to play, to step, what a step is, how fast, and the number of the instant.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { STEPS, type Step } from '../../model/steps.ts';
import { grouped } from '../../words/speak.ts';
import { sayTimeline } from '../../words/timeline.ts';
import { BackIcon, FirstIcon, ForthIcon, LastIcon, PauseIcon, PlayIcon } from './icons.tsx';
import { SPEEDS, type Player, type Speed } from './player.ts';

const STEP_NAMES = Object.keys(STEPS) as Step[];

export function Transport({ player, isOff }: { player: Player; isOff: boolean }) {
  const kind = sayTimeline(player.kind.value);
  const isPlaying = player.isPlaying.value;
  return (
    <div class="transport" role="group" aria-label={sayTimeline('transport')}>
      <IconButton name={sayTimeline('first')} isOff={isOff} onClick={() => player.first()}><FirstIcon /></IconButton>
      <IconButton name={sayTimeline('back', { kind })} isOff={isOff} onClick={() => player.step(-1)}><BackIcon /></IconButton>
      <IconButton class="play" name={sayTimeline(isPlaying ? 'pause' : 'play')} isOff={isOff} onClick={() => player.toggle()}>
        {isPlaying ? <PauseIcon /> : <PlayIcon />}
      </IconButton>
      <IconButton name={sayTimeline('forth', { kind })} isOff={isOff} onClick={() => player.step(1)}><ForthIcon /></IconButton>
      <IconButton name={sayTimeline('last')} isOff={isOff} onClick={() => player.last()}><LastIcon /></IconButton>
    </div>
  );
}

interface IconButtonProps {
  name: string;
  isOff?: boolean;
  class?: string;
  onClick(): void;
  children: ComponentChildren;
}

export const IconButton = ({ name, isOff = false, onClick, children, ...rest }: IconButtonProps) => (
  <button type="button" class={`button plain icon ${rest.class ?? ''}`} aria-label={name} title={name} disabled={isOff} onClick={onClick}>
    {children}
  </button>
);

export function StepKinds({ player }: { player: Player }) {
  return (
    <fieldset class="segmented">
      <legend class="visually-hidden">{sayTimeline('steps')}</legend>
      {STEP_NAMES.map((step) => (
        <label key={step} title={sayTimeline(`${step}Help`)}>
          <input type="radio" name="step" checked={player.kind.value === step} onChange={() => (player.kind.value = step)} />
          <span>{sayTimeline(step)}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function SpeedChoice({ player }: { player: Player }) {
  const choose = (text: string) => (player.speed.value = text === 'sweep' ? text : (Number(text) as Speed));
  return (
    <select class="button speed" aria-label={sayTimeline('speed')} title={sayTimeline('speed')} value={String(player.speed.value)}
      onChange={(event) => choose(event.currentTarget.value)}>
      {SPEEDS.map((speed) => (
        <option key={speed} value={String(speed)}>
          {speed === 'sweep' ? sayTimeline('sweep') : sayTimeline('perSecond', { count: speed })}
        </option>
      ))}
    </select>
  );
}

/** The number of the instant, which can be typed. */
export function InstantNumber({ at, length, go, isOff }: { at: number; length: number; go(instant: number): void; isOff: boolean }) {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(null), [at]);
  const commit = () => {
    const number = Number((typed ?? '').replace(/[\s,.\u202f]/g, ''));
    if (typed !== null && typed.trim() !== '' && Number.isFinite(number)) go(number);
    setTyped(null);
  };
  return (
    <form class="instant" onSubmit={(event) => (event.preventDefault(), commit())}>
      <input type="text" inputMode="numeric" autocomplete="off" aria-label={sayTimeline('instantHelp')} title={sayTimeline('instantHelp')}
        size={Math.max(4, grouped(length).length)} value={typed ?? grouped(at)} disabled={isOff}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => setTyped(event.currentTarget.value)} onBlur={commit} />
      <span class="quiet">{sayTimeline('of', { length: grouped(length) })}</span>
    </form>
  );
}
