/* Blocks and pools come in CPython's order: last freed first within a pool, the pool that was full first
 * among pools. */
#include "memory_support.h"

enum { SIZE = 400, MOST = POOL_BYTES / SIZE };

static void blocks_of_a_fresh_pool_ascend(void **state)
{
    Memory *m = *state;
    uint32_t size = profile_block_size(profile_size_class(SIZE));
    char *first = memory_alloc(m, SIZE);
    assert_ptr_equal(first, (char *)pool_of(first) + POOL_OVERHEAD);
    for (uint32_t i = 1; i < blocks_in_pool(SIZE); i++)
        assert_ptr_equal(memory_alloc(m, SIZE), first + i * size);
    assert_ptr_not_equal(pool_of(memory_alloc(m, SIZE)), pool_of(first));
    assert_valid(m);
}

static void freed_blocks_come_back_last_first(void **state)
{
    Memory *m = *state;
    char *block[6];
    for (int i = 0; i < 6; i++)
        block[i] = memory_alloc(m, SIZE);
    memory_free(m, block[1]);
    memory_free(m, block[4]);
    memory_free(m, block[2]);
    assert_valid(m);
    assert_ptr_equal(memory_alloc(m, SIZE), block[2]);
    assert_ptr_equal(memory_alloc(m, SIZE), block[4]);
    assert_ptr_equal(memory_alloc(m, SIZE), block[1]);
}

static void each_size_has_its_class(void **state)
{
    Memory *m = *state;
    for (uint64_t size = 1; size <= SMALL_REQUEST_MOST; size++) {
        char *block = memory_alloc(m, size);
        uint64_t rounded = (size + PROFILE_ALIGNMENT - 1) / PROFILE_ALIGNMENT * PROFILE_ALIGNMENT;
        assert_int_equal(memory_usable_size(m, block), rounded);
        assert_int_equal(profile_block_size(pool_of(block)->szidx), rounded);
        assert_int_equal((uintptr_t)block % PROFILE_ALIGNMENT, 0);
    }
    assert_int_equal(memory_statistics(m).pool_blocks, SMALL_REQUEST_MOST);
    assert_valid(m);
}

static void nothing_and_much_go_to_the_raw_allocator(void **state)
{
    Memory *m = *state;
    void *nothing = memory_alloc(m, 0);
    void *much = memory_alloc(m, SMALL_REQUEST_MOST + 1);
    assert_false(pool_holds(m, pool_of(nothing), nothing));
    assert_false(pool_holds(m, pool_of(much), much));
    assert_int_equal(m->raw_allocated_blocks, 2);
    assert_int_equal(memory_statistics(m).allocated_blocks, 2);
    memory_free(m, nothing);
    memory_free(m, much);
    assert_int_equal(memory_statistics(m).allocated_blocks, 0);
}

static void fill_pool(Memory *m, void **block)
{
    for (uint32_t i = 0; i < blocks_in_pool(SIZE); i++)
        block[i] = memory_alloc(m, SIZE);
}

static void full_pool_that_frees_a_block_is_used_first(void **state)
{
    Memory *m = *state;
    void *first[MOST], *second[MOST];
    fill_pool(m, first);
    fill_pool(m, second);
    void *third = memory_alloc(m, SIZE);
    memory_free(m, first[3]);
    memory_free(m, second[5]);
    assert_valid(m);
    assert_ptr_equal(memory_alloc(m, SIZE), second[5]);
    assert_ptr_equal(memory_alloc(m, SIZE), first[3]);
    assert_ptr_equal(pool_of(memory_alloc(m, SIZE)), pool_of(third));
}

static void empty_pool_keeps_its_chain_for_the_same_class(void **state)
{
    Memory *m = *state;
    memory_alloc(m, 16);
    void *a = memory_alloc(m, SIZE), *b = memory_alloc(m, SIZE);
    PoolHeader *pool = pool_of(a);
    memory_free(m, b);
    memory_free(m, a);
    assert_int_equal(pool->ref.count, 0);
    assert_ptr_equal(memory_alloc(m, SIZE), a);
    assert_ptr_equal(memory_alloc(m, SIZE), b);
    memory_free(m, a);
    memory_free(m, b);
    assert_ptr_equal(memory_alloc(m, SIZE), b);
    assert_valid(m);
}

static void empty_pool_serves_another_class_from_its_start(void **state)
{
    Memory *m = *state;
    memory_alloc(m, 16);
    void *a = memory_alloc(m, SIZE), *b = memory_alloc(m, SIZE);
    memory_free(m, a);
    memory_free(m, b);
    char *other = memory_alloc(m, 64);
    assert_ptr_equal(other, (char *)pool_of(a) + POOL_OVERHEAD);
    assert_ptr_equal(memory_alloc(m, 64), other + 64);
    assert_valid(m);
}

static void resizing_moves_when_pymalloc_moves(void **state)
{
    Memory *m = *state;
    char *block = memory_alloc(m, 64);
    memcpy(block, "0123456789abcdef0123456789abcdef", 33);
    assert_ptr_equal(memory_realloc(m, block, 64), block);
    assert_ptr_equal(memory_realloc(m, block, 49), block);
    char *smaller = memory_realloc(m, block, 48);
    assert_ptr_not_equal(smaller, block);
    assert_int_equal(memory_usable_size(m, smaller), 48);
    assert_memory_equal(smaller, "0123456789abcdef0123456789abcdef", 33);
    char *larger = memory_realloc(m, smaller, 65);
    assert_int_equal(memory_usable_size(m, larger), PROFILE_ALIGNMENT == 16 ? 80 : 72);
    char *large = memory_realloc(m, larger, 10000);
    assert_false(pool_holds(m, pool_of(large), large));
    char *small = memory_realloc(m, large, 20);
    assert_false(pool_holds(m, pool_of(small), small));
    assert_memory_equal(small, "0123456789abcdef0123", 20);
    memory_free(m, small);
    assert_int_equal(memory_statistics(m).allocated_blocks, 0);
    assert_valid(m);
}

static void zeroed_blocks_are_zero(void **state)
{
    Memory *m = *state;
    void *used = memory_alloc(m, 100);
    memset(used, 0xff, 100);
    memory_alloc(m, 100);
    memory_free(m, used);
    char *block = memory_calloc(m, 100);
    assert_ptr_equal(block, used);
    for (int i = 0; i < 100; i++)
        assert_int_equal(block[i], 0);
}

static void checker_sees_a_lost_block(void **state)
{
    Memory *m = *state;
    void *block = memory_alloc(m, SIZE);
    memory_alloc(m, SIZE);
    memory_free(m, block);
    PoolHeader *pool = pool_of(block);
    const char *why;
    Ref where = NO_REF;
    Ref chain = pool->freeblock;
    pool->freeblock = *block_link(chain);
    assert_false(memory_check(m, &why, &where));
    assert_int_equal(where, ref_of(pool));
    pool->freeblock = chain;
    assert_valid(m);
    Ref next = *block_link(chain);
    *block_link(chain) = chain;
    assert_false(memory_check(m, &why, &where));
    *block_link(chain) = next;
    Ref *head = &m->usedpools[pool->szidx].nextpool;
    *head = ref_of(&m->usedpools[pool->szidx]);
    assert_false(memory_check(m, &why, &where));
    *head = ref_of(pool);
    if (PROFILE_HAS_RADIX_TREE) {
        Ref *node = &m->arena_map_root.ptrs[m->base >> MAP_TOP_SHIFT];
        Ref mid = *node;
        *node = 16;
        assert_false(memory_check(m, &why, &where));
        *node = mid;
    }
    assert_valid(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(blocks_of_a_fresh_pool_ascend, begin, end),
        cmocka_unit_test_setup_teardown(freed_blocks_come_back_last_first, begin, end),
        cmocka_unit_test_setup_teardown(each_size_has_its_class, begin, end),
        cmocka_unit_test_setup_teardown(nothing_and_much_go_to_the_raw_allocator, begin, end),
        cmocka_unit_test_setup_teardown(full_pool_that_frees_a_block_is_used_first, begin, end),
        cmocka_unit_test_setup_teardown(empty_pool_keeps_its_chain_for_the_same_class, begin, end),
        cmocka_unit_test_setup_teardown(empty_pool_serves_another_class_from_its_start, begin, end),
        cmocka_unit_test_setup_teardown(resizing_moves_when_pymalloc_moves, begin, end),
        cmocka_unit_test_setup_teardown(zeroed_blocks_are_zero, begin, end),
        cmocka_unit_test_setup_teardown(checker_sees_a_lost_block, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
