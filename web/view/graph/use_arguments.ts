// How many parameters the functions have whose defaults are shown: asked of the engine once for each, a moment after they appear.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Scene } from '../../geometry/graph_scene.ts';
import { heldAs } from '../../model/graph_kinds.ts';
import { DEFAULT, type ArgumentCounts } from '../../model/graph_slots.ts';
import type { Instant } from '../../model/instant.ts';

export function useArgumentCounts(now: Instant): { known: ArgumentCounts; ask(scene: Scene): void } {
  const [known, setKnown] = useState<ArgumentCounts>(new Map());
  const shown = useRef<Scene | null>(null);
  const asked = useRef(new Set<number>());
  useEffect(() => {
    const codes = codesWithDefaults(now, shown.current).filter((code) => !asked.current.has(code));
    if (codes.length === 0) return;
    codes.forEach((code) => asked.current.add(code));
    const ask = async (code: number) => [code, await argumentCount(now, code)] as const;
    Promise.all(codes.map(ask)).then((found) => setKnown((old) => new Map([...old, ...found.filter(([, count]) => count >= 0)])), () => {});
  }, [now]);
  return { known, ask: (scene) => (shown.current = scene) };
}

function codesWithDefaults(now: Instant, scene: Scene | null): number[] {
  const functions = (scene?.cards ?? []).filter(({ card }) => card.type === 'function' && card.slots.some(({ name }) => name === DEFAULT));
  return functions.flatMap(({ card }) => {
    const code = heldAs(now, card.row, '__code__');
    return code === -1 ? [] : [now.address(code)];
  });
}

async function argumentCount(now: Instant, code: number): Promise<number> {
  const told = await now.view.object(code);
  return told?.fields.find(({ name }) => name === 'co_argcount')?.value ?? -1;
}
