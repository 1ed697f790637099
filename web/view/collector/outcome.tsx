// What a collection comes to: the verdict on the selected object, what ran in which order, what was found, and the generations
// before and after.
import '../../style/collector_outcome.css';
import { useMemo } from 'preact/hooks';
import { candidatesOf, isSaved, outsideHolder } from '../../model/collector.ts';
import type { Instant } from '../../model/instant.ts';
import { sayCollector as say } from '../../words/collector.ts';
import { grouped } from '../../words/speak.ts';
import { useLater } from '../inspector/later.ts';
import { Rich } from '../shared/rich.tsx';
import type { Dossier } from './dossier.ts';
import { called, why } from './sentences.ts';

const BAD = ['garbage', 'tentatively_unreachable', 'uncollectable'];

/** Both verdicts on the selected object, with their reasons. */
export function Verdict({ dossier, now, selected }: { dossier: Dossier; now: Instant; selected: number }) {
  const { begin, collection, traced, course } = dossier;
  const row = begin?.rowOf(selected) ?? -1;
  if (begin === undefined || row < 0) return null;
  const generation = begin.objects.value(row, 'generation');
  const isCandidate = generation >= 0 && generation <= collection.generation;
  const isTraced = traced?.[row] === 1;
  const verdict = course?.decisionAt(selected, now.number ?? 0)?.verdict ?? 'none';
  const isOtherwise = isCandidate && !isTraced && !collection.isFinal && verdict !== 'none' && !BAD.includes(verdict);
  const holder = isOtherwise ? outsideHolder(begin, row, collection.generation) : null;
  return (
    <section class="gc-verdict">
      <h3><Rich text={say('verdictOf', { who: called(dossier, now, selected) })} /></h3>
      <dl>
        <dt>{say('byRefs')}</dt>
        <dd><Rich text={isCandidate ? why(dossier, now, selected) : say('whyNotCandidate')} /></dd>
        <dt>{say('byTracing')}</dt>
        <dd>{say(isTraced ? 'whyTraced' : 'whyNotTraced')} {isOtherwise && say(course!.rescuerOf(selected, now.number ?? 0) !== 0 ? 'whyReachedFromUntraced' : holder === null ? 'whyHeldFromC' : 'whyDiffer')}</dd>
      </dl>
    </section>
  );
}

const INCIDENTS_MOST = 200;

/** Weak references cleared, callbacks, finalizers: in their order; those to come are paler. */
export function Incidents({ dossier, now, go }: { dossier: Dossier; now: Instant; go(instant: number): void }) {
  const { course } = dossier;
  if (course === undefined || course.incidents.length === 0) return null;
  const shown = course.incidents.slice(0, INCIDENTS_MOST).map((row) => course.events.at(row));
  const rest = course.incidents.length - shown.length;
  return (
    <section class="gc-incidents">
      <h3>{say('incidents')}</h3>
      <ol>
        {shown.map(({ clock, kind, subject, other }) => {
          const values = { who: called(dossier, now, subject), other: called(dossier, now, other) };
          const isTo = clock > (now.number ?? 0);
          return (
            <li key={clock} class={isTo ? 'is-to-come' : ''}>
              <button type="button" class="gc-link" aria-current={clock === now.number ? 'step' : undefined} onClick={() => go(clock)}>
                <Rich text={say(`incident_${kind as 'weakref_cleared' | 'weakref_callback' | 'finalizer' | 'resurrection'}`, values)} />
              </button>
            </li>
          );
        })}
      </ol>
      {rest > 0 && <p class="gc-quiet">{say('more', { count: grouped(rest) })}</p>}
    </section>
  );
}

/** What was found and freed, and what tracing says to it. */
export function Result({ dossier }: { dossier: Dossier }) {
  const { collection, begin, traced, course, recording } = dossier;
  const { start, stop, freed, uncollectable, isFinal } = collection;
  const candidates = useMemo(() => (begin === undefined ? new Uint32Array(0) : candidatesOf(begin, collection)), [begin, collection]);
  const after = useLater(stop === null ? null : async () => (await recording.seek(stop, { tables: ['gcList'] })).lists(), [recording, stop]).value;
  if (stop === null || begin === undefined || traced === null) return null;
  const missed = candidates.reduce((sum, row) => sum + (traced[row] === 1 ? 0 : 1), 0);
  const found = freed + uncollectable;
  const numbers = { candidates: grouped(candidates.length), found: grouped(found), freed: grouped(freed), took: grouped(stop - start) };
  const resurrected = course?.tally().resurrected ?? 0;
  const callbacks = missed === found ? 0 : (course?.freedByCallbacks() ?? 0);
  const early = missed === found ? 0 : (course?.freedEarly() ?? 0);
  const judged = found - callbacks + early;
  const agreement = missed === judged ? (early > 0 ? 'agreeEarly' : 'agree') : missed === judged + resurrected ? 'agreeButResurrected' : isFinal ? 'disagreeEnd' : 'disagree';
  const besides = [callbacks > 0 && say(callbacks === 1 ? 'freedByCallback' : 'freedByCallbacks', { count: grouped(callbacks) }), early > 0 && say(early === 1 ? 'freedEarlyOne' : 'freedEarly', { count: grouped(early) })];
  return (
    <section class="gc-result">
      <h3>{say('result')}</h3>
      <p>{say(isSaved(begin) && freed > 0 ? 'resultSaved' : 'resultText', numbers)} {say(agreement, { count: grouped(missed), resurrected: grouped(resurrected) })} {besides.filter(Boolean).join(' ')}</p>
      <table>
        <thead>
          <tr><th scope="col">{say('objects')}</th><th scope="col">{say('before')}</th><th scope="col">{say('after')}</th></tr>
        </thead>
        <tbody>
          {[0, 1, 2].map((generation) => (
            <tr key={generation}>
              <th scope="row">{say('generation', { generation })}</th>
              <td>{grouped(begin.lists[generation]!.size)}</td>
              <td>{after === undefined ? '' : grouped(after[generation]!.size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
