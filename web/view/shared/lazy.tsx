// Components that are loaded when they are first drawn, or ahead of that when the page has nothing else to do: it begins with
// what its first view needs. In the page that is one file everything is there already.
import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { sayShell } from '../../words/shell.ts';

const loads: (() => Promise<unknown>)[] = [];

/** Stands for the component that `load` gives, and draws it as soon as it is there. */
export function lazy<Props extends object>(load: () => Promise<FunctionComponent<Props>>): FunctionComponent<Props> {
  let loaded: FunctionComponent<Props> | null = null;
  const begin = async () => (loaded = await load());
  loads.push(begin);
  return function Lazy(props: Props) {
    const [why, setWhy] = useState<string | null>(null);
    useEffect(() => {
      // An empty text says nothing, but draws again.
      if (loaded === null) begin().then(() => setWhy(''), (error: Error) => setWhy(error.message));
    }, []);
    const Loaded = loaded;
    if (Loaded !== null) return <Loaded {...props} />;
    return why === null ? null : <p class="nothing" role="alert">{sayShell('notLoaded', { why })}</p>;
  };
}

/** Loads all of them, one after the other. What cannot be loaded now is asked for again when it is drawn. */
export async function loadAhead(): Promise<void> {
  for (const load of loads) await load().catch(() => {});
}
