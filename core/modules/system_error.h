/* OSError from the number that the host answers with. Owns Linux' texts of them, for hosts that have others. */
#ifndef OURO_MODULES_SYSTEM_ERROR_H
#define OURO_MODULES_SYSTEM_ERROR_H

#include "object/runtime.h"

enum { SYSTEM_ERROR_TEXT_SIZE = 40 };

/* What Linux calls errors 0 … 40, whatever the C library here does; beyond, what that says, or, of a number that no
 * error has, a text that is written to `unknown`. */
const char *system_error_text(int64_t number, char unknown[SYSTEM_ERROR_TEXT_SIZE]);

/* Raises OSError(number, its text, path); `path` borrowed, may be NULL. Returns NULL. */
Object *system_error_raise(Runtime *rt, int64_t number, Object *path);

/* Raises what kept Host.write from writing, once (Host.write_error). 0: it could write; or -1 and an error. */
int system_error_check_written(Runtime *rt);

#endif
