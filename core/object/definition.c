/* Finding and calling what the constant tables of C functions hold; see definition.h. */
#include "object/definition.h"

#include <stdio.h>
#include <string.h>

#include "object/error.h"

static const MethodDefinition *table_of(uint64_t table)
{
    if (table < TYPE_COUNT)
        return type_definitions[table] == NULL ? NULL : type_definitions[table]->methods;
    for (uint64_t i = 0; table >= MODULE_TABLE_FIRST && module_definitions[i] != NULL; i++) {
        if (i == table - MODULE_TABLE_FIRST)
            return module_definitions[i]->methods;
    }
    return NULL;
}

const char *definition_name(uint64_t number)
{
    const MethodDefinition *methods = table_of(number >> 8);
    for (uint64_t row = 0; methods != NULL && methods[row].name != NULL; row++) {
        if (row == (number & 0xFF))
            return methods[row].name;
    }
    return NULL;
}

/* "list.append()", as messages name a function. */
typedef struct FunctionName {
    char text[200];
} FunctionName;

static FunctionName function_name(const Runtime *rt, uint64_t number, const char *qualname)
{
    FunctionName name;
    if (qualname != NULL) {
        snprintf(name.text, sizeof name.text, "%s()", qualname);
        return name;
    }
    const char *method = definition_method(number)->name;
    uint64_t table = number >> 8;
    if (table < MODULE_TABLE_FIRST) {
        const char *type = ref_pointer(runtime_type(rt, (TypeId)table)->tp_name);
        const char *dot = strrchr(type, '.');
        snprintf(name.text, sizeof name.text, "%s.%s()", dot == NULL ? type : dot + 1, method);
    } else {
        const char *module = module_definitions[table - MODULE_TABLE_FIRST]->name;
        bool is_builtin = module[0] == 'b' && module[1] == 'u' && module[2] == 'i';
        snprintf(name.text, sizeof name.text, "%s%s%s()", is_builtin ? "" : module, is_builtin ? "" : ".",
                 method);
    }
    return name;
}

static const char *plural(int64_t count) { return count == 1 ? "" : "s"; }

int arguments_check_count(Runtime *rt, const char *function, const Arguments *arguments, int64_t least,
                          int64_t most)
{
    int64_t count = arguments->count;
    if (count >= least && (most == ARGUMENTS_ANY || count <= most))
        return 0;
    int64_t wanted = count < least ? least : most;
    const char *bound = least == most ? "" : count < least ? "at least " : "at most ";
    error_set(rt, ERROR_TYPE, "%s expected %s%lld argument%s, got %lld", function, bound, (long long)wanted,
              plural(wanted), (long long)count);
    return -1;
}

int arguments_no_keywords(Runtime *rt, const char *function, const Arguments *arguments)
{
    if (arguments->names == NULL || ((const VarObject *)arguments->names)->ob_size == 0)
        return 0;
    error_set(rt, ERROR_TYPE, "%s() takes no keyword arguments", function);
    return -1;
}

/* 0, or -1 and TypeError. */
static COLD int refuse_keywords(Runtime *rt, uint64_t number, const char *qualname)
{
    const MethodDefinition *method = definition_method(number);
    if (number >> 8 >= MODULE_TABLE_FIRST && method->flags & METHOD_TUPLE) {
        error_set(rt, ERROR_TYPE, "%s() takes no keyword arguments", method->name);
        return -1;
    }
    error_set(rt, ERROR_TYPE, "%s takes no keyword arguments", function_name(rt, number, qualname).text);
    return -1;
}

int definition_check(Runtime *rt, uint64_t number, const char *qualname, const Arguments *arguments)
{
    const MethodDefinition *method = definition_method(number);
    int64_t count = arguments->count;
    if (arguments->names != NULL && ((const VarObject *)arguments->names)->ob_size != 0)
        return refuse_keywords(rt, number, qualname);
    if (count >= method->least && (method->most == ARGUMENTS_ANY || count <= method->most))
        return 0;
    if (method->flags & METHOD_O) {
        error_set(rt, ERROR_TYPE, "%s takes exactly one argument (%lld given)",
                  function_name(rt, number, qualname).text, (long long)count);
        return -1;
    }
    if (method->most == 0) {
        error_set(rt, ERROR_TYPE, "%s takes no arguments (%lld given)",
                  function_name(rt, number, qualname).text, (long long)count);
        return -1;
    }
    return arguments_check_count(rt, method->name, arguments, method->least, method->most);
}

Object *definition_call(Runtime *rt, uint64_t number, Object *self, const Arguments *arguments)
{
    const MethodDefinition *method = definition_method(number);
    if (method == NULL) {
        error_set(rt, ERROR_SYSTEM, "there is no C function number %llu", (unsigned long long)number);
        return NULL;
    }
    if (!(method->flags & METHOD_KEYWORDS) && definition_check(rt, number, NULL, arguments) < 0)
        return NULL;
    Object *result = method->function(rt, self, arguments);
    assert_internal((result == NULL) == error_occurred(rt));
    return result;
}
