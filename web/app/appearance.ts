// Light, dark, or as the system is: what the page's root says, which style/tokens.css reads. And the language that it names.
import { effect, signal } from '@preact/signals';
import type { Appearance } from '../model/appearance.ts';
import { language } from '../words/speak.ts';

export const appearance = signal<Appearance>('system');

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
    const isDark = appearance.value === 'dark' || (appearance.value === 'system' && systemIsDark.value);
    root.dataset.theme = isDark && !isPrinted.value ? 'dark' : 'light';
  });
  effect(() => {
    root.lang = language.value === 'zh' ? 'zh-Hans' : 'en';
  });
}
