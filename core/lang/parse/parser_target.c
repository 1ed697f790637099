/* Targets: what may stand before =, between for and in, behind as and del. They are read as expressions and
 * then made targets. */
#include "lang/parse/parser_private.h"

/* Tuples and lists nest only as deep as brackets do. */
bool parser_make_target(Parser *p, AstExpr *expr, enum AstContext context)
{
    switch (expr->kind) {
    case AST_Name:
        expr->Name.ctx = context;
        return true;
    case AST_Attribute:
        expr->Attribute.ctx = context;
        return true;
    case AST_Subscript:
        expr->Subscript.ctx = context;
        return true;
    case AST_Starred:
        if (context == AST_Del)
            return false;
        expr->Starred.ctx = context;
        return parser_make_target(p, expr->Starred.value, context);
    case AST_Tuple:
    case AST_List:
        expr->List.ctx = context;
        for (int64_t i = 0; i < expr->List.elts.count; i++) {
            if (!parser_make_target(p, ast_expr_at(&expr->List.elts, i), context))
                return false;
        }
        return true;
    default:
        return false;
    }
}

AstExpr *parse_star_target(Parser *p)
{
    int64_t start = p->mark;
    bool is_starred = parser_accept(p, TOKEN_STAR);
    AstExpr *target = parse_primary(p);
    if (target == NULL || !parser_make_target(p, target, AST_Store))
        return NULL;
    if (!is_starred)
        return target;
    AstExpr *expr = parser_expr(p, AST_Starred, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    expr->Starred.value = target;
    expr->Starred.ctx = AST_Store;
    return expr;
}

AstExpr *parse_star_targets(Parser *p)
{
    int64_t start = p->mark;
    AstExpr *first = parse_star_target(p);
    if (first == NULL || parser_kind(p) != TOKEN_COMMA)
        return first;
    AstExpr *expr = parse_tuple_rest(p, start, first, parse_star_target);
    if (expr != NULL)
        expr->Tuple.ctx = AST_Store;
    return expr;
}
