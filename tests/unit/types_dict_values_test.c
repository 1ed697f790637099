/* Attributes of instances without a dict: shared keys that shrink, order, the step to a dict, and what code
 * that runs in the middle of it may do. */
#include "types_class_support.h"

#include "types/container/dict_values.h"

static const Ref *values_of(const Object *instance) { return ref_pointer(*object_managed_values(instance)); }

static DictObject *shared_dict(Runtime *rt, Object *instance)
{
    Object *dict = instance_dict_materialize(rt, instance);
    const char *why = NULL;
    assert_non_null(dict);
    if (!dict_is_valid(rt, dict, &why))
        fail_msg("%s", why);
    object_decref(rt, dict);
    return (DictObject *)dict;
}

static void set_numbered(Runtime *rt, void *object, int number)
{
    char name[16];
    snprintf(name, sizeof name, "a%d", number);
    set_number(rt, object, name, number);
}

static void each_instance_has_room_for_one_less(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    const DictKeys *keys = class_keys_of((HeapTypeObject *)class);
    assert_int_equal(keys->dk_usable, 30);
    for (int i = 0; i < 35; i++) {
        Object *instance = instance_new(rt, class);
        int64_t room = i < 29 ? 29 - i : 1;
        assert_int_equal(keys->dk_usable, room);
        assert_int_equal(object_getsizeof(rt, (Object *)shared_dict(rt, instance)), 64 + 8 * room);
        object_decref(rt, instance);
    }
    drop_class(rt, class);
}

static void the_prefix_tells_the_order(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Object *first = instance_new(rt, class), *second = instance_new(rt, class);
    set_numbered(rt, first, 0);
    set_numbered(rt, first, 1);
    set_numbered(rt, first, 2);
    set_numbered(rt, second, 2);
    set_numbered(rt, second, 0);
    set_numbered(rt, second, 2);
    const uint8_t *end = (const uint8_t *)values_of(second);
    assert_int_equal(end[-1], 32); /* 28 values: 30 bytes, rounded up */
    assert_int_equal(end[-2], 2);
    assert_int_equal(end[-3], 2);
    assert_int_equal(end[-4], 0);
    assert_int_equal(set_attribute(rt, second, "a2", NULL), 0);
    assert_int_equal(end[-2], 1);
    assert_int_equal(end[-3], 0);
    object_decref(rt, first);
    object_decref(rt, second);
    drop_class(rt, class);
}

static void a_name_that_was_only_deleted_is_shared_too(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Object *instance = instance_new(rt, class);
    assert_int_equal(set_attribute(rt, instance, "x", NULL), -1);
    assert_string_equal(take_error(rt, ERROR_ATTRIBUTE), "'A' object has no attribute 'x'");
    assert_int_equal(class_keys_of((HeapTypeObject *)class)->dk_nentries, 1);
    assert_int_equal(*values_used((Ref *)(uintptr_t)values_of(instance)), 0);
    object_decref(rt, instance);
    drop_class(rt, class);
}

static void the_thirtieth_name_makes_a_dict(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Object *instance = instance_new(rt, class);
    for (int i = 0; i < 29; i++)
        set_numbered(rt, instance, i);
    assert_non_null(values_of(instance));
    set_numbered(rt, instance, 29);
    assert_null(values_of(instance));
    DictObject *dict = shared_dict(rt, instance);
    assert_int_equal(dict->ma_values, NO_REF);
    assert_int_equal(dict->ma_used, 30);
    assert_int_equal(get_number(rt, instance, "a29"), 29);
    object_decref(rt, instance);
    drop_class(rt, class);
}

static void deleting_what_full_keys_lack_is_an_attribute_error(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Object *instance = instance_new(rt, class);
    for (int i = 0; i < 29; i++)
        set_numbered(rt, instance, i);
    assert_int_equal(set_attribute(rt, instance, "x", NULL), -1);
    assert_string_equal(take_error(rt, ERROR_ATTRIBUTE), "'A' object has no attribute 'x'");
    assert_null(values_of(instance));
    object_decref(rt, instance);
    drop_class(rt, class);
}

static void the_dict_takes_the_values_over(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Object *instance = instance_new(rt, class);
    set_numbered(rt, instance, 1);
    const Ref *values = values_of(instance);
    DictObject *dict = shared_dict(rt, instance);
    assert_ptr_equal(ref_pointer(dict->ma_values), values);
    assert_int_equal(class_keys_of((HeapTypeObject *)class)->dk_refcnt, 2);
    assert_false(object_is_tracked(&dict->ob_base));
    set_numbered(rt, instance, 2);
    assert_int_equal(dict->ma_used, 2);
    assert_ptr_equal(shared_dict(rt, instance), dict);
    assert_int_equal(set_attribute(rt, instance, "me", instance), 0);
    assert_true(object_is_tracked(&dict->ob_base));
    object_decref(rt, instance);
    assert_int_equal(gc_collect(rt, 2), 2);
    assert_int_equal(class_keys_of((HeapTypeObject *)class)->dk_refcnt, 1);
    drop_class(rt, class);
}

static void another_key_ends_the_sharing(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Object *instance = instance_new(rt, class);
    set_numbered(rt, instance, 2);
    set_numbered(rt, instance, 1);
    DictObject *dict = shared_dict(rt, instance);
    assert_int_equal(dict_set(rt, &dict->ob_base, runtime_none(rt), runtime_none(rt)), 0);
    assert_int_equal(dict->ma_values, NO_REF);
    assert_int_equal(dict_keys_of(dict)->dk_kind, DICT_KEYS_GENERAL);
    assert_int_equal(class_keys_of((HeapTypeObject *)class)->dk_refcnt, 1);
    assert_ptr_equal(shared_dict(rt, instance), dict);
    assert_int_equal(get_number(rt, instance, "a1"), 1);
    object_decref(rt, instance);
    drop_class(rt, class);
}

static void a_copy_of_a_shared_dict_shares_too(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL);
    Object *instance = instance_new(rt, class);
    set_numbered(rt, instance, 2);
    Object *later = instance_new(rt, class); /* the copy's array is smaller */
    Object *copy = dict_copy(rt, &shared_dict(rt, instance)->ob_base);
    assert_true(dict_is_valid(rt, copy, NULL));
    assert_int_not_equal(((DictObject *)copy)->ma_values, NO_REF);
    assert_int_equal(dict_equal(rt, copy, &shared_dict(rt, instance)->ob_base), 1);
    assert_int_equal(class_keys_of((HeapTypeObject *)class)->dk_refcnt, 3);
    object_decref(rt, copy);
    object_decref(rt, later);
    object_decref(rt, instance);
    drop_class(rt, class);
}

/* A dict subclass makes its instances' dict at the first attribute, and no instance takes room away. */
static void instances_of_a_dict_subclass_share_keys(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "D", builtin(rt, TYPE_DICT), NULL);
    Object *instance = instance_new(rt, class);
    set_numbered(rt, instance, 1);
    assert_int_equal(object_getsizeof(rt, &shared_dict(rt, instance)->ob_base), 304);
    object_decref(rt, instance);
    drop_class(rt, class);
}

/* ---- code that runs in between */

typedef struct Scene {
    Object *instance;
    int runs;
} Scene;

static Scene scene;

static Object *ask_for_dict(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)arguments, (void)count;
    scene.runs++;
    object_decref(rt, instance_dict_materialize(rt, scene.instance));
    return none_new(rt);
}

/* Making the dict collects; the finalizer of what it finds makes that same dict. */
static void a_dict_that_is_made_while_it_is_made(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL), *finalized = class_new(rt, "F", NULL, NULL);
    add_method(rt, finalized, "__del__", ask_for_dict);
    Object *trash = instance_new(rt, finalized);
    assert_int_equal(set_attribute(rt, trash, "me", trash), 0);
    scene = (Scene){.instance = instance_new(rt, class)};
    set_numbered(rt, scene.instance, 1);
    gc_collect(rt, 0);
    gc_collect(rt, 1);
    object_decref(rt, trash);
    dict_clear_free_lists(rt);
    rt->collector.generations[2].threshold = 1;
    rt->collector.generations[2].count = 5;
    rt->collector.long_lived_pending = INT64_MAX / 4;
    rt->collector.generations[0].threshold = 1;
    rt->collector.generations[0].count = 5;
    DictObject *dict = shared_dict(rt, scene.instance);
    assert_int_equal(scene.runs, 1);
    assert_ptr_equal(shared_dict(rt, scene.instance), dict);
    assert_int_equal(dict->ma_used, 1);
    assert_int_equal(dict->ob_base.ob_refcnt, 1);
    object_decref(rt, scene.instance);
    drop_class(rt, class);
    drop_class(rt, finalized);
}

static Object *add_attribute(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)arguments, (void)count;
    scene.runs++;
    if (scene.runs == 1) {
        set_numbered(rt, scene.instance, 7);
        object_decref(rt, instance_dict_materialize(rt, scene.instance));
    }
    return none_new(rt);
}

static void clearing_stops_when_the_values_become_a_dict(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "A", NULL, NULL), *finalized = class_new(rt, "F", NULL, NULL);
    add_method(rt, finalized, "__del__", add_attribute);
    scene = (Scene){.instance = instance_new(rt, class)};
    for (int i = 0; i < 3; i++) {
        Object *value = instance_new(rt, finalized);
        char name[4] = {'v', (char)('0' + i), 0};
        assert_int_equal(set_attribute(rt, scene.instance, name, value), 0);
        object_decref(rt, value);
    }
    instance_values_clear(rt, scene.instance);
    assert_int_equal(scene.runs, 1);
    assert_int_equal(shared_dict(rt, scene.instance)->ma_used, 3); /* v1, v2, a7 */
    object_decref(rt, scene.instance);
    assert_int_equal(scene.runs, 3);
    drop_class(rt, class);
    drop_class(rt, finalized);
}

static bool work(Runtime *rt)
{
    Object *class = type_new_class(rt, "A", NULL, NULL);
    Object *instance = class == NULL ? NULL : instance_new(rt, (TypeObject *)class);
    bool done = instance != NULL;
    for (int i = 0; done && i < 30; i++) {
        Object *value = int_from_int64(rt, 1000 + i);
        char text[16];
        snprintf(text, sizeof text, "b%d", i);
        Object *name = value == NULL ? NULL : str_from_cstring(rt, text);
        done = name != NULL && object_setattr(rt, instance, name, value) == 0;
        object_xdecref(rt, name);
        object_xdecref(rt, value);
    }
    object_xdecref(rt, instance);
    object_xdecref(rt, class);
    return done;
}

/* An allocation may fail unseen: an arena that cannot be had is done without. */
static void every_failed_allocation_leaves_instances_whole(void **state)
{
    Runtime *rt = *state;
    bool was_reached = true;
    int errors = 0;
    for (uint64_t n = 1; was_reached; n++) {
        gc_collect(rt, 2);
        fixture_fail_at(rt, n);
        bool done = work(rt);
        was_reached = host_of(rt)->fail_count >= n;
        fixture_fail_at(rt, 0);
        if (!done) {
            take_error(rt, ERROR_MEMORY);
            errors++;
        }
    }
    gc_collect(rt, 2);
    assert_true(errors > 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, class_set_up, class_tear_down)
        TEST(each_instance_has_room_for_one_less),
        TEST(the_prefix_tells_the_order),
        TEST(a_name_that_was_only_deleted_is_shared_too),
        TEST(the_thirtieth_name_makes_a_dict),
        TEST(deleting_what_full_keys_lack_is_an_attribute_error),
        TEST(the_dict_takes_the_values_over),
        TEST(another_key_ends_the_sharing),
        TEST(a_copy_of_a_shared_dict_shares_too),
        TEST(instances_of_a_dict_subclass_share_keys),
        TEST(a_dict_that_is_made_while_it_is_made),
        TEST(clearing_stops_when_the_values_become_a_dict),
        TEST(every_failed_allocation_leaves_instances_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
