/* The beginning and the end of a runtime: nothing is left, whichever allocation fails and whatever hangs on
 * the globals. */
#include "object/definition.h"
#include "types_class_support.h"

/* Nothing but the statics, with the counts they began with. */
static void assert_nothing_left(const Runtime *rt)
{
    MemoryStatistics statistics = memory_statistics(&rt->memory);
    assert_int_equal(statistics.allocated_blocks, 0);
    assert_int_equal(statics_reference_excess(rt), 0);
}

static void every_allocation_of_the_beginning_may_fail(void **state)
{
    (void)state;
    bool all_failed = false;
    for (uint64_t n = 1; !all_failed; n++) {
        Runtime *rt = (Runtime *)memory_create(NULL, sizeof(Runtime), NULL);
        assert_non_null(rt);
        assert_true(n < 5000);
        fixture_fail_at(rt, n);
        int status = types_init(rt);
        all_failed = host_of(rt)->fail_count < n;
        fixture_fail_at(rt, 0);
        if (status == 0) { /* also where an arena could not be had and its request was served without */
            types_finalize(rt);
        } else {
            assert_false(all_failed);
            assert_int_equal(rt->error.kind, ERROR_MEMORY);
        }
        assert_nothing_left(rt);
        memory_destroy(&rt->memory);
    }
}

static void the_builtin_types_are_those_of_cpython(void **state)
{
    Runtime *rt = fixture_new();
    (void)state;
    static const struct {
        TypeId id;
        int64_t basicsize, itemsize, dictoffset, weakrefoffset;
        uint64_t flags;
    } expected[] = {
        {TYPE_OBJECT, 16, 0, 0, 0, 0x1500},
        {TYPE_TYPE, 904, 40, 264, 368, 0x80005d00},
        {TYPE_INT, 24, 4, 0, 0, 0x1401500},
        {TYPE_BOOL, 32, 4, 0, 0, 0x1401100},
        {TYPE_FLOAT, 24, 0, 0, 0, 0x401500},
        {TYPE_STR, 80, 0, 0, 0, 0x10401500},
        {TYPE_BYTES, 33, 1, 0, 0, 0x8401500},
        {TYPE_TUPLE, 24, 8, 0, 0, 0x4405520},
        {TYPE_LIST, 40, 0, 0, 0, 0x2405520},
        {TYPE_DICT, 48, 0, 0, 0, 0x20405540},
        {TYPE_SET, 200, 0, 0, 192, 0x405500},
        {TYPE_FROZENSET, 200, 0, 0, 192, 0x405500},
        {TYPE_NONE, 16, 0, 0, 0, 0x1100},
        {TYPE_BUILTIN_FUNCTION, 56, 0, 0, 40, 0x5980},
        {TYPE_METHOD_DESCRIPTOR, 56, 0, 0, 0, 0x25980},
        {TYPE_WEAKREF, 64, 0, 0, 0, 0x5d00},
        {TYPE_WEAK_PROXY, 64, 0, 0, 0, 0x5180},
        {TYPE_GETSET_DESCRIPTOR, 48, 0, 0, 0, 0x5180},
        {TYPE_MEMBER_DESCRIPTOR, 48, 0, 0, 0, 0x5180},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        const TypeObject *type = runtime_type(rt, expected[i].id);
        assert_int_equal(type->tp_basicsize, expected[i].basicsize);
        assert_int_equal(type->tp_itemsize, expected[i].itemsize);
        assert_int_equal(type->tp_dictoffset, expected[i].dictoffset);
        assert_int_equal(type->tp_weaklistoffset, expected[i].weakrefoffset);
        assert_int_equal(type->tp_flags & ~TYPE_FLAG_VALID_VERSION, expected[i].flags);
    }
    fixture_free(rt);
}

static void every_slot_that_a_type_names_has_code(void **state)
{
    Runtime *rt = fixture_new();
    (void)state;
    for (int id = TYPE_OBJECT; id < TYPE_COUNT; id++) {
        const TypeObject *type = runtime_type(rt, (TypeId)id);
        assert_non_null(type_slots(type->tp_dealloc)->dealloc);
        assert_non_null(type_slots(type->tp_getattro)->getattro);
        assert_non_null(type_slots(type->tp_setattro)->setattro);
        assert_non_null(type_slots(type->tp_richcompare)->richcompare);
        if (type->tp_hash != TYPE_NO_SLOT)
            assert_non_null(type_slots(type->tp_hash)->hash);
        if (type->tp_clear != TYPE_NO_SLOT)
            assert_non_null(type_slots(type->tp_clear)->clear);
        if (type->tp_call != TYPE_NO_SLOT)
            assert_non_null(type_slots(type->tp_call)->call);
        if (type->tp_descr_get != TYPE_NO_SLOT)
            assert_non_null(type_slots(type->tp_descr_get)->descr_get);
        if (type_has(type, TYPE_FLAG_HAVE_GC) && type->tp_dealloc != TYPE_OBJECT)
            assert_int_not_equal(type->tp_traverse, TYPE_NO_SLOT);
    }
    assert_int_equal(runtime_type(rt, TYPE_LIST)->tp_hash, TYPE_NO_SLOT);
    assert_int_equal(runtime_type(rt, TYPE_BOOL)->tp_hash, TYPE_INT);
    assert_int_equal(runtime_type(rt, TYPE_NONE)->tp_hash, TYPE_OBJECT);
    fixture_free(rt);
}

static int finalized;

static Object *count_finalized(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)arguments, (void)count;
    finalized++;
    return none_new(rt);
}

/* globals()[name] = object */
static void set_global(Runtime *rt, const char *name, Object *object)
{
    Object *key = str_intern_cstring(rt, name);
    assert_int_equal(dict_set(rt, ref_pointer(rt->globals), key, object), 0);
    object_decref(rt, key);
}

static void the_end_frees_cycles_and_globals_and_runs_finalizers(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    finalized = 0;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    add_method(rt, class, "__del__", count_finalized);
    Object *object = instance_new(rt, class);
    set_global(rt, "a", object);
    set_global(rt, "A", type_as_object(class));
    object_decref(rt, object);
    object = instance_new(rt, class);
    assert_int_equal(set_attribute(rt, object, "me", object), 0);
    set_global(rt, "cycle", object);
    object_decref(rt, object);
    object = instance_new(rt, class);
    assert_int_equal(set_attribute(rt, object, "me", object), 0);
    object_decref(rt, object);
    object_decref(rt, type_as_object(class));
    fixture_free(rt);
    assert_int_equal(finalized, 3);
}

static void frozen_objects_are_freed_without_their_finalizers(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    finalized = 0;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    add_method(rt, class, "__del__", count_finalized);
    Object *object = instance_new(rt, class);
    assert_int_equal(set_attribute(rt, object, "me", object), 0);
    object_decref(rt, object);
    object_decref(rt, type_as_object(class));
    gc_freeze(rt);
    fixture_free(rt);
    assert_int_equal(finalized, 0);
}

/* The finalizer of an object that only the globals hold makes a new cycle at the very end. */
static Object *make_cycle(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)arguments, (void)count;
    Object *list = list_new(rt, 0);
    assert_int_equal(list_append(rt, list, list), 0);
    object_decref(rt, list);
    return none_new(rt);
}

static void cycles_made_during_the_end_are_freed_too(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    add_method(rt, class, "__del__", make_cycle);
    Object *object = instance_new(rt, class);
    set_global(rt, "a", object);
    object_decref(rt, object);
    object_decref(rt, type_as_object(class));
    fixture_free(rt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation_of_the_beginning_may_fail),
        cmocka_unit_test(the_builtin_types_are_those_of_cpython),
        cmocka_unit_test(every_slot_that_a_type_names_has_code),
        cmocka_unit_test(the_end_frees_cycles_and_globals_and_runs_finalizers),
        cmocka_unit_test(frozen_objects_are_freed_without_their_finalizers),
        cmocka_unit_test(cycles_made_during_the_end_are_freed_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
