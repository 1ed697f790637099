/* What the files of diagnosis share. */
#ifndef OURO_LANG_DIAGNOSIS_PRIVATE_H
#define OURO_LANG_DIAGNOSIS_PRIVATE_H

#include "lang/parse/recognizer.h"

/* Reports an error there; an end column of -1 is none. Returns NULL. */
void *diagnose_at(Parser *p, SyntaxKind kind, AstPosition place, const char *format, ...) PRINTF_LIKE(4, 5);

/* Reports an error at the token that was read last. Returns NULL. */
void *diagnose_at_last(Parser *p, SyntaxKind kind, const char *format, ...) PRINTF_LIKE(3, 4);

#endif
