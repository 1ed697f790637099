/* Starting the loop from C, and what a call needs besides its frame; see eval.h, eval_private.h. */
#include "lang/eval_private.h"

#include "object/error.h"
#include "object/function.h"
#include "types/call.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/instance.h"
#include "types/list.h"
#include "types/names.h"
#include "types/none.h"
#include "types/tuple.h"
#include "types/type.h"

void frame_end(Runtime *rt, InterpreterFrame *frame)
{
    frame_clear(rt, frame);
    frame_release(rt, frame);
}

/* ---- from C */

Object *eval_function(Runtime *rt, FunctionObject *function, const Arguments *arguments)
{
    const CodeObject *code = ref_pointer(function->func_code);
    int64_t total = arguments_total(arguments);
    for (int64_t i = 0; i < total; i++)
        object_incref(ref_pointer(arguments->items[i]));
    object_incref(&function->ob_base);
    Object *locals =
        code->co_flags & CODE_OPTIMIZED ? NULL : object_incref(ref_pointer(function->func_globals));
    InterpreterFrame *frame =
        frame_for_call(rt, function, locals, arguments->items, arguments->count, arguments->names);
    return frame == NULL ? NULL : eval_frame(rt, frame, false);
}

Object *eval_class_body(Runtime *rt, FunctionObject *function, Object *locals)
{
    object_incref(&function->ob_base);
    InterpreterFrame *frame = frame_for_call(rt, function, object_incref(locals), NULL, 0, NULL);
    return frame == NULL ? NULL : eval_frame(rt, frame, false);
}

Object *eval_code_closure(Runtime *rt, CodeObject *code, Object *globals, Object *locals, Object *closure)
{
    Object *function = function_new(rt, code, globals, NULL);
    if (function == NULL)
        return NULL;
    if (closure != NULL)
        ((FunctionObject *)function)->func_closure = ref_of(object_incref(closure));
    Object *result = eval_class_body(rt, (FunctionObject *)function, locals == NULL ? globals : locals);
    object_decref(rt, function);
    return result;
}

Object *eval_code(Runtime *rt, CodeObject *code, Object *globals, Object *locals)
{
    return eval_code_closure(rt, code, globals, locals, NULL);
}

static Object *resume(Runtime *rt, GeneratorObject *generator, bool throwing)
{
    generator_enter(rt, generator);
    if (throwing && generator->gi_exc_state.exc_value != NO_REF &&
        generator->gi_exc_state.exc_value != ref_of(runtime_none(rt))) {
        Object *exception = error_take(rt);
        error_raise(rt, exception);
        object_decref(rt, exception);
    }
    return eval_frame(rt, &generator->gi_iframe, throwing);
}

const EvaluationUpcalls evaluation_upcalls = {eval_function, resume};

Object *eval_globals(Runtime *rt)
{
    InterpreterFrame *frame = frame_visible(frame_current(rt));
    return frame == NULL ? NULL : ref_pointer(frame->f_globals);
}

Object *eval_builtins(Runtime *rt)
{
    InterpreterFrame *frame = frame_visible(frame_current(rt));
    return ref_pointer(frame == NULL ? rt->evaluation.builtins : frame->f_builtins);
}

Object *eval_locals(Runtime *rt)
{
    InterpreterFrame *frame = frame_visible(frame_current(rt));
    if (frame == NULL) {
        error_set(rt, ERROR_SYSTEM, "frame does not exist");
        return NULL;
    }
    return frame_locals(rt, frame);
}

/* ---- instances whose class has a Python __init__ */

/* Whether calling the class is nothing but object.__new__ and a Python __init__ (borrowed, in *init). */
static bool has_python_init(Runtime *rt, const TypeObject *class, Object **init)
{
    if (object_type(&class->ob_base.ob_base) != runtime_type(rt, TYPE_TYPE) ||
        !type_has(class, TYPE_FLAG_HEAP_TYPE) || class->tp_new != TYPE_OBJECT ||
        class->tp_init != TYPE_INSTANCE)
        return false;
    *init = type_lookup(rt, class, name_object(rt, NAME_init));
    return *init != NULL && object_is_function(rt, *init);
}

InterpreterFrame *initializer_frame(Runtime *rt, Object *class, const Ref *items, int64_t positional,
                                    Object *names, int64_t pushed)
{
    Object *init;
    if (names != NULL || !has_python_init(rt, (TypeObject *)class, &init))
        return NULL;
    const CodeObject *code = ref_pointer(((FunctionObject *)init)->func_code);
    uint64_t bytes = frame_bytes(code);
    object_incref(init);
    Object *tuple = tuple_from_refs(rt, items, positional);
    const Arguments arguments = {items, positional, NULL};
    Object *instance = NULL;
    if (tuple != NULL && recursion_enter(rt, " while calling a Python object")) {
        instance = type_new_slot((TypeObject *)class)(rt, (TypeObject *)class, &arguments);
        if (instance == NULL)
            recursion_leave(rt);
    }
    InterpreterFrame *frame = instance == NULL ? NULL : frame_reserve(rt, bytes + sizeof(FrameInitializer));
    if (frame == NULL)
        goto failed;
    frame_begin(frame, (FunctionObject *)init, NULL);
    for (int32_t i = 0; i < code->co_nlocalsplus; i++)
        frame->localsplus[i] = NO_REF;
    Ref few[8];
    Ref *given = few;
    if (positional >= 8) {
        given = memory_alloc(&rt->memory, (uint64_t)(positional + 1) * sizeof(Ref));
        if (given == NULL) {
            error_no_memory(rt);
            frame_end(rt, frame);
            init = NULL;
            goto failed;
        }
    }
    given[0] = ref_of(object_incref(instance));
    for (int64_t i = 0; i < positional; i++)
        given[i + 1] = ref_of(object_incref(ref_pointer(items[i])));
    int status = bind_arguments(rt, (FunctionObject *)init, frame->localsplus, given, positional + 1, NULL);
    if (given != few)
        memory_free(&rt->memory, given);
    if (status < 0) {
        frame_end(rt, frame);
        init = NULL;
        goto failed;
    }
    frame->is_entry = FRAME_INITIALIZER;
    *frame_initializer(frame) = (FrameInitializer){ref_of(instance), ref_of(tuple), pushed};
    return frame;
failed:
    if (instance != NULL)
        recursion_leave(rt);
    object_xdecref(rt, instance);
    object_xdecref(rt, tuple);
    object_xdecref(rt, init);
    return NULL;
}

Object *initializer_end(Runtime *rt, InterpreterFrame *frame, Object *result)
{
    FrameInitializer initializer = *frame_initializer(frame);
    Object *instance = ref_pointer(initializer.instance);
    recursion_leave(rt);
    frame_end(rt, frame);
    bool good = result != NULL && result == runtime_none(rt);
    if (result != NULL && !good)
        error_set(rt, ERROR_TYPE, "__init__() should return None, not '%.200s'",
                  type_name_of(object_type(result)));
    object_xdecref(rt, result);
    if (!good) {
        ErrorState saved;
        error_fetch(rt, &saved);
        object_decref(rt, instance);
        instance = NULL;
        object_decref(rt, ref_pointer(initializer.arguments));
        error_restore(rt, &saved);
        return NULL;
    }
    object_decref(rt, ref_pointer(initializer.arguments));
    return instance;
}

/* ---- f(*a, **k) */

Object *spread_positional(Runtime *rt, Object *callable, Object *iterable)
{
    if (object_is_exact(rt, iterable, TYPE_TUPLE))
        return object_incref(iterable);
    const TypeObject *type = object_type(iterable);
    if (type_iter_slot(type) == NULL && type_sq_item(type) == NULL) {
        Object *name = callable_name(rt, callable);
        if (name != NULL)
            error_format(rt, ERROR_TYPE, "%U argument after * must be an iterable, not %.200T", name,
                         iterable);
        object_xdecref(rt, name);
        return NULL;
    }
    return sequence_tuple(rt, iterable);
}

Object *call_spread(Runtime *rt, Object *callable, Object *positional, Object *keywords)
{
    int64_t count = tuple_size(positional);
    int64_t named = keywords == NULL ? 0 : dict_size(keywords);
    if (named == 0)
        return object_vectorcall(rt, callable, &(Arguments){tuple_items(positional), count, NULL});
    return object_call_spread(rt, callable, positional, keywords);
}

/* ---- events */

void post_call(Runtime *rt, const InterpreterFrame *frame)
{
    event_post(&rt->memory, OURO_EVENT_CALL, ref_of(frame), frame->f_code, frame_line(frame));
}

/* A line begins where the line changes, and where a jump goes back. CPython: maybe_call_line_trace */
static void post_line(Runtime *rt, const InterpreterFrame *frame, int64_t unit)
{
    const CodeObject *code = frame_code(frame);
    int64_t before = frame_last_unit(frame);
    int32_t line = code_line(code, unit);
    if (line < 0 || (before >= 0 && before <= unit && code_line(code, before) == line))
        return;
    event_post(&rt->memory, OURO_EVENT_LINE, ref_of(frame), ref_of(code), line);
}

void post_instruction(Runtime *rt, const InterpreterFrame *frame, const CodeUnit *instruction)
{
    const CodeObject *code = frame_code(frame);
    int64_t unit = instruction - code_units(code);
    if (!frame_is_incomplete(frame) || unit >= code->_co_firsttraceable)
        post_line(rt, frame, unit);
    event_post(&rt->memory, OURO_EVENT_INSTRUCTION, ref_of(frame), ref_of(code), 2 * unit);
}
