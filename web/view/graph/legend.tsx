// What the graph's lines, marks and hues mean; folded until it is asked for.
import '../../style/graph_legend.css';
import { FAMILIES } from '../../model/family.ts';
import type { Scene } from '../../geometry/graph_scene.ts';
import { sayGraph } from '../../words/graph.ts';

export function Legend({ scene }: { scene: Scene }) {
  const families = FAMILIES.filter((family) => scene.cards.some(({ card }) => card.kind === 'object' && card.family === family));
  return (
    <details class="graph-legend">
      <summary>{sayGraph('legend')}</summary>
      <ul>
        <li><Line kind="seen" />{sayGraph('legendStrong')}</li>
        <li><Line kind="weak" />{sayGraph('legendWeak')}</li>
        <li><Line kind="unseen" />{sayGraph('legendHidden')}</li>
        <li><span class="graph-key count">2</span>{sayGraph('legendCount')}</li>
        <li><span class="graph-key gcrefs">1</span>{sayGraph('legendGcRefs')}</li>
        <li><span class="graph-key held">+1</span>{sayGraph('legendHeld')}</li>
        <li><span class="graph-key cycle" />{sayGraph('legendCycle')}</li>
        <li><span class="graph-key is-unreachable" />{sayGraph('legendUnreachable')}</li>
        <li><span class="graph-key tomb" />{sayGraph('legendTomb')}</li>
        {families.map((family) => <li key={family}><span class={`graph-key family graph-hue-${family}`} />{sayGraph(family)}</li>)}
      </ul>
    </details>
  );
}

const Line = ({ kind }: { kind: string }) => (
  <svg class="graph-key-line" width="30" height="10" viewBox="0 0 30 10" aria-hidden="true">
    <path class={`graph-edge is-${kind}`} d="M1 5H23" />
    <path class="graph-key-tip" d="M22 1.5 29 5 22 8.5 23.5 5z" />
  </svg>
);
