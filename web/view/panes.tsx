// Which component draws each view of the stage. The graph is what a reader sees first; the others are loaded after it.
import type { FunctionComponent } from 'preact';
import type { StageProps, StageView } from './stage.ts';
import { lazy } from './shared/lazy.tsx';

export const PANES: Record<StageView, FunctionComponent<StageProps>> = {
  graph: lazy(async () => (await import('./picture.ts')).Graph),
  memory: lazy(async () => (await import('./memory/memory.tsx')).Memory),
  collector: lazy(async () => (await import('./collector/collector.tsx')).Collector),
  pools: lazy(async () => (await import('./pools/pools.tsx')).Pools),
  interned: lazy(async () => (await import('./pools/interned.tsx')).Interned),
  statistics: lazy(async () => (await import('./statistics/statistics.tsx')).Statistics),
};
