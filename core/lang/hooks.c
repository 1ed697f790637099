/* Hooks that report errors; see hooks.h. */
#include "lang/hooks.h"

#include "lang/import.h"
#include "object/error.h"
#include "types/call.h"
#include "types/call/module.h"
#include "types/container/dict.h"
#include "types/error/exception.h"
#include "types/error/standard_error.h"
#include "types/error/traceback.h"
#include "types/none.h"
#include "types/text/str.h"

/* sys.<name> where the program has assigned it: new reference; NULL: it has not. */
static Object *program_hook(Runtime *rt, const char *name)
{
    if (rt->evaluation.sys_dict == NO_REF || rt->finalizing)
        return NULL;
    Object *key = str_intern_cstring(rt, name);
    Object *extra_name = str_intern_cstring(rt, "_sys");
    Object *hook = key == NULL ? NULL : dict_get(rt, ref_pointer(rt->evaluation.sys_dict), key);
    const Object *extra =
        extra_name == NULL ? NULL : dict_get(rt, ref_pointer(rt->evaluation.modules), extra_name);
    Object *own = extra == NULL || key == NULL ? NULL : dict_get(rt, module_dict(extra), key);
    object_xdecref(rt, key);
    object_xdecref(rt, extra_name);
    error_clear(rt);
    return hook == own || hook == runtime_none(rt) ? NULL : object_xincref(hook);
}

static void write_line(Runtime *rt, const char *line)
{
    Object *text = str_from_cstring(rt, line);
    if (text == NULL)
        error_clear(rt);
    else
        standard_error_write(rt, text);
    object_xdecref(rt, text);
}

/* Which modules there are, for one that there is not. str(exception) is as CPython has it. */
static void tell_modules(Runtime *rt, Object *exception)
{
    if (!type_is_subtype(object_type(exception), exception_type(rt, ERROR_MODULE_NOT_FOUND)))
        return;
    Object *name = ref_pointer(((ImportErrorObject *)exception)->name);
    Object *text = name == NULL || !object_is_str(name) ? NULL : import_names_text(rt, name);
    if (text != NULL)
        standard_error_write(rt, text);
    object_xdecref(rt, text);
    error_clear(rt);
}

int hook_report_uncaught(Runtime *rt, Object *exception)
{
    Object *hook = program_hook(rt, "excepthook");
    if (hook == NULL) {
        exception_print(rt, exception);
        tell_modules(rt, exception);
        return 0;
    }
    Object *traceback = ref_pointer(exception_of(exception)->traceback);
    const Ref arguments[3] = {ref_of(object_type(exception)), ref_of(exception),
                              ref_of(traceback == NULL ? runtime_none(rt) : traceback)};
    Object *result = object_call(rt, hook, arguments, 3);
    object_decref(rt, hook);
    object_xdecref(rt, result);
    if (result != NULL)
        return 0;
    if (error_matches(rt, ERROR_SYSTEM_EXIT))
        return -1;
    Object *second = error_take(rt);
    write_line(rt, "Error in sys.excepthook:\n");
    exception_print(rt, second);
    write_line(rt, "\nOriginal exception was:\n");
    exception_print(rt, exception);
    object_decref(rt, second);
    return 0;
}

int hook_report_unraisable(Runtime *rt, Object *exception, Object *where, Object **hook)
{
    *hook = program_hook(rt, "unraisablehook");
    if (*hook == NULL)
        return 0;
    Object *extra = import_module(rt, "_sys");
    Object *name = extra == NULL ? NULL : str_intern_cstring(rt, "_unraisable");
    const Ref arguments[2] = {ref_of(exception), ref_of(where == NULL ? runtime_none(rt) : where)};
    Object *told = name == NULL ? NULL : object_call_method(rt, extra, name, arguments, 2);
    object_xdecref(rt, name);
    object_xdecref(rt, extra);
    Object *result = told == NULL ? NULL : object_call_one(rt, *hook, told);
    object_xdecref(rt, told);
    object_xdecref(rt, result);
    if (result == NULL)
        return -1;
    object_decref(rt, *hook);
    *hook = NULL;
    return 1;
}
