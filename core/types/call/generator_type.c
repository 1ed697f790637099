/* generator as Python sees it: attributes and methods, those that coroutines and asynchronous generators share
 * included; see generator_object.h. CPython: Objects/genobject.c. */
#include "types/call/generator_object.h"

#include "object/definition.h"
#include "object/error.h"
#include "types/call/code_object.h"
#include "types/container/iterator.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/str.h"

static GeneratorObject *generator_of(Object *object) { return (GeneratorObject *)object; }

Object *generator_repr_as(Runtime *rt, Object *object, const char *kind)
{
    return text_from_format(rt, "<%s object %U at %p>", kind, ref_pointer(generator_of(object)->gi_qualname),
                            (void *)object);
}

static Object *generator_repr(Runtime *rt, Object *object)
{
    return generator_repr_as(rt, object, "generator");
}

static Object *generator_iter(Runtime *rt, Object *object)
{
    (void)rt;
    return object_incref(object);
}

/* ---- methods */

Object *generator_method_send(Runtime *rt, Object *self, const Arguments *arguments)
{
    return generator_send_method(rt, generator_of(self), argument_at(arguments, 0));
}

Object *generator_method_throw(Runtime *rt, Object *self, const Arguments *arguments)
{
    return generator_throw(rt, generator_of(self), true, argument_at(arguments, 0), argument_at(arguments, 1),
                           argument_at(arguments, 2));
}

Object *generator_method_close(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return generator_close(rt, generator_of(self));
}

Object *generator_method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, generator_sizeof(rt, self));
}

/* ---- attributes */

Object *generator_get_name(Runtime *rt, Object *self)
{
    (void)rt;
    return object_incref(ref_pointer(generator_of(self)->gi_name));
}

Object *generator_get_qualname(Runtime *rt, Object *self)
{
    (void)rt;
    return object_incref(ref_pointer(generator_of(self)->gi_qualname));
}

static int set_text(Runtime *rt, Ref *slot, Object *value, const char *name)
{
    if (value == NULL || !object_is_str(value)) {
        error_set(rt, ERROR_TYPE, "%s must be set to a string object", name);
        return -1;
    }
    object_replace_ref(rt, slot, object_incref(value));
    return 0;
}

int generator_set_name(Runtime *rt, Object *self, Object *value)
{
    return set_text(rt, &generator_of(self)->gi_name, value, "__name__");
}

int generator_set_qualname(Runtime *rt, Object *self, Object *value)
{
    return set_text(rt, &generator_of(self)->gi_qualname, value, "__qualname__");
}

Object *generator_get_running(Runtime *rt, Object *self)
{
    return bool_from(rt, generator_of(self)->gi_frame_state == GENERATOR_EXECUTING);
}

Object *generator_get_suspended(Runtime *rt, Object *self)
{
    return bool_from(rt, generator_of(self)->gi_frame_state == GENERATOR_SUSPENDED);
}

Object *generator_get_frame(Runtime *rt, Object *self)
{
    GeneratorObject *generator = generator_of(self);
    if (generator->gi_frame_state == GENERATOR_CLEARED)
        return none_new(rt);
    FrameObject *frame = frame_object_of(rt, &generator->gi_iframe);
    return frame == NULL ? NULL : object_incref(&frame->ob_base);
}

Object *generator_get_code(Runtime *rt, Object *self)
{
    (void)rt;
    return object_incref(ref_pointer(generator_of(self)->gi_code));
}

Object *generator_get_delegate(Runtime *rt, Object *self)
{
    Object *delegate = generator_delegate(generator_of(self));
    return delegate == NULL ? none_new(rt) : object_incref(delegate);
}

static const GetSetDefinition getsets[] = {
    {"__name__", generator_get_name, generator_set_name},
    {"__qualname__", generator_get_qualname, generator_set_qualname},
    {"gi_yieldfrom", generator_get_delegate, NULL},
    {"gi_running", generator_get_running, NULL},
    {"gi_frame", generator_get_frame, NULL},
    {"gi_suspended", generator_get_suspended, NULL},
    {"gi_code", generator_get_code, NULL},
    {NULL, NULL, NULL},
};

static const MethodDefinition methods[] = {
    {"send", generator_method_send, 1, 1, METHOD_O, NULL},
    {"throw", generator_method_throw, 1, 3, 0, NULL},
    {"close", generator_method_close, 0, 0, 0, NULL},
    {"__sizeof__", generator_method_sizeof, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

const TypeDefinition generator_definition = {
    .slots = {.dealloc = generator_dealloc,
              .finalize = generator_finalize,
              .getsizeof = generator_sizeof,
              .traverse = true,
              .repr = generator_repr,
              .iter = generator_iter,
              .iternext = generator_iternext},
    .methods = methods,
    .getsets = getsets,
};
