/* Scopes: entering them, defining names, what statements do. See scope.h. */
#include "lang/compile/scope.h"

#include <string.h>

#include "object/error.h"
#include "types/text/str.h"

/* ---- errors */

#define NAME_TEXT_MOST 256

/* The name as UTF-8, cut short if need be. Leaves the str as it is. */
static void name_text(const Object *name, char text[NAME_TEXT_MOST])
{
    text[0] = 0;
    if (name == NULL)
        return;
    if (str_utf8_length(name) < NAME_TEXT_MOST) {
        int64_t length = str_to_utf8(name, text);
        text[length] = 0;
    } else if (str_is_ascii(name)) {
        memcpy(text, str_data(name), NAME_TEXT_MOST - 1);
        text[NAME_TEXT_MOST - 1] = 0;
    }
}

bool scope_error_text(Runtime *rt, SyntaxProblem *problem, AstPosition position, const char *format,
                      const char *text)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    syntax_problem_set(rt, problem, SYNTAX_SYNTAX_ERROR, format, text);
#pragma GCC diagnostic pop
    problem->lineno = position.lineno;
    problem->offset = position.col_offset + 1;
    problem->end_lineno = position.end_lineno;
    problem->end_offset = position.end_col_offset + 1;
    return false;
}

bool scope_error(Runtime *rt, SyntaxProblem *problem, AstPosition position, const char *format, Object *name)
{
    char text[NAME_TEXT_MOST];
    name_text(name, text);
    return scope_error_text(rt, problem, position, format, text);
}

bool scope_too_deep(Runtime *rt, SyntaxProblem *problem)
{
    error_set(rt, ERROR_RECURSION, "maximum recursion depth exceeded during compilation");
    syntax_problem_set(rt, problem, SYNTAX_RUNTIME_ERROR, "%s", "");
    return false;
}

/* ---- names */

Object *scope_intern(Runtime *rt, CompileArena *arena, const char *text)
{
    return compile_arena_keep(rt, arena, str_intern_cstring(rt, text));
}

static bool starts_with_underscores(const Object *name)
{
    return str_length(name) > 2 && str_character(name, 0) == '_' && str_character(name, 1) == '_';
}

static bool is_private(const Object *name)
{
    int64_t length = str_length(name);
    if (!starts_with_underscores(name))
        return false;
    if (str_character(name, length - 1) == '_' && str_character(name, length - 2) == '_')
        return false;
    for (int64_t i = 0; i < length; i++) {
        if (str_character(name, i) == '.')
            return false;
    }
    return true;
}

/* "_" and the class's name without the underscores it begins with, in front of the name. */
static Object *mangled(Runtime *rt, Object *class_name, int64_t underscores, Object *name)
{
    Object *stripped = str_slice(rt, class_name, underscores, str_length(class_name));
    if (stripped == NULL)
        return NULL;
    Object *result = str_from_cstring(rt, "_");
    if (result != NULL && str_append(rt, &result, stripped) == 0)
        (void)str_append(rt, &result, name);
    object_decref(rt, stripped);
    if (result != NULL)
        str_intern(rt, &result);
    return result;
}

Object *scope_mangle(Runtime *rt, CompileArena *arena, Object *class_name, Object *name)
{
    if (class_name == NULL || !is_private(name))
        return name;
    int64_t underscores = 0;
    while (underscores < str_length(class_name) && str_character(class_name, underscores) == '_')
        underscores++;
    if (underscores == str_length(class_name))
        return name;
    return compile_arena_keep(rt, arena, mangled(rt, class_name, underscores, name));
}

int64_t scope_flags(ScopeBuilder *b, const Scope *scope, Object *name)
{
    Object *known = scope_mangle(b->rt, b->arena, b->class_name, name);
    if (known == NULL)
        return -1;
    const NameEntry *entry = names_find(b->rt, &scope->symbols, known);
    return entry == NULL ? 0 : entry->value;
}

/* ---- entering and leaving */

bool scope_enter(ScopeBuilder *b, enum ScopeType type, const void *node, AstPosition position)
{
    Scope *scope = compile_arena_alloc(b->rt, b->arena, sizeof(Scope));
    if (scope == NULL)
        return false;
    Scope *parent = b->current;
    scope->type = (uint8_t)type;
    scope->node = node;
    scope->position = position;
    scope->parent = parent;
    b->current = scope;
    if (parent == NULL)
        return true;
    scope->is_nested = parent->is_nested || parent->type == SCOPE_FUNCTION;
    scope->in_iterable = parent->in_iterable;
    if (type == SCOPE_ANNOTATION)
        return true;
    if (parent->last_child == NULL)
        parent->first_child = scope;
    else
        parent->last_child->sibling = scope;
    parent->last_child = scope;
    return true;
}

void scope_leave(ScopeBuilder *b) { b->current = b->current->parent; }

Scope *scope_child(Scope *scope, const void *node)
{
    Scope *start = scope->cursor == NULL ? scope->first_child : scope->cursor;
    Scope *child = start;
    while (child->node != node) {
        child = child->sibling == NULL ? scope->first_child : child->sibling;
        assert_internal(child != start);
    }
    scope->cursor = child->sibling;
    return child;
}

enum SymbolPlace scope_place(Runtime *rt, const Scope *scope, Object *name)
{
    const NameEntry *entry = names_find(rt, &scope->symbols, name);
    return entry == NULL ? PLACE_UNKNOWN : (enum SymbolPlace)(entry->value >> SYMBOL_PLACE_SHIFT);
}

/* ---- defining */

bool scope_note_directive(ScopeBuilder *b, Object *name, AstPosition position)
{
    ScopeDirective *directive = compile_arena_alloc(b->rt, b->arena, sizeof(ScopeDirective));
    Object *known = scope_mangle(b->rt, b->arena, b->class_name, name);
    if (directive == NULL || known == NULL)
        return false;
    directive->name = known;
    directive->position = position;
    if (b->current->last_directive == NULL)
        b->current->directives = directive;
    else
        b->current->last_directive->next = directive;
    b->current->last_directive = directive;
    return true;
}

/* In which scope a definition is noted: not always the current one. */
static bool define_in(ScopeBuilder *b, Scope *scope, Object *name, int64_t flags, AstPosition position)
{
    Object *known = scope_mangle(b->rt, b->arena, b->class_name, name);
    NameEntry *entry = known == NULL ? NULL : names_add(b->rt, b->arena, &scope->symbols, known, 0);
    if (entry == NULL)
        return false;
    if ((flags & entry->value & SYMBOL_PARAMETER) != 0)
        return scope_error(b->rt, b->problem, position, "duplicate argument '%s' in function definition",
                           name);
    if (scope->in_iteration_target) {
        if (((entry->value | flags) & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL)) != 0)
            return scope_error(b->rt, b->problem, position,
                               "comprehension inner loop cannot rebind assignment expression target '%s'",
                               name);
        flags |= SYMBOL_ITERATOR;
    }
    entry->value |= flags;
    if ((flags & SYMBOL_PARAMETER) != 0)
        return names_add(b->rt, b->arena, &scope->parameters, known, 0) != NULL;
    if ((flags & SYMBOL_GLOBAL) == 0 || scope == b->module)
        return true;
    entry = names_add(b->rt, b->arena, &b->module->symbols, known, 0);
    if (entry == NULL)
        return false;
    entry->value |= flags;
    return true;
}

bool scope_define(ScopeBuilder *b, Object *name, int64_t flags, AstPosition position)
{
    return define_in(b, b->current, name, flags, position);
}

/* ---- assignment expressions: they bind outside of comprehensions */

static bool bind_in_function(ScopeBuilder *b, Scope *scope, Object *name, AstPosition position)
{
    int64_t there = scope_flags(b, scope, name);
    if (there < 0)
        return false;
    int64_t here = (there & SYMBOL_GLOBAL) != 0 ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL;
    return scope_define(b, name, here, position) && scope_note_directive(b, name, position) &&
           define_in(b, scope, name, SYMBOL_LOCAL, position);
}

static bool bind_in_module(ScopeBuilder *b, Scope *scope, Object *name, AstPosition position)
{
    return scope_define(b, name, SYMBOL_GLOBAL, position) && scope_note_directive(b, name, position) &&
           define_in(b, scope, name, SYMBOL_GLOBAL, position);
}

static bool bind_outside_comprehensions(ScopeBuilder *b, const AstExpr *target)
{
    Object *name = target->Name.id;
    for (Scope *scope = b->current; scope != NULL; scope = scope->parent) {
        if (scope->comprehension != COMPREHENSION_NONE) {
            int64_t flags = scope_flags(b, scope, name);
            if (flags < 0)
                return false;
            if ((flags & SYMBOL_ITERATOR) != 0)
                return scope_error(
                    b->rt, b->problem, target->position,
                    "assignment expression cannot rebind comprehension iteration variable '%s'", name);
        } else if (scope->type == SCOPE_FUNCTION) {
            return bind_in_function(b, scope, name, target->position);
        } else if (scope->type == SCOPE_MODULE) {
            return bind_in_module(b, scope, name, target->position);
        } else if (scope->type == SCOPE_CLASS) {
            return scope_error(b->rt, b->problem, target->position,
                               "assignment expression within a comprehension cannot be used in a class body",
                               NULL);
        }
    }
    return true;
}

static bool refuse_in_annotation(ScopeBuilder *b, const char *what, AstPosition position)
{
    if (b->current->type != SCOPE_ANNOTATION)
        return true;
    return scope_error_text(b->rt, b->problem, position, "'%s' can not be used within an annotation", what);
}

static bool visit_named(ScopeBuilder *b, const AstExpr *expr)
{
    if (!refuse_in_annotation(b, "named expression", expr->position))
        return false;
    if (b->current->in_iterable > 0)
        return scope_error(b->rt, b->problem, expr->position,
                           "assignment expression cannot be used in a comprehension iterable expression",
                           NULL);
    if (b->current->comprehension != COMPREHENSION_NONE &&
        !bind_outside_comprehensions(b, expr->NamedExpr.target))
        return false;
    return scope_visit_expr(b, expr->NamedExpr.value) && scope_visit_expr(b, expr->NamedExpr.target);
}

/* ---- comprehensions */

static bool visit_target(ScopeBuilder *b, const AstExpr *target)
{
    b->current->in_iteration_target = 1;
    bool good = scope_visit_expr(b, target);
    b->current->in_iteration_target = 0;
    return good;
}

static bool visit_iterable(ScopeBuilder *b, const AstExpr *iterable)
{
    b->current->in_iterable++;
    bool good = scope_visit_expr(b, iterable);
    b->current->in_iterable--;
    return good;
}

static bool visit_for_clause(ScopeBuilder *b, const AstComprehension *clause)
{
    if (!visit_target(b, clause->target) || !visit_iterable(b, clause->iter) ||
        !scope_visit_exprs(b, &clause->ifs))
        return false;
    b->current->is_coroutine |= clause->is_async != 0;
    return true;
}

/* The outermost iterable is evaluated outside and passed as the argument ".0". */
static bool visit_comprehension_body(ScopeBuilder *b, const AstComprehensions *clauses,
                                     const AstExpr *element, const AstExpr *value)
{
    const AstComprehension *outermost = ast_comprehension_at(clauses, 0);
    Object *argument = scope_intern(b->rt, b->arena, ".0");
    b->current->is_coroutine = outermost->is_async != 0;
    if (argument == NULL || !scope_define(b, argument, SYMBOL_PARAMETER, b->current->position) ||
        !visit_target(b, outermost->target) || !scope_visit_exprs(b, &outermost->ifs))
        return false;
    for (int64_t i = 1; i < clauses->count; i++) {
        if (!visit_for_clause(b, ast_comprehension_at(clauses, i)))
            return false;
    }
    return (value == NULL || scope_visit_expr(b, value)) && scope_visit_expr(b, element);
}

static bool visit_comprehension(ScopeBuilder *b, const AstExpr *expr, enum ScopeComprehension kind,
                                const AstComprehensions *clauses, const AstExpr *element,
                                const AstExpr *value)
{
    if (!visit_iterable(b, ast_comprehension_at(clauses, 0)->iter) ||
        !scope_enter(b, SCOPE_FUNCTION, expr, expr->position))
        return false;
    b->current->comprehension = (uint8_t)kind;
    if (!visit_comprehension_body(b, clauses, element, value))
        return false;
    b->current->is_generator = kind == COMPREHENSION_GENERATOR;
    bool awaits = b->current->is_coroutine && kind != COMPREHENSION_GENERATOR;
    scope_leave(b);
    b->current->is_coroutine |= awaits;
    return true;
}

static bool visit_any_comprehension(ScopeBuilder *b, const AstExpr *expr)
{
    switch (expr->kind) {
    case AST_ListComp:
        return visit_comprehension(b, expr, COMPREHENSION_LIST, &expr->ListComp.generators,
                                   expr->ListComp.elt, NULL);
    case AST_SetComp:
        return visit_comprehension(b, expr, COMPREHENSION_SET, &expr->SetComp.generators, expr->SetComp.elt,
                                   NULL);
    case AST_GeneratorExp:
        return visit_comprehension(b, expr, COMPREHENSION_GENERATOR, &expr->GeneratorExp.generators,
                                   expr->GeneratorExp.elt, NULL);
    default:
        return visit_comprehension(b, expr, COMPREHENSION_DICT, &expr->DictComp.generators,
                                   expr->DictComp.key, expr->DictComp.value);
    }
}

/* ---- other expressions */

static bool refuse_yield_in_comprehension(ScopeBuilder *b, AstPosition position)
{
    static const char *const messages[] = {
        [COMPREHENSION_LIST] = "'yield' inside list comprehension",
        [COMPREHENSION_SET] = "'yield' inside set comprehension",
        [COMPREHENSION_DICT] = "'yield' inside dict comprehension",
        [COMPREHENSION_GENERATOR] = "'yield' inside generator expression",
    };
    const Scope *scope = b->current;
    return scope->comprehension == COMPREHENSION_NONE ||
           scope_error(b->rt, b->problem, position, messages[scope->comprehension], NULL);
}

static bool visit_yield(ScopeBuilder *b, const AstExpr *expr, const AstExpr *value)
{
    if (!refuse_in_annotation(b, "yield expression", expr->position) ||
        (value != NULL && !scope_visit_expr(b, value)))
        return false;
    b->current->is_generator = 1;
    return refuse_yield_in_comprehension(b, expr->position);
}

static bool visit_await(ScopeBuilder *b, const AstExpr *expr)
{
    if (!refuse_in_annotation(b, "await expression", expr->position) ||
        !scope_visit_expr(b, expr->Await.value))
        return false;
    b->current->is_coroutine = 1;
    return true;
}

static bool visit_lambda(ScopeBuilder *b, const AstExpr *expr)
{
    const AstArguments *arguments = expr->Lambda.args;
    if (!scope_visit_exprs(b, &arguments->defaults) || !scope_visit_exprs(b, &arguments->kw_defaults) ||
        !scope_enter(b, SCOPE_FUNCTION, expr, expr->position) || !scope_visit_arguments(b, arguments) ||
        !scope_visit_expr(b, expr->Lambda.body))
        return false;
    scope_leave(b);
    return true;
}

/* `super` alone is a use of __class__, too. */
static bool visit_name(ScopeBuilder *b, const AstExpr *expr)
{
    bool loads = expr->Name.ctx == AST_Load;
    if (!scope_define(b, expr->Name.id, loads ? SYMBOL_USED : SYMBOL_LOCAL, expr->position))
        return false;
    if (!loads || b->current->type != SCOPE_FUNCTION || !str_equal_ascii(expr->Name.id, "super"))
        return true;
    Object *class_name = scope_intern(b->rt, b->arena, "__class__");
    return class_name != NULL && scope_define(b, class_name, SYMBOL_USED, expr->position);
}

static bool visit_keywords(ScopeBuilder *b, const AstKeywords *keywords)
{
    for (int64_t i = 0; i < keywords->count; i++) {
        if (!scope_visit_expr(b, ast_keyword_at(keywords, i)->value))
            return false;
    }
    return true;
}

static bool visit_optional(ScopeBuilder *b, const AstExpr *expr)
{
    return expr == NULL || scope_visit_expr(b, expr);
}

static bool visit_expr_by_kind(ScopeBuilder *b, const AstExpr *expr)
{
    switch ((enum AstExprKind)expr->kind) {
    case AST_BoolOp:
        return scope_visit_exprs(b, &expr->BoolOp.values);
    case AST_NamedExpr:
        return visit_named(b, expr);
    case AST_BinOp:
        return scope_visit_expr(b, expr->BinOp.left) && scope_visit_expr(b, expr->BinOp.right);
    case AST_UnaryOp:
        return scope_visit_expr(b, expr->UnaryOp.operand);
    case AST_Lambda:
        return visit_lambda(b, expr);
    case AST_IfExp:
        return scope_visit_expr(b, expr->IfExp.test) && scope_visit_expr(b, expr->IfExp.body) &&
               scope_visit_expr(b, expr->IfExp.orelse);
    case AST_Dict:
        return scope_visit_exprs(b, &expr->Dict.keys) && scope_visit_exprs(b, &expr->Dict.values);
    case AST_Set:
        return scope_visit_exprs(b, &expr->Set.elts);
    case AST_ListComp:
    case AST_SetComp:
    case AST_DictComp:
    case AST_GeneratorExp:
        return visit_any_comprehension(b, expr);
    case AST_Await:
        return visit_await(b, expr);
    case AST_Yield:
        return visit_yield(b, expr, expr->Yield.value);
    case AST_YieldFrom:
        return visit_yield(b, expr, expr->YieldFrom.value);
    case AST_Compare:
        return scope_visit_expr(b, expr->Compare.left) && scope_visit_exprs(b, &expr->Compare.comparators);
    case AST_Call:
        return scope_visit_expr(b, expr->Call.func) && scope_visit_exprs(b, &expr->Call.args) &&
               visit_keywords(b, &expr->Call.keywords);
    case AST_FormattedValue:
        return scope_visit_expr(b, expr->FormattedValue.value) &&
               visit_optional(b, expr->FormattedValue.format_spec);
    case AST_JoinedStr:
        return scope_visit_exprs(b, &expr->JoinedStr.values);
    case AST_Constant:
        return true;
    case AST_Attribute:
        return scope_visit_expr(b, expr->Attribute.value);
    case AST_Subscript:
        return scope_visit_expr(b, expr->Subscript.value) && scope_visit_expr(b, expr->Subscript.slice);
    case AST_Starred:
        return scope_visit_expr(b, expr->Starred.value);
    case AST_Name:
        return visit_name(b, expr);
    case AST_List:
    case AST_Tuple:
        return scope_visit_exprs(b, &expr->List.elts);
    case AST_Slice:
        return visit_optional(b, expr->Slice.lower) && visit_optional(b, expr->Slice.upper) &&
               visit_optional(b, expr->Slice.step);
    case AST_EXPR_KINDS:
        break;
    }
    return true;
}

bool scope_visit_expr(ScopeBuilder *b, const AstExpr *expr)
{
    if (++b->depth > COMPILE_DEPTH_MOST)
        return scope_too_deep(b->rt, b->problem);
    bool good = visit_expr_by_kind(b, expr);
    b->depth--;
    return good;
}

bool scope_visit_exprs(ScopeBuilder *b, const AstExprs *exprs)
{
    for (int64_t i = 0; i < exprs->count; i++) {
        if (!visit_optional(b, ast_expr_at(exprs, i)))
            return false;
    }
    return true;
}
