// What is said of a pool in one line.
import type { Pool } from '../../model/pools.ts';
import { sayPools as say } from '../../words/pools.ts';

export function poolText({ place, arena, inUse, capacity, blockSize, state }: Pool): string {
  if (capacity === 0) return say('poolEmpty', { place, arena, state: say(`state_${state}`) });
  return say('poolSays', { place, arena, inUse, capacity, size: blockSize });
}
