// Whether the page stands in another one, as a figure, and what the figure's address asks for. Then the page is compact, and keeps
// nothing in the browser's store.
import { APPEARANCES, type Appearance } from '../model/appearance.ts';
import { preferredLanguage, type Language } from '../words/speak.ts';

const query = new URLSearchParams(location.search);

export const isEmbedded: boolean = window.self !== window.top || query.has('embed');

/** What its address asks for (`?embed&lang=zh`), else the reader's browser. */
export const figureLanguage = (): Language => preferredLanguage([query.get('lang') ?? '', ...navigator.languages]);

/** A value that is an appearance; else null. */
export const appearanceFrom = (value: unknown): Appearance | null => APPEARANCES.find((one) => one === value) ?? null;

/** `theme=dark` or `light`; else the reader's system. */
export const figureAppearance = (): Appearance => appearanceFrom(query.get('theme')) ?? 'system';

/** `title=…`: what the figure is called; '': the page's own name. */
export const figureTitle: string = isEmbedded ? (query.get('title') ?? '').slice(0, 200) : '';

/** `still`: it stands still until the reader starts it. */
export const isStill: boolean = isEmbedded && query.has('still');
