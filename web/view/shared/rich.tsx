// Small pieces that several views are made of: texts with code in them, addresses, links to objects.
import type { Family } from '../../model/family.ts';
import { sayLabel } from '../../words/speak.ts';

/** A text in which `what stands between backticks` is code. */
export function Rich({ text }: { text: string }) {
  return <>{text.split('`').map((part, i) => (i % 2 === 1 ? <code>{part}</code> : part))}</>;
}

const STRONG_DIGITS = 4;

/** An address, its last digits strong. */
export function Address({ value, base = 16 }: { value: number; base?: 10 | 16 }) {
  const text = base === 16 ? `0x${value.toString(16)}` : String(value);
  return (
    <span class="address">
      {text.slice(0, -STRONG_DIGITS)}
      <b>{text.slice(-STRONG_DIGITS)}</b>
    </span>
  );
}

export const hexAddress = (value: number): string => `0x${value.toString(16)}`;

/** A link to an object: its label in the hue of its family. */
export function ObjectLink({ address, label, family, select }: { address: number; label: string; family: Family; select(address: number): void }) {
  return (
    <button type="button" class={`object-link family-${family}`} title={hexAddress(address)} onClick={() => select(address)}>
      {sayLabel(label)}
    </button>
  );
}
