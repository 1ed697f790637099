// Who has the bytes of a card that was drawn at an earlier instant: by this a card's tombstone stays or goes.
import type { Instant } from '../../model/instant.ts';
import type { Tenant } from '../../geometry/graph_scene.ts';

export const tenantIn = (now: Instant) => (address: number, type: string): Tenant => {
  const row = lastAtMost(now, address);
  if (row === -1) return 'nobody';
  const isDead = now.has(row, 'in_free_list');
  if (now.address(row) === address && !isDead) return now.typeName(row) === type ? 'the same' : 'another';
  const block = now.objects.value(row, 'block');
  return !isDead && block > 0 && address < block + now.objects.value(row, 'blockSize') ? 'another' : 'nobody';
};

// The row of the last object at or before an address.
function lastAtMost(now: Instant, address: number): number {
  let [low, high] = [0, now.objects.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (now.address(middle) <= address) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
