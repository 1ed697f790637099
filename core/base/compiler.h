/* Compiler hints used everywhere. Owns no behaviour: each macro may expand to nothing. */
#ifndef OURO_BASE_COMPILER_H
#define OURO_BASE_COMPILER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LIKELY(condition) __builtin_expect(!!(condition), 1)
#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)
/* OURO_SMALL: this file is better small than fast, so that the compiler decides. */
#if OURO_SMALL
#define ALWAYS_INLINE static inline
#else
#define ALWAYS_INLINE static inline __attribute__((always_inline))
#endif
#define NEVER_INLINE __attribute__((noinline))
#define COLD __attribute__((cold, noinline))
#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))

/* Asks for the cache line at `address` ahead of its use; harmless for any address. */
#define PREFETCH(address) __builtin_prefetch((address), 1, 3)

#endif
