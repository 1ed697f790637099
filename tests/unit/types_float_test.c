/* float: its free list, comparing with ints without rounding, shortest text. */
#include "runtime_fixture.h"

#include <string.h>

#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/float.h"
#include "types/number/float_text.h"
#include "types/number/int.h"
#include "types/number/int_text.h"

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

static void the_last_dead_float_lives_again_first(void **state)
{
    Runtime *rt = *state;
    float_clear_free_list(rt);
    Object *first = float_from_double(rt, 1.5);
    Object *second = float_from_double(rt, 2.5);
    object_decref(rt, first);
    object_decref(rt, second);
    assert_int_equal(rt->free_lists.float_count, 2);
    Object *third = float_from_double(rt, 3.5);
    assert_ptr_equal(third, second);
    assert_true(float_value(third) == 3.5);
    assert_true(object_is_exact_float(rt, third));
    Object *fourth = float_from_double(rt, 4.5);
    assert_ptr_equal(fourth, first);
    object_decref(rt, third);
    object_decref(rt, fourth);
}

static void a_hundred_dead_floats_are_kept(void **state)
{
    Runtime *rt = *state;
    float_clear_free_list(rt);
    int64_t blocks = memory_statistics(&rt->memory).allocated_blocks;
    Object *floats[150];
    for (int i = 0; i < 150; i++)
        floats[i] = float_from_double(rt, i);
    for (int i = 0; i < 150; i++)
        object_decref(rt, floats[i]);
    assert_int_equal(rt->free_lists.float_count, 100);
    assert_int_equal(memory_statistics(&rt->memory).allocated_blocks, blocks + 100);
    assert_int_equal(float_clear_free_list(rt), 100);
    assert_int_equal(memory_statistics(&rt->memory).allocated_blocks, blocks);
}

static int order_of(Runtime *rt, double value, const char *text)
{
    Object *number = int_from_text(rt, text, (int64_t)strlen(text), 10);
    int order = float_compare_int(value, number);
    object_decref(rt, number);
    return order;
}

static void ints_are_compared_without_rounding(void **state)
{
    Runtime *rt = *state;
    assert_int_equal(order_of(rt, 0x1p53, "9007199254740993"), -1);
    assert_int_equal(order_of(rt, 0x1p53, "9007199254740992"), 0);
    assert_int_equal(order_of(rt, 0x1p53, "9007199254740991"), 1);
    assert_int_equal(order_of(rt, -0x1p53, "-9007199254740993"), 1);
    assert_int_equal(order_of(rt, 1e23, "100000000000000000000000"), -1);
    assert_int_equal(order_of(rt, 1e23, "99999999999999991611392"), 0);
    assert_int_equal(order_of(rt, 2.5, "2"), 1);
    assert_int_equal(order_of(rt, -2.5, "-2"), -1);
    assert_int_equal(order_of(rt, 0.5, "0"), 1);
    assert_int_equal(order_of(rt, 0.5, "1"), -1);
    assert_int_equal(order_of(rt, -0.0, "0"), 0);
    assert_int_equal(order_of(rt, 5e-324, "0"), 1);
    assert_int_equal(order_of(rt, 1e308 * 10, "1000000000000000000000000000000000000"), 1);
    assert_int_equal(order_of(rt, -1e308 * 10, "-1000000000000000000000000000000000000"), -1);
}

static bool is_true(Runtime *rt, Object *answer)
{
    assert_non_null(answer);
    bool value = answer == runtime_bool(rt, true);
    object_decref(rt, answer);
    return value;
}

static void nan_is_equal_to_nothing(void **state)
{
    Runtime *rt = *state;
    Object *nan = float_from_double(rt, 1e308 * 10 - 1e308 * 10);
    Object *one = int_from_int64(rt, 1);
    for (int i = COMPARE_LT; i <= COMPARE_GE; i++) {
        enum CompareOperator operator=(enum CompareOperator) i;
        assert_int_equal(is_true(rt, float_richcompare(rt, nan, nan, operator)), operator== COMPARE_NE);
        assert_int_equal(is_true(rt, float_richcompare(rt, nan, one, operator)), operator== COMPARE_NE);
    }
    assert_int_equal(float_hash(rt, nan), object_hash_address(nan));
    object_decref(rt, one);
    object_decref(rt, nan);
}

static void text_is_the_shortest_that_reads_back(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {
        {0.0, "0.0"},
        {-0.0, "-0.0"},
        {1.0, "1.0"},
        {0.1, "0.1"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1e16, "1e+16"},
        {9999999999999998.0, "9999999999999998.0"},
        {0.0001, "0.0001"},
        {0.00001, "1e-05"},
        {5e-324, "5e-324"},
        {1.7976931348623157e308, "1.7976931348623157e+308"},
        {2.2250738585072014e-308, "2.2250738585072014e-308"},
        {9007199254740992.0, "9007199254740992.0"},
        {1e23, "1e+23"},
        {9.5367431640625e-07, "9.5367431640625e-07"},
        {-123456.75, "-123456.75"},
        {1e100, "1e+100"},
        {1e308 * 10, "inf"},
        {-1e308 * 10, "-inf"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[FLOAT_TEXT_CAPACITY];
        int length = float_to_text(cases[i].value, text);
        assert_string_equal(text, cases[i].text);
        assert_int_equal(length, strlen(text));
    }
}

static void running_out_of_memory_is_an_error(void **state)
{
    Runtime *rt = *state;
    float_clear_free_list(rt);
    fixture_fail_at(rt, 1);
    assert_null(float_from_double(rt, 1.0));
    fixture_fail_at(rt, 0);
    assert_int_equal(rt->error.kind, ERROR_MEMORY);
    error_clear(rt);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_last_dead_float_lives_again_first), TEST(a_hundred_dead_floats_are_kept),
        TEST(ints_are_compared_without_rounding),    TEST(nan_is_equal_to_nothing),
        TEST(text_is_the_shortest_that_reads_back),  TEST(running_out_of_memory_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
