/* The table of keys behind a dict: made, copied, counted, given back, and its arithmetic. Owns DictKeys;
 * knows nothing of finding a key (dict_lookup.h) or of dicts. CPython 3.11: Objects/dictobject.c,
 * Include/internal/pycore_dict.h.
 *
 * Indices and entries are apart: hashing leads to an index, the index to an entry; entries lie in insertion
 * order. */
#ifndef OURO_TYPES_DICT_KEYS_H
#define OURO_TYPES_DICT_KEYS_H

#include "object/traverse.h"

ALWAYS_INLINE DictKeys *dict_keys_of(const DictObject *dict) { return ref_pointer(dict->ma_keys); }
ALWAYS_INLINE DictKeys *class_keys_of(const HeapTypeObject *type)
{
    return ref_pointer(type->ht_cached_keys);
}

ALWAYS_INLINE bool dict_keys_are_unicode(const DictKeys *keys) { return keys->dk_kind != DICT_KEYS_GENERAL; }
ALWAYS_INLINE int64_t dict_keys_slots(const DictKeys *keys) { return (int64_t)1 << keys->dk_log2_size; }
ALWAYS_INLINE uint64_t dict_keys_mask(const DictKeys *keys)
{
    return ((uint64_t)1 << keys->dk_log2_size) - 1;
}

/* Entries that the table's indices allow; two thirds of them, so that a search soon meets an empty one. */
ALWAYS_INLINE int64_t dict_keys_capacity(const DictKeys *keys)
{
    return profile_dict_usable(dict_keys_slots(keys));
}

/* Indices are as narrow as the number of entries allows. */
ALWAYS_INLINE int64_t dict_keys_index(const DictKeys *keys, uint64_t slot)
{
    if (keys->dk_log2_size < 8)
        return ((const int8_t *)keys->dk_indices)[slot];
    if (keys->dk_log2_size < 16)
        return ((const int16_t *)(const void *)keys->dk_indices)[slot];
    if (keys->dk_log2_size < 32)
        return ((const int32_t *)(const void *)keys->dk_indices)[slot];
    return ((const int64_t *)(const void *)keys->dk_indices)[slot];
}

ALWAYS_INLINE void dict_keys_set_index(DictKeys *keys, uint64_t slot, int64_t index)
{
    if (keys->dk_log2_size < 8) {
        ((int8_t *)keys->dk_indices)[slot] = (int8_t)index;
    } else if (keys->dk_log2_size < 16) {
        ((int16_t *)(void *)keys->dk_indices)[slot] = (int16_t)index;
    } else if (keys->dk_log2_size < 32) {
        ((int32_t *)(void *)keys->dk_indices)[slot] = (int32_t)index;
    } else {
        ((int64_t *)(void *)keys->dk_indices)[slot] = index;
    }
}

/* What entry `index` holds, whatever the kind of table; a split table's values are not in it. */
typedef struct DictKeysItem {
    Object *key; /* borrowed; NULL: deleted */
    Ref *value;  /* the slot in the table */
    int64_t hash;
} DictKeysItem;

ALWAYS_INLINE DictKeysItem dict_keys_item(const DictKeys *keys, int64_t index)
{
    if (dict_keys_are_unicode(keys)) {
        DictUnicodeEntry *entry = &dict_keys_unicode_entries(keys)[index];
        const StrObject *key = ref_pointer(entry->me_key);
        return (DictKeysItem){(Object *)(uintptr_t)key, &entry->me_value, key == NULL ? -1 : key->hash};
    }
    DictEntry *entry = &dict_keys_entries(keys)[index];
    return (DictKeysItem){ref_pointer(entry->me_key), &entry->me_value, entry->me_hash};
}

/* Slots that an array of values for this table needs: it shrinks as instances are made. */
ALWAYS_INLINE int64_t dict_keys_shared_size(const DictKeys *keys)
{
    return keys->dk_nentries + keys->dk_usable;
}

/* An empty table of 1 << log2_size indices with one reference; from the free list when it is a smallest one
 * for str. NULL and MemoryError. */
DictKeys *dict_keys_new(Runtime *rt, uint8_t log2_size, bool unicode);

/* An empty split table for the instances of a new class, with one reference; NULL (no error) when there is no
 * memory: a class can do without. CPython: _PyDict_NewKeysForClass */
DictKeys *dict_keys_new_for_class(Runtime *rt);

/* A combined dict's table copied, entries and all (their references are new ones), with one reference. NULL
 * and MemoryError. CPython: clone_combined_dict_keys */
DictKeys *dict_keys_clone(Runtime *rt, const DictKeys *original);

ALWAYS_INLINE DictKeys *dict_keys_incref(DictKeys *keys)
{
    keys->dk_refcnt++;
    return keys;
}

/* Drops one reference; with the last one the entries' references are dropped in order and the table is given
 * back. */
void dict_keys_decref(Runtime *rt, DictKeys *keys);

/* Gives the table's memory back, to the free list if it fits there; its entries' references have moved
 * elsewhere. */
void dict_keys_release(Runtime *rt, DictKeys *keys);

/* Enters the first `count` entries, none of them deleted, into the indices, which are all empty. */
void dict_keys_build_indices(DictKeys *keys, int64_t count);

/* Bytes of the table with its indices and entries. CPython: _PyDict_KeysSize */
ALWAYS_INLINE int64_t dict_keys_bytes(const DictKeys *keys)
{
    int64_t entry_size =
        dict_keys_are_unicode(keys) ? (int64_t)sizeof(DictUnicodeEntry) : (int64_t)sizeof(DictEntry);
    return (int64_t)sizeof(DictKeys) + ((int64_t)1 << keys->dk_log2_index_bytes) +
           dict_keys_capacity(keys) * entry_size;
}

/* The runtime's one empty table, which belongs to every empty dict. */
ALWAYS_INLINE DictKeys *dict_empty_keys(Runtime *rt) { return &rt->statics.empty_dict_keys.keys; }

/* The equation beside DictKeys, every index below dk_nentries, and every live entry found by exactly one
 * index. */
bool dict_keys_is_valid(const DictKeys *keys, const char **why);

#endif
