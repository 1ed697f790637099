/* The module _types: the built-in types that have no name of their own in builtins, for types.py to take. */

#include "modules/module_support.h"
#include "object/protocol.h"
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

static const MethodDefinition functions[] = {
    {"_name_fully", name_fully, 2, 2, 0, NULL},
    {0},
};

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
