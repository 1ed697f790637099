// Whether the page stands in another one, as a figure: then it is compact, and keeps nothing in the browser's store. And the
// language of a figure, which has no switch for it.
import { preferredLanguage, type Language } from '../words/speak.ts';

const query = new URLSearchParams(location.search);

export const isEmbedded: boolean = window.self !== window.top || query.has('embed');

/** What its address asks for (`?embed&lang=zh`), else the reader's browser. */
export const figureLanguage = (): Language => preferredLanguage([query.get('lang') ?? '', ...navigator.languages]);
