// An object as a card of the collector view: its count, gc_refs under it, what it is called, and both verdicts.
import type { VerdictName } from 'ouroboros';
import { isJudged } from '../../model/collector.ts';
import type { Instant } from '../../model/instant.ts';
import { sayLabel } from '../../words/speak.ts';
import { sayCollector as say } from '../../words/collector.ts';
import type { Dossier, Who } from './dossier.ts';

/** What a card says of an object. */
export interface Facts {
  who: Who;
  /** Null: it is freed. */
  count: number | null;
  /** Null: it has none. */
  refs: number | null;
  verdict: VerdictName | 'freed' | 'unreachable';
  /** Null: not known. */
  isTraced: boolean | null;
}

export function factsOf({ course, begin, traced, stages, who }: Dossier, now: Instant, address: number, isFreed: boolean): Facts {
  const at = now.number ?? 0;
  const row = isFreed ? -1 : now.rowOf(address);
  const gcRefs = row < 0 ? -1 : now.objects.value(row, 'gcRefs');
  const decided = course?.decisionAt(address, at)?.verdict ?? 'none';
  const first = begin?.rowOf(address) ?? -1;
  return {
    who: who(address, now),
    count: row < 0 ? null : now.refcount(row),
    refs: gcRefs < 0 ? null : gcRefs,
    verdict: isFreed ? 'freed' : decided === 'tentatively_unreachable' && isJudged(stages, at) ? 'unreachable' : decided,
    isTraced: traced === null || first < 0 ? null : traced[first] === 1,
  };
}

const isBad = (verdict: Facts['verdict']) =>
  verdict === 'tentatively_unreachable' || verdict === 'unreachable' || verdict === 'garbage';

/** Digits by which objects without a name are told apart. */
const tailOf = (address: number) => `…${address.toString(16).slice(-4)}`;

export const whoText = ({ way, label, address }: Who): string => way || `${sayLabel(label)} ${tailOf(address)}`;

/** Words for who does not see where on a card something stands. */
export const Said = ({ text }: { text: string }) => <span class="visually-hidden">{` ${text} `}</span>;

interface CardProps {
  facts: Facts;
  /** It is what the event of this instant is about. */
  isNow?: boolean;
  isSelected?: boolean;
  /** Without verdicts. */
  isShort?: boolean;
}

export function Card({ facts, isNow = false, isSelected = false, isShort = false }: CardProps) {
  const { who, count, refs, verdict, isTraced } = facts;
  const state = verdict === 'freed' ? 'is-freed' : isBad(verdict) ? 'is-unreachable' : '';
  return (
    <div class={`gc-card ${state} ${isNow ? 'is-now' : ''} ${isSelected ? 'is-selected' : ''}`} data-family={who.family}>
      <span class="gc-badges">
        <b><Said text={say('count')} />{count ?? '–'}</b>
        <i><Said text="gc_refs" />{refs ?? '–'}</i>
      </span>
      <span class="gc-who" title={who.way || undefined}>
        {who.way && <code>{who.way}</code>}
        <span class="gc-label">{sayLabel(who.label)}</span>
        {!who.way && <span class="gc-tail">{tailOf(who.address)}</span>}
      </span>
      {!isShort && (
        <span class="gc-verdicts">
          <span><Said text={say('byRefs')} />{say(`verdict_${verdict}`)}</span>
          <span><Said text={say('byTracing')} />{isTraced === null ? '' : say(isTraced ? 'traced' : 'notTraced')}</span>
        </span>
      )}
    </div>
  );
}

/** What stands where on a card. */
export const Key = () => (
  <div class="gc-card gc-key" role="note" aria-label={say('legend')}>
    <span class="gc-badges" aria-hidden="true"><b>{say('count')}</b><i>gc_refs</i></span>
    <span class="gc-who" aria-hidden="true"><span class="gc-label">{say('object')}</span></span>
    <span class="gc-verdicts" aria-hidden="true"><span>{say('byRefs')}</span><span>{say('byTracing')}</span></span>
  </div>
);
