/* import, from … import, from … import *; see eval_private.h. Owns what these instructions do with a module; finding
 * and loading one is in import.c. CPython: Python/ceval.c. */
#include "lang/eval/eval_private.h"

#include "lang/import.h"
#include "object/error.h"
#include "types/call.h"
#include "types/call/module.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/int.h"
#include "types/text/str.h"

Object *import_name(Runtime *rt, InterpreterFrame *frame, Object *name, Object *from_list, Object *level)
{
    Object *import = dict_get(rt, ref_pointer(frame->f_builtins), name_object(rt, NAME_import));
    if (import == NULL) {
        if (!error_occurred(rt))
            error_set(rt, ERROR_IMPORT, "__import__ not found");
        return NULL;
    }
    Object *locals = ref_pointer(frame->f_locals);
    if (import == ref_pointer(rt->evaluation.import_function)) {
        bool overflow = false;
        int64_t depth = int_as_int64(rt, level, &overflow);
        return import_module_level(rt, name, ref_pointer(frame->f_globals), from_list, depth);
    }
    const Ref arguments[] = {ref_of(name), frame->f_globals,
                             ref_of(locals == NULL ? runtime_none(rt) : locals), ref_of(from_list),
                             ref_of(level)};
    object_incref(import);
    Object *module = object_call(rt, import, arguments, 5);
    object_decref(rt, import);
    return module;
}

/* The submodule of that name, where the module has no such attribute: a circular import may have left it in
 * sys.modules alone. New reference; NULL without an error. */
static Object *submodule(Runtime *rt, Object *package, Object *name)
{
    Object *full = text_from_format(rt, "%U.%U", package, name);
    if (full == NULL)
        return NULL;
    Object *module = object_xincref(dict_get(rt, ref_pointer(rt->evaluation.modules), full));
    object_decref(rt, full);
    return module;
}

static void cannot_import(Runtime *rt, Object *package, Object *module, Object *name)
{
    Object *file = NULL;
    object_lookup_attribute(rt, module, name_object(rt, NAME_file), &file);
    error_clear(rt);
    Object *message;
    if (file == NULL || !object_is_str(file))
        message = text_from_format(rt, "cannot import name %R from %R (unknown location)", name, package);
    else if (object_is_module(rt, module) && module_is_initializing(rt, module_dict(module)))
        message = text_from_format(
            rt,
            "cannot import name %R from partially initialized module %R (most likely due to a "
            "circular import) (%S)",
            name, package, file);
    else
        message = text_from_format(rt, "cannot import name %R from %R (%S)", name, package, file);
    if (message != NULL)
        import_error_set(rt, ERROR_IMPORT, message, package, file);
    object_xdecref(rt, message);
    object_xdecref(rt, file);
}

Object *import_from(Runtime *rt, Object *module, Object *name)
{
    Object *value;
    if (object_lookup_attribute(rt, module, name, &value) != 0)
        return value;
    Object *package;
    int found = object_lookup_attribute(rt, module, name_object(rt, NAME_name), &package);
    if (found < 0)
        return NULL;
    if (found == 0 || !object_is_str(package)) {
        object_xdecref(rt, package);
        package = str_from_cstring(rt, "<unknown module name>");
        if (package == NULL)
            return NULL;
    } else {
        value = submodule(rt, package, name);
    }
    if (value == NULL && !error_occurred(rt))
        cannot_import(rt, package, module, name);
    object_decref(rt, package);
    return value;
}

/* ---- * */

/* The names that * stands for: __all__, or all in the module's dict without a leading underscore. */
static Object *all_names(Runtime *rt, Object *module, bool *skips_underscore)
{
    Object *names;
    *skips_underscore = false;
    int found = object_lookup_attribute(rt, module, name_object(rt, NAME_all), &names);
    if (found != 0)
        return names;
    Object *dict = object_getattr(rt, module, name_object(rt, NAME_dict));
    if (dict == NULL) {
        if (error_matches(rt, ERROR_ATTRIBUTE))
            error_set(rt, ERROR_IMPORT, "from-import-* object has no __dict__ and no __all__");
        return NULL;
    }
    *skips_underscore = true;
    names = object_call_method(rt, dict, name_object(rt, NAME_plain_keys), NULL, 0);
    object_decref(rt, dict);
    if (names == NULL)
        return NULL;
    Object *list = sequence_list(rt, names);
    object_decref(rt, names);
    return list;
}

static int check_name(Runtime *rt, Object *module, Object *name, bool from_dict)
{
    if (object_is_str(name))
        return 0;
    Object *package = object_getattr(rt, module, name_object(rt, NAME_name));
    if (package != NULL)
        error_format(rt, ERROR_TYPE, "%s in %U.%s must be str, not %.100T", from_dict ? "Key" : "Item",
                     package, from_dict ? "__dict__" : "__all__", name);
    object_xdecref(rt, package);
    return -1;
}

int import_star(Runtime *rt, InterpreterFrame *frame, Object *module)
{
    bool skips_underscore;
    Object *names = all_names(rt, module, &skips_underscore);
    if (names == NULL)
        return -1;
    int status = 0;
    for (int64_t i = 0; status == 0; i++) {
        Object *name = sequence_item(rt, names, i);
        if (name == NULL) {
            status = error_matches(rt, ERROR_INDEX) ? 0 : -1;
            if (status == 0)
                error_clear(rt);
            break;
        }
        status = check_name(rt, module, name, skips_underscore);
        bool is_left_out =
            status == 0 && skips_underscore && str_length(name) > 0 && str_character(name, 0) == '_';
        if (status == 0 && !is_left_out) {
            Object *value = object_getattr(rt, module, name);
            status = value == NULL ? -1 : store_name(rt, frame, name, value);
            object_xdecref(rt, value);
        }
        object_decref(rt, name);
    }
    object_decref(rt, names);
    return status;
}
