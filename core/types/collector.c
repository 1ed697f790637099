/* What the collector asks of the rooms above it: its callbacks, its garbage list and the free lists are
 * objects of types that it does not know. See gc.h, CollectorUpcalls. */
#include "gc/gc.h"

#include "object/function.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/standard_error.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/text/str.h"

/* info[name] = value; -1 and an error. */
static int set_number(Runtime *rt, Object *info, const char *name, int64_t value)
{
    Object *key = str_intern_cstring(rt, name);
    Object *number = key == NULL ? NULL : int_from_int64(rt, value);
    int status = number == NULL ? -1 : dict_set(rt, info, key, number);
    object_xdecref(rt, number);
    object_xdecref(rt, key);
    return status;
}

static Object *new_info(Runtime *rt, int generation, int64_t collected, int64_t uncollectable)
{
    Object *info = dict_new(rt);
    if (info == NULL)
        return NULL;
    if (set_number(rt, info, "generation", generation) == 0 &&
        set_number(rt, info, "collected", collected) == 0 &&
        set_number(rt, info, "uncollectable", uncollectable) == 0) {
        return info;
    }
    object_decref(rt, info);
    return NULL;
}

/* The list may change while its callbacks run, so each is found anew. */
static void call_each(Runtime *rt, Object *callbacks, Object *phase, Object *info)
{
    const Ref arguments[2] = {ref_of(phase), ref_of(info)};
    for (int64_t i = 0; i < list_size(callbacks); i++) {
        Object *callback = object_incref(list_get(callbacks, i));
        Object *result = object_call(rt, callback, arguments, 2);
        if (result == NULL)
            error_write_unraisable(rt, callback);
        object_xdecref(rt, result);
        object_decref(rt, callback);
    }
}

/* CPython: gcmodule.c, invoke_gc_callback */
static void run_callbacks(Runtime *rt, const char *phase, int generation, int64_t collected,
                          int64_t uncollectable)
{
    Object *callbacks = ref_pointer(rt->collector.callbacks);
    if (callbacks == NULL || list_size(callbacks) == 0)
        return;
    Object *info = new_info(rt, generation, collected, uncollectable);
    Object *name = info == NULL ? NULL : str_from_cstring(rt, phase);
    if (name == NULL) {
        error_write_unraisable(rt, NULL);
    } else {
        object_incref(callbacks);
        call_each(rt, callbacks, name, info);
        object_decref(rt, callbacks);
    }
    object_xdecref(rt, name);
    object_xdecref(rt, info);
}

static int append_garbage(Runtime *rt, Object *object)
{
    if (rt->collector.garbage == NO_REF) {
        rt->collector.garbage = ref_of(list_new(rt, 0));
        if (rt->collector.garbage == NO_REF)
            return -1;
    }
    return list_append(rt, ref_pointer(rt->collector.garbage), object);
}

static void clear_free_lists(Runtime *rt)
{
    tuple_clear_free_lists(rt);
    float_clear_free_list(rt);
    list_clear_free_list(rt);
    dict_clear_free_lists(rt);
}

const CollectorUpcalls collector_upcalls = {run_callbacks, append_garbage, clear_free_lists,
                                            standard_error_runs_code, standard_error_write_message};
