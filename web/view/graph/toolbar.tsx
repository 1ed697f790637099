// The controls of the graph: above it how objects are shown and the search, in its corner how large it is.
import type { ComponentChildren } from 'preact';
import { sayGraph } from '../../words/graph.ts';

interface Props {
  isReally: boolean;
  hasGenerations: boolean;
  focus: { steps: number } | null;
  canFocus: boolean;
  setReally(really: boolean): void;
  setGenerations(generations: boolean): void;
  setFocus(steps: number): void;
  children: ComponentChildren;
}

const STEPS_MOST = 5;

export function Toolbar({ isReally, hasGenerations, focus, canFocus, setReally, setGenerations, setFocus, children }: Props) {
  return (
    <div class="graph-tools">
      {children}
      <button class="button" aria-pressed={isReally} title={sayGraph('reallyHelp')} onClick={() => setReally(!isReally)}>{sayGraph('really')}</button>
      <button class="button" aria-pressed={hasGenerations} title={sayGraph('generationsHelp')} onClick={() => setGenerations(!hasGenerations)}>
        {sayGraph('generations')}
      </button>
      {focus === null && (
        <button class="button" disabled={!canFocus} title={canFocus ? '' : sayGraph('neighboursHelp')} onClick={() => setFocus(1)}>
          {sayGraph('neighbours')}
        </button>
      )}
      {focus !== null && (
        <span class="graph-focus" role="group" aria-label={sayGraph('neighbours')}>
          <button class="button" disabled={focus.steps === 1} aria-label={sayGraph('nearer')} onClick={() => setFocus(focus.steps - 1)}>−</button>
          <output>{sayGraph(focus.steps === 1 ? 'oneStep' : 'steps', { count: focus.steps })}</output>
          <button class="button" disabled={focus.steps === STEPS_MOST} aria-label={sayGraph('further')} onClick={() => setFocus(focus.steps + 1)}>+</button>
          <button class="button" onClick={() => setFocus(0)}>{sayGraph('all')}</button>
        </span>
      )}
    </div>
  );
}

export function Sizes({ tidy, fit, zoom }: { tidy(): void; fit(): void; zoom(factor: number): void }) {
  return (
    <div class="graph-sizes">
      <button class="button" title={sayGraph('larger')} aria-label={sayGraph('larger')} onClick={() => zoom(1.25)}>+</button>
      <button class="button" title={sayGraph('smaller')} aria-label={sayGraph('smaller')} onClick={() => zoom(1 / 1.25)}>−</button>
      <button class="button" title={sayGraph('fitHelp')} onClick={fit}>{sayGraph('fit')}</button>
      <button class="button" title={sayGraph('tidyHelp')} onClick={tidy}>{sayGraph('tidy')}</button>
    </div>
  );
}
