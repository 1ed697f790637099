/* What one collection finds, and what it leaves. */
#include "gc_scene.h"

static void an_unreachable_cycle_is_freed(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    Object *a, *b;
    (void)state;
    gc_collect(rt, 2);
    scene_list_pair(rt, &a, &b);
    assert_int_equal(gc_collect(rt, 2), 2);
    assert_int_equal(gc_collect(rt, 2), 0);
    fixture_free(rt);
}

static void a_cycle_that_is_held_stays(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    Object *a, *b;
    (void)state;
    Object *holder = list_new(rt, 0);
    scene_list_pair(rt, &a, &b);
    assert_int_equal(list_append(rt, holder, a), 0);
    assert_int_equal(gc_collect(rt, 2), 0);
    assert_int_equal(list_size(b), 1);
    object_decref(rt, holder);
    assert_int_equal(gc_collect(rt, 2), 2);
    fixture_free(rt);
}

static void survivors_move_one_generation_on(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    (void)state;
    gc_collect(rt, 2);
    int64_t oldest = gc_generation_size(rt, 2);
    Object *list = list_new(rt, 0);
    assert_int_equal(gc_generation_size(rt, 0), 1);
    gc_collect(rt, 0);
    assert_int_equal(gc_generation_size(rt, 0), 0);
    assert_int_equal(gc_generation_size(rt, 1), 1);
    gc_collect(rt, 1);
    assert_int_equal(gc_generation_size(rt, 1), 0);
    assert_int_equal(gc_generation_size(rt, 2), oldest + 1);
    object_decref(rt, list);
    fixture_free(rt);
}

/* CPython's own example: link_1 -> link_2 -> link_3 -> link_1, A refers to link_1; link_4 refers to itself.
 */
static void the_documented_example_is_judged_as_documented(void **state)
{
    if (!OURO_HOOKS)
        skip();
    Runtime *rt = fixture_new_unstressed();
    static Recording recording;
    Object *link[5], *name_a;
    (void)state;
    gc_collect(rt, 2);
    for (int i = 1; i <= 4; i++)
        link[i] = list_new(rt, 0);
    list_append(rt, link[1], link[2]);
    list_append(rt, link[2], link[3]);
    list_append(rt, link[3], link[1]);
    list_append(rt, link[4], link[4]);
    name_a = link[1];
    for (int i = 2; i <= 4; i++)
        object_decref(rt, link[i]);

    scene_record(rt, &recording, OURO_EVENT_BIT(OURO_EVENT_DECISION) | OURO_EVENT_BIT(OURO_EVENT_GC_REFS));
    assert_int_equal(gc_collect(rt, 0), 1);
    scene_stop_recording(rt);

    assert_int_equal(scene_verdicts(&recording, link[1], OURO_VERDICT_REACHABLE), 1);
    assert_int_equal(scene_verdicts(&recording, link[2], OURO_VERDICT_RESCUED), 1);
    assert_int_equal(scene_verdicts(&recording, link[3], OURO_VERDICT_RESCUED), 1);
    assert_int_equal(scene_verdicts(&recording, link[4], OURO_VERDICT_TENTATIVELY_UNREACHABLE), 1);
    assert_int_equal(scene_verdicts(&recording, link[4], OURO_VERDICT_GARBAGE), 1);
    assert_int_equal(scene_verdicts(&recording, NULL, OURO_VERDICT_GARBAGE), 1);
    object_decref(rt, name_a);
    assert_int_equal(gc_collect(rt, 2), 3);
    fixture_free(rt);
}

static void an_object_found_unreachable_comes_back_when_a_later_one_refers_to_it(void **state)
{
    if (!OURO_HOOKS)
        skip();
    Runtime *rt = fixture_new_unstressed();
    static Recording recording;
    (void)state;
    gc_collect(rt, 2);
    Object *inner = list_new(rt, 0);
    Object *outer = list_new(rt, 0);
    list_append(rt, outer, inner);
    object_decref(rt, inner);
    scene_record(rt, &recording, OURO_EVENT_BIT(OURO_EVENT_DECISION));
    assert_int_equal(gc_collect(rt, 0), 0);
    scene_stop_recording(rt);
    assert_int_equal(scene_verdicts(&recording, inner, OURO_VERDICT_TENTATIVELY_UNREACHABLE), 1);
    assert_int_equal(scene_verdicts(&recording, inner, OURO_VERDICT_RESCUED), 1);
    /* It was put behind the one that saved it. */
    assert_ptr_equal(ref_pointer(gc_head_of(outer)->gc_next), gc_head_of(inner));
    object_decref(rt, outer);
    fixture_free(rt);
}

static void gc_refs_count_down_by_each_reference_from_inside(void **state)
{
    if (!OURO_HOOKS)
        skip();
    Runtime *rt = fixture_new_unstressed();
    static Recording recording;
    (void)state;
    gc_collect(rt, 2);
    Object *list = list_new(rt, 0);
    list_append(rt, list, list);
    list_append(rt, list, list);
    scene_record(rt, &recording, OURO_EVENT_BIT(OURO_EVENT_GC_REFS));
    gc_collect(rt, 0);
    scene_stop_recording(rt);
    assert_int_equal(recording.count, 3);
    assert_int_equal(recording.events[0].value, 3);
    assert_int_equal(recording.events[0].other, 0);
    assert_int_equal(recording.events[1].value, 2);
    assert_int_equal(recording.events[1].other, ref_of(list));
    assert_int_equal(recording.events[2].value, 1);
    object_decref(rt, list);
    assert_int_equal(gc_collect(rt, 2), 1);
    fixture_free(rt);
}

static void watching_changes_nothing_that_a_program_can_see(void **state)
{
    if (!OURO_HOOKS)
        skip();
    (void)state;
    uint64_t sizes[2];
    for (int watched = 0; watched < 2; watched++) {
        Runtime *rt = fixture_new_unstressed();
        static Recording recording;
        Object *a, *b;
        if (watched)
            scene_record(rt, &recording, OURO_ALL_EVENTS);
        for (int i = 0; i < 50; i++)
            scene_list_pair(rt, &a, &b);
        assert_int_equal(gc_collect(rt, 1), 100);
        sizes[watched] = rt->memory.size;
        scene_stop_recording(rt);
        fixture_free(rt);
    }
    assert_int_equal(sizes[0], sizes[1]);
}

static void frozen_objects_are_not_collected(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    Object *a, *b;
    (void)state;
    gc_collect(rt, 2);
    scene_list_pair(rt, &a, &b);
    gc_freeze(rt);
    assert_int_equal(gc_collect(rt, 2), 0);
    assert_true(gc_frozen_count(rt) >= 2);
    gc_unfreeze(rt);
    assert_int_equal(gc_frozen_count(rt), 0);
    assert_int_equal(gc_collect(rt, 2), 2);
    fixture_free(rt);
}

static void a_collection_within_a_collection_does_nothing(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    (void)state;
    rt->collector.collecting = 1;
    assert_int_equal(gc_collect(rt, 2), 0);
    rt->collector.collecting = 0;
    fixture_free(rt);
}

static void a_million_nested_lists_are_judged_without_recursion(void **state)
{
    Runtime *rt = fixture_new_unstressed();
    const int depth = OURO_VERIFY ? 20000 : 1000000;
    (void)state;
    rt->collector.enabled = 0;
    Object *first = list_new(rt, 0);
    Object *chain = object_incref(first);
    for (int i = 1; i < depth; i++) {
        Object *next = list_new(rt, 0);
        assert_int_equal(list_append(rt, next, chain), 0);
        object_decref(rt, chain);
        chain = next;
    }
    assert_int_equal(gc_collect(rt, 2), 0);
    list_append(rt, first, chain);
    object_decref(rt, chain);
    object_decref(rt, first);
    assert_int_equal(gc_collect(rt, 2), depth);
    fixture_free(rt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unreachable_cycle_is_freed),
        cmocka_unit_test(a_cycle_that_is_held_stays),
        cmocka_unit_test(survivors_move_one_generation_on),
        cmocka_unit_test(the_documented_example_is_judged_as_documented),
        cmocka_unit_test(an_object_found_unreachable_comes_back_when_a_later_one_refers_to_it),
        cmocka_unit_test(gc_refs_count_down_by_each_reference_from_inside),
        cmocka_unit_test(watching_changes_nothing_that_a_program_can_see),
        cmocka_unit_test(frozen_objects_are_not_collected),
        cmocka_unit_test(a_collection_within_a_collection_does_nothing),
        cmocka_unit_test(a_million_nested_lists_are_judged_without_recursion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
