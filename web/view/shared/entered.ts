// Whether the reader is in the page: a figure in another one leaves the wheel and the focus to that one until it is clicked, or the
// Tab key has come to it.
export const isEntered = (): boolean => window.self === window.top || document.hasFocus();
