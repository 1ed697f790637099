/* The compiler: an expression as text again, for annotations that are kept as text. The text is what CPython
 * 3.11's compiler makes (Python/ast_unparse.c), which is not always what module ast does. See compile.h.
 *
 * As deep as the tree; whoever compiles has measured that before. */
#include "lang/compile/compile.h"

#include <math.h>

#include "object/error.h"
#include "types/abstract.h"
#include "types/none.h"
#include "types/number/complex.h"
#include "types/number/float.h"
#include "types/text/str.h"

/* How tightly what is around binds: an expression that binds less gets parentheses. */
enum Binding {
    BINDS_TUPLE,
    BINDS_TEST,
    BINDS_OR,
    BINDS_AND,
    BINDS_NOT,
    BINDS_COMPARE,
    BINDS_BIT_OR,
    BINDS_BIT_XOR,
    BINDS_BIT_AND,
    BINDS_SHIFT,
    BINDS_SUM,
    BINDS_TERM,
    BINDS_FACTOR,
    BINDS_POWER,
    BINDS_AWAIT,
    BINDS_ATOM,
    BINDS_EXPR = BINDS_BIT_OR,
};

typedef struct Unparser {
    Runtime *rt;
    Object *text; /* owned; NULL after an error */
} Unparser;

static bool put_expr(Unparser *u, const AstExpr *expr, int level);

static bool put_str(Unparser *u, Object *string) { return str_append(u->rt, &u->text, string) == 0; }

/* Takes `string` over; NULL is a failure. */
static bool put_new(Unparser *u, Object *string)
{
    if (string == NULL)
        return false;
    bool good = put_str(u, string);
    object_decref(u->rt, string);
    return good;
}

static bool put(Unparser *u, const char *text) { return put_new(u, str_from_cstring(u->rt, text)); }

static bool put_if(Unparser *u, bool condition, const char *text) { return !condition || put(u, text); }

static bool put_exprs(Unparser *u, const AstExprs *exprs, int level)
{
    for (int64_t i = 0; i < exprs->count; i++) {
        if (!put_if(u, i > 0, ", ") || !put_expr(u, ast_expr_at(exprs, i), level))
            return false;
    }
    return true;
}

/* ---- operators */

static bool put_bool_op(Unparser *u, const AstExpr *expr, int level)
{
    bool is_and = expr->BoolOp.op == AST_And;
    int binding = is_and ? BINDS_AND : BINDS_OR;
    if (!put_if(u, level > binding, "("))
        return false;
    for (int64_t i = 0; i < expr->BoolOp.values.count; i++) {
        if (!put_if(u, i > 0, is_and ? " and " : " or ") ||
            !put_expr(u, ast_expr_at(&expr->BoolOp.values, i), binding + 1))
            return false;
    }
    return put_if(u, level > binding, ")");
}

static bool put_binary(Unparser *u, const AstExpr *expr, int level)
{
    static const struct {
        const char *text;
        int binding;
    } operators[] = {
        [AST_Add] = {" + ", BINDS_SUM},        [AST_Sub] = {" - ", BINDS_SUM},
        [AST_Mult] = {" * ", BINDS_TERM},      [AST_MatMult] = {" @ ", BINDS_TERM},
        [AST_Div] = {" / ", BINDS_TERM},       [AST_Mod] = {" % ", BINDS_TERM},
        [AST_LShift] = {" << ", BINDS_SHIFT},  [AST_RShift] = {" >> ", BINDS_SHIFT},
        [AST_BitOr] = {" | ", BINDS_BIT_OR},   [AST_BitXor] = {" ^ ", BINDS_BIT_XOR},
        [AST_BitAnd] = {" & ", BINDS_BIT_AND}, [AST_FloorDiv] = {" // ", BINDS_TERM},
        [AST_Pow] = {" ** ", BINDS_POWER},
    };
    int binding = operators[expr->BinOp.op].binding;
    bool from_right = expr->BinOp.op == AST_Pow;
    return put_if(u, level > binding, "(") && put_expr(u, expr->BinOp.left, binding + from_right) &&
           put(u, operators[expr->BinOp.op].text) && put_expr(u, expr->BinOp.right, binding + !from_right) &&
           put_if(u, level > binding, ")");
}

static bool put_unary(Unparser *u, const AstExpr *expr, int level)
{
    static const char *const operators[] = {
        [AST_Invert] = "~", [AST_Not] = "not ", [AST_UAdd] = "+", [AST_USub] = "-"};
    int binding = expr->UnaryOp.op == AST_Not ? BINDS_NOT : BINDS_FACTOR;
    return put_if(u, level > binding, "(") && put(u, operators[expr->UnaryOp.op]) &&
           put_expr(u, expr->UnaryOp.operand, binding) && put_if(u, level > binding, ")");
}

static bool put_compare(Unparser *u, const AstExpr *expr, int level)
{
    static const char *const operators[] = {
        [AST_Eq] = " == ", [AST_NotEq] = " != ",     [AST_Lt] = " < ",  [AST_LtE] = " <= ",
        [AST_Gt] = " > ",  [AST_GtE] = " >= ",       [AST_Is] = " is ", [AST_IsNot] = " is not ",
        [AST_In] = " in ", [AST_NotIn] = " not in ",
    };
    if (!put_if(u, level > BINDS_COMPARE, "(") || !put_expr(u, expr->Compare.left, BINDS_COMPARE + 1))
        return false;
    for (int64_t i = 0; i < expr->Compare.ops.count; i++) {
        if (!put(u, operators[expr->Compare.ops.items[i]]) ||
            !put_expr(u, ast_expr_at(&expr->Compare.comparators, i), BINDS_COMPARE + 1))
            return false;
    }
    return put_if(u, level > BINDS_COMPARE, ")");
}

static bool put_if_expression(Unparser *u, const AstExpr *expr, int level)
{
    return put_if(u, level > BINDS_TEST, "(") && put_expr(u, expr->IfExp.body, BINDS_TEST + 1) &&
           put(u, " if ") && put_expr(u, expr->IfExp.test, BINDS_TEST + 1) && put(u, " else ") &&
           put_expr(u, expr->IfExp.orelse, BINDS_TEST) && put_if(u, level > BINDS_TEST, ")");
}

/* ---- lambda */

static bool put_default(Unparser *u, const AstExpr *value)
{
    return value == NULL || (put(u, "=") && put_expr(u, value, BINDS_TEST));
}

static bool put_positional(Unparser *u, const AstArguments *arguments)
{
    int64_t posonly = arguments->posonlyargs.count;
    int64_t count = posonly + arguments->args.count;
    int64_t without_default = count - arguments->defaults.count;
    for (int64_t i = 0; i < count; i++) {
        const AstArg *arg =
            i < posonly ? ast_arg_at(&arguments->posonlyargs, i) : ast_arg_at(&arguments->args, i - posonly);
        const AstExpr *value =
            i < without_default ? NULL : ast_expr_at(&arguments->defaults, i - without_default);
        if (!put_if(u, i > 0, ", ") || !put_str(u, arg->arg) || !put_default(u, value) ||
            !put_if(u, i + 1 == posonly, ", /"))
            return false;
    }
    return true;
}

static bool put_keyword_only(Unparser *u, const AstArguments *arguments)
{
    for (int64_t i = 0; i < arguments->kwonlyargs.count; i++) {
        if (!put(u, ", ") || !put_str(u, ast_arg_at(&arguments->kwonlyargs, i)->arg) ||
            !put_default(u, ast_expr_at(&arguments->kw_defaults, i)))
            return false;
    }
    return true;
}

static bool put_arguments(Unparser *u, const AstArguments *arguments)
{
    bool any = arguments->posonlyargs.count + arguments->args.count > 0;
    if (!put_positional(u, arguments))
        return false;
    if (arguments->vararg != NULL || arguments->kwonlyargs.count > 0) {
        if (!put(u, any ? ", *" : "*") ||
            (arguments->vararg != NULL && !put_str(u, arguments->vararg->arg)) ||
            !put_keyword_only(u, arguments))
            return false;
        any = true;
    }
    return arguments->kwarg == NULL || (put(u, any ? ", **" : "**") && put_str(u, arguments->kwarg->arg));
}

static bool put_lambda(Unparser *u, const AstExpr *expr, int level)
{
    const AstArguments *arguments = expr->Lambda.args;
    bool has_plain = arguments->posonlyargs.count + arguments->args.count > 0;
    return put_if(u, level > BINDS_TEST, "(") && put(u, has_plain ? "lambda " : "lambda") &&
           put_arguments(u, arguments) && put(u, ": ") && put_expr(u, expr->Lambda.body, BINDS_TEST) &&
           put_if(u, level > BINDS_TEST, ")");
}

/* ---- displays and comprehensions */

static bool put_dict(Unparser *u, const AstExpr *expr)
{
    if (!put(u, "{"))
        return false;
    for (int64_t i = 0; i < expr->Dict.values.count; i++) {
        const AstExpr *key = ast_expr_at(&expr->Dict.keys, i);
        bool good = put_if(u, i > 0, ", ") &&
                    (key == NULL ? put(u, "**") : put_expr(u, key, BINDS_TEST) && put(u, ": ")) &&
                    put_expr(u, ast_expr_at(&expr->Dict.values, i), key == NULL ? BINDS_EXPR : BINDS_TEST);
        if (!good)
            return false;
    }
    return put(u, "}");
}

static bool put_clauses(Unparser *u, const AstComprehensions *clauses)
{
    for (int64_t i = 0; i < clauses->count; i++) {
        const AstComprehension *clause = ast_comprehension_at(clauses, i);
        if (!put(u, clause->is_async ? " async for " : " for ") ||
            !put_expr(u, clause->target, BINDS_TUPLE) || !put(u, " in ") ||
            !put_expr(u, clause->iter, BINDS_TEST + 1))
            return false;
        for (int64_t j = 0; j < clause->ifs.count; j++) {
            if (!put(u, " if ") || !put_expr(u, ast_expr_at(&clause->ifs, j), BINDS_TEST + 1))
                return false;
        }
    }
    return true;
}

static bool put_comprehension(Unparser *u, const char *open, const AstExpr *element,
                              const AstComprehensions *clauses, const char *close)
{
    return put(u, open) && put_expr(u, element, BINDS_TEST) && put_clauses(u, clauses) && put(u, close);
}

static bool put_dict_comprehension(Unparser *u, const AstExpr *expr)
{
    return put(u, "{") && put_expr(u, expr->DictComp.key, BINDS_TEST) && put(u, ": ") &&
           put_expr(u, expr->DictComp.value, BINDS_TEST) && put_clauses(u, &expr->DictComp.generators) &&
           put(u, "}");
}

static bool put_tuple(Unparser *u, const AstExpr *expr, int level)
{
    int64_t count = expr->Tuple.elts.count;
    if (count == 0)
        return put(u, "()");
    return put_if(u, level > BINDS_TUPLE, "(") && put_exprs(u, &expr->Tuple.elts, BINDS_TEST) &&
           put_if(u, count == 1, ",") && put_if(u, level > BINDS_TUPLE, ")");
}

/* ---- calls, attributes, subscripts */

static bool put_keyword(Unparser *u, const AstKeyword *keyword)
{
    if (keyword->arg == NULL ? !put(u, "**") : !put_str(u, keyword->arg) || !put(u, "="))
        return false;
    return put_expr(u, keyword->value, BINDS_TEST);
}

static bool put_call(Unparser *u, const AstExpr *expr)
{
    const AstExprs *arguments = &expr->Call.args;
    const AstKeywords *keywords = &expr->Call.keywords;
    if (!put_expr(u, expr->Call.func, BINDS_ATOM))
        return false;
    if (arguments->count == 1 && keywords->count == 0 && ast_expr_at(arguments, 0)->kind == AST_GeneratorExp)
        return put_expr(u, ast_expr_at(arguments, 0), BINDS_TEST);
    if (!put(u, "(") || !put_exprs(u, arguments, BINDS_TEST))
        return false;
    for (int64_t i = 0; i < keywords->count; i++) {
        if (!put_if(u, i > 0 || arguments->count > 0, ", ") || !put_keyword(u, ast_keyword_at(keywords, i)))
            return false;
    }
    return put(u, ")");
}

static bool put_attribute(Unparser *u, const AstExpr *expr)
{
    const AstExpr *value = expr->Attribute.value;
    bool is_int = value->kind == AST_Constant && object_is_exact(u->rt, value->Constant.value, TYPE_INT);
    return put_expr(u, value, BINDS_ATOM) && put(u, is_int ? " ." : ".") && put_str(u, expr->Attribute.attr);
}

static bool put_slice(Unparser *u, const AstExpr *expr)
{
    if (expr->Slice.lower != NULL && !put_expr(u, expr->Slice.lower, BINDS_TEST))
        return false;
    if (!put(u, ":") || (expr->Slice.upper != NULL && !put_expr(u, expr->Slice.upper, BINDS_TEST)))
        return false;
    return expr->Slice.step == NULL || (put(u, ":") && put_expr(u, expr->Slice.step, BINDS_TEST));
}

static bool put_await(Unparser *u, const AstExpr *expr, int level)
{
    return put_if(u, level > BINDS_AWAIT, "(") && put(u, "await ") &&
           put_expr(u, expr->Await.value, BINDS_ATOM) && put_if(u, level > BINDS_AWAIT, ")");
}

static bool put_yield(Unparser *u, const AstExpr *expr)
{
    if (expr->Yield.value == NULL)
        return put(u, "(yield)");
    return put(u, "(yield ") && put_expr(u, expr->Yield.value, BINDS_TEST) && put(u, ")");
}

static bool put_named(Unparser *u, const AstExpr *expr, int level)
{
    return put_if(u, level > BINDS_TUPLE, "(") && put_expr(u, expr->NamedExpr.target, BINDS_ATOM) &&
           put(u, " := ") && put_expr(u, expr->NamedExpr.value, BINDS_ATOM) &&
           put_if(u, level > BINDS_TUPLE, ")");
}

/* ---- constants */

/* repr(text) with every "inf" as 1e309, which reads back as infinity. */
static bool put_replacing_infinity(Unparser *u, Object *text)
{
    int64_t length = str_length(text);
    int64_t start = 0;
    for (int64_t i = 0; i + 3 <= length; i++) {
        if (str_character(text, i) != 'i' || str_character(text, i + 1) != 'n')
            continue;
        if (!put_new(u, str_slice(u->rt, text, start, i)) || !put(u, "1e309"))
            return false;
        start = i + 3;
    }
    return put_new(u, str_slice(u->rt, text, start, length));
}

static bool put_complex(Unparser *u, ComplexValue number)
{
    Object *value = complex_from_value(u->rt, number);
    Object *text = value == NULL ? NULL : object_repr(u->rt, value);
    object_xdecref(u->rt, value);
    bool good = text != NULL && put_replacing_infinity(u, text);
    object_xdecref(u->rt, text);
    return good;
}

static bool put_constant(Unparser *u, const AstExpr *expr)
{
    Object *value = expr->Constant.value;
    if (value == runtime_ellipsis(u->rt))
        return put(u, "...");
    if (expr->Constant.imaginary)
        return put_complex(u, (ComplexValue){0.0, float_value(value)});
    if (object_is_exact(u->rt, value, TYPE_COMPLEX))
        return put_complex(u, complex_value(value));
    if (object_is_exact_float(u->rt, value) && isinf(float_value(value)))
        return put(u, float_value(value) < 0 ? "-1e309" : "1e309");
    if (expr->Constant.kind != NULL && !put_str(u, expr->Constant.kind))
        return false;
    return put_new(u, object_repr(u->rt, value));
}

/* ---- f-strings: their text is put together first, and then quoted as a whole */

static bool put_joined_parts(Unparser *u, const AstExprs *values);

static bool put_doubling_braces(Unparser *u, Object *text)
{
    int64_t length = str_length(text);
    int64_t start = 0;
    for (int64_t i = 0; i < length; i++) {
        uint32_t character = str_character(text, i);
        if (character != '{' && character != '}')
            continue;
        if (!put_new(u, str_slice(u->rt, text, start, i + 1)) || !put(u, character == '{' ? "{" : "}"))
            return false;
        start = i + 1;
    }
    return put_new(u, str_slice(u->rt, text, start, length));
}

/* The text of an expression by itself: new reference; NULL and an error. */
static Object *text_of(Runtime *rt, const AstExpr *expr, int level)
{
    Unparser u = {rt, str_from_cstring(rt, "")};
    if (u.text != NULL && put_expr(&u, expr, level))
        return u.text;
    object_xdecref(rt, u.text);
    return NULL;
}

static bool put_field_expression(Unparser *u, const AstExpr *value)
{
    Object *text = text_of(u->rt, value, BINDS_TEST + 1);
    if (text == NULL)
        return false;
    bool begins_with_brace = str_length(text) > 0 && str_character(text, 0) == '{';
    bool good = put(u, begins_with_brace ? "{ " : "{") && put_str(u, text);
    object_decref(u->rt, text);
    return good;
}

static bool put_joined_part(Unparser *u, const AstExpr *part);

static bool put_formatted(Unparser *u, const AstExpr *expr)
{
    char conversion[] = {'!', (char)expr->FormattedValue.conversion, 0};
    const AstExpr *format = expr->FormattedValue.format_spec;
    return put_field_expression(u, expr->FormattedValue.value) &&
           put_if(u, expr->FormattedValue.conversion > 0, conversion) &&
           (format == NULL || (put(u, ":") && put_joined_part(u, format))) && put(u, "}");
}

static bool put_joined_part(Unparser *u, const AstExpr *part)
{
    switch (part->kind) {
    case AST_Constant:
        return put_doubling_braces(u, part->Constant.value);
    case AST_JoinedStr:
        return put_joined_parts(u, &part->JoinedStr.values);
    default:
        return put_formatted(u, part);
    }
}

static bool put_joined_parts(Unparser *u, const AstExprs *values)
{
    for (int64_t i = 0; i < values->count; i++) {
        if (!put_joined_part(u, ast_expr_at(values, i)))
            return false;
    }
    return true;
}

static bool put_joined(Unparser *u, const AstExpr *expr)
{
    Unparser body = {u->rt, str_from_cstring(u->rt, "")};
    bool good = body.text != NULL && put_joined_parts(&body, &expr->JoinedStr.values);
    Object *quoted = good ? object_repr(u->rt, body.text) : NULL;
    object_xdecref(u->rt, body.text);
    good = quoted != NULL && put(u, "f") && put_str(u, quoted);
    object_xdecref(u->rt, quoted);
    return good;
}

/* ---- all */

static bool put_expr(Unparser *u, const AstExpr *expr, int level)
{
    switch ((enum AstExprKind)expr->kind) {
    case AST_BoolOp:
        return put_bool_op(u, expr, level);
    case AST_NamedExpr:
        return put_named(u, expr, level);
    case AST_BinOp:
        return put_binary(u, expr, level);
    case AST_UnaryOp:
        return put_unary(u, expr, level);
    case AST_Lambda:
        return put_lambda(u, expr, level);
    case AST_IfExp:
        return put_if_expression(u, expr, level);
    case AST_Dict:
        return put_dict(u, expr);
    case AST_Set:
        return put(u, "{") && put_exprs(u, &expr->Set.elts, BINDS_TEST) && put(u, "}");
    case AST_ListComp:
        return put_comprehension(u, "[", expr->ListComp.elt, &expr->ListComp.generators, "]");
    case AST_SetComp:
        return put_comprehension(u, "{", expr->SetComp.elt, &expr->SetComp.generators, "}");
    case AST_GeneratorExp:
        return put_comprehension(u, "(", expr->GeneratorExp.elt, &expr->GeneratorExp.generators, ")");
    case AST_DictComp:
        return put_dict_comprehension(u, expr);
    case AST_Await:
        return put_await(u, expr, level);
    case AST_Yield:
        return put_yield(u, expr);
    case AST_YieldFrom:
        return put(u, "(yield from ") && put_expr(u, expr->YieldFrom.value, BINDS_TEST) && put(u, ")");
    case AST_Compare:
        return put_compare(u, expr, level);
    case AST_Call:
        return put_call(u, expr);
    case AST_FormattedValue:
        return put_formatted(u, expr);
    case AST_JoinedStr:
        return put_joined(u, expr);
    case AST_Constant:
        return put_constant(u, expr);
    case AST_Attribute:
        return put_attribute(u, expr);
    case AST_Subscript:
        return put_expr(u, expr->Subscript.value, BINDS_ATOM) && put(u, "[") &&
               put_expr(u, expr->Subscript.slice, BINDS_TUPLE) && put(u, "]");
    case AST_Starred:
        return put(u, "*") && put_expr(u, expr->Starred.value, BINDS_EXPR);
    case AST_Name:
        return put_str(u, expr->Name.id);
    case AST_List:
        return put(u, "[") && put_exprs(u, &expr->List.elts, BINDS_TEST) && put(u, "]");
    case AST_Tuple:
        return put_tuple(u, expr, level);
    case AST_Slice:
        return put_slice(u, expr);
    case AST_EXPR_KINDS:
        break;
    }
    return true;
}

Object *compile_unparse(Runtime *rt, const AstExpr *expr) { return text_of(rt, expr, BINDS_TEST); }
