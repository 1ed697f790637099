/* Tuning: every constant of this room that is a choice and not a consequence. The verify build shrinks those
 * that may shrink, so that rare paths (a full arena, a new segment, a grown table) are met by small programs.
 */
#ifndef OURO_MEMORY_TUNING_H
#define OURO_MEMORY_TUNING_H

#include "base/assert.h"
#include "profile/profile.h"

/* Event code is compiled in unless the build says otherwise. */
#ifndef OURO_HOOKS
#define OURO_HOOKS 1
#endif

enum {
    /* Everything is handed out of the region in multiples of this; what mmap gives to CPython. */
    SPAN_ALIGNMENT = 4096,

    /* An arena is 1 << this bytes: CPython's, or 64 KiB under verification. */
    ARENA_SIZE_BITS = OURO_VERIFY ? 16 : PROFILE_ARENA_BITS,

    /* How many entries the array of arena objects begins with; it doubles. */
    ARENA_OBJECTS_AT_FIRST = OURO_VERIFY ? 2 : PROFILE_INITIAL_ARENA_OBJECTS,

    /* A raw segment grows by at least, and (unless one chunk needs more) at most this much. */
    RAW_GROWTH_LEAST = OURO_VERIFY ? 8192 : 64 * 1024,
    RAW_GROWTH_MOST = OURO_VERIFY ? 32768 : 1024 * 1024,

    /* A free chunk of at least this size at the end of a segment goes back to the region. More than
     * RAW_GROWTH_MOST, or a segment would lose at once what it has just grown by. */
    RAW_TRIM_SIZE = 2 * RAW_GROWTH_MOST,

    /* How many chunks of a bin of mixed sizes are looked at for the best fit. */
    RAW_BIN_SEARCH = 8,

    /* The verify build proves all of a region's memory whenever the region or its arenas have changed, up to
     * this size: the proof takes time in proportion to it. */
    PROVED_SIZE_MOST = 1 << 20,

    /* What the verify build writes into fresh and into freed memory. */
    FILL_FRESH = 0xCD,
    FILL_FREED = 0xDD,
};

/* The region's default limit where address space is plentiful. */
#define REGION_DEFAULT_LIMIT (UINT64_C(16) << 30)

/* CPython before 3.9 gives every empty arena back at once; since then it keeps the last usable one. The
 * profiles with the radix tree (3.10) are the ones that keep it. */
#define ARENA_LAST_IS_KEPT PROFILE_HAS_RADIX_TREE

#endif
