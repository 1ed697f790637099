/* list_iterator and list_reverseiterator; see list.h. The list may change while they go through it. CPython:
 * Objects/listobject.c, listiter_…, listreviter_… */
#include "types/container/list.h"

#include "object/definition.h"
#include "types/container/iterator.h"
#include "types/container/slice.h"
#include "types/fields_object.h"
#include "types/number/int.h"

static SequenceIteratorObject *as_iterator(Object *object) { return (SequenceIteratorObject *)object; }

Object *list_iter(Runtime *rt, Object *list) { return sequence_iterator_of(rt, TYPE_LIST_ITERATOR, list, 0); }

Object *list_reversed(Runtime *rt, Object *list)
{
    return sequence_iterator_of(rt, TYPE_LIST_REVERSE_ITERATOR, list, list_size(list) - 1);
}

static Object *list_iterator_next(Runtime *rt, Object *self)
{
    SequenceIteratorObject *iterator = as_iterator(self);
    Object *list = ref_pointer(iterator->sequence);
    if (list == NULL)
        return NULL;
    if (iterator->index < list_size(list))
        return object_incref(list_get(list, iterator->index++));
    object_clear_ref(rt, &iterator->sequence);
    return NULL;
}

static Object *list_iterator_length_hint(Runtime *rt, Object *self, const Arguments *arguments)
{
    const SequenceIteratorObject *iterator = as_iterator(self);
    const Object *list = ref_pointer(iterator->sequence);
    (void)arguments;
    int64_t left = list == NULL ? 0 : list_size(list) - iterator->index;
    return int_from_int64(rt, left < 0 ? 0 : left);
}

static Object *list_iterator_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    const SequenceIteratorObject *iterator = as_iterator(self);
    (void)arguments;
    if (iterator->sequence != NO_REF)
        return iterator_reduce(rt, "iter", ref_pointer(iterator->sequence), iterator->index);
    return iterator_reduce_empty_list(rt);
}

static Object *list_iterator_setstate(Runtime *rt, Object *self, const Arguments *arguments)
{
    SequenceIteratorObject *iterator = as_iterator(self);
    int64_t index;
    if (argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    if (iterator->sequence != NO_REF) {
        int64_t size = list_size(ref_pointer(iterator->sequence));
        iterator->index = index < 0 ? 0 : index > size ? size : index;
    }
    return none_new(rt);
}

static const MethodDefinition methods[] = {
    {"__length_hint__", list_iterator_length_hint, 0, 0, 0, NULL},
    {"__reduce__", list_iterator_reduce, 0, 0, 0, NULL},
    {"__setstate__", list_iterator_setstate, 1, 1, METHOD_O, NULL},
    {0},
};

const TypeDefinition list_iterator_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = list_iterator_next},
    .methods = methods,
};

/* ---- backwards */

static Object *list_reverse_next(Runtime *rt, Object *self)
{
    SequenceIteratorObject *iterator = as_iterator(self);
    Object *list = ref_pointer(iterator->sequence);
    if (list == NULL)
        return NULL;
    int64_t index = iterator->index;
    if (index >= 0 && index < list_size(list)) {
        iterator->index--;
        return object_incref(list_get(list, index));
    }
    iterator->index = -1;
    object_clear_ref(rt, &iterator->sequence);
    return NULL;
}

static Object *list_reverse_length_hint(Runtime *rt, Object *self, const Arguments *arguments)
{
    const SequenceIteratorObject *iterator = as_iterator(self);
    const Object *list = ref_pointer(iterator->sequence);
    (void)arguments;
    int64_t left = iterator->index + 1;
    return int_from_int64(rt, list == NULL || list_size(list) < left ? 0 : left);
}

static Object *list_reverse_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    const SequenceIteratorObject *iterator = as_iterator(self);
    (void)arguments;
    if (iterator->index >= 0 && iterator->sequence != NO_REF)
        return iterator_reduce(rt, "reversed", ref_pointer(iterator->sequence), iterator->index);
    return iterator_reduce_empty_list(rt);
}

static Object *list_reverse_setstate(Runtime *rt, Object *self, const Arguments *arguments)
{
    SequenceIteratorObject *iterator = as_iterator(self);
    int64_t index;
    if (argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    if (iterator->sequence != NO_REF) {
        int64_t last = list_size(ref_pointer(iterator->sequence)) - 1;
        iterator->index = index < -1 ? -1 : index > last ? last : index;
    }
    return none_new(rt);
}

static const MethodDefinition reverse_methods[] = {
    {"__length_hint__", list_reverse_length_hint, 0, 0, 0, NULL},
    {"__reduce__", list_reverse_reduce, 0, 0, 0, NULL},
    {"__setstate__", list_reverse_setstate, 1, 1, METHOD_O, NULL},
    {0},
};

const TypeDefinition list_reverse_iterator_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = list_reverse_next},
    .methods = reverse_methods,
};
