// Whether the page stands in another one, as a figure: then it is compact, and keeps nothing in the browser's store.
export const isEmbedded: boolean = window.self !== window.top || new URLSearchParams(location.search).has('embed');
