/* The module _time: the clocks, through the host's one door, so that what a program read of them can be given to it
 * again. Calendars and texts are time.py's. CPython: Modules/timemodule.c. */
#include "modules/module_table.h"

#include <math.h>

#include "object/error.h"
#include "types/abstract.h"
#include "types/none.h"
#include "types/number/float.h"
#include "types/number/int.h"

/* What one look at the clock takes where the host has none, and the date on which its time begins: 2024-01-01 UTC. */
#define OWN_TIME_STEP 1000
#define OWN_TIME_BEGINNING INT64_C(1704067200000000000)

static int64_t read_clock(Runtime *rt, int kind)
{
    const Host *host = host_of(rt);
    if (host->read_clock != NULL)
        return host->read_clock(host->clock_user, kind);
    rt->own_time += OWN_TIME_STEP;
    return kind == HOST_CLOCK_WALL ? OWN_TIME_BEGINNING + rt->own_time : rt->own_time;
}

static Object *seconds(Runtime *rt, int kind)
{
    return float_from_double(rt, (double)read_clock(rt, kind) / 1e9);
}

static Object *nanoseconds(Runtime *rt, int kind) { return int_from_int64(rt, read_clock(rt, kind)); }

/* X(name, clock) */
#define CLOCKS(X) \
    X(time, HOST_CLOCK_WALL) \
    X(monotonic, HOST_CLOCK_MONOTONIC) \
    X(perf_counter, HOST_CLOCK_MONOTONIC) \
    X(process_time, HOST_CLOCK_PROCESS) \
    X(thread_time, HOST_CLOCK_PROCESS)

#define CLOCK_FUNCTIONS(name, clock) \
    static Object *time_##name(Runtime *rt, Object *self, const Arguments *arguments) \
    { \
        (void)self, (void)arguments; \
        return seconds(rt, clock); \
    } \
    static Object *time_##name##_ns(Runtime *rt, Object *self, const Arguments *arguments) \
    { \
        (void)self, (void)arguments; \
        return nanoseconds(rt, clock); \
    }
CLOCKS(CLOCK_FUNCTIONS)
#undef CLOCK_FUNCTIONS

/* A float, or what is an index; nothing else has a length in seconds. 0, or -1 and an error. */
static int read_duration(Runtime *rt, Object *object, double *duration)
{
    bool is_float = type_is_subtype(object_type(object), runtime_type(rt, TYPE_FLOAT));
    Object *number = is_float ? object_incref(object) : number_index(rt, object);
    Object *seconds = number == NULL || is_float ? number : number_float(rt, number);
    if (!is_float)
        object_xdecref(rt, number);
    if (seconds == NULL)
        return -1;
    *duration = float_value(seconds);
    object_decref(rt, seconds);
    return 0;
}

static Object *time_sleep(Runtime *rt, Object *self, const Arguments *arguments)
{
    const Host *host = host_of(rt);
    double duration;
    (void)self;
    if (read_duration(rt, argument_at(arguments, 0), &duration) < 0)
        return NULL;
    if (isnan(duration)) {
        error_set(rt, ERROR_VALUE, "Invalid value NaN (not a number)");
        return NULL;
    }
    if (duration < 0) {
        error_set(rt, ERROR_VALUE, "sleep length must be non-negative");
        return NULL;
    }
    if (duration > 9e9) {
        error_set(rt, ERROR_OVERFLOW, "timestamp too large to convert to C _PyTime_t");
        return NULL;
    }
    int64_t length = (int64_t)(duration * 1e9);
    if (host->sleep == NULL)
        rt->own_time += length;
    else if (host->sleep(host->clock_user, length) < 0) {
        host_of(rt)->evaluation_request &= ~(uint32_t)EVALUATION_INTERRUPT;
        error_set(rt, ERROR_KEYBOARD_INTERRUPT, "%s", "");
        return NULL;
    }
    return none_new(rt);
}

static const MethodDefinition functions[] = {
#define CLOCK_ROWS(name, clock) \
    {#name, time_##name, 0, 0, 0, NULL}, {#name "_ns", time_##name##_ns, 0, 0, 0, NULL},
    CLOCKS(CLOCK_ROWS)
#undef CLOCK_ROWS
        {"sleep", time_sleep, 1, 1, METHOD_O, NULL},
    {0},
};

const ModuleDefinition time_module = {.name = "_time", .methods = functions};
