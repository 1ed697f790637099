/* Data descriptors; see descriptor.h. */
#include "types/descriptor.h"

#include "gc/gc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/weakref.h"
#include "types/attribute.h"
#include "types/dict.h"
#include "types/dict_values.h"
#include "types/free.h"
#include "types/intern.h"
#include "types/type.h"

static DataDescriptorObject *descriptor_of(const Object *object)
{
    return (DataDescriptorObject *)(uintptr_t)object;
}

/* CPython: descr_new */
static Object *data_descriptor_new(Runtime *rt, TypeId id, TypeObject *type, const char *name,
                                   uint64_t definition)
{
    TypeObject *own_type = runtime_type(rt, id);
    DataDescriptorObject *descriptor = (DataDescriptorObject *)gc_alloc(rt, own_type, own_type->tp_basicsize);
    if (descriptor == NULL)
        return NULL;
    object_init(rt, &descriptor->ob_base, own_type);
    descriptor->d_type = ref_of(object_incref(type_as_object(type)));
    descriptor->d_name = NO_REF;
    descriptor->d_qualname = NO_REF;
    descriptor->d_definition = definition;
    gc_track(rt, &descriptor->ob_base);
    descriptor->d_name = ref_of(str_intern_cstring(rt, name));
    if (descriptor->d_name != NO_REF)
        return &descriptor->ob_base;
    object_decref(rt, &descriptor->ob_base);
    return NULL;
}

Object *getset_descriptor_new(Runtime *rt, TypeObject *type, const char *name, GetSet getset)
{
    return data_descriptor_new(rt, TYPE_GETSET_DESCRIPTOR, type, name, getset);
}

Object *member_descriptor_new(Runtime *rt, TypeObject *type, const MemberDefinition *member)
{
    return data_descriptor_new(rt, TYPE_MEMBER_DESCRIPTOR, type, ref_pointer(member->name), ref_of(member));
}

/* The fields that it releases lie alike in descriptors of all kinds. */
_Static_assert(offsetof(DataDescriptorObject, d_qualname) == offsetof(MethodDescriptorObject, d_qualname) &&
                   offsetof(DataDescriptorObject, d_type) == offsetof(MethodDescriptorObject, d_type),
               "PyDescr_COMMON");

void descriptor_dealloc(Runtime *rt, Object *object)
{
    DataDescriptorObject *descriptor = descriptor_of(object);
    gc_untrack(rt, object);
    object_clear_ref(rt, &descriptor->d_type);
    object_clear_ref(rt, &descriptor->d_name);
    object_clear_ref(rt, &descriptor->d_qualname);
    object_free(rt, object);
}

bool descriptor_check(Runtime *rt, Object *object, Object *instance)
{
    const DataDescriptorObject *descriptor = descriptor_of(object);
    const TypeObject *type = ref_pointer(descriptor->d_type);
    if (type_is_subtype(object_type(instance), type))
        return true;
    error_set(rt, ERROR_TYPE, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
              name_text(ref_pointer(descriptor->d_name)).text, type_name_of(type),
              type_name_of(object_type(instance)));
    return false;
}

/* ---- getset */

static Object *get_dict(Runtime *rt, Object *object)
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

static Object *get_weakref(Runtime *rt, const Object *object)
{
    const Ref *list = object_weakref_list(object);
    if (list == NULL || *list == NO_REF)
        return none_new(rt);
    return object_incref(ref_pointer(*list));
}

Object *getset_descriptor_get(Runtime *rt, Object *descriptor, Object *object, TypeObject *type)
{
    (void)type;
    if (object == NULL)
        return object_incref(descriptor);
    if (!descriptor_check(rt, descriptor, object))
        return NULL;
    switch (descriptor_of(descriptor)->d_definition) {
    case GETSET_DICT:
        return get_dict(rt, object);
    case GETSET_WEAKREF:
        return get_weakref(rt, object);
    default:
        return object_incref(type_as_object(object_type(object)));
    }
}

/* CPython: subtype_setdict */
static int set_dict(Runtime *rt, Object *object, Object *value)
{
    if (value != NULL && !object_has(value, TYPE_FLAG_DICT_SUBCLASS)) {
        error_set(rt, ERROR_TYPE, "__dict__ must be set to a dictionary, not a '%s'",
                  type_name_of(object_type(value)));
        return -1;
    }
    Ref *slot = object_unmanaged_dict(object);
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

static int set_getset(Runtime *rt, const DataDescriptorObject *descriptor, Object *object, Object *value)
{
    if (descriptor->d_definition == GETSET_DICT)
        return set_dict(rt, object, value);
    error_set(rt, ERROR_ATTRIBUTE, "attribute '%s' of '%s' objects is not writable",
              name_text(ref_pointer(descriptor->d_name)).text, type_name_of(ref_pointer(descriptor->d_type)));
    return -1;
}

/* ---- member */

static Ref *member_slot(const Object *descriptor, Object *object)
{
    const MemberDefinition *member = ref_pointer(descriptor_of(descriptor)->d_definition);
    return (Ref *)((char *)object + member->offset);
}

Object *member_descriptor_get(Runtime *rt, Object *descriptor, Object *object, TypeObject *type)
{
    (void)type;
    if (object == NULL)
        return object_incref(descriptor);
    if (!descriptor_check(rt, descriptor, object))
        return NULL;
    Object *value = ref_pointer(*member_slot(descriptor, object));
    if (value != NULL)
        return object_incref(value);
    attribute_missing(rt, object, ref_pointer(descriptor_of(descriptor)->d_name));
    return NULL;
}

static int set_member(Runtime *rt, Object *descriptor, Object *object, Object *value)
{
    Ref *slot = member_slot(descriptor, object);
    if (value == NULL && *slot == NO_REF) {
        error_set(rt, ERROR_ATTRIBUTE, "%s", name_text(ref_pointer(descriptor_of(descriptor)->d_name)).text);
        return -1;
    }
    object_replace_ref(rt, slot, object_xincref(value));
    return 0;
}

int descriptor_set(Runtime *rt, Object *descriptor, Object *object, Object *value)
{
    if (!descriptor_check(rt, descriptor, object))
        return -1;
    if (object_is_exact(rt, descriptor, TYPE_MEMBER_DESCRIPTOR))
        return set_member(rt, descriptor, object, value);
    return set_getset(rt, descriptor_of(descriptor), object, value);
}
