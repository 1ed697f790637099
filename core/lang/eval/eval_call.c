/* Starting the loop from C, and what a call needs besides its frame; see eval.h, eval_private.h. */
#include "lang/eval/eval_private.h"

#include <string.h>

#include "lang/hooks.h"
#include "lang/import.h"

#include "object/definition.h"
#include "object/error.h"
#include "object/function.h"
#include "types/call.h"
#include "types/call/builtin_function.h"
#include "types/call/held_arguments.h"
#include "types/call/opcode.h"
#include "types/call/wrapper.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/none.h"
#include "types/text/str.h"

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
    /* A program's text is no docstring of what runs it. */
    object_replace_ref(rt, &((FunctionObject *)function)->func_doc, none_new(rt));
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

static Object *startup_subclasses(Runtime *rt, Object *kind)
{
    Object *module = import_module(rt, "_startup_errors");
    Object *name = module == NULL ? NULL : str_intern_cstring(rt, "subclasses");
    Object *function = name == NULL ? NULL : object_getattr(rt, module, name);
    Object *list = function == NULL ? NULL : object_call_one(rt, function, kind);
    object_xdecref(rt, function);
    object_xdecref(rt, name);
    object_xdecref(rt, module);
    return list;
}

const EvaluationUpcalls evaluation_upcalls = {eval_function, resume, hook_report_unraisable,
                                              startup_subclasses};

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

/* ---- what is not Python code */

/* Enters C code as recursion_enter does; `here` lies in the C stack. What does not count towards the limit needs the
 * stack alone. */
static bool recursion_enter_at(Runtime *rt, const void *here, bool counts)
{
    bool ends = (uintptr_t)here < host_of(rt)->c_stack_lowest;
    if (UNLIKELY((counts && rt->recursion_depth >= rt->recursion_limit) || ends)) {
        if (!recursion_enter(rt, " while calling a Python object"))
            return false;
        rt->recursion_depth -= !counts;
        return true;
    }
    rt->recursion_depth += counts;
    return true;
}

/* Whether a call by an instruction of code that is warm counts towards the limit of recursion: CPython's instructions
 * for functions that take an array of arguments, and its own one for len, do not count. */
static bool is_counted_call(const MethodDefinition *method)
{
    if (UNLIKELY(method == NULL))
        return true;
    /* Without jumps, which here would seldom go the same way twice. */
    const unsigned flags = method->flags;
    const bool takes_one_or_none = (method->most == 0) & ((flags & METHOD_KEYWORDS) == 0);
    const bool is_plain = ((flags & METHOD_O) != 0) | takes_one_or_none;
    return (is_plain & ((flags & METHOD_INLINED) == 0)) | ((flags & METHOD_TUPLE) != 0);
}

/* Whether it is a statement that appends to a list: CPython has an instruction for it, where nothing counts. */
static bool is_append_alone(const Runtime *rt, const MethodDefinition *method, const Object *self)
{
    if (method == NULL || !object_is_exact(rt, self, TYPE_LIST) || strcmp(method->name, "append") != 0)
        return false;
    const InterpreterFrame *frame = frame_current(rt);
    const CodeUnit *last = ref_pointer(frame->prev_instr); /* of the call's caches */
    return last[1].opcode == OP_POP_TOP;
}

/* A C function is called by its number; `method` is its row, `accepted`: which takes so many arguments. */
ALWAYS_INLINE Object *call_number(Runtime *rt, uint64_t number, const MethodDefinition *method, bool accepted,
                                  Object *self, const Arguments *arguments, bool counts)
{
    if (!counts)
        counts = is_counted_call(method) &&
                 (LIKELY(rt->recursion_depth < rt->recursion_limit) || !is_append_alone(rt, method, self));
    if (!recursion_enter_at(rt, arguments, counts))
        return NULL;
    Object *result;
    if (UNLIKELY(!accepted))
        result = function_call_holding(rt, number, self, arguments);
    else if (METHOD_IS_HELD(method->flags))
        result = call_holding_arguments(rt, method->function, self, arguments);
    else
        result = method->function(rt, self, arguments);
    rt->recursion_depth -= counts;
    return result;
}

ALWAYS_INLINE bool accepts(const MethodDefinition *method, const Arguments *arguments)
{
    return LIKELY(method != NULL) && definition_accepts(method, arguments);
}

/* Whether it is the descriptor of a method that takes `self`, with no more than a look at their classes. */
static bool is_method_for(const Runtime *rt, const Object *callable, const Object *self)
{
    return object_is_exact(rt, callable, TYPE_METHOD_DESCRIPTOR) &&
           ((const MethodDescriptorObject *)callable)->d_type == self->ob_type;
}

/* str(object) has an instruction of its own. */
static Object *call_other(Runtime *rt, Object *callable, const Arguments *arguments, bool is_warm)
{
    const bool is_str = is_warm && arguments->count == 1 && arguments->names == NULL &&
                        callable == type_as_object(runtime_type(rt, TYPE_STR));
    if (!is_str)
        return object_vectorcall(rt, callable, arguments);
    if (!recursion_enter_at(rt, arguments, false))
        return NULL;
    return object_str(rt, ref_pointer(arguments->items[0]));
}

/* C functions are called without the way through their type's slot. Code that is not warm yet calls as any other C code
 * does, which counts. */
ALWAYS_INLINE Object *call_anything(Runtime *rt, Object *callable, Arguments *arguments, bool is_warm)
{
    if (object_is_exact(rt, callable, TYPE_BUILTIN_FUNCTION)) {
        const BuiltinFunctionObject *function = (const BuiltinFunctionObject *)callable;
        const MethodDefinition *method = definition_method(function->m_ml);
        bool accepted = accepts(method, arguments);
        if (UNLIKELY(!accepted && method != NULL))
            return object_vectorcall(rt, callable, arguments);
        return call_number(rt, function->m_ml, method, accepted, ref_pointer(function->m_self), arguments,
                           !is_warm);
    }
    if (arguments->count > 0 && is_method_for(rt, callable, ref_pointer(arguments->items[0]))) {
        const uint64_t number = ((const MethodDescriptorObject *)callable)->d_method;
        Object *self = ref_pointer(arguments->items[0]);
        arguments->items++;
        arguments->count--;
        const MethodDefinition *method = definition_method(number);
        return call_number(rt, number, method, accepts(method, arguments), self, arguments,
                           !is_warm || arguments->names != NULL);
    }
    if (callable == type_as_object(runtime_type(rt, TYPE_TYPE)) && arguments->count == 1 &&
        arguments->names == NULL)
        return object_incref(type_as_object(object_type(ref_pointer(arguments->items[0]))));
    return call_other(rt, callable, arguments, is_warm);
}

/* What profile_call calls. */
typedef struct ToldCall {
    Object *callable;
    const Ref *items;
    int64_t count;
    Object *names;
    Object *keywords;
} ToldCall;

static Object *call_told(Runtime *rt, const void *context)
{
    const ToldCall *told = context;
    Arguments arguments = {told->items, told->count, told->names};
    return call_anything(rt, told->callable, &arguments, true);
}

Object *call_and_drop(Runtime *rt, InterpreterFrame *frame, const Ref *items, int64_t total, Object *names)
{
    Object *callable = ref_pointer(items[-1]);
    int64_t named = names == NULL ? 0 : tuple_size(names);
    Arguments arguments = {items, total - named, names};
    Object *result;
    if (UNLIKELY(rt->evaluation.watch & WATCH_PROFILE)) {
        Object *first = arguments.count > 0 ? ref_pointer(items[0]) : NULL;
        const ToldCall told = {callable, items, arguments.count, names, NULL};
        result = profile_call(rt, frame, callable, first, call_told, &told);
    } else {
        result = call_anything(rt, callable, &arguments, frame_code(frame)->co_warmup == 0);
    }
    frame->stacktop += (int32_t)total + 1; /* ~ of what is in use */
    object_decref(rt, callable);
    for (const Ref *item = items; item < items + total; item++)
        object_decref(rt, ref_pointer(*item));
    return result;
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

/* The items of a tuple, which what takes a tuple gets as it is. */
static Object *call_with_tuple(Runtime *rt, Object *callable, const Arguments *arguments)
{
    const bool is_class = object_is_type(callable) && object_type(callable)->tp_call == TYPE_TYPE &&
                          !type_takes_array(rt, (const TypeObject *)callable, arguments->count);
    const bool is_function = builtin_function_is_held(rt, callable);
    const bool is_wrapper = object_is_exact(rt, callable, TYPE_METHOD_WRAPPER);
    if (!is_class && !is_function && !is_wrapper)
        return object_vectorcall(rt, callable, arguments);
    if (!recursion_enter(rt, " while calling a Python object"))
        return NULL;
    Object *result = is_class      ? type_call_held(rt, callable, arguments)
                     : is_function ? builtin_function_call_held(rt, callable, arguments)
                                   : method_wrapper_call_held(rt, callable, arguments);
    recursion_leave(rt);
    return result;
}

static Object *spread(Runtime *rt, Object *callable, Object *positional, Object *keywords)
{
    int64_t count = tuple_size(positional);
    int64_t named = keywords == NULL ? 0 : dict_size(keywords);
    if (named == 0)
        return call_with_tuple(rt, callable, &(Arguments){tuple_items(positional), count, NULL});
    return object_call_spread(rt, callable, positional, keywords);
}

static Object *spread_told(Runtime *rt, const void *context)
{
    const ToldCall *told = context;
    return spread(rt, told->callable, ref_pointer(told->items[0]), told->keywords);
}

Object *call_spread(Runtime *rt, InterpreterFrame *frame, Object *callable, Object *positional,
                    Object *keywords)
{
    if (LIKELY((rt->evaluation.watch & WATCH_PROFILE) == 0))
        return spread(rt, callable, positional, keywords);
    const Ref items[] = {ref_of(positional)};
    const ToldCall told = {callable, items, 1, NULL, keywords};
    Object *first = tuple_size(positional) > 0 ? tuple_get(positional, 0) : NULL;
    return profile_call(rt, frame, callable, first, spread_told, &told);
}
