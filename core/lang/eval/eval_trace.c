/* What sys.settrace and sys.setprofile ask for: a function of the program's is told of calls, lines, returns and
 * exceptions, or of calls and returns, of C code too. Owns calling it; where these happen is the loop's. CPython:
 * Python/sysmodule.c, call_trampoline; Python/ceval.c, call_trace */
#include "lang/eval/eval_private.h"

#include "lang/eval/eval.h"
#include "object/error.h"
#include "object/function.h"
#include "types/call/builtin_function.h"
#include "types/call/wrapper.h"
#include "types/class/descriptor.h"
#include "types/class/type.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/text/str.h"

static void set_function(Runtime *rt, Ref *place, uint32_t bit, Object *function)
{
    object_replace_ref(rt, place, function == NULL ? NULL : object_incref(function));
    rt->evaluation.watch = (rt->evaluation.watch & ~bit) | (function == NULL ? 0 : bit);
    host_of(rt)->evaluation_request |= EVALUATION_ATTEND;
}

void eval_set_trace(Runtime *rt, Object *function)
{
    set_function(rt, &rt->evaluation.trace_function, WATCH_TRACE, function);
}

void eval_set_profile(Runtime *rt, Object *function)
{
    set_function(rt, &rt->evaluation.profile_function, WATCH_PROFILE, function);
}

/* The frame's own function, or, where a call begins, the one for all of them: borrowed. NULL: nobody is told. */
static Object *function_for(Runtime *rt, const InterpreterFrame *frame, bool begins)
{
    if (rt->evaluation.tracing != 0)
        return NULL;
    if (begins)
        return ref_pointer(rt->evaluation.trace_function);
    const FrameObject *object = ref_pointer(frame->frame_obj);
    return object == NULL ? NULL : ref_pointer(object->f_trace);
}

/* function(frame, event, argument): new reference, or NULL and an error. */
static Object *call_function(Runtime *rt, Object *function, Object *frame, const char *event,
                             Object *argument)
{
    Object *name = str_intern_cstring(rt, event);
    if (name == NULL)
        return NULL;
    const Ref arguments[] = {ref_of(frame), ref_of(name), ref_of(argument)};
    object_incref(function);
    rt->evaluation.tracing++;
    Object *result = object_call(rt, function, arguments, 3);
    rt->evaluation.tracing--;
    object_decref(rt, function);
    object_decref(rt, name);
    return result;
}

/* What the function gives is the frame's own function from now on, unless it is None. An error ends the tracing. */
static bool tell(Runtime *rt, InterpreterFrame *frame, const char *event, Object *argument)
{
    Object *function = function_for(rt, frame, event[0] == 'c');
    if (function == NULL)
        return true;
    FrameObject *object = frame_object_of(rt, frame);
    Object *result = NULL;
    if (object != NULL) {
        object_incref((Object *)object);
        result = call_function(rt, function, (Object *)object, event, argument);
        if (result == NULL)
            object_clear_ref(rt, &object->f_trace);
        else if (result != runtime_none(rt))
            object_replace_ref(rt, &object->f_trace, object_incref(result));
        object_decref(rt, (Object *)object);
    }
    object_xdecref(rt, result);
    if (result == NULL)
        eval_set_trace(rt, NULL);
    return result != NULL;
}

/* The same for sys.setprofile's, whose result says nothing. */
static bool tell_profile(Runtime *rt, InterpreterFrame *frame, const char *event, Object *argument)
{
    Object *function = ref_pointer(rt->evaluation.profile_function);
    if (function == NULL || rt->evaluation.tracing != 0)
        return true;
    FrameObject *object = frame_object_of(rt, frame);
    Object *result = NULL;
    if (object != NULL) {
        object_incref((Object *)object);
        result = call_function(rt, function, (Object *)object, event, argument);
        object_decref(rt, (Object *)object);
    }
    object_xdecref(rt, result);
    if (result == NULL)
        eval_set_profile(rt, NULL);
    return result != NULL;
}

static bool tell_both(Runtime *rt, InterpreterFrame *frame, const char *event, Object *argument)
{
    return tell(rt, frame, event, argument) &&
           (frame_is_hidden(rt, frame) || tell_profile(rt, frame, event, argument));
}

/* `depth`: entries of localsplus in use. */
static bool tell_at(Runtime *rt, InterpreterFrame *frame, int64_t depth, const char *event)
{
    int32_t said = frame->stacktop;
    frame->stacktop = ~(int32_t)depth;
    bool goes_on = event[0] == 'c' ? tell_both(rt, frame, event, runtime_none(rt))
                                   : tell(rt, frame, event, runtime_none(rt));
    frame->stacktop = said;
    return goes_on;
}

bool trace_call(Runtime *rt, InterpreterFrame *frame, int64_t depth)
{
    return frame_is_hidden(rt, frame) || tell_at(rt, frame, depth, "call");
}

bool trace_line(Runtime *rt, InterpreterFrame *frame, int64_t depth)
{
    return tell_at(rt, frame, depth, "line");
}

/* The error that was saved is on its way again, or, where telling has failed, the new one. */
static bool restore_after(Runtime *rt, ErrorState *saved, bool goes_on)
{
    ErrorState raised;
    if (!goes_on)
        error_fetch(rt, &raised);
    error_restore(rt, saved);
    if (!goes_on) {
        error_clear(rt);
        error_restore(rt, &raised);
    }
    return goes_on;
}

bool trace_return(Runtime *rt, InterpreterFrame *frame, Object *value)
{
    if (value != NULL)
        return tell_both(rt, frame, "return", value);
    ErrorState saved;
    error_fetch(rt, &saved);
    return restore_after(rt, &saved, tell_both(rt, frame, "return", runtime_none(rt)));
}

void trace_exception(Runtime *rt, InterpreterFrame *frame)
{
    if (function_for(rt, frame, false) == NULL)
        return;
    Object *exception = object_incref(error_normalize(rt));
    Object *trace = ref_pointer(((const BaseExceptionObject *)exception)->traceback);
    const Ref items[] = {ref_of(type_as_object(object_type(exception))), ref_of(exception),
                         ref_of(trace == NULL ? runtime_none(rt) : trace)};
    ErrorState saved;
    error_fetch(rt, &saved);
    Object *argument = tuple_from_refs(rt, items, 3);
    restore_after(rt, &saved, argument != NULL && tell(rt, frame, "exception", argument));
    object_xdecref(rt, argument);
    object_decref(rt, exception);
}

/* What is told of a method is the function that is bound to its object. New reference; NULL without an error: it is no
 * C code that anybody is told of. */
static Object *told_function(Runtime *rt, Object *callable, Object *first)
{
    if (object_is_exact(rt, callable, TYPE_BUILTIN_FUNCTION))
        return object_incref(callable);
    if (first == NULL || !object_is_exact(rt, callable, TYPE_METHOD_DESCRIPTOR))
        return NULL;
    return descriptor_get(rt, callable, first, object_type(first));
}

Object *profile_call(Runtime *rt, InterpreterFrame *frame, Object *callable, Object *first, CallOfC call,
                     const void *context)
{
    Object *told =
        rt->evaluation.tracing != 0 || frame_is_hidden(rt, frame) ? NULL : told_function(rt, callable, first);
    if (told == NULL) {
        error_clear(rt);
        return call(rt, context);
    }
    Object *result = tell_profile(rt, frame, "c_call", told) ? call(rt, context) : NULL;
    if (result == NULL) {
        ErrorState saved;
        error_fetch(rt, &saved);
        restore_after(rt, &saved, tell_profile(rt, frame, "c_exception", told));
    } else if (!tell_profile(rt, frame, "c_return", told)) {
        object_decref(rt, result);
        result = NULL;
    }
    object_decref(rt, told);
    return result;
}
