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
#include "types/number/bool.h"
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

/* Where a warning comes from, all borrowed. `registry`: what that module has shown, `__warningregistry__` of its names:
 * (message, category, line) -> True, and "version". NULL, as `module`: the compiler's, which belongs to no module. */
typedef struct WarningPlace {
    Object *filename;
    int64_t line;
    Object *module;
    Object *registry;
} WarningPlace;

/* The filters have no other version while there is no module warnings to change them. 0, or -1. */
static int begin_registry(Runtime *rt, Object *registry)
{
    Object *name = str_intern_cstring(rt, "version");
    Object *zero = name == NULL ? NULL : int_from_int64(rt, 0);
    Object *version = zero == NULL ? NULL : dict_get(rt, registry, name);
    int status = zero == NULL || error_occurred(rt) ? -1 : 0;
    if (status == 0 && version != zero) {
        dict_clear(rt, registry);
        status = dict_set(rt, registry, name, zero);
    }
    object_xdecref(rt, zero);
    object_xdecref(rt, name);
    return status;
}

/* New reference; NULL and an error. */
static Object *registry_key(Runtime *rt, Object *category, Object *message, int64_t line)
{
    Object *number = int_from_int64(rt, line);
    if (number == NULL)
        return NULL;
    Object *parts[3] = {message, category, number};
    Object *key = tuple_pack(rt, 3, parts);
    object_decref(rt, number);
    return key;
}

/* 1: for the first time, which is noted unless it is hidden; 0: it was shown before; -1. */
static int note_shown(Runtime *rt, Object *category, Object *message, const WarningPlace *at, bool hidden)
{
    if (!object_has(at->registry, TYPE_FLAG_DICT_SUBCLASS)) {
        error_set(rt, ERROR_TYPE, "'registry' must be a dict or None");
        return -1;
    }
    if (begin_registry(rt, at->registry) < 0)
        return -1;
    Object *key = registry_key(rt, category, message, at->line);
    if (key == NULL)
        return -1;
    int found = dict_contains(rt, at->registry, key);
    if (found == 0 && !hidden && dict_set(rt, at->registry, key, runtime_bool(rt, true)) < 0)
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

/* A program that has the module warnings may have filters of its own: it then decides. 1: it has;
 * 0; -1 and an error. */
static int ask_program(Runtime *rt, Object *category, Object *message, const WarningPlace *at, Object *source)
{
    Object *name = str_intern_cstring(rt, "warnings");
    Object *warnings = name == NULL || rt->evaluation.modules == NO_REF
                           ? NULL
                           : dict_get(rt, ref_pointer(rt->evaluation.modules), name);
    object_xdecref(rt, name);
    if (warnings == NULL)
        return error_occurred(rt) ? -1 : 0;
    Object *method = str_intern_cstring(rt, "warn_explicit");
    Object *number = method == NULL ? NULL : int_from_int64(rt, at->line);
    Ref none = ref_of(runtime_none(rt));
    const Ref arguments[8] = {ref_of(message),
                              ref_of(category),
                              ref_of(at->filename),
                              ref_of(number),
                              at->module == NULL ? none : ref_of(at->module),
                              at->registry == NULL ? none : ref_of(at->registry),
                              none,
                              ref_of(source)};
    Object *result =
        number == NULL ? NULL : object_call_method(rt, warnings, method, arguments, source == NULL ? 7 : 8);
    object_xdecref(rt, number);
    object_xdecref(rt, method);
    object_xdecref(rt, result);
    return result == NULL ? -1 : 1;
}

static int raise_about(Runtime *rt, Object *category, Object *message, const WarningPlace *at, Object *source)
{
    if (at->module == runtime_none(rt))
        return 0;
    int asked = ask_program(rt, category, message, at, source);
    if (asked != 0)
        return asked < 0 ? -1 : 0;
    bool hidden = is_hidden(rt, category, at->module);
    /* What the compiler finds twice, as in a finally clause, is said twice: no module has noted it. */
    int is_new = at->registry == NULL ? 1 : note_shown(rt, category, message, at, hidden);
    if (is_new <= 0 || hidden)
        return is_new < 0 ? -1 : 0;
    if (show(rt, category, message, at->filename, at->line) < 0)
        return -1;
    return source == NULL ? 0 : show_source(rt, category, source);
}

int warning_raise_at(Runtime *rt, Object *category, Object *message, Object *filename, int64_t line,
                     Object *module)
{
    const WarningPlace at = {filename, line, module, NULL};
    return raise_about(rt, category, message, &at, NULL);
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

/* What tells of a source is in the module warnings, which is imported for that: from then on its registries say what
 * was shown. Whether there is a module; leaves no error set. */
static bool warnings_imported(Runtime *rt)
{
    Object *importer = ref_pointer(rt->evaluation.import_function);
    if (rt->finalizing || importer == NULL)
        return false;
    Object *name = str_from_cstring(rt, "warnings");
    Object *module = name == NULL ? NULL : object_call_one(rt, importer, name);
    bool is_there = module != NULL;
    object_xdecref(rt, module);
    object_xdecref(rt, name);
    error_clear(rt);
    return is_there;
}

/* The registry among a module's names, made there if it is missing. Borrowed; NULL and an error. */
static Object *registry_of(Runtime *rt, Object *names)
{
    Object *name = str_intern_cstring(rt, "__warningregistry__");
    Object *registry = name == NULL ? NULL : dict_get(rt, names, name);
    if (registry == NULL && name != NULL && !error_occurred(rt)) {
        Object *made = dict_new(rt);
        if (made != NULL && dict_set(rt, names, name, made) == 0)
            registry = made;
        object_xdecref(rt, made);
    }
    object_xdecref(rt, name);
    return registry;
}

static int raise_in(Runtime *rt, Object *category, Object *message, const WarningPlace *at, Object *source)
{
    object_incref(at->module);
    object_incref(at->registry);
    int status = raise_about(rt, category, message, at, source);
    object_decref(rt, at->registry);
    object_decref(rt, at->module);
    return status;
}

/* From no Python code: the program ends. */
static int raise_in_sys(Runtime *rt, Object *category, Object *message)
{
    Object *sys = str_from_cstring(rt, "sys");
    Object *names = ref_pointer(rt->evaluation.sys_dict);
    Object *registry = sys == NULL || names == NULL ? NULL : registry_of(rt, names);
    const WarningPlace at = {sys, 1, sys, registry};
    int status = registry != NULL               ? raise_in(rt, category, message, &at, NULL)
                 : sys == NULL || names != NULL ? -1
                                                : raise_about(rt, category, message, &at, NULL);
    object_xdecref(rt, sys);
    return status;
}

int warning_raise_about(Runtime *rt, Object *category, Object *message, int level, Object *source)
{
    const InterpreterFrame *frame = frame_at(rt, level);
    if (frame == NULL)
        return raise_in_sys(rt, category, message);
    if (source != NULL && !warnings_imported(rt))
        source = NULL;
    Object *names = ref_pointer(frame->f_globals);
    Object *registry = registry_of(rt, names);
    Object *module = registry == NULL ? NULL : dict_get(rt, names, name_object(rt, NAME_name));
    if (registry == NULL || error_occurred(rt))
        return -1;
    bool is_name = module != NULL && (object_is_str(module) || module == runtime_none(rt));
    Object *nameless = is_name ? NULL : str_from_cstring(rt, "<string>");
    if (!is_name && nameless == NULL)
        return -1;
    const WarningPlace at = {ref_pointer(frame_code(frame)->co_filename), frame_line(frame),
                             is_name ? module : nameless, registry};
    int status = raise_in(rt, category, message, &at, source);
    object_xdecref(rt, nameless);
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
