/* When a collection runs: counts, thresholds, the long-lived rule; and what is not watched at all. */
#include "gc_scene.h"

enum { MADE = 3000 };

static int64_t count_of(const Runtime *rt, int generation)
{
    return rt->collector.generations[generation].count;
}

static void allocations_count_and_deallocations_count_back(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    Object *lists[100];
    (void)state;
    gc_collect(rt, 2);
    assert_int_equal(count_of(rt, 0), 0);
    for (int i = 0; i < 100; i++)
        lists[i] = list_new(rt, 0);
    assert_int_equal(count_of(rt, 0), 100);
    /* The first 80 go to the free list, which does not count. */
    for (int i = 0; i < 100; i++)
        object_decref(rt, lists[i]);
    assert_int_equal(count_of(rt, 0), 80);
    for (int i = 0; i < 80; i++)
        lists[i] = list_new(rt, 0);
    assert_int_equal(count_of(rt, 0), 80);
    for (int i = 0; i < 80; i++)
        object_decref(rt, lists[i]);
    gc_collect(rt, 2);
    assert_int_equal(count_of(rt, 0), 0);
    fixture_free(rt);
}

static void the_count_never_falls_below_zero(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    Object *lists[200];
    (void)state;
    for (int i = 0; i < 200; i++)
        lists[i] = list_new(rt, 0);
    gc_collect(rt, 2);
    for (int i = 0; i < 200; i++)
        object_decref(rt, lists[i]);
    assert_int_equal(count_of(rt, 0), 0);
    fixture_free(rt);
}

static void the_youngest_is_collected_when_its_count_passes_the_threshold(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    static Object *lists[MADE];
    (void)state;
    gc_collect(rt, 2);
    int64_t before = rt->collector.statistics[0].collections;
    for (int i = 0; i < PROFILE_GC_THRESHOLD_0; i++)
        lists[i] = list_new(rt, 0);
    assert_int_equal(rt->collector.statistics[0].collections, before);
    lists[PROFILE_GC_THRESHOLD_0] = list_new(rt, 0);
    assert_int_equal(rt->collector.statistics[0].collections, before + 1);
    assert_int_equal(count_of(rt, 0), 0);
    assert_int_equal(count_of(rt, 1), 1);
    for (int i = 0; i <= PROFILE_GC_THRESHOLD_0; i++)
        object_decref(rt, lists[i]);
    fixture_free(rt);
}

static void older_generations_are_collected_when_younger_ones_were_often_enough(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    static Object *lists[MADE];
    (void)state;
    gc_collect(rt, 2);
    for (int i = 0; i < 3; i++)
        rt->collector.generations[i].threshold = i == 0 ? 10 : 3;
    int64_t before = rt->collector.statistics[1].collections;
    int made = 0;
    while (rt->collector.statistics[1].collections == before && made < MADE)
        lists[made++] = list_new(rt, 0);
    /* Four collections of the youngest put generation 1 over its threshold of 3; the fifth time it is chosen
     * itself. */
    assert_int_equal(made, 5 * 11);
    assert_int_equal(count_of(rt, 1), 0);
    assert_int_equal(count_of(rt, 2), 1);
    for (int i = 0; i < made; i++)
        object_decref(rt, lists[i]);
    fixture_free(rt);
}

static void a_full_collection_waits_for_a_quarter_of_the_long_lived(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    (void)state;
    Collector *collector = &rt->collector;
    gc_collect(rt, 2);
    collector->generations[2].count = collector->generations[2].threshold + 1;
    collector->long_lived_total = 1000;
    collector->long_lived_pending = 249;
    int64_t before = collector->statistics[2].collections;
    gc_collect_generations(rt);
    assert_int_equal(collector->statistics[2].collections, before);
    collector->long_lived_pending = 250;
    gc_collect_generations(rt);
    assert_int_equal(collector->statistics[2].collections, before + 1);
    assert_int_equal(collector->long_lived_pending, 0);
    fixture_free(rt);
}

static void nothing_runs_by_itself_when_disabled_or_with_threshold_zero(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    static Object *lists[MADE];
    (void)state;
    for (int way = 0; way < 2; way++) {
        gc_collect(rt, 2);
        rt->collector.enabled = way == 0 ? 0 : 1;
        rt->collector.generations[0].threshold = way == 0 ? PROFILE_GC_THRESHOLD_0 : 0;
        int64_t before = rt->collector.statistics[0].collections;
        for (int i = 0; i < MADE; i++)
            lists[i] = list_new(rt, 0);
        assert_int_equal(rt->collector.statistics[0].collections, before);
        for (int i = 0; i < MADE; i++)
            object_decref(rt, lists[i]);
    }
    fixture_free(rt);
}

static void tuples_of_atoms_are_untracked_by_a_collection_and_nested_ones_in_order(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    (void)state;
    Object *one = int_from_int64(rt, 1);
    Object *list = list_new(rt, 0);
    Object *inner = tuple_pack(rt, 1, &one);
    Object *outer = tuple_pack(rt, 1, &inner);
    Object *holding = tuple_pack(rt, 1, &list);
    assert_true(object_is_tracked(inner) && object_is_tracked(outer) && object_is_tracked(holding));
    gc_collect(rt, 0);
    assert_false(object_is_tracked(inner));
    assert_false(object_is_tracked(outer));
    assert_true(object_is_tracked(holding));
    object_decref(rt, outer);
    object_decref(rt, inner);
    object_decref(rt, holding);
    object_decref(rt, list);
    object_decref(rt, one);
    fixture_free(rt);
}

static void a_dict_is_tracked_by_its_first_container_and_untracked_by_a_full_collection(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    (void)state;
    Object *dict = dict_new(rt);
    Object *key = str_from_cstring(rt, "key");
    Object *one = int_from_int64(rt, 1);
    Object *list = list_new(rt, 0);
    dict_set(rt, dict, key, one);
    assert_false(object_is_tracked(dict));
    dict_set(rt, dict, key, list);
    assert_true(object_is_tracked(dict));
    dict_set(rt, dict, key, one);
    gc_collect(rt, 1);
    assert_true(object_is_tracked(dict));
    gc_collect(rt, 2);
    assert_false(object_is_tracked(dict));
    object_decref(rt, list);
    object_decref(rt, one);
    object_decref(rt, key);
    object_decref(rt, dict);
    fixture_free(rt);
}

/* The dict is older than the tuple in it, so the tuple is untracked after the dict was looked at first. */
static void a_dict_that_holds_a_tuple_untracked_later_in_the_same_collection_is_untracked_too(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    (void)state;
    Object *dict = dict_new(rt);
    Object *key = str_from_cstring(rt, "key");
    Object *list = list_new(rt, 0);
    Object *one = int_from_int64(rt, 1);
    dict_set(rt, dict, key, list);
    Object *tuple = tuple_pack(rt, 1, &one);
    dict_set(rt, dict, key, tuple);
    assert_true(object_is_tracked(dict) && object_is_tracked(tuple));
    gc_collect(rt, 2);
    assert_false(object_is_tracked(tuple));
    assert_false(object_is_tracked(dict));
    object_decref(rt, tuple);
    object_decref(rt, one);
    object_decref(rt, list);
    object_decref(rt, key);
    object_decref(rt, dict);
    fixture_free(rt);
}

static void a_full_collection_empties_the_free_lists(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    (void)state;
    object_decref(rt, list_new(rt, 0));
    object_decref(rt, dict_new(rt));
    assert_int_equal(rt->free_lists.list_count, 1);
    assert_true(rt->free_lists.dict_count >= 1);
    gc_collect(rt, 1);
    assert_int_equal(rt->free_lists.list_count, 1);
    gc_collect(rt, 2);
    assert_int_equal(rt->free_lists.list_count, 0);
    assert_int_equal(rt->free_lists.dict_count, 0);
    fixture_free(rt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocations_count_and_deallocations_count_back),
        cmocka_unit_test(the_count_never_falls_below_zero),
        cmocka_unit_test(the_youngest_is_collected_when_its_count_passes_the_threshold),
        cmocka_unit_test(older_generations_are_collected_when_younger_ones_were_often_enough),
        cmocka_unit_test(a_full_collection_waits_for_a_quarter_of_the_long_lived),
        cmocka_unit_test(nothing_runs_by_itself_when_disabled_or_with_threshold_zero),
        cmocka_unit_test(tuples_of_atoms_are_untracked_by_a_collection_and_nested_ones_in_order),
        cmocka_unit_test(a_dict_is_tracked_by_its_first_container_and_untracked_by_a_full_collection),
        cmocka_unit_test(a_dict_that_holds_a_tuple_untracked_later_in_the_same_collection_is_untracked_too),
        cmocka_unit_test(a_full_collection_empties_the_free_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
