/* The module _tracemalloc: where blocks were handed out (types/call/places.h, memory/traces.h), as Python sees it. */
#include "memory/traces.h"
#include "modules/module_table.h"
#include "types/abstract.h"
#include "types/call/places.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"

static Object *start(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t depth = 1;
    (void)self;
    if (arguments->count > 0 && argument_c_int(rt, argument_at(arguments, 0), &depth) < 0)
        return NULL;
    if (depth < 1 || depth > PLACES_DEPTH_MOST)
        return error_format(rt, ERROR_VALUE, "the number of frames must be in range [1; %d]",
                            PLACES_DEPTH_MOST);
    places_start(rt, (uint32_t)depth);
    return none_new(rt);
}

static Object *stop(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    places_stop(rt);
    return none_new(rt);
}

static Object *is_tracing(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    return bool_from(rt, rt->memory.traces.is_on);
}

static Object *clear_traces(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    if (rt->memory.traces.is_on)
        places_clear(rt);
    return none_new(rt);
}

static Object *reset_peak(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    rt->memory.traces.peak = rt->memory.traces.bytes;
    return none_new(rt);
}

static Object *get_traceback_limit(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    return int_from_int64(rt, rt->places.depth == 0 ? 1 : rt->places.depth);
}

static Object *get_tracemalloc_memory(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    return int_from_int64(rt, (int64_t)places_bytes(rt));
}

/* (a, b), both stolen; NULL where one is missing, or there is no memory. */
static Object *pair(Runtime *rt, Object *first, Object *second)
{
    Object *items[] = {first, second};
    Object *tuple = first == NULL || second == NULL ? NULL : tuple_pack(rt, 2, items);
    object_xdecref(rt, first);
    object_xdecref(rt, second);
    return tuple;
}

static Object *get_traced_memory(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    const Traces *traces = &rt->memory.traces;
    int64_t bytes = (int64_t)traces->bytes;
    int64_t peak = (int64_t)traces->peak;
    Object *first = int_from_int64(rt, bytes);
    return pair(rt, first, int_from_int64(rt, peak));
}

/* ---- places as tuples of (file, line). What is made meanwhile is not noted. */

static Object *lines_of_place(Runtime *rt, uint32_t number)
{
    const Place *place = place_at(rt, number);
    Object *tuple = tuple_new(rt, place->count);
    for (uint32_t i = 0; tuple != NULL && i < place->count; i++) {
        PlaceLine line = place_lines(rt, place)[i];
        Object *name = place_file_name(rt, &line);
        Object *entry = pair(rt, name, int_from_int64(rt, line.line));
        if (entry == NULL) {
            object_decref(rt, tuple);
            return NULL;
        }
        tuple_set(tuple, i, entry);
    }
    return tuple;
}

static Object *object_lines(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    const Trace *trace = places_of_object(rt, argument_at(arguments, 0));
    if (trace == NULL)
        return none_new(rt);
    rt->memory.traces.is_paused = 1;
    Object *lines = lines_of_place(rt, trace->place);
    rt->memory.traces.is_paused = 0;
    return lines;
}

/* (domain, size, lines, how many calls were on) */
static Object *trace_as_tuple(Runtime *rt, Trace trace, Object *lines)
{
    Object *items[] = {
        int_from_int64(rt, 0),
        int_from_int64(rt, (int64_t)trace.size),
        object_incref(lines),
        int_from_int64(rt, place_at(rt, trace.place)->calls),
    };
    Object *tuple = NULL;
    if (items[0] != NULL && items[1] != NULL && items[3] != NULL)
        tuple = tuple_pack(rt, 4, items);
    for (int i = 0; i < 4; i++)
        object_xdecref(rt, items[i]);
    return tuple;
}

/* Appends what is noted; each place's lines are made but once, kept in `known`. 0, or -1 and MemoryError. */
static int append_traces(Runtime *rt, Object *list, Object *known)
{
    const Traces *traces = &rt->memory.traces;
    for (uint64_t i = 0; traces->table != NO_REF && i <= traces->mask; i++) {
        Trace trace = ((const Trace *)ref_pointer(traces->table))[i];
        if (trace.block == NO_REF)
            continue;
        Object *lines = list_get(known, trace.place);
        if (lines == NULL) {
            lines = lines_of_place(rt, trace.place);
            if (lines == NULL)
                return -1;
            list_items(known)[trace.place] = ref_of(lines);
        }
        Object *tuple = trace_as_tuple(rt, trace, lines);
        int added = tuple == NULL ? -1 : list_append(rt, list, tuple);
        object_xdecref(rt, tuple);
        if (added < 0)
            return -1;
    }
    return 0;
}

/* The list itself is noted, as it is in CPython; nothing is taken from or given to what is noted after that, and no
 * collection runs, so that the table stays as it is. */
static Object *get_traces(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    Object *list = list_new(rt, 0);
    if (list == NULL || !rt->memory.traces.is_on)
        return list;
    rt->memory.traces.is_paused = 1;
    uint32_t was_enabled = rt->collector.enabled;
    rt->collector.enabled = 0;
    Object *known = list_new(rt, (int64_t)rt->places.places.used);
    int done = known == NULL ? -1 : append_traces(rt, list, known);
    object_xdecref(rt, known);
    rt->collector.enabled = was_enabled;
    rt->memory.traces.is_paused = 0;
    if (done < 0) {
        object_decref(rt, list);
        return NULL;
    }
    return list;
}

static const MethodDefinition functions[] = {
    {"start", start, 0, 1, 0, "(nframe=1, /)"},
    {"stop", stop, 0, 0, 0, "()"},
    {"is_tracing", is_tracing, 0, 0, 0, "()"},
    {"clear_traces", clear_traces, 0, 0, 0, "()"},
    {"reset_peak", reset_peak, 0, 0, 0, "()"},
    {"get_traceback_limit", get_traceback_limit, 0, 0, 0, "()"},
    {"get_tracemalloc_memory", get_tracemalloc_memory, 0, 0, 0, "()"},
    {"get_traced_memory", get_traced_memory, 0, 0, 0, "()"},
    {"_get_object_traceback", object_lines, 1, 1, 0, "(obj, /)"},
    {"_get_traces", get_traces, 0, 0, 0, "()"},
    {0},
};

const ModuleDefinition tracemalloc_module = {.name = "_tracemalloc", .methods = functions};
