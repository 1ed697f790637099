// A figure's picture, which comes in its link: how it gets the colours of the page that it is shown in.
import type { Palette } from './picture.ts';

/** The colours that the page has now. */
export function pagePalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  return (token) => style.getPropertyValue(`--${token}`).trim();
}

// What stands for a colour in a picture that is coloured where it is shown: no text of a program has these characters.
const TOKEN = /\ue000([a-z-]+)\ue001/g;

/** The address of a picture for a figure (export.ts), in the colours that this page has now. An image runs nothing and loads nothing, whatever is in it. */
export function pictureAddress(svg: string): string {
  const colour = pagePalette();
  return `data:image/svg+xml,${encodeURIComponent(svg.replace(TOKEN, (_, token: string) => colour(token)))}`;
}
