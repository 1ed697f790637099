/* A runtime for a unit test, and its end: nothing may be left. */
#ifndef OURO_TESTS_RUNTIME_FIXTURE_H
#define OURO_TESTS_RUNTIME_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "gc/gc.h"
#include "object/error.h"
#include "object/held.h"
#include "types/builtin.h"

/* A runtime whose collections run when CPython's would: for tests of when a collection runs and what it finds,
 * and for heaps so large that looking at each object once a container would take minutes. */
static inline Runtime *fixture_new_unstressed(void)
{
    const char *why = NULL;
    Memory *memory = memory_create(NULL, sizeof(Runtime), &why);
    if (memory == NULL)
        fail_msg("no region: %s", why);
    Runtime *rt = (Runtime *)memory;
    assert_int_equal(types_init(rt), 0);
    return rt;
}

/* A runtime; in the verify build a full collection runs at every allocation of a container. */
static inline Runtime *fixture_new(void)
{
    Runtime *rt = fixture_new_unstressed();
    if (OURO_VERIFY)
        host_of(rt)->attention |= ATTENTION_STRESS;
    return rt;
}

/* Ends the runtime: [0 refs, 0 blocks]. */
static inline void fixture_free(Runtime *rt)
{
    const char *why = NULL;
    assert_false(error_occurred(rt));
    assert_int_equal(held_total(rt), 0);
    types_finalize(rt);
    MemoryStatistics statistics = memory_statistics(&rt->memory);
    assert_int_equal(statistics.allocated_blocks, 0);
    assert_int_equal(statics_reference_excess(rt), 0);
    if (!memory_check(&rt->memory, &why, NULL))
        fail_msg("memory: %s", why);
    memory_destroy(&rt->memory);
}

/* Makes allocation number `n`, counted from now, fail. 0: none. */
static inline void fixture_fail_at(Runtime *rt, uint64_t n)
{
    Host *host = host_of(rt);
    host->fail_count = 0;
    host->fail_at = n;
    host->attention = n == 0 ? host->attention & ~(uint32_t)ATTENTION_FAIL : host->attention | ATTENTION_FAIL;
}

#endif
