# hashlib: every kind of digest, of every length around a block's.
import hashlib
import hmac
import io
import zlib

for name in sorted(hashlib.algorithms_guaranteed):
    made = hashlib.new(name)
    print(name, made.name, made.digest_size, made.block_size, getattr(hashlib, name).__name__)
    length = (16,) if name.startswith('shake') else ()
    for size in (0, 1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 129, 135, 136, 137, 167, 168, 300):
        data = bytes(i * 7 & 255 for i in range(size))
        print(size, getattr(hashlib, name)(data).hexdigest(*length))
    made.update(b'in ')
    copy = made.copy()
    made.update(b'pieces')
    print(made.digest(*length) == hashlib.new(name, b'in pieces').digest(*length), copy.hexdigest(*length))
print(hashlib.shake_128(b'a').hexdigest(300) == hashlib.shake_128(b'a').digest(300).hex(), hashlib.shake_256(b'').hexdigest(0))
print(hashlib.blake2b(b'text', digest_size=20, key=b'key', salt=b'salt', person=b'person').hexdigest())
print(hashlib.blake2s(b'text', key=b'k' * 32).hexdigest(), hashlib.blake2b().hexdigest() == hashlib.new('blake2b').hexdigest())
print(type(hashlib.blake2b()), hashlib.blake2s.MAX_KEY_SIZE, hashlib.blake2b.SALT_SIZE, type(hashlib.md5()))
print(hashlib.file_digest(io.BytesIO(b'file'), 'sha256').hexdigest() == hashlib.sha256(b'file').hexdigest())
print(hmac.new(b'key', b'text', 'sha3_256').hexdigest(), hmac.new(b'key', b'text', hashlib.sha512).hexdigest())
print(hashlib.pbkdf2_hmac('sha512', b'password', b'salt', 3).hex())
for wrong in ('hashlib.new("foo")', 'hashlib.md5("x")', 'hashlib.sha3_256("x")', 'hashlib.blake2b("x")', 'hashlib.sha1(5)',
              'hashlib.blake2b(digest_size=65)', 'hashlib.blake2s(key=b"x" * 33)', 'hashlib.blake2b(salt=b"x" * 17)'):
    try:
        print(eval(wrong))
    except (TypeError, ValueError) as error:
        print(wrong, type(error).__name__, error)
print(zlib.crc32(b'a'), hashlib.md5)

# keys shorter and longer than a block, a salt that makes the message as long as a digest
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "SHA256"):
    for password in (b"pw", b"k" * 64, bytearray(b"q" * 200)):
        print(name, hashlib.pbkdf2_hmac(name, password, b"salt" * 7, 5, 70).hex(), hashlib.pbkdf2_hmac(name, password, bytes(28), 2).hex())

# many blocks at once, and in pieces that are no blocks
data = bytes(range(256)) * 40
for name in sorted(hashlib.algorithms_guaranteed):
    size = (300,) if name.startswith("shake") else ()
    pieces = hashlib.new(name)
    for i in range(0, len(data), 337):
        pieces.update(data[i : i + 337])
    print(name, hashlib.new(name, data).digest(*size) == pieces.digest(*size), pieces.hexdigest(*size)[:40])
