// The object inspector: all about the selected object, beside every view. What it shows is of one instant and one object at a
// time; until the next is known the last stays.
import '../../style/inspector.css';
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Instant } from '../../model/instant.ts';
import { isCrowded, portray, type Portrait } from '../../model/inspector.ts';
import { globalsRow, nameIn } from '../../model/names.ts';
import { familyOf } from '../../model/family.ts';
import { sayInspector as say } from '../../words/inspector.ts';
import { grouped, sayLabel } from '../../words/speak.ts';
import type { StageProps } from '../stage.ts';
import { Fields } from './fields.tsx';
import { useLater } from './later.ts';
import { Life, PlaceLink, useLife } from './life.tsx';
import { Alive, References } from './references.tsx';
import { Address, hexAddress, ObjectLink, Rich } from '../shared/rich.tsx';
import { sentence } from './sentence.ts';

const NARROW = '(max-width: 60rem)';
// Here it gives its room to the view, as long as nothing has been selected.
const MIDDLING = '(max-width: 87rem)';
const NAMES_MOST = 40;

// Null: as wide as the screen says.
const wish = signal<boolean | null>(null);
const closed = signal<ReadonlySet<string>>(new Set());

interface Seen {
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
  const start = now.objects.value(row, 'block') || address;
  const length = now.objects.value(row, 'blockSize') || now.objects.value(row, 'size');
  const was = before !== null && before.rowOf(address) >= 0 ? before.view.bytes(start, length).catch(() => null) : null;
  const told = isCrowded(now, row) ? null : await now.view.object(address);
  const bytes = told?.bytes ?? (await now.view.bytes(start, length));
  return { now, address, portrait: portray(now, row, told, bytes), before: await was };
}

const Chevron = () => <svg class="chevron" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path d="M5 2l6 6-6 6" /></svg>;

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

function Whole({ seen, portrait, life, select, go, open, recording }: StageProps & { seen: Seen; portrait: Portrait; life: ReturnType<typeof useLife> }) {
  return (
    <>
      <p class="sentence"><Rich text={sentence(portrait)} /></p>
      <Facts portrait={portrait} select={select} />
      {recording !== null && seen.now.number !== null && <Changes key={seen.now.number} recording={recording} instant={seen.now.number} life={life.life} address={seen.address} go={go} />}
      <Section name="alive"><Alive portrait={portrait} select={select} /></Section>
      <Section name="incoming" count={portrait.incomingTotal}>
        <References references={portrait.incoming} total={portrait.incomingTotal} direction="incoming" select={select} />
      </Section>
      <Section name="outgoing" count={portrait.outgoingTotal}>
        <References references={portrait.outgoing} total={portrait.outgoingTotal} direction="outgoing" select={select} />
      </Section>
      {recording !== null && seen.now.number !== null && <Section name="life"><Life {...life} now={seen.now.number} go={go} /></Section>}
      <Section name="fields"><Fields fields={portrait.fields} before={seen.before} start={portrait.block || portrait.address} select={select} follow={(address) => open('memory', { inside: address })} /></Section>
    </>
  );
}

function Section({ name, count, children }: { name: 'alive' | 'incoming' | 'outgoing' | 'life' | 'fields'; count?: number; children: ComponentChildren }) {
  const isClosed = closed.value.has(name);
  const toggle = () => {
    const names = new Set(closed.value);
    if (!names.delete(name)) names.add(name);
    closed.value = names;
  };
  return (
    <section class="inspect-section">
      <h3>
        <button type="button" aria-expanded={!isClosed} onClick={toggle}>
          <Chevron />{say(name)}{count !== undefined && <span class="quiet"> {grouped(count)}</span>}
        </button>
      </h3>
      {!isClosed && children}
    </section>
  );
}

const SILENT_FLAGS = ['tracked', 'container', 'type', 'of_program', 'unreachable'];

function Facts({ portrait, select }: { portrait: Portrait; select(address: number): void }) {
  const { now, row, address, type, size, block, blockSize, refcount, found, generation, gcRefs, flags } = portrait;
  const typeAddress = now.objects.value(row, 'type');
  const sizeText = block === 0 ? 'sizeStatic' : size > blockSize ? 'sizeMore' : 'sizeIn';
  const states = flags.filter((flag) => !SILENT_FLAGS.includes(flag)).map((flag) => say(`flag_${flag}` as 'flag_static'));
  if (!flags.includes('of_program')) states.push(say('flag_of_runtime'));
  return (
    <dl class="facts">
      <dt>{say('id')}</dt>
      <dd><Address value={address} base={10} /><br /><Address value={address} /></dd>
      <dt>{say('type')}</dt>
      <dd><ObjectLink address={typeAddress} label={type} family="code" select={select} /></dd>
      <dt>{say('count')}</dt>
      <dd><b class="count-badge">{grouped(refcount)}</b> <span class="quiet">{countText(portrait, refcount, found)}</span></dd>
      <dt>{say('size')}</dt>
      <dd>{say(sizeText, { size: grouped(size), block: grouped(blockSize) })}</dd>
      <dt>{say('generation')}</dt>
      <dd class={generation === null ? 'quiet' : ''}>{generation === null ? say('untracked') : say(generation)}</dd>
      {gcRefs !== null && <><dt>{say('gcRefs')}</dt><dd>{grouped(gcRefs)}</dd></>}
      {states.length > 0 && <><dt>{say('state')}</dt><dd>{states.join(say('comma'))}</dd></>}
    </dl>
  );
}

function countText({ flags }: Portrait, refcount: number, found: number): string {
  if (flags.includes('static') || flags.includes('in_free_list')) return say('found', { found: grouped(found) });
  return refcount > found ? say('missing', { missing: grouped(refcount - found) }) : say('foundAll');
}

// Steps to where the count of this very object changes.
function Changes({ recording, instant, life, address, go }: { recording: NonNullable<StageProps['recording']>; instant: number; life: ReturnType<typeof useLife>['life']; address: number; go(instant: number): void }) {
  const abort = useRef(new AbortController());
  const [said, setSaid] = useState('');
  useEffect(() => () => abort.current.abort(), []);
  const step = async (direction: 1 | -1) => {
    abort.current.abort();
    const { signal } = (abort.current = new AbortController());
    setSaid(say('looking'));
    const query = { condition: { address, field: 'refcount', changes: true as const }, signal };
    const found = await (direction === 1 ? recording.next(instant, query) : recording.previous(instant, query)).catch(() => null);
    if (signal.aborted) return;
    const isOwn = found !== null && (life === null || (found.clock >= (life.made?.instant ?? 0) && found.clock <= (life.freed?.instant ?? Infinity)));
    setSaid(isOwn ? '' : say(direction === 1 ? 'noNext' : 'noPrevious'));
    if (isOwn) go(found.clock);
  };
  return (
    <div class="changes" role="group" aria-label={say('count')}>
      <button type="button" class="button" title={say('previousChange')} onClick={() => step(-1)}>{say('earlier')}</button>
      <button type="button" class="button" title={say('nextChange')} onClick={() => step(1)}>{say('later')}</button>
      <span class="quiet" role="status">{said}</span>
    </div>
  );
}
