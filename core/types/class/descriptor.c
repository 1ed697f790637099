/* Data descriptors; see descriptor.h. */
#include "types/class/descriptor.h"

#include "gc/gc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/builtin_slots.h"
#include "types/class/attribute.h"
#include "types/class/attribute_text.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/fields_object.h"
#include "types/number/bool.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/text/intern.h"
#include "types/text/str.h"

static DataDescriptorObject *descriptor_of(const Object *object)
{
    return (DataDescriptorObject *)(uintptr_t)object;
}

/* ---- making. CPython: descr_new */

static Object *data_descriptor_new(Runtime *rt, TypeId id, TypeObject *type, const char *name,
                                   uint64_t definition)
{
    Object *object = fields_object_new(rt, runtime_type(rt, id));
    if (object == NULL)
        return NULL;
    DataDescriptorObject *descriptor = descriptor_of(object);
    descriptor->d_type = ref_of(object_incref(type_as_object(type)));
    descriptor->d_definition = definition;
    descriptor->d_name = ref_of(str_intern_cstring(rt, name));
    if (descriptor->d_name != NO_REF)
        return object;
    object_decref(rt, object);
    return NULL;
}

Object *getset_descriptor_new(Runtime *rt, TypeObject *type, TypeId table, int row)
{
    return data_descriptor_new(rt, TYPE_GETSET_DESCRIPTOR, type, type_definitions[table]->getsets[row].name,
                               descriptor_number(table, (uint32_t)row));
}

Object *field_descriptor_new(Runtime *rt, TypeObject *type, TypeId table, int row)
{
    return data_descriptor_new(rt, TYPE_MEMBER_DESCRIPTOR, type, type_definitions[table]->members[row].name,
                               descriptor_number(table, (uint32_t)row));
}

Object *member_descriptor_new(Runtime *rt, TypeObject *type, const MemberDefinition *member)
{
    return data_descriptor_new(rt, TYPE_MEMBER_DESCRIPTOR, type, ref_pointer(member->name), ref_of(member));
}

/* ---- what all descriptors have */

#define SAME_PLACE(layout) \
    _Static_assert(offsetof(layout, d_type) == offsetof(DataDescriptorObject, d_type) && \
                       offsetof(layout, d_qualname) == offsetof(DataDescriptorObject, d_qualname), \
                   "PyDescr_COMMON")
SAME_PLACE(MethodDescriptorObject);
SAME_PLACE(WrapperDescriptorObject);

bool descriptor_check(Runtime *rt, Object *object, Object *instance)
{
    const DataDescriptorObject *descriptor = descriptor_of(object);
    const TypeObject *type = ref_pointer(descriptor->d_type);
    if (type_is_subtype(object_type(instance), type))
        return true;
    error_set(rt, ERROR_TYPE, "descriptor '%s' for '%.100s' objects doesn't apply to a '%.100s' object",
              name_text(ref_pointer(descriptor->d_name)).text, type_name_of(type),
              type_name_of(object_type(instance)));
    return false;
}

Object *descriptor_qualname(Runtime *rt, Object *object)
{
    DataDescriptorObject *descriptor = descriptor_of(object);
    if (descriptor->d_qualname == NO_REF) {
        Object *type = type_qualname(rt, ref_pointer(descriptor->d_type));
        if (type == NULL)
            return NULL;
        Object *qualname =
            text_format(rt, "%s.%s", text_of(rt, type), text_of(rt, ref_pointer(descriptor->d_name)));
        object_decref(rt, type);
        if (qualname == NULL)
            return NULL;
        object_replace_ref(rt, &descriptor->d_qualname, qualname);
    }
    return object_incref(ref_pointer(descriptor->d_qualname));
}

int descriptor_set(Runtime *rt, Object *descriptor, Object *object, Object *value)
{
    return type_descr_set_slot(object_type(descriptor))(rt, descriptor, object, value);
}

static Object *no_doc(Runtime *rt, Object *self)
{
    (void)self;
    return none_new(rt);
}

static const GetSetDefinition common_getsets[] = {
    {"__doc__", no_doc, NULL},
    {"__qualname__", descriptor_qualname, NULL},
    {NULL, NULL, NULL},
};

static const FieldMember common_members[] = {
    {"__objclass__", offsetof(DataDescriptorObject, d_type), FIELD_MEMBER_OBJECT, true},
    {"__name__", offsetof(DataDescriptorObject, d_name), FIELD_MEMBER_OBJECT, true},
    {NULL, 0, 0, false},
};

/* ---- getset */

static const GetSetDefinition *getset_of(const Object *descriptor)
{
    uint64_t number = descriptor_of(descriptor)->d_definition;
    return &type_definitions[number >> 8]->getsets[number & 0xFF];
}

static Object *getset_repr(Runtime *rt, Object *object)
{
    return text_format(rt, "<attribute '%s' of '%s' objects>",
                       text_of(rt, ref_pointer(descriptor_of(object)->d_name)),
                       type_name_of(ref_pointer(descriptor_of(object)->d_type)));
}

static COLD void not_permitted(Runtime *rt, const Object *descriptor, const char *what)
{
    error_set(rt, ERROR_ATTRIBUTE, "attribute '%s' of '%.100s' objects is not %s",
              name_text(ref_pointer(descriptor_of(descriptor)->d_name)).text,
              type_name_of(ref_pointer(descriptor_of(descriptor)->d_type)), what);
}

static Object *getset_get(Runtime *rt, Object *descriptor, Object *object, TypeObject *type)
{
    (void)type;
    if (object == NULL)
        return object_incref(descriptor);
    if (!descriptor_check(rt, descriptor, object))
        return NULL;
    const GetSetDefinition *getset = getset_of(descriptor);
    if (getset->get != NULL)
        return getset->get(rt, object);
    not_permitted(rt, descriptor, "readable");
    return NULL;
}

static int getset_set(Runtime *rt, Object *descriptor, Object *object, Object *value)
{
    if (!descriptor_check(rt, descriptor, object))
        return -1;
    const GetSetDefinition *getset = getset_of(descriptor);
    if (getset->set != NULL)
        return getset->set(rt, object, value);
    not_permitted(rt, descriptor, "writable");
    return -1;
}

const TypeDefinition getset_descriptor_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .repr = getset_repr,
              .descr_get = getset_get,
              .descr_set = getset_set},
    .getsets = common_getsets,
    .members = common_members,
};

/* ---- member */

/* Where a member lies and what it is, of whichever table. */
static FieldMember member_of(const Object *descriptor)
{
    uint64_t number = descriptor_of(descriptor)->d_definition;
    if (number < descriptor_number(TYPE_SLOTS_COUNT, 0))
        return type_definitions[number >> 8]->members[number & 0xFF];
    const MemberDefinition *member = ref_pointer(number);
    return (FieldMember){ref_pointer(member->name), (uint16_t)member->offset, FIELD_MEMBER_OBJECT_OR_ERROR,
                         false};
}

/* A class may have more members than a row of a constant table can tell the place of. */
static char *field_of(const Object *descriptor, Object *object)
{
    uint64_t number = descriptor_of(descriptor)->d_definition;
    if (number < descriptor_number(TYPE_SLOTS_COUNT, 0))
        return (char *)object + member_of(descriptor).offset;
    return (char *)object + ((const MemberDefinition *)ref_pointer(number))->offset;
}

static Object *member_repr(Runtime *rt, Object *object)
{
    return text_format(rt, "<member '%s' of '%s' objects>",
                       text_of(rt, ref_pointer(descriptor_of(object)->d_name)),
                       type_name_of(ref_pointer(descriptor_of(object)->d_type)));
}

static Object *read_object(Runtime *rt, Object *descriptor, Object *object, const char *field, bool or_error)
{
    Object *value = ref_pointer(*(const Ref *)(const void *)field);
    if (value != NULL)
        return object_incref(value);
    if (!or_error)
        return none_new(rt);
    attribute_missing_of(rt, object_type(object), object, ref_pointer(descriptor_of(descriptor)->d_name));
    return NULL;
}

static Object *member_get(Runtime *rt, Object *descriptor, Object *object, TypeObject *type)
{
    (void)type;
    if (object == NULL)
        return object_incref(descriptor);
    if (!descriptor_check(rt, descriptor, object))
        return NULL;
    const char *field = field_of(descriptor, object);
    FieldMemberKind kind = (FieldMemberKind)member_of(descriptor).kind;
    switch (kind) {
    case FIELD_MEMBER_INT32:
        return int_from_int64(rt, *(const int32_t *)(const void *)field);
    case FIELD_MEMBER_INT64:
        return int_from_int64(rt, *(const int64_t *)(const void *)field);
    case FIELD_MEMBER_BOOL:
        return bool_from(rt, *(const uint8_t *)field != 0);
    case FIELD_MEMBER_DOUBLE:
        return float_from_double(rt, *(const double *)(const void *)field);
    default:
        return read_object(rt, descriptor, object, field, kind == FIELD_MEMBER_OBJECT_OR_ERROR);
    }
}

static int store_number(Runtime *rt, FieldMemberKind kind, char *field, Object *value)
{
    bool overflow = false;
    if (value == NULL) {
        error_set(rt, ERROR_TYPE, "can't delete numeric/char attribute");
        return -1;
    }
    if (kind == FIELD_MEMBER_BOOL) {
        if (value != runtime_bool(rt, true) && value != runtime_bool(rt, false)) {
            error_set(rt, ERROR_TYPE, "attribute value type must be bool");
            return -1;
        }
        *(uint8_t *)field = value == runtime_bool(rt, true);
        return 0;
    }
    bool is_size = kind == FIELD_MEMBER_INT64;
    if (is_size && !object_has(value, TYPE_FLAG_INT_SUBCLASS)) {
        error_set(rt, ERROR_TYPE, "an integer is required");
        return -1;
    }
    int64_t number = int_as_int64(rt, value, &overflow);
    if (overflow) {
        error_set(rt, ERROR_OVERFLOW, "Python int too large to convert to C %s",
                  is_size ? "ssize_t" : "long");
        return -1;
    }
    if (number == -1 && error_occurred(rt))
        return -1;
    if (kind == FIELD_MEMBER_INT32)
        *(int32_t *)(void *)field = (int32_t)number;
    else
        *(int64_t *)(void *)field = number;
    return 0;
}

static int member_set(Runtime *rt, Object *descriptor, Object *object, Object *value)
{
    if (!descriptor_check(rt, descriptor, object))
        return -1;
    FieldMember member = member_of(descriptor);
    char *field = field_of(descriptor, object);
    if (member.readonly) {
        error_set(rt, ERROR_ATTRIBUTE, "readonly attribute");
        return -1;
    }
    if (member.kind > FIELD_MEMBER_OBJECT_OR_ERROR)
        return store_number(rt, (FieldMemberKind)member.kind, field, value);
    Ref *slot = (Ref *)(void *)field;
    if (value == NULL && *slot == NO_REF && member.kind == FIELD_MEMBER_OBJECT_OR_ERROR) {
        error_set(rt, ERROR_ATTRIBUTE, "%s", name_text(ref_pointer(descriptor_of(descriptor)->d_name)).text);
        return -1;
    }
    object_replace_ref(rt, slot, object_xincref(value));
    return 0;
}

const TypeDefinition member_descriptor_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .repr = member_repr,
              .descr_get = member_get,
              .descr_set = member_set},
    .getsets = common_getsets,
    .members = common_members,
};
