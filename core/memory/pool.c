/* Pool: the paths of pymalloc that are not inlined: a pool becomes full, is taken anew, or becomes empty. */
#include "memory/pool.h"

/* ---- Lists of used pools: circular, through a head in Memory.usedpools */

static void link_in_front(PoolHeader *head, PoolHeader *pool)
{
    Ref next = head->nextpool;
    pool->nextpool = next;
    pool->prevpool = ref_of(head);
    pool_at(next)->prevpool = ref_of(pool);
    head->nextpool = ref_of(pool);
}

static void unlink_pool(PoolHeader *pool)
{
    pool_at(pool->nextpool)->prevpool = pool->prevpool;
    pool_at(pool->prevpool)->nextpool = pool->nextpool;
}

void pool_setup(Memory *m)
{
    for (uint32_t size_class = 0; size_class < SIZE_CLASSES; size_class++) {
        PoolHeader *head = &m->usedpools[size_class];
        head->nextpool = ref_of(head);
        head->prevpool = ref_of(head);
    }
}

/* ---- Allocation */

void pool_extend(PoolHeader *pool)
{
    uint32_t offset = pool->nextoffset;
    if (offset > pool->maxnextoffset) {
        /* Full: it is in no list until one of its blocks comes back. */
        unlink_pool(pool);
        return;
    }
    Ref block = ref_of(pool) + offset;
    pool->nextoffset = offset + profile_block_size(pool->szidx);
    *block_link(block) = NO_REF;
    pool->freeblock = block;
}

/* Makes a pool that never held blocks of this class ready for them, all but the first two still uncut, and
 * hands out the first. */
static void *initialise(PoolHeader *pool, uint32_t size_class)
{
    uint32_t size = profile_block_size(size_class);
    Ref first = ref_of(pool) + POOL_OVERHEAD;
    pool->szidx = size_class;
    pool->nextoffset = POOL_OVERHEAD + 2 * size;
    pool->maxnextoffset = POOL_BYTES - size;
    pool->freeblock = first + size;
    *block_link(pool->freeblock) = NO_REF;
    return ref_pointer(first);
}

static void *alloc_from_new_pool(Memory *m, uint32_t size_class)
{
    PoolHeader *pool = arena_take_pool(m);
    if (pool == NULL)
        return NULL;
    link_in_front(&m->usedpools[size_class], pool);
    pool->ref.count = 1;
    if (pool->szidx != size_class)
        return initialise(pool, size_class);
    /* It held this class before and got all its blocks back: the chain is as it was left. */
    Ref block = pool->freeblock;
    pool->freeblock = *block_link(block);
    return ref_pointer(block);
}

void *pool_alloc(Memory *m, uint64_t size)
{
    void *block = pool_alloc_used(m, size);
    return block != NULL ? block : alloc_from_new_pool(m, profile_size_class(size));
}

/* ---- Deallocation */

void pool_free(Memory *m, PoolHeader *pool, void *block)
{
    Ref next = pool->freeblock;
    assert_internal(pool->ref.count > 0);
    *(Ref *)block = next;
    pool->freeblock = ref_of(block);
    pool->ref.count--;
    if (next == NO_REF) {
        /* It was full. In front, so that it fills up again before emptier pools are used, and those may
         * become empty. */
        link_in_front(&m->usedpools[pool->szidx], pool);
        return;
    }
    if (pool->ref.count == 0) {
        unlink_pool(pool);
        arena_give_pool(m, pool);
    }
}
