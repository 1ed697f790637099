// Lays the static data of a relocatable object file anew, in two segments: what the functions of the engine's first module can reach,
// and the rest. Owns what can be reached, and what lies where. Only what the object file says counts, a symbol for each address: an
// address in linked code may lie outside what it is of, as that of `table - 'A'` does.
import { FUNCTION, Reader } from './module_file.mjs';
import { DATA, readRelocatable, writeRelocatable } from './object_file.mjs';

const INIT_FUNCTIONS = 6;
const ALIGNMENT = 16;
const FIRST = '.rodata';
const REST = 'rest';

const isZeroed = ({ name }) => name.startsWith('.bss');

// The one of `places` ({ from, to }, in order) that `offset` lies in.
function indexOf(places, offset) {
  let [low, high] = [0, places.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (places[middle].from <= offset) low = middle;
    else high = middle;
  }
  return low;
}

function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}

// Compilers give the texts in a program names of this kind, and nobody asks for their address: equal ones are one.
const isText = ({ name }, bytes) => name.startsWith('.L') && bytes.at(-1) === 0;

// What each data symbol stands for: { bytes, segment, offset, relocations }; of tables that are one and equal texts the same one.
function dataOf({ symbols, segments, dataRelocations }) {
  const bySegment = grouped(dataRelocations.list, ({ offset }) => indexOf(segments, offset));
  const known = new Map();
  return symbols.map((symbol) => {
    if (symbol.kind !== DATA || !symbol.isDefined || isZeroed(segments[symbol.segment])) return undefined;
    const { segment, offset, size } = symbol;
    const { from, bytes: all } = segments[segment];
    const bytes = all.subarray(offset, offset + size);
    const relocations = (bySegment.get(segment) ?? [])
      .map((one) => ({ ...one, offset: one.offset - from - offset }))
      .filter((one) => one.offset >= 0 && one.offset < size);
    const key = isText(symbol, bytes) && relocations.length === 0 ? bytes.toString('latin1') : `\0${segment} ${offset} ${size}`;
    if (!known.has(key)) known.set(key, { bytes, segment, offset, relocations });
    return known.get(key);
  });
}

class Program {
  constructor(file) {
    this.file = file;
    this.data = dataOf(file);
    this.calls = grouped(file.codeRelocations, ({ offset }) => indexOf(file.functions, offset));
  }

  #functionOf({ index }) {
    return index - this.file.imported;
  }

  // All data that these functions reach, by way of other data; and, with `alsoCalled`, by way of other functions.
  reachable(functions, { alsoCalled }) {
    const reached = new Set(functions);
    for (const one of reached) {
      const relocations = typeof one === 'number' ? this.calls.get(one) ?? [] : one.relocations;
      for (const { symbol: number } of relocations) {
        const symbol = this.file.symbols[number];
        if (this.data[number] !== undefined) reached.add(this.data[number]);
        else if (alsoCalled && symbol.kind === FUNCTION && symbol.isDefined) reached.add(this.#functionOf(symbol));
      }
    }
    return reached;
  }

  functionsWhere(isWanted) {
    return this.file.symbols.flatMap((symbol, number) =>
      (symbol.kind === FUNCTION && symbol.isDefined && isWanted(symbol, number) ? [this.#functionOf(symbol)] : []));
  }

  // All that the linker will keep.
  live() {
    const reader = new Reader(this.file.linking.get(INIT_FUNCTIONS) ?? Buffer.from([0]));
    const initial = new Set(reader.list(() => (reader.number(), reader.number())));
    return this.reachable(this.functionsWhere(({ isRoot }, number) => isRoot || initial.has(number)), { alsoCalled: true });
  }
}

// A segment of these data, each as far from a round place as it was; adds where they lie to `places`.
function layOut(name, all, number, alignments, places) {
  const chunks = [];
  const relocations = [];
  let at = 0;
  for (const one of all) {
    const gap = (((one.offset - at) % alignments[one.segment]) + alignments[one.segment]) % alignments[one.segment];
    chunks.push(Buffer.alloc(gap), one.bytes);
    at += gap;
    places.set(one, { segment: number, offset: at });
    for (const relocation of one.relocations) relocations.push({ ...relocation, offset: relocation.offset + at });
    at += one.bytes.length;
  }
  return { name, alignment: ALIGNMENT, flags: 0, bytes: Buffer.concat(chunks), relocations };
}

// The same object file, with functions' names that are each one's own, and those data in a segment named REST that no function reaches
// of which `isFirst` tells by such a name.
export function inParts(bytes, isFirst = () => true) {
  const file = readRelocatable(bytes);
  const names = file.symbols.map(({ kind, isDefined, isLocal, index, name }) =>
    (kind === FUNCTION && isDefined && isLocal ? `${name}.${index}` : name));
  const program = new Program(file);
  const live = [...program.live()].filter((one) => typeof one === 'object');
  const first = program.reachable(program.functionsWhere((symbol, number) => isFirst(names[number])), { alsoCalled: false });
  const inOrder = live.sort((a, b) => a.segment - b.segment || a.offset - b.offset);
  const alignments = file.segments.map(({ alignment }) => alignment);
  const places = new Map();
  const parts = [[FIRST, inOrder.filter((one) => first.has(one))], [REST, inOrder.filter((one) => !first.has(one))]]
    .filter(([, data]) => data.length > 0);
  const segments = parts.map(([name, data], number) => layOut(name, data, number, alignments, places));
  const zeroed = new Map();
  file.segments.forEach((segment, number) => {
    if (isZeroed(segment)) zeroed.set(number, segments.push({ ...segment, relocations: [] }) - 1);
  });
  const symbols = file.symbols.map((symbol, number) => {
    if (symbol.kind !== DATA || !symbol.isDefined) return { ...symbol, name: names[number] };
    if (zeroed.has(symbol.segment)) return { ...symbol, segment: zeroed.get(symbol.segment) };
    // What only dead functions know of is nowhere.
    return { ...symbol, ...(places.get(program.data[number]) ?? { segment: 0, offset: 0, size: 0 }) };
  });
  return writeRelocatable(file, symbols, segments);
}
