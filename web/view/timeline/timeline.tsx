// The timeline at the foot of the page: the controls of playing, the line that is on, and the track. Owns how these stand
// together; what they do is the player's.
import '../../style/timeline.css';
import type { Constants, Recording } from 'ouroboros';
import { useRef, useState } from 'preact/hooks';
import type { Why } from '../../model/first_instant.ts';
import type { Instant } from '../../model/instant.ts';
import { programEndOf, isSession, lineText } from '../../model/timeline.ts';
import { byteText, grouped } from '../../words/speak.ts';
import { sayTimeline } from '../../words/timeline.ts';
import { IconButton, InstantNumber, SpeedChoice, StepKinds, Transport } from './controls.tsx';
import { GoTo } from './goto.tsx';
import type { Player } from './player.ts';
import { LessIcon, MoreIcon } from './icons.tsx';
import { Track, type TrackProps, type Zoomer } from './track.tsx';

export interface TimelineProps {
  player: Player;
  recording: Recording | null;
  /** Null as long as the engine is not there. */
  constants: Constants | null;
  /** The last instant so far. */
  length: number;
  /** The instant that is asked for; `now`, which is shown, follows. */
  at: number;
  now: Instant | null;
  /** The line of the program that is on, and the program. */
  line: number | null;
  code: string;
  selected: number | null;
  /** Lines. */
  breakpoints: readonly number[];
  toBreakpoint(direction: 1 | -1): void;
  /** The editor's line of a line that was typed at a prompt. */
  lineTyped(instant: number, line: number): number | null;
  isRunning: boolean;
  /** Why the run shows this instant first; null: it does not. */
  why: Why | null;
}

export function Timeline(props: TimelineProps) {
  const { player, recording, constants, length, at, now, line, selected, breakpoints, toBreakpoint, isRunning } = props;
  const [isWhole, setWhole] = useState(true);
  const zoomer = useRef<Zoomer>(null);
  // The track stays from the first run on, and so does the focus in it.
  const hasRun = useRef(false);
  hasRun.current ||= recording !== null;
  const Shown = hasRun.current ? Track : Resting;
  const isOff = recording === null || length === 0;
  const numbers = { instant: grouped(at), length: grouped(length) };
  const text = isOff ? sayTimeline(isRunning ? 'running' : 'empty')
    : line !== null ? sayTimeline('atLine', { line, ...numbers }) : sayTimeline('atNone', numbers);
  return (
    <>
      <div class="timeline-bar">
        <Transport player={player} isOff={isOff} />
        <StepKinds player={player} />
        <SpeedChoice player={player} />
        <GoTo player={player} recording={recording} selected={selected} toBreakpoint={breakpoints.length > 0 ? toBreakpoint : null} />
        <Place {...props} />
        <Gauges now={now} />
        <InstantNumber at={at} length={length} isOff={isOff} go={(instant) => player.go(instant)} />
        <div class="zoom">
          <IconButton name={sayTimeline('zoomOut')} isOff={isOff || isWhole} onClick={() => zoomer.current?.(-1)}><LessIcon /></IconButton>
          <IconButton name={sayTimeline('zoomIn')} isOff={isOff} onClick={() => zoomer.current?.(1)}><MoreIcon /></IconButton>
        </div>
      </div>
      <Shown {...{ player, recording, constants, length, at, text, breakpoints, lineTyped: props.lineTyped, isRunning, zoomer, setWhole }} />
    </>
  );
}

// The track, until there is something on it.
function Resting({ text }: TrackProps) {
  return (
    <div class="track">
      <div class="track-body"><p class="tl-empty quiet">{text}</p></div>
      <div class="overview is-whole" />
    </div>
  );
}

const WHYS = { fatal: 'fatal', deepest: 'deepestCall', last: 'lastCall' } as const;

// The line of the program that is on.
function Place({ now, recording, line, code, isRunning, why }: TimelineProps) {
  if (recording === null || now === null) return <p class="tl-place quiet">{isRunning ? sayTimeline('running') : ''}</p>;
  const isOver = (now.number ?? 0) > (programEndOf(recording) ?? Infinity);
  if (line === null || isOver) {
    const isAtEnd = now.number === programEndOf(recording);
    const isAtPrompt = isSession(recording) && now.number === recording.length;
    const name = isAtPrompt ? 'atPrompt' : isOver ? 'teardownHelp' : isAtEnd ? (recording.status ? 'atError' : 'atEnd') : now.number === 0 ? 'beforeFirst' : 'noLine';
    return <p class="tl-place quiet" title={sayTimeline(name)}>{sayTimeline(name)}</p>;
  }
  const text = lineText(code, line);
  return (
    <p class="tl-place" title={text}>
      <span class="number">{line}</span>
      <code>{text}</code>
      {why !== null && why !== 'end' && <span class={`tl-why is-${why}`} title={why === 'fatal' ? undefined : sayTimeline('whyCall')}>{sayTimeline(WHYS[why])}</span>}
    </p>
  );
}

// Live bytes and the count of the youngest generation at this instant: what the track's two curves are.
function Gauges({ now }: { now: Instant | null }) {
  if (now === null) return null;
  const { poolBytes, rawBytes } = now.view.state;
  const youngest = now.lists[0]!;
  return (
    <p class="gauges">
      <span class="tl-bytes">{sayTimeline('live', { bytes: byteText(poolBytes + rawBytes) })}</span>
      <span class="tl-counts" title={sayTimeline('countHelp')}>
        {sayTimeline('counted', { count: grouped(youngest.count), threshold: grouped(youngest.threshold) })}
      </span>
    </p>
  );
}
