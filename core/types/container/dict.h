/* dict: the mapping, its entries in insertion order. Owns DictObject and what Python code can do with it; the
 * table of keys is in dict_keys.h, finding a key in dict_lookup.h, attributes kept without a dict in
 * dict_values.h. CPython: Objects/dictobject.c.
 *
 * Wherever a key is hashed or compared, Python code may run and change the dict. */
#ifndef OURO_TYPES_DICT_H
#define OURO_TYPES_DICT_H

#include "object/runtime.h"

/* ---- making; each gives a new reference, or NULL and MemoryError */

/* An empty dict: untracked, its keys the runtime's empty table. */
Object *dict_new(Runtime *rt);

/* An empty dict with room for `count` keys; `unicode`: they are expected to be exact str. CPython:
 * dict_new_presized */
Object *dict_new_presized(Runtime *rt, int64_t count, bool unicode);

/* The same keys and values in the same order. A dict that is at least two thirds full keeps its table's
 * shape; a sparser one is packed, where keys may be compared and any error come of it. */
Object *dict_copy(Runtime *rt, Object *dict);

/* dict(): an empty dict, which CPython makes without its free list. */
Object *dict_new_fresh(Runtime *rt);

/* ---- reading */

/* Borrowed; NULL without an error when the key is absent, NULL and an error when it cannot be hashed or
 * compared. */
Object *dict_get(Runtime *rt, Object *dict, Object *key);
Object *dict_get_known_hash(Runtime *rt, Object *dict, Object *key, int64_t hash);

/* 1, 0, or -1 and an error. */
int dict_contains(Runtime *rt, Object *dict, Object *key);
int dict_contains_known_hash(Runtime *rt, Object *dict, Object *key, int64_t hash);

/* len(dict) */
ALWAYS_INLINE int64_t dict_size(const Object *dict) { return ((const DictObject *)dict)->ma_used; }

/* Goes through the entries in insertion order: *position is 0 at first and private to this function; false at
 * the end. What it gives is borrowed; each of `key`, `value` and `hash` may be NULL. The dict may have values
 * replaced meanwhile, but no key added or deleted. Calls nothing. */
bool dict_next(const Object *dict, int64_t *position, Object **key, Object **value, int64_t *hash);

/* The entry that is first now, as dict_next gives it. Where many before it are gone the table is packed, so that taking
 * out one first entry after the other does not pass over all that are gone each time. 1; 0: the dict is empty; -1 and
 * MemoryError. */
int dict_first(Runtime *rt, Object *dict, Object **key, Object **value, int64_t *hash);

/* ---- changing; 0, or -1 and an error with the dict as it was */

/* `key` and `value` are borrowed. */
int dict_set(Runtime *rt, Object *dict, Object *key, Object *value);
int dict_set_known_hash(Runtime *rt, Object *dict, Object *key, Object *value, int64_t hash);

/* KeyError when the key is absent. */
int dict_delete(Runtime *rt, Object *dict, Object *key);
int dict_delete_known_hash(Runtime *rt, Object *dict, Object *key, int64_t hash);

/* dict.pop: new reference to the value. When the key is absent: `absent` (borrowed, a new reference to it is
 * given), or NULL and KeyError when that is NULL. */
Object *dict_pop(Runtime *rt, Object *dict, Object *key, Object *absent);

/* dict.popitem: takes out the entry inserted last; *key and *value are then the caller's. 0, or -1 and
 * KeyError when the dict is empty. */
int dict_popitem(Runtime *rt, Object *dict, Object **key, Object **value);

/* dict.setdefault: borrowed reference to the value of `key`, which is `value` (borrowed) when the key was
 * absent. NULL and an error. */
Object *dict_setdefault(Runtime *rt, Object *dict, Object *key, Object *value);

/* dict.update(other) for a dict. override false: keys that are there already keep their values. Stops at the
 * first error. RuntimeError when `other` changes its size meanwhile. CPython: dict_merge */
int dict_merge(Runtime *rt, Object *dict, Object *other, bool override);
ALWAYS_INLINE int dict_update(Runtime *rt, Object *dict, Object *other)
{
    return dict_merge(rt, dict, other, true);
}

/* Empties the dict; values are released in the order of the keys. Also the type's clear slot. */
void dict_clear(Runtime *rt, Object *dict);

/* ---- new lists of what is in it, in insertion order: new reference, or NULL and MemoryError */

Object *dict_key_list(Runtime *rt, Object *dict);
Object *dict_value_list(Runtime *rt, Object *dict);
Object *dict_item_list(Runtime *rt, Object *dict);

/* ---- comparing */

/* 1, 0, or -1 and an error. */
int dict_equal(Runtime *rt, Object *left, Object *right);

/* ---- the type's slots; hash has none: a dict is unhashable */

void dict_dealloc(Runtime *rt, Object *object);
Object *dict_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator operator);
int64_t dict_sizeof(Runtime *rt, Object *object);

/* ---- for dict_values.c */

/* Memory for a dict, from the free list if there is some, with its header set and its fields not; NULL and
 * MemoryError. May collect, so whatever the fields are to say is read afterwards. */
DictObject *dict_allocate(Runtime *rt);
DictObject *dict_allocate_fresh(Runtime *rt); /* the same, never from the free list */

/* Sets the fields of a dict just allocated; `keys` (one reference) and `values` (may be NULL) are stolen. */
Object *dict_fill(Runtime *rt, DictObject *dict, DictKeys *keys, Ref *values, int64_t used);

/* Gives back what dict_allocate gave, its fields unset. */
void dict_discard(Runtime *rt, DictObject *dict);

/* ---- the runtime's */

/* Fills rt->statics.empty_dict_keys; before the first dict is made. */
void dict_init(Runtime *rt);

/* Gives back the dead dicts and key tables that are kept for reuse. A full collection does it. */
void dict_clear_free_lists(Runtime *rt);

/* ---- checks, for assertions and tests: true, or false with the name of what is broken in `why` (may be
 * NULL) */

bool dict_is_valid(const Runtime *rt, const Object *dict, const char **why);

#endif
