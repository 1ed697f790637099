// The view of what there is only one of: small integers, one-character strings, the empty ones, interned strings, and who of the
// program refers to the chosen one.
import '../../style/pools.css';
import { useMemo, useState } from 'preact/hooks';
import type { Family } from '../../model/family.ts';
import { familyOf } from '../../model/family.ts';
import type { Instant } from '../../model/instant.ts';
import { byUse, holdersOf, matching, onlyOf, onlyOnes, type Only, type OnlyOnes } from '../../model/interned.ts';
import { sayInterned as say } from '../../words/interned.ts';
import { grouped, sayLabel } from '../../words/speak.ts';
import { useLater } from '../inspector/later.ts';
import { References } from '../inspector/references.tsx';
import type { StageProps } from '../stage.ts';
import { columnsOf, rove } from './roving.ts';

const SHOWN_MOST = 200;
const HOLDERS_MOST = 100;

interface Looked extends OnlyOnes {
  now: Instant;
  strings: Only[];
}

async function look(now: Instant): Promise<Looked> {
  const rows = await now.view.interned();
  return { now, ...onlyOnes(now), strings: Array.from(rows, (row) => onlyOf(now, row)).sort(byUse) };
}

export function Interned(props: StageProps) {
  const { value } = useLater(() => look(props.now), [props.now]);
  return <div class="interned-view">{value === undefined ? <p class="quiet">{say('looking')}</p> : <Shown looked={value} {...props} />}</div>;
}

function Shown({ looked, selected, select }: StageProps & { looked: Looked }) {
  const { now, ints, characters, empties } = looked;
  const row = selected === null ? -1 : now.rowOf(selected);
  const all = useMemo(() => new Map([...ints, ...characters, ...empties, ...looked.strings].map((one) => [one.address, one])), [looked]);
  const chosen = selected === null ? undefined : all.get(selected);
  return (
    <>
      <p class="pools-summary">{say('intro')}</p>
      <Chosen now={now} chosen={chosen} row={row} select={select} />
      <section>
        <h2>{say('ints')}</h2>
        <p class="quiet">{say('intsHelp')}</p>
        <Chips ones={ints} family="number" kind="ints" selected={selected} select={select} />
      </section>
      <section>
        <h2>{say('empties')}</h2>
        <Chips ones={empties} family={null} kind="empties" selected={selected} select={select} now={now} />
      </section>
      <Strings strings={looked.strings} selected={selected} select={select} />
      <section>
        <h2>{say('characters')}</h2>
        <p class="quiet">{say('charactersHelp')}</p>
        <Chips ones={characters} family="text" kind="characters" selected={selected} select={select} />
      </section>
    </>
  );
}

function says({ label, references, fromProgram }: Only): string {
  return fromProgram > 0 ? say('countProgram', { label, count: grouped(references), program: grouped(fromProgram) }) : say('count', { label, count: grouped(references) });
}

function Chosen({ now, chosen, row, select }: { now: Instant; chosen: Only | undefined; row: number; select(address: number): void }) {
  if (chosen === undefined || row < 0) return <p class="interned-chosen quiet">{say('choose')}</p>;
  const { holders, others } = holdersOf(now, row, HOLDERS_MOST);
  return (
    <section class="interned-chosen" aria-live="polite">
      <h2>{say('holders', { label: chosen.label })}</h2>
      {holders.length === 0 ? <p>{say('holdersNone')}</p> : <References references={holders} total={holders.length} direction="incoming" select={select} />}
      {others > 0 && <p class="quiet">{say('holdersRest', { count: grouped(others) })}</p>}
    </section>
  );
}

function Chips({ ones, family, kind, selected, select, now }: { ones: Only[]; family: Family | null; kind: string; selected: number | null; select(address: number): void; now?: Instant }) {
  const stop = Math.max(0, ones.findIndex(({ address }) => address === selected));
  return (
    <div class={`chips ${kind}`} role="group" data-arrows onKeyDown={(event) => rove(event, columnsOf(event.currentTarget))}>
      {ones.map((one, i) => (
        <button
          key={one.address}
          type="button"
          tabIndex={i === stop ? 0 : -1}
          class={`chip fill-${family ?? familyOf(now!.typeName(one.row))}${one.fromProgram > 0 ? ' of-program' : ''}`}
          aria-pressed={one.address === selected}
          title={says(one)}
          onClick={() => select(one.address)}
        >
          <span>{sayLabel(one.label)}</span>
          {one.fromProgram > 0 && <b>{one.fromProgram}</b>}
        </button>
      ))}
    </div>
  );
}

function Strings({ strings, selected, select }: { strings: Only[]; selected: number | null; select(address: number): void }) {
  const [search, setSearch] = useState('');
  const [onlyProgram, setOnlyProgram] = useState(false);
  const found = useMemo(() => matching(strings, search, onlyProgram), [strings, search, onlyProgram]);
  const shown = found.slice(0, SHOWN_MOST);
  return (
    <section>
      <h2>{say('strings')}</h2>
      <p class="quiet">{say('stringsHelp', { count: grouped(strings.length), program: grouped(strings.filter(({ fromProgram }) => fromProgram > 0).length) })}</p>
      <div class="interned-search">
        <input type="search" aria-label={say('search')} placeholder={say('search')} value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
        <label><input type="checkbox" checked={onlyProgram} onChange={(event) => setOnlyProgram(event.currentTarget.checked)} /> {say('onlyProgram')}</label>
      </div>
      {found.length === 0 ? <p class="quiet" role="status">{say('none')}</p> : <Chips ones={shown} family="text" kind="strings" selected={selected} select={select} />}
      {found.length > shown.length && <p class="quiet">{say('more', { count: grouped(found.length - shown.length) })}</p>}
    </section>
  );
}
