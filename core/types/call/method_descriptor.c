/* C functions that bind; see method_descriptor.h. */
#include "types/call/method_descriptor.h"
#include "types/call/held_arguments.h"

#include "object/definition.h"
#include "object/error.h"
#include "object/function.h"
#include "types/builtin_slots.h"
#include "types/call/builtin_function.h"
#include "types/class/attribute.h"
#include "types/class/attribute_text.h"
#include "types/class/descriptor.h"
#include "types/class/type.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/repr.h"

static MethodDescriptorObject *descriptor_of(Object *object) { return (MethodDescriptorObject *)object; }

static Object *descriptor_new(Runtime *rt, TypeId id, TypeObject *type, Object *name, uint64_t function)
{
    Object *object = fields_object_new(rt, runtime_type(rt, id));
    if (object == NULL)
        return NULL;
    descriptor_of(object)->d_type = ref_of(object_incref(type_as_object(type)));
    descriptor_of(object)->d_name = ref_of(object_incref(name));
    descriptor_of(object)->d_method = function;
    return object;
}

Object *method_descriptor_new(Runtime *rt, TypeObject *type, Object *name, uint64_t function)
{
    return descriptor_new(rt, TYPE_METHOD_DESCRIPTOR, type, name, function);
}

Object *classmethod_descriptor_new(Runtime *rt, TypeObject *type, Object *name, uint64_t function)
{
    return descriptor_new(rt, TYPE_CLASSMETHOD_DESCRIPTOR, type, name, function);
}

static const char *name_of(Runtime *rt, Object *descriptor)
{
    return text_of(rt, ref_pointer(descriptor_of(descriptor)->d_name));
}
static TypeObject *class_of(Object *descriptor) { return ref_pointer(descriptor_of(descriptor)->d_type); }

/* ---- both */

static Object *descriptor_repr(Runtime *rt, Object *object)
{
    return text_format(rt, "<method '%s' of '%s' objects>", name_of(rt, object),
                       type_name_of(class_of(object)));
}

static Object *descriptor_doc(Runtime *rt, Object *self)
{
    (void)self;
    return none_new(rt);
}

static Object *descriptor_signature(Runtime *rt, Object *self)
{
    const MethodDefinition *method = definition_method(descriptor_of(self)->d_method);
    if (method == NULL || method->signature == NULL)
        return none_new(rt);
    return text_format(rt, "%s", method->signature);
}

static const GetSetDefinition getsets[] = {
    {"__doc__", descriptor_doc, NULL},
    {"__qualname__", descriptor_qualname, NULL},
    {"__text_signature__", descriptor_signature, NULL},
    {NULL, NULL, NULL},
};

static const FieldMember members[] = {
    {"__objclass__", offsetof(MethodDescriptorObject, d_type), FIELD_MEMBER_OBJECT, true},
    {"__name__", offsetof(MethodDescriptorObject, d_name), FIELD_MEMBER_OBJECT, true},
    {NULL, 0, 0, false},
};

/* ---- method_descriptor */

Object *method_descriptor_call_self(Runtime *rt, Object *descriptor, Object *self, const Arguments *arguments)
{
    return function_call_holding(rt, descriptor_of(descriptor)->d_method, self, arguments);
}

static Object *method_call(Runtime *rt, Object *callable, const Arguments *arguments)
{
    if (arguments->count < 1) {
        Object *class = type_short_name(rt, class_of(callable));
        if (class != NULL)
            error_format(rt, ERROR_TYPE, "unbound method %U.%s() needs an argument", class,
                         name_of(rt, callable));
        object_xdecref(rt, class);
        return NULL;
    }
    if (!descriptor_check(rt, callable, argument_at(arguments, 0)))
        return NULL;
    const Arguments rest = {arguments->items + 1, arguments->count - 1, arguments->names};
    return method_descriptor_call_self(rt, callable, argument_at(arguments, 0), &rest);
}

static Object *method_get(Runtime *rt, Object *descriptor, Object *object, TypeObject *type)
{
    (void)type;
    if (object == NULL)
        return object_incref(descriptor);
    if (!descriptor_check(rt, descriptor, object))
        return NULL;
    return builtin_function_new(rt, descriptor_of(descriptor)->d_method, object, NULL);
}

const TypeDefinition method_descriptor_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .repr = descriptor_repr,
              .call = method_call,
              .descr_get = method_get},
    .getsets = getsets,
    .members = members,
};

/* ---- classmethod_descriptor */

static Object *class_get(Runtime *rt, Object *descriptor, Object *object, TypeObject *type)
{
    const TypeObject *class = class_of(descriptor);
    if (type == NULL && object == NULL) {
        error_set(rt, ERROR_TYPE, "descriptor '%s' for type '%.100s' needs either an object or a type",
                  name_of(rt, descriptor), type_name_of(class));
        return NULL;
    }
    if (type == NULL)
        type = object_type(object);
    if (!object_is_type(type_as_object(type))) {
        error_set(rt, ERROR_TYPE, "descriptor '%s' for type '%.100s' needs a type, not a '%.100s' as arg 2",
                  name_of(rt, descriptor), type_name_of(class),
                  type_name_of(object_type(type_as_object(type))));
        return NULL;
    }
    if (!type_is_subtype(type, class)) {
        error_set(rt, ERROR_TYPE, "descriptor '%s' requires a subtype of '%.100s' but received '%.100s'",
                  name_of(rt, descriptor), type_name_of(class), type_name_of(type));
        return NULL;
    }
    return builtin_function_new(rt, descriptor_of(descriptor)->d_method, type_as_object(type), NULL);
}

static Object *class_call(Runtime *rt, Object *callable, const Arguments *arguments)
{
    if (arguments->count < 1) {
        error_set(rt, ERROR_TYPE, "descriptor '%s' of '%.100s' object needs an argument",
                  name_of(rt, callable), type_name_of(class_of(callable)));
        return NULL;
    }
    Object *bound = class_get(rt, callable, NULL, (TypeObject *)argument_at(arguments, 0));
    if (bound == NULL)
        return NULL;
    const Arguments rest = {arguments->items + 1, arguments->count - 1, arguments->names};
    Object *result = object_vectorcall(rt, bound, &rest);
    object_decref(rt, bound);
    return result;
}

const TypeDefinition classmethod_descriptor_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .repr = descriptor_repr,
              .call = class_call,
              .descr_get = class_get},
    .getsets = getsets,
    .members = members,
};
