/* The compiler: loops, if, and the jumps out of statements. See compile_private.h. */
#include "lang/compile/compile_private.h"

/* ---- blocks that a jump out of them must undo */

bool block_push(Compiler *c, enum FrameBlockKind kind, FlowBlock *block, FlowBlock *exit, const void *datum)
{
    Unit *unit = c->unit;
    if (unit->block_count >= BLOCKS_MOST)
        return compile_error(c, "too many statically nested blocks", NULL);
    FrameBlock *pushed = &unit->blocks[unit->block_count++];
    pushed->kind = kind;
    pushed->block = block;
    pushed->exit = exit;
    pushed->datum = datum;
    return true;
}

void block_pop(Compiler *c) { c->unit->block_count--; }

static bool swap_below_value(Compiler *c, bool keeps_value)
{
    return !keeps_value || emit_with(c, OP_SWAP, 2);
}

/* The finally body is written once more where a jump leaves its try. */
static bool undo_finally(Compiler *c, const FrameBlock *block, bool keeps_value)
{
    if (!emit(c, OP_POP_BLOCK) || (keeps_value && !block_push(c, BLOCK_POP_VALUE, NULL, NULL, NULL)) ||
        !compile_stmts(c, block->datum))
        return false;
    if (keeps_value)
        block_pop(c);
    compile_artificial(c);
    return true;
}

static bool undo_with(Compiler *c, const FrameBlock *block, bool keeps_value)
{
    compile_at(c, ((const AstStmt *)block->datum)->position);
    if (!emit(c, OP_POP_BLOCK) || !swap_below_value(c, keeps_value) || !compile_exit_with_nones(c) ||
        (block->kind == BLOCK_ASYNC_WITH && !emit_await(c, 2)) || !emit(c, OP_POP_TOP))
        return false;
    compile_artificial(c);
    return true;
}

static bool unbind_handler_name(Compiler *c, Object *name)
{
    return emit_none(c) && emit_variable(c, name, AST_Store) && emit_variable(c, name, AST_Del);
}

static bool undo_handler(Compiler *c, const FrameBlock *block, bool keeps_value)
{
    Object *name = (Object *)(uintptr_t)block->datum;
    return (name == NULL || emit(c, OP_POP_BLOCK)) && swap_below_value(c, keeps_value) &&
           emit(c, OP_POP_BLOCK) && emit(c, OP_POP_EXCEPT) && (name == NULL || unbind_handler_name(c, name));
}

/* `keeps_value`: the topmost value is going to be returned. */
static bool undo_block(Compiler *c, const FrameBlock *block, bool keeps_value)
{
    switch ((enum FrameBlockKind)block->kind) {
    case BLOCK_WHILE:
    case BLOCK_EXCEPTION_HANDLER:
    case BLOCK_GROUP_HANDLER:
    case BLOCK_ASYNC_COMPREHENSION:
        return true;
    case BLOCK_FOR:
    case BLOCK_POP_VALUE:
        return swap_below_value(c, keeps_value) && emit(c, OP_POP_TOP);
    case BLOCK_TRY:
        return emit(c, OP_POP_BLOCK);
    case BLOCK_FINALLY_TRY:
        return undo_finally(c, block, keeps_value);
    case BLOCK_FINALLY_END:
        return swap_below_value(c, keeps_value) && emit(c, OP_POP_TOP) && swap_below_value(c, keeps_value) &&
               emit(c, OP_POP_BLOCK) && emit(c, OP_POP_EXCEPT);
    case BLOCK_WITH:
    case BLOCK_ASYNC_WITH:
        return undo_with(c, block, keeps_value);
    case BLOCK_HANDLER_CLEANUP:
        return undo_handler(c, block, keeps_value);
    }
    return true;
}

/* Undoes the blocks from the innermost on, each as if it were not there any more. With `loop`, up to the
 * innermost loop, which becomes *loop; NULL when there is none. The blocks are the same afterwards. */
static bool undo_blocks(Compiler *c, bool keeps_value, FrameBlock *loop, bool *found)
{
    Unit *unit = c->unit;
    int32_t count = unit->block_count;
    FrameBlock saved[BLOCKS_MOST];
    for (int32_t i = 0; i < count; i++)
        saved[i] = unit->blocks[i];
    for (int32_t i = count - 1; i >= 0; i--) {
        if (saved[i].kind == BLOCK_GROUP_HANDLER)
            return compile_error(c, "'break', 'continue' and 'return' cannot appear in an except* block",
                                 NULL);
        if (loop != NULL && (saved[i].kind == BLOCK_WHILE || saved[i].kind == BLOCK_FOR)) {
            *loop = saved[i];
            *found = true;
            break;
        }
        unit->block_count = i;
        if (!undo_block(c, &saved[i], keeps_value))
            return false;
    }
    for (int32_t i = 0; i < count; i++)
        unit->blocks[i] = saved[i];
    unit->block_count = count;
    return true;
}

bool compile_return(Compiler *c, const AstStmt *stmt)
{
    const AstExpr *value = stmt->Return.value;
    const Scope *scope = c->unit->scope;
    bool keeps_value = value != NULL && value->kind != AST_Constant;
    if (scope->type != SCOPE_FUNCTION)
        return compile_error(c, "'return' outside function", NULL);
    if (value != NULL && scope->is_coroutine && scope->is_generator)
        return compile_error(c, "'return' with value in async generator", NULL);
    if (keeps_value) {
        if (!compile_expr(c, value))
            return false;
    } else if (value != NULL) {
        compile_at(c, value->position);
        if (!emit(c, OP_NOP))
            return false;
    }
    if (value == NULL || value->position.lineno != stmt->position.lineno) {
        compile_at(c, stmt->position);
        if (!emit(c, OP_NOP))
            return false;
    }
    if (!undo_blocks(c, keeps_value, NULL, NULL))
        return false;
    if (!keeps_value && !(value == NULL ? emit_none(c) : emit_constant(c, value->Constant.value)))
        return false;
    return emit(c, OP_RETURN_VALUE);
}

bool compile_break(Compiler *c)
{
    FrameBlock loop;
    bool found = false;
    if (!emit(c, OP_NOP) || !undo_blocks(c, false, &loop, &found))
        return false;
    if (!found)
        return compile_error(c, "'break' outside loop", NULL);
    return undo_block(c, &loop, false) && emit_jump(c, OP_JUMP, loop.exit);
}

bool compile_continue(Compiler *c)
{
    FrameBlock loop;
    bool found = false;
    if (!emit(c, OP_NOP) || !undo_blocks(c, false, &loop, &found))
        return false;
    if (!found)
        return compile_error(c, "'continue' not properly in loop", NULL);
    return emit_jump(c, OP_JUMP, loop.block);
}

/* ---- if */

bool compile_if(Compiler *c, const AstStmt *stmt)
{
    bool has_else = stmt->If.orelse.count > 0;
    FlowBlock *end = compile_block(c);
    FlowBlock *otherwise = has_else ? compile_block(c) : end;
    if (end == NULL || otherwise == NULL || !compile_jump_if(c, stmt->If.test, otherwise, false) ||
        !compile_stmts(c, &stmt->If.body))
        return false;
    if (has_else) {
        if (!emit_jump_artificial(c, OP_JUMP, end))
            return false;
        compile_use(c, otherwise);
        if (!compile_stmts(c, &stmt->If.orelse))
            return false;
    }
    compile_use(c, end);
    return true;
}

/* ---- loops */

bool compile_while(Compiler *c, const AstStmt *stmt)
{
    FlowBlock *loop = compile_block(c);
    FlowBlock *body = compile_block(c);
    FlowBlock *otherwise = compile_block(c);
    FlowBlock *end = compile_block(c);
    if (loop == NULL || body == NULL || otherwise == NULL || end == NULL)
        return false;
    compile_use(c, loop);
    if (!block_push(c, BLOCK_WHILE, loop, end, NULL) ||
        !compile_jump_if(c, stmt->While.test, otherwise, false))
        return false;
    compile_use(c, body);
    if (!compile_stmts(c, &stmt->While.body))
        return false;
    compile_at(c, stmt->position);
    if (!compile_jump_if(c, stmt->While.test, body, true))
        return false;
    block_pop(c);
    compile_use(c, otherwise);
    if (!compile_stmts(c, &stmt->While.orelse))
        return false;
    compile_use(c, end);
    return true;
}

bool compile_for(Compiler *c, const AstStmt *stmt)
{
    FlowBlock *start = compile_block(c);
    FlowBlock *body = compile_block(c);
    FlowBlock *cleanup = compile_block(c);
    FlowBlock *end = compile_block(c);
    if (start == NULL || body == NULL || cleanup == NULL || end == NULL ||
        !block_push(c, BLOCK_FOR, start, end, NULL) || !compile_expr(c, stmt->For.iter) ||
        !emit(c, OP_GET_ITER))
        return false;
    compile_use(c, start);
    if (!emit_jump(c, OP_FOR_ITER, cleanup))
        return false;
    compile_use(c, body);
    if (!compile_expr(c, stmt->For.target) || !compile_stmts(c, &stmt->For.body))
        return false;
    compile_artificial(c);
    if (!emit_jump(c, OP_JUMP, start))
        return false;
    compile_use(c, cleanup);
    block_pop(c);
    if (!compile_stmts(c, &stmt->For.orelse))
        return false;
    compile_use(c, end);
    return true;
}

bool compile_async_for(Compiler *c, const AstStmt *stmt)
{
    bool at_top = c->allows_top_level_await && c->unit->scope->type == SCOPE_MODULE;
    if (at_top)
        c->unit->scope->is_coroutine = 1;
    else if (c->unit->kind != UNIT_ASYNC_FUNCTION)
        return compile_error(c, "'async for' outside async function", NULL);
    FlowBlock *start = compile_block(c);
    FlowBlock *except = compile_block(c);
    FlowBlock *end = compile_block(c);
    if (start == NULL || except == NULL || end == NULL || !compile_expr(c, stmt->AsyncFor.iter) ||
        !emit(c, OP_GET_AITER))
        return false;
    compile_use(c, start);
    if (!block_push(c, BLOCK_FOR, start, end, NULL) || !emit_jump(c, OP_SETUP_FINALLY, except) ||
        !emit(c, OP_GET_ANEXT) || !emit_none(c) || !emit_yield_from(c, true) || !emit(c, OP_POP_BLOCK) ||
        !compile_expr(c, stmt->AsyncFor.target) || !compile_stmts(c, &stmt->AsyncFor.body))
        return false;
    compile_artificial(c);
    if (!emit_jump(c, OP_JUMP, start))
        return false;
    block_pop(c);
    compile_use(c, except);
    compile_at(c, stmt->AsyncFor.iter->position);
    if (!emit(c, OP_END_ASYNC_FOR) || !compile_stmts(c, &stmt->AsyncFor.orelse))
        return false;
    compile_use(c, end);
    return true;
}
