// The steps in which one goes through a run. Owns which events each of them stops at.
import type { Query } from 'ouroboros';

/** Null: every instant. */
export const STEPS = {
  line: { kinds: ['line'] },
  call: { kinds: ['call', 'return'] },
  instruction: { kinds: ['instruction'] },
  event: null,
  phase: { kinds: ['collection_start', 'phase', 'collection_stop'] },
  decision: { kinds: ['gc_refs', 'decision'] },
} satisfies Record<string, Query | null>;

export type Step = keyof typeof STEPS;
