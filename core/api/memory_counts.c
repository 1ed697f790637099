/* Memory, as the public API shows it: its counts, failures on demand, and the proof that it is consistent. */
#include <stdio.h>

#include "api/handle.h"
#include "ouro/inspect.h"

void ouro_memory_statistics(const ouro_Runtime *rt, ouro_MemoryStatistics *statistics)
{
    MemoryStatistics all = memory_statistics(&runtime_of(rt)->memory);
    *statistics = (ouro_MemoryStatistics){
        .allocated_blocks = all.allocated_blocks,
        .pool_blocks = all.pool_blocks,
        .pool_bytes = all.pool_bytes,
        .arenas = all.arenas,
        .arenas_total = all.arenas_total,
        .arenas_highwater = all.arenas_highwater,
        .arena_bytes = all.arena_bytes,
        .raw_chunks = all.raw_chunks,
        .raw_bytes = all.raw_bytes,
        .region_bytes = all.region_bytes,
        .free_span_bytes = all.free_span_bytes,
    };
}

void ouro_fail_allocation(ouro_Runtime *rt, uint64_t n, bool and_later)
{
    Host *host = host_of(rt);
    host->fail_count = 0;
    host->fail_at = n;
    host->fail_all_after = and_later && n != 0;
    host->attention &= ~(uint32_t)ATTENTION_FAIL;
    if (n != 0)
        host->attention |= ATTENTION_FAIL;
}

uint64_t ouro_allocation_count(const ouro_Runtime *rt) { return host_of(rt)->fail_count; }

/* Whether C code of the library is in the middle of something, and may hold references that nobody has noted.
 */
static bool is_busy(const Runtime *rt)
{
    return rt->recursion_depth != 0 || rt->trashcan.nesting != 0 || rt->collector.collecting != 0;
}

typedef struct FirstProblem {
    char *why;
    uint64_t why_size;
} FirstProblem;

static void note_first(void *user, const ouro_Problem *problem)
{
    FirstProblem *first = user;
    if (first->why_size == 0 || first->why[0] != 0)
        return;
    snprintf(first->why, (size_t)first->why_size, "%s, at 0x%llx", problem->text,
             (unsigned long long)problem->address);
}

bool ouro_check(const ouro_Runtime *rt, char *why, uint64_t why_size)
{
    FirstProblem first = {why, why == NULL ? 0 : why_size};
    if (first.why_size != 0)
        why[0] = 0;
    ouro_View view = ouro_view(rt);
    return ouro_verify(&view, is_busy(runtime_of(rt)) ? 0 : OURO_VERIFY_STRICT, note_first, &first) == 0;
}
