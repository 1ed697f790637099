/* What is around a program: the modules that are there from the beginning, __main__, and what happens when it ends.
 * Owns the order of beginning and end; the program itself is script.h's. CPython: Python/pythonrun.c,
 * Python/pylifecycle.c. */
#ifndef OURO_LANG_RUN_H
#define OURO_LANG_RUN_H

#include "lang/eval/eval.h"

/* Makes builtins, sys (where there is one) and __main__, whose dict is rt->globals. 0, or -1 and an error. */
int run_begin(Runtime *rt);

/* sys.stdout.flush(), if there is such a thing, with an error on its way or not: what a file wrote goes out before its
 * error is reported. */
void run_flush(Runtime *rt);

/* sys.name = value (borrowed), where there is a sys; an error is forgotten. */
void run_set_in_sys(Runtime *rt, const char *name, Object *value);

/* sys.last_type, last_value and last_traceback: the error (borrowed) stays there until the modules go. */
void run_keep_last_error(Runtime *rt, Object *exception);

/* The status that the error on its way ends the program with; it is reported, and none is left but in sys. */
int run_report_error(Runtime *rt);

/* The end of the program, before types_finalize: the modules go, in CPython's order. 0; or -1: not all that was written
 * to the standard streams could go out, which has been reported. */
int run_end(Runtime *rt);

#endif
