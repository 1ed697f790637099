/* enumerate and reversed. CPython: Objects/enumobject.c. */
#include "object/definition.h"

#include "gc/gc.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/iterator.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/number/int.h"
#include "types/number/int_arithmetic.h"
#include "types/text/str.h"

/* ---- enumerate */

static EnumerateObject *as_enumerate(Object *object) { return (EnumerateObject *)object; }

static int set_start(Runtime *rt, EnumerateObject *self, Object *start)
{
    Object *number = number_index(rt, start);
    if (number == NULL)
        return -1;
    bool overflow = false;
    self->index = int_as_int64(rt, number, &overflow);
    if (overflow) {
        self->index = INT64_MAX;
        self->long_index = ref_of(number);
    } else {
        object_decref(rt, number);
    }
    return 0;
}

static int fill_enumerate(Runtime *rt, EnumerateObject *self, Object *iterable, Object *start)
{
    Object *nothing[] = {runtime_none(rt), runtime_none(rt)};
    if (start != NULL && set_start(rt, self, start) < 0)
        return -1;
    self->iterator = ref_of(object_iter(rt, iterable));
    if (self->iterator == NO_REF)
        return -1;
    self->result = ref_of(tuple_pack(rt, 2, nothing));
    return self->result == NO_REF ? -1 : 0;
}

/* The type itself says which keyword it does not know before it says what is missing. 0, or -1 and TypeError. */
static int check_enumerate_keywords(Runtime *rt, const Arguments *arguments)
{
    int64_t total = arguments_total(arguments);
    for (int64_t i = arguments->count; total <= 2 && i < total; i++) {
        Object *name = tuple_get(arguments->names, i - arguments->count);
        bool may_be_iterable = arguments->count == 0;
        bool may_be_start = total == 2;
        if (object_is_str(name) && ((may_be_iterable && str_equal_ascii(name, "iterable")) ||
                                    (may_be_start && str_equal_ascii(name, "start"))))
            continue;
        return arguments_unknown_keyword(rt, "enumerate", name);
    }
    return 0;
}

static Object *enumerate_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    static const char *const names[] = {"iterable", "start", NULL};
    static const Parameters parameters = {"enumerate", names, 1, -1};
    Object *values[2];
    if (arguments_total(arguments) == 0) {
        error_set(rt, ERROR_TYPE, "enumerate() missing required argument 'iterable'");
        return NULL;
    }
    if (type == runtime_type(rt, TYPE_ENUMERATE) && check_enumerate_keywords(rt, arguments) < 0)
        return NULL;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    Object *self = fields_object_new(rt, type);
    if (self == NULL || fill_enumerate(rt, as_enumerate(self), values[0], values[1]) == 0)
        return self;
    object_decref(rt, self);
    return NULL;
}

/* The index as an object, and one more for the next time. */
static Object *take_index(Runtime *rt, EnumerateObject *self)
{
    if (self->index < INT64_MAX)
        return int_from_int64(rt, self->index++);
    Object *index =
        self->long_index == NO_REF ? int_from_int64(rt, INT64_MAX) : ref_pointer(self->long_index);
    Object *one = int_from_int64(rt, 1);
    Object *next = index == NULL ? NULL : int_add(rt, index, one);
    object_decref(rt, one);
    if (next == NULL)
        return NULL;
    self->long_index = ref_of(next);
    return index;
}

static Object *enumerate_next(Runtime *rt, Object *object)
{
    EnumerateObject *self = as_enumerate(object);
    Object *iterator = ref_pointer(self->iterator);
    Object *item = iterator_step(rt, iterator);
    if (item == NULL)
        return NULL;
    Object *index = take_index(rt, self);
    if (index == NULL) {
        object_decref(rt, item);
        return NULL;
    }
    Object *result = ref_pointer(self->result);
    if (result->ob_refcnt == 1) {
        Object *old_index = tuple_get(result, 0);
        Object *old_item = tuple_get(result, 1);
        object_incref(result);
        tuple_set(result, 0, index);
        tuple_set(result, 1, item);
        object_decref(rt, old_index);
        object_decref(rt, old_item);
        if (!object_is_tracked(result))
            gc_track(rt, result);
        return result;
    }
    Object *pair = tuple_new(rt, 2);
    if (pair == NULL) {
        object_decref(rt, index);
        object_decref(rt, item);
        return NULL;
    }
    tuple_set(pair, 0, index);
    tuple_set(pair, 1, item);
    return pair;
}

static Object *enumerate_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    const EnumerateObject *self = as_enumerate(object);
    (void)arguments;
    Object *index = self->long_index != NO_REF ? object_incref(ref_pointer(self->long_index))
                                               : int_from_int64(rt, self->index);
    if (index == NULL)
        return NULL;
    Object *parts[] = {ref_pointer(self->iterator), index};
    Object *inner = tuple_pack(rt, 2, parts);
    object_decref(rt, index);
    if (inner == NULL)
        return NULL;
    Object *items[] = {&object_type(object)->ob_base.ob_base, inner};
    Object *result = tuple_pack(rt, 2, items);
    object_decref(rt, inner);
    return result;
}

static const MethodDefinition enumerate_methods[] = {
    {"__reduce__", enumerate_reduce, 0, 0, 0, NULL},
    {"__class_getitem__", class_getitem_method, 1, 1, METHOD_O | METHOD_CLASS, NULL},
    {0},
};

const TypeDefinition enumerate_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = enumerate_next,
              .new = enumerate_tp_new},
    .methods = enumerate_methods,
    .doc =
        "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object "
        "yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the "
        "iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, "
        "seq[1]), (2, seq[2]), ...",
    .generic_attributes = GENERIC_GETATTR,
};

/* ---- reversed */

static ReversedObject *as_reversed(Object *object) { return (ReversedObject *)object; }

/* What __reversed__ gives, NULL with an error, or (without one) when there is no such method. */
static Object *by_method(Runtime *rt, Object *sequence)
{
    Object *name = str_intern_cstring(rt, "__reversed__");
    Object *method = name == NULL ? NULL : object_lookup_special(rt, sequence, name);
    object_xdecref(rt, name);
    if (method == NULL)
        return NULL;
    Object *result = method == runtime_none(rt)
                         ? error_format(rt, ERROR_TYPE, "'%.200T' object is not reversible", sequence)
                         : object_call_no_arguments(rt, method);
    object_decref(rt, method);
    return result;
}

static bool is_sequence(const Object *object)
{
    return !object_has(object, TYPE_FLAG_DICT_SUBCLASS) && type_sq_item(object_type(object)) != NULL;
}

static Object *reversed_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (type == runtime_type(rt, TYPE_REVERSED) && arguments_no_keywords(rt, "reversed", arguments) < 0)
        return NULL;
    if (arguments_check_count(rt, "reversed", arguments, 1, 1) < 0)
        return NULL;
    Object *sequence = argument_at(arguments, 0);
    Object *result = by_method(rt, sequence);
    if (result != NULL || error_occurred(rt))
        return result;
    if (!is_sequence(sequence))
        return error_format(rt, ERROR_TYPE, "'%.200T' object is not reversible", sequence);
    int64_t length = object_length(rt, sequence);
    if (length < 0)
        return NULL;
    Object *self = fields_object_new(rt, type);
    if (self == NULL)
        return NULL;
    as_reversed(self)->index = length - 1;
    as_reversed(self)->sequence = ref_of(object_incref(sequence));
    return self;
}

static Object *reversed_next(Runtime *rt, Object *object)
{
    ReversedObject *self = as_reversed(object);
    if (self->index >= 0) {
        Object *item = sequence_item(rt, ref_pointer(self->sequence), self->index);
        if (item != NULL) {
            self->index--;
            return item;
        }
        if (error_matches(rt, ERROR_INDEX) || error_matches(rt, ERROR_STOP_ITERATION))
            error_clear(rt);
    }
    self->index = -1;
    if (!error_occurred(rt)) {
        object_clear_ref(rt, &self->sequence);
        return NULL;
    }
    ErrorState saved;
    error_fetch(rt, &saved);
    object_clear_ref(rt, &self->sequence);
    error_restore(rt, &saved);
    return NULL;
}

static Object *reversed_length_hint(Runtime *rt, Object *object, const Arguments *arguments)
{
    const ReversedObject *self = as_reversed(object);
    (void)arguments;
    if (self->sequence == NO_REF)
        return int_from_int64(rt, 0);
    int64_t length = object_length(rt, ref_pointer(self->sequence));
    if (length < 0)
        return NULL;
    int64_t left = self->index + 1;
    return int_from_int64(rt, length < left ? 0 : left);
}

static Object *reversed_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    const ReversedObject *self = as_reversed(object);
    (void)arguments;
    if (self->sequence == NO_REF)
        return iterator_reduce(rt, "reversed", &rt->statics.empty_tuple.tuple.ob_base.ob_base,
                               ITERATOR_NO_STATE);
    return iterator_reduce(rt, "reversed", ref_pointer(self->sequence), self->index);
}

static Object *reversed_setstate(Runtime *rt, Object *object, const Arguments *arguments)
{
    ReversedObject *self = as_reversed(object);
    int64_t index;
    if (argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    if (self->sequence != NO_REF) {
        int64_t length = object_length(rt, ref_pointer(self->sequence));
        if (length < 0)
            return NULL;
        self->index = index < -1 ? -1 : index > length - 1 ? length - 1 : index;
    }
    return none_new(rt);
}

static const MethodDefinition reversed_methods[] = {
    {"__length_hint__", reversed_length_hint, 0, 0, 0, NULL},
    {"__reduce__", reversed_reduce, 0, 0, 0, NULL},
    {"__setstate__", reversed_setstate, 1, 1, METHOD_O, NULL},
    {0},
};

const TypeDefinition reversed_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = reversed_next,
              .new = reversed_tp_new},
    .methods = reversed_methods,
    .doc = "Return a reverse iterator over the values of the given sequence.",
    .generic_attributes = GENERIC_GETATTR,
};
