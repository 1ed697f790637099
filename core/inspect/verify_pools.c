/* Proves of pools and arenas:
 *   maxnextoffset is the last place for a block (that blocks in use + chain of free blocks == blocks cut is
 *     proved when objects are looked for)
 *   a pool names its arena; a pool is in the list of used pools of its size  <=>  it has blocks in use and
 *     free ones
 *   nfreepools == empty pools in freepools + pools not carved; ntotalpools == whole pools that fit
 *   usable_arenas: those with free pools, ascending by nfreepools; nfp2lasta: the last of each number
 *   every arena object is allocated or in unused_arena_objects
 *   the arena map covers each arena from its first byte to its last, and nothing else */
#include "inspect/verify.h"

static uint32_t pool_index(const Heap *heap, Ref pool)
{
    if (!view_holds(&heap->view, pool, POOL_BYTES) || pool % POOL_BYTES != 0)
        return OURO_NO_INDEX;
    return heap->pool_map[pool / POOL_BYTES - heap->pool_map_start] - 1;
}

static const PoolHeader *pool_header(const Heap *heap, Ref pool)
{
    return view_at(&heap->view, pool, sizeof(PoolHeader));
}

static void verify_pool(Verifier *verifier, const ouro_PoolRecord *pool)
{
    const PoolHeader *header = pool_header(verifier->heap, pool->address);
    verify_equal(verifier, pool->address, "a pool's arenaindex", header->arenaindex, pool->arena);
    if (pool->block_size == 0)
        return;
    verify_equal(verifier, pool->address, "a pool's maxnextoffset", header->maxnextoffset,
                 POOL_BYTES - (int64_t)pool->block_size);
}

/* Ranks the pools of one list; returns how many it has. */
static uint64_t verify_used_list(Verifier *verifier, uint32_t size_class)
{
    Heap *heap = verifier->heap;
    const PoolHeader *head = &heap->rt->memory.usedpools[size_class];
    Ref end = view_ref(&heap->view, head);
    Ref previous = end;
    uint64_t count = 0;
    Ref at = head->nextpool;
    for (; at != end; count++) {
        uint32_t index = pool_index(heap, at);
        if (!verify_that(verifier, index != OURO_NO_INDEX, at, "a list of used pools holds pools"))
            return count;
        ouro_PoolRecord *pool = &heap->pools[index];
        bool fits = pool->state == OURO_POOL_USED && pool_header(heap, at)->szidx == size_class;
        verify_that(verifier, fits, at, "a list of used pools holds used pools of its size");
        if (!verify_that(verifier, pool->list_rank == OURO_NO_INDEX, at, "no pool is twice in a list"))
            return count;
        verify_that(verifier, pool_header(heap, at)->prevpool == previous, at,
                    "used pools are linked both ways");
        pool->list_rank = (uint32_t)count;
        previous = at;
        at = pool_header(heap, at)->nextpool;
    }
    verify_that(verifier, head->prevpool == previous, end, "used pools are linked both ways");
    verify_that(verifier, head->freeblock == NO_REF, end, "the head of a list of used pools has no blocks");
    return count;
}

static void verify_used_lists(Verifier *verifier)
{
    Heap *heap = verifier->heap;
    uint64_t listed = 0;
    uint64_t used = 0;
    for (uint64_t i = 0; i < heap->pool_count; i++) {
        heap->pools[i].list_rank = OURO_NO_INDEX;
        used += heap->pools[i].state == OURO_POOL_USED;
    }
    for (uint32_t i = 0; i < SIZE_CLASSES; i++)
        listed += verify_used_list(verifier, i);
    verify_equal(verifier, NO_REF, "used pools in lists", (int64_t)listed, (int64_t)used);
}

/* ---- arenas */

static const ArenaObject *arena_object(const Heap *heap, Ref ref)
{
    const Memory *m = &heap->rt->memory;
    uint64_t offset = ref - m->arenas;
    if (offset % sizeof(ArenaObject) != 0 || offset / sizeof(ArenaObject) >= m->maxarenas)
        return NULL;
    return view_at(&heap->view, ref, sizeof(ArenaObject));
}

static const ArenaObject *arena_number(const Heap *heap, uint32_t index)
{
    return arena_object(heap, heap->rt->memory.arenas + index * sizeof(ArenaObject));
}

static uint32_t verify_free_pools(Verifier *verifier, const ArenaObject *arena, uint32_t arena_index)
{
    const Heap *heap = verifier->heap;
    uint32_t count = 0;
    for (Ref at = arena->freepools; at != NO_REF && count <= POOLS_IN_ARENA; count++) {
        uint32_t index = pool_index(heap, at);
        bool fits = index != OURO_NO_INDEX && heap->pools[index].arena == arena_index &&
                    heap->pools[index].state == OURO_POOL_EMPTY;
        if (!verify_that(verifier, fits, at, "an arena's free pools are its own and empty"))
            return count;
        at = pool_header(heap, at)->nextpool;
    }
    return count;
}

static void verify_arena(Verifier *verifier, const ouro_SpanRecord *span)
{
    const Heap *heap = verifier->heap;
    const ArenaObject *arena = arena_number(heap, span->index);
    bool is_aligned = span->address % POOL_BYTES == 0;
    uint32_t untouched = 0;
    uint32_t empty = 0;
    uint32_t pool = heap->pool_map[(span->address + POOL_BYTES - 1) / POOL_BYTES - heap->pool_map_start];
    for (uint32_t i = pool - 1; i < heap->pool_count && heap->pools[i].arena == span->index; i++) {
        untouched += heap->pools[i].state == OURO_POOL_UNTOUCHED;
        empty += heap->pools[i].state == OURO_POOL_EMPTY;
        if (heap->pools[i].state != OURO_POOL_UNTOUCHED)
            verify_pool(verifier, &heap->pools[i]);
    }
    uint32_t listed = verify_free_pools(verifier, arena, span->index);
    verify_equal(verifier, span->address, "an arena's ntotalpools", arena->ntotalpools,
                 POOLS_IN_ARENA - !is_aligned);
    verify_equal(verifier, span->address, "an arena's nfreepools", arena->nfreepools, listed + untouched);
    verify_equal(verifier, span->address, "an arena's empty pools in freepools", listed, empty);
}

static void verify_usable_arenas(Verifier *verifier, uint32_t usable)
{
    const Heap *heap = verifier->heap;
    const Memory *m = &heap->rt->memory;
    Ref last[POOLS_IN_ARENA + 1] = {0};
    Ref previous = NO_REF;
    uint32_t fewest = 1;
    uint32_t count = 0;
    for (Ref at = m->usable_arenas; at != NO_REF; count++) {
        const ArenaObject *arena = arena_object(heap, at);
        bool fits = arena != NULL && count < m->maxarenas && arena->address != NO_REF;
        if (!verify_that(verifier, fits, at, "usable_arenas holds arenas, and ends"))
            return;
        fits = arena->nfreepools >= fewest && arena->nfreepools <= POOLS_IN_ARENA;
        if (!verify_that(verifier, fits, at, "usable arenas ascend by nfreepools"))
            return;
        verify_that(verifier, arena->prevarena == previous, at, "usable arenas are linked both ways");
        fewest = arena->nfreepools;
        last[fewest] = at;
        previous = at;
        at = arena->nextarena;
    }
    verify_equal(verifier, NO_REF, "usable arenas", count, usable);
    for (uint32_t i = 0; i <= POOLS_IN_ARENA; i++) {
        verify_that(verifier, m->nfp2lasta[i] == last[i], m->nfp2lasta[i],
                    "nfp2lasta is the last usable arena of each nfreepools");
    }
}

static void verify_unused_arenas(Verifier *verifier, int64_t allocated)
{
    const Heap *heap = verifier->heap;
    const Memory *m = &heap->rt->memory;
    int64_t count = 0;
    for (Ref at = m->unused_arena_objects; at != NO_REF; count++) {
        const ArenaObject *arena = arena_object(heap, at);
        bool fits = arena != NULL && arena->address == NO_REF && count < m->maxarenas;
        if (!verify_that(verifier, fits, at, "unused_arena_objects holds unused arenas, and ends"))
            return;
        at = arena->nextarena;
    }
    verify_equal(verifier, NO_REF, "narenas_currently_allocated", m->narenas_currently_allocated, allocated);
    verify_equal(verifier, NO_REF, "arena objects unused", count, m->maxarenas - allocated);
}

/* ---- the arena map */

static const ArenaMapMid *map_mid(const Heap *heap, uint64_t top)
{
    return view_at(&heap->view, heap->rt->memory.arena_map_root.ptrs[top], sizeof(ArenaMapMid));
}

static const ArenaCoverage *map_leaf(const Heap *heap, Ref address)
{
    const ArenaMapMid *mid = map_mid(heap, address >> MAP_TOP_SHIFT & ((1 << MAP_TOP_BITS) - 1));
    if (mid == NULL)
        return NULL;
    const ArenaMapBot *bot =
        view_at(&heap->view, mid->ptrs[address >> MAP_MID_SHIFT & ((1 << MAP_MID_BITS) - 1)], sizeof *bot);
    return bot == NULL ? NULL : &bot->arenas[address >> MAP_BOT_SHIFT & ((1 << MAP_BOT_BITS) - 1)];
}

static bool map_covers_arena(const Heap *heap, Ref arena)
{
    int32_t tail = (int32_t)(arena & (ARENA_BYTES - 1));
    const ArenaCoverage *lower = map_leaf(heap, arena);
    const ArenaCoverage *upper = map_leaf(heap, arena + ARENA_BYTES);
    if (lower == NULL)
        return false;
    if (tail == 0)
        return lower->tail_hi == -1;
    return upper != NULL && lower->tail_hi == tail && upper->tail_lo == tail;
}

typedef struct MapSums {
    int64_t mids;
    int64_t bots;
    int64_t starts; /* leaves in which an arena begins */
    int64_t ends;   /* leaves into which one reaches */
} MapSums;

static void sum_bot(const ArenaMapBot *bot, MapSums *sums)
{
    sums->bots++;
    for (uint64_t i = 0; i < UINT64_C(1) << MAP_BOT_BITS; i++) {
        sums->starts += bot->arenas[i].tail_hi != 0;
        sums->ends += bot->arenas[i].tail_lo != 0;
    }
}

/* Each node is a block of its own, so there are no more than blocks. */
static void sum_map(Verifier *verifier, MapSums *sums)
{
    const Heap *heap = verifier->heap;
    for (uint64_t i = 0; i < UINT64_C(1) << MAP_TOP_BITS; i++) {
        const ArenaMapMid *mid = map_mid(heap, i);
        if (mid == NULL)
            continue;
        sums->mids++;
        for (uint64_t j = 0; j < UINT64_C(1) << MAP_MID_BITS; j++) {
            const ArenaMapBot *bot = view_at(&heap->view, mid->ptrs[j], sizeof *bot);
            if (bot != NULL && sums->bots <= heap->rt->memory.arena_map_bot_count)
                sum_bot(bot, sums);
        }
        if (sums->mids > heap->rt->memory.arena_map_mid_count ||
            sums->bots > heap->rt->memory.arena_map_bot_count)
            return;
    }
}

static void verify_map(Verifier *verifier, int64_t arenas)
{
    const Heap *heap = verifier->heap;
    const Memory *m = &heap->rt->memory;
    MapSums sums = {0};
    int64_t unaligned = 0;
    for (uint64_t i = 0; i < heap->span_count; i++) {
        if (heap->spans[i].kind != OURO_SPAN_ARENA)
            continue;
        Ref arena = heap->spans[i].address;
        unaligned += arena % ARENA_BYTES != 0;
        verify_that(verifier, map_covers_arena(heap, arena), arena,
                    "the arena map covers an arena from end to end");
    }
    /* Counts beyond the region's size are damage, not work. */
    if ((uint64_t)m->arena_map_bot_count > heap->view.size / sizeof(ArenaMapBot)) {
        verify_found(verifier, NO_REF, "arena_map_bot_count fits the region");
        return;
    }
    sum_map(verifier, &sums);
    verify_equal(verifier, NO_REF, "arena_map_mid_count", m->arena_map_mid_count, sums.mids);
    verify_equal(verifier, NO_REF, "arena_map_bot_count", m->arena_map_bot_count, sums.bots);
    verify_equal(verifier, NO_REF, "arenas that the map knows", sums.starts, arenas);
    verify_equal(verifier, NO_REF, "unaligned arenas that the map knows", sums.ends, unaligned);
}

void verify_pools(Verifier *verifier)
{
    const Heap *heap = verifier->heap;
    int64_t arenas = 0;
    uint32_t usable = 0;
    verify_used_lists(verifier);
    for (uint64_t i = 0; i < heap->span_count && !verify_is_over(verifier); i++) {
        if (heap->spans[i].kind != OURO_SPAN_ARENA)
            continue;
        arenas++;
        usable += arena_number(heap, heap->spans[i].index)->nfreepools != 0;
        verify_arena(verifier, &heap->spans[i]);
    }
    verify_usable_arenas(verifier, usable);
    verify_unused_arenas(verifier, arenas);
    if (PROFILE_HAS_RADIX_TREE)
        verify_map(verifier, arenas);
}
