/* Making Python functions, their end and their attributes; see function.h. */
#include "types/call/function.h"

#include <stdio.h>

#include "gc/gc.h"
#include "object/dealloc.h"
#include "object/error.h"
#include "object/weakref.h"
#include "types/call/code_object.h"
#include "types/call/method.h"
#include "types/class/attribute.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/free.h"
#include "types/names.h"
#include "types/text/str.h"

static FunctionObject *function_of(Object *object) { return (FunctionObject *)object; }

/* ---- making */

Object *builtins_of_globals(Runtime *rt, Object *globals)
{
    Object *builtins = dict_get(rt, globals, name_object(rt, NAME_plain___builtins__));
    if (builtins == NULL)
        return error_occurred(rt) ? NULL : ref_pointer(rt->evaluation.builtins);
    if (object_is_exact(rt, builtins, TYPE_MODULE))
        return ref_pointer(((const ModuleObject *)builtins)->md_dict);
    return builtins;
}

static Object *docstring(Runtime *rt, const CodeObject *code)
{
    const Object *constants = ref_pointer(code->co_consts);
    Object *first = tuple_size(constants) > 0 ? tuple_get(constants, 0) : NULL;
    return first != NULL && object_is_str(first) ? first : runtime_none(rt);
}

static Ref owned(Object *object) { return ref_of(object_xincref(object)); }

Object *function_new(Runtime *rt, CodeObject *code, Object *globals, Object *qualname)
{
    TypeObject *type = runtime_type(rt, TYPE_FUNCTION);
    Object *module = dict_get(rt, globals, name_object(rt, NAME_name));
    if (module == NULL && error_occurred(rt))
        return NULL;
    Object *builtins = builtins_of_globals(rt, globals);
    if (builtins == NULL)
        return NULL;
    FunctionObject *function = (FunctionObject *)gc_alloc(rt, type, sizeof(FunctionObject));
    if (function == NULL)
        return NULL;
    object_init(rt, &function->ob_base, type);
    function->func_globals = owned(globals);
    function->func_builtins = owned(builtins);
    function->func_name = owned(code_name(code));
    function->func_qualname = owned(qualname != NULL ? qualname : ref_pointer(code->co_qualname));
    function->func_code = owned(&code->ob_base.ob_base);
    function->func_defaults = NO_REF;
    function->func_kwdefaults = NO_REF;
    function->func_closure = NO_REF;
    function->func_doc = owned(docstring(rt, code));
    function->func_dict = NO_REF;
    function->func_weakreflist = NO_REF;
    function->func_module = owned(module);
    function->func_annotations = NO_REF;
    function->vectorcall = 0;
    function->func_version = 0;
    function->padding = 0;
    gc_track(rt, &function->ob_base);
    return &function->ob_base;
}

/* ---- the end */

void function_clear(Runtime *rt, Object *object)
{
    FunctionObject *function = function_of(object);
    function_changed(function);
    object_clear_ref(rt, &function->func_globals);
    object_clear_ref(rt, &function->func_builtins);
    object_clear_ref(rt, &function->func_module);
    object_clear_ref(rt, &function->func_defaults);
    object_clear_ref(rt, &function->func_kwdefaults);
    object_clear_ref(rt, &function->func_doc);
    object_clear_ref(rt, &function->func_dict);
    object_clear_ref(rt, &function->func_closure);
    object_clear_ref(rt, &function->func_annotations);
    /* Code and names are in no cycle, and the function may be called once more by what is cleared later. */
}

void function_dealloc(Runtime *rt, Object *object)
{
    FunctionObject *function = function_of(object);
    gc_untrack(rt, object);
    if (!dealloc_begin(rt, object))
        return;
    if (function->func_weakreflist != NO_REF)
        weakref_clear_all(rt, object);
    function_clear(rt, object);
    object_clear_ref(rt, &function->func_code);
    object_clear_ref(rt, &function->func_name);
    object_clear_ref(rt, &function->func_qualname);
    object_free(rt, object);
    dealloc_end(rt);
}

/* ---- slots */

static Object *function_call_slot(Runtime *rt, Object *callable, const Arguments *arguments)
{
    return evaluation_upcalls.call(rt, function_of(callable), arguments);
}

static Object *function_repr(Runtime *rt, Object *object)
{
    char address[32];
    snprintf(address, sizeof address, " at 0x%llx>", (unsigned long long)ref_of(object));
    Object *head = str_from_cstring(rt, "<function ");
    if (head == NULL || str_append(rt, &head, ref_pointer(function_of(object)->func_qualname)) < 0)
        return NULL;
    Object *tail = str_from_cstring(rt, address);
    if (tail != NULL)
        str_append(rt, &head, tail);
    object_xdecref(rt, tail);
    if (tail == NULL && head != NULL) {
        object_decref(rt, head);
        return NULL;
    }
    return head;
}

static Object *function_descr_get(Runtime *rt, Object *descriptor, Object *object, TypeObject *type)
{
    (void)type;
    if (object == NULL || object == runtime_none(rt))
        return object_incref(descriptor);
    return method_new(rt, descriptor, object);
}

/* ---- attributes */

static Object *get_name(Runtime *rt, Object *self)
{
    (void)rt;
    return object_incref(ref_pointer(function_of(self)->func_name));
}

static int set_text(Runtime *rt, Ref *slot, Object *value, const char *name)
{
    if (value == NULL || !object_is_str(value)) {
        error_set(rt, ERROR_TYPE, "%s must be set to a string object", name);
        return -1;
    }
    object_replace_ref(rt, slot, object_incref(value));
    return 0;
}

static int set_name(Runtime *rt, Object *self, Object *value)
{
    return set_text(rt, &function_of(self)->func_name, value, "__name__");
}

static Object *get_qualname(Runtime *rt, Object *self)
{
    (void)rt;
    return object_incref(ref_pointer(function_of(self)->func_qualname));
}

static int set_qualname(Runtime *rt, Object *self, Object *value)
{
    return set_text(rt, &function_of(self)->func_qualname, value, "__qualname__");
}

static Object *get_code(Runtime *rt, Object *self)
{
    (void)rt;
    return object_incref(ref_pointer(function_of(self)->func_code));
}

static int set_code(Runtime *rt, Object *self, Object *value)
{
    FunctionObject *function = function_of(self);
    if (value == NULL || !object_is_exact(rt, value, TYPE_CODE)) {
        error_set(rt, ERROR_TYPE, "__code__ must be set to a code object");
        return -1;
    }
    int64_t free_variables = ((const CodeObject *)value)->co_nfreevars;
    int64_t closure = function->func_closure == NO_REF ? 0 : tuple_size(ref_pointer(function->func_closure));
    if (free_variables != closure) {
        error_format(rt, ERROR_VALUE, "%U() requires a code object with %lld free vars, not %lld",
                     ref_pointer(function->func_name), (long long)closure, (long long)free_variables);
        return -1;
    }
    function_changed(function);
    object_replace_ref(rt, &function->func_code, object_incref(value));
    return 0;
}

static Object *or_none(Runtime *rt, Ref ref)
{
    return object_incref(ref == NO_REF ? runtime_none(rt) : ref_pointer(ref));
}

static Object *get_defaults(Runtime *rt, Object *self)
{
    return or_none(rt, function_of(self)->func_defaults);
}

static int set_defaults(Runtime *rt, Object *self, Object *value)
{
    if (value == runtime_none(rt))
        value = NULL;
    if (value != NULL && !object_is_tuple(value)) {
        error_set(rt, ERROR_TYPE, "__defaults__ must be set to a tuple object");
        return -1;
    }
    function_changed(function_of(self));
    object_replace_ref(rt, &function_of(self)->func_defaults, object_xincref(value));
    return 0;
}

static Object *get_kwdefaults(Runtime *rt, Object *self)
{
    return or_none(rt, function_of(self)->func_kwdefaults);
}

static bool is_dict(const Object *object) { return object_has(object, TYPE_FLAG_DICT_SUBCLASS); }

static int set_kwdefaults(Runtime *rt, Object *self, Object *value)
{
    if (value == runtime_none(rt))
        value = NULL;
    if (value != NULL && !is_dict(value)) {
        error_set(rt, ERROR_TYPE, "__kwdefaults__ must be set to a dict object");
        return -1;
    }
    function_changed(function_of(self));
    object_replace_ref(rt, &function_of(self)->func_kwdefaults, object_xincref(value));
    return 0;
}

/* The compiler gives names and values as one tuple; a dict is made when somebody looks. 0, or -1 and an error. */
static int annotations_as_dict(Runtime *rt, FunctionObject *function)
{
    Object *annotations = ref_pointer(function->func_annotations);
    if (annotations != NULL && !object_is_exact(rt, annotations, TYPE_TUPLE))
        return 0;
    Object *dict = dict_new(rt);
    if (dict == NULL)
        return -1;
    int64_t count = annotations == NULL ? 0 : tuple_size(annotations);
    for (int64_t i = 0; i + 1 < count; i += 2) {
        if (dict_set(rt, dict, tuple_get(annotations, i), tuple_get(annotations, i + 1)) < 0) {
            object_decref(rt, dict);
            return -1;
        }
    }
    object_replace_ref(rt, &function->func_annotations, dict);
    return 0;
}

static Object *get_annotations(Runtime *rt, Object *self)
{
    FunctionObject *function = function_of(self);
    if (annotations_as_dict(rt, function) < 0)
        return NULL;
    return object_incref(ref_pointer(function->func_annotations));
}

static int set_annotations(Runtime *rt, Object *self, Object *value)
{
    if (value == runtime_none(rt))
        value = NULL;
    if (value != NULL && !is_dict(value)) {
        error_set(rt, ERROR_TYPE, "__annotations__ must be set to a dict object");
        return -1;
    }
    function_changed(function_of(self));
    object_replace_ref(rt, &function_of(self)->func_annotations, object_xincref(value));
    return 0;
}

static Object *get_dict(Runtime *rt, Object *self)
{
    FunctionObject *function = function_of(self);
    if (function->func_dict == NO_REF)
        function->func_dict = ref_of(dict_new(rt));
    return object_xincref(ref_pointer(function->func_dict));
}

static int set_dict(Runtime *rt, Object *self, Object *value)
{
    if (value == NULL) {
        error_set(rt, ERROR_TYPE, "cannot delete __dict__");
        return -1;
    }
    if (!is_dict(value)) {
        error_set(rt, ERROR_TYPE, "__dict__ must be set to a dictionary, not a '%s'",
                  type_name_of(object_type(value)));
        return -1;
    }
    object_replace_ref(rt, &function_of(self)->func_dict, object_incref(value));
    return 0;
}

static const GetSetDefinition getsets[] = {
    {"__code__", get_code, set_code},
    {"__defaults__", get_defaults, set_defaults},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults},
    {"__annotations__", get_annotations, set_annotations},
    {"__dict__", get_dict, set_dict},
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {NULL, NULL, NULL},
};

static const FieldMember members[] = {
    {"__closure__", offsetof(FunctionObject, func_closure), FIELD_MEMBER_OBJECT, true},
    {"__doc__", offsetof(FunctionObject, func_doc), FIELD_MEMBER_OBJECT, false},
    {"__globals__", offsetof(FunctionObject, func_globals), FIELD_MEMBER_OBJECT, true},
    {"__module__", offsetof(FunctionObject, func_module), FIELD_MEMBER_OBJECT, false},
    {"__builtins__", offsetof(FunctionObject, func_builtins), FIELD_MEMBER_OBJECT, true},
    {NULL, 0, 0, false},
};

/* ---- types.FunctionType(code, globals, name=None, argdefs=None, closure=None) */

/* 0, or -1 and an error when the closure is not what the code needs. */
static int check_closure(Runtime *rt, const CodeObject *code, Object *closure)
{
    if (!object_is_tuple(closure) && !(closure == runtime_none(rt) && code->co_nfreevars == 0)) {
        error_set(rt, ERROR_TYPE,
                  code->co_nfreevars == 0 ? "arg 5 (closure) must be None or tuple"
                                          : "arg 5 (closure) must be tuple");
        return -1;
    }
    int64_t count = closure == runtime_none(rt) ? 0 : tuple_size(closure);
    if (count != code->co_nfreevars) {
        error_format(rt, ERROR_VALUE, "%U requires closure of length %lld, not %lld", code_name(code),
                     (long long)code->co_nfreevars, (long long)count);
        return -1;
    }
    for (int64_t i = 0; i < count; i++) {
        Object *cell = tuple_get(closure, i);
        if (!object_is_exact(rt, cell, TYPE_CELL)) {
            error_set(rt, ERROR_TYPE, "arg 5 (closure) expected cell, found %s",
                      type_name_of(object_type(cell)));
            return -1;
        }
    }
    return 0;
}

static Object *function_type_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    static const char *const names[] = {"code", "globals", "name", "argdefs", "closure", NULL};
    static const Parameters parameters = {"function", names, 2, -1};
    Object *values[5] = {NULL, NULL, NULL, NULL, NULL};
    (void)type;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    Object *none = runtime_none(rt);
    for (int i = 2; i < 5; i++)
        values[i] = values[i] == NULL ? none : values[i];
    if (!object_is_exact(rt, values[0], TYPE_CODE)) {
        error_set(rt, ERROR_TYPE, "function() argument 'code' must be code, not %s",
                  type_name_of(object_type(values[0])));
        return NULL;
    }
    if (!is_dict(values[1])) {
        error_set(rt, ERROR_TYPE, "function() argument 'globals' must be dict, not %s",
                  type_name_of(object_type(values[1])));
        return NULL;
    }
    if (values[2] != none && !object_is_str(values[2])) {
        error_set(rt, ERROR_TYPE, "arg 3 (name) must be None or string");
        return NULL;
    }
    if (values[3] != none && !object_is_tuple(values[3])) {
        error_set(rt, ERROR_TYPE, "arg 4 (defaults) must be None or tuple");
        return NULL;
    }
    if (check_closure(rt, (const CodeObject *)values[0], values[4]) < 0)
        return NULL;
    Object *object = function_new(rt, (CodeObject *)values[0], values[1], NULL);
    if (object == NULL)
        return NULL;
    FunctionObject *function = function_of(object);
    if (values[2] != none)
        object_replace_ref(rt, &function->func_name, object_incref(values[2]));
    if (values[3] != none)
        function->func_defaults = owned(values[3]);
    if (values[4] != none)
        function->func_closure = owned(values[4]);
    return object;
}

const TypeDefinition function_definition = {
    .slots = {.dealloc = function_dealloc,
              .clear = function_clear,
              .traverse = true,
              .repr = function_repr,
              .call = function_call_slot,
              .descr_get = function_descr_get,
              .new = function_type_new},
    .getsets = getsets,
    .members = members,
};
