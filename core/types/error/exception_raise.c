/* Raising: the light error made an exception object, and the other way round; chains of contexts. CPython:
 * Python/errors.c */
#include "types/error/exception.h"

#include <string.h>

#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin.h"
#include "types/call.h"
#include "types/class/type.h"
#include "types/container/tuple.h"
#include "types/error/exception_group.h"
#include "types/error/memory_error.h"
#include "types/number/int.h"
#include "types/text/str.h"
#include "types/text/str_utf8.h"

static bool is_kind_of(const Runtime *rt, uint32_t kind, ErrorKind base)
{
    return kind == base || type_is_subtype(exception_type(rt, (ErrorKind)kind), exception_type(rt, base));
}

/* The kind of the built-in class that gives the exception its layout. */
static uint32_t kind_of(const Runtime *rt, const Object *exception)
{
    TypeId id = type_id_of(rt, type_builtin_base(object_type(exception)));
    return (uint32_t)(id - TYPE_ERROR_BASE_EXCEPTION) + ERROR_BASE_EXCEPTION;
}

bool error_matches(const Runtime *rt, ErrorKind kind)
{
    const Object *exception = ref_pointer(rt->error.exception);
    if (rt->error.kind == ERROR_NONE)
        return false;
    if (exception != NULL)
        return type_is_subtype(object_type(exception), exception_type(rt, kind));
    return is_kind_of(rt, rt->error.kind, kind);
}

int error_matches_classes(Runtime *rt, Object *classes)
{
    const Object *exception = ref_pointer(rt->error.exception);
    const TypeObject *type =
        exception != NULL ? object_type(exception) : exception_type(rt, (ErrorKind)rt->error.kind);
    if (!object_is_tuple(classes))
        return object_is_exception_class(classes) && type_is_subtype(type, (const TypeObject *)classes);
    if (!recursion_enter(rt, " in comparison"))
        return -1;
    int result = 0;
    for (int64_t i = 0; result == 0 && i < tuple_size(classes); i++)
        result = error_matches_classes(rt, tuple_get(classes, i));
    recursion_leave(rt);
    return result;
}

/* ---- contexts */

Object *exception_handled(const Runtime *rt)
{
    const HandledException *handled = ref_pointer(rt->evaluation.handled);
    for (; handled != NULL; handled = ref_pointer(handled->previous_item)) {
        Object *exception = ref_pointer(handled->exc_value);
        if (exception != NULL && exception != runtime_none(rt))
            return exception;
    }
    return NULL;
}

void exception_set_context(Runtime *rt, Object *exception, Object *context)
{
    object_replace_ref(rt, &exception_of(exception)->context, context);
}

void exception_set_cause(Runtime *rt, Object *exception, Object *cause)
{
    exception_of(exception)->suppress_context = 1;
    object_replace_ref(rt, &exception_of(exception)->cause, cause);
}

/* Where the chain of `handled` comes by `exception` it is cut; one that is a ring already is gone through once: a slow
 * second walker meets the first. */
static void cut_ring(Runtime *rt, Object *exception, Object *handled)
{
    Object *last = handled;
    Object *slow = handled;
    bool step = false;
    for (Object *next; (next = ref_pointer(exception_of(last)->context)) != NULL; last = next) {
        if (next == exception) {
            exception_set_context(rt, last, NULL);
            return;
        }
        if (next == slow)
            return;
        if (step)
            slow = ref_pointer(exception_of(slow)->context);
        step = !step;
    }
}

void exception_chain(Runtime *rt, Object *exception, Object *handled)
{
    if (handled == NULL || handled == exception || is_last_memory_error(rt, exception))
        return;
    object_incref(handled);
    cut_ring(rt, exception, handled);
    exception_set_context(rt, exception, handled);
}

/* ---- the light error as an object */

/* The text of the error as a str: new reference. Never more than one argument is made of it. */
static Object *make_argument(Runtime *rt, const ErrorState *error)
{
    if (error->value != NO_REF)
        return object_incref(ref_pointer(error->value));
    return str_from_own_utf8(rt, error->message, error->length);
}

/* What the class's __init__ would make of its arguments. Nothing can fail. */
static void set_fields(Runtime *rt, Object *exception, const ErrorState *error, Object *argument)
{
    Object *first = argument == NULL ? runtime_none(rt) : argument;
    if (error->kind == ERROR_STOP_ITERATION) {
        ((StopIterationObject *)exception)->value = ref_of(object_incref(first));
    } else if (error->kind == ERROR_SYSTEM_EXIT) {
        ((SystemExitObject *)exception)->code = ref_of(object_xincref(argument));
    } else if (error->kind == ERROR_ATTRIBUTE) {
        ((AttributeErrorObject *)exception)->name = ref_of(object_xincref(ref_pointer(error->name)));
        ((AttributeErrorObject *)exception)->obj = ref_of(object_xincref(ref_pointer(error->subject)));
    } else if (is_kind_of(rt, error->kind, ERROR_NAME)) {
        ((NameErrorObject *)exception)->name = ref_of(object_xincref(ref_pointer(error->name)));
    } else if (is_kind_of(rt, error->kind, ERROR_IMPORT)) {
        ((ImportErrorObject *)exception)->msg = ref_of(object_xincref(argument));
        ((ImportErrorObject *)exception)->name = ref_of(object_xincref(ref_pointer(error->name)));
    } else if (is_kind_of(rt, error->kind, ERROR_SYNTAX)) {
        ((SyntaxErrorObject *)exception)->msg = ref_of(object_xincref(argument));
    } else if (is_kind_of(rt, error->kind, ERROR_OS)) {
        ((OSErrorObject *)exception)->written = -1;
    }
}

/* New reference; NULL without memory for it. The error is not the runtime's any more. */
static Object *make_exception(Runtime *rt, const ErrorState *error)
{
    bool is_silent = error->value == NO_REF && error->length == 0;
    Object *argument = is_silent ? NULL : make_argument(rt, error);
    if (!is_silent && argument == NULL)
        return NULL;
    const Ref items[1] = {ref_of(argument)};
    TypeObject *type = exception_type(rt, (ErrorKind)error->kind);
    Object *exception = base_exception_make(rt, type, &(Arguments){items, argument != NULL, NULL});
    if (exception != NULL)
        set_fields(rt, exception, error, argument);
    object_xdecref(rt, argument);
    return exception;
}

static void drop_saved(Runtime *rt, ErrorState *error)
{
    object_xdecref(rt, ref_pointer(error->value));
    object_xdecref(rt, ref_pointer(error->name));
    object_xdecref(rt, ref_pointer(error->subject));
    object_xdecref(rt, ref_pointer(error->exception));
}

Object *error_normalize(Runtime *rt)
{
    assert_internal(error_occurred(rt));
    if (rt->error.exception != NO_REF)
        return ref_pointer(rt->error.exception);
    ErrorState error;
    error_fetch(rt, &error);
    bool is_plain = error.kind == ERROR_MEMORY && error.length == 0 && error.value == NO_REF;
    Object *exception = is_plain ? NULL : make_exception(rt, &error);
    if (exception == NULL) {
        error_clear(rt);
        exception = memory_error_new(rt);
    }
    drop_saved(rt, &error);
    exception_chain(rt, exception, exception_handled(rt));
    error_put_back(rt, exception);
    return exception;
}

Object *error_take(Runtime *rt)
{
    Object *exception = object_incref(error_normalize(rt));
    error_clear(rt);
    return exception;
}

void error_put_back(Runtime *rt, Object *exception)
{
    error_clear(rt);
    rt->error.kind = kind_of(rt, exception);
    rt->error.exception = ref_of(exception);
}

/* ---- raising objects */

/* An instance of what is raised: new reference; NULL and an error. */
static Object *instance_of(Runtime *rt, Object *exception, const char *refusal)
{
    if (object_is_exception(exception))
        return object_incref(exception);
    if (!object_is_exception_class(exception))
        return error_format(rt, ERROR_TYPE, "%s", refusal);
    Object *instance = object_call_no_arguments(rt, exception);
    if (instance == NULL || object_is_exception(instance))
        return instance;
    error_format(rt, ERROR_TYPE, "calling %R should have returned an instance of BaseException, not %R",
                 exception, type_as_object(object_type(instance)));
    object_decref(rt, instance);
    return NULL;
}

void error_raise(Runtime *rt, Object *exception)
{
    Object *instance = instance_of(rt, exception, "exceptions must derive from BaseException");
    if (instance == NULL)
        return;
    exception_chain(rt, instance, exception_handled(rt));
    error_put_back(rt, instance);
}

/* The cause as an instance; NULL for None. False and an error. */
static bool take_cause(Runtime *rt, Object *cause, Object **instance)
{
    *instance = NULL;
    if (cause == runtime_none(rt))
        return true;
    if (object_is_exception_class(cause)) {
        *instance = object_call_no_arguments(rt, cause);
    } else if (object_is_exception(cause)) {
        *instance = object_incref(cause);
    } else {
        error_set(rt, ERROR_TYPE, "exception causes must derive from BaseException");
    }
    return *instance != NULL;
}

void error_raise_from(Runtime *rt, Object *exception, Object *cause)
{
    if (cause == NULL) {
        error_raise(rt, exception);
        return;
    }
    Object *taken;
    Object *instance = instance_of(rt, exception, "exceptions must derive from BaseException");
    if (instance == NULL)
        return;
    if (!take_cause(rt, cause, &taken)) {
        object_decref(rt, instance);
        return;
    }
    exception_set_cause(rt, instance, taken);
    exception_chain(rt, instance, exception_handled(rt));
    error_put_back(rt, instance);
}

/* ---- short cuts for C code */

void *error_raise_new(Runtime *rt, ErrorKind kind, const Ref *arguments, int64_t count)
{
    Object *exception = object_call(rt, type_as_object(exception_type(rt, kind)), arguments, count);
    if (exception == NULL)
        return NULL;
    error_raise(rt, exception);
    object_decref(rt, exception);
    return NULL;
}

void *error_unicode(Runtime *rt, ErrorKind kind, const char *encoding, Object *object, int64_t start,
                    int64_t end, const char *reason)
{
    Object *parts[5] = {str_from_cstring(rt, encoding), object_incref(object), int_from_int64(rt, start),
                        int_from_int64(rt, end), str_from_cstring(rt, reason)};
    Ref arguments[5];
    bool complete = true;
    for (int i = 0; i < 5; i++) {
        arguments[i] = ref_of(parts[i]);
        complete = complete && parts[i] != NULL;
    }
    if (complete)
        error_raise_new(rt, kind, arguments, 5);
    for (int i = 0; i < 5; i++)
        object_xdecref(rt, parts[i]);
    return NULL;
}

void *error_undefined_name(Runtime *rt, ErrorKind kind, const char *format, Object *name)
{
    error_format(rt, kind, format, name);
    if (rt->error.kind == (uint32_t)kind)
        error_set_about(rt, NULL, name);
    return NULL;
}

/* ---- the beginning */

int exception_init(Runtime *rt) { return memory_error_init(rt) < 0 ? -1 : exception_group_init(rt); }
