// Where an arrow key goes from a card: along a reference, back to what refers to it, or to the card above or beneath.
import type { PlacedCard, Scene } from '../../geometry/graph_scene.ts';

export function neighbourOf(scene: Scene, key: string, arrow: string): string | null {
  const here = scene.byKey.get(key);
  if (here === undefined) return null;
  if (arrow === 'ArrowRight') return scene.edges.find(({ from, to }) => from.key === key && to.key !== key)?.to.key ?? null;
  if (arrow === 'ArrowLeft') return here.card.parent ?? scene.edges.find(({ from, to }) => to.key === key && from.key !== key)?.from.key ?? null;
  if (arrow === 'ArrowDown') return nearest(scene, here, 1);
  if (arrow === 'ArrowUp') return nearest(scene, here, -1);
  if (arrow === 'Home') return scene.cards[0]?.card.key ?? null;
  if (arrow === 'End') return scene.cards.at(-1)?.card.key ?? null;
  return null;
}

function nearest(scene: Scene, here: PlacedCard, direction: 1 | -1): string | null {
  let best: { key: string; distance: number } | null = null;
  for (const { card, box } of scene.cards) {
    const down = (box.y - here.box.y) * direction;
    if (down <= 0) continue;
    const distance = down + 3 * Math.abs(box.x - here.box.x);
    if (best === null || distance < best.distance) best = { key: card.key, distance };
  }
  return best?.key ?? null;
}
