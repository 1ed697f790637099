// Characters that cannot be seen, or look like spaces and are none to Python, are marked.
import { highlightSpecialChars } from '@codemirror/view';
import { sayComfort } from '../../words/comfort.ts';

// Those of CodeMirror's own are controls. What joins emoji is left to these.
const MORE = /[\u00a0\u1680\u2000-\u200a\u200c\u202f\u205f\u2060\u3000]/gu;

const codeOf = (point: number) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;

function drawn(point: number): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'cm-specialChar';
  mark.textContent = /\s/.test(String.fromCodePoint(point)) ? '␣' : '•';
  mark.title = sayComfort('special', { code: codeOf(point) });
  mark.setAttribute('aria-label', mark.title);
  return mark;
}

export const specialCharacters = highlightSpecialChars({ addSpecialChars: MORE, render: drawn });
