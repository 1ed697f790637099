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

export function withCounters(module) {
  let count = 0;
  const sections = sectionsOf(module).map((section) => {
    if (section.id !== SECTION.code) return section;
    const reader = new Reader(section.body);
    const bodies = reader.list(() => counted(reader.take(reader.number()), count++));
    return { ...section, body: Buffer.concat([encoded(count), ...bodies]) };
  });
  return { bytes: moduleOf(sections), count };
}
