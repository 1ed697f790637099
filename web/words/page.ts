// Texts of the page's frame: the bar, the console, the stage's tabs.
import { speaker } from './speak.ts';

export const sayPage = speaker({
  title: ['Ouroboros', 'Ouroboros'],
  tagline: ["CPython's memory, from inside", '从内部看 CPython 的内存'],
  run: ['Run', '运行'],
  stop: ['Stop', '停止'],
  graph: ['Graph', '对象图'],
  memory: ['Memory', '内存'],
  collector: ['Collector', '垃圾回收'],
  pools: ['Pools', '内存池'],
  interned: ['Interned', '驻留'],
  statistics: ['Statistics', '统计'],
});
