/* bytes: what is shared, order, size, hash. */
#include "runtime_fixture.h"

#include <string.h>

#include "types/hash.h"
#include "types/number/bool.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

static int set_up(void **state)
{
    *state = fixture_new();
    return 0;
}

static int tear_down(void **state)
{
    fixture_free(*state);
    return 0;
}

static void none_and_one_byte_are_shared(void **state)
{
    Runtime *rt = *state;
    int64_t blocks = memory_statistics(&rt->memory).allocated_blocks;
    Object *empty = bytes_from_data(rt, NULL, 0);
    assert_ptr_equal(empty, &rt->statics.empty_bytes);
    Object *one = bytes_from_data(rt, "\xff", 1);
    assert_ptr_equal(one, &rt->statics.bytes_characters[255]);
    Object *both = bytes_concat(rt, empty, one);
    assert_ptr_equal(both, one);
    assert_int_equal(memory_statistics(&rt->memory).allocated_blocks, blocks);
    assert_int_equal(object_getsizeof(rt, empty), 33);
    object_decref(rt, both);
    object_decref(rt, one);
    object_decref(rt, empty);
}

static void a_zero_follows_the_data(void **state)
{
    Runtime *rt = *state;
    Object *dirty = bytes_from_data(rt, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 12);
    object_decref(rt, dirty);
    Object *left = bytes_from_data(rt, "ab\0c", 4);
    assert_ptr_equal(left, dirty);
    assert_int_equal(bytes_data(left)[4], 0);
    Object *right = bytes_from_data(rt, "de", 2);
    Object *both = bytes_concat(rt, left, right);
    assert_int_equal(bytes_length(both), 6);
    assert_memory_equal(bytes_data(both), "ab\0cde", 7);
    assert_int_equal(object_getsizeof(rt, both), 39);
    object_decref(rt, both);
    object_decref(rt, right);
    object_decref(rt, left);
}

static void order_is_that_of_unsigned_bytes(void **state)
{
    Runtime *rt = *state;
    Object *low = bytes_from_data(rt, "a\x7f", 2);
    Object *high = bytes_from_data(rt, "a\x80", 2);
    Object *longer = bytes_from_data(rt, "a\x7f\x00", 3);
    assert_int_equal(bytes_compare(low, high), -1);
    assert_int_equal(bytes_compare(high, low), 1);
    assert_int_equal(bytes_compare(low, longer), -1);
    assert_int_equal(bytes_compare(low, low), 0);
    Object *answer = bytes_richcompare(rt, longer, high, COMPARE_LT);
    assert_ptr_equal(answer, runtime_bool(rt, true));
    object_decref(rt, answer);
    object_decref(rt, longer);
    object_decref(rt, high);
    object_decref(rt, low);
}

/* Values of a CPython 3.11 with PYTHONHASHSEED=0. */
static void hashes_are_those_of_seed_zero(void **state)
{
    Runtime *rt = *state;
    assert_int_equal(hash_bytes("a", 1), INT64_C(4644417185603328019));
    assert_int_equal(hash_bytes("hello", 5), INT64_C(-2096571579003691106));
    assert_int_equal(hash_bytes("", 0), 0);
    Object *bytes = bytes_from_data(rt, "hello", 5);
    Object *text = str_from_cstring(rt, "hello");
    assert_int_equal(bytes_hash(rt, bytes), str_hash(rt, text));
    object_decref(rt, text);
    object_decref(rt, bytes);
}

static void running_out_of_memory_is_an_error(void **state)
{
    Runtime *rt = *state;
    fixture_fail_at(rt, 1);
    assert_null(bytes_from_data(rt, "abc", 3));
    fixture_fail_at(rt, 0);
    assert_int_equal(rt->error.kind, ERROR_MEMORY);
    error_clear(rt);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(none_and_one_byte_are_shared),      TEST(a_zero_follows_the_data),
        TEST(order_is_that_of_unsigned_bytes),   TEST(hashes_are_those_of_seed_zero),
        TEST(running_out_of_memory_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
