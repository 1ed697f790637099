/* The module _digest, on which hashlib.py stands: what takes whole blocks into the state of a digest, and crc32. A
 * state is bytes, its words in the order in which the digest has them; hashlib.py owns where it begins, what fills the
 * last block, and the objects. MD5: RFC 1321; SHA-1 and SHA-2: FIPS 180-4; SHA-3: FIPS 202. */
#include "modules/module_table.h"

#include <string.h>

#include "modules/sha512.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/container/slice.h"
#include "types/number/int.h"
#include "types/text/bytes.h"

enum { STATE_WORDS_MOST = 25, LANES = 25 };

/* The first bits of abs(sin(i + 1)). */
static const uint32_t md5_constants[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
};

static uint32_t left(uint32_t x, int count) { return x << count | x >> (32 - count); }
static uint32_t right(uint32_t x, int count) { return x >> count | x << (32 - count); }
static uint64_t left64(uint64_t x, int count) { return x << count | x >> (64 - count); }

/* Words of `size` bytes, the highest byte first or last. */
static void load(uint64_t *words, const uint8_t *bytes, int count, int size, bool is_big)
{
    for (int i = 0; i < count; i++) {
        uint64_t word = 0;
        for (int k = 0; k < size; k++)
            word = word << 8 | bytes[i * size + (is_big ? k : size - 1 - k)];
        words[i] = word;
    }
}

static void store(uint8_t *bytes, const uint64_t *words, int count, int size, bool is_big)
{
    for (int i = 0; i < count * size; i++) {
        int place = i % size;
        bytes[i] = (uint8_t)(words[i / size] >> 8 * (is_big ? size - 1 - place : place));
    }
}

static void md5(uint64_t *state, const uint8_t *block)
{
    static const uint8_t turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    uint64_t words[16];
    uint32_t a = (uint32_t)state[0], b = (uint32_t)state[1], c = (uint32_t)state[2], d = (uint32_t)state[3];
    load(words, block, 16, 4, false);
    for (int i = 0; i < 64; i++) {
        const int round = i / 16;
        uint32_t mixed = round == 0   ? (b & c) | (~b & d)
                         : round == 1 ? (d & b) | (~d & c)
                         : round == 2 ? b ^ c ^ d
                                      : c ^ (b | ~d);
        const int place = round == 0 ? i : round == 1 ? 5 * i + 1 : round == 2 ? 3 * i + 5 : 7 * i;
        mixed += a + md5_constants[i] + (uint32_t)words[place % 16];
        a = d;
        d = c;
        c = b;
        b += left(mixed, turns[round][i % 4]);
    }
    const uint32_t mixed[] = {a, b, c, d};
    for (int i = 0; i < 4; i++)
        state[i] += mixed[i];
}

static void sha1(uint64_t *state, const uint8_t *block)
{
    uint64_t words[80];
    uint32_t a = (uint32_t)state[0], b = (uint32_t)state[1], c = (uint32_t)state[2], d = (uint32_t)state[3],
             e = (uint32_t)state[4];
    load(words, block, 16, 4, true);
    for (int i = 16; i < 80; i++)
        words[i] = left((uint32_t)(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16]), 1);
    for (int i = 0; i < 80; i++) {
        static const uint32_t constants[] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
        const int round = i / 20;
        const uint32_t mixed = round == 0   ? (b & c) | (~b & d)
                               : round == 2 ? (b & c) | (b & d) | (c & d)
                                            : b ^ c ^ d;
        const uint32_t first = left(a, 5) + mixed + e + constants[round] + (uint32_t)words[i];
        e = d;
        d = c;
        c = left(b, 30);
        b = a;
        a = first;
    }
    const uint32_t mixed[] = {a, b, c, d, e};
    for (int i = 0; i < 5; i++)
        state[i] += mixed[i];
}

static void sha256(uint64_t *state, const uint8_t *block)
{
    uint64_t words[64];
    uint32_t a = (uint32_t)state[0], b = (uint32_t)state[1], c = (uint32_t)state[2], d = (uint32_t)state[3];
    uint32_t e = (uint32_t)state[4], f = (uint32_t)state[5], g = (uint32_t)state[6], h = (uint32_t)state[7];
    load(words, block, 16, 4, true);
    for (int i = 16; i < 64; i++) {
        const uint32_t x = (uint32_t)words[i - 15], y = (uint32_t)words[i - 2];
        words[i] = words[i - 16] + (right(x, 7) ^ right(x, 18) ^ x >> 3) + words[i - 7] +
                   (right(y, 17) ^ right(y, 19) ^ y >> 10);
    }
    for (int i = 0; i < 64; i++) {
        /* The constants are fractions of the same roots as those of SHA-512, to fewer bits. */
        const uint32_t first = h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g)) +
                               (uint32_t)(sha512_constants[i] >> 32) + (uint32_t)words[i];
        const uint32_t second = (right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + first;
        d = c;
        c = b;
        b = a;
        a = first + second;
    }
    const uint32_t mixed[] = {a, b, c, d, e, f, g, h};
    for (int i = 0; i < 8; i++)
        state[i] += mixed[i];
}

/* ---- SHA-3 */

/* The next word of the rounds: bits of a shift register (8, 6, 5, 4) at places 2 ** j - 1. */
static uint64_t keccak_constant(uint32_t *shifted)
{
    uint64_t word = 0;
    for (int j = 0; j < 7; j++) {
        word |= (uint64_t)(*shifted & 1) << ((1 << j) - 1);
        *shifted = *shifted << 1 ^ (*shifted >> 7 ? 0x171 : 0);
    }
    return word;
}

/* Turns each lane and puts it where the next one was. */
static void keccak_walk(uint64_t *lanes)
{
    uint64_t lane = lanes[1];
    for (int t = 0, x = 1, y = 0; t < 24; t++) {
        const int across = y;
        y = (2 * x + 3 * y) % 5;
        x = across;
        const int turn = (t + 1) * (t + 2) / 2 % 64;
        const uint64_t next = lanes[x + 5 * y];
        lanes[x + 5 * y] = left64(lane, turn);
        lane = next;
    }
}

static void keccak_round(uint64_t *lanes)
{
    uint64_t columns[5];
    for (int x = 0; x < 5; x++)
        columns[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
    for (int i = 0; i < LANES; i++)
        lanes[i] ^= columns[(i + 4) % 5] ^ left64(columns[(i + 1) % 5], 1);
    keccak_walk(lanes);
    for (int y = 0; y < LANES; y += 5) {
        memcpy(columns, lanes + y, sizeof columns);
        for (int x = 0; x < 5; x++)
            lanes[y + x] = columns[x] ^ (~columns[(x + 1) % 5] & columns[(x + 2) % 5]);
    }
}

static void keccak(uint64_t *lanes)
{
    uint32_t shifted = 1;
    for (int i = 0; i < 24; i++) {
        keccak_round(lanes);
        lanes[0] ^= keccak_constant(&shifted);
    }
}

/* ---- the module */

typedef struct Digest {
    void (*take)(uint64_t *state, const uint8_t *block); /* NULL: the block is XORed, then keccak */
    int words, word_bytes;                               /* of the state */
    bool is_big;
    int block; /* in bytes; 0: as the caller says */
} Digest;

static void take_blocks(const Digest *digest, uint64_t *state, const BufferView *data, int64_t block)
{
    for (int64_t at = 0; at + block <= data->length; at += block) {
        if (digest->take != NULL) {
            digest->take(state, data->bytes + at);
            continue;
        }
        for (int64_t i = 0; i < block; i++)
            state[i / 8] ^= (uint64_t)data->bytes[at + i] << 8 * (i % 8);
        keccak(state);
    }
}

/* f(state, data, block): the state when all of the data's blocks have been taken in. */
static Object *advance(Runtime *rt, const Digest *digest, const Arguments *arguments)
{
    uint64_t state[STATE_WORDS_MOST];
    uint8_t bytes[8 * STATE_WORDS_MOST];
    BufferView before, data;
    int64_t block;
    if (argument_ssize(rt, argument_at(arguments, 2), &block) < 0 ||
        object_get_buffer(rt, argument_at(arguments, 0), &before, false) < 0)
        return NULL;
    const int size = digest->words * digest->word_bytes;
    const bool fits =
        before.length == size && (digest->take != NULL ? block == digest->block : block > 0 && block <= size);
    if (fits)
        load(state, before.bytes, digest->words, digest->word_bytes, digest->is_big);
    buffer_release(rt, &before);
    if (!fits) {
        error_set(rt, ERROR_VALUE, "no state of this digest");
        return NULL;
    }
    if (object_get_buffer(rt, argument_at(arguments, 1), &data, false) < 0)
        return NULL;
    take_blocks(digest, state, &data, block);
    buffer_release(rt, &data);
    store(bytes, state, digest->words, digest->word_bytes, digest->is_big);
    return bytes_from_data(rt, bytes, size);
}

#define DIGEST_FUNCTION(name, take, words, word_bytes, is_big, block) \
    static Object *digest_##name(Runtime *rt, Object *self, const Arguments *arguments) \
    { \
        static const Digest digest = {take, words, word_bytes, is_big, block}; \
        (void)self; \
        return advance(rt, &digest, arguments); \
    }
DIGEST_FUNCTION(md5, md5, 4, 4, false, 64)
DIGEST_FUNCTION(sha1, sha1, 5, 4, true, 64)
DIGEST_FUNCTION(sha256, sha256, 8, 4, true, 64)
DIGEST_FUNCTION(sha512, sha512_block, 8, 8, true, 128)
DIGEST_FUNCTION(keccak, NULL, LANES, 8, false, 0)
#undef DIGEST_FUNCTION

/* crc32(data, value): four bits at a time. */
static Object *digest_crc32(Runtime *rt, Object *self, const Arguments *arguments)
{
    uint32_t table[16];
    int64_t begin;
    BufferView data;
    (void)self;
    if (argument_ssize(rt, argument_at(arguments, 1), &begin) < 0 ||
        object_get_buffer(rt, argument_at(arguments, 0), &data, false) < 0)
        return NULL;
    for (uint32_t i = 0; i < 16; i++) {
        table[i] = i;
        for (int k = 0; k < 4; k++)
            table[i] = table[i] >> 1 ^ (table[i] & 1 ? 0xedb88320 : 0);
    }
    uint32_t value = ~(uint32_t)begin;
    for (int64_t i = 0; i < data.length; i++) {
        value = value >> 4 ^ table[(value ^ data.bytes[i]) & 15];
        value = value >> 4 ^ table[(value ^ data.bytes[i] >> 4) & 15];
    }
    buffer_release(rt, &data);
    return int_from_int64(rt, (uint32_t)~value);
}

static const MethodDefinition functions[] = {
    {"md5", digest_md5, 3, 3, 0, NULL},
    {"sha1", digest_sha1, 3, 3, 0, NULL},
    {"sha256", digest_sha256, 3, 3, 0, NULL},
    {"sha512", digest_sha512, 3, 3, 0, NULL},
    {"keccak", digest_keccak, 3, 3, 0, NULL},
    {"crc32", digest_crc32, 2, 2, 0, NULL},
    {0},
};

const ModuleDefinition digest_module = {.name = "_digest", .methods = functions};
