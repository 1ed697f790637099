/* What stands in the dict of a built-in type, from its definition: __new__, wrappers of its slots, methods, members,
 * getsets, __doc__, in this order. CPython: typeobject.c, type_ready_fill_dict. */
#include "types/class/type.h"

#include "gc/gc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/builtin.h"
#include "types/call/builtin_function.h"
#include "types/call/method_descriptor.h"
#include "types/call/wrapped_method.h"
#include "types/call/wrapper.h"
#include "types/class/attribute_text.h"
#include "types/class/descriptor.h"
#include "types/class/object_methods.h"
#include "types/container/dict.h"
#include "types/error/exception.h"
#include "types/text/intern.h"
#include "types/text/str.h"

/* The type being filled. */
typedef struct Filling {
    Runtime *rt;
    TypeObject *type;
    TypeId id;
    const TypeDefinition *definition;
    const TypeDefinition *base; /* the base's, or NULL */
} Filling;

/* dict[name] = value unless it is there already; takes `value` (NULL: a failure) over. */
static int add(const Filling *filling, Object *name, Object *value, bool replace)
{
    Runtime *rt = filling->rt;
    Object *dict = ref_pointer(filling->type->tp_dict);
    if (value == NULL)
        return -1;
    int status;
    if (replace)
        status = dict_set(rt, dict, name, value);
    else
        status = dict_setdefault(rt, dict, name, value) == NULL ? -1 : 0;
    object_decref(rt, value);
    return status;
}

static int add_new(const Filling *filling)
{
    Runtime *rt = filling->rt;
    if (filling->definition->slots.new == NULL)
        return 0;
    Object *function = builtin_function_new(rt, OBJECT_NEW_NUMBER, type_as_object(filling->type), NULL);
    return add(filling, name_object(rt, NAME_new), function, false);
}

/* ---- wrappers */

static AnyFunction function_in(const TypeDefinition *definition, const SlotRow *row)
{
    return definition == NULL
               ? NULL
               : *(const AnyFunction *)(const void *)((const char *)&definition->slots + row->function);
}

/* A definition that several types share says of each but the first only how it is made. Slots of a group are complete
 * in each definition: what is the base's is not the type's own. */
static bool is_own(const Filling *filling, const SlotRow *row)
{
    AnyFunction function = function_in(filling->definition, row);
    bool makes = row->place == offsetof(TypeObject, tp_init);
    if (function == NULL)
        return false;
    if (filling->definition == filling->base)
        return makes;
    return row->group == 0 || function != function_in(filling->base, row);
}

/* What the type has from object, and yet shows as its own. */
static bool is_generic(const Filling *filling, const SlotRow *row)
{
    if (filling->definition == filling->base)
        return false;
    if (row->place == offsetof(TypeObject, tp_getattro))
        return (filling->definition->generic_attributes & GENERIC_GETATTR) != 0;
    return row->place == offsetof(TypeObject, tp_setattro) &&
           (filling->definition->generic_attributes & GENERIC_SETATTR) != 0;
}

/* A type that compares and does not hash is unhashable. */
static bool is_unhashable(const Filling *filling, const SlotRow *row)
{
    const TypeSlots *slots = &filling->definition->slots;
    return row->place == offsetof(TypeObject, tp_hash) && slots->richcompare != NULL && slots->hash == NULL &&
           filling->definition != filling->base;
}

static int add_wrappers(const Filling *filling)
{
    Runtime *rt = filling->rt;
    for (int i = 0; i < SLOT_ROW_COUNT; i++) {
        const SlotRow *row = &slot_rows[i];
        Object *value;
        if (row->wrapper == WRAPPER_NONE)
            continue;
        if (is_unhashable(filling, row))
            value = none_new(rt);
        else if (is_own(filling, row))
            value = wrapper_descriptor_new(rt, filling->type, i, filling->id);
        else if (is_generic(filling, row))
            value = wrapper_descriptor_new(rt, filling->type, i, TYPE_OBJECT);
        else
            continue;
        if (add(filling, name_object(rt, (NameId)row->name), value, false) < 0)
            return -1;
    }
    return 0;
}

/* ---- methods, members, getsets */

static Object *method_object(const Filling *filling, const MethodDefinition *method, Object *name,
                             uint64_t number)
{
    Runtime *rt = filling->rt;
    if (method->flags & METHOD_CLASS)
        return classmethod_descriptor_new(rt, filling->type, name, number);
    if (!(method->flags & METHOD_STATIC))
        return method_descriptor_new(rt, filling->type, name, number);
    Object *function = builtin_function_new(rt, number, type_as_object(filling->type), NULL);
    Object *wrapped = function == NULL ? NULL : staticmethod_new(rt, function);
    object_xdecref(rt, function);
    return wrapped;
}

static int add_method(const Filling *filling, int row)
{
    Runtime *rt = filling->rt;
    const MethodDefinition *method = &filling->definition->methods[row];
    uint64_t number = function_number(filling->id, (uint32_t)row);
    if (number == OBJECT_NEW_NUMBER)
        return 0;
    Object *name = str_intern_cstring(rt, method->name);
    if (name == NULL)
        return -1;
    Object *object = method_object(filling, method, name, number);
    int status = add(filling, name, object, (method->flags & METHOD_COEXIST) != 0);
    object_decref(rt, name);
    return status;
}

static int add_methods(const Filling *filling)
{
    const MethodDefinition *methods = filling->definition->methods;
    for (int row = 0; methods != NULL && methods[row].name != NULL; row++) {
        if (add_method(filling, row) < 0)
            return -1;
    }
    return 0;
}

static int add_descriptor(const Filling *filling, Object *descriptor)
{
    Object *name =
        descriptor == NULL ? NULL : ref_pointer(((const DataDescriptorObject *)descriptor)->d_name);
    return add(filling, name, descriptor, false);
}

static int add_members(const Filling *filling)
{
    const FieldMember *members = filling->definition->members;
    for (int row = 0; members != NULL && members[row].name != NULL; row++) {
        if (add_descriptor(filling, field_descriptor_new(filling->rt, filling->type, filling->id, row)) < 0)
            return -1;
    }
    return 0;
}

static int add_getsets(const Filling *filling)
{
    const GetSetDefinition *getsets = filling->definition->getsets;
    for (int row = 0; getsets != NULL && getsets[row].name != NULL; row++) {
        if (add_descriptor(filling, getset_descriptor_new(filling->rt, filling->type, filling->id, row)) < 0)
            return -1;
    }
    return 0;
}

static int add_doc(const Filling *filling)
{
    Runtime *rt = filling->rt;
    const char *doc = builtin_type_doc(filling->id);
    Object *value = doc == NULL ? none_new(rt) : str_from_cstring(rt, doc);
    return add(filling, name_object(rt, NAME_doc), value, false);
}

int type_fill_dict(Runtime *rt, TypeId id)
{
    TypeObject *type = runtime_type(rt, id);
    TypeId base = type->tp_base == NO_REF ? TYPE_NO_SLOT : type_id_of(rt, ref_pointer(type->tp_base));
    const Filling filling = {rt, type, id, type_definitions[id],
                             base == TYPE_NO_SLOT ? NULL : type_definitions[base]};
    bool is_shared = filling.definition == filling.base;
    if (add_new(&filling) < 0 || add_wrappers(&filling) < 0)
        return -1;
    if (!is_shared && (add_methods(&filling) < 0 || add_members(&filling) < 0 || add_getsets(&filling) < 0))
        return -1;
    return add_doc(&filling);
}
