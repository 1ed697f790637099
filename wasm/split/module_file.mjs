// A WebAssembly module as a file: its numbers, sections, segments and names. Owns the format.

export const FUNCTION = 0;
export const SECTION = { custom: 0, import: 2, export: 7, code: 10, data: 11, dataCount: 12 };
const [I32_CONST, END] = [0x41, 0x0b];
const FUNCTION_NAMES = 1;

export class Reader {
  at = 0;

  constructor(bytes) {
    this.bytes = bytes;
  }

  get isAtEnd() {
    return this.at >= this.bytes.length;
  }

  byte() {
    return this.bytes[this.at++];
  }

  // LEB128.
  number() {
    let [value, unit, byte] = [0, 1, 0];
    do {
      byte = this.byte();
      value += (byte & 127) * unit;
      unit *= 128;
    } while (byte & 128);
    return value;
  }

  signed() {
    const from = this.at;
    const value = this.number();
    const end = 128 ** (this.at - from);
    return value >= end / 2 ? value - end : value;
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return Buffer.from(this.take(this.number())).toString();
  }

  list(read) {
    return Array.from({ length: this.number() }, read);
  }
}

export function encoded(value) {
  const bytes = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

export function encodedSigned(value) {
  const bytes = [];
  for (; value < -64 || value >= 64; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value & 127]);
}

export const named = (name) => Buffer.concat([encoded(Buffer.byteLength(name)), Buffer.from(name)]);
export const sized = (...parts) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([encoded(body.length), body]);
};
export const listOf = (parts) => [encoded(parts.length), ...parts];

// [{ id, name, body }] of a module; `name` is a custom section's.
export function sectionsOf(module) {
  const reader = new Reader(module);
  reader.take(8);
  const sections = [];
  while (!reader.isAtEnd) {
    const id = reader.byte();
    const whole = reader.take(reader.number());
    const inside = new Reader(whole);
    const name = id === SECTION.custom ? inside.text() : undefined;
    sections.push({ id, name, body: whole.subarray(inside.at) });
  }
  return sections;
}

export function moduleOf(sections) {
  const header = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  return Buffer.concat([header, ...sections.flatMap(({ id, name, body }) => [
    Buffer.from([id]),
    name === undefined ? sized(body) : sized(named(name), body),
  ])]);
}

// What an import section says: [{ module, name, kind, type }], `type` as it is written there.
function importsIn(section) {
  const reader = new Reader(section);
  const limits = () => {
    const hasMaximum = reader.number() & 1;
    reader.number();
    if (hasMaximum) reader.number();
  };
  const SKIP = [() => reader.number(), () => (reader.byte(), limits()), limits, () => reader.take(2)];
  return reader.list(() => {
    const [module, name, kind] = [reader.text(), reader.text(), reader.byte()];
    const from = reader.at;
    SKIP[kind]();
    return { module, name, kind, type: section.subarray(from, reader.at) };
  });
}

// How many functions are imported: what is defined is numbered after them.
export const importedFunctions = (sections) =>
  importsIn(sections.find(({ id }) => id === SECTION.import).body).filter(({ kind }) => kind === FUNCTION).length;

export const definedFunctions = (sections) => new Reader(sections.find(({ id }) => id === SECTION.code).body).number();

// [place, bytes] of each segment; each is an active one of memory 0 at a constant place below 2 GiB.
export function segmentsIn(section) {
  const reader = new Reader(section);
  return reader.list(() => {
    if (reader.byte() !== 0 || reader.byte() !== I32_CONST) throw new Error('a segment that is not active, or not at a constant place');
    const place = reader.signed();
    if (reader.byte() !== END) throw new Error('a segment whose place is computed');
    return [place, reader.take(reader.number())];
  });
}

export const sectionOf = (segments) => Buffer.concat(listOf(segments.map(([place, bytes]) =>
  Buffer.concat([Buffer.from([0, I32_CONST]), encodedSigned(place), Buffer.from([END]), encoded(bytes.length), bytes]))));

// The names of functions, by their number among those that are defined.
export function functionNames(module) {
  const sections = sectionsOf(module);
  const reader = new Reader(sections.find(({ name }) => name === 'name').body);
  const imported = importedFunctions(sections);
  const names = [];
  while (!reader.isAtEnd) {
    const kind = reader.byte();
    const inside = new Reader(reader.take(reader.number()));
    if (kind === FUNCTION_NAMES) inside.list(() => (names[inside.number() - imported] = inside.text()));
  }
  return names;
}

// The functions that a module exports, by the same number.
export function exportedFunctions(module) {
  const sections = sectionsOf(module);
  const reader = new Reader(sections.find(({ id }) => id === SECTION.export).body);
  const rows = reader.list(() => (reader.text(), [reader.byte(), reader.number()]));
  const imported = importedFunctions(sections);
  return new Set(rows.filter(([kind]) => kind === FUNCTION).map(([, index]) => index - imported));
}

const withSection = (module, id, change) =>
  moduleOf(sectionsOf(module).map((section) => (section.id === id ? { ...section, body: change(section.body) } : section)));

// The same module, with what it exports under other names.
export const withExportsNamed = (module, rename) => withSection(module, SECTION.export, (body) => {
  const reader = new Reader(body);
  return Buffer.concat(listOf(reader.list(() => Buffer.concat([named(rename(reader.text())), reader.take(1), encoded(reader.number())]))));
});

// The same module, with what it imports under other names; `rename(name, module)` is asked in the order of the imports.
export const withImportsNamed = (module, rename) => withSection(module, SECTION.import, (body) =>
  Buffer.concat(listOf(importsIn(body).map((one) =>
    Buffer.concat([named(one.module), named(rename(one.name, one.module)), Buffer.from([one.kind]), one.type])))));
