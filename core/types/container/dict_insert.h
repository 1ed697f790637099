/* How an entry comes into a dict's table and goes out of it, and how the table grows, changes its kind, or
 * stops being shared. Owns these steps; hashing and the rest of what Python sees are in dict.h. CPython 3.11:
 * Objects/dictobject.c. */
#ifndef OURO_TYPES_DICT_INSERT_H
#define OURO_TYPES_DICT_INSERT_H

#include "gc/gc.h"
#include "types/container/dict_keys.h"

ALWAYS_INLINE uint64_t dict_next_version(Runtime *rt) { return ++rt->dict_version; }

/* A dict is watched by the collector from the first key or value that can be in a cycle. CPython:
 * MAINTAIN_TRACKING */
ALWAYS_INLINE void dict_maintain_tracking(Runtime *rt, DictObject *dict, const Object *key,
                                          const Object *value)
{
    if (gc_head_of(&dict->ob_base)->gc_next != NO_REF)
        return;
    if (gc_may_be_tracked(rt, key) || gc_may_be_tracked(rt, value))
        gc_track(rt, &dict->ob_base);
}

/* Moves the entries in use, in order, to a new combined table of 1 << log2_size indices; `unicode`: for str
 * alone, if the old one was. 0, or -1 and MemoryError with the dict as it was. Calls nothing. CPython:
 * dictresize */
int dict_resize(Runtime *rt, DictObject *dict, uint8_t log2_size, bool unicode);

/* dict[key] = value with references to key and value that are stolen, also on failure. 0, or -1 and an error.
 * CPython: insertdict, insert_to_emptydict */
int dict_insert(Runtime *rt, DictObject *dict, Object *key, int64_t hash, Object *value);

/* What dict_lookup found to be absent (`index` negative, or the entry of a split dict that lacks a value) is
 * entered. The references become the dict's if this succeeds. 0, or -1 and MemoryError. */
int dict_insert_absent(Runtime *rt, DictObject *dict, Object *key, int64_t hash, Object *value,
                       int64_t index);

/* Makes the table one that can take `key`, of whatever type it is: a table for str alone becomes a general
 * one. 0, or -1 and MemoryError. */
int dict_prepare_for_key(Runtime *rt, DictObject *dict, const Object *key);

/* Takes entry `index`, which has `value`, out; the dict's references to its key and value are dropped, which
 * may run code. CPython: delitem_common */
void dict_remove(Runtime *rt, DictObject *dict, int64_t hash, int64_t index, Object *value);

#endif
