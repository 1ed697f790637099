/* The functions of the module builtins that look at code and at the calls that are on: exec, globals,
 * __build_class__ …; rows of the table in builtins.c. CPython: Python/bltinmodule.c. */
#include "modules/builtins.h"

#include "lang/code_runtime.h"
#include "lang/eval/eval.h"
#include "lang/import.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/call/code_object.h"
#include "types/call/module.h"
#include "types/container/dict.h"
#include "types/container/dict_views.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/error/warning.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/int.h"
#include "types/text/bytes.h"
#include "types/text/codec.h"
#include "types/text/str.h"
#include "types/text/str_view.h"

static bool is_dict(const Object *object) { return object_has(object, TYPE_FLAG_DICT_SUBCLASS); }
static bool is_mapping(const Object *object) { return type_mp_subscript(object_type(object)) != NULL; }

static Object *or_null(const Runtime *rt, Object *value) { return value == runtime_none(rt) ? NULL : value; }

/* sys.breakpointhook(*args, **kws) */
Object *builtin_breakpoint(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *hook = NULL;
    Object *sys = import_module(rt, "sys");
    Object *name = sys == NULL ? NULL : str_intern_cstring(rt, "breakpointhook");
    int found = name == NULL ? -1 : object_lookup_attribute(rt, sys, name, &hook);
    if (found == 0)
        error_set(rt, ERROR_RUNTIME, "lost sys.breakpointhook");
    Object *result = hook == NULL ? NULL : object_vectorcall(rt, hook, arguments);
    object_xdecref(rt, hook);
    object_xdecref(rt, name);
    object_xdecref(rt, sys);
    return result;
}

Object *builtin_globals(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    return object_xincref(eval_globals(rt));
}

Object *builtin_locals(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    return object_xincref(eval_locals(rt));
}

Object *builtin_vars(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    if (arguments->count == 0)
        return object_xincref(eval_locals(rt));
    Object *dict;
    int found =
        object_lookup_attribute(rt, argument_at(arguments, 0), ref_pointer(rt->attribute_dict), &dict);
    if (found == 0)
        error_set(rt, ERROR_TYPE, "vars() argument must have __dict__ attribute");
    return dict;
}

Object *builtin_dir(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    if (arguments->count == 1)
        return object_dir(rt, argument_at(arguments, 0));
    Object *locals = eval_locals(rt);
    if (locals == NULL)
        return NULL;
    Object *names = mapping_keys(rt, locals);
    if (names != NULL && list_sort(rt, names, NULL, false) == 0)
        return names;
    object_xdecref(rt, names);
    return NULL;
}

Object *builtin_import(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"name", "globals", "locals", "fromlist", "level", NULL};
    static const Parameters parameters = {"__import__", names, 1, -1};
    Object *values[5];
    int64_t level = 0;
    (void)self;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    if (values[4] != NULL && number_as_index(rt, values[4], &level, ERROR_OVERFLOW) < 0)
        return NULL;
    return import_module_level(rt, values[0], values[1], values[3], level);
}

/* ---- exec and eval */

/* Where it runs: *globals and *locals are borrowed. 0, or -1. */
static int choose_names(Runtime *rt, const char *function, Object **globals, Object **locals)
{
    *globals = or_null(rt, *globals);
    *locals = or_null(rt, *locals);
    if (*globals == NULL) {
        *globals = eval_globals(rt);
        if (*locals == NULL)
            *locals = eval_locals(rt);
        if (*globals == NULL && !error_occurred(rt))
            error_set(rt, ERROR_SYSTEM, "globals and locals cannot be NULL");
        return *globals == NULL || *locals == NULL ? -1 : 0;
    }
    if (*locals == NULL)
        *locals = *globals;
    (void)function;
    return 0;
}

/* globals["__builtins__"] is there from then on. */
static int add_builtins(Runtime *rt, Object *globals)
{
    Object *name = name_object(rt, NAME_plain___builtins__);
    int present = dict_contains(rt, globals, name);
    return present != 0 ? present : dict_set(rt, globals, name, eval_builtins(rt));
}

/* The text of a str, bytes or bytearray: borrowed memory. 0, or -1. */
typedef struct Source {
    BufferView view;
    Object *encoded; /* owned, or NULL */
    const char *text;
    int64_t length;
    bool is_str;
} Source;

static void source_end(Runtime *rt, Source *source)
{
    object_xdecref(rt, source->encoded);
    if (source->view.exporter != NULL)
        buffer_release(rt, &source->view);
}

static int source_begin(Runtime *rt, Object *object, const char *function, const char *what, Source *source)
{
    *source = (Source){0};
    if (object_is_str(object)) {
        source->encoded = codec_encode(rt, object, "utf-8", "strict");
        if (source->encoded == NULL)
            return -1;
        source->text = (const char *)bytes_data(source->encoded);
        source->length = bytes_length(source->encoded);
        source->is_str = true;
    } else if (type_bf_getbuffer(object_type(object)) != NULL &&
               object_get_buffer(rt, object, &source->view, false) == 0) {
        source->text = (const char *)source->view.bytes;
        source->length = source->view.length;
    } else {
        error_set(rt, ERROR_TYPE, "%s() arg 1 must be a %s object", function, what);
        return -1;
    }
    for (int64_t i = 0; i < source->length; i++) {
        if (source->text[i] == 0) {
            source_end(rt, source);
            error_set(rt, ERROR_VALUE, "source code string cannot contain null bytes");
            return -1;
        }
    }
    return 0;
}

/* Compiles a str or bytes and runs it. */
static Object *run_string(Runtime *rt, Object *object, const char *function, CodeMode mode, Object *globals,
                          Object *locals)
{
    Source source;
    if (source_begin(rt, object, function, "string, bytes or code", &source) < 0)
        return NULL;
    const char *text = source.text;
    int64_t length = source.length;
    while (mode == CODE_MODE_EVAL && length > 0 && (*text == ' ' || *text == '\t'))
        text++, length--;
    Object *filename = str_from_cstring(rt, "<string>");
    int32_t flags = code_inherited_flags(rt);
    Object *result = filename == NULL ? NULL
                                      : code_run_text(rt, text, length, source.is_str, filename, mode, &flags,
                                                      globals, locals);
    object_xdecref(rt, filename);
    source_end(rt, &source);
    return result;
}

Object *builtin_eval(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *source = argument_at(arguments, 0);
    Object *globals = arguments->count > 1 ? argument_at(arguments, 1) : runtime_none(rt);
    Object *locals = arguments->count > 2 ? argument_at(arguments, 2) : runtime_none(rt);
    (void)self;
    if (locals != runtime_none(rt) && !is_mapping(locals)) {
        error_set(rt, ERROR_TYPE, "locals must be a mapping");
        return NULL;
    }
    if (globals != runtime_none(rt) && !is_dict(globals)) {
        error_set(rt, ERROR_TYPE,
                  is_mapping(globals) ? "globals must be a real dict; try eval(expr, {}, mapping)"
                                      : "globals must be a dict");
        return NULL;
    }
    if (choose_names(rt, "eval", &globals, &locals) < 0 || add_builtins(rt, globals) < 0)
        return NULL;
    bool is_code = object_is_exact(rt, source, TYPE_CODE);
    if (is_code && ((const CodeObject *)source)->co_nfreevars > 0) {
        error_set(rt, ERROR_TYPE, "code object passed to eval() may not contain free variables");
        return NULL;
    }
    if (!is_code)
        return run_string(rt, source, "eval", CODE_MODE_EVAL, globals, locals);
    object_incref(source);
    Object *result = eval_code(rt, (CodeObject *)source, globals, locals);
    object_decref(rt, source);
    return result;
}

static int check_closure(Runtime *rt, const CodeObject *code, Object **closure)
{
    *closure = *closure == NULL ? NULL : or_null(rt, *closure);
    if (code->co_nfreevars == 0) {
        if (*closure == NULL)
            return 0;
        error_set(rt, ERROR_TYPE, "cannot use a closure with this code object");
        return -1;
    }
    bool fits = *closure != NULL && object_is_exact(rt, *closure, TYPE_TUPLE) &&
                tuple_size(*closure) == code->co_nfreevars;
    for (int64_t i = 0; fits && i < tuple_size(*closure); i++)
        fits = object_is_exact(rt, tuple_get(*closure, i), TYPE_CELL);
    if (fits)
        return 0;
    error_set(rt, ERROR_TYPE, "code object requires a closure of exactly length %d", (int)code->co_nfreevars);
    return -1;
}

Object *builtin_exec(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"", "", "", "closure", NULL};
    static const Parameters parameters = {"exec", names, 1, 3};
    Object *values[4];
    (void)self;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    Object *globals = values[1] == NULL ? runtime_none(rt) : values[1];
    Object *locals = values[2] == NULL ? runtime_none(rt) : values[2];
    if (globals != runtime_none(rt) && !is_dict(globals))
        return error_format(rt, ERROR_TYPE, "exec() globals must be a dict, not %.100T", globals);
    if (locals != runtime_none(rt) && !is_mapping(locals))
        return error_format(rt, ERROR_TYPE, "locals must be a mapping or None, not %.100T", locals);
    if (choose_names(rt, "exec", &globals, &locals) < 0 || add_builtins(rt, globals) < 0)
        return NULL;
    Object *result;
    if (object_is_exact(rt, values[0], TYPE_CODE)) {
        if (check_closure(rt, (const CodeObject *)values[0], &values[3]) < 0)
            return NULL;
        Object *code = object_incref(values[0]);
        result = eval_code_closure(rt, (CodeObject *)code, globals, locals, values[3]);
        object_decref(rt, code);
    } else if (values[3] != NULL && values[3] != runtime_none(rt)) {
        error_set(rt, ERROR_TYPE, "closure can only be used when source is a code object");
        return NULL;
    } else {
        result = run_string(rt, values[0], "exec", CODE_MODE_EXEC, globals, locals);
    }
    if (result == NULL)
        return NULL;
    object_decref(rt, result);
    return none_new(rt);
}

/* ---- compile */

#define ONLY_TREE 0x400 /* the flag that asks for a tree of module ast */

static int read_mode(Runtime *rt, Object *object, int64_t flags, CodeMode *mode)
{
    static const char *const names[] = {"exec", "eval", "single"};
    const char *text;
    if (argument_text(rt, object, "compile", "mode", &text) < 0)
        return -1;
    for (int i = 0; i < 3; i++) {
        if (strcmp(text, names[i]) == 0) {
            *mode = (CodeMode)i;
            return 0;
        }
    }
    error_set(rt, ERROR_VALUE,
              (flags & ONLY_TREE) != 0 ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                                       : "compile() mode must be 'exec', 'eval' or 'single'");
    return -1;
}

/* Bits of the future statements and of PyCF_. */
#define KNOWN_FLAGS 0x1fe7610

/* Whether it is a node of module ast; that module has then been imported. */
static bool is_tree(Runtime *rt, Object *source)
{
    Object *name = str_intern_cstring(rt, "ast");
    const Object *module = name == NULL ? NULL : dict_get(rt, ref_pointer(rt->evaluation.modules), name);
    object_xdecref(rt, name);
    name = module == NULL ? NULL : str_intern_cstring(rt, "AST");
    Object *type = name == NULL || !object_is_exact(rt, module, TYPE_MODULE)
                       ? NULL
                       : dict_get(rt, module_dict(module), name);
    object_xdecref(rt, name);
    error_clear(rt);
    return type != NULL && object_has(type, TYPE_FLAG_TYPE_SUBCLASS) &&
           type_is_subtype(object_type(source), (TypeObject *)type);
}

/* ast.<function>(source, filename, mode, flags) */
static Object *ask_ast(Runtime *rt, const char *function, Object *const *values, Object *filename,
                       int64_t flags)
{
    Object *module = import_module(rt, "ast");
    Object *name = module == NULL ? NULL : str_intern_cstring(rt, function);
    Object *number = name == NULL ? NULL : int_from_int64(rt, flags);
    const Ref arguments[4] = {ref_of(values[0]), ref_of(filename), ref_of(values[2]), ref_of(number)};
    Object *result = number == NULL ? NULL : object_call_method(rt, module, name, arguments, 4);
    object_xdecref(rt, number);
    object_xdecref(rt, name);
    object_xdecref(rt, module);
    return result;
}

/* compile()'s optimize: -1 is what the program itself was compiled with. */
static int read_optimize(Runtime *rt, Object *object, int32_t *optimize)
{
    int64_t value = -1;
    if (object != NULL && number_as_index(rt, object, &value, ERROR_OVERFLOW) < 0)
        return -1;
    if (value < -1 || value > 2) {
        error_set(rt, ERROR_VALUE, "compile(): invalid optimize value");
        return -1;
    }
    *optimize = (int32_t)value;
    return 0;
}

static bool has_null_character(const Object *text)
{
    for (int64_t i = 0; i < str_length(text); i++) {
        if (str_character(text, i) == 0)
            return true;
    }
    return false;
}

/* The arguments of compile(), with what its filename is as str. */
static Object *compile_with_filename(Runtime *rt, Object *const *values, Object *filename)
{
    CodeMode mode;
    int64_t flags = 0;
    int32_t optimize;
    if (has_null_character(filename)) {
        error_set(rt, ERROR_VALUE, "embedded null character");
        return NULL;
    }
    if (values[3] != NULL && number_as_index(rt, values[3], &flags, ERROR_OVERFLOW) < 0)
        return NULL;
    if (read_mode(rt, values[2], flags, &mode) < 0 || read_optimize(rt, values[5], &optimize) < 0)
        return NULL;
    if ((flags & ~(int64_t)KNOWN_FLAGS) != 0) {
        error_set(rt, ERROR_VALUE, "compile(): unrecognised flags");
        return NULL;
    }
    int inherits = values[4] == NULL ? 1 : object_is_true(rt, values[4]) == 0;
    if (object_is_exact(rt, values[0], TYPE_CODE))
        return object_incref(values[0]);
    if (is_tree(rt, values[0]))
        return (flags & ONLY_TREE) != 0 ? object_incref(values[0])
                                        : ask_ast(rt, "_compile", values, filename, flags);
    if ((flags & ONLY_TREE) != 0)
        return ask_ast(rt, "_parse", values, filename, flags);
    Source source;
    if (source_begin(rt, values[0], "compile", "string, bytes or AST", &source) < 0)
        return NULL;
    int32_t all_flags = (int32_t)flags | (inherits ? code_inherited_flags(rt) : 0);
    uint32_t usual = rt->evaluation.optimize;
    if (optimize >= 0)
        rt->evaluation.optimize = (uint32_t)optimize;
    Object *code = code_from_text(rt, source.text, source.length, source.is_str, filename, mode, all_flags);
    rt->evaluation.optimize = usual;
    source_end(rt, &source);
    return code;
}

/* _types.tree(source, filename, mode): what module ast makes its nodes of. */
Object *builtin_tree(Runtime *rt, Object *self, const Arguments *arguments)
{
    CodeMode mode;
    Source source;
    (void)self;
    if (read_mode(rt, argument_at(arguments, 2), ONLY_TREE, &mode) < 0 ||
        source_begin(rt, argument_at(arguments, 0), "compile", "string, bytes or AST", &source) < 0)
        return NULL;
    Object *list =
        tree_from_text(rt, source.text, source.length, source.is_str, argument_at(arguments, 1), mode);
    source_end(rt, &source);
    return list;
}

/* A buffer's bytes as a filename; they are deprecated where they are no bytes. */
static Object *decode_filename(Runtime *rt, Object *path)
{
    BufferView view;
    if (!object_is_bytes(path) &&
        warning_format(rt, ERROR_DEPRECATION_WARNING, 1,
                       "path should be string, bytes, or os.PathLike, not %.200T", path) < 0)
        return NULL;
    if (object_get_buffer(rt, path, &view, false) < 0)
        return NULL;
    Object *decoded = codec_decode(rt, view.bytes, view.length, "utf-8", "surrogateescape");
    buffer_release(rt, &view);
    return decoded;
}

/* As str, a new reference. CPython: PyUnicode_FSDecoder */
static Object *filename_of(Runtime *rt, Object *path)
{
    if (object_is_str(path))
        return object_incref(path);
    if (type_bf_getbuffer(object_type(path)) != NULL)
        return decode_filename(rt, path);
    return error_format(rt, ERROR_TYPE, "expected str, bytes or os.PathLike object, not %T", path);
}

Object *builtin_compile(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"source",   "filename",         "mode", "flags", "dont_inherit",
                                        "optimize", "_feature_version", NULL};
    static const Parameters parameters = {"compile", names, 3, 6};
    Object *values[7];
    (void)self;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    Object *filename = filename_of(rt, values[1]);
    Object *code = filename == NULL ? NULL : compile_with_filename(rt, values, filename);
    object_xdecref(rt, filename);
    return code;
}
