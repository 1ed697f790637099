/* frame as Python sees it: its attributes; see frame_object.h. CPython: Objects/frameobject.c. */
#include "types/call/frame_object.h"

#include "object/definition.h"
#include "object/error.h"
#include "types/call/generator_object.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/str.h"

static FrameObject *object_of(Object *object) { return (FrameObject *)object; }
static InterpreterFrame *frame_of(Object *object) { return ref_pointer(object_of(object)->f_frame); }

static Object *frame_repr(Runtime *rt, Object *self)
{
    const InterpreterFrame *frame = frame_of(self);
    const CodeObject *code = frame_code(frame);
    return text_from_format(rt, "<frame at %p, file %R, line %d, code %S>", (void *)self,
                            ref_pointer(code->co_filename), (int)frame_line(frame), code_name(code));
}

static Object *get_back(Runtime *rt, Object *self)
{
    FrameObject *object = object_of(self);
    if (object->f_back != NO_REF)
        return object_incref(ref_pointer(object->f_back));
    InterpreterFrame *caller = frame_visible(frame_caller(frame_of(self)));
    if (caller == NULL)
        return none_new(rt);
    FrameObject *back = frame_object_of(rt, caller);
    return back == NULL ? NULL : object_incref(&back->ob_base);
}

static Object *get_locals(Runtime *rt, Object *self)
{
    return object_xincref(frame_locals(rt, frame_of(self)));
}

static Object *get_line(Runtime *rt, Object *self)
{
    int32_t line = frame_line(frame_of(self));
    return line < 0 ? none_new(rt) : int_from_int64(rt, line);
}

static int set_line(Runtime *rt, Object *self, Object *value)
{
    (void)self, (void)value;
    error_set(rt, ERROR_VALUE, "f_lineno can only be set in a trace function");
    return -1;
}

static Object *get_last_instruction(Runtime *rt, Object *self)
{
    int64_t unit = frame_last_unit(frame_of(self));
    return int_from_int64(rt, unit < 0 ? -1 : unit * 2);
}

static Object *get_trace(Runtime *rt, Object *self)
{
    Ref trace = object_of(self)->f_trace;
    return trace == NO_REF ? none_new(rt) : object_incref(ref_pointer(trace));
}

static int set_trace(Runtime *rt, Object *self, Object *value)
{
    if (value == runtime_none(rt))
        value = NULL;
    object_replace_ref(rt, &object_of(self)->f_trace, object_xincref(value));
    return 0;
}

static Object *get_globals(Runtime *rt, Object *self)
{
    Ref globals = frame_of(self)->f_globals;
    return globals == NO_REF ? none_new(rt) : object_incref(ref_pointer(globals));
}

static Object *get_builtins(Runtime *rt, Object *self)
{
    Ref builtins = frame_of(self)->f_builtins;
    return builtins == NO_REF ? none_new(rt) : object_incref(ref_pointer(builtins));
}

static Object *get_code(Runtime *rt, Object *self)
{
    (void)rt;
    return object_incref(ref_pointer(frame_of(self)->f_code));
}

/* frame.clear(): a suspended generator is closed. */
static Object *clear(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    InterpreterFrame *frame = frame_of(self);
    if (frame->owner == FRAME_OWNED_BY_GENERATOR) {
        GeneratorObject *generator = frame_generator(frame);
        if (generator->gi_frame_state == GENERATOR_EXECUTING) {
            error_set(rt, ERROR_RUNTIME, "cannot clear an executing frame");
            return NULL;
        }
        generator_finalize(rt, &generator->ob_base);
    } else if (frame->owner == FRAME_OWNED_BY_THREAD) {
        error_set(rt, ERROR_RUNTIME, "cannot clear an executing frame");
        return NULL;
    } else {
        frame_object_clear(rt, self);
    }
    return none_new(rt);
}

static Object *method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, frame_sizeof(rt, self));
}

static const GetSetDefinition getsets[] = {
    {"f_back", get_back, NULL},
    {"f_locals", get_locals, NULL},
    {"f_lineno", get_line, set_line},
    {"f_trace", get_trace, set_trace},
    {"f_lasti", get_last_instruction, NULL},
    {"f_globals", get_globals, NULL},
    {"f_builtins", get_builtins, NULL},
    {"f_code", get_code, NULL},
    {NULL, NULL, NULL},
};

static const FieldMember members[] = {
    {"f_trace_lines", offsetof(FrameObject, f_trace_lines), FIELD_MEMBER_BOOL, false},
    {"f_trace_opcodes", offsetof(FrameObject, f_trace_opcodes), FIELD_MEMBER_BOOL, false},
    {NULL, 0, 0, false},
};

static const MethodDefinition methods[] = {
    {"clear", clear, 0, 0, 0, NULL},
    {"__sizeof__", method_sizeof, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

const TypeDefinition frame_definition = {
    .slots = {.dealloc = frame_dealloc,
              .clear = frame_object_clear,
              .getsizeof = frame_sizeof,
              .traverse = true,
              .repr = frame_repr},
    .methods = methods,
    .getsets = getsets,
    .members = members,
};
