/* C functions that objects call, classes made of them, and weak references with their callbacks. */
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

static ouro_Object *sum(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                        int64_t count)
{
    assert_null(self);
    int64_t total = *(int64_t *)user;
    for (int64_t i = 0; i < count; i++) {
        int64_t value;
        if (ouro_int_value(rt, arguments[i], &value) < 0)
            return NULL;
        total += value;
    }
    return ouro_int_new(rt, total);
}

static void a_function_is_called_with_few_and_with_many_arguments(void **state)
{
    ouro_Runtime *rt = *state;
    int64_t start = 10;
    ouro_Object *function = ouro_function_new(rt, "sum", sum, &start);
    ouro_Object *arguments[100];
    for (int i = 0; i < 100; i++)
        arguments[i] = ouro_int_new(rt, i * 1000);
    for (int count = 0; count <= 100; count += 25) {
        int64_t total = 0;
        ouro_Object *result = ouro_call(rt, function, arguments, count);
        assert_int_equal(ouro_int_value(rt, result, &total), 0);
        assert_int_equal(total, 10 + 1000 * count * (count - 1) / 2);
        assert_int_equal(ouro_held_count(rt, result), 1);
        ouro_release(rt, result);
    }
    for (int i = 0; i < 100; i++)
        ouro_release(rt, arguments[i]);
    ouro_release(rt, function);
}

static void an_error_in_a_function_reaches_the_caller(void **state)
{
    ouro_Runtime *rt = *state;
    int64_t start = 0;
    ouro_Object *function = ouro_function_new(rt, "sum", sum, &start);
    assert_null(ouro_call(rt, function, &function, 1));
    api_expect_error(rt, OURO_ERROR_TYPE, "expected int, got builtin_function_or_method");
    ouro_release(rt, function);
}

static ouro_Object *first(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                          int64_t count)
{
    (void)user;
    (void)self;
    (void)count;
    return ouro_hold(rt, arguments[0]);
}

static ouro_Object *steal(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                          int64_t count)
{
    (void)rt;
    (void)user;
    (void)self;
    (void)count;
    return arguments[0];
}

static ouro_Object *silent(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                           int64_t count)
{
    (void)rt;
    (void)user;
    (void)self;
    (void)arguments;
    (void)count;
    return NULL;
}

static ouro_Object *torn(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                         int64_t count)
{
    (void)user;
    (void)self;
    (void)arguments;
    (void)count;
    ouro_raise(rt, OURO_ERROR_VALUE, "but");
    return ouro_none(rt);
}

/* The argument is alive because it has a name; C does not hold it. */
static void expect_misuse(ouro_Runtime *rt, ouro_Function function, const char *message)
{
    ouro_Object *object = ouro_function_new(rt, "wrong", function, NULL);
    ouro_Object *argument = ouro_list_new(rt);
    assert_int_equal(ouro_set_global(rt, "argument", argument), 0);
    ouro_release(rt, argument);
    assert_null(ouro_call(rt, object, &argument, 1));
    api_expect_error(rt, OURO_ERROR_SYSTEM, message);
    assert_int_equal(ouro_refcount(argument), 1);
    ouro_release(rt, object);
}

static void what_a_function_may_not_return_is_a_SystemError(void **state)
{
    ouro_Runtime *rt = *state;
    expect_misuse(rt, steal, "a C function returned an object that it does not hold");
    expect_misuse(rt, silent, "a C function returned NULL without setting an error");
    expect_misuse(rt, torn, "a C function returned a result with an error set");
}

static void an_argument_can_be_returned(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *function = ouro_function_new(rt, "first", first, NULL);
    ouro_Object *list = ouro_list_new(rt);
    ouro_Object *result = ouro_call(rt, function, &list, 1);
    assert_ptr_equal(result, list);
    assert_int_equal(ouro_held_count(rt, list), 2);
    assert_int_equal(ouro_refcount(list), 2);
    ouro_release(rt, result);
    ouro_release(rt, list);
    ouro_release(rt, function);
}

static void there_is_a_limit_to_different_functions(void **state)
{
    ouro_Runtime *rt = *state;
    char users[OURO_FUNCTIONS + 1];
    for (int i = 0; i < OURO_FUNCTIONS; i++) {
        ouro_Object *function = ouro_function_new(rt, "f", first, &users[i]);
        assert_non_null(function);
        ouro_release(rt, function);
    }
    ouro_Object *known = ouro_function_new(rt, "f", first, &users[3]);
    assert_non_null(known);
    ouro_release(rt, known);
    assert_null(ouro_function_new(rt, "f", first, &users[OURO_FUNCTIONS]));
    api_expect_error(rt, OURO_ERROR_RUNTIME, NULL);
}

static ouro_Object *init(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                         int64_t count)
{
    (void)user;
    if (count != 1)
        return ouro_raise(rt, OURO_ERROR_TYPE, "one argument");
    return ouro_set_attribute(rt, self, "value", arguments[0]) < 0 ? NULL : ouro_none(rt);
}

static ouro_Object *get_value(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                              int64_t count)
{
    (void)user;
    (void)arguments;
    (void)count;
    return ouro_get_attribute(rt, self, "value");
}

static ouro_Object *equal(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                          int64_t count)
{
    (void)user;
    (void)self;
    (void)arguments;
    (void)count;
    return ouro_bool(rt, true);
}

static ouro_Object *new_class(ouro_Runtime *rt, ouro_Object *base)
{
    const ouro_Method methods[] = {
        {"__init__", init, NULL}, {"__call__", get_value, NULL}, {"__eq__", equal, NULL}};
    return ouro_class_new(rt, &(ouro_ClassDefinition){.name = "Box",
                                                      .bases = &base,
                                                      .base_count = base == NULL ? 0 : 1,
                                                      .methods = methods,
                                                      .method_count = 3});
}

static void a_class_of_c_functions_behaves_as_one_of_python(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *class = new_class(rt, NULL);
    ouro_Object *value = ouro_str_new(rt, "the value");
    ouro_Object *box = ouro_call(rt, class, &value, 1);
    assert_non_null(box);
    assert_string_equal(ouro_type_name(box), "Box");
    ouro_Object *result = ouro_call(rt, box, NULL, 0);
    assert_ptr_equal(result, value);
    ouro_release(rt, result);
    assert_int_equal(ouro_compare(rt, box, value, OURO_EQUAL), 1);
    assert_int_equal(ouro_hash(rt, box), -1);
    api_expect_error(rt, OURO_ERROR_TYPE, "unhashable type: 'Box'");
    assert_null(ouro_call(rt, class, NULL, 0));
    api_expect_error(rt, OURO_ERROR_TYPE, "one argument");
    assert_null(ouro_get_attribute(rt, box, "absent"));
    api_expect_error(rt, OURO_ERROR_ATTRIBUTE, "'Box' object has no attribute 'absent'");
    assert_int_equal(ouro_delete_attribute(rt, box, "value"), 0);
    assert_int_equal(ouro_delete_attribute(rt, box, "value"), -1);
    api_expect_error(rt, OURO_ERROR_ATTRIBUTE, NULL);
    ouro_release(rt, box);
    ouro_release(rt, value);
    ouro_release(rt, class);
}

static void a_builtin_type_can_be_subclassed(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *list = ouro_builtin_type(rt, OURO_TYPE_LIST);
    ouro_Object *class =
        ouro_class_new(rt, &(ouro_ClassDefinition){.name = "Stack", .bases = &list, .base_count = 1});
    ouro_Object *stack = ouro_instance_new(rt, class);
    assert_true(ouro_is(rt, stack, OURO_TYPE_LIST));
    assert_int_equal(ouro_list_append(rt, stack, stack), 0);
    assert_int_equal(ouro_set_attribute(rt, stack, "itself", stack), 0);
    assert_int_equal(ouro_length(rt, stack), 1);
    assert_int_equal(ouro_refcount(stack), 3);
    ouro_release(rt, stack);
    ouro_release(rt, class);
    ouro_release(rt, list);
    assert_true(ouro_collect(rt, 2) >= 1);
}

static void slots_leave_no_room_for_other_attributes(void **state)
{
    ouro_Runtime *rt = *state;
    const char *slots[] = {"x", "y"};
    ouro_Object *class =
        ouro_class_new(rt, &(ouro_ClassDefinition){.name = "Point", .slots = slots, .slot_count = 2});
    ouro_Object *point = ouro_instance_new(rt, class);
    ouro_Object *number = ouro_int_new(rt, 12345);
    assert_int_equal(ouro_set_attribute(rt, point, "x", number), 0);
    assert_int_equal(ouro_set_attribute(rt, point, "z", number), -1);
    api_expect_error(rt, OURO_ERROR_ATTRIBUTE, "'Point' object has no attribute 'z'");
    assert_null(ouro_get_attribute(rt, point, "y"));
    api_expect_error(rt, OURO_ERROR_ATTRIBUTE, "'Point' object has no attribute 'y'");
    assert_int_equal(ouro_refcount(number), 2);
    ouro_release(rt, number);
    ouro_release(rt, point);
    ouro_release(rt, class);
}

static void what_is_no_class_makes_no_instance(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *list = ouro_list_new(rt);
    ouro_Object *type = ouro_builtin_type(rt, OURO_TYPE_LIST);
    assert_null(ouro_instance_new(rt, list));
    api_expect_error(rt, OURO_ERROR_TYPE, "expected type, got list");
    assert_null(ouro_instance_new(rt, type));
    api_expect_error(rt, OURO_ERROR_TYPE, "cannot create bare 'list' instances");
    ouro_Object *none = ouro_builtin_type(rt, OURO_TYPE_NONE);
    assert_null(ouro_class_new(rt, &(ouro_ClassDefinition){.name = "No", .bases = &none, .base_count = 1}));
    api_expect_error(rt, OURO_ERROR_TYPE, "type 'NoneType' is not an acceptable base type");
    ouro_release(rt, none);
    ouro_release(rt, type);
    ouro_release(rt, list);
}

static void a_method_binds_its_object(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *function = ouro_function_new(rt, "first", first, NULL);
    ouro_Object *list = ouro_list_new(rt);
    ouro_Object *method = ouro_method_new(rt, function, list);
    ouro_Object *result = ouro_call(rt, method, NULL, 0);
    assert_ptr_equal(result, list);
    ouro_release(rt, result);
    ouro_release(rt, method);
    ouro_release(rt, list);
    ouro_release(rt, function);
}

static ouro_Object *count_call(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                               int64_t count)
{
    (void)self;
    (void)count;
    ouro_Object *referent = ouro_weakref_get(rt, arguments[0]);
    if (ouro_is_none(rt, referent))
        ++*(int *)user;
    ouro_release(rt, referent);
    return ouro_none(rt);
}

static void a_weak_reference_tells_of_the_death(void **state)
{
    ouro_Runtime *rt = *state;
    int calls = 0;
    ouro_Object *set = ouro_set_new(rt);
    ouro_Object *callback = ouro_function_new(rt, "count", count_call, &calls);
    ouro_Object *plain = ouro_weakref_new(rt, set, NULL);
    ouro_Object *same = ouro_weakref_new(rt, set, NULL);
    ouro_Object *told = ouro_weakref_new(rt, set, callback);
    assert_ptr_equal(plain, same);
    assert_int_equal(ouro_weakref_count(set), 2);
    ouro_Object *referent = ouro_weakref_get(rt, told);
    assert_ptr_equal(referent, set);
    ouro_release(rt, referent);
    ouro_release(rt, set);
    assert_int_equal(calls, 1);
    referent = ouro_weakref_get(rt, plain);
    assert_true(ouro_is_none(rt, referent));
    ouro_release(rt, referent);
    ouro_release(rt, told);
    ouro_release(rt, same);
    ouro_release(rt, plain);
    ouro_release(rt, callback);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_function_is_called_with_few_and_with_many_arguments),
        TEST(an_error_in_a_function_reaches_the_caller),
        TEST(what_a_function_may_not_return_is_a_SystemError),
        TEST(an_argument_can_be_returned),
        TEST(there_is_a_limit_to_different_functions),
        TEST(a_class_of_c_functions_behaves_as_one_of_python),
        TEST(a_builtin_type_can_be_subclassed),
        TEST(slots_leave_no_room_for_other_attributes),
        TEST(what_is_no_class_makes_no_instance),
        TEST(a_method_binds_its_object),
        TEST(a_weak_reference_tells_of_the_death),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
