/* Methods, and calling with one argument more in front; see method.h. */
#include "types/call/method.h"

#include <string.h>

#include "gc/gc.h"
#include "object/dealloc.h"
#include "object/definition.h"
#include "object/function.h"
#include "object/protocol.h"
#include "object/weakref.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/class/attribute.h"
#include "types/class/attribute_text.h"
#include "types/class/descriptor.h"
#include "types/class/type.h"
#include "types/container/iterator.h"
#include "types/container/tuple.h"
#include "types/free.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/text/str.h"

/* Arguments up to this number need no memory of their own. */
#define FEW_ARGUMENTS 8

static MethodObject *method_of(Object *object) { return (MethodObject *)object; }

Object *method_new(Runtime *rt, Object *function, Object *self)
{
    TypeObject *type = runtime_type(rt, TYPE_METHOD);
    MethodObject *method = (MethodObject *)gc_alloc(rt, type, type->tp_basicsize);
    if (method == NULL)
        return NULL;
    object_init(rt, &method->ob_base, type);
    method->im_func = ref_of(object_incref(function));
    method->im_self = ref_of(object_incref(self));
    method->im_weakreflist = NO_REF;
    method->vectorcall = 0;
    gc_track(rt, &method->ob_base);
    return &method->ob_base;
}

static void method_dealloc(Runtime *rt, Object *object)
{
    MethodObject *method = method_of(object);
    gc_untrack(rt, object);
    if (!trashcan_begin(rt, object))
        return;
    weakref_clear_all(rt, object);
    object_clear_ref(rt, &method->im_func);
    object_clear_ref(rt, &method->im_self);
    object_free(rt, object);
    trashcan_end(rt);
}

static int64_t method_hash(Runtime *rt, Object *object)
{
    MethodObject *method = method_of(object);
    int64_t self = object_hash_address(ref_pointer(method->im_self));
    int64_t function = object_hash(rt, ref_pointer(method->im_func));
    if (function == -1)
        return -1;
    int64_t hash = self ^ function;
    return hash_not_minus_one(hash);
}

static Object *method_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    bool comparable = (op == COMPARE_EQ || op == COMPARE_NE) && object_is_exact(rt, left, TYPE_METHOD) &&
                      object_is_exact(rt, right, TYPE_METHOD);
    if (!comparable)
        return not_implemented_new(rt);
    int equal = object_compare(rt, ref_pointer(method_of(left)->im_func),
                               ref_pointer(method_of(right)->im_func), COMPARE_EQ);
    if (equal < 0)
        return NULL;
    bool same = equal && method_of(left)->im_self == method_of(right)->im_self;
    return bool_from(rt, same == (op == COMPARE_EQ));
}

static Object *call_with_copied(Runtime *rt, Object *callable, Ref *buffer, Object *first,
                                const Arguments *arguments)
{
    int64_t total = arguments_total(arguments);
    buffer[0] = ref_of(first);
    if (total > 0)
        memcpy(buffer + 1, arguments->items, (size_t)total * sizeof(Ref));
    return object_vectorcall(rt, callable, &(Arguments){buffer, arguments->count + 1, arguments->names});
}

Object *call_with_first(Runtime *rt, Object *callable, Object *first, const Arguments *arguments)
{
    Ref few[FEW_ARGUMENTS];
    int64_t total = arguments_total(arguments);
    if (total < FEW_ARGUMENTS)
        return call_with_copied(rt, callable, few, first, arguments);
    Ref *many = memory_alloc(&rt->memory, (uint64_t)(total + 1) * sizeof(Ref));
    if (many == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    Object *result = call_with_copied(rt, callable, many, first, arguments);
    memory_free(&rt->memory, many);
    return result;
}

static Object *call_method(Runtime *rt, Object *callable, const Arguments *arguments)
{
    MethodObject *method = method_of(callable);
    return call_with_first(rt, ref_pointer(method->im_func), ref_pointer(method->im_self), arguments);
}

/* What the type has goes before what the function has. */
static Object *method_getattro(Runtime *rt, Object *object, Object *name)
{
    if (attribute_check_name(rt, name) < 0)
        return NULL;
    Object *found = type_lookup(rt, object_type(object), name);
    if (found != NULL) {
        object_incref(found);
        Object *value = descriptor_get(rt, found, object, object_type(object));
        object_decref(rt, found);
        return value;
    }
    return object_getattr(rt, ref_pointer(method_of(object)->im_func), name);
}

/* ---- what is to be seen of it */

/* New reference to the function's __qualname__, or __name__; NULL without an error where it has no such str. */
static Object *function_name(Runtime *rt, Object *function)
{
    Object *name = NULL;
    if (object_lookup_attribute(rt, function, name_object(rt, NAME_qualname), &name) == 0)
        object_lookup_attribute(rt, function, name_object(rt, NAME_name), &name);
    if (name == NULL || object_is_str(name))
        return name;
    object_decref(rt, name);
    return NULL;
}

static Object *method_repr(Runtime *rt, Object *object)
{
    Object *name = function_name(rt, ref_pointer(method_of(object)->im_func));
    if (name == NULL && error_occurred(rt))
        return NULL;
    Object *self = object_repr(rt, ref_pointer(method_of(object)->im_self));
    Object *result = NULL;
    if (self != NULL)
        result = text_format(rt, "<bound method %s of %s>", name == NULL ? "?" : text_of(rt, name),
                             text_of(rt, self));
    object_xdecref(rt, self);
    object_xdecref(rt, name);
    return result;
}

static Object *new_method(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)type;
    if (arguments_no_keywords(rt, "method", arguments) < 0 ||
        arguments_check_count(rt, "method", arguments, 2, 2) < 0)
        return NULL;
    Object *function = argument_at(arguments, 0);
    Object *self = argument_at(arguments, 1);
    if (object_type(function)->tp_call == TYPE_NO_SLOT) {
        error_set(rt, ERROR_TYPE, "first argument must be callable");
        return NULL;
    }
    if (self == runtime_none(rt)) {
        error_set(rt, ERROR_TYPE, "instance must not be None");
        return NULL;
    }
    return method_new(rt, function, self);
}

static Object *get_doc(Runtime *rt, Object *object)
{
    Object *doc = NULL;
    int found =
        object_lookup_attribute(rt, ref_pointer(method_of(object)->im_func), name_object(rt, NAME_doc), &doc);
    return found == 0 ? none_new(rt) : doc;
}

static const GetSetDefinition getsets[] = {
    {"__doc__", get_doc, NULL},
    {NULL, NULL, NULL},
};

static const FieldMember members[] = {
    {"__func__", offsetof(MethodObject, im_func), FIELD_MEMBER_OBJECT, true},
    {"__self__", offsetof(MethodObject, im_self), FIELD_MEMBER_OBJECT, true},
    {NULL, 0, 0, false},
};

/* (getattr, (self, name)) */
static Object *method_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    const MethodObject *method = (const MethodObject *)self;
    Object *name = object_getattr(rt, ref_pointer(method->im_func), name_object(rt, NAME_name));
    Object *items[] = {ref_pointer(method->im_self), name};
    Object *pair = name == NULL ? NULL : tuple_pack(rt, 2, items);
    Object *function = pair == NULL ? NULL : builtin_function_named(rt, "getattr");
    Object *parts[] = {function, pair};
    Object *result = function == NULL ? NULL : tuple_pack(rt, 2, parts);
    object_xdecref(rt, function);
    object_xdecref(rt, pair);
    object_xdecref(rt, name);
    return result;
}

static const MethodDefinition methods[] = {
    {"__reduce__", method_reduce, 0, 0, 0, "($self, /)"},
    {0},
};

const TypeDefinition method_definition = {
    .slots = {.dealloc = method_dealloc,
              .traverse = true,
              .repr = method_repr,
              .hash = method_hash,
              .richcompare = method_richcompare,
              .call = call_method,
              .getattro = method_getattro,
              .new = new_method},
    .methods = methods,
    .getsets = getsets,
    .members = members,
    .doc = "Create a bound instance method object.",
};
