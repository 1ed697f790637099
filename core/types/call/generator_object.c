/* Generators: making them, their steps, their end; see generator_object.h. */
#include "types/call/generator_object.h"

#include <string.h>

#include "gc/gc.h"
#include "object/dealloc.h"
#include "object/definition.h"
#include "object/error.h"
#include "object/weakref.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/call/function.h"
#include "types/call/opcode.h"
#include "types/class/instance.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/none.h"

static GeneratorObject *generator_of(Object *object) { return (GeneratorObject *)object; }

static bool is_exact(const Runtime *rt, const GeneratorObject *generator, TypeId id)
{
    return object_is_exact(rt, &generator->ob_base, id);
}

/* ---- making */

static TypeId kind_of_code(const CodeObject *code)
{
    if (code->co_flags & CODE_COROUTINE)
        return TYPE_COROUTINE;
    return code->co_flags & CODE_ASYNC_GENERATOR ? TYPE_ASYNC_GENERATOR : TYPE_GENERATOR;
}

GeneratorObject *generator_new(Runtime *rt, FunctionObject *function)
{
    CodeObject *code = ref_pointer(function->func_code);
    TypeObject *type = runtime_type(rt, kind_of_code(code));
    int64_t variables = ((int64_t)code->co_nlocalsplus + code->co_stacksize) * (int64_t)sizeof(Ref);
    GeneratorObject *generator =
        (GeneratorObject *)gc_alloc(rt, type, (int64_t)sizeof *generator + variables);
    if (generator == NULL)
        return NULL;
    object_init(rt, &generator->ob_base, type);
    generator->gi_code = ref_of(object_incref(&code->ob_base.ob_base));
    generator->gi_weakreflist = NO_REF;
    generator->gi_name = ref_of(object_incref(ref_pointer(function->func_name)));
    generator->gi_qualname = ref_of(object_incref(ref_pointer(function->func_qualname)));
    generator->gi_exc_state = (HandledException){NO_REF, NO_REF};
    generator->gi_origin_or_finalizer = NO_REF;
    generator->gi_hooks_inited = 0;
    generator->gi_closed = 0;
    generator->gi_running_async = 0;
    generator->gi_frame_state = GENERATOR_CLEARED;
    generator->padding = 0;
    memset(&generator->gi_iframe, 0, sizeof generator->gi_iframe);
    gc_track(rt, &generator->ob_base);
    return generator;
}

Object *handled_exception(const Runtime *rt)
{
    const HandledException *handled = ref_pointer(rt->evaluation.handled);
    for (; handled != NULL; handled = ref_pointer(handled->previous_item)) {
        if (handled->exc_value != NO_REF && handled->exc_value != ref_of(runtime_none(rt)))
            return ref_pointer(handled->exc_value);
    }
    return ref_pointer(rt->evaluation.handled_outermost.exc_value);
}

/* ---- StopIteration */

/* With None it has no arguments. */
void stop_iteration_set(Runtime *rt, Object *value)
{
    if (value == runtime_none(rt))
        error_set(rt, ERROR_STOP_ITERATION, "%s", "");
    else
        error_set_value(rt, ERROR_STOP_ITERATION, value);
}

int stop_iteration_take(Runtime *rt, Object **value)
{
    if (!error_occurred(rt)) {
        *value = none_new(rt);
        return 0;
    }
    if (!error_matches(rt, ERROR_STOP_ITERATION))
        return -1;
    const ErrorState *error = &rt->error;
    if (error->exception == NO_REF && error->kind == ERROR_STOP_ITERATION && error->length == 0) {
        Object *light = ref_pointer(error->value);
        *value = object_incref(light == NULL ? runtime_none(rt) : light);
        error_clear(rt);
        return 0;
    }
    error_normalize(rt);
    if (!error_matches(rt, ERROR_STOP_ITERATION))
        return -1;
    Object *exception = error_take(rt);
    Ref held = ((const StopIterationObject *)exception)->value;
    *value = object_incref(held == NO_REF ? runtime_none(rt) : ref_pointer(held));
    object_decref(rt, exception);
    return 0;
}

/* ---- steps */

static const char *kind_name(const Runtime *rt, const GeneratorObject *generator)
{
    if (is_exact(rt, generator, TYPE_COROUTINE))
        return "coroutine";
    return is_exact(rt, generator, TYPE_ASYNC_GENERATOR) ? "async generator" : "generator";
}

/* RuntimeError, caused by the error on its way. CPython: _PyErr_FormatFromCause */
static void replace_error(Runtime *rt, const char *kind, const char *raised)
{
    Object *cause = error_take(rt);
    error_set(rt, ERROR_RUNTIME, "%s raised %s", kind, raised);
    Object *exception = error_take(rt);
    BaseExceptionObject *fields = (BaseExceptionObject *)exception;
    if (exception != cause) {
        object_replace_ref(rt, &fields->cause, object_incref(cause));
        object_replace_ref(rt, &fields->context, object_incref(cause));
        fields->suppress_context = 1;
    }
    object_decref(rt, cause);
    error_put_back(rt, exception);
}

void generator_finish(Runtime *rt, GeneratorObject *generator, bool failed)
{
    if (failed && error_matches(rt, ERROR_STOP_ITERATION))
        replace_error(rt, kind_name(rt, generator), "StopIteration");
    else if (failed && is_exact(rt, generator, TYPE_ASYNC_GENERATOR) &&
             error_matches(rt, ERROR_STOP_ASYNC_ITERATION))
        replace_error(rt, "async generator", "StopAsyncIteration");
    object_clear_ref(rt, &generator->gi_exc_state.exc_value);
    generator->gi_frame_state = GENERATOR_CLEARED;
    frame_clear(rt, &generator->gi_iframe);
}

/* It has ended before: an error for a coroutine; else StopIteration where something is sent, and for next nothing. */
static StepResult step_ended(Runtime *rt, const GeneratorObject *generator, const Object *value,
                             bool throwing, bool closing, Object **result)
{
    if (is_exact(rt, generator, TYPE_COROUTINE) && !closing) {
        error_set(rt, ERROR_RUNTIME, "cannot reuse already awaited coroutine");
        return STEP_ERROR;
    }
    if (value == NULL || throwing)
        return STEP_ERROR;
    *result = none_new(rt);
    return STEP_RETURNED;
}

/* CPython: gen_send_ex2 */
static StepResult step(Runtime *rt, GeneratorObject *generator, Object *value, bool throwing, bool closing,
                       Object **result)
{
    *result = NULL;
    if (generator->gi_frame_state == GENERATOR_CREATED && value != NULL && value != runtime_none(rt)) {
        error_set(rt, ERROR_TYPE, "can't send non-None value to a just-started %s", kind_name(rt, generator));
        return STEP_ERROR;
    }
    if (generator->gi_frame_state == GENERATOR_EXECUTING) {
        error_set(rt, ERROR_VALUE, "%s already executing", kind_name(rt, generator));
        return STEP_ERROR;
    }
    if (generator->gi_frame_state >= GENERATOR_COMPLETED)
        return step_ended(rt, generator, value, throwing, closing, result);
    generator_push(generator, object_incref(value == NULL ? runtime_none(rt) : value));
    *result = evaluation_upcalls.resume(rt, generator, throwing);
    if (*result == NULL)
        return STEP_ERROR;
    if (generator->gi_frame_state == GENERATOR_SUSPENDED)
        return STEP_YIELDED;
    if (*result == runtime_none(rt) && !is_exact(rt, generator, TYPE_ASYNC_GENERATOR) && value == NULL) {
        object_decref(rt, *result);
        *result = NULL;
    }
    return STEP_RETURNED;
}

/* What a method gives of a step: what was yielded, or NULL with the error. CPython: gen_send_ex */
static Object *step_value(Runtime *rt, GeneratorObject *generator, Object *value, bool throwing, bool closing)
{
    Object *result;
    if (step(rt, generator, value, throwing, closing, &result) != STEP_RETURNED)
        return result;
    if (is_exact(rt, generator, TYPE_ASYNC_GENERATOR))
        error_set(rt, ERROR_STOP_ASYNC_ITERATION, "%s", "");
    else if (result == NULL || result == runtime_none(rt))
        error_set(rt, ERROR_STOP_ITERATION, "%s", "");
    else
        stop_iteration_set(rt, result);
    object_xdecref(rt, result);
    return NULL;
}

Object *generator_send_method(Runtime *rt, GeneratorObject *generator, Object *value)
{
    return step_value(rt, generator, value, false, false);
}

Object *generator_iternext(Runtime *rt, Object *object)
{
    Object *result;
    if (step(rt, generator_of(object), NULL, false, false, &result) == STEP_RETURNED && result != NULL) {
        if (result != runtime_none(rt))
            stop_iteration_set(rt, result);
        object_decref(rt, result);
        return NULL;
    }
    return result;
}

StepResult iterator_send(Runtime *rt, Object *receiver, Object *value, Object **result)
{
    if (object_is_generator(rt, receiver) || object_is_coroutine(rt, receiver))
        return step(rt, generator_of(receiver), value, false, false, result);
    NextFunction next = type_iternext_slot(object_type(receiver));
    const Ref argument = ref_of(value);
    if (value == runtime_none(rt) && next != NULL)
        *result = next(rt, receiver);
    else
        *result = object_call_method(rt, receiver, name_object(rt, NAME_plain_send), &argument, 1);
    if (*result != NULL)
        return STEP_YIELDED;
    return stop_iteration_take(rt, result) == 0 ? STEP_RETURNED : STEP_ERROR;
}

/* ---- delegation */

/* A suspended frame stands behind YIELD_VALUE; RESUME's argument says what for: 2 yield from, 3 await. */
Object *generator_delegate(const GeneratorObject *generator)
{
    const InterpreterFrame *frame = &generator->gi_iframe;
    if (generator->gi_frame_state != GENERATOR_SUSPENDED)
        return NULL;
    const uint8_t *next = (const uint8_t *)ref_pointer(frame->prev_instr) + 2;
    if (next[0] != OP_RESUME || next[1] < 2)
        return NULL;
    return ref_pointer(frame->localsplus[frame->stacktop - 1]);
}

/* 0, or -1 and an error. An error in looking `close` up reaches nobody. CPython: gen_close_iter */
static int close_delegate(Runtime *rt, Object *delegate)
{
    Object *result;
    if (object_is_generator(rt, delegate) || object_is_coroutine(rt, delegate)) {
        result = generator_close(rt, generator_of(delegate));
    } else {
        Object *method;
        int found = object_lookup_attribute(rt, delegate, name_object(rt, NAME_plain_close), &method);
        if (found < 0)
            error_write_unraisable(rt, delegate);
        if (found <= 0)
            return 0;
        result = object_call_no_arguments(rt, method);
        object_decref(rt, method);
    }
    object_xdecref(rt, result);
    return result == NULL ? -1 : 0;
}

/* The generator counts as running meanwhile. */
static int close_delegate_of(Runtime *rt, GeneratorObject *generator, Object *delegate)
{
    int8_t state = generator->gi_frame_state;
    object_incref(delegate);
    generator->gi_frame_state = GENERATOR_EXECUTING;
    int status = close_delegate(rt, delegate);
    generator->gi_frame_state = state;
    object_decref(rt, delegate);
    return status;
}

Object *generator_close(Runtime *rt, GeneratorObject *generator)
{
    Object *delegate = generator_delegate(generator);
    if (delegate == NULL || close_delegate_of(rt, generator, delegate) == 0)
        error_set(rt, ERROR_GENERATOR_EXIT, "%s", "");
    Object *result = step_value(rt, generator, runtime_none(rt), true, true);
    if (result != NULL) {
        object_decref(rt, result);
        error_set(rt, ERROR_RUNTIME, "%s ignored GeneratorExit", kind_name(rt, generator));
        return NULL;
    }
    if (error_matches(rt, ERROR_STOP_ITERATION) || error_matches(rt, ERROR_GENERATOR_EXIT)) {
        error_clear(rt);
        return none_new(rt);
    }
    return NULL;
}

/* ---- throw */

static bool is_none(const Runtime *rt, const Object *object)
{
    return object == NULL || object == runtime_none(rt);
}

/* class(value), as throw's arguments have it: new reference; NULL and an error. */
static Object *exception_made(Runtime *rt, Object *class, Object *value)
{
    Object *made;
    if (is_none(rt, value))
        made = object_call_no_arguments(rt, class);
    else if (object_is_exact(rt, value, TYPE_TUPLE))
        made = object_call_spread(rt, class, value, NULL);
    else
        made = object_call_one(rt, class, value);
    if (made == NULL || object_is_exception(made))
        return made;
    error_format(rt, ERROR_TYPE, "calling %R should have returned an instance of BaseException, not %T",
                 class, made);
    object_decref(rt, made);
    return NULL;
}

/* Makes what throw was given the error on its way. 0, or -1 with the error that it cannot be. */
static int raise_given(Runtime *rt, Object *type, Object *value, Object *traceback)
{
    if (!is_none(rt, traceback) && !object_is_exact(rt, traceback, TYPE_TRACEBACK)) {
        error_set(rt, ERROR_TYPE, "throw() third argument must be a traceback object");
        return -1;
    }
    if (object_is_exception(type)) {
        if (!is_none(rt, value)) {
            error_set(rt, ERROR_TYPE, "instance exception may not have a separate value");
            return -1;
        }
        object_incref(type);
    } else if (!object_is_exception_class(type)) {
        error_format(rt, ERROR_TYPE,
                     "exceptions must be classes or instances deriving from BaseException, not %T", type);
        return -1;
    } else if (!is_none(rt, value) && object_is_exception(value) &&
               type_is_subtype(object_type(value), (const TypeObject *)type)) {
        type = object_incref(value);
    } else {
        type = exception_made(rt, type, value);
        if (type == NULL)
            return 0; /* what the constructor raised is thrown instead */
    }
    if (!is_none(rt, traceback))
        object_replace_ref(rt, &((BaseExceptionObject *)type)->traceback, object_incref(traceback));
    error_put_back(rt, type);
    return 0;
}

static bool is_generator_exit(Runtime *rt, const Object *type)
{
    const TypeObject *wanted = exception_type(rt, ERROR_GENERATOR_EXIT);
    if (object_is_exception_class(type))
        return type_is_subtype((const TypeObject *)type, wanted);
    return type_is_subtype(object_type(type), wanted);
}

/* Throws into what it delegates to, whose frame is then called by this one's. NULL without an error and *has_throw
 * false: that has no such method. */
static Object *throw_into_delegate(Runtime *rt, GeneratorObject *generator, Object *delegate, bool closes,
                                   Object *type, Object *value, Object *traceback, bool *has_throw)
{
    bool is_ours = object_is_generator(rt, delegate) || object_is_coroutine(rt, delegate);
    Object *method = NULL;
    *has_throw = true;
    if (!is_ours) {
        int found = object_lookup_attribute(rt, delegate, name_object(rt, NAME_plain_throw), &method);
        *has_throw = found != 0;
        if (found <= 0)
            return NULL;
    }
    if (!recursion_enter(rt, " while calling a Python object")) {
        object_xdecref(rt, method);
        return NULL;
    }
    int8_t state = generator->gi_frame_state;
    Ref caller = rt->evaluation.frame;
    generator->gi_iframe.previous = caller;
    rt->evaluation.frame = ref_of(&generator->gi_iframe);
    generator->gi_frame_state = GENERATOR_EXECUTING;
    Object *result;
    if (is_ours) {
        result = generator_throw(rt, generator_of(delegate), closes, type, value, traceback);
    } else {
        const Ref given[] = {ref_of(type), ref_of(value), ref_of(traceback)};
        int64_t count = traceback != NULL ? 3 : value != NULL ? 2 : 1;
        result = object_call(rt, method, given, count);
        object_decref(rt, method);
    }
    generator->gi_frame_state = state;
    generator->gi_iframe.previous = NO_REF;
    rt->evaluation.frame = caller;
    recursion_leave(rt);
    return result;
}

/* What it delegated to has ended: goes on behind the SEND, with the value, or with the error. */
static Object *go_on_after_delegate(Runtime *rt, GeneratorObject *generator)
{
    InterpreterFrame *frame = &generator->gi_iframe;
    if (generator->gi_frame_state != GENERATOR_SUSPENDED)
        return NULL;
    const uint8_t *send = (const uint8_t *)ref_pointer(frame->prev_instr) - 2;
    Object *value;
    frame->prev_instr += 2 * (uint64_t)(send[1] - 1);
    object_decref(rt, ref_pointer(frame->localsplus[--frame->stacktop]));
    if (stop_iteration_take(rt, &value) < 0)
        return step_value(rt, generator, runtime_none(rt), true, false);
    Object *result = step_value(rt, generator, value, false, false);
    object_decref(rt, value);
    return result;
}

static Object *throw_here(Runtime *rt, GeneratorObject *generator, Object *type, Object *value,
                          Object *traceback)
{
    if (raise_given(rt, type, value, traceback) < 0)
        return NULL;
    return step_value(rt, generator, runtime_none(rt), true, false);
}

Object *generator_throw(Runtime *rt, GeneratorObject *generator, bool closes, Object *type, Object *value,
                        Object *traceback)
{
    Object *delegate = object_xincref(generator_delegate(generator));
    if (delegate == NULL)
        return throw_here(rt, generator, type, value, traceback);
    if (closes && is_generator_exit(rt, type)) {
        int status = close_delegate_of(rt, generator, delegate);
        object_decref(rt, delegate);
        return status < 0 ? step_value(rt, generator, runtime_none(rt), true, false)
                          : throw_here(rt, generator, type, value, traceback);
    }
    bool has_throw;
    Object *result = throw_into_delegate(rt, generator, delegate, closes, type, value, traceback, &has_throw);
    object_decref(rt, delegate);
    if (!has_throw)
        return throw_here(rt, generator, type, value, traceback);
    return result != NULL ? result : go_on_after_delegate(rt, generator);
}

/* ---- the end */

static bool never_awaited(const Runtime *rt, const GeneratorObject *generator)
{
    return is_exact(rt, generator, TYPE_COROUTINE) && generator->gi_frame_state == GENERATOR_CREATED;
}

/* CPython: _PyGen_Finalize */
void generator_finalize(Runtime *rt, Object *object)
{
    GeneratorObject *generator = generator_of(object);
    if (generator->gi_frame_state >= GENERATOR_COMPLETED)
        return;
    ErrorState saved;
    error_fetch(rt, &saved);
    Object *finalizer = ref_pointer(generator->gi_origin_or_finalizer);
    if (is_exact(rt, generator, TYPE_ASYNC_GENERATOR) && finalizer != NULL && !generator->gi_closed) {
        Object *result = object_call_one(rt, finalizer, object);
        if (result == NULL)
            error_write_unraisable(rt, object);
        object_xdecref(rt, result);
        error_restore(rt, &saved);
        return;
    }
    if (never_awaited(rt, generator)) {
        coroutine_warn_never_awaited(rt, generator);
    } else {
        Object *result = generator_close(rt, generator);
        if (result == NULL && error_occurred(rt))
            error_write_unraisable(rt, object);
        object_xdecref(rt, result);
    }
    error_restore(rt, &saved);
}

void generator_dealloc(Runtime *rt, Object *object)
{
    GeneratorObject *generator = generator_of(object);
    gc_untrack(rt, object);
    if (!dealloc_begin(rt, object))
        return;
    if (generator->gi_weakreflist != NO_REF)
        weakref_clear_all(rt, object);
    gc_track(rt, object);
    if (instance_finalize_dying(rt, object)) {
        dealloc_end(rt);
        return;
    }
    gc_untrack(rt, object);
    object_clear_ref(rt, &generator->gi_origin_or_finalizer);
    if (generator->gi_frame_state < GENERATOR_CLEARED) {
        generator->gi_frame_state = GENERATOR_CLEARED;
        generator->gi_iframe.previous = NO_REF;
        frame_clear(rt, &generator->gi_iframe);
    }
    object_clear_ref(rt, &generator->gi_code);
    object_clear_ref(rt, &generator->gi_name);
    object_clear_ref(rt, &generator->gi_qualname);
    object_clear_ref(rt, &generator->gi_exc_state.exc_value);
    gc_free(rt, object);
    dealloc_end(rt);
}

int64_t generator_sizeof(Runtime *rt, Object *object)
{
    (void)rt;
    const CodeObject *code = ref_pointer(generator_of(object)->gi_code);
    return (int64_t)sizeof(GeneratorObject) +
           ((int64_t)code->co_nlocalsplus + code->co_stacksize) * (int64_t)sizeof(Ref);
}
