/* Scopes: what statements and patterns do with names. See scope.h. */
#include "lang/compile/scope.h"

#include "types/call/code.h"
#include "types/text/str.h"

static bool visit_stmt(ScopeBuilder *b, const AstStmt *stmt);

static bool visit_optional(ScopeBuilder *b, const AstExpr *expr)
{
    return expr == NULL || scope_visit_expr(b, expr);
}

/* ---- functions and classes */

static bool define_argument(ScopeBuilder *b, const AstArg *arg)
{
    return arg == NULL || scope_define(b, arg->arg, SYMBOL_PARAMETER, arg->position);
}

static bool define_arguments(ScopeBuilder *b, const AstArgs *args)
{
    for (int64_t i = 0; i < args->count; i++) {
        if (!define_argument(b, ast_arg_at(args, i)))
            return false;
    }
    return true;
}

bool scope_visit_arguments(ScopeBuilder *b, const AstArguments *arguments)
{
    if (!define_arguments(b, &arguments->posonlyargs) || !define_arguments(b, &arguments->args) ||
        !define_arguments(b, &arguments->kwonlyargs) || !define_argument(b, arguments->vararg))
        return false;
    b->current->has_varargs = arguments->vararg != NULL;
    b->current->has_varkeywords = arguments->kwarg != NULL;
    return define_argument(b, arguments->kwarg);
}

/* With `from __future__ import annotations` nothing in an annotation counts. */
static bool visit_annotation(ScopeBuilder *b, const AstExpr *annotation)
{
    if (annotation == NULL)
        return true;
    bool is_text = (b->future & CODE_FUTURE_ANNOTATIONS) != 0;
    if (is_text && !scope_enter(b, SCOPE_ANNOTATION, annotation, annotation->position))
        return false;
    if (!scope_visit_expr(b, annotation))
        return false;
    if (is_text)
        scope_leave(b);
    return true;
}

static bool visit_argument_annotations(ScopeBuilder *b, const AstArgs *args)
{
    for (int64_t i = 0; i < args->count; i++) {
        if (!visit_annotation(b, ast_arg_at(args, i)->annotation))
            return false;
    }
    return true;
}

static bool visit_annotations(ScopeBuilder *b, const AstArguments *arguments, const AstExpr *returns)
{
    return visit_argument_annotations(b, &arguments->posonlyargs) &&
           visit_argument_annotations(b, &arguments->args) &&
           (arguments->vararg == NULL || visit_annotation(b, arguments->vararg->annotation)) &&
           (arguments->kwarg == NULL || visit_annotation(b, arguments->kwarg->annotation)) &&
           visit_argument_annotations(b, &arguments->kwonlyargs) && visit_annotation(b, returns);
}

static bool visit_function(ScopeBuilder *b, const AstStmt *stmt)
{
    const AstArguments *arguments = stmt->FunctionDef.args;
    if (!scope_define(b, stmt->FunctionDef.name, SYMBOL_LOCAL, stmt->position) ||
        !scope_visit_exprs(b, &arguments->defaults) || !scope_visit_exprs(b, &arguments->kw_defaults) ||
        !visit_annotations(b, arguments, stmt->FunctionDef.returns) ||
        !scope_visit_exprs(b, &stmt->FunctionDef.decorator_list) ||
        !scope_enter(b, SCOPE_FUNCTION, stmt, stmt->position))
        return false;
    b->current->is_coroutine = stmt->kind == AST_AsyncFunctionDef;
    if (!scope_visit_arguments(b, arguments) || !scope_visit_stmts(b, &stmt->FunctionDef.body))
        return false;
    scope_leave(b);
    return true;
}

static bool visit_keywords(ScopeBuilder *b, const AstKeywords *keywords)
{
    for (int64_t i = 0; i < keywords->count; i++) {
        if (!scope_visit_expr(b, ast_keyword_at(keywords, i)->value))
            return false;
    }
    return true;
}

static bool visit_class(ScopeBuilder *b, const AstStmt *stmt)
{
    if (!scope_define(b, stmt->ClassDef.name, SYMBOL_LOCAL, stmt->position) ||
        !scope_visit_exprs(b, &stmt->ClassDef.bases) || !visit_keywords(b, &stmt->ClassDef.keywords) ||
        !scope_visit_exprs(b, &stmt->ClassDef.decorator_list) ||
        !scope_enter(b, SCOPE_CLASS, stmt, stmt->position))
        return false;
    Object *outer = b->class_name;
    b->class_name = stmt->ClassDef.name;
    if (!scope_visit_stmts(b, &stmt->ClassDef.body))
        return false;
    b->class_name = outer;
    scope_leave(b);
    return true;
}

/* ---- statements about names */

static bool visit_annotated_name(ScopeBuilder *b, const AstStmt *stmt)
{
    const AstExpr *target = stmt->AnnAssign.target;
    int64_t flags = scope_flags(b, b->current, target->Name.id);
    if (flags < 0)
        return false;
    if ((flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL)) != 0 && b->current != b->module && stmt->AnnAssign.simple)
        return scope_error(b->rt, b->problem, stmt->position,
                           (flags & SYMBOL_GLOBAL) != 0 ? "annotated name '%s' can't be global"
                                                        : "annotated name '%s' can't be nonlocal",
                           target->Name.id);
    if (stmt->AnnAssign.simple)
        return scope_define(b, target->Name.id, SYMBOL_ANNOTATED | SYMBOL_LOCAL, target->position);
    return stmt->AnnAssign.value == NULL || scope_define(b, target->Name.id, SYMBOL_LOCAL, target->position);
}

static bool visit_annotated(ScopeBuilder *b, const AstStmt *stmt)
{
    const AstExpr *target = stmt->AnnAssign.target;
    bool good = target->kind == AST_Name ? visit_annotated_name(b, stmt) : scope_visit_expr(b, target);
    return good && visit_annotation(b, stmt->AnnAssign.annotation) &&
           visit_optional(b, stmt->AnnAssign.value);
}

/* What is wrong with declaring a name that the scope has mentioned already. */
static const char *declaration_error(int64_t flags, bool global)
{
    if ((flags & SYMBOL_PARAMETER) != 0)
        return global ? "name '%s' is parameter and global" : "name '%s' is parameter and nonlocal";
    if ((flags & SYMBOL_USED) != 0)
        return global ? "name '%s' is used prior to global declaration"
                      : "name '%s' is used prior to nonlocal declaration";
    if ((flags & SYMBOL_ANNOTATED) != 0)
        return global ? "annotated name '%s' can't be global" : "annotated name '%s' can't be nonlocal";
    if ((flags & SYMBOL_LOCAL) != 0)
        return global ? "name '%s' is assigned to before global declaration"
                      : "name '%s' is assigned to before nonlocal declaration";
    return NULL;
}

static bool visit_declaration(ScopeBuilder *b, const AstStmt *stmt)
{
    bool global = stmt->kind == AST_Global;
    for (int64_t i = 0; i < stmt->Global.names.count; i++) {
        Object *name = ast_identifier_at(&stmt->Global.names, i);
        int64_t flags = scope_flags(b, b->current, name);
        if (flags < 0)
            return false;
        const char *wrong = declaration_error(flags, global);
        if (wrong != NULL)
            return scope_error(b->rt, b->problem, stmt->position, wrong, name);
        if (!scope_define(b, name, global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL, stmt->position) ||
            !scope_note_directive(b, name, stmt->position))
            return false;
    }
    return true;
}

/* The name up to the first dot: what `import a.b` binds. */
static Object *first_part(ScopeBuilder *b, Object *name)
{
    int64_t length = str_length(name);
    int64_t end = 0;
    while (end < length && str_character(name, end) != '.')
        end++;
    if (end == length)
        return name;
    Object *part = str_slice(b->rt, name, 0, end);
    if (part != NULL)
        str_intern(b->rt, &part);
    return compile_arena_keep(b->rt, b->arena, part);
}

static bool visit_alias(ScopeBuilder *b, const AstAlias *alias)
{
    if (str_equal_ascii(alias->name, "*")) {
        return b->current->type == SCOPE_MODULE ||
               scope_error(b->rt, b->problem, alias->position, "import * only allowed at module level", NULL);
    }
    Object *name = alias->asname != NULL ? alias->asname : first_part(b, alias->name);
    return name != NULL && scope_define(b, name, SYMBOL_IMPORTED, alias->position);
}

static bool visit_aliases(ScopeBuilder *b, const AstAliases *aliases)
{
    for (int64_t i = 0; i < aliases->count; i++) {
        if (!visit_alias(b, ast_alias_at(aliases, i)))
            return false;
    }
    return true;
}

/* ---- patterns */

static bool visit_pattern(ScopeBuilder *b, const AstPattern *pattern);

static bool visit_patterns(ScopeBuilder *b, const AstPatterns *patterns)
{
    for (int64_t i = 0; i < patterns->count; i++) {
        if (!visit_pattern(b, ast_pattern_at(patterns, i)))
            return false;
    }
    return true;
}

static bool capture(ScopeBuilder *b, Object *name, const AstPattern *pattern)
{
    return name == NULL || scope_define(b, name, SYMBOL_LOCAL, pattern->position);
}

static bool visit_pattern_by_kind(ScopeBuilder *b, const AstPattern *pattern)
{
    switch ((enum AstPatternKind)pattern->kind) {
    case AST_MatchValue:
        return scope_visit_expr(b, pattern->MatchValue.value);
    case AST_MatchSingleton:
        return true;
    case AST_MatchSequence:
    case AST_MatchOr:
        return visit_patterns(b, &pattern->MatchSequence.patterns);
    case AST_MatchMapping:
        return scope_visit_exprs(b, &pattern->MatchMapping.keys) &&
               visit_patterns(b, &pattern->MatchMapping.patterns) &&
               capture(b, pattern->MatchMapping.rest, pattern);
    case AST_MatchClass:
        return scope_visit_expr(b, pattern->MatchClass.cls) &&
               visit_patterns(b, &pattern->MatchClass.patterns) &&
               visit_patterns(b, &pattern->MatchClass.kwd_patterns);
    case AST_MatchStar:
        return capture(b, pattern->MatchStar.name, pattern);
    case AST_MatchAs:
        return (pattern->MatchAs.pattern == NULL || visit_pattern(b, pattern->MatchAs.pattern)) &&
               capture(b, pattern->MatchAs.name, pattern);
    case AST_PATTERN_KINDS:
        break;
    }
    return true;
}

static bool visit_pattern(ScopeBuilder *b, const AstPattern *pattern)
{
    if (++b->depth > COMPILE_DEPTH_MOST)
        return scope_too_deep(b->rt, b->problem);
    bool good = visit_pattern_by_kind(b, pattern);
    b->depth--;
    return good;
}

static bool visit_match(ScopeBuilder *b, const AstStmt *stmt)
{
    if (!scope_visit_expr(b, stmt->Match.subject))
        return false;
    for (int64_t i = 0; i < stmt->Match.cases.count; i++) {
        const AstMatchCase *match_case = ast_match_case_at(&stmt->Match.cases, i);
        if (!visit_pattern(b, match_case->pattern) || !visit_optional(b, match_case->guard) ||
            !scope_visit_stmts(b, &match_case->body))
            return false;
    }
    return true;
}

/* ---- compound statements */

static bool visit_with(ScopeBuilder *b, const AstStmt *stmt)
{
    for (int64_t i = 0; i < stmt->With.items.count; i++) {
        const AstWithItem *item = ast_withitem_at(&stmt->With.items, i);
        if (!scope_visit_expr(b, item->context_expr) || !visit_optional(b, item->optional_vars))
            return false;
    }
    return scope_visit_stmts(b, &stmt->With.body);
}

static bool visit_handler(ScopeBuilder *b, const AstExceptHandler *handler)
{
    return visit_optional(b, handler->type) &&
           (handler->name == NULL || scope_define(b, handler->name, SYMBOL_LOCAL, handler->position)) &&
           scope_visit_stmts(b, &handler->body);
}

static bool visit_try(ScopeBuilder *b, const AstStmt *stmt)
{
    if (!scope_visit_stmts(b, &stmt->Try.body) || !scope_visit_stmts(b, &stmt->Try.orelse))
        return false;
    for (int64_t i = 0; i < stmt->Try.handlers.count; i++) {
        if (!visit_handler(b, ast_excepthandler_at(&stmt->Try.handlers, i)))
            return false;
    }
    return scope_visit_stmts(b, &stmt->Try.finalbody);
}

static bool visit_return(ScopeBuilder *b, const AstStmt *stmt)
{
    if (stmt->Return.value == NULL)
        return true;
    b->current->returns_value = 1;
    return scope_visit_expr(b, stmt->Return.value);
}

static bool visit_stmt_by_kind(ScopeBuilder *b, const AstStmt *stmt)
{
    switch ((enum AstStmtKind)stmt->kind) {
    case AST_FunctionDef:
    case AST_AsyncFunctionDef:
        return visit_function(b, stmt);
    case AST_ClassDef:
        return visit_class(b, stmt);
    case AST_Return:
        return visit_return(b, stmt);
    case AST_Delete:
        return scope_visit_exprs(b, &stmt->Delete.targets);
    case AST_Assign:
        return scope_visit_exprs(b, &stmt->Assign.targets) && scope_visit_expr(b, stmt->Assign.value);
    case AST_AugAssign:
        return scope_visit_expr(b, stmt->AugAssign.target) && scope_visit_expr(b, stmt->AugAssign.value);
    case AST_AnnAssign:
        return visit_annotated(b, stmt);
    case AST_For:
    case AST_AsyncFor:
        return scope_visit_expr(b, stmt->For.target) && scope_visit_expr(b, stmt->For.iter) &&
               scope_visit_stmts(b, &stmt->For.body) && scope_visit_stmts(b, &stmt->For.orelse);
    case AST_While:
    case AST_If:
        return scope_visit_expr(b, stmt->If.test) && scope_visit_stmts(b, &stmt->If.body) &&
               scope_visit_stmts(b, &stmt->If.orelse);
    case AST_With:
    case AST_AsyncWith:
        return visit_with(b, stmt);
    case AST_Match:
        return visit_match(b, stmt);
    case AST_Raise:
        return visit_optional(b, stmt->Raise.exc) && visit_optional(b, stmt->Raise.cause);
    case AST_Try:
    case AST_TryStar:
        return visit_try(b, stmt);
    case AST_Assert:
        return scope_visit_expr(b, stmt->Assert.test) && visit_optional(b, stmt->Assert.msg);
    case AST_Import:
        return visit_aliases(b, &stmt->Import.names);
    case AST_ImportFrom:
        return visit_aliases(b, &stmt->ImportFrom.names);
    case AST_Global:
    case AST_Nonlocal:
        return visit_declaration(b, stmt);
    case AST_Expr:
        return scope_visit_expr(b, stmt->Expr.value);
    case AST_Pass:
    case AST_Break:
    case AST_Continue:
    case AST_STMT_KINDS:
        break;
    }
    return true;
}

static bool visit_stmt(ScopeBuilder *b, const AstStmt *stmt)
{
    if (++b->depth > COMPILE_DEPTH_MOST)
        return scope_too_deep(b->rt, b->problem);
    bool good = visit_stmt_by_kind(b, stmt);
    b->depth--;
    return good;
}

bool scope_visit_stmts(ScopeBuilder *b, const AstStmts *stmts)
{
    for (int64_t i = 0; i < stmts->count; i++) {
        if (!visit_stmt(b, ast_stmt_at(stmts, i)))
            return false;
    }
    return true;
}

/* ---- the whole */

Scope *scope_build(Runtime *rt, CompileArena *arena, const AstModule *module, uint32_t future,
                   SyntaxProblem *problem)
{
    ScopeBuilder b = {.rt = rt, .arena = arena, .problem = problem, .future = future};
    if (!scope_enter(&b, SCOPE_MODULE, module, (AstPosition){0, 0, 0, 0}))
        return NULL;
    b.module = b.current;
    bool good = module->mode == PARSE_EVAL ? scope_visit_expr(&b, module->value)
                                           : scope_visit_stmts(&b, &module->body);
    return good && scope_resolve(&b) ? b.module : NULL;
}
