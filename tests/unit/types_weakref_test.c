/* Weak references and proxies: which is given again, their order, hashing and comparing, what proxies pass
 * on. */
#include "types_class_support.h"

static Object *nothing(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)arguments, (void)count;
    return none_new(rt);
}

static Object *callback_new(Runtime *rt)
{
    return builtin_function_new(rt, number_of(rt, nothing), NULL, NULL);
}

static void a_reference_without_callback_is_given_again(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Object *object = instance_new(rt, class);
    Object *first = weakref_new(rt, object, NULL);
    Object *second = weakref_new(rt, object, runtime_none(rt));
    assert_ptr_equal(first, second);
    assert_int_equal(first->ob_refcnt, 2);
    assert_int_equal(weakref_count(object), 1);
    Object *proxy = weak_proxy_new(rt, object, NULL);
    assert_ptr_not_equal(proxy, first);
    assert_ptr_equal(weak_proxy_new(rt, object, NULL), proxy);
    assert_int_equal(weakref_count(object), 2);
    object_decref(rt, proxy);
    object_decref(rt, proxy);
    object_decref(rt, second);
    object_decref(rt, first);
    assert_int_equal(weakref_count(object), 0);
    object_decref(rt, object);
    drop_class(rt, class);
}

static void the_plain_reference_is_first_the_plain_proxy_second_the_rest_newest_first(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    TypeObject *subclass = class_new(rt, "R", builtin(rt, TYPE_WEAKREF), NULL);
    Object *object = instance_new(rt, class);
    Object *callback = callback_new(rt);
    Object *made[7];
    made[0] = weakref_new(rt, object, callback);
    made[1] = weak_proxy_new(rt, object, callback);
    made[2] = weak_proxy_new(rt, object, NULL);
    made[3] = weakref_new_of_type(rt, subclass, object, NULL);
    made[4] = weakref_new(rt, object, NULL);
    made[5] = weakref_new_of_type(rt, subclass, object, NULL);
    made[6] = weakref_new(rt, object, callback);
    static const int order[] = {4, 2, 6, 5, 3, 1, 0};
    const WeakrefObject *reference = ref_pointer(*object_weakref_list(object));
    for (int i = 0; i < 7; i++, reference = ref_pointer(reference->wr_next))
        assert_ptr_equal(reference, made[order[i]]);
    assert_null(reference);
    for (int i = 0; i < 7; i++)
        object_decref(rt, made[i]);
    assert_int_equal(*object_weakref_list(object), NO_REF);
    object_decref(rt, callback);
    object_decref(rt, object);
    object_decref(rt, type_as_object(subclass));
    drop_class(rt, class);
}

static void what_has_no_slot_for_them_is_refused(void **state)
{
    Runtime *rt = *state;
    Object *number = int_from_int64(rt, 5);
    assert_null(weakref_new(rt, number, NULL));
    assert_string_equal(take_error(rt, ERROR_TYPE), "cannot create weak reference to 'int' object");
    assert_null(weak_proxy_new(rt, number, NULL));
    take_error(rt, ERROR_TYPE);
    object_decref(rt, number);
}

static void hash_and_equality_are_the_referents_while_it_lives(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Object *object = instance_new(rt, class);
    Object *other = instance_new(rt, class);
    Object *callback = callback_new(rt);
    Object *first = weakref_new(rt, object, NULL);
    Object *second = weakref_new(rt, object, callback);
    Object *third = weakref_new(rt, other, NULL);
    Object *fourth = weakref_new(rt, other, callback);
    assert_int_equal(object_hash(rt, first), object_hash(rt, object));
    assert_int_equal(object_compare(rt, first, second, COMPARE_EQ), 1);
    assert_int_equal(object_compare(rt, first, third, COMPARE_EQ), 0);
    object_decref(rt, object);
    object_decref(rt, other);
    assert_true(object_hash(rt, first) != -1); /* remembered */
    assert_int_equal(object_compare(rt, first, second, COMPARE_EQ), 0);
    assert_int_equal(object_compare(rt, first, first, COMPARE_EQ), 1);
    assert_int_equal(object_hash(rt, fourth), -1);
    assert_string_equal(take_error(rt, ERROR_TYPE), "weak object has gone away");
    Object *all[] = {first, second, third, fourth, callback};
    for (int i = 0; i < 5; i++)
        object_decref(rt, all[i]);
    drop_class(rt, class);
}

static void calling_a_reference_gives_the_referent_or_none(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Object *object = instance_new(rt, class);
    Object *reference = weakref_new(rt, object, NULL);
    Object *result = object_call(rt, reference, NULL, 0);
    assert_ptr_equal(result, object);
    object_decref(rt, result);
    object_decref(rt, object);
    result = object_call(rt, reference, NULL, 0);
    assert_ptr_equal(result, runtime_none(rt));
    object_decref(rt, result);
    object_decref(rt, reference);
    drop_class(rt, class);
}

static void a_proxy_passes_on_what_it_is_asked(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Object *object = instance_new(rt, class);
    Object *proxy = weak_proxy_new(rt, object, NULL);
    assert_string_equal(type_name_of(object_type(proxy)), "weakref.ProxyType");
    set_number(rt, proxy, "x", 4);
    assert_int_equal(get_number(rt, object, "x"), 4);
    assert_int_equal(get_number(rt, proxy, "x"), 4);
    assert_int_equal(object_compare(rt, proxy, object, COMPARE_EQ), 1);
    assert_int_equal(object_hash(rt, proxy), -1);
    assert_string_equal(take_error(rt, ERROR_TYPE), "unhashable type: 'weakref.ProxyType'");
    object_decref(rt, object);
    assert_null(get_attribute(rt, proxy, "x"));
    assert_string_equal(take_error(rt, ERROR_REFERENCE), "weakly-referenced object no longer exists");
    object_decref(rt, proxy);
    Object *callable = weak_proxy_new(rt, type_as_object(class), NULL);
    assert_string_equal(type_name_of(object_type(callable)), "weakref.CallableProxyType");
    Object *made = object_call(rt, callable, NULL, 0);
    assert_ptr_equal(object_type(made), class);
    object_decref(rt, made);
    object_decref(rt, callable);
    drop_class(rt, class);
}

static void every_allocation_may_fail(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    TypeObject *subclass = class_new(rt, "R", builtin(rt, TYPE_WEAKREF), NULL);
    Object *object = instance_new(rt, class);
    Object *callback = callback_new(rt);
    int64_t blocks = memory_statistics(&rt->memory).allocated_blocks;
    bool all_failed = false;
    for (uint64_t n = 1; !all_failed; n++) {
        fixture_fail_at(rt, n);
        Object *reference = weakref_new(rt, object, callback);
        Object *proxy = reference == NULL ? NULL : weak_proxy_new(rt, object, NULL);
        Object *own = proxy == NULL ? NULL : weakref_new_of_type(rt, subclass, object, NULL);
        all_failed = host_of(rt)->fail_count < n;
        fixture_fail_at(rt, 0);
        if (own == NULL)
            take_error(rt, ERROR_MEMORY);
        object_xdecref(rt, own);
        object_xdecref(rt, proxy);
        object_xdecref(rt, reference);
        assert_int_equal(memory_statistics(&rt->memory).allocated_blocks, blocks);
        assert_int_equal(callback->ob_refcnt, 1);
    }
    object_decref(rt, callback);
    object_decref(rt, object);
    object_decref(rt, type_as_object(subclass));
    drop_class(rt, class);
}

int main(void)
{
#define WEAKREF_TEST(function) cmocka_unit_test_setup_teardown(function, class_set_up, class_tear_down)
    const struct CMUnitTest tests[] = {
        WEAKREF_TEST(a_reference_without_callback_is_given_again),
        WEAKREF_TEST(the_plain_reference_is_first_the_plain_proxy_second_the_rest_newest_first),
        WEAKREF_TEST(what_has_no_slot_for_them_is_refused),
        WEAKREF_TEST(hash_and_equality_are_the_referents_while_it_lives),
        WEAKREF_TEST(calling_a_reference_gives_the_referent_or_none),
        WEAKREF_TEST(a_proxy_passes_on_what_it_is_asked),
        WEAKREF_TEST(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
