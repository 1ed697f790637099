// Tables of records as core/include/ouro/inspect.h describes them: rows of fixed-width fields in one buffer, read in place.
// Owns how a field is read; what fields there are the engine says (descriptions.js).

const decoder = new TextDecoder();
const WORD = 2 ** 32;

// How one field of a row is read from the buffer's 32-bit words.
function reader({ offset, bytes, isSigned }, rowWords) {
  const at = offset / 4;
  if (bytes === 8) {
    return isSigned
      ? (words, signed, row) => words[row * rowWords + at] + signed[row * rowWords + at + 1] * WORD
      : (words, signed, row) => words[row * rowWords + at] + words[row * rowWords + at + 1] * WORD;
  }
  return isSigned ? (words, signed, row) => signed[row * rowWords + at] : (words, signed, row) => words[row * rowWords + at];
}

// One table at one instant. `buffer`: its rows; `strings`: the texts that rows name.
export class Table {
  #words;
  #signed;
  #readers = {};
  // The names of the fields that row() gives: numbers, and texts.
  #numbers;
  #texts;
  #strings;
  // The text that was read last of each field: [offset, length, text].
  #last = {};

  constructor(type, buffer, strings) {
    this.type = type;
    this.#words = new Uint32Array(buffer);
    this.#signed = new Int32Array(buffer);
    this.#strings = new Uint8Array(strings);
    this.length = buffer.byteLength / type.bytes;
    for (const field of type.fields) this.#readers[field.name] = reader(field, type.bytes / 4);
    this.#texts = type.fields.filter(({ name }) => name.endsWith('Offset') && `${name.slice(0, -6)}Length` in this.#readers)
      .map(({ name }) => name.slice(0, -6));
    this.#numbers = type.fields.map(({ name }) => name).filter((name) => !/(Offset|Length)$/.test(name));
  }

  // A field of a row: a number, exact up to 2^53.
  value(row, field) {
    return this.#readers[field](this.#words, this.#signed, row);
  }

  // Reads that field of a row, quicker when it is asked for in many.
  reader(field) {
    const read = this.#readers[field];
    const [words, signed] = [this.#words, this.#signed];
    return (row) => read(words, signed, row);
  }

  // A text that a row names, as `label` or `name`; '' when it has none.
  text(row, field) {
    const [offset, length] = [this.value(row, `${field}Offset`), this.value(row, `${field}Length`)];
    const last = this.#last[field];
    // Neighbours often have the same, as calls of one function have its name.
    if (last !== undefined && last[1] === length && this.#isSame(last[0], offset, length)) return last[2];
    const text = decoder.decode(this.#strings.subarray(offset, offset + length));
    this.#last[field] = [offset, length, text];
    return text;
  }

  #isSame(one, other, length) {
    for (let i = 0; i < length; i++) if (this.#strings[one + i] !== this.#strings[other + i]) return false;
    return true;
  }

  // Whether a row's text is the same as that of a row of another table, which is quicker than reading both.
  hasSameText(row, field, other, otherRow) {
    const length = this.value(row, `${field}Length`);
    if (length !== other.value(otherRow, `${field}Length`)) return false;
    const at = this.value(row, `${field}Offset`);
    const otherAt = other.value(otherRow, `${field}Offset`);
    for (let i = 0; i < length; i++) if (this.#strings[at + i] !== other.#strings[otherAt + i]) return false;
    return true;
  }

  // All of a row: its fields as numbers, its texts.
  row(index) {
    const result = {};
    for (const name of this.#numbers) result[name] = this.value(index, name);
    for (const name of this.#texts) result[name] = this.text(index, name);
    return result;
  }

  // The first row whose field has this value; -1 when none has.
  find(field, value) {
    const read = this.#readers[field];
    for (let row = 0; row < this.length; row++) if (read(this.#words, this.#signed, row) === value) return row;
    return -1;
  }

  *[Symbol.iterator]() {
    for (let row = 0; row < this.length; row++) yield this.row(row);
  }
}
