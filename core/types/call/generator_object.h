/* generator, coroutine and async_generator: calls that stop and go on. Owns GeneratorObject, its states, and sending,
 * throwing and closing; the frame inside it is run by the language (types/call/function.h). What is particular to
 * coroutines is in coroutine.c, to asynchronous generators in async_generator.c. CPython: Objects/genobject.c.
 *
 *   gi_frame_state == GENERATOR_EXECUTING  <=>  the frame is in the chain of calls that are on, and gi_exc_state in
 *   that of the exceptions being handled;  gi_frame_state == GENERATOR_CLEARED  <=>  the frame holds nothing */
#ifndef OURO_TYPES_GENERATOR_OBJECT_H
#define OURO_TYPES_GENERATOR_OBJECT_H

#include "types/call/frame_object.h"

/* What a step of an iterator, generator or coroutine gave. CPython: PySendResult */
typedef enum StepResult {
    STEP_ERROR = -1, /* no value; there may be no error: then it had ended before */
    STEP_RETURNED = 0,
    STEP_YIELDED = 1,
} StepResult;

ALWAYS_INLINE bool object_is_generator(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_GENERATOR);
}
ALWAYS_INLINE bool object_is_coroutine(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_COROUTINE);
}
ALWAYS_INLINE bool object_is_async_generator(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_ASYNC_GENERATOR);
}

/* New tracked reference to a generator, coroutine or asynchronous generator of the function, by its code's flags. Its
 * frame is not filled yet, and its state is GENERATOR_CLEARED. NULL and MemoryError. */
GeneratorObject *generator_new(Runtime *rt, FunctionObject *function);

/* The innermost exception that is being handled (sys.exc_info), borrowed; NULL: none. */
Object *handled_exception(const Runtime *rt);

/* ---- steps, for whoever runs the frame */

/* The innermost entry of the chain of exceptions being handled. */
ALWAYS_INLINE HandledException *handled_innermost(Runtime *rt)
{
    return rt->evaluation.handled == NO_REF ? &rt->evaluation.handled_outermost
                                            : (HandledException *)ref_pointer(rt->evaluation.handled);
}

/* The frame joins the calls that are on, called by the innermost one. What is sent is on its stack. */
ALWAYS_INLINE void generator_enter(Runtime *rt, GeneratorObject *generator)
{
    generator->gi_iframe.previous = rt->evaluation.frame;
    generator->gi_exc_state.previous_item = rt->evaluation.handled;
    rt->evaluation.handled = ref_of(&generator->gi_exc_state);
    generator->gi_frame_state = GENERATOR_EXECUTING;
}

/* It leaves them: having yielded, or for good. */
ALWAYS_INLINE void generator_leave(Runtime *rt, GeneratorObject *generator)
{
    rt->evaluation.handled = generator->gi_exc_state.previous_item;
    rt->evaluation.frame = generator->gi_iframe.previous;
    generator->gi_exc_state.previous_item = NO_REF;
    generator->gi_iframe.previous = NO_REF;
}

/* It has returned, or (`failed`) an error leaves it: StopIteration becomes a RuntimeError. The frame is released. */
void generator_finish(Runtime *rt, GeneratorObject *generator, bool failed);

/* Whether it can be resumed with a plain value: it is suspended, or was not begun and nothing but None is sent. */
ALWAYS_INLINE bool generator_is_ready(const Runtime *rt, const GeneratorObject *generator,
                                      const Object *value)
{
    return generator->gi_frame_state == GENERATOR_SUSPENDED ||
           (generator->gi_frame_state == GENERATOR_CREATED && value == runtime_none(rt));
}

/* Pushes what is sent (stolen) where the suspended frame expects it. */
ALWAYS_INLINE void generator_push(GeneratorObject *generator, Object *value)
{
    InterpreterFrame *frame = &generator->gi_iframe;
    frame->localsplus[frame->stacktop++] = ref_of(value);
}

/* ---- steps, for everybody else */

/* generator.send(value), as a method: StopIteration carries what it returned. */
Object *generator_send_method(Runtime *rt, GeneratorObject *generator, Object *value);

/* generator.throw(type, value, traceback); the last two may be NULL. */
Object *generator_throw(Runtime *rt, GeneratorObject *generator, bool closes, Object *type, Object *value,
                        Object *traceback);

/* generator.close() */
Object *generator_close(Runtime *rt, GeneratorObject *generator);

/* What it delegates to by yield from or await: borrowed, or NULL. */
Object *generator_delegate(const GeneratorObject *generator);

/* Takes a StopIteration off its way (or no error at all: None): its value is a new reference in *value. -1: it is
 * another error, which stays. CPython: _PyGen_FetchStopIterationValue */
int stop_iteration_take(Runtime *rt, Object **value);

/* Raises StopIteration with the value (borrowed). */
void stop_iteration_set(Runtime *rt, Object *value);

/* receiver.send(value), or next(receiver) for None, of any iterator or awaitable. CPython: PyIter_Send */
StepResult iterator_send(Runtime *rt, Object *receiver, Object *value, Object **result);

/* What `await object` iterates: new reference; NULL and an error. `after`: an instruction's number for the message, or
 * 0. CPython: _PyCoro_GetAwaitableIter */
Object *awaitable_iterator(Runtime *rt, Object *object);

/* RuntimeWarning: coroutine ... was never awaited. Leaves no error set. */
void coroutine_warn_never_awaited(Runtime *rt, GeneratorObject *coroutine);

/* ---- asynchronous generators */

/* Wraps what it yields, so that it is not taken for what it awaits. `value` is stolen. */
Object *async_generator_wrap(Runtime *rt, Object *value);

/* Calls the hook for its first iteration. 0, or -1 and an error. */
int async_generator_init_hooks(Runtime *rt, GeneratorObject *generator);

/* ---- shared by the three types' definitions */

void generator_dealloc(Runtime *rt, Object *object);
void generator_finalize(Runtime *rt, Object *object);
int64_t generator_sizeof(Runtime *rt, Object *object);
Object *generator_iternext(Runtime *rt, Object *object);
Object *generator_repr_as(Runtime *rt, Object *object, const char *kind);
Object *generator_method_send(Runtime *rt, Object *self, const Arguments *arguments);
Object *generator_method_throw(Runtime *rt, Object *self, const Arguments *arguments);
Object *generator_method_close(Runtime *rt, Object *self, const Arguments *arguments);
Object *generator_method_sizeof(Runtime *rt, Object *self, const Arguments *arguments);
Object *generator_get_name(Runtime *rt, Object *self);
int generator_set_name(Runtime *rt, Object *self, Object *value);
Object *generator_get_qualname(Runtime *rt, Object *self);
int generator_set_qualname(Runtime *rt, Object *self, Object *value);
Object *generator_get_running(Runtime *rt, Object *self);
Object *generator_get_suspended(Runtime *rt, Object *self);
Object *generator_get_frame(Runtime *rt, Object *self);
Object *generator_get_code(Runtime *rt, Object *self);
Object *generator_get_delegate(Runtime *rt, Object *self);

#endif
