// What the colours of the map say.
import { FAMILIES } from '../../model/family.ts';
import { ageClass, BORN, COUNTED, DIED, familyClass, FREE, generationClass, GENERATIONS, LARGE_CLASS, NO_FAMILY, SAME, sizeClass, type Colour } from '../../model/memory.ts';
import { AGE_BEFORE, AGES } from '../../model/memory_ages.ts';
import { sayMemory as say } from '../../words/memory.ts';
import { grouped } from '../../words/speak.ts';
import type { Palette } from './palette.ts';

interface Entry {
  colour: string;
  text: string;
  kind?: 'dotted' | 'empty';
}

export function Legend({ colour, palette, canCompare }: { colour: Colour; palette: Palette; canCompare: boolean }) {
  return (
    <ul class="legend" aria-label={say('legend')}>
      {entriesOf(colour, palette).map(({ colour: fill, text, kind }) => (
        <li key={text}>
          <span class={`swatch ${kind ?? ''}`} style={{ background: fill }} aria-hidden="true" />
          {text}
        </li>
      ))}
      {colour === 'type' && <li class="quiet">{say('pale')}</li>}
      {colour === 'change' && !canCompare && <li class="quiet">{say('noChange')}</li>}
    </ul>
  );
}

function entriesOf(colour: Colour, { css, paper }: Palette): Entry[] {
  const free: Entry = { colour: css[FREE]!, text: say('freeBlock'), kind: 'empty' };
  switch (colour) {
    case 'type':
      return [...FAMILIES.map((family, i) => ({ colour: css[familyClass(i, true, true)]!, text: say(family) })), { colour: css[NO_FAMILY]!, text: say('noObject') }, free];
    case 'generation':
      return [...GENERATIONS.map((name) => ({ colour: css[generationClass(name)]!, text: say(name) })), free];
    case 'size':
      return [{ colour: css[sizeClass(16)]!, text: say('small') }, { colour: css[sizeClass(512)]!, text: say('big') }, { colour: css[LARGE_CLASS]!, text: say('large') }, free];
    case 'age':
      return [
        ...AGES.map((_, step) => ({ colour: css[ageClass(step)]!, text: step + 1 < AGES.length ? say('younger', { count: grouped(AGES[step + 1]!) }) : say('older') })),
        { colour: css[ageClass(AGE_BEFORE)]!, text: say('beforeProgram') },
        free,
      ];
    case 'change':
      return [
        { colour: css[SAME]!, text: say('same') },
        { colour: css[BORN]!, text: say('born') },
        { colour: css[COUNTED]!, text: say('counted') },
        { colour: `linear-gradient(${css[DIED]!}, ${css[DIED]!}), ${paper}`, text: say('died'), kind: 'dotted' },
        free,
      ];
  }
}
