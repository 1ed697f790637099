// The timeline at the foot of the page: the controls of playing, the line that is on, and the track. Owns how these stand
// together; what they do is the player's.
import '../../style/timeline.css';
import type { Recording } from 'ouroboros';
import type { Instant } from '../../model/instant.ts';
import { lineOn } from '../../model/timeline.ts';
import { byteText, grouped } from '../../words/speak.ts';
import { sayTimeline } from '../../words/timeline.ts';
import { InstantNumber, SpeedChoice, StepKinds, Transport } from './controls.tsx';
import { GoTo } from './goto.tsx';
import type { Player } from './player.ts';
import { Track, summaryOf } from './track.tsx';

export interface TimelineProps {
  player: Player;
  recording: Recording | null;
  /** The last instant so far. */
  length: number;
  /** The instant that is asked for; `now`, which is shown, follows. */
  at: number;
  now: Instant | null;
  selected: number | null;
  isRunning: boolean;
}

export function Timeline({ player, recording, length, at, now, selected, isRunning }: TimelineProps) {
  const isOff = recording === null || length === 0;
  const constants = now?.constants ?? null;
  const line = now && recording && lineOn(now, recording);
  const numbers = { instant: grouped(at), length: grouped(length) };
  const text = isOff ? sayTimeline(isRunning ? 'running' : 'empty')
    : line ? sayTimeline('atLine', { line: line.number, ...numbers }) : sayTimeline('atNone', numbers);
  return (
    <>
      <div class="timeline-bar">
        <Transport player={player} isOff={isOff} />
        <StepKinds player={player} />
        <SpeedChoice player={player} />
        <GoTo player={player} recording={recording} selected={selected} />
        <Place now={now} recording={recording} isRunning={isRunning} />
        <Gauges now={now} />
        <InstantNumber at={at} length={length} isOff={isOff} go={(instant) => player.go(instant)} />
      </div>
      <Track player={player} recording={recording} constants={constants} length={length} at={at} text={text} />
      {recording && constants && !isRunning && <p class="visually-hidden">{summaryOf(recording, constants, length)}</p>}
    </>
  );
}

// The line of the program that is on.
function Place({ now, recording, isRunning }: { now: Instant | null; recording: Recording | null; isRunning: boolean }) {
  if (recording === null || now === null) return <p class="place quiet">{isRunning ? sayTimeline('running') : ''}</p>;
  const line = lineOn(now, recording);
  const end = recording.programEnd;
  const isOver = end !== null && (now.number ?? 0) > end;
  if (line === null || isOver) {
    const name = isOver ? 'teardownHelp' : 'beforeFirst';
    return <p class="place quiet" title={sayTimeline(name)}>{sayTimeline(name)}</p>;
  }
  return (
    <p class="place" title={line.text}>
      <span class="number">{line.number}</span>
      <code>{line.text}</code>
    </p>
  );
}

// Live bytes and the count of the youngest generation at this instant: what the track's two curves are.
function Gauges({ now }: { now: Instant | null }) {
  if (now === null) return null;
  const { poolBytes, rawBytes } = now.view.state;
  const youngest = now.view.lists[0]!;
  return (
    <p class="gauges">
      <span class="bytes">{sayTimeline('live', { bytes: byteText(poolBytes + rawBytes) })}</span>
      <span class="counts" title={sayTimeline('countHelp')}>
        {sayTimeline('counted', { count: grouped(youngest.count), threshold: grouped(youngest.threshold) })}
      </span>
    </p>
  );
}
