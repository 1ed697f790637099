/* SipHash-1-3 as CPython 3.11 uses it for str and bytes, and the hash of doubles. */
#include "types/hash.h"

#include <string.h>

#include "object/protocol.h"

/* ---- SipHash, the state of Aumasson and Bernstein's paper: four words, mixed once a block and three times
 * at the end */

enum { SIPHASH_BLOCK_ROUNDS = 1, SIPHASH_FINAL_ROUNDS = 3 };

typedef struct SipHash {
    uint64_t v0, v1, v2, v3;
} SipHash;

ALWAYS_INLINE uint64_t rotate_left(uint64_t word, int bits) { return word << bits | word >> (64 - bits); }

ALWAYS_INLINE void sip_round(SipHash *s)
{
    s->v0 += s->v1;
    s->v2 += s->v3;
    s->v1 = rotate_left(s->v1, 13) ^ s->v0;
    s->v3 = rotate_left(s->v3, 16) ^ s->v2;
    s->v0 = rotate_left(s->v0, 32);
    s->v2 += s->v1;
    s->v0 += s->v3;
    s->v1 = rotate_left(s->v1, 17) ^ s->v2;
    s->v3 = rotate_left(s->v3, 21) ^ s->v0;
    s->v2 = rotate_left(s->v2, 32);
}

ALWAYS_INLINE void sip_block(SipHash *s, uint64_t block)
{
    s->v3 ^= block;
    for (int i = 0; i < SIPHASH_BLOCK_ROUNDS; i++)
        sip_round(s);
    s->v0 ^= block;
}

int64_t hash_bytes(const void *data, uint64_t length)
{
    if (length == 0)
        return 0;
    /* The constants spell "somepseudorandomlygeneratedbytes"; a key of zero leaves them as they are. */
    SipHash s = {UINT64_C(0x736f6d6570736575), UINT64_C(0x646f72616e646f6d), UINT64_C(0x6c7967656e657261),
                 UINT64_C(0x7465646279746573)};
    const uint8_t *bytes = data;
    const uint8_t *end = bytes + (length & ~UINT64_C(7));
    for (; bytes < end; bytes += 8) {
        uint64_t block;
        memcpy(&block, bytes, 8);
        sip_block(&s, block);
    }
    uint64_t last = length << 56;
    for (uint64_t i = 0; i < (length & 7); i++)
        last |= (uint64_t)bytes[i] << (8 * i);
    sip_block(&s, last);
    s.v2 ^= 0xff;
    for (int i = 0; i < SIPHASH_FINAL_ROUNDS; i++)
        sip_round(&s);
    return hash_not_minus_one((int64_t)(s.v0 ^ s.v1 ^ s.v2 ^ s.v3));
}

/* ---- numbers */

int64_t hash_double(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, 8);
    int exponent = (int)(bits >> 52 & 0x7ff);
    uint64_t fraction = bits & ((UINT64_C(1) << 52) - 1);
    bool negative = bits >> 63 != 0;
    if (exponent == 0x7ff)
        return negative ? -HASH_INFINITY : HASH_INFINITY;
    if (exponent != 0)
        fraction |= UINT64_C(1) << 52;
    /* The value is fraction * 2**shift, and 2**61 is 1 modulo the prime, so a shift is a rotation of 61 bits.
     */
    int shift = (exponent == 0 ? 1 : exponent) - 1075;
    int rotation = shift % HASH_BITS;
    if (rotation < 0)
        rotation += HASH_BITS;
    uint64_t hash =
        (fraction << rotation & HASH_MODULUS) | (rotation == 0 ? 0 : fraction >> (HASH_BITS - rotation));
    if (hash == HASH_MODULUS)
        hash = 0;
    return hash_not_minus_one(negative ? -(int64_t)hash : (int64_t)hash);
}
