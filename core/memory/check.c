/* Check: proves the invariants of layout.h from the bytes of a region, live or not: the one proof of them,
 * which the verifier of whole heaps calls too. Reads only, allocates nothing, and looks at each Ref before
 * following it, so that a damaged region gives an answer and no crash. */
#include "memory/memory.h"

/* The bytes looked at, and what was found to be wrong with them. */
typedef struct Check {
    MemoryImage image;
    const Memory *m; /* its first bytes */
    const char *why;
    Ref where;
} Check;

static bool broken(Check *check, const char *why, Ref where)
{
    check->why = why;
    check->where = where;
    return false;
}

static bool is_inside(const Check *check, Ref ref, uint64_t size, uint64_t alignment)
{
    uint64_t offset = ref - check->image.base;
    return ref % alignment == 0 && offset <= check->image.size && size <= check->image.size - offset;
}

/* What lies at `ref`, which is inside. */
static const void *bytes_at(const Check *check, Ref ref)
{
    return check->image.bytes + (ref - check->image.base);
}

static Ref ref_in(const Check *check, const void *bytes)
{
    return check->image.base + (uint64_t)((const uint8_t *)bytes - check->image.bytes);
}

/* ---- Raw */

typedef struct RawTally {
    uint64_t segment_bytes;
    uint64_t bytes_in_use;
    int64_t chunks_in_use;
    uint64_t free_chunks;
} RawTally;

static bool chunks_are_valid(Check *check, const RawSegment *segment, RawTally *tally)
{
    Ref at = ref_in(check, segment) + sizeof(RawSegment);
    Ref end = ref_in(check, segment) + segment->size - sizeof(RawChunk);
    uint64_t previous = 0;
    bool previous_is_free = false;
    while (at != end) {
        const RawChunk *chunk = bytes_at(check, at);
        uint64_t size = raw_chunk_size(chunk);
        if (size < RAW_CHUNK_LEAST || size % RAW_ALIGNMENT != 0 || size > end - at)
            return broken(check, "the chunks of a segment tile it", at);
        if (chunk->previous_size != previous)
            return broken(check, "previous_size is the size of the chunk before", at);
        bool is_free = !raw_chunk_is_in_use(chunk);
        if (is_free && previous_is_free)
            return broken(check, "no two free chunks touch", at);
        tally->free_chunks += is_free;
        tally->chunks_in_use += !is_free;
        tally->bytes_in_use += is_free ? 0 : size;
        previous = size;
        previous_is_free = is_free;
        at += size;
    }
    const RawChunk *mark = bytes_at(check, end);
    if (mark->size != RAW_IN_USE || mark->previous_size != previous)
        return broken(check, "a segment ends with its mark", end);
    return true;
}

static bool segments_are_valid(Check *check, RawTally *tally)
{
    const Memory *m = check->m;
    Ref previous = NO_REF;
    for (Ref at = m->raw_segments; at != NO_REF;) {
        if (!is_inside(check, at, SPAN_ALIGNMENT, SPAN_ALIGNMENT))
            return broken(check, "a raw segment lies inside the region", at);
        const RawSegment *segment = bytes_at(check, at);
        if (segment->size % SPAN_ALIGNMENT != 0 || segment->size == 0 ||
            !is_inside(check, at, segment->size, SPAN_ALIGNMENT)) {
            return broken(check, "a raw segment is whole pages inside the region", at);
        }
        if (segment->previous != previous)
            return broken(check, "raw segments are linked both ways", at);
        int64_t in_use_before = tally->chunks_in_use;
        if (!chunks_are_valid(check, segment, tally))
            return false;
        if (tally->chunks_in_use == in_use_before && previous != NO_REF)
            return broken(check, "only the newest segment may be empty", at);
        tally->segment_bytes += segment->size;
        if (tally->segment_bytes > m->size)
            return broken(check, "the list of raw segments ends", at);
        previous = at;
        at = segment->next;
    }
    return true;
}

/* Adds the length of a bin's list to *count. */
static bool bin_is_valid(Check *check, uint32_t bin, uint64_t most, uint64_t *count)
{
    const Memory *m = check->m;
    Ref previous = NO_REF;
    for (Ref at = m->raw_bins[bin]; at != NO_REF;) {
        if (!is_inside(check, at, sizeof(RawFreeChunk), RAW_ALIGNMENT))
            return broken(check, "a bin holds chunks inside the region", at);
        const RawFreeChunk *entry = bytes_at(check, at);
        if (raw_chunk_is_in_use(&entry->chunk) || raw_bin_of(entry->chunk.size) != bin)
            return broken(check, "a bin holds free chunks of its size", at);
        if (entry->previous != previous || ++*count > most)
            return broken(check, "the chunks of a bin are linked both ways", at);
        previous = at;
        at = entry->next;
    }
    bool marked = (m->raw_bin_map[bin / 64] >> (bin % 64) & 1) != 0;
    return marked == (previous != NO_REF) ||
           broken(check, "raw_bin_map says which bins hold chunks", previous);
}

static bool raw_is_valid(Check *check)
{
    const Memory *m = check->m;
    RawTally tally = {0};
    if (!segments_are_valid(check, &tally))
        return false;
    uint64_t binned = 0;
    for (uint32_t bin = 0; bin < RAW_BINS; bin++) {
        if (!bin_is_valid(check, bin, tally.free_chunks, &binned))
            return false;
    }
    if (binned != tally.free_chunks)
        return broken(check, "every free chunk is in a bin", m->raw_segments);
    if (tally.segment_bytes != m->raw_bytes)
        return broken(check, "raw_bytes is the sum of the segments", m->raw_segments);
    bool counted = tally.bytes_in_use == m->raw_bytes_in_use && tally.chunks_in_use == m->raw_chunks_in_use;
    return counted ||
           broken(check, "raw_bytes_in_use and raw_chunks_in_use count the chunks in use", m->raw_segments);
}

/* ---- Pools */

static const PoolHeader *pool_in(const Check *check, Ref pool) { return bytes_at(check, pool); }

/* Steps through the chain of free blocks; false if it leaves the pool, the blocks' grid, or does not end. */
static bool count_free_blocks(const Check *check, const PoolHeader *pool, uint32_t most, uint32_t *count)
{
    uint32_t size = profile_block_size(pool->szidx);
    Ref start = ref_in(check, pool);
    *count = 0;
    for (Ref at = pool->freeblock; at != NO_REF; at = *(const Ref *)bytes_at(check, at)) {
        uint64_t offset = at - start;
        if (offset < POOL_OVERHEAD || offset >= pool->nextoffset || (offset - POOL_OVERHEAD) % size != 0)
            return false;
        if (++*count > most)
            return false;
    }
    return true;
}

static bool pool_is_valid(Check *check, const PoolHeader *pool)
{
    Ref at = ref_in(check, pool);
    if (pool->szidx == POOL_CLASS_UNSET)
        return pool->ref.count == 0 || broken(check, "a pool without size class is empty", at);
    if (pool->szidx >= SIZE_CLASSES)
        return broken(check, "a pool has a size class", at);
    uint32_t size = profile_block_size(pool->szidx);
    if (pool->maxnextoffset != POOL_BYTES - size)
        return broken(check, "maxnextoffset is the last place for a block", at);
    uint32_t cut_bytes = pool->nextoffset - POOL_OVERHEAD;
    if (pool->nextoffset < POOL_OVERHEAD || pool->nextoffset > POOL_BYTES || cut_bytes % size != 0)
        return broken(check, "nextoffset is a block's place", at);
    uint32_t free_blocks;
    if (!count_free_blocks(check, pool, cut_bytes / size, &free_blocks))
        return broken(check, "the chain of free blocks stays in the pool and ends", at);
    return pool->ref.count + free_blocks == cut_bytes / size ||
           broken(check, "blocks in use and free blocks are the blocks cut", at);
}

static bool pool_is_used(const PoolHeader *pool) { return pool->ref.count != 0 && pool->freeblock != NO_REF; }

/* Whether the pool lies in the arena that it names; of all carved pools proved before the lists are. */
static bool pool_is_in_arena(const Check *check, const PoolHeader *pool)
{
    if (pool->arenaindex >= check->m->maxarenas)
        return false;
    const ArenaObject *arenas = bytes_at(check, check->m->arenas);
    return ref_in(check, pool) - arenas[pool->arenaindex].address < ARENA_BYTES;
}

/* Adds the pools in the list of one size class to *count. */
static bool used_list_is_valid(Check *check, uint32_t size_class, uint64_t *count)
{
    const PoolHeader *head = &check->m->usedpools[size_class];
    uint64_t most = check->m->size / POOL_BYTES;
    Ref end = ref_in(check, head);
    Ref previous = end;
    if (head->freeblock != NO_REF)
        return broken(check, "the head of a list of used pools has no blocks", end);
    for (Ref at = head->nextpool; at != end;) {
        if (!is_inside(check, at, POOL_BYTES, POOL_BYTES))
            return broken(check, "a used pool lies inside the region", at);
        const PoolHeader *pool = pool_in(check, at);
        if (pool->szidx != size_class || !pool_is_used(pool) || !pool_is_in_arena(check, pool))
            return broken(check, "a list of used pools holds used pools of its class", at);
        if (pool->prevpool != previous || ++*count > most)
            return broken(check, "used pools are linked both ways", at);
        previous = at;
        at = pool->nextpool;
    }
    return head->prevpool == previous || broken(check, "used pools are linked both ways", previous);
}

/* ---- The arena map */

typedef struct MapTally {
    int64_t mids;
    int64_t bots;
    int64_t starts; /* leaves in which an arena begins */
    int64_t ends;   /* leaves into which one reaches */
} MapTally;

/* The node that `ref` names; NULL when it does not lie inside. */
static const void *map_node(const Check *check, Ref ref, uint64_t size)
{
    return is_inside(check, ref, size, RAW_ALIGNMENT) ? bytes_at(check, ref) : NULL;
}

/* False: one of the nodes does not lie inside, or there are more than are counted. */
static bool tally_bots(const Check *check, const ArenaMapMid *mid, MapTally *tally)
{
    for (uint32_t i = 0; i < 1 << MAP_MID_BITS; i++) {
        if (mid->ptrs[i] == NO_REF)
            continue;
        const ArenaMapBot *bot = map_node(check, mid->ptrs[i], sizeof *bot);
        if (bot == NULL || ++tally->bots > check->m->arena_map_bot_count)
            return false;
        for (uint32_t j = 0; j < 1 << MAP_BOT_BITS; j++) {
            tally->starts += bot->arenas[j].tail_hi != 0;
            tally->ends += bot->arenas[j].tail_lo != 0;
        }
    }
    return true;
}

static bool tally_map(const Check *check, MapTally *tally)
{
    for (uint32_t i = 0; i < 1 << MAP_TOP_BITS; i++) {
        Ref ref = check->m->arena_map_root.ptrs[i];
        if (ref == NO_REF)
            continue;
        const ArenaMapMid *mid = map_node(check, ref, sizeof *mid);
        if (mid == NULL || ++tally->mids > check->m->arena_map_mid_count || !tally_bots(check, mid, tally))
            return false;
    }
    return true;
}

static bool arena_map_is_valid(Check *check, MapTally *tally)
{
    const Memory *m = check->m;
    /* Counts beyond the region's size are damage, not work. */
    if ((uint64_t)m->arena_map_bot_count > m->size / sizeof(ArenaMapBot))
        return broken(check, "arena_map_bot_count fits the region", m->base);
    if (!tally_map(check, tally))
        return broken(check, "arena_map_mid_count and arena_map_bot_count count nodes inside the region",
                      m->base);
    return (tally->mids == m->arena_map_mid_count && tally->bots == m->arena_map_bot_count) ||
           broken(check, "arena_map_mid_count and arena_map_bot_count count the nodes", m->base);
}

/* NULL: none. All nodes lie inside. */
static const ArenaCoverage *map_leaf(const Check *check, Ref address)
{
    Ref mid_ref = check->m->arena_map_root.ptrs[arena_map_top(address)];
    if (mid_ref == NO_REF)
        return NULL;
    const ArenaMapMid *mid = bytes_at(check, mid_ref);
    Ref bot_ref = mid->ptrs[arena_map_mid(address)];
    if (bot_ref == NO_REF)
        return NULL;
    const ArenaMapBot *bot = bytes_at(check, bot_ref);
    return &bot->arenas[arena_map_bot(address)];
}

/* Whether the map covers the arena from its first byte to its last. */
static bool map_has_arena(const Check *check, Ref arena)
{
    int32_t tail = (int32_t)(arena & (ARENA_BYTES - 1));
    const ArenaCoverage *lower = map_leaf(check, arena);
    if (tail == 0)
        return lower != NULL && lower->tail_hi == -1;
    const ArenaCoverage *upper = map_leaf(check, arena + ARENA_BYTES);
    return lower != NULL && upper != NULL && lower->tail_hi == tail && upper->tail_lo == tail;
}

/* ---- Arenas */

/* What is found arena by arena. */
typedef struct ArenaTally {
    int64_t arenas;
    int64_t unaligned;
    int64_t usable;
    uint64_t used_pools;
} ArenaTally;

static bool free_pools_are_valid(Check *check, const ArenaObject *arena, uint32_t *count)
{
    *count = 0;
    for (Ref at = arena->freepools; at != NO_REF; at = pool_in(check, at)->nextpool) {
        if (at < arena->address || at >= arena->pool_address || at % POOL_BYTES != 0)
            return broken(check, "a free pool lies in its arena", at);
        if (pool_in(check, at)->ref.count != 0 || ++*count > POOLS_IN_ARENA)
            return broken(check, "free pools are empty, and their list ends", at);
    }
    return true;
}

static bool arena_is_valid(Check *check, const ArenaObject *arena)
{
    Ref at = arena->address;
    if (!is_inside(check, at, ARENA_BYTES, SPAN_ALIGNMENT))
        return broken(check, "an arena lies inside the region", at);
    Ref first = round_up(at, POOL_BYTES);
    uint32_t total = first == at ? POOLS_IN_ARENA : POOLS_IN_ARENA - 1;
    if (arena->ntotalpools != total)
        return broken(check, "ntotalpools is the number of whole pools", at);
    Ref end = first + (uint64_t)total * POOL_BYTES;
    if (arena->pool_address % POOL_BYTES != 0 || arena->pool_address < first || arena->pool_address > end)
        return broken(check, "pool_address is a pool's place", at);
    if (PROFILE_HAS_RADIX_TREE && !map_has_arena(check, at))
        return broken(check, "the arena map covers an arena from end to end", at);
    uint32_t free_pools;
    if (!free_pools_are_valid(check, arena, &free_pools))
        return false;
    uint64_t uncarved = (end - arena->pool_address) / POOL_BYTES;
    return arena->nfreepools == free_pools + uncarved ||
           broken(check, "nfreepools counts free and uncarved pools", at);
}

static bool arena_pools_are_valid(Check *check, const ArenaObject *arena, uint32_t index, ArenaTally *tally)
{
    uint32_t empty = 0;
    Ref first = round_up(arena->address, POOL_BYTES);
    for (Ref at = first; at < arena->pool_address; at += POOL_BYTES) {
        const PoolHeader *pool = pool_in(check, at);
        if (!pool_is_valid(check, pool))
            return false;
        if (pool->arenaindex != index)
            return broken(check, "a pool's arenaindex names the arena that it lies in", at);
        tally->used_pools += pool_is_used(pool);
        empty += pool->ref.count == 0;
    }
    uint64_t uncarved = arena->ntotalpools - (arena->pool_address - first) / POOL_BYTES;
    tally->arenas++;
    tally->unaligned += arena->address % ARENA_BYTES != 0;
    tally->usable += arena->nfreepools != 0;
    return arena->nfreepools == empty + uncarved ||
           broken(check, "every empty pool of an arena is in its freepools", arena->address);
}

/* The arena object at `ref`; NULL when there is none. */
static const ArenaObject *arena_in(const Check *check, Ref ref)
{
    uint64_t offset = ref - check->m->arenas;
    bool is_one = offset % sizeof(ArenaObject) == 0 && offset / sizeof(ArenaObject) < check->m->maxarenas;
    return is_one ? bytes_at(check, ref) : NULL;
}

static bool unused_arenas_are_valid(Check *check)
{
    const Memory *m = check->m;
    int64_t count = 0;
    for (Ref at = m->unused_arena_objects; at != NO_REF;) {
        const ArenaObject *arena = arena_in(check, at);
        if (arena == NULL || arena->address != NO_REF || ++count > m->maxarenas)
            return broken(check, "unused arena objects are in a list of their own", at);
        at = arena->nextarena;
    }
    return count + m->narenas_currently_allocated == m->maxarenas ||
           broken(check, "every arena object is allocated or unused", m->arenas);
}

/* Whether the list of usable arenas holds all of them and ascends, and nfp2lasta is what it says. */
static bool usable_arenas_are_valid(Check *check, int64_t usable)
{
    const Memory *m = check->m;
    Ref last[POOLS_IN_ARENA + 1] = {0};
    Ref previous = NO_REF;
    uint32_t fewest = 1;
    int64_t count = 0;
    for (Ref at = m->usable_arenas; at != NO_REF;) {
        const ArenaObject *arena = arena_in(check, at);
        if (arena == NULL || ++count > m->maxarenas || arena->prevarena != previous)
            return broken(check, "usable arenas are linked both ways", at);
        if (arena->address == NO_REF || arena->nfreepools < fewest || arena->nfreepools > POOLS_IN_ARENA)
            return broken(check, "usable arenas ascend by nfreepools", at);
        fewest = arena->nfreepools;
        last[fewest] = at;
        previous = at;
        at = arena->nextarena;
    }
    if (count != usable)
        return broken(check, "usable arenas are those with a free pool", m->usable_arenas);
    for (uint32_t i = 0; i <= POOLS_IN_ARENA; i++) {
        if (m->nfp2lasta[i] != last[i])
            return broken(check, "nfp2lasta is the last usable arena of each nfreepools", m->nfp2lasta[i]);
    }
    return true;
}

static bool arenas_are_valid(Check *check, ArenaTally *tally)
{
    const Memory *m = check->m;
    uint64_t bytes = (uint64_t)m->maxarenas * sizeof(ArenaObject);
    if (m->maxarenas == 0)
        return m->arenas == NO_REF || broken(check, "no arena objects, no array of them", m->arenas);
    if (!is_inside(check, m->arenas, bytes, RAW_ALIGNMENT))
        return broken(check, "the array of arena objects lies inside the region", m->arenas);
    const ArenaObject *arenas = bytes_at(check, m->arenas);
    for (uint32_t i = 0; i < m->maxarenas; i++) {
        if (arenas[i].address == NO_REF)
            continue;
        if (!arena_is_valid(check, &arenas[i]) || !arena_pools_are_valid(check, &arenas[i], i, tally))
            return false;
    }
    return tally->arenas == m->narenas_currently_allocated ||
           broken(check, "narenas_currently_allocated counts the arenas", m->arenas);
}

static bool pools_are_valid(Check *check)
{
    const Memory *m = check->m;
    MapTally map = {0};
    ArenaTally tally = {0};
    if (PROFILE_HAS_RADIX_TREE && !arena_map_is_valid(check, &map))
        return false;
    if (!arenas_are_valid(check, &tally))
        return false;
    if (PROFILE_HAS_RADIX_TREE && (map.starts != tally.arenas || map.ends != tally.unaligned))
        return broken(check, "the arena map covers arenas alone", m->base);
    if (!unused_arenas_are_valid(check) || !usable_arenas_are_valid(check, tally.usable))
        return false;
    uint64_t used = 0;
    for (uint32_t size_class = 0; size_class < SIZE_CLASSES; size_class++) {
        if (!used_list_is_valid(check, size_class, &used))
            return false;
    }
    return used == tally.used_pools || broken(check, "every used pool is in its list", m->arenas);
}

/* ---- Region */

static bool free_spans_are_valid(Check *check)
{
    const Memory *m = check->m;
    uint64_t bytes = 0;
    Ref lowest = m->base + round_up(m->state_size, SPAN_ALIGNMENT);
    for (Ref at = m->free_spans; at != NO_REF;) {
        if (at < lowest || !is_inside(check, at, SPAN_ALIGNMENT, SPAN_ALIGNMENT))
            return broken(check, "free spans ascend, do not touch, and lie inside", at);
        const FreeSpan *span = bytes_at(check, at);
        if (span->size == 0 || span->size % SPAN_ALIGNMENT != 0 ||
            !is_inside(check, at, span->size, SPAN_ALIGNMENT)) {
            return broken(check, "a free span is whole pages inside the region", at);
        }
        if (at + span->size == m->base + m->size)
            return broken(check, "no free span lies at the top", at);
        bytes += span->size;
        lowest = at + span->size + 1;
        at = span->next;
    }
    return bytes == m->free_span_bytes ||
           broken(check, "free_span_bytes is the sum of the free spans", m->free_spans);
}

/* What raw_is_valid and pools_are_valid have proved of raw_bytes and of the number of arenas is made use of. */
static bool region_is_valid(Check *check)
{
    const Memory *m = check->m;
    if (!free_spans_are_valid(check))
        return false;
    uint64_t arena_bytes = (uint64_t)m->narenas_currently_allocated * ARENA_BYTES;
    uint64_t sum = round_up(m->state_size, SPAN_ALIGNMENT) + arena_bytes + m->raw_bytes + m->free_span_bytes;
    return sum == m->size ||
           broken(check, "state, arenas, raw segments and free spans make up the region", m->base);
}

/* ---- All */

static bool image_is_valid(Check *check)
{
    return raw_is_valid(check) && pools_are_valid(check) && region_is_valid(check);
}

static bool tell(const Check *check, const char **why, Ref *where)
{
    if (why != NULL)
        *why = check->why;
    if (where != NULL)
        *where = check->where;
    return false;
}

bool memory_image_check(const MemoryImage *image, const char **why, Ref *where)
{
    Check check = {.image = *image, .m = (const Memory *)(const void *)image->bytes};
    return image_is_valid(&check) || tell(&check, why, where);
}

/* The header of a live region; that of an image is its reader's to judge. */
static bool header_is_valid(Check *check)
{
    const Memory *m = check->m;
    if (m->magic != REGION_MAGIC || m->format_version != REGION_FORMAT_VERSION ||
        m->profile != OURO_PROFILE) {
        return broken(check, "the region begins with its header", m->base);
    }
    if (m->base != ref_of(m))
        return broken(check, "the region lies where it says", m->base);
    bool fits = m->size <= region_limit(m) && m->size % SPAN_ALIGNMENT == 0 && m->state_size <= m->size;
    return fits || broken(check, "the region is whole pages up to its limit", m->base);
}

bool memory_check(const Memory *m, const char **why, Ref *where)
{
    Check check = {.image = {(const uint8_t *)m, m->base, m->size}, .m = m};
    return (header_is_valid(&check) && image_is_valid(&check)) || tell(&check, why, where);
}
