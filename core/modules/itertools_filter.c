/* itertools: compress, dropwhile, takewhile, filterfalse, starmap, pairwise, chain, islice; see itertools.h. */
#include "modules/itertools.h"

#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/iterator.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/number/bool.h"
#include "types/number/int.h"

#define SIMPLE_ITERATOR(identifier, doc_text, method_table) \
    const TypeDefinition identifier##_definition = { \
        .slots = {.dealloc = fields_object_dealloc, \
                  .traverse = true, \
                  .iter = iterator_self, \
                  .iternext = identifier##_next, \
                  .new = identifier##_new}, \
        .methods = method_table, \
        .doc = doc_text, \
    }

/* ---- compress */

static Object *compress_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    static const char *const names[] = {"data", "selectors", NULL};
    static const Parameters parameters = {"compress", names, 2, -1};
    Object *values[2];
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    Object *data = object_iter(rt, values[0]);
    Object *selectors = data == NULL ? NULL : object_iter(rt, values[1]);
    return new_with_two(rt, type, offsetof(CompressObject, data), data, offsetof(CompressObject, selectors),
                        selectors);
}

static Object *compress_next(Runtime *rt, Object *self)
{
    const CompressObject *compress = (const CompressObject *)self;
    for (;;) {
        Object *item = iterator_step(rt, ref_pointer(compress->data));
        Object *selector = item == NULL ? NULL : iterator_step(rt, ref_pointer(compress->selectors));
        if (selector == NULL) {
            object_xdecref(rt, item);
            return NULL;
        }
        int wanted = object_is_true(rt, selector);
        object_decref(rt, selector);
        if (wanted > 0)
            return item;
        object_decref(rt, item);
        if (wanted < 0)
            return NULL;
    }
}

static Object *compress_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    const CompressObject *compress = (const CompressObject *)self;
    (void)arguments;
    Object *parts[] = {ref_pointer(compress->data), ref_pointer(compress->selectors)};
    return reduce_to(rt, self, 2, parts, NULL);
}

static const MethodDefinition compress_methods[] = {{"__reduce__", compress_reduce, 0, 0, 0, NULL}, {0}};
SIMPLE_ITERATOR(
    compress,
    "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from "
    "selected data elements using the selectors to\nchoose the data elements.",
    compress_methods);

/* ---- dropwhile, takewhile: state 0 at first, 1 once the predicate has said no */

static Object *function_and_iterator(Runtime *rt, TypeObject *type, TypeId id, const char *name,
                                     const Arguments *arguments, uint64_t function, uint64_t iterator)
{
    if (constructor_arguments(rt, type, id, name, arguments, 2, 2) < 0)
        return NULL;
    Object *over = object_iter(rt, argument_at(arguments, 1));
    if (over == NULL)
        return NULL;
    return new_with_two(rt, type, function, object_incref(argument_at(arguments, 0)), iterator, over);
}

/* bool(function(item)): 1, 0, -1 and an error. */
static int answer(Runtime *rt, Object *function, Object *item)
{
    Object *result = object_call_one(rt, function, item);
    if (result == NULL)
        return -1;
    int truth = object_is_true(rt, result);
    object_decref(rt, result);
    return truth;
}

static Object *dropwhile_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    return function_and_iterator(rt, type, TYPE_DROPWHILE, "dropwhile", arguments,
                                 offsetof(WhileObject, function), offsetof(WhileObject, iterator));
}

static Object *dropwhile_next(Runtime *rt, Object *object)
{
    WhileObject *self = (WhileObject *)object;
    for (;;) {
        Object *item = iterator_step(rt, ref_pointer(self->iterator));
        if (item == NULL || self->state == 1)
            return item;
        int dropped = answer(rt, ref_pointer(self->function), item);
        if (dropped == 0) {
            self->state = 1;
            return item;
        }
        object_decref(rt, item);
        if (dropped < 0)
            return NULL;
    }
}

static Object *takewhile_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    return function_and_iterator(rt, type, TYPE_TAKEWHILE, "takewhile", arguments,
                                 offsetof(WhileObject, function), offsetof(WhileObject, iterator));
}

static Object *takewhile_next(Runtime *rt, Object *object)
{
    WhileObject *self = (WhileObject *)object;
    if (self->state == 1)
        return NULL;
    Object *item = iterator_step(rt, ref_pointer(self->iterator));
    if (item == NULL)
        return NULL;
    int taken = answer(rt, ref_pointer(self->function), item);
    if (taken > 0)
        return item;
    object_decref(rt, item);
    if (taken == 0)
        self->state = 1;
    return NULL;
}

static Object *while_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    const WhileObject *self = (const WhileObject *)object;
    (void)arguments;
    Object *parts[] = {ref_pointer(self->function), ref_pointer(self->iterator)};
    Object *state = int_from_int64(rt, self->state);
    Object *result = reduce_to(rt, object, 2, parts, state);
    object_decref(rt, state);
    return result;
}

static Object *while_setstate(Runtime *rt, Object *object, const Arguments *arguments)
{
    int truth = object_is_true(rt, argument_at(arguments, 0));
    if (truth < 0)
        return NULL;
    ((WhileObject *)object)->state = truth;
    return none_new(rt);
}

static const MethodDefinition while_methods[] = {
    {"__reduce__", while_reduce, 0, 0, 0, NULL},
    {"__setstate__", while_setstate, 1, 1, METHOD_O, NULL},
    {0},
};
SIMPLE_ITERATOR(
    dropwhile,
    "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element "
    "until the iterable is exhausted.",
    while_methods);
SIMPLE_ITERATOR(
    takewhile,
    "Return successive entries from an iterable as long as the predicate evaluates to true for each "
    "entry.",
    while_methods);

/* ---- filterfalse, starmap */

static Object *filterfalse_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    return function_and_iterator(rt, type, TYPE_FILTERFALSE, "filterfalse", arguments,
                                 offsetof(FilterObject, function), offsetof(FilterObject, iterator));
}

static Object *filterfalse_next(Runtime *rt, Object *object)
{
    const FilterObject *self = (const FilterObject *)object;
    Object *function = ref_pointer(self->function);
    bool is_plain = function == runtime_none(rt) || function == &runtime_type(rt, TYPE_BOOL)->ob_base.ob_base;
    for (;;) {
        Object *item = iterator_step(rt, ref_pointer(self->iterator));
        if (item == NULL)
            return NULL;
        int truth = is_plain ? object_is_true(rt, item) : answer(rt, function, item);
        if (truth == 0)
            return item;
        object_decref(rt, item);
        if (truth < 0)
            return NULL;
    }
}

static Object *starmap_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    return function_and_iterator(rt, type, TYPE_STARMAP, "starmap", arguments,
                                 offsetof(FilterObject, function), offsetof(FilterObject, iterator));
}

static Object *starmap_next(Runtime *rt, Object *object)
{
    const FilterObject *self = (const FilterObject *)object;
    Object *item = iterator_step(rt, ref_pointer(self->iterator));
    if (item == NULL)
        return NULL;
    Object *tuple = sequence_tuple(rt, item);
    object_decref(rt, item);
    if (tuple == NULL)
        return NULL;
    Object *result = object_call_spread(rt, ref_pointer(self->function), tuple, NULL);
    object_decref(rt, tuple);
    return result;
}

static Object *filter_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    const FilterObject *self = (const FilterObject *)object;
    (void)arguments;
    Object *parts[] = {ref_pointer(self->function), ref_pointer(self->iterator)};
    return reduce_to(rt, object, 2, parts, NULL);
}

static const MethodDefinition filter_methods[] = {{"__reduce__", filter_reduce, 0, 0, 0, NULL}, {0}};
SIMPLE_ITERATOR(
    filterfalse,
    "Return those items of iterable for which function(item) is false.\n\nIf function is None, return "
    "the items that are false.",
    filter_methods);
SIMPLE_ITERATOR(
    starmap,
    "Return an iterator whose values are returned from the function evaluated with an argument tuple "
    "taken from the given sequence.",
    filter_methods);

/* ---- pairwise */

static Object *pairwise_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (constructor_arguments(rt, type, TYPE_PAIRWISE, "pairwise", arguments, 1, 1) < 0)
        return NULL;
    Object *iterator = object_iter(rt, argument_at(arguments, 0));
    if (iterator == NULL)
        return NULL;
    Object *self = fields_object_new(rt, type);
    if (self == NULL) {
        object_decref(rt, iterator);
        return NULL;
    }
    ((PairwiseObject *)self)->iterator = ref_of(iterator);
    return self;
}

static void pairwise_end(Runtime *rt, PairwiseObject *self)
{
    ErrorState saved;
    error_fetch(rt, &saved);
    object_clear_ref(rt, &self->iterator);
    object_clear_ref(rt, &self->old);
    error_restore(rt, &saved);
}

static Object *pairwise_next(Runtime *rt, Object *object)
{
    PairwiseObject *self = (PairwiseObject *)object;
    Object *iterator = ref_pointer(self->iterator);
    if (iterator == NULL)
        return NULL;
    /* Whatever gives the items may ask for a pair in its turn. */
    Object *old = ref_pointer(self->old);
    if (old == NULL) {
        old = iterator_step(rt, iterator);
        object_replace_ref(rt, &self->old, old);
        iterator = ref_pointer(self->iterator);
        if (old == NULL || iterator == NULL) {
            pairwise_end(rt, self);
            return NULL;
        }
    }
    object_incref(old);
    Object *new = iterator_step(rt, iterator);
    if (new == NULL) {
        pairwise_end(rt, self);
        object_decref(rt, old);
        return NULL;
    }
    Object *items[] = {old, new};
    Object *pair = tuple_pack(rt, 2, items);
    object_replace_ref(rt, &self->old, new);
    object_decref(rt, old);
    return pair;
}

SIMPLE_ITERATOR(pairwise,
                "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), "
                "(s1,s2), (s2, s3), ...",
                NULL);

/* ---- chain */

static Object *chain_over(Runtime *rt, TypeObject *type, Object *source)
{
    Object *self = source == NULL ? NULL : fields_object_new(rt, type);
    if (self == NULL) {
        object_xdecref(rt, source);
        return NULL;
    }
    ((ChainObject *)self)->source = ref_of(source);
    return self;
}

static Object *chain_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (type == runtime_type(rt, TYPE_CHAIN) && arguments_no_keywords(rt, "chain", arguments) < 0)
        return NULL;
    Object *tuple = tuple_from_refs(rt, arguments->items, arguments->count);
    if (tuple == NULL)
        return NULL;
    Object *source = object_iter(rt, tuple);
    object_decref(rt, tuple);
    return chain_over(rt, type, source);
}

static Object *chain_from_iterable(Runtime *rt, Object *type, const Arguments *arguments)
{
    return chain_over(rt, (TypeObject *)type, object_iter(rt, argument_at(arguments, 0)));
}

/* Drops the source, keeping an error that is on its way. */
static Object *chain_end(Runtime *rt, ChainObject *self)
{
    ErrorState saved;
    error_fetch(rt, &saved);
    object_clear_ref(rt, &self->source);
    error_restore(rt, &saved);
    return NULL;
}

static Object *chain_next(Runtime *rt, Object *object)
{
    ChainObject *self = (ChainObject *)object;
    while (self->source != NO_REF) {
        if (self->active == NO_REF) {
            Object *iterable = iterator_step(rt, ref_pointer(self->source));
            if (iterable == NULL)
                return chain_end(rt, self);
            self->active = ref_of(object_iter(rt, iterable));
            object_decref(rt, iterable);
            if (self->active == NO_REF)
                return chain_end(rt, self);
        }
        Object *item = iterator_step(rt, ref_pointer(self->active));
        if (item != NULL)
            return item;
        if (error_occurred(rt) && !iterator_ended(rt))
            return NULL;
        object_clear_ref(rt, &self->active);
    }
    return NULL;
}

static Object *chain_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    const ChainObject *self = (const ChainObject *)object;
    (void)arguments;
    if (self->source == NO_REF)
        return reduce_to(rt, object, 0, NULL, NULL);
    Object *parts[] = {ref_pointer(self->source), ref_pointer(self->active)};
    Object *state = tuple_pack(rt, parts[1] == NULL ? 1 : 2, parts);
    if (state == NULL)
        return NULL;
    Object *result = reduce_to(rt, object, 0, NULL, state);
    object_decref(rt, state);
    return result;
}

static Object *chain_setstate(Runtime *rt, Object *object, const Arguments *arguments)
{
    ChainObject *self = (ChainObject *)object;
    Object *state = argument_at(arguments, 0);
    if (!object_is_tuple(state) || tuple_size(state) < 1 || tuple_size(state) > 2) {
        error_set(rt, ERROR_TYPE,
                  object_is_tuple(state) ? "function takes at least 1 argument" : "state is not a tuple");
        return NULL;
    }
    Object *active = tuple_size(state) == 2 ? object_incref(tuple_get(state, 1)) : NULL;
    object_replace_ref(rt, &self->source, object_incref(tuple_get(state, 0)));
    object_replace_ref(rt, &self->active, active);
    return none_new(rt);
}

static const MethodDefinition chain_methods[] = {
    {"from_iterable", chain_from_iterable, 1, 1, METHOD_O | METHOD_CLASS, NULL},
    {"__reduce__", chain_reduce, 0, 0, 0, NULL},
    {"__setstate__", chain_setstate, 1, 1, METHOD_O, NULL},
    {"__class_getitem__", class_getitem_method, 1, 1, METHOD_O | METHOD_CLASS, NULL},
    {0},
};
SIMPLE_ITERATOR(
    chain,
    "chain(*iterables) --> chain object\n\nReturn a chain object whose .__next__() method returns "
    "elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, "
    "until all of the iterables are exhausted.",
    chain_methods);

/* ---- islice */

/* None, or an int from 0 on; -1 and an error. */
static int islice_bound(Runtime *rt, Object *argument, int64_t *bound)
{
    if (argument == NULL || argument == runtime_none(rt))
        return 0;
    if (number_as_index(rt, argument, bound, ERROR_OVERFLOW) == 0)
        return *bound < 0 ? -1 : 0;
    error_clear(rt);
    return -1;
}

static int islice_bounds(Runtime *rt, const Arguments *arguments, IsliceObject *bounds)
{
    bool only_stop = arguments->count == 2;
    bounds->stop = -1;
    bounds->step = 1;
    if (islice_bound(rt, argument_at(arguments, only_stop ? 1 : 2), &bounds->stop) < 0) {
        error_set(rt, ERROR_VALUE,
                  only_stop
                      ? "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
                      : "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        return -1;
    }
    if (only_stop)
        return 0;
    if (islice_bound(rt, argument_at(arguments, 1), &bounds->next) < 0) {
        error_set(rt, ERROR_VALUE, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        return -1;
    }
    if (islice_bound(rt, argument_at(arguments, 3), &bounds->step) < 0 || bounds->step < 1) {
        error_set(rt, ERROR_VALUE, "Step for islice() must be a positive integer or None.");
        return -1;
    }
    return 0;
}

static Object *islice_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    IsliceObject bounds = {.next = 0};
    if (constructor_arguments(rt, type, TYPE_ISLICE, "islice", arguments, 2, 4) < 0 ||
        islice_bounds(rt, arguments, &bounds) < 0)
        return NULL;
    Object *iterator = object_iter(rt, argument_at(arguments, 0));
    if (iterator == NULL)
        return NULL;
    Object *self = fields_object_new(rt, type);
    if (self == NULL) {
        object_decref(rt, iterator);
        return NULL;
    }
    IsliceObject *islice = (IsliceObject *)self;
    islice->iterator = ref_of(iterator);
    islice->next = bounds.next;
    islice->stop = bounds.stop;
    islice->step = bounds.step;
    return self;
}

static Object *islice_end(Runtime *rt, IsliceObject *self)
{
    ErrorState saved;
    error_fetch(rt, &saved);
    object_clear_ref(rt, &self->iterator);
    error_restore(rt, &saved);
    return NULL;
}

static Object *islice_next(Runtime *rt, Object *object)
{
    IsliceObject *self = (IsliceObject *)object;
    Object *iterator = ref_pointer(self->iterator);
    if (iterator == NULL)
        return NULL;
    while (self->count < self->next) {
        Object *skipped = iterator_step(rt, iterator);
        if (skipped == NULL)
            return islice_end(rt, self);
        object_decref(rt, skipped);
        self->count++;
    }
    if (self->stop != -1 && self->count >= self->stop)
        return islice_end(rt, self);
    Object *item = iterator_step(rt, iterator);
    if (item == NULL)
        return islice_end(rt, self);
    self->count++;
    int64_t old = self->next;
    self->next = (int64_t)((uint64_t)old + (uint64_t)self->step);
    if (self->next < old || (self->stop != -1 && self->next > self->stop))
        self->next = self->stop;
    return item;
}

static Object *islice_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    const IsliceObject *self = (const IsliceObject *)object;
    (void)arguments;
    Object *next = int_from_int64(rt, self->iterator == NO_REF ? 0 : self->next);
    Object *stop = self->stop == -1 && self->iterator != NO_REF
                       ? none_new(rt)
                       : int_from_int64(rt, self->iterator == NO_REF ? 0 : self->stop);
    Object *step = int_from_int64(rt, self->step);
    Object *count = int_from_int64(rt, self->count);
    Object *over = self->iterator != NO_REF ? object_incref(ref_pointer(self->iterator))
                                            : object_iter(rt, &rt->statics.empty_tuple.tuple.ob_base.ob_base);
    Object *result = NULL;
    if (next != NULL && stop != NULL && step != NULL && count != NULL && over != NULL) {
        Object *parts[] = {over, next, stop, step};
        result = reduce_to(rt, object, 4, parts, count);
    }
    object_xdecref(rt, over);
    object_xdecref(rt, count);
    object_xdecref(rt, step);
    object_xdecref(rt, stop);
    object_xdecref(rt, next);
    return result;
}

static Object *islice_setstate(Runtime *rt, Object *object, const Arguments *arguments)
{
    int64_t count;
    if (number_as_index(rt, argument_at(arguments, 0), &count, ERROR_OVERFLOW) < 0)
        return NULL;
    ((IsliceObject *)object)->count = count;
    return none_new(rt);
}

static const MethodDefinition islice_methods[] = {
    {"__reduce__", islice_reduce, 0, 0, 0, NULL},
    {"__setstate__", islice_setstate, 1, 1, METHOD_O, NULL},
    {0},
};
SIMPLE_ITERATOR(islice,
                "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice "
                "object\n\nReturn an iterator whose next() method returns selected values from an\niterable.",
                islice_methods);
