// Components that are loaded when they are first drawn, or ahead of that when the page has nothing else to do: it begins with
// what its first view needs. In the page that is one file everything is there already.
import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { sayShell } from '../../words/shell.ts';

const loads: (() => Promise<unknown>)[] = [];

/** How often somebody has asked again for what did not come: all of it is meant. */
export const attempts = signal(0);

/** Stands for the component that `load` gives, and draws it as soon as it is there; until then `Meanwhile`. */
export function lazy<Props extends object>(load: () => Promise<FunctionComponent<Props>>, Meanwhile?: FunctionComponent<Props>): FunctionComponent<Props> {
  let loaded: FunctionComponent<Props> | null = null;
  const begin = async () => (loaded = await load());
  loads.push(begin);
  return function Lazy(props: Props) {
    const [why, setWhy] = useState<string | null>(null);
    const ask = () => {
      setWhy(null);
      // An empty text says nothing, but draws again.
      begin().then(() => setWhy(''), (error: Error) => setWhy(error.message));
    };
    const attempt = attempts.value;
    useEffect(() => {
      if (loaded === null) ask();
    }, [attempt]);
    const Loaded = loaded;
    if (Loaded !== null) return <Loaded {...props} />;
    if (why === null) return Meanwhile === undefined ? null : <Meanwhile {...props} />;
    return <NotLoaded why={why} />;
  };
}

/** What stands where something could not be loaded. */
export const NotLoaded = ({ why }: { why: string }) => (
  <div class="nothing not-loaded" role="alert">
    <p>{sayShell('notLoaded', { why })}</p>
    <button class="button" onClick={() => attempts.value++}>{sayShell('askAgain')}</button>
  </div>
);

/** Has something loaded ahead, too: `isSoon`, before all others. */
export const alsoAhead = (load: () => Promise<unknown>, isSoon = false): void => void (isSoon ? loads.unshift(load) : loads.push(load));

const WAIT_MS = 100;
const IDLE_MS = 2000;
const wait = () => new Promise((resolve) => setTimeout(resolve, WAIT_MS));
// Not every browser can say when it has nothing to do.
const idle = () => ('requestIdleCallback' in window ? new Promise((resolve) => requestIdleCallback(resolve, { timeout: IDLE_MS })) : wait());

/** Loads all of them, one after the other, while neither the page nor the browser has anything else to do. What cannot be loaded now
 * is asked for again when it is drawn. */
export async function loadAhead(isBusy: () => boolean): Promise<void> {
  for (const load of loads) {
    do {
      await wait();
      await idle();
    } while (isBusy());
    await load().catch(() => {});
  }
}
