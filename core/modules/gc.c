/* The module gc: the collector as Python sees it. CPython: Modules/gcmodule.c. */
#include "gc/gc.h"

#include "gc/list.h"
#include "modules/module_support.h"
#include "object/error.h"
#include "object/traverse.h"
#include "types/abstract.h"
#include "types/call/held_arguments.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/intern.h"
#include "types/text/str_view.h"

static Object *gc_enable(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    rt->collector.enabled = 1;
    return none_new(rt);
}

static Object *gc_disable(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    rt->collector.enabled = 0;
    return none_new(rt);
}

static Object *gc_isenabled(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    return bool_from(rt, rt->collector.enabled);
}

/* A threshold: an int of C's size. 0, or -1 and OverflowError in the words of PyArg_ParseTuple's "i". */
static int as_threshold(Runtime *rt, Object *object, int64_t *value)
{
    Object *number = number_index(rt, object);
    if (number == NULL)
        return -1;
    bool overflow = false;
    *value = int_as_int64(rt, number, &overflow);
    object_decref(rt, number);
    if (!overflow && *value == (int32_t)*value)
        return 0;
    error_set(rt, ERROR_OVERFLOW, "%s",
              overflow     ? "Python int too large to convert to C long"
              : *value < 0 ? "signed integer is less than minimum"
                           : "signed integer is greater than maximum");
    return -1;
}

static Object *gc_collect_function(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"generation", NULL};
    static const Parameters parameters = {"collect", names, 0, -1};
    Object *given;
    int64_t generation = GC_GENERATIONS - 1;
    (void)self;
    if (arguments_parse(rt, arguments, &parameters, &given) < 0)
        return NULL;
    if (given != NULL && argument_c_int(rt, given, &generation) < 0)
        return NULL;
    if (generation < 0 || generation >= GC_GENERATIONS) {
        error_set(rt, ERROR_VALUE, "invalid generation");
        return NULL;
    }
    return int_from_int64(rt, gc_collect(rt, (int)generation));
}

static Object *gc_set_debug(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t flags;
    (void)self;
    if (argument_c_int(rt, argument_at(arguments, 0), &flags) < 0)
        return NULL;
    rt->collector.debug = (uint32_t)flags;
    return none_new(rt);
}

static Object *gc_get_debug(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    return int_from_int64(rt, (int32_t)rt->collector.debug);
}

static Object *gc_set_threshold(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    if (arguments_check_tuple(rt, "set_threshold", arguments, 1, GC_GENERATIONS) < 0)
        return NULL;
    /* One after the other, as CPython does: those before a wrong one are set. */
    for (int64_t i = 0; i < arguments->count; i++) {
        int64_t threshold;
        if (as_threshold(rt, argument_at(arguments, i), &threshold) < 0)
            return NULL;
        rt->collector.generations[i].threshold = threshold;
    }
    return none_new(rt);
}

static Object *three_ints(Runtime *rt, int64_t first, int64_t second, int64_t third)
{
    Object *items[] = {int_from_int64(rt, first), int_from_int64(rt, second), int_from_int64(rt, third)};
    Object *tuple = NULL;
    if (items[0] != NULL && items[1] != NULL && items[2] != NULL)
        tuple = tuple_pack(rt, 3, items);
    for (int i = 0; i < 3; i++)
        object_xdecref(rt, items[i]);
    return tuple;
}

static Object *gc_get_threshold(Runtime *rt, Object *self, const Arguments *arguments)
{
    const Generation *generations = rt->collector.generations;
    (void)self;
    (void)arguments;
    return three_ints(rt, generations[0].threshold, generations[1].threshold, generations[2].threshold);
}

static Object *gc_get_count(Runtime *rt, Object *self, const Arguments *arguments)
{
    const Generation *generations = rt->collector.generations;
    (void)self;
    (void)arguments;
    return three_ints(rt, generations[0].count, generations[1].count, generations[2].count);
}

/* ---- who refers to whom */

typedef struct Search {
    const Arguments *sought;
    bool found;
} Search;

static void visit_search(Object *child, void *argument)
{
    Search *search = argument;
    for (int64_t i = 0; i < search->sought->count; i++)
        search->found |= search->sought->items[i] == ref_of(child);
}

/* Those of a generation that refer to one of the arguments; neither the arguments' tuple nor the result is one. */
static int add_referrers(Runtime *rt, Object *result, const GcHead *list, const Arguments *sought)
{
    for (const GcHead *head = gc_next(list); head != list; head = gc_next(head)) {
        Object *object = gc_head_object(head);
        Search search = {sought, false};
        if (object == result)
            continue;
        object_traverse(object, visit_search, &search);
        if (search.found && list_append(rt, result, object) < 0)
            return -1;
    }
    return 0;
}

static Object *list_referrers(Runtime *rt, const Arguments *arguments)
{
    Object *result = list_new(rt, 0);
    for (int i = 0; result != NULL && i < GC_GENERATIONS; i++) {
        if (add_referrers(rt, result, &rt->collector.generations[i].head, arguments) < 0) {
            object_decref(rt, result);
            return NULL;
        }
    }
    return result;
}

/* Not a referrer: the tuple of what is asked about. */
static Object *gc_get_referrers(Runtime *rt, Object *self, const Arguments *arguments)
{
    HeldArguments held;
    (void)self;
    if (held_arguments_begin(rt, arguments, &held) < 0)
        return NULL;
    if (arguments->count > 0)
        gc_untrack(rt, held.tuple);
    Object *result = list_referrers(rt, arguments);
    held_arguments_end(rt, &held);
    return result;
}

typedef struct Gathering {
    Runtime *rt;
    Object *list;
    bool failed;
} Gathering;

static void visit_gather(Object *child, void *argument)
{
    Gathering *gathering = argument;
    if (!gathering->failed && list_append(gathering->rt, gathering->list, child) < 0)
        gathering->failed = true;
}

static Object *gc_get_referents(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Gathering gathering = {rt, list_new(rt, 0), false};
    if (gathering.list == NULL)
        return NULL;
    for (int64_t i = 0; i < arguments->count; i++) {
        const Object *object = argument_at(arguments, i);
        if (object_type(object)->tp_traverse != TYPE_NO_SLOT)
            object_traverse(object, visit_gather, &gathering);
    }
    if (!gathering.failed)
        return gathering.list;
    object_decref(rt, gathering.list);
    return NULL;
}

/* ---- what is tracked */

static int add_generation(Runtime *rt, Object *result, int generation)
{
    const GcHead *list = &rt->collector.generations[generation].head;
    for (const GcHead *head = gc_next(list); head != list; head = gc_next(head)) {
        if (gc_head_object(head) != result && list_append(rt, result, gc_head_object(head)) < 0)
            return -1;
    }
    return 0;
}

static Object *gc_get_objects(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"generation", NULL};
    static const Parameters parameters = {"get_objects", names, 0, -1};
    Object *given;
    int64_t generation = -1;
    (void)self;
    if (arguments_parse(rt, arguments, &parameters, &given) < 0)
        return NULL;
    if (given != NULL && given != runtime_none(rt)) {
        if (type_nb_index(object_type(given)) == NULL)
            return error_format(rt, ERROR_TYPE, "argument should be integer or None, not '%.200T'", given);
        if (number_as_index(rt, given, &generation, ERROR_OVERFLOW) < 0)
            return NULL;
        /* -1 is what no argument is. */
        if (generation < -1 || generation >= GC_GENERATIONS) {
            error_format(rt, ERROR_VALUE, "generation parameter must be %s",
                         generation < 0 ? "non-negative"
                                        : "less than the number of available generations (3)");
            return NULL;
        }
    }
    Object *result = list_new(rt, 0);
    for (int i = 0; result != NULL && i < GC_GENERATIONS; i++) {
        if ((generation < 0 || i == generation) && add_generation(rt, result, i) < 0) {
            object_decref(rt, result);
            return NULL;
        }
    }
    return result;
}

static Object *gc_is_tracked(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return bool_from(rt, object_is_tracked(argument_at(arguments, 0)));
}

static Object *gc_is_finalized_function(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    const Object *object = argument_at(arguments, 0);
    return bool_from(rt, object_is_gc(object) && gc_is_finalized(object));
}

static Object *gc_freeze_function(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    gc_freeze(rt);
    return none_new(rt);
}

static Object *gc_unfreeze_function(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    gc_unfreeze(rt);
    return none_new(rt);
}

static Object *gc_get_freeze_count(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    return int_from_int64(rt, gc_frozen_count(rt));
}

/* {"collections": …, "collected": …, "uncollectable": …} */
static Object *statistics_dict(Runtime *rt, const GenerationStatistics *statistics)
{
    static const char *const names[] = {"collections", "collected", "uncollectable"};
    const int64_t values[] = {statistics->collections, statistics->collected, statistics->uncollectable};
    Object *dict = dict_new(rt);
    for (int i = 0; dict != NULL && i < 3; i++) {
        Object *key = str_intern_cstring(rt, names[i]);
        Object *value = int_from_int64(rt, values[i]);
        bool failed = key == NULL || value == NULL || dict_set(rt, dict, key, value) < 0;
        object_xdecref(rt, key);
        object_xdecref(rt, value);
        if (failed) {
            object_decref(rt, dict);
            return NULL;
        }
    }
    return dict;
}

static Object *gc_get_stats(Runtime *rt, Object *self, const Arguments *arguments)
{
    GenerationStatistics statistics[GC_GENERATIONS];
    (void)self;
    (void)arguments;
    for (int i = 0; i < GC_GENERATIONS; i++)
        statistics[i] = rt->collector.statistics[i];
    Object *result = list_new(rt, 0);
    for (int i = 0; result != NULL && i < GC_GENERATIONS; i++) {
        Object *dict = statistics_dict(rt, &statistics[i]);
        int status = dict == NULL ? -1 : list_append(rt, result, dict);
        object_xdecref(rt, dict);
        if (status < 0) {
            object_decref(rt, result);
            return NULL;
        }
    }
    return result;
}

static const MethodDefinition functions[] = {
    {"enable", gc_enable, 0, 0, 0, "($module, /)"},
    {"disable", gc_disable, 0, 0, 0, "($module, /)"},
    {"isenabled", gc_isenabled, 0, 0, 0, "($module, /)"},
    {"set_debug", gc_set_debug, 1, 1, METHOD_O, "($module, flags, /)"},
    {"get_debug", gc_get_debug, 0, 0, 0, "($module, /)"},
    {"get_count", gc_get_count, 0, 0, 0, "($module, /)"},
    {"set_threshold", gc_set_threshold, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL},
    {"get_threshold", gc_get_threshold, 0, 0, 0, "($module, /)"},
    {"collect", gc_collect_function, 0, 0, METHOD_KEYWORDS, "($module, /, generation=2)"},
    {"get_objects", gc_get_objects, 0, 0, METHOD_KEYWORDS, "($module, /, generation=None)"},
    {"get_stats", gc_get_stats, 0, 0, 0, "($module, /)"},
    {"is_tracked", gc_is_tracked, 1, 1, METHOD_O, "($module, obj, /)"},
    {"is_finalized", gc_is_finalized_function, 1, 1, METHOD_O, "($module, obj, /)"},
    {"get_referrers", gc_get_referrers, 0, ARGUMENTS_ANY, METHOD_TUPLE | METHOD_HOLDS, NULL},
    {"get_referents", gc_get_referents, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL},
    {"freeze", gc_freeze_function, 0, 0, 0, "($module, /)"},
    {"unfreeze", gc_unfreeze_function, 0, 0, 0, "($module, /)"},
    {"get_freeze_count", gc_get_freeze_count, 0, 0, 0, "($module, /)"},
    {NULL, NULL, 0, 0, 0, NULL},
};

static int fill(Runtime *rt, Object *module)
{
    /* CPython's makes a list of a dead one here; ours has its lists from the beginning. */
    if (rt->free_lists.list_count > 0)
        list_trim_free_list(rt, rt->free_lists.list_count - 1);
    else
        rt->collector.generations[0].count++;
    if (module_add(rt, module, "garbage", ref_pointer(rt->collector.garbage)) < 0 ||
        module_add(rt, module, "callbacks", ref_pointer(rt->collector.callbacks)) < 0)
        return -1;
    return module_add_int(rt, module, "DEBUG_STATS", GC_DEBUG_STATS) < 0 ||
                   module_add_int(rt, module, "DEBUG_COLLECTABLE", GC_DEBUG_COLLECTABLE) < 0 ||
                   module_add_int(rt, module, "DEBUG_UNCOLLECTABLE", GC_DEBUG_UNCOLLECTABLE) < 0 ||
                   module_add_int(rt, module, "DEBUG_SAVEALL", GC_DEBUG_SAVEALL) < 0 ||
                   module_add_int(rt, module, "DEBUG_LEAK", GC_DEBUG_LEAK) < 0
               ? -1
               : 0;
}

const ModuleDefinition gc_module = {.name = "gc", .methods = functions, .exec = fill, .doc = NULL};
