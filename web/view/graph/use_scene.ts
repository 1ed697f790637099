// The scene of the instant that is shown, from the one that was shown before it.
import { useRef } from 'preact/hooks';
import type { Instant } from '../../model/instant.ts';
import { graphOf, type Wish } from '../../model/graph.ts';
import { sceneOf, type Scene } from '../../geometry/graph_scene.ts';
import { shownScenes } from './export.ts';
import { tenantIn } from './tenants.ts';

interface History {
  scene: Scene;
  now: Instant;
  wish: Wish;
  tidied: number;
}

/** `tidied`: how often all was to be laid out anew. */
export function useScene(now: Instant, wish: Wish, tidied: number): Scene {
  const history = useRef<History | null>(null);
  const old = history.current;
  if (old === null || old.now !== now || old.wish !== wish || old.tidied !== tidied) {
    // Shown as it really is, it is another picture.
    const isAnew = old === null || old.tidied !== tidied || old.wish.really !== wish.really;
    const before = isAnew ? null : old.scene;
    const scene = sceneOf(graphOf(now, { ...wish, seen: new Set(old?.scene.cards.map(({ card }) => card.address)) }), now.number ?? 0, before, tenantIn(now));
    history.current = { scene, now, wish, tidied };
    shownScenes.set(now, scene);
  }
  return history.current!.scene;
}
