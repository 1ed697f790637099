/* Instances: attributes with and without a dict, layouts that extend built-in types, the order of their end,
 * finalizers that run once and may bring an object back. */
#include "types_class_support.h"

/* What finalizers and callbacks did, oldest first. */
typedef struct Log {
    int count;
    int64_t entries[64];
} Log;

static Log log_;

static void note(int64_t what)
{
    if (log_.count < 64)
        log_.entries[log_.count] = what;
    log_.count++;
}

static int set_up(void **state)
{
    log_.count = 0;
    return class_set_up(state);
}

/* def __del__(self): note self.tag */
static Object *note_tag(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)arguments, (void)count;
    note(get_number(rt, self, "tag"));
    return none_new(rt);
}

static TypeObject *noting_class(Runtime *rt, const char *name)
{
    TypeObject *class = class_new(rt, name, NULL, NULL);
    add_method(rt, class, "__del__", note_tag);
    return class;
}

static Object *tagged(Runtime *rt, TypeObject *class, int64_t tag)
{
    Object *object = instance_new(rt, class);
    assert_non_null(object);
    set_number(rt, object, "tag", tag);
    return object;
}

static void an_instance_is_56_bytes_whatever_its_attributes(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Object *object = instance_new(rt, class);
    assert_int_equal(object_getsizeof(rt, object), 56);
    assert_true(object_is_tracked(object));
    set_number(rt, object, "x", 1);
    assert_int_equal(object_getsizeof(rt, object), 56);
    assert_int_equal(*object_managed_dict(object), NO_REF);
    object_decref(rt, object);
    drop_class(rt, class);
}

static void the_dict_takes_the_values_over_when_it_is_asked_for(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Object *object = tagged(rt, class, 5);
    Object *dict = get_attribute(rt, object, "__dict__");
    assert_int_equal(dict_size(dict), 1);
    assert_int_equal(*object_managed_values(object), NO_REF);
    set_number(rt, object, "other", 6);
    assert_int_equal(dict_size(dict), 2);
    assert_int_equal(get_number(rt, object, "tag"), 5);
    assert_int_equal(set_attribute(rt, object, "gone", NULL), -1);
    assert_string_equal(take_error(rt, ERROR_ATTRIBUTE), "'A' object has no attribute 'gone'");
    assert_int_equal(set_attribute(rt, object, "__dict__", class), -1);
    assert_string_equal(take_error(rt, ERROR_TYPE), "__dict__ must be set to a dictionary, not a 'type'");
    Object *fresh = dict_new(rt);
    assert_int_equal(set_attribute(rt, object, "__dict__", fresh), 0);
    assert_null(get_attribute(rt, object, "tag"));
    take_error(rt, ERROR_ATTRIBUTE);
    object_decref(rt, fresh);
    object_decref(rt, dict);
    object_decref(rt, object);
    drop_class(rt, class);
}

static void attributes_missing_at_deletion_are_named(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Object *object = instance_new(rt, class);
    assert_int_equal(set_attribute(rt, object, "x", NULL), -1);
    assert_string_equal(take_error(rt, ERROR_ATTRIBUTE), "'A' object has no attribute 'x'");
    object_decref(rt, object);
    drop_class(rt, class);
}

static void extending_a_builtin_type_keeps_its_layout_in_front(void **state)
{
    Runtime *rt = *state;
    static const struct {
        TypeId base;
        int64_t size; /* sys.getsizeof(class()) in CPython 3.11 */
        bool has_dict_slot;
    } cases[] = {
        {TYPE_LIST, 80, false}, {TYPE_DICT, 88, false},  {TYPE_TUPLE, 48, true}, {TYPE_INT, 44, true},
        {TYPE_STR, 113, false}, {TYPE_FLOAT, 64, false}, {TYPE_SET, 232, false}, {TYPE_FROZENSET, 232, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        TypeObject *class = class_new(rt, "X", builtin(rt, cases[i].base), NULL);
        assert_non_null(class);
        Object *object = instance_new(rt, class);
        assert_non_null(object);
        assert_true(object_is_tracked(object));
        assert_int_equal(object_getsizeof(rt, object), cases[i].size);
        assert_true((object_unmanaged_dict(object) != NULL) == cases[i].has_dict_slot);
        set_number(rt, object, "x", 9);
        assert_int_equal(get_number(rt, object, "x"), 9);
        assert_int_equal(set_attribute(rt, object, "me", object), 0); /* a cycle by way of the dict */
        object_decref(rt, object);
        assert_true(gc_collect(rt, 2) >= 2);
        drop_class(rt, class);
    }
}

static void an_instance_of_a_list_subclass_works_as_a_list(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "L", builtin(rt, TYPE_LIST), NULL);
    Object *object = instance_new(rt, class);
    for (int i = 0; i < 5; i++)
        assert_int_equal(list_append(rt, object, object), 0);
    assert_int_equal(rt->free_lists.list_count, 0);
    object_decref(rt, object);
    assert_int_equal(gc_collect(rt, 2), 1);
    assert_int_equal(rt->free_lists.list_count, 0);
    drop_class(rt, class);
}

static void what_cannot_be_made_is_refused(void **state)
{
    Runtime *rt = *state;
    assert_null(instance_new(rt, builtin(rt, TYPE_METHOD)));
    assert_string_equal(take_error(rt, ERROR_TYPE), "cannot create 'method' instances");
    Object *object = instance_new(rt, builtin(rt, TYPE_OBJECT));
    assert_int_equal(object_getsizeof(rt, object), 16);
    object_decref(rt, object);
}

static void attributes_die_in_the_order_of_their_first_setting(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = noting_class(rt, "N");
    Object *owner = tagged(rt, class, 1);
    for (int i = 0; i < 3; i++) {
        Object *child = tagged(rt, class, 10 + i);
        assert_int_equal(set_attribute(rt, owner, (const char *const[]){"c", "a", "b"}[i], child), 0);
        object_decref(rt, child);
    }
    object_decref(rt, owner);
    const int64_t expected[] = {1, 10, 11, 12};
    assert_int_equal(log_.count, 4);
    assert_memory_equal(log_.entries, expected, sizeof expected);
    drop_class(rt, class);
}

static void members_die_in_the_order_of_their_names(void **state)
{
    Runtime *rt = *state;
    const char *const names[] = {"c", "a", "b", NULL};
    TypeObject *class = noting_class(rt, "N");
    TypeObject *owner_class = slotted_class_new(rt, "O", NULL, names);
    Object *owner = instance_new(rt, owner_class);
    for (int i = 0; i < 3; i++) {
        Object *child = tagged(rt, class, 10 + i);
        assert_int_equal(set_attribute(rt, owner, names[i], child), 0);
        object_decref(rt, child);
    }
    object_decref(rt, owner);
    const int64_t expected[] = {11, 12, 10};
    assert_int_equal(log_.count, 3);
    assert_memory_equal(log_.entries, expected, sizeof expected);
    object_decref(rt, type_as_object(owner_class));
    drop_class(rt, class);
}

/* def __del__(self): note self.tag; saved.append(self) */
static Object *revive(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    note_tag(rt, self, arguments, count);
    object_decref(rt, runtime_none(rt));
    Object *saved = get_attribute(rt, object_type(self), "saved");
    assert_non_null(saved);
    assert_int_equal(list_append(rt, saved, self), 0);
    object_decref(rt, saved);
    return none_new(rt);
}

static void a_finalizer_may_bring_the_object_back_and_runs_once(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "R", NULL, NULL);
    Object *saved = list_new(rt, 0);
    assert_int_equal(set_attribute(rt, class, "saved", saved), 0);
    add_method(rt, class, "__del__", revive);
    Object *object = tagged(rt, class, 3);
    object_decref(rt, object);
    assert_int_equal(list_size(saved), 1);
    assert_ptr_equal(list_get(saved, 0), object);
    assert_int_equal(object->ob_refcnt, 1);
    assert_true(object_is_tracked(object));
    assert_true(gc_is_finalized(object));
    assert_int_equal(get_number(rt, object, "tag"), 3);
    list_clear(rt, saved);
    assert_int_equal(log_.count, 1);
    object_decref(rt, saved);
    drop_class(rt, class);
}

static Object *fails(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)arguments, (void)count;
    error_set(rt, ERROR_VALUE, "in a finalizer");
    return NULL;
}

static void collect_output(void *user, int stream, const char *text, uint64_t length)
{
    assert_int_equal(stream, 2);
    strncat(user, text, length);
}

static void an_error_in_a_finalizer_is_reported_and_does_not_replace_another(void **state)
{
    Runtime *rt = *state;
    char output[1024] = "";
    host_of(rt)->write = collect_output;
    host_of(rt)->write_user = output;
    TypeObject *class = class_new(rt, "F", NULL, NULL);
    add_method(rt, class, "__del__", fails);
    Object *object = instance_new(rt, class);
    error_set(rt, ERROR_KEY, "on its way");
    object_decref(rt, object);
    assert_string_equal(take_error(rt, ERROR_KEY), "on its way");
    assert_non_null(strstr(output, "ValueError: in a finalizer"));
    host_of(rt)->write = NULL;
    drop_class(rt, class);
}

static Object *note_death(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)count;
    note(weakref_get(rt, ref_pointer(arguments[0])) == runtime_none(rt) ? 100 : 200);
    return none_new(rt);
}

static void the_finalizer_runs_before_weak_references_are_cleared(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = noting_class(rt, "N");
    Object *callback = builtin_function_new(rt, number_of(rt, note_death), NULL, NULL);
    Object *object = tagged(rt, class, 1);
    Object *reference = weakref_new(rt, object, callback);
    object_decref(rt, object);
    const int64_t expected[] = {1, 100};
    assert_int_equal(log_.count, 2);
    assert_memory_equal(log_.entries, expected, sizeof expected);
    object_decref(rt, reference);
    object_decref(rt, callback);
    drop_class(rt, class);
}

static Object *make_weakref(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)arguments, (void)count;
    Object *callback = builtin_function_new(rt, number_of(rt, note_death), NULL, NULL);
    Object *reference = weakref_new(rt, self, callback);
    assert_int_equal(set_attribute(rt, object_type(self), "reference", reference), 0);
    object_decref(rt, reference);
    object_decref(rt, callback);
    return none_new(rt);
}

static void weak_references_made_by_the_finalizer_call_back_once_and_are_cleared(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "W", NULL, NULL);
    add_method(rt, class, "__del__", make_weakref);
    object_decref(rt, instance_new(rt, class));
    assert_int_equal(log_.count, 1);
    Object *reference = get_attribute(rt, class, "reference");
    assert_ptr_equal(weakref_get(rt, reference), runtime_none(rt));
    object_decref(rt, reference);
    drop_class(rt, class);
}

static void the_last_instance_takes_its_class_with_it(void **state)
{
    Runtime *rt = *state;
    int64_t blocks = memory_statistics(&rt->memory).allocated_blocks;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Object *object = instance_new(rt, class);
    object_decref(rt, type_as_object(class));
    gc_collect(rt, 2);
    assert_string_equal(type_name_of(object_type(object)), "A");
    object_decref(rt, object);
    gc_collect(rt, 2);
    assert_true(memory_statistics(&rt->memory).allocated_blocks <= blocks);
}

static void a_long_chain_of_instances_dies_in_bounded_stack(void **state)
{
    Runtime *rt = *state;
    const char *const names[] = {"next", NULL};
    TypeObject *plain = class_new(rt, "A", NULL, NULL);
    TypeObject *slotted = slotted_class_new(rt, "S", NULL, names);
    Object *object = instance_new(rt, plain);
    for (int i = 0; i < 300000; i++) {
        Object *next = instance_new(rt, i % 2 == 0 ? slotted : plain);
        assert_int_equal(set_attribute(rt, next, "next", object), 0);
        object_decref(rt, object);
        object = next;
    }
    object_decref(rt, object);
    object_decref(rt, type_as_object(slotted));
    drop_class(rt, plain);
}

static void a_chain_of_methods_and_functions_dies_in_bounded_stack(void **state)
{
    Runtime *rt = *state;
    Object *object = none_new(rt);
    for (int i = 0; i < 300000; i++) {
        Object *next =
            i % 2 == 0 ? method_new(rt, object, object) : builtin_function_new(rt, 1, object, NULL);
        object_decref(rt, object);
        object = next;
    }
    object_decref(rt, object);
}

int main(void)
{
#define INSTANCE_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, class_tear_down)
    const struct CMUnitTest tests[] = {
        INSTANCE_TEST(an_instance_is_56_bytes_whatever_its_attributes),
        INSTANCE_TEST(the_dict_takes_the_values_over_when_it_is_asked_for),
        INSTANCE_TEST(attributes_missing_at_deletion_are_named),
        INSTANCE_TEST(extending_a_builtin_type_keeps_its_layout_in_front),
        INSTANCE_TEST(an_instance_of_a_list_subclass_works_as_a_list),
        INSTANCE_TEST(what_cannot_be_made_is_refused),
        INSTANCE_TEST(attributes_die_in_the_order_of_their_first_setting),
        INSTANCE_TEST(members_die_in_the_order_of_their_names),
        INSTANCE_TEST(a_finalizer_may_bring_the_object_back_and_runs_once),
        INSTANCE_TEST(an_error_in_a_finalizer_is_reported_and_does_not_replace_another),
        INSTANCE_TEST(the_finalizer_runs_before_weak_references_are_cleared),
        INSTANCE_TEST(weak_references_made_by_the_finalizer_call_back_once_and_are_cleared),
        INSTANCE_TEST(the_last_instance_takes_its_class_with_it),
        cmocka_unit_test_setup_teardown(a_long_chain_of_instances_dies_in_bounded_stack,
                                        class_set_up_unstressed, class_tear_down),
        cmocka_unit_test_setup_teardown(a_chain_of_methods_and_functions_dies_in_bounded_stack,
                                        class_set_up_unstressed, class_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
