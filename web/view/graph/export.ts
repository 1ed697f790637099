// The graph's picture, for a file: the scene that is on the screen, in the colours that the page has.
import type { Instant } from '../../model/instant.ts';
import { graphOf, keyOf } from '../../model/graph.ts';
import { sceneOf } from '../../geometry/graph_scene.ts';
import { pagePalette } from './address.ts';
import { memoryOf, wishOf } from './memory.ts';
import { sceneSvg, type Palette } from './picture.ts';
import { tenantIn } from './tenants.ts';
import { shownScenes } from './use_scene.ts';

/** The picture of an instant for a figure: it has the colours of the page that it is shown in. */
export const portableSvg = (now: Instant, memory: unknown, selected: number | null): string =>
  graphSvg(now, memory, selected, (token) => `\ue000${token}\ue001`);

/** The picture of an instant as an SVG text: as it is shown or, if it never was, as it would be. */
export function graphSvg(now: Instant, memory: unknown, selected: number | null, colour: Palette = pagePalette()): string {
  const wish = wishOf(memoryOf(memory), selected, now);
  return sceneSvg(shownScenes.get(now) ?? sceneOf(graphOf(now, wish), now.number ?? 0, null, tenantIn(now)), colour, selected === null ? null : keyOf(selected));
}
