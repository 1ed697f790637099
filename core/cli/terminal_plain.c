/* Lines without libedit; see terminal.h. */
#if !OURO_HAS_LIBEDIT

#include "cli/terminal.h"

#include <stdio.h>
#include <unistd.h>

void terminal_begin(void) {}

LineResult terminal_read(Console *console, const char *prompt, const char **line)
{
    console_flush(console);
    fputs(prompt, stderr);
    int64_t length = console_read_line(console, line);
    if (length == 0)
        fputs("\n", stderr);
    return length > 0 ? LINE_READ : length < 0 ? LINE_INTERRUPTED : LINE_END;
}

void terminal_end(void) {}

#endif
