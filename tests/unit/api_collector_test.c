/* The collector, the clock and memory as the public API shows them. */
#include "api_fixture.h"

#include <string.h>

static int setup(void **state)
{
    *state = api_new_unstressed();
    return 0;
}

static int teardown(void **state)
{
    api_free(*state);
    return 0;
}

static void new_cycle(ouro_Runtime *rt)
{
    ouro_Object *list = ouro_list_new(rt);
    assert_int_equal(ouro_list_append(rt, list, list), 0);
    ouro_release(rt, list);
}

static void a_cycle_is_found(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_collect(rt, 2);
    new_cycle(rt);
    new_cycle(rt);
    assert_int_equal(ouro_collect(rt, 0), 2);
    assert_int_equal(ouro_collect(rt, 3), -1);
    api_expect_error(rt, OURO_ERROR_VALUE, "invalid generation");
    ouro_CollectorStatistics statistics;
    assert_int_equal(ouro_gc_statistics(rt, 0, &statistics), 0);
    assert_int_equal(statistics.collected, 2);
}

static void collections_start_by_themselves_when_enabled(void **state)
{
    ouro_Runtime *rt = *state;
    const int64_t thresholds[OURO_GENERATIONS] = {10, 5, 5};
    ouro_CollectorStatistics before;
    ouro_CollectorStatistics after;
    ouro_collect(rt, 2);
    ouro_gc_set_thresholds(rt, thresholds);
    ouro_gc_enable(rt, false);
    ouro_gc_statistics(rt, 0, &before);
    for (int i = 0; i < 30; i++)
        new_cycle(rt);
    ouro_gc_statistics(rt, 0, &after);
    assert_int_equal(after.collections, before.collections);
    int64_t counts[OURO_GENERATIONS];
    ouro_gc_counts(rt, counts);
    assert_int_equal(counts[0], 30);
    ouro_gc_enable(rt, true);
    new_cycle(rt);
    ouro_gc_statistics(rt, 0, &after);
    assert_int_equal(after.collections, before.collections + 1);
    assert_int_equal(after.collected, before.collected + 30);
}

static void frozen_objects_are_left_alone(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_collect(rt, 2);
    new_cycle(rt);
    ouro_gc_freeze(rt);
    assert_true(ouro_gc_frozen_count(rt) > 0);
    assert_int_equal(ouro_gc_generation_size(rt, 0), 0);
    assert_int_equal(ouro_collect(rt, 2), 0);
    ouro_gc_unfreeze(rt);
    assert_int_equal(ouro_gc_frozen_count(rt), 0);
    assert_int_equal(ouro_collect(rt, 2), 1);
}

static void containers_alone_are_tracked(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *list = ouro_list_new(rt);
    ouro_Object *dict = ouro_dict_new(rt);
    ouro_Object *number = ouro_int_new(rt, 1000);
    assert_true(ouro_gc_is_tracked(list));
    assert_false(ouro_gc_is_tracked(dict));
    assert_false(ouro_gc_is_tracked(number));
    assert_int_equal(ouro_dict_set(rt, dict, number, list), 0);
    assert_true(ouro_gc_is_tracked(dict));
    ouro_release(rt, number);
    ouro_release(rt, dict);
    ouro_release(rt, list);
}

static void write_text(void *user, int stream, const char *text, uint64_t length)
{
    assert_int_equal(stream, 2);
    strncat(user, text, length);
}

static void debug_messages_go_to_the_writer(void **state)
{
    (void)state;
    char written[4096] = "";
    ouro_Options options = ouro_options_default();
    options.write = write_text;
    options.write_user = written;
    ouro_Runtime *rt = ouro_create(&options, NULL);
    ouro_collect(rt, 2);
    ouro_gc_set_debug(rt, OURO_GC_DEBUG_COLLECTABLE);
    assert_int_equal(ouro_gc_debug(rt), OURO_GC_DEBUG_COLLECTABLE);
    new_cycle(rt);
    ouro_collect(rt, 2);
    assert_non_null(strstr(written, "gc: collectable <list 0x"));
    ouro_gc_set_debug(rt, 0);
    api_free(rt);
}

static void saved_garbage_is_in_the_list(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_collect(rt, 2);
    ouro_gc_set_debug(rt, OURO_GC_DEBUG_SAVEALL);
    new_cycle(rt);
    ouro_collect(rt, 2);
    ouro_gc_set_debug(rt, 0);
    ouro_Object *garbage = ouro_gc_garbage(rt);
    assert_int_equal(ouro_length(rt, garbage), 1);
    assert_int_equal(ouro_list_clear(rt, garbage), 0);
    ouro_release(rt, garbage);
    assert_int_equal(ouro_collect(rt, 2), 1);
}

static ouro_Object *finalize(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                             int64_t count)
{
    (void)arguments;
    (void)count;
    ++*(int *)user;
    return ouro_set_global(rt, "revived", self) < 0 ? NULL : ouro_none(rt);
}

static void a_finalizer_runs_once_and_is_remembered(void **state)
{
    ouro_Runtime *rt = *state;
    int runs = 0;
    const ouro_Method del = {"__del__", finalize, &runs};
    ouro_Object *class =
        ouro_class_new(rt, &(ouro_ClassDefinition){.name = "C", .methods = &del, .method_count = 1});
    ouro_Object *object = ouro_instance_new(rt, class);
    assert_false(ouro_gc_is_finalized(object));
    ouro_release(rt, object);
    object = ouro_get_global(rt, "revived");
    assert_true(ouro_gc_is_finalized(object));
    assert_int_equal(ouro_delete_global(rt, "revived"), 0);
    ouro_release(rt, object);
    assert_int_equal(runs, 1);
    ouro_release(rt, class);
}

typedef struct Seen {
    uint64_t last_clock;
    uint64_t counts[OURO_EVENT_COUNT];
} Seen;

static void note_event(void *user, ouro_Runtime *rt, const ouro_Event *event)
{
    Seen *seen = user;
    assert_true(event->clock > seen->last_clock);
    assert_true(event->clock == ouro_clock(rt));
    seen->last_clock = event->clock;
    seen->counts[event->kind]++;
}

static void the_hook_sees_what_happens(void **state)
{
    if (!OURO_HOOKS)
        skip();
    ouro_Runtime *rt = *state;
    Seen seen = {0};
    ouro_collect(rt, 2);
    uint64_t before = ouro_clock(rt);
    ouro_set_hook(rt, note_event, &seen,
                  OURO_EVENT_BIT(OURO_EVENT_TRACK) | OURO_EVENT_BIT(OURO_EVENT_DECISION));
    new_cycle(rt);
    ouro_collect(rt, 0);
    ouro_set_hook(rt, NULL, NULL, 0);
    uint64_t after = ouro_clock(rt);
    new_cycle(rt);
    ouro_collect(rt, 0);
    assert_int_equal(seen.counts[OURO_EVENT_TRACK], 1);
    assert_true(seen.counts[OURO_EVENT_DECISION] >= 1);
    assert_int_equal(seen.counts[OURO_EVENT_ALLOCATION], 0);
    assert_true(after > before);
    assert_true(ouro_clock(rt) == after);
}

static void events_phases_and_verdicts_have_names(void **state)
{
    (void)state;
    assert_string_equal(ouro_event_name(OURO_EVENT_OUTPUT), "output");
    assert_string_equal(ouro_phase_name(OURO_PHASE_SUBTRACT_REFS), "subtract_refs");
    assert_string_equal(ouro_verdict_name(OURO_VERDICT_SURVIVED), "survived");
    assert_string_equal(ouro_event_name(OURO_EVENT_COUNT), "?");
    assert_string_equal(ouro_phase_name(OURO_PHASE_COUNT), "?");
    assert_string_equal(ouro_verdict_name(OURO_VERDICT_COUNT), "?");
}

static void an_allocation_fails_on_demand(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_Object *list = ouro_list_new(rt);
    ouro_fail_allocation(rt, 1, false);
    assert_null(ouro_dict_new(rt));
    api_expect_error(rt, OURO_ERROR_MEMORY, "");
    assert_int_equal(ouro_allocation_count(rt), 1);
    assert_int_equal(ouro_list_append(rt, list, list), 0);
    ouro_fail_allocation(rt, 1, true);
    assert_null(ouro_list_new(rt));
    ouro_error_clear(rt);
    assert_null(ouro_float_new(rt, 1));
    ouro_error_clear(rt);
    ouro_fail_allocation(rt, 0, false);
    ouro_release(rt, list);
}

static void memory_is_counted(void **state)
{
    ouro_Runtime *rt = *state;
    ouro_MemoryStatistics before;
    ouro_MemoryStatistics after;
    ouro_Object *first = ouro_bytes_new(rt, "", 1);
    ouro_memory_statistics(rt, &before);
    ouro_Object *large = ouro_bytes_new(rt, "x", 1);
    ouro_Object *list = ouro_bytes_new(rt, "a few more bytes than one", 25);
    ouro_memory_statistics(rt, &after);
    assert_int_equal(after.allocated_blocks, before.allocated_blocks + 1);
    ouro_release(rt, list);
    ouro_release(rt, large);
    ouro_release(rt, first);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_cycle_is_found),
        TEST(collections_start_by_themselves_when_enabled),
        TEST(frozen_objects_are_left_alone),
        TEST(containers_alone_are_tracked),
        TEST(debug_messages_go_to_the_writer),
        TEST(saved_garbage_is_in_the_list),
        TEST(a_finalizer_runs_once_and_is_remembered),
        TEST(the_hook_sees_what_happens),
        TEST(events_phases_and_verdicts_have_names),
        TEST(an_allocation_fails_on_demand),
        TEST(memory_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
