// The graph's picture, for a file: the scene that is on the screen, in the colours that the page has.
import type { Instant } from '../../model/instant.ts';
import { graphOf } from '../../model/graph.ts';
import { sceneOf, type Scene } from '../../geometry/graph_scene.ts';
import { memoryOf, wishOf } from './memory.ts';
import { sceneSvg, type Palette } from './picture.ts';
import { tenantIn } from './tenants.ts';

/** The scenes that are or were on the screen. */
export const shownScenes = new WeakMap<Instant, Scene>();

/** The colours that the page has now. */
export function pagePalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  return (token) => style.getPropertyValue(`--${token}`).trim();
}

/** The picture of an instant as an SVG text: as it is shown or, if it never was, as it would be. */
export function graphSvg(now: Instant, memory: unknown, selected: number | null, colour: Palette = pagePalette()): string {
  const wish = wishOf(memoryOf(memory), selected, now);
  return sceneSvg(shownScenes.get(now) ?? sceneOf(graphOf(now, wish), now.number ?? 0, null, tenantIn(now)), colour);
}
