/* The shapes of strings and numbers, and what may follow a number. */
#include "lang/parse/lexer_private.h"

#include <stdio.h>
#include <string.h>

/* ---- strings */

/* The text or the line ends in a string: the error is at its first character. */
static bool unterminated(Lexer *lexer, bool is_triple, int32_t lineno, int32_t line_start)
{
    int32_t last = lexer->lineno;
    bool is_at_end = lexer->is_at_end;
    lexer->lineno = lineno;
    lexer->line_start = line_start;
    lexer->current = lexer->token_start + 1;
    if (is_triple)
        lexer_error(lexer, "unterminated triple-quoted string literal (detected at line %d)", last);
    else
        lexer_error(lexer, "unterminated string literal (detected at line %d)", last);
    if (is_at_end)
        lexer->fault = LEXER_END_IN_STRING;
    return false;
}

bool lexer_string(Lexer *lexer, char quote, int prefix)
{
    int32_t lineno = lexer->lineno;
    int32_t line_start = lexer->line_start;
    const char *rest = lexer->text + lexer->current;
    bool is_triple = rest[0] == quote && rest[1] == quote;
    int wanted = is_triple ? 3 : 1;
    lexer->current += wanted - 1;
    for (int found = 0; found < wanted;) {
        int c = lexer_next(lexer);
        if (c == LEXER_EOF || (!is_triple && c == '\n'))
            return unterminated(lexer, is_triple, lineno, line_start);
        if (c == quote) {
            found++;
            continue;
        }
        found = 0;
        if (c == '\\')
            lexer_next(lexer);
    }
    if (!lexer_add(lexer, TOKEN_STRING, lineno, line_start, lexer->current))
        return false;
    lexer->tokens[lexer->count - 1].extra = (uint16_t)prefix;
    return true;
}

/* ---- numbers */

static bool is_digit(int c) { return c >= '0' && c <= '9'; }

/* Whether the text that comes next is `word`, and a whole one. */
static bool comes(const Lexer *lexer, const char *word)
{
    const char *text = lexer->text + lexer->current;
    size_t length = strlen(word);
    return strncmp(text, word, length) == 0 && !lexer_is_name_byte((uint8_t)text[length]);
}

/* A keyword may follow a number at once, if with a warning. `c` has been read. */
static bool begins_keyword(const Lexer *lexer, int c)
{
    switch (c) {
    case 'a':
        return comes(lexer, "nd");
    case 'e':
        return comes(lexer, "lse");
    case 'f':
        return comes(lexer, "or");
    case 'i':
        return strchr("fns", lexer->text[lexer->current]) != NULL && lexer->text[lexer->current] != 0;
    case 'o':
        return comes(lexer, "r");
    case 'n':
        return comes(lexer, "ot");
    default:
        return false;
    }
}

/* The number ends before `c`, which is unread. */
static bool end_number(Lexer *lexer, int c, const char *kind)
{
    bool is_keyword = begins_keyword(lexer, c);
    lexer_back(lexer, c);
    if (is_keyword) {
        char message[48];
        snprintf(message, sizeof(message), "invalid %s literal", kind);
        return lexer_warn(lexer, message);
    }
    if (c != LEXER_EOF && lexer_is_name_byte(c))
        return lexer_error(lexer, "invalid %s literal", kind);
    return true;
}

/* Digits with single underscores between; the first has been read. *next is what follows, read. */
static bool decimal_digits(Lexer *lexer, int *next)
{
    for (;;) {
        int c;
        do {
            c = lexer_next(lexer);
        } while (is_digit(c));
        *next = c;
        if (c != '_')
            return true;
        c = lexer_next(lexer);
        if (!is_digit(c)) {
            lexer_back(lexer, c);
            return lexer_error(lexer, "invalid decimal literal");
        }
    }
}

static int digit_value(int c)
{
    if (is_digit(c))
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

/* Behind 0x, 0o or 0b. */
static bool radix_number(Lexer *lexer, int base, const char *kind)
{
    int c = lexer_next(lexer);
    do {
        if (c == '_')
            c = lexer_next(lexer);
        if (digit_value(c) >= base) {
            if (is_digit(c))
                return lexer_error(lexer, "invalid digit '%c' in %s literal", c, kind);
            lexer_back(lexer, c);
            return lexer_error(lexer, "invalid %s literal", kind);
        }
        do {
            c = lexer_next(lexer);
        } while (digit_value(c) < base);
    } while (c == '_');
    if (is_digit(c))
        return lexer_error(lexer, "invalid digit '%c' in %s literal", c, kind);
    return end_number(lexer, c, kind);
}

/* Behind the exponent's e, which was read: 1 when there is one, with *next behind it; 0 when the e is none. */
static int exponent(Lexer *lexer, int *next)
{
    int e = *next;
    int c = lexer_next(lexer);
    if (c == '+' || c == '-') {
        c = lexer_next(lexer);
        if (!is_digit(c)) {
            lexer_back(lexer, c);
            lexer_error(lexer, "invalid decimal literal");
            return -1;
        }
    } else if (!is_digit(c)) {
        lexer_back(lexer, c);
        if (!end_number(lexer, e, "decimal"))
            return -1;
        return 0;
    }
    return decimal_digits(lexer, next) ? 1 : -1;
}

/* Behind the whole part, whose following character `c` was read. */
static bool number_rest(Lexer *lexer, int c, bool has_point)
{
    const char *kind = "decimal";
    if (has_point) {
        c = lexer_next(lexer);
        if (is_digit(c) && !decimal_digits(lexer, &c))
            return false;
    }
    if (c == 'e' || c == 'E') {
        int result = exponent(lexer, &c);
        if (result <= 0)
            return result == 0;
    }
    if (c == 'j' || c == 'J') {
        kind = "imaginary";
        c = lexer_next(lexer);
    }
    return end_number(lexer, c, kind);
}

/* Zeros may stand before a decimal number only if it is 0 or no whole number. A 0 has been read. */
static bool zero_number(Lexer *lexer)
{
    int c = lexer_next(lexer);
    if (c == 'x' || c == 'X')
        return radix_number(lexer, 16, "hexadecimal");
    if (c == 'o' || c == 'O')
        return radix_number(lexer, 8, "octal");
    if (c == 'b' || c == 'B')
        return radix_number(lexer, 2, "binary");
    bool is_nonzero = false;
    for (;;) {
        if (c == '_') {
            c = lexer_next(lexer);
            if (!is_digit(c)) {
                lexer_back(lexer, c);
                return lexer_error(lexer, "invalid decimal literal");
            }
        }
        if (c != '0')
            break;
        c = lexer_next(lexer);
    }
    int32_t zeros_end = lexer->current;
    if (is_digit(c)) {
        is_nonzero = true;
        if (!decimal_digits(lexer, &c))
            return false;
    }
    if (c == '.')
        return number_rest(lexer, c, true);
    if (c == 'e' || c == 'E' || c == 'j' || c == 'J')
        return number_rest(lexer, c, false);
    if (!is_nonzero)
        return end_number(lexer, c, "decimal");
    lexer_back(lexer, c);
    int32_t column = lexer->token_start - lexer->line_start;
    return lexer_error_at(lexer, column + 1, zeros_end - lexer->line_start,
                          "leading zeros in decimal integer literals are not permitted; "
                          "use an 0o prefix for octal integers");
}

bool lexer_number(Lexer *lexer, int c)
{
    if (c == '.')
        return number_rest(lexer, c, true);
    if (c == '0')
        return zero_number(lexer);
    if (!decimal_digits(lexer, &c))
        return false;
    return number_rest(lexer, c, c == '.');
}
