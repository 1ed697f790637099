/* dict: tables and their growth, order, what is tracked, what is kept for reuse, comparison that changes the
 * dict, and running out of memory at every point. Random work against CPython is in
 * tests/conformance/dicts.c. */
#include "types_class_support.h"

#include "types/container/dict_insert.h"
#include "types/container/dict_lookup.h"

static const DictKeys *table(const Object *dict) { return dict_keys_of((const DictObject *)dict); }

static void check(Runtime *rt, const Object *dict)
{
    const char *why = NULL;
    if (!dict_is_valid(rt, dict, &why))
        fail_msg("%s", why);
}

static int set_number_key(Runtime *rt, Object *dict, int64_t key, int64_t value)
{
    Object *key_object = int_from_int64(rt, key);
    Object *value_object = key_object == NULL ? NULL : int_from_int64(rt, value);
    int status = value_object == NULL ? -1 : dict_set(rt, dict, key_object, value_object);
    object_xdecref(rt, key_object);
    object_xdecref(rt, value_object);
    return status;
}

static int set_str_key(Runtime *rt, Object *dict, int64_t key, int64_t value)
{
    char text[24];
    snprintf(text, sizeof text, "key%lld", (long long)key);
    Object *key_object = str_from_cstring(rt, text);
    Object *value_object = key_object == NULL ? NULL : int_from_int64(rt, value);
    int status = value_object == NULL ? -1 : dict_set(rt, dict, key_object, value_object);
    object_xdecref(rt, key_object);
    object_xdecref(rt, value_object);
    return status;
}

static int delete_number_key(Runtime *rt, Object *dict, int64_t key)
{
    Object *key_object = int_from_int64(rt, key);
    int status = key_object == NULL ? -1 : dict_delete(rt, dict, key_object);
    object_xdecref(rt, key_object);
    return status;
}

/* The keys, which are ints below 10, as digits. */
static const char *digits(const Object *dict)
{
    static char text[64];
    int64_t position = 0;
    Object *key;
    char *end = text;
    bool overflow;
    while (dict_next(dict, &position, &key, NULL, NULL))
        *end++ = (char)('0' + int_as_int64(NULL, key, &overflow));
    *end = 0;
    return text;
}

/* sys.getsizeof of dicts of 0 … 11 and 43 keys, python3.11 */
static void a_dict_grows_as_in_cpython(void **state)
{
    Runtime *rt = *state;
    static const int64_t number_sizes[] = {64, 224, 224, 224, 224, 224, 352, 352, 352, 352, 352, 632};
    static const int64_t str_sizes[] = {64, 184, 184, 184, 184, 184, 272, 272, 272, 272, 272, 464};
    Object *numbers = dict_new(rt), *texts = dict_new(rt);
    for (int i = 0; i < 12; i++) {
        assert_int_equal(object_getsizeof(rt, numbers), number_sizes[i]);
        assert_int_equal(object_getsizeof(rt, texts), str_sizes[i]);
        assert_int_equal(set_number_key(rt, numbers, i, i), 0);
        assert_int_equal(set_str_key(rt, texts, i, i), 0);
    }
    for (int i = 12; i < 43; i++)
        assert_int_equal(set_number_key(rt, numbers, i, i), 0);
    assert_int_equal(object_getsizeof(rt, numbers), 2264);
    check(rt, numbers);
    check(rt, texts);
    object_decref(rt, numbers);
    object_decref(rt, texts);
}

static void indices_widen_with_the_table(void **state)
{
    Runtime *rt = *state;
    Object *dict = dict_new(rt);
    for (int i = 0; i < 50000; i++) {
        assert_int_equal(set_number_key(rt, dict, i, i), 0);
        if (i == 84)
            assert_int_equal(table(dict)->dk_log2_index_bytes - table(dict)->dk_log2_size, 0);
        if (i == 85)
            assert_int_equal(table(dict)->dk_log2_index_bytes - table(dict)->dk_log2_size, 1);
    }
    assert_int_equal(table(dict)->dk_log2_index_bytes - table(dict)->dk_log2_size, 2);
    check(rt, dict);
    for (int i = 0; i < 50000; i += 997) {
        Object *key = int_from_int64(rt, i);
        assert_int_equal(dict_contains(rt, dict, key), 1);
        object_decref(rt, key);
    }
    object_decref(rt, dict);
}

static void empty_dicts_share_one_table(void **state)
{
    Runtime *rt = *state;
    int64_t count = dict_empty_keys(rt)->dk_refcnt;
    Object *dict = dict_new(rt);
    assert_ptr_equal(table(dict), dict_empty_keys(rt));
    assert_int_equal(dict_empty_keys(rt)->dk_refcnt, count + 1);
    assert_int_equal(set_number_key(rt, dict, 1, 1), 0);
    assert_int_equal(dict_empty_keys(rt)->dk_refcnt, count);
    dict_clear(rt, dict);
    assert_int_equal(dict_empty_keys(rt)->dk_refcnt, count + 1);
    object_decref(rt, dict);
    assert_int_equal(dict_empty_keys(rt)->dk_refcnt, count);
}

static void order_is_that_of_insertion(void **state)
{
    Runtime *rt = *state;
    Object *dict = dict_new(rt);
    for (int i = 7; i >= 0; i--)
        assert_int_equal(set_number_key(rt, dict, i, i), 0);
    assert_int_equal(delete_number_key(rt, dict, 5), 0);
    assert_int_equal(set_number_key(rt, dict, 3, 30), 0);
    assert_int_equal(set_number_key(rt, dict, 5, 50), 0);
    assert_string_equal(digits(dict), "76432105");
    Object *key, *value;
    assert_int_equal(dict_popitem(rt, dict, &key, &value), 0);
    object_decref(rt, key);
    object_decref(rt, value);
    assert_string_equal(digits(dict), "7643210");
    object_decref(rt, dict);
}

static void a_missing_key_is_an_error_only_where_it_must_be(void **state)
{
    Runtime *rt = *state;
    Object *dict = dict_new(rt);
    Object *key = str_from_cstring(rt, "absent");
    Object *key_of_pop, *value;
    assert_null(dict_get(rt, dict, key));
    assert_false(error_occurred(rt));
    assert_int_equal(dict_delete(rt, dict, key), -1);
    assert_ptr_equal(ref_pointer(rt->error.value), key);
    take_error(rt, ERROR_KEY);
    assert_null(dict_pop(rt, dict, key, NULL));
    take_error(rt, ERROR_KEY);
    value = dict_pop(rt, dict, key, key);
    assert_ptr_equal(value, key);
    object_decref(rt, value);
    assert_int_equal(dict_popitem(rt, dict, &key_of_pop, &value), -1);
    assert_string_equal(take_error(rt, ERROR_KEY), "popitem(): dictionary is empty");
    object_decref(rt, key);
    object_decref(rt, dict);
}

static void what_has_no_hash_is_no_key(void **state)
{
    Runtime *rt = *state;
    Object *dict = dict_new(rt);
    Object *list = list_new(rt, 0);
    assert_int_equal(dict_set(rt, dict, list, list), -1);
    assert_string_equal(take_error(rt, ERROR_TYPE), "unhashable type: 'list'");
    assert_null(dict_get(rt, dict, list));
    take_error(rt, ERROR_TYPE);
    assert_null(dict_setdefault(rt, dict, list, list));
    take_error(rt, ERROR_TYPE);
    assert_int_equal(dict_size(dict), 0);
    assert_int_equal(object_hash(rt, dict), -1);
    assert_string_equal(take_error(rt, ERROR_TYPE), "unhashable type: 'dict'");
    object_decref(rt, list);
    object_decref(rt, dict);
}

static void the_first_other_key_makes_the_table_general(void **state)
{
    Runtime *rt = *state;
    Object *dict = dict_new(rt);
    assert_int_equal(set_str_key(rt, dict, 1, 1), 0);
    assert_int_equal(table(dict)->dk_kind, DICT_KEYS_UNICODE);
    assert_int_equal(set_number_key(rt, dict, 1, 1), 0);
    assert_int_equal(table(dict)->dk_kind, DICT_KEYS_GENERAL);
    assert_int_equal(delete_number_key(rt, dict, 1), 0);
    assert_int_equal(table(dict)->dk_kind, DICT_KEYS_GENERAL);
    check(rt, dict);
    object_decref(rt, dict);
}

static void a_dict_is_tracked_from_its_first_container(void **state)
{
    Runtime *rt = *state;
    Object *dict = dict_new(rt);
    Object *list = list_new(rt, 0);
    assert_int_equal(set_number_key(rt, dict, 1, 1), 0);
    assert_false(object_is_tracked(dict));
    assert_int_equal(dict_set(rt, dict, runtime_none(rt), list), 0);
    assert_true(object_is_tracked(dict));
    Object *copy = dict_copy(rt, dict);
    assert_true(object_is_tracked(copy));
    object_decref(rt, copy);
    object_decref(rt, list);
    object_decref(rt, dict);
}

static void a_new_version_only_when_something_changes(void **state)
{
    Runtime *rt = *state;
    Object *dict = dict_new(rt);
    assert_int_equal(set_number_key(rt, dict, 1, 1), 0);
    uint64_t version = rt->dict_version;
    assert_int_equal(((DictObject *)dict)->ma_version_tag, version);
    assert_int_equal(set_number_key(rt, dict, 1, 1), 0);
    assert_int_equal(rt->dict_version, version);
    assert_int_equal(set_number_key(rt, dict, 1, 2), 0);
    assert_int_equal(((DictObject *)dict)->ma_version_tag, version + 1);
    object_decref(rt, dict);
}

/* ---- for reuse */

static void dead_dicts_and_tables_are_kept_for_reuse(void **state)
{
    Runtime *rt = *state;
    enum { MORE = PROFILE_DICT_FREE_LIST + 5 };
    Object *dicts[MORE];
    gc_collect(rt, 2);
    assert_int_equal(rt->free_lists.dict_count, 0);
    assert_int_equal(rt->free_lists.dict_keys_count, 0);
    for (int i = 0; i < MORE; i++) {
        dicts[i] = dict_new(rt);
        assert_int_equal(set_str_key(rt, dicts[i], i, i), 0);
    }
    for (int i = 0; i < MORE; i++)
        object_decref(rt, dicts[i]);
    assert_int_equal(rt->free_lists.dict_count, PROFILE_DICT_FREE_LIST);
    assert_int_equal(rt->free_lists.dict_keys_count, PROFILE_DICT_KEYS_FREE_LIST);
    Object *again = dict_new(rt);
    assert_ptr_equal(again, dicts[PROFILE_DICT_FREE_LIST - 1]);
    object_decref(rt, again);
    gc_collect(rt, 2);
    assert_int_equal(rt->free_lists.dict_count, 0);
    assert_int_equal(rt->free_lists.dict_keys_count, 0);
}

static void a_call_of_dict_takes_fresh_memory(void **state)
{
    Runtime *rt = *state;
    Object *kept = dict_new(rt);
    object_decref(rt, kept);
    Object *fresh = dict_new_fresh(rt);
    assert_ptr_not_equal(fresh, kept);
    assert_ptr_equal(table(fresh), dict_empty_keys(rt));
    assert_false(object_is_tracked(fresh));
    object_decref(rt, fresh);
}

static void general_tables_are_not_kept(void **state)
{
    Runtime *rt = *state;
    gc_collect(rt, 2);
    Object *dict = dict_new(rt);
    assert_int_equal(set_number_key(rt, dict, 1, 1), 0);
    object_decref(rt, dict);
    assert_int_equal(rt->free_lists.dict_keys_count, 0);
}

static void what_a_dict_subclass_made_is_not_kept(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "D", builtin(rt, TYPE_DICT), NULL);
    gc_collect(rt, 2);
    Object *dict = instance_new(rt, class);
    assert_true(object_is_tracked(dict));
    assert_int_equal(set_number_key(rt, dict, 1, 1), 0);
    check(rt, dict);
    object_decref(rt, dict);
    assert_int_equal(rt->free_lists.dict_count, 0);
    drop_class(rt, class);
}

static void deeply_nested_dicts_die_in_bounded_stack(void **state)
{
    Runtime *rt = *state;
    Object *outer = dict_new(rt);
    for (int i = 0; i < 200000; i++) {
        Object *next = dict_new(rt);
        assert_int_equal(dict_set(rt, next, runtime_none(rt), outer), 0);
        object_decref(rt, outer);
        outer = next;
    }
    object_decref(rt, outer);
    assert_int_equal(rt->trashcan.nesting, 0);
}

/* ---- copies and merges */

static void a_copy_keeps_the_table_unless_it_is_sparse(void **state)
{
    Runtime *rt = *state;
    Object *dict = dict_new(rt);
    for (int i = 0; i < 30; i++)
        assert_int_equal(set_number_key(rt, dict, i, i), 0);
    for (int i = 0; i < 10; i++)
        assert_int_equal(delete_number_key(rt, dict, i), 0);
    Object *dense = dict_copy(rt, dict);
    assert_int_equal(table(dense)->dk_nentries, 30);
    assert_int_equal(delete_number_key(rt, dict, 10), 0);
    Object *sparse = dict_copy(rt, dict);
    assert_int_equal(table(sparse)->dk_nentries, 19);
    check(rt, dense);
    check(rt, sparse);
    assert_int_equal(dict_equal(rt, dict, sparse), 1);
    assert_int_equal(dict_equal(rt, dict, dense), 0);
    object_decref(rt, sparse);
    object_decref(rt, dense);
    object_decref(rt, dict);
}

static void a_merge_keeps_or_replaces_values(void **state)
{
    Runtime *rt = *state;
    Object *dict = dict_new(rt), *other = dict_new(rt), *key = int_from_int64(rt, 1);
    bool overflow;
    assert_int_equal(set_number_key(rt, dict, 1, 10), 0);
    assert_int_equal(set_number_key(rt, other, 2, 21), 0);
    assert_int_equal(set_number_key(rt, other, 1, 11), 0);
    assert_int_equal(dict_merge(rt, dict, other, false), 0);
    assert_int_equal(int_as_int64(rt, dict_get(rt, dict, key), &overflow), 10);
    assert_int_equal(dict_update(rt, dict, other), 0);
    assert_int_equal(int_as_int64(rt, dict_get(rt, dict, key), &overflow), 11);
    assert_string_equal(digits(dict), "12");
    assert_int_equal(dict_update(rt, dict, dict), 0);
    object_decref(rt, key);
    object_decref(rt, other);
    object_decref(rt, dict);
}

static void lists_of_keys_values_and_items(void **state)
{
    Runtime *rt = *state;
    Object *dict = dict_new(rt);
    bool overflow;
    for (int i = 0; i < 4; i++)
        assert_int_equal(set_number_key(rt, dict, i, i * 10), 0);
    assert_int_equal(delete_number_key(rt, dict, 1), 0);
    Object *keys = dict_key_list(rt, dict), *values = dict_value_list(rt, dict),
           *items = dict_item_list(rt, dict);
    assert_int_equal(list_size(keys), 3);
    assert_int_equal(int_as_int64(rt, list_get(keys, 1), &overflow), 2);
    assert_int_equal(int_as_int64(rt, list_get(values, 1), &overflow), 20);
    assert_int_equal(int_as_int64(rt, tuple_get(list_get(items, 2), 1), &overflow), 30);
    object_decref(rt, keys);
    object_decref(rt, values);
    object_decref(rt, items);
    object_decref(rt, dict);
}

static void a_presized_dict_does_not_grow(void **state)
{
    Runtime *rt = *state;
    for (int count = 0; count < 50; count++) {
        Object *dict = dict_new_presized(rt, count, count % 2 != 0);
        const DictKeys *first = table(dict);
        for (int i = 0; i < count; i++)
            assert_int_equal((count % 2 != 0 ? set_str_key : set_number_key)(rt, dict, i, i), 0);
        if (count > 5)
            assert_ptr_equal(table(dict), first);
        check(rt, dict);
        object_decref(rt, dict);
    }
}

static void only_equality_compares_dicts(void **state)
{
    Runtime *rt = *state;
    Object *dict = dict_new(rt), *other = dict_new(rt);
    Object *answer = dict_richcompare(rt, dict, other, COMPARE_NE);
    assert_ptr_equal(answer, &rt->statics.false_object);
    object_decref(rt, answer);
    answer = dict_richcompare(rt, dict, other, COMPARE_LT);
    assert_ptr_equal(answer, &rt->statics.not_implemented);
    object_decref(rt, answer);
    assert_null(object_richcompare(rt, dict, other, COMPARE_LT));
    take_error(rt, ERROR_TYPE);
    object_decref(rt, dict);
    object_decref(rt, other);
}

/* Dicts that hold each other are compared to the recursion limit, not to the end of the C stack. */
static void comparing_endless_dicts_is_an_error(void **state)
{
    Runtime *rt = *state;
    Object *dict = dict_new(rt), *other = dict_new(rt);
    assert_int_equal(dict_set(rt, dict, runtime_none(rt), dict), 0);
    assert_int_equal(dict_set(rt, other, runtime_none(rt), other), 0);
    assert_int_equal(object_compare(rt, dict, other, COMPARE_EQ), -1);
    take_error(rt, ERROR_RECURSION);
    dict_clear(rt, dict);
    dict_clear(rt, other);
    object_decref(rt, dict);
    object_decref(rt, other);
}

/* ---- comparing and releasing run code */

/* What that code works on. */
typedef struct Scene {
    Object *dict;
    int left; /* how many comparisons still clear it */
    int64_t seen;
} Scene;

static Scene scene;

static Object *clear_and_differ(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)arguments, (void)count;
    if (scene.left-- > 0)
        dict_clear(rt, scene.dict);
    return bool_from(rt, false);
}

static Object *same_hash(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)arguments, (void)count;
    return int_from_int64(rt, 3);
}

/* The search starts again, and the key goes into a table for its kind: the empty one is for str. */
static void comparing_may_clear_the_dict(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "K", NULL, NULL);
    add_method(rt, class, "__eq__", clear_and_differ);
    add_method(rt, class, "__hash__", same_hash);
    Object *first = instance_new(rt, class), *second = instance_new(rt, class);
    scene = (Scene){.dict = dict_new(rt), .left = 1};
    assert_int_equal(dict_set(rt, scene.dict, first, first), 0);
    assert_int_equal(dict_set(rt, scene.dict, second, second), 0);
    assert_int_equal(dict_size(scene.dict), 1);
    assert_int_equal(table(scene.dict)->dk_kind, DICT_KEYS_GENERAL);
    check(rt, scene.dict);
    scene.left = 1;
    assert_ptr_equal(dict_setdefault(rt, scene.dict, first, first), first);
    assert_int_equal(dict_size(scene.dict), 1);
    check(rt, scene.dict);
    scene.left = 1;
    assert_int_equal(dict_contains(rt, scene.dict, second), 0);
    object_decref(rt, scene.dict);
    object_decref(rt, first);
    object_decref(rt, second);
    drop_class(rt, class);
}

static Object *grow_and_be_equal(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)arguments, (void)count;
    for (int64_t i = 0; scene.left > 0 && i < 100; i++)
        assert_int_equal(set_number_key(rt, scene.dict, 100 + i, i), 0);
    scene.left = 0;
    return bool_from(rt, true);
}

static void merging_into_what_changes_the_source_is_an_error(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "K", NULL, NULL);
    add_method(rt, class, "__eq__", grow_and_be_equal);
    add_method(rt, class, "__hash__", same_hash);
    Object *first = instance_new(rt, class), *second = instance_new(rt, class);
    Object *target = dict_new(rt);
    scene = (Scene){.dict = dict_new(rt), .left = 1};
    assert_int_equal(dict_set(rt, target, first, first), 0);
    assert_int_equal(dict_set(rt, scene.dict, second, second), 0);
    assert_int_equal(dict_update(rt, target, scene.dict), -1);
    assert_string_equal(take_error(rt, ERROR_RUNTIME), "dict mutated during update");
    check(rt, target);
    object_decref(rt, target);
    object_decref(rt, scene.dict);
    object_decref(rt, first);
    object_decref(rt, second);
    drop_class(rt, class);
}

static Object *look_and_refill(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)arguments, (void)count;
    scene.seen = scene.seen * 10 + dict_size(scene.dict);
    assert_int_equal(set_number_key(rt, scene.dict, scene.seen, 1), 0);
    return none_new(rt);
}

static void values_released_by_clear_see_an_empty_dict(void **state)
{
    Runtime *rt = *state;
    TypeObject *class = class_new(rt, "F", NULL, NULL);
    add_method(rt, class, "__del__", look_and_refill);
    scene = (Scene){.dict = dict_new(rt)};
    for (int i = 0; i < 2; i++) {
        Object *key = int_from_int64(rt, i), *value = instance_new(rt, class);
        assert_int_equal(dict_set(rt, scene.dict, key, value), 0);
        object_decref(rt, key);
        object_decref(rt, value);
    }
    dict_clear(rt, scene.dict);
    assert_int_equal(scene.seen, 1); /* 0 entries, then the one that the first put back */
    assert_int_equal(dict_size(scene.dict), 2);
    check(rt, scene.dict);
    object_decref(rt, scene.dict);
    drop_class(rt, class);
}

/* ---- running out of memory */

/* Everything that allocates; NULL, or a dict that is as it should be. */
static Object *work(Runtime *rt)
{
    Object *dict = dict_new(rt), *other = NULL, *copy = NULL, *items = NULL;
    bool done = false;
    if (dict == NULL)
        return NULL;
    for (int i = 0; i < 12; i++) {
        if (set_str_key(rt, dict, i, i + 1000) < 0 || set_number_key(rt, dict, i, i + 1000) < 0)
            goto end;
    }
    for (int i = 0; i < 9; i++) {
        if (delete_number_key(rt, dict, i) < 0)
            goto end;
    }
    if ((other = dict_copy(rt, dict)) == NULL || (copy = dict_new_presized(rt, 20, true)) == NULL)
        goto end;
    if (dict_update(rt, copy, other) < 0 || dict_setdefault(rt, copy, runtime_none(rt), copy) == NULL)
        goto end;
    dict_clear(rt, other);
    if (dict_merge(rt, other, dict, false) < 0 || (items = dict_item_list(rt, other)) == NULL)
        goto end;
    done = dict_equal(rt, dict, other) == 1;
end:
    check(rt, dict);
    if (copy != NULL) {
        check(rt, copy);
        dict_clear(rt, copy);
    }
    object_xdecref(rt, items);
    object_xdecref(rt, copy);
    object_xdecref(rt, other);
    if (done)
        return dict;
    object_decref(rt, dict);
    return NULL;
}

/* An allocation may fail unseen: an arena that cannot be had is done without. */
static void every_failed_allocation_leaves_dicts_whole(void **state)
{
    Runtime *rt = *state;
    bool was_reached = true;
    int errors = 0;
    for (uint64_t n = 1; was_reached; n++) {
        dict_clear_free_lists(rt);
        fixture_fail_at(rt, n);
        Object *dict = work(rt);
        was_reached = host_of(rt)->fail_count >= n;
        fixture_fail_at(rt, 0);
        if (dict == NULL) {
            take_error(rt, ERROR_MEMORY);
            errors++;
        }
        object_xdecref(rt, dict);
    }
    assert_true(errors > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, class_set_up, class_tear_down)
        TEST(a_dict_grows_as_in_cpython),
        TEST(indices_widen_with_the_table),
        TEST(empty_dicts_share_one_table),
        TEST(order_is_that_of_insertion),
        TEST(a_missing_key_is_an_error_only_where_it_must_be),
        TEST(what_has_no_hash_is_no_key),
        TEST(the_first_other_key_makes_the_table_general),
        TEST(a_dict_is_tracked_from_its_first_container),
        TEST(a_new_version_only_when_something_changes),
        TEST(dead_dicts_and_tables_are_kept_for_reuse),
        TEST(a_call_of_dict_takes_fresh_memory),
        TEST(general_tables_are_not_kept),
        TEST(what_a_dict_subclass_made_is_not_kept),
        cmocka_unit_test_setup_teardown(deeply_nested_dicts_die_in_bounded_stack, class_set_up_unstressed,
                                        class_tear_down),
        TEST(a_copy_keeps_the_table_unless_it_is_sparse),
        TEST(a_merge_keeps_or_replaces_values),
        TEST(lists_of_keys_values_and_items),
        TEST(a_presized_dict_does_not_grow),
        TEST(only_equality_compares_dicts),
        TEST(comparing_endless_dicts_is_an_error),
        TEST(comparing_may_clear_the_dict),
        TEST(merging_into_what_changes_the_source_is_an_error),
        TEST(values_released_by_clear_see_an_empty_dict),
        TEST(every_failed_allocation_leaves_dicts_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
