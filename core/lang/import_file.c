/* Modules that are files; see import_file.h. */
#include "lang/import_file.h"

#include <string.h>

#include "lang/code_runtime.h"
#include "lang/eval/eval.h"
#include "lang/import.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/call/module.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/error/exception.h"
#include "types/error/traceback.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/text/str.h"
#include "types/text/str_utf8.h"

#define LONGEST_PATH 4096

bool import_is_built_in(const Object *name)
{
    static const char *const names[] = {"_abc",
                                        "_ast",
                                        "_codecs",
                                        "_collections",
                                        "_functools",
                                        "_imp",
                                        "_io",
                                        "_locale",
                                        "_operator",
                                        "_signal",
                                        "_sre",
                                        "_stat",
                                        "_string",
                                        "_symtable",
                                        "_thread",
                                        "_tokenize",
                                        "_tracemalloc",
                                        "_warnings",
                                        "_weakref",
                                        "atexit",
                                        "builtins",
                                        "errno",
                                        "faulthandler",
                                        "gc",
                                        "itertools",
                                        "marshal",
                                        "posix",
                                        "pwd",
                                        "sys",
                                        "time",
                                        "abc",
                                        "codecs",
                                        "io",
                                        "_collections_abc",
                                        "genericpath",
                                        "posixpath",
                                        "os",
                                        "site",
                                        "stat",
                                        "importlib",
                                        "_structseq",
                                        "_sys",
                                        "importlib.util",
                                        "importlib.machinery",
                                        "runpy",
                                        "_frozen_importlib"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_equal_ascii(name, names[i]))
            return true;
    }
    return false;
}

/* ---- the host's files */

/* The path with its closing 0 in `buffer`; false: it is none that a file can have. */
static bool path_text(const Object *path, char *buffer)
{
    int64_t length = str_utf8_length(path);
    if (length >= LONGEST_PATH)
        return false;
    str_to_utf8(path, buffer);
    buffer[length] = 0;
    return memchr(buffer, 0, (size_t)length) == NULL;
}

/* Bytes of the file; HOST_NO_FILE, HOST_FOLDER. */
static int64_t file_size(Runtime *rt, const Object *path)
{
    char text[LONGEST_PATH];
    const Host *host = host_of(rt);
    return path_text(path, text) ? host->read_file(host->write_user, text, NULL, 0) : HOST_NO_FILE;
}

/* The file's text in memory of the region, for the caller to free; NULL and an error. */
static char *read_file(Runtime *rt, const Object *path, int64_t *length)
{
    char text[LONGEST_PATH];
    const Host *host = host_of(rt);
    *length = file_size(rt, path);
    char *buffer = *length < 0 ? NULL : memory_alloc(&rt->memory, (uint64_t)*length + 1);
    if (buffer == NULL && *length >= 0) {
        error_no_memory(rt);
        return NULL;
    }
    int64_t got = buffer != NULL && path_text(path, text)
                      ? host->read_file(host->write_user, text, buffer, *length)
                      : HOST_NO_FILE;
    if (got == *length && buffer != NULL) {
        buffer[got] = 0;
        return buffer;
    }
    memory_free(&rt->memory, buffer);
    error_set(rt, ERROR_OS, "a module's file cannot be read");
    return NULL;
}

/* ---- finding */

typedef struct Found {
    Object *path;   /* owned: the file, or the namespace's list of folders */
    Object *folder; /* owned: of a package; NULL */
} Found;

static void found_clear(Runtime *rt, Found *found)
{
    object_xdecref(rt, found->path);
    object_xdecref(rt, found->folder);
    *found = (Found){NULL, NULL};
}

/* Where to look: new reference to a list; NULL and an error, or NULL alone for nowhere. */
static Object *places(Runtime *rt, Object *parent)
{
    Object *path = NULL;
    if (host_of(rt)->read_file == NULL || rt->evaluation.sys_dict == NO_REF)
        return NULL;
    if (parent == NULL) {
        Object *name = str_intern_cstring(rt, "path");
        path = name == NULL ? NULL : object_xincref(dict_get(rt, ref_pointer(rt->evaluation.sys_dict), name));
        object_xdecref(rt, name);
    } else if (object_lookup_attribute(rt, parent, name_object(rt, NAME_path), &path) < 0) {
        return NULL;
    }
    Object *list = path == NULL ? NULL : sequence_list(rt, path);
    object_xdecref(rt, path);
    return list;
}

/* What is behind the last dot. */
static Object *last_part(Runtime *rt, Object *name)
{
    int64_t start = str_length(name);
    while (start > 0 && str_character(name, start - 1) != '.')
        start--;
    return str_slice(rt, name, start, str_length(name));
}

/* place/part, or the part alone where the place is the folder that the process is in. */
static Object *join(Runtime *rt, Object *place, Object *part)
{
    int64_t length = str_length(place);
    if (length == 0)
        return object_incref(part);
    return text_from_format(rt, str_character(place, length - 1) == '/' ? "%U%U" : "%U/%U", place, part);
}

/* 1: found; 0: not in this folder; -1 and an error. */
static int find_in(Runtime *rt, Object *place, Object *part, Found *found)
{
    Object *stem = join(rt, place, part);
    if (stem == NULL)
        return -1;
    if (file_size(rt, stem) == HOST_FOLDER) {
        Object *path = text_from_format(rt, "%U/__init__.py", stem);
        if (path != NULL && file_size(rt, path) >= 0) {
            *found = (Found){path, stem};
            return 1;
        }
        object_xdecref(rt, path);
    }
    Object *path = error_occurred(rt) ? NULL : text_from_format(rt, "%U.py", stem);
    object_decref(rt, stem);
    if (path != NULL && file_size(rt, path) >= 0) {
        *found = (Found){path, NULL};
        return 1;
    }
    object_xdecref(rt, path);
    return path == NULL ? -1 : 0;
}

/* The same for a folder without __init__.py, which is added to the list of them. */
static int find_folder(Runtime *rt, Object *place, Object *part, Found *found)
{
    Object *stem = join(rt, place, part);
    int status = stem == NULL ? -1 : 0;
    if (status == 0 && file_size(rt, stem) == HOST_FOLDER) {
        if (found->path == NULL)
            found->path = list_new(rt, 0);
        status = found->path == NULL ? -1 : list_append(rt, found->path, stem);
    }
    object_xdecref(rt, stem);
    return status;
}

/* Goes through the places. 1: found; 0; -1 and an error. */
static int find(Runtime *rt, Object *name, Object *parent, bool is_namespace, Found *found)
{
    *found = (Found){NULL, NULL};
    Object *list = places(rt, parent);
    if (list == NULL)
        return error_occurred(rt) ? -1 : 0;
    Object *part = last_part(rt, name);
    int status = part == NULL ? -1 : 0;
    for (int64_t i = 0; status == 0 && i < list_size(list); i++) {
        Object *place = list_get(list, i);
        if (object_is_str(place))
            status = is_namespace ? find_folder(rt, place, part, found) : find_in(rt, place, part, found);
    }
    object_xdecref(rt, part);
    object_decref(rt, list);
    if (status < 0)
        found_clear(rt, found);
    return status == 0 && found->path != NULL ? 1 : status;
}

/* ---- what the module knows of its file */

/* Sets __spec__ and what follows from it, by the module that describes modules. New reference to the spec. */
static Object *describe(Runtime *rt, Object *module, Object *name, const Found *found)
{
    Object *machinery = import_module(rt, "_frozen_importlib");
    Object *method = machinery == NULL ? NULL : str_intern_cstring(rt, "_describe");
    Object *none = runtime_none(rt);
    const Ref arguments[] = {ref_of(module), ref_of(name), ref_of(found->path == NULL ? none : found->path),
                             ref_of(found->folder == NULL ? none : found->folder)};
    Object *spec = method == NULL ? NULL : object_call_method(rt, machinery, method, arguments, 4);
    object_xdecref(rt, method);
    object_xdecref(rt, machinery);
    return spec;
}

static int run_file(Runtime *rt, Object *dict, Object *path)
{
    int64_t length;
    char *text = read_file(rt, path, &length);
    if (text == NULL)
        return -1;
    int64_t mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    Object *source = str_from_utf8(rt, text + mark, length - mark);
    if (source != NULL)
        source_register(rt, path, source);
    object_xdecref(rt, source);
    error_clear(rt);
    Object *code = code_from_text(rt, text, length, false, path, CODE_MODE_EXEC, 0);
    memory_free(&rt->memory, text);
    bool has_builtins = code != NULL && dict_set(rt, dict, name_object(rt, NAME_plain___builtins__),
                                                 ref_pointer(rt->evaluation.builtins)) == 0;
    Object *result = has_builtins ? eval_code(rt, (CodeObject *)code, dict, dict) : NULL;
    object_xdecref(rt, code);
    object_xdecref(rt, result);
    return result == NULL ? -1 : 0;
}

/* ---- loading */

static int set_initializing(Runtime *rt, Object *spec, bool is)
{
    Object *name = str_intern_cstring(rt, "_initializing");
    int status = name == NULL ? -1 : object_setattr(rt, spec, name, runtime_bool(rt, is));
    object_xdecref(rt, name);
    return status;
}

/* A module may have put something else in its place. New reference; NULL and an error. */
static Object *loaded_as(Runtime *rt, Object *name)
{
    Object *modules = ref_pointer(rt->evaluation.modules);
    Object *module = object_xincref(dict_get(rt, modules, name));
    if (module == NULL && !error_occurred(rt))
        error_set_value(rt, ERROR_KEY, name);
    /* As the latest of all that have been loaded, it goes to the end. */
    if (module == NULL || (dict_delete(rt, modules, name) == 0 && dict_set(rt, modules, name, module) == 0))
        return module;
    object_decref(rt, module);
    return NULL;
}

/* Takes what `found` owns. */
static Object *load(Runtime *rt, Object *name, Found *found, bool is_namespace)
{
    Object *modules = ref_pointer(rt->evaluation.modules);
    Object *module = module_new(rt, name);
    Object *spec = module == NULL ? NULL : describe(rt, module, name, found);
    int status = spec == NULL ? -1 : set_initializing(rt, spec, true);
    bool is_listed = status == 0 && dict_set(rt, modules, name, module) == 0;
    status = !is_listed ? -1 : is_namespace ? 0 : run_file(rt, module_dict(module), found->path);
    if (status == 0)
        status = set_initializing(rt, spec, false);
    object_xdecref(rt, module);
    object_xdecref(rt, spec);
    found_clear(rt, found);
    if (status == 0)
        return loaded_as(rt, name);
    ErrorState saved;
    error_fetch(rt, &saved);
    if (is_listed && dict_contains(rt, modules, name) > 0)
        dict_delete(rt, modules, name);
    error_clear(rt);
    error_restore(rt, &saved);
    return NULL;
}

static Object *find_and_load(Runtime *rt, Object *name, Object *parent, bool is_namespace)
{
    Found found;
    return find(rt, name, parent, is_namespace, &found) > 0 ? load(rt, name, &found, is_namespace) : NULL;
}

Object *import_file(Runtime *rt, Object *name, Object *parent)
{
    return find_and_load(rt, name, parent, false);
}

Object *import_namespace(Runtime *rt, Object *name, Object *parent)
{
    return find_and_load(rt, name, parent, true);
}
