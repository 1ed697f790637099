/* See dict_insert.h. */
#include "types/container/dict_insert.h"

#include "object/error.h"
#include "types/container/dict_lookup.h"
#include "types/container/dict_values.h"

/* ---- resizing */

/* The entry goes into a table without deleted ones, as entry `position`; its references move. */
static void put_entry(DictKeys *keys, int64_t position, DictKeysItem item)
{
    if (dict_keys_are_unicode(keys)) {
        dict_keys_unicode_entries(keys)[position] =
            (DictUnicodeEntry){.me_key = ref_of(item.key), .me_value = *item.value};
    } else {
        dict_keys_entries(keys)[position] =
            (DictEntry){.me_hash = item.hash, .me_key = ref_of(item.key), .me_value = *item.value};
    }
}

/* Values move to the new table in the order in which they came; keys stay in the shared one too. */
static void move_split_entries(Runtime *rt, DictKeys *keys, DictKeys *old_keys, Ref *values, int64_t used)
{
    for (int64_t i = 0; i < used; i++) {
        int64_t index = values_index_at(values, i);
        DictKeysItem item = dict_keys_item(old_keys, index);
        item.value = &values[index];
        object_incref(item.key);
        put_entry(keys, i, item);
    }
    dict_keys_decref(rt, old_keys);
    values_release(rt, values);
}

static void move_combined_entries(Runtime *rt, DictKeys *keys, DictKeys *old_keys, int64_t used)
{
    int64_t position = 0;
    for (int64_t i = 0; position < used; i++) {
        DictKeysItem item = dict_keys_item(old_keys, i);
        if (*item.value != NO_REF)
            put_entry(keys, position++, item);
    }
    if (old_keys == dict_empty_keys(rt)) {
        dict_keys_decref(rt, old_keys);
    } else {
        assert_internal(old_keys->dk_refcnt == 1);
        dict_keys_release(rt, old_keys);
    }
}

int dict_resize(Runtime *rt, DictObject *dict, uint8_t log2_size, bool unicode)
{
    DictKeys *old_keys = dict_keys_of(dict);
    Ref *values = dict_values_of(dict);
    int64_t used = dict->ma_used;
    DictKeys *keys = dict_keys_new(rt, log2_size, unicode && dict_keys_are_unicode(old_keys));
    if (keys == NULL)
        return -1;
    assert_internal(keys->dk_usable >= used);
    dict->ma_keys = ref_of(keys);
    dict->ma_values = NO_REF;
    if (values != NULL) {
        move_split_entries(rt, keys, old_keys, values, used);
    } else {
        move_combined_entries(rt, keys, old_keys, used);
    }
    dict_keys_build_indices(keys, used);
    keys->dk_usable -= used;
    keys->dk_nentries = used;
    return 0;
}

static int grow(Runtime *rt, DictObject *dict, bool unicode)
{
    int64_t wanted = profile_dict_growth(dict->ma_used, dict_keys_slots(dict_keys_of(dict)));
    return dict_resize(rt, dict, profile_dict_log2_for_size(wanted), unicode);
}

int dict_prepare_for_key(Runtime *rt, DictObject *dict, const Object *key)
{
    bool fits = !dict_keys_are_unicode(dict_keys_of(dict)) || object_is_exact(rt, key, TYPE_STR);
    return fits ? 0 : grow(rt, dict, false);
}

/* ---- inserting */

/* The table has room. */
static void append_entry(DictObject *dict, Object *key, int64_t hash, Object *value)
{
    DictKeys *keys = dict_keys_of(dict);
    int64_t index = keys->dk_nentries;
    Ref value_ref = ref_of(value);
    dict_keys_set_index(keys, dict_keys_free_slot(keys, hash), index);
    if (dict->ma_values != NO_REF) {
        Ref *values = dict_values_of(dict);
        dict_keys_unicode_entries(keys)[index].me_key = ref_of(key);
        values_order_add(values, index);
        values[index] = value_ref;
    } else {
        put_entry(keys, index, (DictKeysItem){.key = key, .value = &value_ref, .hash = hash});
    }
    keys->dk_usable--;
    keys->dk_nentries++;
}

/* The first key of a dict that has had no table of its own. The index is where any table of this size would
 * have it. */
static int insert_first(Runtime *rt, DictObject *dict, Object *key, int64_t hash, Object *value)
{
    DictKeys *keys = dict_keys_new(rt, PROFILE_DICT_LOG_MINSIZE, object_is_exact(rt, key, TYPE_STR));
    if (keys == NULL)
        return -1;
    dict_keys_decref(rt, dict_keys_of(dict));
    dict->ma_keys = ref_of(keys);
    dict_maintain_tracking(rt, dict, key, value);
    keys->dk_indices[(uint64_t)hash & (PROFILE_DICT_MINSIZE - 1)] = 0;
    Ref value_ref = ref_of(value);
    put_entry(keys, 0, (DictKeysItem){.key = key, .value = &value_ref, .hash = hash});
    keys->dk_usable--;
    keys->dk_nentries = 1;
    dict->ma_used++;
    dict->ma_version_tag = dict_next_version(rt);
    return 0;
}

/* The search for the key may have run code that emptied the dict: its table may be one for str again. */
static int make_room(Runtime *rt, DictObject *dict, const Object *key)
{
    if (dict_prepare_for_key(rt, dict, key) < 0)
        return -1;
    DictKeys *keys = dict_keys_of(dict);
    keys->dk_version = 0;
    return keys->dk_usable > 0 ? 0 : grow(rt, dict, true);
}

int dict_insert_absent(Runtime *rt, DictObject *dict, Object *key, int64_t hash, Object *value, int64_t index)
{
    if (index >= 0) {
        Ref *values = dict_values_of(dict);
        values[index] = ref_of(value);
        values_order_add(values, index);
    } else {
        if (make_room(rt, dict, key) < 0)
            return -1;
        append_entry(dict, key, hash, value);
    }
    dict->ma_used++;
    dict->ma_version_tag = dict_next_version(rt);
    return 0;
}

/* `old` is the value that entry `index` has; the reference to it passes to the caller. */
static void replace_value(Runtime *rt, DictObject *dict, int64_t index, const Object *old, Object *value)
{
    Ref *slot = dict->ma_values != NO_REF ? &dict_values_of(dict)[index]
                                          : dict_keys_item(dict_keys_of(dict), index).value;
    *slot = ref_of(value);
    if (old != value)
        dict->ma_version_tag = dict_next_version(rt);
}

static int release_and_fail(Runtime *rt, Object *key, Object *value)
{
    object_decref(rt, value);
    object_decref(rt, key);
    return -1;
}

int dict_insert(Runtime *rt, DictObject *dict, Object *key, int64_t hash, Object *value)
{
    if (dict_keys_of(dict) == dict_empty_keys(rt))
        return insert_first(rt, dict, key, hash, value) == 0 ? 0 : release_and_fail(rt, key, value);
    if (dict_prepare_for_key(rt, dict, key) < 0)
        return release_and_fail(rt, key, value);
    Object *old;
    int64_t index = dict_lookup(rt, dict, key, hash, &old);
    if (index == DICT_LOOKUP_ERROR)
        return release_and_fail(rt, key, value);
    dict_maintain_tracking(rt, dict, key, value);
    if (index < 0) {
        int status = dict_insert_absent(rt, dict, key, hash, value, index);
        return status == 0 ? 0 : release_and_fail(rt, key, value);
    }
    if (old == NULL) {
        dict_insert_absent(rt, dict, key, hash, value, index);
    } else {
        replace_value(rt, dict, index, old, value);
        object_decref(rt, old);
    }
    object_decref(rt, key);
    return 0;
}

/* ---- removing */

/* Marks the entry as deleted and gives its key, whose reference passes to the caller. */
static Object *blank_entry(DictKeys *keys, int64_t hash, int64_t index)
{
    keys->dk_version = 0;
    dict_keys_set_index(keys, (uint64_t)dict_keys_slot_of(keys, hash, index), DICT_INDEX_DUMMY);
    Object *key = dict_keys_item(keys, index).key;
    if (dict_keys_are_unicode(keys)) {
        dict_keys_unicode_entries(keys)[index] = (DictUnicodeEntry){.me_key = NO_REF};
    } else {
        dict_keys_entries(keys)[index] = (DictEntry){.me_hash = 0};
    }
    return key;
}

void dict_remove(Runtime *rt, DictObject *dict, int64_t hash, int64_t index, Object *value)
{
    Object *key = NULL;
    dict->ma_used--;
    dict->ma_version_tag = dict_next_version(rt);
    if (dict->ma_values != NO_REF) {
        Ref *values = dict_values_of(dict);
        values[index] = NO_REF;
        values_order_delete(values, index);
    } else {
        key = blank_entry(dict_keys_of(dict), hash, index);
    }
    object_xdecref(rt, key);
    object_decref(rt, value);
}
