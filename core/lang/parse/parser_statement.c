/* Simple statements, and lines of them. */
#include "lang/parse/parser_private.h"

#include <string.h>

#include "object/error.h"
#include "types/text/str.h"

/* ---- assignment */

static bool is_single_target(const AstExpr *expr)
{
    return expr->kind == AST_Name || expr->kind == AST_Attribute || expr->kind == AST_Subscript;
}

/* Whether the target goes on behind a ")" that closes a target of its own, as in "(f).name". CPython's grammar
 * takes that target for all there is, and finds no colon behind it. */
static bool goes_on_behind_brackets(const Parser *p, int64_t start, const AstExpr *target)
{
    const Token *first = &p->tokens[start];
    if (first->kind != TOKEN_LPAR || p->tokens[p->mark - 1].kind == TOKEN_RPAR)
        return false;
    const AstExpr *part = target;
    while (part->position.lineno == first->lineno && part->position.col_offset == first->col_offset) {
        if (part->kind == AST_Attribute)
            part = part->Attribute.value;
        else if (part->kind == AST_Subscript)
            part = part->Subscript.value;
        else if (part->kind == AST_Call)
            part = part->Call.func;
        else
            return false;
    }
    return is_single_target(part);
}

/* target: annotation [= value]; the colon is at the mark. */
static AstStmt *annotated(Parser *p, int64_t start, AstExpr *target)
{
    bool is_simple = target->kind == AST_Name && p->tokens[start].kind == TOKEN_NAME;
    if (goes_on_behind_brackets(p, start, target) || !is_single_target(target) ||
        !parser_make_target(p, target, AST_Store))
        return NULL;
    p->mark++;
    AstExpr *annotation = parse_expression(p);
    if (annotation == NULL)
        return NULL;
    AstExpr *value = NULL;
    if (parser_accept(p, TOKEN_EQUAL)) {
        value = parse_yield_or_star_expressions(p);
        if (value == NULL)
            return NULL;
    }
    AstStmt *stmt = parser_stmt(p, AST_AnnAssign, start);
    if (stmt == NULL)
        return NULL;
    stmt->AnnAssign.target = target;
    stmt->AnnAssign.annotation = annotation;
    stmt->AnnAssign.value = value;
    stmt->AnnAssign.simple = is_simple;
    return stmt;
}

static const uint8_t augmented_operators[] = {AST_Add,    AST_Sub,    AST_Mult,    AST_MatMult, AST_Div,
                                              AST_Mod,    AST_Pow,    AST_LShift,  AST_RShift,  AST_BitOr,
                                              AST_BitXor, AST_BitAnd, AST_FloorDiv};

static AstStmt *augmented(Parser *p, int64_t start, AstExpr *target)
{
    enum AstOperator which = augmented_operators[parser_kind(p) - TOKEN_PLUSEQUAL];
    if (!is_single_target(target) || !parser_make_target(p, target, AST_Store))
        return NULL;
    p->mark++;
    AstExpr *value = parse_yield_or_star_expressions(p);
    if (value == NULL)
        return NULL;
    AstStmt *stmt = parser_stmt(p, AST_AugAssign, start);
    if (stmt == NULL)
        return NULL;
    stmt->AugAssign.target = target;
    stmt->AugAssign.op = which;
    stmt->AugAssign.value = value;
    return stmt;
}

/* target = … = value; the first = is at the mark. */
static AstStmt *assigned(Parser *p, int64_t start, AstExpr *first)
{
    int64_t base = p->stack_count;
    AstExpr *value = first;
    while (parser_accept(p, TOKEN_EQUAL)) {
        if (value->kind == AST_Yield || value->kind == AST_YieldFrom ||
            !parser_make_target(p, value, AST_Store) || !parser_push(p, value))
            return NULL;
        value = parse_yield_or_star_expressions(p);
        if (value == NULL)
            return NULL;
    }
    AstStmt *stmt = parser_stmt(p, AST_Assign, start);
    if (stmt == NULL || !parser_take(p, base, &stmt->Assign.targets))
        return NULL;
    stmt->Assign.value = value;
    return stmt;
}

/* An expression, or what it turns out to be the target of. */
static AstStmt *expression_statement(Parser *p)
{
    int64_t start = p->mark;
    AstExpr *expr = parse_yield_or_star_expressions(p);
    if (expr == NULL)
        return NULL;
    TokenKind kind = parser_kind(p);
    bool is_yield = p->tokens[start].kind == TOKEN_YIELD;
    if (!is_yield && kind == TOKEN_EQUAL)
        return assigned(p, start, expr);
    if (!is_yield && kind == TOKEN_COLON)
        return annotated(p, start, expr);
    if (!is_yield && kind >= TOKEN_PLUSEQUAL && kind <= TOKEN_DOUBLESLASHEQUAL)
        return augmented(p, start, expr);
    AstStmt *stmt = parser_stmt(p, AST_Expr, start);
    if (stmt != NULL)
        stmt->Expr.value = expr;
    return stmt;
}

/* ---- statements that begin with a word */

static AstStmt *return_statement(Parser *p)
{
    int64_t start = p->mark++;
    AstExpr *value = NULL;
    if (parser_at_expression(p) || parser_kind(p) == TOKEN_STAR) {
        value = parse_star_expressions(p);
        if (value == NULL)
            return NULL;
    }
    AstStmt *stmt = parser_stmt(p, AST_Return, start);
    if (stmt != NULL)
        stmt->Return.value = value;
    return stmt;
}

static AstStmt *raise_statement(Parser *p)
{
    int64_t start = p->mark++;
    AstExpr *exception = NULL;
    AstExpr *cause = NULL;
    if (parser_at_expression(p)) {
        exception = parse_expression(p);
        if (exception == NULL)
            return NULL;
        if (parser_accept(p, TOKEN_FROM)) {
            cause = parse_expression(p);
            if (cause == NULL)
                return NULL;
        }
    }
    AstStmt *stmt = parser_stmt(p, AST_Raise, start);
    if (stmt == NULL)
        return NULL;
    stmt->Raise.exc = exception;
    stmt->Raise.cause = cause;
    return stmt;
}

static AstStmt *names_statement(Parser *p, enum AstStmtKind kind)
{
    int64_t start = p->mark++;
    int64_t base = p->stack_count;
    do {
        Object *name = parser_identifier(p);
        if (name == NULL || !parser_push(p, name))
            return NULL;
    } while (parser_accept(p, TOKEN_COMMA));
    AstStmt *stmt = parser_stmt(p, kind, start);
    return stmt != NULL && parser_take(p, base, &stmt->Global.names) ? stmt : NULL;
}

static AstStmt *del_statement(Parser *p)
{
    int64_t start = p->mark++;
    int64_t base = p->stack_count;
    do {
        AstExpr *target = parse_primary(p);
        if (target == NULL || !parser_make_target(p, target, AST_Del) || !parser_push(p, target))
            return NULL;
    } while (parser_accept(p, TOKEN_COMMA) && parser_at_expression(p));
    if (parser_kind(p) != TOKEN_SEMI && parser_kind(p) != TOKEN_NEWLINE)
        return NULL;
    AstStmt *stmt = parser_stmt(p, AST_Delete, start);
    return stmt != NULL && parser_take(p, base, &stmt->Delete.targets) ? stmt : NULL;
}

static AstStmt *assert_statement(Parser *p)
{
    int64_t start = p->mark++;
    AstExpr *test = parse_expression(p);
    AstExpr *message = NULL;
    if (test == NULL)
        return NULL;
    if (parser_accept(p, TOKEN_COMMA)) {
        message = parse_expression(p);
        if (message == NULL)
            return NULL;
    }
    AstStmt *stmt = parser_stmt(p, AST_Assert, start);
    if (stmt == NULL)
        return NULL;
    stmt->Assert.test = test;
    stmt->Assert.msg = message;
    return stmt;
}

/* ---- imports */

/* a.b.c as one identifier. */
static Object *dotted_name(Parser *p)
{
    Object *name = parser_identifier(p);
    if (name == NULL || parser_kind(p) != TOKEN_DOT)
        return name;
    object_incref(name);
    while (parser_accept(p, TOKEN_DOT)) {
        Object *dot = str_from_cstring(p->rt, ".");
        if (dot == NULL || str_append(p->rt, &name, dot) < 0) {
            object_xdecref(p->rt, dot);
            if (dot == NULL)
                object_xdecref(p->rt, name);
            return parser_fail(p);
        }
        object_decref(p->rt, dot);
        Object *part = parser_identifier(p);
        if (part == NULL) {
            object_decref(p->rt, name);
            return NULL;
        }
        if (str_append(p->rt, &name, part) < 0)
            return parser_fail(p);
    }
    str_intern(p->rt, &name);
    name = compile_arena_keep(p->rt, p->arena, name);
    return name == NULL ? parser_fail(p) : name;
}

/* name ["as" asname] */
static AstAlias *parse_alias(Parser *p, Object *(*parse_imported)(Parser *))
{
    int64_t start = p->mark;
    Object *name = parse_imported(p);
    if (name == NULL)
        return NULL;
    Object *asname = NULL;
    if (parser_accept(p, TOKEN_AS)) {
        asname = parser_identifier(p);
        if (asname == NULL)
            return NULL;
    }
    AstAlias *alias = parser_alloc(p, sizeof(AstAlias));
    if (alias == NULL)
        return NULL;
    alias->position = parser_position(p, start);
    alias->name = name;
    alias->asname = asname;
    return alias;
}

static AstStmt *import_statement(Parser *p)
{
    int64_t start = p->mark++;
    int64_t base = p->stack_count;
    do {
        AstAlias *alias = parse_alias(p, dotted_name);
        if (alias == NULL || !parser_push(p, alias))
            return NULL;
    } while (parser_accept(p, TOKEN_COMMA));
    AstStmt *stmt = parser_stmt(p, AST_Import, start);
    return stmt != NULL && parser_take(p, base, &stmt->Import.names) ? stmt : NULL;
}

static AstAlias *star_alias(Parser *p)
{
    int64_t start = p->mark++;
    AstAlias *alias = parser_alloc(p, sizeof(AstAlias));
    Object *star = compile_arena_keep(p->rt, p->arena, str_intern_cstring(p->rt, "*"));
    if (alias == NULL || star == NULL)
        return parser_fail(p);
    alias->position = parser_position(p, start);
    alias->name = star;
    return alias;
}

/* What a from statement imports, pushed. */
static bool import_targets(Parser *p)
{
    if (parser_kind(p) == TOKEN_STAR) {
        AstAlias *star = star_alias(p);
        return star != NULL && parser_push(p, star);
    }
    bool has_brackets = parser_accept(p, TOKEN_LPAR);
    do {
        if (has_brackets && parser_kind(p) == TOKEN_RPAR && p->tokens[p->mark - 1].kind == TOKEN_COMMA)
            break;
        AstAlias *alias = parse_alias(p, parser_identifier);
        if (alias == NULL || !parser_push(p, alias))
            return false;
    } while (parser_accept(p, TOKEN_COMMA));
    return !has_brackets || parser_accept(p, TOKEN_RPAR);
}

static AstStmt *from_statement(Parser *p)
{
    int64_t start = p->mark++;
    int64_t level = 0;
    while (parser_kind(p) == TOKEN_DOT || parser_kind(p) == TOKEN_ELLIPSIS) {
        level += parser_kind(p) == TOKEN_DOT ? 1 : 3;
        p->mark++;
    }
    Object *module = NULL;
    if (parser_kind(p) == TOKEN_NAME) {
        module = dotted_name(p);
        if (module == NULL)
            return NULL;
    }
    int64_t base = p->stack_count;
    if ((module == NULL && level == 0) || !parser_accept(p, TOKEN_IMPORT) || !import_targets(p))
        return NULL;
    AstStmt *stmt = parser_stmt(p, AST_ImportFrom, start);
    if (stmt == NULL || !parser_take(p, base, &stmt->ImportFrom.names))
        return NULL;
    stmt->ImportFrom.module = module;
    stmt->ImportFrom.level = level;
    return stmt;
}

/* ---- lines */

static AstStmt *bare_statement(Parser *p, enum AstStmtKind kind)
{
    int64_t start = p->mark++;
    return parser_stmt(p, kind, start);
}

static AstStmt *simple_statement(Parser *p)
{
    switch (parser_kind(p)) {
    case TOKEN_RETURN:
        return return_statement(p);
    case TOKEN_IMPORT:
        return import_statement(p);
    case TOKEN_FROM:
        return from_statement(p);
    case TOKEN_RAISE:
        return raise_statement(p);
    case TOKEN_PASS:
        return bare_statement(p, AST_Pass);
    case TOKEN_BREAK:
        return bare_statement(p, AST_Break);
    case TOKEN_CONTINUE:
        return bare_statement(p, AST_Continue);
    case TOKEN_DEL:
        return del_statement(p);
    case TOKEN_ASSERT:
        return assert_statement(p);
    case TOKEN_GLOBAL:
        return names_statement(p, AST_Global);
    case TOKEN_NONLOCAL:
        return names_statement(p, AST_Nonlocal);
    default:
        return expression_statement(p);
    }
}

bool parse_simple_statements(Parser *p)
{
    do {
        if (p->tokens[p->mark].kind == TOKEN_NEWLINE && p->mark > 0 &&
            p->tokens[p->mark - 1].kind == TOKEN_SEMI)
            break;
        AstStmt *stmt = simple_statement(p);
        if (stmt == NULL || !parser_push(p, stmt))
            return false;
    } while (parser_accept(p, TOKEN_SEMI));
    return parser_accept(p, TOKEN_NEWLINE);
}
