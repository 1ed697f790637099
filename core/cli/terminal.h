/* A line typed at a terminal, with editing and a history kept in the user's home folder where libedit is there;
 * plainly otherwise. */
#ifndef OURO_CLI_TERMINAL_H
#define OURO_CLI_TERMINAL_H

#include "cli/output.h"

typedef enum LineResult { LINE_READ, LINE_END, LINE_INTERRUPTED } LineResult;

void terminal_begin(void);

/* Shows the prompt and reads a line with its end; *line is valid until the next call. */
LineResult terminal_read(Console *console, const char *prompt, const char **line);

void terminal_end(void);

#endif
