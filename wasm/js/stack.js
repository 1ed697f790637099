// How much room WebAssembly's calls have on this thread's stack, which JavaScript's engine does not tell of: a worker may have less
// than a page. Owns finding that out, by using it up once.

// 64-bit values that the function keeps alive across its call, so that a frame takes at least as much.
const VALUES = 500;
const VALUE_BYTES = 8;
const SPARE_WORDS = 12;

const I32 = 0x7f;
const I64 = 0x7e;
const [LOCAL_GET, LOCAL_SET, GLOBAL_GET, GLOBAL_SET, CALL, END] = [0x20, 0x21, 0x23, 0x24, 0x10, 0x0b];
const [I32_CONST, I64_CONST, I32_ADD, I64_ADD, I64_ROTL] = [0x41, 0x42, 0x6a, 0x7c, 0x89];

function number(value) {
  const bytes = [];
  for (; value > 0x7f; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return [...bytes, value];
}

const list = (items) => [...number(items.length), ...items.flat()];
const section = (id, items) => [id, ...list(list(items))];
const name = (text) => list([...text].map((character) => character.charCodeAt(0)));

// A module whose function `go` counts its calls in `depth` and calls itself for ever. Each value is made of the one before, and the
// last is stored before the call, all are needed behind it: none can be left out of the frame.
function moduleBytes() {
  const [depth, last] = [0, 1];
  const body = [...list([[...number(VALUES), I64]]), GLOBAL_GET, depth, I32_CONST, 1, I32_ADD, GLOBAL_SET, depth];
  for (let i = 0; i < VALUES; i++) body.push(GLOBAL_GET, last, I64_CONST, 1, I64_ADD, I64_CONST, 7, I64_ROTL, GLOBAL_SET, last, GLOBAL_GET, last, LOCAL_SET, ...number(i));
  body.push(CALL, 0);
  for (let i = 0; i < VALUES; i++) body.push(LOCAL_GET, ...number(i), I64_ADD);
  body.push(END);
  return Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [[0x60, 0, 1, I64]]),
    ...section(3, [[0]]),
    ...section(6, [[I32, 1, I32_CONST, 0, END], [I64, 1, I64_CONST, 1, END]]),
    ...section(7, [[...name('go'), 0, 0], [...name('depth'), 3, depth]]),
    ...section(10, [list(body)]),
  ]);
}

let found = null;

async function measure() {
  try {
    const { instance } = await WebAssembly.instantiate(moduleBytes());
    try {
      instance.exports.go();
    } catch {
      // The RangeError is the measurement.
    }
    return instance.exports.depth.value * (VALUES + SPARE_WORDS) * VALUE_BYTES;
  } catch {
    return 0;
  }
}

// In bytes, about; 0: not known.
export function stackRoom() {
  return (found ??= measure());
}
