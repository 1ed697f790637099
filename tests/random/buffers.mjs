// Cases about bytes in memory: struct, array, memoryview, bytearray and the codes that turn bytes into text.

const DATA = [
  "b''",
  "b'a'",
  "b'abc'",
  "b'\\x00\\xff'",
  "b'spam eggs'",
  "b'\\x01\\x02\\x03\\x04\\x05\\x06\\x07\\x08'",
  "b'aXbXc'",
  'bytes(range(16))',
  "b'\\x80\\x7f' * 8",
  "b'\\x00' * 24",
  "b'  pad '",
  "b'1234'",
];
const NUMBERS = [
  '0',
  '1',
  '-1',
  '127',
  '128',
  '255',
  '256',
  '-129',
  '32767',
  '65536',
  '2**31',
  '2**63',
  '-2**63',
  '2**64',
  '1.5',
  '-0.0',
  "float('inf')",
  '1e40',
  '65504.0',
  '1e-8',
  'True',
  "b'x'",
  "b'spam'",
  "'x'",
  'None',
  "b''",
];

export function buffers(chance, make, text) {
  const data = () => chance.pick(DATA);
  const number = () => chance.pick(NUMBERS);
  const whole = () => chance.pick(['0', '1', '2', '-1', '3', '97', '255', '256', '-3', '100', 'True', 'None']);
  const bound = () => chance.pick(['', '', '0', '1', '2', '-1', '-2', '5', '100', '-100']);
  const slice = () => `${bound()}:${bound()}${chance.is(0.3) ? `:${chance.pick(['', '1', '2', '-1', '-2', '0'])}` : ''}`;
  const layout = () => {
    const prefix = chance.pick(['', '', '@', '=', '<', '>', '!']);
    const codes = [...'bBhHiIlLqQefd?cxsp', ...(prefix === '' || prefix === '@' ? 'nNP' : ''), chance.is(0.05) ? 'z' : 'i'];
    return `'${prefix}${chance.several(1, 4, () => `${chance.is(0.25) ? chance.between(0, 5) : ''}${chance.is(0.05) ? ' ' : ''}${chance.pick(codes)}`).join('')}'`;
  };
  const values = () => chance.several(1, 4, number).join(', ');
  const packing = () => {
    const f = layout();
    const fitting =
      f
        .slice(1, -1)
        .replace(/^[@=<>!]/, '')
        .match(/\d*\s*[a-zA-Z?]/g) ?? [];
    const one = (code) =>
      ({ f: '1.5', d: '-2.25', e: '0.1', '?': 'True', c: "b'x'", s: "b'spam'", p: "b'spam'" })[code] ?? chance.pick(['1', '100', '-1', '7']);
    const given = fitting.flatMap((item) => {
      const code = item.at(-1);
      if (code === 'x') return [];
      return Array.from({ length: code === 's' || code === 'p' ? 1 : Number(item.match(/\d+/)?.[0] ?? 1) }, () =>
        chance.is(0.1) ? number() : one(code),
      );
    });
    return chance.pick([
      `struct.calcsize(${f})`,
      `struct.pack(${[f, ...given].join(', ')})`,
      `struct.pack(${[f, ...given].join(', ')})`,
      `struct.unpack(${f}, struct.pack(${[f, ...given].join(', ')}))`,
      `struct.unpack(${f}, ${data()})`,
      `list(struct.iter_unpack(${f}, ${data()}))`,
      `struct.unpack_from(${f}, ${data()}, ${chance.between(-3, 5)})`,
      `struct.Struct(${f}).size`,
      `struct.Struct(${f}).format`,
      `struct.pack(${f}, ${values()})`,
      `(lambda b: (struct.pack_into(${[f, 'b', chance.between(-2, 4), ...given].join(', ')}), b))(bytearray(16))`,
    ]);
  };
  const TYPECODES = [...'bBhHiIlLqQfdu', 'x'];
  const arrays = () => {
    const code = chance.pick(TYPECODES);
    const items =
      code === 'u'
        ? chance.pick(["'abc'", "['a', 'é']", "''", '[1]'])
        : chance.pick(['[1, 2, 3]', '[]', '(5, 4)', 'range(4)', `[${number()}]`, data(), '[1.5]']);
    const a = `array.array('${code}', ${items})`;
    return chance.pick([
      a,
      a,
      `${a}.tobytes()`,
      `${a}[${slice()}]`,
      `${a} + ${a}`,
      `${a} * ${whole()}`,
      `${a}.itemsize`,
      `${a}.index(${whole()})`,
      `${a}.count(${whole()})`,
      `${a}.pop(${whole()})`,
      `${a}[${whole()}]`,
      `${a} == ${a}`,
      `${a} < array.array('i', [2])`,
      `memoryview(${a}).format`,
      `len(${a})`,
      `${a}.tolist()`,
      `sys.getsizeof(${a})`,
      ...[
        `a.append(${number()})`,
        `a.extend(${chance.pick(['[1, 2]', 'a', '(n for n in [3])', "array.array('d', [1])"])})`,
        `a.insert(${whole()}, ${whole()})`,
        'a.reverse()',
        `a.remove(${whole()})`,
        `a.frombytes(${data()})`,
        `a.fromlist([1, ${number()}])`,
        'a.byteswap()',
        `a.__setitem__(${whole()}, ${number()})`,
        `a.__setitem__(slice(0, 2), ${a})`,
        `a.__delitem__(slice(0, 2))`,
        'a.__iadd__(a)',
      ].map((change) => `(lambda a: (${change}, a))(${a})`),
    ]);
  };
  const views = () => {
    const base = chance.pick([`bytearray(${data()})`, data(), "array.array('h', [1, -2, 3])", "array.array('d', [1.5, 2])"]);
    const m = `memoryview(${base})${chance.is(0.3) ? `[${slice()}]` : ''}${chance.is(0.25) ? `.cast('${chance.pick([...'BbhHiIqQcd?', '@h'])}')` : ''}${chance.is(0.1) ? '.toreadonly()' : ''}`;
    return chance.pick([
      `${m}.tolist()`,
      `${m}.tobytes()`,
      `bytes(${m})`,
      `${m}[${whole()}]`,
      `${m}[${slice()}].tolist()`,
      `(lambda v: (v.format, v.itemsize, v.nbytes, v.shape, v.strides, v.ndim, v.readonly, v.contiguous))(${m})`,
      `${m} == ${chance.pick([m, data()])}`,
      `len(${m})`,
      `${m}.hex(${chance.pick(['', "':'", "'-', 2"])})`,
      `hash(${m})`,
      `${whole()} in ${m}`,
      `list(reversed(${m}))`,
      `${m}.cast('B').cast('${chance.pick([...'hiqdc'])}').tolist()`,
      `[*${m}]`,
      ...[
        `v.__setitem__(${whole()}, ${number()})`,
        `v.__setitem__(slice(${chance.between(0, 2)}, ${chance.between(1, 4)}), ${data()})`,
        'v.release()',
        `b.append(1)`,
        `b.extend(b'xx')`,
        `v.__delitem__(0)`,
        `v.__setitem__(slice(None, None, 2), v[1::2])`,
      ].map((change) => `(lambda b: (lambda v: (${change}, b, v.release()))(memoryview(b)))(bytearray(${data()}))`),
    ]);
  };
  const mutable = () => {
    const changes = chance.several(1, 3, () =>
      chance.pick([
        `b.append(${whole()})`,
        `b.extend(${chance.pick([data(), '[1, 2]', '[300]', 'b', "'x'"])})`,
        `b.insert(${whole()}, ${whole()})`,
        `b.pop(${chance.pick(['', whole()])})`,
        `b.remove(${whole()})`,
        'b.reverse()',
        'b.clear()',
        `b.__setitem__(${whole()}, ${whole()})`,
        `b.__setitem__(slice(${chance.between(-3, 3)}, ${chance.between(0, 6)}${chance.is(0.3) ? ', 2' : ''}), ${chance.pick([data(), '[1, 2]', 'b', '5'])})`,
        `b.__delitem__(slice(${chance.between(-3, 3)}, ${chance.between(0, 6)}, ${chance.pick(['1', '2', '-1'])}))`,
        `b.__iadd__(${data()})`,
        `b.__imul__(${whole()})`,
      ]),
    );
    return `(lambda b: (${changes.join(', ')}, b, len(b)))(bytearray(${data()}))`;
  };
  const methods = () => {
    const what = chance.is(0.5) ? data() : `bytearray(${data()})`;
    const other = () => chance.pick([data(), "b'X'", "b'a'", "b' '", "b''", '97', "'a'", "bytearray(b'b')", "memoryview(b'X')"]);
    return `${what}.${chance.pick([() => `find(${other()})`, () => `rfind(${other()}, ${whole()})`, () => `index(${other()})`, () => `rindex(${other()}, ${whole()}, ${whole()})`, () => `count(${other()})`, () => `split(${chance.pick(['', other()])})`, () => `rsplit(${other()}, ${whole()})`, () => `partition(${other()})`, () => `rpartition(${other()})`, () => `replace(${other()}, ${other()}, ${whole()})`, () => `translate(${chance.pick(['None', 'bytes(range(256))', 'bytes(range(255, -1, -1))', "b'short'"])}, ${other()})`, () => `translate(bytes.maketrans(b'ab', b'xy'))`, () => `startswith((${other()}, ${other()}))`, () => `endswith(${other()}, ${whole()})`, () => `join([${other()}, ${other()}])`, () => `strip(${other()})`, () => `removeprefix(${other()})`, () => `removesuffix(${other()})`, () => `hex(${chance.pick(['', "'-'", "':', 2", "'.', -3", "'ab'"])})`, () => `center(${whole()}, b'*')`, () => `ljust(9)`, () => `zfill(${whole()})`, () => `expandtabs(${whole()})`, () => 'splitlines(True)', () => 'title()', () => `decode('${chance.pick(['ascii', 'utf-8', 'latin-1', 'utf-16-le', 'utf-32', 'cp1252', 'utf-7', 'nothing'])}', '${chance.pick(['strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape'])}')`, () => `__getitem__(slice(${chance.between(-4, 4)}, ${chance.between(-4, 9)}, ${chance.pick(['1', '2', '-1'])}))`, () => `__mod__((${number()},))`, () => `__contains__(${other()})`, () => `__eq__(${other()})`])()}`;
  };
  const codes = () =>
    chance.pick([
      () => `binascii.${chance.pick(['hexlify', 'b2a_base64', 'crc32', 'b2a_hex'])}(${data()})`,
      () => `binascii.unhexlify(${chance.pick(["'00ff'", "b'0'", "'zz'", "'é'", "b'616263'"])})`,
      () =>
        `base64.${chance.pick(['b64encode', 'b32encode', 'b16encode', 'b85encode', 'a85encode', 'urlsafe_b64encode', 'encodebytes', 'b32hexencode'])}(${data()})`,
      () =>
        `base64.${chance.pick(['b64decode', 'b32decode', 'b16decode', 'b85decode', 'a85decode'])}(${chance.pick([data(), "b'YWJj'", "'YWI='", "b'YQ'", "b'MFRGG==='", "b'616263'", "b'VPa!s'", "b'@:E^'"])})`,
      () => `hashlib.${chance.pick(['md5', 'sha1', 'sha256', 'sha512', 'sha224', 'blake2b', 'blake2s', 'sha3_256'])}(${data()}).hexdigest()[:24]`,
      () => `zlib.${chance.pick(['crc32', 'adler32'])}(${data()}, ${chance.pick(['0', '1', '99'])})`,
      () => `zlib.decompress(zlib.compress(${data()}))`,
      () => `int.from_bytes(${data()}, '${chance.pick(['big', 'little', 'middle'])}', signed=${chance.pick(['True', 'False'])})`,
      () => `bytes.fromhex(${chance.pick(["'00 ff'", "'0 0'", "'xyz'", "' 61 62 '", "'6'"])})`,
      () => `bytes(${chance.pick(['[1, 2, 256]', '5', '-1', "'é', 'latin-1'", "'x'", '(1, 2)', 'range(3)', 'None', '[1.5]', 'memoryview(b"ab")'])})`,
      () => `hmac.new(b'key', ${data()}, 'sha256').hexdigest()[:16]`,
    ])();
  text.line('import struct, array, binascii, base64, hashlib, zlib, hmac');
  text.block('def case():', () => {
    for (let i = chance.between(15, 35); i > 0; i--)
      text.line(`show(lambda: ${chance.pick([packing, packing, arrays, views, views, mutable, methods, methods, codes])()})`);
  });
  text.line('run(case)');
}
