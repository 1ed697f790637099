// What the graph keeps for a link: what is opened and how objects are shown. A link may say anything, so all of it is checked.
import type { Instant } from '../../model/instant.ts';
import type { Wish } from '../../model/graph.ts';

export interface Memory {
  really: boolean;
  /** Whether cards tell their generation. */
  generations: boolean;
  opened: [address: number, more: number][];
  focus: { address: number; steps: number } | null;
}

const OPENED_MOST = 60;
const MORE_MOST = 400;
const STEPS_MOST = 9;

const isWhole = (value: unknown, most: number): value is number => Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
const isAddress = (value: unknown): value is number => isWhole(value, Number.MAX_SAFE_INTEGER);

export function memoryOf(memory: unknown): Memory {
  const { really, generations, opened, focus } = (typeof memory === 'object' && memory !== null ? memory : {}) as Record<string, unknown>;
  return {
    really: really === true,
    generations: generations === true,
    opened: (Array.isArray(opened) ? opened : []).slice(-OPENED_MOST).flatMap((pair: unknown) => {
      if (!Array.isArray(pair) || !isAddress(pair[0]) || !isWhole(pair[1], MORE_MOST)) return [];
      return [[pair[0], pair[1]]] as [number, number][];
    }),
    focus: focusOf(focus),
  };
}

function focusOf(focus: unknown): Memory['focus'] {
  const { address, steps } = (typeof focus === 'object' && focus !== null ? focus : {}) as Record<string, unknown>;
  return isAddress(address) && isWhole(steps, STEPS_MOST) && steps > 0 ? { address, steps } : null;
}

/** What is shown so at an instant; the selected object always is. */
export function wishOf(memory: Memory, selected: number | null, now: Instant): Wish {
  const isThere = selected !== null && now.rowOf(selected) !== -1;
  return { really: memory.really, opened: new Map(memory.opened), pinned: isThere ? [selected] : [], seen: new Set(), focus: memory.focus, argumentCounts: new Map() };
}
