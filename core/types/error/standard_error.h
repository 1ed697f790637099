/* sys.stderr as it is now: where tracebacks, warnings and the collector's messages go. At the end of a program it is
 * the first one again. The error that is set, if any, stays as it is. */
#ifndef OURO_TYPES_STANDARD_ERROR_H
#define OURO_TYPES_STANDARD_ERROR_H

#include "object/runtime.h"

/* A str; lone surrogates escaped. Nothing where sys.stderr is None or gone, or cannot write. */
void standard_error_write(Runtime *rt, Object *text);

/* Whether writing runs code of the program: sys.stderr is an object of its own. */
bool standard_error_runs_code(Runtime *rt);

/* UTF-8; without any memory where sys.stderr is the host's stream. What sys.stderr does not take is written there.
 * CPython: Python/sysmodule.c, sys_format */
void standard_error_write_message(Runtime *rt, const char *message, uint64_t length);

#endif
