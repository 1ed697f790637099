/* Classes: layout, order of lookup, what can be a base, attributes, slots that follow methods, the end. What
 * an ordinary CPython 3.11 says is in the expectations; tests/conformance/classes compares with a live one.
 */
#include "types_class_support.h"

static void a_plain_class_has_a_managed_dict_and_weak_references(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    assert_string_equal(type_name_of(class), "A");
    assert_int_equal(class->tp_basicsize, 24);
    assert_int_equal(class->tp_weaklistoffset, 16);
    assert_int_equal(class->tp_dictoffset, -48);
    assert_int_equal(class->tp_flags & 0x7ff0, 0x5610);
    assert_int_equal(object_getsizeof(rt, type_as_object(class)), 1688);
    drop_class(rt, class);
}

static void a_dropped_class_is_six_objects_of_garbage(void **state)
{
    Runtime *rt = *state;
    gc_collect(rt, 2);
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    object_decref(rt, type_as_object(class));
    assert_int_equal(gc_collect(rt, 2), 6);
    class = class_new(rt, "A", NULL, NULL);
    gc_collect(rt, 2); /* untracks the bases, which hold object alone */
    object_decref(rt, type_as_object(class));
    assert_int_equal(gc_collect(rt, 2), 5);
}

static void members_lie_in_the_order_of_their_names_and_are_mangled(void **state)
{
    Runtime *rt = *state;
    const char *const names[] = {"b", "a", "__z", NULL};
    TypeObject *class = slotted_class_new(rt, "_S", NULL, names);
    const HeapTypeObject *heap = (const HeapTypeObject *)class;
    assert_int_equal(class->tp_basicsize, 40);
    assert_int_equal(class->tp_dictoffset, 0);
    assert_int_equal(class->ob_base.ob_size, 3);
    assert_true(str_equal_ascii(tuple_get(ref_pointer(heap->ht_slots), 0), "_S__z"));
    assert_true(str_equal_ascii(tuple_get(ref_pointer(heap->ht_slots), 2), "b"));
    assert_int_equal(type_members(class)[2].offset, 32);
    assert_int_equal(object_getsizeof(rt, type_as_object(class)), 920);
    Object *object = instance_new(rt, class);
    set_number(rt, object, "b", 7);
    assert_int_equal(get_number(rt, object, "b"), 7);
    assert_null(get_attribute(rt, object, "a"));
    assert_string_equal(take_error(rt, ERROR_ATTRIBUTE), "'_S' object has no attribute 'a'");
    assert_int_equal(set_attribute(rt, object, "a", NULL), -1);
    assert_string_equal(take_error(rt, ERROR_ATTRIBUTE), "a");
    assert_int_equal(set_attribute(rt, object, "other", object), -1);
    assert_string_equal(take_error(rt, ERROR_ATTRIBUTE), "'_S' object has no attribute 'other'");
    object_decref(rt, object);
    drop_class(rt, class);
}

static void slots_can_be_refused(void **state)
{
    Runtime *rt = *state;
    TypeObject *plain = class_new(rt, "A", NULL, NULL);
    const char *const dict[] = {"__dict__", NULL};
    const char *const weakref[] = {"__weakref__", NULL};
    const char *const words[] = {"a b", NULL};
    const char *const one[] = {"a", NULL};
    assert_null(slotted_class_new(rt, "Q", plain, dict));
    assert_string_equal(take_error(rt, ERROR_TYPE), "__dict__ slot disallowed: we already got one");
    assert_null(slotted_class_new(rt, "Q", plain, weakref));
    assert_string_equal(take_error(rt, ERROR_TYPE),
                        "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
    assert_null(slotted_class_new(rt, "Q", NULL, words));
    assert_string_equal(take_error(rt, ERROR_TYPE), "__slots__ must be identifiers");
    assert_null(slotted_class_new(rt, "Q", builtin(rt, TYPE_INT), one));
    assert_string_equal(take_error(rt, ERROR_TYPE), "nonempty __slots__ not supported for subtype of 'int'");
    drop_class(rt, plain);
}

static void bases_can_be_refused(void **state)
{
    Runtime *rt = *state;
    TypeObject *a = class_new(rt, "A", NULL, NULL);
    TypeObject *b = class_new(rt, "B", a, NULL);
    assert_null(class_new(rt, "Q", builtin(rt, TYPE_INT), builtin(rt, TYPE_STR)));
    assert_string_equal(take_error(rt, ERROR_TYPE), "multiple bases have instance lay-out conflict");
    assert_null(class_new(rt, "Q", a, a));
    assert_string_equal(take_error(rt, ERROR_TYPE), "duplicate base class A");
    assert_null(class_new(rt, "Q", a, b));
    assert_string_equal(take_error(rt, ERROR_TYPE),
                        "Cannot create a consistent method resolution\norder (MRO) for bases A, B");
    assert_null(class_new(rt, "Q", builtin(rt, TYPE_BOOL), NULL));
    assert_string_equal(take_error(rt, ERROR_TYPE), "type 'bool' is not an acceptable base type");
    object_decref(rt, type_as_object(b));
    drop_class(rt, a);
}

static void the_order_of_a_diamond_is_c3(void **state)
{
    Runtime *rt = *state;
    const Object *known = ref_pointer(builtin(rt, TYPE_OBJECT)->tp_subclasses);
    int64_t known_count = dict_size(known);
    TypeObject *a = class_new(rt, "A", NULL, NULL);
    TypeObject *b = class_new(rt, "B", a, NULL);
    TypeObject *c = class_new(rt, "C", a, NULL);
    TypeObject *d = class_new(rt, "D", b, c);
    const TypeObject *order[] = {d, b, c, a, builtin(rt, TYPE_OBJECT)};
    const Object *mro = ref_pointer(d->tp_mro);
    assert_int_equal(tuple_size(mro), 5);
    for (int i = 0; i < 5; i++)
        assert_ptr_equal(tuple_get(mro, i), order[i]);
    Object *subclasses = type_subclasses(rt, a);
    assert_int_equal(list_size(subclasses), 2);
    object_decref(rt, subclasses);
    TypeObject *all[] = {b, c, d};
    for (int i = 0; i < 3; i++)
        object_decref(rt, type_as_object(all[i]));
    drop_class(rt, a);
    assert_int_equal(dict_size(known), known_count);
}

static Object *answer(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)arguments;
    return int_from_int64(rt, 42 + count);
}

static void slots_follow_methods_also_in_subclasses(void **state)
{
    Runtime *rt = *state;
    TypeObject *a = class_new(rt, "A", NULL, NULL);
    TypeObject *b = class_new(rt, "B", a, NULL);
    Object *object = instance_new(rt, b);
    assert_null(object_call(rt, object, NULL, 0));
    assert_string_equal(take_error(rt, ERROR_TYPE), "'B' object is not callable");
    assert_int_equal(object_hash(rt, object), object_hash_address(object));
    add_method(rt, a, "__call__", answer);
    add_method(rt, a, "__hash__", answer);
    assert_int_equal(b->tp_call, TYPE_INSTANCE);
    assert_int_equal(object_hash(rt, object), 42);
    Ref argument = ref_of(object);
    Object *result = object_call(rt, object, &argument, 1);
    assert_int_equal(int_medium_value(result), 43);
    object_decref(rt, result);
    assert_int_equal(set_attribute(rt, a, "__hash__", NULL), 0);
    assert_int_equal(set_attribute(rt, a, "__call__", NULL), 0);
    assert_int_equal(b->tp_hash, TYPE_OBJECT);
    assert_int_equal(b->tp_call, TYPE_NO_SLOT);
    object_decref(rt, object);
    object_decref(rt, type_as_object(b));
    drop_class(rt, a);
}

static Object *always_equal(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)arguments, (void)count;
    return bool_from(rt, true);
}

static void a_class_that_only_compares_is_unhashable(void **state)
{
    Runtime *rt = *state;
    Object *namespace = dict_new(rt);
    Object *name = str_from_cstring(rt, "equal");
    Object *method = method_descriptor_new(rt, builtin(rt, TYPE_OBJECT), name, number_of(rt, always_equal));
    assert_int_equal(dict_set(rt, namespace, ref_pointer(rt->attribute_eq), method), 0);
    TypeObject *class = (TypeObject *)type_new_class(rt, "E", NULL, namespace);
    Object *object = instance_new(rt, class);
    assert_int_equal(object_hash(rt, object), -1);
    assert_string_equal(take_error(rt, ERROR_TYPE), "unhashable type: 'E'");
    assert_int_equal(object_compare(rt, object, namespace, COMPARE_EQ), 1);
    assert_int_equal(object_compare(rt, object, namespace, COMPARE_NE), 0); /* turned around from __eq__ */
    object_decref(rt, object);
    object_decref(rt, method);
    object_decref(rt, name);
    object_decref(rt, namespace);
    drop_class(rt, class);
}

static void a_subclass_of_list_is_unhashable_until_it_says_otherwise(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "L", builtin(rt, TYPE_LIST), NULL);
    Object *object = instance_new(rt, class);
    assert_int_equal(object_hash(rt, object), -1);
    assert_string_equal(take_error(rt, ERROR_TYPE), "unhashable type: 'L'");
    add_method(rt, class, "__hash__", answer);
    assert_int_equal(object_hash(rt, object), 42);
    object_decref(rt, object);
    drop_class(rt, class);
}

static void class_attributes_are_found_through_instances_and_can_be_read_only(void **state)
{
    Runtime *rt = *state;
    const char *const names[] = {"a", NULL};
    TypeObject *class = slotted_class_new(rt, "P", NULL, names);
    set_number(rt, class, "k", 1);
    Object *object = instance_new(rt, class);
    assert_int_equal(get_number(rt, object, "k"), 1);
    assert_int_equal(set_attribute(rt, object, "k", object), -1);
    assert_string_equal(take_error(rt, ERROR_ATTRIBUTE), "'P' object attribute 'k' is read-only");
    assert_null(get_attribute(rt, class, "x"));
    assert_string_equal(take_error(rt, ERROR_ATTRIBUTE), "type object 'P' has no attribute 'x'");
    assert_int_equal(set_attribute(rt, class, "x", NULL), -1);
    assert_string_equal(take_error(rt, ERROR_ATTRIBUTE), "type object 'P' has no attribute 'x'");
    assert_int_equal(set_attribute(rt, builtin(rt, TYPE_INT), "x", object), -1);
    assert_string_equal(take_error(rt, ERROR_TYPE), "cannot set 'x' attribute of immutable type 'int'");
    Object *found = get_attribute(rt, object, "__class__");
    assert_ptr_equal(found, class);
    object_decref(rt, found);
    object_decref(rt, object);
    drop_class(rt, class);
}

static void the_namespace_is_copied_and_qualname_taken_out(void **state)
{
    Runtime *rt = *state;
    Object *namespace = dict_new(rt);
    Object *qualname = str_from_cstring(rt, "outer.A");
    Object *doc = str_from_cstring(rt, "Says what it is.");
    assert_int_equal(dict_set(rt, namespace, ref_pointer(rt->attribute_qualname), qualname), 0);
    assert_int_equal(dict_set(rt, namespace, ref_pointer(rt->attribute_doc), doc), 0);
    TypeObject *class = (TypeObject *)type_new_class(rt, "A", NULL, namespace);
    assert_int_equal(dict_size(namespace), 2);
    assert_int_equal(dict_contains(rt, ref_pointer(class->tp_dict), ref_pointer(rt->attribute_qualname)), 0);
    assert_ptr_equal(ref_pointer(((HeapTypeObject *)class)->ht_qualname), qualname);
    assert_string_equal((const char *)ref_pointer(class->tp_doc), "Says what it is.");
    object_decref(rt, doc);
    object_decref(rt, qualname);
    object_decref(rt, namespace);
    drop_class(rt, class);
}

static Object *note_arguments(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)arguments;
    set_number(rt, self, "count", count);
    return none_new(rt);
}

static void calling_a_class_makes_an_instance_and_calls_init(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Ref argument = ref_of(runtime_none(rt));
    assert_null(object_call(rt, type_as_object(class), &argument, 1));
    assert_string_equal(take_error(rt, ERROR_TYPE), "A() takes no arguments");
    add_method(rt, class, "__init__", note_arguments);
    Object *object = object_call(rt, type_as_object(class), &argument, 1);
    assert_int_equal(get_number(rt, object, "count"), 1);
    object_decref(rt, object);
    add_method(rt, class, "__init__", answer);
    assert_null(object_call(rt, type_as_object(class), NULL, 0));
    assert_string_equal(take_error(rt, ERROR_TYPE), "__init__() should return None, not 'int'");
    drop_class(rt, class);
}

/* Everything that making and using a class allocates fails in turn; nothing may be left behind each time. */
static bool try_class(Runtime *rt)
{
    bool done = false;
    Object *slots = str_from_cstring(rt, "__member");
    Object *namespace = slots == NULL ? NULL : dict_new(rt);
    TypeObject *base = NULL, *second = NULL, *class = NULL;
    Object *object = NULL;
    Object *bases = NULL;
    if (namespace == NULL || dict_set(rt, namespace, ref_pointer(rt->attribute_slots), slots) < 0)
        goto out;
    base = (TypeObject *)type_new_class(rt, "Base", NULL, namespace);
    if (base == NULL)
        goto out;
    second = (TypeObject *)type_new_class(rt, "Second", NULL, NULL);
    if (second == NULL)
        goto out;
    Object *items[2] = {type_as_object(base), type_as_object(second)};
    bases = tuple_pack(rt, 2, items);
    if (bases == NULL)
        goto out;
    class = (TypeObject *)type_new_class(rt, "Derived", bases, NULL);
    if (class == NULL)
        goto out;
    object = instance_new(rt, class);
    if (object == NULL)
        goto out;
    done = object_setattr(rt, object, ref_pointer(rt->attribute_doc), object) == 0;
out:
    object_xdecref(rt, object);
    object_xdecref(rt, (Object *)class);
    object_xdecref(rt, bases);
    object_xdecref(rt, (Object *)second);
    object_xdecref(rt, (Object *)base);
    object_xdecref(rt, namespace);
    object_xdecref(rt, slots);
    return done;
}

static void every_allocation_may_fail(void **state)
{
    Runtime *rt = *state;
    assert_true(try_class(rt));
    gc_collect(rt, 2);
    int64_t blocks = memory_statistics(&rt->memory).allocated_blocks;
    int64_t excess = statics_reference_excess(rt);
    bool all_failed = false;
    for (uint64_t n = 1; !all_failed; n++) {
        fixture_fail_at(rt, n);
        bool done = try_class(rt);
        all_failed = host_of(rt)->fail_count < n;
        fixture_fail_at(rt, 0);
        if (!done)
            take_error(rt, ERROR_MEMORY);
        gc_collect(rt, 2);
        assert_int_equal(memory_statistics(&rt->memory).allocated_blocks, blocks);
        assert_int_equal(statics_reference_excess(rt), excess);
    }
}

/* A chain of classes must not nest on the C stack, neither to lay out nor to die. */
static void a_long_chain_of_classes_is_made_and_freed(void **state)
{
    Runtime *rt = *state;
    enum { LENGTH = 600 };
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    for (int i = 0; i < LENGTH; i++) {
        TypeObject *next = class_new(rt, "A", class, NULL);
        object_decref(rt, type_as_object(class));
        class = next;
    }
    assert_int_equal(tuple_size(ref_pointer(class->tp_mro)), LENGTH + 2);
    drop_class(rt, class);
}

int main(void)
{
#define CLASS_TEST(function) cmocka_unit_test_setup_teardown(function, class_set_up, class_tear_down)
    const struct CMUnitTest tests[] = {
        CLASS_TEST(a_plain_class_has_a_managed_dict_and_weak_references),
        cmocka_unit_test_setup_teardown(a_dropped_class_is_six_objects_of_garbage, class_set_up_unstressed,
                                        class_tear_down),
        CLASS_TEST(members_lie_in_the_order_of_their_names_and_are_mangled),
        CLASS_TEST(slots_can_be_refused),
        CLASS_TEST(bases_can_be_refused),
        CLASS_TEST(the_order_of_a_diamond_is_c3),
        CLASS_TEST(slots_follow_methods_also_in_subclasses),
        CLASS_TEST(a_class_that_only_compares_is_unhashable),
        CLASS_TEST(a_subclass_of_list_is_unhashable_until_it_says_otherwise),
        CLASS_TEST(class_attributes_are_found_through_instances_and_can_be_read_only),
        CLASS_TEST(the_namespace_is_copied_and_qualname_taken_out),
        CLASS_TEST(calling_a_class_makes_an_instance_and_calls_init),
        CLASS_TEST(every_allocation_may_fail),
        CLASS_TEST(a_long_chain_of_classes_is_made_and_freed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
