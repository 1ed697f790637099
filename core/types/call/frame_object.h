/* Calls that are on, and frames as objects. Owns the stack of InterpreterFrames (chunks of raw memory in the region),
 * their beginning and end, and FrameObject, which is made when somebody asks for a frame and takes the call's
 * variables over when that ends. What a frame executes is the language's. CPython: Python/frame.c,
 * Objects/frameobject.c, Python/pystate.c.
 *
 * stacktop: how many of localsplus are in use. While the evaluation loop runs the frame it is negative, ~stacktop
 * being what was in use when the loop last left for other code: the collector then sees none of them, as in CPython.
 *
 * A frame is FRAME_PLAIN if the loop that called it goes on with its caller, FRAME_ENTRY if it returns to C, and
 * FRAME_INITIALIZER if it is the __init__ of an instance: then a few words more lie behind its stack. */
#ifndef OURO_TYPES_FRAME_OBJECT_H
#define OURO_TYPES_FRAME_OBJECT_H

#include "object/definition.h"
#include "object/protocol.h"
#include "types/call/code_object.h"

enum { FRAME_PLAIN = 0, FRAME_ENTRY = 1, FRAME_INITIALIZER = 2 };

/* The chunk's frames follow. */
typedef struct StackChunk {
    Ref previous;  /* owned memory: the chunk that was full, or 0 */
    uint64_t size; /* bytes, this header included */
    Ref top;       /* stack_top when the next chunk was begun */
} StackChunk;

/* What lies behind the stack of a FRAME_INITIALIZER. */
typedef struct FrameInitializer {
    Ref instance;   /* owned */
    Ref arguments;  /* owned: tuple */
    int64_t pushed; /* entries of the caller's stack that the call takes away */
    Ref keywords; /* owned: dict, or 0. If there is one, instance, arguments and its values are held once more */
    Ref names;    /* owned: tuple of its keys, or 0 */
} FrameInitializer;

ALWAYS_INLINE CodeObject *frame_code(const InterpreterFrame *frame) { return ref_pointer(frame->f_code); }
ALWAYS_INLINE InterpreterFrame *frame_caller(const InterpreterFrame *frame)
{
    return ref_pointer(frame->previous);
}
ALWAYS_INLINE InterpreterFrame *frame_current(const Runtime *rt) { return ref_pointer(rt->evaluation.frame); }

ALWAYS_INLINE FrameInitializer *frame_initializer(const InterpreterFrame *frame)
{
    const CodeObject *code = frame_code(frame);
    return (FrameInitializer *)(uintptr_t)(frame->localsplus + code->co_nlocalsplus + code->co_stacksize);
}

/* Units from the code's first to the one before the next instruction; -1: not begun. */
ALWAYS_INLINE int64_t frame_last_unit(const InterpreterFrame *frame)
{
    return (int64_t)(frame->prev_instr - ref_of(frame_code(frame)->co_code_adaptive)) / 2;
}

/* It is making its cells, or its generator: nobody sees it yet. */
ALWAYS_INLINE bool frame_is_incomplete(const InterpreterFrame *frame)
{
    return frame->owner != FRAME_OWNED_BY_GENERATOR &&
           frame_last_unit(frame) < frame_code(frame)->_co_firsttraceable;
}

ALWAYS_INLINE GeneratorObject *frame_generator(const InterpreterFrame *frame)
{
    return (GeneratorObject *)((char *)(uintptr_t)frame - offsetof(GeneratorObject, gi_iframe));
}

/* ---- the stack */

/* Bytes of a frame of this code. */
ALWAYS_INLINE uint64_t frame_bytes(const CodeObject *code)
{
    return sizeof(InterpreterFrame) +
           (uint64_t)((int64_t)code->co_nlocalsplus + code->co_stacksize) * sizeof(Ref);
}

/* Out of line: the chunk is full. */
InterpreterFrame *frame_reserve_slowly(Runtime *rt, uint64_t bytes);

/* Memory for a frame, of no particular content; NULL and MemoryError. */
ALWAYS_INLINE InterpreterFrame *frame_reserve(Runtime *rt, uint64_t bytes)
{
    Evaluation *evaluation = &rt->evaluation;
    if (UNLIKELY(evaluation->stack_top == NO_REF || bytes >= evaluation->stack_limit - evaluation->stack_top))
        return frame_reserve_slowly(rt, bytes);
    InterpreterFrame *frame = ref_pointer(evaluation->stack_top);
    evaluation->stack_top += bytes;
    return frame;
}

void frame_release_chunk(Runtime *rt);

/* Gives the memory of the newest frame back; all it held is gone. */
ALWAYS_INLINE void frame_release(Runtime *rt, InterpreterFrame *frame)
{
    Ref address = ref_of(frame);
    if (UNLIKELY(address == rt->evaluation.chunk + sizeof(StackChunk)))
        frame_release_chunk(rt);
    else
        rt->evaluation.stack_top = address;
}

/* The evaluation's share of a runtime's end: its references are dropped and the chunks given back; no call is on. */
void frame_stack_free(Runtime *rt);

/* Fills all but localsplus and previous. `function` is stolen, `locals` too (may be NULL). */
ALWAYS_INLINE void frame_begin(InterpreterFrame *frame, FunctionObject *function, Object *locals)
{
    CodeObject *code = ref_pointer(function->func_code);
    code->ob_base.ob_base.ob_refcnt++;
    frame->f_func = ref_of(function);
    frame->f_globals = function->func_globals;
    frame->f_builtins = function->func_builtins;
    frame->f_locals = ref_of(locals);
    frame->f_code = function->func_code;
    frame->frame_obj = NO_REF;
    frame->prev_instr = function->func_code + offsetof(CodeObject, co_code_adaptive) - 2;
    frame->stacktop = code->co_nlocalsplus;
    frame->is_entry = FRAME_PLAIN;
    frame->owner = FRAME_OWNED_BY_THREAD;
    frame->padding = 0;
}

/* Drops all that the frame holds, or gives it to the frame object if somebody keeps that. Its memory is the caller's
 * still. CPython: _PyFrame_Clear */
void frame_clear(Runtime *rt, InterpreterFrame *frame);

/* ---- frames as objects */

/* The frame's object, borrowed from the frame; NULL and MemoryError, or the error that was on its way before. */
FrameObject *frame_object_of(Runtime *rt, InterpreterFrame *frame);

/* The innermost frame that can be seen, from `frame` on outwards; or NULL. */
InterpreterFrame *frame_visible(InterpreterFrame *frame);

/* The line that it is at; -1: none. */
int32_t frame_line(const InterpreterFrame *frame);

/* frame.f_locals: the frame's variables as a mapping, brought up to date. Borrowed from the frame; NULL and an error.
 * CPython: PyFrame_GetLocals, _PyFrame_FastToLocalsWithError */
Object *frame_locals(Runtime *rt, InterpreterFrame *frame);

/* ---- the type's slots */

void frame_dealloc(Runtime *rt, Object *object);
void frame_object_clear(Runtime *rt, Object *object);
int64_t frame_sizeof(Runtime *rt, Object *object);

#endif
