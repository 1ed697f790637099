/* Views of a heap for the command: which of them were asked for, and where they go. Owns the files; what stands in
 * them is the room inspect's. */
#ifndef OURO_CLI_VIEWS_H
#define OURO_CLI_VIEWS_H

#include <stdio.h>

#include "cli/options.h"
#include "ouro/inspect.h"

/* Writes what the options ask for. False, with the reason on standard error, if a file could not be written or the
 * heap is not as it must be. `verify_flags`: ouro_verify's. */
bool views_write(const Options *options, const ouro_View *view, uint32_t verify_flags);

/* --open: the same of a file. The exit status. */
int views_open(const Options *options);

/* The bytes of a file (with a 0 behind them), from malloc; NULL with errno. */
char *read_whole(const char *path, uint64_t *size);
/* The same of what is left of an open file, which may be NULL, with errno saying why. */
char *read_rest(FILE *file, uint64_t *size);

#endif
