// What is not known at once: asked for, kept until the next answer is there, and an answer nobody waits for any more is dropped.
import { useEffect, useRef, useState } from 'preact/hooks';

const LATE_AFTER_MS = 200;

export interface Later<T> {
  /** The last answer; undefined: there has been none. */
  value: T | undefined;
  /** A newer one has been waited for so long that a reader should be told. */
  isLate: boolean;
  failure: string | null;
}

/** Asks again whenever one of `about` is another. What is null is not asked for: the last answer stays. */
export function useLater<T>(ask: ((signal: AbortSignal) => Promise<T>) | null, about: readonly unknown[]): Later<T> {
  const [state, setState] = useState<Later<T>>({ value: undefined, isLate: false, failure: null });
  const last = useRef<T | undefined>(undefined);
  useEffect(() => {
    if (ask === null) return;
    const abort = new AbortController();
    const late = setTimeout(() => setState((old) => ({ ...old, isLate: true })), LATE_AFTER_MS);
    ask(abort.signal).then(
      (value) => {
        if (abort.signal.aborted) return;
        clearTimeout(late);
        last.current = value;
        setState({ value, isLate: false, failure: null });
      },
      (error: Error) => {
        if (abort.signal.aborted) return;
        clearTimeout(late);
        setState({ value: last.current, isLate: false, failure: error.message });
      },
    );
    return () => {
      clearTimeout(late);
      abort.abort();
    };
  }, about);
  return state;
}
