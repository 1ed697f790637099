/* The raw allocator: chunks split and join, resize in place where they can, and big ones go back to the
 * region. */
#include "memory_support.h"

static RawChunk *chunk_of(void *block) { return raw_chunk_of(block); }

static void blocks_are_aligned_and_hold_what_was_asked(void **state)
{
    Memory *m = *state;
    for (uint64_t size = 0; size < 3000; size += 7) {
        char *block = raw_alloc(m, size);
        assert_int_equal((uintptr_t)block % RAW_ALIGNMENT, 0);
        assert_true(raw_usable_size(block) >= size);
        assert_true(raw_usable_size(block) < size + 2 * RAW_CHUNK_LEAST);
        memset(block, 1, size);
    }
    assert_valid(m);
}

static void freed_neighbours_join(void **state)
{
    Memory *m = *state;
    void *block[5];
    for (int i = 0; i < 5; i++)
        block[i] = raw_alloc(m, 1000);
    uint64_t size = raw_chunk_size(chunk_of(block[0]));
    raw_free(m, block[1]);
    raw_free(m, block[3]);
    assert_valid(m);
    raw_free(m, block[2]);
    assert_int_equal(raw_chunk_size(chunk_of(block[1])), 3 * size);
    assert_false(raw_chunk_is_in_use(chunk_of(block[1])));
    assert_valid(m);
    assert_ptr_equal(raw_alloc(m, 3 * size - sizeof(RawChunk)), block[1]);
}

static void smallest_fitting_chunk_is_preferred(void **state)
{
    Memory *m = *state;
    void *large = raw_alloc(m, 3000);
    raw_alloc(m, 16);
    void *small = raw_alloc(m, 1200);
    raw_alloc(m, 16);
    raw_free(m, small);
    raw_free(m, large);
    assert_ptr_equal(raw_alloc(m, 1190), small);
    assert_ptr_equal(raw_alloc(m, 2000), large);
}

static void resizing_stays_in_place_when_there_is_room(void **state)
{
    Memory *m = *state;
    char *block = raw_alloc(m, 1000);
    char *behind = raw_alloc(m, 1000);
    raw_alloc(m, 16);
    memset(block, 7, 1000);
    raw_free(m, behind);
    assert_ptr_equal(raw_realloc(m, block, 1800), block);
    assert_valid(m);
    assert_ptr_equal(raw_realloc(m, block, 400), block);
    assert_valid(m);
    char *moved = raw_realloc(m, block, 5000);
    assert_ptr_not_equal(moved, block);
    for (int i = 0; i < 400; i++)
        assert_int_equal(moved[i], 7);
    assert_valid(m);
}

static void last_chunk_grows_with_its_segment(void **state)
{
    Memory *m = *state;
    char *block = raw_alloc(m, 1000);
    for (uint64_t size = 2000; size < UINT64_C(40) << 20; size *= 2) {
        assert_ptr_equal(raw_realloc(m, block, size), block);
        block[size - 1] = 1;
    }
    assert_valid(m);
}

static void big_blocks_go_back_to_the_region(void **state)
{
    Memory *m = *state;
    raw_alloc(m, 100);
    uint64_t before = m->size;
    char *big = raw_alloc(m, 4 * (uint64_t)RAW_TRIM_SIZE);
    assert_true(m->size >= before + 3 * (uint64_t)RAW_TRIM_SIZE);
    raw_free(m, big);
    assert_true(m->size <= before + RAW_TRIM_SIZE);
    assert_valid(m);
}

static void empty_segment_between_others_goes_back(void **state)
{
    Memory *m = *state;
    uint64_t large = 2 * (uint64_t)RAW_GROWTH_MOST;
    raw_alloc(m, 100);
    void *below = take_span(m, SPAN_ALIGNMENT);
    void *middle = raw_alloc(m, large);
    void *above = take_span(m, SPAN_ALIGNMENT);
    raw_alloc(m, large);
    uint64_t segments = m->raw_bytes;
    raw_free(m, middle);
    assert_true(m->raw_bytes + large <= segments);
    assert_true(m->free_span_bytes >= large);
    region_free(m, below, SPAN_ALIGNMENT);
    region_free(m, above, SPAN_ALIGNMENT);
    assert_valid(m);
}

static void no_memory_is_a_result(void **state)
{
    (void)state;
    Memory *m = region_of_size(UINT64_C(1) << 20);
    assert_null(raw_alloc(m, UINT64_C(1) << 20));
    assert_null(raw_alloc(m, UINT64_MAX));
    assert_null(raw_alloc(m, UINT64_MAX - 15));
    char *block = raw_alloc(m, 100);
    memcpy(block, "kept", 5);
    assert_null(raw_realloc(m, block, UINT64_C(1) << 20));
    assert_null(raw_realloc(m, block, UINT64_MAX - 7));
    assert_string_equal(block, "kept");
    int count = 0;
    while (raw_alloc(m, 600) != NULL)
        count++;
    assert_true(count > 1000);
    assert_valid(m);
    memory_destroy(m);
}

static void zeroed_blocks_are_zero(void **state)
{
    Memory *m = *state;
    void *used = raw_alloc(m, 5000);
    memset(used, 0xff, 5000);
    raw_free(m, used);
    char *block = raw_calloc(m, 5000);
    for (int i = 0; i < 5000; i++)
        assert_int_equal(block[i], 0);
}

static void checker_sees_a_broken_tag(void **state)
{
    Memory *m = *state;
    void *block = raw_alloc(m, 1000);
    raw_alloc(m, 1000);
    const char *why = NULL;
    Ref where = NO_REF;
    raw_chunk_after(chunk_of(block))->previous_size += 16;
    assert_false(memory_check(m, &why, &where));
    assert_int_equal(where, ref_of(raw_chunk_after(chunk_of(block))));
    raw_chunk_after(chunk_of(block))->previous_size -= 16;
    assert_true(memory_check(m, &why, &where));
    uint64_t size = chunk_of(block)->size;
    chunk_of(block)->size = UINT64_MAX - 15;
    assert_false(memory_check(m, &why, &where));
    chunk_of(block)->size = size;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(blocks_are_aligned_and_hold_what_was_asked, begin, end),
        cmocka_unit_test_setup_teardown(freed_neighbours_join, begin, end),
        cmocka_unit_test_setup_teardown(smallest_fitting_chunk_is_preferred, begin, end),
        cmocka_unit_test_setup_teardown(resizing_stays_in_place_when_there_is_room, begin, end),
        cmocka_unit_test_setup_teardown(last_chunk_grows_with_its_segment, begin, end),
        cmocka_unit_test_setup_teardown(big_blocks_go_back_to_the_region, begin, end),
        cmocka_unit_test_setup_teardown(empty_segment_between_others_goes_back, begin, end),
        cmocka_unit_test(no_memory_is_a_result),
        cmocka_unit_test_setup_teardown(zeroed_blocks_are_zero, begin, end),
        cmocka_unit_test_setup_teardown(checker_sees_a_broken_tag, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
