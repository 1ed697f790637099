/* See range.h. Its iterators are in range_iterator.c. */
#include "types/container/range.h"

#include "object/protocol.h"
#include "types/abstract.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/number/int_arithmetic.h"
#include "types/text/text_builder.h"

static RangeObject *as_range(Object *object) { return (RangeObject *)object; }

/* ---- making */

/* max(0, (stop - start - 1) // step + 1), for a step above 0, which the caller has made so by exchanging. */
static Object *length_of_distance(Runtime *rt, Object *low, Object *high, Object *step)
{
    if (int_compare(low, high) >= 0)
        return int_from_int64(rt, 0);
    Object *one = int_from_int64(rt, 1);
    Object *distance = int_subtract(rt, high, low);
    Object *last = distance == NULL ? NULL : int_subtract(rt, distance, one);
    Object *steps = last == NULL ? NULL : int_floor_divide(rt, last, step);
    Object *length = steps == NULL ? NULL : int_add(rt, steps, one);
    object_xdecref(rt, steps);
    object_xdecref(rt, last);
    object_xdecref(rt, distance);
    object_decref(rt, one);
    return length;
}

static Object *long_length(Runtime *rt, Object *start, Object *stop, Object *step)
{
    if (int_sign(step) > 0)
        return length_of_distance(rt, start, stop, step);
    Object *positive = int_negate(rt, step);
    if (positive == NULL)
        return NULL;
    Object *length = length_of_distance(rt, stop, start, positive);
    object_decref(rt, positive);
    return length;
}

static uint64_t short_length(int64_t start, int64_t stop, int64_t step)
{
    if (step > 0 && start < stop)
        return 1 + ((uint64_t)stop - 1 - (uint64_t)start) / (uint64_t)step;
    if (step < 0 && start > stop)
        return 1 + ((uint64_t)start - 1 - (uint64_t)stop) / (0 - (uint64_t)step);
    return 0;
}

static Object *compute_length(Runtime *rt, Object *start, Object *stop, Object *step)
{
    bool overflow = false;
    int64_t first = int_as_int64(rt, start, &overflow);
    int64_t last = overflow ? 0 : int_as_int64(rt, stop, &overflow);
    int64_t by = overflow ? 0 : int_as_int64(rt, step, &overflow);
    return overflow ? long_length(rt, start, stop, step) : int_from_uint64(rt, short_length(first, last, by));
}

Object *range_new(Runtime *rt, Object *start, Object *stop, Object *step)
{
    /* CPython compares the numbers as objects, which takes a call. */
    if (!recursion_enter(rt, " in comparison"))
        return NULL;
    recursion_leave(rt);
    if (int_sign(step) == 0) {
        error_set(rt, ERROR_VALUE, "range() arg 3 must not be zero");
        return NULL;
    }
    Object *length = compute_length(rt, start, stop, step);
    if (length == NULL)
        return NULL;
    Object *range = object_new(rt, runtime_type(rt, TYPE_RANGE), sizeof(RangeObject));
    if (range == NULL) {
        object_decref(rt, length);
        return NULL;
    }
    as_range(range)->start = ref_of(object_incref(start));
    as_range(range)->stop = ref_of(object_incref(stop));
    as_range(range)->step = ref_of(object_incref(step));
    as_range(range)->length = ref_of(length);
    return range;
}

/* The references are taken over; each may be NULL with an error. */
static Object *range_of_taken(Runtime *rt, Object *start, Object *stop, Object *step)
{
    Object *range = NULL;
    if (start != NULL && stop != NULL && step != NULL)
        range = range_new(rt, start, stop, step);
    object_xdecref(rt, start);
    object_xdecref(rt, stop);
    object_xdecref(rt, step);
    return range;
}

static Object *range_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)type;
    if (arguments_no_keywords(rt, "range", arguments) < 0 ||
        arguments_check_count(rt, "range", arguments, 1, 3) < 0)
        return NULL;
    if (arguments->count == 1) {
        Object *stop = number_index(rt, argument_at(arguments, 0));
        return stop == NULL ? NULL : range_of_taken(rt, int_from_int64(rt, 0), stop, int_from_int64(rt, 1));
    }
    Object *start = number_index(rt, argument_at(arguments, 0));
    Object *stop = start == NULL ? NULL : number_index(rt, argument_at(arguments, 1));
    Object *step = NULL;
    if (stop != NULL)
        step = arguments->count == 3 ? number_index(rt, argument_at(arguments, 2)) : int_from_int64(rt, 1);
    return range_of_taken(rt, start, stop, step);
}

/* ---- items */

/* start + index * step */
static Object *item_at(Runtime *rt, const RangeObject *range, Object *index)
{
    Object *offset = int_multiply(rt, index, ref_pointer(range->step));
    if (offset == NULL)
        return NULL;
    Object *item = int_add(rt, ref_pointer(range->start), offset);
    object_decref(rt, offset);
    return item;
}

/* Takes the index over; negative ones count from the end. */
static Object *checked_item(Runtime *rt, const RangeObject *range, Object *index)
{
    Object *length = ref_pointer(range->length);
    if (index != NULL && int_sign(index) < 0) {
        Object *shifted = int_add(rt, length, index);
        object_decref(rt, index);
        index = shifted;
    }
    if (index == NULL)
        return NULL;
    Object *item = NULL;
    if (int_sign(index) < 0 || int_compare(index, length) >= 0)
        error_set(rt, ERROR_INDEX, "range object index out of range");
    else
        item = item_at(rt, range, index);
    object_decref(rt, index);
    return item;
}

static Object *slice_of(Runtime *rt, const RangeObject *range, Object *slice)
{
    Object *start, *stop, *step;
    if (slice_long_indices(rt, slice, ref_pointer(range->length), &start, &stop, &step) < 0)
        return NULL;
    Object *by = int_multiply(rt, step, ref_pointer(range->step));
    Object *first = by == NULL ? NULL : item_at(rt, range, start);
    Object *last = first == NULL ? NULL : item_at(rt, range, stop);
    object_decref(rt, start);
    object_decref(rt, stop);
    object_decref(rt, step);
    return range_of_taken(rt, first, last, by);
}

static Object *range_subscript(Runtime *rt, Object *self, Object *key)
{
    if (type_nb_index(object_type(key)) != NULL)
        return checked_item(rt, as_range(self), number_index(rt, key));
    if (object_is_slice(rt, key))
        return slice_of(rt, as_range(self), key);
    return error_format(rt, ERROR_TYPE, "range indices must be integers or slices, not %.200T", key);
}

static Object *range_item(Runtime *rt, Object *self, int64_t index)
{
    return checked_item(rt, as_range(self), int_from_int64(rt, index));
}

static int64_t range_length(Runtime *rt, Object *self)
{
    bool overflow = false;
    int64_t length = int_as_int64(rt, ref_pointer(as_range(self)->length), &overflow);
    if (!overflow)
        return length;
    error_set(rt, ERROR_OVERFLOW, "Python int too large to convert to C ssize_t");
    return -1;
}

static int range_bool(Runtime *rt, Object *self)
{
    (void)rt;
    return int_sign(ref_pointer(as_range(self)->length)) != 0;
}

/* ---- searching */

static bool is_plain_int(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_INT) || object_is_exact(rt, object, TYPE_BOOL);
}

static int contains_int(Runtime *rt, const RangeObject *range, Object *number)
{
    Object *start = ref_pointer(range->start), *stop = ref_pointer(range->stop);
    bool upwards = int_sign(ref_pointer(range->step)) > 0;
    bool between = upwards ? int_compare(start, number) <= 0 && int_compare(number, stop) < 0
                           : int_compare(number, start) <= 0 && int_compare(stop, number) < 0;
    if (!between)
        return 0;
    Object *distance = int_subtract(rt, number, start);
    Object *rest = distance == NULL ? NULL : int_modulo(rt, distance, ref_pointer(range->step));
    int answer = rest == NULL ? -1 : int_sign(rest) == 0;
    object_xdecref(rt, rest);
    object_xdecref(rt, distance);
    return answer;
}

/* Goes through the items: the index of the first that is equal (-1 none) and how many are. -1 and an error. */
static int search(Runtime *rt, Object *self, Object *value, bool all, int64_t *index, int64_t *count)
{
    Object *iterator = range_iter(rt, self);
    if (iterator == NULL)
        return -1;
    *index = -1;
    *count = 0;
    int status = 0;
    for (int64_t i = 0; status == 0; i++) {
        Object *item = iterator_next(rt, iterator);
        if (item == NULL)
            break;
        int equal = object_compare(rt, item, value, COMPARE_EQ);
        object_decref(rt, item);
        if (equal < 0)
            status = -1;
        if (equal > 0 && (*count)++ == 0)
            *index = i;
        if (equal > 0 && !all)
            break;
    }
    object_decref(rt, iterator);
    return status < 0 || error_occurred(rt) ? -1 : 0;
}

static int range_contains(Runtime *rt, Object *self, Object *value)
{
    int64_t index, count;
    if (is_plain_int(rt, value))
        return contains_int(rt, as_range(self), value);
    return search(rt, self, value, false, &index, &count) < 0 ? -1 : count != 0;
}

static Object *range_method_count(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t index, count;
    Object *value = argument_at(arguments, 0);
    if (is_plain_int(rt, value)) {
        int found = contains_int(rt, as_range(self), value);
        return found < 0 ? NULL : int_from_int64(rt, found);
    }
    return search(rt, self, value, true, &index, &count) < 0 ? NULL : int_from_int64(rt, count);
}

static Object *index_of_int(Runtime *rt, const RangeObject *range, Object *number)
{
    int found = contains_int(rt, range, number);
    if (found < 0)
        return NULL;
    if (found == 0)
        return error_format(rt, ERROR_VALUE, "%R is not in range", number);
    Object *distance = int_subtract(rt, number, ref_pointer(range->start));
    if (distance == NULL)
        return NULL;
    Object *index = int_floor_divide(rt, distance, ref_pointer(range->step));
    object_decref(rt, distance);
    return index;
}

static Object *range_method_index(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t index, count;
    Object *value = argument_at(arguments, 0);
    if (is_plain_int(rt, value))
        return index_of_int(rt, as_range(self), value);
    if (search(rt, self, value, false, &index, &count) < 0)
        return NULL;
    if (count != 0)
        return int_from_int64(rt, index);
    error_set(rt, ERROR_VALUE, "sequence.index(x): x not in sequence");
    return NULL;
}

/* ---- the rest */

static bool is_one(const Object *number) { return int_is_medium(number) && int_medium_value(number) == 1; }

static bool are_equal(const RangeObject *left, const RangeObject *right)
{
    Object *length = ref_pointer(left->length);
    if (left == right)
        return true;
    if (int_compare(length, ref_pointer(right->length)) != 0)
        return false;
    if (int_sign(length) == 0)
        return true;
    if (int_compare(ref_pointer(left->start), ref_pointer(right->start)) != 0)
        return false;
    return is_one(length) || int_compare(ref_pointer(left->step), ref_pointer(right->step)) == 0;
}

static Object *range_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (!object_is_exact(rt, right, TYPE_RANGE) || (op != COMPARE_EQ && op != COMPARE_NE))
        return not_implemented_new(rt);
    return bool_from(rt, are_equal(as_range(left), as_range(right)) == (op == COMPARE_EQ));
}

/* Equal ranges give the same numbers, so what does not show is left out. */
static int64_t range_hash(Runtime *rt, Object *self)
{
    const RangeObject *range = as_range(self);
    Object *length = ref_pointer(range->length);
    Object *none = runtime_none(rt);
    Object *items[] = {length, int_sign(length) == 0 ? none : (Object *)ref_pointer(range->start),
                       int_sign(length) == 0 || is_one(length) ? none : (Object *)ref_pointer(range->step)};
    Object *tuple = tuple_pack(rt, 3, items);
    if (tuple == NULL)
        return -1;
    int64_t hash = object_hash(rt, tuple);
    object_decref(rt, tuple);
    return hash;
}

static Object *range_repr(Runtime *rt, Object *self)
{
    const RangeObject *range = as_range(self);
    TextBuilder text = text_begin(rt);
    text_add(&text, "range(");
    text_add_repr(&text, ref_pointer(range->start));
    text_add(&text, ", ");
    text_add_repr(&text, ref_pointer(range->stop));
    if (!is_one(ref_pointer(range->step))) {
        text_add(&text, ", ");
        text_add_repr(&text, ref_pointer(range->step));
    }
    text_add_character(&text, ')');
    return text_finish(&text);
}

static Object *range_method_reversed(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return range_reversed(rt, self);
}

static Object *range_method_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    const RangeObject *range = as_range(self);
    (void)arguments;
    Object *parts[] = {ref_pointer(range->start), ref_pointer(range->stop), ref_pointer(range->step)};
    Object *tuple = tuple_pack(rt, 3, parts);
    if (tuple == NULL)
        return NULL;
    Object *items[] = {&object_type(self)->ob_base.ob_base, tuple};
    Object *result = tuple_pack(rt, 2, items);
    object_decref(rt, tuple);
    return result;
}

static const MethodDefinition methods[] = {
    {"__reversed__", range_method_reversed, 0, 0, 0, NULL},
    {"__reduce__", range_method_reduce, 0, 0, 0, NULL},
    {"count", range_method_count, 1, 1, METHOD_O, NULL},
    {"index", range_method_index, 1, 1, METHOD_O, NULL},
    {0},
};

static const FieldMember members[] = {
    {"start", offsetof(RangeObject, start), FIELD_MEMBER_OBJECT_OR_ERROR, true},
    {"stop", offsetof(RangeObject, stop), FIELD_MEMBER_OBJECT_OR_ERROR, true},
    {"step", offsetof(RangeObject, step), FIELD_MEMBER_OBJECT_OR_ERROR, true},
    {0},
};

const TypeDefinition range_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .repr = range_repr,
              .hash = range_hash,
              .richcompare = range_richcompare,
              .iter = range_iter,
              .new = range_tp_new,
              .nb_bool = range_bool,
              .mp_length = range_length,
              .mp_subscript = range_subscript,
              .sq_length = range_length,
              .sq_item = range_item,
              .sq_contains = range_contains},
    .methods = methods,
    .members = members,
    .doc =
        "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that "
        "produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) "
        "produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, "
        "2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies "
        "the increment (or decrement).",
    .generic_attributes = GENERIC_GETATTR,
};
