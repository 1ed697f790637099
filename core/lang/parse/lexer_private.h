/* What the lexer's own files share. */
#ifndef OURO_LANG_LEXER_PRIVATE_H
#define OURO_LANG_LEXER_PRIVATE_H

#include "lang/parse/lexer.h"

#define LEXER_EOF (-1)

/* Reads a character, going on to the next line; LEXER_EOF at the end of the text. */
int lexer_next(Lexer *lexer);

/* Unreads it. */
void lexer_back(Lexer *lexer, int c);

/* How many characters of the line have been read. */
int32_t lexer_column(const Lexer *lexer);

/* Notes an error; returns false. */
bool lexer_error_at(Lexer *lexer, int32_t offset, int32_t end_offset, const char *format, ...)
    PRINTF_LIKE(4, 5);

/* The same, at the character that was read last. */
#define lexer_error(lexer, ...) lexer_error_at(lexer, lexer_column(lexer), lexer_column(lexer), __VA_ARGS__)

/* A DeprecationWarning here; false: it became an error. */
bool lexer_warn(Lexer *lexer, const char *message);

/* Adds a token from token_start to `end`, whose first line begins at line_start. */
bool lexer_add(Lexer *lexer, TokenKind kind, int32_t lineno, int32_t line_start, int32_t end);

/* The first quote, behind a prefix of that length, has been read: reads the string and adds its token. */
bool lexer_string(Lexer *lexer, char quote, int prefix);

/* The first character has been read: reads the number. */
bool lexer_number(Lexer *lexer, int c);

/* Whether a byte may be part of a name; what lies beyond ASCII is looked at later. */
ALWAYS_INLINE bool lexer_is_name_byte(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c >= 128;
}

#endif
