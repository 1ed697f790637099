/* Arenas: the fullest is used first, an empty one goes back unless it is the last usable one, and the address
 * map knows each byte of them, also where they are not aligned. */
#include "memory_support.h"

enum { SIZE = 512, ARENAS = 5, MOST_POOLS = ARENAS * POOLS_IN_ARENA };

/* The blocks of each pool, pools in the order in which they were carved. */
typedef struct Pools {
    uint32_t count;
    void *blocks[MOST_POOLS][POOL_BYTES / SIZE];
} Pools;

static ArenaObject *arena_of_pool(Memory *m, void *block)
{
    return &arena_at(m->arenas)[pool_of(block)->arenaindex];
}

static void fill_pool(Memory *m, Pools *pools)
{
    for (uint32_t i = 0; i < blocks_in_pool(SIZE); i++)
        pools->blocks[pools->count][i] = memory_alloc(m, SIZE);
    pools->count++;
}

static void fill_arenas(Memory *m, Pools *pools, int64_t arenas)
{
    memset(pools, 0, sizeof *pools);
    do {
        fill_pool(m, pools);
    } while (m->narenas_currently_allocated < arenas || m->usable_arenas != NO_REF);
}

static void empty_pool(Memory *m, void **blocks)
{
    for (uint32_t i = 0; i < blocks_in_pool(SIZE); i++)
        memory_free(m, blocks[i]);
}

/* Empties `count` pools of the arena with this index. */
static void empty_pools_of(Memory *m, Pools *pools, uint32_t arena, uint32_t count)
{
    for (uint32_t p = 0; p < pools->count && count > 0; p++) {
        void **blocks = pools->blocks[p];
        if (blocks[0] != NULL && pool_of(blocks[0])->arenaindex == arena) {
            empty_pool(m, blocks);
            blocks[0] = NULL;
            count--;
        }
    }
}

static void pools_are_carved_upward(void **state)
{
    Memory *m = *state;
    static Pools pools;
    fill_arenas(m, &pools, 1);
    for (uint32_t p = 1; p < pools.count; p++)
        assert_int_equal(ordinal_of(pools.blocks[p][0]), ordinal_of(pools.blocks[p - 1][0]) + POOL_BYTES);
    assert_int_equal(pools.count, arena_of_pool(m, pools.blocks[0][0])->ntotalpools);
    assert_valid(m);
}

static void unaligned_arena_has_a_pool_less(void **state)
{
    Memory *m = *state;
    static Pools pools;
    take_span(m, SPAN_ALIGNMENT);
    fill_arenas(m, &pools, 2);
    uint32_t unaligned = 0;
    for (uint32_t i = 0; i < 2; i++) {
        ArenaObject *arena = &arena_at(m->arenas)[i];
        bool aligned = arena->address % POOL_BYTES == 0;
        assert_int_equal(arena->ntotalpools, aligned ? POOLS_IN_ARENA : POOLS_IN_ARENA - 1);
        unaligned += !aligned;
    }
    assert_int_equal(unaligned > 0, (uint64_t)POOL_BYTES > SPAN_ALIGNMENT);
}

static void emptied_pools_are_reused_last_first(void **state)
{
    Memory *m = *state;
    static Pools pools;
    fill_arenas(m, &pools, 1);
    void *first = pools.blocks[1][0], *second = pools.blocks[0][0];
    empty_pool(m, pools.blocks[1]);
    empty_pool(m, pools.blocks[0]);
    assert_valid(m);
    assert_ptr_equal(pool_of(memory_alloc(m, 100)), pool_of(second));
    assert_ptr_equal(pool_of(memory_alloc(m, 200)), pool_of(first));
}

static void fullest_arena_is_used_first(void **state)
{
    Memory *m = *state;
    static Pools pools;
    fill_arenas(m, &pools, 4);
    empty_pools_of(m, &pools, 1, 2);
    empty_pools_of(m, &pools, 2, 1);
    empty_pools_of(m, &pools, 0, 2);
    assert_valid(m);
    /* Of those equally full, the one that came last: it was put in front and passed only those with fewer
     * free pools. */
    uint32_t expected[] = {2, 0, 0, 1, 1};
    for (uint32_t i = 0; i < 5; i++) {
        void *block = memory_alloc(m, 16 + 16 * i);
        assert_int_equal(pool_of(block)->arenaindex, expected[i]);
        assert_valid(m);
    }
}

static void arena_passes_those_with_fewer_free_pools(void **state)
{
    Memory *m = *state;
    static Pools pools;
    fill_arenas(m, &pools, 4);
    empty_pools_of(m, &pools, 3, 1);
    empty_pools_of(m, &pools, 1, 1);
    empty_pools_of(m, &pools, 0, 1);
    assert_int_equal(arena_index(m, arena_at(m->usable_arenas)), 0);
    empty_pools_of(m, &pools, 0, 1);
    assert_valid(m);
    uint32_t expected[] = {1, 3, 0};
    ArenaObject *arena = arena_at(m->usable_arenas);
    for (int i = 0; i < 3; i++, arena = arena_at(arena->nextarena))
        assert_int_equal(arena_index(m, arena), expected[i]);
    assert_null(arena);
}

static void empty_arena_goes_back_but_for_the_last(void **state)
{
    Memory *m = *state;
    static Pools pools;
    fill_arenas(m, &pools, 3);
    Ref middle = arena_at(m->arenas)[1].address;
    empty_pools_of(m, &pools, 1, POOLS_IN_ARENA);
    /* No other arena is usable: since 3.9 it is kept. */
    assert_int_equal(m->narenas_currently_allocated, ARENA_LAST_IS_KEPT ? 3 : 2);
    empty_pools_of(m, &pools, 0, POOLS_IN_ARENA);
    assert_valid(m);
    assert_int_equal(m->ntimes_arena_allocated, 3);
    assert_int_equal(m->narenas_highwater, 3);
    if (ARENA_LAST_IS_KEPT) {
        /* Arena 0 reached its last free pool in front of arena 1 and went back; arena 1 remains. */
        assert_int_equal(m->narenas_currently_allocated, 2);
        assert_int_equal(arena_at(m->arenas)[0].address, NO_REF);
        assert_true(arena_map_covers(m, middle));
    } else {
        assert_int_equal(m->narenas_currently_allocated, 1);
    }
}

static void freed_entry_is_reused_first(void **state)
{
    Memory *m = *state;
    static Pools pools;
    fill_arenas(m, &pools, 3);
    Ref lowest = arena_at(m->arenas)[0].address;
    empty_pools_of(m, &pools, 2, POOLS_IN_ARENA);
    empty_pools_of(m, &pools, 0, POOLS_IN_ARENA);
    assert_int_equal(arena_at(m->arenas)[0].address, NO_REF);
    if (PROFILE_HAS_RADIX_TREE)
        assert_false(arena_map_covers(m, lowest));
    for (int p = 0; p <= POOLS_IN_ARENA; p++)
        fill_pool(m, &pools);
    assert_int_equal(arena_at(m->arenas)[0].address, lowest);
    assert_valid(m);
}

static void map_covers_arenas_and_nothing_else(void **state)
{
    Memory *m = *state;
    static Pools pools;
    if (!PROFILE_HAS_RADIX_TREE)
        return;
    take_span(m, SPAN_ALIGNMENT);
    fill_arenas(m, &pools, ARENAS);
    for (Ref at = m->base; at < m->base + m->size; at += SPAN_ALIGNMENT) {
        bool expected = false;
        for (uint32_t i = 0; i < m->maxarenas; i++) {
            Ref address = arena_at(m->arenas)[i].address;
            expected |= address != NO_REF && at - address < ARENA_BYTES;
        }
        assert_int_equal(arena_map_covers(m, at), expected);
        assert_int_equal(arena_map_covers(m, at + SPAN_ALIGNMENT - 1), expected);
    }
    assert_false(arena_map_covers(m, NO_REF));
    assert_false(arena_map_covers(m, UINT64_MAX));
}

static void both_ways_to_ask_agree(void **state)
{
    Memory *m = *state;
    if (!PROFILE_HAS_RADIX_TREE)
        return;
    uint64_t random = 88172645463325252;
    for (int i = 0; i < 20000; i++) {
        void *block = memory_alloc(m, next_random(&random) % 1024);
        assert_int_equal(pool_holds(m, pool_of(block), block), arena_map_covers(m, ref_of(block)));
    }
}

static void failure_to_get_an_arena_falls_back_to_raw(void **state)
{
    Memory *m = *state;
    /* 1: the request; 2: the array of arenas. Then the span, the two kinds of tree nodes. */
    for (uint64_t number = 2; number <= (PROFILE_HAS_RADIX_TREE ? 5 : 3); number++) {
        fail_allocation(m, number, true);
        /* Allocation number 1 is the request itself; all that it needs for an arena fails. */
        void *block = memory_alloc(m, 32);
        fail_no_allocation(m);
        assert_non_null(block);
        assert_false(pool_holds(m, pool_of(block), block));
        assert_int_equal(m->narenas_currently_allocated, 0);
        assert_valid(m);
        memory_free(m, block);
        assert_int_equal(memory_statistics(m).allocated_blocks, 0);
        memory_destroy(m);
        *state = m = region_of_size(0);
    }
    void *block = memory_alloc(m, 32);
    assert_true(pool_holds(m, pool_of(block), block));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(pools_are_carved_upward, begin, end),
        cmocka_unit_test_setup_teardown(unaligned_arena_has_a_pool_less, begin, end),
        cmocka_unit_test_setup_teardown(emptied_pools_are_reused_last_first, begin, end),
        cmocka_unit_test_setup_teardown(fullest_arena_is_used_first, begin, end),
        cmocka_unit_test_setup_teardown(arena_passes_those_with_fewer_free_pools, begin, end),
        cmocka_unit_test_setup_teardown(empty_arena_goes_back_but_for_the_last, begin, end),
        cmocka_unit_test_setup_teardown(freed_entry_is_reused_first, begin, end),
        cmocka_unit_test_setup_teardown(map_covers_arenas_and_nothing_else, begin, end),
        cmocka_unit_test_setup_teardown(both_ways_to_ask_agree, begin, end),
        cmocka_unit_test_setup_teardown(failure_to_get_an_arena_falls_back_to_raw, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
