/* Warnings; see warning.h. The default filters of CPython: DeprecationWarning is shown where it comes from __main__,
 * and not elsewhere; PendingDeprecationWarning, ImportWarning and ResourceWarning are not shown; all others once for
 * each place. */
#include "types/error/warning.h"

#include <stdarg.h>

#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/call/code_object.h"
#include "types/call/frame_object.h"
#include "types/call/places.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/error/standard_error.h"
#include "types/error/traceback.h"
#include "types/names.h"
#include "types/number/int.h"
#include "types/text/str.h"

static bool is_a(const Runtime *rt, const Object *category, ErrorKind kind)
{
    return type_is_subtype((const TypeObject *)category, exception_type(rt, kind));
}

static bool is_hidden(const Runtime *rt, const Object *category, const Object *module)
{
    if (is_a(rt, category, ERROR_DEPRECATION_WARNING))
        return module == NULL || !object_is_str(module) || !str_equal_ascii(module, "__main__");
    return is_a(rt, category, ERROR_PENDING_DEPRECATION_WARNING) ||
           is_a(rt, category, ERROR_IMPORT_WARNING) || is_a(rt, category, ERROR_RESOURCE_WARNING);
}

/* 1: for the first time; 0: it was shown before; -1. */
static int note_shown(Runtime *rt, Object *category, Object *message, Object *filename, Object *line)
{
    if (rt->warnings_shown == NO_REF)
        rt->warnings_shown = ref_of(dict_new(rt));
    Object *parts[4] = {message, category, filename, line};
    Object *key = rt->warnings_shown == NO_REF ? NULL : tuple_pack(rt, 4, parts);
    if (key == NULL)
        return -1;
    Object *shown = ref_pointer(rt->warnings_shown);
    int found = dict_contains(rt, shown, key);
    if (found == 0 && dict_set(rt, shown, key, runtime_none(rt)) < 0)
        found = -1;
    object_decref(rt, key);
    return found < 0 ? -1 : !found;
}

/* The line, without its indentation. New reference; NULL: there is none, or an error. */
static Object *stripped_line(Runtime *rt, Object *filename, int64_t number)
{
    Object *line = source_line(rt, filename, number, false);
    if (line == NULL)
        return NULL;
    int64_t start = 0, end = str_length(line);
    while (start < end && str_character(line, start) <= ' ')
        start++;
    while (end > start && str_character(line, end - 1) <= ' ')
        end--;
    Object *stripped = start < end ? str_slice(rt, line, start, end) : NULL;
    object_decref(rt, line);
    return stripped;
}

/* Writes the text (stolen). 0, or -1 if there is none. */
static int write_text(Runtime *rt, Object *text)
{
    if (text == NULL)
        return -1;
    standard_error_write(rt, text);
    object_decref(rt, text);
    return 0;
}

/* Where what the warning is about was made, the outermost call first, or how that can be known. 0, or -1 and an
 * error. */
static int show_source(Runtime *rt, Object *category, const Object *source)
{
    if (!rt->memory.traces.is_on)
        return write_text(
            rt, text_from_format(rt, "%s: Enable tracemalloc to get the object allocation traceback\n",
                                 exception_class_name((const TypeObject *)category)));
    const Trace *trace = places_of_object(rt, source);
    if (trace == NULL)
        return 0;
    uint32_t number = trace->place;
    int status = write_text(rt, text_from_format(rt, "Object allocated at (most recent call last):\n"));
    for (uint32_t i = place_at(rt, number)->count; status == 0 && i-- > 0;) {
        PlaceLine at = place_lines(rt, place_at(rt, number))[i];
        Object *name = place_file_name(rt, &at);
        Object *line = name == NULL ? NULL : stripped_line(rt, name, at.line);
        status = error_occurred(rt) ? -1
                                    : write_text(rt, text_from_format(rt, "  File \"%U\", lineno %lld\n",
                                                                      name, (long long)at.line));
        if (status == 0 && line != NULL)
            status = write_text(rt, text_from_format(rt, "    %U\n", line));
        object_xdecref(rt, name);
        object_xdecref(rt, line);
    }
    return status;
}

/* "file:3: SyntaxWarning: text" and the line itself. */
static int show(Runtime *rt, Object *category, Object *message, Object *filename, int64_t number)
{
    Object *stripped = stripped_line(rt, filename, number);
    if (stripped == NULL && error_occurred(rt))
        return -1;
    const char *name = exception_class_name((const TypeObject *)category);
    Object *text = stripped == NULL
                       ? text_from_format(rt, "%S:%lld: %s: %S\n", filename, (long long)number, name, message)
                       : text_from_format(rt, "%S:%lld: %s: %S\n  %U\n", filename, (long long)number, name,
                                          message, stripped);
    object_xdecref(rt, stripped);
    return write_text(rt, text);
}

/* A program that has the module warnings may have filters of its own: it decides then. 1: it has; 0; -1 and an error.
 * */
static int ask_program(Runtime *rt, Object *category, Object *message, Object *filename, int64_t line,
                       Object *module, Object *source)
{
    Object *name = str_intern_cstring(rt, "warnings");
    Object *warnings = name == NULL || rt->evaluation.modules == NO_REF
                           ? NULL
                           : dict_get(rt, ref_pointer(rt->evaluation.modules), name);
    object_xdecref(rt, name);
    if (warnings == NULL)
        return error_occurred(rt) ? -1 : 0;
    Object *method = str_intern_cstring(rt, "warn_explicit");
    Object *number = method == NULL ? NULL : int_from_int64(rt, line);
    Ref none = ref_of(runtime_none(rt));
    const Ref arguments[8] = {ref_of(message),
                              ref_of(category),
                              ref_of(filename),
                              ref_of(number),
                              module == NULL ? none : ref_of(module),
                              none,
                              none,
                              ref_of(source)};
    Object *result =
        number == NULL ? NULL : object_call_method(rt, warnings, method, arguments, source == NULL ? 5 : 8);
    object_xdecref(rt, number);
    object_xdecref(rt, method);
    object_xdecref(rt, result);
    return result == NULL ? -1 : 1;
}

static int raise_about(Runtime *rt, Object *category, Object *message, Object *filename, int64_t line,
                       Object *module, Object *source)
{
    int asked = ask_program(rt, category, message, filename, line, module, source);
    if (asked != 0)
        return asked < 0 ? -1 : 0;
    if (is_hidden(rt, category, module))
        return 0;
    /* What the compiler finds twice, as in a finally clause, is said twice: no module has noted it. */
    if (module == NULL)
        return show(rt, category, message, filename, line);
    Object *number = int_from_int64(rt, line);
    if (number == NULL)
        return -1;
    int is_new = note_shown(rt, category, message, filename, number);
    object_decref(rt, number);
    if (is_new <= 0)
        return is_new;
    if (show(rt, category, message, filename, line) < 0)
        return -1;
    return source == NULL ? 0 : show_source(rt, category, source);
}

int warning_raise_at(Runtime *rt, Object *category, Object *message, Object *filename, int64_t line,
                     Object *module)
{
    return raise_about(rt, category, message, filename, line, module, NULL);
}

/* Where the warning is said to come from: `level` calls out. NULL: from no Python code. */
static InterpreterFrame *frame_at(const Runtime *rt, int level)
{
    InterpreterFrame *frame = frame_visible(frame_current(rt));
    for (; frame != NULL && level > 1; level--)
        frame = frame_visible(frame_caller(frame));
    return frame;
}

int warning_raise(Runtime *rt, Object *category, Object *message, int level)
{
    return warning_raise_about(rt, category, message, level, NULL);
}

int warning_raise_about(Runtime *rt, Object *category, Object *message, int level, Object *source)
{
    const InterpreterFrame *frame = frame_at(rt, level);
    Object *sys = frame == NULL ? str_from_cstring(rt, "sys") : NULL;
    if (frame == NULL && sys == NULL)
        return -1;
    Object *filename = frame == NULL ? sys : ref_pointer(frame_code(frame)->co_filename);
    Object *module =
        frame == NULL ? sys : dict_get(rt, ref_pointer(frame->f_globals), name_object(rt, NAME_name));
    int64_t line = frame == NULL ? 1 : frame_line(frame);
    object_xincref(module);
    /* Without a frame it is the program's end, when nobody imports anything that tells of the source. */
    int status = raise_about(rt, category, message, filename, line, module, frame == NULL ? NULL : source);
    object_xdecref(rt, module);
    object_xdecref(rt, sys);
    return status;
}

int warning_format(Runtime *rt, ErrorKind category, int level, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Object *message = text_from_format_list(rt, format, &arguments);
    va_end(arguments);
    if (message == NULL)
        return -1;
    int status = warning_raise(rt, type_as_object(exception_type(rt, category)), message, level);
    object_decref(rt, message);
    return status;
}
