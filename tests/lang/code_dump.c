/* Compiles Python files and prints every field of every code object, in a form that compile_dump.py prints
 * too.
 *
 *     code_dump [-w] [-O LEVEL] [-f FAIL_AT] [MODE] < list of files
 *
 * One path a line; after each file's dump comes a line "END path". -w: warnings are printed. -f: for each
 * file, lets allocation 1, 2, 3 … FAIL_AT fail in turn and says what is left. MODE: exec (default), eval,
 * single. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/compile/compile.h"
#include "lang/parse/parser.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/builtin.h"
#include "types/call/code.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/none.h"
#include "types/number/complex.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/number/int_text.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

static void print_code(Runtime *rt, const CodeObject *code, FILE *out);
static void print_constant(Runtime *rt, Object *value, FILE *out);

static void print_hex(const uint8_t *bytes, int64_t length, FILE *out)
{
    for (int64_t i = 0; i < length; i++)
        fprintf(out, "%02x", bytes[i]);
}

static void print_str(Object *string, FILE *out)
{
    int64_t length = str_utf8_length(string);
    char *text = malloc((size_t)length + 1);
    str_to_utf8(string, text);
    fputc('s', out);
    print_hex((const uint8_t *)text, length, out);
    free(text);
}

static void print_double(double value, FILE *out)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    fprintf(out, "%016llx", (unsigned long long)bits);
}

static void print_int(Object *value, FILE *out)
{
    char *text = malloc((size_t)int_text_capacity(value, 16));
    int_to_text(value, 16, text);
    fprintf(out, "i%s", text);
    free(text);
}

static void print_tuple(Runtime *rt, Object *tuple, FILE *out)
{
    fputc('(', out);
    for (int64_t i = 0; i < tuple_size(tuple); i++) {
        print_constant(rt, tuple_get(tuple, i), out);
        fputc(',', out);
    }
    fputc(')', out);
}

static int compare_texts(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void print_frozenset(Runtime *rt, Object *set, FILE *out)
{
    int64_t size = set_size(set);
    char **texts = calloc((size_t)size + 1, sizeof *texts);
    int64_t position = 0;
    int64_t count = 0;
    Object *key = NULL;
    while (set_next(set, &position, &key, NULL)) {
        size_t length = 0;
        FILE *memory = open_memstream(&texts[count++], &length);
        print_constant(rt, key, memory);
        fclose(memory);
    }
    qsort(texts, (size_t)count, sizeof *texts, compare_texts);
    fputc('{', out);
    for (int64_t i = 0; i < count; i++) {
        fprintf(out, "%s,", texts[i]);
        free(texts[i]);
    }
    fputc('}', out);
    free(texts);
}

static void print_constant(Runtime *rt, Object *value, FILE *out)
{
    if (value == runtime_none(rt)) {
        fputc('N', out);
    } else if (value == runtime_ellipsis(rt)) {
        fputc('E', out);
    } else if (object_is_exact(rt, value, TYPE_BOOL)) {
        fputc(int_sign(value) != 0 ? 'T' : 'F', out);
    } else if (object_is_int(value)) {
        print_int(value, out);
    } else if (object_is_exact(rt, value, TYPE_FLOAT)) {
        fputc('f', out);
        print_double(float_value(value), out);
    } else if (object_is_exact(rt, value, TYPE_COMPLEX)) {
        fputc('c', out);
        print_double(complex_value(value).real, out);
        print_double(complex_value(value).imag, out);
    } else if (object_is_str(value)) {
        print_str(value, out);
    } else if (object_is_bytes(value)) {
        fputc('b', out);
        print_hex(bytes_data(value), bytes_length(value), out);
    } else if (object_is_exact(rt, value, TYPE_TUPLE)) {
        print_tuple(rt, value, out);
    } else if (object_is_exact(rt, value, TYPE_FROZENSET)) {
        print_frozenset(rt, value, out);
    } else if (object_is_code(rt, value)) {
        fprintf(out, "\ncode\n");
        print_code(rt, (const CodeObject *)value, out);
        fprintf(out, "end code\n");
    } else {
        fputc('?', out);
    }
}

static void print_object(Runtime *rt, const char *name, Ref ref, FILE *out)
{
    fprintf(out, "%s ", name);
    print_constant(rt, ref_pointer(ref), out);
    fputc('\n', out);
}

static void print_code(Runtime *rt, const CodeObject *code, FILE *out)
{
    print_object(rt, "name", code->co_name, out);
    print_object(rt, "qualname", code->co_qualname, out);
    print_object(rt, "filename", code->co_filename, out);
    fprintf(out, "counts %d %d %d %d %d %d %d\n", code->co_argcount, code->co_posonlyargcount,
            code->co_kwonlyargcount, code->co_nlocals, code->co_stacksize, code->co_flags,
            code->co_firstlineno);
    print_object(rt, "names", code->co_names, out);
    print_object(rt, "localsplusnames", code->co_localsplusnames, out);
    print_object(rt, "localspluskinds", code->co_localspluskinds, out);
    fprintf(out, "code ");
    print_hex(code->co_code_adaptive, 2 * code->ob_base.ob_size, out);
    fputc('\n', out);
    print_object(rt, "linetable", code->co_linetable, out);
    print_object(rt, "exceptiontable", code->co_exceptiontable, out);
    print_object(rt, "consts", code->co_consts, out);
}

/* ---- files */

static bool prints_warnings;
static int32_t optimize;

static int print_warning(Runtime *rt, void *user, const char *category, const char *message,
                         AstPosition position, SyntaxProblem *problem)
{
    (void)rt;
    (void)problem;
    if (prints_warnings && user != NULL)
        fprintf(user, "%s %d: %s\n", category, position.lineno, message);
    return 0;
}

static char *read_file(const char *path, int64_t *length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    fseek(file, 0, SEEK_END);
    *length = ftell(file);
    rewind(file);
    char *text = malloc((size_t)*length + 1);
    *length = (int64_t)fread(text, 1, (size_t)*length, file);
    fclose(file);
    return text;
}

static Runtime *begin(void)
{
    const char *why = NULL;
    Memory *memory = memory_create(NULL, sizeof(Runtime), &why);
    if (memory == NULL || types_init((Runtime *)memory) < 0) {
        fprintf(stderr, "no runtime: %s\n", why == NULL ? "" : why);
        exit(2);
    }
    return (Runtime *)memory;
}

/* What is left, besides what a runtime begins with, is reported. */
static void end(Runtime *rt, const char *path)
{
    error_clear(rt);
    types_finalize(rt);
    MemoryStatistics statistics = memory_statistics(&rt->memory);
    int64_t excess = statics_reference_excess(rt);
    if (statistics.allocated_blocks != 0 || excess != 0)
        printf("LEFT %lld blocks, %lld references: %s\n", (long long)statistics.allocated_blocks,
               (long long)excess, path);
    memory_destroy(&rt->memory);
}

static void print_problem(const SyntaxProblem *problem, FILE *out)
{
    fprintf(out, "%s: %s (%d, %d, %d, %d)\n", syntax_kind_name(problem->kind), problem->message,
            problem->lineno, problem->offset, problem->end_lineno, problem->end_offset);
}

/* Compiles, and prints to `out` unless that is NULL. */
static bool compile_file(Runtime *rt, const char *path, const char *text, int64_t length, ParseMode mode,
                         FILE *out)
{
    SyntaxProblem problem;
    syntax_problem_init(&problem);
    problem.warning = print_warning;
    problem.warning_user = out;
    CompileArena *arena = compile_arena_new(rt);
    AstModule *module = arena == NULL ? NULL : parse_source(rt, arena, text, length, mode, path, &problem);
    Object *code = NULL;
    if (module != NULL)
        code = compile_module(rt, module, path, mode, (CompileFlags){.optimize = optimize}, &problem);
    if (code != NULL && out != NULL)
        print_code(rt, (const CodeObject *)code, out);
    if (code == NULL && out != NULL)
        print_problem(&problem, out);
    bool good = code != NULL;
    object_xdecref(rt, code);
    compile_arena_free(rt, arena);
    syntax_problem_clear(rt, &problem);
    return good;
}

static void fail_in_turn(const char *path, const char *text, int64_t length, ParseMode mode, uint64_t most)
{
    for (uint64_t n = 1; n <= most; n++) {
        Runtime *rt = begin();
        Host *host = host_of(rt);
        host->fail_count = 0;
        host->fail_at = n;
        host->attention |= ATTENTION_FAIL;
        bool good = compile_file(rt, path, text, length, mode, NULL);
        host->attention &= ~(uint32_t)ATTENTION_FAIL;
        end(rt, path);
        if (good)
            break;
    }
}

int main(int count, char **arguments)
{
    ParseMode mode = PARSE_EXEC;
    uint64_t fail_most = 0;
    char path[4096];
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "-w") == 0)
            prints_warnings = true;
        else if (strcmp(arguments[i], "-O") == 0 && i + 1 < count)
            optimize = atoi(arguments[++i]);
        else if (strcmp(arguments[i], "-f") == 0 && i + 1 < count)
            fail_most = strtoull(arguments[++i], NULL, 10);
        else
            mode = strcmp(arguments[i], "eval") == 0     ? PARSE_EVAL
                   : strcmp(arguments[i], "single") == 0 ? PARSE_SINGLE
                                                         : PARSE_EXEC;
    }
    while (fgets(path, sizeof path, stdin) != NULL) {
        path[strcspn(path, "\n")] = 0;
        int64_t length = 0;
        char *text = read_file(path, &length);
        if (text == NULL)
            continue;
        Runtime *rt = begin();
        compile_file(rt, path, text, length, mode, stdout);
        end(rt, path);
        fail_in_turn(path, text, length, mode, fail_most);
        free(text);
        printf("END %s\n", path);
        fflush(stdout);
    }
    return 0;
}
