/* The module sys: what is told of the runtime, and its settings. What needs no C is in python/_sys.py, of which a name
 * is taken when it is first asked for. CPython: Python/sysmodule.c. */
#include <string.h>

#include "lang/eval/eval.h"
#include "lang/import.h"
#include "modules/allocator_statistics.h"
#include "modules/module_support.h"
#include "modules/streams.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/call/frame_object.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/intern.h"
#include "types/text/str.h"
#include "types/text/str_new.h"
#include "types/text/str_view.h"

#define SMALLEST_INT_DIGITS_LIMIT 640
#define DEFAULT_INT_DIGITS_LIMIT 4300

/* ---- objects */

static Object *sys_getrefcount(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return int_from_int64(rt, argument_at(arguments, 0)->ob_refcnt);
}

/* What __sizeof__ says, and the collector's head and the like before the object. */
static Object *sys_getsizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"object", "default", NULL};
    static const Parameters parameters = {"getsizeof", names, 1, -1};
    Object *values[2];
    (void)self;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    Object *object = values[0];
    int64_t size = -1;
    Object *method = object_lookup_special(rt, object, name_object(rt, NAME_sizeof));
    if (method == NULL && !error_occurred(rt))
        error_format(rt, ERROR_TYPE, "Type %.100T doesn't define __sizeof__", object);
    Object *result = method == NULL ? NULL : object_call_no_arguments(rt, method);
    object_xdecref(rt, method);
    if (result != NULL) {
        if (!object_is_int(result))
            error_set(rt, ERROR_TYPE, "an integer is required");
        else if (argument_ssize(rt, result, &size) == 0 && size < 0)
            error_set(rt, ERROR_VALUE, "__sizeof__() should return >= 0");
        object_decref(rt, result);
    }
    if (!error_occurred(rt))
        return int_from_uint64(rt, (uint64_t)size + (uint64_t)type_pre_header(object_type(object)));
    if (values[1] == NULL || !error_matches(rt, ERROR_TYPE))
        return NULL;
    error_clear(rt);
    return object_incref(values[1]);
}

static Object *sys_intern(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *text = argument_at(arguments, 0);
    if (!object_has(text, TYPE_FLAG_STR_SUBCLASS))
        return error_format(rt, ERROR_TYPE, "intern() argument must be str, not %s", argument_word(rt, text));
    if (!object_is_exact(rt, text, TYPE_STR))
        return error_format(rt, ERROR_TYPE, "can't intern %.400T", text);
    Object *interned = object_incref(text);
    str_intern(rt, &interned);
    return interned;
}

static Object *sys_getallocatedblocks(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    return int_from_int64(rt, (int64_t)memory_statistics(&rt->memory).allocated_blocks);
}

static Object *sys_debugmallocstats(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    allocator_statistics_print(rt);
    return none_new(rt);
}

/* ---- limits */

static Object *sys_getrecursionlimit(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    return int_from_int64(rt, rt->recursion_limit);
}

static Object *sys_setrecursionlimit(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t limit;
    (void)self;
    if (argument_c_int(rt, argument_at(arguments, 0), &limit) < 0)
        return NULL;
    if (limit < 1) {
        error_set(rt, ERROR_VALUE, "recursion limit must be greater or equal than 1");
        return NULL;
    }
    if (rt->recursion_depth >= limit) {
        error_format(
            rt, ERROR_RECURSION,
            "cannot set the recursion limit to %lld at the recursion depth %lld: the limit is too low",
            (long long)limit, (long long)rt->recursion_depth);
        return NULL;
    }
    rt->recursion_limit = limit;
    return none_new(rt);
}

static Object *sys_get_int_max_str_digits(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    int64_t limit = rt->int_digits_limit;
    return int_from_int64(rt, limit == 0 ? DEFAULT_INT_DIGITS_LIMIT : limit < 0 ? 0 : limit);
}

static Object *sys_set_int_max_str_digits(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"maxdigits", NULL};
    static const Parameters parameters = {"set_int_max_str_digits", names, 1, -1};
    Object *given;
    int64_t limit;
    (void)self;
    if (arguments_parse(rt, arguments, &parameters, &given) < 0)
        return NULL;
    if (number_as_index(rt, given, &limit, ERROR_OVERFLOW) < 0)
        return NULL;
    if (limit != 0 && limit < SMALLEST_INT_DIGITS_LIMIT) {
        error_set(rt, ERROR_VALUE, "maxdigits must be 0 or larger than %d", SMALLEST_INT_DIGITS_LIMIT);
        return NULL;
    }
    rt->int_digits_limit = limit == 0 ? -1 : limit;
    return none_new(rt);
}

/* ---- exceptions and calls */

static Object *sys_exc_info(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    Object *none = runtime_none(rt);
    Object *exception = exception_handled(rt);
    Object *items[] = {none, none, none};
    if (exception != NULL) {
        Object *traceback = ref_pointer(((const BaseExceptionObject *)exception)->traceback);
        items[0] = (Object *)object_type(exception);
        items[1] = exception;
        items[2] = traceback == NULL ? none : traceback;
    }
    return tuple_pack(rt, 3, items);
}

static Object *sys_exception(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    Object *exception = exception_handled(rt);
    return exception == NULL ? none_new(rt) : object_incref(exception);
}

static Object *sys_exit(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *status = argument_at(arguments, 0);
    Object *type = (Object *)exception_type(rt, ERROR_SYSTEM_EXIT);
    Object *exception = object_call(rt, type, arguments->items, status == NULL ? 0 : 1);
    if (exception == NULL)
        return NULL;
    error_raise(rt, exception);
    object_decref(rt, exception);
    return NULL;
}

static Object *sys_getframe(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t depth = 0;
    (void)self;
    if (arguments->count == 1 && number_as_index(rt, argument_at(arguments, 0), &depth, ERROR_OVERFLOW) < 0)
        return NULL;
    InterpreterFrame *frame = frame_current(rt);
    while (frame != NULL && (depth > 0 || frame_is_incomplete(frame))) {
        depth -= frame_is_incomplete(frame) ? 0 : 1;
        frame = frame_caller(frame);
    }
    if (frame == NULL) {
        error_set(rt, ERROR_VALUE, "call stack is not deep enough");
        return NULL;
    }
    Object *object = (Object *)frame_object_of(rt, frame);
    return object_xincref(object);
}

static Object *sys_is_finalizing(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    return bool_from(rt, rt->finalizing != 0);
}

static Object *sys_getdefaultencoding(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    return str_from_cstring(rt, "utf-8");
}

/* ---- asynchronous generators */

/* One of the two hooks: NULL given leaves it, None takes it away. */
static int set_hook(Runtime *rt, Ref *place, Object *given, const char *name)
{
    if (given == NULL)
        return 0;
    if (given != runtime_none(rt) && type_call_slot(object_type(given)) == NULL) {
        error_format(rt, ERROR_TYPE, "callable %s expected, got %.50T", name, given);
        return -1;
    }
    object_replace_ref(rt, place, given == runtime_none(rt) ? NULL : object_incref(given));
    return 0;
}

static Object *sys_set_asyncgen_hooks(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"firstiter", "finalizer", NULL};
    static const Parameters parameters = {"set_asyncgen_hooks", names, 0, -1};
    Object *values[2];
    (void)self;
    if (arguments_parse(rt, arguments, &parameters, values) < 0 ||
        set_hook(rt, &rt->evaluation.async_finalizer, values[1], "finalizer") < 0 ||
        set_hook(rt, &rt->evaluation.async_first_iteration, values[0], "firstiter") < 0)
        return NULL;
    return none_new(rt);
}

static Object *sys_get_asyncgen_hooks(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    const Evaluation *state = &rt->evaluation;
    const Ref none = ref_of(runtime_none(rt));
    const Ref hooks[2] = {state->async_first_iteration == NO_REF ? none : state->async_first_iteration,
                          state->async_finalizer == NO_REF ? none : state->async_finalizer};
    Object *extra = import_module(rt, "_sys");
    Object *name = extra == NULL ? NULL : str_intern_cstring(rt, "_asyncgen_hooks");
    Object *result = name == NULL ? NULL : object_call_method(rt, extra, name, hooks, 2);
    object_xdecref(rt, name);
    object_xdecref(rt, extra);
    return result;
}

/* What the prompt does with a value: shows it, and keeps it as _. */
static Object *sys_displayhook(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *value = argument_at(arguments, 0);
    Object *builtins = ref_pointer(rt->evaluation.builtins);
    if (value == runtime_none(rt))
        return none_new(rt);
    if (dict_set(rt, builtins, name_object(rt, NAME_plain__), runtime_none(rt)) < 0)
        return NULL;
    Object *stream = dict_get(rt, ref_pointer(rt->evaluation.sys_dict), name_object(rt, NAME_plain_stdout));
    if (stream == NULL || stream == runtime_none(rt)) {
        error_set(rt, ERROR_RUNTIME, "lost sys.stdout");
        return NULL;
    }
    Object *text = object_repr(rt, value);
    Object *newline = text == NULL ? NULL : str_from_cstring(rt, "\n");
    rt->evaluation.prompt |= PROMPT_SHOWS;
    bool shown =
        newline != NULL && stream_write(rt, stream, text) == 0 && stream_write(rt, stream, newline) == 0;
    rt->evaluation.prompt &= ~(uint32_t)PROMPT_SHOWS;
    object_xdecref(rt, text);
    object_xdecref(rt, newline);
    if (!shown || dict_set(rt, builtins, name_object(rt, NAME_plain__), value) < 0)
        return NULL;
    return none_new(rt);
}

static Object *nothing(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    return none_new(rt);
}

/* Frames that begin from now on are told of; the loops that run find out at the next call or jump. */
static Object *sys_settrace(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *function = argument_at(arguments, 0);
    eval_set_trace(rt, function == runtime_none(rt) ? NULL : function);
    return none_new(rt);
}

static Object *sys_setprofile(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *function = argument_at(arguments, 0);
    eval_set_profile(rt, function == runtime_none(rt) ? NULL : function);
    return none_new(rt);
}

static Object *sys_getprofile(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    Object *function = ref_pointer(rt->evaluation.profile_function);
    return function == NULL ? none_new(rt) : object_incref(function);
}

static Object *sys_gettrace(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    Object *function = ref_pointer(rt->evaluation.trace_function);
    return function == NULL ? none_new(rt) : object_incref(function);
}

static const MethodDefinition functions[] = {
    {"displayhook", sys_displayhook, 1, 1, METHOD_O, "($module, object, /)"},
    {"exc_info", sys_exc_info, 0, 0, 0, "($module, /)"},
    {"exception", sys_exception, 0, 0, 0, "($module, /)"},
    {"exit", sys_exit, 0, 1, 0, "($module, status=None, /)"},
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks, 0, 0, 0, "($module, /)"},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks, 0, 0, METHOD_KEYWORDS | METHOD_TUPLE, NULL},
    {"getallocatedblocks", sys_getallocatedblocks, 0, 0, 0, "($module, /)"},
    {"getdefaultencoding", sys_getdefaultencoding, 0, 0, 0, "($module, /)"},
    {"getfilesystemencoding", sys_getdefaultencoding, 0, 0, 0, "($module, /)"},
    {"getrecursionlimit", sys_getrecursionlimit, 0, 0, 0, "($module, /)"},
    {"setrecursionlimit", sys_setrecursionlimit, 1, 1, METHOD_O, "($module, limit, /)"},
    {"getrefcount", sys_getrefcount, 1, 1, METHOD_O, "($module, object, /)"},
    {"getsizeof", sys_getsizeof, 0, 0, METHOD_KEYWORDS | METHOD_TUPLE, NULL},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, 0, 0, 0, "($module, /)"},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, 0, 0, METHOD_KEYWORDS, "($module, /, maxdigits)"},
    {"gettrace", sys_gettrace, 0, 0, 0, "($module, /)"},
    {"getprofile", sys_getprofile, 0, 0, 0, "($module, /)"},
    {"intern", sys_intern, 1, 1, METHOD_O, "($module, string, /)"},
    {"is_finalizing", sys_is_finalizing, 0, 0, 0, "($module, /)"},
    {"_debugmallocstats", sys_debugmallocstats, 0, 0, 0, "($module, /)"},
    {"_getframe", sys_getframe, 0, 1, 0, "($module, depth=0, /)"},
    {"_clear_type_cache", nothing, 0, 0, 0, "($module, /)"},
    {"settrace", sys_settrace, 1, 1, METHOD_O, NULL},
    {"setprofile", sys_setprofile, 1, 1, METHOD_O, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

/* ---- its other names */

static int add_streams(Runtime *rt, Object *module)
{
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    static const char *const originals[] = {"__stdin__", "__stdout__", "__stderr__"};
    for (int i = 0; i < 3; i++) {
        bool is_missing = (host_of(rt)->missing_streams & (1U << i)) != 0;
        Object *stream = is_missing ? none_new(rt) : standard_stream_new(rt, i);
        if (stream == NULL || module_add(rt, module, originals[i], stream) < 0 ||
            module_add_new(rt, module, names[i], stream) < 0)
            return -1;
    }
    return 0;
}

static int add_text(Runtime *rt, Object *module, const char *name, const char *text)
{
    return module_add_new(rt, module, name, str_from_cstring(rt, text));
}

static int fill(Runtime *rt, Object *module)
{
    Object *displayhook =
        dict_get(rt, ref_pointer(((ModuleObject *)module)->md_dict), name_object(rt, NAME_plain_displayhook));
    if (displayhook == NULL || module_add(rt, module, "__displayhook__", displayhook) < 0)
        return -1;
    if (add_streams(rt, module) < 0 || add_text(rt, module, "version", "3.11.2 (Ouroboros 0.1.0) [C]") < 0 ||
        add_text(rt, module, "platform", "linux") < 0 || add_text(rt, module, "byteorder", "little") < 0 ||
        add_text(rt, module, "copyright", "MIT") < 0 || add_text(rt, module, "executable", "") < 0 ||
        add_text(rt, module, "prefix", "/usr") < 0 || add_text(rt, module, "base_prefix", "/usr") < 0 ||
        add_text(rt, module, "exec_prefix", "/usr") < 0 ||
        add_text(rt, module, "base_exec_prefix", "/usr") < 0 ||
        add_text(rt, module, "platlibdir", "lib") < 0 ||
        add_text(rt, module, "float_repr_style", "short") < 0)
        return -1;
    if (module_add_int(rt, module, "maxsize", INT64_MAX) < 0 ||
        module_add_int(rt, module, "maxunicode", 0x10FFFF) < 0 ||
        module_add_int(rt, module, "hexversion", 0x030B02F0) < 0 ||
        module_add_int(rt, module, "api_version", 1013) < 0 ||
        module_add(rt, module, "dont_write_bytecode", &rt->statics.true_object.ob_base.ob_base) < 0 ||
        module_add(rt, module, "modules", ref_pointer(rt->evaluation.modules)) < 0)
        return -1;
    return module_add_new(rt, module, "argv", list_new(rt, 0)) < 0 ||
                   module_add_new(rt, module, "path", list_new(rt, 0)) < 0 ||
                   module_add_new(rt, module, "warnoptions", list_new(rt, 0)) < 0 ||
                   module_add_new(rt, module, "meta_path", list_new(rt, 0)) < 0 ||
                   module_add_new(rt, module, "path_hooks", list_new(rt, 0)) < 0 ||
                   module_add_new(rt, module, "path_importer_cache", dict_new(rt)) < 0
               ? -1
               : 0;
}

/* A name of python/_sys.py, which sys has from then on; `_names` are all that may be asked for. */
static int late(Runtime *rt, Object *name, Object **value)
{
    static const char *const specials[] = {"__excepthook__", "__unraisablehook__", "__breakpointhook__",
                                           "__interactivehook__", NULL};
    if (name != NULL && str_length(name) > 1 && str_character(name, 0) == '_' &&
        str_character(name, 1) == '_' && !module_has_name(specials, name))
        return 0;
    Object *extra = import_module(rt, "_sys");
    Object *names_name = extra == NULL ? NULL : str_intern_cstring(rt, "_names");
    Object *names = names_name == NULL ? NULL : object_getattr(rt, extra, names_name);
    int found = names == NULL ? -1 : name == NULL ? 1 : object_contains(rt, names, name);
    if (found > 0 && name == NULL) {
        *value = object_incref(names);
    } else if (found > 0) {
        *value = object_getattr(rt, extra, name);
        found = *value == NULL ? -1 : 1;
    }
    if (found > 0 && name != NULL && dict_set(rt, ref_pointer(rt->evaluation.sys_dict), name, *value) < 0) {
        object_decref(rt, *value);
        *value = NULL;
        found = -1;
    }
    object_xdecref(rt, names);
    object_xdecref(rt, names_name);
    object_xdecref(rt, extra);
    return found;
}

const ModuleDefinition sys_module = {
    .name = "sys", .methods = functions, .exec = fill, .doc = NULL, .late = late};
