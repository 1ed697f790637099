/* Views of a heap for the command: which of them were asked for, and where they go. Owns the files; what stands in
 * them is the room inspect's. */
#ifndef OURO_CLI_VIEWS_H
#define OURO_CLI_VIEWS_H

#include "cli/options.h"
#include "ouro/inspect.h"

/* Writes what the options ask for. False, with the reason on standard error, if a file could not be written or the
 * heap is not as it must be. `is_strict`: each count must be explained to the last reference. */
bool views_write(const Options *options, const ouro_View *view, bool is_strict);

/* --open: the same of a file. The exit status. */
int views_open(const Options *options);

/* The bytes of a file (with a 0 behind them), from malloc; NULL with errno. `file` 0 for standard input. */
char *read_whole(const char *path, uint64_t *size);

#endif
