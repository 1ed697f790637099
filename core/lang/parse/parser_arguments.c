/* Arguments of calls, and parameters of functions and lambdas. */
#include "lang/parse/parser_private.h"

/* ---- calls */

/* Positional arguments come first; after a name=, only *iterable and more names; after a **, no * either. */
enum CallStage { CALL_POSITIONAL, CALL_KEYWORDS, CALL_MAPPINGS };

static AstKeyword *keyword_new(Parser *p, int64_t start, Object *name, AstExpr *value)
{
    if (value == NULL)
        return NULL;
    AstKeyword *keyword = parser_alloc(p, sizeof(AstKeyword));
    if (keyword == NULL)
        return NULL;
    keyword->position = parser_position(p, start);
    keyword->arg = name;
    keyword->value = value;
    return keyword;
}

static AstExpr *starred_argument(Parser *p)
{
    int64_t start = p->mark++;
    AstExpr *value = parse_expression(p);
    if (value == NULL)
        return NULL;
    AstExpr *expr = parser_expr(p, AST_Starred, parser_position(p, start));
    if (expr != NULL)
        expr->Starred.value = value;
    return expr;
}

/* name=value or **mapping at the mark; NULL also when it is neither (*is_keyword tells). */
static AstKeyword *keyword_argument(Parser *p, enum CallStage *stage, bool *is_keyword)
{
    int64_t start = p->mark;
    *is_keyword = true;
    if (parser_accept(p, TOKEN_DOUBLESTAR)) {
        *stage = CALL_MAPPINGS;
        return keyword_new(p, start, NULL, parse_expression(p));
    }
    if (parser_kind(p) != TOKEN_NAME || parser_next_kind(p) != TOKEN_EQUAL) {
        *is_keyword = false;
        return NULL;
    }
    if (*stage == CALL_POSITIONAL)
        *stage = CALL_KEYWORDS;
    Object *name = parser_identifier(p);
    if (name == NULL)
        return NULL;
    p->mark++;
    return keyword_new(p, start, name, parse_expression(p));
}

/* A generator expression without brackets of its own is the only argument; its place is the call's brackets. */
static AstExpr *lone_generator(Parser *p, int64_t start, AstExpr *element)
{
    AstComprehensions generators = {0};
    if (!parse_for_if_clauses(p, &generators) || !parser_accept(p, TOKEN_RPAR))
        return NULL;
    AstExpr *expr = parser_expr(p, AST_GeneratorExp, parser_position(p, start));
    if (expr == NULL)
        return NULL;
    expr->GeneratorExp.elt = element;
    expr->GeneratorExp.generators = generators;
    return expr;
}

static AstExpr *positional_argument(Parser *p, enum CallStage stage)
{
    if (parser_kind(p) == TOKEN_STAR)
        return stage == CALL_MAPPINGS ? NULL : starred_argument(p);
    return stage == CALL_POSITIONAL ? parse_named_expression(p) : NULL;
}

/* Parts the pairs above `base` into positional arguments and keywords. */
static bool take_arguments(Parser *p, int64_t base, AstExprs *arguments, AstKeywords *keywords)
{
    int64_t count = (p->stack_count - base) / 2;
    int64_t positional = base;
    int64_t first_keyword = p->stack_count;
    for (int64_t i = 0; i < count; i++) {
        void *keyword = p->stack[base + 2 * i + 1].item;
        if (keyword != NULL && !parser_push(p, keyword))
            return false;
    }
    for (int64_t i = 0; i < count; i++) {
        if (p->stack[base + 2 * i + 1].item == NULL)
            p->stack[positional++].item = p->stack[base + 2 * i].item;
    }
    if (!parser_take(p, first_keyword, keywords))
        return false;
    p->stack_count = positional;
    return parser_take(p, base, arguments);
}

/* The stack holds two items for each argument: itself, and itself again if it is a keyword or else NULL. */
static bool parse_arguments(Parser *p, int64_t base, AstExprs *arguments, AstKeywords *keywords)
{
    enum CallStage stage = CALL_POSITIONAL;
    int64_t open = p->mark - 1;
    while (parser_kind(p) != TOKEN_RPAR) {
        bool is_keyword;
        AstKeyword *keyword = keyword_argument(p, &stage, &is_keyword);
        void *item = keyword;
        if (!is_keyword) {
            bool is_first = p->stack_count == base && parser_kind(p) != TOKEN_STAR;
            AstExpr *argument = positional_argument(p, stage);
            if (argument == NULL)
                return false;
            if (is_first && parser_at_for(p)) {
                argument = lone_generator(p, open, argument);
                return argument != NULL && parser_push(p, argument) && parser_take(p, base, arguments);
            }
            item = argument;
        }
        if (item == NULL || !parser_push(p, item) || !parser_push(p, is_keyword ? keyword : NULL))
            return false;
        if (!parser_accept(p, TOKEN_COMMA))
            break;
    }
    return take_arguments(p, base, arguments, keywords) && parser_accept(p, TOKEN_RPAR);
}

bool parse_call_arguments(Parser *p, AstExprs *arguments, AstKeywords *keywords)
{
    return parse_arguments(p, p->stack_count, arguments, keywords);
}

/* ---- parameters */

typedef struct Parameters {
    AstArguments *arguments;
    TokenKind end;
    bool is_lambda;
} Parameters;

static AstArg *parameter(Parser *p, const Parameters *parameters, bool is_star)
{
    int64_t start = p->mark;
    Object *name = parser_identifier(p);
    if (name == NULL)
        return NULL;
    AstArg *arg = parser_alloc(p, sizeof(AstArg));
    if (arg == NULL)
        return NULL;
    arg->arg = name;
    if (!parameters->is_lambda && parser_accept(p, TOKEN_COLON)) {
        arg->annotation = is_star ? parse_star_expression(p) : parse_expression(p);
        if (arg->annotation == NULL)
            return NULL;
    }
    arg->position = parser_position(p, start);
    return arg;
}

/* A parameter with its default, if any, pushed as two items. */
static bool push_parameter(Parser *p, const Parameters *parameters)
{
    AstArg *arg = parameter(p, parameters, false);
    if (arg == NULL || !parser_push(p, arg))
        return false;
    AstExpr *value = NULL;
    if (parser_accept(p, TOKEN_EQUAL)) {
        value = parse_expression(p);
        if (value == NULL)
            return false;
    }
    return parser_push(p, value);
}

/* Between parameters: a comma, or the end. */
static bool separator(Parser *p, const Parameters *parameters)
{
    return parser_accept(p, TOKEN_COMMA) || parser_kind(p) == parameters->end;
}

/* The first or the second of each pair in [base, end), without the NULLs of defaults if `is_dense`. */
static bool take_column(Parser *p, int64_t base, int64_t end, int column, bool is_dense, void *sequence)
{
    int64_t top = p->stack_count;
    for (int64_t i = base; i < end; i += 2) {
        void *item = p->stack[i + column].item;
        if ((item != NULL || !is_dense) && !parser_push(p, item))
            return false;
    }
    return parser_take(p, top, sequence);
}

/* Once a parameter has a default, all that follow must. */
static bool defaults_are_last(const Parser *p, int64_t base, int64_t end)
{
    for (int64_t i = base + 2; i < end; i += 2) {
        if (p->stack[i - 1].item != NULL && p->stack[i + 1].item == NULL)
            return false;
    }
    return true;
}

/* a, b=1, /, c=2, */
static bool positional_parameters(Parser *p, const Parameters *parameters)
{
    AstArguments *arguments = parameters->arguments;
    int64_t base = p->stack_count;
    int64_t slash = -1;
    while (parser_kind(p) != parameters->end && parser_kind(p) != TOKEN_STAR &&
           parser_kind(p) != TOKEN_DOUBLESTAR) {
        if (parser_kind(p) == TOKEN_SLASH) {
            if (slash >= 0 || p->stack_count == base)
                return false;
            p->mark++;
            slash = p->stack_count;
        } else if (!push_parameter(p, parameters)) {
            return false;
        }
        if (!separator(p, parameters))
            return false;
    }
    int64_t end = p->stack_count;
    int64_t middle = slash < 0 ? base : slash;
    bool is_good = defaults_are_last(p, base, end) &&
                   take_column(p, base, middle, 0, false, &arguments->posonlyargs) &&
                   take_column(p, middle, end, 0, false, &arguments->args) &&
                   take_column(p, base, end, 1, true, &arguments->defaults);
    p->stack_count = base;
    return is_good;
}

/* * or *args, and the parameters behind it */
static bool star_parameters(Parser *p, const Parameters *parameters)
{
    AstArguments *arguments = parameters->arguments;
    p->mark++;
    bool is_bare = parser_kind(p) == TOKEN_COMMA;
    if (!is_bare) {
        arguments->vararg = parameter(p, parameters, true);
        if (arguments->vararg == NULL)
            return false;
    }
    if (!separator(p, parameters))
        return false;
    int64_t base = p->stack_count;
    while (parser_kind(p) == TOKEN_NAME) {
        if (!push_parameter(p, parameters) || !separator(p, parameters))
            return false;
    }
    int64_t end = p->stack_count;
    bool is_good = (end > base || !is_bare) && take_column(p, base, end, 0, false, &arguments->kwonlyargs) &&
                   take_column(p, base, end, 1, false, &arguments->kw_defaults);
    p->stack_count = base;
    return is_good;
}

AstArguments *parse_parameters(Parser *p, TokenKind end)
{
    Parameters parameters = {.end = end, .is_lambda = end == TOKEN_COLON};
    parameters.arguments = parser_alloc(p, sizeof(AstArguments));
    if (parameters.arguments == NULL || !positional_parameters(p, &parameters))
        return NULL;
    if (parser_kind(p) == TOKEN_STAR && !star_parameters(p, &parameters))
        return NULL;
    if (parser_accept(p, TOKEN_DOUBLESTAR)) {
        parameters.arguments->kwarg = parameter(p, &parameters, false);
        if (parameters.arguments->kwarg == NULL || !separator(p, &parameters))
            return NULL;
    }
    return parser_kind(p) == end ? parameters.arguments : NULL;
}
