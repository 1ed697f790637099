// The colours of classes, mixed from the page's tokens, as the canvas needs them. Owns which class looks how.
import { FAMILIES } from '../../model/family.ts';
import {
  ageClass, BORN, COUNTED, DIED, familyClass, FREE, GENERATIONS, generationClass, LARGE_CLASS, NO_FAMILY, SAME, SIZE_CLASSES, sizeClass, UNTOUCHED, type Colour,
} from '../../model/memory.ts';
import { AGE_BEFORE } from '../../model/memory_ages.ts';

type Rgb = readonly [number, number, number];

export interface Palette {
  /** By class: what a canvas fills with. */
  css: string[];
  /** By class: a pixel of ImageData. */
  pixel: Uint32Array;
  /** By class: what can be read on it. */
  ink: string[];
  paper: string;
  raised: string;
  line: string;
  quiet: string;
  text: string;
  accent: string;
  bad: string;
}

const CLASSES = 64;

function token(name: string): Rgb {
  const text = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = parseInt(text.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

const mix = (a: Rgb, b: Rgb, part: number): Rgb => [0, 1, 2].map((i) => Math.round(a[i]! + (b[i]! - a[i]!) * part)) as unknown as Rgb;
const cssOf = ([r, g, b]: Rgb): string => `rgb(${r} ${g} ${b})`;
const pixelOf = ([r, g, b]: Rgb): number => ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
const lightness = ([r, g, b]: Rgb): number => (0.299 * r + 0.587 * g + 0.114 * b) / 255;

/** The colours of one way of colouring, in the theme that is on. */
export function paletteOf(colour: Colour): Palette {
  const [paper, ink, sunken] = [token('--paper'), token('--ink'), token('--sunken')];
  const colours: Rgb[] = Array.from({ length: CLASSES }, () => paper);
  colours[UNTOUCHED] = paper;
  colours[FREE] = mix(sunken, token('--line'), 0.35);
  SETTERS[colour](colours, paper, ink);
  return {
    css: colours.map(cssOf),
    pixel: Uint32Array.from(colours, pixelOf),
    ink: colours.map((one) => cssOf(Math.abs(lightness(one) - lightness(paper)) > 0.4 ? paper : ink)),
    paper: cssOf(paper),
    raised: cssOf(token('--raised')),
    line: cssOf(token('--line')),
    quiet: cssOf(token('--quiet')),
    text: cssOf(ink),
    accent: cssOf(token('--accent')),
    bad: cssOf(token('--bad')),
  };
}

type Setter = (colours: Rgb[], paper: Rgb, ink: Rgb) => void;

const SETTERS: Record<Colour, Setter> = {
  type(colours, paper) {
    FAMILIES.forEach((name, family) => {
      const [hue, soft] = [token(`--${name}`), token(`--${name}-soft`)];
      colours[familyClass(family, true, true)] = hue;
      colours[familyClass(family, false, true)] = mix(hue, soft, 0.45);
      colours[familyClass(family, true, false)] = mix(soft, hue, 0.16);
      colours[familyClass(family, false, false)] = mix(soft, paper, 0.25);
    });
    colours[NO_FAMILY] = mix(paper, token('--quiet'), 0.3);
  },
  generation(colours, paper, ink) {
    const shades = { young: 0.3, middle: 0.55, old: 0.85 };
    for (const name of GENERATIONS) {
      if (name in shades) colours[generationClass(name)] = mix(paper, ink, shades[name as keyof typeof shades]);
    }
    colours[generationClass('other')] = token('--bad');
    colours[generationClass('untracked')] = mix(token('--number-soft'), token('--number'), 0.12);
    colours[generationClass('none')] = mix(token('--sequence-soft'), token('--sequence'), 0.12);
  },
  size(colours) {
    const [from, to] = [token('--text-soft'), token('--text')];
    for (let i = 0; i < SIZE_CLASSES; i++) colours[sizeClass((i + 1) * 16)] = mix(from, to, i / (SIZE_CLASSES - 1));
    colours[LARGE_CLASS] = token('--mapping');
  },
  age(colours, paper) {
    const hue = token('--instance');
    for (let step = 0; step < AGE_BEFORE; step++) colours[ageClass(step)] = mix(hue, paper, (0.85 * step) / (AGE_BEFORE - 1));
    colours[ageClass(AGE_BEFORE)] = mix(paper, token('--quiet'), 0.22);
  },
  change(colours, paper) {
    colours[SAME] = mix(paper, token('--quiet'), 0.22);
    colours[BORN] = token('--good');
    colours[COUNTED] = token('--number');
    colours[DIED] = mix(token('--bad'), paper, 0.55);
  },
};
