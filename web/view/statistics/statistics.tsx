// The statistics view: what there is at this instant in numbers, how it went over the run, and the objects by type.
import '../../style/statistics.css';
import type { ArenaRecord, Recording, Table } from 'ouroboros';
import { useMemo } from 'preact/hooks';
import { byteUnit } from '../../geometry/timeline_chart.ts';
import type { Axis, Range } from '../../geometry/timeline.ts';
import type { Instant } from '../../model/instant.ts';
import { programEndOf } from '../../model/timeline.ts';
import { believed, changesOf, totalsOf } from '../../model/statistics.ts';
import { byteText, grouped } from '../../words/speak.ts';
import { sayStatistics as say } from '../../words/statistics.ts';
import { useLater } from '../inspector/later.ts';
import type { StageProps } from '../stage.ts';
import { Chart, type Curve } from './chart.tsx';
import { Types } from './types.tsx';

export function Statistics({ now, before, recording, go, select, memory, remember }: StageProps) {
  const kept = believed(memory);
  const changes = useMemo(
    () => changesOf(totalsOf(now, kept.isAll), before && totalsOf(before, kept.isAll)), [now, before, kept.isAll],
  );
  const arenas = useLater(() => now.view.table('arena'), [now]).value;
  return (
    <div class="statistics">
      <Numbers now={now} before={before} arenas={arenas} />
      {recording === null ? <p class="quiet">{say('noRun')}</p> : <Charts now={now} recording={recording} go={go} />}
      <section aria-label={say('byType')}>
        <header>
          <h2>{say('byType')}</h2>
          <label><input type="checkbox" checked={kept.isAll} onChange={() => remember({ ...kept, isAll: !kept.isAll })} />{say('showAll')}</label>
        </header>
        <Types now={now} isAll={kept.isAll} select={select} changes={changes} sort={kept.sort} setSort={(sort) => remember({ ...kept, sort })} />
      </section>
      {arenas && <Arenas arenas={arenas} />}
    </div>
  );
}

function Numbers({ now, before, arenas }: { now: Instant; before: Instant | null; arenas: Table<ArenaRecord> | undefined }) {
  const bytesOf = ({ view: { state } }: Instant) => state.poolBytes + state.rawBytes;
  const objectsOf = (instant: Instant, isAll: boolean) => totalsOf(instant, isAll).reduce((sum, { objects }) => sum + objects, 0);
  const differ = (value: (instant: Instant) => number) => (before === null ? 0 : value(now) - value(before));
  const collectionsOf = ({ lists }: Instant) => lists.slice(0, 3).map(({ collections }) => collections);
  return (
    <dl class="numbers" aria-label={say('now')}>
      <Fact name={say('live')} help={say('liveHelp')} value={byteText(bytesOf(now))} more={differ(bytesOf)} text={byteText} />
      <Fact name={say('blocks')} value={grouped(now.view.state.blocks)} more={differ(({ view }) => view.state.blocks)} text={grouped} />
      <Fact name={say('objects')} value={grouped(objectsOf(now, true))} more={differ((instant) => objectsOf(instant, true))} text={grouped}
        note={say('ofProgram', { count: grouped(objectsOf(now, false)) })} />
      <Fact name={say('collections')} value={collectionsOf(now).map(grouped).join(' · ')} more={0} text={grouped} />
      <Fact name={say('region')} help={say('regionHelp')} value={byteText(now.view.state.size)} more={differ(({ view }) => view.state.size)} text={byteText} />
      <Fact name={say('arenas')} value={arenas === undefined ? '' : grouped(arenas.length)} more={0} text={grouped} />
    </dl>
  );
}

interface FactProps {
  name: string;
  help?: string;
  value: string;
  /** More than at the instant before. */
  more: number;
  note?: string;
  text(value: number): string;
}

const Fact = ({ name, help, value, more, note, text }: FactProps) => (
  <div title={help}>
    <dt>{name}</dt>
    <dd>{value}{more !== 0 && <span class="difference">{more > 0 ? '+' : '−'}{text(Math.abs(more))}</span>}{note && <span class="quiet">{note}</span>}</dd>
  </div>
);

const STRENGTHS = [0.45, 0.7, 1];
const DASHES = [undefined, [5, 3], [2, 2]];

function Charts({ now, recording, go }: { now: Instant; recording: Recording; go(instant: number): void }) {
  const { samples } = recording;
  const axis: Axis = { length: recording.length, end: programEndOf(recording) };
  const shared = { samples, axis, at: now.number ?? 0, go };
  // Each count as a share of its own threshold, so that all three have one scale.
  const shares = useMemo(() => [0, 1, 2].map((generation) => shareOf(samples, generation as 0 | 1 | 2)), [samples]);
  const { lists, view: { state } } = now;
  const generations = (columns: Float64Array[], present: number[], text: Curve['text']): Curve[] =>
    columns.map((values, generation) => ({
      name: say('generation', { generation }), values, present: present[generation]!, hue: '--collector',
      strength: STRENGTHS[generation], dash: DASHES[generation], text,
    }));
  const counts = lists.slice(0, 3).map(({ count, threshold }) => count / Math.max(1, threshold));
  const collections = [samples.collections0, samples.collections1, samples.collections2];
  const most = Math.max(1, ...collections.flatMap((column) => [column.at(-1) ?? 0, ...column]));
  const percent = (value: number) => `${Math.round(value * 100)}%`;
  return (
    <section class="charts" aria-label={say('overTime')}>
      <Chart {...shared} title={say('live')} scale={byteText} unit={byteUnit}
        curves={[{ name: say('inUse'), values: samples.bytes, present: state.poolBytes + state.rawBytes, hue: '--quiet', isFilled: true, text: byteText }]} />
      <Chart {...shared} title={say('blocks')} scale={grouped}
        curves={[{ name: say('inUse'), values: samples.blocks, present: state.blocks, hue: '--quiet', isFilled: true, text: grouped }]} />
      <Chart {...shared} title={say('countsChart')} scale={percent} range={COUNTS} curves={generations(shares, counts, percent)} />
      <Chart {...shared} title={say('collectionsChart')} scale={grouped} range={{ low: 0, high: most * 1.1 }}
        curves={generations(collections, lists.map((list) => list.collections), grouped)} />
    </section>
  );
}

const COUNTS: Range = { low: 0, high: 1.15 };

function shareOf(samples: Recording['samples'], generation: 0 | 1 | 2): Float64Array {
  const thresholds = samples[`threshold${generation}`];
  return Float64Array.from(samples[`count${generation}`], (count, row) => count / Math.max(1, thresholds[row]!));
}

const ARENAS_MOST = 128;

function Arenas({ arenas }: { arenas: Table<ArenaRecord> }) {
  const shown = Array.from({ length: Math.min(arenas.length, ARENAS_MOST) }, (_, row) => arenas.row(row));
  const rest = arenas.length - shown.length;
  return (
    <section aria-label={say('arenas')}>
      <h2>{say('arenas')}</h2>
      <ul class="arenas">
        {shown.map(({ address, pools, freePools, blocksInUse }, i) => {
          const used = pools - freePools;
          const text = say('arenaText', { number: i + 1, used: grouped(used), pools: grouped(pools), blocks: grouped(blocksInUse) });
          return (
            <li key={address} title={text}>
              <span class="visually-hidden">{text}</span>
              <span class="arena-bar"><span style={{ width: `${(used / Math.max(1, pools)) * 100}%` }} /></span>
              <span aria-hidden="true">{say('pools', { used: grouped(used), pools: grouped(pools) })}</span>
            </li>
          );
        })}
      </ul>
      {rest > 0 && <p class="quiet">{say('moreArenas', { count: grouped(rest) })}</p>}
    </section>
  );
}
