/* coroutine: what `async def` makes when it is called, what awaits it, and what can be awaited; see
 * generator_object.h. CPython: Objects/genobject.c. */
#include "types/call/generator_object.h"

#include "gc/gc.h"
#include "object/dealloc.h"
#include "object/definition.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/class/type.h"
#include "types/container/iterator.h"
#include "types/error/exception.h"
#include "types/error/warning.h"
#include "types/free.h"
#include "types/none.h"

static GeneratorObject *coroutine_of(Object *object) { return (GeneratorObject *)object; }

static Object *coroutine_repr(Runtime *rt, Object *object)
{
    return generator_repr_as(rt, object, "coroutine");
}

void coroutine_warn_never_awaited(Runtime *rt, GeneratorObject *coroutine)
{
    Object *category = type_as_object(exception_type(rt, ERROR_RUNTIME_WARNING));
    Object *message =
        text_from_format(rt, "coroutine '%U' was never awaited", ref_pointer(coroutine->gi_qualname));
    if (message == NULL || warning_raise_about(rt, category, message, 1, &coroutine->ob_base) < 0)
        error_write_unraisable(rt, &coroutine->ob_base);
    object_xdecref(rt, message);
    error_clear(rt);
}

/* ---- __await__ gives a wrapper with the methods of an iterator */

static Object *wrapped(Object *wrapper)
{
    return ref_pointer(((CoroutineWrapperObject *)wrapper)->cw_coroutine);
}

static Object *coroutine_await(Runtime *rt, Object *object)
{
    TypeObject *type = runtime_type(rt, TYPE_COROUTINE_WRAPPER);
    CoroutineWrapperObject *wrapper = (CoroutineWrapperObject *)gc_alloc(rt, type, sizeof *wrapper);
    if (wrapper == NULL)
        return NULL;
    object_init(rt, &wrapper->ob_base, type);
    wrapper->cw_coroutine = ref_of(object_incref(object));
    gc_track(rt, &wrapper->ob_base);
    return &wrapper->ob_base;
}

static void wrapper_dealloc(Runtime *rt, Object *object)
{
    gc_untrack(rt, object);
    if (!dealloc_begin(rt, object))
        return;
    object_clear_ref(rt, &((CoroutineWrapperObject *)object)->cw_coroutine);
    gc_free(rt, object);
    dealloc_end(rt);
}

static Object *wrapper_iter(Runtime *rt, Object *object)
{
    (void)rt;
    return object_incref(object);
}

static Object *wrapper_next(Runtime *rt, Object *object) { return generator_iternext(rt, wrapped(object)); }

static Object *wrapper_send(Runtime *rt, Object *self, const Arguments *arguments)
{
    return generator_method_send(rt, wrapped(self), arguments);
}

static Object *wrapper_throw(Runtime *rt, Object *self, const Arguments *arguments)
{
    return generator_method_throw(rt, wrapped(self), arguments);
}

static Object *wrapper_close(Runtime *rt, Object *self, const Arguments *arguments)
{
    return generator_method_close(rt, wrapped(self), arguments);
}

static const MethodDefinition wrapper_methods[] = {
    {"send", wrapper_send, 1, 1, METHOD_O, NULL},
    {"throw", wrapper_throw, 1, 3, 0, NULL},
    {"close", wrapper_close, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

const TypeDefinition coroutine_wrapper_definition = {
    .slots = {.dealloc = wrapper_dealloc, .traverse = true, .iter = wrapper_iter, .iternext = wrapper_next},
    .methods = wrapper_methods,
};

/* ---- what can be awaited */

static bool is_awaitable_generator(const Runtime *rt, Object *object)
{
    if (!object_is_generator(rt, object))
        return false;
    const CodeObject *code = ref_pointer(coroutine_of(object)->gi_code);
    return (code->co_flags & CODE_ITERABLE_COROUTINE) != 0;
}

Object *awaitable_iterator(Runtime *rt, Object *object)
{
    if (object_is_coroutine(rt, object) || is_awaitable_generator(rt, object))
        return object_incref(object);
    UnaryFunction await = type_am_await(object_type(object));
    if (await == NULL) {
        error_format(rt, ERROR_TYPE, "object %.100T can't be used in 'await' expression", object);
        return NULL;
    }
    Object *iterator = await(rt, object);
    if (iterator == NULL)
        return NULL;
    if (object_is_coroutine(rt, iterator) || is_awaitable_generator(rt, iterator))
        error_set(rt, ERROR_TYPE, "__await__() returned a coroutine");
    else if (type_iternext_slot(object_type(iterator)) == NULL)
        error_format(rt, ERROR_TYPE, "__await__() returned non-iterator of type '%.100T'", iterator);
    else
        return iterator;
    object_decref(rt, iterator);
    return NULL;
}

static Object *get_origin(Runtime *rt, Object *self)
{
    Ref origin = coroutine_of(self)->gi_origin_or_finalizer;
    return origin == NO_REF ? none_new(rt) : object_incref(ref_pointer(origin));
}

static const GetSetDefinition getsets[] = {
    {"__name__", generator_get_name, generator_set_name},
    {"__qualname__", generator_get_qualname, generator_set_qualname},
    {"cr_await", generator_get_delegate, NULL},
    {"cr_running", generator_get_running, NULL},
    {"cr_frame", generator_get_frame, NULL},
    {"cr_code", generator_get_code, NULL},
    {"cr_origin", get_origin, NULL},
    {"cr_suspended", generator_get_suspended, NULL},
    {NULL, NULL, NULL},
};

static const MethodDefinition methods[] = {
    {"send", generator_method_send, 1, 1, METHOD_O, NULL},
    {"throw", generator_method_throw, 1, 3, 0, NULL},
    {"close", generator_method_close, 0, 0, 0, NULL},
    {"__sizeof__", generator_method_sizeof, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

const TypeDefinition coroutine_definition = {
    .slots = {.dealloc = generator_dealloc,
              .finalize = generator_finalize,
              .getsizeof = generator_sizeof,
              .traverse = true,
              .repr = coroutine_repr,
              .am_await = coroutine_await},
    .methods = methods,
    .getsets = getsets,
};
