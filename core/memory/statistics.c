/* Statistics: what memory_statistics and memory_fingerprint say. Counts by walking, as CPython's
 * sys.getallocatedblocks does, so that the fast paths keep no books. */
#include "memory/memory.h"

static void count_arena(const ArenaObject *arena, MemoryStatistics *statistics)
{
    Ref first = round_up(arena->address, POOL_BYTES);
    for (Ref at = first; at < arena->pool_address; at += POOL_BYTES) {
        const PoolHeader *pool = pool_at(at);
        statistics->pool_blocks += pool->ref.count;
        if (pool->ref.count != 0)
            statistics->pool_bytes += (int64_t)pool->ref.count * profile_block_size(pool->szidx);
    }
}

MemoryStatistics memory_statistics(const Memory *m)
{
    MemoryStatistics statistics = {
        .arenas = m->narenas_currently_allocated,
        .arenas_total = m->ntimes_arena_allocated,
        .arenas_highwater = m->narenas_highwater,
        .arena_bytes = m->narenas_currently_allocated * ARENA_BYTES,
        .raw_chunks = m->raw_chunks_in_use,
        .raw_bytes = (int64_t)m->raw_bytes_in_use,
        .raw_segment_bytes = (int64_t)m->raw_bytes,
        .region_bytes = (int64_t)m->size,
        .free_span_bytes = (int64_t)m->free_span_bytes,
    };
    const ArenaObject *arenas = arena_at(m->arenas);
    for (uint32_t i = 0; i < m->maxarenas; i++) {
        if (arenas[i].address != NO_REF)
            count_arena(&arenas[i], &statistics);
    }
    statistics.allocated_blocks = m->raw_allocated_blocks + statistics.pool_blocks;
    return statistics;
}

/* Each word is mixed into the number so far, in four lanes that do not wait for each other. */
uint64_t memory_fingerprint(const Memory *m)
{
    enum { LANES = 4 };
    const uint64_t *words = (const uint64_t *)m;
    uint64_t lanes[LANES] = {1, 2, 3, 4};
    for (uint64_t i = 0; i < m->size / sizeof *words; i += LANES) {
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = (lanes[lane] ^ words[i + (uint64_t)lane]) * UINT64_C(0x9e3779b97f4a7c15);
            lanes[lane] ^= lanes[lane] >> 29;
        }
    }
    uint64_t fingerprint = m->size;
    for (int lane = 0; lane < LANES; lane++)
        fingerprint = (fingerprint ^ lanes[lane]) * UINT64_C(0x9e3779b97f4a7c15) + (lanes[lane] >> 31);
    return fingerprint;
}
