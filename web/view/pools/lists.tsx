// Free lists of the types, and the allocator's statistics in the words of sys._debugmallocstats().
import type { FreeListRecord, Table } from 'ouroboros';
import { familyOf } from '../../model/family.ts';
import type { Instant } from '../../model/instant.ts';
import type { Statistic, StatisticName } from '../../model/pools.ts';
import { sayPools as say } from '../../words/pools.ts';
import { ObjectLink, Rich } from '../shared/rich.tsx';

export function FreeLists({ freeLists, now, select }: { freeLists: Table<FreeListRecord>; now: Instant; select(address: number): void }) {
  const rows = [...freeLists];
  return (
    <section>
      <h2>{say('freeLists')}</h2>
      <p class="quiet">{say('freeListsHelp')}</p>
      <div class="pools-scroll">
        <table class="free-lists">
          <thead>
            <tr><th scope="col">{say('type')}</th><th scope="col" class="figure">{say('kept')}</th><th scope="col" class="figure">{say('limit')}</th><th scope="col">{say('next')}</th></tr>
          </thead>
          <tbody>
            {rows.map(({ name, count, limit, first, length }) => {
              const row = first === 0 ? -1 : now.rowOf(first);
              const type = name.replace(/ of \d+$/, '');
              return (
                <tr key={name} class={count === 0 ? 'quiet' : undefined}>
                  <th scope="row">{length > 0 ? say('lengthOf', { type, length }) : name}</th>
                  <td class="figure">{count}<span class="meter"><span style={{ width: `${Math.min(1, count / Math.max(1, limit)) * 100}%` }} /></span></td>
                  <td class="figure">{limit}</td>
                  <td>{row >= 0 ? <ObjectLink address={first} label={`…${first.toString(16).slice(-4)}`} family={familyOf(now.typeName(row))} select={select} /> : first === 0 ? '' : <code>…{first.toString(16).slice(-4)}</code>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

// As CPython writes them: words of its own, in no other language.
const LINES: Record<StatisticName, (of: [number, number]) => string> = {
  arenasTotal: () => '# arenas allocated total',
  arenasReclaimed: () => '# arenas reclaimed',
  arenasHighwater: () => '# arenas highwater mark',
  arenasCurrent: () => '# arenas allocated current',
  arenaBytes: ([count, bytes]) => `${count} arenas * ${bytes} bytes/arena`,
  allocated: () => '# bytes in allocated blocks',
  available: () => '# bytes in available blocks',
  unusedPools: ([count, bytes]) => `${count} unused pools * ${bytes} bytes`,
  headers: () => '# bytes lost to pool headers',
  quantization: () => '# bytes lost to quantization',
  alignment: () => '# bytes lost to arena alignment',
  sum: () => 'Total',
};

export function Statistics({ statistics }: { statistics: Statistic[] }) {
  return (
    <section>
      <h2>{say('statistics')}</h2>
      <p class="quiet"><Rich text={say('statisticsHelp')} /></p>
      <div class="pools-scroll">
        <table class="malloc-stats">
          <tbody>
            {statistics.map(({ name, value, of }) => (
              <tr key={name} class={name}>
                <th scope="row"><code lang="en">{LINES[name](of ?? [0, 0])}</code><span class="quiet">{say(`help_${name}`)}</span></th>
                <td class="figure"><code>{value.toLocaleString('en-US')}</code></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
