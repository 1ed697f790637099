/* Wrong arguments fail with an error, in every build, and leave the heap as it was. */
#include "api_fixture.h"

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

/* A call that failed with this error and changed nothing that the verifier proves. */
static void expect(ouro_Runtime *rt, bool failed, ouro_ErrorKind kind, const char *message)
{
    assert_true(failed);
    api_expect_error(rt, kind, message);
    api_check(rt);
}

#define IS_NULL "an argument is NULL"
#define IS_NEGATIVE "a count is below 0"
#define IS_FOREIGN "an argument is no object of this runtime"

static ouro_Object *nothing(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                            int64_t count)
{
    (void)user;
    (void)self;
    (void)arguments;
    (void)count;
    return ouro_none(rt);
}

static void a_negative_count_is_a_ValueError(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *function = ouro_function_new(rt, "nothing", nothing, NULL);
    const int64_t counts[] = {-1, -1000, INT64_MIN};
    for (int i = 0; i < 3; i++) {
        int64_t count = counts[i];
        expect(rt, ouro_tuple_new(rt, NULL, count) == NULL, OURO_ERROR_VALUE, IS_NEGATIVE);
        expect(rt, ouro_frozenset_new(rt, NULL, count) == NULL, OURO_ERROR_VALUE, IS_NEGATIVE);
        expect(rt, ouro_bytes_new(rt, "abc", count) == NULL, OURO_ERROR_VALUE, IS_NEGATIVE);
        expect(rt, ouro_str_from_utf8(rt, "abc", count) == NULL, OURO_ERROR_VALUE, IS_NEGATIVE);
        expect(rt, ouro_call(rt, function, NULL, count) == NULL, OURO_ERROR_VALUE, IS_NEGATIVE);
    }
    ouro_release(rt, function);
}

static void a_count_beyond_every_heap_is_a_MemoryError(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *item = ouro_none(rt);
    const int64_t counts[] = {INT64_MAX, INT64_MAX / 8, (INT64_C(1) << 40) + 1};
    for (int i = 0; i < 3; i++) {
        int64_t count = counts[i];
        expect(rt, ouro_tuple_new(rt, &item, count) == NULL, OURO_ERROR_MEMORY, "");
        expect(rt, ouro_frozenset_new(rt, &item, count) == NULL, OURO_ERROR_MEMORY, "");
        expect(rt, ouro_bytes_new(rt, "abc", count) == NULL, OURO_ERROR_MEMORY, "");
        expect(rt, ouro_str_from_utf8(rt, "abc", count) == NULL, OURO_ERROR_MEMORY, "");
        expect(rt, ouro_call(rt, item, &item, count) == NULL, OURO_ERROR_MEMORY, "");
    }
    ouro_release(rt, item);
}

static void nothing_at_all_may_be_NULL(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *made[] = {ouro_tuple_new(rt, NULL, 0), ouro_frozenset_new(rt, NULL, 0),
                           ouro_bytes_new(rt, NULL, 0), ouro_str_from_utf8(rt, NULL, 0)};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(ouro_length(rt, made[i]), 0);
        ouro_release(rt, made[i]);
    }
}

static void an_index_far_outside_is_outside(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *list = ouro_list_new(rt);
    ouro_Object *tuple = ouro_tuple_new(rt, &list, 1);
    assert_int_equal(ouro_list_insert(rt, list, INT64_MAX, tuple), 0);
    assert_int_equal(ouro_list_insert(rt, list, INT64_MIN, tuple), 0);
    const int64_t indices[] = {INT64_MAX, INT64_MIN};
    for (int i = 0; i < 2; i++) {
        expect(rt, ouro_list_get(rt, list, indices[i]) == NULL, OURO_ERROR_INDEX, NULL);
        expect(rt, ouro_list_set(rt, list, indices[i], list) == -1, OURO_ERROR_INDEX, NULL);
        expect(rt, ouro_list_delete(rt, list, indices[i]) == -1, OURO_ERROR_INDEX, NULL);
        expect(rt, ouro_tuple_get(rt, tuple, indices[i]) == NULL, OURO_ERROR_INDEX, NULL);
    }
    ouro_release(rt, tuple);
    ouro_release(rt, list);
}

static void NULL_as_text_is_a_TypeError(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *list = ouro_list_new(rt);
    expect(rt, ouro_str_new(rt, NULL) == NULL, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_str_intern(rt, NULL) == NULL, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_str_from_utf8(rt, NULL, 3) == NULL, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_bytes_new(rt, NULL, 3) == NULL, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_int_from_text(rt, NULL, 10) == NULL, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_set_global(rt, NULL, list) == -1, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_get_global(rt, NULL) == NULL, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_delete_global(rt, NULL) == -1, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_get_attribute(rt, list, NULL) == NULL, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_set_attribute(rt, list, NULL, list) == -1, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_delete_attribute(rt, list, NULL) == -1, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_function_new(rt, NULL, nothing, NULL) == NULL, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_function_new(rt, "f", NULL, NULL) == NULL, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_tuple_new(rt, NULL, 1) == NULL, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_frozenset_new(rt, NULL, 1) == NULL, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_call(rt, list, NULL, 1) == NULL, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_raise(rt, OURO_ERROR_KEY, NULL) == NULL, OURO_ERROR_KEY, "");
    ouro_release(rt, list);
}

static void NULL_as_the_place_of_a_result_is_a_TypeError(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *number = ouro_int_new(rt, 1000);
    ouro_Object *dict = ouro_dict_new(rt);
    expect(rt, ouro_int_value(rt, number, NULL) == -1, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_float_value(rt, number, NULL) == -1, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_dict_next(rt, dict, NULL, NULL, NULL) == -1, OURO_ERROR_TYPE, IS_NULL);
    expect(rt, ouro_gc_statistics(rt, 0, NULL) == -1, OURO_ERROR_TYPE, IS_NULL);
    int64_t position = -1;
    expect(rt, ouro_dict_next(rt, dict, &position, NULL, NULL) == -1, OURO_ERROR_VALUE,
           "a position is below 0");
    position = INT64_MAX;
    assert_int_equal(ouro_dict_next(rt, dict, &position, NULL, NULL), 0);
    ouro_gc_set_thresholds(rt, NULL);
    ouro_gc_thresholds(rt, NULL);
    ouro_gc_counts(rt, NULL);
    ouro_memory_statistics(rt, NULL);
    ouro_options_fill(NULL, 8);
    assert_true(ouro_check(rt, NULL, 100));
    ouro_release(rt, dict);
    ouro_release(rt, number);
}

/* A definition that has one thing wrong. */
static void expect_no_class(ouro_Runtime *rt, ouro_ClassDefinition definition, ouro_ErrorKind kind,
                            const char *message)
{
    expect(rt, ouro_class_new(rt, &definition) == NULL, kind, message);
}

static void a_class_without_sense_is_refused(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *object = ouro_builtin_type(rt, OURO_TYPE_OBJECT);
    const ouro_Method unnamed = {NULL, nothing, NULL};
    const ouro_Method empty = {"m", NULL, NULL};
    const char *const slots[] = {"a", NULL};
    expect(rt, ouro_class_new(rt, NULL) == NULL, OURO_ERROR_TYPE, IS_NULL);
    expect_no_class(rt, (ouro_ClassDefinition){0}, OURO_ERROR_TYPE, IS_NULL);
#define CLASS(...) (ouro_ClassDefinition){.name = "C", __VA_ARGS__}
    expect_no_class(rt, CLASS(.base_count = -1), OURO_ERROR_VALUE, IS_NEGATIVE);
    expect_no_class(rt, CLASS(.base_count = 1), OURO_ERROR_TYPE, IS_NULL);
    expect_no_class(rt, CLASS(.bases = &object, .base_count = INT64_MAX), OURO_ERROR_MEMORY, "");
    expect_no_class(rt, CLASS(.method_count = -1), OURO_ERROR_VALUE, IS_NEGATIVE);
    expect_no_class(rt, CLASS(.method_count = 1), OURO_ERROR_TYPE, IS_NULL);
    expect_no_class(rt, CLASS(.methods = &empty, .method_count = INT64_MAX), OURO_ERROR_MEMORY, "");
    expect_no_class(rt, CLASS(.methods = &unnamed, .method_count = 1), OURO_ERROR_TYPE, IS_NULL);
    expect_no_class(rt, CLASS(.methods = &empty, .method_count = 1), OURO_ERROR_TYPE, IS_NULL);
    expect_no_class(rt, CLASS(.slots = slots, .slot_count = -1), OURO_ERROR_VALUE, IS_NEGATIVE);
    expect_no_class(rt, CLASS(.slot_count = 1), OURO_ERROR_TYPE, IS_NULL);
    expect_no_class(rt, CLASS(.slots = slots, .slot_count = 2), OURO_ERROR_TYPE, IS_NULL);
    expect_no_class(rt, CLASS(.slots = slots, .slot_count = INT64_MAX), OURO_ERROR_MEMORY, "");
    ouro_release(rt, object);
}

static void an_object_of_another_runtime_is_refused(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Runtime *other = api_new();
    ouro_Object *foreign = ouro_list_new(other);
    ouro_Object *list = ouro_list_new(rt);
    ouro_Object *dict = ouro_dict_new(rt);
    expect(rt, ouro_list_append(rt, list, foreign) == -1, OURO_ERROR_VALUE, IS_FOREIGN);
    expect(rt, ouro_list_append(rt, foreign, list) == -1, OURO_ERROR_VALUE, IS_FOREIGN);
    expect(rt, ouro_tuple_new(rt, &foreign, 1) == NULL, OURO_ERROR_VALUE, IS_FOREIGN);
    expect(rt, ouro_dict_set(rt, dict, list, foreign) == -1, OURO_ERROR_VALUE, IS_FOREIGN);
    expect(rt, ouro_dict_get(rt, dict, foreign) == NULL, OURO_ERROR_VALUE, IS_FOREIGN);
    expect(rt, ouro_cell_new(rt, foreign) == NULL, OURO_ERROR_VALUE, IS_FOREIGN);
    expect(rt, ouro_weakref_new(rt, list, foreign) == NULL, OURO_ERROR_VALUE, IS_FOREIGN);
    expect(rt, ouro_set_global(rt, "name", foreign) == -1, OURO_ERROR_VALUE, IS_FOREIGN);
    expect(rt, ouro_set_attribute(rt, list, "name", foreign) == -1, OURO_ERROR_VALUE, IS_FOREIGN);
    expect(rt, ouro_call(rt, foreign, NULL, 0) == NULL, OURO_ERROR_VALUE, IS_FOREIGN);
    expect(rt, ouro_hold(rt, foreign) == NULL, OURO_ERROR_VALUE, IS_FOREIGN);
    ouro_release(rt, foreign);
    expect(rt, true, OURO_ERROR_SYSTEM, "released an object that was not held");
    assert_false(ouro_is(rt, foreign, OURO_TYPE_LIST));
    assert_int_equal(ouro_held_count(rt, foreign), 0);
    assert_int_equal(ouro_refcount(foreign), 1);
    /* Nor is what is no object at all. */
    expect(rt, ouro_length(rt, (ouro_Object *)(void *)&foreign) == -1, OURO_ERROR_VALUE, IS_FOREIGN);
    expect(rt, ouro_length(rt, (ouro_Object *)((char *)list + 1)) == -1, OURO_ERROR_VALUE, IS_FOREIGN);
    ouro_release(rt, dict);
    ouro_release(rt, list);
    ouro_release(other, foreign);
    api_free(other);
}

static void a_number_that_names_nothing_is_refused(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *list = ouro_list_new(rt);
    expect(rt, ouro_builtin_type(rt, OURO_TYPE_COUNT) == NULL, OURO_ERROR_VALUE, "no such type");
    expect(rt, ouro_builtin_type(rt, (ouro_TypeKind)-1) == NULL, OURO_ERROR_VALUE, "no such type");
    expect(rt, ouro_compare(rt, list, list, (ouro_Comparison)17) == -1, OURO_ERROR_VALUE,
           "no such comparison");
    expect(rt, ouro_int_from_text(rt, "1", 37) == NULL, OURO_ERROR_VALUE, NULL);
    expect(rt, ouro_int_from_text(rt, "1", -1) == NULL, OURO_ERROR_VALUE, NULL);
    expect(rt, ouro_collect(rt, -1) == -1, OURO_ERROR_VALUE, "invalid generation");
    expect(rt, ouro_gc_generation_size(rt, 3) == -1, OURO_ERROR_VALUE, "invalid generation");
    expect(rt, ouro_raise(rt, OURO_ERROR_NONE, "none") == NULL, OURO_ERROR_SYSTEM, NULL);
    expect(rt, ouro_raise(rt, (ouro_ErrorKind)1000, "none") == NULL, OURO_ERROR_SYSTEM, NULL);
    assert_false(ouro_is(rt, list, (ouro_TypeKind)1000));
    assert_string_equal(ouro_error_name((ouro_ErrorKind)1000), "?");
    assert_int_equal(ouro_type_id((ouro_TypeKind)1000), 0);
    const uint64_t addresses[] = {0, 8, ouro_id(list) + 1, UINT64_MAX, UINT64_MAX - 7};
    for (int i = 0; i < 5; i++)
        expect(rt, ouro_object_at(rt, addresses[i]) == NULL, OURO_ERROR_VALUE, NULL);
    ouro_release(rt, list);
}

/* The address of the last word: an object there would end beyond the heap. */
static void an_address_at_the_very_end_is_refused(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_View view = ouro_view(rt);
    assert_null(ouro_object_at(rt, view.base + view.size - 8));
    api_expect_error(rt, OURO_ERROR_VALUE, NULL);
}

static void without_a_runtime_nothing_is_done(void **state)
{
    ouro_Object *object = ouro_list_new(*state);
    int64_t numbers[OURO_GENERATIONS] = {1, 1, 1};
    ouro_MemoryStatistics memory;
    char why[64];
    assert_int_equal(ouro_error_kind(NULL), OURO_ERROR_RUNTIME);
    assert_string_equal(ouro_error_message(NULL), "there is no runtime");
    assert_null(ouro_error_value(NULL));
    assert_null(ouro_raise(NULL, OURO_ERROR_VALUE, "none"));
    ouro_Object *const none[] = {ouro_none(NULL),
                                 ouro_bool(NULL, true),
                                 ouro_int_new(NULL, 1),
                                 ouro_float_new(NULL, 1),
                                 ouro_str_new(NULL, "a"),
                                 ouro_str_from_utf8(NULL, "a", 1),
                                 ouro_str_intern(NULL, "a"),
                                 ouro_bytes_new(NULL, "a", 1),
                                 ouro_int_from_text(NULL, "1", 10),
                                 ouro_tuple_new(NULL, NULL, 0),
                                 ouro_list_new(NULL),
                                 ouro_dict_new(NULL),
                                 ouro_set_new(NULL),
                                 ouro_frozenset_new(NULL, NULL, 0),
                                 ouro_cell_new(NULL, NULL),
                                 ouro_function_new(NULL, "f", nothing, NULL),
                                 ouro_class_new(NULL, &(ouro_ClassDefinition){.name = "C"}),
                                 ouro_hold(NULL, object),
                                 ouro_type(NULL, object),
                                 ouro_builtin_type(NULL, OURO_TYPE_INT),
                                 ouro_call(NULL, object, NULL, 0),
                                 ouro_get_global(NULL, "a"),
                                 ouro_get_attribute(NULL, object, "a"),
                                 ouro_object_at(NULL, ouro_id(object)),
                                 ouro_weakref_new(NULL, object, NULL),
                                 ouro_gc_garbage(NULL),
                                 ouro_gc_callbacks(NULL)};
    for (uint64_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_null(none[i]);
    assert_int_equal(ouro_list_append(NULL, object, object), -1);
    assert_int_equal(ouro_set_global(NULL, "a", object), -1);
    assert_int_equal(ouro_length(NULL, object), -1);
    assert_int_equal(ouro_collect(NULL, 2), -1);
    assert_int_equal(ouro_collect(NULL, 9), -1);
    assert_int_equal(ouro_held_count(NULL, NULL), 0);
    assert_int_equal(ouro_gc_frozen_count(NULL), 0);
    assert_false(ouro_gc_is_enabled(NULL) || ouro_is(NULL, object, OURO_TYPE_LIST) ||
                 ouro_is_none(NULL, NULL));
    assert_false(ouro_check(NULL, why, sizeof why));
    assert_non_null(strstr(why, "there is no runtime"));
    ouro_memory_statistics(NULL, &memory);
    assert_int_equal(memory.region_bytes, 0);
    ouro_gc_thresholds(NULL, numbers);
    assert_int_equal(numbers[2], 0);
    ouro_gc_counts(NULL, numbers);
    ouro_gc_set_thresholds(NULL, numbers);
    ouro_gc_enable(NULL, true);
    ouro_gc_freeze(NULL);
    ouro_gc_unfreeze(NULL);
    ouro_gc_set_debug(NULL, 1);
    assert_int_equal(ouro_gc_debug(NULL), 0);
    ouro_set_user(NULL, why);
    assert_null(ouro_user(NULL));
    ouro_set_hook(NULL, NULL, NULL, 0);
    assert_int_equal(ouro_clock(NULL), 0);
    ouro_fail_allocation(NULL, 1, true);
    assert_int_equal(ouro_allocation_count(NULL), 0);
    ouro_error_clear(NULL);
    ouro_release(NULL, object);
    assert_int_equal(ouro_destroy(NULL).blocks, 0);
    ouro_release(*state, object);
}

static void without_an_object_there_is_an_answer(void **state)
{
    (void)state;
    assert_int_equal(ouro_id(NULL), 0);
    assert_int_equal(ouro_refcount(NULL), -1);
    assert_int_equal(ouro_weakref_count(NULL), 0);
    assert_false(ouro_gc_is_tracked(NULL));
    assert_false(ouro_gc_is_finalized(NULL));
}

static void the_first_error_is_kept(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_raise(rt, OURO_ERROR_KEY, "first");
    assert_null(ouro_str_new(rt, NULL));
    assert_null(ouro_tuple_new(rt, NULL, -1));
    assert_int_equal(ouro_length(rt, NULL), -1);
    api_expect_error(rt, OURO_ERROR_KEY, "first");
}

static void note_end(ouro_Runtime *rt, ouro_Leaks *leaks) { *leaks = ouro_destroy(rt); }

static ouro_Object *end(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                        int64_t count)
{
    (void)self;
    (void)arguments;
    (void)count;
    note_end(rt, user);
    return ouro_none(rt);
}

static void a_runtime_at_work_is_not_ended(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Leaks leaks = {0, 0};
    ouro_Object *function = ouro_function_new(rt, "end", end, &leaks);
    ouro_Object *result = ouro_call(rt, function, NULL, 0);
    assert_true(ouro_is_none(rt, result));
    assert_int_equal(leaks.references, -1);
    assert_int_equal(leaks.blocks, -1);
    ouro_release(rt, result);
    ouro_release(rt, function);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_negative_count_is_a_ValueError),
        TEST(a_count_beyond_every_heap_is_a_MemoryError),
        TEST(nothing_at_all_may_be_NULL),
        TEST(an_index_far_outside_is_outside),
        TEST(NULL_as_text_is_a_TypeError),
        TEST(NULL_as_the_place_of_a_result_is_a_TypeError),
        TEST(a_class_without_sense_is_refused),
        TEST(an_object_of_another_runtime_is_refused),
        TEST(a_number_that_names_nothing_is_refused),
        TEST(an_address_at_the_very_end_is_refused),
        TEST(without_a_runtime_nothing_is_done),
        TEST(without_an_object_there_is_an_answer),
        TEST(the_first_error_is_kept),
        TEST(a_runtime_at_work_is_not_ended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
