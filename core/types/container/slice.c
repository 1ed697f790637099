/* See slice.h. */
#include "types/container/slice.h"

#include "gc/gc.h"
#include "object/dealloc.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/number/int_arithmetic.h"
#include "types/text/text_builder.h"

static SliceObject *as_slice(Object *object) { return (SliceObject *)object; }
static bool is_none(const Runtime *rt, const Object *object) { return object == runtime_none(rt); }

/* ---- making and ending */

Object *slice_new(Runtime *rt, Object *start, Object *stop, Object *step)
{
    Object *slice = ref_pointer(rt->slice_cache);
    if (slice != NULL) {
        rt->slice_cache = NO_REF;
        object_revive(rt, slice);
    } else {
        TypeObject *type = runtime_type(rt, TYPE_SLICE);
        slice = gc_alloc(rt, type, sizeof(SliceObject));
        if (slice == NULL)
            return NULL;
        object_init(rt, slice, type);
    }
    as_slice(slice)->start = ref_of(object_incref(start == NULL ? runtime_none(rt) : start));
    as_slice(slice)->stop = ref_of(object_incref(stop == NULL ? runtime_none(rt) : stop));
    as_slice(slice)->step = ref_of(object_incref(step == NULL ? runtime_none(rt) : step));
    gc_track(rt, slice);
    return slice;
}

static void slice_dealloc(Runtime *rt, Object *object)
{
    SliceObject *slice = as_slice(object);
    gc_untrack(rt, object);
    if (!dealloc_begin(rt, object))
        return;
    object_clear_ref(rt, &slice->step);
    object_clear_ref(rt, &slice->start);
    object_clear_ref(rt, &slice->stop);
    if (rt->slice_cache == NO_REF) {
        rt->slice_cache = ref_of(object);
        event_post(&rt->memory, OURO_EVENT_FREE_LIST_PUT, ref_of(object), NO_REF, 0);
    } else {
        gc_free(rt, object);
    }
    dealloc_end(rt);
}

void slice_clear_free_list(Runtime *rt)
{
    Object *slice = ref_pointer(rt->slice_cache);
    rt->slice_cache = NO_REF;
    if (slice != NULL)
        gc_free(rt, slice);
}

static Object *slice_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)type;
    if (arguments_no_keywords(rt, "slice", arguments) < 0 ||
        arguments_check_count(rt, "slice", arguments, 1, 3) < 0)
        return NULL;
    Object *first = argument_at(arguments, 0);
    if (arguments->count == 1)
        return slice_new(rt, NULL, first, NULL);
    return slice_new(rt, first, argument_at(arguments, 1), argument_at(arguments, 2));
}

/* ---- numbers out of parts */

/* __index__, cut to 64 bits. */
static int bound(Runtime *rt, Object *part, int64_t *value, const char *message)
{
    if (type_nb_index(object_type(part)) == NULL) {
        error_set(rt, ERROR_TYPE, "%s", message);
        return -1;
    }
    return number_as_index(rt, part, value, 0);
}

int argument_slice_bound(Runtime *rt, Object *argument, int64_t *value)
{
    if (is_none(rt, argument))
        return 0;
    return bound(rt, argument, value, "slice indices must be integers or None or have an __index__ method");
}

int argument_slice_bound_not_none(Runtime *rt, Object *argument, int64_t *value)
{
    return bound(rt, argument, value, "slice indices must be integers or have an __index__ method");
}

int argument_ssize(Runtime *rt, Object *argument, int64_t *value)
{
    Object *number = number_index(rt, argument);
    if (number == NULL)
        return -1;
    bool overflow = false;
    *value = int_as_int64(rt, number, &overflow);
    object_decref(rt, number);
    if (!overflow)
        return 0;
    error_set(rt, ERROR_OVERFLOW, "Python int too large to convert to C ssize_t");
    return -1;
}

int argument_c_int(Runtime *rt, Object *argument, int64_t *value)
{
    Object *number = number_index(rt, argument);
    if (number == NULL)
        return -1;
    bool overflow = false;
    *value = int_as_int64(rt, number, &overflow);
    object_decref(rt, number);
    if (!overflow && *value >= INT32_MIN && *value <= INT32_MAX)
        return 0;
    error_set(rt, ERROR_OVERFLOW, "Python int too large to convert to C int");
    return -1;
}

int slice_unpack(Runtime *rt, Object *object, int64_t *start, int64_t *stop, int64_t *step)
{
    const SliceObject *slice = as_slice(object);
    *step = 1;
    if (argument_slice_bound(rt, ref_pointer(slice->step), step) < 0)
        return -1;
    if (*step == 0) {
        error_set(rt, ERROR_VALUE, "slice step cannot be zero");
        return -1;
    }
    /* So that -step can be had. */
    if (*step == INT64_MIN)
        *step = -INT64_MAX;
    *start = *step < 0 ? INT64_MAX : 0;
    if (argument_slice_bound(rt, ref_pointer(slice->start), start) < 0)
        return -1;
    *stop = *step < 0 ? INT64_MIN : INT64_MAX;
    return argument_slice_bound(rt, ref_pointer(slice->stop), stop);
}

static int64_t clamp_bound(int64_t bound_value, int64_t length, bool backwards)
{
    if (bound_value < 0) {
        bound_value += length;
        if (bound_value < 0)
            return backwards ? -1 : 0;
        return bound_value;
    }
    if (bound_value >= length)
        return backwards ? length - 1 : length;
    return bound_value;
}

int64_t slice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step)
{
    *start = clamp_bound(*start, length, step < 0);
    *stop = clamp_bound(*stop, length, step < 0);
    if (step < 0)
        return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

int64_t slice_resolve(Runtime *rt, Object *slice, int64_t length, int64_t *start, int64_t *stop,
                      int64_t *step)
{
    if (slice_unpack(rt, slice, start, stop, step) < 0)
        return -1;
    return slice_adjust(length, start, stop, *step);
}

/* ---- indices of any size */

/* A bound as an int within [lower, upper], counted from the end if negative; None is `fallback`. */
static Object *long_bound(Runtime *rt, Object *part, Object *length, Object *lower, Object *upper,
                          Object *fallback)
{
    if (is_none(rt, part))
        return object_incref(fallback);
    if (type_nb_index(object_type(part)) == NULL) {
        error_set(rt, ERROR_TYPE, "slice indices must be integers or None or have an __index__ method");
        return NULL;
    }
    Object *value = number_index(rt, part);
    if (value != NULL && int_sign(value) < 0) {
        Object *shifted = int_add(rt, value, length);
        object_decref(rt, value);
        value = shifted;
        if (value != NULL && int_compare(value, lower) < 0) {
            object_decref(rt, value);
            value = object_incref(lower);
        }
    } else if (value != NULL && int_compare(value, upper) > 0) {
        object_decref(rt, value);
        value = object_incref(upper);
    }
    return value;
}

static Object *long_step(Runtime *rt, Object *part)
{
    if (is_none(rt, part))
        return int_from_int64(rt, 1);
    if (type_nb_index(object_type(part)) == NULL) {
        error_set(rt, ERROR_TYPE, "slice indices must be integers or None or have an __index__ method");
        return NULL;
    }
    Object *step = number_index(rt, part);
    if (step != NULL && int_sign(step) == 0) {
        object_decref(rt, step);
        error_set(rt, ERROR_VALUE, "slice step cannot be zero");
        return NULL;
    }
    return step;
}

static int long_bounds(Runtime *rt, const SliceObject *slice, Object *length, bool backwards, Object **start,
                       Object **stop)
{
    Object *lower = int_from_int64(rt, backwards ? -1 : 0);
    Object *upper = backwards ? int_add(rt, length, lower) : object_incref(length);
    if (lower != NULL && upper != NULL) {
        *start = long_bound(rt, ref_pointer(slice->start), length, lower, upper, backwards ? upper : lower);
        if (*start != NULL)
            *stop = long_bound(rt, ref_pointer(slice->stop), length, lower, upper, backwards ? lower : upper);
    }
    object_xdecref(rt, upper);
    object_xdecref(rt, lower);
    return *stop == NULL ? -1 : 0;
}

int slice_long_indices(Runtime *rt, Object *slice, Object *length, Object **start, Object **stop,
                       Object **step)
{
    *start = *stop = NULL;
    *step = long_step(rt, ref_pointer(as_slice(slice)->step));
    if (*step == NULL)
        return -1;
    if (long_bounds(rt, as_slice(slice), length, int_sign(*step) < 0, start, stop) == 0)
        return 0;
    object_xdecref(rt, *start);
    object_decref(rt, *step);
    return -1;
}

/* ---- methods and slots */

static Object *pack_taken(Runtime *rt, Object *first, Object *second, Object *third)
{
    Object *items[] = {first, second, third};
    Object *tuple = tuple_pack(rt, 3, items);
    object_decref(rt, first);
    object_decref(rt, second);
    object_decref(rt, third);
    return tuple;
}

static Object *slice_method_indices(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *length = number_index(rt, argument_at(arguments, 0));
    if (length == NULL)
        return NULL;
    Object *start, *stop, *step;
    int status = -1;
    if (int_sign(length) < 0)
        error_set(rt, ERROR_VALUE, "length should not be negative");
    else
        status = slice_long_indices(rt, self, length, &start, &stop, &step);
    object_decref(rt, length);
    return status < 0 ? NULL : pack_taken(rt, start, stop, step);
}

static Object *parts(Runtime *rt, Object *slice)
{
    Object *items[] = {ref_pointer(as_slice(slice)->start), ref_pointer(as_slice(slice)->stop),
                       ref_pointer(as_slice(slice)->step)};
    return tuple_pack(rt, 3, items);
}

static Object *slice_method_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *tuple = parts(rt, self);
    if (tuple == NULL)
        return NULL;
    Object *items[] = {&object_type(self)->ob_base.ob_base, tuple};
    Object *result = tuple_pack(rt, 2, items);
    object_decref(rt, tuple);
    return result;
}

static Object *slice_repr(Runtime *rt, Object *self)
{
    const SliceObject *slice = as_slice(self);
    TextBuilder text = text_begin(rt);
    text_add(&text, "slice(");
    text_add_repr(&text, ref_pointer(slice->start));
    text_add(&text, ", ");
    text_add_repr(&text, ref_pointer(slice->stop));
    text_add(&text, ", ");
    text_add_repr(&text, ref_pointer(slice->step));
    text_add_character(&text, ')');
    return text_finish(&text);
}

static Object *slice_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (!object_is_slice(rt, left) || !object_is_slice(rt, right))
        return not_implemented_new(rt);
    if (left == right)
        return bool_from_order(rt, 0, op);
    Object *left_parts = parts(rt, left);
    Object *right_parts = left_parts == NULL ? NULL : parts(rt, right);
    Object *result = right_parts == NULL ? NULL : object_richcompare(rt, left_parts, right_parts, op);
    object_xdecref(rt, right_parts);
    object_xdecref(rt, left_parts);
    return result;
}

static const MethodDefinition methods[] = {
    {"indices", slice_method_indices, 1, 1, METHOD_O, NULL},
    {"__reduce__", slice_method_reduce, 0, 0, 0, NULL},
    {0},
};

static const FieldMember members[] = {
    {"start", offsetof(SliceObject, start), FIELD_MEMBER_OBJECT, true},
    {"stop", offsetof(SliceObject, stop), FIELD_MEMBER_OBJECT, true},
    {"step", offsetof(SliceObject, step), FIELD_MEMBER_OBJECT, true},
    {0},
};

const TypeDefinition slice_definition = {
    .slots = {.dealloc = slice_dealloc,
              .traverse = true,
              .repr = slice_repr,
              .richcompare = slice_richcompare,
              .new = slice_tp_new},
    .methods = methods,
    .members = members,
    .doc =
        "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing "
        "(e.g. a[0:10:2]).",
    .generic_attributes = GENERIC_GETATTR,
};
