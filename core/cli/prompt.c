/* The prompt; see prompt.h. CPython: PyRun_InteractiveLoop. */
#include "cli/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/terminal.h"
#include "lang/arena.h"
#include "lang/code_runtime.h"
#include "lang/eval/eval.h"
#include "lang/parse/lexer.h"
#include "lang/parse/parser.h"
#include "lang/run.h"
#include "object/error.h"
#include "ouro/ouro.h"
#include "types/abstract.h"
#include "types/container/dict.h"
#include "types/error/exception.h"
#include "types/error/traceback.h"
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

/* Nothing but blanks and a comment. */
static bool says_nothing(const char *line)
{
    line += strspn(line, " \t\f\r");
    return *line == '\n' || *line == '#' || *line == 0;
}

/* What the text is as far as it goes: SYNTAX_NONE, SYNTAX_INCOMPLETE or an error. */
static SyntaxKind kind_of_text(Runtime *rt, const char *text, size_t length)
{
    SyntaxProblem problem;
    syntax_problem_init(&problem);
    CompileArena *arena = compile_arena_new(rt);
    if (arena != NULL)
        parse_text(rt, arena, text, (int64_t)length, PARSE_PROMPT, "<stdin>", &problem);
    SyntaxKind kind = problem.kind;
    compile_arena_free(rt, arena);
    syntax_problem_clear(rt, &problem);
    error_clear(rt);
    return kind;
}

/* Whether the text ends inside brackets or a string, or in a backslash. */
static bool ends_inside(Runtime *rt, const Typed *typed)
{
    SyntaxProblem problem;
    syntax_problem_init(&problem);
    Lexer lexer = {.rt = rt,
                   .problem = &problem,
                   .text = typed->text,
                   .length = (int32_t)typed->length,
                   .mode = PARSE_EXEC,
                   .first_lineno = 1};
    bool is_inside =
        lexer_run(&lexer) == 0 && (lexer.fault == LEXER_END_OF_TEXT || lexer.fault == LEXER_END_IN_STRING);
    lexer_free(&lexer);
    syntax_problem_clear(rt, &problem);
    error_clear(rt);
    return is_inside;
}

static bool ends_with(const Typed *typed, const char *end)
{
    size_t length = strlen(end);
    return typed->length >= length && memcmp(typed->text + typed->length - length, end, length) == 0;
}

/* Whether more must be typed. An empty line ends a block: without its own end the last line is one only if nothing is
 * in it. What only the end of the line makes an error, as a string that is left open, is one now. */
static bool is_incomplete(Runtime *rt, const Typed *typed)
{
    if (ends_with(typed, "\\\n"))
        return kind_of_text(rt, typed->text, typed->length) == SYNTAX_INCOMPLETE;
    if (kind_of_text(rt, typed->text, typed->length - 1) != SYNTAX_INCOMPLETE)
        return false;
    SyntaxKind kind = kind_of_text(rt, typed->text, typed->length);
    if (kind != SYNTAX_NONE && kind != SYNTAX_INCOMPLETE)
        return false;
    return !ends_with(typed, "\n\n") || ends_inside(rt, typed);
}

/* *flags: what `from __future__` in earlier statements has set. */
static Object *run_statement(Runtime *rt, const Typed *typed, int32_t *flags)
{
    Object *filename = str_from_cstring(rt, "<stdin>");
    Object *globals = object_incref(ref_pointer(rt->globals));
    Object *result = filename == NULL ? NULL
                                      : code_run_text(rt, typed->text, (int64_t)typed->length, true, filename,
                                                      CODE_MODE_SINGLE, flags, globals, globals);
    object_decref(rt, globals);
    object_xdecref(rt, filename);
    return result;
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

static void set_prompts(Runtime *rt)
{
    static const char *const texts[][2] = {{"ps1", ">>> "}, {"ps2", "... "}};
    for (int i = 0; i < 2; i++) {
        Object *key = str_intern_cstring(rt, texts[i][0]);
        Object *value = key == NULL ? NULL : str_from_cstring(rt, texts[i][1]);
        if (value != NULL && dict_get(rt, ref_pointer(rt->evaluation.sys_dict), key) == NULL)
            dict_set(rt, ref_pointer(rt->evaluation.sys_dict), key, value);
        object_xdecref(rt, key);
        object_xdecref(rt, value);
        error_clear(rt);
    }
}

/* sys.last_type, last_value and last_traceback: the error on its way, which stays there. */
static void note_last(Runtime *rt)
{
    static const char *const names[] = {"last_type", "last_value", "last_traceback"};
    Object *exception = error_take(rt);
    Object *traceback = ref_pointer(exception_of(exception)->traceback);
    Object *values[] = {&object_type(exception)->ob_base.ob_base, exception,
                        traceback == NULL ? runtime_none(rt) : traceback};
    for (int i = 0; i < 3; i++) {
        Object *key = str_intern_cstring(rt, names[i]);
        if (key != NULL)
            dict_set(rt, ref_pointer(rt->evaluation.sys_dict), key, values[i]);
        object_xdecref(rt, key);
        error_clear(rt);
    }
    error_put_back(rt, exception);
}

/* One whole statement: runs it. False when a SystemExit ends the prompt, with its *status. */
static bool finish_statement(Session *session, Typed *typed, int32_t *flags, int *status)
{
    Runtime *rt = session->rt;
    Object *result = run_statement(rt, typed, flags);
    forget(typed);
    object_xdecref(rt, result);
    if (result != NULL)
        return true;
    bool ends = error_matches(rt, ERROR_SYSTEM_EXIT);
    if (!ends)
        note_last(rt);
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
    int32_t flags = 0;
    if (!session->options->is_quiet && session->options->kind == PROGRAM_PROMPT)
        greet();
    terminal_begin();
    set_prompts(rt);
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
            goes_on = typed.length != 0 && finish_statement(session, &typed, &flags, &status);
            continue;
        }
        if (typed.length == 0 && says_nothing(line))
            continue;
        if (!add_line(&typed, line))
            break;
        if (!is_incomplete(rt, &typed))
            goes_on = finish_statement(session, &typed, &flags, &status);
    }
    forget(&typed);
    terminal_end();
    return status;
}
