/* See quicken.h. */
#include "lang/quicken.h"

#include "types/opcode.h"

/* The operators that have an instruction of their own, plain or in place. */
static int32_t quick_operator(int32_t argument)
{
    switch (argument % BINARY_COUNT) {
    case BINARY_ADD:
        return OP_BINARY_OP_ADD;
    case BINARY_SUBTRACT:
        return OP_BINARY_OP_SUBTRACT;
    case BINARY_MULTIPLY:
        return OP_BINARY_OP_MULTIPLY;
    case BINARY_REMAINDER:
        return OP_BINARY_OP_REMAINDER;
    default:
        return OP_BINARY_OP;
    }
}

static int32_t quick_load(int32_t next)
{
    switch (next) {
    case OP_LOAD_FAST:
        return OP_LOAD_FAST__LOAD_FAST;
    case OP_LOAD_CONST:
        return OP_LOAD_FAST__LOAD_CONST;
    case OP_LOAD_ATTR:
        return OP_LOAD_FAST__LOAD_ATTR;
    default:
        return OP_LOAD_FAST;
    }
}

static int32_t quick_store(int32_t next)
{
    if (next == OP_LOAD_FAST)
        return OP_STORE_FAST__LOAD_FAST;
    return next == OP_STORE_FAST ? OP_STORE_FAST__STORE_FAST : OP_STORE_FAST;
}

static int32_t quick_compare(int32_t next)
{
    if (next == OP_POP_JUMP_FORWARD_IF_FALSE)
        return OP_COMPARE_OP__JUMP_FORWARD;
    return next == OP_POP_JUMP_BACKWARD_IF_TRUE ? OP_COMPARE_OP__JUMP_BACKWARD : OP_COMPARE_OP;
}

/* The quick form of an instruction before `next`. */
static int32_t quick_form(CodeUnit unit, int32_t next)
{
    switch (unit.opcode) {
    case OP_RESUME:
        return unit.argument == 0 ? OP_RESUME_QUICK : OP_RESUME;
    case OP_LOAD_FAST:
        return quick_load(next);
    case OP_STORE_FAST:
        return quick_store(next);
    case OP_FOR_ITER:
        return next == OP_STORE_FAST ? OP_FOR_ITER__STORE_FAST : OP_FOR_ITER;
    case OP_COMPARE_OP:
        return quick_compare(next);
    case OP_BINARY_OP:
        return quick_operator(unit.argument);
    default:
        return unit.opcode;
    }
}

void code_quicken(CodeObject *code)
{
    CodeUnit *units = code_units(code);
    int64_t i = 0;
    while (i < code->ob_base.ob_size) {
        CodeUnit *unit = &units[i];
        i += 1 + opcode_caches(unit->opcode);
        int32_t next = i < code->ob_base.ob_size ? units[i].opcode : OP_CACHE;
        unit->opcode = (uint8_t)quick_form(*unit, next);
    }
    code->co_warmup = 0;
}
