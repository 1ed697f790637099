/* Beginning, running and ending a program; see run.h. */
#include "lang/run.h"

#include "gc/gc.h"
#include "gc/list.h"
#include "lang/dead.h"
#include "lang/hooks.h"
#include "lang/import.h"
#include "memory/platform.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/call/module.h"
#include "types/class/weakref.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/error/traceback.h"
#include "types/names.h"
#include "types/none.h"
#include "types/text/str.h"

/* ---- the beginning */

/* Puts an attribute of builtins (borrowed, found by name) into a place of the runtime's own. */
static void note_builtin(Runtime *rt, Ref *place, NameId name)
{
    Object *value = dict_get(rt, ref_pointer(rt->evaluation.builtins), name_object(rt, name));
    object_replace_ref(rt, place, object_xincref(value));
}

static int begin_builtins(Runtime *rt)
{
    Object *module = import_module(rt, "builtins");
    if (module == NULL)
        return -1;
    rt->evaluation.builtins = ref_of(object_incref(module_dict(module)));
    object_decref(rt, module);
    note_builtin(rt, &rt->evaluation.build_class, NAME_build_class);
    note_builtin(rt, &rt->evaluation.import_function, NAME_import);
    return 0;
}

/* The module's dict becomes the runtime's globals, with what is in these already. */
static int begin_main(Runtime *rt)
{
    /* Its name is a str of its own, which is not the interned one. */
    Object *name = str_from_cstring(rt, "__main__");
    Object *module = name == NULL ? NULL : module_new(rt, name);
    if (module == NULL) {
        object_xdecref(rt, name);
        return -1;
    }
    Object *dict = module_dict(module);
    Object *builtins =
        dict_get(rt, ref_pointer(rt->evaluation.modules), name_object(rt, NAME_plain_builtins));
    Object *annotations = dict_new(rt);
    int status =
        annotations == NULL ? -1 : dict_set(rt, dict, name_object(rt, NAME_annotations), annotations);
    object_xdecref(rt, annotations);
    if (status == 0 && builtins != NULL)
        status = dict_set(rt, dict, name_object(rt, NAME_plain___builtins__), builtins);
    if (status == 0)
        status = dict_set(rt, ref_pointer(rt->evaluation.modules), name, module);
    if (status == 0 && rt->globals != NO_REF)
        status = dict_update(rt, dict, ref_pointer(rt->globals));
    if (status == 0)
        object_replace_ref(rt, &rt->globals, object_incref(dict));
    object_decref(rt, module);
    object_decref(rt, name);
    return status;
}

/* A slice that has died before is used again without being counted, which a CPython that has begun always has. */
static int warm_free_lists(Runtime *rt)
{
    Object *none = runtime_none(rt);
    Object *slice = slice_new(rt, none, none, none);
    object_xdecref(rt, slice);
    return slice == NULL ? -1 : 0;
}

static int begin_modules(Runtime *rt)
{
    rt->evaluation.modules = ref_of(dict_new(rt));
    if (rt->evaluation.modules == NO_REF || warm_free_lists(rt) < 0 || begin_builtins(rt) < 0)
        return -1;
    Object *sys = import_module(rt, "sys");
    if (sys == NULL && !error_matches(rt, ERROR_IMPORT))
        return -1;
    error_clear(rt);
    if (sys != NULL && rt->evaluation.sys_dict == NO_REF)
        rt->evaluation.sys_dict = ref_of(object_incref(module_dict(sys)));
    object_xdecref(rt, sys);
    return begin_main(rt);
}

/* What has been made goes again, so that another try may follow. */
static void undo_begin(Runtime *rt)
{
    Ref *const owned[] = {&rt->evaluation.build_class, &rt->evaluation.import_function,
                          &rt->evaluation.sys_dict, &rt->evaluation.builtins, &rt->evaluation.modules};
    ErrorState saved;
    error_fetch(rt, &saved);
    for (int i = 0; i < 5; i++)
        object_clear_ref(rt, owned[i]);
    error_restore(rt, &saved);
}

/* Dead tuples and floats that a CPython's start has left; lists and dicts are the compiler's (compile_tally.h). */
static int leave_dead(Runtime *rt)
{
    const DeadCounts counts = {.floats = PROFILE_START_DEAD_FLOATS, .tuples = {PROFILE_START_DEAD_TUPLES}};
    return dead_leave(rt, &counts);
}

/* The collector's numbers are then those of a CPython that begins a program; there, what is older than the program is
 * in the middle generation, and so comes after the program's own objects in the list of the first full collection. */
static void count_start(Runtime *rt)
{
    Collector *collector = &rt->collector;
    Generation *middle = &collector->generations[1];
    gc_list_merge(&collector->generations[GC_GENERATIONS - 1].head, &middle->head);
    gc_list_merge(&collector->generations[0].head, &middle->head);
    collector->generations[0].count = PROFILE_GC_START_COUNT_0;
    collector->generations[1].count = PROFILE_GC_START_COUNT_1;
    collector->start_objects = PROFILE_GC_START_OBJECTS;
    collector->statistics[0].collections = PROFILE_GC_START_COUNT_1;
    collector->statistics[0].collected = PROFILE_GC_START_COLLECTED_0;
}

int run_begin(Runtime *rt)
{
    platform_measure_stack(host_of(rt), __builtin_frame_address(0));
    rt->evaluation.handled = ref_of(&rt->evaluation.handled_outermost);
    if (begin_modules(rt) == 0 && leave_dead(rt) == 0) {
        count_start(rt);
        return 0;
    }
    undo_begin(rt);
    return -1;
}

/* ---- running */

void run_flush(Runtime *rt)
{
    ErrorState saved;
    error_fetch(rt, &saved);
    Object *sys = dict_get(rt, ref_pointer(rt->evaluation.modules), name_object(rt, NAME_plain_sys));
    Object *stream = NULL;
    if (sys != NULL && object_lookup_attribute(rt, sys, name_object(rt, NAME_plain_stdout), &stream) > 0 &&
        stream != runtime_none(rt))
        object_xdecref(rt, object_call_method(rt, stream, name_object(rt, NAME_plain_flush), NULL, 0));
    object_xdecref(rt, stream);
    error_clear(rt);
    error_restore(rt, &saved);
}

void run_set_in_sys(Runtime *rt, const char *name, Object *value)
{
    Object *key = rt->evaluation.sys_dict == NO_REF ? NULL : str_intern_cstring(rt, name);
    if (key != NULL && value != NULL)
        dict_set(rt, ref_pointer(rt->evaluation.sys_dict), key, value);
    object_xdecref(rt, key);
    error_clear(rt);
}

void run_keep_last_error(Runtime *rt, Object *exception)
{
    Object *traceback = ref_pointer(exception_of(exception)->traceback);
    run_set_in_sys(rt, "last_type", &object_type(exception)->ob_base.ob_base);
    run_set_in_sys(rt, "last_value", exception);
    run_set_in_sys(rt, "last_traceback", traceback == NULL ? runtime_none(rt) : traceback);
}

int run_report_error(Runtime *rt)
{
    bool is_exit = error_matches(rt, ERROR_SYSTEM_EXIT);
    Object *exception = error_take(rt);
    int status = 1;
    if (!is_exit)
        run_keep_last_error(rt, exception);
    if (is_exit) {
        status = exception_exit_status(rt, exception);
    } else if (hook_report_uncaught(rt, exception) < 0) {
        object_decref(rt, exception);
        exception = error_take(rt);
        status = exception_exit_status(rt, exception);
    }
    if (type_is_subtype(object_type(exception), exception_type(rt, ERROR_KEYBOARD_INTERRUPT)))
        status = 130;
    object_decref(rt, exception);
    error_clear(rt);
    return status;
}

/* ---- the end */

/* A stream of sys (new reference); NULL where there is none, or it is closed. */
static Object *open_stream(Runtime *rt, const char *name)
{
    Object *closed = NULL;
    Object *text = rt->evaluation.sys_dict == NO_REF ? NULL : str_intern_cstring(rt, name);
    Object *stream = text == NULL ? NULL : dict_get(rt, ref_pointer(rt->evaluation.sys_dict), text);
    object_xdecref(rt, text);
    if (stream == NULL || stream == runtime_none(rt))
        return NULL;
    object_incref(stream);
    Object *attribute = str_intern_cstring(rt, "closed");
    bool is_closed = attribute != NULL && object_lookup_attribute(rt, stream, attribute, &closed) > 0 &&
                     object_is_true(rt, closed) > 0;
    object_xdecref(rt, closed);
    object_xdecref(rt, attribute);
    error_clear(rt);
    if (!is_closed)
        return stream;
    object_decref(rt, stream);
    return NULL;
}

/* The last chance for what is written to be written. 0, or -1: it could not be, which is told of stdout. */
static int flush_streams(Runtime *rt)
{
    static const char *const names[] = {"stdout", "stderr"};
    int status = 0;
    for (int i = 0; i < 2; i++) {
        Object *stream = open_stream(rt, names[i]);
        Object *result = stream == NULL
                             ? NULL
                             : object_call_method(rt, stream, name_object(rt, NAME_plain_flush), NULL, 0);
        bool is_written = stream == NULL || result != NULL;
        if (!is_written && i == 0)
            error_write_unraisable(rt, stream);
        status = is_written ? status : -1;
        error_clear(rt);
        object_xdecref(rt, result);
        object_xdecref(rt, stream);
    }
    return status;
}

/* A list of weak references to the modules of sys.modules; each then stands there as None. NULL: no memory. */
static Object *remove_modules(Runtime *rt)
{
    Object *modules = ref_pointer(rt->evaluation.modules);
    Object *list = list_new(rt, 0);
    Object *names = list == NULL ? NULL : dict_key_list(rt, modules);
    for (int64_t i = 0; names != NULL && i < list_size(names); i++) {
        Object *name = list_get(names, i);
        Object *module = dict_get(rt, modules, name);
        if (module != NULL && object_is_module(rt, module)) {
            Object *reference = weakref_new(rt, module, NULL);
            if (reference != NULL)
                list_append(rt, list, reference);
            object_xdecref(rt, reference);
            dict_set(rt, modules, name, runtime_none(rt));
        }
        error_clear(rt);
    }
    object_xdecref(rt, names);
    error_clear(rt);
    return list;
}

/* Modules that something still refers to, the latest first. */
static void clear_modules(Runtime *rt, Object *list)
{
    for (int64_t i = list_size(list) - 1; i >= 0; i--) {
        Object *module = weakref_get(rt, list_get(list, i));
        if (module == runtime_none(rt))
            continue;
        Object *dict = module_dict(module);
        if (dict == ref_pointer(rt->evaluation.builtins) || dict == ref_pointer(rt->evaluation.sys_dict))
            continue;
        object_incref(module);
        module_clear_dict(rt, dict);
        object_decref(rt, module);
    }
}

/* The functions that the program wants to have run at its end, if it has asked for that module at all. */
static void run_exit_functions(Runtime *rt)
{
    Object *name = str_intern_cstring(rt, "atexit");
    Object *module = name == NULL || rt->evaluation.modules == NO_REF
                         ? NULL
                         : object_xincref(dict_get(rt, ref_pointer(rt->evaluation.modules), name));
    Object *method = module == NULL ? NULL : str_intern_cstring(rt, "_run_exitfuncs");
    if (method != NULL)
        object_xdecref(rt, object_call_method(rt, module, method, NULL, 0));
    if (error_occurred(rt))
        error_write_unraisable(rt, NULL);
    object_xdecref(rt, method);
    object_xdecref(rt, module);
    object_xdecref(rt, name);
}

/* The dict's own key of that text, a new reference, found without memory for another; NULL when there is none. */
static Object *key_of_text(const Object *dict, const char *text)
{
    int64_t position = 0;
    Object *key;
    while (dict_next(dict, &position, &key, NULL, NULL)) {
        if (object_is_str(key) && str_equal_ascii(key, text))
            return object_incref(key);
    }
    return NULL;
}

/* The last error must not outlive the modules. */
static void forget_last_error(Runtime *rt)
{
    static const char *const names[] = {"last_type", "last_value", "last_traceback"};
    for (int i = 0; rt->evaluation.sys_dict != NO_REF && i < 3; i++) {
        Object *sys = ref_pointer(rt->evaluation.sys_dict);
        Object *key = key_of_text(sys, names[i]);
        if (key != NULL)
            dict_set(rt, sys, key, runtime_none(rt));
        object_xdecref(rt, key);
        error_clear(rt);
    }
}

/* CPython: Py_FinalizeEx, finalize_modules */
int run_end(Runtime *rt)
{
    run_exit_functions(rt);
    object_clear_ref(rt, &rt->evaluation.trace_function);
    int status = flush_streams(rt);
    error_clear(rt);
    if (rt->collector.enabled)
        gc_collect(rt, GC_GENERATIONS - 1);
    forget_last_error(rt);
    rt->finalizing = 1;
    Object *list = remove_modules(rt);
    dict_clear(rt, ref_pointer(rt->evaluation.modules));
    object_clear_ref(rt, &rt->globals);
    gc_collect_final(rt);
    if (list != NULL) {
        clear_modules(rt, list);
        object_decref(rt, list);
    }
    run_flush(rt);
    if (rt->evaluation.sys_dict != NO_REF)
        module_clear_dict(rt, ref_pointer(rt->evaluation.sys_dict));
    if (rt->evaluation.builtins != NO_REF)
        module_clear_dict(rt, ref_pointer(rt->evaluation.builtins));
    rt->collector.enabled = 0;
    error_clear(rt);
    return status;
}
