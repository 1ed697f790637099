"""SHA-3 and SHAKE (FIPS 202) for hashlib."""

__tracebackhide__ = True

_MASK = (1 << 64) - 1


def _round_constants():
    """Bits of a shift register (8, 6, 5, 4) at places 2 ** j - 1 of each round's word."""
    register, constants = 1, []
    for _ in range(24):
        word = 0
        for j in range(7):
            if register & 1:
                word |= 1 << (1 << j) - 1
            register = register << 1 ^ (0x171 if register >> 7 else 0)
        constants.append(word)
    return constants


def _walk():
    """The lanes in the order in which the rotated ones go round, and how far each is turned."""
    x, y, steps = 1, 0, []
    for t in range(24):
        x, y = y, (2 * x + 3 * y) % 5
        steps.append((x + 5 * y, (t + 1) * (t + 2) // 2 % 64))
    return steps


_constants, _steps = _round_constants(), _walk()


def _permute(lanes):
    for constant in _constants:
        columns = [lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20] for x in range(5)]
        for x in range(5):
            right = columns[(x + 1) % 5]
            change = columns[x - 1] ^ (right << 1 & _MASK | right >> 63)
            for y in range(0, 25, 5):
                lanes[x + y] ^= change
        lane = lanes[1]
        for place, turn in _steps:
            lanes[place], lane = (lane << turn | lane >> 64 - turn) & _MASK, lanes[place]
        for y in range(0, 25, 5):
            a, b, c, d, e = lanes[y:y + 5]
            lanes[y:y + 5] = (a ^ ~b & c, b ^ ~c & d, c ^ ~d & e, d ^ ~e & a, e ^ ~a & b)
        lanes[0] ^= constant


class HASH:
    __module__ = '_hashlib'

    def __init__(self, name, data=b''):
        self.name = name
        bits = int(name.rpartition('_')[2])
        self.digest_size = 0 if name.startswith('shake') else bits // 8
        self._end = 0x06 if self.digest_size else 0x1f
        self.block_size = 200 - bits // 4
        self._lanes = [0] * 25
        self._waiting = b''
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError('Strings must be encoded before hashing')
        try:
            data = self._waiting + bytes(memoryview(data))
        except TypeError:
            raise TypeError('object supporting the buffer API required') from None
        whole = len(data) // self.block_size * self.block_size
        for at in range(0, whole, self.block_size):
            self._absorb(self._lanes, data[at:at + self.block_size])
        self._waiting = data[whole:]

    def _absorb(self, lanes, block):
        for i in range(self.block_size // 8):
            lanes[i] ^= int.from_bytes(block[8 * i:8 * i + 8], 'little')
        _permute(lanes)

    def _squeeze(self, length):
        lanes = list(self._lanes)
        block = bytearray(self._waiting) + bytes(self.block_size - len(self._waiting))
        block[len(self._waiting)] ^= self._end
        block[-1] ^= 0x80
        self._absorb(lanes, block)
        result = b''
        while True:
            result += b''.join(lane.to_bytes(8, 'little') for lane in lanes[:self.block_size // 8])
            if len(result) >= length:
                return result[:length]
            _permute(lanes)

    def digest(self):
        return self._squeeze(self.digest_size)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        made = type(self)(self.name)
        made._lanes, made._waiting = list(self._lanes), self._waiting
        return made

    def __repr__(self):
        return '<%s _hashlib.%s object @ %#x>' % (self.name, type(self).__name__, id(self))


class HASHXOF(HASH):
    __module__ = '_hashlib'

    def digest(self, length):
        return self._squeeze(length)

    def hexdigest(self, length):
        return self._squeeze(length).hex()
