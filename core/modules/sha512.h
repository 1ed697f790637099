/* SHA-512 (FIPS 180-4), with which random.seed mixes text. */
#ifndef OURO_MODULES_SHA512_H
#define OURO_MODULES_SHA512_H

#include "base/compiler.h"

enum { SHA512_BYTES = 64 };

void sha512(const uint8_t *data, int64_t length, uint8_t digest[SHA512_BYTES]);

#endif
