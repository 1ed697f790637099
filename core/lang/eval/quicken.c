/* See quicken.h. */
#include "lang/eval/quicken.h"

#include "types/call/code.h"
#include "types/call/opcode.h"

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

/* The code while it is exchanged, from its end to its beginning: what lies behind an instruction is known already. */
typedef struct Quickening {
    const CodeUnit *units;
    int64_t count;
} Quickening;

/* Where the instruction behind that at `unit` begins. */
static int64_t behind(const Quickening *q, int64_t unit)
{
    return unit + 1 + opcode_caches(opcode_original(q->units[unit].opcode));
}

/* The instruction there, an original one; CACHE: none. */
static int32_t original_at(const Quickening *q, int64_t unit)
{
    return unit < q->count ? opcode_original(q->units[unit].opcode) : OP_CACHE;
}

/* A comparison and the jump that depends on it. */
static bool is_compare_and(const Quickening *q, int64_t unit, int32_t jump)
{
    return original_at(q, unit) == OP_COMPARE_OP && original_at(q, behind(q, unit)) == jump;
}

/* LOAD_FAST, and what loads the second operand of the operation at `operation`. OP_LOAD_FAST: no such operation. */
static int32_t quick_operation(const Quickening *q, bool is_constant, int64_t operation)
{
    if (original_at(q, operation) == OP_BINARY_OP)
        return is_constant ? OP_FAST_CONST__BINARY_OP : OP_FAST_FAST__BINARY_OP;
    if (original_at(q, operation) == OP_BINARY_SUBSCR)
        return is_constant ? OP_FAST_CONST__BINARY_SUBSCR : OP_FAST_FAST__BINARY_SUBSCR;
    if (is_compare_and(q, operation, OP_POP_JUMP_FORWARD_IF_FALSE))
        return is_constant ? OP_FAST_CONST__COMPARE_FORWARD : OP_FAST_FAST__COMPARE_FORWARD;
    if (is_compare_and(q, operation, OP_POP_JUMP_BACKWARD_IF_TRUE))
        return is_constant ? OP_FAST_CONST__COMPARE_BACKWARD : OP_FAST_FAST__COMPARE_BACKWARD;
    return OP_LOAD_FAST;
}

/* Whether the LOAD_FAST there already stands for what lies behind it. */
static bool is_fused(const Quickening *q, int64_t unit)
{
    return original_at(q, unit) == OP_LOAD_FAST && q->units[unit].opcode != OP_LOAD_FAST;
}

static int32_t quick_load(const Quickening *q, int64_t next)
{
    int32_t opcode = original_at(q, next);
    bool is_constant = opcode == OP_LOAD_CONST;
    if (is_constant || opcode == OP_LOAD_FAST) {
        int32_t fused = quick_operation(q, is_constant, next + 1);
        if (fused != OP_LOAD_FAST || is_fused(q, next))
            return fused;
        return is_constant ? OP_LOAD_FAST__LOAD_CONST : OP_LOAD_FAST__LOAD_FAST;
    }
    switch (opcode) {
    case OP_LOAD_ATTR:
        return OP_LOAD_FAST__LOAD_ATTR;
    case OP_BINARY_OP:
        return OP_FAST__BINARY_OP;
    case OP_BINARY_SUBSCR:
        return OP_FAST__BINARY_SUBSCR;
    default:
        return OP_LOAD_FAST;
    }
}

static int32_t quick_store(const Quickening *q, int64_t next)
{
    if (original_at(q, next) == OP_LOAD_FAST)
        return is_fused(q, next) ? OP_STORE_FAST : OP_STORE_FAST__LOAD_FAST;
    return original_at(q, next) == OP_STORE_FAST ? OP_STORE_FAST__STORE_FAST : OP_STORE_FAST;
}

static int32_t quick_compare(int32_t next)
{
    if (next == OP_POP_JUMP_FORWARD_IF_FALSE)
        return OP_COMPARE_OP__JUMP_FORWARD;
    return next == OP_POP_JUMP_BACKWARD_IF_TRUE ? OP_COMPARE_OP__JUMP_BACKWARD : OP_COMPARE_OP;
}

/* The quick form of an instruction. */
static int32_t quick_form(const Quickening *q, int64_t place)
{
    const CodeUnit unit = q->units[place];
    int64_t next = behind(q, place);
    switch (unit.opcode) {
    case OP_LOAD_FAST:
        return quick_load(q, next);
    case OP_STORE_FAST:
        return quick_store(q, next);
    case OP_LOAD_CONST:
        return original_at(q, next) == OP_BINARY_OP ? OP_CONST__BINARY_OP : OP_LOAD_CONST;
    case OP_FOR_ITER:
        return original_at(q, next) == OP_STORE_FAST ? OP_FOR_ITER__STORE_FAST : OP_FOR_ITER;
    case OP_COMPARE_OP:
        return quick_compare(original_at(q, next));
    case OP_BINARY_OP:
        return quick_operator(unit.argument);
    default:
        return unit.opcode;
    }
}

/* A unit of a CACHE is 0, and so is the argument of the instruction before it never taken for one. */
static bool is_cache(const CodeUnit *units, int64_t i) { return units[i].opcode == OP_CACHE; }

static void quicken(CodeObject *code)
{
    CodeUnit *units = code_units(code);
    const Quickening quickening = {units, code->ob_base.ob_size};
    for (int64_t i = code->ob_base.ob_size - 1; i >= 0; i--) {
        if (!is_cache(units, i))
            units[i].opcode = (uint8_t)quick_form(&quickening, i);
    }
}

/* From now on nothing counts how often the code runs. A RESUME with an argument says where a generator waits. */
static void stop_counting(CodeObject *code)
{
    CodeUnit *units = code_units(code);
    for (int64_t i = 0; i < code->ob_base.ob_size; i += 1 + opcode_caches(opcode_original(units[i].opcode))) {
        if (units[i].opcode == OP_RESUME && units[i].argument == 0)
            units[i].opcode = OP_RESUME_QUICK;
        else if (units[i].opcode == OP_JUMP_BACKWARD)
            units[i].opcode = OP_JUMP_BACKWARD_QUICK;
    }
}

void code_warm(CodeObject *code)
{
    if (code->co_warmup == CODE_WARMUP)
        quicken(code);
    if (++code->co_warmup == 0)
        stop_counting(code);
}

/* ---- where CPython's pairs of instructions begin */

/* Whether CPython, too, makes one instruction of the one at `unit` and the one behind it. */
static bool is_pair(const CodeUnit *units, int64_t unit)
{
    int32_t first = opcode_original(units[unit].opcode);
    int32_t second = opcode_original(units[unit + 1].opcode);
    if (second == OP_LOAD_FAST)
        return first == OP_LOAD_FAST || first == OP_STORE_FAST || first == OP_LOAD_CONST;
    return (second == OP_STORE_FAST && first == OP_STORE_FAST) ||
           (second == OP_LOAD_CONST && first == OP_LOAD_FAST);
}

/* The unit to which the instruction at `unit` may jump; -1: none. */
static int64_t target_of(const CodeUnit *units, int64_t unit, int64_t argument)
{
    int32_t opcode = opcode_original(units[unit].opcode);
    int64_t behind = unit + 1 + opcode_caches(opcode);
    switch (opcode_argument(opcode)) {
    case OPCODE_ARGUMENT_JUMP_FORWARD:
        return behind + argument;
    case OPCODE_ARGUMENT_JUMP_BACKWARD:
        return behind - argument;
    default:
        return -1;
    }
}

static bool is_jumped_to(const CodeObject *code, int64_t wanted)
{
    const CodeUnit *units = code_units(code);
    int64_t argument = 0;
    for (int64_t i = 0; i < code->ob_base.ob_size; i += 1 + opcode_caches(opcode_original(units[i].opcode))) {
        argument = argument << 8 | units[i].argument;
        if (units[i].opcode == OP_EXTENDED_ARG)
            continue;
        if (target_of(units, i, argument) == wanted)
            return true;
        argument = 0;
    }
    return false;
}

int64_t code_pair_begin(const CodeObject *code, int64_t unit)
{
    if (code->co_warmup != 0)
        return unit;
    const CodeUnit *units = code_units(code);
    int64_t first = unit;
    while (first > 0 && is_pair(units, first - 1) && !is_jumped_to(code, first))
        first--;
    return unit - (unit - first) % 2;
}
