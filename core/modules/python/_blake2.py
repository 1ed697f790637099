"""BLAKE2 (RFC 7693) for hashlib: its sequential form."""

from _types import _name_fully
from math import isqrt as _isqrt

__tracebackhide__ = True

_ORDERS = [[int(place, 16) for place in order] for order in (
    '0123456789abcdef', 'ea489fd61c02b753', 'b8c052fdae367194', '7931dcbe265a40f8', '905724afe1bc683d',
    '2c6a0b834d75fe19', 'c51fed4a0763928b', 'db7ec13950f4862a', '6fe9b308c2d714a5', 'a2847615fb9e3cd0')]
_CELLS = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
          (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))


class _Blake2:
    __module__ = '_blake2'

    def __init__(self, data=b'', /, *, digest_size=None, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,
                 node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True):
        size = self.MAX_DIGEST_SIZE if digest_size is None else digest_size
        if not 1 <= size <= self.MAX_DIGEST_SIZE:
            raise ValueError(f'digest_size must be between 1 and {self.MAX_DIGEST_SIZE} bytes')
        for name, given, most in (('salt', salt, self.SALT_SIZE), ('person', person, self.PERSON_SIZE),
                                  ('key', key, self.MAX_KEY_SIZE)):
            if len(given) > most:
                raise ValueError(f'maximum {name} length is {most} bytes')
        self.digest_size, self._last_node = size, last_node
        self._mask = (1 << self._bits) - 1
        self._start = [_isqrt(prime << 2 * self._bits) & self._mask for prime in (2, 3, 5, 7, 11, 13, 17, 19)]
        block = bytes((size, len(key), fanout, depth)) + leaf_size.to_bytes(4, 'little')
        block += node_offset.to_bytes(self._offset_size, 'little') + bytes((node_depth, inner_size))
        block += bytes(self.SALT_SIZE * 2 - len(block)) + bytes(salt).ljust(self.SALT_SIZE, b'\0')
        block += bytes(person).ljust(self.PERSON_SIZE, b'\0')
        self._state = [start ^ word for start, word in zip(self._start, self._words(block))]
        self._length = 0
        self._waiting = bytes(key).ljust(self.block_size, b'\0') if key else b''
        self.update(data)

    def _words(self, block):
        size = self._bits // 8
        return [int.from_bytes(block[at:at + size], 'little') for at in range(0, len(block), size)]

    def _mix(self, state, block, length, is_last):
        bits, mask, (first, second, third, fourth) = self._bits, self._mask, self._turns
        words = self._words(block)
        v = state + self._start
        v[12] ^= length & mask
        v[13] ^= length >> bits
        if is_last:
            v[14] ^= mask
            if self._last_node:
                v[15] ^= mask
        for number in range(self._rounds):
            order = iter(_ORDERS[number % 10])
            for a, b, c, d in _CELLS:
                for word, turn_d, turn_b in ((words[next(order)], first, second), (words[next(order)], third, fourth)):
                    v[a] = v[a] + v[b] + word & mask
                    x = v[d] ^ v[a]
                    v[d] = x >> turn_d | x << bits - turn_d & mask
                    v[c] = v[c] + v[d] & mask
                    x = v[b] ^ v[c]
                    v[b] = x >> turn_b | x << bits - turn_b & mask
        return [old ^ low ^ high for old, low, high in zip(state, v, v[8:])]

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError('Strings must be encoded before hashing')
        try:
            data = self._waiting + bytes(memoryview(data))
        except TypeError:
            raise TypeError('object supporting the buffer API required') from None
        at = 0
        while len(data) - at > self.block_size:
            self._length += self.block_size
            self._state = self._mix(self._state, data[at:at + self.block_size], self._length, False)
            at += self.block_size
        self._waiting = data[at:]

    def digest(self):
        block = self._waiting.ljust(self.block_size, b'\0')
        state = self._mix(self._state, block, self._length + len(self._waiting), True)
        return b''.join(word.to_bytes(self._bits // 8, 'little') for word in state)[:self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        made = type(self)(digest_size=self.digest_size)
        made.__dict__.update(self.__dict__, _state=list(self._state))
        return made


class blake2b(_Blake2):
    __module__ = '_blake2'
    name, block_size, _bits, _rounds, _turns, _offset_size = 'blake2b', 128, 64, 12, (32, 24, 16, 63), 8
    MAX_DIGEST_SIZE, MAX_KEY_SIZE, SALT_SIZE, PERSON_SIZE = 64, 64, 16, 16


class blake2s(_Blake2):
    __module__ = '_blake2'
    name, block_size, _bits, _rounds, _turns, _offset_size = 'blake2s', 64, 32, 10, (16, 12, 8, 7), 6
    MAX_DIGEST_SIZE, MAX_KEY_SIZE, SALT_SIZE, PERSON_SIZE = 32, 32, 8, 8


for _each in (blake2b, blake2s):
    _name_fully(_each, '_blake2.' + _each.__name__)
del _each
