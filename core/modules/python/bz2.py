"""bzip2: blocks sorted, moved to front, and coded."""

import _compression

__all__ = ['BZ2File', 'BZ2Compressor', 'BZ2Decompressor', 'open', 'compress', 'decompress']

_BLOCK, _END = 0x314159265359, 0x177245385090
_MOST_WEIGHT = 1 << 21         # of a digit in the length of a run


def _crc_table():
    table = []
    for number in range(256):
        value = number << 24
        for _ in range(8):
            value = (value << 1 ^ 0x04c11db7 if value & 0x80000000 else value << 1) & 0xffffffff
        table.append(value)
    return table


def _crc(data, table=_crc_table()):
    value = 0xffffffff
    for byte in data:
        value = (value << 8 & 0xffffffff) ^ table[value >> 24 ^ byte]
    return value ^ 0xffffffff


# ---- reading

class _Short(Exception):
    """The data ends too early."""


class _Bits:
    def __init__(self, data, at):
        self.data = data
        self.at = at        # in bytes
        self.held = self.count = 0

    def take(self, count):
        while self.count < count:
            piece = self.data[self.at:self.at + 8]
            if not piece:
                raise _Short
            self.held = self.held << 8 * len(piece) | int.from_bytes(piece, 'big')
            self.count += 8 * len(piece)
            self.at += len(piece)
        self.count -= count
        value = self.held >> self.count
        self.held &= (1 << self.count) - 1
        return value

    def align(self):
        """Where the next whole byte is."""
        return self.at - self.count // 8


def _decoder(lengths):
    """{(length, code): symbol}, and the shortest length."""
    codes = {}
    code = 0
    for length in range(min(lengths), max(lengths) + 1):
        for symbol, own in enumerate(lengths):
            if own == length:
                codes[length, code] = symbol
                code += 1
        code <<= 1
    return codes, min(lengths)


def _read_block(bits, most):
    expected = bits.take(32)
    if bits.take(1):
        raise OSError('Invalid data stream')
    origin = bits.take(24)
    if origin > most + 10:
        raise OSError('Invalid data stream')
    used = bits.take(16)
    alphabet = []
    for group in range(16):
        if used >> 15 - group & 1:
            row = bits.take(16)
            alphabet += [group * 16 + one for one in range(16) if row >> 15 - one & 1]
    if not alphabet:
        raise OSError('Invalid data stream')
    groups = bits.take(3)
    if not 2 <= groups <= 6:
        raise OSError('Invalid data stream')
    selectors = bits.take(15)
    if not selectors:
        raise OSError('Invalid data stream')
    order = list(range(groups))
    chosen = []
    for _ in range(selectors):
        place = 0
        while bits.take(1):
            place += 1
            if place >= groups:
                raise OSError('Invalid data stream')
        order.insert(0, order.pop(place))
        chosen.append(order[0])
    tables = []
    for _ in range(groups):
        length = bits.take(5)
        lengths = []
        for _ in range(len(alphabet) + 2):
            while True:
                if not 1 <= length <= 20:
                    raise OSError('Invalid data stream')
                if not bits.take(1):
                    break
                length += -1 if bits.take(1) else 1
            lengths.append(length)
        tables.append(_decoder(lengths))
    last = []
    run = weight = 0
    end = len(alphabet) + 1
    front = list(alphabet)
    left = 0
    which = 0
    while True:
        if left == 0:
            if which >= len(chosen):
                raise OSError('Invalid data stream')
            codes, shortest = tables[chosen[which]]
            which += 1
            left = 50
        left -= 1
        length = shortest
        code = bits.take(length)
        while (symbol := codes.get((length, code))) is None:
            if length >= 20:
                raise OSError('Invalid data stream')
            code = code << 1 | bits.take(1)
            length += 1
        if symbol < 2:
            weight = weight << 1 if weight else 1
            if weight >= _MOST_WEIGHT:
                raise OSError('Invalid data stream')
            run += weight << symbol
            continue
        if run:
            if len(last) + run > most:
                raise OSError('Invalid data stream')
            last += [front[0]] * run
            run = weight = 0
        if symbol == end:
            break
        if len(last) >= most:
            raise OSError('Invalid data stream')
        front.insert(0, front.pop(symbol - 1))
        last.append(front[0])
    if origin >= len(last):
        raise OSError('Invalid data stream')
    # Back from the last column to the text: the n-th of a byte's places there is its n-th among the sorted.
    following = sorted(range(len(last)), key=last.__getitem__)
    plain = bytearray()
    at = following[origin]
    for _ in range(len(last)):
        plain.append(last[at])
        at = following[at]
    result = bytearray()
    same = 0
    before = None
    for byte in plain:
        if same == 4:
            result += bytes((before,)) * byte
            same = 0
            before = None
            continue
        same = same + 1 if byte == before else 1
        before = byte
        result.append(byte)
    if _crc(result) != expected:
        raise OSError('Invalid data stream')
    return bytes(result), expected


def _read_mark(bits):
    """What begins a block, or the end; refused at the first byte that is of neither."""
    mark = bits.take(8)
    known = _END if mark == _END >> 40 else _BLOCK
    for shift in range(40, -1, -8):
        if mark != known >> shift:
            raise OSError('Invalid data stream')
        if shift:
            mark = mark << 8 | bits.take(8)
    return known


def _read_stream(data, at=0):
    """One stream; (what it holds, where it ends)."""
    if data[at:at + 3] != b'BZh'[:len(data) - at]:
        raise OSError('Invalid data stream')
    if len(data) - at < 4:
        raise _Short
    if not 49 <= data[at + 3] <= 57:
        raise OSError('Invalid data stream')
    most = (data[at + 3] - 48) * 100000
    bits = _Bits(data, at + 4)
    pieces = []
    whole = 0
    while True:
        if _read_mark(bits) == _END:
            if bits.take(32) != whole:
                raise OSError('Invalid data stream')
            return b''.join(pieces), bits.align()
        piece, crc = _read_block(bits, most)
        whole = (whole << 1 | whole >> 31) & 0xffffffff ^ crc
        pieces.append(piece)


def decompress(data):
    data = bytes(data)
    pieces = []
    at = 0
    while at < len(data):
        try:
            piece, at = _read_stream(data, at)
        except _Short:
            raise ValueError('Compressed data ended before the end-of-stream marker was reached') from None
        except OSError:
            if pieces:
                break       # what follows a stream and is none is nothing
            raise
        pieces.append(piece)
    return b''.join(pieces)


# ---- writing

class _Out:
    def __init__(self):
        self.data = bytearray()
        self.held = self.count = 0

    def put(self, value, count):
        self.held = self.held << count | value
        self.count += count
        if self.count >= 64:
            extra = self.count & 7
            self.data += (self.held >> extra).to_bytes(self.count // 8, 'big')
            self.held &= (1 << extra) - 1
            self.count = extra

    def finish(self):
        if self.count & 7:
            self.put(0, 8 - (self.count & 7))
        self.data += self.held.to_bytes(self.count // 8, 'big')
        return bytes(self.data)


def _runs(data, most):
    """Four of the same byte are followed by how many more there are; the places in data where a block must end."""
    result = bytearray()
    at = start = 0
    size = len(data)
    while at < size:
        byte = data[at]
        end = at + 1
        while end < size and end - at < 255 and data[end] == byte:
            end += 1
        count = end - at
        if len(result) + 5 > most:
            yield bytes(result), data[start:at]
            result = bytearray()
            start = at
        if count >= 4:
            result += bytes((byte,)) * 4
            result.append(count - 4)
        else:
            result += bytes((byte,)) * count
        at = end
    if result:
        yield bytes(result), data[start:]


def _lengths(counts):
    """The length of each symbol's code, at most 17."""
    import heapq
    while True:
        heap = [(max(count, 1), symbol, None) for symbol, count in enumerate(counts)]
        heapq.heapify(heap)
        number = len(counts)
        while len(heap) > 1:
            one, two = heapq.heappop(heap), heapq.heappop(heap)
            heapq.heappush(heap, (one[0] + two[0], number, (one, two)))
            number += 1
        lengths = [0] * len(counts)
        todo = [(heap[0], 0)]
        while todo:
            (_, symbol, inner), depth = todo.pop()
            if inner is None:
                lengths[symbol] = max(depth, 1)
            else:
                todo += [(inner[0], depth + 1), (inner[1], depth + 1)]
        if max(lengths) <= 17:
            return lengths
        counts = [count // 2 + 1 for count in counts]


def _sorted_rotations(text):
    """Where each rotation begins, in order; by ranks of pieces that double in length."""
    size = len(text)
    rank = list(text)
    length = 1
    order = sorted(range(size), key=rank.__getitem__)
    while True:
        def key(at):
            return rank[at], rank[(at + length) % size]
        order.sort(key=key)
        new = [0] * size
        for before, at in zip(order, order[1:]):
            new[at] = new[before] + (key(before) != key(at))
        rank = new
        length *= 2
        if length >= size or rank[order[-1]] == size - 1:
            return order


def _write_block(out, text, plain):
    order = _sorted_rotations(text)
    alphabet = sorted(set(text))
    crc = _crc(plain)
    out.put(_BLOCK, 48)
    out.put(crc, 32)
    out.put(0, 1)
    out.put(order.index(0), 24)
    rows = [0] * 16
    for byte in alphabet:
        rows[byte >> 4] |= 1 << 15 - (byte & 15)
    out.put(sum(1 << 15 - group for group in range(16) if rows[group]), 16)
    for row in rows:
        if row:
            out.put(row, 16)
    symbols = []
    front = list(alphabet)
    run = 0

    def flush():
        nonlocal run
        while run:
            run -= 1
            symbols.append(run & 1)
            run >>= 1
    for at in order:
        place = front.index(text[at - 1])
        if place == 0:
            run += 1
            continue
        flush()
        front.insert(0, front.pop(place))
        symbols.append(place + 1)
    flush()
    end = len(alphabet) + 1
    symbols.append(end)
    counts = [0] * (end + 1)
    for symbol in symbols:
        counts[symbol] += 1
    lengths = _lengths(counts)
    codes, _ = _decoder(lengths)
    coded = [None] * len(lengths)
    for (length, code), symbol in codes.items():
        coded[symbol] = code, length
    selectors = -(-len(symbols) // 50)
    out.put(2, 3)
    out.put(selectors, 15)
    out.put(0, selectors)
    for _ in range(2):
        current = lengths[0]
        out.put(current, 5)
        for length in lengths:
            while current != length:
                out.put(2 if current < length else 3, 2)
                current += 1 if current < length else -1
            out.put(0, 1)
    for symbol in symbols:
        out.put(*coded[symbol])
    return crc


def compress(data, compresslevel=9):
    if not 1 <= compresslevel <= 9:
        raise ValueError('compresslevel must be between 1 and 9')
    data = bytes(data)
    out = _Out()
    out.data += b'BZh%d' % compresslevel
    whole = 0
    for text, plain in _runs(data, compresslevel * 100000 - 20):
        crc = _write_block(out, text, plain)
        whole = (whole << 1 | whole >> 31) & 0xffffffff ^ crc
    out.put(_END, 48)
    out.put(whole, 32)
    return out.finish()


class BZ2Compressor:
    """Takes data in pieces, and gives all of it at the end."""

    def __init__(self, compresslevel=9, /):
        if not 1 <= compresslevel <= 9:
            raise ValueError('compresslevel must be between 1 and 9')
        self._level = compresslevel
        self._pieces = []
        self._is_done = False

    def compress(self, data, /):
        if self._is_done:
            raise ValueError('Compressor has been flushed')
        self._pieces.append(bytes(data))
        return b''

    def flush(self):
        if self._is_done:
            raise ValueError('Repeated call to flush()')
        self._is_done = True
        return compress(b''.join(self._pieces), self._level)


class BZ2Decompressor:
    """Takes data in pieces, and gives what it holds once a stream is whole."""

    def __init__(self):
        self.eof = False
        self.needs_input = True
        self.unused_data = b''
        self._data = b''
        self._ready = b''

    def decompress(self, data, max_length=-1):
        if self.eof and not self._ready:
            raise EOFError('End of stream already reached')
        self._data += bytes(data)
        if not self._ready and self._data:
            try:
                self._ready, end = _read_stream(self._data)
            except _Short:
                return b''
            self.unused_data = self._data[end:]
            self._data = b''
            self._is_whole = True
        if max_length < 0:
            piece, self._ready = self._ready, b''
        else:
            piece, self._ready = self._ready[:max_length], self._ready[max_length:]
        self.needs_input = False
        self.eof = not self._ready
        return piece


class BZ2File(_compression.BaseStream):
    def __init__(self, filename, mode='r', *, compresslevel=9):
        if not 1 <= compresslevel <= 9:
            raise ValueError('compresslevel must be between 1 and 9')
        self._level = compresslevel
        self._begin(filename, _compression.mode_of(mode, 'Invalid mode: %r'))

    def _unpacked(self, data):
        try:
            return decompress(data)
        except ValueError:
            raise EOFError('Compressed file ended before the end-of-stream marker was reached') from None

    def _packed(self, data):
        return compress(data, self._level)


def open(filename, mode='rb', compresslevel=9, encoding=None, errors=None, newline=None):
    return _compression.opened(lambda plain: BZ2File(filename, plain, compresslevel=compresslevel),
                               mode, encoding, errors, newline)
