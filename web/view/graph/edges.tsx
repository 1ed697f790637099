// The arrows of the graph, the outlines of its cycles and the counts that no arrow explains, beneath and beside the cards.
import { NO_MARKS, type Marks } from '../../model/graph_changes.ts';
import type { PlacedCard, PlacedEdge, Scene } from '../../geometry/graph_scene.ts';

/** Of the arrows those that touch a card are followed; the others step back while one is selected. */
export function Edges({ scene, marks, followed, isOneSelected }: { scene: Scene; marks: Marks; followed: string | null; isOneSelected: boolean }) {
  const { x, y, width, height } = scene.bounds;
  const frame = { left: x - 200, top: y - 200, width: width + 400, height: height + 600 };
  return (
    <svg class="graph-edges" aria-hidden="true" width={frame.width} height={frame.height}
      viewBox={`${frame.left} ${frame.top} ${frame.width} ${frame.height}`}
      style={{ left: `${frame.left}px`, top: `${frame.top}px` }}>
      <defs>
        {['plain', 'cycle', 'followed', 'added'].map((name) => (
          <marker key={name} id={`graph-tip-${name}`} class={`graph-tip is-${name}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7"
            markerHeight="7" orient="auto" markerUnits="userSpaceOnUse">
            <path d="M0.5 0.8 7.5 4 0.5 7.2 2 4z" />
          </marker>
        ))}
      </defs>
      {marks !== NO_MARKS && scene.gone.map((edge) => <Gone key={`gone ${edge.key}`} edge={edge} />)}
      {scene.edges.map((edge) => <Edge key={edge.key} edge={edge} marks={marks} isFollowed={isAt(edge, followed)} isFaint={isOneSelected} />)}
      {scene.cards.map((placed) => <Held key={placed.card.key} placed={placed} />)}
    </svg>
  );
}

const isAt = ({ from, to }: PlacedEdge, key: string | null) => key !== null && (from.key === key || to.key === key);

function Edge({ edge, marks, isFollowed, isFaint }: { edge: PlacedEdge; marks: Marks; isFollowed: boolean; isFaint: boolean }) {
  const isAdded = marks.added.has(edge.slot.word);
  const strength = edge.from.kind !== 'object' && edge.slot.strength === 'unseen' ? 'seen' : edge.slot.strength;
  const following = isFollowed ? 'is-followed' : isFaint ? 'is-faint' : '';
  const classes = ['graph-edge', `is-${strength}`, edge.isInCycle ? 'is-in-cycle' : '', following, isAdded ? 'is-added' : ''];
  const tip = isFollowed ? 'followed' : isAdded ? 'added' : edge.isInCycle ? 'cycle' : 'plain';
  return <path class={classes.filter(Boolean).join(' ')} d={edge.route.path} marker-end={`url(#graph-tip-${tip})`} />;
}

// It was there at the instant before.
function Gone({ edge: { route } }: { edge: PlacedEdge }) {
  const { x, y } = route.middle;
  return (
    <g class="graph-gone">
      <path d={route.path} />
      <path class="graph-cross" d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`} />
    </g>
  );
}

// "+1": counted, and no arrow shows for whom.
function Held({ placed: { card, box } }: { placed: PlacedCard }) {
  if (card.held <= 0 || card.value !== null || card.isFolded || card.type === 'function') return null;
  const y = box.y + box.height;
  return (
    <g class="graph-held">
      <path d={`M${box.x + 14} ${y + 15}V${y + 3}`} marker-end="url(#graph-tip-plain)" />
      <text x={box.x + 20} y={y + 15}>+{card.held}</text>
    </g>
  );
}
