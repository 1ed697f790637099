/* Expressions, from `lambda` and `if else` down to `**`. Atoms and what may follow them are in parser_atom.c.
 * What nests to the right (lambda, if else, not, signs, **) is read in loops: only brackets make C calls
 * nest. */
#include "lang/parse/parser_private.h"

bool parser_at_expression(const Parser *p)
{
    switch (parser_kind(p)) {
    case TOKEN_NAME:
    case TOKEN_NUMBER:
    case TOKEN_STRING:
    case TOKEN_LPAR:
    case TOKEN_LSQB:
    case TOKEN_LBRACE:
    case TOKEN_MINUS:
    case TOKEN_PLUS:
    case TOKEN_TILDE:
    case TOKEN_ELLIPSIS:
    case TOKEN_FALSE:
    case TOKEN_NONE:
    case TOKEN_TRUE:
    case TOKEN_AWAIT:
    case TOKEN_LAMBDA:
    case TOKEN_NOT:
        return true;
    default:
        return false;
    }
}

static AstExpr *binary(Parser *p, int64_t start, AstExpr *left, enum AstOperator which, AstExpr *right)
{
    if (right == NULL)
        return NULL;
    AstExpr *expr = parser_expr(p, AST_BinOp, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    expr->BinOp.left = left;
    expr->BinOp.op = which;
    expr->BinOp.right = right;
    return expr;
}

static AstExpr *unary(Parser *p, enum AstUnaryOp which, int64_t start, AstExpr *operand)
{
    AstExpr *expr = parser_expr(p, AST_UnaryOp, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    expr->UnaryOp.op = which;
    expr->UnaryOp.operand = operand;
    return expr;
}

/* ---- factor: signs and ** */

static AstExpr *await_primary(Parser *p)
{
    int64_t start = p->mark;
    if (!parser_accept(p, TOKEN_AWAIT))
        return parse_primary(p);
    AstExpr *value = parse_primary(p);
    if (value == NULL)
        return NULL;
    AstExpr *expr = parser_expr(p, AST_Await, parser_position(p, start));
    if (expr != NULL)
        expr->Await.value = value;
    return expr;
}

static bool is_sign(TokenKind kind)
{
    return kind == TOKEN_MINUS || kind == TOKEN_PLUS || kind == TOKEN_TILDE;
}

/* Wraps the operand in the signs whose tokens begin at `start`, the last one innermost. */
static AstExpr *apply_signs(Parser *p, int64_t start, int64_t count, AstExpr *operand)
{
    for (int64_t i = count - 1; i >= 0 && operand != NULL; i--) {
        TokenKind kind = (TokenKind)p->tokens[start + i].kind;
        enum AstUnaryOp which = kind == TOKEN_MINUS ? AST_USub : kind == TOKEN_PLUS ? AST_UAdd : AST_Invert;
        operand = unary(p, which, start + i, operand);
    }
    return operand;
}

static int64_t count_signs(const Parser *p, int64_t start)
{
    int64_t count = 0;
    while (is_sign((TokenKind)p->tokens[start + count].kind))
        count++;
    return count;
}

/* sign* primary ("**" sign* primary)*: the stack holds, for each primary but the last, where its signs begin
 * and itself; then ** and signs are applied from the last to the first. */
static AstExpr *parse_factor(Parser *p)
{
    int64_t base = p->stack_count;
    int32_t depth = p->depth;
    AstExpr *expr;
    int64_t start;
    for (;;) {
        start = p->mark;
        p->mark += count_signs(p, start);
        if (!parser_enter(p, (int32_t)(p->mark - start) + 2))
            return NULL;
        expr = await_primary(p);
        if (expr == NULL)
            return NULL;
        if (!parser_accept(p, TOKEN_DOUBLESTAR))
            break;
        if (!parser_push(p, (void *)(intptr_t)start) || !parser_push(p, expr))
            return NULL;
    }
    p->depth = depth;
    expr = apply_signs(p, start, count_signs(p, start), expr);
    while (p->stack_count > base && expr != NULL) {
        AstExpr *left = p->stack[p->stack_count - 1].item;
        start = (int64_t)(intptr_t)p->stack[p->stack_count - 2].item;
        p->stack_count -= 2;
        int64_t signs = count_signs(p, start);
        expr = binary(p, start + signs, left, AST_Pow, expr);
        expr = expr == NULL ? NULL : apply_signs(p, start, signs, expr);
    }
    return expr;
}

/* ---- operators that associate to the left, by precedence climbing */

enum { LOWEST_PRECEDENCE = 1 };

/* 0 where the token is none. */
static int operator_precedence(TokenKind kind, enum AstOperator *which)
{
    switch (kind) {
#define OPERATOR(KIND, precedence, name) \
    case TOKEN_##KIND: \
        *which = AST_##name; \
        return precedence;
        OPERATOR(VBAR, 1, BitOr)
        OPERATOR(CIRCUMFLEX, 2, BitXor)
        OPERATOR(AMPER, 3, BitAnd)
        OPERATOR(LEFTSHIFT, 4, LShift)
        OPERATOR(RIGHTSHIFT, 4, RShift)
        OPERATOR(PLUS, 5, Add)
        OPERATOR(MINUS, 5, Sub)
        OPERATOR(STAR, 6, Mult)
        OPERATOR(SLASH, 6, Div)
        OPERATOR(DOUBLESLASH, 6, FloorDiv)
        OPERATOR(PERCENT, 6, Mod)
        OPERATOR(AT, 6, MatMult)
#undef OPERATOR
    default:
        return 0;
    }
}

static AstExpr *parse_binary(Parser *p, int lowest)
{
    int64_t start = p->mark;
    AstExpr *left = parse_factor(p);
    while (left != NULL) {
        enum AstOperator which = AST_Add;
        int precedence = operator_precedence(parser_kind(p), &which);
        if (precedence < lowest)
            break;
        p->mark++;
        left = binary(p, start, left, which, parse_binary(p, precedence + 1));
    }
    return left;
}

AstExpr *parse_bitwise_or(Parser *p) { return parse_binary(p, LOWEST_PRECEDENCE); }

/* ---- comparisons */

/* The comparison at the mark, consumed; -1: there is none. */
static int accept_comparison(Parser *p)
{
    TokenKind next;
    switch (parser_kind(p)) {
    case TOKEN_EQEQUAL:
        p->mark++;
        return AST_Eq;
    case TOKEN_NOTEQUAL:
        p->mark++;
        return AST_NotEq;
    case TOKEN_LESSEQUAL:
        p->mark++;
        return AST_LtE;
    case TOKEN_LESS:
        p->mark++;
        return AST_Lt;
    case TOKEN_GREATEREQUAL:
        p->mark++;
        return AST_GtE;
    case TOKEN_GREATER:
        p->mark++;
        return AST_Gt;
    case TOKEN_IN:
        p->mark++;
        return AST_In;
    case TOKEN_NOT:
        next = parser_next_kind(p);
        if (next != TOKEN_IN)
            return -1;
        p->mark += 2;
        return AST_NotIn;
    case TOKEN_IS:
        next = parser_next_kind(p);
        p->mark += next == TOKEN_NOT ? 2 : 1;
        return next == TOKEN_NOT ? AST_IsNot : AST_Is;
    default:
        return -1;
    }
}

/* The stack holds operators and operands by turns, above `base`. */
static AstExpr *comparison_of(Parser *p, int64_t start, AstExpr *left, int64_t base)
{
    int64_t count = (p->stack_count - base) / 2;
    AstExpr *expr = parser_expr(p, AST_Compare, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    expr->Compare.left = left;
    expr->Compare.ops.items = parser_alloc(p, count);
    expr->Compare.comparators.items = parser_alloc(p, count * (int64_t)sizeof(AstExprsSlot));
    if (p->is_failed)
        return NULL;
    expr->Compare.ops.count = expr->Compare.comparators.count = count;
    for (int64_t i = 0; i < count; i++) {
        expr->Compare.ops.items[i] = (uint8_t)(intptr_t)p->stack[base + 2 * i].item;
        expr->Compare.comparators.items[i].item = p->stack[base + 2 * i + 1].item;
    }
    p->stack_count = base;
    return expr;
}

static AstExpr *parse_comparison(Parser *p)
{
    int64_t start = p->mark;
    AstExpr *left = parse_bitwise_or(p);
    if (left == NULL)
        return NULL;
    int64_t base = p->stack_count;
    int which;
    while ((which = accept_comparison(p)) >= 0) {
        AstExpr *right = parse_bitwise_or(p);
        if (right == NULL || !parser_push(p, (void *)(intptr_t)which) || !parser_push(p, right))
            return NULL;
    }
    return p->stack_count == base ? left : comparison_of(p, start, left, base);
}

/* ---- not, and, or */

static AstExpr *parse_inversion(Parser *p)
{
    int64_t start = p->mark;
    while (parser_accept(p, TOKEN_NOT)) {
    }
    int64_t count = p->mark - start;
    if (!parser_enter(p, (int32_t)count))
        return NULL;
    AstExpr *expr = parse_comparison(p);
    p->depth -= (int32_t)count;
    for (int64_t i = count - 1; i >= 0 && expr != NULL; i--)
        expr = unary(p, AST_Not, start + i, expr);
    return expr;
}

/* operand (word operand)* */
static AstExpr *parse_boolean(Parser *p, TokenKind word, enum AstBoolOp which,
                              AstExpr *(*parse_operand)(Parser *))
{
    int64_t start = p->mark;
    AstExpr *first = parse_operand(p);
    if (first == NULL || parser_kind(p) != word)
        return first;
    int64_t base = p->stack_count;
    if (!parser_push(p, first))
        return NULL;
    while (parser_accept(p, word)) {
        AstExpr *operand = parse_operand(p);
        if (operand == NULL || !parser_push(p, operand))
            return NULL;
    }
    AstExpr *expr = parser_expr(p, AST_BoolOp, parser_position(p, start));
    if (expr == NULL || !parser_take(p, base, &expr->BoolOp.values))
        return NULL;
    expr->BoolOp.op = which;
    return expr;
}

static AstExpr *parse_conjunction(Parser *p) { return parse_boolean(p, TOKEN_AND, AST_And, parse_inversion); }

AstExpr *parse_disjunction(Parser *p) { return parse_boolean(p, TOKEN_OR, AST_Or, parse_conjunction); }

/* ---- lambda and if else */

/* lambda parameters ":" up to its colon. A default may be a lambda again: the only nesting without brackets that makes
 * C calls. */
static AstArguments *lambda_head(Parser *p)
{
    enum { RULES_OF_A_DEFAULT = 7 };
    p->mark++;
    if (!parser_enter(p, RULES_OF_A_DEFAULT))
        return NULL;
    AstArguments *arguments = parse_parameters(p, TOKEN_COLON);
    p->depth -= RULES_OF_A_DEFAULT;
    return arguments != NULL && parser_accept(p, TOKEN_COLON) ? arguments : NULL;
}

/* The node around `inner` whose parts lie on the stack: arguments alone (lambda), or body and test. */
static AstExpr *close_prefix(Parser *p, int64_t start, AstExpr *body, void *part, AstExpr *inner)
{
    AstExpr *expr = parser_expr(p, body == NULL ? AST_Lambda : AST_IfExp, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    if (body == NULL) {
        expr->Lambda.args = part;
        expr->Lambda.body = inner;
    } else {
        expr->IfExp.test = part;
        expr->IfExp.body = body;
        expr->IfExp.orelse = inner;
    }
    return expr;
}

/* (lambda parameters ":" | disjunction "if" disjunction "else")* disjunction. The stack holds three items for
 * each prefix: where it begins, the body of an if else or NULL, the test or the parameters. */
AstExpr *parse_expression(Parser *p)
{
    int64_t base = p->stack_count;
    int32_t depth = p->depth;
    AstExpr *expr;
    for (;;) {
        int64_t start = p->mark;
        void *part;
        if (!parser_enter(p, 1))
            return NULL;
        if (parser_kind(p) == TOKEN_LAMBDA) {
            expr = NULL;
            part = lambda_head(p);
            p->depth++;
        } else {
            expr = parse_disjunction(p);
            if (expr == NULL)
                return NULL;
            if (!parser_accept(p, TOKEN_IF))
                break;
            part = parse_disjunction(p);
            if (part == NULL || !parser_accept(p, TOKEN_ELSE))
                return NULL;
        }
        if (part == NULL || !parser_push(p, (void *)(intptr_t)start) || !parser_push(p, expr) ||
            !parser_push(p, part))
            return NULL;
    }
    p->depth = depth;
    while (p->stack_count > base && expr != NULL) {
        p->stack_count -= 3;
        ParserSlot *slots = &p->stack[p->stack_count];
        expr = close_prefix(p, (int64_t)(intptr_t)slots[0].item, slots[1].item, slots[2].item, expr);
    }
    return expr;
}

/* ---- lists of expressions, and what may stand only at some places */

/* The rest of a tuple without brackets, whose first item ends at a comma. */
AstExpr *parse_tuple_rest(Parser *p, int64_t start, AstExpr *first, AstExpr *(*parse_item)(Parser *))
{
    int64_t base = p->stack_count;
    if (!parser_push(p, first))
        return NULL;
    while (parser_accept(p, TOKEN_COMMA)) {
        if (!parser_at_expression(p) && parser_kind(p) != TOKEN_STAR)
            break;
        AstExpr *item = parse_item(p);
        if (item == NULL || !parser_push(p, item))
            return NULL;
    }
    AstExpr *expr = parser_expr(p, AST_Tuple, parser_position(p, start));
    return expr != NULL && parser_take(p, base, &expr->Tuple.elts) ? expr : NULL;
}

static AstExpr *parse_starred(Parser *p, AstExpr *(*parse_value)(Parser *))
{
    int64_t start = p->mark++;
    AstExpr *value = parse_value(p);
    if (value == NULL)
        return NULL;
    AstExpr *expr = parser_expr(p, AST_Starred, parser_position(p, start));
    if (expr != NULL)
        expr->Starred.value = value;
    return expr;
}

AstExpr *parse_star_expression(Parser *p)
{
    return parser_kind(p) == TOKEN_STAR ? parse_starred(p, parse_bitwise_or) : parse_expression(p);
}

AstExpr *parse_star_named_expression(Parser *p)
{
    return parser_kind(p) == TOKEN_STAR ? parse_starred(p, parse_bitwise_or) : parse_named_expression(p);
}

static AstExpr *tuple_or_item(Parser *p, AstExpr *(*parse_item)(Parser *))
{
    int64_t start = p->mark;
    AstExpr *first = parse_item(p);
    if (first == NULL || parser_kind(p) != TOKEN_COMMA)
        return first;
    return parse_tuple_rest(p, start, first, parse_item);
}

AstExpr *parse_star_expressions(Parser *p) { return tuple_or_item(p, parse_star_expression); }
AstExpr *parse_expressions(Parser *p) { return tuple_or_item(p, parse_expression); }

AstExpr *parse_named_expression(Parser *p)
{
    if (parser_kind(p) != TOKEN_NAME || parser_next_kind(p) != TOKEN_COLONEQUAL)
        return parse_expression(p);
    int64_t start = p->mark;
    AstExpr *target = parse_name(p, AST_Store);
    if (target == NULL)
        return NULL;
    p->mark++;
    AstExpr *value = parse_expression(p);
    if (value == NULL)
        return NULL;
    AstExpr *expr = parser_expr(p, AST_NamedExpr, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    expr->NamedExpr.target = target;
    expr->NamedExpr.value = value;
    return expr;
}

AstExpr *parse_yield(Parser *p)
{
    int64_t start = p->mark++;
    bool is_from = parser_accept(p, TOKEN_FROM);
    AstExpr *value = NULL;
    if (is_from)
        value = parse_expression(p);
    else if (parser_at_expression(p) || parser_kind(p) == TOKEN_STAR)
        value = parse_star_expressions(p);
    if (p->is_failed || (is_from && value == NULL))
        return NULL;
    if (value == NULL && p->mark != start + 1)
        return NULL;
    AstExpr *expr = parser_expr(p, is_from ? AST_YieldFrom : AST_Yield, parser_position(p, start));
    if (expr != NULL)
        expr->Yield.value = value;
    return expr;
}

AstExpr *parse_yield_or_star_expressions(Parser *p)
{
    return parser_kind(p) == TOKEN_YIELD ? parse_yield(p) : parse_star_expressions(p);
}
