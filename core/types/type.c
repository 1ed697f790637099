/* Classes as objects: lookup along the mro, attributes, subclasses, calling, the end. Making them is in
 * type_new.c, their order in type_mro.c, their slots in type_slots.c. */
#include "types/type.h"

#include "gc/gc.h"
#include "object/definition.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/attribute.h"
#include "types/builtin.h"
#include "types/descriptor.h"
#include "types/dict.h"
#include "types/dict_keys.h"
#include "types/free.h"
#include "types/instance.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/weakref.h"

static TypeObject *type_of(Object *object) { return (TypeObject *)object; }

/* ---- looking up */

Object *type_lookup(Runtime *rt, const TypeObject *type, Object *name)
{
    Object *mro = ref_pointer(type->tp_mro);
    if (mro == NULL)
        return NULL;
    int64_t hash = str_hash(rt, name);
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

/* New reference to what the class itself, or a base, has under the name; NULL without an error when none has.
 */
static Object *get_from_class(Runtime *rt, TypeObject *type, Object *name)
{
    Object *found = object_xincref(type_lookup(rt, type, name));
    if (found == NULL)
        return NULL;
    uint64_t slot = object_type(found)->tp_descr_get;
    if (slot == TYPE_NO_SLOT)
        return found;
    Object *value = type_slots(slot)->descr_get(rt, found, NULL, type);
    object_decref(rt, found);
    return value;
}

/* A data descriptor of the metaclass first, then the class, then whatever else the metaclass has. */
Object *type_getattro(Runtime *rt, Object *object, Object *name)
{
    if (attribute_check_name(rt, name) < 0)
        return NULL;
    TypeObject *metatype = object_type(object);
    Object *meta = object_xincref(type_lookup(rt, metatype, name));
    Object *result = NULL;
    bool is_data = meta != NULL && descriptor_is_data(rt, meta);
    if (!is_data)
        result = get_from_class(rt, type_of(object), name);
    if (result == NULL && !error_occurred(rt)) {
        uint64_t slot = meta == NULL ? TYPE_NO_SLOT : object_type(meta)->tp_descr_get;
        if (slot != TYPE_NO_SLOT) {
            result = type_slots(slot)->descr_get(rt, meta, object, metatype);
        } else if (meta != NULL) {
            result = object_incref(meta);
        } else {
            attribute_missing(rt, object, name);
        }
    }
    object_xdecref(rt, meta);
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

static void remove_subclass(Runtime *rt, TypeObject *base, TypeObject *type)
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
        remove_subclass(rt, type_of(tuple_get(bases, i)), type);
    error_restore(rt, &saved);
}

/* Appends to `list` the subclasses of `type` that live. */
static int append_subclasses(Runtime *rt, Object *list, TypeObject *type)
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
    if (list == NULL || append_subclasses(rt, list, type) == 0)
        return list;
    object_decref(rt, list);
    return NULL;
}

/* ---- changing */

static bool name_decides_slots(const Runtime *rt, const Object *name)
{
    const Ref names[] = {rt->attribute_del, rt->attribute_call, rt->attribute_hash,
                         rt->attribute_eq,  rt->attribute_ne,   rt->attribute_lt,
                         rt->attribute_le,  rt->attribute_gt,   rt->attribute_ge};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (str_equal(ref_pointer(names[i]), name))
            return true;
    }
    return false;
}

/* The list of classes to be looked at grows while it is gone through, so depth of inheritance needs no C
 * stack. */
static int update_subclass_slots(Runtime *rt, TypeObject *type)
{
    Object *pending = type_subclasses(rt, type);
    if (pending == NULL)
        return -1;
    int status = 0;
    for (int64_t i = 0; status == 0 && i < list_size(pending); i++) {
        TypeObject *subclass = type_of(list_get(pending, i));
        type_update_slots(rt, subclass);
        status = append_subclasses(rt, pending, subclass);
    }
    object_decref(rt, pending);
    return status;
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
    if (status == 0 && name_decides_slots(rt, name)) {
        type_update_slots(rt, type);
        if (type->tp_subclasses != NO_REF)
            status = update_subclass_slots(rt, type);
    }
    object_decref(rt, name);
    return status;
}

/* ---- calling */

static Object *new_for_call(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (type_builtin_base(type) != runtime_type(rt, TYPE_WEAKREF))
        return instance_new(rt, type);
    int64_t count = arguments->count;
    if (count < 1 || count > 2) {
        error_set(rt, ERROR_TYPE, "__new__ expected at %s, got %lld",
                  count < 1 ? "least 1 argument" : "most 2 arguments", (long long)count);
        return NULL;
    }
    return weakref_new_of_type(rt, type, argument_at(arguments, 0), argument_at(arguments, 1));
}

/* 0, or -1 and an error. */
static int call_init(Runtime *rt, Object *init, Object *object, const Arguments *arguments)
{
    Object *result = method_call_found(rt, init, object, arguments);
    if (result == NULL)
        return -1;
    int status = 0;
    if (result != runtime_none(rt)) {
        error_set(rt, ERROR_TYPE, "__init__() should return None, not '%s'",
                  type_name_of(object_type(result)));
        status = -1;
    }
    object_decref(rt, result);
    return status;
}

Object *type_call(Runtime *rt, Object *callable, const Arguments *arguments)
{
    TypeObject *type = type_of(callable);
    if (type == runtime_type(rt, TYPE_TYPE) && arguments->count == 1)
        return object_incref(type_as_object(object_type(argument_at(arguments, 0))));
    bool takes_arguments = type_builtin_base(type) == runtime_type(rt, TYPE_WEAKREF);
    Object *init = type_lookup(rt, type, ref_pointer(rt->attribute_init));
    if (init == NULL && arguments_total(arguments) > 0 && !takes_arguments) {
        error_set(rt, ERROR_TYPE, "%s() takes no arguments", type_name_of(type));
        return NULL;
    }
    Object *object = new_for_call(rt, type, arguments);
    if (object == NULL)
        return NULL;
    init = type_lookup(rt, type, ref_pointer(rt->attribute_init));
    if (init == NULL || call_init(rt, init, object, arguments) == 0)
        return object;
    object_decref(rt, object);
    return NULL;
}

/* ---- the end */

void type_dealloc(Runtime *rt, Object *object)
{
    HeapTypeObject *type = (HeapTypeObject *)object;
    gc_untrack(rt, object);
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
 * What else a class refers to is a cycle only by way of its dict. */
void type_clear(Runtime *rt, Object *object)
{
    HeapTypeObject *type = (HeapTypeObject *)object;
    if (type->ht_type.tp_dict != NO_REF)
        dict_clear(rt, ref_pointer(type->ht_type.tp_dict));
    object_clear_ref(rt, &type->ht_module);
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
