"""Digests of bytes: MD5, SHA-1 and SHA-2; the others are in _keccak and _blake2. What mixes the bits is C, in _digest."""

import _digest
from _types import _as_builtin
from math import isqrt as _isqrt
from operator import index as _index

__tracebackhide__ = ('HASH', '_maker', '_made', '_keyed', '_shake', '_as_c_integer', '_in_memory',
                     '_bytes', '_demand_count', 'pbkdf2_hmac')

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


def _fraction_root(prime, bits):
    """The first bits behind the point of the prime's square root."""
    return _isqrt(prime << 2 * bits) & (1 << bits) - 1


def _state(words, size, order='big'):
    return b''.join(word.to_bytes(size, order) for word in words)


_md5_start = (0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
# name: what takes blocks, their size, a word's size, the order, the digest's size, the first state
_kinds = {
    'md5': (_digest.md5, 64, 4, 'little', 16, lambda: _state(_md5_start, 4, 'little')),
    'sha1': (_digest.sha1, 64, 4, 'big', 20, lambda: _state((*_md5_start, 0xc3d2e1f0), 4)),
    'sha224': (_digest.sha256, 64, 4, 'big', 28,
               lambda: _state((_fraction_root(prime, 64) & 0xffffffff for prime in _primes(16)[8:]), 4)),
    'sha256': (_digest.sha256, 64, 4, 'big', 32, lambda: _state((_fraction_root(prime, 32) for prime in _primes(8)), 4)),
    'sha384': (_digest.sha512, 128, 8, 'big', 48,
               lambda: _state((_fraction_root(prime, 64) for prime in _primes(16)[8:]), 8)),
    'sha512': (_digest.sha512, 128, 8, 'big', 64, lambda: _state((_fraction_root(prime, 64) for prime in _primes(8)), 8)),
}
_starts = {}


class HASH:
    __module__ = '_hashlib'

    def __init__(self, name, data=b''):
        self.name = name
        self._take, self.block_size, self._word, self._order, self.digest_size, start = _kinds[name]
        if name not in _starts:
            _starts[name] = start()
        self._state = _starts[name]
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
        if whole:
            self._state = self._take(self._state, data, self.block_size)
            data = data[whole:]
        self._waiting = data

    def digest(self):
        length_size = 2 * self._word
        data = self._waiting + b'\x80'
        data += bytes(-(len(data) + length_size) % self.block_size)
        data += (8 * self._length).to_bytes(length_size, self._order)
        return self._take(self._state, data, self.block_size)[:self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        made = HASH(self.name)
        made._state, made._waiting, made._length = self._state, self._waiting, self._length
        return made

    def __repr__(self):
        return '<%s _hashlib.HASH object @ %#x>' % (self.name, id(self))


def _made(name, data):
    if name in _kinds:
        return HASH(name, data)
    if name.startswith('shake'):
        return _shake()(name, data)
    from _keccak import HASH as Fixed
    return Fixed(name, data)


_shakes = []


def _shake():
    """The kind whose digests are as long as wanted, of lengths that memory may hold."""
    if not _shakes:
        from _keccak import HASHXOF as Plain

        class HASHXOF(Plain):
            __module__ = '_hashlib'
            __qualname__ = 'HASHXOF'

            def digest(self, length):
                length = _as_c_integer(length, 'ssize_t')
                if length < 0:
                    raise SystemError('Negative size passed to PyBytes_FromStringAndSize')
                if length > _most_in_c - 33:
                    raise OverflowError('byte string is too large')
                return super().digest(_in_memory(length))

            def hexdigest(self, length):
                return super().digest(_in_memory(_as_c_integer(length, 'ssize_t'))).hex()
        _shakes.append(HASHXOF)
    return _shakes[0]


_most_in_c = (1 << 63) - 1


def _as_c_integer(value, kind):
    value = _index(value)
    if not -_most_in_c - 1 <= value <= _most_in_c:
        raise OverflowError('Python int too large to convert to C ' + kind)
    return value


def _in_memory(length):
    if not 0 <= length < 1 << 40:
        raise MemoryError
    return length


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
    if not isinstance(name, str):
        raise TypeError('name must be a string')
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


def _keyed(name, password):
    """What gives the digest of a message with the password as its key; of messages as long as a digest at once, from the
    states behind the key's two blocks."""
    from hmac import digest
    if name not in _kinds:
        return lambda message: digest(password, message, name)
    take, block, word, order, size, _ = _kinds[name]
    key = (password if len(password) <= block else new(name, password).digest()).ljust(block, b'\0')
    inner, outer = (HASH(name, bytes(byte ^ mask for byte in key))._state for mask in (0x36, 0x5c))
    end = b'\x80'.ljust(block - size - 2 * word, b'\0') + (8 * (block + size)).to_bytes(2 * word, order)

    def keyed(message):
        if len(message) != size:
            return digest(password, message, name)
        return take(outer, take(inner, message + end, block)[:size] + end, block)[:size]
    return keyed


def _bytes(value):
    try:
        return bytes(memoryview(value))
    except TypeError:
        raise TypeError('a bytes-like object is required, not %r' % type(value).__name__) from None


def _demand_count(number, words):
    if number < 1:
        raise ValueError(words + ' must be greater than 0.')
    if number >= 1 << 31:
        raise OverflowError(words + ' is too great.')


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    if not isinstance(hash_name, str):
        raise TypeError("pbkdf2_hmac() argument 'hash_name' must be str, not " + type(hash_name).__name__)
    password, salt = _bytes(password), _bytes(salt)
    iterations = _as_c_integer(iterations, 'long')
    size = new(hash_name).digest_size
    _demand_count(iterations, 'iteration value')
    if dklen is None:
        dklen = size
    else:
        dklen = _as_c_integer(dklen, 'long')
        _demand_count(dklen, 'key length')
    keyed = _keyed(hash_name.lower(), password)
    result = b''
    block = 1
    while len(result) < dklen:
        piece = keyed(salt + block.to_bytes(4, 'big'))
        total = int.from_bytes(piece, 'big')
        for _ in range(iterations - 1):
            piece = keyed(piece)
            total ^= int.from_bytes(piece, 'big')
        result += total.to_bytes(size, 'big')
        block += 1
    return result[:dklen]

from _types import _name_fully
_name_fully(HASH, '_hashlib.HASH')
del _name_fully
