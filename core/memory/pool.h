/* Pool: pymalloc. Blocks of one size class lie in pools, pools in arenas, arenas in spans of the region.
 * Which block, pool and arena comes next is CPython's choice, exactly. Here: the paths short enough to be
 * inlined; pool.c holds the rest of pools, arena.c arenas, arena_map.c the radix tree. No function here
 * counts failures or posts events of blocks. */
#ifndef OURO_MEMORY_POOL_H
#define OURO_MEMORY_POOL_H

#include "memory/layout.h"

/* ---- Small conversions */

ALWAYS_INLINE PoolHeader *pool_at(Ref pool) { return ref_pointer(pool); }
ALWAYS_INLINE ArenaObject *arena_at(Ref arena) { return ref_pointer(arena); }

/* The first word of a free block: the next free block of its pool. */
ALWAYS_INLINE Ref *block_link(Ref block) { return ref_pointer(block); }

/* The pool that `block` would lie in if it lay in one. */
ALWAYS_INLINE PoolHeader *pool_of(const void *block)
{
    return (PoolHeader *)((uintptr_t)block & ~(uintptr_t)(POOL_BYTES - 1));
}

/* The index of `arena` among the arena objects. */
ALWAYS_INLINE uint32_t arena_index(const Memory *m, const ArenaObject *arena)
{
    return (uint32_t)((ref_of(arena) - m->arenas) / sizeof(ArenaObject));
}

/* ---- Is it ours? */

/* Whether `block`, handed out by one of this room's allocators, lies in a pool.
 *
 * CPython ≤ 3.9 asks this way, CPython ≥ 3.10 its radix tree (arena_map_covers), because reading what may not
 * be a pool header upset memory checkers. In the region every byte may be read, so this test is exact here:
 * if block lies in a pool, that pool's header names its arena and the difference is below ARENA_BYTES; if it
 * does not, no arena contains it, so whatever arenaindex was read, the difference from that arena's address
 * (or from 0) is not. It reads the line that freeing needs anyhow. The tree is kept all the same;
 * memory_check proves both of every arena. */
ALWAYS_INLINE bool pool_holds(const Memory *m, const PoolHeader *pool, const void *block)
{
    uint32_t index = pool->arenaindex;
    return index < m->maxarenas && ref_of(block) - arena_at(m->arenas)[index].address < ARENA_BYTES;
}

/* ---- The common case */

/* Out of line: the chain of free blocks is used up. Cuts one more block, or takes the full pool out of its
 * list. */
void pool_extend(PoolHeader *pool);

/* A block from the first used pool of the size class; NULL if there is no such pool. */
ALWAYS_INLINE void *pool_alloc_used(Memory *m, uint64_t size)
{
    PoolHeader *pool = pool_at(m->usedpools[profile_size_class(size)].nextpool);
    Ref block = pool->freeblock;
    if (UNLIKELY(block == NO_REF))
        return NULL;
    Ref next = *block_link(block);
    pool->freeblock = next;
    pool->ref.count++;
    if (UNLIKELY(next == NO_REF))
        pool_extend(pool);
    return ref_pointer(block);
}

/* Gives `block` back if it lies in a pool that stays in its list: one that is neither full now nor empty
 * then. */
ALWAYS_INLINE bool pool_free_used(Memory *m, void *block)
{
    PoolHeader *pool = pool_of(block);
    if (UNLIKELY(!pool_holds(m, pool, block)))
        return false;
    Ref next = pool->freeblock;
    if (UNLIKELY(next == NO_REF || pool->ref.count == 1))
        return false;
    *(Ref *)block = next;
    pool->freeblock = ref_of(block);
    pool->ref.count--;
    return true;
}

/* ---- Every case */

/* Sets up the empty lists of a new region. */
void pool_setup(Memory *m);

/* A block for `size` bytes, 1 … SMALL_REQUEST_MOST; NULL when no arena can be had. */
void *pool_alloc(Memory *m, uint64_t size);

/* Gives back a block that lies in `pool`. */
void pool_free(Memory *m, PoolHeader *pool, void *block);

/* Whether a block of `old` bytes stays where it is when resized to `size`: it does unless it must grow, or a
 * quarter or more could be saved. */
ALWAYS_INLINE bool pool_realloc_stays(uint64_t old, uint64_t size)
{
    return size <= old && 4 * size > 3 * old;
}

/* Takes an arena from the region: all its pools free, not yet in usable_arenas. NULL when there is no memory.
 */
ArenaObject *arena_new(Memory *m);

/* A pool from the fullest usable arena, or from a new one; NULL when there is no memory. */
PoolHeader *arena_take_pool(Memory *m);

/* `pool`, empty and in no list, goes to the front of its arena's free pools; the arena finds its new place,
 * or goes back to the region. */
void arena_give_pool(Memory *m, PoolHeader *pool);

/* Where the radix tree has an address: the index in each of its nodes, from the root down. */
ALWAYS_INLINE uint32_t arena_map_top(Ref address)
{
    return (uint32_t)(address >> MAP_TOP_SHIFT) & ((1 << MAP_TOP_BITS) - 1);
}
ALWAYS_INLINE uint32_t arena_map_mid(Ref address)
{
    return (uint32_t)(address >> MAP_MID_SHIFT) & ((1 << MAP_MID_BITS) - 1);
}
ALWAYS_INLINE uint32_t arena_map_bot(Ref address)
{
    return (uint32_t)(address >> MAP_BOT_SHIFT) & ((1 << MAP_BOT_BITS) - 1);
}

/* Enters (used) or strikes out the arena at `address` in the radix tree; false when a node cannot be had,
 * with the tree covering what it covered before. */
bool arena_map_mark(Memory *m, Ref address, bool used);

/* Whether the radix tree says that an arena covers `address`. */
bool arena_map_covers(const Memory *m, Ref address);

#endif
