/* Lines with libedit; see terminal.h. */
#if OURO_HAS_LIBEDIT

#include "cli/terminal.h"

#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HISTORY_LINES 1000

/* The one terminal of the process. */
static struct {
    EditLine *editor; /* NULL: standard input is no terminal */
    History *history;
    const char *prompt;
    char path[4096];
} terminal;

static char *current_prompt(EditLine *editor)
{
    (void)editor;
    return (char *)(uintptr_t)terminal.prompt;
}

void terminal_begin(void)
{
    HistEvent event;
    const char *home = getenv("HOME");
    if (!isatty(0) || !isatty(1))
        return;
    /* What is typed is UTF-8, whatever the user's language; libedit asks the process' locale. */
    setlocale(LC_CTYPE, "C.UTF-8");
    terminal.history = history_init();
    terminal.editor = el_init("ouro", stdin, stdout, stderr);
    if (terminal.editor == NULL)
        return;
    el_set(terminal.editor, EL_PROMPT, current_prompt);
    el_set(terminal.editor, EL_EDITOR, "emacs");
    el_set(terminal.editor, EL_SIGNAL, 0);
    if (terminal.history == NULL)
        return;
    history(terminal.history, &event, H_SETSIZE, HISTORY_LINES);
    el_set(terminal.editor, EL_HIST, history, terminal.history);
    snprintf(terminal.path, sizeof terminal.path, "%s/.ouro_history", home == NULL ? "." : home);
    history(terminal.history, &event, H_LOAD, terminal.path);
}

/* Lines are remembered one by one, as readline has it; one typed twice in a row is remembered once. */
static void remember(const char *line)
{
    HistEvent event;
    if (terminal.history == NULL || line[strspn(line, " \t\n")] == 0)
        return;
    if (history(terminal.history, &event, H_FIRST) < 0 || strcmp(event.str, line) != 0)
        history(terminal.history, &event, H_ENTER, line);
}

LineResult terminal_read(Console *console, const char *prompt, const char **line)
{
    console_flush(console);
    if (terminal.editor == NULL) {
        fputs(prompt, stderr);
        int64_t read = console_read_line(console, line);
        if (read == 0)
            fputs("\n", stderr);
        return read > 0 ? LINE_READ : read < 0 ? LINE_INTERRUPTED : LINE_END;
    }
    int length;
    terminal.prompt = prompt;
    errno = 0;
    *line = el_gets(terminal.editor, &length);
    if (*line != NULL && length > 0) {
        remember(*line);
        return LINE_READ;
    }
    if (length < 0 && errno == EINTR)
        return LINE_INTERRUPTED;
    fputs("\n", stdout);
    return LINE_END;
}

void terminal_end(void)
{
    HistEvent event;
    if (terminal.history != NULL) {
        history(terminal.history, &event, H_SAVE, terminal.path);
        history_end(terminal.history);
    }
    if (terminal.editor != NULL)
        el_end(terminal.editor);
}

#endif
