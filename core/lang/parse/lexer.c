/* The lexer's main line: lines, indentation, names, operators, brackets. Strings and numbers are in
 * lexer_literal.c. */
#include "lang/parse/lexer_private.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lang/parse/unicode.h"
#include "object/error.h"
#include "types/text/unicode_characters.h"

#define FIRST_CAPACITY 256
#define TAB_SIZE 8

/* ---- errors */

int32_t utf8_count(const char *text, int64_t bytes)
{
    int32_t count = 0;
    for (int64_t i = 0; i < bytes; i++)
        count += ((uint8_t)text[i] & 0xc0) != 0x80;
    return count;
}

bool lexer_error_at(Lexer *lexer, int32_t offset, int32_t end_offset, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(lexer->message, sizeof(lexer->message), format, arguments);
    va_end(arguments);
    lexer->fault = LEXER_SYNTAX;
    lexer->error_lineno = lexer->lineno;
    lexer->error_offset = offset;
    lexer->error_end_offset = end_offset;
    lexer->error_line = lexer->line_start;
    return false;
}

int32_t lexer_column(const Lexer *lexer)
{
    return utf8_count(lexer->text + lexer->line_start, lexer->current - lexer->line_start);
}

static bool fail(Lexer *lexer, LexerFault fault)
{
    lexer->fault = fault;
    return false;
}

bool lexer_warn(Lexer *lexer, const char *message)
{
    SyntaxProblem *problem = lexer->problem;
    if (problem->warning == NULL)
        return true;
    int32_t column = lexer->current - lexer->line_start;
    AstPosition position = {lexer->lineno, column, lexer->lineno, column};
    if (problem->warning(lexer->rt, problem->warning_user, "SyntaxWarning", message, position, problem) == 0)
        return true;
    return fail(lexer, LEXER_RUNTIME_ERROR);
}

/* ---- characters */

int lexer_next(Lexer *lexer)
{
    if (UNLIKELY(lexer->current == lexer->line_end)) {
        if (lexer->current == lexer->length || lexer->is_at_end) {
            lexer->is_at_end = true;
            return LEXER_EOF;
        }
        const char *end =
            memchr(lexer->text + lexer->current, '\n', (size_t)(lexer->length - lexer->current));
        lexer->line_end = end == NULL ? lexer->length : (int32_t)(end - lexer->text) + 1;
        if (lexer->token_start < 0)
            lexer->buffer = lexer->current;
        lexer->line_start = lexer->current;
        lexer->lineno++;
    }
    return (uint8_t)lexer->text[lexer->current++];
}

void lexer_back(Lexer *lexer, int c)
{
    if (c != LEXER_EOF)
        lexer->current--;
}

/* After a backslash: the next line's first character, not consumed. False: nothing may follow it here. */
static bool continue_line(Lexer *lexer)
{
    int c = lexer_next(lexer);
    if (c != '\n')
        return fail(lexer, LEXER_CONTINUATION);
    c = lexer_next(lexer);
    if (c == LEXER_EOF)
        return fail(lexer, LEXER_END_OF_TEXT);
    lexer_back(lexer, c);
    return true;
}

/* ---- tokens */

static Token *add_token(Lexer *lexer, TokenKind kind)
{
    if (lexer->count == lexer->capacity) {
        int64_t capacity = lexer->capacity == 0 ? FIRST_CAPACITY : lexer->capacity * 2;
        Memory *m = &lexer->rt->memory;
        Token *tokens = memory_calloc(m, (uint64_t)capacity * sizeof(Token));
        if (tokens == NULL) {
            error_no_memory(lexer->rt);
            fail(lexer, LEXER_RUNTIME_ERROR);
            return NULL;
        }
        if (lexer->count > 0)
            memcpy(tokens, lexer->tokens, (size_t)lexer->count * sizeof(Token));
        int64_t count = lexer->count;
        lexer_free(lexer);
        lexer->tokens = tokens;
        lexer->count = count;
        lexer->capacity = capacity;
    }
    Token *token = &lexer->tokens[lexer->count++];
    token->kind = (uint8_t)kind;
    token->level = (uint8_t)lexer->level;
    return token;
}

/* A token without a place: INDENT, DEDENT, END, ERROR. */
static bool add_bare(Lexer *lexer, TokenKind kind)
{
    Token *token = add_token(lexer, kind);
    if (token == NULL)
        return false;
    token->start = lexer->current;
    token->end = lexer->line_start;
    token->lineno = token->end_lineno = lexer->lineno;
    token->col_offset = token->end_col_offset = -1;
    return true;
}

/* A token from token_start to the current character, whose first line is the given one. */
bool lexer_add(Lexer *lexer, TokenKind kind, int32_t lineno, int32_t line_start, int32_t end)
{
    Token *token = add_token(lexer, kind);
    if (token == NULL)
        return false;
    /* An expression of an f-string has its columns moved where it *ends* in the first line. */
    int32_t moved = lexer->lineno == lexer->first_lineno ? lexer->first_column : 0;
    token->start = lexer->token_start;
    token->end = end;
    token->lineno = lineno;
    token->end_lineno = lexer->lineno;
    token->col_offset = lexer->token_start - line_start + moved;
    token->end_col_offset = end - lexer->line_start + moved;
    return true;
}

static bool add(Lexer *lexer, TokenKind kind)
{
    return lexer_add(lexer, kind, lexer->lineno, lexer->line_start, lexer->current);
}

/* ---- indentation */

static bool measure_indent(Lexer *lexer, int32_t *column, int32_t *other, int *first)
{
    int32_t continued = 0;
    *column = *other = 0;
    for (;;) {
        int c = lexer_next(lexer);
        if (c == ' ') {
            ++*column;
            ++*other;
        } else if (c == '\t') {
            *column = (*column / TAB_SIZE + 1) * TAB_SIZE;
            ++*other;
        } else if (c == '\f') {
            *column = *other = 0;
        } else if (c == '\\') {
            /* The blanks before the first backslash are the indentation, whatever follows on the next line. */
            if (continued == 0)
                continued = *column;
            if (!continue_line(lexer))
                return false;
        } else {
            lexer_back(lexer, c);
            *first = c;
            break;
        }
    }
    if (continued != 0)
        *column = *other = continued;
    return true;
}

/* Notes INDENTs and DEDENTs to come. Columns count tabs as 8 and `other` as 1: both must say the same. */
static bool change_indent(Lexer *lexer, int32_t column, int32_t other)
{
    if (column > lexer->indents[lexer->indent]) {
        if (lexer->indent + 1 >= LEXER_MOST_INDENTS)
            return fail(lexer, LEXER_TOO_DEEP);
        if (other <= lexer->other_indents[lexer->indent])
            return fail(lexer, LEXER_TABS);
        lexer->pending++;
        lexer->indents[++lexer->indent] = column;
        lexer->other_indents[lexer->indent] = other;
        return true;
    }
    while (lexer->indent > 0 && column < lexer->indents[lexer->indent]) {
        lexer->pending--;
        lexer->indent--;
    }
    if (column != lexer->indents[lexer->indent]) {
        lexer->current = lexer->line_end;
        return fail(lexer, LEXER_DEDENT);
    }
    return other == lexer->other_indents[lexer->indent] || fail(lexer, LEXER_TABS);
}

/* At the beginning of a line: *is_blank when it has no token. */
static bool begin_line(Lexer *lexer, bool *is_blank)
{
    int32_t column;
    int32_t other;
    int first;
    if (!measure_indent(lexer, &column, &other, &first))
        return false;
    if (first == '#' || first == '\n')
        *is_blank = true;
    else if (lexer->level == 0)
        return change_indent(lexer, column, other);
    return true;
}

static bool add_pending(Lexer *lexer)
{
    while (lexer->pending != 0) {
        TokenKind kind = lexer->pending < 0 ? TOKEN_DEDENT : TOKEN_INDENT;
        if (!add_bare(lexer, kind))
            return false;
        lexer->pending += lexer->pending < 0 ? 1 : -1;
    }
    return true;
}

/* ---- names */

#define KEYWORD_TEXT(KIND, text) {text, sizeof(text) - 1, TOKEN_##KIND},
static const struct Keyword {
    char text[9];
    uint8_t length;
    uint8_t kind;
} token_keywords[] = {TOKEN_KEYWORDS(KEYWORD_TEXT)};

static TokenKind name_kind(const char *text, int32_t length)
{
    if (length < 2 || length > 8)
        return TOKEN_NAME;
    for (size_t i = 0; i < sizeof(token_keywords) / sizeof(token_keywords[0]); i++) {
        const struct Keyword *keyword = &token_keywords[i];
        if (keyword->text[0] > text[0])
            break;
        if (keyword->text[0] == text[0] && keyword->length == length &&
            memcmp(keyword->text, text, (size_t)length) == 0)
            return (TokenKind)keyword->kind;
    }
    return TOKEN_NAME;
}

/* A name with characters beyond ASCII: all of them must be allowed in names. */
static bool check_name(Lexer *lexer)
{
    const char *start = lexer->text + lexer->token_start;
    const char *end = lexer->text + lexer->current;
    const char *place = start;
    while (place < end) {
        bool is_first = place == start;
        uint32_t c = utf8_next(&place);
        if (is_first ? character_is_name_start(c) : character_is_name_character(c))
            continue;
        lexer->current = (int32_t)(place - lexer->text);
        int32_t column = lexer_column(lexer);
        char shown[5] = {0};
        shown[utf8_write(shown, c)] = 0;
        if (character_is_printable(c))
            return lexer_error_at(lexer, column, column, "invalid character '%s' (U+%04X)", shown, c);
        return lexer_error_at(lexer, column, column, "invalid non-printable character U+%04X", c);
    }
    return true;
}

/* The length of a string's prefix at the token's start, or -1 when it is no string. */
static int string_prefix(const char *text)
{
    bool b = false, u = false, r = false, f = false;
    for (int i = 0;; i++) {
        int c = text[i] | 0x20;
        if (text[i] == '"' || text[i] == '\'')
            return i;
        if (c == 'b' && !(b || u || f))
            b = true;
        else if (c == 'u' && !(b || u || r || f))
            u = true;
        else if (c == 'r' && !(r || u))
            r = true;
        else if (c == 'f' && !(f || b || u))
            f = true;
        else
            return -1;
    }
}

static bool lex_name(Lexer *lexer)
{
    const char *text = lexer->text;
    int prefix = string_prefix(text + lexer->token_start);
    if (prefix >= 0) {
        lexer->current = lexer->token_start + prefix + 1;
        return lexer_string(lexer, text[lexer->token_start + prefix], prefix);
    }
    int32_t end = lexer->current;
    uint8_t all = (uint8_t)text[lexer->token_start];
    while (lexer_is_name_byte((uint8_t)text[end]))
        all |= (uint8_t)text[end++];
    lexer->current = end;
    if (all >= 0x80 && !check_name(lexer))
        return false;
    return add(lexer, name_kind(text + lexer->token_start, end - lexer->token_start));
}

/* ---- operators */

/* The operator at the text; *length its bytes. */
static TokenKind operator_at(const char *text, int *length)
{
    char second = text[0] == 0 ? 0 : text[1];
    char third = second == 0 ? 0 : text[2];
    *length = 1;
    switch (text[0]) {
#define ONE(c, KIND) \
    case c: \
        return TOKEN_##KIND;
        ONE('(', LPAR)
        ONE(')', RPAR)
        ONE('[', LSQB)
        ONE(']', RSQB)
        ONE('{', LBRACE)
        ONE('}', RBRACE)
        ONE(',', COMMA)
        ONE(';', SEMI)
        ONE('~', TILDE)
#undef ONE
#define MAYBE_EQUAL(c, KIND, EQUAL_KIND) \
    case c: \
        *length = second == '=' ? 2 : 1; \
        return second == '=' ? TOKEN_##EQUAL_KIND : TOKEN_##KIND;
        MAYBE_EQUAL(':', COLON, COLONEQUAL)
        MAYBE_EQUAL('+', PLUS, PLUSEQUAL)
        MAYBE_EQUAL('|', VBAR, VBAREQUAL)
        MAYBE_EQUAL('&', AMPER, AMPEREQUAL)
        MAYBE_EQUAL('=', EQUAL, EQEQUAL)
        MAYBE_EQUAL('%', PERCENT, PERCENTEQUAL)
        MAYBE_EQUAL('^', CIRCUMFLEX, CIRCUMFLEXEQUAL)
        MAYBE_EQUAL('@', AT, ATEQUAL)
        MAYBE_EQUAL('!', UNKNOWN, NOTEQUAL)
#undef MAYBE_EQUAL
#define DOUBLED(c, KIND, EQUAL_KIND, DOUBLE_KIND, DOUBLE_EQUAL_KIND) \
    case c: \
        if (second == c) { \
            *length = third == '=' ? 3 : 2; \
            return third == '=' ? TOKEN_##DOUBLE_EQUAL_KIND : TOKEN_##DOUBLE_KIND; \
        } \
        *length = second == '=' ? 2 : 1; \
        if (c == '<' && second == '>') { /* only `from __future__ import barry_as_FLUFL` has it */ \
            *length = 2; \
            return TOKEN_UNKNOWN; \
        } \
        return second == '=' ? TOKEN_##EQUAL_KIND : TOKEN_##KIND;
        DOUBLED('*', STAR, STAREQUAL, DOUBLESTAR, DOUBLESTAREQUAL)
        DOUBLED('/', SLASH, SLASHEQUAL, DOUBLESLASH, DOUBLESLASHEQUAL)
        DOUBLED('<', LESS, LESSEQUAL, LEFTSHIFT, LEFTSHIFTEQUAL)
        DOUBLED('>', GREATER, GREATEREQUAL, RIGHTSHIFT, RIGHTSHIFTEQUAL)
#undef DOUBLED
    case '-':
        *length = second == '=' || second == '>' ? 2 : 1;
        return second == '=' ? TOKEN_MINEQUAL : second == '>' ? TOKEN_RARROW : TOKEN_MINUS;
    case '.':
        *length = second == '.' && third == '.' ? 3 : 1;
        return *length == 3 ? TOKEN_ELLIPSIS : TOKEN_DOT;
    default:
        return TOKEN_UNKNOWN;
    }
}

static bool open_bracket(Lexer *lexer, char c)
{
    if (lexer->level >= LEXER_MOST_BRACKETS)
        return lexer_error(lexer, "too many nested parentheses");
    LexerBracket *bracket = &lexer->brackets[lexer->level++];
    bracket->opening = c;
    bracket->lineno = lexer->lineno;
    bracket->col_offset = lexer->token_start - lexer->line_start;
    return true;
}

static bool close_bracket(Lexer *lexer, char c)
{
    if (lexer->level == 0)
        return lexer_error(lexer, "unmatched '%c'", c);
    const LexerBracket *bracket = &lexer->brackets[--lexer->level];
    char opening = bracket->opening;
    if ((opening == '(' && c == ')') || (opening == '[' && c == ']') || (opening == '{' && c == '}'))
        return true;
    const char *format = "closing parenthesis '%c' does not match opening parenthesis '%c'";
    if (bracket->lineno != lexer->lineno)
        return lexer_error(lexer,
                           "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c,
                           opening, bracket->lineno);
    return lexer_error(lexer, format, c, opening);
}

static bool lex_operator(Lexer *lexer, int c)
{
    int length;
    TokenKind kind = operator_at(lexer->text + lexer->token_start, &length);
    lexer->current = lexer->token_start + length;
    if (c == '(' || c == '[' || c == '{') {
        if (!open_bracket(lexer, (char)c))
            return false;
    } else if (c == ')' || c == ']' || c == '}') {
        if (!close_bracket(lexer, (char)c))
            return false;
    } else if (kind == TOKEN_UNKNOWN && (c < 0x20 || c == 0x7f)) {
        return lexer_error(lexer, "invalid non-printable character U+%04X", (unsigned)c);
    }
    return add(lexer, kind);
}

/* ---- the main line */

enum Step { STEP_GO_ON, STEP_END, STEP_FAILED };

static enum Step end_of_text(Lexer *lexer)
{
    if (lexer->level > 0) {
        fail(lexer, LEXER_END_OF_TEXT);
        return STEP_FAILED;
    }
    return STEP_END;
}

/* Makes the token that begins at the next character, if that ends no line. */
static enum Step lex_token(Lexer *lexer, bool is_blank)
{
    int c;
    for (;;) {
        lexer->token_start = -1;
        do {
            c = lexer_next(lexer);
        } while (c == ' ' || c == '\t' || c == '\f');
        lexer->token_start = c == LEXER_EOF ? -1 : lexer->current - 1;
        if (c == '#') {
            lexer->current = lexer->line_end;
            if (lexer->text[lexer->current - 1] == '\n')
                lexer->current--;
            c = lexer_next(lexer);
        }
        if (c != '\\')
            break;
        if (!continue_line(lexer))
            return STEP_FAILED;
    }
    if (c == LEXER_EOF)
        return end_of_text(lexer);
    bool is_good;
    if (lexer_is_name_byte(c) && !(c >= '0' && c <= '9')) {
        is_good = lex_name(lexer);
    } else if (c == '\n') {
        lexer->is_at_line_start = true;
        if (is_blank || lexer->level > 0)
            return STEP_GO_ON;
        is_good = lexer_add(lexer, TOKEN_NEWLINE, lexer->lineno, lexer->line_start, lexer->current - 1);
        lexer->tokens[lexer->count - 1].start = lexer->current - 1;
        lexer->tokens[lexer->count - 1].end = lexer->current - 1;
    } else if ((c >= '0' && c <= '9') ||
               (c == '.' && lexer->text[lexer->current] >= '0' && lexer->text[lexer->current] <= '9')) {
        is_good = lexer_number(lexer, c) && add(lexer, TOKEN_NUMBER);
    } else if (c == '"' || c == '\'') {
        is_good = lexer_string(lexer, (char)c, 0);
    } else {
        is_good = lex_operator(lexer, c);
    }
    return is_good ? STEP_GO_ON : STEP_FAILED;
}

static enum Step step(Lexer *lexer)
{
    bool is_blank = false;
    lexer->token_start = -1;
    if (lexer->is_at_line_start) {
        lexer->is_at_line_start = false;
        if (!begin_line(lexer, &is_blank))
            return STEP_FAILED;
    }
    lexer->token_start = lexer->current;
    if (!add_pending(lexer))
        return STEP_FAILED;
    return lex_token(lexer, is_blank);
}

/* A statement typed at a prompt need not end with a line's end: one is put before the end. */
static bool add_last_newline(Lexer *lexer)
{
    if (lexer->mode != PARSE_SINGLE || lexer->count == 0)
        return true;
    if (!add_bare(lexer, TOKEN_NEWLINE))
        return false;
    if (lexer->is_prompt || lexer->indent == 0)
        return true;
    /* The blocks that it ends are themselves a statement, which has an end of line, too. */
    lexer->pending = -lexer->indent;
    lexer->indent = 0;
    return add_pending(lexer) && add_bare(lexer, TOKEN_NEWLINE);
}

int lexer_run(Lexer *lexer)
{
    lexer->lineno = lexer->first_lineno - 1;
    lexer->is_at_line_start = true;
    enum Step result;
    do {
        result = step(lexer);
    } while (result == STEP_GO_ON);
    if (result == STEP_END)
        return add_last_newline(lexer) && add_bare(lexer, TOKEN_END) ? 0 : -1;
    if (lexer->fault == LEXER_RUNTIME_ERROR)
        return -1;
    return add_bare(lexer, TOKEN_ERROR) ? 0 : -1;
}

void lexer_free(Lexer *lexer)
{
    if (lexer->tokens == NULL)
        return;
    memset(lexer->tokens, 0, (size_t)lexer->count * sizeof(Token));
    memory_free(&lexer->rt->memory, lexer->tokens);
    lexer->tokens = NULL;
    lexer->count = lexer->capacity = 0;
}

const char *token_text(TokenKind kind)
{
#define TOKEN_TEXT(KIND, text) text,
    static const char *const texts[] = {TOKENS(TOKEN_TEXT)};
    return texts[kind];
}
