/* str_iterator, str_ascii_iterator, bytes_iterator and bytearray_iterator. CPython: unicodeiter_…, striter_…,
 * bytearrayiter_… */
#include "types/text/str_iterator.h"

#include "types/container/iterator.h"
#include "types/container/slice.h"
#include "types/fields_object.h"
#include "types/number/int.h"
#include "types/text/bytearray.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

static SequenceIteratorObject *as_iterator(Object *object) { return (SequenceIteratorObject *)object; }

static int64_t length_of(const Object *sequence)
{
    return object_is_str(sequence) ? str_length(sequence) : ((const VarObject *)sequence)->ob_size;
}

Object *str_iter(Runtime *rt, Object *self)
{
    bool is_compact = str_is_exact(rt, self) && str_is_ascii(self);
    return sequence_iterator_of(rt, is_compact ? TYPE_STR_ASCII_ITERATOR : TYPE_STR_ITERATOR, self, 0);
}

Object *bytes_iter(Runtime *rt, Object *self)
{
    return sequence_iterator_of(rt, TYPE_BYTES_ITERATOR, self, 0);
}

Object *bytearray_iter(Runtime *rt, Object *self)
{
    return sequence_iterator_of(rt, TYPE_BYTEARRAY_ITERATOR, self, 0);
}

/* The sequence if there is another item, else NULL, and it is let go. */
static Object *sequence_with_more(Runtime *rt, SequenceIteratorObject *iterator)
{
    Object *sequence = ref_pointer(iterator->sequence);
    if (sequence == NULL || iterator->index < length_of(sequence))
        return sequence;
    object_clear_ref(rt, &iterator->sequence);
    return NULL;
}

static Object *str_iterator_next(Runtime *rt, Object *self)
{
    SequenceIteratorObject *iterator = as_iterator(self);
    Object *string = sequence_with_more(rt, iterator);
    if (string == NULL)
        return NULL;
    Object *item = str_from_character(rt, str_character(string, iterator->index));
    if (item != NULL)
        iterator->index++;
    return item;
}

/* The text is exact and ASCII: its characters are there already. */
static Object *str_ascii_iterator_next(Runtime *rt, Object *self)
{
    SequenceIteratorObject *iterator = as_iterator(self);
    const Object *string = ref_pointer(iterator->sequence);
    if (UNLIKELY(string == NULL || iterator->index >= str_length(string)))
        return str_iterator_next(rt, self);
    const uint8_t character = ((const uint8_t *)str_data(string))[iterator->index++];
    return object_incref(&rt->statics.ascii[character].base.ob_base);
}

static Object *bytes_iterator_next(Runtime *rt, Object *self)
{
    SequenceIteratorObject *iterator = as_iterator(self);
    Object *bytes = sequence_with_more(rt, iterator);
    return bytes == NULL ? NULL : int_from_int64(rt, bytes_data(bytes)[iterator->index++]);
}

static Object *bytearray_iterator_next(Runtime *rt, Object *self)
{
    SequenceIteratorObject *iterator = as_iterator(self);
    Object *bytes = sequence_with_more(rt, iterator);
    return bytes == NULL ? NULL : int_from_int64(rt, bytearray_data(bytes)[iterator->index++]);
}

static Object *length_hint(Runtime *rt, Object *self, const Arguments *arguments)
{
    const SequenceIteratorObject *iterator = as_iterator(self);
    (void)arguments;
    int64_t left = 0;
    if (iterator->sequence != NO_REF)
        left = length_of(ref_pointer(iterator->sequence)) - iterator->index;
    return int_from_int64(rt, left < 0 ? 0 : left);
}

static Object *reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    const SequenceIteratorObject *iterator = as_iterator(self);
    (void)arguments;
    if (iterator->sequence != NO_REF)
        return iterator_reduce(rt, "iter", ref_pointer(iterator->sequence), iterator->index);
    if (object_is_exact(rt, self, TYPE_STR_ITERATOR) || object_is_exact(rt, self, TYPE_STR_ASCII_ITERATOR))
        return iterator_reduce(rt, "iter", &rt->statics.empty_str.base.ob_base, ITERATOR_NO_STATE);
    return iterator_reduce_empty_tuple(rt);
}

static Object *setstate(Runtime *rt, Object *self, const Arguments *arguments)
{
    SequenceIteratorObject *iterator = as_iterator(self);
    int64_t index;
    if (argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    if (iterator->sequence != NO_REF) {
        int64_t length = length_of(ref_pointer(iterator->sequence));
        iterator->index = index < 0 ? 0 : index > length ? length : index;
    }
    return none_new(rt);
}

static const MethodDefinition methods[] = {
    {"__length_hint__", length_hint, 0, 0, 0, NULL},
    {"__reduce__", reduce, 0, 0, 0, NULL},
    {"__setstate__", setstate, 1, 1, METHOD_O, NULL},
    {0},
};

#define ITERATOR_DEFINITION(name, next) \
    const TypeDefinition name##_definition = { \
        .slots = {.dealloc = fields_object_dealloc, \
                  .traverse = true, \
                  .iter = iterator_self, \
                  .iternext = next}, \
        .methods = methods, \
    }

ITERATOR_DEFINITION(str_iterator, str_iterator_next);
ITERATOR_DEFINITION(str_ascii_iterator, str_ascii_iterator_next);
ITERATOR_DEFINITION(bytes_iterator, bytes_iterator_next);
ITERATOR_DEFINITION(bytearray_iterator, bytearray_iterator_next);
