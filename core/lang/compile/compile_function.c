/* The compiler: functions, lambdas, classes. See compile_private.h. */
#include "lang/compile/compile_private.h"
#include "types/container/tuple.h"
#include "types/text/str.h"

enum { HAS_DEFAULTS = 1, HAS_KEYWORD_DEFAULTS = 2, HAS_ANNOTATIONS = 4, HAS_CLOSURE = 8 };

/* ---- what is made before the function */

static bool compile_decorators(Compiler *c, const AstExprs *decorators)
{
    return compile_exprs(c, decorators);
}

static bool apply_decorators(Compiler *c, const AstExprs *decorators)
{
    AstPosition position = c->unit->position;
    for (int64_t i = decorators->count - 1; i >= 0; i--) {
        compile_at(c, ast_expr_at(decorators, i)->position);
        if (!emit_call(c, 0))
            return false;
    }
    compile_at(c, position);
    return true;
}

static int32_t first_line(const AstStmt *stmt, const AstExprs *decorators)
{
    return decorators->count > 0 ? ast_expr_at(decorators, 0)->position.lineno : stmt->position.lineno;
}

/* The (mangled) names of those that have a default: new reference; NULL and an error. */
static Object *keyword_default_names(Compiler *c, const AstArguments *arguments, int64_t count)
{
    Object *names = tuple_new(c->rt, count);
    int64_t used = 0;
    for (int64_t i = 0; names != NULL && i < arguments->kwonlyargs.count; i++) {
        if (ast_expr_at(&arguments->kw_defaults, i) == NULL)
            continue;
        Object *name = compile_mangle(c, ast_arg_at(&arguments->kwonlyargs, i)->arg);
        if (name == NULL) {
            object_decref(c->rt, names);
            return NULL;
        }
        tuple_set(names, used++, object_incref(name));
    }
    return names;
}

static bool compile_keyword_defaults(Compiler *c, const AstArguments *arguments, int64_t *flags)
{
    int64_t count = 0;
    for (int64_t i = 0; i < arguments->kw_defaults.count; i++) {
        const AstExpr *value = ast_expr_at(&arguments->kw_defaults, i);
        if (value == NULL)
            continue;
        count++;
        if (!compile_expr(c, value))
            return false;
    }
    if (count == 0)
        return true;
    *flags |= HAS_KEYWORD_DEFAULTS;
    return emit_new_constant(c, keyword_default_names(c, arguments, count)) &&
           emit_with(c, OP_BUILD_CONST_KEY_MAP, count);
}

static bool compile_defaults(Compiler *c, const AstArguments *arguments, int64_t *flags)
{
    if (arguments->defaults.count > 0) {
        *flags |= HAS_DEFAULTS;
        if (!compile_exprs(c, &arguments->defaults) ||
            !emit_with(c, OP_BUILD_TUPLE, arguments->defaults.count))
            return false;
    }
    return compile_keyword_defaults(c, arguments, flags);
}

/* ---- annotations */

bool compile_annotation(Compiler *c, const AstExpr *annotation)
{
    if ((c->future & CODE_FUTURE_ANNOTATIONS) != 0)
        return emit_new_constant(c, compile_unparse(c->rt, annotation));
    return compile_expr(c, annotation);
}

static bool annotate(Compiler *c, Object *name, const AstExpr *annotation, int64_t *count)
{
    if (annotation == NULL)
        return true;
    name = compile_mangle(c, name);
    if (name == NULL || !emit_constant(c, name))
        return false;
    *count += 2;
    if (annotation->kind == AST_Starred && (c->future & CODE_FUTURE_ANNOTATIONS) == 0)
        return compile_expr(c, annotation->Starred.value) && emit_with(c, OP_UNPACK_SEQUENCE, 1);
    return compile_annotation(c, annotation);
}

static bool annotate_args(Compiler *c, const AstArgs *args, int64_t *count)
{
    for (int64_t i = 0; i < args->count; i++) {
        const AstArg *arg = ast_arg_at(args, i);
        if (!annotate(c, arg->arg, arg->annotation, count))
            return false;
    }
    return true;
}

static bool annotate_arg(Compiler *c, const AstArg *arg, int64_t *count)
{
    return arg == NULL || annotate(c, arg->arg, arg->annotation, count);
}

static bool compile_annotations(Compiler *c, const AstArguments *arguments, const AstExpr *returns,
                                int64_t *flags)
{
    int64_t count = 0;
    Object *name = scope_intern(c->rt, c->arena, "return");
    if (name == NULL || !annotate_args(c, &arguments->args, &count) ||
        !annotate_args(c, &arguments->posonlyargs, &count) || !annotate_arg(c, arguments->vararg, &count) ||
        !annotate_args(c, &arguments->kwonlyargs, &count) || !annotate_arg(c, arguments->kwarg, &count) ||
        !annotate(c, name, returns, &count))
        return false;
    if (count == 0)
        return true;
    *flags |= HAS_ANNOTATIONS;
    return emit_with(c, OP_BUILD_TUPLE, count);
}

/* ---- closures */

static bool load_cell(Compiler *c, Object *name)
{
    const Unit *unit = c->unit;
    const NameEntry *cell = names_find(c->rt, &unit->cells, name);
    if (cell != NULL)
        return emit_with(c, OP_LOAD_CLOSURE, names_position(&unit->cells, cell));
    const NameEntry *free = names_find(c->rt, &unit->frees, name);
    assert_internal(free != NULL);
    return emit_with(c, OP_LOAD_CLOSURE, unit->cells.count + names_position(&unit->frees, free));
}

bool compile_closure(Compiler *c, Object *object, int64_t flags)
{
    const CodeObject *code = (const CodeObject *)object;
    if (code->co_nfreevars > 0) {
        for (int32_t i = code->co_nlocalsplus - code->co_nfreevars; i < code->co_nlocalsplus; i++) {
            if (!load_cell(c, tuple_get(ref_pointer(code->co_localsplusnames), i)))
                return false;
        }
        flags |= HAS_CLOSURE;
        if (!emit_with(c, OP_BUILD_TUPLE, code->co_nfreevars))
            return false;
    }
    return emit_constant(c, object) && emit_with(c, OP_MAKE_FUNCTION, flags);
}

/* ---- functions */

static bool check_arg(Compiler *c, const AstArg *arg)
{
    return arg == NULL || compile_check_name(c, arg->arg, AST_Store);
}

static bool check_args(Compiler *c, const AstArgs *args)
{
    for (int64_t i = 0; i < args->count; i++) {
        if (!check_arg(c, ast_arg_at(args, i)))
            return false;
    }
    return true;
}

static bool check_arguments(Compiler *c, const AstArguments *arguments)
{
    return check_args(c, &arguments->posonlyargs) && check_args(c, &arguments->args) &&
           check_arg(c, arguments->vararg) && check_args(c, &arguments->kwonlyargs) &&
           check_arg(c, arguments->kwarg);
}

static void count_arguments(Unit *unit, const AstArguments *arguments)
{
    unit->argcount = (int32_t)(arguments->args.count + arguments->posonlyargs.count);
    unit->posonlyargcount = (int32_t)arguments->posonlyargs.count;
    unit->kwonlyargcount = (int32_t)arguments->kwonlyargs.count;
}

static Object *function_code(Compiler *c, const AstStmt *stmt)
{
    enum UnitKind kind = stmt->kind == AST_AsyncFunctionDef ? UNIT_ASYNC_FUNCTION : UNIT_FUNCTION;
    const AstStmts *body = &stmt->FunctionDef.body;
    int32_t line = first_line(stmt, &stmt->FunctionDef.decorator_list);
    if (!unit_enter(c, stmt->FunctionDef.name, kind, stmt, line))
        return NULL;
    Object *docstring = compile_docstring(c, body);
    if (constants_add(c, docstring != NULL ? docstring : runtime_none(c->rt)) < 0)
        return NULL;
    count_arguments(c->unit, stmt->FunctionDef.args);
    for (int64_t i = docstring != NULL; i < body->count; i++) {
        if (!compile_stmt(c, ast_stmt_at(body, i)))
            return NULL;
    }
    return unit_leave(c, true);
}

bool compile_function(Compiler *c, const AstStmt *stmt)
{
    const AstArguments *arguments = stmt->FunctionDef.args;
    const AstExprs *decorators = &stmt->FunctionDef.decorator_list;
    int64_t flags = 0;
    if (!check_arguments(c, arguments) || !compile_decorators(c, decorators) ||
        !compile_defaults(c, arguments, &flags) ||
        !compile_annotations(c, arguments, stmt->FunctionDef.returns, &flags))
        return false;
    Object *code = function_code(c, stmt);
    return code != NULL && compile_closure(c, code, flags) && apply_decorators(c, decorators) &&
           emit_variable(c, stmt->FunctionDef.name, AST_Store);
}

static Object *lambda_code(Compiler *c, const AstExpr *expr)
{
    Object *name = scope_intern(c->rt, c->arena, "<lambda>");
    if (name == NULL || !unit_enter(c, name, UNIT_LAMBDA, expr, expr->position.lineno) ||
        constants_add(c, runtime_none(c->rt)) < 0)
        return NULL;
    count_arguments(c->unit, expr->Lambda.args);
    if (!compile_expr(c, expr->Lambda.body))
        return NULL;
    if (c->unit->scope->is_generator)
        return unit_leave(c, false);
    return emit(c, OP_RETURN_VALUE) ? unit_leave(c, true) : NULL;
}

bool compile_lambda(Compiler *c, const AstExpr *expr)
{
    int64_t flags = 0;
    if (!check_arguments(c, expr->Lambda.args) || !compile_defaults(c, expr->Lambda.args, &flags))
        return false;
    Object *code = lambda_code(c, expr);
    return code != NULL && compile_closure(c, code, flags);
}

/* ---- classes */

static bool store_text(Compiler *c, const char *name, Object *text)
{
    Object *variable = scope_intern(c->rt, c->arena, name);
    return variable != NULL && emit_constant(c, text) && emit_variable(c, variable, AST_Store);
}

static bool store_module_name(Compiler *c)
{
    Object *name = scope_intern(c->rt, c->arena, "__name__");
    Object *module = scope_intern(c->rt, c->arena, "__module__");
    return name != NULL && module != NULL && emit_variable(c, name, AST_Load) &&
           emit_variable(c, module, AST_Store);
}

/* A class body returns the cell of __class__, where a function in it refers to that, also as __classcell__.
 */
static bool return_class_cell(Compiler *c)
{
    compile_artificial(c);
    if (!c->unit->scope->needs_class_cell)
        return emit_none(c) && emit(c, OP_RETURN_VALUE);
    Object *class_name = scope_intern(c->rt, c->arena, "__class__");
    Object *cell_name = scope_intern(c->rt, c->arena, "__classcell__");
    return class_name != NULL && cell_name != NULL && load_cell(c, class_name) && emit_with(c, OP_COPY, 1) &&
           emit_variable(c, cell_name, AST_Store) && emit(c, OP_RETURN_VALUE);
}

static Object *class_code(Compiler *c, const AstStmt *stmt)
{
    int32_t line = first_line(stmt, &stmt->ClassDef.decorator_list);
    if (!unit_enter(c, stmt->ClassDef.name, UNIT_CLASS, stmt, line))
        return NULL;
    c->unit->class_name = stmt->ClassDef.name;
    if (!store_module_name(c) || !store_text(c, "__qualname__", c->unit->qualname) ||
        !compile_body(c, &stmt->ClassDef.body) || !return_class_cell(c))
        return NULL;
    return unit_leave(c, true);
}

bool compile_class(Compiler *c, const AstStmt *stmt)
{
    if (!compile_decorators(c, &stmt->ClassDef.decorator_list))
        return false;
    Object *code = class_code(c, stmt);
    return code != NULL && emit(c, OP_PUSH_NULL) && emit(c, OP_LOAD_BUILD_CLASS) &&
           compile_closure(c, code, 0) && emit_constant(c, stmt->ClassDef.name) &&
           compile_call_arguments(c, 2, &stmt->ClassDef.bases, &stmt->ClassDef.keywords) &&
           apply_decorators(c, &stmt->ClassDef.decorator_list) &&
           emit_variable(c, stmt->ClassDef.name, AST_Store);
}
