/* Does with numbers what each line of standard input says and prints the result, one line each; numbers.py writes the
 * lines and knows what CPython says. A line is an operation and its arguments, separated by tabs:
 *   i12 -> 12   f0x1.8p+0 -> 1.5   c0x1p+0,0x0p+0 -> (1+0j)   s6162 -> "ab" (UTF-8 in hexadecimal)   b6162 -> b"ab"
 *   T, F, N -> True, False, None   [i1;f0x1p+0 -> [1, 1.0]
 *
 * `numbers memory` does each operation again and again with its first, second, third … allocation failing, until none
 * is left to fail: each time there must be a MemoryError, and not a block more than before. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gc/gc.h"
#include "object/error.h"
#include "object/function.h"
#include "types/abstract.h"
#include "types/builtin.h"
#include "types/class/type.h"
#include "types/container/list.h"
#include "types/error/exception.h"
#include "types/number/bool.h"
#include "types/number/complex.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/number/int_text.h"
#include "types/text/bytes.h"
#include "types/text/format.h"
#include "types/text/str.h"

enum { ARGUMENTS_MOST = 8, LINE_MOST = 1 << 20 };

static void fail(const char *what)
{
    fprintf(stderr, "%s\n", what);
    exit(2);
}

static Object *read_hex_text(Runtime *rt, char kind, const char *text)
{
    static char decoded[LINE_MOST];
    int64_t length = (int64_t)strlen(text) / 2;
    for (int64_t i = 0; i < length; i++) {
        unsigned byte;
        sscanf(text + 2 * i, "%2x", &byte);
        decoded[i] = (char)byte;
    }
    return kind == 's' ? str_from_utf8(rt, decoded, length) : bytes_from_data(rt, decoded, length);
}

static Object *read_value(Runtime *rt, char *text);

static Object *read_list(Runtime *rt, char *text)
{
    Object *list = list_new(rt, 0);
    char *rest = NULL;
    for (char *item = strtok_r(text, ";", &rest); item != NULL; item = strtok_r(NULL, ";", &rest)) {
        Object *value = read_value(rt, item);
        list_append(rt, list, value);
        object_decref(rt, value);
    }
    return list;
}

static Object *read_value(Runtime *rt, char *text)
{
    char *comma;
    switch (text[0]) {
    case 'i':
        return int_from_text(rt, text + 1, (int64_t)strlen(text + 1), 0);
    case 'f':
        return float_from_double(rt, strtod(text + 1, NULL));
    case 'c': {
        double real = strtod(text + 1, &comma);
        return complex_from_value(rt, (ComplexValue){real, strtod(comma + 1, NULL)});
    }
    case 'T':
    case 'F':
        return bool_from(rt, text[0] == 'T');
    case 'N':
        return none_new(rt);
    case '[':
        return read_list(rt, text + 1);
    default:
        return read_hex_text(rt, text[0], text + 1);
    }
}

/* ---- operations */

static int find(const char *const *names, int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    return -1;
}

static Object *call_type(Runtime *rt, TypeId type, const Ref *arguments, int count)
{
    return type_slots(type)->new (rt, runtime_type(rt, type), &(Arguments){arguments, count, NULL});
}

static Object *call_row(Runtime *rt, uint32_t table, const MethodDefinition *methods, const char *name,
                        Object *self, const Ref *arguments, int count)
{
    for (uint32_t row = 0; methods[row].name != NULL; row++) {
        if (strcmp(methods[row].name, name) == 0)
            return definition_call(rt, function_number(table, row), self,
                                   &(Arguments){arguments, count, NULL});
    }
    fail(name);
    return NULL;
}

static Object *call_module(Runtime *rt, const char *module, const char *name, const Ref *arguments, int count)
{
    for (uint32_t i = 0; module_definitions[i] != NULL; i++) {
        if (strcmp(module_definitions[i]->name, module) == 0)
            return call_row(rt, MODULE_TABLE_FIRST + i, module_definitions[i]->methods, name, NULL, arguments,
                            count);
    }
    fail(module);
    return NULL;
}

/* object.name(…), the method or attribute of a built-in type. */
static Object *call_method(Runtime *rt, const char *name, const Ref *arguments, int count)
{
    Object *self = ref_pointer(arguments[0]);
    uint32_t type = (uint32_t)(object_type(self) - rt->types);
    if (type == TYPE_BOOL)
        type = TYPE_INT;
    const GetSetDefinition *getset = type_definitions[type]->getsets;
    for (; getset != NULL && getset->name != NULL; getset++) {
        if (strcmp(getset->name, name) == 0)
            return getset->get(rt, self);
    }
    return call_row(rt, type, type_definitions[type]->methods, name, self, arguments + 1, count - 1);
}

static Object *class_method(Runtime *rt, TypeId type, const char *name, const Ref *arguments, int count)
{
    return call_row(rt, type, type_definitions[type]->methods, name, (Object *)runtime_type(rt, type),
                    arguments, count);
}

static Object *percent(Runtime *rt, const char *text, Object *value)
{
    bool alternate = text[1] == '#';
    const char *rest = text + 1 + alternate;
    int64_t precision = *rest == '.' ? strtol(rest + 1, NULL, 10) : -1;
    char type = text[strlen(text) - 1];
    if (strchr("efgEFG", type) != NULL)
        return float_percent(rt, float_value(value), type, precision, alternate, false);
    return int_percent(rt, value, type, precision, alternate);
}

static Object *operate(Runtime *rt, const char *name, const Ref *arguments, int count)
{
    static const char *const operators[] = {"+", "&",  "//", "<<", "@", "*", "%",
                                            "|", "**", ">>", "-",  "/", "^"};
    static const char *const comparisons[] = {"<", "<=", "==", "!=", ">", ">="};
    Object *first = ref_pointer(arguments[0]);
    Object *second = count > 1 ? ref_pointer(arguments[1]) : NULL;
    int index = find(operators, BINARY_COUNT, name);
    if (index >= 0 && second != NULL)
        return number_binary(rt, first, second, index);
    index = find(comparisons, 6, name);
    if (index >= 0)
        return object_richcompare(rt, first, second, (enum CompareOperator)index);
    if (strcmp(name, "divmod") == 0)
        return number_divmod(rt, first, second);
    if (strcmp(name, "pow") == 0)
        return number_power(rt, first, second, ref_pointer(arguments[2]));
    if (strcmp(name, "neg") == 0)
        return number_negative(rt, first);
    if (strcmp(name, "pos") == 0)
        return number_positive(rt, first);
    if (strcmp(name, "abs") == 0)
        return number_absolute(rt, first);
    if (strcmp(name, "~") == 0)
        return number_invert(rt, first);
    if (strcmp(name, "bool") == 0)
        return bool_from(rt, object_is_true(rt, first) > 0);
    if (strcmp(name, "hash") == 0)
        return int_from_int64(rt, object_hash(rt, first));
    if (strcmp(name, "repr") == 0)
        return object_repr(rt, first);
    if (strcmp(name, "int") == 0)
        return call_type(rt, TYPE_INT, arguments, count);
    if (strcmp(name, "float") == 0)
        return call_type(rt, TYPE_FLOAT, arguments, count);
    if (strcmp(name, "complex") == 0)
        return call_type(rt, TYPE_COMPLEX, arguments, count);
    if (strcmp(name, "format") == 0 && object_is_str(first))
        return str_format_spec(rt, first, second);
    if (strcmp(name, "format") == 0)
        return call_method(rt, "__format__", arguments, count);
    if (strncmp(name, "math.", 5) == 0)
        return call_module(rt, "math", name + 5, arguments, count);
    if (name[0] == '%')
        return percent(rt, name, first);
    if (strncmp(name, "int.", 4) == 0)
        return class_method(rt, TYPE_INT, name + 4, arguments, count);
    if (strncmp(name, "float.", 6) == 0)
        return class_method(rt, TYPE_FLOAT, name + 6, arguments, count);
    return call_method(rt, name + 1, arguments, count);
}

static void print_result(Runtime *rt, Object *result)
{
    if (result == NULL) {
        Object *exception = error_take(rt);
        Object *text = object_str(rt, exception);
        printf("!%s: ", type_name_of(object_type(exception)));
        object_decref(rt, exception);
        result = text;
    }
    Object *shown = object_ascii(rt, result);
    if (shown == NULL)
        fail("no text");
    int64_t length;
    const char *text = str_as_utf8(rt, shown, &length);
    printf("%.*s\n", (int)length, text);
    object_decref(rt, shown);
    object_decref(rt, result);
}

/* ---- without memory */

static int64_t blocks_of(const Runtime *rt) { return memory_statistics(&rt->memory).allocated_blocks; }

static void fail_at(Runtime *rt, uint64_t number)
{
    Host *host = host_of(rt);
    host->fail_count = 0;
    host->fail_at = number;
    host->attention =
        number == 0 ? host->attention & ~(uint32_t)ATTENTION_FAIL : host->attention | ATTENTION_FAIL;
}

/* Free lists are emptied before blocks are counted. */
static void operate_without_memory(Runtime *rt, const char *name, const Ref *arguments, int count)
{
    for (uint64_t number = 1; number < 500; number++) {
        gc_collect(rt, GC_GENERATIONS - 1);
        int64_t before = blocks_of(rt);
        fail_at(rt, number);
        Object *result = operate(rt, name, arguments, count);
        bool has_failed = host_of(rt)->fail_count >= number;
        fail_at(rt, 0);
        bool is_right = (result == NULL) == error_occurred(rt);
        if (has_failed && result == NULL)
            is_right = is_right && error_matches(rt, ERROR_MEMORY);
        error_clear(rt);
        object_xdecref(rt, result);
        gc_collect(rt, GC_GENERATIONS - 1);
        if (!is_right || blocks_of(rt) != before)
            printf("%s: allocation %d: %s, %+d blocks\n", name, (int)number,
                   is_right ? "right" : "no MemoryError", (int)(blocks_of(rt) - before));
        if (!has_failed)
            return;
    }
}

static void run_line(Runtime *rt, char *line, bool without_memory)
{
    Ref arguments[ARGUMENTS_MOST];
    int count = 0;
    char *rest = NULL;
    char *name = strtok_r(line, "\t", &rest);
    for (char *text = strtok_r(NULL, "\t", &rest); text != NULL; text = strtok_r(NULL, "\t", &rest)) {
        Object *value = read_value(rt, text);
        if (value == NULL)
            fail(text);
        arguments[count++] = ref_of(value);
    }
    if (without_memory)
        operate_without_memory(rt, name, arguments, count);
    else
        print_result(rt, operate(rt, name, arguments, count));
    for (int i = 0; i < count; i++)
        object_decref(rt, ref_pointer(arguments[i]));
}

int main(int argc, char **argv)
{
    static char line[LINE_MOST];
    const char *why = NULL;
    Memory *memory = memory_create(NULL, sizeof(Runtime), &why);
    if (memory == NULL || types_init((Runtime *)memory) < 0)
        fail("no runtime");
    Runtime *rt = (Runtime *)memory;
    int_set_digits_limit(rt, 0);
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        run_line(rt, line, argc > 1 && strcmp(argv[1], "memory") == 0);
    }
    types_finalize(rt);
    int64_t blocks = memory_statistics(&rt->memory).allocated_blocks;
    if (blocks != 0)
        fprintf(stderr, "%lld blocks are left\n", (long long)blocks);
    memory_destroy(memory);
    return blocks != 0;
}
