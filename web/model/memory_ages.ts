// Since when blocks live, for colouring by age: from the events that hand blocks out. Pure.
import type { Events } from 'ouroboros';

/** Events after which a block lives. */
export const HANDING_OUT = ['allocation', 'resize', 'free_list_take'] as const;

/** Ages from here on are one step older: instants. The last is what was there before the program. */
export const AGES = [0, 10, 100, 1000, 10_000, 100_000] as const;
export const AGE_BEFORE = AGES.length;

export type Births = ReadonlyMap<number, number>;

/** By the address of a block, the instant at which it was last handed out, of the events up to `instant`. */
export function birthsUpTo(events: Events, instant: number): Births {
  const births = new Map<number, number>();
  const [instants, subjects] = [events.column('instant'), events.column('subject')];
  for (let row = 0; row < instants.length && instants[row]! <= instant; row++) births.set(subjects[row]!, instants[row]!);
  return births;
}

/** The step of an age: an index of AGES, or AGE_BEFORE. */
export function ageOf(birth: number | undefined, instant: number): number {
  if (birth === undefined) return AGE_BEFORE;
  let step = 0;
  while (step + 1 < AGES.length && instant - birth >= AGES[step + 1]!) step++;
  return step;
}
