/* Finalizers and weak reference callbacks: which run, in which order, how often, and what lives again. */
#include "gc_scene.h"

#include "object/weakref.h"

static char journal[512];

static void note(const char *text, int64_t number)
{
    size_t length = strlen(journal);
    snprintf(journal + length, sizeof journal - length, "%s%lld ", text, (long long)number);
}

static Object *finalizer_notes(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)arguments, (void)count;
    note("~", scene_tag(rt, self));
    return none_new(rt);
}

static Object *saved_list;

static Object *finalizer_resurrects(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)arguments, (void)count;
    note("~", scene_tag(rt, self));
    if (list_append(rt, saved_list, self) < 0)
        return NULL;
    return none_new(rt);
}

static Object *finalizer_fails(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)arguments, (void)count;
    note("~", scene_tag(rt, self));
    error_set(rt, ERROR_VALUE, "no");
    return NULL;
}

static Object *callback_notes(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    const WeakrefObject *reference = ref_pointer(arguments[0]);
    (void)self, (void)count;
    note("cb", reference->wr_object == ref_of(runtime_none(rt)) ? 0 : 1);
    return none_new(rt);
}

static Runtime *begin(void)
{
    Runtime *rt = fixture_new_unstressed();
    journal[0] = 0;
    gc_collect(rt, 2);
    return rt;
}

static void finalizers_run_in_the_order_in_which_the_objects_were_made(void **state)
{
    Runtime *rt = begin();
    (void)state;
    TypeObject *class = scene_class(rt, "Node", finalizer_notes);
    for (int i = 1; i <= 5; i++)
        scene_selfish(rt, class, i);
    assert_int_equal(gc_collect(rt, 2), 5);
    assert_string_equal(journal, "~1 ~2 ~3 ~4 ~5 ");
    object_decref(rt, (Object *)class);
    fixture_free(rt);
}

static void a_finalizer_runs_at_once_when_the_last_reference_goes(void **state)
{
    Runtime *rt = begin();
    (void)state;
    TypeObject *class = scene_class(rt, "Node", finalizer_notes);
    Object *object = instance_new(rt, class);
    Object *tag = int_from_int64(rt, 7);
    scene_set(rt, object, "tag", tag);
    object_decref(rt, tag);
    object_decref(rt, object);
    assert_string_equal(journal, "~7 ");
    object_decref(rt, (Object *)class);
    fixture_free(rt);
}

static void what_a_finalizer_brings_back_lives_on_and_is_not_finalized_again(void **state)
{
    if (!OURO_HOOKS)
        skip();
    Runtime *rt = begin();
    static Recording recording;
    (void)state;
    saved_list = list_new(rt, 0);
    TypeObject *class = scene_class(rt, "Node", finalizer_resurrects);
    Object *object = scene_selfish(rt, class, 1);
    scene_record(rt, &recording,
                 OURO_EVENT_BIT(OURO_EVENT_DECISION) | OURO_EVENT_BIT(OURO_EVENT_RESURRECTION));
    assert_int_equal(gc_collect(rt, 2), 0);
    scene_stop_recording(rt);
    assert_int_equal(scene_verdicts(&recording, object, OURO_VERDICT_RESURRECTED), 1);
    assert_int_equal(scene_verdicts(&recording, NULL, OURO_VERDICT_GARBAGE), 0);
    assert_int_equal(list_size(saved_list), 1);
    assert_true(gc_is_finalized(object));
    object_decref(rt, saved_list);
    assert_int_equal(gc_collect(rt, 2), 1);
    assert_string_equal(journal, "~1 ");
    object_decref(rt, (Object *)class);
    fixture_free(rt);
}

static void only_what_the_resurrected_reaches_survives_with_it(void **state)
{
    Runtime *rt = begin();
    (void)state;
    saved_list = list_new(rt, 0);
    TypeObject *saving = scene_class(rt, "Saving", finalizer_resurrects);
    TypeObject *plain = scene_class(rt, "Plain", finalizer_notes);
    Object *first = scene_selfish(rt, saving, 1);
    scene_selfish(rt, plain, 2);
    Object *third = instance_new(rt, plain);
    Object *tag = int_from_int64(rt, 3);
    scene_set(rt, third, "tag", tag);
    scene_set(rt, first, "other", third);
    object_decref(rt, tag);
    object_decref(rt, third);
    assert_int_equal(gc_collect(rt, 2), 1);
    assert_string_equal(journal, "~1 ~2 ~3 ");
    assert_int_equal(list_size(saved_list), 1);
    object_decref(rt, saved_list);
    assert_int_equal(gc_collect(rt, 2), 2);
    object_decref(rt, (Object *)saving);
    object_decref(rt, (Object *)plain);
    fixture_free(rt);
}

static char reported[1024];

static void keep_report(void *user, int stream, const char *text, uint64_t length)
{
    size_t have = strlen(reported);
    (void)user;
    if (stream == 2 && have + length < sizeof reported) {
        memcpy(reported + have, text, length);
        reported[have + length] = 0;
    }
}

static void an_error_in_a_finalizer_is_reported_and_goes_no_further(void **state)
{
    Runtime *rt = begin();
    (void)state;
    reported[0] = 0;
    host_of(rt)->write = keep_report;
    TypeObject *class = scene_class(rt, "Node", finalizer_fails);
    scene_selfish(rt, class, 1);
    scene_selfish(rt, class, 2);
    assert_int_equal(gc_collect(rt, 2), 2);
    assert_false(error_occurred(rt));
    assert_string_equal(journal, "~1 ~2 ");
    assert_non_null(strstr(reported, "Exception ignored in"));
    assert_non_null(strstr(reported, "ValueError: no"));
    object_decref(rt, (Object *)class);
    fixture_free(rt);
}

static void callbacks_run_before_finalizers_and_newest_first(void **state)
{
    if (!OURO_HOOKS)
        skip();
    Runtime *rt = begin();
    (void)state;
    TypeObject *class = scene_class(rt, "Node", finalizer_notes);
    Object *callback = scene_callable(rt, callback_notes);
    Object *object = scene_selfish(rt, class, 9);
    Object *first = weakref_new(rt, object, callback);
    Object *second = weakref_new(rt, object, callback);
    static Recording recording;
    scene_record(rt, &recording, OURO_EVENT_BIT(OURO_EVENT_WEAKREF_CALLBACK));
    assert_int_equal(gc_collect(rt, 2), 1);
    scene_stop_recording(rt);
    assert_string_equal(journal, "cb0 cb0 ~9 ");
    assert_int_equal(recording.count, 2);
    assert_int_equal(recording.events[0].subject, ref_of(second));
    assert_int_equal(recording.events[1].subject, ref_of(first));
    object_decref(rt, first);
    object_decref(rt, second);
    object_decref(rt, callback);
    object_decref(rt, (Object *)class);
    fixture_free(rt);
}

static void a_callback_of_a_weak_reference_that_is_garbage_too_does_not_run(void **state)
{
    Runtime *rt = begin();
    (void)state;
    TypeObject *class = scene_class(rt, "Node", NULL);
    Object *callback = scene_callable(rt, callback_notes);
    Object *object = instance_new(rt, class);
    Object *reference = weakref_new(rt, object, callback);
    scene_set(rt, object, "me", object);
    scene_set(rt, object, "weak", reference);
    object_decref(rt, reference);
    object_decref(rt, object);
    assert_int_equal(gc_collect(rt, 2), 2);
    assert_string_equal(journal, "");
    object_decref(rt, callback);
    object_decref(rt, (Object *)class);
    fixture_free(rt);
}

static void by_refcount_callbacks_run_after_the_finalizer(void **state)
{
    Runtime *rt = begin();
    (void)state;
    TypeObject *class = scene_class(rt, "Node", finalizer_notes);
    Object *callback = scene_callable(rt, callback_notes);
    Object *object = instance_new(rt, class);
    Object *tag = int_from_int64(rt, 4);
    scene_set(rt, object, "tag", tag);
    Object *reference = weakref_new(rt, object, callback);
    assert_int_equal(weakref_count(object), 1);
    object_decref(rt, tag);
    object_decref(rt, object);
    assert_string_equal(journal, "~4 cb0 ");
    object_decref(rt, reference);
    object_decref(rt, callback);
    object_decref(rt, (Object *)class);
    fixture_free(rt);
}

/* Nothing in this types has a tp_del, so one is put in place by hand, as a C extension would. */
static void legacy_finalizers_make_a_cycle_uncollectable(void **state)
{
    Runtime *rt = begin();
    (void)state;
    TypeObject *class = scene_class(rt, "Old", NULL);
    class->tp_del = TYPE_INSTANCE;
    Object *object = scene_selfish(rt, class, 1);
    Object *reached = list_new(rt, 0);
    list_append(rt, reached, reached);
    scene_set(rt, object, "list", reached);
    object_decref(rt, reached);
    assert_int_equal(gc_collect(rt, 2), 2);
    assert_int_equal(rt->collector.statistics[2].uncollectable, 2);
    Object *garbage = ref_pointer(rt->collector.garbage);
    assert_int_equal(list_size(garbage), 1);
    assert_ptr_equal(list_get(garbage, 0), object);
    class->tp_del = TYPE_NO_SLOT;
    list_clear(rt, garbage);
    assert_int_equal(gc_collect(rt, 2), 2);
    object_decref(rt, (Object *)class);
    fixture_free(rt);
}

static void save_all_keeps_garbage_in_the_garbage_list(void **state)
{
    Runtime *rt = begin();
    Object *a, *b;
    (void)state;
    scene_list_pair(rt, &a, &b);
    rt->collector.debug = GC_DEBUG_SAVEALL;
    assert_int_equal(gc_collect(rt, 2), 2);
    assert_int_equal(list_size(ref_pointer(rt->collector.garbage)), 2);
    rt->collector.debug = 0;
    list_clear(rt, ref_pointer(rt->collector.garbage));
    assert_int_equal(gc_collect(rt, 2), 2);
    fixture_free(rt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finalizers_run_in_the_order_in_which_the_objects_were_made),
        cmocka_unit_test(a_finalizer_runs_at_once_when_the_last_reference_goes),
        cmocka_unit_test(what_a_finalizer_brings_back_lives_on_and_is_not_finalized_again),
        cmocka_unit_test(only_what_the_resurrected_reaches_survives_with_it),
        cmocka_unit_test(an_error_in_a_finalizer_is_reported_and_goes_no_further),
        cmocka_unit_test(callbacks_run_before_finalizers_and_newest_first),
        cmocka_unit_test(a_callback_of_a_weak_reference_that_is_garbage_too_does_not_run),
        cmocka_unit_test(by_refcount_callbacks_run_after_the_finalizer),
        cmocka_unit_test(legacy_finalizers_make_a_cycle_uncollectable),
        cmocka_unit_test(save_all_keeps_garbage_in_the_garbage_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
