/* The compiler: the steps of a compilation, and what of a module comes before its statements. See compile.h.
 */
#include "lang/compile/compile_private.h"

#include "lang/compile/fold.h"
#include "types/text/str.h"

/* ---- from __future__ import */

/* X(name, flag) */
#define FUTURE_FEATURES(X) \
    X("nested_scopes", 0) \
    X("generators", 0) \
    X("division", 0) \
    X("absolute_import", 0) \
    X("with_statement", 0) \
    X("print_function", 0) \
    X("unicode_literals", 0) \
    X("barry_as_FLUFL", CODE_FUTURE_BARRY_AS_BDFL) \
    X("generator_stop", 0) \
    X("annotations", CODE_FUTURE_ANNOTATIONS)

static bool future_error(Compiler *c, const AstStmt *stmt, int32_t offset, const char *format, Object *name)
{
    AstPosition position = stmt->position;
    position.col_offset += offset;
    position.end_lineno = position.lineno;
    position.end_col_offset = -1;
    return scope_error(c->rt, c->problem, position, format, name);
}

static bool future_feature(Compiler *c, const AstStmt *stmt, Object *name)
{
    static const struct {
        const char *name;
        uint32_t flag;
    } features[] = {
#define FUTURE_ROW(text, bit) {text, bit},
        FUTURE_FEATURES(FUTURE_ROW)
#undef FUTURE_ROW
    };
    for (size_t i = 0; i < sizeof features / sizeof features[0]; i++) {
        if (str_equal_ascii(name, features[i].name)) {
            c->future |= features[i].flag;
            return true;
        }
    }
    if (str_equal_ascii(name, "braces"))
        return future_error(c, stmt, 0, "not a chance", NULL);
    return future_error(c, stmt, 0, "future feature %s is not defined", name);
}

static bool is_future_import(const AstStmt *stmt)
{
    return stmt->kind == AST_ImportFrom && stmt->ImportFrom.module != NULL &&
           str_equal_ascii(stmt->ImportFrom.module, "__future__");
}

static bool is_text(const Compiler *c, const AstStmt *stmt)
{
    return stmt->kind == AST_Expr && stmt->Expr.value->kind == AST_Constant &&
           str_is_exact(c->rt, stmt->Expr.value->Constant.value);
}

static bool future_import(Compiler *c, const AstStmt *stmt)
{
    for (int64_t i = 0; i < stmt->ImportFrom.names.count; i++) {
        if (!future_feature(c, stmt, ast_alias_at(&stmt->ImportFrom.names, i)->name))
            return false;
    }
    c->future_line = stmt->position.lineno;
    return true;
}

/* They come first in a module, behind its docstring. Others on the line of the last one are refused here,
 * those that come later when they are compiled. */
static bool find_future_imports(Compiler *c, const AstModule *module)
{
    bool done = false;
    int32_t line = 0;
    c->future_line = -1;
    for (int64_t i = 0; i < module->body.count; i++) {
        const AstStmt *stmt = ast_stmt_at(&module->body, i);
        if (done && stmt->position.lineno > line)
            return true;
        line = stmt->position.lineno;
        if (!is_future_import(stmt)) {
            done = done || i > 0 || !is_text(c, stmt);
            continue;
        }
        if (done)
            return future_error(c, stmt, -1,
                                "from __future__ imports must occur at the beginning of the file", NULL);
        if (!future_import(c, stmt))
            return false;
    }
    return true;
}

/* ---- the code of a module */

static Object *module_code(Compiler *c, const AstModule *module, const Scope *scope)
{
    Object *name = scope_intern(c->rt, c->arena, "<module>");
    if (name == NULL || !unit_enter(c, name, UNIT_MODULE, scope, 1))
        return NULL;
    bool good = module->mode == PARSE_EVAL ? compile_expr(c, module->value) : compile_body(c, &module->body);
    return good ? unit_leave(c, module->mode != PARSE_EVAL) : NULL;
}

static Object *compile_in_arena(Compiler *c, AstModule *module, const char *filename)
{
    c->problem->is_of_names = true;
    if (module->mode != PARSE_EVAL && !find_future_imports(c, module))
        return NULL;
    Folder folder = {c->rt, module->arena, c->problem, c->future, c->optimize, 0};
    if (!fold_module(&folder, module))
        return NULL;
    const Scope *scope = scope_build(c->rt, c->arena, module, c->future, c->problem);
    if (scope == NULL)
        return NULL;
    c->problem->is_of_names = false;
    c->module_scope = scope;
    compile_tally_scopes(&c->tally, scope);
    c->filename = compile_keep(c, str_from_utf8(c->rt, filename, (int64_t)strlen(filename)));
    return c->filename == NULL ? NULL : module_code(c, module, scope);
}

Object *compile_module(Runtime *rt, AstModule *module, const char *filename, ParseMode mode,
                       CompileFlags flags, SyntaxProblem *problem)
{
    Compiler c = {.rt = rt,
                  .problem = problem,
                  .future = flags.future,
                  .optimize = flags.optimize,
                  .interactive = mode == PARSE_SINGLE,
                  .allows_top_level_await = flags.allows_top_level_await,
                  .leaves_tables = flags.leaves_tables};
    c.arena = compile_arena_new(rt);
    Object *code = c.arena == NULL ? NULL : compile_in_arena(&c, module, filename);
    object_xincref(code);
    if (code != NULL && flags.leaves_tables)
        compile_tally_leave(rt, c.arena, &c.tally);
    compile_arena_free(rt, c.arena);
    if (code == NULL && problem->kind == SYNTAX_NONE)
        syntax_problem_set(rt, problem, SYNTAX_RUNTIME_ERROR, "%s", "");
    return code;
}
