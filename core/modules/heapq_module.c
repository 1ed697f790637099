/* The module _heapq: heaps in lists, the smallest item first, or the largest (the _max functions). The comparisons
 * made are CPython's, as programs can count them. CPython: Modules/_heapqmodule.c. */
#include "modules/module_table.h"

#include "object/error.h"
#include "object/protocol.h"
#include "types/container/list.h"
#include "types/error/exception.h"
#include "types/text/str_view.h"

/* heap[i] is not above heap[2 i + 1] and heap[2 i + 2]: "above" is greater, in a heap of the largest less. */

/* `what`: "heapify() argument", as messages name it. */
static bool check_list(Runtime *rt, Object *heap, const char *what)
{
    if (object_is_list(heap))
        return true;
    error_format(rt, ERROR_TYPE, "%s must be list, not %.50s", what, argument_word(rt, heap));
    return false;
}

/* Whether `left` belongs nearer to the top: 1, 0, -1 and an error. Both are held meanwhile. */
static int is_nearer(Runtime *rt, Object *heap, Object *left, Object *right, bool largest)
{
    int64_t size = list_size(heap);
    object_incref(left);
    object_incref(right);
    int answer =
        largest ? object_compare(rt, right, left, COMPARE_LT) : object_compare(rt, left, right, COMPARE_LT);
    object_decref(rt, right);
    object_decref(rt, left);
    if (answer >= 0 && size != list_size(heap)) {
        error_set(rt, ERROR_RUNTIME, "list changed size during iteration");
        return -1;
    }
    return answer;
}

static void swap_items(Object *heap, int64_t left, int64_t right)
{
    Ref *items = list_items(heap);
    Ref swapped = items[left];
    items[left] = items[right];
    items[right] = swapped;
}

/* Moves the item towards the top, not beyond `start`. */
static int rise(Runtime *rt, Object *heap, int64_t start, int64_t index, bool largest)
{
    if (index >= list_size(heap)) {
        error_set(rt, ERROR_INDEX, "index out of range");
        return -1;
    }
    while (index > start) {
        int64_t parent = (index - 1) >> 1;
        int nearer = is_nearer(rt, heap, list_get(heap, index), list_get(heap, parent), largest);
        if (nearer < 0)
            return -1;
        if (nearer == 0)
            break;
        swap_items(heap, index, parent);
        index = parent;
    }
    return 0;
}

/* Moves the item to a leaf along the nearer children, and from there up again to its place. */
static int sink(Runtime *rt, Object *heap, int64_t start, bool largest)
{
    int64_t size = list_size(heap);
    if (start >= size) {
        error_set(rt, ERROR_INDEX, "index out of range");
        return -1;
    }
    int64_t index = start;
    for (int64_t inner = size >> 1; index < inner;) {
        int64_t child = 2 * index + 1;
        if (child + 1 < size) {
            int nearer = is_nearer(rt, heap, list_get(heap, child), list_get(heap, child + 1), largest);
            if (nearer < 0)
                return -1;
            child += nearer == 0;
        }
        swap_items(heap, index, child);
        index = child;
    }
    return rise(rt, heap, start, index, largest);
}

static Object *none_or_error(Runtime *rt, int status) { return status < 0 ? NULL : none_new(rt); }

static Object *heappush(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *heap = argument_at(arguments, 0);
    (void)self;
    if (!check_list(rt, heap, "heappush() argument 1") ||
        list_append(rt, heap, argument_at(arguments, 1)) < 0)
        return NULL;
    return none_or_error(rt, rise(rt, heap, 0, list_size(heap) - 1, false));
}

static Object *pop(Runtime *rt, Object *heap, bool largest)
{
    if (!check_list(rt, heap, largest ? "_heappop_max() argument" : "heappop() argument"))
        return NULL;
    int64_t size = list_size(heap);
    if (size == 0) {
        error_set(rt, ERROR_INDEX, "index out of range");
        return NULL;
    }
    Object *last = list_pop(rt, heap, size - 1);
    if (last == NULL || size == 1)
        return last;
    Object *first = list_get(heap, 0);
    list_items(heap)[0] = ref_of(last);
    if (sink(rt, heap, 0, largest) == 0)
        return first;
    object_decref(rt, first);
    return NULL;
}

static Object *heappop(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return pop(rt, argument_at(arguments, 0), false);
}

static Object *heappop_max(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return pop(rt, argument_at(arguments, 0), true);
}

static Object *replace(Runtime *rt, Object *heap, Object *item, bool largest)
{
    if (!check_list(rt, heap, largest ? "_heapreplace_max() argument 1" : "heapreplace() argument 1"))
        return NULL;
    if (list_size(heap) == 0) {
        error_set(rt, ERROR_INDEX, "index out of range");
        return NULL;
    }
    Object *first = list_get(heap, 0);
    list_items(heap)[0] = ref_of(object_incref(item));
    if (sink(rt, heap, 0, largest) == 0)
        return first;
    object_decref(rt, first);
    return NULL;
}

static Object *heapreplace(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return replace(rt, argument_at(arguments, 0), argument_at(arguments, 1), false);
}

static Object *heapreplace_max(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return replace(rt, argument_at(arguments, 0), argument_at(arguments, 1), true);
}

static Object *heappushpop(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *heap = argument_at(arguments, 0), *item = argument_at(arguments, 1);
    (void)self;
    if (!check_list(rt, heap, "heappushpop() argument 1"))
        return NULL;
    if (list_size(heap) == 0)
        return object_incref(item);
    Object *top = object_incref(list_get(heap, 0));
    int nearer = object_compare(rt, top, item, COMPARE_LT);
    object_decref(rt, top);
    if (nearer < 0)
        return NULL;
    if (nearer == 0)
        return object_incref(item);
    return replace(rt, heap, item, false);
}

/* In blocks that stay near each other: a subtree at a time, as soon as its last leaf's parent is done. */
static int sink_all_near(Runtime *rt, Object *heap, bool largest)
{
    int64_t size = list_size(heap);
    int64_t half = size >> 1;
    int64_t top_bit = 1;
    while (top_bit << 1 <= half)
        top_bit <<= 1;
    int64_t leftmost = top_bit - 1;
    int64_t mask = half >> 1;
    for (int64_t i = leftmost - 1; i >= mask; i--) {
        for (int64_t j = i;; j >>= 1) {
            if (sink(rt, heap, j, largest) < 0)
                return -1;
            if ((j & 1) == 0)
                break;
        }
    }
    for (int64_t i = half - 1; i >= leftmost; i--) {
        for (int64_t j = i;; j >>= 1) {
            if (sink(rt, heap, j, largest) < 0)
                return -1;
            if ((j & 1) == 0)
                break;
        }
    }
    return 0;
}

enum { NEAR_FROM = 2500 };

static Object *make_heap(Runtime *rt, Object *heap, bool largest)
{
    if (!check_list(rt, heap, largest ? "_heapify_max() argument" : "heapify() argument"))
        return NULL;
    if (list_size(heap) > NEAR_FROM)
        return none_or_error(rt, sink_all_near(rt, heap, largest));
    for (int64_t i = (list_size(heap) >> 1) - 1; i >= 0; i--) {
        if (sink(rt, heap, i, largest) < 0)
            return NULL;
    }
    return none_new(rt);
}

static Object *heapify(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return make_heap(rt, argument_at(arguments, 0), false);
}

static Object *heapify_max(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return make_heap(rt, argument_at(arguments, 0), true);
}

static const MethodDefinition functions[] = {
    {"heappush", heappush, 2, 2, 0, "($module, heap, item, /)"},
    {"heappushpop", heappushpop, 2, 2, 0, "($module, heap, item, /)"},
    {"heappop", heappop, 1, 1, METHOD_O, "($module, heap, /)"},
    {"heapreplace", heapreplace, 2, 2, 0, "($module, heap, item, /)"},
    {"heapify", heapify, 1, 1, METHOD_O, "($module, heap, /)"},
    {"_heappop_max", heappop_max, 1, 1, METHOD_O, "($module, heap, /)"},
    {"_heapify_max", heapify_max, 1, 1, METHOD_O, "($module, heap, /)"},
    {"_heapreplace_max", heapreplace_max, 2, 2, 0, "($module, heap, item, /)"},
    {0},
};

const ModuleDefinition heapq_module = {
    .name = "_heapq", .methods = functions, .doc = "Heap queue algorithm (a.k.a. priority queue)."};
