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

/* Where the code of a clause that is open goes on. */
typedef struct OpenClause {
    ALIGNED_POINTER(FlowBlock) start; /* NULL: the clause is an assignment */
    ALIGNED_POINTER(FlowBlock) skip;  /* to the next item */
    ALIGNED_POINTER(FlowBlock)
    end; /* of the items; of an async clause: where an exception of its iterator goes */
} OpenClause;

static bool add_element(Compiler *c, const Comprehension *what, int64_t depth)
{
    if (!compile_expr(c, what->element))
        return false;
    if (what->build == OP_NOP)
        return emit_yield(c) && emit(c, OP_POP_TOP);
    return (what->value == NULL || compile_expr(c, what->value)) && emit_with(c, what->add, depth + 1);
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

static bool open_assignment(Compiler *c, const AstComprehension *clause, const AstExpr *item,
                            OpenClause *open)
{
    *open = (OpenClause){.skip = compile_block(c)};
    return open->skip != NULL && compile_expr(c, item) && compile_expr(c, clause->target);
}

static bool open_sync(Compiler *c, const AstComprehension *clause, bool is_first, OpenClause *open)
{
    *open = (OpenClause){compile_block(c), compile_block(c), compile_block(c)};
    if (open->start == NULL || open->skip == NULL || open->end == NULL)
        return false;
    if (!is_first && (!compile_expr(c, clause->iter) || !emit(c, OP_GET_ITER)))
        return false;
    compile_use(c, open->start);
    return emit_jump(c, OP_FOR_ITER, open->end) && compile_expr(c, clause->target);
}

static bool open_async(Compiler *c, const AstComprehension *clause, bool is_first, OpenClause *open)
{
    *open = (OpenClause){.start = compile_block(c), .end = compile_block(c), .skip = compile_block(c)};
    if (open->start == NULL || open->skip == NULL || open->end == NULL)
        return false;
    if (!is_first && (!compile_expr(c, clause->iter) || !emit(c, OP_GET_AITER)))
        return false;
    compile_use(c, open->start);
    return block_push(c, BLOCK_ASYNC_COMPREHENSION, open->start, NULL, NULL) &&
           emit_jump(c, OP_SETUP_FINALLY, open->end) && emit(c, OP_GET_ANEXT) && emit_none(c) &&
           emit_yield_from(c, true) && emit(c, OP_POP_BLOCK) && compile_expr(c, clause->target);
}

/* *depth: of the stack, in loops that are open. */
static bool open_clause(Compiler *c, const AstComprehension *clause, bool is_first, OpenClause *open,
                        int64_t *depth)
{
    const AstExpr *item = is_first || clause->is_async ? NULL : only_item(clause);
    bool is_good = clause->is_async ? open_async(c, clause, is_first, open)
                   : item != NULL   ? open_assignment(c, clause, item, open)
                                    : open_sync(c, clause, is_first, open);
    *depth += item == NULL;
    for (int64_t i = 0; is_good && i < clause->ifs.count; i++)
        is_good = compile_jump_if(c, ast_expr_at(&clause->ifs, i), open->skip, false);
    return is_good;
}

static bool close_clause(Compiler *c, const AstComprehension *clause, const OpenClause *open)
{
    compile_use(c, open->skip);
    if (open->start == NULL)
        return true;
    if (!emit_jump(c, OP_JUMP, open->start))
        return false;
    if (clause->is_async)
        block_pop(c);
    compile_use(c, open->end);
    return !clause->is_async || emit(c, OP_END_ASYNC_FOR);
}

/* One clause within the other, however many there are. */
static bool compile_clauses(Compiler *c, const Comprehension *what)
{
    int64_t count = what->clauses->count;
    int64_t depth = 0;
    OpenClause only;
    OpenClause *open =
        count == 1 ? &only : compile_arena_alloc(c->rt, c->arena, count * (int64_t)sizeof *open);
    c->unit->argcount = 1;
    if (open == NULL || !emit_with(c, OP_LOAD_FAST, 0))
        return false;
    for (int64_t i = 0; i < count; i++) {
        if (!open_clause(c, ast_comprehension_at(what->clauses, i), i == 0, &open[i], &depth))
            return false;
    }
    if (!add_element(c, what, depth))
        return false;
    for (int64_t i = count - 1; i >= 0; i--) {
        if (!close_clause(c, ast_comprehension_at(what->clauses, i), &open[i]))
            return false;
    }
    return true;
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
    if (!compile_clauses(c, what) || (!is_generator && !emit(c, OP_RETURN_VALUE)))
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
