// Between collections: the generations with their counts against the thresholds, and how far the next collection is.
import { nextGeneration, untilNext } from '../../model/collector.ts';
import type { CollectorLists, Instant } from '../../model/instant.ts';
import { sayCollector as say } from '../../words/collector.ts';
import { grouped } from '../../words/speak.ts';

const GENERATIONS = [0, 1, 2] as const;

export function Generations({ now }: { now: Instant }) {
  const { lists } = now;
  const frozen = lists.find(({ name }) => name === 'permanent')!.size;
  const isUncollectable = lists.some(({ uncollectable }) => uncollectable > 0);
  return (
    <section class="gc-generations">
      <div class="gc-scroll" role="region" tabIndex={0} aria-label={say('generations')}>
        <table>
          <caption class="visually-hidden">{say('generations')}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{say('objects')}</th>
              <th scope="col" class="gc-wide">{say('countOf')}</th>
              <th scope="col">{say('collections')}</th>
              <th scope="col">{say('collected')}</th>
              {isUncollectable && <th scope="col">{say('uncollectable')}</th>}
            </tr>
          </thead>
          <tbody>
            {GENERATIONS.map((generation) => <Generation key={generation} {...{ generation, isUncollectable }} list={lists[generation]!} />)}
            {frozen > 0 && (
              <tr><th scope="row">{say('permanent')}</th><td>{grouped(frozen)}</td><td colSpan={4} /></tr>
            )}
          </tbody>
        </table>
      </div>
      <p>{nextText(now)}</p>
    </section>
  );
}

interface GenerationProps {
  generation: (typeof GENERATIONS)[number];
  list: CollectorLists[number];
  isUncollectable: boolean;
}

function Generation({ generation, list, isUncollectable }: GenerationProps) {
  const { size, count, threshold, collections, collected, uncollectable } = list;
  const share = threshold === 0 ? 0 : Math.min(1, count / threshold);
  return (
    <tr>
      <th scope="row"><span class="gc-generation" data-generation={generation}>{say('generation', { generation })}</span></th>
      <td>{grouped(size)}</td>
      <td class="gc-wide" title={say(`countHelp${generation}`)}>
        <span class="gc-bar"><span style={{ width: `${share * 100}%` }} /></span>
        {grouped(count)} / {grouped(threshold)}
      </td>
      <td>{grouped(collections)}</td>
      <td>{grouped(collected)}</td>
      {isUncollectable && <td>{grouped(uncollectable)}</td>}
    </tr>
  );
}

function nextText({ lists, view: { state } }: Instant): string {
  if (state.enabled === 0 || lists[0]!.threshold === 0) return say('disabled');
  const longLived = { total: state.longLivedTotal, pending: state.longLivedPending };
  const { generation, isPutOff } = nextGeneration(lists, longLived);
  const text = say('nextIn', { count: grouped(untilNext(lists)), generation });
  return isPutOff ? `${text} ${say('putOff', { pending: grouped(longLived.pending), total: grouped(longLived.total) })}` : text;
}
