/* The clock, the mask, the alarm, and lines as events: trace.h. */
#include "api_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "lang/script.h"
#include "ouro/inspect.h"
#include "ouro/python.h"

static const char program[] = "def fib(n):\n"
                              "    if n < 2:\n"
                              "        return n\n"
                              "    return fib(n - 1) + fib(n - 2)\n"
                              "class Node:\n"
                              "    def __init__(self, value):\n"
                              "        self.value = value\n"
                              "        self.next = self\n"
                              "total = 0\n"
                              "for i in range(40):\n"
                              "    total += i * 3 % 7\n"
                              "    node = Node([i, total])\n"
                              "    if total > 20 and node.value[0] < 30:\n"
                              "        total = 0\n"
                              "words = sorted('b a d c'.split(), key=lambda word: -ord(word))\n"
                              "total += fib(9)\n"
                              "print(total, words)\n";

enum { EVENTS_MOST = 200000 };

typedef struct Log {
    ouro_Event *events;
    uint64_t count;
} Log;

static void note(void *user, ouro_Runtime *rt, const ouro_Event *event)
{
    Log *log = user;
    (void)rt;
    assert_true(log->count < EVENTS_MOST);
    log->events[log->count++] = *event;
}

static void run_watched(ouro_Runtime *rt, const char *text, Log *log, uint64_t mask)
{
    assert_int_equal(ouro_run(rt, "", "<nothing>"), 0);
    ouro_set_hook(rt, note, log, mask);
    assert_int_equal(ouro_run(rt, text, "<watched>"), 0);
    ouro_set_hook(rt, NULL, NULL, 0);
}

static uint8_t *copy_of(const ouro_View *view)
{
    uint8_t *copy = malloc(view->size);
    assert_non_null(copy);
    memcpy(copy, view->memory, view->size);
    return copy;
}

/* Runs the program in a runtime of its own, and gives a copy of the region that it leaves. */
static uint8_t *region_after(Log *log, uint64_t mask, uint64_t *size, uint64_t *clock)
{
    ouro_Runtime *rt = ouro_create(NULL, NULL);
    assert_non_null(rt);
    log->count = 0;
    run_watched(rt, program, log, mask);
    ouro_View view = ouro_view(rt);
    *size = view.size;
    *clock = ouro_clock(rt);
    uint8_t *copy = copy_of(&view);
    ouro_destroy(rt);
    return copy;
}

static void test_the_mask_changes_neither_the_clock_nor_the_region(void **state)
{
    (void)state;
    const uint64_t masks[] = {0, OURO_EVENT_BIT(OURO_EVENT_LINE), OURO_EVENT_BIT(OURO_EVENT_FREE),
                              OURO_ALL_EVENTS};
    Log log = {calloc(EVENTS_MOST, sizeof(ouro_Event)), 0};
    uint64_t first_size;
    uint64_t first_clock;
    uint8_t *first = region_after(&log, masks[0], &first_size, &first_clock);
    assert_true(first_clock > 1000);
    for (int i = 1; i < 4; i++) {
        uint64_t size;
        uint64_t clock;
        uint8_t *other = region_after(&log, masks[i], &size, &clock);
        assert_int_equal(clock, first_clock);
        assert_int_equal(size, first_size);
        assert_memory_equal(other, first, size);
        free(other);
    }
    assert_int_equal(log.count, first_clock);
    for (uint64_t i = 0; i < log.count; i++)
        assert_int_equal(log.events[i].clock, i + 1);
    free(first);
    free(log.events);
}

typedef struct Alarms {
    const Log *expected;
    uint64_t seen;
    uint64_t step;
} Alarms;

static void at_alarm(void *user, ouro_Runtime *rt, const ouro_Event *event)
{
    Alarms *alarms = user;
    assert_memory_equal(event, &alarms->expected->events[alarms->seen * alarms->step], sizeof *event);
    alarms->seen++;
    ouro_set_alarm(rt, alarms->seen * alarms->step + 1);
}

static void test_an_alarm_is_the_event_of_its_number(void **state)
{
    (void)state;
    Log log = {calloc(EVENTS_MOST, sizeof(ouro_Event)), 0};
    uint64_t size;
    uint64_t clock;
    free(region_after(&log, OURO_ALL_EVENTS, &size, &clock));
    ouro_Runtime *rt = ouro_create(NULL, NULL);
    Alarms alarms = {&log, 0, 13};
    assert_int_equal(ouro_run(rt, "", "<nothing>"), 0);
    ouro_set_hook(rt, at_alarm, &alarms, 0);
    ouro_set_alarm(rt, 1);
    assert_int_equal(ouro_run(rt, program, "<watched>"), 0);
    ouro_set_hook(rt, NULL, NULL, 0);
    assert_int_equal(alarms.seen, (clock - 1) / 13 + 1);
    ouro_destroy(rt);
    free(log.events);
}

/* The lines that CPython's sys.settrace tells of the same text. */
static void test_lines_are_cpythons(void **state)
{
    (void)state;
    static const char text[] = "x = [1,\n"
                               "     2,\n"
                               "     3]\n"
                               "for i in x: pass\n"
                               "while x:\n"
                               "    x.pop()\n"
                               "try:\n"
                               "    x[0]\n"
                               "except IndexError:\n"
                               "    pass\n"
                               "def f(a):\n"
                               "    b = a; c = b\n"
                               "    return (b +\n"
                               "            c)\n"
                               "f(1)\n";
    static const int64_t lines[] = {1, 4, 4, 4, 4, 5, 6, 5, 6, 5, 6, 5, 7, 8, 9, 10, 11, 15, 12, 13, 14, 13};
    const uint64_t count = sizeof lines / sizeof lines[0];
    Log log = {calloc(EVENTS_MOST, sizeof(ouro_Event)), 0};
    ouro_Runtime *rt = ouro_create(NULL, NULL);
    run_watched(rt, text, &log, OURO_EVENT_BIT(OURO_EVENT_LINE));
    for (uint64_t i = 0; i < count && i < log.count; i++)
        assert_int_equal(log.events[i].value, lines[i]);
    assert_int_equal(log.count, count);
    ouro_destroy(rt);
    free(log.events);
}

/* The frames and the state at the first event of line 3 of this text, inside a generator inside a function. */
static const char calls[] = "def inner(a):\n"
                            "    b = a + 1\n"
                            "    yield b\n"
                            "def outer(x):\n"
                            "    for value in inner(x):\n"
                            "        return value\n"
                            "waits = inner(7); next(waits)\n"
                            "outer(1)\n";

typedef struct Expected {
    const char *name;
    ouro_FrameKind kind;
    int32_t line;
    uint32_t variables;
    uint32_t depth;
} Expected;

static void check_frames(void *user, ouro_Runtime *rt, const ouro_Event *event)
{
    static const Expected expected[] = {
        {"inner", OURO_FRAME_CALL, 3, 2, 0},
        {"outer", OURO_FRAME_CALL, 5, 2, 1},
        {"<module>", OURO_FRAME_CALL, 8, 0, 2},
        {"inner", OURO_FRAME_GENERATOR, 3, 2, OURO_NO_INDEX},
    };
    int *seen = user;
    if (event->value != 3 || ++*seen != 2)
        return;
    ouro_View view = ouro_view(rt);
    ouro_Inspection *inspection = ouro_inspect(&view, NULL);
    const ouro_FrameRecord *frames;
    const ouro_StateRecord *state;
    uint64_t length;
    assert_int_equal(ouro_frames(inspection, &frames), 4);
    for (int i = 0; i < 4; i++) {
        assert_memory_equal(ouro_strings(inspection, &length) + frames[i].name_offset, expected[i].name,
                            strlen(expected[i].name));
        assert_int_equal(frames[i].kind, expected[i].kind);
        assert_int_equal(frames[i].line, expected[i].line);
        assert_int_equal(frames[i].variable_count, expected[i].variables);
        assert_int_equal(frames[i].depth, expected[i].depth);
    }
    assert_int_equal(ouro_state(inspection, &state), 1);
    assert_int_equal(state->clock, event->clock);
    assert_int_equal(state->generation, -1);
    assert_int_equal(state->size, view.size);
    ouro_inspection_close(inspection);
}

static void test_frames_and_the_state_of_an_instant(void **state)
{
    (void)state;
    int seen = 0;
    ouro_Runtime *rt = ouro_create(NULL, NULL);
    assert_int_equal(ouro_run(rt, "", "<nothing>"), 0);
    ouro_set_hook(rt, check_frames, &seen, OURO_EVENT_BIT(OURO_EVENT_LINE));
    assert_int_equal(ouro_run(rt, calls, "<watched>"), 0);
    ouro_set_hook(rt, NULL, NULL, 0);
    assert_int_equal(seen, 2);
    ouro_destroy(rt);
}

/* The events of the program when it stops after so many steps (0: never) and goes on. */
static void run_in_steps(Log *log, uint64_t steps)
{
    ouro_Runtime *rt = ouro_create(NULL, NULL);
    Runtime *runtime = (Runtime *)(void *)rt;
    assert_int_equal(ouro_run(rt, "", "<nothing>"), 0);
    char *text = script_text_alloc(runtime, (int64_t)strlen(program));
    memcpy(text, program, strlen(program));
    assert_int_equal(script_load(runtime, text, (int64_t)strlen(program), "<watched>", false), 0);
    log->count = 0;
    ouro_set_hook(rt, note, log, OURO_ALL_EVENTS);
    ScriptEnd end = script_run(runtime, steps);
    for (int stops = 0; end == SCRIPT_STOPPED; stops++) {
        assert_true(stops < 10000);
        end = script_run(runtime, steps);
    }
    assert_int_equal(end, SCRIPT_ENDED);
    ouro_set_hook(rt, NULL, NULL, 0);
    script_unload(runtime);
    ouro_destroy(rt);
}

static void test_a_run_that_stops_and_goes_on_has_the_same_events(void **state)
{
    (void)state;
    Log whole = {calloc(EVENTS_MOST, sizeof(ouro_Event)), 0};
    Log pieces = {calloc(EVENTS_MOST, sizeof(ouro_Event)), 0};
    run_in_steps(&whole, 0);
    for (uint64_t steps = 1; steps < 6; steps++) {
        run_in_steps(&pieces, steps);
        for (uint64_t i = 0; i < whole.count && i < pieces.count; i++)
            assert_memory_equal(&pieces.events[i], &whole.events[i], sizeof(ouro_Event));
        assert_int_equal(pieces.count, whole.count);
    }
    free(whole.events);
    free(pieces.events);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_mask_changes_neither_the_clock_nor_the_region),
        cmocka_unit_test(test_an_alarm_is_the_event_of_its_number),
        cmocka_unit_test(test_lines_are_cpythons),
        cmocka_unit_test(test_frames_and_the_state_of_an_instant),
        cmocka_unit_test(test_a_run_that_stops_and_goes_on_has_the_same_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
