/* See dict_keys.h. */
#include "types/container/dict_keys.h"

#include <string.h>

#include "object/error.h"
#include "types/container/dict_lookup.h"

static uint8_t log2_index_bytes(uint8_t log2_size)
{
    return (uint8_t)(log2_size + profile_log2_at_least((uint64_t)profile_dict_index_size(log2_size)));
}

/* Bytes of the entries of a smallest table for str: two thirds of its indices are usable. */
#define SMALLEST_ENTRIES (PROFILE_DICT_MINSIZE * 2 / 3 * sizeof(DictUnicodeEntry))

static bool is_smallest(uint8_t log2_size, bool unicode)
{
    return log2_size == PROFILE_DICT_LOG_MINSIZE && unicode;
}

static DictKeys *take_free(Runtime *rt)
{
    FreeLists *lists = &rt->free_lists;
    if (lists->dict_keys_count == 0)
        return NULL;
    lists->dict_keys_count--;
    DictKeys *keys = ref_pointer(lists->dict_keys[lists->dict_keys_count]);
    lists->dict_keys[lists->dict_keys_count] = NO_REF;
    return keys;
}

DictKeys *dict_keys_new(Runtime *rt, uint8_t log2_size, bool unicode)
{
    uint64_t size = (uint64_t)profile_dict_keys_size(log2_size, unicode);
    DictKeys *keys = is_smallest(log2_size, unicode) ? take_free(rt) : NULL;
    if (keys == NULL)
        keys = memory_alloc(&rt->memory, size);
    if (keys == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    if (is_smallest(log2_size, unicode)) {
        *keys = (DictKeys){.dk_refcnt = 1,
                           .dk_log2_size = PROFILE_DICT_LOG_MINSIZE,
                           .dk_log2_index_bytes = PROFILE_DICT_LOG_MINSIZE,
                           .dk_kind = DICT_KEYS_UNICODE,
                           .dk_usable = profile_dict_usable(PROFILE_DICT_MINSIZE)};
        memset(keys->dk_indices, 0xff, PROFILE_DICT_MINSIZE);
        memset(keys->dk_indices + PROFILE_DICT_MINSIZE, 0, SMALLEST_ENTRIES);
        return keys;
    }
    uint8_t index_bytes = log2_index_bytes(log2_size);
    *keys = (DictKeys){.dk_refcnt = 1,
                       .dk_log2_size = log2_size,
                       .dk_log2_index_bytes = index_bytes,
                       .dk_kind = unicode ? DICT_KEYS_UNICODE : DICT_KEYS_GENERAL,
                       .dk_usable = profile_dict_usable((int64_t)1 << log2_size)};
    uint64_t indices = (uint64_t)1 << index_bytes;
    memset(keys->dk_indices, 0xff, (size_t)indices);
    memset(keys->dk_indices + indices, 0, (size_t)(size - sizeof(DictKeys) - indices));
    return keys;
}

DictKeys *dict_keys_new_for_class(Runtime *rt)
{
    DictKeys *keys = dict_keys_new(rt, PROFILE_SHARED_KEYS_LOG_SIZE, true);
    if (keys == NULL) {
        error_clear(rt);
        return NULL;
    }
    keys->dk_usable = PROFILE_SHARED_KEYS_MAX_SIZE;
    keys->dk_kind = DICT_KEYS_SPLIT;
    return keys;
}

DictKeys *dict_keys_clone(Runtime *rt, const DictKeys *original)
{
    uint64_t size = (uint64_t)dict_keys_bytes(original);
    DictKeys *keys = memory_alloc(&rt->memory, size);
    if (keys == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    assert_internal(original->dk_refcnt == 1 && original->dk_kind != DICT_KEYS_SPLIT);
    memcpy(keys, original, (size_t)size);
    for (int64_t i = 0; i < keys->dk_nentries; i++) {
        DictKeysItem item = dict_keys_item(keys, i);
        if (*item.value == NO_REF)
            continue;
        object_incref(item.key);
        object_incref(ref_pointer(*item.value));
    }
    return keys;
}

void dict_keys_release(Runtime *rt, DictKeys *keys)
{
    FreeLists *lists = &rt->free_lists;
    if (is_smallest(keys->dk_log2_size, dict_keys_are_unicode(keys)) &&
        lists->dict_keys_count < PROFILE_DICT_KEYS_FREE_LIST) {
        lists->dict_keys[lists->dict_keys_count++] = ref_of(keys);
        return;
    }
    memory_free(&rt->memory, keys);
}

/* Nothing refers to the table any more, so what the released objects run cannot see it. */
static void drop_entries(Runtime *rt, DictKeys *keys)
{
    if (dict_keys_are_unicode(keys)) {
        DictUnicodeEntry *entry = dict_keys_unicode_entries(keys);
        for (const DictUnicodeEntry *end = entry + keys->dk_nentries; entry < end; entry++) {
            Object *value = ref_pointer(entry->me_value);
            object_xdecref(rt, ref_pointer(entry->me_key));
            object_xdecref(rt, value);
        }
        return;
    }
    for (int64_t i = 0, count = keys->dk_nentries; i < count; i++) {
        DictKeysItem item = dict_keys_item(keys, i);
        Object *value = ref_pointer(*item.value);
        object_xdecref(rt, item.key);
        object_xdecref(rt, value);
    }
}

void dict_keys_decref(Runtime *rt, DictKeys *keys)
{
    assert_internal(keys->dk_refcnt > 0);
    if (--keys->dk_refcnt > 0)
        return;
    drop_entries(rt, keys);
    dict_keys_release(rt, keys);
}

void dict_keys_build_indices(DictKeys *keys, int64_t count)
{
    uint64_t mask = dict_keys_mask(keys);
    for (int64_t i = 0; i < count; i++) {
        uint64_t hash = (uint64_t)dict_keys_item(keys, i).hash;
        uint64_t slot = hash & mask;
        for (uint64_t perturb = hash; dict_keys_index(keys, slot) != DICT_INDEX_EMPTY;)
            slot = dict_probe_next(slot, &perturb, mask);
        dict_keys_set_index(keys, slot, i);
    }
}

static bool broken(const char **why, const char *what)
{
    if (why != NULL)
        *why = what;
    return false;
}

bool dict_keys_is_valid(const DictKeys *keys, const char **why)
{
    int64_t capacity = keys->dk_log2_size == 0 ? 0 : dict_keys_capacity(keys);
    if (keys->dk_refcnt <= 0)
        return broken(why, "a table of keys in use has a reference");
    if (keys->dk_usable < 0 || keys->dk_nentries < 0 || keys->dk_usable + keys->dk_nentries > capacity)
        return broken(why, "dk_usable + dk_nentries <= usable");
    int64_t indexed = 0;
    int64_t empty = 0;
    for (int64_t slot = 0; slot < dict_keys_slots(keys); slot++) {
        int64_t index = dict_keys_index(keys, (uint64_t)slot);
        if (index < DICT_INDEX_DUMMY || index >= keys->dk_nentries)
            return broken(why, "an index names an entry");
        indexed += index >= 0;
        empty += index == DICT_INDEX_EMPTY;
    }
    if (empty == 0)
        return broken(why, "a search meets an empty index");
    int64_t live = 0;
    for (int64_t i = 0; i < keys->dk_nentries; i++) {
        DictKeysItem item = dict_keys_item(keys, i);
        if (item.key == NULL)
            continue;
        live++;
        if (item.hash == -1)
            return broken(why, "a key in a table has its hash");
        if (dict_keys_slot_of(keys, item.hash, i) < 0)
            return broken(why, "a live entry is found by its hash");
    }
    return live == indexed ? true : broken(why, "a live entry has one index");
}
