/* classmethod and staticmethod; see wrapped_method.h. */
#include "types/call/wrapped_method.h"

#include "gc/gc.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/call/method.h"
#include "types/class/attribute_text.h"
#include "types/class/descriptor.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/names.h"
#include "types/number/bool.h"

static WrappedMethodObject *wrapped_of(Object *object) { return (WrappedMethodObject *)object; }

/* Both look like what they wrap. CPython: functools_wraps */
static int copy_attribute(Runtime *rt, Object *object, NameId name)
{
    Object *value = NULL;
    int found =
        object_lookup_attribute(rt, ref_pointer(wrapped_of(object)->callable), name_object(rt, name), &value);
    if (found <= 0)
        return found;
    int status = object_setattr(rt, object, name_object(rt, name), value);
    object_decref(rt, value);
    return status;
}

static int wrap(Runtime *rt, Object *object)
{
    static const uint16_t names[] = {NAME_module, NAME_name, NAME_qualname, NAME_doc, NAME_annotations};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (copy_attribute(rt, object, (NameId)names[i]) < 0)
            return -1;
    }
    return 0;
}

static Object *wrapped_new(Runtime *rt, TypeId id, Object *callable)
{
    Object *object = fields_object_new(rt, runtime_type(rt, id));
    if (object == NULL)
        return NULL;
    wrapped_of(object)->callable = ref_of(object_incref(callable));
    return object;
}

Object *classmethod_new(Runtime *rt, Object *callable) { return wrapped_new(rt, TYPE_CLASSMETHOD, callable); }
Object *staticmethod_new(Runtime *rt, Object *callable)
{
    return wrapped_new(rt, TYPE_STATICMETHOD, callable);
}

static Object *allocate(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)arguments;
    Object *object = fields_object_new(rt, type);
    if (object != NULL)
        wrapped_of(object)->callable = ref_of(none_new(rt));
    return object;
}

static int init(Runtime *rt, Object *self, const Arguments *arguments, const char *name)
{
    if (arguments_no_keywords(rt, name, arguments) < 0 ||
        arguments_check_count(rt, name, arguments, 1, 1) < 0)
        return -1;
    object_replace_ref(rt, &wrapped_of(self)->callable, object_incref(argument_at(arguments, 0)));
    return wrap(rt, self);
}

static int class_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    return init(rt, self, arguments, "classmethod");
}
static int static_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    return init(rt, self, arguments, "staticmethod");
}

/* What is wrapped may itself bind: it is bound to the class. */
static Object *class_get(Runtime *rt, Object *descriptor, Object *object, TypeObject *type)
{
    Object *callable = ref_pointer(wrapped_of(descriptor)->callable);
    if (type == NULL)
        type = object_type(object);
    DescriptorGetFunction get = type_descr_get_slot(object_type(callable));
    if (get == NULL)
        return method_new(rt, callable, type_as_object(type));
    if (!stack_enter(rt))
        return NULL;
    Object *bound = get(rt, callable, type_as_object(type), type);
    stack_leave(rt);
    return bound;
}

static Object *static_get(Runtime *rt, Object *descriptor, Object *object, TypeObject *type)
{
    (void)rt, (void)object, (void)type;
    return object_incref(ref_pointer(wrapped_of(descriptor)->callable));
}

static Object *static_call(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (!stack_enter(rt))
        return NULL;
    Object *result = object_vectorcall(rt, ref_pointer(wrapped_of(self)->callable), arguments);
    stack_leave(rt);
    return result;
}

static Object *repr(Runtime *rt, Object *self, const char *name)
{
    Object *inner = object_repr(rt, ref_pointer(wrapped_of(self)->callable));
    if (inner == NULL)
        return NULL;
    Object *result = text_format(rt, "<%s(%s)>", name, text_of(rt, inner));
    object_decref(rt, inner);
    return result;
}
static Object *class_repr(Runtime *rt, Object *self) { return repr(rt, self, "classmethod"); }
static Object *static_repr(Runtime *rt, Object *self) { return repr(rt, self, "staticmethod"); }

static Object *get_abstract(Runtime *rt, Object *self)
{
    Object *value = NULL;
    if (!stack_enter(rt))
        return NULL;
    int found = object_lookup_attribute(rt, ref_pointer(wrapped_of(self)->callable),
                                        name_object(rt, NAME_isabstractmethod), &value);
    stack_leave(rt);
    if (found <= 0)
        return found < 0 ? NULL : bool_from(rt, false);
    int truth = object_is_true(rt, value);
    object_decref(rt, value);
    return truth < 0 ? NULL : bool_from(rt, truth != 0);
}

static const GetSetDefinition getsets[] = {
    {"__isabstractmethod__", get_abstract, NULL},
    {"__dict__", instance_get_dict, instance_set_dict},
    {NULL, NULL, NULL},
};

static const FieldMember members[] = {
    {"__func__", offsetof(WrappedMethodObject, callable), FIELD_MEMBER_OBJECT, true},
    {"__wrapped__", offsetof(WrappedMethodObject, callable), FIELD_MEMBER_OBJECT, true},
    {NULL, 0, 0, false},
};

const TypeDefinition classmethod_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .repr = class_repr,
              .descr_get = class_get,
              .init = class_init,
              .new = allocate},
    .getsets = getsets,
    .members = members,
    .doc =
        "classmethod(function) -> method\n\nConvert a function to be a class method.\n\nA class method receives the "
        "class as implicit first argument,\njust like an instance method receives the instance.\nTo declare a class "
        "method, use this idiom:\n\n  class C:\n      @classmethod\n      def f(cls, arg1, arg2, argN):\n          "
        "...\n\nIt can be called either on the class (e.g. C.f()) or on an instance\n(e.g. C().f()).  The instance is "
        "ignored except for its class.\nIf a class method is called for a derived class, the derived class\nobject "
        "is passed as the implied first argument.\n\nClass methods are different than C++ or Java static methods.\n"
        "If you want those, see the staticmethod builtin.",
};

const TypeDefinition staticmethod_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .repr = static_repr,
              .call = static_call,
              .descr_get = static_get,
              .init = static_init,
              .new = allocate},
    .getsets = getsets,
    .members = members,
    .doc =
        "staticmethod(function) -> method\n\nConvert a function to be a static method.\n\nA static method does not "
        "receive an implicit first argument.\nTo declare a static method, use this idiom:\n\n     class C:\n         "
        "@staticmethod\n         def f(arg1, arg2, argN):\n             ...\n\nIt can be called either on the class "
        "(e.g. C.f()) or on an instance\n(e.g. C().f()). Both the class and the instance are ignored, and\nneither is "
        "passed implicitly as the first argument to the method.\n\nStatic methods in Python are similar to those "
        "found in Java or C++.\nFor a more advanced concept, see the classmethod builtin.",
};
