/* range_iterator, of numbers that fit 64 bits, and longrange_iterator; see range.h. */
#include "types/container/range.h"

#include "object/protocol.h"
#include "types/abstract.h"
#include "types/container/iterator.h"
#include "types/container/slice.h"
#include "types/fields_object.h"
#include "types/number/int.h"
#include "types/number/int_arithmetic.h"

static RangeIteratorObject *as_short(Object *object) { return (RangeIteratorObject *)object; }
static LongRangeIteratorObject *as_long(Object *object) { return (LongRangeIteratorObject *)object; }

static Object *short_iterator(Runtime *rt, int64_t start, int64_t step, int64_t length)
{
    Object *iterator = object_new(rt, runtime_type(rt, TYPE_RANGE_ITERATOR), sizeof(RangeIteratorObject));
    if (iterator == NULL)
        return NULL;
    as_short(iterator)->index = 0;
    as_short(iterator)->start = start;
    as_short(iterator)->step = step;
    as_short(iterator)->length = length;
    return iterator;
}

/* All but the index are taken over. */
static Object *long_iterator(Runtime *rt, Object *start, Object *step, Object *length)
{
    Object *zero = int_from_int64(rt, 0);
    Object *iterator =
        start == NULL || step == NULL || length == NULL
            ? NULL
            : object_new(rt, runtime_type(rt, TYPE_LONGRANGE_ITERATOR), sizeof(LongRangeIteratorObject));
    if (iterator == NULL) {
        object_xdecref(rt, start);
        object_xdecref(rt, step);
        object_xdecref(rt, length);
        object_xdecref(rt, zero);
        return NULL;
    }
    as_long(iterator)->index = ref_of(zero);
    as_long(iterator)->start = ref_of(start);
    as_long(iterator)->step = ref_of(step);
    as_long(iterator)->length = ref_of(length);
    return iterator;
}

typedef struct ShortRange {
    int64_t start, stop, step, length;
} ShortRange;

/* Whether all of it fits, and neither the end nor anything on the way there leaves 64 bits. */
static bool is_short(Runtime *rt, const RangeObject *range, ShortRange *out)
{
    bool overflow = false;
    out->start = int_as_int64(rt, ref_pointer(range->start), &overflow);
    out->stop = overflow ? 0 : int_as_int64(rt, ref_pointer(range->stop), &overflow);
    out->step = overflow ? 0 : int_as_int64(rt, ref_pointer(range->step), &overflow);
    out->length = overflow ? 0 : int_as_int64(rt, ref_pointer(range->length), &overflow);
    return !overflow;
}

static bool ends_within(const ShortRange *range)
{
    if (range->length == 0)
        return true;
    return range->step > 0 ? range->stop <= INT64_MAX - (range->step - 1)
                           : range->stop >= INT64_MIN + (-1 - range->step);
}

Object *range_iter(Runtime *rt, Object *object)
{
    const RangeObject *range = (const RangeObject *)object;
    ShortRange numbers;
    if (is_short(rt, range, &numbers) && ends_within(&numbers))
        return short_iterator(rt, numbers.start, numbers.step, numbers.length);
    return long_iterator(rt, object_incref(ref_pointer(range->start)),
                         object_incref(ref_pointer(range->step)), object_incref(ref_pointer(range->length)));
}

static bool begins_within(const ShortRange *range)
{
    return range->step > 0 ? range->start >= INT64_MIN + range->step
                           : range->start <= INT64_MAX + range->step;
}

static Object *last_item(Runtime *rt, const RangeObject *range)
{
    Object *one = int_from_int64(rt, 1);
    Object *index = int_subtract(rt, ref_pointer(range->length), one);
    Object *offset = index == NULL ? NULL : int_multiply(rt, index, ref_pointer(range->step));
    Object *last = offset == NULL ? NULL : int_add(rt, ref_pointer(range->start), offset);
    object_xdecref(rt, offset);
    object_xdecref(rt, index);
    object_decref(rt, one);
    return last;
}

Object *range_reversed(Runtime *rt, Object *object)
{
    const RangeObject *range = (const RangeObject *)object;
    ShortRange numbers;
    if (is_short(rt, range, &numbers) && numbers.step != INT64_MIN && begins_within(&numbers)) {
        uint64_t last = (uint64_t)numbers.start + ((uint64_t)numbers.length - 1) * (uint64_t)numbers.step;
        return short_iterator(rt, (int64_t)last, -numbers.step, numbers.length);
    }
    Object *last = last_item(rt, range);
    if (last == NULL)
        return NULL;
    Object *step = int_negate(rt, ref_pointer(range->step));
    return long_iterator(rt, last, step, object_incref(ref_pointer(range->length)));
}

/* ---- short */

static Object *short_next(Runtime *rt, Object *self)
{
    RangeIteratorObject *iterator = as_short(self);
    if (iterator->index >= iterator->length)
        return NULL;
    uint64_t offset = (uint64_t)iterator->index++ * (uint64_t)iterator->step;
    return int_from_int64(rt, (int64_t)((uint64_t)iterator->start + offset));
}

static Object *short_length_hint(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, as_short(self)->length - as_short(self)->index);
}

/* The whole range again, and how far it was gone. Takes the numbers over. */
static Object *reduce(Runtime *rt, Object *start, Object *stop, Object *step, int64_t index)
{
    Object *range = NULL;
    if (start != NULL && stop != NULL && step != NULL)
        range = range_new(rt, start, stop, step);
    object_xdecref(rt, start);
    object_xdecref(rt, stop);
    object_xdecref(rt, step);
    if (range == NULL)
        return NULL;
    Object *result = iterator_reduce(rt, "iter", range, index);
    object_decref(rt, range);
    return result;
}

static Object *short_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    const RangeIteratorObject *iterator = as_short(self);
    (void)arguments;
    return reduce(rt, int_from_int64(rt, iterator->start),
                  int_from_int64(rt, iterator->start + iterator->length * iterator->step),
                  int_from_int64(rt, iterator->step), iterator->index);
}

static Object *short_setstate(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t index;
    if (argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    int64_t length = as_short(self)->length;
    as_short(self)->index = index < 0 ? 0 : index > length ? length : index;
    return none_new(rt);
}

static const MethodDefinition short_methods[] = {
    {"__length_hint__", short_length_hint, 0, 0, 0, NULL},
    {"__reduce__", short_reduce, 0, 0, 0, NULL},
    {"__setstate__", short_setstate, 1, 1, METHOD_O, NULL},
    {0},
};

const TypeDefinition range_iterator_definition = {
    .slots = {.dealloc = fields_object_dealloc, .iter = iterator_self, .iternext = short_next},
    .methods = short_methods,
};

/* ---- long */

static Object *long_next(Runtime *rt, Object *self)
{
    LongRangeIteratorObject *iterator = as_long(self);
    if (int_compare(ref_pointer(iterator->index), ref_pointer(iterator->length)) >= 0)
        return NULL;
    Object *one = int_from_int64(rt, 1);
    Object *next = int_add(rt, ref_pointer(iterator->index), one);
    object_decref(rt, one);
    if (next == NULL)
        return NULL;
    Object *offset = int_multiply(rt, ref_pointer(iterator->index), ref_pointer(iterator->step));
    Object *item = offset == NULL ? NULL : int_add(rt, ref_pointer(iterator->start), offset);
    object_xdecref(rt, offset);
    if (item == NULL)
        object_decref(rt, next);
    else
        object_replace_ref(rt, &iterator->index, next);
    return item;
}

static Object *long_length_hint(Runtime *rt, Object *self, const Arguments *arguments)
{
    const LongRangeIteratorObject *iterator = as_long(self);
    (void)arguments;
    return int_subtract(rt, ref_pointer(iterator->length), ref_pointer(iterator->index));
}

static Object *long_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    const LongRangeIteratorObject *iterator = as_long(self);
    bool overflow = false;
    (void)arguments;
    Object *distance = int_multiply(rt, ref_pointer(iterator->length), ref_pointer(iterator->step));
    Object *stop = distance == NULL ? NULL : int_add(rt, ref_pointer(iterator->start), distance);
    object_xdecref(rt, distance);
    int64_t index = int_as_int64(rt, ref_pointer(iterator->index), &overflow);
    return reduce(rt, object_incref(ref_pointer(iterator->start)), stop,
                  object_incref(ref_pointer(iterator->step)), index);
}

static Object *long_setstate(Runtime *rt, Object *self, const Arguments *arguments)
{
    LongRangeIteratorObject *iterator = as_long(self);
    Object *index = number_index(rt, argument_at(arguments, 0));
    if (index == NULL)
        return NULL;
    if (int_sign(index) < 0) {
        object_decref(rt, index);
        index = int_from_int64(rt, 0);
    } else if (int_compare(index, ref_pointer(iterator->length)) > 0) {
        object_decref(rt, index);
        index = object_incref(ref_pointer(iterator->length));
    }
    object_replace_ref(rt, &iterator->index, index);
    return none_new(rt);
}

static const MethodDefinition long_methods[] = {
    {"__length_hint__", long_length_hint, 0, 0, 0, NULL},
    {"__reduce__", long_reduce, 0, 0, 0, NULL},
    {"__setstate__", long_setstate, 1, 1, METHOD_O, NULL},
    {0},
};

const TypeDefinition longrange_iterator_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = long_next},
    .methods = long_methods,
};
