/* itertools: how the types that count through indices, and cycle, accumulate and zip_longest, are taken apart and put
 * together again for copy and pickle; see itertools.h. */
#include "modules/itertools.h"

#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/container/iterator.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"

static Object *tuple_of_indices(Runtime *rt, const int64_t *indices, int64_t count)
{
    Object *tuple = tuple_new(rt, count);
    for (int64_t i = 0; tuple != NULL && i < count; i++) {
        Object *number = int_from_int64(rt, indices[i]);
        if (number == NULL) {
            object_decref(rt, tuple);
            return NULL;
        }
        tuple_set(tuple, i, number);
    }
    return tuple;
}

/* Reads `count` indices from a tuple, each clamped to 0 … most(i) - 1, or kept as it is for `limits` NULL. 0, or -1 and
 * an error. */
static int read_indices(Runtime *rt, Object *state, int64_t count, const int64_t *limits, int64_t *indices)
{
    if (!object_is_tuple(state) || tuple_size(state) != count) {
        error_set(rt, ERROR_VALUE, "invalid arguments");
        return -1;
    }
    for (int64_t i = 0; i < count; i++) {
        int64_t index;
        if (argument_ssize(rt, tuple_get(state, i), &index) < 0)
            return -1;
        int64_t last = limits == NULL ? INT64_MAX : *limits - 1;
        indices[i] = index < 0 ? 0 : index > last ? last : index;
    }
    return 0;
}

/* The tuple given last: pool[indices[i]]. 0, or -1 and MemoryError. */
static int set_result(Runtime *rt, Ref *result, Object *pool, const int64_t *indices, int64_t length)
{
    Object *tuple = tuple_new(rt, length);
    for (int64_t i = 0; tuple != NULL && i < length; i++)
        tuple_set(tuple, i, object_incref(tuple_get(pool, indices[i])));
    if (tuple == NULL)
        return -1;
    object_replace_ref(rt, result, tuple);
    return 0;
}

/* ---- product */

Object *product_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    (void)arguments;
    ProductObject *self = (ProductObject *)object;
    Object *pools = ref_pointer(self->pools);
    Object *type = &object_type(object)->ob_base.ob_base;
    if (self->stopped) {
        Object *empty = tuple_new(rt, 0);
        Object *parts[] = {empty};
        Object *result = empty == NULL ? NULL : reduce_to(rt, object, 1, parts, NULL);
        object_xdecref(rt, empty);
        return result;
    }
    Object *state =
        self->result == NO_REF ? NULL : tuple_of_indices(rt, ref_pointer(self->indices), tuple_size(pools));
    if (state == NULL && self->result != NO_REF)
        return NULL;
    Object *items[] = {type, pools, state};
    Object *result = tuple_pack(rt, state == NULL ? 2 : 3, items);
    object_xdecref(rt, state);
    return result;
}

Object *product_setstate(Runtime *rt, Object *object, const Arguments *arguments)
{
    ProductObject *self = (ProductObject *)object;
    Object *pools = ref_pointer(self->pools);
    Object *state = argument_at(arguments, 0);
    int64_t *indices = ref_pointer(self->indices);
    if (read_indices(rt, state, tuple_size(pools), NULL, indices) < 0)
        return NULL;
    Object *tuple = tuple_new(rt, tuple_size(pools));
    for (int64_t i = 0; tuple != NULL && i < tuple_size(pools); i++) {
        Object *pool = tuple_get(pools, i);
        int64_t last = tuple_size(pool) - 1;
        if (last < 0) {
            object_decref(rt, tuple);
            self->stopped = 1;
            return none_new(rt);
        }
        indices[i] = indices[i] > last ? last : indices[i];
        tuple_set(tuple, i, object_incref(tuple_get(pool, indices[i])));
    }
    if (tuple == NULL)
        return NULL;
    object_replace_ref(rt, &self->result, tuple);
    return none_new(rt);
}

/* ---- combinations and permutations */

/* (type, (pool, length), state), the pool empty where it has stopped; `state` is stolen, NULL for none. */
static Object *reduce_pool(Runtime *rt, Object *object, Object *pool, int64_t length, bool stopped,
                           Object *state)
{
    Object *shown = stopped ? tuple_new(rt, 0) : object_incref(pool);
    Object *number = int_from_int64(rt, length);
    Object *parts[] = {shown, number};
    Object *result = shown == NULL || number == NULL ? NULL : reduce_to(rt, object, 2, parts, state);
    object_xdecref(rt, shown);
    object_xdecref(rt, number);
    object_xdecref(rt, state);
    return result;
}

Object *combinations_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    (void)arguments;
    CombinationsObject *self = (CombinationsObject *)object;
    Object *state = NULL;
    if (self->result != NO_REF && !self->stopped) {
        state = tuple_of_indices(rt, ref_pointer(self->indices), self->length);
        if (state == NULL)
            return NULL;
    }
    bool stopped = self->result != NO_REF && self->stopped;
    return reduce_pool(rt, object, ref_pointer(self->pool), self->length, stopped, state);
}

Object *combinations_setstate(Runtime *rt, Object *object, const Arguments *arguments)
{
    CombinationsObject *self = (CombinationsObject *)object;
    Object *pool = ref_pointer(self->pool);
    int64_t size = tuple_size(pool);
    int64_t *indices = ref_pointer(self->indices);
    if (size == 0 && self->length > 0) {
        error_set(rt, ERROR_VALUE, "invalid arguments");
        return NULL;
    }
    if (read_indices(rt, argument_at(arguments, 0), self->length, &size, indices) < 0 ||
        set_result(rt, &self->result, pool, indices, self->length) < 0)
        return NULL;
    return none_new(rt);
}

Object *permutations_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    (void)arguments;
    PermutationsObject *self = (PermutationsObject *)object;
    Object *pool = ref_pointer(self->pool);
    Object *state = NULL;
    if (self->result != NO_REF && !self->stopped) {
        Object *indices = tuple_of_indices(rt, ref_pointer(self->indices), tuple_size(pool));
        Object *cycles =
            indices == NULL ? NULL : tuple_of_indices(rt, ref_pointer(self->cycles), self->length);
        Object *items[] = {indices, cycles};
        state = cycles == NULL ? NULL : tuple_pack(rt, 2, items);
        object_xdecref(rt, indices);
        object_xdecref(rt, cycles);
        if (state == NULL)
            return NULL;
    }
    return reduce_pool(rt, object, pool, self->length, self->result != NO_REF && self->stopped, state);
}

Object *permutations_setstate(Runtime *rt, Object *object, const Arguments *arguments)
{
    PermutationsObject *self = (PermutationsObject *)object;
    Object *pool = ref_pointer(self->pool);
    Object *state = argument_at(arguments, 0);
    int64_t size = tuple_size(pool);
    if (!object_is_tuple(state) || tuple_size(state) != 2 || self->length > size) {
        error_set(rt, ERROR_VALUE, "invalid arguments");
        return NULL;
    }
    int64_t *cycles = ref_pointer(self->cycles);
    if (read_indices(rt, tuple_get(state, 0), size, &size, ref_pointer(self->indices)) < 0 ||
        read_indices(rt, tuple_get(state, 1), self->length, NULL, cycles) < 0)
        return NULL;
    for (int64_t i = 0; i < self->length; i++)
        cycles[i] = cycles[i] < 1 ? 1 : cycles[i] > size - i ? size - i : cycles[i];
    if (set_result(rt, &self->result, pool, ref_pointer(self->indices), self->length) < 0)
        return NULL;
    return none_new(rt);
}

/* ---- cycle: (type, (iterator,), (saved, whether this is the first pass)) */

Object *cycle_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    (void)arguments;
    CycleObject *self = (CycleObject *)object;
    Object *saved = ref_pointer(self->saved);
    Object *iterator = object_xincref(ref_pointer(self->iterator));
    bool is_first = self->iterator != NO_REF;
    if (iterator == NULL) {
        iterator = object_iter(rt, saved);
        for (int64_t i = 0; iterator != NULL && i < self->index; i++)
            object_xdecref(rt, iterator_next(rt, iterator));
    }
    Object *items[] = {saved, bool_from(rt, !is_first)};
    Object *state = iterator == NULL ? NULL : tuple_pack(rt, 2, items);
    Object *parts[] = {iterator};
    Object *result = state == NULL ? NULL : reduce_to(rt, object, 1, parts, state);
    object_decref(rt, items[1]);
    object_xdecref(rt, state);
    object_xdecref(rt, iterator);
    return result;
}

Object *cycle_setstate(Runtime *rt, Object *object, const Arguments *arguments)
{
    CycleObject *self = (CycleObject *)object;
    Object *state = argument_at(arguments, 0);
    if (!object_is_tuple(state)) {
        error_set(rt, ERROR_TYPE, "state is not a tuple");
        return NULL;
    }
    if (tuple_size(state) != 2 || !object_is_list(tuple_get(state, 0)) ||
        !object_is_int(tuple_get(state, 1))) {
        error_set(rt, ERROR_TYPE, "a list and an int are required");
        return NULL;
    }
    object_replace_ref(rt, &self->saved, object_incref(tuple_get(state, 0)));
    self->first_pass = int_sign(tuple_get(state, 1)) != 0;
    self->index = 0;
    return none_new(rt);
}

/* ---- accumulate and zip_longest */

Object *accumulate_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    (void)arguments;
    AccumulateObject *self = (AccumulateObject *)object;
    Object *none = runtime_none(rt);
    Object *function = self->function == NO_REF ? none : ref_pointer(self->function);
    Object *total = self->total == NO_REF ? none : ref_pointer(self->total);
    if (self->initial == NO_REF || ref_pointer(self->initial) == none) {
        Object *parts[] = {ref_pointer(self->iterator), function};
        return reduce_to(rt, object, 2, parts, total);
    }
    /* the initial value has not been given yet: it goes first */
    Object *initial = ref_pointer(self->initial);
    Object *first = tuple_pack(rt, 1, &initial);
    Object *parts[] = {first, ref_pointer(self->iterator)};
    Object *both = first == NULL ? NULL : tuple_pack(rt, 2, parts);
    Object *chain =
        both == NULL ? NULL
                     : type_new_slot(runtime_type(rt, TYPE_CHAIN))(rt, runtime_type(rt, TYPE_CHAIN),
                                                                   &(Arguments){tuple_items(both), 2, NULL});
    Object *items[] = {chain, function};
    Object *result = chain == NULL ? NULL : reduce_to(rt, object, 2, items, none);
    object_xdecref(rt, chain);
    object_xdecref(rt, both);
    object_xdecref(rt, first);
    return result;
}

Object *accumulate_setstate(Runtime *rt, Object *object, const Arguments *arguments)
{
    AccumulateObject *self = (AccumulateObject *)object;
    Object *total = argument_at(arguments, 0);
    if (total != runtime_none(rt))
        object_replace_ref(rt, &self->total, object_incref(total));
    return none_new(rt);
}

Object *zip_longest_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    (void)arguments;
    ZipLongestObject *self = (ZipLongestObject *)object;
    Object *iterators = ref_pointer(self->iterators);
    Object *parts = tuple_new(rt, self->size);
    for (int64_t i = 0; parts != NULL && i < self->size; i++) {
        Object *iterator = tuple_get(iterators, i);
        iterator = iterator == NULL ? tuple_new(rt, 0) : object_incref(iterator);
        tuple_set(parts, i, iterator);
    }
    if (parts == NULL)
        return NULL;
    Object *items[] = {&object_type(object)->ob_base.ob_base, parts, ref_pointer(self->fill)};
    Object *result = tuple_pack(rt, 3, items);
    object_decref(rt, parts);
    return result;
}

Object *zip_longest_setstate(Runtime *rt, Object *object, const Arguments *arguments)
{
    ZipLongestObject *self = (ZipLongestObject *)object;
    object_replace_ref(rt, &self->fill, object_incref(argument_at(arguments, 0)));
    return none_new(rt);
}
