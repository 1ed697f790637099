/* Spans come lowest first, join when they are given back, read as zero, and end at the limit. */
#include "memory_support.h"

enum { PAGE = SPAN_ALIGNMENT };

static void spans_follow_each_other(void **state)
{
    Memory *m = *state;
    uint64_t top = m->size;
    char *first = region_alloc(m, PAGE, PAGE);
    char *second = region_alloc(m, 3 * PAGE, PAGE);
    assert_ptr_equal(first, (char *)m + top);
    assert_ptr_equal(second, first + PAGE);
    assert_int_equal(m->size, top + 4 * PAGE);
}

static void lowest_free_span_that_fits_is_used(void **state)
{
    Memory *m = *state;
    char *a = region_alloc(m, PAGE, PAGE);
    region_alloc(m, PAGE, PAGE);
    char *b = region_alloc(m, 2 * PAGE, PAGE);
    region_alloc(m, PAGE, PAGE);
    region_free(m, b, 2 * PAGE);
    region_free(m, a, PAGE);
    assert_ptr_equal(region_alloc(m, 2 * PAGE, PAGE), b);
    assert_ptr_equal(region_alloc(m, PAGE, PAGE), a);
    assert_int_equal(m->free_span_bytes, 0);
}

static void touching_free_spans_become_one(void **state)
{
    Memory *m = *state;
    char *span[4];
    for (int i = 0; i < 4; i++)
        span[i] = region_alloc(m, PAGE, PAGE);
    region_free(m, span[0], PAGE);
    region_free(m, span[2], PAGE);
    assert_int_equal(m->free_span_bytes, 2 * PAGE);
    region_free(m, span[1], PAGE);
    assert_int_equal(((FreeSpan *)span[0])->size, 3 * PAGE);
    assert_int_equal(((FreeSpan *)span[0])->next, NO_REF);
}

static void free_span_at_the_top_lowers_the_top(void **state)
{
    Memory *m = *state;
    uint64_t top = m->size;
    char *a = region_alloc(m, PAGE, PAGE);
    char *b = region_alloc(m, PAGE, PAGE);
    region_free(m, a, PAGE);
    assert_int_equal(m->size, top + 2 * PAGE);
    region_free(m, b, PAGE);
    assert_int_equal(m->size, top);
    assert_int_equal(m->free_spans, NO_REF);
}

static void freed_memory_reads_as_zero(void **state)
{
    Memory *m = *state;
    uint64_t sizes[] = {PAGE, 64 * PAGE};
    for (int i = 0; i < 2; i++) {
        uint64_t size = sizes[i];
        char *span = region_alloc(m, size, PAGE);
        char *above = region_alloc(m, PAGE, PAGE);
        memset(span, 0x5a, size);
        memset(above, 0x5a, PAGE);
        region_free(m, span, size);
        region_free(m, above, PAGE);
        span = region_alloc(m, size + PAGE, PAGE);
        for (uint64_t at = 0; at < size + PAGE; at++)
            assert_int_equal(span[at], 0);
        region_free(m, span, size + PAGE);
    }
}

static void alignment_leaves_a_free_span(void **state)
{
    Memory *m = *state;
    region_alloc(m, PAGE, PAGE);
    char *aligned = region_alloc(m, PAGE, 16 * PAGE);
    assert_int_equal((uintptr_t)aligned % (16 * PAGE), 0);
    uint64_t gap = m->free_span_bytes;
    char *in_gap = region_alloc(m, PAGE, PAGE);
    assert_true(in_gap < aligned && gap > 0);
    assert_int_equal(m->free_span_bytes, gap - PAGE);
}

static void span_grows_where_it_is(void **state)
{
    Memory *m = *state;
    char *a = region_alloc(m, PAGE, PAGE);
    char *b = region_alloc(m, 2 * PAGE, PAGE);
    char *c = region_alloc(m, PAGE, PAGE);
    assert_false(region_extend(m, a, PAGE, 2 * PAGE));
    region_free(m, b, 2 * PAGE);
    assert_true(region_extend(m, a, PAGE, 2 * PAGE));
    assert_int_equal(m->free_span_bytes, PAGE);
    assert_false(region_extend(m, a, 2 * PAGE, 4 * PAGE));
    assert_true(region_extend(m, c, PAGE, 5 * PAGE));
}

static void limit_is_a_result(void **state)
{
    (void)state;
    uint64_t limit = (sizeof(Memory) + PAGE - 1) / PAGE * PAGE + 4 * PAGE;
    Memory *m = region_of_size(limit);
    char *span = region_alloc(m, 3 * PAGE, PAGE);
    assert_non_null(span);
    assert_null(region_alloc(m, 2 * PAGE, PAGE));
    assert_false(region_extend(m, span, 3 * PAGE, 5 * PAGE));
    assert_non_null(region_alloc(m, PAGE, PAGE));
    assert_null(region_alloc(m, PAGE, PAGE));
    assert_int_equal(m->size, limit);
    memory_destroy(m);
}

static void impossible_options_are_refused_with_a_reason(void **state)
{
    (void)state;
    MemoryOptions options[] = {{.limit = 1}, {.limit = PAGE}, {.limit = REGION_STRIDE}, {.slot = 1000}};
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        const char *why = NULL;
        assert_null(memory_create(&options[i], sizeof(Memory), &why));
        assert_non_null(why);
    }
    assert_null(memory_create(NULL, sizeof(Memory) - 1, NULL));
}

static void several_regions_live_at_once(void **state)
{
    Memory *first = *state;
    Memory *second = region_of_size(0);
    assert_ptr_not_equal(first, second);
    assert_int_equal((uint32_t)first->base, (uint32_t)REGION_BASE);
    assert_int_equal((uint32_t)second->base, (uint32_t)REGION_BASE);
    void *block = memory_alloc(first, 32);
    memory_free(first, block);
    assert_valid(first);
    assert_valid(second);
    memory_destroy(second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(spans_follow_each_other, begin, end),
        cmocka_unit_test_setup_teardown(lowest_free_span_that_fits_is_used, begin, end),
        cmocka_unit_test_setup_teardown(touching_free_spans_become_one, begin, end),
        cmocka_unit_test_setup_teardown(free_span_at_the_top_lowers_the_top, begin, end),
        cmocka_unit_test_setup_teardown(freed_memory_reads_as_zero, begin, end),
        cmocka_unit_test_setup_teardown(alignment_leaves_a_free_span, begin, end),
        cmocka_unit_test_setup_teardown(span_grows_where_it_is, begin, end),
        cmocka_unit_test(limit_is_a_result),
        cmocka_unit_test(impossible_options_are_refused_with_a_reason),
        cmocka_unit_test_setup_teardown(several_regions_live_at_once, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
