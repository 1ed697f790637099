/* tuple: its methods, slots and iterator as Python sees them; see tuple.h. */
#include "types/container/tuple.h"

#include "object/protocol.h"
#include "types/abstract.h"
#include "types/class/instance.h"
#include "types/container/iterator.h"
#include "types/container/slice.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/number/int.h"
#include "types/repr.h"
#include "types/text/str.h"
#include "types/text/text_builder.h"

/* ---- making */

/* An instance of a class derived from tuple: a tuple is made first, then copied. */
static Object *new_of_class(Runtime *rt, TypeObject *type, Object *iterable)
{
    Object *items = iterable == NULL ? tuple_new(rt, 0) : sequence_tuple(rt, iterable);
    if (items == NULL)
        return NULL;
    int64_t count = tuple_size(items);
    Object *tuple = instance_allocate(rt, type, count);
    if (tuple != NULL) {
        for (int64_t i = 0; i < count; i++)
            tuple_items(tuple)[i] = ref_of(object_incref(tuple_get(items, i)));
        gc_track(rt, tuple);
    }
    object_decref(rt, items);
    return tuple;
}

static Object *tuple_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    bool is_exact = type == runtime_type(rt, TYPE_TUPLE);
    if ((is_exact || type->tp_init == runtime_type(rt, TYPE_TUPLE)->tp_init) &&
        arguments_no_keywords(rt, "tuple", arguments) < 0)
        return NULL;
    if (arguments_check_count(rt, "tuple", arguments, 0, 1) < 0)
        return NULL;
    Object *iterable = argument_at(arguments, 0);
    if (!is_exact)
        return new_of_class(rt, type, iterable);
    return iterable == NULL ? tuple_new(rt, 0) : sequence_tuple(rt, iterable);
}

/* ---- methods */

static Object *tuple_method_getnewargs(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *copy = tuple_from_refs(rt, tuple_items(self), tuple_size(self));
    if (copy == NULL)
        return NULL;
    Object *result = tuple_pack(rt, 1, &copy);
    object_decref(rt, copy);
    return result;
}

static Object *tuple_method_count(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t count = 0;
    for (int64_t i = 0; i < tuple_size(self); i++) {
        int equal = object_compare(rt, tuple_get(self, i), argument_at(arguments, 0), COMPARE_EQ);
        if (equal < 0)
            return NULL;
        count += equal;
    }
    return int_from_int64(rt, count);
}

static int search_bound(Runtime *rt, const Arguments *arguments, int64_t place, int64_t size, int64_t *bound)
{
    if (place >= arguments->count)
        return 0;
    if (argument_slice_bound_not_none(rt, argument_at(arguments, place), bound) < 0)
        return -1;
    if (*bound < 0)
        *bound = *bound + size < 0 ? 0 : *bound + size;
    return 0;
}

static Object *tuple_method_index(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t size = tuple_size(self);
    int64_t low = 0, high = size;
    if (search_bound(rt, arguments, 1, size, &low) < 0 || search_bound(rt, arguments, 2, size, &high) < 0)
        return NULL;
    for (int64_t i = low; i < high && i < size; i++) {
        int equal = object_compare(rt, tuple_get(self, i), argument_at(arguments, 0), COMPARE_EQ);
        if (equal != 0)
            return equal < 0 ? NULL : int_from_int64(rt, i);
    }
    error_set(rt, ERROR_VALUE, "tuple.index(x): x not in tuple");
    return NULL;
}

/* ---- slots */

static int64_t tuple_length(Runtime *rt, Object *self)
{
    (void)rt;
    return tuple_size(self);
}

static Object *tuple_item(Runtime *rt, Object *self, int64_t index)
{
    if (index >= 0 && index < tuple_size(self))
        return object_incref(tuple_get(self, index));
    error_set(rt, ERROR_INDEX, "tuple index out of range");
    return NULL;
}

static Object *stepped_slice(Runtime *rt, Object *self, int64_t start, int64_t step, int64_t count)
{
    Object *result = tuple_new(rt, count);
    if (result == NULL)
        return NULL;
    for (int64_t i = 0; i < count; i++, start += step)
        tuple_set(result, i, object_incref(tuple_get(self, start)));
    return result;
}

static Object *tuple_subscript(Runtime *rt, Object *self, Object *key)
{
    if (object_is_slice(rt, key)) {
        int64_t start, stop, step;
        int64_t count = slice_resolve(rt, key, tuple_size(self), &start, &stop, &step);
        if (count < 0)
            return NULL;
        if (count == 0)
            return tuple_new(rt, 0);
        return step == 1 ? tuple_slice(rt, self, start, stop) : stepped_slice(rt, self, start, step, count);
    }
    if (type_nb_index(object_type(key)) == NULL)
        return error_format(rt, ERROR_TYPE, "tuple indices must be integers or slices, not %.200T", key);
    int64_t index;
    if (number_as_index(rt, key, &index, ERROR_INDEX) < 0)
        return NULL;
    return tuple_item(rt, self, index < 0 ? index + tuple_size(self) : index);
}

static Object *tuple_sq_concat(Runtime *rt, Object *left, Object *right)
{
    if (tuple_size(left) == 0 && object_is_exact(rt, right, TYPE_TUPLE))
        return object_incref(right);
    if (!object_is_tuple(right))
        return error_format(rt, ERROR_TYPE, "can only concatenate tuple (not \"%.200T\") to tuple", right);
    return tuple_concat(rt, left, right);
}

static Object *repr_of_items(Runtime *rt, Object *self)
{
    TextBuilder text = text_begin(rt);
    text_add_character(&text, '(');
    for (int64_t i = 0; i < tuple_size(self); i++) {
        if (i > 0)
            text_add(&text, ", ");
        if (!text_add_repr(&text, tuple_get(self, i)))
            return text_abandon(&text);
    }
    text_add(&text, tuple_size(self) == 1 ? ",)" : ")");
    return text_finish(&text);
}

static Object *tuple_repr(Runtime *rt, Object *self)
{
    if (tuple_size(self) == 0)
        return str_from_cstring(rt, "()");
    int running = repr_enter(rt, self);
    if (running != 0)
        return running < 0 ? NULL : str_from_cstring(rt, "(...)");
    Object *result = repr_of_items(rt, self);
    repr_leave(rt, self);
    return result;
}

static Object *tuple_iter(Runtime *rt, Object *self)
{
    return sequence_iterator_of(rt, TYPE_TUPLE_ITERATOR, self, 0);
}

static const MethodDefinition methods[] = {
    {"__getnewargs__", tuple_method_getnewargs, 0, 0, 0, "($self, /)"},
    {"index", tuple_method_index, 1, 3, 0, "($self, value, start=0, stop=sys.maxsize, /)"},
    {"count", tuple_method_count, 1, 1, METHOD_O, "($self, value, /)"},
    {"__class_getitem__", class_getitem_method, 1, 1, METHOD_O | METHOD_CLASS, NULL},
    {0},
};

const TypeDefinition tuple_definition = {
    .slots = {.dealloc = tuple_dealloc,
              .traverse = true,
              .repr = tuple_repr,
              .hash = tuple_hash,
              .richcompare = tuple_richcompare,
              .iter = tuple_iter,
              .new = tuple_tp_new,
              .mp_length = tuple_length,
              .mp_subscript = tuple_subscript,
              .sq_length = tuple_length,
              .sq_concat = tuple_sq_concat,
              .sq_repeat = tuple_repeat,
              .sq_item = tuple_item,
              .sq_contains = tuple_contains},
    .methods = methods,
    .doc =
        "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf "
        "iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, "
        "the return value is the same object.",
    .generic_attributes = GENERIC_GETATTR,
};

/* ---- tuple_iterator */

static SequenceIteratorObject *as_iterator(Object *object) { return (SequenceIteratorObject *)object; }

static Object *tuple_iterator_next(Runtime *rt, Object *self)
{
    SequenceIteratorObject *iterator = as_iterator(self);
    Object *tuple = ref_pointer(iterator->sequence);
    if (tuple == NULL)
        return NULL;
    if (iterator->index < tuple_size(tuple))
        return object_incref(tuple_get(tuple, iterator->index++));
    object_clear_ref(rt, &iterator->sequence);
    return NULL;
}

static Object *tuple_iterator_length_hint(Runtime *rt, Object *self, const Arguments *arguments)
{
    const SequenceIteratorObject *iterator = as_iterator(self);
    const Object *tuple = ref_pointer(iterator->sequence);
    (void)arguments;
    return int_from_int64(rt, tuple == NULL ? 0 : tuple_size(tuple) - iterator->index);
}

static Object *tuple_iterator_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    const SequenceIteratorObject *iterator = as_iterator(self);
    (void)arguments;
    if (iterator->sequence == NO_REF)
        return iterator_reduce_empty_tuple(rt);
    return iterator_reduce(rt, "iter", ref_pointer(iterator->sequence), iterator->index);
}

static Object *tuple_iterator_setstate(Runtime *rt, Object *self, const Arguments *arguments)
{
    SequenceIteratorObject *iterator = as_iterator(self);
    int64_t index;
    if (argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    if (iterator->sequence != NO_REF) {
        int64_t size = tuple_size(ref_pointer(iterator->sequence));
        iterator->index = index < 0 ? 0 : index > size ? size : index;
    }
    return none_new(rt);
}

static const MethodDefinition iterator_methods[] = {
    {"__length_hint__", tuple_iterator_length_hint, 0, 0, 0, NULL},
    {"__reduce__", tuple_iterator_reduce, 0, 0, 0, NULL},
    {"__setstate__", tuple_iterator_setstate, 1, 1, METHOD_O, NULL},
    {0},
};

const TypeDefinition tuple_iterator_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = tuple_iterator_next},
    .methods = iterator_methods,
};
