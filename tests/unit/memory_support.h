/* What the tests of core/memory share: a region made and ended around each test, and the check of all
 * invariants. */
#ifndef OURO_TESTS_MEMORY_SUPPORT_H
#define OURO_TESTS_MEMORY_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "memory/memory.h"
#include "memory/platform.h"

static inline Memory *region_of_size(uint64_t limit)
{
    const char *why = NULL;
    MemoryOptions options = {.limit = limit, .slot = MEMORY_ANY_SLOT};
    Memory *m = memory_create(&options, sizeof(Memory), &why);
    if (m == NULL)
        fail_msg("no region: %s", why);
    return m;
}

static inline int begin(void **state)
{
    *state = region_of_size(0);
    return 0;
}

static inline int end(void **state)
{
    memory_destroy(*state);
    return 0;
}

static inline void assert_valid(const Memory *m)
{
    const char *why = NULL;
    Ref where = NO_REF;
    if (!memory_check(m, &why, &where))
        fail_msg("%s, at %llx", why, (unsigned long long)where);
}

/* A span that no allocator has, to lie in the way of one. */
static inline void *take_span(Memory *m, uint64_t size)
{
    host_of(m)->attention |= ATTENTION_SPANS;
    return region_alloc(m, size, SPAN_ALIGNMENT);
}

static inline void fail_allocation(Memory *m, uint64_t number, bool and_all_after)
{
    Host *host = host_of(m);
    host->attention |= ATTENTION_FAIL;
    host->fail_at = number;
    host->fail_count = 0;
    host->fail_all_after = and_all_after;
}

static inline void fail_no_allocation(Memory *m) { host_of(m)->attention &= ~(uint32_t)ATTENTION_FAIL; }

static inline uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* Blocks of `size` bytes that a pool holds. */
static inline uint32_t blocks_in_pool(uint32_t size)
{
    return (POOL_BYTES - POOL_OVERHEAD) / profile_block_size(profile_size_class(size));
}

static inline uint64_t ordinal_of(const void *block) { return ref_of(pool_of(block)); }

#endif
