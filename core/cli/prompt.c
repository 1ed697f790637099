/* The prompt; see prompt.h. CPython: PyRun_InteractiveLoop. */
#include "cli/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/terminal.h"
#include "lang/script.h"
#include "lang/statement.h"
#include "object/error.h"
#include "ouro/ouro.h"
#include "types/abstract.h"
#include "types/container/dict.h"
#include "types/error/exception.h"
#include "types/text/str.h"

/* What has been typed of the statement so far. */
typedef struct Typed {
    char *text; /* owned */
    size_t length;
} Typed;

static bool add_line(Typed *typed, const char *line)
{
    size_t length = strlen(line);
    char *text = realloc(typed->text, typed->length + length + 2);
    if (text == NULL)
        return false;
    memcpy(text + typed->length, line, length + 1);
    typed->text = text;
    typed->length += length;
    if (length == 0 || line[length - 1] != '\n')
        memcpy(text + typed->length++, "\n", 2);
    return true;
}

static void forget(Typed *typed)
{
    free(typed->text);
    *typed = (Typed){0};
}

/* str(sys.ps1) or str(sys.ps2): new reference, and its *text; NULL and "" where there is none. */
static Object *prompt_new(Runtime *rt, const char *name, const char **text)
{
    Object *key = str_intern_cstring(rt, name);
    Object *value = key == NULL ? NULL : dict_get(rt, ref_pointer(rt->evaluation.sys_dict), key);
    object_xdecref(rt, key);
    Object *prompt = value == NULL ? NULL : object_str(rt, value);
    *text = prompt == NULL ? NULL : str_as_utf8(rt, prompt, NULL);
    if (*text == NULL)
        *text = "";
    error_clear(rt);
    return prompt;
}

static bool run_statement(Runtime *rt, const Typed *typed)
{
    char *text = script_text_alloc(rt, (int64_t)typed->length);
    if (text == NULL)
        return false;
    memcpy(text, typed->text, typed->length);
    return statement_load(rt, text, (int64_t)typed->length) == 0 && script_run(rt, 0) == SCRIPT_ENDED;
}

/* One whole statement: runs it. False when a SystemExit ends the prompt, with its *status. */
static bool finish_statement(Session *session, Typed *typed, int *status)
{
    Runtime *rt = session->rt;
    bool has_run = run_statement(rt, typed);
    forget(typed);
    if (has_run)
        return true;
    bool ends = error_matches(rt, ERROR_SYSTEM_EXIT);
    int reported = session_report(session);
    session->was_interrupted = false;
    if (ends)
        *status = reported;
    return !ends;
}

static void greet(void)
{
    fprintf(stderr,
            "Ouroboros %s (Python 3.11)\n"
            "Type \"import gc, sys\" and look around; end with Ctrl-D.\n",
            ouro_version());
}

int prompt_run(Session *session)
{
    Runtime *rt = session->rt;
    Typed typed = {0};
    int status = 0;
    if (!session->options->is_quiet && session->options->kind == PROGRAM_PROMPT)
        greet();
    terminal_begin();
    statement_begin(rt);
    for (bool goes_on = true; goes_on;) {
        const char *line;
        const char *text;
        Object *prompt = prompt_new(rt, typed.length == 0 ? "ps1" : "ps2", &text);
        LineResult result = terminal_read(&session->console, text, &line);
        object_xdecref(rt, prompt);
        if (result == LINE_INTERRUPTED) {
            host_of(rt)->evaluation_request &= ~(uint32_t)EVALUATION_INTERRUPT;
            fputs("\nKeyboardInterrupt\n", stderr);
            forget(&typed);
            continue;
        }
        if (result == LINE_END) {
            goes_on = typed.length != 0 && finish_statement(session, &typed, &status);
            continue;
        }
        if (!add_line(&typed, line))
            break;
        StatementKind kind = statement_kind(rt, typed.text, (int64_t)typed.length);
        if (kind == STATEMENT_NOTHING)
            forget(&typed);
        else if (kind == STATEMENT_WHOLE)
            goes_on = finish_statement(session, &typed, &status);
    }
    forget(&typed);
    terminal_end();
    return status;
}
