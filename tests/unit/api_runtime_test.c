/* Runtimes begin, live side by side, and end with an account of what was left. */
#include "api_fixture.h"

#include <string.h>

#include "ouro/python.h"

static void a_runtime_ends_with_nothing_left(void **state)
{
    (void)state;
    api_free(api_new());
}

static void the_version_and_the_profile_are_told(void **state)
{
    (void)state;
    assert_string_equal(ouro_version(), "0.1.0");
    assert_true(strcmp(ouro_profile_name(), "3.11") == 0 || strcmp(ouro_profile_name(), "3.6") == 0 ||
                strcmp(ouro_profile_name(), "3.13") == 0);
}

static void runtimes_live_side_by_side(void **state)
{
    (void)state;
    ouro_Runtime *first = api_new();
    ouro_Runtime *second = api_new();
    ouro_Object *a = ouro_str_new(first, "in the first");
    ouro_Object *b = ouro_str_new(second, "in the second");
    assert_ptr_not_equal(a, b);
    assert_int_equal(ouro_set_global(first, "name", a), 0);
    assert_null(ouro_get_global(second, "name"));
    api_expect_error(second, OURO_ERROR_KEY, "");
    ouro_release(first, a);
    api_free(first);
    assert_string_equal(ouro_str_utf8(second, b, NULL), "in the second");
    ouro_release(second, b);
    api_free(second);
}

static void what_is_not_released_is_reported(void **state)
{
    (void)state;
    ouro_Runtime *rt = api_new();
    ouro_Object *list = ouro_list_new(rt);
    assert_non_null(ouro_hold(rt, list));
    assert_non_null(ouro_none(rt));
    assert_int_equal(ouro_held_count(rt, list), 2);
    assert_int_equal(ouro_held_count(rt, NULL), 3);
    ouro_Leaks leaks = ouro_destroy(rt);
    assert_int_equal(leaks.references, 3);
    assert_int_equal(leaks.blocks, 1);
}

static void options_of_no_size_are_refused(void **state)
{
    (void)state;
    ouro_Options options;
    memset(&options, 0, sizeof options);
    const char *why = NULL;
    assert_null(ouro_create(&options, &why));
    assert_string_equal(why, "options.size is not set: begin with ouro_options_default()");
}

static void options_of_an_older_header_are_completed(void **state)
{
    (void)state;
    struct {
        uint64_t size;
        uint64_t heap_limit;
    } older = {sizeof older, UINT64_C(64) << 20};
    ouro_Runtime *rt = ouro_create((const ouro_Options *)&older, NULL);
    int64_t thresholds[OURO_GENERATIONS];
    ouro_gc_thresholds(rt, thresholds);
    assert_int_equal(thresholds[0], ouro_options_default().thresholds[0]);
    assert_true(ouro_gc_is_enabled(rt));
    api_free(rt);
}

static void a_heap_limit_ends_in_MemoryError(void **state)
{
    (void)state;
    ouro_Options options = ouro_options_default();
    options.heap_limit = UINT64_C(4) << 20;
    ouro_Runtime *rt = ouro_create(&options, NULL);
    ouro_Object *outer = ouro_list_new(rt);
    int64_t count = 0;
    for (;; count++) {
        ouro_Object *inner = ouro_list_new(rt);
        if (inner == NULL)
            break;
        int status = ouro_list_append(rt, outer, inner);
        ouro_release(rt, inner);
        if (status < 0)
            break;
    }
    api_expect_error(rt, OURO_ERROR_MEMORY, "");
    assert_true(count > 1000);
    assert_int_equal(ouro_length(rt, outer), count);
    ouro_MemoryStatistics statistics;
    ouro_memory_statistics(rt, &statistics);
    assert_true(statistics.region_bytes <= INT64_C(4) << 20);
    ouro_release(rt, outer);
    api_free(rt);
}

static void a_limit_too_small_for_a_runtime_is_refused(void **state)
{
    (void)state;
    ouro_Options options = ouro_options_default();
    options.heap_limit = OURO_HEAP_LEAST - 1;
    const char *why = NULL;
    assert_null(ouro_create(&options, &why));
    assert_non_null(strstr(why, "OURO_HEAP_LEAST"));
    options.heap_limit = OURO_HEAP_LEAST;
    ouro_Runtime *rt = ouro_create(&options, &why);
    assert_non_null(rt);
    assert_int_equal(ouro_run(rt, "x = [str(i) for i in range(10)]\nprint(x)", NULL), 0);
    ouro_destroy(rt);
}

static void a_heap_limit_is_rounded_down_to_whole_pages(void **state)
{
    (void)state;
    ouro_Options options = ouro_options_default();
    static const char ten_kilobytes[10000] = "";
    options.heap_limit = 3000001;
    ouro_Runtime *rt = ouro_create(&options, NULL);
    assert_non_null(rt);
    while (ouro_bytes_new(rt, ten_kilobytes, sizeof ten_kilobytes) != NULL) {
    }
    api_expect_error(rt, OURO_ERROR_MEMORY, "");
    assert_true(ouro_view(rt).size <= 3000001);
    ouro_destroy(rt);
    const uint64_t impossible[] = {1, 4095, UINT64_MAX, UINT64_C(1) << 40};
    for (int i = 0; i < 4; i++) {
        const char *why = NULL;
        options.heap_limit = impossible[i];
        assert_null(ouro_create(&options, &why));
        assert_non_null(strstr(why, "limit"));
    }
}

static void reserved_options_must_be_0(void **state)
{
    (void)state;
    ouro_Options options = ouro_options_default();
    options.reserved = 1;
    const char *why = NULL;
    assert_null(ouro_create(&options, &why));
    assert_string_equal(why, "options.reserved is not 0");
}

/* A few failures are survived: a str that cannot be interned is used as it is. */
static void every_failing_allocation_of_creation_is_survived(void **state)
{
    (void)state;
    ouro_Options options = ouro_options_default();
    int failures = 0;
    bool is_past_the_end = false;
    for (options.fail_allocation = 1; !is_past_the_end; options.fail_allocation++) {
        const char *why = NULL;
        ouro_Runtime *rt = ouro_create(&options, &why);
        if (rt == NULL) {
            assert_string_equal(why, "there is no memory for the runtime's own objects");
            failures++;
            continue;
        }
        is_past_the_end = ouro_allocation_count(rt) < options.fail_allocation;
        ouro_fail_allocation(rt, 0, false);
        api_free(rt);
    }
    assert_true(failures > 10);
}

static void a_pointer_goes_with_the_runtime(void **state)
{
    (void)state;
    int mine = 7;
    ouro_Runtime *rt = api_new();
    assert_null(ouro_user(rt));
    ouro_set_user(rt, &mine);
    assert_ptr_equal(ouro_user(rt), &mine);
    api_free(rt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_runtime_ends_with_nothing_left),
        cmocka_unit_test(the_version_and_the_profile_are_told),
        cmocka_unit_test(runtimes_live_side_by_side),
        cmocka_unit_test(what_is_not_released_is_reported),
        cmocka_unit_test(options_of_no_size_are_refused),
        cmocka_unit_test(options_of_an_older_header_are_completed),
        cmocka_unit_test(a_heap_limit_ends_in_MemoryError),
        cmocka_unit_test(a_limit_too_small_for_a_runtime_is_refused),
        cmocka_unit_test(a_heap_limit_is_rounded_down_to_whole_pages),
        cmocka_unit_test(reserved_options_must_be_0),
        cmocka_unit_test(every_failing_allocation_of_creation_is_survived),
        cmocka_unit_test(a_pointer_goes_with_the_runtime),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
