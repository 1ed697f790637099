/* Finding a key in a dict's table: the search that CPython calls open addressing with perturbation. Owns the
 * order in which indices are tried, which decides how often keys are compared. CPython 3.11:
 * Objects/dictobject.c. */
#ifndef OURO_TYPES_DICT_LOOKUP_H
#define OURO_TYPES_DICT_LOOKUP_H

#include "types/container/dict_keys.h"

#define DICT_PERTURB_SHIFT 5
#define DICT_LOOKUP_ERROR (-3)

/* The index slot to try after `slot`; *perturb is the hash at first. All bits of the hash come in sooner or
 * later, and once they are used up every slot is met. */
ALWAYS_INLINE uint64_t dict_probe_next(uint64_t slot, uint64_t *perturb, uint64_t mask)
{
    *perturb >>= DICT_PERTURB_SHIFT;
    return (slot * 5 + *perturb + 1) & mask;
}

/* The entry of `key` in the dict: its number with the value (borrowed; NULL in a split dict that lacks it) in
 * *value, DICT_INDEX_EMPTY with NULL, or DICT_LOOKUP_ERROR with NULL and an error. `hash` is the key's.
 * Compares keys, which may change the dict: the search then starts again. The caller keeps dict and key
 * alive. CPython: _Py_dict_lookup */
int64_t dict_lookup(Runtime *rt, DictObject *dict, Object *key, int64_t hash, Object **value);

/* The entry of an exact str in a table for str alone, or DICT_INDEX_EMPTY. Calls nothing. */
int64_t dict_keys_lookup_str(const DictKeys *keys, const Object *key, int64_t hash);

/* The first index slot for this hash that names no entry: empty, or a deleted one's. */
uint64_t dict_keys_free_slot(const DictKeys *keys, int64_t hash);

/* The index slot that names entry `index`, whose key has this hash; -1 when none does. */
int64_t dict_keys_slot_of(const DictKeys *keys, int64_t hash, int64_t index);

/* A key's hash; -1 and an error. */
int64_t dict_key_hash(Runtime *rt, Object *key);

#endif
