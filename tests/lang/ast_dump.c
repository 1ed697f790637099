/* ast_dump: prints the trees of files as ast.dump(…, include_attributes=True) does, or their errors.
 *
 *   ast_dump [-e | -s | -p] FILE …   as eval, single or what is typed at a prompt; "-" reads a list of files
 *   ast_dump -b FILE                 a batch: texts, each after a line with its length in bytes
 *   ast_dump -t N FILE               parses the file N times and prints the time
 *   ast_dump -m FILE                 lets each allocation fail in turn
 *
 * Each answer ends with a line of its own: 0x1e. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lang/parse/parser.h"
#include "object/error.h"
#include "types/builtin.h"
#include "types/container/list.h"
#include "types/number/float.h"
#include "types/number/float_text.h"
#include "types/number/int.h"
#include "types/number/int_text.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

/* ---- values */

static void dump_character(uint32_t c, char quote)
{
    if (c == (uint32_t)quote || c == '\\')
        printf("\\%c", (int)c);
    else if (c >= 0x20 && c < 0x7f)
        putchar((int)c);
    else if (c < 0x100)
        printf("\\x%02x", c);
    else
        printf(c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
}

/* As Python's ascii(), but that control characters are all \x. */
static void dump_text(const Object *text)
{
    putchar('\'');
    for (int64_t i = 0; i < str_length(text); i++)
        dump_character(str_character(text, i), '\'');
    putchar('\'');
}

static void dump_bytes(const Object *bytes)
{
    printf("b'");
    for (int64_t i = 0; i < bytes_length(bytes); i++)
        dump_character(bytes_data(bytes)[i], '\'');
    putchar('\'');
}

static void dump_int(const Object *number)
{
    char *buffer = malloc((size_t)int_text_capacity(number, 16));
    int_to_text(number, 16, buffer);
    printf("0x%s", buffer);
    free(buffer);
}

static void dump_constant(Runtime *rt, const Object *value, bool is_imaginary)
{
    if (value == runtime_none(rt)) {
        printf("None");
    } else if (object_is_exact(rt, value, TYPE_BOOL)) {
        printf(int_sign(value) != 0 ? "True" : "False");
    } else if (object_is_exact(rt, value, TYPE_ELLIPSIS)) {
        printf("Ellipsis");
    } else if (object_is_str(value)) {
        dump_text(value);
    } else if (object_is_bytes(value)) {
        dump_bytes(value);
    } else if (object_is_int(value)) {
        dump_int(value);
    } else {
        char buffer[FLOAT_TEXT_CAPACITY];
        float_to_text(float_value(value), buffer);
        printf("%s%s", buffer, is_imaginary ? "j" : "");
    }
}

/* ---- nodes */

typedef struct Dump {
    Runtime *rt;
    bool is_first; /* no field has been printed yet */
} Dump;

static void dump_expr(Dump *dump, const AstExpr *expr);
static void dump_stmt(Dump *dump, const AstStmt *stmt);
static void dump_pattern(Dump *dump, const AstPattern *pattern);
static void dump_arguments(Dump *dump, const AstArguments *node);
static void dump_arg(Dump *dump, const AstArg *node);
static void dump_keyword(Dump *dump, const AstKeyword *node);
static void dump_comprehension(Dump *dump, const AstComprehension *node);
static void dump_excepthandler(Dump *dump, const AstExceptHandler *node);
static void dump_alias(Dump *dump, const AstAlias *node);
static void dump_withitem(Dump *dump, const AstWithItem *node);
static void dump_match_case(Dump *dump, const AstMatchCase *node);

static void field_name(bool *is_first, const char *name)
{
    printf("%s%s=", *is_first ? "" : ", ", name);
    *is_first = false;
}

#define CONTEXT_NAME(name) #name "()",
static const char *const contexts[] = {AST_CONTEXTS(CONTEXT_NAME)};
static const char *const boolops[] = {AST_BOOLOPS(CONTEXT_NAME)};
static const char *const operators[] = {AST_OPERATORS(CONTEXT_NAME)};
static const char *const unaryops[] = {AST_UNARYOPS(CONTEXT_NAME)};
static const char *const cmpops[] = {AST_CMPOPS(CONTEXT_NAME)};

#define ONE(dump_one) \
    if (value != NULL) { \
        field_name(is_first, name); \
        dump_one; \
    }
#define MANY(at, dump_one) \
    field_name(is_first, name); \
    putchar('['); \
    for (int64_t i = 0; i < sequence.count; i++) { \
        if (i > 0) \
            printf(", "); \
        if (at(&sequence, i) == NULL) \
            printf("None"); \
        else \
            dump_one(dump, at(&sequence, i)); \
    } \
    putchar(']');
#define ARGUMENTS_(type) Dump *dump, bool *is_first, const char *name, type

static void show_identifier(Dump *dump, const Object *value)
{
    (void)dump;
    dump_text(value);
}

static void field_EXPR(ARGUMENTS_(const AstExpr *value)) { ONE(dump_expr(dump, value)) }
static void field_PATTERN(ARGUMENTS_(const AstPattern *value)) { ONE(dump_pattern(dump, value)) }
static void field_IDENTIFIER(ARGUMENTS_(const Object *value)) { ONE(show_identifier(dump, value)) }
static void field_ARGUMENTS(ARGUMENTS_(const AstArguments *value)) { ONE(dump_arguments(dump, value)) }
static void field_ARG(ARGUMENTS_(const AstArg *value)) { ONE(dump_arg(dump, value)) }
#define field_OPTIONAL_EXPR field_EXPR
#define field_OPTIONAL_PATTERN field_PATTERN
#define field_OPTIONAL_IDENTIFIER field_IDENTIFIER
#define field_OPTIONAL_STRING field_IDENTIFIER
#define field_OPTIONAL_ARG field_ARG

static void number_field(bool *is_first, const char *name, const char *text)
{
    field_name(is_first, name);
    printf("%s", text);
}

static void field_INT(ARGUMENTS_(int64_t value))
{
    (void)dump;
    field_name(is_first, name);
    printf("%s0x%" PRIx64, value < 0 ? "-" : "", value < 0 ? -value : value);
}
static void field_BOOLOP(ARGUMENTS_(int64_t value))
{
    number_field(is_first, name, boolops[value]), (void)dump;
}
static void field_OPERATOR(ARGUMENTS_(int64_t value))
{
    number_field(is_first, name, operators[value]), (void)dump;
}
static void field_UNARYOP(ARGUMENTS_(int64_t value))
{
    number_field(is_first, name, unaryops[value]), (void)dump;
}
static void field_CONTEXT(ARGUMENTS_(int64_t value))
{
    number_field(is_first, name, contexts[value]), (void)dump;
}
static void field_CMPOPS(ARGUMENTS_(AstCmpOps sequence))
{
    (void)dump;
    field_name(is_first, name);
    for (int64_t i = 0; i < sequence.count; i++)
        printf("%s%s", i == 0 ? "[" : ", ", cmpops[sequence.items[i]]);
    putchar(']');
}
static void field_CONSTANT(ARGUMENTS_(const Object *value))
{
    field_name(is_first, name);
    dump_constant(dump->rt, value, false);
}
static void field_EXPRS(ARGUMENTS_(AstExprs sequence)) { MANY(ast_expr_at, dump_expr) }
static void field_STMTS(ARGUMENTS_(AstStmts sequence)) { MANY(ast_stmt_at, dump_stmt) }
static void field_PATTERNS(ARGUMENTS_(AstPatterns sequence)) { MANY(ast_pattern_at, dump_pattern) }
static void field_ARGS(ARGUMENTS_(AstArgs sequence)) { MANY(ast_arg_at, dump_arg) }
static void field_KEYWORDS(ARGUMENTS_(AstKeywords sequence)) { MANY(ast_keyword_at, dump_keyword) }
static void field_COMPREHENSIONS(ARGUMENTS_(AstComprehensions sequence))
{
    MANY(ast_comprehension_at, dump_comprehension)
}
static void field_EXCEPTHANDLERS(ARGUMENTS_(AstExceptHandlers sequence))
{
    MANY(ast_excepthandler_at, dump_excepthandler)
}
static void field_ALIASES(ARGUMENTS_(AstAliases sequence)) { MANY(ast_alias_at, dump_alias) }
static void field_WITHITEMS(ARGUMENTS_(AstWithItems sequence)) { MANY(ast_withitem_at, dump_withitem) }
static void field_MATCH_CASES(ARGUMENTS_(AstMatchCases sequence)) { MANY(ast_match_case_at, dump_match_case) }
static void field_IDENTIFIERS(ARGUMENTS_(AstIdentifiers sequence))
{
    MANY(ast_identifier_at, show_identifier)
}
#define field_HIDDEN_INT(dump, is_first, name, value) (void)0

static void dump_position(bool is_first, AstPosition position)
{
    printf("%slineno=%d, col_offset=%d, end_lineno=%d, end_col_offset=%d)", is_first ? "" : ", ",
           position.lineno, position.col_offset, position.end_lineno, position.end_col_offset);
}

#define FIELD(KIND, field) field_##KIND(dump, &is_first, #field, NODE.field);

static void dump_complex(Dump *dump, const AstExpr *expr)
{
    printf("Constant(value=");
    dump_constant(dump->rt, expr->Constant.value, true);
    dump_position(false, expr->position);
}

static void dump_expr(Dump *dump, const AstExpr *expr)
{
    bool is_first = true;
    if (expr->kind == AST_Constant && expr->Constant.imaginary != 0) {
        dump_complex(dump, expr);
        return;
    }
    printf("%s(", ast_expr_name(expr));
    switch (expr->kind) {
#define KIND(name_, fields) \
    case AST_##name_: { \
        __auto_type node = &expr->name_; \
        (void)node; \
        fields(FIELD) \
    } break;
#define NODE (*node)
        AST_EXPRS(KIND)
    }
    dump_position(is_first, expr->position);
}
#undef KIND

static void dump_stmt(Dump *dump, const AstStmt *stmt)
{
    bool is_first = true;
    printf("%s(", ast_stmt_name(stmt));
    switch (stmt->kind) {
#define KIND(name_, fields) \
    case AST_##name_: { \
        __auto_type node = &stmt->name_; \
        (void)node; \
        fields(FIELD) \
    } break;
        AST_STMTS(KIND)
    }
    dump_position(is_first, stmt->position);
}
#undef KIND

static void dump_pattern(Dump *dump, const AstPattern *pattern)
{
    bool is_first = true;
    printf("%s(", ast_pattern_name(pattern));
    switch (pattern->kind) {
#define KIND(name_, fields) \
    case AST_##name_: { \
        __auto_type node = &pattern->name_; \
        (void)node; \
        fields(FIELD) \
    } break;
        AST_PATTERNS(KIND)
    }
    dump_position(is_first, pattern->position);
}

#define PLACED(name_, Type) \
    static void dump_##name_(Dump *dump, const Type *node) \
    { \
        bool is_first = true; \
        printf(#name_ "("); \
        AST_FIELDS_##name_(FIELD) dump_position(is_first, node->position); \
    }
#define UNPLACED(name_, Type) \
    static void dump_##name_(Dump *dump, const Type *node) \
    { \
        bool is_first = true; \
        printf(#name_ "("); \
        AST_FIELDS_##name_(FIELD) putchar(')'); \
    }
#define AST_FIELDS_excepthandler AST_FIELDS_ExceptHandler
UNPLACED(arguments, AstArguments)
PLACED(arg, AstArg)
PLACED(keyword, AstKeyword)
UNPLACED(comprehension, AstComprehension)
PLACED(alias, AstAlias)
UNPLACED(withitem, AstWithItem)
UNPLACED(match_case, AstMatchCase)

static void dump_excepthandler(Dump *dump, const AstExceptHandler *node)
{
    bool is_first = true;
    printf("ExceptHandler(");
    AST_FIELDS_ExceptHandler(FIELD) dump_position(is_first, node->position);
}

static void dump_module(Runtime *rt, const AstModule *module)
{
    Dump dump_state = {.rt = rt};
    Dump *dump = &dump_state;
    bool is_first = true;
    if (module->mode == PARSE_EVAL) {
        printf("Expression(body=");
        dump_expr(dump, module->value);
    } else {
        printf(module->mode == PARSE_EXEC ? "Module(" : "Interactive(");
        field_STMTS(dump, &is_first, "body", module->body);
        if (module->mode == PARSE_EXEC)
            printf(", type_ignores=[]");
    }
    printf(")\n");
}

/* ---- texts */

static void dump_problem(const Runtime *rt, const SyntaxProblem *problem)
{
    if (problem->kind == SYNTAX_RUNTIME_ERROR) {
        printf("! %s|%s\n", error_name(rt->error.kind), rt->error.message);
        return;
    }
    const char *kind = problem->kind == SYNTAX_INCOMPLETE ? "incomplete" : syntax_kind_name(problem->kind);
    printf("! %s|%s|%d|%d|%d|%d|", kind, problem->message, problem->lineno, problem->offset,
           problem->end_lineno, problem->end_offset);
    if (problem->text != NULL)
        dump_text(problem->text);
    putchar('\n');
}

enum Output { OUTPUT_NONE, OUTPUT_TREE };

/* Returns whether the text was parsed; -1: no memory. */
static int parse_one(Runtime *rt, const char *text, int64_t length, ParseMode mode, enum Output output,
                     bool is_text)
{
    SyntaxProblem problem;
    syntax_problem_init(&problem);
    CompileArena *arena = compile_arena_new(rt);
    AstModule *module = NULL;
    if (arena != NULL)
        module = (is_text ? parse_text : parse_source)(rt, arena, text, length, mode, "<x>", &problem);
    int result = module != NULL ? 1 : arena == NULL || rt->error.kind == ERROR_MEMORY ? -1 : 0;
    if (module == NULL && arena != NULL && problem.kind == SYNTAX_NONE) {
        printf("no problem is given\n");
        exit(1);
    }
    if (output == OUTPUT_TREE) {
        if (module != NULL)
            dump_module(rt, module);
        else
            dump_problem(rt, &problem);
    }
    syntax_problem_clear(rt, &problem);
    error_clear(rt);
    compile_arena_free(rt, arena);
    return result;
}

static Runtime *runtime_new(void)
{
    const char *why = NULL;
    Runtime *rt = (Runtime *)memory_create(NULL, sizeof(Runtime), &why);
    if (rt == NULL || types_init(rt) < 0) {
        fprintf(stderr, "no runtime: %s\n", why == NULL ? "" : why);
        exit(2);
    }
    return rt;
}

static void runtime_free(Runtime *rt)
{
    types_finalize(rt);
    MemoryStatistics statistics = memory_statistics(&rt->memory);
    if (statistics.allocated_blocks != 0 || statics_reference_excess(rt) != 0) {
        printf("left: %" PRId64 " blocks, %" PRId64 " references\n", statistics.allocated_blocks,
               statics_reference_excess(rt));
        exit(1);
    }
    memory_destroy(&rt->memory);
}

static char *read_file(const char *path, int64_t *length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    int64_t capacity = 65536;
    char *text = malloc((size_t)capacity);
    *length = 0;
    size_t got;
    while ((got = fread(text + *length, 1, (size_t)(capacity - *length), file)) > 0) {
        *length += (int64_t)got;
        if (*length == capacity)
            text = realloc(text, (size_t)(capacity *= 2));
    }
    fclose(file);
    return text;
}

static void end_answer(void) { printf("\x1e\n"); }

static void dump_file(Runtime *rt, const char *path, ParseMode mode)
{
    int64_t length;
    char *text = read_file(path, &length);
    parse_one(rt, text, length, mode, OUTPUT_TREE, false);
    end_answer();
    free(text);
}

static void dump_list(Runtime *rt, ParseMode mode)
{
    char path[4096];
    while (fgets(path, sizeof(path), stdin) != NULL) {
        path[strcspn(path, "\n")] = 0;
        dump_file(rt, path, mode);
    }
}

/* Each text: a line "LENGTH MODE", then its bytes and a line's end. */
static void dump_batch(Runtime *rt, const char *path)
{
    int64_t length;
    char *batch = read_file(path, &length);
    char *place = batch;
    while (place < batch + length) {
        long bytes = strtol(place, &place, 10);
        long mode = strtol(place, &place, 10);
        parse_one(rt, place + 1, bytes, (ParseMode)mode, OUTPUT_TREE, true);
        end_answer();
        place += bytes + 2;
    }
    free(batch);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void measure(Runtime *rt, const char *path, int times)
{
    int64_t length;
    char *text = read_file(path, &length);
    double best = 1e9;
    for (int i = 0; i < times; i++) {
        double start = now();
        parse_one(rt, text, length, PARSE_EXEC, OUTPUT_NONE, false);
        double took = now() - start;
        best = took < best ? took : best;
    }
    printf("%.1f MB/s (%.2f ms)\n", (double)length / best / 1e6, best * 1e3);
    free(text);
}

static void fail_each(const char *path)
{
    int64_t length;
    char *text = read_file(path, &length);
    uint64_t n = 0;
    bool has_failed = true;
    while (has_failed) {
        Runtime *rt = runtime_new();
        Host *host = host_of(rt);
        host->fail_count = 0;
        host->fail_at = ++n;
        host->attention |= ATTENTION_FAIL;
        parse_one(rt, text, length, PARSE_EXEC, OUTPUT_NONE, false);
        has_failed = host->fail_count >= n;
        host->attention = 0;
        runtime_free(rt);
    }
    printf("%" PRIu64 " allocations\n", n);
    free(text);
}

int main(int count, char **arguments)
{
    ParseMode mode = PARSE_EXEC;
    int i = 1;
    if (count > 2 && strcmp(arguments[1], "-m") == 0) {
        fail_each(arguments[2]);
        return 0;
    }
    Runtime *rt = runtime_new();
    if (count > 2 && strcmp(arguments[1], "-b") == 0) {
        dump_batch(rt, arguments[2]);
    } else if (count > 3 && strcmp(arguments[1], "-t") == 0) {
        measure(rt, arguments[3], atoi(arguments[2]));
    } else {
        if (i < count && arguments[i][0] == '-' && arguments[i][1] != 0) {
            mode = arguments[i][1] == 'e' ? PARSE_EVAL : arguments[i][1] == 's' ? PARSE_SINGLE : PARSE_PROMPT;
            i++;
        }
        for (; i < count; i++) {
            if (strcmp(arguments[i], "-") == 0)
                dump_list(rt, mode);
            else
                dump_file(rt, arguments[i], mode);
        }
    }
    runtime_free(rt);
    return 0;
}
