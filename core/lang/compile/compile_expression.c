/* The compiler: expressions, and jumps that depend on one. See compile_private.h. */
#include "lang/compile/compile_private.h"
#include "lang/compile/fold.h"
#include "types/text/str.h"

/* ---- operators */

bool compile_comparison(Compiler *c, enum AstCmpOp op)
{
    switch (op) {
    case AST_Eq:
        return emit_with(c, OP_COMPARE_OP, COMPARE_EQ);
    case AST_NotEq:
        return emit_with(c, OP_COMPARE_OP, COMPARE_NE);
    case AST_Lt:
        return emit_with(c, OP_COMPARE_OP, COMPARE_LT);
    case AST_LtE:
        return emit_with(c, OP_COMPARE_OP, COMPARE_LE);
    case AST_Gt:
        return emit_with(c, OP_COMPARE_OP, COMPARE_GT);
    case AST_GtE:
        return emit_with(c, OP_COMPARE_OP, COMPARE_GE);
    case AST_Is:
        return emit_with(c, OP_IS_OP, 0);
    case AST_IsNot:
        return emit_with(c, OP_IS_OP, 1);
    case AST_In:
        return emit_with(c, OP_CONTAINS_OP, 0);
    case AST_NotIn:
        return emit_with(c, OP_CONTAINS_OP, 1);
    }
    return false;
}

static bool compile_binary(Compiler *c, const AstExpr *expr)
{
    return compile_expr(c, expr->BinOp.left) && compile_expr(c, expr->BinOp.right) &&
           emit_with(c, OP_BINARY_OP, fold_binary_operator((enum AstOperator)expr->BinOp.op));
}

static bool compile_unary(Compiler *c, const AstExpr *expr)
{
    static const uint8_t operators[] = {[AST_Invert] = OP_UNARY_INVERT,
                                        [AST_Not] = OP_UNARY_NOT,
                                        [AST_UAdd] = OP_UNARY_POSITIVE,
                                        [AST_USub] = OP_UNARY_NEGATIVE};
    return compile_expr(c, expr->UnaryOp.operand) && emit(c, operators[expr->UnaryOp.op]);
}

static bool compile_bool_op(Compiler *c, const AstExpr *expr)
{
    int32_t jump = expr->BoolOp.op == AST_And ? OP_JUMP_IF_FALSE_OR_POP : OP_JUMP_IF_TRUE_OR_POP;
    int64_t last = expr->BoolOp.values.count - 1;
    FlowBlock *end = compile_block(c);
    if (end == NULL)
        return false;
    for (int64_t i = 0; i < last; i++) {
        if (!compile_expr(c, ast_expr_at(&expr->BoolOp.values, i)) || !emit_jump(c, jump, end))
            return false;
    }
    if (!compile_expr(c, ast_expr_at(&expr->BoolOp.values, last)))
        return false;
    compile_use(c, end);
    return true;
}

/* One of a chain: the value compared is kept for the next one. */
static bool compile_link(Compiler *c, const AstExpr *expr, int64_t index)
{
    return compile_expr(c, ast_expr_at(&expr->Compare.comparators, index)) && emit_with(c, OP_SWAP, 2) &&
           emit_with(c, OP_COPY, 2) && compile_comparison(c, expr->Compare.ops.items[index]);
}

static bool compile_last_link(Compiler *c, const AstExpr *expr)
{
    int64_t last = expr->Compare.ops.count - 1;
    return compile_expr(c, ast_expr_at(&expr->Compare.comparators, last)) &&
           compile_comparison(c, expr->Compare.ops.items[last]);
}

static bool compile_compare(Compiler *c, const AstExpr *expr)
{
    int64_t last = expr->Compare.ops.count - 1;
    if (!check_compare(c, expr) || !compile_expr(c, expr->Compare.left))
        return false;
    if (last == 0)
        return compile_last_link(c, expr);
    FlowBlock *cleanup = compile_block(c);
    FlowBlock *end = compile_block(c);
    if (cleanup == NULL || end == NULL)
        return false;
    for (int64_t i = 0; i < last; i++) {
        if (!compile_link(c, expr, i) || !emit_jump(c, OP_JUMP_IF_FALSE_OR_POP, cleanup))
            return false;
    }
    if (!compile_last_link(c, expr) || !emit_jump_artificial(c, OP_JUMP, end))
        return false;
    compile_use(c, cleanup);
    if (!emit_with(c, OP_SWAP, 2) || !emit(c, OP_POP_TOP))
        return false;
    compile_use(c, end);
    return true;
}

static bool compile_if_expression(Compiler *c, const AstExpr *expr)
{
    FlowBlock *end = compile_block(c);
    FlowBlock *otherwise = compile_block(c);
    if (end == NULL || otherwise == NULL || !compile_jump_if(c, expr->IfExp.test, otherwise, false) ||
        !compile_expr(c, expr->IfExp.body) || !emit_jump_artificial(c, OP_JUMP, end))
        return false;
    compile_use(c, otherwise);
    if (!compile_expr(c, expr->IfExp.orelse))
        return false;
    compile_use(c, end);
    return true;
}

/* ---- jumps that depend on an expression */

static bool jump_if_bool_op(Compiler *c, const AstExpr *expr, FlowBlock *target, bool condition)
{
    const AstExprs *values = &expr->BoolOp.values;
    bool decides = expr->BoolOp.op == AST_Or; /* the value that makes the rest not matter */
    FlowBlock *decided = decides == condition ? target : compile_block(c);
    if (decided == NULL)
        return false;
    for (int64_t i = 0; i < values->count - 1; i++) {
        if (!compile_jump_if(c, ast_expr_at(values, i), decided, decides))
            return false;
    }
    if (!compile_jump_if(c, ast_expr_at(values, values->count - 1), target, condition))
        return false;
    if (decided != target)
        compile_use(c, decided);
    return true;
}

static bool jump_if_if_expression(Compiler *c, const AstExpr *expr, FlowBlock *target, bool condition)
{
    FlowBlock *end = compile_block(c);
    FlowBlock *otherwise = compile_block(c);
    if (end == NULL || otherwise == NULL || !compile_jump_if(c, expr->IfExp.test, otherwise, false) ||
        !compile_jump_if(c, expr->IfExp.body, target, condition) || !emit_jump_artificial(c, OP_JUMP, end))
        return false;
    compile_use(c, otherwise);
    if (!compile_jump_if(c, expr->IfExp.orelse, target, condition))
        return false;
    compile_use(c, end);
    return true;
}

static bool jump_if_chain(Compiler *c, const AstExpr *expr, FlowBlock *target, bool condition)
{
    int64_t last = expr->Compare.ops.count - 1;
    FlowBlock *cleanup = compile_block(c);
    FlowBlock *end = compile_block(c);
    if (cleanup == NULL || end == NULL || !check_compare(c, expr) || !compile_expr(c, expr->Compare.left))
        return false;
    for (int64_t i = 0; i < last; i++) {
        if (!compile_link(c, expr, i) || !emit_jump(c, OP_POP_JUMP_IF_FALSE, cleanup))
            return false;
    }
    if (!compile_last_link(c, expr) ||
        !emit_jump(c, condition ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, target) ||
        !emit_jump_artificial(c, OP_JUMP, end))
        return false;
    compile_use(c, cleanup);
    if (!emit(c, OP_POP_TOP) || (!condition && !emit_jump_artificial(c, OP_JUMP, target)))
        return false;
    compile_use(c, end);
    return true;
}

static bool jump_if_by_kind(Compiler *c, const AstExpr *expr, FlowBlock *target, bool condition)
{
    switch (expr->kind) {
    case AST_UnaryOp:
        if (expr->UnaryOp.op == AST_Not)
            return compile_jump_if(c, expr->UnaryOp.operand, target, !condition);
        break;
    case AST_BoolOp:
        return jump_if_bool_op(c, expr, target, condition);
    case AST_IfExp:
        return jump_if_if_expression(c, expr, target, condition);
    case AST_Compare:
        compile_at(c, expr->position);
        if (expr->Compare.ops.count > 1)
            return jump_if_chain(c, expr, target, condition);
        break;
    default:
        break;
    }
    return compile_expr(c, expr) &&
           emit_jump(c, condition ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, target);
}

bool compile_jump_if(Compiler *c, const AstExpr *expr, FlowBlock *target, bool condition)
{
    if (!compile_enter(c))
        return false;
    bool good = jump_if_by_kind(c, expr, target, condition);
    compile_leave(c);
    return good;
}

/* ---- attributes, subscripts */

static bool compile_attribute(Compiler *c, const AstExpr *expr)
{
    static const uint8_t opcodes[] = {
        [AST_Load] = OP_LOAD_ATTR, [AST_Store] = OP_STORE_ATTR, [AST_Del] = OP_DELETE_ATTR};
    if (!compile_expr(c, expr->Attribute.value))
        return false;
    compile_at_attribute(c, expr);
    return (expr->Attribute.ctx != AST_Store || compile_check_name(c, expr->Attribute.attr, AST_Store)) &&
           emit_name(c, opcodes[expr->Attribute.ctx], expr->Attribute.attr);
}

static bool compile_subscript(Compiler *c, const AstExpr *expr)
{
    static const uint8_t opcodes[] = {
        [AST_Load] = OP_BINARY_SUBSCR, [AST_Store] = OP_STORE_SUBSCR, [AST_Del] = OP_DELETE_SUBSCR};
    const AstExpr *value = expr->Subscript.value;
    const AstExpr *index = expr->Subscript.slice;
    if (expr->Subscript.ctx == AST_Load && (!check_subscripted(c, value) || !check_index(c, value, index)))
        return false;
    return compile_expr(c, value) && compile_expr(c, index) && emit(c, opcodes[expr->Subscript.ctx]);
}

static bool compile_or_none(Compiler *c, const AstExpr *expr)
{
    return expr == NULL ? emit_none(c) : compile_expr(c, expr);
}

static bool compile_slice(Compiler *c, const AstExpr *expr)
{
    bool has_step = expr->Slice.step != NULL;
    return compile_or_none(c, expr->Slice.lower) && compile_or_none(c, expr->Slice.upper) &&
           (!has_step || compile_expr(c, expr->Slice.step)) && emit_with(c, OP_BUILD_SLICE, has_step ? 3 : 2);
}

static bool compile_list(Compiler *c, const AstExpr *expr, DisplayOpcodes opcodes)
{
    switch ((enum AstContext)expr->List.ctx) {
    case AST_Load:
        return compile_display(c, &expr->List.elts, 0, opcodes);
    case AST_Store:
        return compile_unpack(c, &expr->List.elts);
    case AST_Del:
        break;
    }
    return compile_exprs(c, &expr->List.elts);
}

static bool refuse_starred(Compiler *c, const AstExpr *expr)
{
    return compile_error(c,
                         expr->Starred.ctx == AST_Store
                             ? "starred assignment target must be in a list or tuple"
                             : "can't use starred expression here",
                         NULL);
}

/* ---- yield, await */

static bool compile_yield(Compiler *c, const AstExpr *expr)
{
    if (c->unit->scope->type != SCOPE_FUNCTION)
        return compile_error(c, "'yield' outside function", NULL);
    return compile_or_none(c, expr->Yield.value) && emit_yield(c);
}

static bool compile_yield_from(Compiler *c, const AstExpr *expr)
{
    if (c->unit->scope->type != SCOPE_FUNCTION)
        return compile_error(c, "'yield' outside function", NULL);
    if (c->unit->kind == UNIT_ASYNC_FUNCTION)
        return compile_error(c, "'yield from' inside async function", NULL);
    return compile_expr(c, expr->YieldFrom.value) && emit(c, OP_GET_YIELD_FROM_ITER) && emit_none(c) &&
           emit_yield_from(c, false);
}

bool compile_await(Compiler *c, const AstExpr *expr)
{
    bool at_top = c->allows_top_level_await && c->unit->scope->type == SCOPE_MODULE;
    if (!at_top) {
        if (c->unit->scope->type != SCOPE_FUNCTION)
            return compile_error(c, "'await' outside function", NULL);
        if (c->unit->kind != UNIT_ASYNC_FUNCTION && c->unit->kind != UNIT_COMPREHENSION)
            return compile_error(c, "'await' outside async function", NULL);
    }
    return compile_expr(c, expr->Await.value) && emit_await(c, 0);
}

/* ---- all */

static bool compile_by_kind(Compiler *c, const AstExpr *expr)
{
    switch ((enum AstExprKind)expr->kind) {
    case AST_BoolOp:
        return compile_bool_op(c, expr);
    case AST_NamedExpr:
        return compile_expr(c, expr->NamedExpr.value) && emit_with(c, OP_COPY, 1) &&
               compile_expr(c, expr->NamedExpr.target);
    case AST_BinOp:
        return compile_binary(c, expr);
    case AST_UnaryOp:
        return compile_unary(c, expr);
    case AST_Lambda:
        return compile_lambda(c, expr);
    case AST_IfExp:
        return compile_if_expression(c, expr);
    case AST_Dict:
        return compile_dict(c, expr);
    case AST_Set:
        return compile_display(c, &expr->Set.elts, 0, display_set);
    case AST_ListComp:
    case AST_SetComp:
    case AST_DictComp:
    case AST_GeneratorExp:
        return compile_comprehension(c, expr);
    case AST_Await:
        return compile_await(c, expr);
    case AST_Yield:
        return compile_yield(c, expr);
    case AST_YieldFrom:
        return compile_yield_from(c, expr);
    case AST_Compare:
        return compile_compare(c, expr);
    case AST_Call:
        return compile_call(c, expr);
    case AST_FormattedValue:
        return compile_formatted(c, expr);
    case AST_JoinedStr:
        return compile_joined(c, expr);
    case AST_Constant:
        return emit_constant(c, expr->Constant.value);
    case AST_Attribute:
        return compile_attribute(c, expr);
    case AST_Subscript:
        return compile_subscript(c, expr);
    case AST_Starred:
        return refuse_starred(c, expr);
    case AST_Name:
        return emit_variable(c, expr->Name.id, (enum AstContext)expr->Name.ctx);
    case AST_List:
        return compile_list(c, expr, display_list);
    case AST_Tuple:
        return compile_list(c, expr, display_tuple);
    case AST_Slice:
        return compile_slice(c, expr);
    case AST_EXPR_KINDS:
        break;
    }
    return true;
}

bool compile_expr(Compiler *c, const AstExpr *expr)
{
    if (!compile_enter(c))
        return false;
    AstPosition position = c->unit->position;
    compile_at(c, expr->position);
    bool good = compile_by_kind(c, expr);
    compile_at(c, position);
    compile_leave(c);
    return good;
}

bool compile_exprs(Compiler *c, const AstExprs *exprs)
{
    for (int64_t i = 0; i < exprs->count; i++) {
        if (!compile_expr(c, ast_expr_at(exprs, i)))
            return false;
    }
    return true;
}
