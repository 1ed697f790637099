/* What the errors of the grammar's invalid_… rules say, and when they hold. The recognizer makes no tree; where
 * an error is about an expression, its tokens are parsed again. */
#include <stdio.h>
#include <string.h>

#include "lang/parse/diagnosis_private.h"
#include "lang/parse/grammar.h"
#include "object/error.h"
#include "types/text/str.h"

/* ---- what was captured */

/* Rules whose tokens can be parsed as an expression. */
static const struct {
    const char *rule;
    AstExpr *(*parse)(Parser *);
} expression_rules[] = {
    {"expression", parse_expression},
    {"expression_without_invalid", parse_expression},
    {"disjunction", parse_disjunction},
    {"bitwise_or", parse_bitwise_or},
    {"star_expressions", parse_star_expressions},
    {"star_named_expression", parse_star_named_expression},
    {"starred_expression", parse_star_expression},
    {"yield_expr", parse_yield},
    {"invalid_ann_assign_target", parse_atom},
};

/* Parses tokens [start, end) again, as if the text ended there: what follows may be what is wrong. */
static AstExpr *parse_captured(Parser *p, int32_t start, int32_t end, AstExpr *(*parse)(Parser *))
{
    uint8_t *kind = &p->lexer->tokens[end].kind;
    uint8_t following = *kind;
    *kind = TOKEN_END;
    p->mark = start;
    p->stack_count = 0;
    AstExpr *expr = parse(p);
    *kind = following;
    return expr;
}

/* Parses the captured tokens; NULL when that rule is none of those, or the tokens cannot be parsed (they may be
 * beyond what was parsed before; a string in them may be wrong). */
static AstExpr *captured_expression(Parser *p, const Capture *capture)
{
    const char *rule = capture->rule < 0 ? "" : grammar_rules[capture->rule].name;
    for (size_t i = 0; i < sizeof(expression_rules) / sizeof(expression_rules[0]); i++) {
        if (strcmp(rule, expression_rules[i].rule) == 0)
            return parse_captured(p, capture->start, capture->end, expression_rules[i].parse);
    }
    return NULL;
}

static AstPosition tokens_position(const Parser *p, int32_t start, int32_t end)
{
    const Token *first = &p->tokens[start];
    const Token *last = &p->tokens[end - 1];
    while (last > first && token_is_space(last))
        last--;
    return (AstPosition){first->lineno, first->col_offset, last->end_lineno, last->end_col_offset};
}

/* An expression in brackets begins and ends within them. */
static AstPosition captured_position(Parser *p, const Capture *capture)
{
    const AstExpr *expr = captured_expression(p, capture);
    return expr != NULL ? expr->position : tokens_position(p, capture->start, capture->end);
}

/* Where the last iterable or condition of the clauses ends. */
static void end_at_clauses(Parser *p, const Capture *capture, AstPosition *place)
{
    AstComprehensions clauses = {0};
    uint8_t *kind = &p->lexer->tokens[capture->end].kind;
    uint8_t following = *kind;
    *kind = TOKEN_END;
    p->mark = capture->start;
    p->stack_count = 0;
    bool is_read = parse_for_if_clauses(p, &clauses);
    *kind = following;
    if (!is_read || clauses.count == 0)
        return;
    const AstComprehension *last = ast_comprehension_at(&clauses, clauses.count - 1);
    const AstExpr *end = last->ifs.count > 0 ? ast_expr_at(&last->ifs, last->ifs.count - 1) : last->iter;
    place->end_lineno = end->position.end_lineno;
    place->end_col_offset = end->position.end_col_offset;
}

/* Where the last of the expressions between commas ends. */
static void end_at_last_item(Parser *p, const Capture *capture, AstPosition *place)
{
    p->mark = capture->start;
    p->stack_count = 0;
    while (p->mark < capture->end) {
        const AstExpr *item = parse_star_named_expression(p);
        if (item == NULL)
            return;
        place->end_lineno = item->position.end_lineno;
        place->end_col_offset = item->position.end_col_offset;
        if (!parser_accept(p, TOKEN_COMMA))
            return;
    }
}

/* ---- words for expressions */

static const char *constant_name(const Parser *p, const Object *value)
{
    if (value == runtime_none(p->rt))
        return "None";
    if (value == (const Object *)&p->rt->statics.false_object)
        return "False";
    if (value == (const Object *)&p->rt->statics.true_object)
        return "True";
    return value == &p->rt->statics.ellipsis ? "ellipsis" : "literal";
}

static const char *expression_name(const Parser *p, const AstExpr *expr)
{
    switch (expr->kind) {
    case AST_Attribute:
        return "attribute";
    case AST_Subscript:
        return "subscript";
    case AST_Starred:
        return "starred";
    case AST_Name:
        return "name";
    case AST_List:
        return "list";
    case AST_Tuple:
        return "tuple";
    case AST_Lambda:
        return "lambda";
    case AST_Call:
        return "function call";
    case AST_BoolOp:
    case AST_BinOp:
    case AST_UnaryOp:
        return "expression";
    case AST_GeneratorExp:
        return "generator expression";
    case AST_Yield:
    case AST_YieldFrom:
        return "yield expression";
    case AST_Await:
        return "await expression";
    case AST_ListComp:
        return "list comprehension";
    case AST_SetComp:
        return "set comprehension";
    case AST_DictComp:
        return "dict comprehension";
    case AST_Dict:
        return "dict literal";
    case AST_Set:
        return "set display";
    case AST_JoinedStr:
    case AST_FormattedValue:
        return "f-string expression";
    case AST_Constant:
        return constant_name(p, expr->Constant.value);
    case AST_Compare:
        return "comparison";
    case AST_IfExp:
        return "conditional expression";
    case AST_NamedExpr:
        return "named expression";
    default:
        return "expression";
    }
}

/* ---- messages: "@where text}" */

/* Copies the text, with %s, %d and %t filled in. */
static void fill_message(Parser *p, const char *text, const Capture *a, char *message, size_t capacity)
{
    size_t length = 0;
    const Token *first = &p->tokens[a->start];
    for (; *text != '}' && length + 1 < capacity; text++) {
        if (*text != '%') {
            message[length++] = *text;
            continue;
        }
        int written = 0;
        char *place = message + length;
        if (*++text == 'd') {
            written = snprintf(place, capacity - length, "%d", first->lineno);
        } else if (*text == 't') {
            written = snprintf(place, capacity - length, "%.*s", first->end - first->start,
                               p->lexer->text + first->start);
        } else {
            const AstExpr *expr = captured_expression(p, a);
            written = snprintf(place, capacity - length, "%s",
                               expr == NULL ? "expression" : expression_name(p, expr));
        }
        length += (size_t)written;
    }
    message[length < capacity ? length : capacity - 1] = 0;
}

/* At what was read last, one column less than it is: CPython counts it from 0 here. */
static void end_where_read(const Parser *p, AstPosition *place)
{
    const Token *last = &p->tokens[p->furthest - 1];
    int32_t column = last->end_col_offset == -1 ? last->start - last->end : last->end_col_offset;
    place->end_lineno = last->end_lineno;
    place->end_col_offset = column + (last->kind == TOKEN_NEWLINE) - 1;
}

static ErrorOutcome report_message(Recognizer *r, const char *action, const Capture captures[CAPTURES])
{
    Parser *p = r->parser;
    const Capture *a = &captures[CAPTURE_A];
    const Capture *b = &captures[CAPTURE_B];
    const char *where = action + 1;
    size_t where_length = strcspn(where, " ");
    char message[200];
    fill_message(p, where + where_length + 1, a, message, sizeof(message));
    if (*where == '.' || *where == 'i') {
        diagnose_at_last(p, *where == 'i' ? SYNTAX_INDENTATION_ERROR : SYNTAX_SYNTAX_ERROR, "%s", message);
        return ERROR_REPORTED;
    }
    /* A parameter is captured with the comma behind it, which is not part of it. */
    Capture capture = *a;
    if (*where == 'p' && p->tokens[capture.end - 1].kind == TOKEN_COMMA)
        capture.end--;
    AstPosition place = captured_position(p, &capture);
    if (*where == 'k') {
        place.col_offset = place.end_col_offset - 1;
        place.end_col_offset = -1;
    } else if (where[1] == 'b') {
        AstPosition end = captured_position(p, b);
        place.end_lineno = end.end_lineno;
        place.end_col_offset = end.end_col_offset;
    } else if (where[1] == 'c') {
        end_at_clauses(p, b, &place);
    } else if (where[1] == 'l') {
        end_at_last_item(p, b, &place);
    } else if (where[1] == '>') {
        end_where_read(p, &place);
    }
    diagnose_at(p, SYNTAX_SYNTAX_ERROR, place, "%s", message);
    return ERROR_REPORTED;
}

/* ---- targets */

enum Targets { TARGETS_STAR, TARGETS_FOR, TARGETS_DEL };

/* The first part of the expression that cannot be a target; NULL: all can. */
static const AstExpr *invalid_target(const AstExpr *expr, enum Targets targets)
{
    const AstExpr *found = NULL;
    switch (expr->kind) {
    case AST_Name:
    case AST_Attribute:
    case AST_Subscript:
        return NULL;
    case AST_List:
    case AST_Tuple:
        for (int64_t i = 0; i < expr->List.elts.count && found == NULL; i++)
            found = invalid_target(ast_expr_at(&expr->List.elts, i), targets);
        return found;
    case AST_Starred:
        return targets == TARGETS_DEL ? expr : invalid_target(expr->Starred.value, targets);
    case AST_Compare:
        if (targets != TARGETS_FOR)
            return expr;
        return expr->Compare.ops.items[0] == AST_In ? invalid_target(expr->Compare.left, targets) : NULL;
    default:
        return expr;
    }
}

static ErrorOutcome check_target(Parser *p, const Capture *capture, enum Targets targets)
{
    const AstExpr *expr = captured_expression(p, capture);
    const AstExpr *invalid = expr == NULL ? NULL : invalid_target(expr, targets);
    if (invalid == NULL)
        return p->is_failed ? ERROR_REPORTED : ERROR_NOT_THIS;
    diagnose_at(p, SYNTAX_SYNTAX_ERROR, invalid->position,
                targets == TARGETS_DEL ? "cannot delete %s" : "cannot assign to %s",
                expression_name(p, invalid));
    return ERROR_REPORTED;
}

/* ---- calls */

/* The argument that begins at `start`: whether it is name=value or **mapping. */
static bool is_keyword_argument(const Parser *p, int32_t start)
{
    const Token *token = &p->tokens[start];
    return token->kind == TOKEN_DOUBLESTAR || (token->kind == TOKEN_NAME && token[1].kind == TOKEN_EQUAL);
}

typedef struct ArgumentCount {
    int32_t positional;
    int32_t last; /* where the last positional one begins */
    bool has_mapping;
} ArgumentCount;

static ArgumentCount count_arguments(const Parser *p, const Capture *arguments)
{
    ArgumentCount count = {0, arguments->start, false};
    int depth = 0;
    int32_t start = arguments->start;
    for (int32_t i = arguments->start; i <= arguments->end; i++) {
        TokenKind kind = (TokenKind)p->tokens[i].kind;
        depth += kind == TOKEN_LPAR || kind == TOKEN_LSQB || kind == TOKEN_LBRACE;
        depth -= i < arguments->end && (kind == TOKEN_RPAR || kind == TOKEN_RSQB || kind == TOKEN_RBRACE);
        /* A comma between a lambda's parameters is none of the call's. */
        if (i < arguments->end && !(depth == 0 && kind == TOKEN_COMMA))
            continue;
        count.has_mapping |= p->tokens[start].kind == TOKEN_DOUBLESTAR;
        if (!is_keyword_argument(p, start)) {
            count.positional++;
            count.last = start;
        }
        start = i + 1;
    }
    return count;
}

/* f(a, b for …): with one argument before the clauses it is a generator expression that fits nowhere else. */
static ErrorOutcome check_generator(Parser *p, const Capture captures[CAPTURES])
{
    ArgumentCount count = count_arguments(p, &captures[CAPTURE_A]);
    if (count.positional <= 1)
        return ERROR_NOT_THIS;
    bool is_starred = p->tokens[count.last].kind == TOKEN_STAR;
    const AstExpr *last = parse_captured(p, count.last, captures[CAPTURE_A].end,
                                         is_starred ? parse_star_expression : parse_named_expression);
    AstPosition place = last != NULL ? last->position : tokens_position(p, count.last, count.last + 1);
    end_at_clauses(p, &captures[CAPTURE_B], &place);
    diagnose_at(p, SYNTAX_SYNTAX_ERROR, place, "Generator expression must be parenthesized");
    return ERROR_REPORTED;
}

static ErrorOutcome check_arguments(Parser *p, const Capture captures[CAPTURES])
{
    ArgumentCount count = count_arguments(p, &captures[CAPTURE_A]);
    diagnose_at_last(p, SYNTAX_SYNTAX_ERROR,
                     count.has_mapping ? "positional argument follows keyword argument unpacking"
                                       : "positional argument follows keyword argument");
    return ERROR_REPORTED;
}

/* ---- expressions side by side */

static bool is_legacy(const Parser *p, const Capture *capture)
{
    if (capture->end != capture->start + 1)
        return false;
    return parser_is_word(p, capture->start, "print") || parser_is_word(p, capture->start, "exec");
}

/* print "x" */
static ErrorOutcome check_legacy(Parser *p, const Capture captures[CAPTURES])
{
    const Token *name = &p->tokens[captures[CAPTURE_A].start];
    if (!is_legacy(p, &captures[CAPTURE_A]))
        return ERROR_NOT_THIS;
    const char *text = p->lexer->text + name->start;
    int length = name->end - name->start;
    AstPosition place = captured_position(p, &captures[CAPTURE_B]);
    place.lineno = name->lineno;
    place.col_offset = name->col_offset;
    diagnose_at(p, SYNTAX_SYNTAX_ERROR, place,
                "Missing parentheses in call to '%.*s'. Did you mean %.*s(...)?", length, text, length, text);
    return ERROR_REPORTED;
}

/* a b: only in brackets is a comma likely to be missing. */
static ErrorOutcome check_comma(Recognizer *r, const Capture captures[CAPTURES])
{
    Parser *p = r->parser;
    if (is_legacy(p, &captures[CAPTURE_A]) || p->tokens[r->mark - 1].level == 0)
        return ERROR_NOT_THIS;
    AstPosition place = captured_position(p, &captures[CAPTURE_A]);
    AstPosition end = captured_position(p, &captures[CAPTURE_B]);
    place.end_lineno = end.end_lineno;
    place.end_col_offset = end.end_col_offset;
    diagnose_at(p, SYNTAX_SYNTAX_ERROR, place, "invalid syntax. Perhaps you forgot a comma?");
    return ERROR_REPORTED;
}

/* ---- literals */

/* 1 + 2j in a pattern. */
static ErrorOutcome check_number(Parser *p, const Capture *capture, bool is_imaginary)
{
    const Token *token = &p->tokens[capture->start];
    char last = p->lexer->text[token->end - 1];
    bool is_radix = token->end - token->start > 1 && (p->lexer->text[token->start + 1] | 0x20) == 'x';
    if (((last == 'j' || last == 'J') && !is_radix) == is_imaginary)
        return ERROR_NONE_AT_ALL;
    diagnose_at(p, SYNTAX_SYNTAX_ERROR, tokens_position(p, capture->start, capture->end),
                "%s number required in complex literal", is_imaginary ? "imaginary" : "real");
    return ERROR_REPORTED;
}

/* Strings that the parser has not come to yet may be wrong in themselves. */
static ErrorOutcome check_strings(Recognizer *r)
{
    Parser *p = r->parser;
    int32_t start = r->mark;
    while (start > 0 && p->tokens[start - 1].kind == TOKEN_STRING)
        start--;
    if (start < r->checked)
        return ERROR_NONE_AT_ALL;
    r->checked = r->mark;
    p->mark = start;
    p->stack_count = 0;
    return parse_strings(p) == NULL ? ERROR_REPORTED : ERROR_NONE_AT_ALL;
}

/* ---- */

static bool is_check(const char *action, const char *name)
{
    size_t length = strlen(name);
    return strncmp(action + 1, name, length) == 0 && action[length + 1] == '}';
}

ErrorOutcome recognizer_report(Recognizer *r, const char *action, const Capture captures[CAPTURES])
{
    Parser *p = r->parser;
    const Capture *a = &captures[CAPTURE_A];
    p->furthest = r->furthest;
    if (*action == '@')
        return report_message(r, action, captures);
    if (is_check(action, "strings"))
        return check_strings(r);
    if (is_check(action, "comma"))
        return check_comma(r, captures);
    if (is_check(action, "legacy"))
        return check_legacy(p, captures);
    if (is_check(action, "arguments"))
        return check_arguments(p, captures);
    if (is_check(action, "generator"))
        return check_generator(p, captures);
    if (is_check(action, "star-target"))
        return check_target(p, a, TARGETS_STAR);
    if (is_check(action, "for-target"))
        return check_target(p, a, TARGETS_FOR);
    if (is_check(action, "del-target"))
        return check_target(p, a, TARGETS_DEL);
    if (is_check(action, "real") || is_check(action, "imaginary"))
        return check_number(p, a, is_check(action, "imaginary"));
    return ERROR_NOT_THIS;
}

void recognizer_expected(Recognizer *r, TokenKind kind)
{
    Parser *p = r->parser;
    p->furthest = r->furthest;
    diagnose_at(p, SYNTAX_SYNTAX_ERROR, tokens_position(p, r->mark, r->mark + 1), "expected '%s'",
                token_text(kind));
}
