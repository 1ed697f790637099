// What survives a reload: the code and the settings, in the browser's own stores, where it lets us. Reads once, writes on change.
// Each tab finds again what was its own (`sessionStorage`); a new one begins with what was written last in any.
import { effect } from '@preact/signals';
import { believedSettings } from '../model/settings.ts';
import { language, preferredLanguage } from '../words/speak.ts';
import { appearance } from './appearance.ts';
import { appearanceFrom } from './embedded.ts';
import type { Playground } from './playground.ts';

const KEY = 'ouroboros';

// A long program is not written at each key.
const QUIET_MS = 200;

interface Kept {
  code?: unknown;
  link?: unknown;
  settings?: unknown;
  breakpoints?: unknown;
  language?: unknown;
  appearance?: unknown;
  hasVisited?: unknown;
}

const stores = [() => sessionStorage, () => localStorage];

function read(): Kept {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? '{}');
    return value !== null && typeof value === 'object' ? value : {};
  } catch {
    return {};
  }
}

export interface Last {
  isFirstVisit: boolean;
  /** The link in the address when the code was kept. */
  link: string;
}

/** Takes up what was kept, and keeps it from now on. Says how the page was left. */
export function keep(playground: Playground): Last {
  const kept = read();
  if (typeof kept.code === 'string') playground.code.value = kept.code;
  playground.settings.value = believedSettings(kept.settings);
  if (Array.isArray(kept.breakpoints)) playground.breakpoints.value = kept.breakpoints.filter(Number.isSafeInteger);
  language.value = kept.language === 'zh' || kept.language === 'en' ? kept.language : preferredLanguage(navigator.languages);
  appearance.value = appearanceFrom(kept.appearance) ?? 'system';
  let timer = 0;
  let write = () => {};
  effect(() => {
    const now = {
      code: playground.code.value,
      link: playground.link.value,
      settings: playground.settings.value,
      breakpoints: playground.breakpoints.value,
      language: language.value,
      appearance: appearance.value,
      hasVisited: true,
    };
    clearTimeout(timer);
    write = () => {
      write = () => {};
      const text = JSON.stringify(now);
      for (const store of stores) {
        try {
          store().setItem(KEY, text);
        } catch {
          // One that is full or forbidden: the page works, only a reload forgets.
        }
      }
    };
    timer = window.setTimeout(() => write(), QUIET_MS);
  });
  addEventListener('pagehide', () => write());
  document.addEventListener('visibilitychange', () => write());
  return { isFirstVisit: kept.hasVisited !== true, link: typeof kept.link === 'string' ? kept.link : '' };
}
