/* See dict_values.h. */
#include "types/container/dict_values.h"

#include <string.h>

#include "gc/gc.h"
#include "object/error.h"
#include "types/class/attribute.h"
#include "types/container/dict.h"
#include "types/container/dict_lookup.h"
#include "types/text/str.h"

/* ---- arrays of values */

static uint8_t *prefix_length(Ref *values) { return (uint8_t *)values - 1; }

Ref *values_new(Runtime *rt, int64_t size)
{
    assert_internal(size > 0 && size <= PROFILE_SHARED_KEYS_MAX_SIZE);
    int64_t prefix = profile_values_offset(size);
    uint64_t bytes = (uint64_t)profile_values_size(size);
    uint8_t *block = memory_alloc(&rt->memory, bytes);
    if (block == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    for (uint64_t i = 0; i < bytes; i += sizeof(Ref))
        *(Ref *)(void *)(block + i) = NO_REF;
    Ref *values = (Ref *)(void *)(block + prefix);
    *prefix_length(values) = (uint8_t)prefix;
    return values;
}

void values_release(Runtime *rt, Ref *values)
{
    memory_free(&rt->memory, (uint8_t *)values - *prefix_length(values));
}

void values_order_add(Ref *values, int64_t index)
{
    uint8_t *used = values_used(values);
    assert_internal(*used + 2 < *prefix_length(values) && index < PROFILE_SHARED_KEYS_MAX_SIZE);
    ++*used;
    used[-*used] = (uint8_t)index;
}

void values_order_delete(Ref *values, int64_t index)
{
    uint8_t *used = values_used(values);
    int position = 1;
    while (used[-position] != index)
        position++;
    assert_internal(position <= *used);
    for (; position < *used; position++)
        used[-position] = used[-position - 1];
    --*used;
}

int64_t values_key_insert(Runtime *rt, DictKeys *keys, Object *name)
{
    int64_t hash = str_hash(rt, name);
    int64_t index = dict_keys_lookup_str(keys, name, hash);
    if (index >= 0 || keys->dk_usable <= 0)
        return index;
    keys->dk_version = 0;
    index = keys->dk_nentries;
    dict_keys_set_index(keys, dict_keys_free_slot(keys, hash), index);
    dict_keys_unicode_entries(keys)[index].me_key = ref_of(object_incref(name));
    keys->dk_usable--;
    keys->dk_nentries++;
    return index;
}

/* ---- instances */

static HeapTypeObject *class_of(const Object *instance) { return (HeapTypeObject *)object_type(instance); }

static bool has_managed_dict(const Object *instance)
{
    return type_has(object_type(instance), TYPE_FLAG_MANAGED_DICT);
}

int instance_values_init(Runtime *rt, Object *instance, HeapTypeObject *type)
{
    DictKeys *keys = class_keys_of(type);
    if (keys == NULL)
        return 0;
    if (PROFILE_SHARED_KEYS_SHRINK && keys->dk_usable > 1)
        keys->dk_usable--;
    Ref *values = values_new(rt, dict_keys_shared_size(keys));
    if (values == NULL)
        return -1;
    *object_managed_values(instance) = ref_of(values);
    return 0;
}

Object *instance_values_get(Runtime *rt, Object *instance, HeapTypeObject *type, Object *name)
{
    const Ref *values = ref_pointer(*object_managed_values(instance));
    int64_t index = dict_keys_lookup_str(class_keys_of(type), name, str_hash(rt, name));
    return index < 0 ? NULL : ref_pointer(values[index]);
}

/* Sets or deletes value `index`. */
static int store_at(Runtime *rt, Object *instance, int64_t index, Object *name, Object *value)
{
    Ref *values = ref_pointer(*object_managed_values(instance));
    Object *old = ref_pointer(values[index]);
    if (old == NULL && value == NULL)
        return attribute_missing(rt, instance, name);
    values[index] = ref_of(object_xincref(value));
    if (old == NULL)
        values_order_add(values, index);
    if (value == NULL)
        values_order_delete(values, index);
    object_xdecref(rt, old);
    return 0;
}

/* The shared keys have no room for the name. */
static int store_in_dict(Runtime *rt, Object *instance, Object *name, Object *value)
{
    Object *dict = instance_dict_materialize(rt, instance);
    if (dict == NULL)
        return -1;
    int status = value == NULL ? dict_delete(rt, dict, name) : dict_set(rt, dict, name, value);
    object_decref(rt, dict);
    if (status < 0 && rt->error.kind == ERROR_KEY)
        return attribute_missing(rt, instance, name);
    return status;
}

int instance_values_store(Runtime *rt, Object *instance, HeapTypeObject *type, Object *name, Object *value)
{
    assert_internal(object_is_exact(rt, name, TYPE_STR));
    int64_t index = values_key_insert(rt, class_keys_of(type), name);
    return index >= 0 ? store_at(rt, instance, index, name, value) : store_in_dict(rt, instance, name, value);
}

/* The values become the dict's. */
static Object *dict_from_values(Runtime *rt, DictObject *dict, DictKeys *keys, Ref *values)
{
    int64_t used = 0;
    bool may_be_in_cycle = false;
    for (int64_t i = 0; i < keys->dk_nentries; i++) {
        const Object *value = ref_pointer(values[i]);
        if (value == NULL)
            continue;
        used++;
        may_be_in_cycle |= gc_may_be_tracked(rt, value);
    }
    Object *result = dict_fill(rt, dict, dict_keys_incref(keys), values, used);
    if (may_be_in_cycle)
        gc_track(rt, result);
    return result;
}

/* Making the dict may collect, and a finalizer may ask for this same dict: the one that is there first stays.
 */
static Object *materialize_values(Runtime *rt, Object *instance)
{
    DictObject *dict = dict_allocate(rt);
    if (dict == NULL)
        return NULL;
    Ref *values = ref_pointer(*object_managed_values(instance));
    if (values == NULL) {
        dict_discard(rt, dict);
        return instance_dict_materialize(rt, instance);
    }
    Object *result = dict_from_values(rt, dict, class_keys_of(class_of(instance)), values);
    *object_managed_values(instance) = NO_REF;
    *object_managed_dict(instance) = ref_of(result);
    return object_incref(result);
}

Object *instance_dict_materialize(Runtime *rt, Object *instance)
{
    assert_internal(has_managed_dict(instance));
    if (*object_managed_values(instance) != NO_REF)
        return materialize_values(rt, instance);
    Ref *slot = object_managed_dict(instance);
    if (*slot != NO_REF)
        return object_incref(ref_pointer(*slot));
    Object *dict = dict_new(rt);
    if (dict == NULL)
        return NULL;
    if (*slot == NO_REF) {
        *slot = ref_of(dict);
    } else {
        object_decref(rt, dict);
    }
    return object_incref(ref_pointer(*slot));
}

/* An empty dict that shares the class's keys. CPython: new_dict_with_shared_keys */
static Object *new_shared_dict(Runtime *rt, DictKeys *keys)
{
    Ref *values = values_new(rt, dict_keys_shared_size(keys));
    if (values == NULL)
        return NULL;
    DictObject *dict = dict_allocate(rt);
    if (dict == NULL) {
        values_release(rt, values);
        return NULL;
    }
    return dict_fill(rt, dict, dict_keys_incref(keys), values, 0);
}

static Object *new_dict_of_instances(Runtime *rt, const TypeObject *type)
{
    bool is_heap_type = type_has(type, TYPE_FLAG_HEAP_TYPE);
    DictKeys *keys = is_heap_type ? class_keys_of((const HeapTypeObject *)type) : NULL;
    return keys == NULL ? dict_new(rt) : new_shared_dict(rt, keys);
}

int instance_dict_store(Runtime *rt, TypeObject *type, Ref *slot, Object *name, Object *value)
{
    if (*slot == NO_REF) {
        Object *made = new_dict_of_instances(rt, type);
        if (made == NULL)
            return -1;
        object_replace_ref(rt, slot, made);
    }
    Object *dict = object_incref(ref_pointer(*slot));
    int status = value == NULL ? dict_delete(rt, dict, name) : dict_set(rt, dict, name, value);
    object_decref(rt, dict);
    return status;
}

void instance_values_clear(Runtime *rt, Object *instance)
{
    const DictKeys *keys = class_keys_of(class_of(instance));
    Ref *slot = object_managed_values(instance);
    /* What a released value runs may add attributes, or turn the values into a dict. */
    for (int64_t i = 0; *slot != NO_REF && i < keys->dk_nentries; i++) {
        Ref *values = ref_pointer(*slot);
        Object *value = ref_pointer(values[i]);
        if (value == NULL)
            continue;
        values[i] = NO_REF;
        values_order_delete(values, i);
        object_decref(rt, value);
    }
}

/* Nobody can get at the attributes of a dying instance any more; only a hook may look at them meanwhile, and sees them
 * go one by one. */
void instance_values_free(Runtime *rt, Object *instance)
{
    Ref *slot = object_managed_values(instance);
    if (UNLIKELY(host_of(rt)->attention != 0))
        instance_values_clear(rt, instance);
    Ref *values = ref_pointer(*slot);
    if (values == NULL)
        return;
    for (int64_t i = 0, left = *values_used(values); left > 0; i++) {
        Object *value = ref_pointer(values[i]);
        if (value == NULL)
            continue;
        left--;
        object_decref(rt, value);
    }
    *slot = NO_REF;
    values_release(rt, values);
}
