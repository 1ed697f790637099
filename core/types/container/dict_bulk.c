/* See dict.h. Here: what is done with whole dicts: copying, merging, listing, comparing, checking. */
#include "types/container/dict.h"

#include <string.h>

#include "object/error.h"
#include "object/protocol.h"
#include "types/container/dict_insert.h"
#include "types/container/dict_lookup.h"
#include "types/container/dict_values.h"
#include "types/container/list.h"
#include "types/container/tuple.h"

/* ---- copying */

/* Values and their order go into a new array of `size` slots, which may be fewer than the original has. */
static void copy_values(Ref *values, const DictObject *original, int64_t size)
{
    Ref *from = dict_values_of(original);
    int64_t prefix = *((uint8_t *)values - 1);
    memcpy((uint8_t *)values - prefix, (uint8_t *)from - prefix, (size_t)(prefix - 1));
    for (int64_t i = 0; i < size; i++) {
        object_xincref(ref_pointer(from[i]));
        values[i] = from[i];
    }
}

static Object *track_like(Runtime *rt, Object *copy, const Object *original)
{
    if (object_is_tracked(original) && !object_is_tracked(copy))
        gc_track(rt, copy);
    return copy;
}

/* Allocating may collect, and what that runs may change the original; then the copy is made in another way.
 */
static Object *copy_split(Runtime *rt, const DictObject *original)
{
    DictKeys *keys = dict_keys_of(original);
    int64_t size = dict_keys_shared_size(keys);
    Ref *values = values_new(rt, size);
    if (values == NULL)
        return NULL;
    DictObject *copy = dict_allocate_fresh(rt);
    if (copy == NULL) {
        values_release(rt, values);
        return NULL;
    }
    if (dict_keys_of(original) != keys || original->ma_values == NO_REF ||
        dict_keys_shared_size(keys) != size) {
        values_release(rt, values);
        dict_discard(rt, copy);
        return dict_copy(rt, (Object *)(uintptr_t)original);
    }
    copy_values(values, original, size);
    Object *result = dict_fill(rt, copy, dict_keys_incref(keys), values, original->ma_used);
    return track_like(rt, result, &original->ob_base);
}

static Object *copy_table(Runtime *rt, const DictObject *original)
{
    int64_t used = original->ma_used;
    bool is_tracked = object_is_tracked(&original->ob_base);
    DictKeys *keys = dict_keys_clone(rt, dict_keys_of(original));
    if (keys == NULL)
        return NULL;
    DictObject *copy = dict_allocate(rt);
    if (copy == NULL) {
        dict_keys_decref(rt, keys);
        return NULL;
    }
    Object *result = dict_fill(rt, copy, keys, NULL, used);
    if (is_tracked)
        gc_track(rt, result);
    return result;
}

Object *dict_copy(Runtime *rt, Object *object)
{
    const DictObject *dict = (DictObject *)object;
    if (dict->ma_used == 0)
        return dict_new(rt);
    if (dict->ma_values != NO_REF)
        return copy_split(rt, dict);
    bool is_dense = dict->ma_used >= dict_keys_of(dict)->dk_nentries * 2 / 3;
    if (is_dense)
        return copy_table(rt, dict);
    Object *copy = dict_new(rt);
    if (copy == NULL)
        return NULL;
    if (dict_update(rt, copy, object) == 0)
        return copy;
    object_decref(rt, copy);
    return NULL;
}

/* ---- merging */

/* Whether the table has no deleted entries and is no larger than its entries need. */
static bool is_clean(const DictObject *dict)
{
    const DictKeys *keys = dict_keys_of(dict);
    if (dict->ma_values != NO_REF || dict->ma_used != keys->dk_nentries)
        return false;
    return keys->dk_log2_size == PROFILE_DICT_LOG_MINSIZE ||
           profile_dict_usable(dict_keys_slots(keys) / 2) < dict->ma_used;
}

/* An empty dict takes a copy of the other's table whole. */
static int merge_table(Runtime *rt, DictObject *dict, const DictObject *other)
{
    DictKeys *keys = dict_keys_clone(rt, dict_keys_of(other));
    if (keys == NULL)
        return -1;
    DictKeys *old_keys = dict_keys_of(dict);
    Ref *old_values = dict_values_of(dict);
    dict_fill(rt, dict, keys, NULL, other->ma_used);
    track_like(rt, &dict->ob_base, &other->ob_base);
    dict_keys_decref(rt, old_keys);
    if (old_values != NULL)
        values_release(rt, old_values);
    return 0;
}

/* One resize at the start instead of several on the way. */
static int make_room(Runtime *rt, DictObject *dict, const DictObject *other)
{
    if (dict_keys_capacity(dict_keys_of(dict)) >= other->ma_used)
        return 0;
    uint8_t log2_size = profile_dict_log2_for_entries(dict->ma_used + other->ma_used);
    return dict_resize(rt, dict, log2_size, dict_keys_are_unicode(dict_keys_of(other)));
}

/* 0, or -1 and an error. */
static int merge_item(Runtime *rt, DictObject *dict, Object *key, int64_t hash, Object *value, bool override)
{
    int skips = override ? 0 : dict_contains_known_hash(rt, &dict->ob_base, key, hash);
    if (skips != 0)
        return skips < 0 ? -1 : 0;
    return dict_insert(rt, dict, object_incref(key), hash, object_incref(value));
}

static int merge_items(Runtime *rt, DictObject *dict, Object *other, bool override)
{
    int64_t entries = dict_keys_of((DictObject *)other)->dk_nentries;
    int64_t position = 0;
    int64_t hash;
    Object *key, *value;
    while (dict_next(other, &position, &key, &value, &hash)) {
        object_incref(key);
        object_incref(value);
        int status = merge_item(rt, dict, key, hash, value, override);
        object_decref(rt, value);
        object_decref(rt, key);
        if (status < 0)
            return -1;
        if (entries != dict_keys_of((DictObject *)other)->dk_nentries) {
            error_set(rt, ERROR_RUNTIME, "dict mutated during update");
            return -1;
        }
    }
    return 0;
}

int dict_merge(Runtime *rt, Object *target, Object *source, bool override)
{
    DictObject *dict = (DictObject *)target;
    DictObject *other = (DictObject *)source;
    if (other == dict || other->ma_used == 0)
        return 0;
    bool is_empty = dict->ma_used == 0;
    if (is_empty && is_clean(other))
        return merge_table(rt, dict, other);
    if (make_room(rt, dict, other) < 0)
        return -1;
    return merge_items(rt, dict, source, override || is_empty);
}

/* ---- listing */

enum Part { PART_KEY, PART_VALUE };

/* The list's room is made first, which may collect and so change the dict: then it is made again. */
static Object *new_list_for(Runtime *rt, const Object *dict)
{
    for (;;) {
        int64_t count = dict_size(dict);
        Object *list = list_new(rt, count);
        if (list == NULL || count == dict_size(dict))
            return list;
        object_decref(rt, list);
    }
}

static Object *list_part(Runtime *rt, const Object *dict, enum Part part)
{
    Object *list = new_list_for(rt, dict);
    if (list == NULL)
        return NULL;
    Ref *items = ref_pointer(((ListObject *)list)->ob_item);
    int64_t position = 0;
    Object *key, *value;
    for (int64_t i = 0; dict_next(dict, &position, &key, &value, NULL); i++)
        items[i] = ref_of(object_incref(part == PART_KEY ? key : value));
    return list;
}

Object *dict_key_list(Runtime *rt, Object *dict) { return list_part(rt, dict, PART_KEY); }
Object *dict_value_list(Runtime *rt, Object *dict) { return list_part(rt, dict, PART_VALUE); }

/* A list of `count` tuples of two, not yet filled. */
static Object *new_pairs(Runtime *rt, int64_t count)
{
    Object *list = list_new(rt, count);
    if (list == NULL)
        return NULL;
    for (int64_t i = 0; i < count; i++) {
        Object *pair = tuple_new(rt, 2);
        if (pair == NULL) {
            object_decref(rt, list);
            return NULL;
        }
        ((Ref *)ref_pointer(((ListObject *)list)->ob_item))[i] = ref_of(pair);
    }
    return list;
}

Object *dict_item_list(Runtime *rt, Object *dict)
{
    int64_t count = dict_size(dict);
    Object *list = new_pairs(rt, count);
    if (list == NULL)
        return NULL;
    if (count != dict_size(dict)) {
        object_decref(rt, list);
        return dict_item_list(rt, dict);
    }
    const Ref *items = ref_pointer(((ListObject *)list)->ob_item);
    int64_t position = 0;
    Object *key, *value;
    for (int64_t i = 0; dict_next(dict, &position, &key, &value, NULL); i++) {
        TupleObject *pair = ref_pointer(items[i]);
        pair->ob_item[0] = ref_of(object_incref(key));
        pair->ob_item[1] = ref_of(object_incref(value));
    }
    return list;
}

/* ---- comparing */

static Object *value_of_entry(const DictObject *dict, int64_t index, const DictKeysItem *item)
{
    if (item->key == NULL)
        return NULL;
    return ref_pointer(dict->ma_values != NO_REF ? dict_values_of(dict)[index] : *item->value);
}

/* Whether `other` has an equal value for the key: 1, 0, or -1 and an error. */
static int has_equal_item(Runtime *rt, DictObject *other, Object *key, int64_t hash, Object *value)
{
    Object *found;
    int64_t index = dict_lookup(rt, other, key, hash, &found);
    if (index == DICT_LOOKUP_ERROR)
        return -1;
    if (found == NULL)
        return 0;
    object_incref(found);
    int equal = object_compare(rt, value, found, COMPARE_EQ);
    object_decref(rt, found);
    return equal;
}

int dict_equal(Runtime *rt, Object *left, Object *right)
{
    const DictObject *dict = (DictObject *)left;
    if (dict->ma_used != dict_size(right))
        return 0;
    /* Comparing may change the dict, so nothing of it is kept from one entry to the next. */
    for (int64_t i = 0; i < dict_keys_of(dict)->dk_nentries; i++) {
        DictKeysItem item = dict_keys_item(dict_keys_of(dict), i);
        Object *value = value_of_entry(dict, i, &item);
        if (value == NULL)
            continue;
        object_incref(value);
        object_incref(item.key);
        int equal = has_equal_item(rt, (DictObject *)right, item.key, item.hash, value);
        object_decref(rt, item.key);
        object_decref(rt, value);
        if (equal <= 0)
            return equal;
    }
    return 1;
}

Object *dict_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator operator)
{
    bool are_dicts = object_has(left, TYPE_FLAG_DICT_SUBCLASS) && object_has(right, TYPE_FLAG_DICT_SUBCLASS);
    if (!are_dicts || (operator!= COMPARE_EQ && operator!= COMPARE_NE))
        return object_incref(&rt->statics.not_implemented);
    int equal = dict_equal(rt, left, right);
    if (equal < 0)
        return NULL;
    bool answer = (equal != 0) == (operator== COMPARE_EQ);
    SmallIntObject *result = answer ? &rt->statics.true_object : &rt->statics.false_object;
    return object_incref(&result->ob_base.ob_base);
}

/* ---- checking */

static bool broken(const char **why, const char *what)
{
    if (why != NULL)
        *why = what;
    return false;
}

static bool split_is_valid(const DictObject *dict, const char **why)
{
    const DictKeys *keys = dict_keys_of(dict);
    Ref *values = dict_values_of(dict);
    uint64_t seen = 0;
    if (keys->dk_kind != DICT_KEYS_SPLIT)
        return broken(why, "a split dict shares its keys");
    if (*values_used(values) != dict->ma_used)
        return broken(why, "ma_used == used, in a split dict");
    for (int64_t i = 0; i < dict->ma_used; i++) {
        int64_t index = values_index_at(values, i);
        if (index >= keys->dk_nentries)
            return broken(why, "the insertion order names keys");
        if ((seen >> index & 1) != 0)
            return broken(why, "the insertion order names each key once");
        if (values[index] == NO_REF)
            return broken(why, "the insertion order names values");
        seen |= UINT64_C(1) << index;
    }
    return true;
}

static bool combined_is_valid(const Runtime *rt, const DictObject *dict, const char **why)
{
    const DictKeys *keys = dict_keys_of(dict);
    bool is_empty_table = keys == &rt->statics.empty_dict_keys.keys;
    if (keys->dk_kind == DICT_KEYS_SPLIT)
        return broken(why, "a combined dict does not share its keys");
    if (keys->dk_refcnt != 1 && !is_empty_table)
        return broken(why, "ma_keys->dk_refcnt == 1, in a combined dict");
    int64_t used = 0;
    for (int64_t i = 0; i < keys->dk_nentries; i++) {
        DictKeysItem item = dict_keys_item(keys, i);
        if ((item.key == NULL) != (*item.value == NO_REF))
            return broken(why, "an entry has key and value or neither");
        if (dict_keys_are_unicode(keys) && item.key != NULL && !object_is_exact(rt, item.key, TYPE_STR))
            return broken(why, "a table for str has no other key");
        used += item.key != NULL;
    }
    return used == dict->ma_used ? true : broken(why, "ma_used counts the entries in use");
}

bool dict_is_valid(const Runtime *rt, const Object *object, const char **why)
{
    const DictObject *dict = (const DictObject *)object;
    if (!dict_keys_is_valid(dict_keys_of(dict), why))
        return false;
    return dict->ma_values != NO_REF ? split_is_valid(dict, why) : combined_is_valid(rt, dict, why);
}
