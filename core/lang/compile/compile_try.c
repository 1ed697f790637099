/* The compiler: try and with. See compile_private.h.
 *
 * A handler is entered with the exception on the stack. It is itself protected by a SETUP_CLEANUP, so that
 * what it raises finds the exception handled before restored. */
#include "lang/compile/compile_private.h"

/* What a handler's own handler does. */
static bool restore_and_reraise(Compiler *c)
{
    return emit_with(c, OP_COPY, 3) && emit(c, OP_POP_EXCEPT) && emit_with(c, OP_RERAISE, 1);
}

static bool compile_handler_end(Compiler *c)
{
    compile_artificial(c);
    return restore_and_reraise(c);
}

/* ---- finally */

static bool compile_try_except(Compiler *c, const AstStmt *stmt);

static bool compile_protected_body(Compiler *c, const AstStmt *stmt)
{
    return stmt->Try.handlers.count > 0 ? compile_try_except(c, stmt) : compile_stmts(c, &stmt->Try.body);
}

/* The finally body, entered because of an exception. */
static bool compile_finally_handler(Compiler *c, const AstStmt *stmt, FlowBlock *handler, FlowBlock *cleanup)
{
    compile_use(c, handler);
    compile_artificial(c);
    if (!emit_jump(c, OP_SETUP_CLEANUP, cleanup) || !emit(c, OP_PUSH_EXC_INFO) ||
        !block_push(c, BLOCK_FINALLY_END, handler, NULL, NULL) || !compile_stmts(c, &stmt->Try.finalbody) ||
        !emit_with(c, OP_RERAISE, 0))
        return false;
    block_pop(c);
    compile_use(c, cleanup);
    return restore_and_reraise(c);
}

static bool compile_try_finally(Compiler *c, const AstStmt *stmt)
{
    FlowBlock *body = compile_block(c);
    FlowBlock *handler = compile_block(c);
    FlowBlock *exit = compile_block(c);
    FlowBlock *cleanup = compile_block(c);
    if (body == NULL || handler == NULL || exit == NULL || cleanup == NULL ||
        !emit_jump(c, OP_SETUP_FINALLY, handler))
        return false;
    compile_use(c, body);
    if (!block_push(c, BLOCK_FINALLY_TRY, body, handler, &stmt->Try.finalbody) ||
        !compile_protected_body(c, stmt) || !emit_artificial(c, OP_POP_BLOCK, 0))
        return false;
    block_pop(c);
    if (!compile_stmts(c, &stmt->Try.finalbody) || !emit_jump_artificial(c, OP_JUMP, exit) ||
        !compile_finally_handler(c, stmt, handler, cleanup))
        return false;
    compile_use(c, exit);
    return true;
}

/* ---- except */

/* name = None; del name */
static bool unbind(Compiler *c, Object *name)
{
    return name == NULL ||
           (emit_none(c) && emit_variable(c, name, AST_Store) && emit_variable(c, name, AST_Del));
}

static bool compile_named_handler(Compiler *c, const AstExceptHandler *handler, FlowBlock *end)
{
    FlowBlock *cleanup = compile_block(c);
    FlowBlock *body = compile_block(c);
    if (cleanup == NULL || body == NULL || !emit_variable(c, handler->name, AST_Store) ||
        !emit_jump(c, OP_SETUP_CLEANUP, cleanup))
        return false;
    compile_use(c, body);
    if (!block_push(c, BLOCK_HANDLER_CLEANUP, body, NULL, handler->name) || !compile_stmts(c, &handler->body))
        return false;
    block_pop(c);
    compile_artificial(c);
    if (!emit(c, OP_POP_BLOCK) || !emit(c, OP_POP_BLOCK) || !emit(c, OP_POP_EXCEPT) ||
        !unbind(c, handler->name) || !emit_jump(c, OP_JUMP, end))
        return false;
    compile_use(c, cleanup);
    compile_artificial(c);
    return unbind(c, handler->name) && emit_with(c, OP_RERAISE, 1);
}

static bool compile_unnamed_handler(Compiler *c, const AstExceptHandler *handler, FlowBlock *end)
{
    FlowBlock *body = compile_block(c);
    if (body == NULL || !emit(c, OP_POP_TOP))
        return false;
    compile_use(c, body);
    if (!block_push(c, BLOCK_HANDLER_CLEANUP, body, NULL, NULL) || !compile_stmts(c, &handler->body))
        return false;
    block_pop(c);
    compile_artificial(c);
    return emit(c, OP_POP_BLOCK) && emit(c, OP_POP_EXCEPT) && emit_jump(c, OP_JUMP, end);
}

static bool compile_handler(Compiler *c, const AstExceptHandler *handler, bool is_last, FlowBlock *end)
{
    compile_at(c, handler->position);
    if (handler->type == NULL && !is_last)
        return compile_error(c, "default 'except:' must be last", NULL);
    FlowBlock *next = compile_block(c);
    if (next == NULL)
        return false;
    if (handler->type != NULL && (!compile_expr(c, handler->type) || !emit(c, OP_CHECK_EXC_MATCH) ||
                                  !emit_jump(c, OP_POP_JUMP_IF_FALSE, next)))
        return false;
    bool good = handler->name != NULL ? compile_named_handler(c, handler, end)
                                      : compile_unnamed_handler(c, handler, end);
    compile_use(c, next);
    return good;
}

static bool compile_handlers(Compiler *c, const AstExceptHandlers *handlers, FlowBlock *end)
{
    for (int64_t i = 0; i < handlers->count; i++) {
        if (!compile_handler(c, ast_excepthandler_at(handlers, i), i == handlers->count - 1, end))
            return false;
    }
    return true;
}

static bool compile_except(Compiler *c, const AstStmt *stmt)
{
    FlowBlock *body = compile_block(c);
    FlowBlock *except = compile_block(c);
    FlowBlock *end = compile_block(c);
    FlowBlock *cleanup = compile_block(c);
    if (body == NULL || except == NULL || end == NULL || cleanup == NULL ||
        !emit_jump(c, OP_SETUP_FINALLY, except))
        return false;
    compile_use(c, body);
    if (!block_push(c, BLOCK_TRY, body, NULL, NULL) || !compile_stmts(c, &stmt->Try.body))
        return false;
    block_pop(c);
    if (!emit_artificial(c, OP_POP_BLOCK, 0) || !compile_stmts(c, &stmt->Try.orelse) ||
        !emit_jump_artificial(c, OP_JUMP, end))
        return false;
    compile_use(c, except);
    compile_artificial(c);
    if (!emit_jump(c, OP_SETUP_CLEANUP, cleanup) || !emit(c, OP_PUSH_EXC_INFO) ||
        !block_push(c, BLOCK_EXCEPTION_HANDLER, NULL, NULL, NULL) ||
        !compile_handlers(c, &stmt->Try.handlers, end))
        return false;
    compile_artificial(c);
    block_pop(c);
    if (!emit_with(c, OP_RERAISE, 0))
        return false;
    compile_use(c, cleanup);
    if (!compile_handler_end(c))
        return false;
    compile_use(c, end);
    return true;
}

/* ---- except*: a list collects what each handler raises; what is left of the group comes last */

static bool match_group(Compiler *c, const AstExceptHandler *handler, FlowBlock *matched, FlowBlock *next)
{
    return handler->type == NULL ||
           (compile_expr(c, handler->type) && emit(c, OP_CHECK_EG_MATCH) && emit_with(c, OP_COPY, 1) &&
            emit_jump(c, OP_POP_JUMP_IF_NOT_NONE, matched) && emit(c, OP_POP_TOP) &&
            emit_jump(c, OP_JUMP, next));
}

static bool compile_group_body(Compiler *c, const AstExceptHandler *handler, FlowBlock *next)
{
    FlowBlock *cleanup = compile_block(c);
    FlowBlock *body = compile_block(c);
    if (cleanup == NULL || body == NULL)
        return false;
    bool bound = handler->name != NULL ? emit_variable(c, handler->name, AST_Store) : emit(c, OP_POP_TOP);
    if (!bound || !emit_jump(c, OP_SETUP_CLEANUP, cleanup))
        return false;
    compile_use(c, body);
    if (!block_push(c, BLOCK_HANDLER_CLEANUP, body, NULL, handler->name) || !compile_stmts(c, &handler->body))
        return false;
    block_pop(c);
    compile_artificial(c);
    if (!emit(c, OP_POP_BLOCK) || !unbind(c, handler->name) || !emit_jump(c, OP_JUMP, next))
        return false;
    compile_use(c, cleanup);
    compile_artificial(c);
    return unbind(c, handler->name) && emit_with(c, OP_LIST_APPEND, 3) && emit(c, OP_POP_TOP) &&
           emit_jump(c, OP_JUMP, next);
}

static bool compile_group_handler(Compiler *c, const AstExceptHandler *handler, bool is_first)
{
    compile_at(c, handler->position);
    FlowBlock *next = compile_block(c);
    FlowBlock *matched = compile_block(c);
    if (next == NULL || matched == NULL)
        return false;
    if (is_first &&
        (!emit_with(c, OP_COPY, 1) || !emit_with(c, OP_BUILD_LIST, 0) || !emit_with(c, OP_SWAP, 2)))
        return false;
    if (!match_group(c, handler, matched, next))
        return false;
    compile_use(c, matched);
    if (!compile_group_body(c, handler, next))
        return false;
    compile_use(c, next);
    return true;
}

static bool compile_group_handlers(Compiler *c, const AstExceptHandlers *handlers, FlowBlock *reraise)
{
    for (int64_t i = 0; i < handlers->count; i++) {
        if (!compile_group_handler(c, ast_excepthandler_at(handlers, i), i == 0))
            return false;
    }
    return emit_with(c, OP_LIST_APPEND, 1) && emit_jump(c, OP_JUMP, reraise);
}

static bool compile_group_end(Compiler *c, FlowBlock *reraise_star, FlowBlock *cleanup, FlowBlock *end)
{
    FlowBlock *reraise = compile_block(c);
    if (reraise == NULL)
        return false;
    compile_use(c, reraise_star);
    if (!emit(c, OP_PREP_RERAISE_STAR) || !emit_with(c, OP_COPY, 1) ||
        !emit_jump(c, OP_POP_JUMP_IF_NOT_NONE, reraise) || !emit(c, OP_POP_TOP) || !emit(c, OP_POP_BLOCK) ||
        !emit(c, OP_POP_EXCEPT) || !emit_jump(c, OP_JUMP, end))
        return false;
    compile_use(c, reraise);
    if (!emit(c, OP_POP_BLOCK) || !emit_with(c, OP_SWAP, 2) || !emit(c, OP_POP_EXCEPT) ||
        !emit_with(c, OP_RERAISE, 0))
        return false;
    compile_use(c, cleanup);
    return compile_handler_end(c);
}

static bool compile_except_star(Compiler *c, const AstStmt *stmt)
{
    FlowBlock *body = compile_block(c);
    FlowBlock *except = compile_block(c);
    FlowBlock *orelse = compile_block(c);
    FlowBlock *end = compile_block(c);
    FlowBlock *cleanup = compile_block(c);
    FlowBlock *reraise = compile_block(c);
    if (body == NULL || except == NULL || orelse == NULL || end == NULL || cleanup == NULL ||
        reraise == NULL || !emit_jump(c, OP_SETUP_FINALLY, except))
        return false;
    compile_use(c, body);
    if (!block_push(c, BLOCK_TRY, body, NULL, NULL) || !compile_stmts(c, &stmt->TryStar.body))
        return false;
    block_pop(c);
    if (!emit_artificial(c, OP_POP_BLOCK, 0) || !emit_jump_artificial(c, OP_JUMP, orelse))
        return false;
    compile_use(c, except);
    compile_artificial(c);
    if (!emit_jump(c, OP_SETUP_CLEANUP, cleanup) || !emit(c, OP_PUSH_EXC_INFO) ||
        !block_push(c, BLOCK_GROUP_HANDLER, NULL, NULL, NULL) ||
        !compile_group_handlers(c, &stmt->TryStar.handlers, reraise))
        return false;
    compile_artificial(c);
    block_pop(c);
    if (!compile_group_end(c, reraise, cleanup, end))
        return false;
    compile_use(c, orelse);
    if (!compile_stmts(c, &stmt->TryStar.orelse))
        return false;
    compile_use(c, end);
    return true;
}

static bool compile_try_except(Compiler *c, const AstStmt *stmt)
{
    return stmt->kind == AST_TryStar ? compile_except_star(c, stmt) : compile_except(c, stmt);
}

bool compile_try(Compiler *c, const AstStmt *stmt)
{
    return stmt->Try.finalbody.count > 0 ? compile_try_finally(c, stmt) : compile_try_except(c, stmt);
}

/* ---- with */

bool compile_exit_with_nones(Compiler *c)
{
    return emit_none(c) && emit_none(c) && emit_none(c) && emit_call(c, 2);
}

/* The exception was passed to __exit__: gone if the result is true, else raised again. */
static bool compile_with_handler_end(Compiler *c, FlowBlock *cleanup)
{
    FlowBlock *suppress = compile_block(c);
    if (suppress == NULL || !emit_jump(c, OP_POP_JUMP_IF_TRUE, suppress) || !emit_with(c, OP_RERAISE, 2))
        return false;
    compile_use(c, cleanup);
    if (!compile_handler_end(c))
        return false;
    compile_use(c, suppress);
    return emit(c, OP_POP_TOP) && emit(c, OP_POP_BLOCK) && emit(c, OP_POP_EXCEPT) && emit(c, OP_POP_TOP) &&
           emit(c, OP_POP_TOP);
}

static bool enter_context(Compiler *c, const AstWithItem *item, bool is_async)
{
    if (!compile_expr(c, item->context_expr))
        return false;
    return is_async ? emit(c, OP_BEFORE_ASYNC_WITH) && emit_await(c, 1) : emit(c, OP_BEFORE_WITH);
}

static bool compile_with_item(Compiler *c, const AstStmt *stmt, int64_t index);

static bool compile_with_body(Compiler *c, const AstStmt *stmt, int64_t index)
{
    const AstWithItem *item = ast_withitem_at(&stmt->With.items, index);
    bool bound = item->optional_vars != NULL ? compile_expr(c, item->optional_vars) : emit(c, OP_POP_TOP);
    if (!bound)
        return false;
    return index + 1 == stmt->With.items.count ? compile_stmts(c, &stmt->With.body)
                                               : compile_with_item(c, stmt, index + 1);
}

static bool compile_with_item(Compiler *c, const AstStmt *stmt, int64_t index)
{
    bool is_async = stmt->kind == AST_AsyncWith;
    FlowBlock *block = compile_block(c);
    FlowBlock *final = compile_block(c);
    FlowBlock *exit = compile_block(c);
    FlowBlock *cleanup = compile_block(c);
    if (block == NULL || final == NULL || exit == NULL || cleanup == NULL ||
        !enter_context(c, ast_withitem_at(&stmt->With.items, index), is_async) ||
        !emit_jump(c, OP_SETUP_WITH, final))
        return false;
    compile_use(c, block);
    if (!block_push(c, is_async ? BLOCK_ASYNC_WITH : BLOCK_WITH, block, final, stmt) ||
        !compile_with_body(c, stmt, index))
        return false;
    block_pop(c);
    if (!is_async)
        compile_artificial(c);
    if (!emit(c, OP_POP_BLOCK))
        return false;
    compile_at(c, stmt->position);
    if (!compile_exit_with_nones(c) || (is_async && !emit_await(c, 2)) || !emit(c, OP_POP_TOP) ||
        !emit_jump(c, OP_JUMP, exit))
        return false;
    compile_use(c, final);
    if (!emit_jump(c, OP_SETUP_CLEANUP, cleanup) || !emit(c, OP_PUSH_EXC_INFO) ||
        !emit(c, OP_WITH_EXCEPT_START) || (is_async && !emit_await(c, 2)) ||
        !compile_with_handler_end(c, cleanup))
        return false;
    compile_use(c, exit);
    return true;
}

bool compile_with(Compiler *c, const AstStmt *stmt)
{
    if (stmt->kind == AST_AsyncWith) {
        if (c->allows_top_level_await && c->unit->scope->type == SCOPE_MODULE)
            c->unit->scope->is_coroutine = 1;
        else if (c->unit->kind != UNIT_ASYNC_FUNCTION)
            return compile_error(c, "'async with' outside async function", NULL);
    }
    return compile_with_item(c, stmt, 0);
}
