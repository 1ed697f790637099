# base64, binascii, hashlib, hmac, threading, platform's version.
import base64
import binascii
import hashlib
import hmac
import platform
import threading


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


samples = [b'', b'a', b'ab', b'abc', b'abcd', b'abcde', bytes(range(256)), b'\0' * 9, b'hello world' * 10]
for data in samples:
    for encode, decode in ((base64.b64encode, base64.b64decode), (base64.urlsafe_b64encode, base64.urlsafe_b64decode), (base64.b32encode, base64.b32decode), (base64.b32hexencode, base64.b32hexdecode),
                           (base64.b16encode, base64.b16decode), (base64.b85encode, base64.b85decode), (base64.a85encode, base64.a85decode), (base64.encodebytes, base64.decodebytes)):
        text = encode(data)
        print(encode.__name__, text, decode(text) == data)
    print(binascii.hexlify(data), binascii.b2a_base64(data), binascii.crc32(data), binascii.crc_hqx(data, 0), binascii.unhexlify(binascii.hexlify(data)) == data)
    for name in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'):
        h = hashlib.new(name, data)
        print(h.name, h.hexdigest(), h.digest_size, h.block_size, getattr(hashlib, name)(data).digest() == h.digest())
    print(hmac.new(b'key', data, 'sha256').hexdigest(), hmac.new(b'k' * 100, data, hashlib.md5).hexdigest())
for text in (b'YQ==', 'YQ==', b'YQ=', b'YQ', b'Y', b'YWJj\n', b'Y!W-Jj', 'é', 5, b'====', b'YQ==YQ=='):
    attempt(base64.b64decode, text)
attempt(base64.b64decode, b'Y!Q=', validate=True)
attempt(base64.b64encode, 'text')
attempt(base64.b64encode, b'\xff\xfe\xfd', b'-_')
attempt(base64.b32decode, b'abc')
attempt(base64.b32decode, b'me======', True)
attempt(base64.b16decode, b'0G')
attempt(base64.b16decode, b'ab')
attempt(binascii.unhexlify, 'abc')
attempt(binascii.unhexlify, 'zz')
attempt(binascii.hexlify, b'abcdef', ':', 2)
attempt(hashlib.md5, 'text')
attempt(hashlib.new, 'nothing')
h = hashlib.sha256()
for piece in (b'one', b'two' * 50, bytearray(b'three')):
    h.update(piece)
c = h.copy()
c.update(b'x')
print(h.hexdigest(), c.hexdigest() != h.hexdigest(), hmac.compare_digest('a', 'a'), hashlib.pbkdf2_hmac('sha1', b'p', b's', 2).hex())

lock = threading.Lock()
with lock:
    print(lock.locked(), lock.acquire(False))
print(lock.locked(), lock.acquire(timeout=0.01), lock.release())
attempt(lock.release)
attempt(threading.RLock().release)
r = threading.RLock()
with r, r:
    print('twice')
event = threading.Event()
print(event.is_set(), event.wait(0.001), event.set(), event.wait())
own = threading.local()
own.x = 5
print(own.x, hasattr(own, 'y'), threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count())
s = threading.BoundedSemaphore(1)
with s:
    print(s.acquire(blocking=False))
attempt(s.release)
t = threading.Thread(target=print, args=('ran', 1), name='worker', daemon=True)
print(t, t.name, t.daemon, t.is_alive(), t.run())
attempt(t.join)
print(platform.python_implementation(), platform.system())
