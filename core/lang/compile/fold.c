/* Folding: the walk through the tree. See fold.h. */
#include "lang/compile/fold.h"

#include "lang/compile/scope.h"
#include "object/error.h"
#include "types/call/code.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/number/bool.h"
#include "types/number/complex.h"
#include "types/number/float.h"
#include "types/text/str.h"

static bool fold_expr(Folder *f, AstExpr **place);
static bool fold_stmts(Folder *f, AstStmts *stmts);

bool fold_to_constant(Folder *f, AstExpr *expr, Object *value)
{
    if (value == NULL) {
        if (f->rt->error.kind == ERROR_MEMORY)
            return false;
        error_clear(f->rt);
        return true;
    }
    value = compile_arena_keep(f->rt, f->arena, value);
    if (value == NULL)
        return false;
    ast_become_constant(expr, value);
    return true;
}

bool fold_has_starred(const AstExprs *elements)
{
    for (int64_t i = 0; i < elements->count; i++) {
        if (ast_expr_at(elements, i)->kind == AST_Starred)
            return true;
    }
    return false;
}

static bool fold_optional(Folder *f, AstExpr **place) { return *place == NULL || fold_expr(f, place); }

static bool fold_exprs(Folder *f, AstExprs *exprs)
{
    for (int64_t i = 0; i < exprs->count; i++) {
        if (!fold_optional(f, &exprs->items[i].item))
            return false;
    }
    return true;
}

/* ---- sequences of constants */

static bool all_constant(const AstExprs *elements)
{
    for (int64_t i = 0; i < elements->count; i++) {
        if (!fold_is_constant(ast_expr_at(elements, i)))
            return false;
    }
    return true;
}

static Object *tuple_of(Folder *f, const AstExprs *elements)
{
    Object *tuple = tuple_new(f->rt, elements->count);
    if (tuple == NULL)
        return NULL;
    for (int64_t i = 0; i < elements->count; i++)
        tuple_set(tuple, i, object_incref(ast_expr_at(elements, i)->Constant.value));
    return tuple;
}

static bool fold_tuple(Folder *f, AstExpr *expr)
{
    if (expr->Tuple.ctx != AST_Load || !all_constant(&expr->Tuple.elts))
        return true;
    return fold_to_constant(f, expr, tuple_of(f, &expr->Tuple.elts));
}

static bool fold_set_to_frozenset(Folder *f, AstExpr *expr)
{
    if (!all_constant(&expr->Set.elts))
        return true;
    Object *items = tuple_of(f, &expr->Set.elts);
    if (items == NULL)
        return false;
    Object *set = set_from(f->rt, TYPE_FROZENSET, items);
    object_decref(f->rt, items);
    return fold_to_constant(f, expr, set);
}

/* A list or set that is looked through and thrown away need not be one that can change. */
static bool fold_iterable(Folder *f, AstExpr *expr)
{
    if (expr->kind == AST_Set)
        return fold_set_to_frozenset(f, expr);
    if (expr->kind != AST_List || fold_has_starred(&expr->List.elts))
        return true;
    expr->kind = AST_Tuple;
    return fold_tuple(f, expr);
}

/* ---- expressions */

static bool fold_compare(Folder *f, AstExpr *expr)
{
    AstExprs *comparators = &expr->Compare.comparators;
    if (!fold_expr(f, &expr->Compare.left) || !fold_exprs(f, comparators))
        return false;
    int64_t last = comparators->count - 1;
    uint8_t comparison = expr->Compare.ops.items[last];
    if (comparison != AST_In && comparison != AST_NotIn)
        return true;
    return fold_iterable(f, ast_expr_at(comparators, last));
}

static bool fold_clauses(Folder *f, AstComprehensions *clauses)
{
    for (int64_t i = 0; i < clauses->count; i++) {
        AstComprehension *clause = ast_comprehension_at(clauses, i);
        if (!fold_expr(f, &clause->target) || !fold_expr(f, &clause->iter) || !fold_exprs(f, &clause->ifs) ||
            !fold_iterable(f, clause->iter))
            return false;
    }
    return true;
}

static bool fold_keywords(Folder *f, AstKeywords *keywords)
{
    for (int64_t i = 0; i < keywords->count; i++) {
        if (!fold_expr(f, &ast_keyword_at(keywords, i)->value))
            return false;
    }
    return true;
}

static bool fold_name(Folder *f, AstExpr *expr)
{
    if (expr->Name.ctx != AST_Load || !str_equal_ascii(expr->Name.id, "__debug__"))
        return true;
    return fold_to_constant(f, expr, bool_from(f->rt, f->optimize == 0));
}

/* The parser writes 2j as the float 2 and a mark. */
static bool fold_constant(Folder *f, AstExpr *expr)
{
    if (!expr->Constant.imaginary)
        return true;
    Object *value = complex_from_value(f->rt, (ComplexValue){0.0, float_value(expr->Constant.value)});
    value = compile_arena_keep(f->rt, f->arena, value);
    expr->Constant.value = value;
    expr->Constant.imaginary = 0;
    return value != NULL;
}

static bool fold_annotation(Folder *f, AstExpr **place)
{
    return *place == NULL || (f->future & CODE_FUTURE_ANNOTATIONS) != 0 || fold_expr(f, place);
}

static bool fold_args(Folder *f, AstArgs *args)
{
    for (int64_t i = 0; i < args->count; i++) {
        if (!fold_annotation(f, &ast_arg_at(args, i)->annotation))
            return false;
    }
    return true;
}

static bool fold_arguments(Folder *f, AstArguments *arguments)
{
    return fold_args(f, &arguments->posonlyargs) && fold_args(f, &arguments->args) &&
           (arguments->vararg == NULL || fold_annotation(f, &arguments->vararg->annotation)) &&
           fold_args(f, &arguments->kwonlyargs) && fold_exprs(f, &arguments->kw_defaults) &&
           (arguments->kwarg == NULL || fold_annotation(f, &arguments->kwarg->annotation)) &&
           fold_exprs(f, &arguments->defaults);
}

/* `place` holds the node, and another one afterwards where the node itself has no room for what it becomes.
 */
static bool fold_by_kind(Folder *f, AstExpr **place)
{
    AstExpr *expr = *place;
    switch ((enum AstExprKind)expr->kind) {
    case AST_BoolOp:
        return fold_exprs(f, &expr->BoolOp.values);
    case AST_NamedExpr:
        return fold_expr(f, &expr->NamedExpr.value);
    case AST_BinOp:
        return fold_expr(f, &expr->BinOp.left) && fold_expr(f, &expr->BinOp.right) && fold_binary(f, expr);
    case AST_UnaryOp:
        return fold_expr(f, &expr->UnaryOp.operand) && fold_unary(f, place);
    case AST_Lambda:
        return fold_arguments(f, expr->Lambda.args) && fold_expr(f, &expr->Lambda.body);
    case AST_IfExp:
        return fold_expr(f, &expr->IfExp.test) && fold_expr(f, &expr->IfExp.body) &&
               fold_expr(f, &expr->IfExp.orelse);
    case AST_Dict:
        return fold_exprs(f, &expr->Dict.keys) && fold_exprs(f, &expr->Dict.values);
    case AST_Set:
        return fold_exprs(f, &expr->Set.elts);
    case AST_ListComp:
    case AST_SetComp:
    case AST_GeneratorExp:
        return fold_expr(f, &expr->ListComp.elt) && fold_clauses(f, &expr->ListComp.generators);
    case AST_DictComp:
        return fold_expr(f, &expr->DictComp.key) && fold_expr(f, &expr->DictComp.value) &&
               fold_clauses(f, &expr->DictComp.generators);
    case AST_Await:
    case AST_YieldFrom:
        return fold_expr(f, &expr->Await.value);
    case AST_Yield:
        return fold_optional(f, &expr->Yield.value);
    case AST_Compare:
        return fold_compare(f, expr);
    case AST_Call:
        return fold_expr(f, &expr->Call.func) && fold_exprs(f, &expr->Call.args) &&
               fold_keywords(f, &expr->Call.keywords);
    case AST_FormattedValue:
        return fold_expr(f, &expr->FormattedValue.value) &&
               fold_optional(f, &expr->FormattedValue.format_spec);
    case AST_JoinedStr:
        return fold_exprs(f, &expr->JoinedStr.values);
    case AST_Constant:
        return fold_constant(f, expr);
    case AST_Attribute:
        return fold_expr(f, &expr->Attribute.value);
    case AST_Subscript:
        return fold_expr(f, &expr->Subscript.value) && fold_expr(f, &expr->Subscript.slice) &&
               fold_subscript(f, expr);
    case AST_Starred:
        return fold_expr(f, &expr->Starred.value);
    case AST_Name:
        return fold_name(f, expr);
    case AST_List:
        return fold_exprs(f, &expr->List.elts);
    case AST_Tuple:
        return fold_exprs(f, &expr->Tuple.elts) && fold_tuple(f, expr);
    case AST_Slice:
        return fold_optional(f, &expr->Slice.lower) && fold_optional(f, &expr->Slice.upper) &&
               fold_optional(f, &expr->Slice.step);
    case AST_EXPR_KINDS:
        break;
    }
    return true;
}

static bool fold_expr(Folder *f, AstExpr **place)
{
    if (++f->depth > COMPILE_DEPTH_MOST)
        return scope_too_deep(f->rt, f->problem);
    bool good = fold_by_kind(f, place);
    f->depth--;
    return good;
}

/* ---- patterns */

static bool fold_patterns(Folder *f, AstPatterns *patterns);

static bool fold_pattern(Folder *f, AstPattern *pattern)
{
    switch ((enum AstPatternKind)pattern->kind) {
    case AST_MatchValue:
        return fold_expr(f, &pattern->MatchValue.value);
    case AST_MatchSequence:
    case AST_MatchOr:
        return fold_patterns(f, &pattern->MatchSequence.patterns);
    case AST_MatchMapping:
        return fold_exprs(f, &pattern->MatchMapping.keys) &&
               fold_patterns(f, &pattern->MatchMapping.patterns);
    case AST_MatchClass:
        return fold_expr(f, &pattern->MatchClass.cls) && fold_patterns(f, &pattern->MatchClass.patterns) &&
               fold_patterns(f, &pattern->MatchClass.kwd_patterns);
    case AST_MatchAs:
        return pattern->MatchAs.pattern == NULL || fold_pattern(f, pattern->MatchAs.pattern);
    case AST_MatchSingleton:
    case AST_MatchStar:
    case AST_PATTERN_KINDS:
        break;
    }
    return true;
}

static bool fold_patterns(Folder *f, AstPatterns *patterns)
{
    if (++f->depth > COMPILE_DEPTH_MOST)
        return scope_too_deep(f->rt, f->problem);
    for (int64_t i = 0; i < patterns->count; i++) {
        if (!fold_pattern(f, ast_pattern_at(patterns, i)))
            return false;
    }
    f->depth--;
    return true;
}

static bool fold_match(Folder *f, AstStmt *stmt)
{
    if (!fold_expr(f, &stmt->Match.subject))
        return false;
    for (int64_t i = 0; i < stmt->Match.cases.count; i++) {
        AstMatchCase *match_case = ast_match_case_at(&stmt->Match.cases, i);
        if (!fold_pattern(f, match_case->pattern) || !fold_optional(f, &match_case->guard) ||
            !fold_stmts(f, &match_case->body))
            return false;
    }
    return true;
}

/* ---- statements */

static bool is_text_statement(const AstStmt *stmt, const Runtime *rt)
{
    return stmt->kind == AST_Expr && fold_is_constant(stmt->Expr.value) &&
           str_is_exact(rt, stmt->Expr.value->Constant.value);
}

static bool begins_with_text(const Folder *f, const AstStmts *body)
{
    return body->count > 0 && is_text_statement(ast_stmt_at(body, 0), f->rt);
}

/* An expression that folding made a text is no docstring: it becomes an f-string of that one part. */
static bool hide_text(Folder *f, AstStmt *stmt)
{
    AstExpr *text = stmt->Expr.value;
    AstExpr *joined = ast_expr_new(f->rt, f->arena, AST_JoinedStr, text->position);
    AstExprsSlot *items = ast_items_new(f->rt, f->arena, 1);
    if (joined == NULL || items == NULL)
        return false;
    items[0].item = text;
    joined->JoinedStr.values.count = 1;
    joined->JoinedStr.values.items = items;
    stmt->Expr.value = joined;
    return true;
}

static bool fold_body(Folder *f, AstStmts *body)
{
    bool has_docstring = begins_with_text(f, body);
    if (!fold_stmts(f, body))
        return false;
    return has_docstring || !begins_with_text(f, body) || hide_text(f, ast_stmt_at(body, 0));
}

static bool fold_with(Folder *f, AstStmt *stmt)
{
    for (int64_t i = 0; i < stmt->With.items.count; i++) {
        AstWithItem *item = ast_withitem_at(&stmt->With.items, i);
        if (!fold_expr(f, &item->context_expr) || !fold_optional(f, &item->optional_vars))
            return false;
    }
    return fold_stmts(f, &stmt->With.body);
}

static bool fold_try(Folder *f, AstStmt *stmt)
{
    if (!fold_stmts(f, &stmt->Try.body))
        return false;
    for (int64_t i = 0; i < stmt->Try.handlers.count; i++) {
        AstExceptHandler *handler = ast_excepthandler_at(&stmt->Try.handlers, i);
        if (!fold_optional(f, &handler->type) || !fold_stmts(f, &handler->body))
            return false;
    }
    return fold_stmts(f, &stmt->Try.orelse) && fold_stmts(f, &stmt->Try.finalbody);
}

static bool fold_for(Folder *f, AstStmt *stmt)
{
    return fold_expr(f, &stmt->For.target) && fold_expr(f, &stmt->For.iter) &&
           fold_stmts(f, &stmt->For.body) && fold_stmts(f, &stmt->For.orelse) &&
           (stmt->kind == AST_AsyncFor || fold_iterable(f, stmt->For.iter));
}

static bool fold_stmt_by_kind(Folder *f, AstStmt *stmt)
{
    switch ((enum AstStmtKind)stmt->kind) {
    case AST_FunctionDef:
    case AST_AsyncFunctionDef:
        return fold_arguments(f, stmt->FunctionDef.args) && fold_body(f, &stmt->FunctionDef.body) &&
               fold_exprs(f, &stmt->FunctionDef.decorator_list) &&
               fold_annotation(f, &stmt->FunctionDef.returns);
    case AST_ClassDef:
        return fold_exprs(f, &stmt->ClassDef.bases) && fold_keywords(f, &stmt->ClassDef.keywords) &&
               fold_body(f, &stmt->ClassDef.body) && fold_exprs(f, &stmt->ClassDef.decorator_list);
    case AST_Return:
        return fold_optional(f, &stmt->Return.value);
    case AST_Delete:
        return fold_exprs(f, &stmt->Delete.targets);
    case AST_Assign:
        return fold_exprs(f, &stmt->Assign.targets) && fold_expr(f, &stmt->Assign.value);
    case AST_AugAssign:
        return fold_expr(f, &stmt->AugAssign.target) && fold_expr(f, &stmt->AugAssign.value);
    case AST_AnnAssign:
        return fold_expr(f, &stmt->AnnAssign.target) && fold_annotation(f, &stmt->AnnAssign.annotation) &&
               fold_optional(f, &stmt->AnnAssign.value);
    case AST_For:
    case AST_AsyncFor:
        return fold_for(f, stmt);
    case AST_While:
    case AST_If:
        return fold_expr(f, &stmt->If.test) && fold_stmts(f, &stmt->If.body) &&
               fold_stmts(f, &stmt->If.orelse);
    case AST_With:
    case AST_AsyncWith:
        return fold_with(f, stmt);
    case AST_Match:
        return fold_match(f, stmt);
    case AST_Raise:
        return fold_optional(f, &stmt->Raise.exc) && fold_optional(f, &stmt->Raise.cause);
    case AST_Try:
    case AST_TryStar:
        return fold_try(f, stmt);
    case AST_Assert:
        return fold_expr(f, &stmt->Assert.test) && fold_optional(f, &stmt->Assert.msg);
    case AST_Expr:
        return fold_expr(f, &stmt->Expr.value);
    case AST_Import:
    case AST_ImportFrom:
    case AST_Global:
    case AST_Nonlocal:
    case AST_Pass:
    case AST_Break:
    case AST_Continue:
    case AST_STMT_KINDS:
        break;
    }
    return true;
}

static bool fold_stmts(Folder *f, AstStmts *stmts)
{
    if (++f->depth > COMPILE_DEPTH_MOST)
        return scope_too_deep(f->rt, f->problem);
    for (int64_t i = 0; i < stmts->count; i++) {
        if (!fold_stmt_by_kind(f, ast_stmt_at(stmts, i)))
            return false;
    }
    f->depth--;
    return true;
}

bool fold_module(Folder *f, AstModule *module)
{
    if (module->mode == PARSE_EVAL)
        return fold_expr(f, &module->value);
    return module->mode == PARSE_EXEC ? fold_body(f, &module->body) : fold_stmts(f, &module->body);
}
