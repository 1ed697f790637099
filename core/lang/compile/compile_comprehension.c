/* The compiler: comprehensions, each a function of its outermost iterable. See compile_private.h. */
#include "lang/compile/compile_private.h"

/* What a comprehension makes of its elements. */
typedef struct Comprehension {
    const AstExpr *expr;
    const AstComprehensions *clauses;
    const AstExpr *element;
    const AstExpr *value; /* of a dict comprehension */
    const char *name;
    int32_t build;
    int32_t add;
} Comprehension;

static Comprehension comprehension_of(const AstExpr *expr)
{
    switch (expr->kind) {
    case AST_ListComp:
        return (Comprehension){
            expr,          &expr->ListComp.generators, expr->ListComp.elt, NULL, "<listcomp>", OP_BUILD_LIST,
            OP_LIST_APPEND};
    case AST_SetComp:
        return (Comprehension){
            expr, &expr->SetComp.generators, expr->SetComp.elt, NULL, "<setcomp>", OP_BUILD_SET, OP_SET_ADD};
    case AST_DictComp:
        return (Comprehension){expr,
                               &expr->DictComp.generators,
                               expr->DictComp.key,
                               expr->DictComp.value,
                               "<dictcomp>",
                               OP_BUILD_MAP,
                               OP_MAP_ADD};
    default:
        return (Comprehension){
            expr, &expr->GeneratorExp.generators, expr->GeneratorExp.elt, NULL, "<genexpr>", OP_NOP, OP_NOP};
    }
}

static bool compile_clause(Compiler *c, const Comprehension *what, int64_t index, int64_t depth);

static bool add_element(Compiler *c, const Comprehension *what, int64_t depth)
{
    if (!compile_expr(c, what->element))
        return false;
    if (what->build == OP_NOP)
        return emit_yield(c) && emit(c, OP_POP_TOP);
    return (what->value == NULL || compile_expr(c, what->value)) && emit_with(c, what->add, depth + 1);
}

/* What is within a clause: the next one, or the element. */
static bool compile_within(Compiler *c, const Comprehension *what, int64_t index, int64_t depth,
                           FlowBlock *skip)
{
    const AstComprehension *clause = ast_comprehension_at(what->clauses, index);
    for (int64_t i = 0; i < clause->ifs.count; i++) {
        if (!compile_jump_if(c, ast_expr_at(&clause->ifs, i), skip, false))
            return false;
    }
    return index + 1 < what->clauses->count ? compile_clause(c, what, index + 1, depth)
                                            : add_element(c, what, depth);
}

/* `for y in [f(x)]`: the only item, where the iterable is a display of one. */
static const AstExpr *only_item(const AstComprehension *clause)
{
    const AstExpr *iterable = clause->iter;
    if ((iterable->kind != AST_List && iterable->kind != AST_Tuple) || iterable->List.elts.count != 1)
        return NULL;
    const AstExpr *item = ast_expr_at(&iterable->List.elts, 0);
    return item->kind == AST_Starred ? NULL : item;
}

static bool compile_assignment_clause(Compiler *c, const Comprehension *what, int64_t index, int64_t depth,
                                      const AstExpr *item)
{
    FlowBlock *skip = compile_block(c);
    if (skip == NULL || !compile_expr(c, item) ||
        !compile_expr(c, ast_comprehension_at(what->clauses, index)->target) ||
        !compile_within(c, what, index, depth, skip))
        return false;
    compile_use(c, skip);
    return true;
}

static bool compile_sync_clause(Compiler *c, const Comprehension *what, int64_t index, int64_t depth)
{
    const AstComprehension *clause = ast_comprehension_at(what->clauses, index);
    const AstExpr *item = index == 0 ? NULL : only_item(clause);
    if (item != NULL)
        return compile_assignment_clause(c, what, index, depth, item);
    FlowBlock *start = compile_block(c);
    FlowBlock *skip = compile_block(c);
    FlowBlock *end = compile_block(c);
    if (start == NULL || skip == NULL || end == NULL)
        return false;
    if (index > 0 && (!compile_expr(c, clause->iter) || !emit(c, OP_GET_ITER)))
        return false;
    compile_use(c, start);
    if (!emit_jump(c, OP_FOR_ITER, end) || !compile_expr(c, clause->target) ||
        !compile_within(c, what, index, depth + 1, skip))
        return false;
    compile_use(c, skip);
    if (!emit_jump(c, OP_JUMP, start))
        return false;
    compile_use(c, end);
    return true;
}

static bool compile_async_clause(Compiler *c, const Comprehension *what, int64_t index, int64_t depth)
{
    const AstComprehension *clause = ast_comprehension_at(what->clauses, index);
    FlowBlock *start = compile_block(c);
    FlowBlock *except = compile_block(c);
    FlowBlock *skip = compile_block(c);
    if (start == NULL || except == NULL || skip == NULL)
        return false;
    if (index > 0 && (!compile_expr(c, clause->iter) || !emit(c, OP_GET_AITER)))
        return false;
    compile_use(c, start);
    if (!block_push(c, BLOCK_ASYNC_COMPREHENSION, start, NULL, NULL) ||
        !emit_jump(c, OP_SETUP_FINALLY, except) || !emit(c, OP_GET_ANEXT) || !emit_none(c) ||
        !emit_yield_from(c, true) || !emit(c, OP_POP_BLOCK) || !compile_expr(c, clause->target) ||
        !compile_within(c, what, index, depth + 1, skip))
        return false;
    compile_use(c, skip);
    if (!emit_jump(c, OP_JUMP, start))
        return false;
    block_pop(c);
    compile_use(c, except);
    return emit(c, OP_END_ASYNC_FOR);
}

static bool compile_clause(Compiler *c, const Comprehension *what, int64_t index, int64_t depth)
{
    if (index == 0) {
        c->unit->argcount = 1;
        if (!emit_with(c, OP_LOAD_FAST, 0))
            return false;
    }
    return ast_comprehension_at(what->clauses, index)->is_async ? compile_async_clause(c, what, index, depth)
                                                                : compile_sync_clause(c, what, index, depth);
}

static Object *comprehension_code(Compiler *c, const Comprehension *what, bool may_await)
{
    Object *name = scope_intern(c->rt, c->arena, what->name);
    bool is_generator = what->build == OP_NOP;
    if (name == NULL || !unit_enter(c, name, UNIT_COMPREHENSION, what->expr, what->expr->position.lineno))
        return NULL;
    compile_at(c, what->expr->position);
    if (c->unit->scope->is_coroutine && !may_await && !is_generator) {
        compile_error(c, "asynchronous comprehension outside of an asynchronous function", NULL);
        return NULL;
    }
    if (!is_generator && !emit_with(c, what->build, 0))
        return NULL;
    if (!compile_clause(c, what, 0, 0) || (!is_generator && !emit(c, OP_RETURN_VALUE)))
        return NULL;
    return unit_leave(c, true);
}

bool compile_comprehension(Compiler *c, const AstExpr *expr)
{
    Comprehension what = comprehension_of(expr);
    const AstComprehension *outermost = ast_comprehension_at(what.clauses, 0);
    bool at_top = c->allows_top_level_await && c->unit->scope->type == SCOPE_MODULE;
    bool may_await = at_top || c->unit->kind == UNIT_ASYNC_FUNCTION || c->unit->kind == UNIT_COMPREHENSION;
    Object *code = comprehension_code(c, &what, may_await);
    if (code == NULL)
        return false;
    bool awaits = (((const CodeObject *)code)->co_flags & (CODE_COROUTINE | CODE_ASYNC_GENERATOR)) != 0;
    if (at_top && awaits)
        c->unit->scope->is_coroutine = 1;
    return compile_closure(c, code, 0) && compile_expr(c, outermost->iter) &&
           emit(c, outermost->is_async ? OP_GET_AITER : OP_GET_ITER) && emit_call(c, 0) &&
           (!awaits || what.build == OP_NOP || emit_await(c, 0));
}
