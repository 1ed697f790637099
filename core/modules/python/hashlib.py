"""Digests of bytes: MD5, SHA-1 and SHA-2, by their specifications (RFC 1321, FIPS 180-4); the others are in _keccak and
_blake2."""

from _types import _as_builtin
from math import isqrt as _isqrt

__tracebackhide__ = ('HASH', '_maker', '_made', '_md5_block', '_sha1_block', 'pbkdf2_hmac')

__all__ = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512',
           'shake_128', 'shake_256', 'blake2b', 'blake2s', 'new', 'algorithms_guaranteed', 'algorithms_available',
           'pbkdf2_hmac', 'file_digest')

_keccaks = ('sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256')
algorithms_guaranteed = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', *_keccaks, 'blake2b', 'blake2s'}
algorithms_available = set(algorithms_guaranteed)


def _primes(count):
    found = []
    number = 2
    while len(found) < count:
        if all(number % prime for prime in found):
            found.append(number)
        number += 1
    return found


def _cube_root(number):
    """Newton's way, from above."""
    root = 1 << -(-number.bit_length() // 3)
    while (lower := (2 * root + number // (root * root)) // 3) < root:
        root = lower
    return root


def _fraction_root(prime, bits, cube):
    """The first bits behind the point of the prime's square or cube root."""
    return (_cube_root(prime << 3 * bits) if cube else _isqrt(prime << 2 * bits)) & (1 << bits) - 1


_tables = {}


def _table(name, make):
    if name not in _tables:
        _tables[name] = make()
    return _tables[name]


def _rotate_left(value, count):
    return (value << count | value >> 32 - count) & 0xffffffff


def _md5_block(state, block):
    from math import floor, sin
    sines = _table('md5', lambda: [floor(abs(sin(i + 1)) * 2 ** 32) for i in range(64)])
    words = [int.from_bytes(block[i:i + 4], 'little') for i in range(0, 64, 4)]
    a, b, c, d = state
    for i in range(64):
        if i < 16:
            mixed, word = b & c | ~b & d, i
        elif i < 32:
            mixed, word = d & b | ~d & c, (5 * i + 1) % 16
        elif i < 48:
            mixed, word = b ^ c ^ d, (3 * i + 5) % 16
        else:
            mixed, word = c ^ (b | ~d & 0xffffffff), 7 * i % 16
        turn = ((7, 12, 17, 22), (5, 9, 14, 20), (4, 11, 16, 23), (6, 10, 15, 21))[i // 16][i % 4]
        mixed = (mixed + a + sines[i] + words[word]) & 0xffffffff
        a, d, c, b = d, c, b, (b + _rotate_left(mixed, turn)) & 0xffffffff
    return [(old + new) & 0xffffffff for old, new in zip(state, (a, b, c, d))]


def _sha1_block(state, block):
    words = [int.from_bytes(block[i:i + 4], 'big') for i in range(0, 64, 4)]
    for i in range(16, 80):
        words.append(_rotate_left(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1))
    a, b, c, d, e = state
    for i, word in enumerate(words):
        if i < 20:
            mixed, constant = b & c | ~b & d, 0x5a827999
        elif i < 40:
            mixed, constant = b ^ c ^ d, 0x6ed9eba1
        elif i < 60:
            mixed, constant = b & c | b & d | c & d, 0x8f1bbcdc
        else:
            mixed, constant = b ^ c ^ d, 0xca62c1d6
        a, b, c, d, e = (_rotate_left(a, 5) + mixed + e + constant + word) & 0xffffffff, a, _rotate_left(b, 30), c, d
    return [(old + new) & 0xffffffff for old, new in zip(state, (a, b, c, d, e))]


def _sha2_block(state, block, bits, rounds, turns):
    """turns: of the big and of the small mixings; the third of the small ones is a shift."""
    mask = (1 << bits) - 1
    size = bits // 8
    constants = _table(bits, lambda: [_fraction_root(prime, bits, True) for prime in _primes(rounds)])

    def turned(value, count):
        return value >> count | value << bits - count

    big0, big1, small0, small1 = turns
    words = [int.from_bytes(block[i:i + size], 'big') for i in range(0, 16 * size, size)]
    for i in range(16, rounds):
        x, y = words[i - 15], words[i - 2]
        words.append((words[i - 16] + ((turned(x, small0[0]) ^ turned(x, small0[1])) & mask ^ x >> small0[2]) + words[i - 7] +
                      ((turned(y, small1[0]) ^ turned(y, small1[1])) & mask ^ y >> small1[2])) & mask)
    a, b, c, d, e, f, g, h = state
    for word, constant in zip(words, constants):
        first = h + ((turned(e, big1[0]) ^ turned(e, big1[1]) ^ turned(e, big1[2])) & mask) + (
            e & f ^ ~e & g) + constant + word
        second = ((turned(a, big0[0]) ^ turned(a, big0[1]) ^ turned(a, big0[2])) & mask) + (a & b ^ a & c ^ b & c)
        a, b, c, d, e, f, g, h = first + second & mask, a, b, c, d + first & mask, e, f, g
    return [old + new & mask for old, new in zip(state, (a, b, c, d, e, f, g, h))]


_turns32 = ((2, 13, 22), (6, 11, 25), (7, 18, 3), (17, 19, 10))
_turns64 = ((28, 34, 39), (14, 18, 41), (1, 8, 7), (19, 61, 6))


def _sha256_block(state, block):
    return _sha2_block(state, block, 32, 64, _turns32)


def _sha512_block(state, block):
    return _sha2_block(state, block, 64, 80, _turns64)


_md5_start = (0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
# name: what takes a block, its size, a word's size, the order, the digest's size, the first state
_kinds = {
    'md5': (_md5_block, 64, 4, 'little', 16, lambda: _md5_start),
    'sha1': (_sha1_block, 64, 4, 'big', 20, lambda: (*_md5_start, 0xc3d2e1f0)),
    'sha224': (_sha256_block, 64, 4, 'big', 28,
               lambda: [_fraction_root(prime, 64, False) & 0xffffffff for prime in _primes(16)[8:]]),
    'sha256': (_sha256_block, 64, 4, 'big', 32, lambda: [_fraction_root(prime, 32, False) for prime in _primes(8)]),
    'sha384': (_sha512_block, 128, 8, 'big', 48, lambda: [_fraction_root(prime, 64, False) for prime in _primes(16)[8:]]),
    'sha512': (_sha512_block, 128, 8, 'big', 64, lambda: [_fraction_root(prime, 64, False) for prime in _primes(8)]),
}


class HASH:
    __module__ = '_hashlib'

    def __init__(self, name, data=b''):
        self.name = name
        self._take, self.block_size, self._word, self._order, self.digest_size, start = _kinds[name]
        self._state = list(start())
        self._waiting = b''
        self._length = 0
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError('Strings must be encoded before hashing')
        try:
            data = bytes(memoryview(data))
        except TypeError:
            raise TypeError('object supporting the buffer API required') from None
        self._length += len(data)
        data = self._waiting + data
        whole = len(data) // self.block_size * self.block_size
        for at in range(0, whole, self.block_size):
            self._state = self._take(self._state, data[at:at + self.block_size])
        self._waiting = data[whole:]

    def digest(self):
        length_size = 2 * self._word
        data = self._waiting + b'\x80'
        data += bytes(-(len(data) + length_size) % self.block_size)
        data += (8 * self._length).to_bytes(length_size, self._order)
        state = self._state
        for at in range(0, len(data), self.block_size):
            state = self._take(state, data[at:at + self.block_size])
        return b''.join(word.to_bytes(self._word, self._order) for word in state)[:self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        made = HASH(self.name)
        made._state, made._waiting, made._length = list(self._state), self._waiting, self._length
        return made

    def __repr__(self):
        return '<%s _hashlib.HASH object @ %#x>' % (self.name, id(self))


def _made(name, data):
    if name in _kinds:
        return HASH(name, data)
    from _keccak import HASH as Fixed, HASHXOF
    return (HASHXOF if name.startswith('shake') else Fixed)(name, data)


def _maker(name):
    def make(string=b'', *, usedforsecurity=True):
        return _made(name, string)
    make.__name__ = make.__qualname__ = 'openssl_' + name
    make.__module__ = '_hashlib'
    return _as_builtin(make)


md5, sha1, sha224, sha256, sha384, sha512 = map(_maker, ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'))
sha3_224, sha3_256, sha3_384, sha3_512, shake_128, shake_256 = map(_maker, _keccaks)


def __getattr__(name):
    if name in ('blake2b', 'blake2s'):
        import _blake2
        globals()[name] = kind = getattr(_blake2, name)
        return kind
    raise AttributeError(f"module 'hashlib' has no attribute '{name}'")


def new(name, data=b'', **kwargs):
    kind = name.lower()
    if kind in ('blake2b', 'blake2s'):
        return __getattr__(kind)(data, **kwargs)
    if kind not in _kinds and kind not in _keccaks:
        raise ValueError('unsupported hash type ' + name)
    return _made(kind, data)


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    made = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, 'getbuffer'):
        made.update(fileobj.getbuffer())
        return made
    if not (hasattr(fileobj, 'readinto') and hasattr(fileobj, 'readable') and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    while piece := fileobj.read(_bufsize):
        made.update(piece)
    return made


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    import hmac
    size = new(hash_name).digest_size
    dklen = size if dklen is None else dklen
    result = b''
    block = 1
    while len(result) < dklen:
        piece = hmac.digest(password, salt + block.to_bytes(4, 'big'), hash_name)
        total = int.from_bytes(piece, 'big')
        for _ in range(iterations - 1):
            piece = hmac.digest(password, piece, hash_name)
            total ^= int.from_bytes(piece, 'big')
        result += total.to_bytes(size, 'big')
        block += 1
    return result[:dklen]
