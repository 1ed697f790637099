/* Check: proves the invariants of layout.h from the bytes of a region. Reads only, allocates nothing, and
 * looks at each Ref before following it, so that a damaged region gives an answer and no crash. */
#include "memory/memory.h"

/* Where to put what was found to be wrong. */
typedef struct Finding {
    const char **why;
    Ref *where;
} Finding;

static bool broken(Finding finding, const char *why, Ref where)
{
    if (finding.why != NULL) {
        *finding.why = why;
    }
    if (finding.where != NULL) {
        *finding.where = where;
    }
    return false;
}

static bool is_inside(const Memory *m, Ref ref, uint64_t size, uint64_t alignment)
{
    return ref % alignment == 0 && ref >= m->base && ref - m->base <= m->size &&
           size <= m->size - (ref - m->base);
}

static uint64_t round_up(uint64_t size, uint64_t multiple)
{
    return (size + multiple - 1) / multiple * multiple;
}

/* ---- Region */

static bool free_spans_are_valid(const Memory *m, Finding finding)
{
    uint64_t bytes = 0;
    Ref lowest = m->base + round_up(m->state_size, SPAN_ALIGNMENT);
    for (Ref at = m->free_spans; at != NO_REF;) {
        if (at < lowest || !is_inside(m, at, SPAN_ALIGNMENT, SPAN_ALIGNMENT)) {
            return broken(finding, "free spans ascend, do not touch, and lie inside", at);
        }
        const FreeSpan *span = ref_pointer(at);
        if (span->size == 0 || span->size % SPAN_ALIGNMENT != 0 ||
            !is_inside(m, at, span->size, SPAN_ALIGNMENT)) {
            return broken(finding, "a free span is whole pages inside the region", at);
        }
        if (at + span->size == m->base + m->size) {
            return broken(finding, "no free span lies at the top", at);
        }
        bytes += span->size;
        lowest = at + span->size + 1;
        at = span->next;
    }
    return bytes == m->free_span_bytes ||
           broken(finding, "free_span_bytes is the sum of the free spans", m->free_spans);
}

bool region_is_valid(const Memory *m, const char **why, Ref *where)
{
    Finding finding = {why, where};
    if (m->magic != REGION_MAGIC || m->format_version != REGION_FORMAT_VERSION ||
        m->profile != OURO_PROFILE) {
        return broken(finding, "the region begins with its header", m->base);
    }
    if (m->base != ref_of(m)) {
        return broken(finding, "the region lies where it says", m->base);
    }
    if (m->size > region_limit(m) || m->size % SPAN_ALIGNMENT != 0 || m->state_size > m->size) {
        return broken(finding, "the region is whole pages up to its limit", m->base);
    }
    if (!free_spans_are_valid(m, finding)) {
        return false;
    }
    uint64_t arena_bytes = (uint64_t)m->narenas_currently_allocated * ARENA_BYTES;
    uint64_t sum = round_up(m->state_size, SPAN_ALIGNMENT) + arena_bytes + m->raw_bytes + m->free_span_bytes;
    return sum == m->size ||
           broken(finding, "state, arenas, raw segments and free spans make up the region", m->base);
}

/* ---- Raw */

typedef struct RawTally {
    uint64_t segment_bytes;
    uint64_t bytes_in_use;
    int64_t chunks_in_use;
    uint64_t free_chunks;
} RawTally;

static bool chunks_are_valid(const Memory *m, const RawSegment *segment, RawTally *tally, Finding finding)
{
    Ref end = ref_of(segment) + segment->size - sizeof(RawChunk);
    Ref at = ref_of(segment) + sizeof(RawSegment);
    uint64_t previous = 0;
    bool previous_is_free = false;
    while (at != end) {
        const RawChunk *chunk = ref_pointer(at);
        uint64_t size = raw_chunk_size(chunk);
        if (size < RAW_CHUNK_LEAST || size % RAW_ALIGNMENT != 0 || size > end - at) {
            return broken(finding, "the chunks of a segment tile it", at);
        }
        if (chunk->previous_size != previous) {
            return broken(finding, "previous_size is the size of the chunk before", at);
        }
        bool is_free = !raw_chunk_is_in_use(chunk);
        if (is_free && previous_is_free) {
            return broken(finding, "no two free chunks touch", at);
        }
        tally->free_chunks += is_free;
        tally->chunks_in_use += !is_free;
        tally->bytes_in_use += is_free ? 0 : size;
        previous = size;
        previous_is_free = is_free;
        at += size;
    }
    const RawChunk *mark = ref_pointer(end);
    if (mark->size != RAW_IN_USE || mark->previous_size != previous) {
        return broken(finding, "a segment ends with its mark", end);
    }
    (void)m;
    return true;
}

static bool segments_are_valid(const Memory *m, RawTally *tally, Finding finding)
{
    Ref previous = NO_REF;
    for (Ref at = m->raw_segments; at != NO_REF;) {
        if (!is_inside(m, at, SPAN_ALIGNMENT, SPAN_ALIGNMENT)) {
            return broken(finding, "a raw segment lies inside the region", at);
        }
        const RawSegment *segment = ref_pointer(at);
        if (segment->size % SPAN_ALIGNMENT != 0 || segment->size == 0 ||
            !is_inside(m, at, segment->size, SPAN_ALIGNMENT)) {
            return broken(finding, "a raw segment is whole pages inside the region", at);
        }
        if (segment->previous != previous) {
            return broken(finding, "raw segments are linked both ways", at);
        }
        int64_t in_use_before = tally->chunks_in_use;
        if (!chunks_are_valid(m, segment, tally, finding)) {
            return false;
        }
        if (tally->chunks_in_use == in_use_before && previous != NO_REF) {
            return broken(finding, "only the newest segment may be empty", at);
        }
        tally->segment_bytes += segment->size;
        if (tally->segment_bytes > m->size) {
            return broken(finding, "the list of raw segments ends", at);
        }
        previous = at;
        at = segment->next;
    }
    return true;
}

/* Adds the length of a bin's list to *count. */
static bool bin_is_valid(const Memory *m, uint32_t bin, uint64_t most, uint64_t *count, Finding finding)
{
    Ref previous = NO_REF;
    for (Ref at = m->raw_bins[bin]; at != NO_REF;) {
        if (!is_inside(m, at, sizeof(RawFreeChunk), RAW_ALIGNMENT)) {
            return broken(finding, "a bin holds chunks inside the region", at);
        }
        const RawFreeChunk *entry = ref_pointer(at);
        if (raw_chunk_is_in_use(&entry->chunk) || raw_bin_of(entry->chunk.size) != bin) {
            return broken(finding, "a bin holds free chunks of its size", at);
        }
        if (entry->previous != previous || ++*count > most) {
            return broken(finding, "the chunks of a bin are linked both ways", at);
        }
        previous = at;
        at = entry->next;
    }
    bool marked = (m->raw_bin_map[bin / 64] >> (bin % 64) & 1) != 0;
    return marked == (previous != NO_REF) ||
           broken(finding, "raw_bin_map says which bins hold chunks", previous);
}

bool raw_is_valid(const Memory *m, const char **why, Ref *where)
{
    Finding finding = {why, where};
    RawTally tally = {0};
    if (!segments_are_valid(m, &tally, finding)) {
        return false;
    }
    uint64_t binned = 0;
    for (uint32_t bin = 0; bin < RAW_BINS; bin++) {
        if (!bin_is_valid(m, bin, tally.free_chunks, &binned, finding)) {
            return false;
        }
    }
    if (binned != tally.free_chunks) {
        return broken(finding, "every free chunk is in a bin", m->raw_segments);
    }
    if (tally.segment_bytes != m->raw_bytes) {
        return broken(finding, "raw_bytes is the sum of the segments", m->raw_segments);
    }
    bool counted = tally.bytes_in_use == m->raw_bytes_in_use && tally.chunks_in_use == m->raw_chunks_in_use;
    return counted ||
           broken(finding, "raw_bytes_in_use and raw_chunks_in_use count the chunks in use", m->raw_segments);
}

/* ---- Pools */

/* Steps through the chain of free blocks; false if it leaves the pool, the blocks' grid, or does not end. */
static bool count_free_blocks(const PoolHeader *pool, uint32_t most, uint32_t *count)
{
    uint32_t size = size_class_bytes(pool->szidx);
    *count = 0;
    for (Ref at = pool->freeblock; at != NO_REF; at = *block_link(at)) {
        uint64_t offset = at - ref_of(pool);
        if (offset < POOL_OVERHEAD || offset >= pool->nextoffset || (offset - POOL_OVERHEAD) % size != 0) {
            return false;
        }
        if (++*count > most) {
            return false;
        }
    }
    return true;
}

bool pool_is_valid(const Memory *m, const PoolHeader *pool, const char **why, Ref *where)
{
    Finding finding = {why, where};
    Ref at = ref_of(pool);
    if (!pool_holds(m, pool, pool) || (PROFILE_HAS_RADIX_TREE && !arena_map_covers(m, at))) {
        return broken(finding, "a pool lies in the arena that it names, and the arena map knows", at);
    }
    if (pool->szidx == POOL_CLASS_UNSET) {
        return pool->ref.count == 0 || broken(finding, "a pool without size class is empty", at);
    }
    if (pool->szidx >= SIZE_CLASSES) {
        return broken(finding, "a pool has a size class", at);
    }
    uint32_t size = size_class_bytes(pool->szidx);
    if (pool->maxnextoffset != POOL_BYTES - size) {
        return broken(finding, "maxnextoffset is the last place for a block", at);
    }
    if (pool->nextoffset > POOL_BYTES || (pool->nextoffset - POOL_OVERHEAD) % size != 0) {
        return broken(finding, "nextoffset is a block's place", at);
    }
    uint32_t cut = (pool->nextoffset - POOL_OVERHEAD) / size;
    uint32_t free_blocks;
    if (!count_free_blocks(pool, cut, &free_blocks)) {
        return broken(finding, "the chain of free blocks stays in the pool and ends", at);
    }
    return pool->ref.count + free_blocks == cut ||
           broken(finding, "blocks in use and free blocks are the blocks cut", at);
}

static bool pool_is_used(const PoolHeader *pool) { return pool->ref.count != 0 && pool->freeblock != NO_REF; }

/* Adds the pools in the list of one size class to *count. */
static bool used_list_is_valid(const Memory *m, uint32_t size_class, uint64_t *count, Finding finding)
{
    const PoolHeader *head = &m->usedpools[size_class];
    uint64_t most = m->size / POOL_BYTES;
    Ref previous = ref_of(head);
    if (head->freeblock != NO_REF) {
        return broken(finding, "the head of a list of used pools has no blocks", previous);
    }
    for (Ref at = head->nextpool; at != ref_of(head);) {
        if (!is_inside(m, at, POOL_BYTES, POOL_BYTES)) {
            return broken(finding, "a used pool lies inside the region", at);
        }
        const PoolHeader *pool = pool_at(at);
        if (pool->szidx != size_class || !pool_is_used(pool) || !pool_holds(m, pool, pool)) {
            return broken(finding, "a list of used pools holds used pools of its class", at);
        }
        if (pool->prevpool != previous || ++*count > most) {
            return broken(finding, "used pools are linked both ways", at);
        }
        previous = at;
        at = pool->nextpool;
    }
    return head->prevpool == previous || broken(finding, "used pools are linked both ways", previous);
}

/* ---- Arenas */

static bool free_pools_are_valid(const Memory *m, const ArenaObject *arena, uint32_t *count, Finding finding)
{
    *count = 0;
    for (Ref at = arena->freepools; at != NO_REF; at = pool_at(at)->nextpool) {
        if (at < arena->address || at >= arena->pool_address || at % POOL_BYTES != 0) {
            return broken(finding, "a free pool lies in its arena", at);
        }
        if (pool_at(at)->ref.count != 0 || ++*count > POOLS_IN_ARENA) {
            return broken(finding, "free pools are empty, and their list ends", at);
        }
    }
    (void)m;
    return true;
}

bool arena_is_valid(const Memory *m, const ArenaObject *arena, const char **why, Ref *where)
{
    Finding finding = {why, where};
    Ref at = arena->address;
    if (!is_inside(m, at, ARENA_BYTES, SPAN_ALIGNMENT)) {
        return broken(finding, "an arena lies inside the region", at);
    }
    Ref first = round_up(at, POOL_BYTES);
    uint32_t total = first == at ? POOLS_IN_ARENA : POOLS_IN_ARENA - 1;
    if (arena->ntotalpools != total) {
        return broken(finding, "ntotalpools is the number of whole pools", at);
    }
    Ref end = first + (uint64_t)total * POOL_BYTES;
    if (arena->pool_address % POOL_BYTES != 0 || arena->pool_address < first || arena->pool_address > end) {
        return broken(finding, "pool_address is a pool's place", at);
    }
    bool covered = arena_map_covers(m, at) && arena_map_covers(m, at + ARENA_BYTES - 1);
    if (PROFILE_HAS_RADIX_TREE && !covered) {
        return broken(finding, "the arena map covers an arena from end to end", at);
    }
    uint32_t free_pools;
    if (!free_pools_are_valid(m, arena, &free_pools, finding)) {
        return false;
    }
    uint64_t uncarved = (end - arena->pool_address) / POOL_BYTES;
    return arena->nfreepools == free_pools + uncarved ||
           broken(finding, "nfreepools counts free and uncarved pools", at);
}

static bool is_arena_object(const Memory *m, Ref ref)
{
    return ref >= m->arenas && (ref - m->arenas) % sizeof(ArenaObject) == 0 &&
           (ref - m->arenas) / sizeof(ArenaObject) < m->maxarenas;
}

static bool unused_arenas_are_valid(const Memory *m, Finding finding)
{
    int64_t count = 0;
    for (Ref at = m->unused_arena_objects; at != NO_REF; at = arena_at(at)->nextarena) {
        if (!is_arena_object(m, at) || arena_at(at)->address != NO_REF || ++count > m->maxarenas) {
            return broken(finding, "unused arena objects are in a list of their own", at);
        }
    }
    return count + m->narenas_currently_allocated == m->maxarenas ||
           broken(finding, "every arena object is allocated or unused", m->arenas);
}

/* Whether nfp2lasta is what the list of usable arenas says, and the list ascends. Adds its length to *count.
 */
static bool usable_arenas_are_valid(const Memory *m, int64_t *count, Finding finding)
{
    Ref last[POOLS_IN_ARENA + 1] = {0};
    Ref previous = NO_REF;
    uint32_t fewest = 1;
    for (Ref at = m->usable_arenas; at != NO_REF; at = arena_at(at)->nextarena) {
        if (!is_arena_object(m, at) || ++*count > m->maxarenas || arena_at(at)->prevarena != previous) {
            return broken(finding, "usable arenas are linked both ways", at);
        }
        const ArenaObject *arena = arena_at(at);
        if (arena->address == NO_REF || arena->nfreepools < fewest || arena->nfreepools > POOLS_IN_ARENA) {
            return broken(finding, "usable arenas ascend by nfreepools", at);
        }
        fewest = arena->nfreepools;
        last[fewest] = at;
        previous = at;
    }
    for (uint32_t i = 0; i <= POOLS_IN_ARENA; i++) {
        if (m->nfp2lasta[i] != last[i]) {
            return broken(finding, "nfp2lasta is the last usable arena of each nfreepools", m->nfp2lasta[i]);
        }
    }
    return true;
}

typedef struct PoolTally {
    int64_t arenas;
    int64_t usable_arenas;
    uint64_t used_pools;
} PoolTally;

static bool arena_pools_are_valid(const Memory *m, const ArenaObject *arena, PoolTally *tally,
                                  Finding finding)
{
    if (!arena_is_valid(m, arena, finding.why, finding.where)) {
        return false;
    }
    tally->arenas++;
    tally->usable_arenas += arena->nfreepools != 0;
    for (Ref at = round_up(arena->address, POOL_BYTES); at < arena->pool_address; at += POOL_BYTES) {
        const PoolHeader *pool = pool_at(at);
        if (!pool_is_valid(m, pool, finding.why, finding.where)) {
            return false;
        }
        if (pool->arenaindex != arena_index(m, arena)) {
            return broken(finding, "a pool names its arena", at);
        }
        tally->used_pools += pool_is_used(pool);
    }
    return true;
}

static bool arena_array_is_valid(const Memory *m, Finding finding)
{
    uint64_t bytes = (uint64_t)m->maxarenas * sizeof(ArenaObject);
    bool valid = m->arenas == NO_REF ? m->maxarenas == 0 : is_inside(m, m->arenas, bytes, RAW_ALIGNMENT);
    return valid || broken(finding, "the array of arena objects lies inside the region", m->arenas);
}

/* Adds the nodes that `slots` name to *count; false if one of them lies outside the region. */
static bool count_nodes(const Memory *m, const Ref *slots, uint32_t slot_count, uint64_t node_size,
                        int64_t *count)
{
    for (uint32_t i = 0; i < slot_count; i++) {
        if (slots[i] != NO_REF && !is_inside(m, slots[i], node_size, RAW_ALIGNMENT)) {
            return false;
        }
        *count += slots[i] != NO_REF;
    }
    return true;
}

/* Whether the nodes of the arena map lie inside the region; what they say is compared with each arena. */
static bool arena_map_is_valid(const Memory *m, Finding finding)
{
    const Ref *top = m->arena_map_root.ptrs;
    int64_t mids = 0;
    int64_t bots = 0;
    bool valid = count_nodes(m, top, 1 << MAP_TOP_BITS, sizeof(ArenaMapMid), &mids);
    for (uint32_t i = 0; valid && i < 1 << MAP_TOP_BITS; i++) {
        const ArenaMapMid *mid = ref_pointer(top[i]);
        valid = mid == NULL || count_nodes(m, mid->ptrs, 1 << MAP_MID_BITS, sizeof(ArenaMapBot), &bots);
    }
    valid = valid && mids == m->arena_map_mid_count && bots == m->arena_map_bot_count;
    return valid ||
           broken(finding, "the nodes of the arena map lie inside the region and are counted", m->base);
}

bool pools_are_valid(const Memory *m, const char **why, Ref *where)
{
    Finding finding = {why, where};
    PoolTally tally = {0};
    if (!arena_array_is_valid(m, finding) || !arena_map_is_valid(m, finding)) {
        return false;
    }
    const ArenaObject *arenas = arena_at(m->arenas);
    for (uint32_t i = 0; i < m->maxarenas; i++) {
        if (arenas[i].address != NO_REF && !arena_pools_are_valid(m, &arenas[i], &tally, finding)) {
            return false;
        }
    }
    if (tally.arenas != m->narenas_currently_allocated) {
        return broken(finding, "narenas_currently_allocated counts the arenas", m->arenas);
    }
    int64_t usable = 0;
    if (!unused_arenas_are_valid(m, finding) || !usable_arenas_are_valid(m, &usable, finding)) {
        return false;
    }
    if (usable != tally.usable_arenas) {
        return broken(finding, "an arena is usable exactly if it has a free pool", m->usable_arenas);
    }
    uint64_t used = 0;
    for (uint32_t size_class = 0; size_class < SIZE_CLASSES; size_class++) {
        if (!used_list_is_valid(m, size_class, &used, finding)) {
            return false;
        }
    }
    return used == tally.used_pools || broken(finding, "every used pool is in its list", m->arenas);
}

/* ---- All */

bool memory_check(const Memory *m, const char **why, Ref *where)
{
    return region_is_valid(m, why, where) && raw_is_valid(m, why, where) && pools_are_valid(m, why, where);
}
