/* Where an error is and what it is called: from tokens to a SyntaxProblem. What a rule of errors means in
 * particular is in diagnosis_check.c. */
#include "lang/parse/diagnosis.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lang/parse/diagnosis_private.h"
#include "object/error.h"
#include "types/text/str_new.h"

/* ---- lines */

/* The line with that number in the parser's text, without its end. */
static const char *find_line(const Parser *p, int32_t lineno, int32_t *length)
{
    const Lexer *lexer = p->lexer;
    const char *line = lexer->text;
    const char *end = lexer->text + lexer->length;
    for (int32_t i = lexer->first_lineno; i < lineno && line < end; i++) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        if (newline == NULL)
            break;
        line = newline + 1;
    }
    const char *newline = memchr(line, '\n', (size_t)(end - line));
    *length = (int32_t)((newline == NULL ? end : newline) - line);
    return line;
}

/* The first of the lines that CPython still has in its buffer when it has read up to the end of line `lineno`:
 * a string of several lines and a backslash before a line's end keep the lines before. */
static int32_t first_buffered_line(const Parser *p, int32_t lineno)
{
    int64_t i = p->furthest - 1;
    for (;;) {
        int32_t length;
        const char *line = find_line(p, lineno, &length);
        while (i > 0 && p->tokens[i].lineno >= lineno)
            i--;
        const Token *token = &p->tokens[i];
        if (token->lineno >= lineno || token_is_space(token))
            return lineno;
        if (token->kind == TOKEN_STRING && token->lineno < lineno && token->end_lineno == lineno)
            lineno = token->lineno;
        else if (line - p->lexer->text >= 2 && line[-2] == '\\')
            lineno--;
        else
            return lineno;
    }
}

/* A column from bytes to characters, both from 1. Beyond the line it is the one behind its end. Where nothing
 * named the text's encoding, and in an f-string's expression, CPython leaves it in bytes. */
static int32_t shown_column(const Parser *p, const char *line, int32_t length, int32_t column)
{
    if (column <= 0 || !p->is_encoded)
        return column;
    return column > length ? utf8_count(line, length) + 1 : utf8_count(line, column);
}

static void *give_up(Parser *p)
{
    object_xdecref(p->rt, p->problem->text);
    p->problem->text = NULL;
    return parser_fail(p);
}

/* ---- reporting; columns are in bytes, from 1, 0 or -1 where there is none */

/* Sets the problem's place and its line of text. */
static void set_place(Parser *p, int32_t lineno, int32_t column, int32_t end_lineno, int32_t end_column)
{
    SyntaxProblem *problem = p->problem;
    int32_t length;
    const char *line = find_line(p, lineno, &length);
    bool has_end = line + length < p->lexer->text + p->lexer->length;
    /* The line that is being read still has its end. */
    bool is_current = p->furthest > 0 && p->tokens[p->furthest - 1].end_lineno <= lineno;
    length += has_end && is_current;
    if (is_current) {
        int32_t ignored;
        const char *first = find_line(p, first_buffered_line(p, lineno), &ignored);
        length += (int32_t)(line - first);
        line = first;
    }
    if (p->is_fstring) {
        column -= p->lexer->first_column;
        end_column -= p->lexer->first_column;
    }
    problem->lineno = lineno;
    problem->offset = shown_column(p, line, length, column);
    problem->end_lineno = end_lineno;
    problem->end_offset = end_column > 0 ? shown_column(p, line, length, end_column) : end_column;
    p->is_failed = true;
    problem->text = str_from_utf8(p->rt, line, length);
    if (problem->text == NULL)
        give_up(p);
}

static void set_message(Parser *p, SyntaxKind kind, const char *format, va_list arguments)
{
    char message[sizeof(p->problem->message)];
    vsnprintf(message, sizeof(message), format, arguments);
    syntax_problem_set(p->rt, p->problem, kind, "%s%s", p->is_fstring ? "f-string: " : "", message);
}

void *diagnose_at(Parser *p, SyntaxKind kind, AstPosition place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    set_message(p, kind, format, arguments);
    va_end(arguments);
    set_place(p, place.lineno, place.col_offset + 1, place.end_lineno, place.end_col_offset + 1);
    return NULL;
}

/* At the token that was read last; one without a place counts as standing where reading has got to. */
static void at_last(Parser *p, SyntaxKind kind, const char *format, va_list arguments)
{
    const Token *token = &p->tokens[p->furthest - 1];
    set_message(p, kind, format, arguments);
    int32_t column = token->col_offset == -1 ? token->start - token->end : token->col_offset + 1;
    int32_t end_column = token->end_col_offset == -1 ? -1 : token->end_col_offset + 1;
    set_place(p, token->lineno, column, token->end_lineno, end_column);
}

void *diagnose_at_last(Parser *p, SyntaxKind kind, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    at_last(p, kind, format, arguments);
    va_end(arguments);
    return NULL;
}

/* ---- the lexer's errors */

static void unclosed_bracket(Parser *p)
{
    const LexerBracket *bracket = &p->lexer->brackets[p->lexer->level - 1];
    AstPosition place = {bracket->lineno, bracket->col_offset, bracket->lineno, -1};
    diagnose_at(p, SYNTAX_SYNTAX_ERROR, place, "'%c' was never closed", bracket->opening);
}

/* The lexer has the place in characters already. */
static void report_message(Parser *p)
{
    const Lexer *lexer = p->lexer;
    SyntaxProblem *problem = p->problem;
    syntax_problem_set(p->rt, problem, SYNTAX_SYNTAX_ERROR, "%s", lexer->message);
    const char *line = lexer->text + lexer->error_line;
    const char *end = memchr(line, '\n', (size_t)(lexer->length - lexer->error_line));
    int64_t length = end == NULL ? lexer->length - lexer->error_line : end - line;
    problem->lineno = problem->end_lineno = lexer->error_lineno;
    problem->offset = lexer->error_offset;
    problem->end_offset = lexer->error_end_offset;
    p->is_failed = true;
    problem->text = str_from_utf8(p->rt, line, length);
    if (problem->text == NULL)
        give_up(p);
}

static void report_lexer(Parser *p)
{
    Lexer *lexer = p->lexer;
    AstPosition line = {lexer->lineno, 0, lexer->lineno, -1};
    switch (lexer->fault) {
    case LEXER_SYNTAX:
    case LEXER_END_IN_STRING:
        report_message(p);
        break;
    case LEXER_END_OF_TEXT:
        if (lexer->level > 0)
            unclosed_bracket(p);
        else
            diagnose_at_last(p, SYNTAX_SYNTAX_ERROR, "unexpected EOF while parsing");
        break;
    case LEXER_DEDENT:
        diagnose_at_last(p, SYNTAX_INDENTATION_ERROR, "unindent does not match any outer indentation level");
        break;
    case LEXER_TABS:
        diagnose_at(p, SYNTAX_TAB_ERROR, line, "inconsistent use of tabs and spaces in indentation");
        break;
    case LEXER_TOO_DEEP:
        diagnose_at(p, SYNTAX_INDENTATION_ERROR, line, "too many levels of indentation");
        break;
    case LEXER_CONTINUATION:
        line.col_offset = lexer->current - lexer->buffer - 1;
        diagnose_at(p, SYNTAX_SYNTAX_ERROR, line, "unexpected character after line continuation character");
        break;
    default:
        parser_fail(p);
        break;
    }
}

/* Whether the lexer had come to the text's end when it had made the token that was read last. CPython's looks at
 * the character behind every token but strings and operators of three characters. */
static bool has_reached_end(const Parser *p)
{
    const Token *last = &p->tokens[p->furthest - 1];
    if (last->kind == TOKEN_END || (last->col_offset == -1 && last->start == p->lexer->length))
        return true;
    bool is_name = last->kind == TOKEN_NAME || last->kind == TOKEN_NUMBER || last->kind >= TOKEN_FALSE;
    bool looks_behind = is_name || (last->kind >= TOKEN_UNKNOWN && last->end - last->start < 3);
    return looks_behind && last->end == p->lexer->length;
}

/* Whether more text might mend what is wrong. */
static bool is_incomplete(const Parser *p)
{
    LexerFault fault = p->lexer->fault;
    if (p->tokens[p->furthest - 1].kind == TOKEN_ERROR)
        return fault == LEXER_END_OF_TEXT || fault == LEXER_END_IN_STRING;
    return has_reached_end(p);
}

/* An error of grammar gives way to one of the lexer further on, and to a bracket that is open from a line
 * before it. */
static void prefer_lexer(Parser *p)
{
    const Lexer *lexer = p->lexer;
    if (p->problem->kind == SYNTAX_RUNTIME_ERROR || lexer->fault == LEXER_OK)
        return;
    if (lexer->fault == LEXER_SYNTAX || lexer->fault == LEXER_END_IN_STRING) {
        report_message(p);
        return;
    }
    const Token *last = &p->tokens[p->furthest - 1];
    if (last->kind != TOKEN_ERROR && lexer->level > 0 &&
        last->lineno > lexer->brackets[lexer->level - 1].lineno)
        unclosed_bracket(p);
}

/* ---- finding the error */

static void report_generic(Parser *p, const Token *last)
{
    if (last->kind == TOKEN_INDENT || last->kind == TOKEN_DEDENT) {
        diagnose_at_last(p, SYNTAX_INDENTATION_ERROR,
                         last->kind == TOKEN_INDENT ? "unexpected indent" : "unexpected unindent");
        return;
    }
    AstPosition place = {last->lineno, last->col_offset, last->end_lineno, last->end_col_offset};
    diagnose_at(p, SYNTAX_SYNTAX_ERROR, place, "invalid syntax");
    prefer_lexer(p);
}

/* After a pass: whether that settles it. */
static bool settle(Parser *p, const Recognizer *r, RecognizerResult result)
{
    p->furthest = r->furthest;
    if (result == RECOGNIZER_FAILED) {
        parser_fail(p);
        return true;
    }
    if (result != RECOGNIZER_STOPPED)
        return false;
    if (p->tokens[p->furthest - 1].kind == TOKEN_ERROR && !p->is_failed)
        report_lexer(p);
    else if (!has_reached_end(p))
        prefer_lexer(p);
    return true;
}

static void search(Parser *p, const char *rule, int32_t start, bool is_prompt)
{
    Recognizer r;
    if (!recognizer_init(&r, p)) {
        recognizer_free(&r);
        parser_fail(p);
        return;
    }
    r.checked = (int32_t)p->mark;
    RecognizerResult result = recognizer_run(&r, rule, start, false);
    p->furthest = r.furthest;
    if (is_prompt && result != RECOGNIZER_FAILED && is_incomplete(p)) {
        diagnose_at_last(p, SYNTAX_INCOMPLETE, "incomplete input");
    } else if (!settle(p, &r, result)) {
        const Token *last = &p->tokens[r.furthest - 1];
        result = recognizer_run(&r, rule, start, true);
        if (!settle(p, &r, result))
            report_generic(p, last);
    }
    recognizer_free(&r);
}

/* The parser knew itself what was wrong, in a literal. */
static void settle_literal(Parser *p, bool is_prompt)
{
    if (p->furthest <= p->mark)
        p->furthest = p->mark + 1;
    if (p->problem->kind == SYNTAX_RUNTIME_ERROR)
        return;
    if (is_prompt && is_incomplete(p))
        diagnose_at_last(p, SYNTAX_INCOMPLETE, "incomplete input");
    else if (!has_reached_end(p))
        prefer_lexer(p);
}

/* Memory that ran out while the error was looked for is what is reported. */
static void prefer_runtime_error(Parser *p)
{
    if (error_occurred(p->rt))
        give_up(p);
}

void diagnose(Parser *p, ParseMode mode)
{
    if (p->is_failed)
        settle_literal(p, mode == PARSE_PROMPT);
    else if (mode == PARSE_EXEC)
        search(p, "file", (int32_t)p->statement, false);
    else
        search(p, mode == PARSE_EVAL ? "eval" : "interactive", 0, mode == PARSE_PROMPT);
    prefer_runtime_error(p);
}

void diagnose_fstring(Parser *p)
{
    if (p->is_failed)
        settle_literal(p, false);
    else
        search(p, "fstring", 0, false);
    prefer_runtime_error(p);
}

void diagnose_more_than_one(Parser *p)
{
    p->furthest = p->mark;
    diagnose_at_last(p, SYNTAX_SYNTAX_ERROR, "multiple statements found while compiling a single statement");
}

/* ---- errors in literals */

void *diagnose_literal(Parser *p, const char *format, ...)
{
    if (p->furthest <= p->mark)
        p->furthest = p->mark + 1;
    va_list arguments;
    va_start(arguments, format);
    at_last(p, SYNTAX_SYNTAX_ERROR, format, arguments);
    va_end(arguments);
    return NULL;
}

void *diagnose_number(Parser *p, const Token *token, const char *format, ...)
{
    if (p->furthest < p->mark)
        p->furthest = p->mark;
    va_list arguments;
    va_start(arguments, format);
    set_message(p, SYNTAX_SYNTAX_ERROR, format, arguments);
    va_end(arguments);
    set_place(p, token->lineno, 0, token->end_lineno, 0);
    return NULL;
}

bool diagnose_escape(Parser *p, const Token *token, const char *escape)
{
    SyntaxProblem *problem = p->problem;
    if (problem->warning == NULL)
        return true;
    char message[48];
    if (*escape >= '4' && *escape <= '7')
        snprintf(message, sizeof(message), "invalid octal escape sequence '\\%.3s'", escape);
    else
        snprintf(message, sizeof(message), "invalid escape sequence '\\%c'", *escape);
    AstPosition place = {token->lineno, token->col_offset, token->end_lineno, token->end_col_offset};
    if (problem->warning(p->rt, problem->warning_user, "DeprecationWarning", message, place, problem) == 0)
        return true;
    p->is_failed = true;
    return false;
}
