/* What the parts of the evaluation loop share; see eval.h. Everything here that may run code expects the loop to have
 * saved its place in the frame. References returned are new; NULL or -1 comes with an error. */
#ifndef OURO_LANG_EVAL_PRIVATE_H
#define OURO_LANG_EVAL_PRIVATE_H

#include "lang/eval/eval.h"
#include "types/abstract.h"

typedef struct CodeUnit {
    uint8_t opcode;
    uint8_t argument;
} CodeUnit;

_Static_assert(sizeof(CodeUnit) == 2, "co_code_adaptive is made of them");

ALWAYS_INLINE CodeUnit *code_units(const CodeObject *code)
{
    return (CodeUnit *)(uintptr_t)code->co_code_adaptive;
}

/* The Ref of memory that is not NULL. */
ALWAYS_INLINE Ref live(const void *pointer) { return REF_HIGH_HALF | (uint64_t)(uintptr_t)pointer; }

/* ---- calls: eval_call.c, eval_arguments.c */

ALWAYS_INLINE int64_t default_count(const FunctionObject *function)
{
    const TupleObject *defaults = ref_pointer(function->func_defaults);
    return defaults == NULL ? 0 : defaults->ob_base.ob_size;
}

/* Whether a call needs nothing but its arguments and the last parameters' defaults put in place. */
ALWAYS_INLINE bool is_simple_call(const FunctionObject *function, const CodeObject *code, int64_t positional)
{
    const int32_t flags = CODE_OPTIMIZED | CODE_NEWLOCALS | CODE_VARARGS | CODE_VARKEYWORDS;
    if ((code->co_flags & flags) != (CODE_OPTIMIZED | CODE_NEWLOCALS) || code->co_kwonlyargcount != 0)
        return false;
    int64_t missing = code->co_argcount - positional;
    return missing == 0 || (missing > 0 && missing <= default_count(function));
}

/* The variables behind the arguments of a simple call: parameters that have a default, then what is not bound. */
ALWAYS_INLINE void place_defaults(InterpreterFrame *frame, const FunctionObject *function,
                                  const CodeObject *code, int64_t positional)
{
    int64_t i = positional;
    if (UNLIKELY(i < code->co_argcount)) {
        const TupleObject *defaults = ref_pointer(function->func_defaults);
        const Ref *last = defaults->ob_item + defaults->ob_base.ob_size;
        for (; i < code->co_argcount; i++)
            frame->localsplus[i] = live(object_incref(ref_pointer(last[i - code->co_argcount])));
    }
    for (; i < code->co_nlocalsplus; i++)
        frame->localsplus[i] = NO_REF;
}

/* A frame for calling the function with arguments that are taken over in any case (function, locals (may be NULL) and
 * items too). The frame is not linked to a caller. */
InterpreterFrame *frame_for_call(Runtime *rt, FunctionObject *function, Object *locals, const Ref *items,
                                 int64_t positional, Object *names);

/* Fills localsplus, all NO_REF; takes the items over. 0, or -1. */
int bind_arguments(Runtime *rt, FunctionObject *function, Ref *localsplus, const Ref *items,
                   int64_t positional, Object *names);

/* Calls what lies below the `total` arguments, of which the last have names (or NULL), on the value stack, and drops
 * all of them. */
Object *call_and_drop(Runtime *rt, InterpreterFrame *frame, const Ref *items, int64_t total, Object *names);

/* callable(*positional, **keywords); keywords may be NULL. All borrowed. */
Object *call_spread(Runtime *rt, InterpreterFrame *frame, Object *callable, Object *positional,
                    Object *keywords);

/* The tuple of what stands after * in a call; `callable` for the message. `iterable` borrowed. */
Object *spread_positional(Runtime *rt, Object *callable, Object *iterable);

/* Begins an instance whose class has nothing but a Python __init__: the frame of that, FRAME_INITIALIZER, not linked;
 * NULL without an error: the class must be called in the ordinary way. `items` are borrowed. */
InterpreterFrame *initializer_frame(Runtime *rt, Object *class, const Ref *items, int64_t positional,
                                    Object *names, int64_t pushed);

/* __init__ has returned `result` (stolen) or failed (NULL): what the call of the class gives. */
Object *initializer_end(Runtime *rt, InterpreterFrame *frame, Object *result);

/* Drops all the frame holds and gives its memory back, if it is on the stack. */
void frame_end(Runtime *rt, InterpreterFrame *frame);

/* ---- events: eval_events.c. The frame's place is saved. */

/* The units around the last instruction that are of its line. */
typedef struct LineUnits {
    const CodeUnit *first;
    const CodeUnit *end;
    int32_t line; /* -1: of none */
} LineUnits;

/* Finds the line of the instruction that is about to run, and says that it begins if it does: it is another one than
 * that of `before`, or a jump has led back to it. CPython: maybe_call_line_trace */
void attend_line(Runtime *rt, InterpreterFrame *frame, const CodeUnit *before, int64_t depth,
                 LineUnits *line);

/* Tells of an instruction that has been counted. */
COLD void post_instruction(Runtime *rt, const InterpreterFrame *frame);

/* Says that a call begins. */
COLD void post_call(Runtime *rt, const InterpreterFrame *frame);

/* What the functions of sys.settrace and sys.setprofile are told (eval_trace.c). false: it has raised an error, and is
 * no longer told of anything. */
COLD bool trace_call(Runtime *rt, InterpreterFrame *frame, int64_t depth);
COLD bool trace_line(Runtime *rt, InterpreterFrame *frame, int64_t depth);
/* `value` NULL: the frame is left with the error on its way. */
COLD bool trace_return(Runtime *rt, InterpreterFrame *frame, Object *value);
/* An error has come to the frame. It, or that of the function, is on its way afterwards. */
COLD void trace_exception(Runtime *rt, InterpreterFrame *frame);
/* A call of C code, of which sys.setprofile's function is told before and after: `first` is its first argument, or
 * NULL, and `call` calls it with what `context` says. */
typedef Object *(*CallOfC)(Runtime *rt, const void *context);
COLD Object *profile_call(Runtime *rt, InterpreterFrame *frame, Object *callable, Object *first, CallOfC call,
                          const void *context);

/* Whether it is of the library and C in CPython, where it has no frame. */
bool frame_is_hidden(Runtime *rt, const InterpreterFrame *frame);

/* ---- names: eval_names.c */

Object *load_name(Runtime *rt, InterpreterFrame *frame, Object *name);
Object *load_global(Runtime *rt, InterpreterFrame *frame, Object *name, CodeUnit *cache);
Object *load_class_dereference(Runtime *rt, InterpreterFrame *frame, int32_t index);
int store_name(Runtime *rt, InterpreterFrame *frame, Object *name, Object *value);
int delete_name(Runtime *rt, InterpreterFrame *frame, Object *name);
int delete_global(Runtime *rt, InterpreterFrame *frame, Object *name);
int setup_annotations(Runtime *rt, InterpreterFrame *frame);
COLD void name_is_unbound(Runtime *rt, InterpreterFrame *frame, int32_t index);
COLD void name_is_undefined(Runtime *rt, Object *name);
Object *load_build_class(Runtime *rt, InterpreterFrame *frame);

/* ---- attributes: eval_attribute.c */

/* Both fill the cache where that is worth it. */
Object *load_attribute(Runtime *rt, Object *owner, Object *name, CodeUnit *cache);
int store_attribute(Runtime *rt, Object *owner, Object *name, Object *value, CodeUnit *cache);

/* 1 with an unbound method in *method, to be called with the owner in front; 0 with whatever the attribute is. */
int load_method(Runtime *rt, Object *owner, Object *name, Object **method, CodeUnit *cache);

/* ---- values: eval_build.c */

/* "A.f()", as messages name what is called. */
Object *callable_name(Runtime *rt, Object *callable);

/* Stores the items in places[0 … count - 1], the first one last; `after` >= 0: those behind a starred one too. */
int unpack_iterable(Runtime *rt, Object *iterable, int32_t count, int32_t after, Ref *stack_top);
Object *build_dict(Runtime *rt, const Ref *keys, int64_t key_step, const Ref *values, int64_t value_step,
                   int64_t count);
Object *build_set(Runtime *rt, const Ref *items, int64_t count);
Object *build_string(Runtime *rt, const Ref *items, int64_t count);
Object *build_slice(Runtime *rt, Object *start, Object *stop, Object *step);
int list_extend_from(Runtime *rt, Object *list, Object *iterable);
int update_display(Runtime *rt, Object *dict, Object *other);
int dict_merge_keywords(Runtime *rt, Object *callable, Object *dict, Object *other);
Object *format_value(Runtime *rt, Object *value, int32_t flags, Object *specification);
Object *make_function(Runtime *rt, Object *code, Object *globals, int32_t flags, Ref **stack_top);
int print_expression(Runtime *rt, Object *value);

/* ---- patterns: eval_match.c. None (borrowed sense: a new reference) where it does not match. */

Object *match_keys(Runtime *rt, Object *subject, Object *keys);
Object *match_class(Runtime *rt, Object *subject, Object *type, int32_t positional, Object *names);

/* ---- exceptions: eval_exception.c */

typedef struct Handler {
    int32_t unit;  /* where it begins */
    int32_t depth; /* entries of the value stack that it keeps */
    bool pushes_place;
} Handler;

/* The handler that covers the unit; false: none. */
bool find_handler(const CodeObject *code, int64_t unit, Handler *handler);

/* Makes the error on its way an exception and adds the frame to its traceback, which shows the unit. */
void add_traceback(Runtime *rt, InterpreterFrame *frame, int64_t unit);

/* The unit of the instruction that a unit, perhaps of its caches, belongs to. A call of a Python function is left at
 * the last of its caches, whatever else fails at its beginning. */
int64_t instruction_at(const CodeObject *code, int64_t unit);

/* raise, raise exception, raise exception from cause (both borrowed, may be NULL). True: it was raised again, and has
 * this frame in its traceback already. */
bool raise_exception(Runtime *rt, Object *exception, Object *cause);

/* 1, 0, -1: whether `except classes` takes the exception. */
int exception_matches(Runtime *rt, Object *exception, Object *classes);

/* except*: *match and *rest are new references (None: nothing). 0, or -1. */
int except_star_match(Runtime *rt, Object *exception, Object *classes, Object **match, Object **rest);

/* with: the two methods of the manager, bound. 0, or -1. */
int with_methods(Runtime *rt, Object *manager, bool is_async, Object **enter, Object **leave);
Object *with_call_exit(Runtime *rt, Object *leave, Object *exception);

/* ---- iteration: eval_iterate.c */

Object *yield_from_iterator(Runtime *rt, const InterpreterFrame *frame, Object *iterable);
Object *async_iterator(Runtime *rt, Object *object);
Object *async_next(Runtime *rt, Object *iterator);
Object *await_iterator(Runtime *rt, Object *object, int32_t where);

/* ---- imports: eval_import.c */

Object *import_name(Runtime *rt, InterpreterFrame *frame, Object *name, Object *from_list, Object *level);
Object *import_from(Runtime *rt, Object *module, Object *name);
int import_star(Runtime *rt, InterpreterFrame *frame, Object *module);

#endif
