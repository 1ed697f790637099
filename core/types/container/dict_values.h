/* Attributes of an instance while no dict has been asked for: an array of values in the order of the keys
 * that the class's instances share (HeapTypeObject.ht_cached_keys). Owns those arrays and the step from them
 * to a dict. CPython 3.11: Objects/dictobject.c, from _PyObject_InitializeDict to _PyObjectDict_SetItem.
 *
 * An array has as many slots as the keys table had usable entries when the array was made. Before slot 0 lie
 * bytes:
 *   [-1] the number of these bytes, a multiple of 8
 *   [-2] used: the slots filled so far
 *   [-2-n] the index of the n-th slot filled, 1 <= n <= used
 *
 * In every instance of a class with a managed dict, at most one of values and dict is not 0. */
#ifndef OURO_TYPES_DICT_VALUES_H
#define OURO_TYPES_DICT_VALUES_H

#include "types/container/dict_keys.h"

/* ---- arrays of values */

ALWAYS_INLINE Ref *dict_values_of(const DictObject *dict) { return ref_pointer(dict->ma_values); }
ALWAYS_INLINE uint8_t *values_used(Ref *values) { return (uint8_t *)values - 2; }
ALWAYS_INLINE int64_t values_index_at(const Ref *values, int64_t position)
{
    return ((const uint8_t *)values)[-3 - position];
}

/* An array of `size` slots, all 0, or NULL and MemoryError. */
Ref *values_new(Runtime *rt, int64_t size);

/* Gives the array back; its slots are dead already. */
void values_release(Runtime *rt, Ref *values);

/* Slot `index` has been filled / has been emptied. */
void values_order_add(Ref *values, int64_t index);
void values_order_delete(Ref *values, int64_t index);

/* A name's index in the shared table, entered when it is new and there is room; DICT_INDEX_EMPTY when there
 * is none, or, with an error, when the name could not be hashed. CPython: insert_into_dictkeys */
int64_t values_key_insert(Runtime *rt, DictKeys *keys, Object *name);

/* ---- instances */

/* Gives a new instance of `type` (with a managed dict) its array of values, all absent. The class's shared
 * keys lose one usable entry for each instance made, down to one. A class without shared keys gives no array.
 * -1 and MemoryError. CPython: _PyObject_InitializeDict, init_inline_values */
int instance_values_init(Runtime *rt, Object *instance, HeapTypeObject *type);

/* The attribute's value, borrowed; NULL without an error when it has none. The instance has values. Calls
 * nothing. CPython: _PyObject_GetInstanceAttribute */
Object *instance_values_get(Runtime *rt, Object *instance, HeapTypeObject *type, Object *name);

/* Sets (value borrowed) or deletes (value NULL) an attribute; `name` is an exact str. The instance has
 * values; when the shared keys have no room for the name it gets a dict. 0, or -1 and an error;
 * AttributeError when there is nothing to delete. CPython:
 * _PyObject_StoreInstanceAttribute */
int instance_values_store(Runtime *rt, Object *instance, HeapTypeObject *type, Object *name, Object *value);

/* instance.__dict__ for a class with a managed dict: made from the values when there is none yet. New
 * reference; the instance keeps its own. NULL and MemoryError. CPython: PyObject_GenericGetDict */
Object *instance_dict_materialize(Runtime *rt, Object *instance);

/* Sets or deletes (value NULL) in the dict that `slot` names, which is made when it is 0 (with shared keys
 * when the type has some). KeyError when there is nothing to delete. 0, or -1 and an error. CPython:
 * _PyObjectDict_SetItem */
int instance_dict_store(Runtime *rt, TypeObject *type, Ref *slot, Object *name, Object *value);

/* Releases the values, in the order of the keys, and the array. For a dying instance; no-op without values.
 * CPython: _PyObject_FreeInstanceAttributes */
void instance_values_free(Runtime *rt, Object *instance);

/* Releases the values; the array stays. CPython: _PyObject_ClearInstanceAttributes */
void instance_values_clear(Runtime *rt, Object *instance);

#endif
