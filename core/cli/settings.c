/* What is set before the program; see settings.h. CPython: Python/initconfig.c */
#include "cli/settings.h"

#include <stdlib.h>
#include <string.h>

#include "lang/import.h"
#include "types/call.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/str.h"

/* ---- -O, -OO, PYTHONOPTIMIZE */

static uint32_t optimize_level(const Options *options)
{
    const char *set = getenv("PYTHONOPTIMIZE");
    if (set == NULL || set[0] == 0)
        return options->optimize;
    uint32_t level = atoi(set) > 0 ? (uint32_t)atoi(set) : 1;
    return level > options->optimize ? level : options->optimize;
}

static int set_optimize(Runtime *rt, uint32_t level)
{
    Object *name = str_intern_cstring(rt, "__debug__");
    Object *no = bool_from(rt, false);
    int status = name == NULL ? -1 : dict_set(rt, ref_pointer(rt->evaluation.builtins), name, no);
    rt->evaluation.optimize = level;
    object_xdecref(rt, name);
    object_decref(rt, no);
    return status;
}

/* ---- sys.flags */

/* _sys._set_flag(name, value) */
static int set_flag(Runtime *rt, const char *flag, uint32_t value)
{
    if (value == 0)
        return 0;
    Object *module = import_module(rt, "_sys");
    Object *method = module == NULL ? NULL : str_intern_cstring(rt, "_set_flag");
    Object *name = method == NULL ? NULL : str_from_cstring(rt, flag);
    Object *number = name == NULL ? NULL : int_from_int64(rt, value);
    const Ref arguments[2] = {ref_of(name), ref_of(number)};
    Object *result = number == NULL ? NULL : object_call_method(rt, module, method, arguments, 2);
    object_xdecref(rt, number);
    object_xdecref(rt, name);
    object_xdecref(rt, method);
    object_xdecref(rt, module);
    object_xdecref(rt, result);
    return result == NULL ? -1 : 0;
}

/* ---- PYTHONWARNINGS, -W: sys.warnoptions, which the module warnings reads as it begins */

static int add_warning(Runtime *rt, const char *text, size_t length)
{
    Object *name = str_intern_cstring(rt, "warnoptions");
    Object *list = name == NULL ? NULL : dict_get(rt, ref_pointer(rt->evaluation.sys_dict), name);
    Object *word = list == NULL ? NULL : str_from_utf8(rt, text, (int64_t)length);
    int status = word == NULL ? -1 : list_append(rt, list, word);
    object_xdecref(rt, word);
    object_xdecref(rt, name);
    return status;
}

static int set_warnings(Runtime *rt, const Options *options)
{
    const char *rest = getenv("PYTHONWARNINGS");
    int status = 0, count = 0;
    while (status == 0 && rest != NULL && *rest != 0) {
        size_t length = strcspn(rest, ",");
        if (length > 0)
            status = add_warning(rt, rest, length);
        count += length > 0;
        rest += length + (rest[length] == ',');
    }
    for (int i = 0; status == 0 && i < options->warning_count; i++, count++)
        status = add_warning(rt, options->warnings[i], strlen(options->warnings[i]));
    if (status < 0 || count == 0)
        return status;
    Object *module = import_module(rt, "warnings");
    object_xdecref(rt, module);
    return module == NULL ? -1 : 0;
}

int settings_apply(Runtime *rt, const Options *options)
{
    uint32_t level = optimize_level(options);
    if (level > 0 && (set_optimize(rt, level) < 0 || set_flag(rt, "optimize", level) < 0))
        return -1;
    if (set_flag(rt, "inspect", options->is_interactive) < 0 ||
        set_flag(rt, "interactive", options->is_interactive) < 0 ||
        set_flag(rt, "quiet", options->is_quiet) < 0)
        return -1;
    return set_warnings(rt, options);
}
