/* Making of the tree's nodes, and their names. */
#include "lang/parse/ast.h"

#define KIND_NAME(name, fields) #name,
#define EXPR_SIZE(name, fields) offsetof(AstExpr, name) + sizeof(((AstExpr *)0)->name),
#define STMT_SIZE(name, fields) offsetof(AstStmt, name) + sizeof(((AstStmt *)0)->name),
#define PATTERN_SIZE(name, fields) offsetof(AstPattern, name) + sizeof(((AstPattern *)0)->name),

static const uint8_t expr_sizes[] = {AST_EXPRS(EXPR_SIZE)};
static const uint8_t stmt_sizes[] = {AST_STMTS(STMT_SIZE)};
static const uint8_t pattern_sizes[] = {AST_PATTERNS(PATTERN_SIZE)};
static const char *const expr_names[] = {AST_EXPRS(KIND_NAME)};
static const char *const stmt_names[] = {AST_STMTS(KIND_NAME)};
static const char *const pattern_names[] = {AST_PATTERNS(KIND_NAME)};

AstExpr *ast_expr_new(Runtime *rt, CompileArena *arena, enum AstExprKind kind, AstPosition position)
{
    int64_t size = expr_sizes[kind];
    if (size < (int64_t)expr_sizes[AST_Constant])
        size = expr_sizes[AST_Constant];
    AstExpr *expr = compile_arena_alloc(rt, arena, size);
    if (expr == NULL)
        return NULL;
    expr->kind = kind;
    expr->position = position;
    return expr;
}

AstStmt *ast_stmt_new(Runtime *rt, CompileArena *arena, enum AstStmtKind kind, AstPosition position)
{
    AstStmt *stmt = compile_arena_alloc(rt, arena, stmt_sizes[kind]);
    if (stmt == NULL)
        return NULL;
    stmt->kind = kind;
    stmt->position = position;
    return stmt;
}

AstPattern *ast_pattern_new(Runtime *rt, CompileArena *arena, enum AstPatternKind kind, AstPosition position)
{
    AstPattern *pattern = compile_arena_alloc(rt, arena, pattern_sizes[kind]);
    if (pattern == NULL)
        return NULL;
    pattern->kind = kind;
    pattern->position = position;
    return pattern;
}

void ast_become_constant(AstExpr *expr, Object *value)
{
    expr->kind = AST_Constant;
    expr->Constant.value = value;
    expr->Constant.kind = NULL;
    expr->Constant.imaginary = 0;
}

const char *ast_expr_name(const AstExpr *expr) { return expr_names[expr->kind]; }
const char *ast_stmt_name(const AstStmt *stmt) { return stmt_names[stmt->kind]; }
const char *ast_pattern_name(const AstPattern *pattern) { return pattern_names[pattern->kind]; }
