/* What core/profile's formulas promise in every profile. That the numbers are CPython's is tests/profiles'
 * matter. */
#include "profile/profile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void a_block_holds_any_request_of_its_size_class(void **state)
{
    (void)state;
    for (uint64_t size = 1; size <= PROFILE_SMALL_REQUEST_THRESHOLD; size++) {
        uint32_t size_class = profile_size_class(size);
        assert_in_range(size_class, 0, PROFILE_SIZE_CLASSES - 1);
        assert_true(profile_block_size(size_class) >= size);
        assert_true(profile_block_size(size_class) - size < PROFILE_ALIGNMENT);
    }
}

static void a_pool_is_filled_as_far_as_blocks_go(void **state)
{
    (void)state;
    for (uint32_t size_class = 0; size_class < PROFILE_SIZE_CLASSES; size_class++) {
        uint32_t block = profile_block_size(size_class);
        uint32_t taken = PROFILE_POOL_HEADER_SIZE + profile_blocks_in_pool(size_class) * block;
        assert_true(taken <= PROFILE_POOL_SIZE);
        assert_true(taken + block > PROFILE_POOL_SIZE);
    }
}

static void a_list_gets_at_least_what_it_wants(void **state)
{
    (void)state;
    for (int64_t length = 0; length < 300; length++) {
        for (int64_t wanted = 1; wanted < 600; wanted++)
            assert_true(profile_list_growth(length, wanted) >= wanted);
        assert_true(profile_list_exact(length) >= length);
    }
    assert_int_equal(profile_list_growth(7, 0), 0);
    assert_false(profile_list_capacity_serves(16, 17));
    assert_false(profile_list_capacity_serves(16, 7));
    assert_true(profile_list_capacity_serves(16, 8));
}

static void a_dict_table_for_n_entries_takes_n_entries(void **state)
{
    (void)state;
    for (int64_t entries = 1; entries < 100000; entries++)
        assert_true(profile_dict_usable(INT64_C(1) << profile_dict_log2_for_entries(entries)) >= entries);
    assert_int_equal(profile_dict_log2_presized(0), PROFILE_DICT_LOG_MINSIZE);
    assert_int_equal(profile_dict_log2_presized(5), PROFILE_DICT_LOG_MINSIZE);
    assert_int_equal(profile_dict_log2_presized(6), PROFILE_DICT_LOG_MINSIZE + 1);
    assert_int_equal(profile_dict_log2_presized(INT64_C(1) << 40), PROFILE_DICT_MAX_PRESIZE_LOG);
}

static void a_full_dict_that_grows_has_room_again(void **state)
{
    (void)state;
    for (uint8_t log2 = PROFILE_DICT_LOG_MINSIZE; log2 < 40; log2++) {
        int64_t size = INT64_C(1) << log2;
        int64_t used = profile_dict_usable(size);
        uint8_t grown = profile_dict_log2_for_size(profile_dict_growth(used, size));
        assert_int_equal(grown, log2 + 1);
        assert_true(profile_dict_usable(INT64_C(1) << grown) > used);
    }
}

static void a_dict_index_can_name_every_entry(void **state)
{
    (void)state;
    for (uint8_t log2 = PROFILE_DICT_LOG_MINSIZE; log2 < 40; log2++) {
        int64_t bits = 8 * profile_dict_index_size(log2);
        int64_t largest = bits == 64 ? INT64_MAX : (INT64_C(1) << (bits - 1)) - 1;
        assert_true(profile_dict_usable(INT64_C(1) << log2) - 1 <= largest);
    }
}

static void a_set_that_grows_is_not_full(void **state)
{
    (void)state;
    int64_t table = PROFILE_SET_MINSIZE;
    for (int64_t used = 1; used < 200000; used++) {
        if (profile_set_is_full(used, table - 1))
            table = profile_set_table_for(profile_set_growth(used));
        assert_false(profile_set_is_full(used, table - 1));
        assert_int_equal(table & (table - 1), 0);
    }
    assert_int_equal(profile_set_table_for(0), PROFILE_SET_MINSIZE);
    assert_int_equal(profile_set_table_for(7), 8);
    assert_int_equal(profile_set_table_for(8), 16);
}

static void values_lie_aligned_inside_their_memory(void **state)
{
    (void)state;
    for (int64_t capacity = 1; capacity <= PROFILE_SHARED_KEYS_MAX_SIZE; capacity++) {
        int64_t offset = profile_values_offset(capacity);
        int64_t size = profile_values_size(capacity);
        assert_int_equal(offset % PROFILE_SLOT_SIZE, 0);
        assert_true(offset + capacity * PROFILE_SLOT_SIZE <= size);
        int64_t spare = size - capacity * PROFILE_SLOT_SIZE;
        assert_true(spare >= (PROFILE_VALUES_KEEP_ORDER ? capacity + 2 : 0));
    }
}

static void later_instances_of_a_class_have_room_for_no_more_values(void **state)
{
    (void)state;
    for (int64_t earlier = 0; earlier < 40; earlier++) {
        assert_true(profile_values_capacity(earlier) >= 0);
        assert_true(profile_values_capacity(earlier + 1) <= profile_values_capacity(earlier));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_holds_any_request_of_its_size_class),
        cmocka_unit_test(a_pool_is_filled_as_far_as_blocks_go),
        cmocka_unit_test(a_list_gets_at_least_what_it_wants),
        cmocka_unit_test(a_dict_table_for_n_entries_takes_n_entries),
        cmocka_unit_test(a_full_dict_that_grows_has_room_again),
        cmocka_unit_test(a_dict_index_can_name_every_entry),
        cmocka_unit_test(a_set_that_grows_is_not_full),
        cmocka_unit_test(values_lie_aligned_inside_their_memory),
        cmocka_unit_test(later_instances_of_a_class_have_room_for_no_more_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
