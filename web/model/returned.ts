// Which calls it is worth telling what they have returned, and in which words. Pure.
import type { Instant } from './instant.ts';
import { shortened } from './graph_kinds.ts';

type Frame = Pick<Instant['view']['frames'][number], 'kind' | 'name' | 'filename'>;

/** A call of a function of the program, whose value somebody may ask for: no class body, comprehension or `__init__`. */
export const isOwnCall = ({ kind, name, filename }: Frame): boolean =>
  kind === 'call' && !filename.startsWith('<frozen') && !/(^|\.)(__init__|__del__|<(?!lambda)\w+>)$/.test(name);

/** A value as Python writes it; of an object its type. */
export function returnText(type: string, label: string): string {
  return label.startsWith('<') ? type.replace(/^(collections|__main__)\./, '') : shortened(label);
}
