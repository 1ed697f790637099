/* C functions as objects; see builtin_function.h. */
#include "types/call/builtin_function.h"

#include "gc/gc.h"
#include "object/dealloc.h"
#include "object/definition.h"
#include "object/function.h"
#include "object/protocol.h"
#include "object/weakref.h"
#include "types/builtin_slots.h"
#include "types/call/held_arguments.h"
#include "types/class/attribute_text.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/iterator.h"
#include "types/container/tuple.h"
#include "types/free.h"
#include "types/none.h"
#include "types/number/bool.h"

static BuiltinFunctionObject *function_of(Object *object) { return (BuiltinFunctionObject *)object; }

Object *builtin_function_new(Runtime *rt, uint64_t number, Object *self, Object *name)
{
    TypeObject *type = runtime_type(rt, TYPE_BUILTIN_FUNCTION);
    BuiltinFunctionObject *function = (BuiltinFunctionObject *)gc_alloc(rt, type, type->tp_basicsize);
    if (function == NULL)
        return NULL;
    object_init(rt, &function->ob_base, type);
    function->m_ml = number;
    function->m_self = ref_of(object_xincref(self));
    function->m_module = ref_of(object_xincref(name));
    function->m_weakreflist = NO_REF;
    function->vectorcall = 0;
    gc_track(rt, &function->ob_base);
    return &function->ob_base;
}

static void function_dealloc(Runtime *rt, Object *object)
{
    BuiltinFunctionObject *function = function_of(object);
    gc_untrack(rt, object);
    if (!trashcan_begin(rt, object))
        return;
    weakref_clear_all(rt, object);
    object_clear_ref(rt, &function->m_self);
    object_clear_ref(rt, &function->m_module);
    object_free(rt, object);
    trashcan_end(rt);
}

/* A function's number stands for its address. */
static int64_t function_hash(Runtime *rt, Object *object)
{
    (void)rt;
    const BuiltinFunctionObject *function = function_of(object);
    const void *self = ref_pointer(function->m_self);
    int64_t hash = (self == NULL ? 0 : object_hash_address(self)) ^ (int64_t)function->m_ml;
    return hash_not_minus_one(hash);
}

static Object *function_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    bool comparable = (op == COMPARE_EQ || op == COMPARE_NE) &&
                      object_is_exact(rt, left, TYPE_BUILTIN_FUNCTION) &&
                      object_is_exact(rt, right, TYPE_BUILTIN_FUNCTION);
    if (!comparable)
        return not_implemented_new(rt);
    bool same = function_of(left)->m_self == function_of(right)->m_self &&
                function_of(left)->m_ml == function_of(right)->m_ml;
    return bool_from(rt, same == (op == COMPARE_EQ));
}

/* Of the library's own functions; 0 of any other object. */
static uint8_t flags_of(const Runtime *rt, const Object *function)
{
    if (!object_is_exact(rt, function, TYPE_BUILTIN_FUNCTION))
        return 0;
    uint64_t number = ((const BuiltinFunctionObject *)function)->m_ml;
    const MethodDefinition *method = number >= HOST_FUNCTION_FIRST ? NULL : definition_method(number);
    return method == NULL ? 0 : method->flags;
}

bool builtin_function_takes_tuple(const Runtime *rt, const Object *function)
{
    return (flags_of(rt, function) & METHOD_TUPLE) != 0;
}

bool builtin_function_is_held(const Runtime *rt, const Object *function)
{
    return METHOD_IS_HELD(flags_of(rt, function));
}

/* ---- what is to be seen of it */

const char *builtin_function_name(Runtime *rt, Object *object)
{
    const BuiltinFunctionObject *function = function_of(object);
    if (function->m_ml == LIBRARY_FUNCTION_NUMBER)
        return text_of(rt, ref_pointer(((FunctionObject *)ref_pointer(function->m_self))->func_name));
    const MethodDefinition *method = definition_method(function->m_ml);
    if (method != NULL)
        return method->name;
    return function->m_module == NO_REF ? "?" : text_of(rt, ref_pointer(function->m_module));
}

/* The object that the function is bound to; NULL for a function of a module. */
static Object *owner_of(const Runtime *rt, Object *object)
{
    Object *self = ref_pointer(function_of(object)->m_self);
    if (function_of(object)->m_ml == LIBRARY_FUNCTION_NUMBER)
        return NULL;
    return self == NULL || type_is_subtype(object_type(self), runtime_type(rt, TYPE_MODULE)) ? NULL : self;
}

static Object *function_repr(Runtime *rt, Object *object)
{
    Object *self = owner_of(rt, object);
    if (self == NULL)
        return text_format(rt, "<built-in function %s>", builtin_function_name(rt, object));
    return text_format(rt, "<built-in method %s of %s object at 0x%llx>", builtin_function_name(rt, object),
                       type_name_of(object_type(self)), (unsigned long long)ref_of(self));
}

static Object *get_name(Runtime *rt, Object *object)
{
    return text_format(rt, "%s", builtin_function_name(rt, object));
}

static Object *get_qualname(Runtime *rt, Object *object)
{
    Object *self = owner_of(rt, object);
    if (self == NULL)
        return get_name(rt, object);
    Object *class = type_qualname(rt, object_is_type(self) ? (TypeObject *)self : object_type(self));
    if (class == NULL)
        return NULL;
    Object *qualname = text_format(rt, "%s.%s", text_of(rt, class), builtin_function_name(rt, object));
    object_decref(rt, class);
    return qualname;
}

/* ---- calling */

/* 0, or -1 and TypeError: messages name a bound method by the class of its object. */
static COLD int check_bound(Runtime *rt, Object *callable, const Arguments *arguments)
{
    if (owner_of(rt, callable) == NULL)
        return 0;
    Object *qualname = get_qualname(rt, callable);
    if (qualname == NULL)
        return -1;
    int status = definition_check(rt, function_of(callable)->m_ml, text_of(rt, qualname), arguments);
    object_decref(rt, qualname);
    return status;
}

/* A staticmethod's function has its class as self for people to see; it is called without. */
static Object *self_of(const BuiltinFunctionObject *function, const MethodDefinition *method)
{
    return method != NULL && method->flags & METHOD_STATIC ? NULL : ref_pointer(function->m_self);
}

static bool arguments_fit(Runtime *rt, Object *callable, const MethodDefinition *method,
                          const Arguments *arguments)
{
    if (method == NULL || definition_accepts(method, arguments))
        return true;
    if (method->flags & METHOD_TUPLE && arguments_no_keywords(rt, method->name, arguments) < 0)
        return false;
    return check_bound(rt, callable, arguments) == 0;
}

Object *builtin_function_call_held(Runtime *rt, Object *callable, const Arguments *arguments)
{
    const BuiltinFunctionObject *function = function_of(callable);
    const MethodDefinition *method = definition_method(function->m_ml);
    return arguments_fit(rt, callable, method, arguments)
               ? function_call(rt, function->m_ml, self_of(function, method), arguments)
               : NULL;
}

static Object *call_function(Runtime *rt, Object *callable, const Arguments *arguments)
{
    const BuiltinFunctionObject *function = function_of(callable);
    const MethodDefinition *method = definition_method(function->m_ml);
    return arguments_fit(rt, callable, method, arguments)
               ? function_call_holding(rt, function->m_ml, self_of(function, method), arguments)
               : NULL;
}

/* Of a library function the module, while it is there. */
static Object *get_self(Runtime *rt, Object *object)
{
    Object *self = ref_pointer(function_of(object)->m_self);
    if (function_of(object)->m_ml == LIBRARY_FUNCTION_NUMBER) {
        Object *name = ref_pointer(function_of(object)->m_module);
        self = name == NULL || rt->evaluation.modules == NO_REF
                   ? NULL
                   : dict_get(rt, ref_pointer(rt->evaluation.modules), name);
    }
    return self == NULL ? none_new(rt) : object_incref(self);
}

static Object *get_signature(Runtime *rt, Object *object)
{
    const MethodDefinition *method = definition_method(function_of(object)->m_ml);
    if (method == NULL || method->signature == NULL)
        return none_new(rt);
    return text_format(rt, "%s", method->signature);
}

static Object *get_doc(Runtime *rt, Object *object)
{
    (void)object;
    return none_new(rt);
}

static const GetSetDefinition getsets[] = {
    {"__doc__", get_doc, NULL},
    {"__name__", get_name, NULL},
    {"__qualname__", get_qualname, NULL},
    {"__self__", get_self, NULL},
    {"__text_signature__", get_signature, NULL},
    {NULL, NULL, NULL},
};

static const FieldMember members[] = {
    {"__module__", offsetof(BuiltinFunctionObject, m_module), FIELD_MEMBER_OBJECT, false},
    {NULL, 0, 0, false},
};

/* A function of a module: its name; a method: (getattr, (self, name)). */
static Object *function_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *name = get_name(rt, self);
    Object *owner = name == NULL ? NULL : get_self(rt, self);
    if (owner == NULL || owner == runtime_none(rt) ||
        type_is_subtype(object_type(owner), runtime_type(rt, TYPE_MODULE))) {
        object_xdecref(rt, owner);
        return name;
    }
    Object *items[] = {owner, name};
    Object *pair = tuple_pack(rt, 2, items);
    Object *function = pair == NULL ? NULL : builtin_function_named(rt, "getattr");
    Object *parts[] = {function, pair};
    Object *result = function == NULL ? NULL : tuple_pack(rt, 2, parts);
    object_xdecref(rt, function);
    object_xdecref(rt, pair);
    object_decref(rt, name);
    object_decref(rt, owner);
    return result;
}

static const MethodDefinition methods[] = {
    {"__reduce__", function_reduce, 0, 0, 0, "($self, /)"},
    {0},
};

const TypeDefinition builtin_function_definition = {
    .slots = {.dealloc = function_dealloc,
              .traverse = true,
              .repr = function_repr,
              .hash = function_hash,
              .richcompare = function_richcompare,
              .call = call_function},
    .methods = methods,
    .getsets = getsets,
    .members = members,
};
