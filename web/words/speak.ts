// The language of the page and how a text is looked up in it. Each topic keeps its texts in a file of this room, both languages
// side by side, so that none can be missing.
import { signal } from '@preact/signals';

export type Language = 'en' | 'zh';

/** Texts by their names: [English, Chinese]. `{name}` stands for a value. */
export type Words = Record<string, readonly [en: string, zh: string]>;

/** Reading it in a component renders that again when it changes. */
export const language = signal<Language>('en');

/** The language that the reader's browser asks for, of those there are. */
export function preferredLanguage(asked: readonly string[]): Language {
  const first = asked.find((name) => /^(en|zh)\b/i.test(name));
  return first !== undefined && /^zh/i.test(first) ? 'zh' : 'en';
}

/** What looks up a topic's texts in the language that is on: `say('freed', { count: 3 })`. */
export function speaker<Topic extends Words>(words: Topic) {
  return (name: keyof Topic & string, values: Record<string, string | number> = {}): string => {
    const text = words[name]![language.value === 'zh' ? 1 : 0];
    return text.replace(/\{(\w+)\}/g, (whole, key: string) => (key in values ? String(values[key]) : whole));
  };
}

/** A whole number with its thousands apart. */
export const grouped = (value: number): string => value.toLocaleString('en-US').replaceAll(',', '\u202f');

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB'];

/** A number of bytes in the unit that gives three digits at most. */
export function byteText(bytes: number): string {
  let unit = 0;
  while (bytes >= 1024 && unit < BYTE_UNITS.length - 1) {
    bytes /= 1024;
    unit++;
  }
  return `${unit === 0 || bytes >= 100 ? Math.round(bytes) : bytes.toFixed(1)} ${BYTE_UNITS[unit]}`;
}

const ITEMS = /^([\w.]*\s?[[({]{1,2}…)(\d+) items?([\])}]{1,2})$/;

/** What the engine calls an object, in the reader's language: of a container how many items it has, `[…3 items]`. */
export const sayLabel = (label: string): string => (language.value === 'zh' ? label.replace(ITEMS, '$1$2 项$3') : label);

/** What stands between two sentences. */
export const betweenSentences = (): string => (language.value === 'zh' ? '' : ' ');
