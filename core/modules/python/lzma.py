"""LZMA: .xz files read and written, .lzma files read."""

import _compression
import zlib

__all__ = ['CHECK_NONE', 'CHECK_CRC32', 'CHECK_CRC64', 'CHECK_SHA256', 'CHECK_ID_MAX', 'CHECK_UNKNOWN', 'FILTER_LZMA1',
           'FILTER_LZMA2', 'FILTER_DELTA', 'FILTER_X86', 'FORMAT_AUTO', 'FORMAT_XZ', 'FORMAT_ALONE', 'FORMAT_RAW', 'MF_HC3',
           'MF_HC4', 'MF_BT2', 'MF_BT3', 'MF_BT4', 'MODE_FAST', 'MODE_NORMAL', 'PRESET_DEFAULT', 'PRESET_EXTREME',
           'LZMACompressor', 'LZMADecompressor', 'LZMAFile', 'LZMAError', 'open', 'compress', 'decompress', 'is_check_supported']

FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW = 0, 1, 2, 3
CHECK_NONE, CHECK_CRC32, CHECK_CRC64, CHECK_SHA256, CHECK_ID_MAX, CHECK_UNKNOWN = 0, 1, 4, 10, 15, 16
FILTER_LZMA1, FILTER_LZMA2, FILTER_DELTA, FILTER_X86 = 0x4000000000000001, 33, 3, 4
MF_HC3, MF_HC4, MF_BT2, MF_BT3, MF_BT4 = 3, 4, 18, 19, 20
MODE_FAST, MODE_NORMAL = 1, 2
PRESET_DEFAULT, PRESET_EXTREME = 6, 1 << 31


class LZMAError(Exception):
    pass


class _Short(Exception):
    """The data ends too early."""


def _crc64_table():
    table = []
    for number in range(256):
        for _ in range(8):
            number = number >> 1 ^ 0xc96c5795d7870f42 if number & 1 else number >> 1
        table.append(number)
    return table


_table = []


def _check(kind, data):
    if kind == CHECK_NONE:
        return b''
    if kind == CHECK_CRC32:
        return zlib.crc32(data).to_bytes(4, 'little')
    if kind == CHECK_SHA256:
        import hashlib
        return hashlib.sha256(data).digest()
    if not _table:
        _table.extend(_crc64_table())
    value = 0xffffffffffffffff
    for byte in data:
        value = value >> 8 ^ _table[(value ^ byte) & 255]
    return (value ^ 0xffffffffffffffff).to_bytes(8, 'little')


# ---- bits with odds: each place has the odds, of 2048, that its bit is 0

class _Decoder:
    def __init__(self, data, at):
        if _byte(data, at):
            raise _corrupt()
        if len(data) - at < 5:
            raise _Short
        self.data = data
        self.at = at + 5
        self.range = 0xffffffff
        self.code = int.from_bytes(data[at + 1:at + 5], 'big')

    def more(self):
        """Before each bit, and at the end."""
        if self.range < 1 << 24:
            if self.at >= len(self.data):
                raise _Short
            self.range <<= 8
            self.code = self.code << 8 | self.data[self.at]
            self.at += 1

    def bit(self, odds, place, value=None):
        if self.range < 1 << 24:
            self.more()
        chance = odds[place]
        bound = (self.range >> 11) * chance
        if self.code < bound:
            self.range = bound
            odds[place] = chance + (2048 - chance >> 5)
            value = 0
        else:
            self.range -= bound
            self.code -= bound
            odds[place] = chance - (chance >> 5)
            value = 1
        return value

    def plain(self, count, value=None):
        value = 0
        for _ in range(count):
            self.more()
            self.range >>= 1
            one = self.code >= self.range
            if one:
                self.code -= self.range
            value = value << 1 | one
        return value


class _Encoder:
    def __init__(self):
        self.low = 0
        self.range = 0xffffffff
        self.out = bytearray()
        self.held = 0
        self.count = 1

    def _shift(self):
        if self.low < 0xff000000 or self.low > 0xffffffff:
            carry = self.low >> 32
            self.out.append(self.held + carry & 255)
            self.out += bytes(((0xff + carry) & 255,)) * (self.count - 1)
            self.count = 0
            self.held = self.low >> 24 & 255
        self.count += 1
        self.low = (self.low & 0x00ffffff) << 8

    def bit(self, odds, place, value):
        chance = odds[place]
        bound = (self.range >> 11) * chance
        if not value:
            self.range = bound
            odds[place] = chance + (2048 - chance >> 5)
        else:
            self.low += bound
            self.range -= bound
            odds[place] = chance - (chance >> 5)
        while self.range < 1 << 24:
            self.range = self.range << 8 & 0xffffffff
            self._shift()
        return value

    def plain(self, count, value):
        for at in reversed(range(count)):
            self.range >>= 1
            if value >> at & 1:
                self.low += self.range
            while self.range < 1 << 24:
                self.range = self.range << 8 & 0xffffffff
                self._shift()

    def finish(self):
        for _ in range(5):
            self._shift()
        return bytes(self.out)


class _Lengths:
    def __init__(self):
        self.choice = [1024, 1024]
        self.low = [[1024] * 8 for _ in range(16)]
        self.middle = [[1024] * 8 for _ in range(16)]
        self.high = [1024] * 256


class _Model:
    """What is known so far; the same walk reads and writes (`value` None: what is read)."""

    def __init__(self, lc, lp, pb):
        self.lc, self.lp, self.pb = lc, lp, pb
        self.state = 0
        self.reps = [0, 0, 0, 0]
        self.is_match = [[1024] * 16 for _ in range(12)]
        self.is_rep, self.is_rep0, self.is_rep1, self.is_rep2 = ([1024] * 12 for _ in range(4))
        self.is_rep0_long = [[1024] * 16 for _ in range(12)]
        self.literals = {}
        self.slots = [[1024] * 64 for _ in range(4)]
        self.special = {}
        self.align = [1024] * 16
        self.lengths, self.rep_lengths = _Lengths(), _Lengths()

    def tree(self, coder, odds, bits, value=None):
        place = 1
        for at in reversed(range(bits)):
            place = place << 1 | coder.bit(odds, place, None if value is None else value >> at & 1)
        return place - (1 << bits)

    def reverse(self, coder, odds, bits, value=None):
        place, result = 1, 0
        for at in range(bits):
            one = coder.bit(odds, place, None if value is None else value >> at & 1)
            place = place << 1 | one
            result |= one << at
        return result

    def literal(self, coder, data, value=None):
        at = len(data) if value is None else self.place
        before = data[at - 1] if at else 0
        key = (at & (1 << self.lp) - 1) << self.lc | before >> 8 - self.lc
        odds = self.literals.get(key)
        if odds is None:
            odds = self.literals[key] = [1024] * 0x300
        place = 1
        if self.state >= 7:
            match = data[at - self.reps[0] - 1]
            while place < 256:
                match_bit = match >> 7 & 1
                match = match << 1 & 255
                one = coder.bit(odds, (1 + match_bit << 8) + place,
                                None if value is None else value >> 7 - (place.bit_length() - 1) & 1)
                place = place << 1 | one
                if one != match_bit:
                    break
        while place < 256:
            place = place << 1 | coder.bit(odds, place, None if value is None else value >> 7 - (place.bit_length() - 1) & 1)
        self.state = 0 if self.state < 4 else self.state - 3 if self.state < 10 else self.state - 6
        return place & 255

    def length(self, coder, model, position, value=None):
        if not coder.bit(model.choice, 0, None if value is None else value >= 8):
            return self.tree(coder, model.low[position], 3, value)
        if not coder.bit(model.choice, 1, None if value is None else value >= 16):
            return 8 + self.tree(coder, model.middle[position], 3, None if value is None else value - 8)
        return 16 + self.tree(coder, model.high, 8, None if value is None else value - 16)

    def distance(self, coder, length, value=None):
        slot = None
        if value is not None:
            size = value.bit_length()
            slot = value if value < 4 else (size - 1) * 2 + (value >> size - 2 & 1)
        slot = self.tree(coder, self.slots[min(length, 3)], 6, slot)
        if slot < 4:
            return slot
        extra = (slot >> 1) - 1
        base = (2 | slot & 1) << extra
        rest = None if value is None else value - base
        if slot < 14:
            odds = self.special.setdefault(slot, [1024] * (1 << extra))
            return base + self.reverse(coder, odds, extra, rest)
        high = coder.plain(extra - 4, None if rest is None else rest >> 4)
        low = self.reverse(coder, self.align, 4, None if rest is None else rest & 15)
        return value if value is not None else base + (high << 4) + low


def _expand(model, coder, out, wanted, reach, is_over=False):
    """Until there are so many bytes more (None: to the mark of the end, which must be next if `is_over`)."""
    reach = max(reach + 15 & ~15, 4096)
    end = None if wanted is None else len(out) + wanted
    mask = (1 << model.pb) - 1
    while end is None or len(out) < end:
        position = len(out) & mask
        state = model.state
        if not coder.bit(model.is_match[state], position):
            if is_over or state >= 7 and model.reps[0] >= len(out):
                raise _corrupt()
            out.append(model.literal(coder, out))
            continue
        reps = model.reps
        if coder.bit(model.is_rep, state):
            if is_over or not out:
                raise _corrupt()
            if not coder.bit(model.is_rep0, state):
                if not coder.bit(model.is_rep0_long[state], position):
                    model.state = 9 if state < 7 else 11
                    if reps[0] >= len(out):
                        raise _corrupt()
                    out.append(out[-reps[0] - 1])
                    continue
            elif not coder.bit(model.is_rep1, state):
                reps.insert(0, reps.pop(1))
            elif not coder.bit(model.is_rep2, state):
                reps.insert(0, reps.pop(2))
            else:
                reps.insert(0, reps.pop(3))
            length = model.length(coder, model.rep_lengths, position)
            model.state = 8 if state < 7 else 11
        else:
            length = model.length(coder, model.lengths, position)
            model.state = 7 if state < 7 else 10
            reps.insert(0, model.distance(coder, length))
            reps.pop()
            if reps[0] == 0xffffffff:
                if end is not None:
                    raise _corrupt()
                coder.more()
                return
        length += 2
        back = reps[0] + 1
        if is_over or back > min(len(out), reach) or end is not None and len(out) + length > end:
            raise _corrupt()
        if back >= length:
            start = len(out) - back
            out += out[start:start + length]
        else:
            for _ in range(length):
                out.append(out[-back])
    coder.more()


def _squeeze(data, start, end, known, has_mark=False):
    """These bytes, after those before them; `known`: where three bytes stood last; `has_mark`: one tells of the end."""
    model, coder = _Model(3, 0, 2), _Encoder()
    at = start
    while at < end:
        position = at - 0 & 3
        length = back = 0
        key = data[at:at + 3]
        if len(key) == 3 and end - at >= 3:
            before = known.get(key)
            if before is not None:
                most = min(end - at, 273)
                length = 3
                while length < most and data[before + length] == data[at + length]:
                    length += 1
                back = at - before - 1
        if model.state < 12 and at > 0 and model.reps[0] < at:
            rep = at - model.reps[0] - 1
            size = 0
            most = min(end - at, 273)
            while size < most and data[rep + size] == data[at + size]:
                size += 1
            if size >= 2 and size + 1 >= length:
                coder.bit(model.is_match[model.state], position, 1)
                coder.bit(model.is_rep, model.state, 1)
                coder.bit(model.is_rep0, model.state, 0)
                coder.bit(model.is_rep0_long[model.state], position, 1)
                model.length(coder, model.rep_lengths, position, size - 2)
                model.state = 8 if model.state < 7 else 11
                for one in range(at, at + size):
                    known[data[one:one + 3]] = one
                at += size
                continue
        if length >= 3 and (length > 3 or back < 1 << 12):
            coder.bit(model.is_match[model.state], position, 1)
            coder.bit(model.is_rep, model.state, 0)
            model.length(coder, model.lengths, position, length - 2)
            model.distance(coder, length - 2, back)
            model.state = 7 if model.state < 7 else 10
            model.reps = [back] + model.reps[:3]
            for one in range(at, at + length):
                known[data[one:one + 3]] = one
            at += length
            continue
        coder.bit(model.is_match[model.state], position, 0)
        model.place = at
        model.literal(coder, data, data[at])
        known[key] = at
        at += 1
    if has_mark:
        coder.bit(model.is_match[model.state], at & 3, 1)
        coder.bit(model.is_rep, model.state, 0)
        model.length(coder, model.lengths, at & 3, 0)
        model.distance(coder, 0, 0xffffffff)
    return coder.finish()


def _compress_raw(data):
    """LZMA's properties, and the data with nothing around it but a mark at its end."""
    return b'\x5d' + max(len(data), 1 << 23).to_bytes(4, 'little'), _squeeze(data, 0, len(data), {}, True)


# ---- LZMA2 and .xz

def _number(value):
    out = bytearray()
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def _byte(data, at):
    if at >= len(data):
        raise _Short
    return data[at]


def _corrupt():
    return LZMAError('Corrupt input data')


def _read_number(data, at):
    value = 0
    for shift in range(0, 63, 7):
        byte = _byte(data, at)
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            if not byte and shift:
                break           # longer than needed
            return value, at
    raise _corrupt()


def _chunks(data):
    out = bytearray()
    known = {}
    for start in range(0, len(data), 60000):
        end = min(start + 60000, len(data))
        packed = _squeeze(data, start, end, known)
        size = end - start - 1
        if len(packed) < end - start:
            out.append((0xe0 if start == 0 else 0xc0) | size >> 16)
            out += (size & 0xffff).to_bytes(2, 'big') + (len(packed) - 1).to_bytes(2, 'big') + b'\x5d' + packed
        else:
            out += bytes((1 if start == 0 else 2,)) + size.to_bytes(2, 'big') + data[start:end]
    return bytes(out) + b'\0'


def _read_chunks(data, at, reach):
    """The chunks of LZMA2 to their end; `reach`: how far back a distance may go."""
    pieces = []
    out = model = None          # since the window was last emptied
    while True:
        control = _byte(data, at)
        at += 1
        if control == 0:
            return b''.join(pieces), at
        if control == 1 or control >= 0xe0:
            out = bytearray()
            pieces.append(out)
            model = None
        if out is None or 2 < control < 0x80 or 0x80 <= control < 0xc0 and model is None:
            raise _corrupt()
        if control < 3:
            size = (_byte(data, at) << 8 | _byte(data, at + 1)) + 1
            at += 2
            if len(data) - at < size:
                raise _Short
            out += data[at:at + size]
            at += size
            continue
        if len(data) - at < 4:
            raise _Short
        size = ((control & 31) << 16 | int.from_bytes(data[at:at + 2], 'big')) + 1
        packed = int.from_bytes(data[at + 2:at + 4], 'big') + 1
        at += 4
        if control >= 0xc0:
            model = _properties(_byte(data, at))
            at += 1
        elif control >= 0xa0:
            model = _Model(model.lc, model.lp, model.pb)
        _expand_chunk(model, data[at:at + packed], packed, out, size, reach)
        at += packed


def _expand_chunk(model, data, packed, out, size, reach):
    try:
        coder = _Decoder(data, 0)
        _expand(model, coder, out, size, reach)
    except _Short:
        if len(data) < packed:
            raise
        raise _corrupt() from None
    if coder.at != packed or coder.code:
        raise _corrupt()


def _properties(byte):
    lc, lp, pb = byte % 9, byte // 9 % 5, byte // 45
    if byte >= 225 or lc + lp > 4:
        raise _corrupt()
    return _Model(lc, lp, pb)


_MAGIC = b'\xfd7zXZ\0'
_OPTIONS = 'Invalid or unsupported options'


def _check_size(kind):
    return 4 << (kind - 1) // 3 if kind else 0


def _has_crc(data):
    """Whether the last four bytes are the CRC32 of those before."""
    return zlib.crc32(data[:-4]).to_bytes(4, 'little') == data[-4:]


def _read_flags(flags):
    """The kind of check."""
    if flags[0] or flags[1] > 15:
        raise LZMAError(_OPTIONS)
    return flags[1]


def _read_block_head(head):
    """The sizes it tells (None: not told), packed and plain, and how far back a distance may go."""
    if not _has_crc(head):
        raise _corrupt()
    if head[1] & 0x3c:
        raise LZMAError(_OPTIONS)
    inner, at = head[:-4], 2
    try:
        sizes = []
        for bit in (0x40, 0x80):
            size = None
            if head[1] & bit:
                size, at = _read_number(inner, at)
            sizes.append(size)
        if sizes[0] == 0:
            raise _corrupt()
        filter_id, at = _read_number(inner, at)
        count, at = _read_number(inner, at)
    except _Short:
        raise _corrupt() from None
    if filter_id >> 62 or count > len(inner) - at:
        raise _corrupt()
    if head[1] & 3 or filter_id != FILTER_LZMA2 or count != 1 or inner[at] > 40 or any(inner[at + 1:]):
        raise LZMAError(_OPTIONS)
    code = inner[at]
    reach = 0xffffffff if code == 40 else (2 | code & 1) << code // 2 + 11
    return *sizes, reach


def _read_padding(data, at, count):
    for place in range(at, at + count):
        if _byte(data, place):
            raise _corrupt()
    return at + count


def _read_block(data, at, kind):
    """(what it holds, its size without padding, where it ends)."""
    size = (data[at] + 1) * 4
    if len(data) - at < size:
        raise _Short
    told_packed, told_plain, reach = _read_block_head(data[at:at + size])
    start = at + size
    piece, end = _read_chunks(data, start, reach)
    if told_packed not in (None, end - start) or told_plain not in (None, len(piece)):
        raise _corrupt()
    check_at = _read_padding(data, end, -(end - start) % 4)
    after = check_at + _check_size(kind)
    if len(data) < after:
        raise _Short
    if is_check_supported(kind) and _check(kind, piece) != data[check_at:after]:
        raise _corrupt()
    return piece, end - at + after - check_at, after


def _read_index(data, at, blocks):
    """Where it ends; blocks: the sizes of each, without padding and plain."""
    start = at
    count, at = _read_number(data, at + 1)
    if count != len(blocks):
        raise _corrupt()
    for sizes in blocks:
        for size in sizes:
            found, at = _read_number(data, at)
            if found != size:
                raise _corrupt()
    at = _read_padding(data, at, -(at - start) % 4) + 4
    if len(data) < at:
        raise _Short
    if not _has_crc(data[start:at]):
        raise _corrupt()
    return at


def _read_xz(data, at):
    """One stream; (what it holds, where it ends, its kind of check)."""
    head = data[at:at + 12]
    if len(head) < 12:
        raise _Short
    if head[:6] != _MAGIC:
        raise LZMAError('Input format not supported by decoder')
    if not _has_crc(head[6:]):
        raise _corrupt()
    kind = _read_flags(head[6:8])
    at += 12
    pieces, blocks = [], []
    while _byte(data, at):
        piece, size, at = _read_block(data, at, kind)
        pieces.append(piece)
        blocks.append((size, len(piece)))
    end = _read_index(data, at, blocks)
    foot = data[end:end + 12]
    if len(foot) < 12:
        raise _Short
    if foot[10:] != b'YZ' or not _has_crc(foot[4:10] + foot[:4]):
        raise _corrupt()
    if _read_flags(foot[8:10]) != kind or (int.from_bytes(foot[4:8], 'little') + 1) * 4 != end - at:
        raise _corrupt()
    return b''.join(pieces), end + 12, kind


_UNKNOWN = (1 << 64) - 1        # size of what has a mark at its end


def _read_alone(data, at, is_picky=False):
    """`is_picky`: only heads as writers make them, since anything might be read."""
    def demand(is_good):
        if not is_good:
            raise LZMAError('Input format not supported by decoder')
    byte = _byte(data, at)
    demand(byte < 225 and byte % 9 + byte // 9 % 5 <= 4)
    if len(data) - at < 5:
        raise _Short
    reach = int.from_bytes(data[at + 1:at + 5], 'little')
    if is_picky and reach != 0xffffffff:
        low = reach & -reach
        demand(not reach or reach // low in (1, 3))
    if len(data) - at < 13:
        raise _Short
    size = int.from_bytes(data[at + 5:at + 13], 'little')
    demand(not is_picky or size == _UNKNOWN or size < 1 << 38)
    out = bytearray()
    coder = _Decoder(data, at + 13)
    model = _properties(byte)
    _expand(model, coder, out, None if size == _UNKNOWN else size, reach)
    if size != _UNKNOWN and coder.code:
        _expand(model, coder, out, None, reach, True)      # a mark may follow
    if coder.code:
        raise _corrupt()
    return bytes(out), coder.at, CHECK_NONE


def _read(data, at, format):
    if format == FORMAT_AUTO:
        if _byte(data, at) != _MAGIC[0]:
            return _read_alone(data, at, True)
        format = FORMAT_XZ
    if format == FORMAT_XZ:
        return _read_xz(data, at)
    if format == FORMAT_ALONE:
        return _read_alone(data, at)
    raise LZMAError('Invalid or unsupported options')


def decompress(data, format=FORMAT_AUTO, memlimit=None, filters=None):
    data = bytes(data)
    pieces = []
    at = 0
    while True:
        try:
            if at >= len(data):
                raise _Short
            piece, at, _ = _read(data, at, format)
        except _Short:
            raise LZMAError('Compressed data ended before the end-of-stream marker was reached') from None
        except LZMAError:
            if pieces:
                break
            raise
        pieces.append(piece)
        if at >= len(data):
            break
    return b''.join(pieces)


def _valid(format, check, preset, filters):
    if preset is not None and filters is not None:
        raise ValueError('Cannot specify both preset and filter chain')
    if preset is not None and preset & ~PRESET_EXTREME > 9:
        raise LZMAError('Invalid or unsupported options')
    if format not in (FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW):
        raise ValueError('Invalid container format: %d' % format)
    if format != FORMAT_XZ:
        raise LZMAError('Invalid or unsupported options')


def compress(data, format=FORMAT_XZ, check=-1, preset=None, filters=None):
    _valid(format, check, preset, filters)
    data = bytes(data)
    check = CHECK_CRC64 if check == -1 else check
    flags = bytes((0, check))
    out = bytearray(_MAGIC + flags + zlib.crc32(flags).to_bytes(4, 'little'))
    index = b'\0' + _number(1 if data else 0)
    if data:
        head = b'\x02\0\x21\x01\x16\0\0\0'
        head += zlib.crc32(head).to_bytes(4, 'little')
        body = _chunks(data)
        mark = _check(check, data)
        index += _number(len(head) + len(body) + len(mark)) + _number(len(data))
        out += head + body + b'\0' * (-len(body) % 4) + mark
    index += b'\0' * (-len(index) % 4)
    index += zlib.crc32(index).to_bytes(4, 'little')
    foot = (len(index) // 4 - 1).to_bytes(4, 'little') + flags
    return bytes(out) + index + zlib.crc32(foot).to_bytes(4, 'little') + foot + b'YZ'


def is_check_supported(check_id, /):
    return check_id in (CHECK_NONE, CHECK_CRC32, CHECK_CRC64, CHECK_SHA256)


class LZMACompressor:
    """Takes data in pieces, and gives all of it at the end."""

    def __init__(self, format=FORMAT_XZ, check=-1, preset=None, filters=None):
        _valid(format, check, preset, filters)
        self._how = format, check, preset, filters
        self._pieces = []

    def compress(self, data, /):
        if self._pieces is None:
            raise ValueError('Compressor has been flushed')
        self._pieces.append(bytes(data))
        return b''

    def flush(self):
        if self._pieces is None:
            raise ValueError('Repeated call to flush()')
        data = b''.join(self._pieces)
        self._pieces = None
        return compress(data, *self._how)


class LZMADecompressor:
    """Takes data in pieces, and gives what it holds once a stream is whole."""

    def __init__(self, format=FORMAT_AUTO, memlimit=None, filters=None):
        self._format = format
        self.eof = False
        self.needs_input = True
        self.check = CHECK_UNKNOWN
        self.unused_data = b''
        self._data = self._ready = b''

    def decompress(self, data, max_length=-1):
        if self.eof:
            raise EOFError('Already at end of stream')
        self._data += bytes(data)
        if not self._ready and self._data:
            try:
                self._ready, end, self.check = _read(self._data, 0, self._format)
            except _Short:
                return b''
            self.unused_data = self._data[end:]
            self._data = b''
        size = len(self._ready) if max_length < 0 else max_length
        piece, self._ready = self._ready[:size], self._ready[size:]
        self.needs_input = False
        self.eof = not self._ready
        return piece


class LZMAFile(_compression.BaseStream):
    def __init__(self, filename=None, mode='r', *, format=None, check=-1, preset=None, filters=None):
        plain = _compression.mode_of(mode, 'Invalid mode: %r')
        if plain == 'r':
            if check != -1:
                raise ValueError('Cannot specify an integrity check when opening a file for reading')
            if preset is not None:
                raise ValueError('Cannot specify a preset compression level when opening a file for reading')
            self._format = FORMAT_AUTO if format is None else format
        else:
            self._how = FORMAT_XZ if format is None else format, check, preset, filters
            _valid(*self._how)
        self._begin(filename, plain)

    def _unpacked(self, data):
        try:
            return decompress(data, self._format) if data else b''
        except LZMAError as wrong:
            if 'ended before' in str(wrong):
                raise EOFError('Compressed file ended before the end-of-stream marker was reached') from None
            raise

    def _packed(self, data):
        return compress(data, *self._how)


def open(filename, mode='rb', *, format=None, check=-1, preset=None, filters=None,
         encoding=None, errors=None, newline=None):
    def make(plain):
        return LZMAFile(filename, plain, format=format, check=check, preset=preset, filters=filters)
    return _compression.opened(make, mode, encoding, errors, newline)
