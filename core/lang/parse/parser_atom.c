/* Atoms, what brackets hold, attributes, subscripts, calls, comprehensions. */
#include "lang/parse/parser_private.h"

#include "types/number/bool.h"

static AstExpr *singleton(Parser *p, Object *value)
{
    int64_t start = p->mark++;
    AstExpr *expr = parser_expr(p, AST_Constant, parser_position(p, start));
    if (expr != NULL)
        expr->Constant.value = value;
    return expr;
}

AstExpr *parse_name(Parser *p, enum AstContext context)
{
    int64_t start = p->mark;
    Object *id = parser_identifier(p);
    if (id == NULL)
        return NULL;
    AstExpr *expr = parser_expr(p, AST_Name, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    expr->Name.id = id;
    expr->Name.ctx = context;
    return expr;
}

/* ---- comprehensions */

bool parser_at_for(const Parser *p)
{
    return parser_kind(p) == TOKEN_FOR || (parser_kind(p) == TOKEN_ASYNC && parser_next_kind(p) == TOKEN_FOR);
}

static AstComprehension *for_if_clause(Parser *p)
{
    bool is_async = parser_accept(p, TOKEN_ASYNC);
    p->mark++;
    AstComprehension *clause = parser_alloc(p, sizeof(AstComprehension));
    if (clause == NULL)
        return NULL;
    clause->is_async = is_async;
    clause->target = parse_star_targets(p);
    if (clause->target == NULL || !parser_accept(p, TOKEN_IN))
        return NULL;
    clause->iter = parse_disjunction(p);
    if (clause->iter == NULL)
        return NULL;
    int64_t base = p->stack_count;
    while (parser_accept(p, TOKEN_IF)) {
        AstExpr *test = parse_disjunction(p);
        if (test == NULL || !parser_push(p, test))
            return NULL;
    }
    return parser_take(p, base, &clause->ifs) ? clause : NULL;
}

bool parse_for_if_clauses(Parser *p, AstComprehensions *generators)
{
    int64_t base = p->stack_count;
    while (parser_at_for(p)) {
        AstComprehension *clause = for_if_clause(p);
        if (clause == NULL || !parser_push(p, clause))
            return false;
    }
    return parser_take(p, base, generators);
}

/* The clauses and the closing bracket behind a comprehension's element. */
static AstExpr *comprehension(Parser *p, int64_t start, enum AstExprKind kind, AstExpr *element,
                              TokenKind end)
{
    AstComprehensions generators = {0};
    if (!parse_for_if_clauses(p, &generators) || !parser_accept(p, end))
        return NULL;
    AstExpr *expr = parser_expr(p, kind, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    expr->ListComp.elt = element;
    expr->ListComp.generators = generators;
    return expr;
}

/* ---- brackets */

/* Items after the first, if any, up to the closing bracket, which is consumed. `first` may be NULL. */
static bool items_until(Parser *p, AstExpr *first, TokenKind end, AstExprs *items)
{
    int64_t base = p->stack_count;
    if (first != NULL && !parser_push(p, first))
        return false;
    while (first != NULL && parser_accept(p, TOKEN_COMMA)) {
        if (parser_kind(p) == end)
            break;
        AstExpr *item = parse_star_named_expression(p);
        if (item == NULL || !parser_push(p, item))
            return false;
    }
    return parser_accept(p, end) && parser_take(p, base, items);
}

static AstExpr *sequence(Parser *p, int64_t start, enum AstExprKind kind, AstExpr *first, TokenKind end)
{
    AstExprs items = {0};
    if (!items_until(p, first, end, &items))
        return NULL;
    AstExpr *expr = parser_expr(p, kind, parser_position(p, start));
    if (expr != NULL)
        expr->List.elts = items; /* List, Tuple and Set alike */
    return expr;
}

/* tuple | group | genexp */
static AstExpr *parse_parentheses(Parser *p)
{
    int64_t start = p->mark++;
    if (parser_kind(p) == TOKEN_RPAR)
        return sequence(p, start, AST_Tuple, NULL, TOKEN_RPAR);
    bool is_starred = parser_kind(p) == TOKEN_STAR;
    bool is_yield = parser_kind(p) == TOKEN_YIELD;
    AstExpr *first = is_yield ? parse_yield(p) : parse_star_named_expression(p);
    if (first == NULL)
        return NULL;
    if (is_yield || (!is_starred && parser_kind(p) == TOKEN_RPAR))
        return parser_accept(p, TOKEN_RPAR) ? first : NULL;
    if (parser_kind(p) == TOKEN_COMMA)
        return sequence(p, start, AST_Tuple, first, TOKEN_RPAR);
    return !is_starred && parser_at_for(p) ? comprehension(p, start, AST_GeneratorExp, first, TOKEN_RPAR)
                                           : NULL;
}

static AstExpr *parse_list(Parser *p)
{
    int64_t start = p->mark++;
    if (parser_kind(p) == TOKEN_RSQB)
        return sequence(p, start, AST_List, NULL, TOKEN_RSQB);
    bool is_starred = parser_kind(p) == TOKEN_STAR;
    AstExpr *first = parse_star_named_expression(p);
    if (first == NULL)
        return NULL;
    return !is_starred && parser_at_for(p) ? comprehension(p, start, AST_ListComp, first, TOKEN_RSQB)
                                           : sequence(p, start, AST_List, first, TOKEN_RSQB);
}

/* key ":" value, or "**" mapping (its key is NULL), pushed as two items; `key` was read already if not NULL. */
static bool push_pair(Parser *p, AstExpr *key)
{
    AstExpr *value;
    if (key == NULL && parser_accept(p, TOKEN_DOUBLESTAR)) {
        value = parse_bitwise_or(p);
    } else {
        if (key == NULL)
            key = parse_expression(p);
        if (key == NULL || !parser_accept(p, TOKEN_COLON))
            return false;
        value = parse_expression(p);
    }
    return value != NULL && parser_push(p, key) && parser_push(p, value);
}

/* The pairs above `base` become the dict's keys and values. */
static AstExpr *dict_of(Parser *p, int64_t start, int64_t base)
{
    int64_t count = (p->stack_count - base) / 2;
    AstExpr *expr = parser_expr(p, AST_Dict, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    if (count > 0) {
        expr->Dict.keys.items = parser_alloc(p, count * (int64_t)sizeof(AstExprsSlot));
        expr->Dict.values.items = parser_alloc(p, count * (int64_t)sizeof(AstExprsSlot));
        if (p->is_failed)
            return NULL;
    }
    expr->Dict.keys.count = expr->Dict.values.count = count;
    for (int64_t i = 0; i < count; i++) {
        expr->Dict.keys.items[i].item = p->stack[base + 2 * i].item;
        expr->Dict.values.items[i].item = p->stack[base + 2 * i + 1].item;
    }
    p->stack_count = base;
    return expr;
}

static AstExpr *dict_comprehension(Parser *p, int64_t start, int64_t base)
{
    AstExpr *key = p->stack[base].item;
    AstExpr *value = p->stack[base + 1].item;
    p->stack_count = base;
    AstComprehensions generators = {0};
    if (!parse_for_if_clauses(p, &generators) || !parser_accept(p, TOKEN_RBRACE))
        return NULL;
    AstExpr *expr = parser_expr(p, AST_DictComp, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    expr->DictComp.key = key;
    expr->DictComp.value = value;
    expr->DictComp.generators = generators;
    return expr;
}

/* Behind the first key (NULL: a mapping is unpacked first). */
static AstExpr *dict_rest(Parser *p, int64_t start, AstExpr *key)
{
    int64_t base = p->stack_count;
    if (!push_pair(p, key))
        return NULL;
    if (key != NULL && parser_at_for(p))
        return dict_comprehension(p, start, base);
    while (parser_accept(p, TOKEN_COMMA)) {
        if (parser_kind(p) == TOKEN_RBRACE)
            break;
        if (!push_pair(p, NULL))
            return NULL;
    }
    return parser_accept(p, TOKEN_RBRACE) ? dict_of(p, start, base) : NULL;
}

/* dict | set | dictcomp | setcomp */
static AstExpr *parse_braces(Parser *p)
{
    int64_t start = p->mark++;
    if (parser_accept(p, TOKEN_RBRACE))
        return dict_of(p, start, p->stack_count);
    if (parser_kind(p) == TOKEN_DOUBLESTAR)
        return dict_rest(p, start, NULL);
    bool is_starred = parser_kind(p) == TOKEN_STAR;
    bool is_named = parser_next_kind(p) == TOKEN_COLONEQUAL;
    AstExpr *first = parse_star_named_expression(p);
    if (first == NULL)
        return NULL;
    if (!is_starred && !is_named && parser_kind(p) == TOKEN_COLON)
        return dict_rest(p, start, first);
    return !is_starred && parser_at_for(p) ? comprehension(p, start, AST_SetComp, first, TOKEN_RBRACE)
                                           : sequence(p, start, AST_Set, first, TOKEN_RBRACE);
}

static AstExpr *parse_bracketed(Parser *p, AstExpr *(*parse_inside)(Parser *))
{
    enum { RULES_OF_A_BRACKET = 26 };
    if (!parser_enter(p, RULES_OF_A_BRACKET))
        return NULL;
    AstExpr *expr = parse_inside(p);
    p->depth -= RULES_OF_A_BRACKET;
    return expr;
}

AstExpr *parse_atom(Parser *p)
{
    switch (parser_kind(p)) {
    case TOKEN_NAME:
        return parse_name(p, AST_Load);
    case TOKEN_NUMBER:
        return parse_number(p);
    case TOKEN_STRING:
        return parse_strings(p);
    case TOKEN_TRUE:
        return singleton(p, runtime_bool(p->rt, true));
    case TOKEN_FALSE:
        return singleton(p, runtime_bool(p->rt, false));
    case TOKEN_NONE:
        return singleton(p, runtime_none(p->rt));
    case TOKEN_ELLIPSIS:
        return singleton(p, (Object *)&p->rt->statics.ellipsis);
    case TOKEN_LPAR:
        return parse_bracketed(p, parse_parentheses);
    case TOKEN_LSQB:
        return parse_bracketed(p, parse_list);
    case TOKEN_LBRACE:
        return parse_bracketed(p, parse_braces);
    default:
        return NULL;
    }
}

/* ---- subscripts */

static AstExpr *parse_slice(Parser *p)
{
    int64_t start = p->mark;
    AstExpr *parts[3] = {NULL, NULL, NULL};
    if (parser_kind(p) == TOKEN_STAR)
        return parse_star_expression(p);
    if (parser_kind(p) != TOKEN_COLON) {
        bool is_named = parser_next_kind(p) == TOKEN_COLONEQUAL;
        parts[0] = parse_named_expression(p);
        if (parts[0] == NULL || parser_kind(p) != TOKEN_COLON)
            return parts[0];
        if (is_named)
            return NULL;
    }
    for (int i = 1; i < 3 && parser_accept(p, TOKEN_COLON); i++) {
        if (!parser_at_expression(p))
            continue;
        parts[i] = parse_expression(p);
        if (parts[i] == NULL)
            return NULL;
    }
    AstExpr *expr = parser_expr(p, AST_Slice, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    expr->Slice.lower = parts[0];
    expr->Slice.upper = parts[1];
    expr->Slice.step = parts[2];
    return expr;
}

/* What stands in a subscript's brackets: one slice, or a tuple of them. A lone *a is a tuple. */
static AstExpr *parse_slices(Parser *p)
{
    int64_t start = p->mark;
    bool is_starred = parser_kind(p) == TOKEN_STAR;
    AstExpr *first = parse_slice(p);
    if (first == NULL || (parser_kind(p) != TOKEN_COMMA && !is_starred))
        return first;
    int64_t base = p->stack_count;
    if (!parser_push(p, first))
        return NULL;
    while (parser_accept(p, TOKEN_COMMA)) {
        if (parser_kind(p) == TOKEN_RSQB)
            break;
        AstExpr *item = parse_slice(p);
        if (item == NULL || !parser_push(p, item))
            return NULL;
    }
    AstExpr *expr = parser_expr(p, AST_Tuple, parser_position(p, start));
    return expr != NULL && parser_take(p, base, &expr->Tuple.elts) ? expr : NULL;
}

static AstExpr *subscript(Parser *p, int64_t start, AstExpr *value)
{
    p->mark++;
    AstExpr *slice = parse_slices(p);
    if (slice == NULL || !parser_accept(p, TOKEN_RSQB))
        return NULL;
    AstExpr *expr = parser_expr(p, AST_Subscript, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    expr->Subscript.value = value;
    expr->Subscript.slice = slice;
    return expr;
}

/* ---- attributes and calls */

static AstExpr *attribute(Parser *p, int64_t start, AstExpr *value)
{
    p->mark++;
    Object *name = parser_identifier(p);
    if (name == NULL)
        return NULL;
    AstExpr *expr = parser_expr(p, AST_Attribute, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    expr->Attribute.value = value;
    expr->Attribute.attr = name;
    return expr;
}

static AstExpr *call(Parser *p, int64_t start, AstExpr *function)
{
    p->mark++;
    AstExprs arguments = {0};
    AstKeywords keywords = {0};
    if (!parse_call_arguments(p, &arguments, &keywords))
        return NULL;
    AstExpr *expr = parser_expr(p, AST_Call, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    expr->Call.func = function;
    expr->Call.args = arguments;
    expr->Call.keywords = keywords;
    return expr;
}

AstExpr *parse_primary(Parser *p)
{
    enum { RULES_OF_A_BRACKET = 26 };
    int64_t start = p->mark;
    AstExpr *expr = parse_atom(p);
    while (expr != NULL) {
        TokenKind kind = parser_kind(p);
        if (kind == TOKEN_DOT) {
            expr = attribute(p, start, expr);
            continue;
        }
        if (kind != TOKEN_LPAR && kind != TOKEN_LSQB)
            break;
        if (!parser_enter(p, RULES_OF_A_BRACKET))
            return NULL;
        expr = kind == TOKEN_LPAR ? call(p, start, expr) : subscript(p, start, expr);
        p->depth -= RULES_OF_A_BRACKET;
    }
    return expr;
}
