"""SHA-3 and SHAKE (FIPS 202) for hashlib."""

import _digest

__tracebackhide__ = True

class HASH:
    __module__ = '_hashlib'

    def __init__(self, name, data=b''):
        self.name = name
        bits = int(name.rpartition('_')[2])
        self.digest_size = 0 if name.startswith('shake') else bits // 8
        self._end = 0x06 if self.digest_size else 0x1f
        self.block_size = 200 - bits // 4
        self._state = bytes(200)
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
        if whole:
            self._state = _digest.keccak(self._state, data, self.block_size)
            data = data[whole:]
        self._waiting = data

    def _squeeze(self, length):
        block = bytearray(self._waiting) + bytes(self.block_size - len(self._waiting))
        block[len(self._waiting)] ^= self._end
        block[-1] ^= 0x80
        state = _digest.keccak(self._state, block, self.block_size)
        result = state[:self.block_size]
        while len(result) < length:
            state = _digest.keccak(state, bytes(self.block_size), self.block_size)
            result += state[:self.block_size]
        return result[:length]

    def digest(self):
        return self._squeeze(self.digest_size)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        made = type(self)(self.name)
        made._state, made._waiting = self._state, self._waiting
        return made

    def __repr__(self):
        return '<%s _hashlib.%s object @ %#x>' % (self.name, type(self).__name__, id(self))


class HASHXOF(HASH):
    __module__ = '_hashlib'

    def digest(self, length):
        return self._squeeze(length)

    def hexdigest(self, length):
        return self._squeeze(length).hex()
