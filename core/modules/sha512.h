/* SHA-512 (FIPS 180-4), with which random.seed mixes text, and hashlib (digest_module.c). */
#ifndef OURO_MODULES_SHA512_H
#define OURO_MODULES_SHA512_H

#include "base/compiler.h"

enum { SHA512_BYTES = 64 };

/* The first bits behind the point of the cube roots of the first 80 primes. */
extern const uint64_t sha512_constants[80];

/* Takes 128 bytes into the state. */
void sha512_block(uint64_t state[8], const uint8_t *block);

void sha512(const uint8_t *data, int64_t length, uint8_t digest[SHA512_BYTES]);

#endif
