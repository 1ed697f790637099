/* C functions that bind; see method_descriptor.h. */
#include "types/method_descriptor.h"

#include "gc/gc.h"
#include "object/definition.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/attribute.h"
#include "types/builtin_function.h"
#include "types/descriptor.h"
#include "types/type.h"

static MethodDescriptorObject *descriptor_of(Object *object) { return (MethodDescriptorObject *)object; }

Object *method_descriptor_new(Runtime *rt, TypeObject *type, Object *name, uint64_t function)
{
    TypeObject *own_type = runtime_type(rt, TYPE_METHOD_DESCRIPTOR);
    MethodDescriptorObject *descriptor =
        (MethodDescriptorObject *)gc_alloc(rt, own_type, own_type->tp_basicsize);
    if (descriptor == NULL)
        return NULL;
    object_init(rt, &descriptor->ob_base, own_type);
    descriptor->d_type = ref_of(object_incref(type_as_object(type)));
    descriptor->d_name = ref_of(object_incref(name));
    descriptor->d_qualname = NO_REF;
    descriptor->d_method = function;
    descriptor->vectorcall = 0;
    gc_track(rt, &descriptor->ob_base);
    return &descriptor->ob_base;
}

Object *method_descriptor_call(Runtime *rt, Object *callable, const Arguments *arguments)
{
    const MethodDescriptorObject *descriptor = descriptor_of(callable);
    if (arguments->count < 1) {
        error_set(rt, ERROR_TYPE, "unbound method %s.%s() needs an argument",
                  type_name_of(ref_pointer(descriptor->d_type)),
                  name_text(ref_pointer(descriptor->d_name)).text);
        return NULL;
    }
    if (!descriptor_check(rt, callable, argument_at(arguments, 0)))
        return NULL;
    const Arguments rest = {arguments->items + 1, arguments->count - 1, arguments->names};
    return function_call(rt, descriptor->d_method, argument_at(arguments, 0), &rest);
}

Object *method_descriptor_get(Runtime *rt, Object *descriptor, Object *object, TypeObject *type)
{
    (void)type;
    if (object == NULL)
        return object_incref(descriptor);
    if (!descriptor_check(rt, descriptor, object))
        return NULL;
    return builtin_function_new(rt, descriptor_of(descriptor)->d_method, object, NULL);
}
