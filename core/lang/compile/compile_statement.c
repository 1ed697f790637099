/* The compiler: simple statements, imports, bodies. See compile_private.h. */
#include "lang/compile/compile_private.h"
#include "lang/compile/fold.h"
#include "types/container/tuple.h"
#include "types/text/str.h"

/* ---- bodies */

Object *compile_docstring(const Compiler *c, const AstStmts *stmts)
{
    if (c->optimize >= 2 || stmts->count == 0)
        return NULL;
    const AstStmt *first = ast_stmt_at(stmts, 0);
    if (first->kind != AST_Expr || first->Expr.value->kind != AST_Constant)
        return NULL;
    Object *value = first->Expr.value->Constant.value;
    return str_is_exact(c->rt, value) ? value : NULL;
}

static bool annotates(const AstStmts *stmts);

static bool handlers_annotate(const AstExceptHandlers *handlers)
{
    for (int64_t i = 0; i < handlers->count; i++) {
        if (annotates(&ast_excepthandler_at(handlers, i)->body))
            return true;
    }
    return false;
}

static bool stmt_annotates(const AstStmt *stmt)
{
    switch (stmt->kind) {
    case AST_AnnAssign:
        return true;
    case AST_For:
    case AST_AsyncFor:
        return annotates(&stmt->For.body) || annotates(&stmt->For.orelse);
    case AST_While:
    case AST_If:
        return annotates(&stmt->If.body) || annotates(&stmt->If.orelse);
    case AST_With:
    case AST_AsyncWith:
        return annotates(&stmt->With.body);
    case AST_Try:
    case AST_TryStar:
        return handlers_annotate(&stmt->Try.handlers) || annotates(&stmt->Try.body) ||
               annotates(&stmt->Try.finalbody) || annotates(&stmt->Try.orelse);
    default:
        return false;
    }
}

/* Whether a statement of this scope is an annotation (those in a match statement are not looked for). */
static bool annotates(const AstStmts *stmts)
{
    for (int64_t i = 0; i < stmts->count; i++) {
        if (stmt_annotates(ast_stmt_at(stmts, i)))
            return true;
    }
    return false;
}

static bool store_docstring(Compiler *c, const AstExpr *expr)
{
    if (!compile_expr(c, expr))
        return false;
    compile_artificial(c);
    Object *name = scope_intern(c->rt, c->arena, "__doc__");
    return name != NULL && emit_variable(c, name, AST_Store);
}

static bool compile_from(Compiler *c, const AstStmts *stmts, int64_t first)
{
    for (int64_t i = first; i < stmts->count; i++) {
        if (!compile_stmt(c, ast_stmt_at(stmts, i)))
            return false;
    }
    return true;
}

bool compile_body(Compiler *c, const AstStmts *stmts)
{
    bool is_prompt = c->interactive && c->unit->kind == UNIT_MODULE;
    if (is_prompt)
        compile_at(c, (AstPosition){1, 0, 1, 0});
    else if (c->unit->kind == UNIT_MODULE && stmts->count > 0)
        compile_at(c, ast_stmt_at(stmts, 0)->position);
    if (annotates(stmts) && !emit(c, OP_SETUP_ANNOTATIONS))
        return false;
    bool has_docstring = !is_prompt && compile_docstring(c, stmts) != NULL;
    if (has_docstring && !store_docstring(c, ast_stmt_at(stmts, 0)->Expr.value))
        return false;
    return compile_from(c, stmts, has_docstring);
}

bool compile_stmts(Compiler *c, const AstStmts *stmts) { return compile_from(c, stmts, 0); }

/* ---- assignments */

static bool compile_assign(Compiler *c, const AstStmt *stmt)
{
    const AstExprs *targets = &stmt->Assign.targets;
    if (!compile_expr(c, stmt->Assign.value))
        return false;
    for (int64_t i = 0; i < targets->count; i++) {
        if (i + 1 < targets->count && !emit_with(c, OP_COPY, 1))
            return false;
        if (!compile_expr(c, ast_expr_at(targets, i)))
            return false;
    }
    return true;
}

/* Loads what the target holds, keeping below it what is needed to store it again. */
static bool load_target(Compiler *c, const AstExpr *target)
{
    switch (target->kind) {
    case AST_Attribute:
        if (!compile_expr(c, target->Attribute.value) || !emit_with(c, OP_COPY, 1))
            return false;
        compile_at_attribute(c, target);
        return emit_name(c, OP_LOAD_ATTR, target->Attribute.attr);
    case AST_Subscript:
        return compile_expr(c, target->Subscript.value) && compile_expr(c, target->Subscript.slice) &&
               emit_with(c, OP_COPY, 2) && emit_with(c, OP_COPY, 2) && emit(c, OP_BINARY_SUBSCR);
    default:
        return emit_variable(c, target->Name.id, AST_Load);
    }
}

static bool store_target(Compiler *c, const AstExpr *target)
{
    switch (target->kind) {
    case AST_Attribute:
        compile_at_attribute(c, target);
        return emit_with(c, OP_SWAP, 2) && emit_name(c, OP_STORE_ATTR, target->Attribute.attr);
    case AST_Subscript:
        return emit_with(c, OP_SWAP, 3) && emit_with(c, OP_SWAP, 2) && emit(c, OP_STORE_SUBSCR);
    default:
        return emit_variable(c, target->Name.id, AST_Store);
    }
}

static bool compile_augmented(Compiler *c, const AstStmt *stmt)
{
    const AstExpr *target = stmt->AugAssign.target;
    compile_at(c, target->position);
    if (!load_target(c, target))
        return false;
    compile_at(c, stmt->position);
    if (!compile_expr(c, stmt->AugAssign.value) ||
        !emit_with(c, OP_BINARY_OP,
                   BINARY_COUNT + fold_binary_operator((enum AstOperator)stmt->AugAssign.op)))
        return false;
    compile_at(c, target->position);
    return store_target(c, target);
}

static bool evaluate_and_drop(Compiler *c, const AstExpr *expr)
{
    return expr == NULL || (compile_expr(c, expr) && emit(c, OP_POP_TOP));
}

/* The index of an annotated subscript is evaluated part by part. */
static bool evaluate_index(Compiler *c, const AstExpr *index)
{
    if (index->kind == AST_Slice)
        return evaluate_and_drop(c, index->Slice.lower) && evaluate_and_drop(c, index->Slice.upper) &&
               evaluate_and_drop(c, index->Slice.step);
    if (index->kind != AST_Tuple)
        return evaluate_and_drop(c, index);
    for (int64_t i = 0; i < index->Tuple.elts.count; i++) {
        if (!evaluate_index(c, ast_expr_at(&index->Tuple.elts, i)))
            return false;
    }
    return true;
}

static bool is_module_or_class(const Compiler *c)
{
    return c->unit->kind == UNIT_MODULE || c->unit->kind == UNIT_CLASS;
}

static bool store_annotation(Compiler *c, const AstStmt *stmt)
{
    Object *annotations = scope_intern(c->rt, c->arena, "__annotations__");
    Object *name = compile_mangle(c, stmt->AnnAssign.target->Name.id);
    return annotations != NULL && name != NULL && compile_annotation(c, stmt->AnnAssign.annotation) &&
           emit_name(c, OP_LOAD_NAME, annotations) && emit_constant(c, name) && emit(c, OP_STORE_SUBSCR);
}

static bool check_annotated_target(Compiler *c, const AstStmt *stmt)
{
    const AstExpr *target = stmt->AnnAssign.target;
    bool has_value = stmt->AnnAssign.value != NULL;
    switch (target->kind) {
    case AST_Name:
        if (!compile_check_name(c, target->Name.id, AST_Store))
            return false;
        return !stmt->AnnAssign.simple || !is_module_or_class(c) || store_annotation(c, stmt);
    case AST_Attribute:
        return compile_check_name(c, target->Attribute.attr, AST_Store) &&
               (has_value || evaluate_and_drop(c, target->Attribute.value));
    default:
        return has_value ||
               (evaluate_and_drop(c, target->Subscript.value) && evaluate_index(c, target->Subscript.slice));
    }
}

static bool compile_annotated(Compiler *c, const AstStmt *stmt)
{
    if (stmt->AnnAssign.value != NULL &&
        (!compile_expr(c, stmt->AnnAssign.value) || !compile_expr(c, stmt->AnnAssign.target)))
        return false;
    if (!check_annotated_target(c, stmt))
        return false;
    bool is_evaluated =
        !stmt->AnnAssign.simple && is_module_or_class(c) && (c->future & CODE_FUTURE_ANNOTATIONS) == 0;
    return !is_evaluated || evaluate_and_drop(c, stmt->AnnAssign.annotation);
}

/* ---- imports */

static int64_t find_dot(const Object *name, int64_t from)
{
    int64_t length = str_length(name);
    while (from < length && str_character(name, from) != '.')
        from++;
    return from;
}

static Object *part_of(Compiler *c, Object *name, int64_t start, int64_t end)
{
    Object *part = str_slice(c->rt, name, start, end);
    if (part != NULL)
        str_intern(c->rt, &part);
    return compile_keep(c, part);
}

/* `import a.b.c as d` binds the innermost module: from the outermost on, one attribute after the other. */
static bool import_as(Compiler *c, Object *name, Object *asname)
{
    int64_t length = str_length(name);
    int64_t dot = find_dot(name, 0);
    if (dot == length)
        return emit_variable(c, asname, AST_Store);
    for (;;) {
        int64_t start = dot + 1;
        dot = find_dot(name, start);
        Object *part = part_of(c, name, start, dot);
        if (part == NULL || !emit_name(c, OP_IMPORT_FROM, part))
            return false;
        if (dot == length)
            break;
        if (!emit_with(c, OP_SWAP, 2) || !emit(c, OP_POP_TOP))
            return false;
    }
    return emit_variable(c, asname, AST_Store) && emit(c, OP_POP_TOP);
}

static bool import_one(Compiler *c, const AstAlias *alias)
{
    if (!emit_int(c, 0) || !emit_none(c) || !emit_name(c, OP_IMPORT_NAME, alias->name))
        return false;
    if (alias->asname != NULL)
        return import_as(c, alias->name, alias->asname);
    int64_t dot = find_dot(alias->name, 0);
    Object *bound = dot == str_length(alias->name) ? alias->name : part_of(c, alias->name, 0, dot);
    return bound != NULL && emit_variable(c, bound, AST_Store);
}

static bool compile_import(Compiler *c, const AstStmt *stmt)
{
    for (int64_t i = 0; i < stmt->Import.names.count; i++) {
        if (!import_one(c, ast_alias_at(&stmt->Import.names, i)))
            return false;
    }
    return true;
}

static Object *imported_names(Compiler *c, const AstAliases *aliases)
{
    Object *names = tuple_new(c->rt, aliases->count);
    if (names == NULL)
        return NULL;
    for (int64_t i = 0; i < aliases->count; i++)
        tuple_set(names, i, object_incref(ast_alias_at(aliases, i)->name));
    return names;
}

static bool bind_imported(Compiler *c, const AstAliases *aliases)
{
    for (int64_t i = 0; i < aliases->count; i++) {
        const AstAlias *alias = ast_alias_at(aliases, i);
        if (i == 0 && str_equal_ascii(alias->name, "*"))
            return emit(c, OP_IMPORT_STAR);
        Object *bound = alias->asname != NULL ? alias->asname : alias->name;
        if (!emit_name(c, OP_IMPORT_FROM, alias->name) || !emit_variable(c, bound, AST_Store))
            return false;
    }
    return emit(c, OP_POP_TOP);
}

static bool compile_import_from(Compiler *c, const AstStmt *stmt)
{
    Object *module = stmt->ImportFrom.module;
    if (stmt->position.lineno > c->future_line && module != NULL && str_equal_ascii(module, "__future__"))
        return compile_error(c, "from __future__ imports must occur at the beginning of the file", NULL);
    if (module == NULL)
        module = scope_intern(c->rt, c->arena, "");
    return module != NULL && emit_int(c, stmt->ImportFrom.level) &&
           emit_new_constant(c, imported_names(c, &stmt->ImportFrom.names)) &&
           emit_name(c, OP_IMPORT_NAME, module) && bind_imported(c, &stmt->ImportFrom.names);
}

/* ---- other simple statements */

static bool compile_raise(Compiler *c, const AstStmt *stmt)
{
    int64_t count = 0;
    if (stmt->Raise.exc != NULL) {
        if (!compile_expr(c, stmt->Raise.exc))
            return false;
        count++;
    }
    if (stmt->Raise.cause != NULL) {
        if (!compile_expr(c, stmt->Raise.cause))
            return false;
        count++;
    }
    return emit_with(c, OP_RAISE_VARARGS, count);
}

static bool is_full_tuple(const Compiler *c, const AstExpr *expr)
{
    if (expr->kind == AST_Tuple)
        return expr->Tuple.elts.count > 0;
    return expr->kind == AST_Constant && object_is_exact(c->rt, expr->Constant.value, TYPE_TUPLE) &&
           tuple_size(expr->Constant.value) > 0;
}

static bool compile_assert(Compiler *c, const AstStmt *stmt)
{
    if (is_full_tuple(c, stmt->Assert.test) &&
        !compile_warning(c, "assertion is always true, perhaps remove parentheses?", NULL, NULL))
        return false;
    if (c->optimize > 0)
        return true;
    FlowBlock *end = compile_block(c);
    if (end == NULL || !compile_jump_if(c, stmt->Assert.test, end, true) || !emit(c, OP_LOAD_ASSERTION_ERROR))
        return false;
    if (stmt->Assert.msg != NULL && (!compile_expr(c, stmt->Assert.msg) || !emit_call(c, 0)))
        return false;
    if (!emit_with(c, OP_RAISE_VARARGS, 1))
        return false;
    compile_use(c, end);
    return true;
}

static bool compile_expression_statement(Compiler *c, const AstExpr *value)
{
    if (c->interactive && c->nesting <= 1)
        return compile_expr(c, value) && emit(c, OP_PRINT_EXPR);
    if (value->kind == AST_Constant)
        return emit(c, OP_NOP);
    if (!compile_expr(c, value))
        return false;
    compile_artificial(c);
    return emit(c, OP_POP_TOP);
}

static bool compile_stmt_by_kind(Compiler *c, const AstStmt *stmt)
{
    switch ((enum AstStmtKind)stmt->kind) {
    case AST_FunctionDef:
    case AST_AsyncFunctionDef:
        return compile_function(c, stmt);
    case AST_ClassDef:
        return compile_class(c, stmt);
    case AST_Return:
        return compile_return(c, stmt);
    case AST_Delete:
        return compile_exprs(c, &stmt->Delete.targets);
    case AST_Assign:
        return compile_assign(c, stmt);
    case AST_AugAssign:
        return compile_augmented(c, stmt);
    case AST_AnnAssign:
        return compile_annotated(c, stmt);
    case AST_For:
        return compile_for(c, stmt);
    case AST_AsyncFor:
        return compile_async_for(c, stmt);
    case AST_While:
        return compile_while(c, stmt);
    case AST_If:
        return compile_if(c, stmt);
    case AST_With:
    case AST_AsyncWith:
        return compile_with(c, stmt);
    case AST_Match:
        return compile_match(c, stmt);
    case AST_Raise:
        return compile_raise(c, stmt);
    case AST_Try:
    case AST_TryStar:
        return compile_try(c, stmt);
    case AST_Assert:
        return compile_assert(c, stmt);
    case AST_Import:
        return compile_import(c, stmt);
    case AST_ImportFrom:
        return compile_import_from(c, stmt);
    case AST_Expr:
        return compile_expression_statement(c, stmt->Expr.value);
    case AST_Pass:
        return emit(c, OP_NOP);
    case AST_Break:
        return compile_break(c);
    case AST_Continue:
        return compile_continue(c);
    case AST_Global:
    case AST_Nonlocal:
    case AST_STMT_KINDS:
        break;
    }
    return true;
}

bool compile_stmt(Compiler *c, const AstStmt *stmt)
{
    if (!compile_enter(c))
        return false;
    compile_at(c, stmt->position);
    bool good = compile_stmt_by_kind(c, stmt);
    compile_leave(c);
    return good;
}
