/* Iterators over a dict's keys, values and items, forwards and backwards; see dict_views.h. */
#include "types/container/dict_views.h"

#include "gc/gc.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/container/dict.h"
#include "types/container/dict_values.h"
#include "types/container/iterator.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/fields_object.h"
#include "types/number/int.h"

static DictIteratorObject *as_iterator(Object *object) { return (DictIteratorObject *)object; }

static bool is_item_iterator(TypeId id)
{
    return id == TYPE_DICT_ITEM_ITERATOR || id == TYPE_DICT_REVERSE_ITEM_ITERATOR;
}

static bool is_reverse(TypeId id)
{
    return id == TYPE_DICT_REVERSE_KEY_ITERATOR || id == TYPE_DICT_REVERSE_VALUE_ITERATOR ||
           id == TYPE_DICT_REVERSE_ITEM_ITERATOR;
}

static int64_t last_position(const DictObject *dict)
{
    return (dict->ma_values != NO_REF ? dict->ma_used : dict_keys_of(dict)->dk_nentries) - 1;
}

Object *dict_iterator_new(Runtime *rt, TypeId id, Object *object)
{
    const DictObject *dict = (const DictObject *)object;
    Object *self = fields_object_allocate(rt, runtime_type(rt, id));
    if (self == NULL)
        return NULL;
    DictIteratorObject *iterator = as_iterator(self);
    iterator->dict = ref_of(object_incref(object));
    iterator->used = iterator->length = dict->ma_used;
    iterator->position = is_reverse(id) ? last_position(dict) : 0;
    if (is_item_iterator(id)) {
        Object *nothing[] = {runtime_none(rt), runtime_none(rt)};
        iterator->result = ref_of(tuple_pack(rt, 2, nothing));
        if (iterator->result == NO_REF) {
            object_decref(rt, self);
            return NULL;
        }
    }
    gc_track(rt, self);
    return self;
}

/* ---- going on */

/* The dict, if it is there and has not changed its size. */
static DictObject *unchanged_dict(Runtime *rt, DictIteratorObject *iterator)
{
    DictObject *dict = ref_pointer(iterator->dict);
    if (dict == NULL || iterator->used == dict->ma_used)
        return dict;
    error_set(rt, ERROR_RUNTIME, "dictionary changed size during iteration");
    /* For good. */
    iterator->used = -1;
    return NULL;
}

/* Borrowed; false at the end or with an error. */
static bool next_entry(Runtime *rt, DictIteratorObject *iterator, Object **key, Object **value)
{
    DictObject *dict = unchanged_dict(rt, iterator);
    if (dict == NULL)
        return false;
    if (!dict_next(&dict->ob_base, &iterator->position, key, value, NULL)) {
        object_clear_ref(rt, &iterator->dict);
        return false;
    }
    if (iterator->length == 0) {
        error_set(rt, ERROR_RUNTIME, "dictionary keys changed during iteration");
        object_clear_ref(rt, &iterator->dict);
        return false;
    }
    iterator->length--;
    return true;
}

static bool entry_at(const DictObject *dict, int64_t position, Object **key, Object **value)
{
    const DictKeys *keys = dict_keys_of(dict);
    if (dict->ma_values != NO_REF) {
        Ref *values = dict_values_of(dict);
        int64_t index = values_index_at(values, position);
        *key = dict_keys_item(keys, index).key;
        *value = ref_pointer(values[index]);
        return true;
    }
    DictKeysItem item = dict_keys_item(keys, position);
    *key = item.key;
    *value = ref_pointer(*item.value);
    return *value != NULL;
}

static bool previous_entry(Runtime *rt, DictIteratorObject *iterator, Object **key, Object **value)
{
    DictObject *dict = unchanged_dict(rt, iterator);
    if (dict == NULL)
        return false;
    while (iterator->position >= 0) {
        if (iterator->position > last_position(dict))
            break;
        if (entry_at(dict, iterator->position--, key, value)) {
            iterator->length--;
            return true;
        }
    }
    object_clear_ref(rt, &iterator->dict);
    return false;
}

/* The pair that was given last is used again if nobody else has it. */
static Object *pair_of(Runtime *rt, DictIteratorObject *iterator, Object *key, Object *value)
{
    Object *result = ref_pointer(iterator->result);
    if (result->ob_refcnt != 1) {
        Object *items[] = {key, value};
        return tuple_pack(rt, 2, items);
    }
    Object *old_key = tuple_get(result, 0);
    Object *old_value = tuple_get(result, 1);
    tuple_set(result, 0, object_incref(key));
    tuple_set(result, 1, object_incref(value));
    object_incref(result);
    object_decref(rt, old_key);
    object_decref(rt, old_value);
    /* A collection may have untracked it for what it held. */
    if (!object_is_tracked(result))
        gc_track(rt, result);
    return result;
}

static Object *next_key(Runtime *rt, Object *self)
{
    Object *key, *value;
    return next_entry(rt, as_iterator(self), &key, &value) ? object_incref(key) : NULL;
}

static Object *next_value(Runtime *rt, Object *self)
{
    Object *key, *value;
    return next_entry(rt, as_iterator(self), &key, &value) ? object_incref(value) : NULL;
}

static Object *next_item(Runtime *rt, Object *self)
{
    Object *key, *value;
    return next_entry(rt, as_iterator(self), &key, &value) ? pair_of(rt, as_iterator(self), key, value)
                                                           : NULL;
}

static Object *previous_key(Runtime *rt, Object *self)
{
    Object *key, *value;
    return previous_entry(rt, as_iterator(self), &key, &value) ? object_incref(key) : NULL;
}

static Object *previous_value(Runtime *rt, Object *self)
{
    Object *key, *value;
    return previous_entry(rt, as_iterator(self), &key, &value) ? object_incref(value) : NULL;
}

static Object *previous_item(Runtime *rt, Object *self)
{
    Object *key, *value;
    return previous_entry(rt, as_iterator(self), &key, &value) ? pair_of(rt, as_iterator(self), key, value)
                                                               : NULL;
}

/* ---- methods */

static Object *dict_iterator_length_hint(Runtime *rt, Object *self, const Arguments *arguments)
{
    const DictIteratorObject *iterator = as_iterator(self);
    const DictObject *dict = ref_pointer(iterator->dict);
    (void)arguments;
    return int_from_int64(rt, dict != NULL && iterator->used == dict->ma_used ? iterator->length : 0);
}

/* What is left, as a list, of a copy that goes on instead of the iterator. */
static Object *dict_iterator_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *copy = fields_object_allocate(rt, object_type(self));
    if (copy == NULL)
        return NULL;
    DictIteratorObject *to = as_iterator(copy);
    const DictIteratorObject *from = as_iterator(self);
    to->used = from->used;
    to->position = from->position;
    to->length = from->length;
    to->dict = ref_of(object_xincref(ref_pointer(from->dict)));
    to->result = ref_of(object_xincref(ref_pointer(from->result)));
    gc_track(rt, copy);
    Object *list = sequence_list(rt, copy);
    object_decref(rt, copy);
    if (list == NULL)
        return NULL;
    Object *result = iterator_reduce(rt, "iter", list, ITERATOR_NO_STATE);
    object_decref(rt, list);
    return result;
}

static const MethodDefinition methods[] = {
    {"__length_hint__", dict_iterator_length_hint, 0, 0, 0, NULL},
    {"__reduce__", dict_iterator_reduce, 0, 0, 0, NULL},
    {0},
};

#define DICT_ITERATOR(name, next) \
    const TypeDefinition name##_definition = { \
        .slots = {.dealloc = fields_object_dealloc, \
                  .traverse = true, \
                  .iter = iterator_self, \
                  .iternext = next}, \
        .methods = methods, \
    }

DICT_ITERATOR(dict_key_iterator, next_key);
DICT_ITERATOR(dict_value_iterator, next_value);
DICT_ITERATOR(dict_item_iterator, next_item);
DICT_ITERATOR(dict_reverse_key_iterator, previous_key);
DICT_ITERATOR(dict_reverse_value_iterator, previous_value);
DICT_ITERATOR(dict_reverse_item_iterator, previous_item);
