/* match: its statement, its cases and their patterns. match, case and _ are words only here. */
#include "lang/parse/parser_private.h"

#include "types/number/bool.h"

static AstPattern *parse_pattern(Parser *p);

/* ---- values */

static bool is_imaginary(const AstExpr *number) { return number->Constant.imaginary != 0; }

/* ["-"] NUMBER */
static AstExpr *signed_number(Parser *p)
{
    int64_t start = p->mark;
    bool is_negative = parser_accept(p, TOKEN_MINUS);
    if (parser_kind(p) != TOKEN_NUMBER)
        return NULL;
    AstExpr *number = parse_number(p);
    if (number == NULL || !is_negative)
        return number;
    AstExpr *expr = parser_expr(p, AST_UnaryOp, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    expr->UnaryOp.op = AST_USub;
    expr->UnaryOp.operand = number;
    return expr;
}

/* A number, or real + imaginary. */
static AstExpr *number_value(Parser *p)
{
    int64_t start = p->mark;
    AstExpr *left = signed_number(p);
    if (left == NULL || (parser_kind(p) != TOKEN_PLUS && parser_kind(p) != TOKEN_MINUS))
        return left;
    const AstExpr *real = left->kind == AST_UnaryOp ? left->UnaryOp.operand : left;
    enum AstOperator which = parser_kind(p) == TOKEN_PLUS ? AST_Add : AST_Sub;
    p->mark++;
    if (parser_kind(p) != TOKEN_NUMBER || is_imaginary(real))
        return NULL;
    AstExpr *right = parse_number(p);
    if (right == NULL || !is_imaginary(right))
        return NULL;
    AstExpr *expr = parser_expr(p, AST_BinOp, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    expr->BinOp.left = left;
    expr->BinOp.op = which;
    expr->BinOp.right = right;
    return expr;
}

/* NAME ("." NAME)* */
static AstExpr *name_or_attribute(Parser *p)
{
    int64_t start = p->mark;
    AstExpr *expr = parse_name(p, AST_Load);
    while (expr != NULL && parser_accept(p, TOKEN_DOT)) {
        AstExpr *value = expr;
        Object *name = parser_identifier(p);
        expr = name == NULL ? NULL : parser_expr(p, AST_Attribute, parser_position(p, start));
        if (expr != NULL) {
            expr->Attribute.value = value;
            expr->Attribute.attr = name;
        }
    }
    return expr;
}

static AstPattern *value_pattern(Parser *p, int64_t start, AstExpr *value)
{
    if (value == NULL)
        return NULL;
    AstPattern *pattern = parser_pattern(p, AST_MatchValue, start);
    if (pattern != NULL)
        pattern->MatchValue.value = value;
    return pattern;
}

static AstPattern *singleton_pattern(Parser *p, Object *value)
{
    int64_t start = p->mark++;
    AstPattern *pattern = parser_pattern(p, AST_MatchSingleton, start);
    if (pattern != NULL)
        pattern->MatchSingleton.value = value;
    return pattern;
}

/* The singleton at the mark, or NULL. */
static Object *singleton_at(const Parser *p)
{
    switch (parser_kind(p)) {
    case TOKEN_NONE:
        return runtime_none(p->rt);
    case TOKEN_TRUE:
        return runtime_bool(p->rt, true);
    case TOKEN_FALSE:
        return runtime_bool(p->rt, false);
    default:
        return NULL;
    }
}

/* ---- names */

static bool at_capture(const Parser *p)
{
    if (parser_kind(p) != TOKEN_NAME || parser_is_word(p, p->mark, "_"))
        return false;
    TokenKind next = parser_next_kind(p);
    return next != TOKEN_DOT && next != TOKEN_LPAR && next != TOKEN_EQUAL;
}

/* A name that the match binds. */
static Object *capture_target(Parser *p) { return at_capture(p) ? parser_identifier(p) : NULL; }

static AstPattern *capture_pattern(Parser *p)
{
    int64_t start = p->mark;
    Object *name = NULL;
    if (parser_is_word(p, p->mark, "_"))
        p->mark++;
    else if ((name = capture_target(p)) == NULL)
        return NULL;
    AstPattern *pattern = parser_pattern(p, AST_MatchAs, start);
    if (pattern != NULL)
        pattern->MatchAs.name = name;
    return pattern;
}

/* ---- classes */

/* name=pattern, pushed on as two items. */
static bool push_keyword_pattern(Parser *p)
{
    Object *name = parser_identifier(p);
    p->mark++;
    AstPattern *value = name == NULL ? NULL : parse_pattern(p);
    return value != NULL && parser_push(p, name) && parser_push(p, value);
}

static bool keyword_columns(Parser *p, int64_t base, AstPattern *pattern)
{
    int64_t count = (p->stack_count - base) / 2;
    if (count > 0) {
        pattern->MatchClass.kwd_attrs.items = parser_alloc(p, count * 8);
        pattern->MatchClass.kwd_patterns.items = parser_alloc(p, count * 8);
        if (p->is_failed)
            return false;
    }
    for (int64_t i = 0; i < count; i++) {
        pattern->MatchClass.kwd_attrs.items[i].item = p->stack[base + 2 * i].item;
        pattern->MatchClass.kwd_patterns.items[i].item = p->stack[base + 2 * i + 1].item;
    }
    pattern->MatchClass.kwd_attrs.count = pattern->MatchClass.kwd_patterns.count = count;
    p->stack_count = base;
    return true;
}

/* cls( patterns, name=patterns ); the ( is at the mark. */
static AstPattern *class_pattern(Parser *p, int64_t start, AstExpr *cls)
{
    p->mark++;
    int64_t base = p->stack_count;
    int64_t keywords = -1;
    while (parser_kind(p) != TOKEN_RPAR) {
        bool is_keyword = parser_kind(p) == TOKEN_NAME && parser_next_kind(p) == TOKEN_EQUAL;
        if (is_keyword && keywords < 0)
            keywords = p->stack_count;
        if (!is_keyword && keywords >= 0)
            return NULL;
        if (is_keyword) {
            if (!push_keyword_pattern(p))
                return NULL;
        } else {
            AstPattern *positional = parse_pattern(p);
            if (positional == NULL || !parser_push(p, positional))
                return NULL;
        }
        if (!parser_accept(p, TOKEN_COMMA))
            break;
    }
    if (!parser_accept(p, TOKEN_RPAR))
        return NULL;
    AstPattern *pattern = parser_pattern(p, AST_MatchClass, start);
    if (pattern == NULL || !keyword_columns(p, keywords < 0 ? p->stack_count : keywords, pattern) ||
        !parser_take(p, base, &pattern->MatchClass.patterns))
        return NULL;
    pattern->MatchClass.cls = cls;
    return pattern;
}

/* A name alone is bound; with dots it is a value; with brackets a class. */
static AstPattern *name_pattern(Parser *p)
{
    int64_t start = p->mark;
    TokenKind next = parser_next_kind(p);
    if (next != TOKEN_DOT && next != TOKEN_LPAR)
        return capture_pattern(p);
    AstExpr *name = name_or_attribute(p);
    if (name == NULL)
        return NULL;
    if (parser_kind(p) == TOKEN_LPAR)
        return class_pattern(p, start, name);
    return parser_kind(p) == TOKEN_EQUAL ? NULL : value_pattern(p, start, name);
}

/* ---- sequences and mappings */

static AstPattern *star_pattern(Parser *p)
{
    int64_t start = p->mark++;
    Object *name = NULL;
    if (parser_is_word(p, p->mark, "_"))
        p->mark++;
    else if ((name = capture_target(p)) == NULL)
        return NULL;
    AstPattern *pattern = parser_pattern(p, AST_MatchStar, start);
    if (pattern != NULL)
        pattern->MatchStar.name = name;
    return pattern;
}

static AstPattern *maybe_star_pattern(Parser *p)
{
    return parser_kind(p) == TOKEN_STAR ? star_pattern(p) : parse_pattern(p);
}

static bool at_pattern_end(const Parser *p)
{
    TokenKind kind = parser_kind(p);
    return kind == TOKEN_RPAR || kind == TOKEN_RSQB || kind == TOKEN_COLON || kind == TOKEN_IF;
}

/* Patterns behind the first, and the closing bracket, if `end` is one. */
static AstPattern *sequence_rest(Parser *p, int64_t start, AstPattern *first, TokenKind end)
{
    int64_t base = p->stack_count;
    if (first != NULL && !parser_push(p, first))
        return NULL;
    while (first != NULL && parser_accept(p, TOKEN_COMMA)) {
        if (at_pattern_end(p))
            break;
        AstPattern *item = maybe_star_pattern(p);
        if (item == NULL || !parser_push(p, item))
            return NULL;
    }
    if (end != TOKEN_END && !parser_accept(p, end))
        return NULL;
    AstPattern *pattern = parser_pattern(p, AST_MatchSequence, start);
    return pattern != NULL && parser_take(p, base, &pattern->MatchSequence.patterns) ? pattern : NULL;
}

/* A group, or a sequence. */
static AstPattern *parenthesis_pattern(Parser *p)
{
    int64_t start = p->mark++;
    if (parser_kind(p) == TOKEN_RPAR)
        return sequence_rest(p, start, NULL, TOKEN_RPAR);
    AstPattern *first = maybe_star_pattern(p);
    if (first == NULL || parser_kind(p) == TOKEN_COMMA)
        return first == NULL ? NULL : sequence_rest(p, start, first, TOKEN_RPAR);
    return first->kind != AST_MatchStar && parser_accept(p, TOKEN_RPAR) ? first : NULL;
}

static AstPattern *list_pattern(Parser *p)
{
    int64_t start = p->mark++;
    if (parser_kind(p) == TOKEN_RSQB)
        return sequence_rest(p, start, NULL, TOKEN_RSQB);
    AstPattern *first = maybe_star_pattern(p);
    return first == NULL ? NULL : sequence_rest(p, start, first, TOKEN_RSQB);
}

static AstExpr *mapping_key(Parser *p)
{
    Object *value = singleton_at(p);
    if (value == NULL) {
        if (parser_kind(p) == TOKEN_STRING)
            return parse_strings(p);
        if (parser_kind(p) != TOKEN_NAME)
            return number_value(p);
        return parser_next_kind(p) == TOKEN_DOT ? name_or_attribute(p) : NULL;
    }
    int64_t start = p->mark++;
    AstExpr *expr = parser_expr(p, AST_Constant, parser_position(p, start));
    if (expr != NULL)
        expr->Constant.value = value;
    return expr;
}

static bool push_key_pattern(Parser *p)
{
    AstExpr *key = mapping_key(p);
    if (key == NULL || !parser_accept(p, TOKEN_COLON))
        return false;
    AstPattern *value = parse_pattern(p);
    return value != NULL && parser_push(p, key) && parser_push(p, value);
}

static AstPattern *mapping_pattern(Parser *p)
{
    int64_t start = p->mark++;
    int64_t base = p->stack_count;
    Object *rest = NULL;
    while (parser_kind(p) != TOKEN_RBRACE && rest == NULL) {
        if (parser_accept(p, TOKEN_DOUBLESTAR)) {
            rest = capture_target(p);
            if (rest == NULL)
                return NULL;
        } else if (!push_key_pattern(p)) {
            return NULL;
        }
        if (!parser_accept(p, TOKEN_COMMA))
            break;
    }
    if (!parser_accept(p, TOKEN_RBRACE))
        return NULL;
    AstPattern *pattern = parser_pattern(p, AST_MatchMapping, start);
    if (pattern == NULL)
        return NULL;
    int64_t count = (p->stack_count - base) / 2;
    if (count > 0) {
        pattern->MatchMapping.keys.items = parser_alloc(p, count * 8);
        pattern->MatchMapping.patterns.items = parser_alloc(p, count * 8);
        if (p->is_failed)
            return NULL;
    }
    for (int64_t i = 0; i < count; i++) {
        pattern->MatchMapping.keys.items[i].item = p->stack[base + 2 * i].item;
        pattern->MatchMapping.patterns.items[i].item = p->stack[base + 2 * i + 1].item;
    }
    pattern->MatchMapping.keys.count = pattern->MatchMapping.patterns.count = count;
    pattern->MatchMapping.rest = rest;
    p->stack_count = base;
    return pattern;
}

/* ---- patterns */

static AstPattern *bracket_pattern(Parser *p, AstPattern *(*parse_inside)(Parser *))
{
    enum { RULES_OF_A_BRACKET = 8 };
    if (!parser_enter(p, RULES_OF_A_BRACKET))
        return NULL;
    AstPattern *pattern = parse_inside(p);
    p->depth -= RULES_OF_A_BRACKET;
    return pattern;
}

static AstPattern *closed_pattern(Parser *p)
{
    int64_t start = p->mark;
    Object *value = singleton_at(p);
    if (value != NULL)
        return singleton_pattern(p, value);
    switch (parser_kind(p)) {
    case TOKEN_NUMBER:
    case TOKEN_MINUS: {
        AstExpr *number = number_value(p);
        return value_pattern(p, start, number);
    }
    case TOKEN_STRING: {
        AstExpr *strings = parse_strings(p);
        return value_pattern(p, start, strings);
    }
    case TOKEN_NAME:
        return name_pattern(p);
    case TOKEN_LPAR:
        return bracket_pattern(p, parenthesis_pattern);
    case TOKEN_LSQB:
        return bracket_pattern(p, list_pattern);
    case TOKEN_LBRACE:
        return bracket_pattern(p, mapping_pattern);
    default:
        return NULL;
    }
}

static AstPattern *or_pattern(Parser *p)
{
    int64_t start = p->mark;
    AstPattern *first = closed_pattern(p);
    if (first == NULL || parser_kind(p) != TOKEN_VBAR)
        return first;
    int64_t base = p->stack_count;
    if (!parser_push(p, first))
        return NULL;
    while (parser_accept(p, TOKEN_VBAR)) {
        AstPattern *next = closed_pattern(p);
        if (next == NULL || !parser_push(p, next))
            return NULL;
    }
    AstPattern *pattern = parser_pattern(p, AST_MatchOr, start);
    return pattern != NULL && parser_take(p, base, &pattern->MatchOr.patterns) ? pattern : NULL;
}

static AstPattern *parse_pattern(Parser *p)
{
    int64_t start = p->mark;
    AstPattern *inner = or_pattern(p);
    if (inner == NULL || !parser_accept(p, TOKEN_AS))
        return inner;
    Object *name = capture_target(p);
    if (name == NULL)
        return NULL;
    AstPattern *pattern = parser_pattern(p, AST_MatchAs, start);
    if (pattern == NULL)
        return NULL;
    pattern->MatchAs.pattern = inner;
    pattern->MatchAs.name = name;
    return pattern;
}

AstPattern *parse_patterns(Parser *p)
{
    int64_t start = p->mark;
    AstPattern *first = maybe_star_pattern(p);
    if (first == NULL || parser_kind(p) == TOKEN_COMMA)
        return first == NULL ? NULL : sequence_rest(p, start, first, TOKEN_END);
    return first->kind == AST_MatchStar ? NULL : first;
}

/* ---- the statement */

static AstMatchCase *case_block(Parser *p)
{
    p->mark++;
    AstMatchCase *block = parser_alloc(p, sizeof(AstMatchCase));
    if (block == NULL)
        return NULL;
    block->pattern = parse_patterns(p);
    if (block->pattern == NULL)
        return NULL;
    if (parser_accept(p, TOKEN_IF)) {
        block->guard = parse_named_expression(p);
        if (block->guard == NULL)
            return NULL;
    }
    return parser_accept(p, TOKEN_COLON) && parse_block(p, &block->body) ? block : NULL;
}

static AstExpr *parse_subject(Parser *p)
{
    int64_t start = p->mark;
    bool is_starred = parser_kind(p) == TOKEN_STAR;
    AstExpr *first = parse_star_named_expression(p);
    if (first != NULL && parser_kind(p) == TOKEN_COMMA)
        return parse_tuple_rest(p, start, first, parse_star_named_expression);
    return is_starred ? NULL : first;
}

/* Whether a match statement begins here: match, a subject, a colon, and an indented case. */
static AstExpr *match_head(Parser *p)
{
    p->mark++;
    if (!parser_at_expression(p) && parser_kind(p) != TOKEN_STAR)
        return NULL;
    AstExpr *subject = parse_subject(p);
    if (subject == NULL || !parser_accept(p, TOKEN_COLON) || !parser_accept(p, TOKEN_NEWLINE) ||
        !parser_accept(p, TOKEN_INDENT))
        return NULL;
    return parser_is_word(p, p->mark, "case") ? subject : NULL;
}

static bool case_blocks(Parser *p, AstMatchCases *cases)
{
    int64_t base = p->stack_count;
    while (parser_is_word(p, p->mark, "case")) {
        AstMatchCase *block = case_block(p);
        if (block == NULL || !parser_push(p, block))
            return false;
    }
    return parser_accept(p, TOKEN_DEDENT) && parser_take(p, base, cases);
}

/* NULL, with the mark where it was, also when this is no match statement but a name. */
AstStmt *parse_match(Parser *p)
{
    int64_t start = p->mark;
    int64_t base = p->stack_count;
    int32_t depth = p->depth;
    AstExpr *subject = match_head(p);
    AstMatchCases cases = {0};
    if (subject == NULL || !case_blocks(p, &cases)) {
        p->mark = start;
        p->stack_count = base;
        p->depth = depth;
        return NULL;
    }
    AstStmt *stmt = parser_stmt(p, AST_Match, start);
    if (stmt == NULL)
        return NULL;
    stmt->Match.subject = subject;
    stmt->Match.cases = cases;
    return stmt;
}
