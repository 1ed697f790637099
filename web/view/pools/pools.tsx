// The view of the allocator: size classes with their pools, one pool's blocks and the order of its free ones, free lists, statistics.
import '../../style/pools.css';
import type { FreeListRecord, PoolRecord, Table } from 'ouroboros';
import { useMemo, useState } from 'preact/hooks';
import type { Instant } from '../../model/instant.ts';
import { allocatorOf, arenaHistory, poolsOf, type Allocator, type Pool, type SizeClass } from '../../model/pools.ts';
import { sayPools as say } from '../../words/pools.ts';
import { grouped } from '../../words/speak.ts';
import { useLater } from '../inspector/later.ts';
import type { StageProps } from '../stage.ts';
import { FreeLists, Statistics } from './lists.tsx';
import { PoolDetail } from './pool_detail.tsx';
import { poolText } from './pool_text.ts';

const TILES_MOST = 30;

interface Looked {
  now: Instant;
  pools: Pool[];
  allocator: Allocator;
  freeLists: Table<FreeListRecord>;
}

async function look(now: Instant, recording: StageProps['recording']): Promise<Looked> {
  const { view } = now;
  const [arenas, pools, freeLists] = await Promise.all([view.table('arena'), view.table('pool'), view.table('freeList')]);
  const all = poolsOf(pools as Table<PoolRecord>, now.constants.poolState);
  return { now, pools: all, allocator: allocatorOf(all, arenas, arenaHistory(recording?.events ?? null, now.number, arenas.length)), freeLists };
}

export function Pools(props: StageProps) {
  const { now, recording } = props;
  const { value } = useLater(() => look(now, recording), [now, recording]);
  return <div class="pools-view">{value === undefined ? <p class="quiet">{say('looking')}</p> : <Shown looked={value} {...props} />}</div>;
}

// The address of the pool that is looked at, from what a link keeps.
const chosenIn = (memory: unknown): number | null => {
  const pool = (memory as { pool?: unknown } | null)?.pool;
  return typeof pool === 'number' && Number.isSafeInteger(pool) ? pool : null;
};

function Shown({ looked, ...props }: StageProps & { looked: Looked }) {
  const { allocator, pools, freeLists, now } = looked;
  const { selected, memory, remember } = props;
  const [hasAll, setHasAll] = useState(false);
  const chosen = chosenIn(memory);
  const pool = chosen === null ? undefined : pools.find(({ address }) => address === chosen);
  const ofSelected = useMemo(() => poolOf(now, pools, selected, allocator.poolBytes), [now, selected]);
  const choose = (one: Pool | null) => remember(one === null ? null : { pool: one.address });
  const shown = allocator.classes.filter(({ pools: own }) => hasAll || own.length > 0);
  const inUse = allocator.classes.reduce((sum, { blocksInUse }) => sum + blocksInUse, 0);
  const sumOf = (name: 'used' | 'full') => allocator.classes.reduce((sum, one) => sum + one[name], 0);
  const arenas = new Set(pools.map(({ arena }) => arena)).size;
  return (
    <>
      <p class="pools-summary">
        {say(arenas === 1 ? 'summaryOne' : 'summary', { arenas, pools: grouped(pools.length), full: grouped(sumOf('full')), used: grouped(sumOf('used')), unused: grouped(allocator.unused.length), blocks: grouped(inUse) })}
      </p>
      {pool !== undefined && <PoolDetail key={pool.address} pool={pool} close={() => choose(null)} {...props} now={now} />}
      <section>
        <h2>{say('classes')}</h2>
        <p class="quiet">{say('poolsHelp')}</p>
        <div class="pools-scroll">
          <table class="classes">
            <thead>
              <tr>
                <th scope="col" class="figure">{say('size')}</th>
                <th scope="col">{say('pools')}</th>
                <th scope="col" class="figure">{say('numPools')}</th>
                <th scope="col" class="figure">{say('used')}</th>
                <th scope="col" class="figure">{say('full')}</th>
                <th scope="col" class="figure">{say('inUse')}</th>
                <th scope="col" class="figure">{say('available')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => <ClassRow key={one.number} one={one} chosen={chosen} ofSelected={ofSelected} choose={choose} />)}
              <tr class="waiting">
                <th scope="row" class="figure">{say('waiting')}</th>
                <td><Tiles pools={allocator.unused} chosen={chosen} ofSelected={null} choose={choose} /></td>
                <td class="figure">{grouped(allocator.unused.length)}</td>
                <td colSpan={4} class="quiet">{say('waitingHelp')}</td>
              </tr>
            </tbody>
          </table>
        </div>
        <button type="button" class="button plain small" onClick={() => setHasAll(!hasAll)}>{say(hasAll ? 'onlyUsed' : 'allClasses')}</button>
      </section>
      <div class="pools-pair">
        <FreeLists freeLists={freeLists} now={now} select={props.select} />
        <Statistics statistics={allocator.statistics} />
      </div>
    </>
  );
}

function poolOf(now: Instant, pools: Pool[], selected: number | null, poolBytes: number): number | null {
  const row = selected === null ? -1 : now.rowOf(selected);
  const block = row < 0 ? 0 : now.objects.value(row, 'block');
  return pools.find(({ address }) => block >= address && block < address + poolBytes)?.address ?? null;
}

function ClassRow({ one, ...rest }: { one: SizeClass; chosen: number | null; ofSelected: number | null; choose(pool: Pool): void }) {
  return (
    <tr>
      <th scope="row" class="figure">{one.size} B</th>
      <td>{one.pools.length === 0 ? <span class="quiet">{say('noPools')}</span> : <Tiles pools={one.pools} {...rest} />}</td>
      <td class="figure">{grouped(one.pools.length)}</td>
      <td class="figure">{grouped(one.used)}</td>
      <td class="figure">{grouped(one.full)}</td>
      <td class="figure">{grouped(one.blocksInUse)}</td>
      <td class="figure">{grouped(one.available)}</td>
    </tr>
  );
}

function Tiles({ pools, chosen, ofSelected, choose }: { pools: Pool[]; chosen: number | null; ofSelected: number | null; choose(pool: Pool): void }) {
  const shown = pools.slice(0, TILES_MOST);
  // The pool of the selected object is always among them.
  const extra = pools.length > TILES_MOST ? pools.slice(TILES_MOST).find(({ address }) => address === ofSelected || address === chosen) : undefined;
  return (
    <span class="tiles">
      {[...shown, ...(extra === undefined ? [] : [extra])].map((pool) => (
        <button
          key={pool.address}
          type="button"
          class={`tile ${pool.state}${pool.address === chosen ? ' chosen' : ''}${pool.address === ofSelected ? ' has-selected' : ''}`}
          title={poolText(pool)}
          aria-label={poolText(pool)}
          aria-pressed={pool.address === chosen}
          onClick={() => choose(pool)}
        >
          <span style={{ height: `${pool.capacity === 0 ? 0 : (pool.inUse / pool.capacity) * 100}%` }} />
        </button>
      ))}
      {pools.length > TILES_MOST && <span class="quiet">{say('morePools', { count: grouped(pools.length - TILES_MOST) })}</span>}
    </span>
  );
}
