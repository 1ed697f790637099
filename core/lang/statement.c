/* Statements typed one by one; see statement.h. */
#include "lang/statement.h"

#include <string.h>

#include "lang/arena.h"
#include "lang/code_runtime.h"
#include "lang/parse/lexer.h"
#include "lang/parse/parser.h"
#include "lang/run.h"
#include "lang/script.h"
#include "object/error.h"
#include "types/container/dict.h"
#include "types/error/exception.h"
#include "types/text/str.h"

/* ---- where a statement ends */

/* What the text is as far as it goes: SYNTAX_NONE, SYNTAX_INCOMPLETE or an error. */
static SyntaxKind kind_of_text(Runtime *rt, const char *text, int64_t length)
{
    SyntaxProblem problem;
    syntax_problem_init(&problem);
    CompileArena *arena = compile_arena_new(rt);
    if (arena != NULL)
        parse_text(rt, arena, text, length, PARSE_PROMPT, "<stdin>", &problem);
    SyntaxKind kind = problem.kind;
    compile_arena_free(rt, arena);
    syntax_problem_clear(rt, &problem);
    error_clear(rt);
    return kind;
}

/* Whether the text ends inside brackets or a string, or in a backslash. */
static bool ends_inside(Runtime *rt, const char *text, int64_t length)
{
    SyntaxProblem problem;
    syntax_problem_init(&problem);
    Lexer lexer = {.rt = rt,
                   .problem = &problem,
                   .text = text,
                   .length = (int32_t)length,
                   .mode = PARSE_EXEC,
                   .first_lineno = 1};
    bool is_inside =
        lexer_run(&lexer) == 0 && (lexer.fault == LEXER_END_OF_TEXT || lexer.fault == LEXER_END_IN_STRING);
    lexer_free(&lexer);
    syntax_problem_clear(rt, &problem);
    error_clear(rt);
    return is_inside;
}

static bool ends_with(const char *text, int64_t length, const char *end)
{
    int64_t bytes = (int64_t)strlen(end);
    return length >= bytes && memcmp(text + length - bytes, end, (size_t)bytes) == 0;
}

/* Nothing but blanks and a comment. */
static bool says_nothing(const char *text)
{
    text += strspn(text, " \t\f\r");
    return *text == '\n' || *text == '#' || *text == 0;
}

/* An empty line ends a block: without its own end the last line is one only if nothing is in it. What only the end
 * of the line makes an error, as a string that is left open, is one now. */
static bool is_incomplete(Runtime *rt, const char *text, int64_t length)
{
    if (ends_with(text, length, "\\\n"))
        return kind_of_text(rt, text, length) == SYNTAX_INCOMPLETE;
    if (kind_of_text(rt, text, length - 1) != SYNTAX_INCOMPLETE)
        return false;
    SyntaxKind kind = kind_of_text(rt, text, length);
    if (kind != SYNTAX_NONE && kind != SYNTAX_INCOMPLETE)
        return false;
    return !ends_with(text, length, "\n\n") || ends_inside(rt, text, length);
}

StatementKind statement_kind(Runtime *rt, const char *text, int64_t length)
{
    bool is_one_line = memchr(text, '\n', (size_t)length) == text + length - 1;
    if (length == 0 || (is_one_line && says_nothing(text)))
        return STATEMENT_NOTHING;
    if (length > INT32_MAX)
        return STATEMENT_WHOLE;
    return is_incomplete(rt, text, length) ? STATEMENT_INCOMPLETE : STATEMENT_WHOLE;
}

/* ---- sys */

void statement_begin(Runtime *rt)
{
    static const char *const texts[][2] = {{"ps1", ">>> "}, {"ps2", "... "}};
    for (int i = 0; i < 2 && !(rt->evaluation.prompt & PROMPT_BEGUN); i++) {
        Object *key = str_intern_cstring(rt, texts[i][0]);
        bool is_set = key != NULL && dict_get(rt, ref_pointer(rt->evaluation.sys_dict), key) != NULL;
        Object *value = key == NULL || is_set ? NULL : str_from_cstring(rt, texts[i][1]);
        if (value != NULL)
            run_set_in_sys(rt, texts[i][0], value);
        object_xdecref(rt, value);
        object_xdecref(rt, key);
        error_clear(rt);
    }
    rt->evaluation.prompt |= PROMPT_BEGUN;
}

/* ---- loading, ending */

static Object *compile(Runtime *rt, const char *text, int64_t length)
{
    Object *filename = str_from_cstring(rt, "<stdin>");
    if (filename == NULL)
        return NULL;
    int32_t flags = (int32_t)rt->evaluation.prompt & FUTURE_FLAGS;
    Object *code = code_of_statement(rt, text, length, filename, flags);
    object_decref(rt, filename);
    if (code != NULL)
        rt->evaluation.prompt |= (uint32_t)((const CodeObject *)code)->co_flags & FUTURE_FLAGS;
    return code;
}

int statement_load(Runtime *rt, char *text, int64_t length)
{
    script_unload(rt);
    statement_begin(rt);
    Object *code = compile(rt, text, length);
    int status = code == NULL ? -1 : script_load_code(rt, code);
    script_text_free(rt, text);
    rt->evaluation.prompt |= PROMPT_STATEMENT;
    if (status < 0)
        statement_end(rt);
    return status;
}

void statement_end(Runtime *rt)
{
    bool is_exit = error_matches(rt, ERROR_SYSTEM_EXIT);
    Object *exception = error_occurred(rt) ? error_take(rt) : NULL;
    if (exception != NULL && !is_exit)
        run_keep_last_error(rt, exception);
    script_unload(rt);
    if (exception != NULL)
        error_put_back(rt, exception);
    rt->evaluation.prompt &= ~(uint32_t)PROMPT_STATEMENT;
}
