// Pictures of the graph: for files, for figures, and for paper.
import { effect, signal } from '@preact/signals';
import { graphSvg } from '../view/graph/export.ts';
import type { Playground } from './playground.ts';

/** The graph as the page shows it now. */
export function pictureNow(playground: Playground): string | null {
  const now = (playground.file.value?.shown ?? playground.shown.value)?.now;
  return now === undefined ? null : graphSvg(now, playground.memories.value.graph ?? null, playground.selected.value);
}

/** On paper the whole graph is drawn to fit, not the part that the screen has room for (style/print.css). */
export function preparePaper(playground: Playground): void {
  const isPrinted = signal(false);
  addEventListener('beforeprint', () => (isPrinted.value = true));
  addEventListener('afterprint', () => (isPrinted.value = false));
  effect(() => {
    document.querySelector('.graph-paper')?.remove();
    const picture = isPrinted.value ? pictureNow(playground) : null;
    if (picture === null) return;
    const paper = document.createElement('div');
    paper.className = 'graph-paper';
    paper.innerHTML = picture;
    document.querySelector('.graph')?.append(paper);
  });
}
