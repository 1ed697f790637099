/* The module _types: the built-in types that have no name of their own in builtins, for types.py to take. */

#include "modules/module_support.h"
#include "modules/module_table.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/call/builtin_function.h"
#include "types/call/function.h"
#include "types/class/type.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/text/str.h"

/* name_fully(class, "module.name"): what messages call a class of the library's that CPython has in C. */
static Object *name_fully(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *class = argument_at(arguments, 0);
    Object *name = argument_at(arguments, 1);
    bool is_class = object_has(class, TYPE_FLAG_TYPE_SUBCLASS) &&
                    type_has((const TypeObject *)class, TYPE_FLAG_HEAP_TYPE);
    if (!is_class || !object_is_str(name))
        return error_format(rt, ERROR_TYPE, "a class and its name are required, not %.200T", class);
    const char *text = str_as_utf8(rt, name, NULL);
    if (text == NULL)
        return NULL;
    ((TypeObject *)class)->tp_name = ref_of(text);
    object_replace_ref(rt, &((HeapTypeObject *)class)->ht_module, object_incref(name));
    return none_new(rt);
}

/* Calls the function that it is bound to. */
static Object *call_library_function(Runtime *rt, Object *self, const Arguments *arguments)
{
    return object_vectorcall(rt, self, arguments);
}

/* as_builtin(function): what is Python here and C in CPython, as a function that does not bind in a class. */
static Object *as_builtin(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *function = argument_at(arguments, 0);
    if (!object_is_function(rt, function))
        return error_format(rt, ERROR_TYPE, "a function is required, not %.200T", function);
    return builtin_function_new(rt, LIBRARY_FUNCTION_NUMBER, function,
                                ref_pointer(((FunctionObject *)function)->func_module));
}

/* function_behind(builtin): what as_builtin was given; None for any other. */
static Object *function_behind(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    const Object *function = argument_at(arguments, 0);
    if (!object_is_exact(rt, function, TYPE_BUILTIN_FUNCTION) ||
        ((const BuiltinFunctionObject *)function)->m_ml != LIBRARY_FUNCTION_NUMBER)
        return none_new(rt);
    return object_incref(ref_pointer(((const BuiltinFunctionObject *)function)->m_self));
}

static const MethodDefinition functions[] = {
    {LIBRARY_FUNCTION_NAME, call_library_function, 0, ARGUMENTS_ANY, METHOD_KEYWORDS, NULL},
    {"_name_fully", name_fully, 2, 2, 0, NULL},
    {"_as_builtin", as_builtin, 1, 1, 0, NULL},
    {"_function_behind", function_behind, 1, 1, 0, NULL},
    {0},
};

_Static_assert(LIBRARY_FUNCTION_TABLE == MODULE_TABLE_FIRST + MODULE_types, "the row that it names is here");

static int fill(Runtime *rt, Object *module)
{
    static const struct {
        const char *name;
        TypeId id;
    } rows[] = {
        {"FunctionType", TYPE_FUNCTION},
        {"LambdaType", TYPE_FUNCTION},
        {"MappingProxyType", TYPE_MAPPING_PROXY},
        {"SimpleNamespace", TYPE_SIMPLE_NAMESPACE},
        {"CellType", TYPE_CELL},
        {"CodeType", TYPE_CODE},
        {"GeneratorType", TYPE_GENERATOR},
        {"CoroutineType", TYPE_COROUTINE},
        {"AsyncGeneratorType", TYPE_ASYNC_GENERATOR},
        {"MethodType", TYPE_METHOD},
        {"BuiltinFunctionType", TYPE_BUILTIN_FUNCTION},
        {"BuiltinMethodType", TYPE_BUILTIN_FUNCTION},
        {"WrapperDescriptorType", TYPE_WRAPPER_DESCRIPTOR},
        {"MethodWrapperType", TYPE_METHOD_WRAPPER},
        {"MethodDescriptorType", TYPE_METHOD_DESCRIPTOR},
        {"ClassMethodDescriptorType", TYPE_CLASSMETHOD_DESCRIPTOR},
        {"ModuleType", TYPE_MODULE},
        {"TracebackType", TYPE_TRACEBACK},
        {"FrameType", TYPE_FRAME},
        {"GetSetDescriptorType", TYPE_GETSET_DESCRIPTOR},
        {"MemberDescriptorType", TYPE_MEMBER_DESCRIPTOR},
        {"GenericAlias", TYPE_GENERIC_ALIAS},
        {"UnionType", TYPE_UNION},
        {"EllipsisType", TYPE_ELLIPSIS},
        {"NoneType", TYPE_NONE},
        {"NotImplementedType", TYPE_NOT_IMPLEMENTED},
    };
    for (unsigned i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (module_add(rt, module, rows[i].name, type_as_object(runtime_type(rt, rows[i].id))) < 0)
            return -1;
    }
    return 0;
}

const ModuleDefinition types_module = {.name = "_types",
                                       .methods = functions,
                                       .exec = fill,
                                       .doc = "Built-in types without a name in builtins."};
