/* Instances of classes made at run time: making, the methods behind their slots, and their end; see
 * instance.h. */
#include "types/class/instance.h"

#include <string.h>

#include "gc/gc.h"
#include "object/dealloc.h"
#include "object/definition.h"
#include "object/function.h"
#include "object/protocol.h"
#include "object/weakref.h"
#include "types/call/method.h"
#include "types/call/method_descriptor.h"
#include "types/call/wrapper.h"
#include "types/class/descriptor.h"
#include "types/class/mappingproxy.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/dict_values.h"
#include "types/container/set.h"
#include "types/free.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/str.h"

/* ---- making */

/* An object of varying size has room for one item more than it has: bytes need it for their closing 0. */
static int64_t instance_bytes(const TypeObject *type, int64_t items)
{
    if (type->tp_itemsize == 0)
        return type->tp_basicsize;
    return (type->tp_basicsize + (items + 1) * type->tp_itemsize + 7) & ~INT64_C(7);
}

Object *instance_allocate(Runtime *rt, TypeObject *type, int64_t items)
{
    if (type->tp_itemsize != 0 && items >= INT64_MAX / 2 / type->tp_itemsize) {
        error_no_memory(rt);
        return NULL;
    }
    int64_t size = instance_bytes(type, items);
    Object *object = gc_alloc(rt, type, size);
    if (object == NULL)
        return NULL;
    memset(object, 0, (size_t)size);
    object_init(rt, object, type);
    if (type->tp_itemsize != 0)
        ((VarObject *)object)->ob_size = items;
    return object;
}

/* Makes the zeroed layout of a built-in type an empty or zero value. 0, or -1 and MemoryError. */
static int init_builtin_layout(Runtime *rt, Object *object, const TypeObject *builtin)
{
    if (builtin == runtime_type(rt, TYPE_DICT)) {
        ((DictObject *)object)->ma_keys = ref_of(dict_keys_incref(dict_empty_keys(rt)));
        ((DictObject *)object)->ma_version_tag = ++rt->dict_version;
    } else if (builtin == runtime_type(rt, TYPE_SET) || builtin == runtime_type(rt, TYPE_FROZENSET)) {
        set_init_body(object);
    } else if (builtin == runtime_type(rt, TYPE_BYTES)) {
        ((BytesObject *)object)->ob_shash = -1;
    } else if (builtin == runtime_type(rt, TYPE_STR)) {
        return str_init_instance(rt, object, &rt->statics.empty_str.base.ob_base);
    }
    return 0;
}

/* Only object.__new__ gives an instance its array of values; one that extends another built-in type has
 * neither values nor dict before its first attribute. */
static Object *finish_new(Runtime *rt, Object *object, TypeObject *type)
{
    const TypeObject *builtin = type_builtin_base(type);
    if (init_builtin_layout(rt, object, builtin) < 0) {
        object_decref(rt, object);
        return NULL;
    }
    gc_track(rt, object);
    bool needs_values = builtin == runtime_type(rt, TYPE_OBJECT) && type_has(type, TYPE_FLAG_MANAGED_DICT);
    if (needs_values && instance_values_init(rt, object, (HeapTypeObject *)type) < 0) {
        object_decref(rt, object);
        return NULL;
    }
    return object;
}

static bool can_be_made(Runtime *rt, const TypeObject *type)
{
    const TypeObject *builtin = type_builtin_base(type);
    if (builtin == runtime_type(rt, TYPE_TYPE)) {
        error_set(rt, ERROR_TYPE, "type.__new__() takes exactly 3 arguments (0 given)");
        return false;
    }
    if (builtin == runtime_type(rt, TYPE_WEAKREF)) {
        error_set(rt, ERROR_TYPE, "__new__ expected at least 1 argument, got 0");
        return false;
    }
    if (type_has(type, TYPE_FLAG_HEAP_TYPE))
        return true;
    error_set(rt, ERROR_TYPE, "cannot create '%s' instances", type_name_of(type));
    return false;
}

/* Of a class that has only object as built-in base: nothing but members, and values or a dict. */
static Object *new_plain(Runtime *rt, TypeObject *type)
{
    Object *object = gc_alloc(rt, type, type->tp_basicsize);
    if (UNLIKELY(object == NULL))
        return NULL;
    Ref *end = (Ref *)((char *)object + type->tp_basicsize);
    for (Ref *word = (Ref *)(object + 1); word < end; word++)
        *word = NO_REF;
    object_init(rt, object, type);
    gc_track(rt, object);
    if (type_has(type, TYPE_FLAG_MANAGED_DICT) &&
        UNLIKELY(instance_values_init(rt, object, (HeapTypeObject *)type) < 0)) {
        object_decref(rt, object);
        return NULL;
    }
    return object;
}

Object *instance_new(Runtime *rt, TypeObject *type)
{
    if (type == runtime_type(rt, TYPE_OBJECT))
        return object_new(rt, type, type->tp_basicsize);
    if (type_builtin_base(type) == runtime_type(rt, TYPE_OBJECT))
        return new_plain(rt, type);
    return can_be_made(rt, type) ? instance_new_variable(rt, type, 0) : NULL;
}

Object *instance_new_variable(Runtime *rt, TypeObject *type, int64_t items)
{
    assert_api(type_has(type, TYPE_FLAG_HEAP_TYPE) && items >= 0);
    Object *object = instance_allocate(rt, type, items);
    return object == NULL ? NULL : finish_new(rt, object, type);
}

/* ---- the end */

/* The members that one class of the object's mro added, in the order of their names. CPython: clear_slots */
static void clear_members(Runtime *rt, Object *object, const TypeObject *type)
{
    const MemberDefinition *members = type_members(type);
    for (int64_t i = 0; i < type->ob_base.ob_size; i++)
        object_clear_ref(rt, (Ref *)((char *)object + members[i].offset));
}

static const TypeObject *base_of(const TypeObject *type) { return ref_pointer(type->tp_base); }

/* The object's count is 0. It gets one reference for the call; what is left of its count then is what brought
 * it back. */
bool instance_finalize_dying(Runtime *rt, Object *object)
{
    uint64_t slot = object_type(object)->tp_finalize;
    bool is_gc = object_is_gc(object);
    if (is_gc && gc_is_finalized(object))
        return false;
    object->ob_refcnt = 1;
    event_post(&rt->memory, OURO_EVENT_FINALIZER, ref_of(object), NO_REF, 0);
    type_slots(slot)->finalize(rt, object);
    if (is_gc)
        gc_head_of(object)->gc_prev |= GC_PREV_FINALIZED;
    if (--object->ob_refcnt == 0)
        return false;
    event_post(&rt->memory, OURO_EVENT_RESURRECTION, ref_of(object), NO_REF, 0);
    return true;
}

/* The collector may run in a finalizer, and must then see the object. */
static bool finalizer_revives(Runtime *rt, Object *object)
{
    gc_track(rt, object);
    if (instance_finalize_dying(rt, object))
        return true;
    gc_untrack(rt, object);
    return false;
}

/* Weak references that a finalizer made are cleared without their callbacks, which might look at what is half
 * gone. */
static void clear_late_weakrefs(Runtime *rt, const Object *object)
{
    const Ref *list = object_weakref_list(object);
    while (*list != NO_REF)
        weakref_clear(rt, ref_pointer(*list));
}

static void release_dict(Runtime *rt, Object *object, const TypeObject *type)
{
    if (type_has(type, TYPE_FLAG_MANAGED_DICT)) {
        if (*object_managed_dict(object) != NO_REF) {
            object_clear_ref(rt, object_managed_dict(object));
        } else {
            instance_values_free(rt, object);
        }
    } else if (type->tp_dictoffset < 0) {
        object_clear_ref(rt, object_unmanaged_dict(object));
    }
}

/* What the classes of the mro added goes first, then the built-in base tears down its own. The base's dealloc
 * frees the memory, and with the last instance the class may go. */
static void tear_down(Runtime *rt, Object *object)
{
    TypeObject *type = object_type(object);
    const TypeObject *base = type;
    for (; base->tp_dealloc == TYPE_INSTANCE; base = base_of(base))
        clear_members(rt, object, base);
    release_dict(rt, object, type);
    if (type_has(base, TYPE_FLAG_HAVE_GC))
        gc_track(rt, object);
    if (base == runtime_type(rt, TYPE_OBJECT))
        gc_free(rt, object);
    else
        type_slots(base->tp_dealloc)->dealloc(rt, object);
    object_decref(rt, &type->ob_base.ob_base);
}

/* CPython: subtype_dealloc */
void instance_dealloc(Runtime *rt, Object *object)
{
    TypeObject *type = object_type(object);
    const TypeObject *base = type_builtin_base(type);
    bool has_finalizer = type->tp_finalize != TYPE_NO_SLOT;
    bool added_weakrefs = type->tp_weaklistoffset != 0 && base->tp_weaklistoffset == 0;

    gc_untrack(rt, object);
    if (!(has_finalizer ? trashcan_begin_finalizer(rt, object) : trashcan_begin(rt, object)))
        return;
    if (!has_finalizer || !finalizer_revives(rt, object)) {
        if (added_weakrefs && *object_weakref_list(object) != NO_REF)
            weakref_clear_all(rt, object);
        if (added_weakrefs && has_finalizer)
            clear_late_weakrefs(rt, object);
        tear_down(rt, object);
    }
    trashcan_end(rt);
}

/* CPython: subtype_clear */
void instance_clear(Runtime *rt, Object *object)
{
    const TypeObject *type = object_type(object);
    const TypeObject *base = type;
    for (; base->tp_clear == TYPE_INSTANCE; base = base_of(base))
        clear_members(rt, object, base);
    if (type_has(type, TYPE_FLAG_MANAGED_DICT)) {
        if (*object_managed_values(object) != NO_REF)
            instance_values_clear(rt, object);
        object_clear_ref(rt, object_managed_dict(object));
    } else if (type->tp_dictoffset < 0) {
        object_clear_ref(rt, object_unmanaged_dict(object));
    }
    if (base->tp_clear != TYPE_NO_SLOT)
        type_slots(base->tp_clear)->clear(rt, object);
}

/* ---- methods behind slots */

static const Arguments no_arguments = {NULL, 0, NULL};

static Object *call_unbound(Runtime *rt, Object *function, Object *self, const Arguments *arguments)
{
    bool is_method = object_is_exact(rt, function, TYPE_METHOD_DESCRIPTOR);
    bool is_wrapper = object_is_exact(rt, function, TYPE_WRAPPER_DESCRIPTOR);
    /* The class of a descriptor lies in the same place in both. */
    const TypeObject *fits =
        is_method || is_wrapper ? ref_pointer(((MethodDescriptorObject *)function)->d_type) : NULL;
    if (fits == NULL || !type_is_subtype(object_type(self), fits))
        return call_with_first(rt, function, self, arguments);
    if (!recursion_enter(rt, " while calling a Python object"))
        return NULL;
    Object *result = is_method ? method_descriptor_call_self(rt, function, self, arguments)
                               : wrapper_call(rt, function, self, arguments);
    recursion_leave(rt);
    return result;
}

/* A function of the class is called with `self` in front instead of being bound first, as CPython does it. */
Object *method_call_found(Runtime *rt, Object *found, Object *self, const Arguments *arguments)
{
    uint64_t slot = object_type(found)->tp_descr_get;
    Object *result = NULL;
    object_incref(found);
    if (object_has(found, TYPE_FLAG_METHOD_DESCRIPTOR)) {
        result = call_unbound(rt, found, self, arguments);
    } else if (slot != TYPE_NO_SLOT) {
        Object *bound = type_slots(slot)->descr_get(rt, found, self, object_type(self));
        if (bound != NULL)
            result = object_vectorcall(rt, bound, arguments);
        object_xdecref(rt, bound);
    } else {
        result = object_vectorcall(rt, found, arguments);
    }
    object_decref(rt, found);
    return result;
}

static Object *method_named(Runtime *rt, const Object *self, Ref name)
{
    return type_lookup(rt, object_type(self), ref_pointer(name));
}

/* Its error can reach nobody, and one that is on its way already must not be lost. CPython: slot_tp_finalize
 */
void instance_finalize(Runtime *rt, Object *object)
{
    ErrorState saved;
    error_fetch(rt, &saved);
    Object *found = object_xincref(method_named(rt, object, rt->attribute_del));
    if (found != NULL) {
        Object *result = method_call_found(rt, found, object, &no_arguments);
        if (result == NULL)
            error_write_unraisable(rt, found);
        object_xdecref(rt, result);
        object_decref(rt, found);
    }
    error_restore(rt, &saved);
}

/* ---- what classes give to their instances */

static Object *get_weakref(Runtime *rt, Object *object)
{
    const Ref *list = object_weakref_list(object);
    if (list == NULL) {
        error_set(rt, ERROR_ATTRIBUTE, "This object has no __weakref__");
        return NULL;
    }
    if (*list == NO_REF)
        return none_new(rt);
    return object_incref(ref_pointer(*list));
}

Object *instance_get_dict(Runtime *rt, Object *object)
{
    if (object_has(object, TYPE_FLAG_MANAGED_DICT))
        return instance_dict_materialize(rt, object);
    Ref *slot = object_unmanaged_dict(object);
    if (slot == NULL) {
        error_set(rt, ERROR_ATTRIBUTE, "This object has no __dict__");
        return NULL;
    }
    if (*slot == NO_REF)
        *slot = ref_of(dict_new(rt));
    return object_xincref(ref_pointer(*slot));
}

/* CPython: subtype_setdict */
int instance_set_dict(Runtime *rt, Object *object, Object *value)
{
    if (object_is_type(object)) {
        error_set(rt, ERROR_ATTRIBUTE, "attribute '__dict__' of 'type' objects is not writable");
        return -1;
    }
    if (type_is_subtype(object_type(object), runtime_type(rt, TYPE_MODULE))) {
        error_set(rt, ERROR_ATTRIBUTE, "readonly attribute");
        return -1;
    }
    if (value == NULL && object_has(object, TYPE_FLAG_BASE_EXCEPTION_SUBCLASS)) {
        error_set(rt, ERROR_TYPE, "cannot delete __dict__");
        return -1;
    }
    if (value != NULL && !object_has(value, TYPE_FLAG_DICT_SUBCLASS)) {
        error_set(rt, ERROR_TYPE, "__dict__ must be set to a dictionary, not a '%s'",
                  type_name_of(object_type(value)));
        return -1;
    }
    Ref *slot = object_unmanaged_dict(object);
    if (slot == NULL && !object_has(object, TYPE_FLAG_MANAGED_DICT)) {
        error_set(rt, ERROR_ATTRIBUTE, "This object has no __dict__");
        return -1;
    }
    if (slot == NULL) {
        if (*object_managed_values(object) != NO_REF) {
            Object *old = instance_dict_materialize(rt, object);
            if (old == NULL)
                return -1;
            object_decref(rt, old);
        }
        slot = object_managed_dict(object);
    }
    object_replace_ref(rt, slot, object_xincref(value));
    return 0;
}

/* What is a class as well shows its dict as classes do. CPython: subtype_dict */
static Object *get_dict(Runtime *rt, Object *object)
{
    if (object_is_type(object))
        return mappingproxy_new(rt, ref_pointer(((TypeObject *)object)->tp_dict));
    return instance_get_dict(rt, object);
}

const GetSetDefinition instance_getsets[] = {
    [INSTANCE_GETSET_DICT] = {"__dict__", get_dict, instance_set_dict},
    [INSTANCE_GETSET_WEAKREF] = {"__weakref__", get_weakref, NULL},
    {NULL, NULL, NULL},
};
