/* The stack of frames, and frames as objects; see frame_object.h. */
#include "types/call/frame_object.h"

#include <string.h>

#include "gc/gc.h"
#include "object/dealloc.h"
#include "object/definition.h"
#include "object/error.h"
#include "types/call/cell.h"
#include "types/container/dict.h"
#include "types/container/tuple.h"
#include "types/free.h"

#define STACK_CHUNK_BYTES 16384

/* ---- the stack */

/* The oldest chunk keeps its first word free, so that no frame of it is taken for a newer chunk's first one. */
InterpreterFrame *frame_reserve_slowly(Runtime *rt, uint64_t bytes)
{
    Evaluation *evaluation = &rt->evaluation;
    StackChunk *previous = ref_pointer(evaluation->chunk);
    uint64_t size = STACK_CHUNK_BYTES;
    while (size < bytes + sizeof(StackChunk) + 2 * sizeof(Ref))
        size *= 2;
    StackChunk *chunk = raw_alloc(&rt->memory, size);
    if (chunk == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    if (previous != NULL)
        previous->top = evaluation->stack_top;
    *chunk = (StackChunk){ref_of(previous), size, NO_REF};
    Ref first = ref_of(chunk + 1) + (previous == NULL ? sizeof(Ref) : 0);
    evaluation->chunk = ref_of(chunk);
    evaluation->stack_top = first + bytes;
    evaluation->stack_limit = ref_of(chunk) + size;
    return ref_pointer(first);
}

void frame_release_chunk(Runtime *rt)
{
    Evaluation *evaluation = &rt->evaluation;
    StackChunk *chunk = ref_pointer(evaluation->chunk);
    StackChunk *previous = ref_pointer(chunk->previous);
    assert_internal(previous != NULL);
    evaluation->chunk = ref_of(previous);
    evaluation->stack_top = previous->top;
    evaluation->stack_limit = ref_of(previous) + previous->size;
    raw_free(&rt->memory, chunk);
}

void frame_stack_free(Runtime *rt)
{
    Evaluation *evaluation = &rt->evaluation;
    object_clear_ref(rt, &evaluation->handled_outermost.exc_value);
    object_clear_ref(rt, &evaluation->displayhook);
    object_clear_ref(rt, &evaluation->async_first_iteration);
    object_clear_ref(rt, &evaluation->async_finalizer);
    object_clear_ref(rt, &evaluation->trace_function);
    object_clear_ref(rt, &evaluation->profile_function);
    evaluation->watch = 0;
    object_clear_ref(rt, &evaluation->build_class);
    object_clear_ref(rt, &evaluation->import_function);
    object_clear_ref(rt, &evaluation->sys_dict);
    object_clear_ref(rt, &evaluation->modules);
    object_clear_ref(rt, &evaluation->builtins);
    while (evaluation->chunk != NO_REF) {
        StackChunk *chunk = ref_pointer(evaluation->chunk);
        evaluation->chunk = chunk->previous;
        raw_free(&rt->memory, chunk);
    }
    evaluation->stack_top = NO_REF;
    evaluation->stack_limit = NO_REF;
}

/* ---- frame objects */

static FrameObject *frame_object_new(Runtime *rt, const CodeObject *code)
{
    TypeObject *type = runtime_type(rt, TYPE_FRAME);
    int64_t variables = ((int64_t)code->co_nlocalsplus + code->co_stacksize) * (int64_t)sizeof(Ref);
    FrameObject *object = (FrameObject *)gc_alloc(rt, type, (int64_t)sizeof(FrameObject) + variables);
    if (object == NULL)
        return NULL;
    object_init(rt, &object->ob_base, type);
    object->f_back = NO_REF;
    object->f_frame = NO_REF;
    object->f_trace = NO_REF;
    object->f_lineno = 0;
    object->f_trace_lines = 1;
    object->f_trace_opcodes = 0;
    object->f_fast_as_locals = 0;
    object->padding = 0;
    memset(&object->_f_frame_data, 0, sizeof object->_f_frame_data);
    return object;
}

/* CPython tracks the object only when it takes the frame over: till then the frame is on the stack, or in a
 * generator that is tracked itself. Making it may run a collection, and a finalizer that makes it meanwhile. */
FrameObject *frame_object_of(Runtime *rt, InterpreterFrame *frame)
{
    if (frame->frame_obj != NO_REF)
        return ref_pointer(frame->frame_obj);
    ErrorState saved;
    error_fetch(rt, &saved);
    FrameObject *object = frame_object_new(rt, frame_code(frame));
    if (object == NULL) {
        if (saved.kind != ERROR_NONE)
            error_restore(rt, &saved);
        return NULL;
    }
    error_restore(rt, &saved);
    if (frame->frame_obj != NO_REF) {
        object->f_frame = ref_of(&object->_f_frame_data);
        object->_f_frame_data.owner = FRAME_OWNED_BY_FRAME_OBJECT;
        object_decref(rt, &object->ob_base);
        return ref_pointer(frame->frame_obj);
    }
    object->f_frame = ref_of(frame);
    frame->frame_obj = ref_of(object);
    return object;
}

InterpreterFrame *frame_visible(InterpreterFrame *frame)
{
    while (frame != NULL && frame_is_incomplete(frame))
        frame = frame_caller(frame);
    return frame;
}

int32_t frame_line(const InterpreterFrame *frame)
{
    return code_line(frame_code(frame), frame_last_unit(frame));
}

/* The object goes on with the frame's variables by itself; the callers' frames get objects too, since this one may
 * outlive them and still names them. */
static void take_over(Runtime *rt, FrameObject *object, InterpreterFrame *frame)
{
    InterpreterFrame *own = &object->_f_frame_data;
    memcpy(own, frame, sizeof *own + (uint64_t)frame->stacktop * sizeof(Ref));
    own->owner = FRAME_OWNED_BY_FRAME_OBJECT;
    own->is_entry = FRAME_PLAIN;
    object->f_frame = ref_of(own);
    own->frame_obj = NO_REF;
    if (own->prev_instr < frame->f_code + offsetof(CodeObject, co_code_adaptive))
        own->prev_instr = frame->f_code + offsetof(CodeObject, co_code_adaptive) - 2;
    InterpreterFrame *caller = frame_visible(frame_caller(frame));
    if (caller != NULL) {
        ErrorState saved;
        error_fetch(rt, &saved);
        FrameObject *back = frame_object_of(rt, caller);
        if (back != NULL)
            object->f_back = ref_of(object_incref(&back->ob_base));
        error_restore(rt, &saved);
    }
    own->previous = NO_REF;
    if (gc_head_of(&object->ob_base)->gc_next == NO_REF)
        gc_track(rt, &object->ob_base);
}

static void release_variables(Runtime *rt, InterpreterFrame *frame)
{
    for (int32_t i = 0; i < frame->stacktop; i++)
        object_xdecref(rt, ref_pointer(frame->localsplus[i]));
}

void frame_clear(Runtime *rt, InterpreterFrame *frame)
{
    assert_internal(frame->stacktop >= 0);
    if (frame->frame_obj != NO_REF) {
        FrameObject *object = ref_pointer(frame->frame_obj);
        frame->frame_obj = NO_REF;
        if (object->ob_base.ob_refcnt > 1) {
            take_over(rt, object, frame);
            object_decref(rt, &object->ob_base);
            return;
        }
        object_decref(rt, &object->ob_base);
    }
    release_variables(rt, frame);
    object_xdecref(rt, ref_pointer(frame->f_locals));
    object_decref(rt, ref_pointer(frame->f_func));
    object_decref(rt, ref_pointer(frame->f_code));
}

/* ---- f_locals */

/* What variable `index` is bound to: borrowed, NULL: nothing. A cell that is none yet is the value itself. */
static Object *variable_value(const Runtime *rt, const InterpreterFrame *frame, uint8_t kind, int32_t index,
                              bool cells_made)
{
    Object *value = ref_pointer(frame->localsplus[index]);
    if (value == NULL || !(kind & (CODE_KIND_CELL | CODE_KIND_FREE)))
        return value;
    if (kind & CODE_KIND_FREE)
        return cell_get(value);
    return cells_made && object_is_exact(rt, value, TYPE_CELL) ? cell_get(value) : value;
}

/* In a class body the closure's variables are no names of the class. */
static bool is_hidden(const CodeObject *code, uint8_t kind)
{
    return kind & CODE_KIND_FREE && !(code->co_flags & CODE_OPTIMIZED);
}

/* A frame that has not yet copied its closure has no free variables in place. */
static void copy_closure(InterpreterFrame *frame)
{
    CodeObject *code = frame_code(frame);
    const FunctionObject *function = ref_pointer(frame->f_func);
    if (frame_last_unit(frame) >= 0 || code->co_nfreevars == 0)
        return;
    const TupleObject *closure = ref_pointer(function->func_closure);
    int32_t first = code->co_nlocalsplus - code->co_nfreevars;
    for (int32_t i = 0; i < code->co_nfreevars; i++)
        frame->localsplus[first + i] = ref_of(object_incref(ref_pointer(closure->ob_item[i])));
    frame->prev_instr = ref_of(code->co_code_adaptive);
}

static int set_local(Runtime *rt, Object *locals, Object *name, Object *value)
{
    const TypeObject *type = object_type(locals);
    bool is_dict = object_is_exact(rt, locals, TYPE_DICT);
    if (value != NULL)
        return is_dict ? dict_set(rt, locals, name, value)
                       : type_mp_ass_subscript(type)(rt, locals, name, value);
    int status =
        is_dict ? dict_delete(rt, locals, name) : type_mp_ass_subscript(type)(rt, locals, name, NULL);
    if (status < 0 && rt->error.kind == ERROR_KEY) {
        error_clear(rt);
        return 0;
    }
    return status;
}

Object *frame_locals(Runtime *rt, InterpreterFrame *frame)
{
    CodeObject *code = frame_code(frame);
    if (frame->f_locals == NO_REF) {
        frame->f_locals = ref_of(dict_new(rt));
        if (frame->f_locals == NO_REF)
            return NULL;
    }
    copy_closure(frame);
    Object *locals = ref_pointer(frame->f_locals);
    const uint8_t *kinds = ((const BytesObject *)ref_pointer(code->co_localspluskinds))->ob_sval;
    for (int32_t i = 0; i < code->co_nlocalsplus; i++) {
        if (is_hidden(code, kinds[i]))
            continue;
        Object *value = variable_value(rt, frame, kinds[i], i, frame_last_unit(frame) >= 0);
        Object *name = tuple_get(ref_pointer(code->co_localsplusnames), i);
        object_xincref(value);
        int status = set_local(rt, locals, name, value);
        object_xdecref(rt, value);
        if (status < 0)
            return NULL;
    }
    return locals;
}

/* ---- the type's slots */

static FrameObject *object_frame(Object *object) { return (FrameObject *)object; }

void frame_dealloc(Runtime *rt, Object *object)
{
    FrameObject *self = object_frame(object);
    gc_untrack(rt, object);
    if (!trashcan_begin(rt, object))
        return;
    InterpreterFrame *own = ref_pointer(self->f_frame);
    if (own != NULL && own == &self->_f_frame_data && own->f_code != NO_REF) {
        object_clear_ref(rt, &own->f_func);
        object_clear_ref(rt, &own->f_locals);
        for (int32_t i = 0; i < own->stacktop; i++)
            object_clear_ref(rt, &own->localsplus[i]);
        object_clear_ref(rt, &own->f_code);
    }
    object_clear_ref(rt, &self->f_back);
    object_clear_ref(rt, &self->f_trace);
    object_free(rt, object);
    trashcan_end(rt);
}

void frame_object_clear(Runtime *rt, Object *object)
{
    FrameObject *self = object_frame(object);
    InterpreterFrame *own = ref_pointer(self->f_frame);
    object_clear_ref(rt, &self->f_trace);
    if (own->owner != FRAME_OWNED_BY_FRAME_OBJECT)
        return;
    int32_t count = own->stacktop;
    own->stacktop = 0;
    for (int32_t i = 0; i < count; i++)
        object_clear_ref(rt, &own->localsplus[i]);
}

int64_t frame_sizeof(Runtime *rt, Object *object)
{
    (void)rt;
    const CodeObject *code = frame_code(ref_pointer(object_frame(object)->f_frame));
    return (int64_t)sizeof(FrameObject) +
           ((int64_t)code->co_nlocalsplus + code->co_stacksize) * (int64_t)sizeof(Ref);
}
