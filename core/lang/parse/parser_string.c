/* What number and string tokens mean: constants, escapes, adjacent strings as one, and f-strings, whose
 * expressions are parsed as texts of their own. */
#include "lang/parse/parser_private.h"

#include <stdlib.h>
#include <string.h>

#include "lang/parse/diagnosis.h"
#include "lang/parse/string_literal.h"
#include "lang/parse/unicode.h"
#include "object/error.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/number/int_text.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

static AstExpr *constant(Parser *p, AstPosition position, Object *value)
{
    if (compile_arena_keep(p->rt, p->arena, value) == NULL)
        return parser_fail(p);
    AstExpr *expr = parser_expr(p, AST_Constant, position);
    if (expr != NULL)
        expr->Constant.value = value;
    return expr;
}

/* ---- numbers */

static bool has_any(const char *text, int32_t length, const char *characters)
{
    for (int32_t i = 0; i < length; i++) {
        if (strchr(characters, text[i]) != NULL)
            return true;
    }
    return false;
}

/* A decimal whole number below 10**18, or -1. */
static int64_t small_decimal(const char *text, int32_t length)
{
    if (length > 18)
        return -1;
    int64_t value = 0;
    for (int32_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

static Object *float_from_digits(Runtime *rt, const char *text, int32_t length)
{
    char *copy = memory_calloc(&rt->memory, (uint64_t)length + 1);
    if (copy == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    int32_t written = 0;
    for (int32_t i = 0; i < length; i++) {
        if (text[i] != '_')
            copy[written++] = text[i];
    }
    double value = strtod(copy, NULL);
    memset(copy, 0, (size_t)length);
    memory_free(&rt->memory, copy);
    return float_from_double(rt, value);
}

static Object *int_from_digits(Runtime *rt, const char *text, int32_t length)
{
    int64_t value = small_decimal(text, length);
    return value >= 0 ? int_from_int64(rt, value) : int_from_text(rt, text, length, 0);
}

enum { MOST_DECIMAL_DIGITS = 4300 };

/* Whole numbers of too many decimal digits are refused, since reading them takes quadratic time. */
static bool has_too_many_digits(Parser *p, const Token *token, const char *text)
{
    int32_t digits = 0;
    if (text[0] == '0')
        return false;
    for (int32_t i = 0; i < token->end - token->start; i++)
        digits += text[i] != '_';
    if (digits <= MOST_DECIMAL_DIGITS)
        return false;
    diagnose_number(p, token,
                    "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use "
                    "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge "
                    "integer literals to avoid decimal conversion limits.",
                    MOST_DECIMAL_DIGITS, digits);
    return true;
}

AstExpr *parse_number(Parser *p)
{
    const Token *token = &p->tokens[p->mark++];
    const char *text = p->lexer->text + token->start;
    int32_t length = token->end - token->start;
    bool is_radix = length > 1 && text[0] == '0' && has_any(text + 1, 1, "xXoObB");
    bool is_imaginary = !is_radix && (text[length - 1] == 'j' || text[length - 1] == 'J');
    Object *value;
    if (!is_radix && (is_imaginary || has_any(text, length, ".eE")))
        value = float_from_digits(p->rt, text, length - is_imaginary);
    else if (!is_radix && length > MOST_DECIMAL_DIGITS && has_too_many_digits(p, token, text))
        return NULL;
    else
        value = int_from_digits(p->rt, text, length);
    AstExpr *expr = constant(p, parser_position(p, p->mark - 1), value);
    if (expr != NULL)
        expr->Constant.imaginary = is_imaginary;
    return expr;
}

/* ---- strings without expressions */

/* One string token's prefix and what its quotes hold. */
typedef struct StringToken {
    bool is_bytes;
    bool is_raw;
    bool is_format;
    bool is_unicode; /* u"" */
    const char *start;
    const char *end;
    const Token *token;
} StringToken;

static StringToken string_token(const Parser *p, int64_t mark)
{
    const Token *token = &p->tokens[mark];
    const char *text = p->lexer->text + token->start;
    StringToken string = {.token = token};
    for (int i = 0; i < token->extra; i++) {
        char c = (char)(text[i] | 0x20);
        string.is_bytes |= c == 'b';
        string.is_raw |= c == 'r';
        string.is_format |= c == 'f';
        string.is_unicode |= text[i] == 'u';
    }
    const char *quote = text + token->extra;
    int32_t length = token->end - token->start - token->extra;
    int quotes = length >= 6 && quote[1] == quote[0] && quote[2] == quote[0] ? 3 : 1;
    string.start = quote + quotes;
    string.end = p->lexer->text + token->end - quotes;
    return string;
}

/* The characters, with escapes decoded unless raw. New reference; NULL: the parser has failed. */
static Object *decode_text(Parser *p, const StringToken *string, const char *start, const char *end)
{
    bool has_escapes = !string->is_raw && memchr(start, '\\', (size_t)(end - start)) != NULL;
    if (!has_escapes) {
        Object *text = str_from_utf8(p->rt, start, end - start);
        return text == NULL ? parser_fail(p) : text;
    }
    LiteralFault fault = {0};
    Object *text = literal_decode_text(p->rt, start, end, &fault);
    if (text == NULL)
        return fault.message[0] != 0 ? diagnose_literal(p, "%s", fault.message) : parser_fail(p);
    if (fault.invalid_escape != NULL && !diagnose_escape(p, string->token, fault.invalid_escape)) {
        object_decref(p->rt, text);
        return NULL;
    }
    return text;
}

static Object *decode_bytes(Parser *p, const StringToken *string)
{
    for (const char *c = string->start; c < string->end; c++) {
        if ((uint8_t)*c >= 0x80)
            return diagnose_literal(p, "bytes can only contain ASCII literal characters");
    }
    if (string->is_raw || memchr(string->start, '\\', (size_t)(string->end - string->start)) == NULL) {
        Object *bytes = bytes_from_data(p->rt, string->start, string->end - string->start);
        return bytes == NULL ? parser_fail(p) : bytes;
    }
    LiteralFault fault = {0};
    Object *bytes = literal_decode_bytes(p->rt, string->start, string->end, &fault);
    if (bytes == NULL)
        return fault.message[0] != 0 ? diagnose_literal(p, "%s", fault.message) : parser_fail(p);
    if (fault.invalid_escape != NULL && !diagnose_escape(p, string->token, fault.invalid_escape)) {
        object_decref(p->rt, bytes);
        return NULL;
    }
    return bytes;
}

/* ---- f-strings */

/* Adjacent strings that are one. Text gathers in `text` until an expression comes. */
typedef struct FormatString {
    AstPosition position; /* of all strings together: every node but the expressions has it … */
    AstPosition
        end_position; /* … and the last text and the whole, which in a specification are one token's */
    Object *kind;     /* "u" or NULL */
    Object *end_kind; /* of the last text: NULL in a specification */
    Object *text;     /* owned, or NULL */
    int64_t base;     /* on the stack: the values so far */
} FormatString;

enum { MOST_FORMAT_DEPTH = 2 };

static bool format_parts(Parser *p, FormatString *format, const StringToken *string, const char **place,
                         int depth);

/* Takes `text` over. */
static bool append_text(Parser *p, FormatString *format, Object *text)
{
    if (text == NULL)
        return false;
    if (str_length(text) == 0) {
        object_decref(p->rt, text);
        return true;
    }
    if (format->text == NULL) {
        format->text = text;
        return true;
    }
    int result = str_append(p->rt, &format->text, text);
    object_decref(p->rt, text);
    if (result < 0)
        parser_fail(p);
    return result == 0;
}

static bool push_text(Parser *p, FormatString *format)
{
    Object *text = format->text;
    if (text == NULL)
        return true;
    format->text = NULL;
    AstExpr *expr = constant(p, format->position, text);
    if (expr == NULL)
        return false;
    expr->Constant.kind = format->kind;
    return parser_push(p, expr);
}

static AstExpr *joined_string(Parser *p, FormatString *format)
{
    format->position = format->end_position;
    format->kind = format->end_kind;
    if (!push_text(p, format))
        return NULL;
    AstExpr *expr = parser_expr(p, AST_JoinedStr, format->position);
    return expr != NULL && parser_take(p, format->base, &expr->JoinedStr.values) ? expr : NULL;
}

/* Text up to an expression, the end or a doubled brace (*is_doubled: more text may follow). At the top {{ and
 * }} stand for one; in a format specification } ends it. */
static bool format_run(Parser *p, FormatString *format, const StringToken *string, const char **place,
                       int depth, bool *is_doubled)
{
    const char *start = *place;
    const char *c = start;
    *is_doubled = false;
    while (c < string->end) {
        if (*c == '\\' && !string->is_raw && c + 1 < string->end) {
            c++;
            if (*c == 'N' && c + 1 < string->end) {
                if (*++c == '{') {
                    while (c < string->end && *c++ != '}') {
                    }
                } else {
                    c++;
                }
                continue;
            }
            if (*c != '{' && *c != '}') {
                c++;
                continue;
            }
            if (*c == '{' && !diagnose_escape(p, string->token, c))
                return false;
        }
        if (*c != '{' && *c != '}') {
            c++;
            continue;
        }
        if (depth == 0 && c + 1 < string->end && c[1] == c[0]) {
            *place = c + 2;
            *is_doubled = true;
            return append_text(p, format, decode_text(p, string, start, c + 1));
        }
        if (depth == 0 && *c == '}') {
            diagnose_literal(p, "f-string: single '}' is not allowed");
            return false;
        }
        break;
    }
    *place = c;
    return c == start || append_text(p, format, decode_text(p, string, start, c));
}

static bool format_text(Parser *p, FormatString *format, const StringToken *string, const char **place,
                        int depth)
{
    bool is_doubled;
    do {
        if (!format_run(p, format, string, place, depth, &is_doubled))
            return false;
    } while (is_doubled);
    return true;
}

static bool format_error(Parser *p, const char *message)
{
    diagnose_literal(p, "f-string: %s", message);
    return false;
}

/* What the end of an expression is found by: quotes and brackets. */
typedef struct FormatScan {
    char quote; /* 0: in no string */
    bool is_triple;
    int depth;
    char brackets[LEXER_MOST_BRACKETS];
} FormatScan;

static bool scan_closing(Parser *p, FormatScan *scan, char c)
{
    if (scan->depth == 0) {
        diagnose_literal(p, "f-string: unmatched '%c'", c);
        return false;
    }
    char opening = scan->brackets[--scan->depth];
    if ((opening == '(' && c == ')') || (opening == '[' && c == ']') || (opening == '{' && c == '}'))
        return true;
    diagnose_literal(p, "f-string: closing parenthesis '%c' does not match opening parenthesis '%c'", c,
                     opening);
    return false;
}

/* One character of an expression, which may take in those behind it. *is_end: it stands behind the
 * expression. */
static bool scan_character(Parser *p, FormatScan *scan, const char **place, const char *end, bool *is_end)
{
    const char *c = *place;
    bool is_three = c + 2 < end && c[1] == c[0] && c[2] == c[0];
    if (*c == '\\')
        return diagnose_literal(p, "f-string expression part cannot include a backslash") != NULL;
    if (scan->quote != 0) {
        if (*c == scan->quote && (!scan->is_triple || is_three)) {
            *place += scan->is_triple ? 2 : 0;
            scan->quote = 0;
        }
        return true;
    }
    if (*c == '\'' || *c == '"') {
        scan->quote = *c;
        scan->is_triple = is_three;
        *place += is_three ? 2 : 0;
        return true;
    }
    if (*c == '(' || *c == '[' || *c == '{') {
        if (scan->depth >= LEXER_MOST_BRACKETS)
            return format_error(p, "too many nested parenthesis");
        scan->brackets[scan->depth++] = *c;
        return true;
    }
    if (*c == '#')
        return diagnose_literal(p, "f-string expression part cannot include '#'") != NULL;
    if (scan->depth == 0 && strchr("!:}=<>", *c) != NULL) {
        if (c + 1 < end && c[1] == '=' && *c != ':' && *c != '}') {
            ++*place;
            return true;
        }
        *is_end = *c != '<' && *c != '>';
        return true;
    }
    return (*c != ']' && *c != '}' && *c != ')') || scan_closing(p, scan, *c);
}

static bool scan_expression(Parser *p, const char **place, const char *end)
{
    FormatScan scan = {0};
    bool is_end = false;
    for (; *place < end; ++*place) {
        if (!scan_character(p, &scan, place, end, &is_end))
            return false;
        if (is_end)
            break;
    }
    if (scan.quote != 0)
        return format_error(p, "unterminated string");
    if (scan.depth > 0) {
        diagnose_literal(p, "f-string: unmatched '%c'", scan.brackets[scan.depth - 1]);
        return false;
    }
    return *place < end || format_error(p, "expecting '}'");
}

static bool is_blank(const char *start, const char *end)
{
    while (start < end && (*start == ' ' || *start == '\t' || *start == '\n' || *start == '\f'))
        start++;
    return start == end;
}

/* Where the line and the columns of an expression's first line begin, so that its nodes stand where they are in
 * the file. `brace` is its {. Where a line's end follows that, the first line holds nothing, and CPython moves
 * no column. */
static void expression_place(const Parser *p, const StringToken *string, const char *brace, int32_t *lineno,
                             int32_t *column)
{
    const char *token = p->lexer->text + string->token->start;
    int32_t lines = 0;
    int32_t columns = 0;
    const char *c = brace + 1;
    while (*c == ' ' || *c == '\t' || *c == '\f')
        c++;
    if (*c != '\n') {
        const char *start = brace;
        while (start > token && *start != '\n')
            start--;
        columns = (int32_t)(brace - start);
        if (*start == '\n')
            columns--;
    }
    for (c = token; c < brace; c++)
        lines += *c == '\n';
    *lineno = string->token->lineno + lines;
    *column = lines != 0 ? columns : string->token->col_offset + columns;
}

/* Parses "(expression)"; the brackets allow blanks and lines within. */
static AstExpr *format_expression(Parser *p, const StringToken *string, const char *start, const char *end)
{
    if (is_blank(start, end)) {
        if (*end == '!' || *end == ':' || *end == '=')
            return diagnose_literal(p, "f-string: expression required before '%c'", *end);
        return diagnose_literal(p, "f-string: empty expression not allowed");
    }
    int64_t length = end - start;
    char *text = memory_calloc(&p->rt->memory, (uint64_t)length + 4);
    if (text == NULL) {
        error_no_memory(p->rt);
        return parser_fail(p);
    }
    text[0] = '(';
    memcpy(text + 1, start, (size_t)length);
    text[length + 1] = ')';
    text[length + 2] = '\n';
    int32_t lineno;
    int32_t column;
    expression_place(p, string, start - 1, &lineno, &column);
    AstExpr *expr = parse_fstring_expression(p, text, length + 3, lineno, column);
    memset(text, 0, (size_t)length + 3);
    memory_free(&p->rt->memory, text);
    return expr;
}

/* ":" specification, a JoinedStr. *place is behind the colon. */
static AstExpr *format_specification(Parser *p, FormatString *outer, const StringToken *string,
                                     const char **place, int depth)
{
    const Token *token = string->token;
    FormatString format = {
        .position = outer->position,
        .end_position = {token->lineno, token->col_offset, token->end_lineno, token->end_col_offset},
        .kind = outer->kind,
        .base = p->stack_count};
    if (*place >= string->end) {
        format_error(p, "expecting '}'");
        return NULL;
    }
    bool is_read = format_parts(p, &format, string, place, depth + 1);
    AstExpr *expr = is_read ? joined_string(p, &format) : NULL;
    object_xdecref(p->rt, format.text);
    return expr;
}

/* Behind the expression: "=" and the blanks after it; its text from `start` is shown before the value. */
static bool format_debug(Parser *p, FormatString *format, const StringToken *string, const char *start,
                         const char **place)
{
    ++*place;
    while (*place < string->end && (**place == ' ' || (**place >= '\t' && **place <= '\r')))
        ++*place;
    if (*place >= string->end)
        return format_error(p, "expecting '}'");
    Object *text = str_from_utf8(p->rt, start, *place - start);
    if (text == NULL)
        parser_fail(p);
    return append_text(p, format, text);
}

static int format_conversion(Parser *p, const StringToken *string, const char **place)
{
    if (++*place >= string->end) {
        format_error(p, "expecting '}'");
        return 0;
    }
    char c = *(*place)++;
    if (c != 's' && c != 'r' && c != 'a') {
        format_error(p, "invalid conversion character: expected 's', 'r', or 'a'");
        return 0;
    }
    if (*place >= string->end) {
        format_error(p, "expecting '}'");
        return 0;
    }
    return c;
}

/* {expression[=][!c][:specification]}, pushed; *place is at its {. */
static bool format_replacement(Parser *p, FormatString *format, const StringToken *string, const char **place,
                               int depth)
{
    if (depth >= MOST_FORMAT_DEPTH)
        return format_error(p, "expressions nested too deeply");
    const char *start = ++*place;
    if (!scan_expression(p, place, string->end))
        return false;
    AstExpr *value = format_expression(p, string, start, *place);
    if (value == NULL)
        return false;
    bool is_debug = **place == '=';
    int conversion = -1;
    AstExpr *specification = NULL;
    if (is_debug && !format_debug(p, format, string, start, place))
        return false;
    if (**place == '!' && (conversion = format_conversion(p, string, place)) == 0)
        return false;
    if (**place == ':') {
        ++*place;
        specification = format_specification(p, format, string, place, depth);
        if (specification == NULL)
            return false;
    }
    if (*place >= string->end || **place != '}')
        return format_error(p, "expecting '}'");
    ++*place;
    if (is_debug && specification == NULL && conversion == -1)
        conversion = 'r';
    AstExpr *expr = push_text(p, format) ? parser_expr(p, AST_FormattedValue, format->position) : NULL;
    if (expr == NULL)
        return false;
    expr->FormattedValue.value = value;
    expr->FormattedValue.conversion = conversion;
    expr->FormattedValue.format_spec = specification;
    return parser_push(p, expr);
}

/* Text and expressions by turns, up to the string's end, or in a specification to its }. */
static bool format_parts(Parser *p, FormatString *format, const StringToken *string, const char **place,
                         int depth)
{
    while (*place < string->end) {
        if (!format_text(p, format, string, place, depth))
            return false;
        if (*place >= string->end || (depth > 0 && **place == '}'))
            break;
        if (**place == '{' && !format_replacement(p, format, string, place, depth))
            return false;
    }
    if (depth > 0 && (*place >= string->end || **place != '}'))
        return format_error(p, "expecting '}'");
    return true;
}

/* ---- adjacent strings */

/* Appends a bytes token to *whole (owned). */
static bool append_bytes(Parser *p, const StringToken *string, Object **whole)
{
    Object *part = decode_bytes(p, string);
    if (part == NULL)
        return false;
    Object *before = *whole;
    *whole = part;
    if (before == NULL)
        return true;
    *whole = bytes_concat(p->rt, before, part);
    object_decref(p->rt, before);
    object_decref(p->rt, part);
    if (*whole == NULL)
        parser_fail(p);
    return *whole != NULL;
}

/* Whether a token is bytes where the first is not, or the other way round. */
static bool is_mixed(Parser *p, const StringToken *string, int64_t start)
{
    if (string->is_bytes == string_token(p, start).is_bytes)
        return false;
    diagnose_literal(p, "cannot mix bytes and nonbytes literals");
    return true;
}

/* The strings' texts and expressions go to `format`, bytes to *bytes (owned); *is_format: one of them is an
 * f-string. */
static bool gather_strings(Parser *p, FormatString *format, Object **bytes, int64_t start, bool *is_format)
{
    for (int64_t i = start; i < p->mark; i++) {
        StringToken string = string_token(p, i);
        const char *place = string.start;
        if (string.is_bytes) {
            if (!append_bytes(p, &string, bytes) || is_mixed(p, &string, start))
                return false;
            continue;
        }
        Object *text = string.is_format ? NULL : decode_text(p, &string, string.start, string.end);
        if ((!string.is_format && text == NULL) || is_mixed(p, &string, start)) {
            object_xdecref(p->rt, text);
            return false;
        }
        *is_format |= string.is_format;
        if (string.is_format ? !format_parts(p, format, &string, &place, 0) : !append_text(p, format, text))
            return false;
    }
    return true;
}

static AstExpr *plain_string(Parser *p, FormatString *format)
{
    Object *text = format->text == NULL ? str_from_cstring(p->rt, "") : format->text;
    format->text = NULL;
    AstExpr *expr = constant(p, format->position, text);
    if (expr != NULL)
        expr->Constant.kind = format->kind;
    return expr;
}

AstExpr *parse_strings(Parser *p)
{
    int64_t start = p->mark;
    while (parser_accept(p, TOKEN_STRING)) {
    }
    /* The lexer's error behind strings comes before theirs. */
    if (parser_kind(p) == TOKEN_ERROR)
        return NULL;
    FormatString format = {.position = parser_position(p, start), .base = p->stack_count};
    format.end_position = format.position;
    if (string_token(p, start).is_unicode) {
        format.kind = compile_arena_keep(p->rt, p->arena, str_intern_cstring(p->rt, "u"));
        format.end_kind = format.kind;
        if (format.kind == NULL)
            return parser_fail(p);
    }
    bool is_format = false;
    Object *bytes = NULL;
    AstExpr *expr = NULL;
    if (gather_strings(p, &format, &bytes, start, &is_format)) {
        if (bytes != NULL)
            expr = constant(p, format.position, object_incref(bytes));
        else
            expr = is_format ? joined_string(p, &format) : plain_string(p, &format);
    }
    object_xdecref(p->rt, bytes);
    object_xdecref(p->rt, format.text);
    return expr;
}
