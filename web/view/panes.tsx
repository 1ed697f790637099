// Which component draws each view of the stage.
import type { FunctionComponent } from 'preact';
import type { StageProps, StageView } from './stage.ts';
import { Collector } from './collector/collector.tsx';
import { Graph } from './graph/graph.tsx';
import { Interned } from './pools/interned.tsx';
import { Memory } from './memory/memory.tsx';
import { Pools } from './pools/pools.tsx';
import { Statistics } from './statistics/statistics.tsx';

export const PANES: Record<StageView, FunctionComponent<StageProps>> = {
  graph: Graph,
  memory: Memory,
  collector: Collector,
  pools: Pools,
  interned: Interned,
  statistics: Statistics,
};
