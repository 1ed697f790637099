/* The module _bisect: where an item belongs in a sorted sequence. CPython: Modules/_bisectmodule.c. */
#include "modules/module_table.h"

#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/error/exception.h"
#include "types/number/int.h"
#include "types/text/str.h"

typedef struct Search {
    Object *sequence, *item, *key; /* borrowed; key NULL: none */
    int64_t low, high;
    bool right; /* behind what is equal, else before it */
} Search;

static int parse(Runtime *rt, const Arguments *arguments, const char *name, Search *search)
{
    static const char *const names[] = {"a", "x", "lo", "hi", "key", NULL};
    const Parameters parameters = {name, names, 2, 4};
    Object *values[5];
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return -1;
    search->sequence = values[0];
    search->item = values[1];
    search->key = values[4] == NULL || values[4] == runtime_none(rt) ? NULL : values[4];
    search->low = 0;
    search->high = -1;
    if (values[2] != NULL && argument_ssize(rt, values[2], &search->low) < 0)
        return -1;
    if (values[3] != NULL && values[3] != runtime_none(rt) &&
        argument_ssize(rt, values[3], &search->high) < 0)
        return -1;
    if (search->low < 0) {
        error_set(rt, ERROR_VALUE, "lo must be non-negative");
        return -1;
    }
    if (search->high == -1) {
        search->high = object_length(rt, search->sequence);
        if (search->high < 0)
            return -1;
    }
    return 0;
}

/* Whether the item at `index` comes first: 1, 0, -1 and an error. */
static int goes_on(Runtime *rt, const Search *search, int64_t index)
{
    Object *found = sequence_item(rt, search->sequence, index);
    if (found != NULL && search->key != NULL) {
        Object *key = object_call_one(rt, search->key, found);
        object_decref(rt, found);
        found = key;
    }
    if (found == NULL)
        return -1;
    int less = search->right ? object_compare(rt, search->item, found, COMPARE_LT)
                             : object_compare(rt, found, search->item, COMPARE_LT);
    object_decref(rt, found);
    if (less < 0)
        return -1;
    return search->right ? !less : less;
}

static int64_t find_place(Runtime *rt, const Search *search)
{
    int64_t low = search->low, high = search->high;
    while (low < high) {
        int64_t middle = (int64_t)(((uint64_t)low + (uint64_t)high) / 2);
        int beyond = goes_on(rt, search, middle);
        if (beyond < 0)
            return -1;
        if (beyond)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static Object *bisect(Runtime *rt, const Arguments *arguments, const char *name, bool right)
{
    Search search = {.right = right};
    if (parse(rt, arguments, name, &search) < 0)
        return NULL;
    int64_t place = find_place(rt, &search);
    return place < 0 ? NULL : int_from_int64(rt, place);
}

static Object *insort(Runtime *rt, const Arguments *arguments, const char *name, bool right)
{
    Search search = {.right = right};
    if (parse(rt, arguments, name, &search) < 0)
        return NULL;
    Object *item = search.item;
    Object *key = search.key == NULL ? object_incref(item) : object_call_one(rt, search.key, item);
    if (key == NULL)
        return NULL;
    search.item = key;
    int64_t place = find_place(rt, &search);
    object_decref(rt, key);
    if (place < 0)
        return NULL;
    if (object_is_exact(rt, search.sequence, TYPE_LIST))
        return list_insert(rt, search.sequence, place, item) < 0 ? NULL : none_new(rt);
    Object *index = int_from_int64(rt, place);
    Object *method = str_intern_cstring(rt, "insert");
    Object *result = NULL;
    if (index != NULL && method != NULL) {
        Ref both[] = {ref_of(index), ref_of(item)};
        result = object_call_method(rt, search.sequence, method, both, 2);
    }
    object_xdecref(rt, method);
    object_xdecref(rt, index);
    if (result == NULL)
        return NULL;
    object_decref(rt, result);
    return none_new(rt);
}

static Object *bisect_right(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return bisect(rt, arguments, "bisect_right", true);
}
static Object *bisect_left(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return bisect(rt, arguments, "bisect_left", false);
}
static Object *insort_right(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return insort(rt, arguments, "insort_right", true);
}
static Object *insort_left(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return insort(rt, arguments, "insort_left", false);
}

#define SIGNATURE "($module, /, a, x, lo=0, hi=None, *, key=None)"

static const MethodDefinition functions[] = {
    {"bisect_right", bisect_right, 0, ARGUMENTS_ANY, METHOD_KEYWORDS, SIGNATURE},
    {"insort_right", insort_right, 0, ARGUMENTS_ANY, METHOD_KEYWORDS, SIGNATURE},
    {"bisect_left", bisect_left, 0, ARGUMENTS_ANY, METHOD_KEYWORDS, SIGNATURE},
    {"insort_left", insort_left, 0, ARGUMENTS_ANY, METHOD_KEYWORDS, SIGNATURE},
    {0},
};

const ModuleDefinition bisect_module = {
    .name = "_bisect", .methods = functions, .doc = "Bisection algorithms."};
