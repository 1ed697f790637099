/* Arena: where pools come from. Owns the array of arena objects, the list of usable arenas sorted by how full
 * they are, and the decision when an arena goes back to the region. The order is what lets arenas become
 * empty: the fullest is always used first. */
#include "memory/pool.h"

#include <string.h>

#include "memory/clock.h"
#include "memory/raw.h"
#include "memory/region.h"

/* ---- Arena objects */

/* Doubles the array; every entry of the old one is in use, and none is in usable_arenas, so no Ref points
 * into it. */
static bool grow_arena_objects(Memory *m)
{
    uint32_t count = m->maxarenas == 0 ? ARENA_OBJECTS_AT_FIRST : m->maxarenas * 2;
    if (failure_is_due(m) || count <= m->maxarenas)
        return false;
    uint64_t bytes = (uint64_t)count * sizeof(ArenaObject);
    ArenaObject *arenas =
        m->arenas == NO_REF ? raw_take(m, bytes) : raw_resize(m, arena_at(m->arenas), bytes);
    if (arenas == NULL)
        return false;
    memset(arenas + m->maxarenas, 0, (count - m->maxarenas) * sizeof(ArenaObject));
    for (uint32_t i = m->maxarenas; i + 1 < count; i++)
        arenas[i].nextarena = ref_of(&arenas[i + 1]);
    m->arenas = ref_of(arenas);
    m->unused_arena_objects = ref_of(&arenas[m->maxarenas]);
    m->maxarenas = count;
    return true;
}

/* The span of a new arena, entered in the radix tree; NO_REF when there is no memory, with nothing changed.
 */
static Ref arena_span(Memory *m)
{
    void *span = failure_is_due(m) ? NULL : region_alloc(m, ARENA_BYTES, SPAN_ALIGNMENT);
    if (span != NULL && PROFILE_HAS_RADIX_TREE && !arena_map_mark(m, ref_of(span), true)) {
        region_free(m, span, ARENA_BYTES);
        return NO_REF;
    }
    return ref_of(span);
}

ArenaObject *arena_new(Memory *m)
{
    if (m->unused_arena_objects == NO_REF && !grow_arena_objects(m))
        return NULL;
    Ref address = arena_span(m);
    if (address == NO_REF)
        return NULL;
    ArenaObject *arena = arena_at(m->unused_arena_objects);
    m->unused_arena_objects = arena->nextarena;
    uint64_t excess = address % POOL_BYTES;
    arena->address = address;
    arena->pool_address = excess == 0 ? address : address + POOL_BYTES - excess;
    arena->ntotalpools = excess == 0 ? POOLS_IN_ARENA : POOLS_IN_ARENA - 1;
    arena->nfreepools = arena->ntotalpools;
    arena->freepools = NO_REF;
    arena->nextarena = NO_REF;
    arena->prevarena = NO_REF;
    m->ntimes_arena_allocated++;
    m->narenas_currently_allocated++;
    if (m->narenas_currently_allocated > m->narenas_highwater)
        m->narenas_highwater = m->narenas_currently_allocated;
    return arena;
}

/* ---- Usable arenas */

static void unlink_arena(Memory *m, ArenaObject *arena)
{
    if (arena->prevarena == NO_REF) {
        m->usable_arenas = arena->nextarena;
    } else {
        arena_at(arena->prevarena)->nextarena = arena->nextarena;
    }
    if (arena->nextarena != NO_REF)
        arena_at(arena->nextarena)->prevarena = arena->prevarena;
}

/* `before` == NO_REF: to the front. */
static void link_arena_after(Memory *m, Ref before, ArenaObject *arena)
{
    Ref self = ref_of(arena);
    arena->prevarena = before;
    arena->nextarena = before == NO_REF ? m->usable_arenas : arena_at(before)->nextarena;
    if (before == NO_REF) {
        m->usable_arenas = self;
    } else {
        arena_at(before)->nextarena = self;
    }
    if (arena->nextarena != NO_REF)
        arena_at(arena->nextarena)->prevarena = self;
}

/* ---- Taking a pool */

static PoolHeader *carve_pool(Memory *m, ArenaObject *arena)
{
    PoolHeader *pool = pool_at(arena->pool_address);
    arena->pool_address += POOL_BYTES;
    pool->arenaindex = arena_index(m, arena);
    pool->szidx = POOL_CLASS_UNSET;
    return pool;
}

static PoolHeader *reuse_pool(ArenaObject *arena)
{
    PoolHeader *pool = pool_at(arena->freepools);
    arena->freepools = pool->nextpool;
    return pool;
}

/* The first usable arena loses a free pool. It had the fewest, so it stays the first and becomes the only one
 * with its new number. */
static void count_pool_taken(Memory *m, ArenaObject *arena)
{
    uint32_t left = arena->nfreepools - 1;
    if (m->nfp2lasta[left + 1] == ref_of(arena))
        m->nfp2lasta[left + 1] = NO_REF;
    arena->nfreepools = left;
    if (left > 0) {
        m->nfp2lasta[left] = ref_of(arena);
        return;
    }
    unlink_arena(m, arena);
}

PoolHeader *arena_take_pool(Memory *m)
{
    if (m->usable_arenas == NO_REF) {
        ArenaObject *fresh = arena_new(m);
        if (fresh == NULL)
            return NULL;
        m->usable_arenas = ref_of(fresh);
        m->nfp2lasta[fresh->nfreepools] = ref_of(fresh);
        /* Only now: an observer finds the arena where it belongs. */
        event_post(m, OURO_EVENT_ARENA_NEW, fresh->address, NO_REF, ARENA_BYTES);
    }
    ArenaObject *arena = arena_at(m->usable_arenas);
    PoolHeader *pool = arena->freepools != NO_REF ? reuse_pool(arena) : carve_pool(m, arena);
    count_pool_taken(m, arena);
    return pool;
}

/* ---- Giving a pool back */

/* An arena without any pool in use leaves the list of usable ones and goes back to the region. */
static void arena_free(Memory *m, ArenaObject *arena)
{
    Ref address = arena->address;
    unlink_arena(m, arena);
    arena->nextarena = m->unused_arena_objects;
    m->unused_arena_objects = ref_of(arena);
    if (PROFILE_HAS_RADIX_TREE)
        arena_map_mark(m, address, false);
    arena->address = NO_REF;
    region_free(m, ref_pointer(address), ARENA_BYTES);
    m->narenas_currently_allocated--;
    event_post(m, OURO_EVENT_ARENA_FREE, address, NO_REF, ARENA_BYTES);
}

/* Adds one to the arena's free pools and returns the arena that was the last with the old number, or NO_REF.
 * Before: usable_arenas ascends by nfreepools. After: it may not, by this one arena alone. */
static Ref count_pool_given(Memory *m, ArenaObject *arena)
{
    uint32_t count = arena->nfreepools;
    Ref last = m->nfp2lasta[count];
    if (last == ref_of(arena)) {
        ArenaObject *previous = arena_at(arena->prevarena);
        bool previous_is_last = previous != NULL && previous->nfreepools == count;
        m->nfp2lasta[count] = previous_is_last ? ref_of(previous) : NO_REF;
    }
    arena->nfreepools = count + 1;
    return last;
}

void arena_give_pool(Memory *m, PoolHeader *pool)
{
    ArenaObject *arena = &arena_at(m->arenas)[pool->arenaindex];
    pool->nextpool = arena->freepools;
    arena->freepools = ref_of(pool);
    Ref last_with_old_count = count_pool_given(m, arena);
    uint32_t count = arena->nfreepools;
    if (count == arena->ntotalpools && (arena->nextarena != NO_REF || !ARENA_LAST_IS_KEPT)) {
        arena_free(m, arena);
        return;
    }
    if (count == 1) {
        /* It had none and was in no list; nobody has fewer. */
        link_arena_after(m, NO_REF, arena);
        if (m->nfp2lasta[1] == NO_REF)
            m->nfp2lasta[1] = ref_of(arena);
        return;
    }
    if (m->nfp2lasta[count] == NO_REF)
        m->nfp2lasta[count] = ref_of(arena);
    if (last_with_old_count != ref_of(arena)) {
        /* Others to its right have one free pool fewer now. */
        unlink_arena(m, arena);
        link_arena_after(m, last_with_old_count, arena);
    }
}
