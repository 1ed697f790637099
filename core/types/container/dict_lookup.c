/* See dict_lookup.h. */
#include "types/container/dict_lookup.h"

#include "object/protocol.h"
#include "types/number/int.h"
#include "types/text/str.h"

/* The table changed under the comparison. */
#define KEY_CHANGED (-4)

int64_t dict_key_hash(Runtime *rt, Object *key)
{
    if (object_is_exact(rt, key, TYPE_STR)) {
        int64_t hash = ((const StrObject *)key)->hash;
        if (LIKELY(hash != -1))
            return hash;
    }
    if (object_is_exact(rt, key, TYPE_INT) && int_is_medium(key))
        return hash_not_minus_one(int_medium_value(key));
    return object_hash(rt, key);
}

/* `small`: indices are bytes. */
ALWAYS_INLINE int64_t lookup_str(const DictKeys *keys, const Object *key, int64_t hash, bool small)
{
    const DictUnicodeEntry *entries = dict_keys_unicode_entries(keys);
    uint64_t mask = dict_keys_mask(keys);
    uint64_t perturb = (uint64_t)hash;
    uint64_t slot = perturb & mask;
    for (;;) {
        int64_t index = small ? ((const int8_t *)keys->dk_indices)[slot] : dict_keys_index(keys, slot);
        if (index >= 0) {
            const Object *found = ref_pointer(entries[index].me_key);
            if (found == key)
                return index;
            if (((const StrObject *)found)->hash == hash && str_equal(found, key))
                return index;
        } else if (index == DICT_INDEX_EMPTY) {
            return DICT_INDEX_EMPTY;
        }
        slot = dict_probe_next(slot, &perturb, mask);
    }
}

int64_t dict_keys_lookup_str(const DictKeys *keys, const Object *key, int64_t hash)
{
    return keys->dk_log2_size < 8 ? lookup_str(keys, key, hash, true) : lookup_str(keys, key, hash, false);
}

/* Of two exact ints, without asking their type: 1 or 0; -1: they are not. */
static int compare_ints(const Runtime *rt, const Object *left, const Object *right)
{
    if (!object_is_exact(rt, left, TYPE_INT) || !object_is_exact(rt, right, TYPE_INT))
        return -1;
    const IntObject *a = (const IntObject *)left;
    const IntObject *b = (const IntObject *)right;
    if (int_is_medium(left) && int_is_medium(right))
        return a->ob_base.ob_size == b->ob_base.ob_size &&
               (a->ob_base.ob_size == 0 || a->ob_digit[0] == b->ob_digit[0]);
    return int_compare(left, right) == 0;
}

/* Whether entry `index` has a key equal to `key`: 1, 0, DICT_LOOKUP_ERROR, or KEY_CHANGED. */
static int64_t compare_entry(Runtime *rt, const DictObject *dict, const DictKeys *keys, int64_t index,
                             Object *key)
{
    Object *found = object_incref(dict_keys_item(keys, index).key);
    int equal = object_compare(rt, found, key, COMPARE_EQ);
    object_decref(rt, found);
    if (equal < 0)
        return DICT_LOOKUP_ERROR;
    bool is_same_entry = dict_keys_of(dict) == keys && dict_keys_item(keys, index).key == found;
    return is_same_entry ? equal : KEY_CHANGED;
}

/* For any key in any kind of table. An index, DICT_INDEX_EMPTY, DICT_LOOKUP_ERROR, or KEY_CHANGED. */
static int64_t lookup_comparing(Runtime *rt, const DictObject *dict, Object *key, int64_t hash)
{
    const DictKeys *keys = dict_keys_of(dict);
    uint64_t mask = dict_keys_mask(keys);
    uint64_t perturb = (uint64_t)hash;
    uint64_t slot = perturb & mask;
    for (;;) {
        int64_t index = dict_keys_index(keys, slot);
        if (index >= 0) {
            DictKeysItem item = dict_keys_item(keys, index);
            if (item.key == key)
                return index;
            if (item.hash == hash) {
                int64_t equal = compare_ints(rt, item.key, key);
                if (equal < 0)
                    equal = compare_entry(rt, dict, keys, index, key);
                if (equal != 0)
                    return equal > 0 ? index : equal;
            }
        } else if (index == DICT_INDEX_EMPTY) {
            return DICT_INDEX_EMPTY;
        }
        slot = dict_probe_next(slot, &perturb, mask);
    }
}

static Object *value_at(const DictObject *dict, int64_t index)
{
    if (index < 0)
        return NULL;
    if (dict->ma_values != NO_REF)
        return ref_pointer(((const Ref *)ref_pointer(dict->ma_values))[index]);
    return ref_pointer(*dict_keys_item(dict_keys_of(dict), index).value);
}

int64_t dict_lookup(Runtime *rt, DictObject *dict, Object *key, int64_t hash, Object **value)
{
    bool is_str = object_is_exact(rt, key, TYPE_STR);
    int64_t index;
    do {
        const DictKeys *keys = dict_keys_of(dict);
        bool compares = !is_str || !dict_keys_are_unicode(keys);
        index = compares ? lookup_comparing(rt, dict, key, hash) : dict_keys_lookup_str(keys, key, hash);
    } while (index == KEY_CHANGED);
    *value = value_at(dict, index);
    return index;
}

uint64_t dict_keys_free_slot(const DictKeys *keys, int64_t hash)
{
    uint64_t mask = dict_keys_mask(keys);
    uint64_t perturb = (uint64_t)hash;
    uint64_t slot = perturb & mask;
    while (dict_keys_index(keys, slot) >= 0)
        slot = dict_probe_next(slot, &perturb, mask);
    return slot;
}

int64_t dict_keys_slot_of(const DictKeys *keys, int64_t hash, int64_t index)
{
    uint64_t mask = dict_keys_mask(keys);
    uint64_t perturb = (uint64_t)hash;
    uint64_t slot = perturb & mask;
    for (;;) {
        int64_t found = dict_keys_index(keys, slot);
        if (found == index)
            return (int64_t)slot;
        if (found == DICT_INDEX_EMPTY)
            return -1;
        slot = dict_probe_next(slot, &perturb, mask);
    }
}
