// A relocatable object file (WebAssembly's linking conventions, version 2): reading it, and writing it with other static data and
// names. Owns the format; parts.mjs decides what lies where.
import {
  encoded, encodedSigned, FUNCTION, importedFunctions, listOf, moduleOf, named, Reader, SECTION, sectionOf, sectionsOf, sized,
} from './module_file.mjs';

export const DATA = 1;
const [LOCAL, UNDEFINED, EXPORTED, NAMED, KEPT] = [0x02, 0x10, 0x20, 0x40, 0x80];

const SEGMENT_INFO = 5;
const SYMBOL_TABLE = 8;
const WITH_INDEX_AND_NAME = [FUNCTION, 2, 4, 5]; // global, tag, table
// Relocations that add a number: those of addresses, and of places in functions and sections.
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 22, 23]);
const WANTED_CUSTOM = new Set(['linking', 'reloc.CODE', 'reloc.DATA', 'target_features']);

function readSymbol(reader) {
  const [kind, flags] = [reader.byte(), reader.number()];
  const isDefined = (flags & UNDEFINED) === 0;
  const isLocal = (flags & LOCAL) !== 0;
  const symbol = { kind, flags, isDefined, isLocal, isRoot: isDefined && (flags & (EXPORTED | KEPT)) !== 0 };
  if (kind === DATA) {
    symbol.name = reader.text();
    if (isDefined) [symbol.segment, symbol.offset, symbol.size] = [reader.number(), reader.number(), reader.number()];
  } else {
    symbol.index = reader.number();
    if (WITH_INDEX_AND_NAME.includes(kind) && (isDefined || flags & NAMED)) symbol.name = reader.text();
  }
  return symbol;
}

function symbolBytes({ kind, flags, isDefined, name, index, segment, offset, size }) {
  const head = [Buffer.from([kind]), encoded(flags)];
  if (kind !== DATA) return Buffer.concat([...head, encoded(index), ...(name === undefined ? [] : [named(name)])]);
  return Buffer.concat([...head, named(name), ...(isDefined ? [segment, offset, size].map(encoded) : [])]);
}

// Subsections of "linking": [[kind, bytes]].
function linkingOf(body) {
  const reader = new Reader(body);
  if (reader.number() !== 2) throw new Error('linking conventions of another version');
  const parts = [];
  while (!reader.isAtEnd) parts.push([reader.byte(), reader.take(reader.number())]);
  return parts;
}

function readRelocations(body) {
  const reader = new Reader(body);
  const section = reader.number();
  const list = reader.list(() => {
    const [type, offset, symbol] = [reader.byte(), reader.number(), reader.number()];
    return { type, offset, symbol, addend: WITH_ADDEND.has(type) ? reader.signed() : 0 };
  });
  return { section, list };
}

const relocationBytes = ({ type, offset, symbol, addend }) => Buffer.concat([
  Buffer.from([type]), encoded(offset), encoded(symbol), ...(WITH_ADDEND.has(type) ? [encodedSigned(addend)] : []),
]);

// Where the bodies of functions and segments lie in their section.
function placesIn(body, skipHead) {
  const reader = new Reader(body);
  return reader.list(() => {
    skipHead(reader);
    const length = reader.number();
    const from = reader.at;
    reader.take(length);
    return { from, to: reader.at };
  });
}

function skipSegmentHead(reader) {
  reader.take(2);
  reader.signed();
  reader.take(1);
}

// A relocatable file: symbols, segments [{ name, alignment, flags, from, bytes }], functions [{ from, to }], relocations of both.
export function readRelocatable(bytes) {
  const sections = sectionsOf(bytes).filter(({ name }) => name === undefined || WANTED_CUSTOM.has(name));
  const custom = (wanted) => sections.find(({ name }) => name === wanted).body;
  const ofKind = (wanted) => sections.find(({ id }) => id === wanted).body;
  const linking = new Map(linkingOf(custom('linking')));
  const info = new Reader(linking.get(SEGMENT_INFO));
  const described = info.list(() => ({ name: info.text(), alignment: 2 ** info.number(), flags: info.number() }));
  const data = ofKind(SECTION.data);
  const places = placesIn(data, skipSegmentHead);
  const symbols = new Reader(linking.get(SYMBOL_TABLE));
  return {
    sections,
    linking,
    imported: importedFunctions(sections),
    symbols: symbols.list(() => readSymbol(symbols)),
    functions: placesIn(ofKind(SECTION.code), () => {}),
    segments: described.map((one, i) => ({ ...one, ...places[i], bytes: data.subarray(places[i].from, places[i].to) })),
    codeRelocations: readRelocations(custom('reloc.CODE')).list,
    dataRelocations: readRelocations(custom('reloc.DATA')),
  };
}

// The same file with other symbols, segments [{ name, alignment, flags, bytes, relocations }] and names.
export function writeRelocatable({ sections, linking, dataRelocations }, symbols, segments) {
  let place = 0;
  const data = sectionOf(segments.map(({ bytes }) => [(place += bytes.length) - bytes.length, bytes]));
  const places = placesIn(data, skipSegmentHead).map(({ from }) => from);
  const relocations = segments.flatMap(({ relocations: list }, i) => list.map((one) => ({ ...one, offset: one.offset + places[i] })));
  const info = segments.map(({ name, alignment, flags }) => Buffer.concat([named(name), encoded(Math.log2(alignment)), encoded(flags)]));
  const parts = new Map(linking)
    .set(SEGMENT_INFO, Buffer.concat(listOf(info)))
    .set(SYMBOL_TABLE, Buffer.concat(listOf(symbols.map(symbolBytes))));
  const bodies = {
    [SECTION.data]: () => data,
    [SECTION.dataCount]: () => encoded(segments.length),
    linking: () => Buffer.concat([encoded(2), ...[...parts].map(([kind, part]) => Buffer.concat([Buffer.from([kind]), sized(part)]))]),
    'reloc.DATA': () => Buffer.concat([encoded(dataRelocations.section), ...listOf(relocations.map(relocationBytes))]),
  };
  return moduleOf(sections.map((section) => ({ ...section, body: bodies[section.name ?? section.id]?.() ?? section.body })));
}
