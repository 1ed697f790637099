/* Classes as objects: lookup along the mro, attributes, subclasses, calling, the end. Making them is in
 * type_new.c, their order in type_mro.c, their slots in type_slots.c. */
#include "types/class/type.h"

#include "gc/gc.h"
#include "object/definition.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/builtin.h"
#include "types/class/attribute.h"
#include "types/class/descriptor.h"
#include "types/class/instance.h"
#include "types/class/weakref.h"
#include "types/container/dict.h"
#include "types/container/dict_keys.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/free.h"
#include "types/number/int.h"
#include "types/text/str.h"

static TypeObject *type_of(Object *object) { return (TypeObject *)object; }

/* ---- versions */

uint32_t type_version(Runtime *rt, TypeObject *type)
{
    if (type->tp_version_tag != 0)
        return type->tp_version_tag;
    const Object *mro = ref_pointer(type->tp_mro);
    if (mro == NULL || !type_has(type, TYPE_FLAG_READY) || rt->type_version == UINT32_MAX)
        return 0;
    /* A class has a version only while all that it inherits from have: then a change of them reaches it. */
    for (int64_t i = tuple_size(mro) - 1; i >= 0; i--) {
        TypeObject *class = type_of(tuple_get(mro, i));
        if (class->tp_version_tag == 0) {
            class->tp_version_tag = ++rt->type_version;
            class->tp_flags |= TYPE_FLAG_VALID_VERSION;
        }
    }
    return type->tp_version_tag;
}

/* The C stack is safe: a chain of classes so deep that this matters has mros that fill the memory first. */
void type_modified(Runtime *rt, TypeObject *type)
{
    if (type->tp_version_tag == 0)
        return;
    type->tp_version_tag = 0;
    type->tp_flags &= ~TYPE_FLAG_VALID_VERSION;
    Object *subclasses = ref_pointer(type->tp_subclasses);
    int64_t position = 0;
    Object *reference;
    while (subclasses != NULL && dict_next(subclasses, &position, NULL, &reference, NULL)) {
        Object *subclass = ref_pointer(((const WeakrefObject *)reference)->wr_object);
        if (subclass != runtime_none(rt))
            type_modified(rt, type_of(subclass));
    }
}

void type_cache_forget(Runtime *rt, const Object *name)
{
    if (rt->finalizing) /* nobody asks the cache any more */
        return;
    for (int i = 0; i < TYPE_CACHE_SIZE; i++) {
        if (rt->type_cache[i].name == ref_of(name))
            rt->type_cache[i] = (TypeCacheEntry){0};
    }
}

/* ---- looking up */

static Object *search_mro(Runtime *rt, const TypeObject *type, Object *name)
{
    Object *mro = ref_pointer(type->tp_mro);
    if (mro == NULL)
        return NULL;
    int64_t hash = object_is_str(name) ? str_hash(rt, name) : object_hash(rt, name);
    Object *value = NULL;
    object_incref(mro); /* comparing with a key that is no exact str may change it */
    for (int64_t i = 0; value == NULL && i < tuple_size(mro); i++) {
        const TypeObject *class = (const TypeObject *)tuple_get(mro, i);
        if (class->tp_dict == NO_REF)
            continue;
        value = dict_get_known_hash(rt, ref_pointer(class->tp_dict), name, hash);
        if (value == NULL && error_occurred(rt)) {
            error_clear(rt);
            break;
        }
    }
    object_decref(rt, mro);
    return value;
}

Object *type_lookup(Runtime *rt, const TypeObject *type, Object *name)
{
    if (!str_is_exact(rt, name) || !str_is_interned(name) || rt->finalizing)
        return search_mro(rt, type, name);
    uint32_t version = type->tp_version_tag;
    uint64_t place = (version ^ (ref_of(name) >> 4)) % TYPE_CACHE_SIZE;
    TypeCacheEntry *entry = &rt->type_cache[place];
    if (LIKELY(version != 0 && entry->version == version && entry->name == ref_of(name)))
        return ref_pointer(entry->value);
    ErrorState saved;
    bool erring = error_occurred(rt);
    if (erring)
        error_fetch(rt, &saved);
    Object *value = search_mro(rt, type, name);
    if (erring)
        error_restore(rt, &saved);
    version = type_version(rt, (TypeObject *)(uintptr_t)type);
    if (version != 0) {
        place = (version ^ (ref_of(name) >> 4)) % TYPE_CACHE_SIZE;
        rt->type_cache[place] = (TypeCacheEntry){version, ref_of(name), ref_of(value)};
    }
    return value;
}

/* A data descriptor of the metaclass first, then the class and its bases, then whatever else the metaclass has. */
static Object *find(Runtime *rt, Object *object, Object *name)
{
    TypeObject *metatype = object_type(object);
    Object *meta = object_xincref(type_lookup(rt, metatype, name));
    Object *result = NULL;
    if (meta != NULL && descriptor_reads_first(meta)) {
        result = descriptor_get(rt, meta, object, metatype);
        object_decref(rt, meta);
        return result;
    }
    Object *found = object_xincref(type_lookup(rt, type_of(object), name));
    if (found != NULL) {
        result = descriptor_get(rt, found, NULL, type_of(object));
        object_decref(rt, found);
    } else if (meta != NULL) {
        result = descriptor_get(rt, meta, object, metatype);
    }
    object_xdecref(rt, meta);
    return result;
}

Object *type_getattro(Runtime *rt, Object *object, Object *name)
{
    if (attribute_check_name(rt, name) < 0)
        return NULL;
    Object *result = find(rt, object, name);
    if (result == NULL && !error_occurred(rt))
        attribute_missing(rt, object, name);
    return result;
}

Object *type_find(Runtime *rt, Object *object, Object *name)
{
    if (attribute_check_name(rt, name) < 0)
        return NULL;
    Object *result = find(rt, object, name);
    if (result == NULL && error_occurred(rt) && error_matches(rt, ERROR_ATTRIBUTE))
        error_clear(rt);
    return result;
}

/* ---- subclasses */

int type_add_subclass(Runtime *rt, TypeObject *base, TypeObject *type)
{
    Object *key = int_from_uint64(rt, ref_of(type));
    Object *reference = key == NULL ? NULL : weakref_new(rt, type_as_object(type), NULL);
    /* Only now: making the two may have collected, and so changed the base. */
    if (reference != NULL && base->tp_subclasses == NO_REF)
        base->tp_subclasses = ref_of(dict_new(rt));
    bool ready = reference != NULL && base->tp_subclasses != NO_REF;
    int status = ready ? dict_set(rt, ref_pointer(base->tp_subclasses), key, reference) : -1;
    object_xdecref(rt, reference);
    object_xdecref(rt, key);
    return status;
}

/* Finds the class by its weak reference, where there is no memory for the key. */
static Object *key_by_search(Runtime *rt, Object *subclasses, const TypeObject *type)
{
    int64_t position = 0;
    Object *key;
    Object *reference;
    while (dict_next(subclasses, &position, &key, &reference, NULL)) {
        if (((const WeakrefObject *)reference)->wr_object == ref_of(type))
            return object_incref(key);
    }
    (void)rt;
    return NULL;
}

void type_remove_subclass(Runtime *rt, TypeObject *base, TypeObject *type)
{
    Object *subclasses = ref_pointer(base->tp_subclasses);
    if (subclasses == NULL)
        return;
    Object *key = int_from_uint64(rt, ref_of(type));
    if (key == NULL) {
        error_clear(rt);
        key = key_by_search(rt, subclasses, type);
        if (key == NULL)
            return;
    }
    if (dict_delete(rt, subclasses, key) < 0)
        error_clear(rt);
    object_decref(rt, key);
    if (dict_size(subclasses) == 0)
        object_clear_ref(rt, &base->tp_subclasses);
}

static void remove_from_bases(Runtime *rt, TypeObject *type)
{
    Object *bases = ref_pointer(type->tp_bases);
    if (bases == NULL)
        return;
    ErrorState saved;
    error_fetch(rt, &saved);
    for (int64_t i = 0; i < tuple_size(bases); i++)
        type_remove_subclass(rt, type_of(tuple_get(bases, i)), type);
    error_restore(rt, &saved);
}

int type_append_subclasses(Runtime *rt, Object *list, TypeObject *type)
{
    Object *subclasses = ref_pointer(type->tp_subclasses);
    if (subclasses == NULL)
        return 0;
    int64_t position = 0;
    Object *reference;
    int status = 0;
    object_incref(subclasses); /* appending may collect, and with a class its entry goes */
    while (status == 0 && dict_next(subclasses, &position, NULL, &reference, NULL)) {
        Object *subclass = weakref_get(rt, reference);
        if (subclass != runtime_none(rt))
            status = list_append(rt, list, subclass);
    }
    object_decref(rt, subclasses);
    return status;
}

Object *type_subclasses(Runtime *rt, TypeObject *type)
{
    Object *list = list_new(rt, 0);
    if (list == NULL || type_append_subclasses(rt, list, type) == 0)
        return list;
    object_decref(rt, list);
    return NULL;
}

/* ---- changing */

static bool is_special(const Object *name)
{
    int64_t length = str_length(name);
    return length > 4 && str_character(name, 0) == '_' && str_character(name, 1) == '_' &&
           str_character(name, length - 1) == '_' && str_character(name, length - 2) == '_';
}

int type_setattro(Runtime *rt, Object *object, Object *name, Object *value)
{
    TypeObject *type = type_of(object);
    if (attribute_check_name(rt, name) < 0)
        return -1;
    if (!type_has(type, TYPE_FLAG_HEAP_TYPE)) {
        error_set(rt, ERROR_TYPE, "cannot set '%s' attribute of immutable type '%s'", name_text(name).text,
                  type_name_of(type));
        return -1;
    }
    object_incref(name);
    str_intern(rt, &name);
    int status = generic_setattro(rt, object, name, value);
    /* Setting may have run code and failed half-way: what was looked up is forgotten all the same. */
    type_modified(rt, type);
    if (status == 0 && is_special(name))
        status = type_update_slot_named(rt, type, name);
    object_decref(rt, name);
    return status;
}

/* ---- the end */

void type_dealloc(Runtime *rt, Object *object)
{
    HeapTypeObject *type = (HeapTypeObject *)object;
    gc_untrack(rt, object);
    type_modified(rt, &type->ht_type);
    remove_from_bases(rt, &type->ht_type);
    weakref_clear_all(rt, object);
    object_clear_ref(rt, &type->ht_type.tp_base);
    object_clear_ref(rt, &type->ht_type.tp_dict);
    object_clear_ref(rt, &type->ht_type.tp_bases);
    object_clear_ref(rt, &type->ht_type.tp_mro);
    object_clear_ref(rt, &type->ht_type.tp_cache);
    object_clear_ref(rt, &type->ht_type.tp_subclasses);
    memory_free(&rt->memory, ref_pointer(type->ht_type.tp_doc));
    object_clear_ref(rt, &type->ht_name);
    object_clear_ref(rt, &type->ht_qualname);
    object_clear_ref(rt, &type->ht_slots);
    if (type->ht_cached_keys != NO_REF)
        dict_keys_decref(rt, class_keys_of(type));
    object_clear_ref(rt, &type->ht_module);
    object_free(rt, object);
}

/* The mro begins with the class itself, and a tuple cannot be cleared: dropping it here breaks that cycle.
 * What else a class refers to is a cycle only by way of its dict; ht_module is at most the str that tp_name is in. */
void type_clear(Runtime *rt, Object *object)
{
    HeapTypeObject *type = (HeapTypeObject *)object;
    type_modified(rt, &type->ht_type);
    if (type->ht_type.tp_dict != NO_REF)
        dict_clear(rt, ref_pointer(type->ht_type.tp_dict));
    object_clear_ref(rt, &type->ht_type.tp_mro);
}

int64_t type_sizeof(Runtime *rt, Object *object)
{
    (void)rt;
    const HeapTypeObject *type = (const HeapTypeObject *)object;
    if (!type_has(&type->ht_type, TYPE_FLAG_HEAP_TYPE))
        return sizeof(TypeObject);
    int64_t keys = type->ht_cached_keys == NO_REF ? 0 : dict_keys_bytes(class_keys_of(type));
    return (int64_t)sizeof(HeapTypeObject) + keys;
}
