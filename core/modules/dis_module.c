/* The module _dis: the tables of types/call/opcode.h, for dis.py and opcode.py. */
#include "modules/module_table.h"

#include "types/abstract.h"
#include "types/call/opcode.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/none.h"
#include "types/number/int.h"
#include "types/text/str.h"

typedef struct OpcodeRow {
    const char *name;
    int16_t number;
    int16_t caches;
    const char *kind;
    const char *text;
} OpcodeRow;

static const OpcodeRow rows[] = {
#define OPCODE_ROW(NAME, number, caches, effect, jump_effect, kind, text) \
    {#NAME, number, caches, #kind, text},
    OPCODES(OPCODE_ROW)
#undef OPCODE_ROW
};

#define ROWS ((int64_t)(sizeof rows / sizeof rows[0]))

/* The stack's depth after the instruction, less that before it. */
static bool effect_of(int64_t opcode, int32_t argument, int32_t *plain, int32_t *jump)
{
    (void)argument;
    switch (opcode) {
#define OPCODE_EFFECT(NAME, number, caches, effect, jump_effect, kind, text) \
    case number: \
        *plain = (effect); \
        *jump = (jump_effect); \
        return true;
        OPCODES(OPCODE_EFFECT)
#undef OPCODE_EFFECT
    default:
        return false;
    }
}

static Object *stack_effect(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"", "", "jump", NULL};
    static const Parameters parameters = {"stack_effect", names, 1, 2};
    Object *values[3];
    int64_t opcode, argument = 0;
    int32_t plain, jump;
    (void)self;
    if (arguments_parse(rt, arguments, &parameters, values) < 0 ||
        number_as_index(rt, values[0], &opcode, ERROR_OVERFLOW) < 0)
        return NULL;
    bool has_argument = values[1] != NULL && values[1] != runtime_none(rt);
    if (opcode >= OPCODE_HAVE_ARGUMENT && !has_argument) {
        error_set(rt, ERROR_VALUE, "stack_effect: opcode requires oparg but oparg was not specified");
        return NULL;
    }
    if (opcode < OPCODE_HAVE_ARGUMENT && has_argument) {
        error_set(rt, ERROR_VALUE, "stack_effect: opcode does not permit oparg but oparg was specified");
        return NULL;
    }
    if (has_argument && number_as_index(rt, values[1], &argument, ERROR_OVERFLOW) < 0)
        return NULL;
    if (!effect_of(opcode, (int32_t)argument, &plain, &jump)) {
        error_set(rt, ERROR_VALUE, "invalid opcode or oparg");
        return NULL;
    }
    if (values[2] == NULL || values[2] == runtime_none(rt))
        return int_from_int64(rt, plain > jump ? plain : jump);
    int jumps = object_is_true(rt, values[2]);
    return jumps < 0 ? NULL : int_from_int64(rt, jumps ? jump : plain);
}

/* (name, number, CACHE units, what its argument is, what it does) */
static Object *row_tuple(Runtime *rt, const OpcodeRow *row)
{
    Object *parts[5] = {str_intern_cstring(rt, row->name), int_from_int64(rt, row->number),
                        int_from_int64(rt, row->caches), str_intern_cstring(rt, row->kind),
                        str_from_cstring(rt, row->text)};
    bool complete = true;
    for (int i = 0; i < 5; i++)
        complete = complete && parts[i] != NULL;
    Object *tuple = complete ? tuple_pack(rt, 5, parts) : NULL;
    for (int i = 0; i < 5; i++)
        object_xdecref(rt, parts[i]);
    return tuple;
}

static Object *rows_list(Runtime *rt)
{
    Object *list = list_new(rt, 0);
    int status = list == NULL ? -1 : 0;
    for (int64_t i = 0; status == 0 && i < ROWS; i++) {
        Object *row = row_tuple(rt, &rows[i]);
        status = row == NULL ? -1 : list_append(rt, list, row);
        object_xdecref(rt, row);
    }
    if (status == 0)
        return list;
    object_xdecref(rt, list);
    return NULL;
}

static Object *table(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    return rows_list(rt);
}

/* The names of a code object's variables by number: locals, cells, free ones. */
static Object *variables(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *code = argument_at(arguments, 0);
    if (object_is_exact(rt, code, TYPE_CODE))
        return object_incref(ref_pointer(((const CodeObject *)code)->co_localsplusnames));
    error_set(rt, ERROR_TYPE, "variables() argument must be code");
    return NULL;
}

static const MethodDefinition functions[] = {
    {"variables", variables, 1, 1, METHOD_O, NULL},
    {"table", table, 0, 0, 0, NULL},
    {"stack_effect", stack_effect, 0, ARGUMENTS_ANY, METHOD_KEYWORDS,
     "($module, opcode, oparg=None, /, *, jump=None)"},
    {0},
};

const ModuleDefinition dis_module = {.name = "_dis", .methods = functions};
