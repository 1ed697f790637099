/* What goes into an object through the public API comes out again; misuse is an error, never a crash. */
#include "api_fixture.h"

#include <math.h>
#include <string.h>

static int setup(void **state)
{
    *state = api_new();
    return 0;
}

static int teardown(void **state)
{
    api_free(*state);
    return 0;
}

static void numbers_come_back(void **state)
{
    ouro_Runtime *rt = *state;
    const int64_t values[] = {
        0, 1, -1, 256, 257, -5, -6, INT64_MAX, INT64_MIN, INT64_C(1) << 30, -(INT64_C(1) << 60)};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        int64_t value = 99;
        ouro_Object *number = ouro_int_new(rt, values[i]);
        assert_int_equal(ouro_int_value(rt, number, &value), 0);
        assert_true(value == values[i]);
        ouro_release(rt, number);
    }
    double real = 0;
    ouro_Object *number = ouro_float_new(rt, 0.1);
    assert_int_equal(ouro_float_value(rt, number, &real), 0);
    assert_true(real == 0.1);
    ouro_release(rt, number);
}

static void an_int_too_large_is_an_OverflowError(void **state)
{
    ouro_Runtime *rt = *state;
    int64_t value = 5;
    double real = 0;
    ouro_Object *number = ouro_int_from_text(rt, "1_000_000_000_000_000_000_000", 10);
    assert_int_equal(ouro_int_value(rt, number, &value), -1);
    api_expect_error(rt, OURO_ERROR_OVERFLOW, NULL);
    assert_int_equal(value, 5);
    assert_int_equal(ouro_float_value(rt, number, &real), 0);
    assert_true(real == 1e21);
    ouro_release(rt, number);
    assert_null(ouro_int_from_text(rt, "12x", 10));
    api_expect_error(rt, OURO_ERROR_VALUE, "invalid literal for int() with base 10: '12x'");
    assert_null(ouro_int_from_text(rt, "1", 37));
    api_expect_error(rt, OURO_ERROR_VALUE, NULL);
}

static void small_ints_and_short_strs_are_shared(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *a = ouro_int_new(rt, 256);
    ouro_Object *b = ouro_int_new(rt, 256);
    assert_ptr_equal(a, b);
    ouro_release(rt, b);
    ouro_release(rt, a);
    a = ouro_int_new(rt, 257);
    b = ouro_int_new(rt, 257);
    assert_ptr_not_equal(a, b);
    assert_int_equal(ouro_compare(rt, a, b, OURO_EQUAL), 1);
    ouro_release(rt, b);
    ouro_release(rt, a);
    a = ouro_str_intern(rt, "the same");
    b = ouro_str_intern(rt, "the same");
    assert_ptr_equal(a, b);
    ouro_release(rt, b);
    ouro_release(rt, a);
}

static void text_comes_back_as_utf8(void **state)
{
    ouro_Runtime *rt = *state;
    const char *texts[] = {"", "a", "plain", "caf\xc3\xa9", "\xe6\xb1\x89", "\xf0\x9f\x90\x8d snake"};
    const int64_t lengths[] = {0, 1, 5, 4, 1, 7};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        int64_t bytes = -1;
        ouro_Object *str = ouro_str_new(rt, texts[i]);
        assert_int_equal(ouro_length(rt, str), lengths[i]);
        assert_string_equal(ouro_str_utf8(rt, str, &bytes), texts[i]);
        assert_int_equal(bytes, strlen(texts[i]));
        ouro_release(rt, str);
    }
    assert_null(ouro_str_new(rt, "\xff"));
    api_expect_error(rt, OURO_ERROR_UNICODE_DECODE, NULL);
    ouro_Object *data = ouro_bytes_new(rt, "a\0b", 3);
    int64_t size = 0;
    assert_memory_equal(ouro_bytes_data(rt, data, &size), "a\0b", 4);
    assert_int_equal(size, 3);
    ouro_release(rt, data);
}

static void getsizeof_is_that_of_cpython(void **state)
{
    ouro_Runtime *rt = *state;
    if (strcmp(ouro_profile_name(), "3.11") != 0)
        skip();
    ouro_Object *objects[] = {ouro_int_new(rt, 1),  ouro_str_new(rt, "abc"),     ouro_list_new(rt),
                              ouro_dict_new(rt),    ouro_tuple_new(rt, NULL, 0), ouro_set_new(rt),
                              ouro_float_new(rt, 1)};
    const int64_t sizes[] = {28, 52, 56, 64, 40, 216, 24};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        assert_int_equal(ouro_getsizeof(rt, objects[i]), sizes[i]);
        ouro_release(rt, objects[i]);
    }
}

static void a_list_is_edited_as_in_python(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *list = ouro_list_new(rt);
    ouro_Object *one = ouro_str_new(rt, "one");
    ouro_Object *two = ouro_str_new(rt, "two");
    assert_int_equal(ouro_list_append(rt, list, one), 0);
    assert_int_equal(ouro_list_insert(rt, list, -100, two), 0);
    assert_int_equal(ouro_refcount(one), 2);
    ouro_Object *last = ouro_list_get(rt, list, -1);
    assert_ptr_equal(last, one);
    ouro_release(rt, last);
    assert_null(ouro_list_get(rt, list, 2));
    api_expect_error(rt, OURO_ERROR_INDEX, "list index out of range");
    assert_int_equal(ouro_list_set(rt, list, -3, one), -1);
    api_expect_error(rt, OURO_ERROR_INDEX, "list assignment index out of range");
    assert_int_equal(ouro_list_set(rt, list, 0, one), 0);
    assert_int_equal(ouro_refcount(two), 1);
    assert_int_equal(ouro_contains(rt, list, two), 0);
    assert_int_equal(ouro_list_delete(rt, list, 0), 0);
    assert_int_equal(ouro_length(rt, list), 1);
    assert_int_equal(ouro_list_clear(rt, list), 0);
    assert_int_equal(ouro_is_true(rt, list), 0);
    ouro_release(rt, two);
    ouro_release(rt, one);
    ouro_release(rt, list);
}

static void a_tuple_holds_its_items(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *items[] = {ouro_list_new(rt), ouro_float_new(rt, 2.5)};
    ouro_Object *tuple = ouro_tuple_new(rt, items, 2);
    ouro_release(rt, items[0]);
    ouro_release(rt, items[1]);
    ouro_Object *second = ouro_tuple_get(rt, tuple, 1);
    assert_ptr_equal(second, items[1]);
    assert_int_equal(ouro_refcount(second), 2);
    ouro_release(rt, second);
    assert_null(ouro_tuple_get(rt, tuple, -3));
    api_expect_error(rt, OURO_ERROR_INDEX, "tuple index out of range");
    ouro_release(rt, tuple);
}

static void a_dict_keeps_its_order(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *dict = ouro_dict_new(rt);
    const char *names[] = {"z", "a", "m"};
    for (int i = 0; i < 3; i++) {
        ouro_Object *key = ouro_str_intern(rt, names[i]);
        ouro_Object *value = ouro_int_new(rt, i);
        assert_int_equal(ouro_dict_set(rt, dict, key, value), 0);
        ouro_release(rt, value);
        ouro_release(rt, key);
    }
    int64_t position = 0;
    ouro_Object *key;
    ouro_Object *value;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(ouro_dict_next(rt, dict, &position, &key, &value), 1);
        assert_string_equal(ouro_str_utf8(rt, key, NULL), names[i]);
        ouro_release(rt, key);
        ouro_release(rt, value);
    }
    assert_int_equal(ouro_dict_next(rt, dict, &position, &key, &value), 0);
    key = ouro_str_new(rt, "absent");
    assert_null(ouro_dict_get(rt, dict, key));
    ouro_Object *about = ouro_error_value(rt);
    assert_ptr_equal(about, key);
    ouro_release(rt, about);
    api_expect_error(rt, OURO_ERROR_KEY, "");
    assert_int_equal(ouro_dict_delete(rt, dict, key), -1);
    api_expect_error(rt, OURO_ERROR_KEY, "");
    assert_int_equal(ouro_dict_set(rt, dict, dict, key), -1);
    api_expect_error(rt, OURO_ERROR_TYPE, "unhashable type: 'dict'");
    assert_int_equal(ouro_dict_clear(rt, dict), 0);
    assert_int_equal(ouro_length(rt, dict), 0);
    ouro_release(rt, key);
    ouro_release(rt, dict);
}

static void sets_hold_each_value_once(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *set = ouro_set_new(rt);
    ouro_Object *items[] = {ouro_int_new(rt, 1000), ouro_int_new(rt, 1000), ouro_float_new(rt, 1000)};
    for (int i = 0; i < 3; i++)
        assert_int_equal(ouro_set_add(rt, set, items[i]), 0);
    assert_int_equal(ouro_length(rt, set), 1);
    ouro_Object *frozen = ouro_frozenset_new(rt, items, 3);
    assert_int_equal(ouro_compare(rt, set, frozen, OURO_EQUAL), 1);
    assert_int_equal(ouro_set_add(rt, frozen, items[0]), -1);
    api_expect_error(rt, OURO_ERROR_TYPE, "expected set, got frozenset");
    assert_int_equal(ouro_set_discard(rt, set, items[2]), 1);
    assert_int_equal(ouro_set_discard(rt, set, items[2]), 0);
    for (int i = 0; i < 3; i++)
        ouro_release(rt, items[i]);
    ouro_release(rt, frozen);
    ouro_release(rt, set);
}

static void a_nan_is_not_equal_to_itself(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *nan = ouro_float_new(rt, NAN);
    assert_int_equal(ouro_compare(rt, nan, nan, OURO_EQUAL), 0);
    assert_int_equal(ouro_compare(rt, nan, nan, OURO_NOT_EQUAL), 1);
    ouro_release(rt, nan);
}

static void a_cell_may_be_empty(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *cell = ouro_cell_new(rt, NULL);
    assert_null(ouro_cell_get(rt, cell));
    api_expect_error(rt, OURO_ERROR_VALUE, "Cell is empty");
    assert_int_equal(ouro_cell_set(rt, cell, cell), 0);
    ouro_Object *contents = ouro_cell_get(rt, cell);
    assert_ptr_equal(contents, cell);
    ouro_release(rt, contents);
    assert_int_equal(ouro_cell_set(rt, cell, NULL), 0);
    ouro_release(rt, cell);
}

static void the_wrong_type_is_a_TypeError(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *list = ouro_list_new(rt);
    int64_t number;
    assert_null(ouro_tuple_get(rt, list, 0));
    api_expect_error(rt, OURO_ERROR_TYPE, "expected tuple, got list");
    assert_int_equal(ouro_int_value(rt, list, &number), -1);
    api_expect_error(rt, OURO_ERROR_TYPE, "expected int, got list");
    assert_null(ouro_str_utf8(rt, list, NULL));
    api_expect_error(rt, OURO_ERROR_TYPE, "expected str, got list");
    assert_int_equal(ouro_hash(rt, list), -1);
    api_expect_error(rt, OURO_ERROR_TYPE, "unhashable type: 'list'");
    assert_null(ouro_call(rt, list, NULL, 0));
    api_expect_error(rt, OURO_ERROR_TYPE, "'list' object is not callable");
    ouro_Object *none = ouro_none(rt);
    assert_int_equal(ouro_length(rt, none), -1);
    api_expect_error(rt, OURO_ERROR_TYPE, "object of type 'NoneType' has no len()");
    assert_int_equal(ouro_compare(rt, none, list, OURO_LESS), -1);
    api_expect_error(rt, OURO_ERROR_TYPE, "'<' not supported between instances of 'NoneType' and 'list'");
    assert_null(ouro_weakref_new(rt, list, NULL));
    api_expect_error(rt, OURO_ERROR_TYPE, "cannot create weak reference to 'list' object");
    ouro_release(rt, none);
    ouro_release(rt, list);
}

static void NULL_is_passed_on_and_keeps_the_first_error(void **state)
{
    ouro_Runtime *rt = *state;
    assert_int_equal(ouro_list_append(rt, NULL, NULL), -1);
    api_expect_error(rt, OURO_ERROR_TYPE, "an argument is NULL");
    ouro_Object *missing = ouro_get_global(rt, "missing");
    assert_null(missing);
    assert_null(ouro_str_utf8(rt, missing, NULL));
    assert_int_equal(ouro_length(rt, missing), -1);
    assert_null(ouro_hold(rt, missing));
    assert_null(ouro_tuple_new(rt, &missing, 1));
    assert_null(ouro_type(rt, missing));
    ouro_release(rt, missing);
    api_expect_error(rt, OURO_ERROR_KEY, "");
    assert_string_equal(ouro_type_name(NULL), "NULL");
    assert_false(ouro_is(rt, NULL, OURO_TYPE_OBJECT));
}

static void releasing_what_is_not_held_is_reported_and_not_done(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *list = ouro_list_new(rt);
    assert_int_equal(ouro_set_global(rt, "list", list), 0);
    ouro_release(rt, list);
    ouro_release(rt, list);
    api_expect_error(rt, OURO_ERROR_SYSTEM, "released an object that was not held");
    assert_int_equal(ouro_refcount(list), 1);
}

static void types_are_asked_for(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *truth = ouro_bool(rt, true);
    ouro_Object *type = ouro_type(rt, truth);
    ouro_Object *int_type = ouro_builtin_type(rt, OURO_TYPE_INT);
    assert_true(ouro_is(rt, truth, OURO_TYPE_BOOL));
    assert_true(ouro_is(rt, truth, OURO_TYPE_INT));
    assert_false(ouro_is(rt, truth, OURO_TYPE_STR));
    assert_true(ouro_is(rt, type, OURO_TYPE_TYPE));
    assert_int_equal(ouro_is_instance(rt, truth, int_type), 1);
    assert_int_equal(ouro_is_instance(rt, truth, truth), -1);
    api_expect_error(rt, OURO_ERROR_TYPE, "expected type, got bool");
    assert_string_equal(ouro_type_name(truth), "bool");
    ouro_release(rt, int_type);
    ouro_release(rt, type);
    ouro_release(rt, truth);
}

static void an_object_is_found_by_its_address(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *list = ouro_list_new(rt);
    ouro_Object *same = ouro_object_at(rt, ouro_id(list));
    assert_ptr_equal(same, list);
    assert_int_equal(ouro_held_count(rt, list), 2);
    ouro_release(rt, same);
    ouro_release(rt, list);
    assert_null(ouro_object_at(rt, 16));
    api_expect_error(rt, OURO_ERROR_VALUE, "0x10 is no address of this heap");
}

static void names_come_and_go(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *list = ouro_list_new(rt);
    assert_int_equal(ouro_set_global(rt, "a", list), 0);
    assert_int_equal(ouro_set_global(rt, "b", list), 0);
    assert_int_equal(ouro_refcount(list), 3);
    ouro_Object *found = ouro_get_global(rt, "b");
    assert_ptr_equal(found, list);
    ouro_release(rt, found);
    assert_int_equal(ouro_delete_global(rt, "a"), 0);
    assert_int_equal(ouro_delete_global(rt, "a"), -1);
    api_expect_error(rt, OURO_ERROR_KEY, "");
    assert_int_equal(ouro_refcount(list), 2);
    ouro_release(rt, list);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(numbers_come_back),
        TEST(an_int_too_large_is_an_OverflowError),
        TEST(small_ints_and_short_strs_are_shared),
        TEST(text_comes_back_as_utf8),
        TEST(getsizeof_is_that_of_cpython),
        TEST(a_list_is_edited_as_in_python),
        TEST(a_tuple_holds_its_items),
        TEST(a_dict_keeps_its_order),
        TEST(sets_hold_each_value_once),
        TEST(a_nan_is_not_equal_to_itself),
        TEST(a_cell_may_be_empty),
        TEST(the_wrong_type_is_a_TypeError),
        TEST(NULL_is_passed_on_and_keeps_the_first_error),
        TEST(releasing_what_is_not_held_is_reported_and_not_done),
        TEST(types_are_asked_for),
        TEST(an_object_is_found_by_its_address),
        TEST(names_come_and_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
