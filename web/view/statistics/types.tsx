// The table of types: how many objects each has and how many bytes, with bars, and what is otherwise than before.
import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { familyOf } from '../../model/family.ts';
import type { Instant } from '../../model/instant.ts';
import { wayTo } from '../../model/names.ts';
import { objectsOf, sorted, type Sort, type TypeChange } from '../../model/statistics.ts';
import { byteText, grouped } from '../../words/speak.ts';
import { sayStatistics as say } from '../../words/statistics.ts';
import { ObjectLink } from '../shared/rich.tsx';

interface TypesProps {
  now: Instant;
  isAll: boolean;
  select(address: number): void;
  changes: readonly TypeChange[];
  sort: Sort;
  setSort(sort: Sort): void;
}

const FIRST = 15;

export function Types({ now, isAll, select, changes, sort, setSort }: TypesProps) {
  const [isWhole, setIsWhole] = useState(false);
  const [open, setOpen] = useState<number | null>(null);
  if (changes.length === 0) return <p class="quiet">{say('noObjects')}</p>;
  const rows = sorted(changes, sort);
  const shown = isWhole ? rows : rows.slice(0, FIRST);
  const most = { objects: Math.max(1, ...rows.map(({ objects }) => objects)), bytes: Math.max(1, ...rows.map(({ bytes }) => bytes)) };
  const head = (name: Sort, text: string, title?: string) => (
    <th scope="col" aria-sort={sort === name ? (name === 'name' ? 'ascending' : 'descending') : undefined}>
      <button type="button" class="sorter" title={title} onClick={() => setSort(name)}>
        {sort === name && <span aria-hidden="true">{name === 'name' ? '▲' : '▼'}</span>}{text}
      </button>
    </th>
  );
  return (
    <>
      <table class="types">
        <thead>
          <tr>
            {head('name', say('type'))}
            {head('objects', say('count'))}
            {head('bytes', say('bytes'))}
            {head('objectsMore', say('more'), say('moreHelp'))}
          </tr>
        </thead>
        <tbody>
          {shown.map((change) => {
            const isOpen = change.address === open;
            return (
              <Fragment key={change.address}>
                <Row change={change} most={most} isOpen={isOpen} toggle={() => setOpen(isOpen ? null : change.address)} />
                {isOpen && <tr class="type-objects"><td colSpan={4}><Objects {...{ now, isAll, select }} change={change} /></td></tr>}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {rows.length > FIRST && (
        <button type="button" class="button" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? say('fewerTypes') : say('allTypes', { count: grouped(rows.length - FIRST) })}
        </button>
      )}
    </>
  );
}

const signed = (value: number, text: (value: number) => string) => (value > 0 ? `+${text(value)}` : `−${text(-value)}`);

const OBJECTS_MOST = 24;

// Some objects of a type, to be chosen.
function Objects({ now, isAll, select, change }: Pick<TypesProps, 'now' | 'isAll' | 'select'> & { change: TypeChange }) {
  const rows = objectsOf(now, change.address, isAll, OBJECTS_MOST);
  const rest = change.objects - rows.length;
  return (
    <div class="type-list">
      {rows.map((row) => {
        const address = now.address(row);
        return <ObjectLink key={address} address={address} label={wayTo(now, row)?.text ?? `${now.label(row)} …${address.toString(16).slice(-4)}`} family={familyOf(change.name)} select={select} />;
      })}
      {rest > 0 && <span class="quiet">{say('moreObjects', { count: grouped(rest) })}</span>}
    </div>
  );
}

interface RowProps {
  change: TypeChange;
  most: { objects: number; bytes: number };
  isOpen: boolean;
  toggle(): void;
}

function Row({ change, most, isOpen, toggle }: RowProps) {
  const { name, objects, bytes, objectsMore, bytesMore } = change;
  const isOther = objectsMore !== 0 || bytesMore !== 0;
  return (
    <tr data-family={familyOf(name)}>
      <th scope="row">
        <button type="button" class="type-name" aria-expanded={isOpen} onClick={toggle}><span aria-hidden="true">{isOpen ? '▾' : '▸'}</span><code>{name}</code></button>
      </th>
      <td><Bar share={objects / most.objects} /><span class="type-number">{grouped(objects)}</span></td>
      <td><Bar share={bytes / most.bytes} /><span class="type-number">{byteText(bytes)}</span></td>
      <td class="difference">{isOther && <>{objectsMore !== 0 && <b>{signed(objectsMore, grouped)}</b>} {bytesMore !== 0 && signed(bytesMore, byteText)}</>}</td>
    </tr>
  );
}

const Bar = ({ share }: { share: number }) => <span class="type-bar"><span style={{ width: `${share * 100}%` }} /></span>;
