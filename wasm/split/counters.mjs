// Puts a counter into each function of a module: a 32-bit word of linear memory from address 0, which is the end of the C stack and
// is not reached by what is counted.
import { encoded, encodedSigned, moduleOf, Reader, SECTION, sectionsOf } from './module_file.mjs';

const [I32_CONST, I32_LOAD, I32_STORE, I32_ADD] = [0x41, 0x28, 0x36, 0x6a];
const WORD = 4;
const ALIGNED = 2;

function counting(place) {
  const at = [I32_CONST, ...encodedSigned(place)];
  return Buffer.from([...at, ...at, I32_LOAD, ALIGNED, 0, I32_CONST, 1, I32_ADD, I32_STORE, ALIGNED, 0]);
}

// A function is its locals, in groups of a type, then its instructions.
function counted(body, number) {
  const reader = new Reader(body);
  reader.list(() => (reader.number(), reader.byte()));
  const parts = [body.subarray(0, reader.at), counting(WORD * number), body.subarray(reader.at)];
  return Buffer.concat([encoded(parts.reduce((sum, { length }) => sum + length, 0)), ...parts]);
}

// The module with counters, and how many bytes each of its functions has without.
export function withCounters(module) {
  const sizes = [];
  const sections = sectionsOf(module).map((section) => {
    if (section.id !== SECTION.code) return section;
    const functions = new Reader(section.body);
    const bodies = functions.list(() => {
      const body = functions.take(functions.number());
      return counted(body, sizes.push(body.length) - 1);
    });
    return { ...section, body: Buffer.concat([encoded(bodies.length), ...bodies]) };
  });
  return { bytes: moduleOf(sections), sizes };
}
