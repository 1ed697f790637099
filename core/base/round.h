/* Rounding to multiples of a power of two. Owns nothing. */
#ifndef OURO_BASE_ROUND_H
#define OURO_BASE_ROUND_H

#include "base/compiler.h"

/* The least multiple of `multiple`, a power of two, that is not below `value`. */
ALWAYS_INLINE uint64_t round_up(uint64_t value, uint64_t multiple)
{
    return (value + multiple - 1) & ~(multiple - 1);
}

#endif
