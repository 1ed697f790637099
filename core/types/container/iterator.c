/* See iterator.h. */
#include "types/container/iterator.h"

#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/number/int.h"
#include "types/text/str.h"

Object *iterator_self(Runtime *rt, Object *iterator)
{
    (void)rt;
    return object_incref(iterator);
}

bool iterator_ended(Runtime *rt)
{
    if (!error_matches(rt, ERROR_STOP_ITERATION))
        return false;
    error_clear(rt);
    return true;
}

Object *sequence_iterator_of(Runtime *rt, TypeId id, Object *sequence, int64_t index)
{
    TypeObject *type = runtime_type(rt, id);
    Object *iterator = gc_alloc(rt, type, sizeof(SequenceIteratorObject));
    if (iterator == NULL)
        return NULL;
    object_init(rt, iterator, type);
    ((SequenceIteratorObject *)iterator)->index = index;
    ((SequenceIteratorObject *)iterator)->sequence = ref_of(object_incref(sequence));
    gc_track(rt, iterator);
    return iterator;
}

/* ---- what __reduce__ gives */

/* `namespace` is a module or its dict. */
static Object *member_of(Runtime *rt, Object *namespace, Object *name)
{
    if (!object_has(namespace, TYPE_FLAG_DICT_SUBCLASS))
        return object_getattr(rt, namespace, name);
    Object *found = dict_get(rt, namespace, name);
    if (found == NULL && !error_occurred(rt))
        error_set_value(rt, ERROR_ATTRIBUTE, name);
    return object_xincref(found);
}

Object *builtin_function_named(Runtime *rt, const char *text)
{
    Object *name = str_intern_cstring(rt, "__builtins__");
    Object *wanted = name == NULL ? NULL : str_intern_cstring(rt, text);
    Object *namespace =
        wanted == NULL || rt->globals == NO_REF ? NULL : dict_get(rt, ref_pointer(rt->globals), name);
    Object *result = namespace == NULL ? NULL : member_of(rt, namespace, wanted);
    if (result == NULL && !error_occurred(rt))
        error_set(rt, ERROR_ATTRIBUTE, "%s", text);
    object_xdecref(rt, wanted);
    object_xdecref(rt, name);
    return result;
}

static Object *pack_stolen(Runtime *rt, Object *first, Object *second, Object *third)
{
    Object *items[] = {first, second, third};
    Object *result = NULL;
    if (first != NULL && second != NULL)
        result = tuple_pack(rt, third == NULL ? 2 : 3, items);
    object_xdecref(rt, first);
    object_xdecref(rt, second);
    object_xdecref(rt, third);
    return result;
}

Object *iterator_reduce(Runtime *rt, const char *function, Object *sequence, int64_t index)
{
    Object *callable = builtin_function_named(rt, function);
    if (callable == NULL)
        return NULL;
    Object *arguments = tuple_pack(rt, 1, &sequence);
    if (index == ITERATOR_NO_STATE)
        return pack_stolen(rt, callable, arguments, NULL);
    Object *number = int_from_int64(rt, index);
    if (number != NULL)
        return pack_stolen(rt, callable, arguments, number);
    object_decref(rt, callable);
    object_xdecref(rt, arguments);
    return NULL;
}

Object *iterator_reduce_empty_list(Runtime *rt)
{
    Object *empty = list_new(rt, 0);
    if (empty == NULL)
        return NULL;
    Object *result = iterator_reduce(rt, "iter", empty, ITERATOR_NO_STATE);
    object_decref(rt, empty);
    return result;
}

Object *iterator_reduce_empty_tuple(Runtime *rt)
{
    return iterator_reduce(rt, "iter", &rt->statics.empty_tuple.tuple.ob_base.ob_base, ITERATOR_NO_STATE);
}

/* ---- over __getitem__ */

static SequenceIteratorObject *as_iterator(Object *object) { return (SequenceIteratorObject *)object; }

Object *sequence_iterator_new(Runtime *rt, Object *sequence)
{
    return sequence_iterator_of(rt, TYPE_SEQUENCE_ITERATOR, sequence, 0);
}

static Object *sequence_next(Runtime *rt, Object *self)
{
    SequenceIteratorObject *iterator = as_iterator(self);
    Object *sequence = ref_pointer(iterator->sequence);
    if (sequence == NULL)
        return NULL;
    if (iterator->index == INT64_MAX) {
        error_set(rt, ERROR_OVERFLOW, "iter index too large");
        return NULL;
    }
    Object *item = sequence_item(rt, sequence, iterator->index);
    if (item != NULL) {
        iterator->index++;
        return item;
    }
    if (error_matches(rt, ERROR_INDEX) || error_matches(rt, ERROR_STOP_ITERATION)) {
        error_clear(rt);
        object_clear_ref(rt, &iterator->sequence);
    }
    return NULL;
}

static Object *sequence_length_hint(Runtime *rt, Object *self, const Arguments *arguments)
{
    const SequenceIteratorObject *iterator = as_iterator(self);
    Object *sequence = ref_pointer(iterator->sequence);
    (void)arguments;
    if (sequence == NULL)
        return int_from_int64(rt, 0);
    const TypeObject *type = object_type(sequence);
    if (type_sq_length(type) == NULL && type_mp_length(type) == NULL)
        return object_incref(&rt->statics.not_implemented);
    int64_t length = object_length(rt, sequence);
    if (length < 0)
        return NULL;
    return int_from_int64(rt, length > iterator->index ? length - iterator->index : 0);
}

static Object *sequence_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    const SequenceIteratorObject *iterator = as_iterator(self);
    (void)arguments;
    if (iterator->sequence == NO_REF)
        return iterator_reduce_empty_tuple(rt);
    return iterator_reduce(rt, "iter", ref_pointer(iterator->sequence), iterator->index);
}

static Object *sequence_setstate(Runtime *rt, Object *self, const Arguments *arguments)
{
    SequenceIteratorObject *iterator = as_iterator(self);
    int64_t index;
    if (argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    if (iterator->sequence != NO_REF)
        iterator->index = index < 0 ? 0 : index;
    return none_new(rt);
}

static const MethodDefinition sequence_methods[] = {
    {"__length_hint__", sequence_length_hint, 0, 0, 0, NULL},
    {"__reduce__", sequence_reduce, 0, 0, 0, NULL},
    {"__setstate__", sequence_setstate, 1, 1, METHOD_O, NULL},
    {0},
};

const TypeDefinition sequence_iterator_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = sequence_next},
    .methods = sequence_methods,
};

/* ---- iter(callable, sentinel) */

static CallableIteratorObject *as_callable_iterator(Object *object)
{
    return (CallableIteratorObject *)object;
}

Object *callable_iterator_new(Runtime *rt, Object *callable, Object *sentinel)
{
    Object *iterator = fields_object_allocate(rt, runtime_type(rt, TYPE_CALLABLE_ITERATOR));
    if (iterator == NULL)
        return NULL;
    as_callable_iterator(iterator)->callable = ref_of(object_incref(callable));
    as_callable_iterator(iterator)->sentinel = ref_of(object_incref(sentinel));
    gc_track(rt, iterator);
    return iterator;
}

/* The call may have ended the iterator already. */
static void callable_iterator_end(Runtime *rt, CallableIteratorObject *iterator)
{
    object_clear_ref(rt, &iterator->callable);
    object_clear_ref(rt, &iterator->sentinel);
}

static Object *callable_next(Runtime *rt, Object *self)
{
    CallableIteratorObject *iterator = as_callable_iterator(self);
    if (iterator->callable == NO_REF)
        return NULL;
    Object *result = object_call_no_arguments(rt, ref_pointer(iterator->callable));
    if (result == NULL) {
        if (iterator_ended(rt))
            callable_iterator_end(rt, iterator);
        return NULL;
    }
    if (iterator->sentinel == NO_REF) {
        object_decref(rt, result);
        return NULL;
    }
    int equal = object_compare(rt, ref_pointer(iterator->sentinel), result, COMPARE_EQ);
    if (equal == 0)
        return result;
    object_decref(rt, result);
    if (equal > 0)
        callable_iterator_end(rt, iterator);
    return NULL;
}

static Object *callable_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    CallableIteratorObject *iterator = as_callable_iterator(self);
    (void)arguments;
    if (iterator->callable == NO_REF || iterator->sentinel == NO_REF)
        return iterator_reduce_empty_tuple(rt);
    Object *parts[] = {ref_pointer(iterator->callable), ref_pointer(iterator->sentinel)};
    Object *function = builtin_function_named(rt, "iter");
    return function == NULL ? NULL : pack_stolen(rt, function, tuple_pack(rt, 2, parts), NULL);
}

static const MethodDefinition callable_methods[] = {
    {"__reduce__", callable_reduce, 0, 0, 0, NULL},
    {0},
};

const TypeDefinition callable_iterator_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = callable_next},
    .methods = callable_methods,
};
