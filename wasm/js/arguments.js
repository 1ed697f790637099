// What callers pass to the package, and what would otherwise fail late, and say little, or be taken for something else.
import { EngineError } from './loader.js';

const isText = (value) => typeof value === 'string';
const isBytes = (value) => value instanceof Uint8Array;
const isWhole = (value) => Number.isSafeInteger(value) && value >= 0;
const isCount = (value) => value === Infinity || isWhole(value);
// What becomes a text of C.
const isName = (value) => isText(value) && !value.includes('\0');
const isTexts = (value) => Array.isArray(value) && value.every(isText);
const isObject = (value) => value !== null && typeof value === 'object';

const WANTED = {
  source: [(value) => isText(value) || isBytes(value), 'a text or a Uint8Array of UTF-8'],
  files: [(value) => isObject(value) && Object.values(value).every((one) => isText(one) || isBytes(one)),
    'an object of texts and Uint8Arrays by their paths'],
  folder: [isName, 'a text without NUL'],
  filename: [isName, 'a text without NUL'],
  argv: [(value) => Array.isArray(value) && value.every(isName), 'an array of texts without NUL'],
  text: [isText, 'a text'],
  type: [isText, 'the name of a type'],
  input: [(value) => value === null || isText(value) || isTexts(value), 'a text, an array of lines or null'],
  more: [(value) => value === null || isText(value), 'a text or null'],
  line: [(value) => value === null || isText(value), 'a text'],
  stepLimit: [isCount, 'a whole number, not negative'],
  heapLimit: [isWhole, 'a whole number, not negative'],
  keyframeBytes: [isCount, 'a whole number, not negative'],
  limit: [isCount, 'a whole number, not negative'],
  address: [isWhole, 'an address, a whole number'],
  length: [isWhole, 'a whole number, not negative'],
  from: [isWhole, 'an instant, a whole number'],
  to: [isCount, 'an instant, a whole number'],
  instant: [isWhole, 'an instant, a whole number'],
  bytes: [isBytes, 'a Uint8Array'],
  query: [isObject, 'an object'],
  object: [isWhole, 'an address, a whole number'],
  kinds: [isTexts, 'an array of names of events'],
  lineNumber: [isWhole, 'a whole number'],
  condition: [isObject, 'an object'],
};
// What an argument is called where its name says what it is for.
const NAMES = { more: 'input', lineNumber: 'line' };
const OPTIONS = ['files', 'folder', 'filename', 'argv', 'input', 'stepLimit', 'heapLimit', 'keyframeBytes'];

// An argument as it is shown in a message, whatever it is.
export function shown(value) {
  try {
    return isText(value) ? `'${value.replaceAll('\0', '\\0')}'` : String(value);
  } catch {
    return typeof value;
  }
}

export function check(name, value) {
  const [accepts, wanted] = WANTED[name];
  if (value !== undefined && !accepts(value)) throw new EngineError(`${NAMES[name] ?? name} must be ${wanted}, not ${shown(value)}`);
}

// The same for what must be there.
export function demand(name, value) {
  if (value === undefined) throw new EngineError(`there is no ${NAMES[name] ?? name}`);
  check(name, value);
}

const RUN = [
  'filename', 'isFile', 'argv', 'folder', 'files', 'input', 'waitsForInput', 'onOutput', 'onProgress', 'heapLimit', 'stepLimit', 'ownTime',
  'signal', 'clock',
];
const RECORD = [...RUN, 'keyframeBytes'];

// The names of the options of each method, by the class that has it.
export const OPTIONS_OF = {
  load: ['profile', 'url', 'bytes', 'module', 'libraryUrl', 'library', 'worker'],
  run: RUN,
  record: RECORD,
  session: [...RECORD, 'source'],
  goOn: ['stepLimit', 'signal'],
  seek: ['tables', 'labels'],
  table: ['labels'],
  search: ['text', 'type', 'limit'],
  write: ['limit'],
  events: ['kinds', 'line', 'filename', 'object', 'condition', 'signal', 'limit'],
  next: ['kinds', 'line', 'filename', 'object', 'condition', 'signal'],
  condition: ['address', 'field', 'is', 'above', 'below', 'changes'],
  life: ['counts', 'signal'],
  difference: ['signal'],
};

// How many letters must be put in, left out or exchanged.
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (one[i] === other[j] ? 0 : 1)));
    row = next;
  }
  return row[other.length];
}

// A name that nothing has is a mistake, and not left out without a word.
export function checkNames(object, known, what) {
  if (object === null || typeof object !== 'object') return;
  const unknown = Object.keys(object).find((name) => object[name] !== undefined && !known.includes(name));
  if (unknown === undefined) return;
  const far = (name) => distance(unknown.toLowerCase(), name.toLowerCase());
  const nearest = known.reduce((best, name) => (far(name) < far(best) ? name : best));
  const advice = far(nearest) <= Math.max(2, unknown.length / 3) ? `did you mean '${nearest}'?` : `there are ${known.join(', ')}`;
  throw new TypeError(`there is no ${what} '${unknown}': ${advice}`);
}

// Whether all of a method's options are some of its.
export function checkOptionNames(method, options) {
  checkNames(options, OPTIONS_OF[method], 'option');
}

// The options of run(), record() and session().
export function checkOptions(options) {
  for (const name of OPTIONS) check(name, options[name]);
}
