// All that is told of one object: what it is, what it refers to and is referred to by, why it is alive, its life, its bytes.
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Portrait } from '../../model/inspector.ts';
import { retainedBy, type Retained } from '../../model/retained.ts';
import { sayInspector as say } from '../../words/inspector.ts';
import { byteText, grouped } from '../../words/speak.ts';
import { Address, ObjectLink, Rich } from '../shared/rich.tsx';
import type { StageProps } from '../stage.ts';
import { Chevron } from './chevron.tsx';
import { Fields } from './fields.tsx';
import type { Seen } from './inspector.tsx';
import { Life, type useLife } from './life.tsx';
import { Alive, References } from './references.tsx';
import { sentence } from './sentence.ts';

export { isCrowded, portray } from '../../model/inspector.ts';
export { askObject, bytesOf } from '../shared/object_bytes.ts';

// Sections.
const closed = signal<ReadonlySet<string>>(new Set());

export function Whole({ seen, portrait, life, select, go, open, recording }: StageProps & { seen: Seen; portrait: Portrait; life: ReturnType<typeof useLife> }) {
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
      <Section name="fields"><Fields fields={portrait.fields} before={seen.before} start={portrait.fields[0]?.address ?? portrait.address} select={select} follow={(address) => open('memory', { inside: address })} /></Section>
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

const KEPT_AFTER_MS = 80;
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
      <Kept now={now} row={row} flags={flags} />
      <dt>{say('generation')}</dt>
      <dd class={generation === null ? 'quiet' : ''}>{generation === null ? say('untracked') : say(generation)}</dd>
      {gcRefs !== null && <><dt>{say('gcRefs')}</dt><dd>{grouped(gcRefs)}</dd></>}
      {states.length > 0 && <><dt>{say('state')}</dt><dd>{states.join(say('comma'))}</dd></>}
    </dl>
  );
}

// A moment later: it takes a pass over all that it refers to.
function Kept({ now, row, flags }: Pick<Portrait, 'now' | 'row' | 'flags'>) {
  const [retained, setRetained] = useState<Retained | null>(null);
  useEffect(() => {
    setRetained(null);
    const timer = setTimeout(() => setRetained(retainedBy(now, row)), KEPT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [now, row]);
  if (flags.includes('static') || flags.includes('in_free_list')) return null;
  const values = retained !== null && { count: grouped(retained.objects), size: byteText(retained.bytes) };
  return (
    <>
      <dt>{say('keeps')}</dt>
      <dd>{retained === null || !values ? '…' : retained.objects === 0 ? say('keepsNone') : say(retained.objects === 1 ? 'keepsOne' : 'keepsMany', values)}</dd>
    </>
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
