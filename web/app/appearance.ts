// Light, dark, or as the system is: what the page's root says, which style/tokens.css reads. And the language that it names.
import { effect, signal } from '@preact/signals';
import type { Appearance } from '../model/appearance.ts';
import { language } from '../words/speak.ts';

export const appearance = signal<Appearance>('system');

/** Which of the two the page has now. */
export const isDark = signal(false);

export function applyAppearance(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const systemIsDark = signal(dark.matches);
  dark.addEventListener('change', () => (systemIsDark.value = dark.matches));
  // Paper is light.
  const isPrinted = signal(false);
  addEventListener('beforeprint', () => (isPrinted.value = true));
  addEventListener('afterprint', () => (isPrinted.value = false));
  const root = document.documentElement;
  effect(() => {
    const wantsDark = appearance.value === 'dark' || (appearance.value === 'system' && systemIsDark.value);
    root.dataset.theme = wantsDark && !isPrinted.value ? 'dark' : 'light';
    isDark.value = wantsDark;
  });
  effect(() => {
    root.lang = language.value === 'zh' ? 'zh-Hans' : 'en';
  });
}
