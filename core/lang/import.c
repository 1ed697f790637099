/* Finding and loading modules; see import.h. */
#include "lang/import.h"

#include <string.h>

#include "lang/dead.h"
#include "lang/eval/eval.h"
#include "lang/import_file.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/call/module.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/none.h"
#include "types/text/str.h"

static Object *modules(const Runtime *rt) { return ref_pointer(rt->evaluation.modules); }

void import_error_set(Runtime *rt, ErrorKind kind, Object *message, Object *name, Object *path)
{
    error_set_text(rt, kind, message);
    if (!error_matches(rt, kind))
        return;
    ImportErrorObject *error = (ImportErrorObject *)error_normalize(rt);
    if (!error_matches(rt, kind))
        return;
    object_replace_ref(rt, &error->name, object_xincref(name));
    object_replace_ref(rt, &error->path, object_xincref(path));
}

static COLD void not_found(Runtime *rt, Object *name, Object *parent)
{
    Object *message = parent == NULL
                          ? text_from_format(rt, "No module named %R", name)
                          : text_from_format(rt, "No module named %R; %R is not a package", name, parent);
    if (message != NULL)
        import_error_set(rt, ERROR_MODULE_NOT_FOUND, message, name, NULL);
    object_xdecref(rt, message);
}

/* ---- loading one */

/* The number of the module written in C; -1. */
static int64_t definition_index(const Object *name)
{
    for (int64_t i = 0; module_definitions[i] != NULL; i++) {
        if (str_equal_ascii(name, module_definitions[i]->name))
            return i;
    }
    return -1;
}

/* It is in sys.modules before its code runs, and not any more if that fails. */
static Object *load_definition(Runtime *rt, Object *name, uint32_t index)
{
    Object *module = module_from_definition(rt, index);
    if (module != NULL && dict_set(rt, modules(rt), name, module) < 0) {
        object_decref(rt, module);
        return NULL;
    }
    return module;
}

static const EmbeddedSource *embedded_source(const Object *name)
{
    for (const EmbeddedSource *source = embedded_sources; source != NULL && source->name != NULL; source++) {
        if (str_equal_ascii(name, source->name))
            return source;
    }
    return NULL;
}

static int set_package(Runtime *rt, Object *dict, Object *name, const EmbeddedSource *source)
{
    int64_t dot = -1;
    for (int64_t i = 0; i < str_length(name); i++)
        dot = str_character(name, i) == '.' ? i : dot;
    Object *package = source->is_package ? object_incref(name) : str_slice(rt, name, 0, dot < 0 ? 0 : dot);
    int status = package == NULL ? -1 : dict_set(rt, dict, name_object(rt, NAME_package), package);
    object_xdecref(rt, package);
    if (status < 0 || !source->is_package)
        return status;
    Object *path = sequence_list(rt, &rt->statics.empty_tuple.tuple.ob_base.ob_base);
    status = path == NULL ? -1 : dict_set(rt, dict, name_object(rt, NAME_path), path);
    object_xdecref(rt, path);
    return status;
}

/* Reading a module's text leaves dead lists behind, which the next ones would be made of; CPython has read it before,
 * and leaves about so many. */
enum { LISTS_LEFT_BY_IMPORT = 11 };

/* CPython has imported it before the program begins. */
static bool is_of_the_start(const Object *name)
{
    static const char *const names[] = {
        "_collections_abc", "_sitebuiltins", "abc",  "codecs", "io",  "os",     "os.path", "posix",
        "posixpath",        "site",          "stat", "time",   "_io", "_thread"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (str_equal_ascii(name, names[i]))
            return true;
    }
    return false;
}

static Object *load_text(Runtime *rt, Object *name, const EmbeddedSource *source)
{
    Object *module = module_new(rt, name);
    if (module == NULL)
        return NULL;
    int64_t lists = rt->free_lists.list_count;
    int status = dict_set(rt, modules(rt), name, module);
    if (status == 0)
        status = set_package(rt, module_dict(module), name, source);
    if (status == 0)
        status = import_run_source(rt, module_dict(module), source);
    list_trim_free_list(rt, lists < LISTS_LEFT_BY_IMPORT ? LISTS_LEFT_BY_IMPORT : lists);
    if (status == 0)
        return module;
    ErrorState saved;
    error_fetch(rt, &saved);
    dict_delete(rt, modules(rt), name);
    error_restore(rt, &saved);
    object_decref(rt, module);
    return NULL;
}

/* The collector counts nothing of what the program shall find as if it had been there before, nor collects meanwhile;
 * free lists are as they were. */
static Object *load_uncounted(Runtime *rt, Object *name, const EmbeddedSource *source)
{
    Collector *collector = &rt->collector;
    uint32_t enabled = collector->enabled;
    int64_t count = collector->generations[0].count;
    DeadCounts dead;
    dead_count(rt, &dead);
    collector->enabled = 0;
    Object *module = load_text(rt, name, source);
    if (module != NULL && dead_leave(rt, &dead) < 0) {
        object_decref(rt, module);
        module = NULL;
    }
    collector->generations[0].count = count;
    collector->enabled = enabled;
    return module;
}

static Object *load_source(Runtime *rt, Object *name, const EmbeddedSource *source)
{
    return is_of_the_start(name) ? load_uncounted(rt, name, source) : load_text(rt, name, source);
}

/* What comes with the library. NULL without an error: nothing of that name does. */
static Object *load_own(Runtime *rt, Object *name)
{
    int64_t index = definition_index(name);
    if (index >= 0)
        return load_definition(rt, name, (uint32_t)index);
    const EmbeddedSource *source = embedded_source(name);
    return source == NULL ? NULL : load_source(rt, name, source);
}

/* The module alone; its package is loaded already. `parent` borrowed, NULL for none. A program's own files come before
 * the library's, as the script's folder is the first of sys.path. */
static Object *load(Runtime *rt, Object *name, Object *parent, Object *parent_name)
{
    Object *module = import_is_built_in(name) ? load_own(rt, name) : NULL;
    if (module == NULL && !error_occurred(rt))
        module = import_file(rt, name, parent);
    if (module == NULL && !error_occurred(rt))
        module = load_own(rt, name);
    if (module == NULL && !error_occurred(rt))
        module = import_namespace(rt, name, parent);
    if (module != NULL || error_occurred(rt))
        return module;
    bool is_package = true;
    if (parent != NULL) {
        Object *path;
        if (object_lookup_attribute(rt, parent, name_object(rt, NAME_path), &path) < 0)
            return NULL;
        is_package = path != NULL;
        object_xdecref(rt, path);
    }
    not_found(rt, name, is_package ? NULL : parent_name);
    return NULL;
}

/* ---- finding */

/* New reference; NULL without an error: it is not in sys.modules. */
static Object *find_loaded(Runtime *rt, Object *name)
{
    Object *module = object_xincref(dict_get(rt, modules(rt), name));
    if (module != runtime_none(rt))
        return module;
    object_decref(rt, module);
    Object *message = text_from_format(rt, "import of %U halted; None in sys.modules", name);
    if (message != NULL)
        import_error_set(rt, ERROR_MODULE_NOT_FOUND, message, name, NULL);
    object_xdecref(rt, message);
    return NULL;
}

static Object *found_or_loaded(Runtime *rt, Object *name, Object *parent, Object *parent_name)
{
    Object *module = find_loaded(rt, name);
    if (module != NULL || error_occurred(rt))
        return module;
    return load(rt, name, parent, parent_name);
}

/* One module after the other along the dots, each an attribute of the one before. */
static Object *find_or_load(Runtime *rt, Object *name)
{
    Object *module = find_loaded(rt, name);
    if (module != NULL || error_occurred(rt))
        return module;
    Object *parent = NULL;
    Object *parent_name = NULL;
    int64_t length = str_length(name);
    int64_t start = 0;
    for (int64_t end = 0; end <= length; end++) {
        if (end < length && str_character(name, end) != '.')
            continue;
        Object *part = str_slice(rt, name, 0, end);
        if (part != NULL)
            str_intern(rt, &part);
        bool is_new = part != NULL && dict_get(rt, modules(rt), part) == NULL;
        module = part == NULL ? NULL : found_or_loaded(rt, part, parent, parent_name);
        if (module != NULL && parent != NULL && is_new) {
            Object *last = str_slice(rt, name, start, end);
            if (last == NULL || object_setattr(rt, parent, last, module) < 0) {
                object_decref(rt, module);
                module = NULL;
            }
            object_xdecref(rt, last);
        }
        object_xdecref(rt, parent);
        object_xdecref(rt, parent_name);
        parent = module;
        parent_name = part;
        if (module == NULL)
            break;
        start = end + 1;
    }
    object_xdecref(rt, parent_name);
    return parent;
}

/* ---- relative names */

/* The package that the globals' code is in: new reference; NULL and an error. */
static Object *package_of(Runtime *rt, Object *globals)
{
    Object *package = dict_get(rt, globals, name_object(rt, NAME_package));
    if (package != NULL && package != runtime_none(rt)) {
        if (object_is_str(package))
            return object_incref(package);
        error_set(rt, ERROR_TYPE, "package must be a string");
        return NULL;
    }
    Object *name = dict_get(rt, globals, name_object(rt, NAME_name));
    if (name == NULL || !object_is_str(name)) {
        error_set(rt, ERROR_KEY, "'__name__' not in globals");
        return NULL;
    }
    if (dict_get(rt, globals, name_object(rt, NAME_path)) != NULL)
        return object_incref(name);
    int64_t dot = 0;
    for (int64_t i = 0; i < str_length(name); i++)
        dot = str_character(name, i) == '.' ? i : dot;
    return str_slice(rt, name, 0, dot);
}

static Object *resolve_name(Runtime *rt, Object *name, Object *globals, int64_t level)
{
    if (globals != NULL && !object_has(globals, TYPE_FLAG_DICT_SUBCLASS)) {
        error_set(rt, ERROR_TYPE, "globals must be a dict");
        return NULL;
    }
    Object *package = globals == NULL ? NULL : package_of(rt, globals);
    if (package == NULL) {
        if (!error_occurred(rt))
            error_set(rt, ERROR_KEY, "'__name__' not in globals");
        return NULL;
    }
    int64_t end = str_length(package);
    if (end == 0) {
        object_decref(rt, package);
        error_set(rt, ERROR_IMPORT, "attempted relative import with no known parent package");
        return NULL;
    }
    for (int64_t up = 1; up < level; up++) {
        do
            end--;
        while (end > 0 && str_character(package, end) != '.');
        if (end <= 0) {
            object_decref(rt, package);
            error_set(rt, ERROR_IMPORT, "attempted relative import beyond top-level package");
            return NULL;
        }
    }
    Object *base = str_slice(rt, package, 0, end);
    object_decref(rt, package);
    if (base == NULL || str_length(name) == 0)
        return base;
    Object *full = text_from_format(rt, "%U.%U", base, name);
    object_decref(rt, base);
    return full;
}

/* Whether the error on its way says that this very module is not to be found. */
static bool is_not_found(Runtime *rt, Object *name)
{
    if (!error_matches(rt, ERROR_MODULE_NOT_FOUND))
        return false;
    const ImportErrorObject *error = (const ImportErrorObject *)error_normalize(rt);
    Object *missing = ref_pointer(error->name);
    return name != NULL && missing != NULL && object_is_str(missing) && str_equal(missing, name);
}

/* ---- from package import … */

/* A name that is no attribute of the package may be a submodule. */
static int load_submodule(Runtime *rt, Object *module, Object *package, Object *name)
{
    Object *value;
    int status = object_lookup_attribute(rt, module, name, &value);
    if (status != 0) {
        object_xdecref(rt, value);
        return status < 0 ? -1 : 0;
    }
    Object *full = text_from_format(rt, "%U.%U", package, name);
    value = full == NULL ? NULL : find_or_load(rt, full);
    if (value == NULL && is_not_found(rt, full))
        error_clear(rt);
    object_xdecref(rt, full);
    object_xdecref(rt, value);
    return error_occurred(rt) ? -1 : 0;
}

static int check_listed(Runtime *rt, Object *package, Object *name, bool is_all)
{
    if (object_has(name, TYPE_FLAG_STR_SUBCLASS))
        return 0;
    if (is_all)
        error_format(rt, ERROR_TYPE, "Item in %U.__all__ must be str, not %.100T", package, name);
    else
        error_format(rt, ERROR_TYPE, "Item in ``from list'' must be str, not %.100T", name);
    return -1;
}

/* `names`: what follows import, or __all__ in place of a *. CPython: _handle_fromlist */
static int load_listed(Runtime *rt, Object *module, Object *package, Object *names, bool is_all)
{
    Object *list = sequence_list(rt, names);
    int status = list == NULL ? -1 : 0;
    for (int64_t i = 0; status == 0 && i < list_size(list); i++) {
        Object *name = list_get(list, i);
        status = check_listed(rt, package, name, is_all);
        if (status < 0)
            break;
        if (!str_equal_ascii(name, "*")) {
            status = load_submodule(rt, module, package, name);
        } else if (!is_all) {
            Object *all;
            status = object_lookup_attribute(rt, module, name_object(rt, NAME_all), &all);
            if (status > 0)
                status = load_listed(rt, module, package, all, true);
            object_xdecref(rt, all);
        }
    }
    object_xdecref(rt, list);
    return status;
}

static int load_submodules(Runtime *rt, Object *module, Object *names)
{
    Object *path;
    int is_package = object_lookup_attribute(rt, module, name_object(rt, NAME_path), &path);
    if (is_package <= 0)
        return is_package;
    object_decref(rt, path);
    Object *package = object_getattr(rt, module, name_object(rt, NAME_name));
    int status = package == NULL ? -1 : load_listed(rt, module, package, names, false);
    object_xdecref(rt, package);
    return status;
}

/* The part of a module's name up to the first dot of what was asked for. */
static Object *outermost(Runtime *rt, Object *asked, Object *full, Object *module)
{
    int64_t dot = 0;
    int64_t length = str_length(asked);
    while (dot < length && str_character(asked, dot) != '.')
        dot++;
    if (dot == length)
        return object_incref(module);
    Object *front = str_slice(rt, full, 0, str_length(full) - (length - dot));
    Object *result = front == NULL ? NULL : find_or_load(rt, front);
    object_xdecref(rt, front);
    return result;
}

Object *import_module_level(Runtime *rt, Object *name, Object *globals, Object *from_list, int64_t level)
{
    if (!object_is_str(name)) {
        error_set(rt, ERROR_TYPE, "module name must be a string");
        return NULL;
    }
    if (level < 0) {
        error_set(rt, ERROR_VALUE, "level must be >= 0");
        return NULL;
    }
    if (level == 0 && str_length(name) == 0) {
        error_set(rt, ERROR_VALUE, "Empty module name");
        return NULL;
    }
    Object *full = level == 0 ? object_incref(name) : resolve_name(rt, name, globals, level);
    Object *module = full == NULL ? NULL : find_or_load(rt, full);
    Object *result = NULL;
    if (module != NULL && from_list != runtime_none(rt) && from_list != NULL &&
        object_is_true(rt, from_list) > 0) {
        bool ready = load_submodules(rt, module, from_list) == 0;
        result = ready ? object_incref(module) : NULL;
    } else if (module != NULL) {
        result =
            level == 0 || str_length(name) != 0 ? outermost(rt, name, full, module) : object_incref(module);
    }
    object_xdecref(rt, module);
    object_xdecref(rt, full);
    return result;
}

Object *import_module(Runtime *rt, const char *name)
{
    Object *text = str_intern_cstring(rt, name);
    Object *module = text == NULL ? NULL : find_or_load(rt, text);
    object_xdecref(rt, text);
    return module;
}
