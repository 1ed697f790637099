// How programs run: what may be set, and what of a stored or linked setting is believed.

export interface Settings {
  /** Instants after which a run pauses. */
  stepLimit: number;
  /** Bytes that the heap may have. */
  heapLimit: number;
  /** Statement by statement, as at CPython's prompt: each is compiled alone, and what it gives is shown. */
  isPrompt: boolean;
}

export const STEP_LIMITS = [100_000, 1_000_000, 5_000_000, 20_000_000, 100_000_000] as const;
const MIB = 2 ** 20;
export const HEAP_LIMITS = [4 * MIB, 16 * MIB, 64 * MIB, 256 * MIB, 1024 * MIB] as const;

export const DEFAULT_SETTINGS: Settings = { stepLimit: STEP_LIMITS[3], heapLimit: HEAP_LIMITS[3], isPrompt: false };

const oneOf = (choices: readonly number[], value: unknown, otherwise: number) => (choices.includes(value as number) ? (value as number) : otherwise);

/** Settings out of what may be anything. */
export function believedSettings(value: unknown): Settings {
  const { stepLimit, heapLimit, isPrompt } = (value !== null && typeof value === 'object' ? value : {}) as Record<string, unknown>;
  return {
    stepLimit: oneOf(STEP_LIMITS, stepLimit, DEFAULT_SETTINGS.stepLimit),
    heapLimit: oneOf(HEAP_LIMITS, heapLimit, DEFAULT_SETTINGS.heapLimit),
    isPrompt: isPrompt === true,
  };
}
