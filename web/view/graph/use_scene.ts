// The scene of the instant that is shown, from the one that was shown before it.
import { useRef } from 'preact/hooks';
import type { Instant } from '../../model/instant.ts';
import { graphOf, type Wish } from '../../model/graph.ts';
import { sceneOf, type Scene } from '../../geometry/graph_scene.ts';
import type { Room } from '../../geometry/graph_boxes.ts';
import { tenantIn } from './tenants.ts';

/** The scenes that are or were on the screen. */
export const shownScenes = new WeakMap<Instant, Scene>();

interface History {
  scene: Scene;
  now: Instant;
  wish: Wish;
  tidied: number;
  hasRoom: boolean;
}

/** `tidied`: how often all was to be laid out anew; `room`: what can be read at once, null as long as it is not known. */
export function useScene(now: Instant, wish: Wish, tidied: number, room: Room | null): Scene {
  const history = useRef<History | null>(null);
  const old = history.current;
  const isMeasured = room !== null && old !== null && !old.hasRoom;
  if (old === null || old.now !== now || old.wish !== wish || old.tidied !== tidied || isMeasured) {
    // Shown as it really is, it is another picture.
    const isAnew = old === null || old.tidied !== tidied || isMeasured || old.wish.really !== wish.really;
    const before = isAnew ? null : old.scene;
    const scene = sceneOf(graphOf(now, { ...wish, seen: new Set(old?.scene.cards.map(({ card }) => card.address)) }), now.number ?? 0, before, tenantIn(now), room);
    history.current = { scene, now, wish, tidied, hasRoom: room !== null };
    shownScenes.set(now, scene);
  }
  return history.current!.scene;
}
