// The object inspector: all about the selected object, beside every view. What it shows is of one instant and one object at a
// time; until the next is known the last stays.
import '../../style/inspector.css';
import '../../style/inspector_life.css';
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Instant } from '../../model/instant.ts';
import type { Portrait } from '../../model/inspector.ts';
import { globalsRow, nameIn } from '../../model/names.ts';
import { familyOf } from '../../model/family.ts';
import { sayInspector as say } from '../../words/inspector.ts';
import { sayLabel } from '../../words/speak.ts';
import type { StageProps } from '../stage.ts';
import { Chevron } from './chevron.tsx';
import { useLater } from './later.ts';
import { PlaceLink, useLife } from './life.tsx';
import { lazy } from '../shared/lazy.tsx';
import { hexAddress, ObjectLink } from '../shared/rich.tsx';

// What is told of an object that is selected; nothing is at first.
const loadWhole = () => import('./whole.tsx');
const Whole = lazy(async () => (await loadWhole()).Whole);

const NARROW = '(max-width: 60rem)';
// Here it gives its room to the view, as long as nothing has been selected.
const MIDDLING = '(max-width: 87rem)';
const NAMES_MOST = 40;

// Null: as wide as the screen says.
const wish = signal<boolean | null>(null);

export interface Seen {
  now: Instant;
  address: number;
  /** Null: there is no object. */
  portrait: Portrait | null;
  /** The block as it was at the instant before. */
  before: Uint8Array | null;
}

export function Inspector(props: StageProps) {
  const { now, before, selected, recording } = props;
  const seen = useLater(selected === null ? null : () => look(now, before, selected), [now, selected]);
  const life = useLife(recording, selected !== null && now.rowOf(selected) >= 0 ? selected : null, now.number);
  const isOpen = wish.value ?? !matchMedia(MIDDLING).matches;
  useEffect(() => {
    if (selected !== null && wish.value === null && !matchMedia(NARROW).matches) wish.value = true;
  }, [selected]);
  const portrait = selected === null ? null : (seen.value?.portrait ?? null);
  const aside = useRef<HTMLElement>(null);
  useSheetAbove(aside);
  return (
    <aside ref={aside} class={isOpen ? 'inspect' : 'inspect is-closed'} aria-label={say('title')}>
      <header class="inspect-bar">
        <button type="button" class="button plain" aria-expanded={isOpen} aria-label={say(isOpen ? 'close' : 'open')} title={say(isOpen ? 'close' : 'open')}
          onClick={() => (wish.value = !isOpen)}>
          <Chevron />
        </button>
        <h2>{portrait === null ? say('title') : <span class={`family-${portrait.family}`}>{sayLabel(portrait.label)}</span>}</h2>
        {selected !== null && isOpen && (
          <button type="button" class="button plain" aria-label={say('deselect')} title={say('deselect')} onClick={() => props.select(null)}>×</button>
        )}
      </header>
      {isOpen && (
        <div class={seen.isLate ? 'inspect-body is-late' : 'inspect-body'}>
          {selected === null ? <Nothing {...props} /> : seen.failure !== null ? <p class="quiet">{say('failed', { reason: seen.failure })}</p>
            : seen.value === undefined ? <p class="quiet">{seen.isLate ? say('looking') : ''}</p>
            : seen.value.portrait === null ? <Gone address={seen.value.address} last={life.last} go={props.go} />
            : <Whole key={seen.value.address} seen={seen.value} portrait={seen.value.portrait} life={life} {...props} />}
        </div>
      )}
    </aside>
  );
}

// On a narrow screen the timeline stays at the screen's lower edge, and the sheet above it.
function useSheetAbove(aside: { current: HTMLElement | null }): void {
  useEffect(() => {
    const timeline = aside.current?.closest('.page')?.querySelector('.timeline');
    if (!timeline) return;
    const observer = new ResizeObserver(() => aside.current?.style.setProperty('--timeline-height', `${timeline.clientHeight}px`));
    observer.observe(timeline);
    return () => observer.disconnect();
  }, []);
}

async function look(now: Instant, before: Instant | null, address: number): Promise<Seen> {
  const row = now.rowOf(address);
  if (row < 0) return { now, address, portrait: null, before: null };
  const { askObject, bytesOf, isCrowded, portray } = await loadWhole();
  const told = isCrowded(now, row) ? null : await askObject(now, address);
  const { start, length } = bytesOf(now, row, told);
  const was = before !== null && before.rowOf(address) >= 0 ? before.view.bytes(start, length).catch(() => null) : null;
  const bytes = told?.bytes.length === length ? told.bytes : await now.view.bytes(start, length);
  return { now, address, portrait: portray(now, row, told, bytes), before: await was };
}

function Nothing({ now, select }: StageProps) {
  const names = namesOf(now);
  return (
    <div class="inspect-empty">
      <p><b>{say('nothing')}</b></p>
      <p class="quiet">{say('nothingHelp')}</p>
      {names.length > 0 && <h3>{say('namesOfProgram')}</h3>}
      <ul class="references">
        {names.map(({ name, ...target }) => (
          <li class="reference" key={name}><span class="tick" aria-hidden="true" /><code class="reference-name">{name}</code><ObjectLink {...target} select={select} /></li>
        ))}
      </ul>
    </div>
  );
}

function namesOf(now: Instant) {
  const row = globalsRow(now);
  if (row < 0) return [];
  const [first, last] = now.outgoing(row);
  const names = [];
  for (let edge = first; edge < last && names.length < NAMES_MOST; edge++) {
    const name = nameIn(now.edges.text(edge, 'name'));
    const target = now.target(edge);
    if (name === null || /^__\w+__$/.test(name) || target >= now.objects.length) continue;
    names.push({ name, address: now.address(target), label: now.label(target), family: familyOf(now.typeName(target)) });
  }
  return names;
}

function Gone({ address, last, go }: { address: number; last: ReturnType<typeof useLife>['last']; go(instant: number): void }) {
  const life = last?.address === address ? last.life : null;
  return (
    <div class="inspect-empty">
      <p>{say('noObject', { address: hexAddress(address) })}</p>
      {life !== null && life.made !== null && <p>{say('wasThere')} <PlaceLink place={life.made} go={go} /></p>}
      {life !== null && life.freed !== null && <p>{say('wasFreed')} <PlaceLink place={life.freed} go={go} /></p>}
    </div>
  );
}
