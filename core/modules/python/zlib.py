"""Checksums, and bytes made shorter (RFC 1950, RFC 1951). What is written here any reader understands; it is not as short as
what others write, since the codes are always the fixed ones."""

from binascii import crc32

MAX_WBITS, DEFLATED, DEF_MEM_LEVEL, DEF_BUF_SIZE = 15, 8, 8, 16384
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = range(5)
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_TREES = range(7)
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = '1.2.13'


class error(Exception):
    __module__ = 'zlib'


_LENGTHS = [(3 + n, 0) for n in range(8)] + [(3 + (n % 4 + 4 << n // 4 - 1), n // 4 - 1) for n in range(8, 28)] + [(258, 0)]
_DISTANCES = [(1 + n, 0) for n in range(4)] + [(1 + (n % 2 + 2 << n // 2 - 1), n // 2 - 1) for n in range(4, 30)]
_ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)
_FIXED = [8] * 144 + [9] * 112 + [7] * 24 + [8] * 8


def _bytes(data):
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


def adler32(data, value=1, /):
    a, b = value & 0xffff, value >> 16 & 0xffff
    for byte in _bytes(data):
        a += byte
        b += a
    return b % 65521 << 16 | a % 65521


# ---- reading

class _Incomplete(Exception):
    pass


def _codes(lengths):
    """{(length, code): symbol}; codes of one length follow each other, a bit longer after those that are shorter."""
    result, code = {}, 0
    for length in range(1, 16):
        code <<= 1
        for symbol, its in enumerate(lengths):
            if its == length:
                result[length, code] = symbol
                code += 1
    return result


class _Reader:
    def __init__(self, data, place):
        self.data, self.place, self.held, self.count = data, place, 0, 0

    def bits(self, count):
        while self.count < count:
            if self.place >= len(self.data):
                raise _Incomplete
            self.held |= self.data[self.place] << self.count
            self.place += 1
            self.count += 8
        value = self.held & (1 << count) - 1
        self.held >>= count
        self.count -= count
        return value

    def symbol(self, codes, what):
        code = 0
        for length in range(1, 16):
            code = code << 1 | self.bits(1)
            found = codes.get((length, code))
            if found is not None:
                return found
        raise error(f'Error -3 while decompressing data: invalid {what}')

    def tables(self):
        literals, distances, count = self.bits(5) + 257, self.bits(5) + 1, self.bits(4) + 4
        lengths = [0] * 19
        for place in _ORDER[:count]:
            lengths[place] = self.bits(3)
        codes, lengths = _codes(lengths), []
        while len(lengths) < literals + distances:
            symbol = self.symbol(codes, 'code lengths set')
            if symbol < 16:
                lengths.append(symbol)
            elif symbol == 16:
                if not lengths:
                    raise error('Error -3 while decompressing data: invalid bit length repeat')
                lengths += lengths[-1:] * (self.bits(2) + 3)
            else:
                lengths += [0] * (self.bits(3) + 3 if symbol == 17 else self.bits(7) + 11)
        return _codes(lengths[:literals]), _codes(lengths[literals:])

    def stored(self, result):
        self.held = self.count = 0
        head = self.data[self.place:self.place + 4]
        if len(head) < 4:
            raise _Incomplete
        length = head[0] | head[1] << 8
        if length ^ 0xffff != head[2] | head[3] << 8:
            raise error('Error -3 while decompressing data: invalid stored block lengths')
        self.place += 4
        if self.place + length > len(self.data):
            raise _Incomplete
        result += self.data[self.place:self.place + length]
        self.place += length

    def inflate(self):
        result = bytearray()
        is_last = 0
        while not is_last:
            is_last, kind = self.bits(1), self.bits(2)
            if kind == 0:
                self.stored(result)
                continue
            if kind == 3:
                raise error('Error -3 while decompressing data: invalid block type')
            literals, distances = self.tables() if kind == 2 else (_codes(_FIXED), _codes([5] * 30))
            while True:
                symbol = self.symbol(literals, 'literal/length code')
                if symbol < 256:
                    result.append(symbol)
                    continue
                if symbol == 256:
                    break
                length, extra = _LENGTHS[symbol - 257]
                length += self.bits(extra)
                distance, extra = _DISTANCES[self.symbol(distances, 'distance code')]
                distance += self.bits(extra)
                if distance > len(result):
                    raise error('Error -3 while decompressing data: invalid distance too far back')
                for _ in range(length):
                    result.append(result[-distance])
        return bytes(result)


def _expand(data, wbits):
    """The bytes, and where in the data their end is."""
    place = 0
    if wbits > 0:
        if len(data) < 2:
            raise _Incomplete
        if (data[0] << 8 | data[1]) % 31:
            raise error('Error -3 while decompressing data: incorrect header check')
        if data[0] & 15 != 8:
            raise error('Error -3 while decompressing data: unknown compression method')
        place = 2
    reader = _Reader(data, place)
    result = reader.inflate()
    place = reader.place
    if wbits > 0:
        if len(data) < place + 4:
            raise _Incomplete
        if int.from_bytes(data[place:place + 4], 'big') != adler32(result):
            raise error('Error -3 while decompressing data: incorrect data check')
        place += 4
    return result, place


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    try:
        return _expand(_bytes(data), wbits)[0]
    except _Incomplete:
        raise error('Error -5 while decompressing data: incomplete or truncated stream') from None


# ---- writing

class _Writer:
    def __init__(self):
        self.bytes, self.held, self.count = bytearray(), 0, 0

    def bits(self, value, count):
        self.held |= value << self.count
        self.count += count
        while self.count >= 8:
            self.bytes.append(self.held & 255)
            self.held >>= 8
            self.count -= 8

    def code(self, value, count):
        self.bits(int(f'{value:0{count}b}'[::-1], 2), count)

    def symbol(self, symbol):
        if symbol < 144:
            self.code(0x30 + symbol, 8)
        elif symbol < 256:
            self.code(0x190 + symbol - 144, 9)
        elif symbol < 280:
            self.code(symbol - 256, 7)
        else:
            self.code(0xc0 + symbol - 280, 8)


def _row(table, value):
    row = len(table) - 1
    while table[row][0] > value:
        row -= 1
    return row


def _deflate(data, level):
    writer = _Writer()
    if level == 0:
        pieces = [data[at:at + 65535] for at in range(0, len(data), 65535)] or [b'']
        for number, piece in enumerate(pieces):
            head = bytes((number + 1 == len(pieces),)) + len(piece).to_bytes(2, 'little')
            writer.bytes += head + (len(piece) ^ 0xffff).to_bytes(2, 'little') + piece
        return bytes(writer.bytes)
    writer.bits(3, 3)
    seen, at = {}, 0
    while at < len(data):
        key = data[at:at + 3]
        before = seen.get(key, -32769)
        length = 0
        if len(key) == 3 and at - before <= 32768:
            while length < 258 and at + length < len(data) and data[before + length] == data[at + length]:
                length += 1
        if length < 3:
            writer.symbol(data[at])
            length = 1
        else:
            row = _row(_LENGTHS, length)
            writer.symbol(257 + row)
            writer.bits(length - _LENGTHS[row][0], _LENGTHS[row][1])
            row = _row(_DISTANCES, at - before)
            writer.code(row, 5)
            writer.bits(at - before - _DISTANCES[row][0], _DISTANCES[row][1])
        for place in range(at, at + length):
            seen[data[place:place + 3]] = place
        at += length
    writer.symbol(256)
    if writer.count:
        writer.bits(0, 8 - writer.count)
    return bytes(writer.bytes)


def compress(data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS):
    data = _bytes(data)
    if not -1 <= level <= 9:
        raise error('Bad compression level')
    body = _deflate(data, level)
    if wbits < 0:
        return body
    head = {0: b'\x78\x01', 1: b'\x78\x01', 6: b'\x78\x9c', -1: b'\x78\x9c'}.get(
        level, b'\x78\x5e' if level < 6 else b'\x78\xda')
    return head + body + adler32(data).to_bytes(4, 'big')


class _Compress:
    def __init__(self, level, wbits):
        self._level, self._wbits, self._data = level, wbits, b''

    def compress(self, data, /):
        self._data += _bytes(data)
        return b''

    def flush(self, mode=Z_FINISH, /):
        data, self._data = self._data, b''
        return compress(data, self._level, self._wbits) if mode == Z_FINISH else b''


def compressobj(level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,
                strategy=Z_DEFAULT_STRATEGY, zdict=None):
    return _Compress(level, wbits)


class _Decompress:
    def __init__(self, wbits):
        self._wbits, self._data = wbits, b''
        self.unused_data = self.unconsumed_tail = b''
        self.eof = False

    def decompress(self, data, /, max_length=0):
        data = self._data + _bytes(data)
        if self.eof:
            self.unused_data += data
            return b''
        try:
            result, place = _expand(data, self._wbits)
        except _Incomplete:
            self._data = data
            return b''
        self._data, self.unused_data, self.eof = b'', data[place:], True
        return result

    def flush(self, length=DEF_BUF_SIZE, /):
        return b''


def decompressobj(wbits=MAX_WBITS, zdict=b''):
    return _Decompress(wbits)


from _types import _as_builtin
for _each in (
        'adler32', 'compress', 'compressobj', 'decompress', 'decompressobj'):
    globals()[_each] = _as_builtin(globals()[_each])
del _as_builtin, _each
