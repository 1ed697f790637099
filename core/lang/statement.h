/* Statements typed one by one at a prompt: whether what has been typed is a whole one, and compiling it. Owns the
 * rules of where a statement ends; script_run runs it, and the lines come from whoever has the terminal. CPython:
 * PyRun_InteractiveOne */
#ifndef OURO_LANG_STATEMENT_H
#define OURO_LANG_STATEMENT_H

#include "object/runtime.h"

/* sys.ps1 and sys.ps2, if they are not there; once. */
void statement_begin(Runtime *rt);

typedef enum StatementKind {
    STATEMENT_INCOMPLETE, /* more must be typed */
    STATEMENT_WHOLE,
    STATEMENT_NOTHING, /* blanks or a comment: there is nothing to run */
} StatementKind;

/* What has been typed since the last statement: whole lines, each with its \n (and a 0 behind the last). */
StatementKind statement_kind(Runtime *rt, const char *text, int64_t length);

/* Compiles it, in the reach of what `from __future__` in earlier statements has set. The text is of
 * script_text_alloc and given back; so is what was loaded before. script_run runs it in __main__. 0, or -1 and an
 * error. */
int statement_load(Runtime *rt, char *text, int64_t length);

/* What script_run does when a statement has ended: its code goes, and the error on its way, which stays there, is
 * noted as sys.last_value, unless it is SystemExit. */
void statement_end(Runtime *rt);

#endif
