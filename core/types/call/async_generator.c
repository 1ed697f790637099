/* async_generator: a generator that may await between what it yields. What it yields is wrapped, so that whoever runs
 * it can tell it from what it awaits; each step (asend, athrow, aclose) is an awaitable of its own; see
 * generator_object.h. CPython: Objects/genobject.c. */
#include "types/call/generator_object.h"

#include "gc/gc.h"
#include "object/dealloc.h"
#include "object/definition.h"
#include "object/error.h"
#include "types/call.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/bool.h"

enum { STEP_INIT, STEP_ITERATING, STEP_CLOSED };

static GeneratorObject *generator_of(Object *object) { return (GeneratorObject *)object; }
static AsyncGeneratorStepObject *step_of(Object *object) { return (AsyncGeneratorStepObject *)object; }

/* ---- wrapped values */

Object *async_generator_wrap(Runtime *rt, Object *value)
{
    TypeObject *type = runtime_type(rt, TYPE_ASYNC_GENERATOR_WRAPPED);
    AsyncGeneratorWrappedObject *wrapped = (AsyncGeneratorWrappedObject *)gc_alloc(rt, type, sizeof *wrapped);
    if (wrapped == NULL) {
        object_decref(rt, value);
        return NULL;
    }
    object_init(rt, &wrapped->ob_base, type);
    wrapped->value = ref_of(value);
    gc_track(rt, &wrapped->ob_base);
    return &wrapped->ob_base;
}

static bool is_wrapped(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_ASYNC_GENERATOR_WRAPPED);
}

static void wrapped_dealloc(Runtime *rt, Object *object)
{
    gc_untrack(rt, object);
    if (!dealloc_begin(rt, object))
        return;
    object_clear_ref(rt, &((AsyncGeneratorWrappedObject *)object)->value);
    gc_free(rt, object);
    dealloc_end(rt);
}

const TypeDefinition async_generator_wrapped_definition = {
    .slots = {.dealloc = wrapped_dealloc, .traverse = true},
};

static bool is_end(const Runtime *rt)
{
    return error_matches(rt, ERROR_STOP_ASYNC_ITERATION) || error_matches(rt, ERROR_GENERATOR_EXIT);
}

/* What one step gave (stolen, may be NULL): a wrapped value becomes StopIteration, the end of the step. */
static Object *unwrap(Runtime *rt, GeneratorObject *generator, Object *result)
{
    if (result == NULL) {
        if (!error_occurred(rt))
            error_set(rt, ERROR_STOP_ASYNC_ITERATION, "%s", "");
        if (is_end(rt))
            generator->gi_closed = 1;
        generator->gi_running_async = 0;
        return NULL;
    }
    if (!is_wrapped(rt, result))
        return result;
    stop_iteration_set(rt, ref_pointer(((AsyncGeneratorWrappedObject *)result)->value));
    object_decref(rt, result);
    generator->gi_running_async = 0;
    return NULL;
}

/* ---- steps */

static Object *step_new(Runtime *rt, TypeId id, GeneratorObject *generator, Object *value)
{
    TypeObject *type = runtime_type(rt, id);
    AsyncGeneratorStepObject *step = (AsyncGeneratorStepObject *)gc_alloc(rt, type, sizeof *step);
    if (step == NULL)
        return NULL;
    object_init(rt, &step->ob_base, type);
    step->generator = ref_of(object_incref(&generator->ob_base));
    step->value = ref_of(object_xincref(value));
    step->state = STEP_INIT;
    step->padding = 0;
    gc_track(rt, &step->ob_base);
    return &step->ob_base;
}

static void step_dealloc(Runtime *rt, Object *object)
{
    gc_untrack(rt, object);
    if (!dealloc_begin(rt, object))
        return;
    object_clear_ref(rt, &step_of(object)->generator);
    object_clear_ref(rt, &step_of(object)->value);
    gc_free(rt, object);
    dealloc_end(rt);
}

static Object *step_self(Runtime *rt, Object *object)
{
    (void)rt;
    return object_incref(object);
}

static Object *step_close(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    step_of(self)->state = STEP_CLOSED;
    return none_new(rt);
}

static Object *refuse(Runtime *rt, const char *message)
{
    error_set(rt, ERROR_RUNTIME, "%s", message);
    return NULL;
}

/* ---- asend, __anext__ */

static Object *asend_step(Runtime *rt, Object *self, Object *value)
{
    AsyncGeneratorStepObject *step = step_of(self);
    GeneratorObject *generator = ref_pointer(step->generator);
    if (step->state == STEP_CLOSED)
        return refuse(rt, "cannot reuse already awaited __anext__()/asend()");
    if (step->state == STEP_INIT) {
        if (generator->gi_running_async)
            return refuse(rt, "anext(): asynchronous generator is already running");
        if (value == NULL || value == runtime_none(rt))
            value = ref_pointer(step->value);
        step->state = STEP_ITERATING;
    }
    generator->gi_running_async = 1;
    Object *result = unwrap(rt, generator, generator_send_method(rt, generator, value));
    if (result == NULL)
        step->state = STEP_CLOSED;
    return result;
}

static Object *asend_next(Runtime *rt, Object *self) { return asend_step(rt, self, NULL); }

static Object *asend_send(Runtime *rt, Object *self, const Arguments *arguments)
{
    return asend_step(rt, self, argument_at(arguments, 0));
}

static Object *asend_throw(Runtime *rt, Object *self, const Arguments *arguments)
{
    AsyncGeneratorStepObject *step = step_of(self);
    GeneratorObject *generator = ref_pointer(step->generator);
    if (step->state == STEP_CLOSED)
        return refuse(rt, "cannot reuse already awaited __anext__()/asend()");
    Object *result = unwrap(rt, generator, generator_method_throw(rt, &generator->ob_base, arguments));
    if (result == NULL)
        step->state = STEP_CLOSED;
    return result;
}

static const MethodDefinition asend_methods[] = {
    {"send", asend_send, 1, 1, METHOD_O, NULL},
    {"throw", asend_throw, 1, 3, 0, NULL},
    {"close", step_close, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

const TypeDefinition async_generator_asend_definition = {
    .slots = {.dealloc = step_dealloc,
              .traverse = true,
              .iter = step_self,
              .iternext = asend_next,
              .am_await = step_self},
    .methods = asend_methods,
};

/* ---- athrow, aclose (which has no value) */

static Object *athrow_failed(Runtime *rt, AsyncGeneratorStepObject *step, GeneratorObject *generator)
{
    generator->gi_running_async = 0;
    step->state = STEP_CLOSED;
    if (step->value == NO_REF && is_end(rt))
        error_set(rt, ERROR_STOP_ITERATION, "%s", "");
    return NULL;
}

/* aclose() must not be answered by another value. */
static Object *athrow_checked(Runtime *rt, AsyncGeneratorStepObject *step, GeneratorObject *generator,
                              Object *result)
{
    if (result == NULL)
        return athrow_failed(rt, step, generator);
    if (!is_wrapped(rt, result))
        return result;
    generator->gi_running_async = 0;
    object_decref(rt, result);
    return refuse(rt, "async generator ignored GeneratorExit");
}

static Object *athrow_begin(Runtime *rt, AsyncGeneratorStepObject *step, GeneratorObject *generator,
                            Object *value)
{
    bool closes = step->value == NO_REF;
    if (generator->gi_running_async) {
        step->state = STEP_CLOSED;
        return refuse(rt, closes ? "aclose(): asynchronous generator is already running"
                                 : "athrow(): asynchronous generator is already running");
    }
    if (generator->gi_closed) {
        step->state = STEP_CLOSED;
        error_set(rt, ERROR_STOP_ASYNC_ITERATION, "%s", "");
        return NULL;
    }
    if (value != runtime_none(rt))
        return refuse(rt, "can't send non-None value to a just-started coroutine");
    step->state = STEP_ITERATING;
    generator->gi_running_async = 1;
    if (closes) {
        generator->gi_closed = 1;
        Object *type = &exception_type(rt, ERROR_GENERATOR_EXIT)->ob_base.ob_base;
        Object *result = generator_throw(rt, generator, false, type, NULL, NULL);
        return athrow_checked(rt, step, generator, result);
    }
    Object *given = ref_pointer(step->value);
    int64_t count = tuple_size(given);
    Object *result =
        generator_throw(rt, generator, false, tuple_get(given, 0), count > 1 ? tuple_get(given, 1) : NULL,
                        count > 2 ? tuple_get(given, 2) : NULL);
    result = unwrap(rt, generator, result);
    return result == NULL ? athrow_failed(rt, step, generator) : result;
}

static Object *athrow_step(Runtime *rt, Object *self, Object *value)
{
    AsyncGeneratorStepObject *step = step_of(self);
    GeneratorObject *generator = ref_pointer(step->generator);
    if (step->state == STEP_CLOSED)
        return refuse(rt, "cannot reuse already awaited aclose()/athrow()");
    if (generator->gi_frame_state >= GENERATOR_COMPLETED) {
        step->state = STEP_CLOSED;
        error_set(rt, ERROR_STOP_ITERATION, "%s", "");
        return NULL;
    }
    if (step->state == STEP_INIT)
        return athrow_begin(rt, step, generator, value);
    Object *result = generator_send_method(rt, generator, value);
    return step->value != NO_REF ? unwrap(rt, generator, result)
                                 : athrow_checked(rt, step, generator, result);
}

static Object *athrow_next(Runtime *rt, Object *self) { return athrow_step(rt, self, runtime_none(rt)); }

static Object *athrow_send(Runtime *rt, Object *self, const Arguments *arguments)
{
    return athrow_step(rt, self, argument_at(arguments, 0));
}

static Object *athrow_throw(Runtime *rt, Object *self, const Arguments *arguments)
{
    AsyncGeneratorStepObject *step = step_of(self);
    GeneratorObject *generator = ref_pointer(step->generator);
    if (step->state == STEP_CLOSED)
        return refuse(rt, "cannot reuse already awaited aclose()/athrow()");
    Object *result = generator_method_throw(rt, &generator->ob_base, arguments);
    if (step->value != NO_REF)
        return unwrap(rt, generator, result);
    if (result != NULL && is_wrapped(rt, result)) {
        generator->gi_running_async = 0;
        object_decref(rt, result);
        return refuse(rt, "async generator ignored GeneratorExit");
    }
    if (result == NULL && is_end(rt))
        error_set(rt, ERROR_STOP_ITERATION, "%s", "");
    return result;
}

static const MethodDefinition athrow_methods[] = {
    {"send", athrow_send, 1, 1, METHOD_O, NULL},
    {"throw", athrow_throw, 1, 3, 0, NULL},
    {"close", step_close, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

const TypeDefinition async_generator_athrow_definition = {
    .slots = {.dealloc = step_dealloc,
              .traverse = true,
              .iter = step_self,
              .iternext = athrow_next,
              .am_await = step_self},
    .methods = athrow_methods,
};

/* ---- the generator */

int async_generator_init_hooks(Runtime *rt, GeneratorObject *generator)
{
    if (generator->gi_hooks_inited)
        return 0;
    generator->gi_hooks_inited = 1;
    Object *finalizer = ref_pointer(rt->evaluation.async_finalizer);
    if (finalizer != NULL)
        generator->gi_origin_or_finalizer = ref_of(object_incref(finalizer));
    Object *first = ref_pointer(rt->evaluation.async_first_iteration);
    if (first == NULL)
        return 0;
    object_incref(first);
    Object *result = object_call_one(rt, first, &generator->ob_base);
    object_decref(rt, first);
    object_xdecref(rt, result);
    return result == NULL ? -1 : 0;
}

static Object *begin_step(Runtime *rt, TypeId id, Object *self, Object *value)
{
    if (async_generator_init_hooks(rt, generator_of(self)) < 0)
        return NULL;
    return step_new(rt, id, generator_of(self), value);
}

static Object *async_next(Runtime *rt, Object *self)
{
    return begin_step(rt, TYPE_ASYNC_GENERATOR_ASEND, self, NULL);
}

static Object *async_send(Runtime *rt, Object *self, const Arguments *arguments)
{
    return begin_step(rt, TYPE_ASYNC_GENERATOR_ASEND, self, argument_at(arguments, 0));
}

static Object *async_throw(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *given = tuple_from_refs(rt, arguments->items, arguments->count);
    Object *step = given == NULL ? NULL : begin_step(rt, TYPE_ASYNC_GENERATOR_ATHROW, self, given);
    object_xdecref(rt, given);
    return step;
}

static Object *async_close(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return begin_step(rt, TYPE_ASYNC_GENERATOR_ATHROW, self, NULL);
}

static Object *async_repr(Runtime *rt, Object *self)
{
    return generator_repr_as(rt, self, "async_generator");
}

static Object *get_running(Runtime *rt, Object *self)
{
    return bool_from(rt, generator_of(self)->gi_running_async != 0);
}

static const GetSetDefinition getsets[] = {
    {"__name__", generator_get_name, generator_set_name},
    {"__qualname__", generator_get_qualname, generator_set_qualname},
    {"ag_await", generator_get_delegate, NULL},
    {"ag_frame", generator_get_frame, NULL},
    {"ag_running", get_running, NULL},
    {"ag_code", generator_get_code, NULL},
    {"ag_suspended", generator_get_suspended, NULL},
    {NULL, NULL, NULL},
};

static const MethodDefinition methods[] = {
    {"asend", async_send, 1, 1, METHOD_O, NULL},
    {"athrow", async_throw, 1, 3, METHOD_TUPLE | METHOD_HOLDS, NULL},
    {"aclose", async_close, 0, 0, 0, NULL},
    {"__sizeof__", generator_method_sizeof, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

const TypeDefinition async_generator_definition = {
    .slots = {.dealloc = generator_dealloc,
              .finalize = generator_finalize,
              .getsizeof = generator_sizeof,
              .traverse = true,
              .repr = async_repr,
              .am_aiter = step_self,
              .am_anext = async_next},
    .methods = methods,
    .getsets = getsets,
};
