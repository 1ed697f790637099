/* Exceptions on their way: handlers, raising, except, except*, with; see eval_private.h. */
#include "lang/eval/eval_private.h"

#include "memory/clock.h"
#include "object/error.h"
#include "types/call.h"
#include "types/call/code.h"
#include "types/call/opcode.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/error/exception_group.h"
#include "types/error/traceback.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

/* ---- the table of handlers: four numbers an entry, each in bytes of 6 bits, the highest first; an entry's first byte
 * has bit 7 set */

static int32_t read_number(const uint8_t **next)
{
    uint8_t byte = *(*next)++;
    int32_t value = byte & 63;
    while (byte & 64) {
        byte = *(*next)++;
        value = value << 6 | (byte & 63);
    }
    return value;
}

bool find_handler(const CodeObject *code, int64_t unit, Handler *handler)
{
    const Object *table = ref_pointer(code->co_exceptiontable);
    const uint8_t *next = bytes_data(table);
    const uint8_t *end = next + bytes_length(table);
    while (next < end) {
        int32_t start = read_number(&next);
        int32_t length = read_number(&next);
        int32_t target = read_number(&next);
        int32_t depth = read_number(&next);
        if (unit < start)
            return false;
        if (unit < start + length) {
            *handler = (Handler){target, depth >> 1, (depth & 1) != 0};
            return true;
        }
    }
    return false;
}

/* Whether `name` is the function itself or what the function is in: "Lock" of "Lock.release". */
static bool is_within(const Object *function, const Object *name)
{
    int64_t length = str_length(name);
    if (str_length(function) < length ||
        (str_length(function) > length && str_character(function, length) != '.'))
        return false;
    for (int64_t i = 0; i < length; i++) {
        if (str_character(function, i) != str_character(name, i))
            return false;
    }
    return true;
}

/* A module of the library says with __tracebackhide__ what in it is C in CPython, where it leaves no trace: True, all
 * of it; else a tuple of names. */
bool frame_is_hidden(Runtime *rt, const InterpreterFrame *frame)
{
    const CodeObject *code = frame_code(frame);
    const Object *filename = ref_pointer(code->co_filename);
    Object *globals = ref_pointer(frame->f_globals);
    /* "<frozen io>" */
    if (str_length(filename) < 9 || str_character(filename, 0) != '<' || str_character(filename, 7) != ' ' ||
        !object_is_exact(rt, globals, TYPE_DICT))
        return false;
    const Object *said = dict_get(rt, globals, name_object(rt, NAME_plain___tracebackhide__));
    if (said == NULL || !object_is_exact(rt, said, TYPE_TUPLE))
        return said == runtime_bool(rt, true);
    bool result = false;
    for (int64_t i = 0; i < tuple_size(said) && !result; i++)
        result = is_within(ref_pointer(code->co_qualname), tuple_get(said, i));
    return result;
}

enum { CACHES_MOST = 10 }; /* of LOAD_METHOD */

/* Whether an instruction a little before has caches that reach to the unit, or what looks like such. */
static bool may_be_cache(const CodeUnit *units, int64_t unit)
{
    for (int64_t i = 1; i <= CACHES_MOST && i <= unit; i++) {
        if (opcode_caches(opcode_original(units[unit - i].opcode)) >= i)
            return true;
    }
    return false;
}

int64_t instruction_at(const CodeObject *code, int64_t unit)
{
    const CodeUnit *units = code_units(code);
    if (unit < 0 || !may_be_cache(units, unit))
        return unit;
    int64_t at = 0;
    for (int64_t next = 0; next <= unit; next += 1 + opcode_caches(opcode_original(units[next].opcode)))
        at = next;
    return at;
}

void add_traceback(Runtime *rt, InterpreterFrame *frame, int64_t unit)
{
    Object *exception = error_normalize(rt);
    event_post(&rt->memory, OURO_EVENT_EXCEPTION, ref_of(frame), ref_of(exception), 0);
    if (frame_is_incomplete(frame) || frame_is_hidden(rt, frame))
        return;
    FrameObject *object = frame_object_of(rt, frame);
    traceback_add(rt, object, (int32_t)unit * 2, frame_line(frame));
    if (UNLIKELY(rt->evaluation.trace_function != NO_REF))
        trace_exception(rt, frame);
}

/* ---- raise */

bool raise_exception(Runtime *rt, Object *exception, Object *cause)
{
    if (exception == NULL) {
        Object *handled = handled_exception(rt);
        if (handled == NULL || handled == runtime_none(rt)) {
            error_set(rt, ERROR_RUNTIME, "No active exception to reraise");
            return false;
        }
        error_put_back(rt, object_incref(handled));
        return true;
    }
    if (cause != NULL)
        error_raise_from(rt, exception, cause);
    else
        error_raise(rt, exception);
    return false;
}

/* ---- except */

static bool may_be_caught(const Object *class) { return object_is_exception_class(class); }

static int check_classes(Runtime *rt, Object *classes)
{
    bool valid = may_be_caught(classes);
    if (object_is_tuple(classes)) {
        valid = true;
        for (int64_t i = 0; valid && i < tuple_size(classes); i++)
            valid = may_be_caught(tuple_get(classes, i));
    }
    if (valid)
        return 0;
    error_set(rt, ERROR_TYPE, "catching classes that do not inherit from BaseException is not allowed");
    return -1;
}

static bool is_one_of(const Object *exception, Object *classes)
{
    const TypeObject *type = object_type(exception);
    if (!object_is_tuple(classes))
        return type_is_subtype(type, (const TypeObject *)classes);
    for (int64_t i = 0; i < tuple_size(classes); i++) {
        if (type_is_subtype(type, (const TypeObject *)tuple_get(classes, i)))
            return true;
    }
    return false;
}

int exception_matches(Runtime *rt, Object *exception, Object *classes)
{
    if (check_classes(rt, classes) < 0)
        return -1;
    return is_one_of(exception, classes);
}

/* ---- except* */

static bool is_group_class(const Runtime *rt, const Object *class)
{
    return type_is_subtype((const TypeObject *)class, exception_type(rt, ERROR_BASE_EXCEPTION_GROUP));
}

static int check_star_classes(Runtime *rt, Object *classes)
{
    if (check_classes(rt, classes) < 0)
        return -1;
    bool has_group = false;
    if (object_is_tuple(classes)) {
        for (int64_t i = 0; i < tuple_size(classes); i++)
            has_group = has_group || is_group_class(rt, tuple_get(classes, i));
    } else {
        has_group = is_group_class(rt, classes);
    }
    if (!has_group)
        return 0;
    error_set(rt, ERROR_TYPE, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    return -1;
}

int except_star_match(Runtime *rt, Object *exception, Object *classes, Object **match, Object **rest)
{
    *match = NULL;
    *rest = NULL;
    if (check_star_classes(rt, classes) < 0)
        return -1;
    if (exception != runtime_none(rt) && exception_group_take(rt, exception, classes, match, rest) < 0)
        return -1;
    if (*match == NULL)
        *match = none_new(rt);
    if (*rest == NULL)
        *rest = none_new(rt);
    return 0;
}

/* ---- with */

static Object *manager_method(Runtime *rt, Object *manager, NameId name, const char *format)
{
    Object *method = object_lookup_special(rt, manager, name_object(rt, name));
    if (method == NULL && !error_occurred(rt))
        error_format(rt, ERROR_TYPE, format, manager);
    return method;
}

int with_methods(Runtime *rt, Object *manager, bool is_async, Object **enter, Object **leave)
{
    *enter =
        manager_method(rt, manager, is_async ? NAME_aenter : NAME_enter,
                       is_async ? "'%.200T' object does not support the asynchronous context manager protocol"
                                : "'%.200T' object does not support the context manager protocol");
    if (*enter == NULL)
        return -1;
    *leave = manager_method(
        rt, manager, is_async ? NAME_aexit : NAME_exit,
        is_async ? "'%.200T' object does not support the asynchronous context manager protocol "
                   "(missed __aexit__ method)"
                 : "'%.200T' object does not support the context manager protocol "
                   "(missed __exit__ method)");
    if (*leave != NULL)
        return 0;
    object_decref(rt, *enter);
    return -1;
}

Object *with_call_exit(Runtime *rt, Object *leave, Object *exception)
{
    Ref traceback = ((const BaseExceptionObject *)exception)->traceback;
    const Ref arguments[] = {exception->ob_type, ref_of(exception),
                             traceback == NO_REF ? ref_of(runtime_none(rt)) : traceback};
    return object_call(rt, leave, arguments, 3);
}
