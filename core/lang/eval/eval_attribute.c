/* Attributes and methods: the ordinary way, and what the caches remember of it; see eval_private.h, eval_loop.h. */
#include "lang/eval/eval_loop.h"

#include "object/error.h"
#include "types/class/attribute.h"
#include "types/class/descriptor.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/dict_lookup.h"
#include "types/container/dict_values.h"
#include "types/text/str.h"

/* Whether instances have values under the class's shared keys. */
static bool has_shared_values(const TypeObject *type)
{
    return type_has(type, TYPE_FLAG_MANAGED_DICT) && ((const HeapTypeObject *)type)->ht_cached_keys != NO_REF;
}

/* Or may become one, without the version of the class it is in telling of it. */
static bool is_data_descriptor(const Object *descriptor)
{
    const TypeObject *type = object_type(descriptor);
    return type_descr_set_slot(type) != NULL || !type_has(type, TYPE_FLAG_IMMUTABLE);
}

/* Whether something may be remembered in this turn; until it is, it is as if there were nothing to be. */
static bool may_remember(CodeUnit *cache)
{
    uint16_t kind = cache_read16(cache);
    if (kind > ATTRIBUTE_WAITS) {
        cache_write16(cache, kind - 1);
        return false;
    }
    cache_write16(cache, ATTRIBUTE_WAITS + ATTRIBUTE_TURNS);
    return true;
}

static void remember(CodeUnit *cache, uint16_t kind, uint32_t version, int64_t index)
{
    if (version == 0 || index < 0 || index > UINT16_MAX)
        return;
    cache_write32(cache + 1, version);
    cache_write16(cache + 3, (uint16_t)index);
    cache_write16(cache, kind);
}

/* The offset of one of __slots__ in instances of the class that has it; -1: none can be told. */
static int64_t member_descriptor_slot(const Object *descriptor, const TypeObject *type)
{
    const DataDescriptorObject *member = (const DataDescriptorObject *)descriptor;
    if (member->d_definition < descriptor_number(TYPE_SLOTS_COUNT, 0) ||
        !type_is_subtype(type, ref_pointer(member->d_type)))
        return -1;
    const MemberDefinition *definition = ref_pointer(member->d_definition);
    return definition->type == MEMBER_OBJECT ? definition->offset : -1;
}

/* The attribute is one of the instance's own values, or a slot of its class. */
static void remember_instance(Runtime *rt, const Object *owner, Object *name, CodeUnit *cache)
{
    TypeObject *type = object_type(owner);
    if (type->tp_getattro != TYPE_OBJECT)
        return;
    Object *found = type_lookup(rt, type, name);
    if (found != NULL && object_is_exact(rt, found, TYPE_MEMBER_DESCRIPTOR)) {
        int64_t offset = member_descriptor_slot(found, type);
        if (offset >= 0)
            remember(cache, ATTRIBUTE_SLOT, type_version(rt, type), offset / 8);
        return;
    }
    if (!has_shared_values(type) || *object_managed_values(owner) == NO_REF)
        return;
    if (found != NULL && is_data_descriptor(found))
        return;
    const DictKeys *keys = ref_pointer(((const HeapTypeObject *)type)->ht_cached_keys);
    int64_t index = dict_keys_lookup_str(keys, name, str_hash(rt, name));
    remember(cache, ATTRIBUTE_VALUE, type_version(rt, type), index);
}

/* Where in the keys of the module's dict the name is; -1: it is not, or the module's class has it. */
static int64_t module_index(Runtime *rt, const Object *owner, const DictObject *dict, Object *name)
{
    if (dict == NULL)
        return -1;
    const DictKeys *keys = dict_keys_of(dict);
    if (keys->dk_kind != DICT_KEYS_UNICODE || type_lookup(rt, object_type(owner), name) != NULL)
        return -1;
    return dict_keys_lookup_str(keys, name, str_hash(rt, name));
}

static void remember_module(Runtime *rt, const Object *owner, Object *name, CodeUnit *cache)
{
    DictObject *dict = ref_pointer(((const ModuleObject *)owner)->md_dict);
    int64_t index = module_index(rt, owner, dict, name);
    if (index >= 0)
        remember(cache, ATTRIBUTE_OF_MODULE, keys_version(rt, dict_keys_of(dict)), index);
}

Object *load_attribute(Runtime *rt, Object *owner, Object *name, CodeUnit *cache)
{
    Object *value = object_getattr(rt, owner, name);
    if (value == NULL || !str_is_exact(rt, name) || !may_remember(cache))
        return value;
    if (object_is_exact(rt, owner, TYPE_MODULE))
        remember_module(rt, owner, name, cache);
    else if (type_has(object_type(owner), TYPE_FLAG_HEAP_TYPE))
        remember_instance(rt, owner, name, cache);
    return value;
}

/* The attribute was set as one of the instance's own values, or a slot of its class. */
static void remember_stored(Runtime *rt, const Object *owner, Object *name, CodeUnit *cache)
{
    TypeObject *type = object_type(owner);
    if (!type_has(type, TYPE_FLAG_HEAP_TYPE) || type->tp_setattro != TYPE_OBJECT)
        return;
    const Object *found = type_lookup(rt, type, name);
    if (found != NULL && object_is_exact(rt, found, TYPE_MEMBER_DESCRIPTOR)) {
        int64_t offset = member_descriptor_slot(found, type);
        if (offset >= 0)
            remember(cache, ATTRIBUTE_SLOT, type_version(rt, type), offset / 8);
        return;
    }
    if (!has_shared_values(type) || *object_managed_values(owner) == NO_REF ||
        (found != NULL && is_data_descriptor(found)))
        return;
    const DictKeys *keys = ref_pointer(((const HeapTypeObject *)type)->ht_cached_keys);
    remember(cache, ATTRIBUTE_VALUE, type_version(rt, type),
             dict_keys_lookup_str(keys, name, str_hash(rt, name)));
}

int store_attribute(Runtime *rt, Object *owner, Object *name, Object *value, CodeUnit *cache)
{
    int status = object_setattr(rt, owner, name, value);
    if (status == 0 && str_is_exact(rt, name) && may_remember(cache))
        remember_stored(rt, owner, name, cache);
    return status;
}

/* ---- methods */

/* New reference to what the instance itself has under the name; NULL without an error: nothing. */
static Object *own_attribute(Runtime *rt, Object *owner, Object *name)
{
    const TypeObject *type = object_type(owner);
    Ref *slot;
    if (type_has(type, TYPE_FLAG_MANAGED_DICT)) {
        if (*object_managed_values(owner) != NO_REF)
            return object_xincref(instance_values_get(rt, owner, (HeapTypeObject *)(uintptr_t)type, name));
        slot = object_managed_dict(owner);
    } else {
        slot = object_unmanaged_dict(owner);
    }
    if (slot == NULL || *slot == NO_REF)
        return NULL;
    Object *dict = object_incref(ref_pointer(*slot));
    Object *value = object_xincref(dict_get(rt, dict, name));
    object_decref(rt, dict);
    return value;
}

/* The method is a class's, and no instance with its keys table has an attribute of that name. */
static void remember_method(Runtime *rt, const Object *owner, Object *name, Object *method, CodeUnit *cache)
{
    TypeObject *type = object_type(owner);
    uint16_t kind = METHOD_WITHOUT_DICT;
    if (type_has(type, TYPE_FLAG_MANAGED_DICT)) {
        DictKeys *keys = ref_pointer(((const HeapTypeObject *)type)->ht_cached_keys);
        if (keys == NULL || *object_managed_dict(owner) != NO_REF ||
            dict_keys_lookup_str(keys, name, str_hash(rt, name)) >= 0)
            return;
        uint32_t version = keys_version(rt, keys);
        if (version == 0)
            return;
        cache_write32(cache + 4, version);
        kind = METHOD_WITH_VALUES;
    } else if (type->tp_dictoffset != 0) {
        return;
    }
    uint32_t version = type_version(rt, type);
    if (version == 0)
        return;
    cache_write32(cache + 1, version);
    cache_write64(cache + 6, live(method));
    cache_write16(cache, kind);
}

/* A function of a module, new reference; NULL without an error: nothing is remembered of it. */
static Object *module_function_from_cache(const Object *owner, const CodeUnit *cache)
{
    const DictObject *dict = ref_pointer(((const ModuleObject *)owner)->md_dict);
    if (cache_read16(cache) != METHOD_OF_MODULE || dict == NULL)
        return NULL;
    const DictKeys *keys = dict_keys_of(dict);
    if (keys->dk_version != cache_read32(cache + 4))
        return NULL;
    return object_xincref(ref_pointer(dict_keys_unicode_entries(keys)[cache_read16(cache + 3)].me_value));
}

static int load_module_function(Runtime *rt, Object *owner, Object *name, Object **function, CodeUnit *cache)
{
    *function = module_function_from_cache(owner, cache);
    if (*function != NULL)
        return 0;
    *function = object_getattr(rt, owner, name);
    if (*function == NULL)
        return -1;
    DictObject *dict = ref_pointer(((const ModuleObject *)owner)->md_dict);
    int64_t index = str_is_exact(rt, name) ? module_index(rt, owner, dict, name) : -1;
    uint32_t version = index >= 0 && index <= UINT16_MAX ? keys_version(rt, dict_keys_of(dict)) : 0;
    if (version != 0) {
        cache_write16(cache + 3, (uint16_t)index);
        cache_write32(cache + 4, version);
        cache_write16(cache, METHOD_OF_MODULE);
    }
    return 0;
}

/* CPython: _PyObject_GetMethod */
int load_method(Runtime *rt, Object *owner, Object *name, Object **method, CodeUnit *cache)
{
    TypeObject *type = object_type(owner);
    if (type == runtime_type(rt, TYPE_MODULE))
        return load_module_function(rt, owner, name, method, cache);
    if (type->tp_getattro != TYPE_OBJECT || !object_is_str(name)) {
        *method = object_getattr(rt, owner, name);
        return *method == NULL ? -1 : 0;
    }
    Object *found = object_xincref(type_lookup(rt, type, name));
    bool is_method = found != NULL && object_has(found, TYPE_FLAG_METHOD_DESCRIPTOR);
    if (found != NULL && !is_method && descriptor_reads_first(found)) {
        *method = type_descr_get_slot(object_type(found))(rt, found, owner, type);
        object_decref(rt, found);
        return *method == NULL ? -1 : 0;
    }
    Object *own = own_attribute(rt, owner, name);
    if (own != NULL || error_occurred(rt)) {
        object_xdecref(rt, found);
        *method = own;
        return own == NULL ? -1 : 0;
    }
    if (is_method) {
        *method = found;
        if (str_is_exact(rt, name))
            remember_method(rt, owner, name, found, cache);
        return 1;
    }
    if (found == NULL) {
        attribute_missing(rt, owner, name);
        return -1;
    }
    DescriptorGetFunction get = type_descr_get_slot(object_type(found));
    *method = found;
    if (get != NULL) {
        *method = get(rt, found, owner, type);
        object_decref(rt, found);
    }
    return *method == NULL ? -1 : 0;
}
