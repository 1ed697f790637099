"""Digests with a key (RFC 2104)."""

import hashlib

__tracebackhide__ = ('compare_digest', '_is_buffer')


class HMAC:
    def __init__(self, key, msg=None, digestmod=''):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError('key: expected bytes or bytearray, but got %r' % type(key).__name__)
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        if isinstance(digestmod, str):
            self._make = lambda data=b'': hashlib.new(digestmod, data)
        else:
            self._make = digestmod if callable(digestmod) else digestmod.new
        inner = self._make()
        self.block_size, self.digest_size, self.name = inner.block_size, inner.digest_size, 'hmac-' + inner.name
        key = bytes(key)
        if len(key) > self.block_size:
            key = self._make(key).digest()
        key = key.ljust(self.block_size, b'\0')
        self._outer_key = bytes(byte ^ 0x5c for byte in key)
        self._inner = self._make(bytes(byte ^ 0x36 for byte in key))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def digest(self):
        return self._make(self._outer_key + self._inner.digest()).digest()

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = HMAC.__new__(HMAC)
        other.__dict__.update(self.__dict__)
        other._inner = self._inner.copy()
        return other


def new(key, msg=None, digestmod=''):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    if isinstance(digest, str):
        key = hashlib._bytes(key)
        msg = hashlib._bytes(msg)
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    if isinstance(a, str) and isinstance(b, str):
        if not (a.isascii() and b.isascii()):
            raise TypeError('comparing strings with non-ASCII characters is not supported')
        a, b = a.encode(), b.encode()
    elif not (_is_buffer(a) or _is_buffer(b)):
        raise TypeError('unsupported operand types(s) or combination of types: %r and %r'
                        % (type(a).__name__, type(b).__name__))
    else:
        a, b = hashlib._bytes(a), hashlib._bytes(b)
    # Whole numbers, so that how long it takes does not tell where they differ.
    return len(a) == len(b) and int.from_bytes(a, 'big') ^ int.from_bytes(b, 'big') == 0


def _is_buffer(value):
    try:
        memoryview(value)
    except TypeError:
        return False
    return True
