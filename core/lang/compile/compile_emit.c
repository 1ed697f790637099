/* The compiler: emitting instructions, variables, errors. See compile_private.h. */
#include "lang/compile/compile_private.h"

#include <stdio.h>

#include "types/number/int.h"
#include "types/text/str.h"

/* ---- instructions */

FlowBlock *compile_block(Compiler *c) { return flow_block_new(c->rt, c->arena, &c->unit->graph); }

static bool add(Compiler *c, int32_t opcode, int64_t argument, FlowBlock *target, AstPosition position)
{
    FlowInstruction instruction;
    flow_instruction_begin(&instruction, opcode, (int32_t)argument, position);
    instruction.target = target;
    return flow_add(c->rt, c->arena, &c->unit->graph, &instruction);
}

bool emit(Compiler *c, int32_t opcode) { return add(c, opcode, 0, NULL, c->unit->position); }

bool emit_with(Compiler *c, int32_t opcode, int64_t argument)
{
    return add(c, opcode, argument, NULL, c->unit->position);
}

bool emit_jump(Compiler *c, int32_t opcode, FlowBlock *target)
{
    return add(c, opcode, 0, target, c->unit->position);
}

bool emit_call(Compiler *c, int64_t arguments)
{
    return emit_with(c, OP_PRECALL, arguments) && emit_with(c, OP_CALL, arguments);
}

bool emit_artificial(Compiler *c, int32_t opcode, int64_t argument)
{
    return add(c, opcode, argument, NULL, FLOW_NO_POSITION);
}

bool emit_jump_artificial(Compiler *c, int32_t opcode, FlowBlock *target)
{
    return add(c, opcode, 0, target, FLOW_NO_POSITION);
}

/* ---- names and constants */

Object *compile_keep(Compiler *c, Object *object) { return compile_arena_keep(c->rt, c->arena, object); }

Object *compile_mangle(Compiler *c, Object *name)
{
    return scope_mangle(c->rt, c->arena, c->unit->class_name, name);
}

static int64_t position_in(Compiler *c, NameTable *table, Object *name)
{
    const NameEntry *entry = names_add(c->rt, c->arena, table, name, 0);
    return entry == NULL ? -1 : names_position(table, entry);
}

bool emit_name(Compiler *c, int32_t opcode, Object *name)
{
    Object *known = compile_mangle(c, name);
    int64_t index = known == NULL ? -1 : position_in(c, &c->unit->names, known);
    return index >= 0 && emit_with(c, opcode, index);
}

bool emit_constant(Compiler *c, Object *value)
{
    int64_t index = constants_add(c, value);
    return index >= 0 && emit_with(c, OP_LOAD_CONST, index);
}

bool emit_new_constant(Compiler *c, Object *value)
{
    value = compile_keep(c, value);
    return value != NULL && emit_constant(c, value);
}

bool emit_none(Compiler *c) { return emit_constant(c, runtime_none(c->rt)); }

bool emit_int(Compiler *c, int64_t value) { return emit_new_constant(c, int_from_int64(c->rt, value)); }

/* ---- variables */

bool compile_check_name(Compiler *c, Object *name, enum AstContext context)
{
    if (context == AST_Load || !str_equal_ascii(name, "__debug__"))
        return true;
    return compile_error(c, context == AST_Store ? "cannot assign to __debug__" : "cannot delete __debug__",
                         NULL);
}

static bool emit_cell_variable(Compiler *c, NameTable *table, Object *name, enum AstContext context)
{
    int32_t load = c->unit->scope->type == SCOPE_CLASS ? OP_LOAD_CLASSDEREF : OP_LOAD_DEREF;
    int32_t opcode = context == AST_Load ? load : context == AST_Store ? OP_STORE_DEREF : OP_DELETE_DEREF;
    int64_t index = position_in(c, table, name);
    if (table == &c->unit->frees)
        index += c->unit->cells.count;
    return emit_with(c, opcode, index);
}

static bool emit_fast_variable(Compiler *c, Object *name, enum AstContext context)
{
    static const int32_t opcodes[] = {
        [AST_Load] = OP_LOAD_FAST, [AST_Store] = OP_STORE_FAST, [AST_Del] = OP_DELETE_FAST};
    int64_t index = position_in(c, &c->unit->variables, name);
    return index >= 0 && emit_with(c, opcodes[context], index);
}

static bool emit_global_variable(Compiler *c, Object *name, enum AstContext context)
{
    static const int32_t opcodes[] = {
        [AST_Load] = OP_LOAD_GLOBAL, [AST_Store] = OP_STORE_GLOBAL, [AST_Del] = OP_DELETE_GLOBAL};
    int64_t index = position_in(c, &c->unit->names, name);
    return index >= 0 && emit_with(c, opcodes[context], context == AST_Load ? index << 1 : index);
}

static bool emit_named_variable(Compiler *c, Object *name, enum AstContext context)
{
    static const int32_t opcodes[] = {
        [AST_Load] = OP_LOAD_NAME, [AST_Store] = OP_STORE_NAME, [AST_Del] = OP_DELETE_NAME};
    int64_t index = position_in(c, &c->unit->names, name);
    return index >= 0 && emit_with(c, opcodes[context], index);
}

bool emit_variable(Compiler *c, Object *name, enum AstContext context)
{
    if (!compile_check_name(c, name, context))
        return false;
    name = compile_mangle(c, name);
    if (name == NULL)
        return false;
    bool in_function = c->unit->scope->type == SCOPE_FUNCTION;
    switch (scope_place(c->rt, c->unit->scope, name)) {
    case PLACE_FREE:
        return emit_cell_variable(c, &c->unit->frees, name, context);
    case PLACE_CELL:
        return emit_cell_variable(c, &c->unit->cells, name, context);
    case PLACE_LOCAL:
        return in_function ? emit_fast_variable(c, name, context) : emit_named_variable(c, name, context);
    case PLACE_GLOBAL_IMPLICIT:
        return in_function ? emit_global_variable(c, name, context) : emit_named_variable(c, name, context);
    case PLACE_GLOBAL_EXPLICIT:
        return emit_global_variable(c, name, context);
    case PLACE_UNKNOWN:
        break;
    }
    return emit_named_variable(c, name, context);
}

/* ---- yielding */

bool emit_yield(Compiler *c)
{
    const Scope *scope = c->unit->scope;
    bool wraps = scope->is_generator && scope->is_coroutine;
    return (!wraps || emit(c, OP_ASYNC_GEN_WRAP)) && emit(c, OP_YIELD_VALUE) && emit_with(c, OP_RESUME, 1);
}

bool emit_yield_from(Compiler *c, bool awaits)
{
    FlowBlock *start = compile_block(c);
    FlowBlock *resume = compile_block(c);
    FlowBlock *end = compile_block(c);
    if (start == NULL || resume == NULL || end == NULL)
        return false;
    compile_use(c, start);
    if (!emit_jump(c, OP_SEND, end))
        return false;
    compile_use(c, resume);
    if (!emit(c, OP_YIELD_VALUE) || !emit_with(c, OP_RESUME, awaits ? 3 : 2) ||
        !emit_jump(c, OP_JUMP_NO_INTERRUPT, start))
        return false;
    compile_use(c, end);
    return true;
}

bool emit_await(Compiler *c, int64_t kind)
{
    return emit_with(c, OP_GET_AWAITABLE, kind) && emit_none(c) && emit_yield_from(c, true);
}

/* ---- positions, errors */

void compile_at_attribute(Compiler *c, const AstExpr *attribute)
{
    AstPosition *position = &c->unit->position;
    int32_t line = attribute->position.end_lineno;
    int64_t length = str_length(attribute->Attribute.attr);
    if (position->lineno == line)
        return;
    position->lineno = line;
    if (length <= attribute->position.end_col_offset) {
        position->col_offset = attribute->position.end_col_offset - (int32_t)length;
    } else {
        position->col_offset = -1;
        position->end_col_offset = -1;
    }
    if (position->end_lineno < line)
        position->end_lineno = line;
    if (position->end_lineno == line && position->end_col_offset < position->col_offset)
        position->end_col_offset = position->col_offset;
}

bool compile_error(Compiler *c, const char *format, Object *name)
{
    return scope_error(c->rt, c->problem, c->unit->position, format, name);
}

bool compile_warning(Compiler *c, const char *format, const char *first, const char *second)
{
    char message[256];
    if (c->problem->warning == NULL)
        return true;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(message, sizeof message, format, first, second);
#pragma GCC diagnostic pop
    return c->problem->warning(c->rt, c->problem->warning_user, "SyntaxWarning", message, c->unit->position,
                               c->problem) == 0;
}

bool compile_enter(Compiler *c)
{
    return ++c->depth <= COMPILE_DEPTH_MOST || scope_too_deep(c->rt, c->problem);
}
