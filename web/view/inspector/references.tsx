// References to an object and from it, and the chain of names that keeps it alive.
import { useState } from 'preact/hooks';
import type { Portrait, Reference } from '../../model/inspector.ts';
import { joined } from '../../model/names.ts';
import { sayInspector as say } from '../../words/inspector.ts';
import { sayRoot } from '../../words/roots.ts';
import { grouped, sayLabel } from '../../words/speak.ts';
import { ObjectLink, Rich } from '../shared/rich.tsx';

const FIRST = 12;
const MORE = 50;

type Select = (address: number) => void;

export function References({ references, total, direction, select }: {
  references: Reference[];
  total: number;
  direction: 'incoming' | 'outgoing';
  select: Select;
}) {
  const [shown, setShown] = useState(FIRST);
  if (total === 0) return <p class="quiet">{say(direction === 'incoming' ? 'noIncoming' : 'noOutgoing')}</p>;
  const rest = Math.min(references.length - shown, MORE);
  const beyond = total - references.length;
  return (
    <>
      <ul class="references">
        {references.slice(0, shown).map((reference, i) => <Item key={i} reference={reference} direction={direction} select={select} />)}
      </ul>
      {rest > 0 && <button type="button" class="button plain small" onClick={() => setShown(shown + MORE)}>{say('more', { count: rest })}</button>}
      {rest <= 0 && beyond > 0 && <p class="quiet">{say('andMore', { count: grouped(beyond) })}</p>}
    </>
  );
}

function Item({ reference, direction, select }: { reference: Reference; direction: 'incoming' | 'outgoing'; select: Select }) {
  const { address, label, family, kind, count, from } = reference;
  const name = direction === 'incoming' ? nameOf(reference) : reference.step;
  const isNamed = from === 'global' || from === 'local';
  return (
    <li class={`reference ${kind}`}>
      <span class="tick" aria-hidden="true" />
      <code class="reference-name">{name}</code>
      {address !== null && !(isNamed && direction === 'incoming') && from !== 'self' && <ObjectLink address={address} label={label} family={family} select={select} />}
      {from === 'local' && <span class="quiet">{say('local')}</span>}
      {kind !== 'visible' && !(from === 'local' || from === 'stack' || from === 'root') && <span class="quiet">{say(`kind_${kind}`)}</span>}
      {count > 1 && <span class="quiet">{say('times', { count })}</span>}
    </li>
  );
}

function nameOf({ from, name, step }: Reference): string {
  if (from === 'self') return `${say('itself')} ${step}`;
  if (from === 'code' || from === 'compiler') return `${say(`${from}Constants`)} ${step}`;
  return from === 'stack' ? say('valueStack') : from === 'root' ? sayRoot(name) : name;
}

export function Alive({ portrait, select }: { portrait: Portrait; select: Select }) {
  const { path, pathText, flags } = portrait;
  if (path.length === 0) {
    if (flags.includes('static')) return <p class="quiet">{say('aliveStatic')}</p>;
    if (pathText === 'unreachable') return <p class="unreachable">{say('notAlive')}</p>;
    return <p class="quiet">{pathText === '' ? say('noWay') : say('aliveRoot', { path: sayRoot(pathText) })}</p>;
  }
  const text = path.slice(1).reduce((whole, { step }) => joined(whole, step), path[0]!.step);
  return (
    <>
      <p><Rich text={say(path.length === 1 ? 'aliveName' : 'aliveFrom', { path: text })} /></p>
      <ol class="chain">
        {path.map(({ step, ...target }, i) => (
          <li key={i}>
            <code>{step}</code>
            <span class="arrow" aria-hidden="true">→</span>
            {i === path.length - 1 ? <span class={`object-link family-${target.family} chosen`}>{sayLabel(target.label)}</span> : <ObjectLink {...target} select={select} />}
          </li>
        ))}
      </ol>
    </>
  );
}
