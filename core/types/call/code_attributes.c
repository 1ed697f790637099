/* code as Python sees it: its attributes and methods; see code_object.h, code.h. CPython: Objects/codeobject.c. */
#include "types/call/code.h"

#include <string.h>

#include "object/definition.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/call/opcode.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

static CodeObject *code_of(Object *object) { return (CodeObject *)object; }

static Object *code_repr(Runtime *rt, Object *object)
{
    const CodeObject *code = code_of(object);
    int line = code->co_firstlineno == 0 ? -1 : code->co_firstlineno;
    return text_from_format(rt, "<code object %U at %p, file \"%U\", line %d>", code_name(code),
                            (void *)object, ref_pointer(code->co_filename), line);
}

/* ---- names by kind */

/* New tuple of the names whose kind has one of the bits. */
static Object *names_of_kind(Runtime *rt, const CodeObject *code, uint8_t bits)
{
    const uint8_t *kinds = bytes_data(ref_pointer(code->co_localspluskinds));
    const Object *names = ref_pointer(code->co_localsplusnames);
    int64_t count = 0;
    for (int32_t i = 0; i < code->co_nlocalsplus; i++)
        count += (kinds[i] & bits) != 0;
    Object *tuple = tuple_new(rt, count);
    int64_t at = 0;
    for (int32_t i = 0; tuple != NULL && i < code->co_nlocalsplus; i++) {
        if (kinds[i] & bits)
            tuple_set(tuple, at++, object_incref(tuple_get(names, i)));
    }
    return tuple;
}

static Object *get_varnames(Runtime *rt, Object *self)
{
    return names_of_kind(rt, code_of(self), CODE_KIND_LOCAL);
}
static Object *get_cellvars(Runtime *rt, Object *self)
{
    return names_of_kind(rt, code_of(self), CODE_KIND_CELL);
}
static Object *get_freevars(Runtime *rt, Object *self)
{
    return names_of_kind(rt, code_of(self), CODE_KIND_FREE);
}

/* ---- co_code */

Object *code_bytes(Runtime *rt, CodeObject *code)
{
    if (code->_co_code != NO_REF)
        return object_incref(ref_pointer(code->_co_code));
    int64_t units = code->ob_base.ob_size;
    Object *bytes = bytes_from_data(rt, code->co_code_adaptive, 2 * units);
    if (bytes == NULL)
        return NULL;
    uint8_t *data = (uint8_t *)(uintptr_t)bytes_data(bytes);
    for (int64_t i = 0; i < units; i++) {
        data[2 * i] = (uint8_t)opcode_original(data[2 * i]);
        int32_t caches = opcode_caches(data[2 * i]);
        memset(data + 2 * (i + 1), 0, (size_t)(2 * caches));
        i += caches;
    }
    code->_co_code = ref_of(object_incref(bytes));
    return bytes;
}

static Object *get_code(Runtime *rt, Object *self) { return code_bytes(rt, code_of(self)); }

/* ---- positions */

static Object *line_or_none(Runtime *rt, int32_t number)
{
    return number < 0 ? none_new(rt) : int_from_int64(rt, number);
}

/* Appends a tuple (stolen, may be NULL). 0, or -1. */
static int append_tuple(Runtime *rt, Object *list, Object *tuple)
{
    int status = tuple == NULL ? -1 : list_append(rt, list, tuple);
    object_xdecref(rt, tuple);
    return status;
}

/* A tuple of new references, which are taken over also when it cannot be made. */
static Object *tuple_of(Runtime *rt, Object **items, int64_t count)
{
    bool complete = true;
    for (int64_t i = 0; i < count; i++)
        complete = complete && items[i] != NULL;
    Object *tuple = complete ? tuple_pack(rt, count, items) : NULL;
    for (int64_t i = 0; i < count; i++)
        object_xdecref(rt, items[i]);
    return tuple;
}

static Object *iterator_of_list(Runtime *rt, Object *list, int status)
{
    Object *iterator = status == 0 ? object_iter(rt, list) : NULL;
    object_decref(rt, list);
    return iterator;
}

/* (start, end, line) in bytes of each entry of the table, also where the next has the same line. */
static Object *method_lines(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *list = list_new(rt, 0);
    if (list == NULL)
        return NULL;
    CodeWalk walk;
    code_walk_begin(code_of(self), &walk);
    int status = 0;
    while (status == 0 && code_walk_next(&walk)) {
        Object *items[] = {int_from_int64(rt, 2 * walk.start_unit), int_from_int64(rt, 2 * walk.end_unit),
                           line_or_none(rt, walk.position.line)};
        status = append_tuple(rt, list, tuple_of(rt, items, 3));
    }
    return iterator_of_list(rt, list, status);
}

static Object *method_positions(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *list = list_new(rt, 0);
    if (list == NULL)
        return NULL;
    CodeWalk walk;
    code_walk_begin(code_of(self), &walk);
    int status = 0;
    while (status == 0 && code_walk_next(&walk)) {
        const CodePosition *p = &walk.position;
        for (int32_t i = walk.start_unit; status == 0 && i < walk.end_unit; i++) {
            Object *items[] = {line_or_none(rt, p->line), line_or_none(rt, p->end_line),
                               line_or_none(rt, p->column), line_or_none(rt, p->end_column)};
            status = append_tuple(rt, list, tuple_of(rt, items, 4));
        }
    }
    return iterator_of_list(rt, list, status);
}

/* ---- comparing */

static bool constants_equal(Runtime *rt, const Object *left, const Object *right)
{
    int equal = object_compare(rt, (Object *)(uintptr_t)left, (Object *)(uintptr_t)right, COMPARE_EQ);
    if (equal < 0)
        error_clear(rt);
    return equal > 0;
}

static Object *code_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    bool comparable =
        (op == COMPARE_EQ || op == COMPARE_NE) && object_is_code(rt, left) && object_is_code(rt, right);
    if (!comparable)
        return not_implemented_new(rt);
    bool equal = left == right || code_equal(rt, code_of(left), code_of(right), constants_equal);
    return bool_from(rt, equal == (op == COMPARE_EQ));
}

static int64_t code_hash(Runtime *rt, Object *object)
{
    const CodeObject *code = code_of(object);
    const Ref parts[] = {code->co_name, code->co_consts, code->co_names, code->co_localsplusnames};
    int64_t hash = code->co_argcount ^ code->co_posonlyargcount ^ code->co_kwonlyargcount ^ code->co_flags;
    for (int i = 0; i < 4; i++) {
        int64_t part = object_hash(rt, ref_pointer(parts[i]));
        if (part == -1)
            return -1;
        hash ^= part;
    }
    return hash_not_minus_one(hash);
}

/* ---- replace */

enum {
    REPLACE_ARGCOUNT,
    REPLACE_POSONLYARGCOUNT,
    REPLACE_KWONLYARGCOUNT,
    REPLACE_NLOCALS,
    REPLACE_STACKSIZE,
    REPLACE_FLAGS,
    REPLACE_FIRSTLINENO,
    REPLACE_CODE,
    REPLACE_CONSTS,
    REPLACE_NAMES,
    REPLACE_VARNAMES,
    REPLACE_FREEVARS,
    REPLACE_CELLVARS,
    REPLACE_FILENAME,
    REPLACE_NAME,
    REPLACE_QUALNAME,
    REPLACE_LINETABLE,
    REPLACE_EXCEPTIONTABLE,
    REPLACE_COUNT
};

static const char *const replace_names[] = {
    "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals",  "co_stacksize",
    "co_flags",    "co_firstlineno",     "co_code",           "co_consts",   "co_names",
    "co_varnames", "co_freevars",        "co_cellvars",       "co_filename", "co_name",
    "co_qualname", "co_linetable",       "co_exceptiontable", NULL};

static int replace_number(Runtime *rt, Object *value, int32_t *number)
{
    int64_t wide;
    if (value == NULL)
        return 0;
    if (number_as_index(rt, value, &wide, ERROR_OVERFLOW) < 0)
        return -1;
    *number = (int32_t)wide;
    return 0;
}

static void replace_object(Object *value, Object **object)
{
    if (value != NULL)
        *object = value;
}

static Object *method_replace(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const Parameters parameters = {"replace", replace_names, 0, 0};
    const CodeObject *code = code_of(self);
    Object *values[REPLACE_COUNT];
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    Object *bytes =
        values[REPLACE_CODE] != NULL ? object_incref(values[REPLACE_CODE]) : code_bytes(rt, code_of(self));
    if (bytes == NULL)
        return NULL;
    CodeParts parts = {
        .filename = ref_pointer(code->co_filename),
        .name = ref_pointer(code->co_name),
        .qualname = ref_pointer(code->co_qualname),
        .consts = ref_pointer(code->co_consts),
        .names = ref_pointer(code->co_names),
        .localsplusnames = ref_pointer(code->co_localsplusnames),
        .localspluskinds = ref_pointer(code->co_localspluskinds),
        .linetable = ref_pointer(code->co_linetable),
        .exceptiontable = ref_pointer(code->co_exceptiontable),
        .code = bytes_data(bytes),
        .code_size = bytes_length(bytes),
        .flags = code->co_flags,
        .firstlineno = code->co_firstlineno,
        .argcount = code->co_argcount,
        .posonlyargcount = code->co_posonlyargcount,
        .kwonlyargcount = code->co_kwonlyargcount,
        .stacksize = code->co_stacksize,
    };
    replace_object(values[REPLACE_CONSTS], &parts.consts);
    replace_object(values[REPLACE_NAMES], &parts.names);
    replace_object(values[REPLACE_FILENAME], &parts.filename);
    replace_object(values[REPLACE_NAME], &parts.name);
    replace_object(values[REPLACE_QUALNAME], &parts.qualname);
    replace_object(values[REPLACE_LINETABLE], &parts.linetable);
    replace_object(values[REPLACE_EXCEPTIONTABLE], &parts.exceptiontable);
    Object *result = NULL;
    if (replace_number(rt, values[REPLACE_ARGCOUNT], &parts.argcount) == 0 &&
        replace_number(rt, values[REPLACE_POSONLYARGCOUNT], &parts.posonlyargcount) == 0 &&
        replace_number(rt, values[REPLACE_KWONLYARGCOUNT], &parts.kwonlyargcount) == 0 &&
        replace_number(rt, values[REPLACE_STACKSIZE], &parts.stacksize) == 0 &&
        replace_number(rt, values[REPLACE_FLAGS], &parts.flags) == 0 &&
        replace_number(rt, values[REPLACE_FIRSTLINENO], &parts.firstlineno) == 0)
        result = code_new(rt, &parts);
    object_decref(rt, bytes);
    return result;
}

static Object *method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, code_sizeof(rt, self));
}

static const GetSetDefinition getsets[] = {
    {"co_code", get_code, NULL},
    {"co_varnames", get_varnames, NULL},
    {"co_cellvars", get_cellvars, NULL},
    {"co_freevars", get_freevars, NULL},
    {NULL, NULL, NULL},
};

static const FieldMember members[] = {
    {"co_argcount", offsetof(CodeObject, co_argcount), FIELD_MEMBER_INT32, true},
    {"co_posonlyargcount", offsetof(CodeObject, co_posonlyargcount), FIELD_MEMBER_INT32, true},
    {"co_kwonlyargcount", offsetof(CodeObject, co_kwonlyargcount), FIELD_MEMBER_INT32, true},
    {"co_stacksize", offsetof(CodeObject, co_stacksize), FIELD_MEMBER_INT32, true},
    {"co_flags", offsetof(CodeObject, co_flags), FIELD_MEMBER_INT32, true},
    {"co_names", offsetof(CodeObject, co_names), FIELD_MEMBER_OBJECT, true},
    {"co_filename", offsetof(CodeObject, co_filename), FIELD_MEMBER_OBJECT, true},
    {"co_name", offsetof(CodeObject, co_name), FIELD_MEMBER_OBJECT, true},
    {"co_qualname", offsetof(CodeObject, co_qualname), FIELD_MEMBER_OBJECT, true},
    {"co_firstlineno", offsetof(CodeObject, co_firstlineno), FIELD_MEMBER_INT32, true},
    {"co_linetable", offsetof(CodeObject, co_linetable), FIELD_MEMBER_OBJECT, true},
    {"co_exceptiontable", offsetof(CodeObject, co_exceptiontable), FIELD_MEMBER_OBJECT, true},
    {"co_consts", offsetof(CodeObject, co_consts), FIELD_MEMBER_OBJECT, true},
    {"co_nlocals", offsetof(CodeObject, co_nlocals), FIELD_MEMBER_INT32, true},
    {NULL, 0, 0, false},
};

static const MethodDefinition methods[] = {
    {"__sizeof__", method_sizeof, 0, 0, 0, NULL},
    {"co_lines", method_lines, 0, 0, 0, NULL},
    {"co_positions", method_positions, 0, 0, 0, NULL},
    {"replace", method_replace, 0, 0, METHOD_KEYWORDS, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

const TypeDefinition code_definition = {
    .slots = {.dealloc = code_dealloc,
              .getsizeof = code_sizeof,
              .repr = code_repr,
              .hash = code_hash,
              .richcompare = code_richcompare},
    .methods = methods,
    .getsets = getsets,
    .members = members,
};
