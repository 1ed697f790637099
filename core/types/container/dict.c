/* See dict.h. Here: making a dict, its end, and one key at a time; whole dicts are in dict_bulk.c. */
#include "types/container/dict.h"

#include <string.h>

#include "object/dealloc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/container/dict_insert.h"
#include "types/container/dict_lookup.h"
#include "types/container/dict_values.h"
#include "types/text/str.h"

ALWAYS_INLINE DictObject *as_dict(const Object *object)
{
    assert_internal(object_has(object, TYPE_FLAG_DICT_SUBCLASS));
    return (DictObject *)(uintptr_t)object;
}

/* ---- the runtime's */

void dict_init(Runtime *rt)
{
    DictKeys *keys = dict_empty_keys(rt);
    *keys = (DictKeys){.dk_refcnt = 1, .dk_kind = DICT_KEYS_UNICODE, .dk_version = 1};
    memset(keys->dk_indices, 0xff, sizeof rt->statics.empty_dict_keys.indices);
}

void dict_clear_free_lists(Runtime *rt)
{
    FreeLists *lists = &rt->free_lists;
    while (lists->dict_count > 0) {
        Object *dict = ref_pointer(lists->dict[--lists->dict_count]);
        lists->dict[lists->dict_count] = NO_REF;
        gc_free(rt, dict);
    }
    while (lists->dict_keys_count > 0) {
        DictKeys *keys = ref_pointer(lists->dict_keys[--lists->dict_keys_count]);
        lists->dict_keys[lists->dict_keys_count] = NO_REF;
        memory_free(&rt->memory, keys);
    }
}

/* ---- making */

/* What a dict shows to whoever looks while it is not yet one, or in a free list: an empty table that it does not
 * own. */
static void look_empty(Runtime *rt, DictObject *dict)
{
    dict->ma_used = 0;
    dict->ma_version_tag = 0;
    dict->ma_keys = ref_of(dict_empty_keys(rt));
    dict->ma_values = NO_REF;
}

DictObject *dict_allocate_fresh(Runtime *rt)
{
    TypeObject *type = runtime_type(rt, TYPE_DICT);
    Object *dict = gc_alloc(rt, type, (int64_t)sizeof(DictObject));
    if (dict == NULL)
        return NULL;
    look_empty(rt, (DictObject *)dict);
    object_init(rt, dict, type);
    return (DictObject *)dict;
}

DictObject *dict_allocate(Runtime *rt)
{
    FreeLists *lists = &rt->free_lists;
    if (lists->dict_count == 0)
        return dict_allocate_fresh(rt);
    lists->dict_count--;
    Object *dict = ref_pointer(lists->dict[lists->dict_count]);
    lists->dict[lists->dict_count] = NO_REF;
    object_revive(rt, dict);
    return (DictObject *)dict;
}

Object *dict_fill(Runtime *rt, DictObject *dict, DictKeys *keys, Ref *values, int64_t used)
{
    dict->ma_keys = ref_of(keys);
    dict->ma_values = ref_of(values);
    dict->ma_used = used;
    dict->ma_version_tag = dict_next_version(rt);
    return &dict->ob_base;
}

static Object *fill_empty(Runtime *rt, DictObject *dict)
{
    return dict_fill(rt, dict, dict_keys_incref(dict_empty_keys(rt)), NULL, 0);
}

void dict_discard(Runtime *rt, DictObject *dict)
{
    fill_empty(rt, dict);
    object_decref(rt, &dict->ob_base);
}

Object *dict_new(Runtime *rt)
{
    DictObject *dict = dict_allocate(rt);
    return dict == NULL ? NULL : fill_empty(rt, dict);
}

Object *dict_new_presized(Runtime *rt, int64_t count, bool unicode)
{
    if (count <= profile_dict_usable(PROFILE_DICT_MINSIZE))
        return dict_new(rt);
    DictKeys *keys = dict_keys_new(rt, profile_dict_log2_presized(count), unicode);
    if (keys == NULL)
        return NULL;
    DictObject *dict = dict_allocate(rt);
    if (dict == NULL) {
        dict_keys_decref(rt, keys);
        return NULL;
    }
    return dict_fill(rt, dict, keys, NULL, 0);
}

Object *dict_new_fresh(Runtime *rt)
{
    DictObject *dict = dict_allocate_fresh(rt);
    return dict == NULL ? NULL : fill_empty(rt, dict);
}

/* ---- its end */

/* Releases the values in the order of the keys, then the keys. What this runs sees neither any more; keys that
 * others share, too, are let go before, so that their count is what is found. */
static void release_table(Runtime *rt, DictKeys *keys, Ref *values)
{
    bool is_shared = keys->dk_refcnt > 1;
    int64_t count = keys->dk_nentries;
    if (is_shared)
        dict_keys_decref(rt, keys);
    if (values != NULL) {
        for (int64_t i = 0; i < count; i++)
            object_clear_ref(rt, &values[i]);
        values_release(rt, values);
    }
    if (!is_shared)
        dict_keys_decref(rt, keys);
}

void dict_clear(Runtime *rt, Object *object)
{
    DictObject *dict = as_dict(object);
    DictKeys *keys = dict_keys_of(dict);
    Ref *values = dict_values_of(dict);
    if (keys == dict_empty_keys(rt))
        return;
    dict_fill(rt, dict, dict_keys_incref(dict_empty_keys(rt)), NULL, 0);
    release_table(rt, keys, values);
}

static void free_dict(Runtime *rt, Object *object)
{
    FreeLists *lists = &rt->free_lists;
    if (lists->dict_count < PROFILE_DICT_FREE_LIST && object_is_exact(rt, object, TYPE_DICT)) {
        lists->dict[lists->dict_count++] = ref_of(object);
        event_post(&rt->memory, OURO_EVENT_FREE_LIST_PUT, ref_of(object), NO_REF, 0);
    } else {
        gc_free(rt, object);
    }
}

static void tear_down(Runtime *rt, Object *object)
{
    DictObject *dict = (DictObject *)object;
    DictKeys *keys = dict_keys_of(dict);
    Ref *values = dict_values_of(dict);
    look_empty(rt, dict);
    dict_keys_incref(dict_empty_keys(rt));
    release_table(rt, keys, values);
    dict_keys_decref(rt, dict_empty_keys(rt));
    free_dict(rt, object);
}

/* An instance of a subclass has passed the trashcan already, in its own dealloc. */
void dict_dealloc(Runtime *rt, Object *object)
{
    gc_untrack(rt, object);
    bool is_outermost = object_type(object)->tp_dealloc == TYPE_DICT;
    if (is_outermost && !trashcan_begin(rt, object))
        return;
    tear_down(rt, object);
    if (is_outermost)
        trashcan_end(rt);
}

int64_t dict_sizeof(Runtime *rt, Object *object)
{
    const DictObject *dict = as_dict(object);
    const DictKeys *keys = dict_keys_of(dict);
    int64_t size = object_type(object)->tp_basicsize;
    (void)rt;
    if (dict->ma_values != NO_REF)
        size += dict_keys_shared_size(keys) * (int64_t)sizeof(Ref);
    if (keys->dk_refcnt == 1)
        size += dict_keys_bytes(keys);
    return size;
}

/* ---- reading */

Object *dict_get_known_hash(Runtime *rt, Object *dict, Object *key, int64_t hash)
{
    Object *value;
    dict_lookup(rt, as_dict(dict), key, hash, &value);
    return value;
}

Object *dict_get(Runtime *rt, Object *dict, Object *key)
{
    int64_t hash = dict_key_hash(rt, key);
    return hash == -1 ? NULL : dict_get_known_hash(rt, dict, key, hash);
}

int dict_contains_known_hash(Runtime *rt, Object *dict, Object *key, int64_t hash)
{
    Object *value;
    int64_t index = dict_lookup(rt, as_dict(dict), key, hash, &value);
    return index == DICT_LOOKUP_ERROR ? -1 : value != NULL;
}

int dict_contains(Runtime *rt, Object *dict, Object *key)
{
    int64_t hash = dict_key_hash(rt, key);
    return hash == -1 ? -1 : dict_contains_known_hash(rt, dict, key, hash);
}

static bool next_split(const DictObject *dict, int64_t *position, DictKeysItem *item)
{
    if (*position >= dict->ma_used)
        return false;
    Ref *values = dict_values_of(dict);
    int64_t index = values_index_at(values, *position);
    *item = dict_keys_item(dict_keys_of(dict), index);
    item->value = &values[index];
    ++*position;
    return true;
}

static bool next_combined(const DictObject *dict, int64_t *position, DictKeysItem *item)
{
    const DictKeys *keys = dict_keys_of(dict);
    for (int64_t i = *position; i < keys->dk_nentries; i++) {
        *item = dict_keys_item(keys, i);
        if (*item->value == NO_REF)
            continue;
        *position = i + 1;
        return true;
    }
    return false;
}

bool dict_next(const Object *object, int64_t *position, Object **key, Object **value, int64_t *hash)
{
    const DictObject *dict = as_dict(object);
    DictKeysItem item;
    bool is_split = dict->ma_values != NO_REF;
    if (*position < 0)
        return false;
    if (!(is_split ? next_split : next_combined)(dict, position, &item))
        return false;
    if (key != NULL)
        *key = item.key;
    if (value != NULL)
        *value = ref_pointer(*item.value);
    if (hash != NULL)
        *hash = item.hash;
    return true;
}

/* ---- changing */

/* What a str in a table for str alone names gets another value, and nothing else changes. False: it names none. */
static bool replace_at_str(Runtime *rt, DictObject *dict, const Object *key, Object *value, int64_t hash)
{
    DictKeys *keys = dict_keys_of(dict);
    if (keys->dk_kind != DICT_KEYS_UNICODE || dict->ma_values != NO_REF || !str_is_exact(rt, key))
        return false;
    int64_t index = dict_keys_lookup_str(keys, key, hash);
    if (index < 0)
        return false;
    Ref *slot = &dict_keys_unicode_entries(keys)[index].me_value;
    Object *old = ref_pointer(*slot);
    dict_maintain_tracking(rt, dict, key, value);
    *slot = ref_of(object_incref(value));
    if (old != value)
        dict->ma_version_tag = dict_next_version(rt);
    object_decref(rt, old);
    return true;
}

int dict_set_known_hash(Runtime *rt, Object *dict, Object *key, Object *value, int64_t hash)
{
    bool may_be_there = dict_keys_of(as_dict(dict)) != dict_empty_keys(rt);
    if (may_be_there && replace_at_str(rt, as_dict(dict), key, value, hash))
        return 0;
    return dict_insert(rt, as_dict(dict), object_incref(key), hash, object_incref(value));
}

/* What the key's __hash__ and __eq__ see has the references that the dict will have. */
static int set_with_references(Runtime *rt, Object *dict, Object *key, Object *value)
{
    object_incref(key);
    object_incref(value);
    int64_t hash = dict_key_hash(rt, key);
    int status = hash == -1 ? -1 : dict_set_known_hash(rt, dict, key, value, hash);
    object_decref(rt, value);
    object_decref(rt, key);
    return status;
}

int dict_set(Runtime *rt, Object *dict, Object *key, Object *value)
{
    if (!str_is_exact(rt, key))
        return set_with_references(rt, dict, key, value);
    int64_t hash = dict_key_hash(rt, key);
    return hash == -1 ? -1 : dict_set_known_hash(rt, dict, key, value, hash);
}

int dict_delete_known_hash(Runtime *rt, Object *dict, Object *key, int64_t hash)
{
    Object *value;
    int64_t index = dict_lookup(rt, as_dict(dict), key, hash, &value);
    if (index == DICT_LOOKUP_ERROR)
        return -1;
    if (value == NULL) {
        error_set_value(rt, ERROR_KEY, key);
        return -1;
    }
    dict_remove(rt, as_dict(dict), hash, index, value);
    return 0;
}

int dict_delete(Runtime *rt, Object *dict, Object *key)
{
    int64_t hash = dict_key_hash(rt, key);
    return hash == -1 ? -1 : dict_delete_known_hash(rt, dict, key, hash);
}

static Object *pop_absent(Runtime *rt, Object *key, Object *absent)
{
    if (absent != NULL)
        return object_incref(absent);
    error_set_value(rt, ERROR_KEY, key);
    return NULL;
}

/* An empty dict does not even ask for the hash. */
Object *dict_pop(Runtime *rt, Object *dict, Object *key, Object *absent)
{
    if (dict_size(dict) == 0)
        return pop_absent(rt, key, absent);
    int64_t hash = dict_key_hash(rt, key);
    if (hash == -1)
        return NULL;
    Object *value;
    int64_t index = dict_lookup(rt, as_dict(dict), key, hash, &value);
    if (index == DICT_LOOKUP_ERROR)
        return NULL;
    if (value == NULL)
        return pop_absent(rt, key, absent);
    object_incref(value);
    dict_remove(rt, as_dict(dict), hash, index, value);
    return value;
}

/* The table then ends where the entry was: what is appended next takes its place, but the index stays spent.
 */
static void take_last_entry(Runtime *rt, DictObject *dict, Object **key, Object **value)
{
    DictKeys *keys = dict_keys_of(dict);
    int64_t last = keys->dk_nentries - 1;
    while (*dict_keys_item(keys, last).value == NO_REF)
        last--;
    DictKeysItem item = dict_keys_item(keys, last);
    *key = item.key;
    *value = ref_pointer(*item.value);
    dict_keys_set_index(keys, (uint64_t)dict_keys_slot_of(keys, item.hash, last), DICT_INDEX_DUMMY);
    if (dict_keys_are_unicode(keys)) {
        dict_keys_unicode_entries(keys)[last] = (DictUnicodeEntry){.me_key = NO_REF};
    } else {
        dict_keys_entries(keys)[last] = (DictEntry){.me_hash = -1};
    }
    keys->dk_version = 0;
    keys->dk_nentries = last;
    dict->ma_used--;
    dict->ma_version_tag = dict_next_version(rt);
}

int dict_popitem(Runtime *rt, Object *object, Object **key, Object **value)
{
    DictObject *dict = as_dict(object);
    if (dict->ma_used == 0) {
        error_set(rt, ERROR_KEY, "popitem(): dictionary is empty");
        return -1;
    }
    bool is_split = dict->ma_values != NO_REF;
    if (is_split && dict_resize(rt, dict, dict_keys_of(dict)->dk_log2_size, true) < 0)
        return -1;
    take_last_entry(rt, dict, key, value);
    return 0;
}

int dict_first(Runtime *rt, Object *object, Object **key, Object **value, int64_t *hash)
{
    enum { FEW_GONE = 64 };
    DictObject *dict = as_dict(object);
    int64_t position = 0;
    if (!dict_next(object, &position, key, value, hash))
        return 0;
    /* Packing costs as much as there are entries, passing over the gone ones once for each that is taken. */
    bool is_sparse = dict->ma_values == NO_REF && position * position > 2 * dict->ma_used + FEW_GONE;
    if (is_sparse && dict_resize(rt, dict, dict_keys_of(dict)->dk_log2_size, true) < 0)
        return -1;
    return 1;
}

/* As dict_insert for an absent key, but references are taken only when it succeeds. */
static Object *set_absent(Runtime *rt, DictObject *dict, Object *key, int64_t hash, Object *value,
                          int64_t index)
{
    if (dict_insert_absent(rt, dict, key, hash, value, index) < 0)
        return NULL;
    object_incref(value);
    if (index < 0)
        object_incref(key);
    dict_maintain_tracking(rt, dict, key, value);
    return value;
}

Object *dict_setdefault(Runtime *rt, Object *object, Object *key, Object *value)
{
    DictObject *dict = as_dict(object);
    int64_t hash = dict_key_hash(rt, key);
    if (hash == -1)
        return NULL;
    if (dict_keys_of(dict) == dict_empty_keys(rt))
        return dict_set_known_hash(rt, object, key, value, hash) < 0 ? NULL : value;
    if (dict_prepare_for_key(rt, dict, key) < 0)
        return NULL;
    Object *found;
    int64_t index = dict_lookup(rt, dict, key, hash, &found);
    if (index == DICT_LOOKUP_ERROR)
        return NULL;
    return found != NULL ? found : set_absent(rt, dict, key, hash, value, index);
}
