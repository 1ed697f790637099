// The static data of a module in one segment. Zeros between what is not zero are cut out by the optimiser, and weigh less
// compressed than the places of two thousand pieces.

const DATA = 11;
const DATA_COUNT = 12;
const I32_CONST = 0x41;
const END = 0x0b;

class Reader {
  at = 0;

  constructor(bytes) {
    this.bytes = bytes;
  }

  byte() {
    return this.bytes[this.at++];
  }

  // LEB128, of which sizes and counts are unsigned, places signed.
  number() {
    let [value, shift, byte] = [0, 1, 0];
    do {
      byte = this.byte();
      value += (byte & 127) * shift;
      shift *= 128;
    } while (byte & 128);
    return value;
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

function encoded(value, isSigned = false) {
  const bytes = [];
  const least = isSigned ? 64 : 128;
  for (; value >= least; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

// [place, bytes] of each segment; each is an active one of memory 0 at a constant place below 2 GiB.
function segmentsIn(section) {
  const reader = new Reader(section);
  return Array.from({ length: reader.number() }, () => {
    if (reader.byte() !== 0 || reader.byte() !== I32_CONST) throw new Error('a segment that is not active, or not at a constant place');
    const place = reader.number();
    if (reader.byte() !== END) throw new Error('a segment whose place is computed');
    return [place, reader.take(reader.number())];
  });
}

function merged(section) {
  const segments = segmentsIn(section).sort(([a], [b]) => a - b);
  const [begin] = segments[0];
  const [last, lastBytes] = segments.at(-1);
  const bytes = Buffer.alloc(last + lastBytes.length - begin);
  for (const [place, part] of segments) bytes.set(part, place - begin);
  return Buffer.concat([encoded(1), Buffer.from([0, I32_CONST]), encoded(begin, true), Buffer.from([END]), encoded(bytes.length), bytes]);
}

export function inOneSegment(module) {
  const reader = new Reader(module);
  const parts = [reader.take(8)];
  while (reader.at < module.length) {
    const id = reader.byte();
    const section = reader.take(reader.number());
    const body = { [DATA]: () => merged(section), [DATA_COUNT]: () => encoded(1) }[id]?.() ?? section;
    parts.push(Buffer.from([id]), encoded(body.length), body);
  }
  return Buffer.concat(parts);
}
