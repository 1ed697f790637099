/* zip, map and filter. CPython: Python/bltinmodule.c. */
#include "object/definition.h"

#include "gc/gc.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/iterator.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/number/bool.h"
#include "types/text/str.h"

enum { ARGUMENTS_NEAR = 8 };

/* A tuple of iterators over the positional arguments from `first` on. */
static Object *iterators_over(Runtime *rt, const Arguments *arguments, int64_t first)
{
    Object *iterators = tuple_new(rt, arguments->count - first);
    for (int64_t i = first; iterators != NULL && i < arguments->count; i++) {
        Object *iterator = object_iter(rt, argument_at(arguments, i));
        if (iterator == NULL) {
            object_decref(rt, iterators);
            return NULL;
        }
        tuple_set(iterators, i - first, iterator);
    }
    return iterators;
}

/* (type, tuple), and a state if there is one; the tuple is taken over. */
static Object *reduced(Runtime *rt, Object *self, Object *tuple, Object *state)
{
    if (tuple == NULL)
        return NULL;
    Object *items[] = {&object_type(self)->ob_base.ob_base, tuple, state};
    Object *result = tuple_pack(rt, state == NULL ? 2 : 3, items);
    object_decref(rt, tuple);
    return result;
}

/* ---- zip */

static ZipObject *as_zip(Object *object) { return (ZipObject *)object; }

/* strict=…, the only keyword. 1, 0, -1 and TypeError. */
static int parse_strict(Runtime *rt, const Arguments *arguments)
{
    int64_t count = arguments->names == NULL ? 0 : tuple_size(arguments->names);
    int strict = 0;
    if (count > 1) {
        error_set(rt, ERROR_TYPE, "zip() takes at most 1 keyword argument (%lld given)", (long long)count);
        return -1;
    }
    for (int64_t i = 0; i < count; i++) {
        Object *name = tuple_get(arguments->names, i);
        if (!object_is_str(name) || !str_equal_ascii(name, "strict"))
            return arguments_unknown_keyword(rt, "zip", name);
        strict = object_is_true(rt, ref_pointer(arguments->items[arguments->count + i]));
        if (strict < 0)
            return -1;
    }
    return strict;
}

static int fill_zip(Runtime *rt, ZipObject *self, const Arguments *arguments)
{
    self->iterators = ref_of(iterators_over(rt, arguments, 0));
    if (self->iterators == NO_REF)
        return -1;
    Object *result = tuple_new(rt, arguments->count);
    self->result = ref_of(result);
    for (int64_t i = 0; result != NULL && i < arguments->count; i++)
        tuple_set(result, i, none_new(rt));
    return result == NULL ? -1 : 0;
}

static Object *zip_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    int strict = parse_strict(rt, arguments);
    if (strict < 0)
        return NULL;
    Object *self = fields_object_new(rt, type);
    if (self == NULL)
        return NULL;
    as_zip(self)->size = arguments->count;
    as_zip(self)->strict = strict;
    if (fill_zip(rt, as_zip(self), arguments) == 0)
        return self;
    object_decref(rt, self);
    return NULL;
}

/* zip() argument 3 is shorter than arguments 1-2 */
static Object *uneven(Runtime *rt, int64_t index, const char *how)
{
    error_set(rt, ERROR_VALUE, "zip() argument %d is %s than argument%s%d", (int)index + 1, how,
              index == 1 ? " " : "s 1-", (int)index);
    return NULL;
}

/* Iterator `index` has ended: with strict, all others must have, too. */
static Object *check_even(Runtime *rt, const ZipObject *self, int64_t index)
{
    Object *iterators = ref_pointer(self->iterators);
    if (error_occurred(rt) && !iterator_ended(rt))
        return NULL;
    if (index > 0)
        return uneven(rt, index, "shorter");
    for (int64_t i = 1; i < self->size; i++) {
        Object *item = iterator_step(rt, tuple_get(iterators, i));
        if (item != NULL) {
            object_decref(rt, item);
            return uneven(rt, i, "longer");
        }
        if (error_occurred(rt) && !iterator_ended(rt))
            return NULL;
    }
    return NULL;
}

/* Puts the next items into the tuple, whose old ones are released one by one. Takes the tuple over. */
static Object *fill_tuple(Runtime *rt, const ZipObject *self, Object *result)
{
    for (int64_t i = 0; i < self->size; i++) {
        Object *item = iterator_step(rt, tuple_get(ref_pointer(self->iterators), i));
        if (item == NULL) {
            object_decref(rt, result);
            return self->strict ? check_even(rt, self, i) : NULL;
        }
        Object *old = tuple_get(result, i);
        tuple_set(result, i, item);
        object_xdecref(rt, old);
    }
    return result;
}

static Object *zip_next(Runtime *rt, Object *object)
{
    ZipObject *self = as_zip(object);
    Object *result = ref_pointer(self->result);
    if (self->size == 0)
        return NULL;
    if (result->ob_refcnt != 1) {
        result = tuple_new(rt, self->size);
        return result == NULL ? NULL : fill_tuple(rt, self, result);
    }
    result = fill_tuple(rt, self, object_incref(result));
    if (result != NULL && !object_is_tracked(result))
        gc_track(rt, result);
    return result;
}

static Object *zip_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *iterators = object_incref(ref_pointer(as_zip(self)->iterators));
    return reduced(rt, self, iterators, as_zip(self)->strict ? runtime_bool(rt, true) : NULL);
}

static Object *zip_setstate(Runtime *rt, Object *self, const Arguments *arguments)
{
    int strict = object_is_true(rt, argument_at(arguments, 0));
    if (strict < 0)
        return NULL;
    as_zip(self)->strict = strict;
    return none_new(rt);
}

static const MethodDefinition zip_methods[] = {
    {"__reduce__", zip_reduce, 0, 0, 0, NULL},
    {"__setstate__", zip_setstate, 1, 1, METHOD_O, NULL},
    {0},
};

const TypeDefinition zip_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = zip_next,
              .new = zip_tp_new},
    .methods = zip_methods,
    .doc =
        "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n\n   >>> "
        "list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]\n\nThe zip object "
        "yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  "
        "The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until "
        "the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before "
        "the others,\nraise a ValueError.",
    .generic_attributes = GENERIC_GETATTR,
};

/* ---- map */

static MapObject *as_map(Object *object) { return (MapObject *)object; }

static Object *map_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (type == runtime_type(rt, TYPE_MAP) && arguments_no_keywords(rt, "map", arguments) < 0)
        return NULL;
    if (arguments->count < 2) {
        error_set(rt, ERROR_TYPE, "map() must have at least two arguments.");
        return NULL;
    }
    Object *iterators = iterators_over(rt, arguments, 1);
    if (iterators == NULL)
        return NULL;
    Object *self = fields_object_new(rt, type);
    if (self == NULL) {
        object_decref(rt, iterators);
        return NULL;
    }
    as_map(self)->iterators = ref_of(iterators);
    as_map(self)->function = ref_of(object_incref(argument_at(arguments, 0)));
    return self;
}

/* The function of one item each; `items` has room for them. */
static Object *call_on_next(Runtime *rt, const MapObject *self, Ref *items, int64_t count)
{
    Object *iterators = ref_pointer(self->iterators);
    Object *result = NULL;
    int64_t got = 0;
    for (; got < count; got++) {
        Object *item = iterator_step(rt, tuple_get(iterators, got));
        if (item == NULL)
            break;
        items[got] = ref_of(item);
    }
    if (got == count)
        result = object_call(rt, ref_pointer(self->function), items, count);
    for (int64_t i = 0; i < got; i++)
        object_decref(rt, ref_pointer(items[i]));
    return result;
}

static Object *map_next(Runtime *rt, Object *object)
{
    const MapObject *self = as_map(object);
    int64_t count = tuple_size(ref_pointer(self->iterators));
    Ref near[ARGUMENTS_NEAR];
    if (count <= ARGUMENTS_NEAR)
        return call_on_next(rt, self, near, count);
    Ref *items = memory_alloc(&rt->memory, (uint64_t)count * sizeof(Ref));
    if (items == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    Object *result = call_on_next(rt, self, items, count);
    memory_free(&rt->memory, items);
    return result;
}

static Object *map_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    const MapObject *self = as_map(object);
    Object *iterators = ref_pointer(self->iterators);
    (void)arguments;
    Object *parts = tuple_new(rt, tuple_size(iterators) + 1);
    if (parts == NULL)
        return NULL;
    tuple_set(parts, 0, object_incref(ref_pointer(self->function)));
    for (int64_t i = 0; i < tuple_size(iterators); i++)
        tuple_set(parts, i + 1, object_incref(tuple_get(iterators, i)));
    return reduced(rt, object, parts, NULL);
}

static const MethodDefinition map_methods[] = {{"__reduce__", map_reduce, 0, 0, 0, NULL}, {0}};

const TypeDefinition map_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = map_next,
              .new = map_tp_new},
    .methods = map_methods,
    .doc =
        "map(func, *iterables) --> map object\n\nMake an iterator that computes the function using arguments "
        "from\neach of the iterables.  Stops when the shortest iterable is exhausted.",
    .generic_attributes = GENERIC_GETATTR,
};

/* ---- filter */

static FilterObject *as_filter(Object *object) { return (FilterObject *)object; }

static Object *filter_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (type == runtime_type(rt, TYPE_FILTER) && arguments_no_keywords(rt, "filter", arguments) < 0)
        return NULL;
    if (arguments_check_count(rt, "filter", arguments, 2, 2) < 0)
        return NULL;
    Object *iterator = object_iter(rt, argument_at(arguments, 1));
    if (iterator == NULL)
        return NULL;
    Object *self = fields_object_new(rt, type);
    if (self == NULL) {
        object_decref(rt, iterator);
        return NULL;
    }
    as_filter(self)->function = ref_of(object_incref(argument_at(arguments, 0)));
    as_filter(self)->iterator = ref_of(iterator);
    return self;
}

/* Whether the function says yes: 1, 0, -1 and an error. */
static int passes(Runtime *rt, Object *function, Object *item)
{
    if (function == runtime_none(rt) || function == &runtime_type(rt, TYPE_BOOL)->ob_base.ob_base)
        return object_is_true(rt, item);
    Object *answer = object_call_one(rt, function, item);
    if (answer == NULL)
        return -1;
    int truth = object_is_true(rt, answer);
    object_decref(rt, answer);
    return truth;
}

static Object *filter_next(Runtime *rt, Object *object)
{
    const FilterObject *self = as_filter(object);
    for (;;) {
        Object *item = iterator_step(rt, ref_pointer(self->iterator));
        if (item == NULL)
            return NULL;
        int wanted = passes(rt, ref_pointer(self->function), item);
        if (wanted > 0)
            return item;
        object_decref(rt, item);
        if (wanted < 0)
            return NULL;
    }
}

static Object *filter_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    const FilterObject *self = as_filter(object);
    (void)arguments;
    Object *parts[] = {ref_pointer(self->function), ref_pointer(self->iterator)};
    return reduced(rt, object, tuple_pack(rt, 2, parts), NULL);
}

static const MethodDefinition filter_methods[] = {{"__reduce__", filter_reduce, 0, 0, 0, NULL}, {0}};

const TypeDefinition filter_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = filter_next,
              .new = filter_tp_new},
    .methods = filter_methods,
    .doc =
        "filter(function or None, iterable) --> filter object\n\nReturn an iterator yielding those items of "
        "iterable for which function(item)\nis true. If function is None, return the items that are true.",
    .generic_attributes = GENERIC_GETATTR,
};
