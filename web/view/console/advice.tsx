// What can be done about an error that the program has ended with, beneath it in the console.
import { sayAdvice } from '../../words/advice.ts';
import { Rich } from '../shared/rich.tsx';

/** `error`: its last line; `MISSING` finds the module in it. */
export function Advice({ error }: { error: string }) {
  const name = MISSING.exec(error)?.[1];
  return name === undefined ? null : <span class="advice"><Rich text={sayAdvice('ownModule', { name })} /></span>;
}

const MISSING = /No module named '(\w+)/;
