/* Methods, C functions and method descriptors: binding, calling, comparing, their end. */
#include "types_class_support.h"

/* Gives (self or None, arguments...) as a tuple. */
static Object *echo(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    Object *result = tuple_new(rt, count + 1);
    if (result == NULL)
        return NULL;
    tuple_set(result, 0, object_incref(self == NULL ? runtime_none(rt) : self));
    for (int64_t i = 0; i < count; i++)
        tuple_set(result, i + 1, object_incref(ref_pointer(arguments[i])));
    return result;
}

static void a_function_gets_what_it_is_bound_to_and_its_arguments(void **state)
{
    Runtime *rt = *state;
    Object *self = list_new(rt, 0);
    uint64_t number = number_of(rt, echo);
    Object *function = builtin_function_new(rt, number, self, NULL);
    Object *same = builtin_function_new(rt, number, self, NULL);
    Object *unbound = builtin_function_new(rt, number, NULL, NULL);
    Ref arguments[] = {ref_of(function), ref_of(self)};
    Object *result = object_call(rt, function, arguments, 2);
    assert_int_equal(tuple_size(result), 3);
    assert_ptr_equal(tuple_get(result, 0), self);
    assert_ptr_equal(tuple_get(result, 1), function);
    object_decref(rt, result);
    assert_int_equal(object_compare(rt, function, same, COMPARE_EQ), 1);
    assert_int_equal(object_hash(rt, function), object_hash(rt, same));
    assert_int_equal(object_compare(rt, function, unbound, COMPARE_EQ), 0);
    Object *all[] = {function, same, unbound, self};
    for (int i = 0; i < 4; i++)
        object_decref(rt, all[i]);
}

static void a_method_puts_self_in_front_however_many_arguments_follow(void **state)
{
    Runtime *rt = *state;
    Object *function = builtin_function_new(rt, number_of(rt, echo), NULL, NULL);
    Object *self = list_new(rt, 0);
    Object *method = method_new(rt, function, self);
    Ref arguments[20];
    for (int i = 0; i < 20; i++)
        arguments[i] = ref_of(function);
    for (int count = 0; count <= 20; count++) {
        Object *result = object_call(rt, method, arguments, count);
        assert_int_equal(tuple_size(result), count + 2);
        assert_ptr_equal(tuple_get(result, 1), self);
        object_decref(rt, result);
    }
    Object *same = method_new(rt, function, self);
    Object *other_self = list_new(rt, 0);
    Object *other = method_new(rt, function, other_self); /* equal selves are not the same self */
    assert_int_equal(object_compare(rt, method, same, COMPARE_EQ), 1);
    assert_int_equal(object_compare(rt, method, other, COMPARE_EQ), 0);
    assert_int_equal(object_hash(rt, method), object_hash(rt, same));
    Object *all[] = {same, other, other_self, method, self, function};
    for (int i = 0; i < 6; i++)
        object_decref(rt, all[i]);
}

static void a_descriptor_binds_on_lookup_and_checks_its_class(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    add_method(rt, class, "echo", echo);
    Object *object = instance_new(rt, class);
    Object *bound = get_attribute(rt, object, "echo");
    assert_true(object_is_exact(rt, bound, TYPE_BUILTIN_FUNCTION));
    Object *result = object_call(rt, bound, NULL, 0);
    assert_ptr_equal(tuple_get(result, 0), object);
    object_decref(rt, result);
    object_decref(rt, bound);

    Object *descriptor = get_attribute(rt, class, "echo");
    assert_true(object_is_exact(rt, descriptor, TYPE_METHOD_DESCRIPTOR));
    assert_int_equal(object_getsizeof(rt, descriptor), 72);
    assert_null(object_call(rt, descriptor, NULL, 0));
    assert_string_equal(take_error(rt, ERROR_TYPE), "unbound method A.echo() needs an argument");
    Ref wrong = ref_of(runtime_none(rt));
    assert_null(object_call(rt, descriptor, &wrong, 1));
    assert_string_equal(take_error(rt, ERROR_TYPE),
                        "descriptor 'echo' for 'A' objects doesn't apply to a 'NoneType' object");
    Ref right = ref_of(object);
    result = object_call(rt, descriptor, &right, 1);
    assert_int_equal(tuple_size(result), 1);
    object_decref(rt, result);
    object_decref(rt, descriptor);
    object_decref(rt, object);
    drop_class(rt, class);
}

static void methods_can_be_weakly_referenced(void **state)
{
    Runtime *rt = *state;
    Object *function = builtin_function_new(rt, number_of(rt, echo), NULL, NULL);
    Object *method = method_new(rt, function, function);
    Object *to_method = weakref_new(rt, method, NULL);
    Object *to_function = weakref_new(rt, function, NULL);
    object_decref(rt, method);
    assert_ptr_equal(weakref_get(rt, to_method), runtime_none(rt));
    object_decref(rt, function);
    assert_ptr_equal(weakref_get(rt, to_function), runtime_none(rt));
    object_decref(rt, to_method);
    object_decref(rt, to_function);
}

static void an_unknown_function_is_an_error(void **state)
{
    Runtime *rt = *state;
    Object *function = builtin_function_new(rt, HOST_FUNCTION_FIRST + 100, NULL, NULL);
    assert_null(object_call(rt, function, NULL, 0));
    take_error(rt, ERROR_SYSTEM);
    object_decref(rt, function);
}

static Object *call_self_again(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)arguments, (void)count;
    return object_call(rt, self, NULL, 0);
}

static void endless_calls_end_in_an_error(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    add_method(rt, class, "__call__", call_self_again);
    Object *object = instance_new(rt, class);
    assert_null(object_call(rt, object, NULL, 0));
    take_error(rt, ERROR_RECURSION);
    assert_int_equal(rt->recursion_depth, 0);
    object_decref(rt, object);
    drop_class(rt, class);
}

int main(void)
{
#define CALLABLE_TEST(function) cmocka_unit_test_setup_teardown(function, class_set_up, class_tear_down)
    const struct CMUnitTest tests[] = {
        CALLABLE_TEST(a_function_gets_what_it_is_bound_to_and_its_arguments),
        CALLABLE_TEST(a_method_puts_self_in_front_however_many_arguments_follow),
        CALLABLE_TEST(a_descriptor_binds_on_lookup_and_checks_its_class),
        CALLABLE_TEST(methods_can_be_weakly_referenced),
        CALLABLE_TEST(an_unknown_function_is_an_error),
        CALLABLE_TEST(endless_calls_end_in_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
