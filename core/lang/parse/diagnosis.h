/* What is wrong with a text that is no Python, in CPython's words: finds the error that CPython would report
 * where the parser found only that something does not fit. */
#ifndef OURO_LANG_DIAGNOSIS_H
#define OURO_LANG_DIAGNOSIS_H

#include "lang/parse/parser_private.h"

/* The parser has returned NULL: fills its problem, unless that says already what is wrong. */
void diagnose(Parser *p, ParseMode mode);

/* The same for an expression of an f-string. */
void diagnose_fstring(Parser *p);

/* A statement was wanted, and more follows it. */
void diagnose_more_than_one(Parser *p);

/* ---- errors that the parser itself knows; they set is_failed and return NULL (or false) */

/* In string literals: reported at the token behind them. */
void *diagnose_literal(Parser *p, const char *format, ...) PRINTF_LIKE(2, 3);

/* A number. */
void *diagnose_number(Parser *p, const Token *token, const char *format, ...) PRINTF_LIKE(3, 4);

/* Warns of a backslash before a character that needs none. False: the warning became an error. */
bool diagnose_escape(Parser *p, const Token *token, const char *escape);

#endif
