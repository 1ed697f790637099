/* A tree as Python objects; see tree_list.h. One function for each kind of field, made of the tree's own tables. */
#include "lang/tree_list.h"

#include "object/error.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/none.h"
#include "types/number/complex.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/text/str.h"

typedef struct Writer {
    Runtime *rt;
    Object *list;
} Writer;

/* Puts the object (stolen; NULL: an error is set) at the end. */
static bool put(Writer *w, Object *object)
{
    bool done = object != NULL && list_append(w->rt, w->list, object) == 0;
    object_xdecref(w->rt, object);
    return done;
}

static bool put_number(Writer *w, int64_t number) { return put(w, int_from_int64(w->rt, number)); }

/* The object (borrowed; NULL stands for None) as a value. */
static bool put_value(Writer *w, Object *object)
{
    return put_number(w, 0) && put(w, object == NULL ? none_new(w->rt) : object_incref(object));
}

static bool put_name(Writer *w, const char *name) { return put(w, str_intern_cstring(w->rt, name)); }

static bool put_position(Writer *w, AstPosition position)
{
    const int32_t numbers[4] = {position.lineno, position.col_offset, position.end_lineno,
                                position.end_col_offset};
    Object *tuple = tuple_new(w->rt, 4);
    for (int i = 0; tuple != NULL && i < 4; i++) {
        Object *number = int_from_int64(w->rt, numbers[i]);
        if (number == NULL) {
            object_decref(w->rt, tuple);
            return false;
        }
        tuple_set(tuple, i, number);
    }
    return put(w, tuple);
}

/* The parser has bounded how deep a tree is, but its frames may have been smaller. */
static bool has_stack(Writer *w)
{
    if ((uintptr_t)__builtin_frame_address(0) >= host_of(w->rt)->c_stack_lowest)
        return true;
    error_set(w->rt, ERROR_RECURSION, "maximum recursion depth exceeded during ast construction");
    return false;
}

static bool put_expr(Writer *w, const AstExpr *expr);
static bool put_stmt(Writer *w, const AstStmt *stmt);
static bool put_pattern(Writer *w, const AstPattern *pattern);
static bool put_arguments(Writer *w, const AstArguments *node);
static bool put_arg(Writer *w, const AstArg *node);
static bool put_keyword(Writer *w, const AstKeyword *node);
static bool put_comprehension(Writer *w, const AstComprehension *node);
static bool put_excepthandler(Writer *w, const AstExceptHandler *node);
static bool put_alias(Writer *w, const AstAlias *node);
static bool put_withitem(Writer *w, const AstWithItem *node);
static bool put_match_case(Writer *w, const AstMatchCase *node);

/* ---- fields */

static bool put_identifier(Writer *w, Object *name) { return put_value(w, name); }

#define ONE_FIELD(KIND, Type, put_one) \
    static bool field_##KIND(Writer *w, const Type *value) \
    { \
        return value == NULL ? put_value(w, NULL) : put_one(w, value); \
    }
ONE_FIELD(EXPR, AstExpr, put_expr)
ONE_FIELD(PATTERN, AstPattern, put_pattern)
ONE_FIELD(ARGUMENTS, AstArguments, put_arguments)
ONE_FIELD(OPTIONAL_ARG, AstArg, put_arg)
#undef ONE_FIELD
#define field_IDENTIFIER put_value
#define field_OPTIONAL_EXPR field_EXPR
#define field_OPTIONAL_PATTERN field_PATTERN
#define field_OPTIONAL_IDENTIFIER put_value
#define field_OPTIONAL_STRING put_value
#define field_CONSTANT put_value

#define MANY_FIELD(KIND, Sequence, at, put_one) \
    static bool field_##KIND(Writer *w, Sequence sequence) \
    { \
        for (int64_t i = 0; i < sequence.count; i++) { \
            if (!(at(&sequence, i) == NULL ? put_value(w, NULL) : put_one(w, at(&sequence, i)))) \
                return false; \
        } \
        return put_number(w, sequence.count + 1); \
    }
MANY_FIELD(EXPRS, AstExprs, ast_expr_at, put_expr)
MANY_FIELD(STMTS, AstStmts, ast_stmt_at, put_stmt)
MANY_FIELD(PATTERNS, AstPatterns, ast_pattern_at, put_pattern)
MANY_FIELD(ARGS, AstArgs, ast_arg_at, put_arg)
MANY_FIELD(KEYWORDS, AstKeywords, ast_keyword_at, put_keyword)
MANY_FIELD(COMPREHENSIONS, AstComprehensions, ast_comprehension_at, put_comprehension)
MANY_FIELD(EXCEPTHANDLERS, AstExceptHandlers, ast_excepthandler_at, put_excepthandler)
MANY_FIELD(ALIASES, AstAliases, ast_alias_at, put_alias)
MANY_FIELD(WITHITEMS, AstWithItems, ast_withitem_at, put_withitem)
MANY_FIELD(MATCH_CASES, AstMatchCases, ast_match_case_at, put_match_case)
MANY_FIELD(IDENTIFIERS, AstIdentifiers, ast_identifier_at, put_identifier)
#undef MANY_FIELD

#define NAME(name) #name,
static const char *const contexts[] = {AST_CONTEXTS(NAME)};
static const char *const boolops[] = {AST_BOOLOPS(NAME)};
static const char *const operators[] = {AST_OPERATORS(NAME)};
static const char *const unaryops[] = {AST_UNARYOPS(NAME)};
static const char *const cmpops[] = {AST_CMPOPS(NAME)};
#undef NAME

static bool field_BOOLOP(Writer *w, int64_t value) { return put_name(w, boolops[value]); }
static bool field_OPERATOR(Writer *w, int64_t value) { return put_name(w, operators[value]); }
static bool field_UNARYOP(Writer *w, int64_t value) { return put_name(w, unaryops[value]); }
static bool field_CONTEXT(Writer *w, int64_t value) { return put_name(w, contexts[value]); }

static bool field_CMPOPS(Writer *w, AstCmpOps sequence)
{
    for (int64_t i = 0; i < sequence.count; i++) {
        if (!put_name(w, cmpops[sequence.items[i]]))
            return false;
    }
    return put_number(w, sequence.count + 1);
}

static bool field_INT(Writer *w, int64_t value) { return put_number(w, 0) && put_number(w, value); }

#define field_HIDDEN_INT(w, value) true

/* ---- nodes */

static bool put_imaginary(Writer *w, const AstExpr *expr)
{
    const ComplexValue value = {.real = 0, .imag = float_value(expr->Constant.value)};
    Object *number = complex_from_value(w->rt, value);
    bool done = number != NULL && put_value(w, number);
    object_xdecref(w->rt, number);
    return done && put_value(w, expr->Constant.kind) && put_name(w, "Constant") &&
           put_position(w, expr->position);
}

#define FIELD(KIND, field) &&field_##KIND(w, NODE.field)
#define KIND(name_, fields) \
    case AST_##name_: { \
        __auto_type node = &NODES->name_; \
        (void)node; \
        done = true fields(FIELD); \
    } break;
#define NODE (*node)

static bool put_expr(Writer *w, const AstExpr *expr)
{
    bool done = false;
    if (!has_stack(w))
        return false;
    if (expr->kind == AST_Constant && expr->Constant.imaginary != 0)
        return put_imaginary(w, expr);
#define NODES expr
    switch (expr->kind) {
        AST_EXPRS(KIND)
    }
#undef NODES
    return done && put_name(w, ast_expr_name(expr)) && put_position(w, expr->position);
}

static bool put_stmt(Writer *w, const AstStmt *stmt)
{
    bool done = false;
    if (!has_stack(w))
        return false;
#define NODES stmt
    switch (stmt->kind) {
        AST_STMTS(KIND)
    }
#undef NODES
    return done && put_name(w, ast_stmt_name(stmt)) && put_position(w, stmt->position);
}

static bool put_pattern(Writer *w, const AstPattern *pattern)
{
    bool done = false;
    if (!has_stack(w))
        return false;
#define NODES pattern
    switch (pattern->kind) {
        AST_PATTERNS(KIND)
    }
#undef NODES
    return done && put_name(w, ast_pattern_name(pattern)) && put_position(w, pattern->position);
}

#define PLACED(name, Type, fields, class) \
    static bool put_##name(Writer *w, const Type *node) \
    { \
        return true fields(FIELD) && put_name(w, class) && put_position(w, node->position); \
    }
#define UNPLACED(name, Type, fields) \
    static bool put_##name(Writer *w, const Type *node) { return true fields(FIELD) && put_name(w, #name); }
UNPLACED(arguments, AstArguments, AST_FIELDS_arguments)
PLACED(arg, AstArg, AST_FIELDS_arg, "arg")
PLACED(keyword, AstKeyword, AST_FIELDS_keyword, "keyword")
UNPLACED(comprehension, AstComprehension, AST_FIELDS_comprehension)
PLACED(excepthandler, AstExceptHandler, AST_FIELDS_ExceptHandler, "ExceptHandler")
PLACED(alias, AstAlias, AST_FIELDS_alias, "alias")
UNPLACED(withitem, AstWithItem, AST_FIELDS_withitem)
UNPLACED(match_case, AstMatchCase, AST_FIELDS_match_case)

static bool put_module(Writer *w, const AstModule *module)
{
    if (module->mode == PARSE_EVAL)
        return put_expr(w, module->value) && put_name(w, "Expression");
    if (!field_STMTS(w, module->body))
        return false;
    return module->mode == PARSE_EXEC ? put_number(w, 1) && put_name(w, "Module")
                                      : put_name(w, "Interactive");
}

Object *tree_list(Runtime *rt, const AstModule *module)
{
    Writer writer = {.rt = rt, .list = list_new(rt, 0)};
    if (writer.list != NULL && put_module(&writer, module))
        return writer.list;
    object_xdecref(rt, writer.list);
    return NULL;
}
