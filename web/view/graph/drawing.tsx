// All that lies in the graph's plane: arrows, tombstones, cards. Of many cards only those near the view are drawn.
import type { Box } from '../../geometry/graph_boxes.ts';
import type { PlacedCard, Scene } from '../../geometry/graph_scene.ts';
import type { Marks } from '../../model/graph_changes.ts';
import type { Touched } from '../../model/graph_touched.ts';
import { sayGraph } from '../../words/graph.ts';
import { CardView, type CardActions } from './card.tsx';
import { Edges } from './edges.tsx';

export interface DrawingProps {
  scene: Scene;
  marks: Marks;
  /** What the line that is on is about. */
  touched: Touched;
  near: Box | null;
  selected: string | null;
  pointed: string | null;
  /** The card that Tab comes to. */
  entry: string | null;
  found: ReadonlySet<string>;
  opened: ReadonlySet<number>;
  isCollecting: boolean;
  hasGenerations: boolean;
  actions: CardActions;
}

// So many cards are all drawn wherever they are, for who goes through them one by one.
const ALWAYS_DRAWN = 60;

export function Drawing(props: DrawingProps) {
  const { scene, marks, touched, selected, pointed, entry, found, opened, isCollecting, hasGenerations, actions } = props;
  const beside = besideOf(scene, selected);
  return (
    <>
      <Edges scene={scene} marks={marks} followed={pointed ?? selected} isOneSelected={beside !== null} />
      {scene.tombs.map(({ address, title, box }) => (
        <div class="graph-tomb" key={`t${address}`} role="img" aria-label={sayGraph('tomb', { what: title })}
          style={{ transform: `translate(${box.x}px, ${box.y}px)`, width: `${box.width}px`, height: `${box.height}px` }}>
          <span>{title}</span>
          <span>{sayGraph('freed')}</span>
        </div>
      ))}
      {drawnCards(props).map((placed) => (
        <CardView
          key={placed.card.key}
          placed={placed}
          scene={scene}
          marks={marks}
          touched={touched}
          isSelected={placed.card.key === selected}
          isFaint={beside !== null && !beside.has(placed.card.key)}
          isFound={found.has(placed.card.key)}
          isEntry={placed.card.key === entry}
          isCollecting={isCollecting}
          hasGeneration={hasGenerations}
          isOpen={opened.has(placed.card.address) && placed.card.kind === 'object'}
          actions={actions}
        />
      ))}
    </>
  );
}

function drawnCards({ scene, near, entry, selected }: DrawingProps): PlacedCard[] {
  if (near === null || scene.cards.length <= ALWAYS_DRAWN) return scene.cards;
  const isNear = ({ x, y, width, height }: Box) => x < near.x + near.width && x + width > near.x && y < near.y + near.height && y + height > near.y;
  return scene.cards.filter(({ card, box }) => isNear(box) || card.key === entry || card.key === selected);
}

// The selected card and those that it is joined with; null when none is selected.
function besideOf(scene: Scene, selected: string | null): Set<string> | null {
  if (selected === null || !scene.byKey.has(selected)) return null;
  const beside = new Set([selected]);
  for (const { from, to } of scene.edges) {
    if (from.key === selected) beside.add(to.key);
    if (to.key === selected) beside.add(from.key);
  }
  return beside;
}
