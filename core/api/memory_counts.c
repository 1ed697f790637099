/* Memory, as the public API shows it: its counts, failures on demand, and the proof that it is consistent. */
#include <stdio.h>

#include "api/handle.h"
#include "ouro/inspect.h"

void ouro_memory_statistics(const ouro_Runtime *rt, ouro_MemoryStatistics *statistics)
{
    if (statistics == NULL)
        return;
    *statistics = (ouro_MemoryStatistics){0};
    if (rt == NULL)
        return;
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
    if (rt == NULL)
        return;
    Host *host = host_of(rt);
    host->fail_count = 0;
    host->fail_at = n;
    host->fail_all_after = and_later && n != 0;
    host->attention &= ~(uint32_t)ATTENTION_FAIL;
    if (n != 0)
        host->attention |= ATTENTION_FAIL;
}

uint64_t ouro_allocation_count(const ouro_Runtime *rt) { return rt == NULL ? 0 : host_of(rt)->fail_count; }

/* More than a problem and its address fill; snprintf takes no size beyond an int. */
enum { LONGEST_REASON = sizeof(ouro_Problem) + 32 };

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
    if (first.why_size > LONGEST_REASON)
        first.why_size = LONGEST_REASON;
    if (first.why_size != 0)
        why[0] = 0;
    if (rt == NULL) {
        note_first(&first, &(ouro_Problem){0, "there is no runtime"});
        return false;
    }
    ouro_View view = ouro_view(rt);
    return ouro_verify(&view, handle_is_busy(rt) ? 0 : OURO_VERIFY_STRICT, note_first, &first) == 0;
}
