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

// What stands for a colour in a picture that is coloured where it is shown: no text of a program has these characters.
const TOKEN = /\ue000([a-z-]+)\ue001/g;

/** The picture of an instant for a figure: it has the colours of the page that it is shown in. */
export const portableSvg = (now: Instant, memory: unknown, selected: number | null): string =>
  graphSvg(now, memory, selected, (token) => `\ue000${token}\ue001`);

/** The address of such a picture, in the colours that this page has now. An image runs nothing and loads nothing, whatever is in it. */
export function pictureAddress(svg: string): string {
  const colour = pagePalette();
  return `data:image/svg+xml,${encodeURIComponent(svg.replace(TOKEN, (_, token: string) => colour(token)))}`;
}

/** The picture of an instant as an SVG text: as it is shown or, if it never was, as it would be. */
export function graphSvg(now: Instant, memory: unknown, selected: number | null, colour: Palette = pagePalette()): string {
  const wish = wishOf(memoryOf(memory), selected, now);
  return sceneSvg(shownScenes.get(now) ?? sceneOf(graphOf(now, wish), now.number ?? 0, null, tenantIn(now)), colour);
}
