/* From text to code while a program runs; see code_runtime.h. */
#include "lang/code_runtime.h"

#include <string.h>

#include "lang/compile/compile.h"
#include "lang/eval/eval.h"
#include "lang/import.h"
#include "lang/parse/parser.h"
#include "lang/script.h"
#include "lang/tree_list.h"
#include "object/error.h"
#include "object/held.h"
#include "types/call.h"
#include "types/call/function.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/error/traceback.h"
#include "types/error/warning.h"
#include "types/none.h"
#include "types/number/int.h"
#include "types/text/str.h"

int32_t code_inherited_flags(Runtime *rt)
{
    const InterpreterFrame *frame = frame_visible(frame_current(rt));
    return frame == NULL ? 0 : frame_code(frame)->co_flags & FUTURE_FLAGS;
}

/* ---- errors */

static ErrorKind kind_of(const SyntaxProblem *problem)
{
    if (problem->kind == SYNTAX_INDENTATION_ERROR)
        return ERROR_INDENTATION;
    return problem->kind == SYNTAX_TAB_ERROR ? ERROR_TAB : ERROR_SYNTAX;
}

/* The line itself, as SyntaxError.text has it. */
static Object *parsed_line(Runtime *rt, const SyntaxProblem *problem, const char *text, int64_t length)
{
    if (problem->text != NULL)
        return object_incref(problem->text);
    const char *end = text + length;
    for (int32_t line = 1; line < problem->lineno && text < end; text++)
        line += *text == '\n';
    if (text >= end)
        return none_new(rt);
    const char *stop = memchr(text, '\n', (size_t)(end - text));
    Object *line = str_from_utf8(rt, text, stop == NULL ? end - text : stop + 1 - text);
    if (line == NULL)
        error_clear(rt);
    return line == NULL ? none_new(rt) : line;
}

/* A compiler no longer has the text: it looks for the line in the file. CPython: _PyErr_ProgramDecodedTextObject */
static Object *filed_line(Runtime *rt, const SyntaxProblem *problem, Object *filename)
{
    Object *line = source_line(rt, filename, problem->lineno, true);
    if (line == NULL)
        error_clear(rt);
    return line == NULL ? none_new(rt) : line;
}

/* The exception on its way keeps its attributes, but its args are the message alone. */
static void shorten_arguments(Runtime *rt, Object *message)
{
    Object *exception = error_take(rt);
    Object *arguments = tuple_pack(rt, 1, &message);
    if (arguments == NULL) {
        object_decref(rt, exception);
        return;
    }
    object_replace_ref(rt, &exception_of(exception)->args, arguments);
    error_put_back(rt, exception);
}

/* Raises SyntaxError(message, (filename, lineno, offset, text, end_lineno, end_offset)). Takes over `line`. */
static void raise_problem(Runtime *rt, const SyntaxProblem *problem, Object *filename, Object *line)
{
    Object *details = tuple_new(rt, 6);
    if (details == NULL) {
        object_xdecref(rt, line);
        return;
    }
    tuple_set(details, 0, object_incref(filename));
    tuple_set(details, 1, int_from_int64(rt, problem->lineno));
    tuple_set(details, 2, int_from_int64(rt, problem->offset));
    tuple_set(details, 3, line);
    tuple_set(details, 4, int_from_int64(rt, problem->end_lineno));
    tuple_set(details, 5, int_from_int64(rt, problem->end_offset));
    Object *message = str_from_cstring(rt, problem->message);
    if (message != NULL && !error_occurred(rt)) {
        const Ref arguments[] = {ref_of(message), ref_of(details)};
        error_raise_new(rt, kind_of(problem), arguments, 2);
        if (problem->is_of_names && error_matches(rt, kind_of(problem)))
            shorten_arguments(rt, message);
    }
    object_xdecref(rt, message);
    object_decref(rt, details);
}

/* ---- warnings */

static int warn(Runtime *rt, void *user, const char *category, const char *message, AstPosition position,
                SyntaxProblem *problem)
{
    Object *filename = user;
    ErrorKind kind =
        strcmp(category, "DeprecationWarning") == 0 ? ERROR_DEPRECATION_WARNING : ERROR_SYNTAX_WARNING;
    Object *text = str_from_cstring(rt, message);
    int status = text == NULL ? -1
                              : warning_raise_at(rt, &exception_type(rt, kind)->ob_base.ob_base, text,
                                                 filename, position.lineno, NULL);
    object_xdecref(rt, text);
    if (status < 0 && error_matches(rt, kind)) {
        /* Where the program has made it an error, it is one of syntax. */
        error_clear(rt);
        syntax_problem_set(rt, problem, SYNTAX_SYNTAX_ERROR, "%s", message);
        problem->lineno = position.lineno;
        problem->offset = position.col_offset + 1;
        problem->end_lineno = position.end_lineno;
        problem->end_offset = position.end_col_offset + 1;
    } else if (status < 0) {
        syntax_problem_set(rt, problem, SYNTAX_RUNTIME_ERROR, "%s", "");
    }
    return status;
}

/* ---- compiling */

static ParseMode parse_mode(CodeMode mode)
{
    return mode == CODE_MODE_EXEC ? PARSE_EXEC : mode == CODE_MODE_EVAL ? PARSE_EVAL : PARSE_SINGLE;
}

/* `wants_tree`: the tree as a list, no code. */
static Object *compile_in(Runtime *rt, CompileArena *arena, const char *text, int64_t length, bool is_str,
                          Object *filename, CodeMode mode, int32_t flags, bool wants_tree)
{
    const CompileFlags options = {.future = (uint32_t)flags & FUTURE_FLAGS,
                                  .optimize = (int32_t)rt->evaluation.optimize,
                                  .leaves_tables = (flags & CODE_OF_LIBRARY) == 0};
    SyntaxProblem problem;
    syntax_problem_init(&problem);
    problem.warning = warn;
    problem.warning_user = filename;
    int64_t size = str_utf8_length(filename);
    char *name = memory_alloc(&rt->memory, (uint64_t)size + 1);
    if (name == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    str_to_utf8(filename, name);
    name[size] = 0;
    AstModule *tree = is_str ? parse_text(rt, arena, text, length, parse_mode(mode), name, &problem)
                             : parse_source(rt, arena, text, length, parse_mode(mode), name, &problem);
    Object *code = tree == NULL ? NULL
                   : wants_tree ? tree_list(rt, tree)
                                : compile_module(rt, tree, name, parse_mode(mode), options, &problem);
    memory_free(&rt->memory, name);
    if (code == NULL && problem.kind != SYNTAX_NONE && problem.kind != SYNTAX_RUNTIME_ERROR)
        raise_problem(rt, &problem, filename,
                      tree == NULL ? parsed_line(rt, &problem, text, length)
                                   : filed_line(rt, &problem, filename));
    syntax_problem_clear(rt, &problem);
    return code;
}

static Object *from_text(Runtime *rt, const char *text, int64_t length, bool is_str, Object *filename,
                         CodeMode mode, int32_t flags, bool wants_tree)
{
    CompileArena *arena = compile_arena_new(rt);
    if (arena == NULL)
        return NULL;
    Object *code = compile_in(rt, arena, text, length, is_str, filename, mode, flags, wants_tree);
    ErrorState saved;
    error_fetch(rt, &saved);
    compile_arena_free(rt, arena);
    error_restore(rt, &saved);
    return code;
}

Object *code_from_text(Runtime *rt, const char *text, int64_t length, bool is_str, Object *filename,
                       CodeMode mode, int32_t flags)
{
    return from_text(rt, text, length, is_str, filename, mode, flags, false);
}

Object *tree_from_text(Runtime *rt, const char *text, int64_t length, bool is_str, Object *filename,
                       CodeMode mode)
{
    return from_text(rt, text, length, is_str, filename, mode, 0, true);
}

/* Steals `code` and `kept`, both noted as held while the code runs. */
static Object *run_with(Runtime *rt, Object *code, Object *kept, Object *globals, Object *locals)
{
    Object *result = NULL;
    if (held_add(rt, kept) == 0) {
        result = eval_code(rt, (CodeObject *)code, globals, locals);
        held_remove(rt, kept);
    }
    object_decref(rt, code);
    object_decref(rt, kept);
    return result;
}

Object *code_run_text(Runtime *rt, const char *text, int64_t length, bool is_str, Object *filename,
                      CodeMode mode, int32_t *flags, Object *globals, Object *locals)
{
    CompileArena *arena = compile_arena_new(rt);
    if (arena == NULL)
        return NULL;
    Object *code = compile_in(rt, arena, text, length, is_str, filename, mode, *flags, false);
    ErrorState saved;
    error_fetch(rt, &saved);
    Object *kept = compile_arena_release(rt, arena);
    error_restore(rt, &saved);
    if (code != NULL)
        *flags |= ((const CodeObject *)code)->co_flags & FUTURE_FLAGS;
    if (code != NULL)
        return run_with(rt, code, kept, globals, locals);
    error_fetch(rt, &saved);
    object_decref(rt, kept);
    error_restore(rt, &saved);
    return NULL;
}

/* A file that is no UTF-8 and does not say what it is: CPython's tokenizer tells of it where it reads the file. Whether
 * this is one. */
static bool refuse_encoding(Runtime *rt, const char *text, int64_t length, Object *filename)
{
    int32_t lineno;
    const char *byte = source_strange_byte(text, length, &lineno);
    if (byte == NULL)
        return false;
    static const char digits[] = "0123456789abcdef";
    error_format(rt, ERROR_SYNTAX,
                 "Non-UTF-8 code starting with '\\x%c%c' in file %U on line %d, but no encoding declared; "
                 "see https://peps.python.org/pep-0263/ for details",
                 digits[(uint8_t)*byte >> 4], digits[*byte & 15], filename, lineno);
    return true;
}

Object *code_of_script(Runtime *rt, const char *text, int64_t length, Object *filename, bool is_file)
{
    CompileArena *own = compile_arena_new(rt);
    rt->evaluation.script_arena = ref_of(own);
    if (own == NULL)
        return NULL;
    int64_t mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    Object *source = is_file ? str_from_utf8(rt, text + mark, length - mark) : NULL;
    if (source != NULL)
        source_register(rt, filename, source);
    object_xdecref(rt, source);
    error_clear(rt);
    /* A command's text has been decoded; a file's and the standard input's has not. */
    bool is_str = !is_file && str_equal_ascii(filename, "<string>");
    if (!is_str && refuse_encoding(rt, text, length, filename))
        return NULL;
    Object *code = compile_in(rt, own, text, length, is_str, filename, CODE_MODE_EXEC, 0, false);
    compile_arena_wipe(own);
    return code;
}

Object *code_of_statement(Runtime *rt, const char *text, int64_t length, Object *filename, int32_t flags)
{
    CompileArena *own = compile_arena_new(rt);
    rt->evaluation.script_arena = ref_of(own);
    if (own == NULL)
        return NULL;
    Object *code = compile_in(rt, own, text, length, true, filename, CODE_MODE_SINGLE, flags, false);
    compile_arena_wipe(own);
    return code;
}

void code_script_end(Runtime *rt)
{
    CompileArena *own = ref_pointer(rt->evaluation.script_arena);
    rt->evaluation.script_arena = NO_REF;
    if (own != NULL)
        compile_arena_free(rt, own);
}

/* ---- modules */

/* Copied in every build, so that the region grows alike wherever the text comes from. */
char *import_source_text(Runtime *rt, const EmbeddedSource *source)
{
    const Host *host = host_of(rt);
    char *text = script_text_alloc(rt, source->length);
    int64_t got = source->length;
    if (text != NULL && source->text != NULL)
        memcpy(text, source->text, (size_t)source->length);
    else if (text != NULL)
        got = host->read_library == NULL ? -1
                                         : host->read_library(host->write_user, HOST_LIBRARY_MODULES,
                                                              source->offset, text, source->length);
    if (got == source->length)
        return text;
    script_text_free(rt, text);
    return error_format(rt, ERROR_IMPORT, "the text of module '%s' is not there", source->name);
}

int import_run_source(Runtime *rt, Object *dict, const EmbeddedSource *source)
{
    Object *filename = text_from_format(rt, "<frozen %s>", source->name);
    if (filename == NULL)
        return -1;
    char *text = import_source_text(rt, source);
    Object *code = text == NULL ? NULL
                                : code_from_text(rt, text, source->length, false, filename, CODE_MODE_EXEC,
                                                 CODE_OF_LIBRARY);
    object_decref(rt, filename);
    script_text_free(rt, text);
    if (code == NULL)
        return -1;
    Object *result = eval_code(rt, (CodeObject *)code, dict, dict);
    object_decref(rt, code);
    object_xdecref(rt, result);
    return result == NULL ? -1 : 0;
}
