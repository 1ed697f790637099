// Where a character ends as its reader sees it, which may be of several code points. The editor asks for this by the name of a package
// that has Unicode's tables with it; here they are the browser's, and do not come over the network.

const ZERO_WIDTH_JOINER = 0x200d;
const EXTENDING = /[\p{Grapheme_Extend}\p{Emoji_Modifier}]/u;

const isExtending = (code: number) => code >= 0x300 && EXTENDING.test(String.fromCodePoint(code));
// Two of them are a flag.
const isRegional = (code: number) => code >= 0x1f1e6 && code <= 0x1f1ff;
const unitsOf = (code: number) => (code < 0x10000 ? 1 : 2);
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;
const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;

/** The place in a text where the character ends that is behind `at`, or that before it begins. Without `includeExtending` an accent that
 * is a code point of its own stands for itself. */
export function findClusterBreak(text: string, at: number, forward = true, includeExtending = true): number {
  if (forward) return endOf(text, at, includeExtending);
  for (let before = at; before > 1; before--) {
    const end = endOf(text, before - 2, includeExtending);
    if (end < before) return end;
  }
  return 0;
}

function endOf(text: string, at: number, includeExtending: boolean): number {
  if (at === text.length) return at;
  const isInside = at > 0 && isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1));
  let end = isInside ? at - 1 : at;
  let last = text.codePointAt(end)!;
  end += unitsOf(last);
  while (end < text.length) {
    const code = text.codePointAt(end)!;
    const isJoined = last === ZERO_WIDTH_JOINER || code === ZERO_WIDTH_JOINER || (includeExtending && isExtending(code));
    if (!isJoined && !(isRegional(code) && isSecond(text, end))) break;
    end += unitsOf(code);
    if (isJoined) last = code;
  }
  return end;
}

// Whether the half of a flag at this place is its second one.
function isSecond(text: string, at: number): boolean {
  let before = 0;
  while (at - 2 * (before + 1) >= 0 && isRegional(text.codePointAt(at - 2 * (before + 1))!)) before++;
  return before % 2 === 1;
}
