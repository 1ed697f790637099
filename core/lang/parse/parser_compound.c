/* Compound statements and their blocks. match is in parser_pattern.c. */
#include "lang/parse/parser_private.h"

#include <string.h>

/* A line of simple statements, or an indented run of statements. */
bool parse_block(Parser *p, AstStmts *body)
{
    int64_t base = p->stack_count;
    if (!parser_accept(p, TOKEN_NEWLINE))
        return parse_simple_statements(p) && parser_take(p, base, body);
    if (!parser_accept(p, TOKEN_INDENT))
        return false;
    do {
        if (!parse_statement(p))
            return false;
    } while (parser_kind(p) != TOKEN_DEDENT && parser_kind(p) != TOKEN_END);
    return parser_accept(p, TOKEN_DEDENT) && parser_take(p, base, body);
}

static bool colon_block(Parser *p, AstStmts *body)
{
    return parser_accept(p, TOKEN_COLON) && parse_block(p, body);
}

static bool else_block(Parser *p, AstStmts *orelse)
{
    return !parser_accept(p, TOKEN_ELSE) || colon_block(p, orelse);
}

/* ---- if, while, for */

/* One if or elif, without what follows its block; its end is not known yet. */
static AstStmt *if_head(Parser *p)
{
    int64_t start = p->mark++;
    AstExpr *test = parse_named_expression(p);
    AstStmts body = {0};
    if (test == NULL || !colon_block(p, &body))
        return NULL;
    AstStmt *stmt = parser_stmt(p, AST_If, start);
    if (stmt == NULL)
        return NULL;
    stmt->If.test = test;
    stmt->If.body = body;
    return stmt;
}

/* elifs chain without nesting C calls; each lies in the orelse of the one before. All end where the last
 * block does. */
static AstStmt *if_statement(Parser *p)
{
    int64_t base = p->stack_count;
    int32_t depth = p->depth;
    do {
        AstStmt *stmt = parser_enter(p, 1) ? if_head(p) : NULL;
        if (stmt == NULL || !parser_push(p, stmt))
            return NULL;
    } while (parser_kind(p) == TOKEN_ELIF);
    p->depth = depth;
    AstStmts orelse = {0};
    if (!else_block(p, &orelse))
        return NULL;
    AstPosition end = parser_position(p, p->mark - 1);
    for (;;) {
        AstStmt *stmt = p->stack[p->stack_count - 1].item;
        stmt->If.orelse = orelse;
        stmt->position.end_lineno = end.end_lineno;
        stmt->position.end_col_offset = end.end_col_offset;
        if (p->stack_count - 1 == base) {
            p->stack_count = base;
            return stmt;
        }
        if (!parser_take(p, p->stack_count - 1, &orelse))
            return NULL;
    }
}

static AstStmt *while_statement(Parser *p)
{
    int64_t start = p->mark++;
    AstExpr *test = parse_named_expression(p);
    AstStmts body = {0};
    AstStmts orelse = {0};
    if (test == NULL || !colon_block(p, &body) || !else_block(p, &orelse))
        return NULL;
    AstStmt *stmt = parser_stmt(p, AST_While, start);
    if (stmt == NULL)
        return NULL;
    stmt->While.test = test;
    stmt->While.body = body;
    stmt->While.orelse = orelse;
    return stmt;
}

/* `start`: where the statement begins, at its async if it has one. */
static AstStmt *for_statement(Parser *p, int64_t start, bool is_async)
{
    p->mark++;
    AstExpr *target = parse_star_targets(p);
    if (target == NULL || !parser_accept(p, TOKEN_IN))
        return NULL;
    AstExpr *iter = parse_star_expressions(p);
    AstStmts body = {0};
    AstStmts orelse = {0};
    if (iter == NULL || !colon_block(p, &body) || !else_block(p, &orelse))
        return NULL;
    AstStmt *stmt = parser_stmt(p, is_async ? AST_AsyncFor : AST_For, start);
    if (stmt == NULL)
        return NULL;
    stmt->For.target = target;
    stmt->For.iter = iter;
    stmt->For.body = body;
    stmt->For.orelse = orelse;
    return stmt;
}

/* ---- with */

static AstWithItem *with_item(Parser *p)
{
    AstWithItem *item = parser_alloc(p, sizeof(AstWithItem));
    if (item == NULL)
        return NULL;
    item->context_expr = parse_expression(p);
    if (item->context_expr == NULL)
        return NULL;
    if (parser_accept(p, TOKEN_AS)) {
        item->optional_vars = parse_star_target(p);
        if (item->optional_vars == NULL)
            return NULL;
    }
    return item;
}

/* Items pushed up to the colon. In brackets a comma may be the last. */
static bool with_items(Parser *p, bool has_brackets)
{
    if (has_brackets)
        p->mark++;
    do {
        if (has_brackets && parser_kind(p) == TOKEN_RPAR && p->tokens[p->mark - 1].kind == TOKEN_COMMA)
            break;
        AstWithItem *item = with_item(p);
        if (item == NULL || !parser_push(p, item))
            return false;
    } while (parser_accept(p, TOKEN_COMMA));
    return (!has_brackets || parser_accept(p, TOKEN_RPAR)) && parser_kind(p) == TOKEN_COLON;
}

/* Brackets behind with hold its items if the text allows; else they are the first item's own. */
static AstStmt *with_statement(Parser *p, int64_t start, bool is_async)
{
    p->mark++;
    int64_t base = p->stack_count;
    int64_t mark = p->mark;
    int32_t depth = p->depth;
    bool is_read = parser_kind(p) == TOKEN_LPAR && with_items(p, true);
    if (!is_read) {
        if (p->is_failed)
            return NULL;
        p->mark = mark;
        p->stack_count = base;
        p->depth = depth;
        if (!with_items(p, false))
            return NULL;
    }
    AstWithItems items = {0};
    AstStmts body = {0};
    if (!parser_take(p, base, &items) || !colon_block(p, &body))
        return NULL;
    AstStmt *stmt = parser_stmt(p, is_async ? AST_AsyncWith : AST_With, start);
    if (stmt == NULL)
        return NULL;
    stmt->With.items = items;
    stmt->With.body = body;
    return stmt;
}

/* ---- try */

/* except ["*"] [type ["as" name]] ":" block */
static AstExceptHandler *except_block(Parser *p, bool is_star)
{
    int64_t start = p->mark++;
    if (is_star)
        p->mark++;
    AstExceptHandler *handler = parser_alloc(p, sizeof(AstExceptHandler));
    if (handler == NULL)
        return NULL;
    if (is_star || parser_kind(p) != TOKEN_COLON) {
        handler->type = parse_expression(p);
        if (handler->type == NULL)
            return NULL;
    }
    if (handler->type != NULL && parser_accept(p, TOKEN_AS)) {
        handler->name = parser_identifier(p);
        if (handler->name == NULL)
            return NULL;
    }
    if (!colon_block(p, &handler->body))
        return NULL;
    handler->position = parser_position(p, start);
    return handler;
}

static bool except_blocks(Parser *p, bool is_star, AstExceptHandlers *handlers)
{
    int64_t base = p->stack_count;
    while (parser_kind(p) == TOKEN_EXCEPT) {
        if ((parser_next_kind(p) == TOKEN_STAR) != is_star)
            return false;
        AstExceptHandler *handler = except_block(p, is_star);
        if (handler == NULL || !parser_push(p, handler))
            return false;
    }
    return parser_take(p, base, handlers);
}

static AstStmt *try_statement(Parser *p)
{
    int64_t start = p->mark++;
    AstStmts body = {0};
    AstStmts orelse = {0};
    AstStmts finalbody = {0};
    AstExceptHandlers handlers = {0};
    if (!colon_block(p, &body))
        return NULL;
    bool is_star = parser_kind(p) == TOKEN_EXCEPT && parser_next_kind(p) == TOKEN_STAR;
    if (!except_blocks(p, is_star, &handlers))
        return NULL;
    if (handlers.count > 0 && !else_block(p, &orelse))
        return NULL;
    if (parser_accept(p, TOKEN_FINALLY) ? !colon_block(p, &finalbody) : handlers.count == 0)
        return NULL;
    AstStmt *stmt = parser_stmt(p, is_star ? AST_TryStar : AST_Try, start);
    if (stmt == NULL)
        return NULL;
    stmt->Try.body = body;
    stmt->Try.handlers = handlers;
    stmt->Try.orelse = orelse;
    stmt->Try.finalbody = finalbody;
    return stmt;
}

/* ---- def, class */

static bool parse_decorators(Parser *p, AstExprs *decorators)
{
    int64_t base = p->stack_count;
    while (parser_accept(p, TOKEN_AT)) {
        AstExpr *decorator = parse_named_expression(p);
        if (decorator == NULL || !parser_accept(p, TOKEN_NEWLINE) || !parser_push(p, decorator))
            return false;
    }
    return parser_take(p, base, decorators);
}

static AstStmt *def_statement(Parser *p, int64_t start, bool is_async)
{
    p->mark++;
    Object *name = parser_identifier(p);
    if (name == NULL || !parser_accept(p, TOKEN_LPAR))
        return NULL;
    AstArguments *arguments = parse_parameters(p, TOKEN_RPAR);
    if (arguments == NULL)
        return NULL;
    p->mark++;
    AstExpr *returns = NULL;
    if (parser_accept(p, TOKEN_RARROW)) {
        returns = parse_expression(p);
        if (returns == NULL)
            return NULL;
    }
    AstStmts body = {0};
    if (!colon_block(p, &body))
        return NULL;
    AstStmt *stmt = parser_stmt(p, is_async ? AST_AsyncFunctionDef : AST_FunctionDef, start);
    if (stmt == NULL)
        return NULL;
    stmt->FunctionDef.name = name;
    stmt->FunctionDef.args = arguments;
    stmt->FunctionDef.body = body;
    stmt->FunctionDef.returns = returns;
    return stmt;
}

/* A class takes no generator expression without brackets of its own, unlike a call. */
static bool is_bare_generator(const Parser *p, int64_t open, const AstExprs *bases)
{
    if (bases->count != 1 || ast_expr_at(bases, 0)->kind != AST_GeneratorExp)
        return false;
    AstPosition position = ast_expr_at(bases, 0)->position;
    return position.lineno == p->tokens[open].lineno && position.col_offset == p->tokens[open].col_offset;
}

static AstStmt *class_statement(Parser *p)
{
    int64_t start = p->mark++;
    Object *name = parser_identifier(p);
    if (name == NULL)
        return NULL;
    AstExprs bases = {0};
    AstKeywords keywords = {0};
    int64_t open = p->mark;
    if (parser_accept(p, TOKEN_LPAR) &&
        (!parse_call_arguments(p, &bases, &keywords) || is_bare_generator(p, open, &bases)))
        return NULL;
    AstStmts body = {0};
    if (!colon_block(p, &body))
        return NULL;
    AstStmt *stmt = parser_stmt(p, AST_ClassDef, start);
    if (stmt == NULL)
        return NULL;
    stmt->ClassDef.name = name;
    stmt->ClassDef.bases = bases;
    stmt->ClassDef.keywords = keywords;
    stmt->ClassDef.body = body;
    return stmt;
}

static AstStmt *async_statement(Parser *p)
{
    int64_t start = p->mark++;
    switch (parser_kind(p)) {
    case TOKEN_DEF:
        return def_statement(p, start, true);
    case TOKEN_WITH:
        return with_statement(p, start, true);
    case TOKEN_FOR:
        return for_statement(p, start, true);
    default:
        return NULL;
    }
}

static AstStmt *decorated(Parser *p)
{
    AstExprs decorators = {0};
    if (!parse_decorators(p, &decorators))
        return NULL;
    AstStmt *stmt = NULL;
    if (parser_kind(p) == TOKEN_CLASS)
        stmt = class_statement(p);
    else if (parser_kind(p) == TOKEN_DEF)
        stmt = def_statement(p, p->mark, false);
    else if (parser_kind(p) == TOKEN_ASYNC && parser_next_kind(p) == TOKEN_DEF)
        stmt = async_statement(p);
    if (stmt == NULL)
        return NULL;
    if (stmt->kind == AST_ClassDef)
        stmt->ClassDef.decorator_list = decorators;
    else
        stmt->FunctionDef.decorator_list = decorators;
    return stmt;
}

/* ---- */

AstStmt *parse_compound(Parser *p, bool *is_compound)
{
    *is_compound = true;
    switch (parser_kind(p)) {
    case TOKEN_DEF:
        return def_statement(p, p->mark, false);
    case TOKEN_AT:
        return decorated(p);
    case TOKEN_ASYNC:
        return async_statement(p);
    case TOKEN_IF:
        return if_statement(p);
    case TOKEN_CLASS:
        return class_statement(p);
    case TOKEN_WITH:
        return with_statement(p, p->mark, false);
    case TOKEN_FOR:
        return for_statement(p, p->mark, false);
    case TOKEN_TRY:
        return try_statement(p);
    case TOKEN_WHILE:
        return while_statement(p);
    default:
        break;
    }
    AstStmt *match = parser_is_word(p, p->mark, "match") ? parse_match(p) : NULL;
    *is_compound = match != NULL;
    return match;
}

bool parse_statement(Parser *p)
{
    enum { RULES_OF_A_STATEMENT = 6 };
    bool is_compound;
    if (!parser_enter(p, RULES_OF_A_STATEMENT))
        return false;
    AstStmt *stmt = parse_compound(p, &is_compound);
    bool is_read;
    if (is_compound)
        is_read = stmt != NULL && parser_push(p, stmt);
    else
        is_read = !p->is_failed && parse_simple_statements(p);
    p->depth -= RULES_OF_A_STATEMENT;
    return is_read;
}
