// The table of types: how many objects each has and how many bytes, with bars, and what is otherwise than before.
import { useState } from 'preact/hooks';
import { familyOf } from '../../model/family.ts';
import { sorted, type Sort, type TypeChange } from '../../model/statistics.ts';
import { byteText, grouped } from '../../words/speak.ts';
import { sayStatistics as say } from '../../words/statistics.ts';

interface TypesProps {
  changes: readonly TypeChange[];
  sort: Sort;
  setSort(sort: Sort): void;
}

const FIRST = 15;

export function Types({ changes, sort, setSort }: TypesProps) {
  const [isWhole, setIsWhole] = useState(false);
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
        <tbody>{shown.map((change) => <Row key={change.address} change={change} most={most} />)}</tbody>
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

function Row({ change, most }: { change: TypeChange; most: { objects: number; bytes: number } }) {
  const { name, objects, bytes, objectsMore, bytesMore } = change;
  const isOther = objectsMore !== 0 || bytesMore !== 0;
  return (
    <tr data-family={familyOf(name)}>
      <th scope="row"><code>{name}</code></th>
      <td><Bar share={objects / most.objects} />{grouped(objects)}</td>
      <td><Bar share={bytes / most.bytes} />{byteText(bytes)}</td>
      <td class="difference">{isOther && <>{objectsMore !== 0 && <b>{signed(objectsMore, grouped)}</b>} {bytesMore !== 0 && signed(bytesMore, byteText)}</>}</td>
    </tr>
  );
}

const Bar = ({ share }: { share: number }) => <span class="type-bar"><span style={{ width: `${share * 100}%` }} /></span>;
