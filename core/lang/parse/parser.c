/* The parser's state and its entry: a text becomes tokens, tokens a module. */
#include "lang/parse/parser_private.h"

#include <string.h>

#include "lang/parse/diagnosis.h"
#include "lang/parse/source_private.h"
#include "lang/parse/unicode.h"
#include "object/error.h"
#include "types/text/intern.h"
#include "types/text/str.h"

#define FIRST_STACK 64
/* Rules that CPython is in at least when an expression is read. */
enum { RULES_OF_A_TEXT = 16 };

/* ---- failing */

void *parser_fail(Parser *p)
{
    p->is_failed = true;
    p->problem->kind = SYNTAX_RUNTIME_ERROR;
    return NULL;
}

void *parser_too_deep(Parser *p)
{
    error_set(p->rt, ERROR_MEMORY, "%s", "");
    return parser_fail(p);
}

/* ---- making */

void *parser_alloc(Parser *p, int64_t size)
{
    void *memory = compile_arena_alloc(p->rt, p->arena, size);
    return memory == NULL ? parser_fail(p) : memory;
}

AstExpr *parser_expr(Parser *p, enum AstExprKind kind, AstPosition position)
{
    AstExpr *expr = ast_expr_new(p->rt, p->arena, kind, position);
    return expr == NULL ? parser_fail(p) : expr;
}

AstStmt *parser_stmt(Parser *p, enum AstStmtKind kind, int64_t start)
{
    AstStmt *stmt = ast_stmt_new(p->rt, p->arena, kind, parser_position(p, start));
    return stmt == NULL ? parser_fail(p) : stmt;
}

AstPattern *parser_pattern(Parser *p, enum AstPatternKind kind, int64_t start)
{
    AstPattern *pattern = ast_pattern_new(p->rt, p->arena, kind, parser_position(p, start));
    return pattern == NULL ? parser_fail(p) : pattern;
}

static bool grow_stack(Parser *p)
{
    Memory *m = &p->rt->memory;
    int64_t capacity = p->stack_capacity == 0 ? FIRST_STACK : p->stack_capacity * 2;
    ParserSlot *stack = memory_calloc(m, (uint64_t)capacity * sizeof(ParserSlot));
    if (stack == NULL) {
        error_no_memory(p->rt);
        parser_fail(p);
        return false;
    }
    if (p->stack != NULL) {
        memcpy(stack, p->stack, (size_t)p->stack_capacity * sizeof(ParserSlot));
        memset(p->stack, 0, (size_t)p->stack_capacity * sizeof(ParserSlot));
        memory_free(m, p->stack);
    }
    p->stack = stack;
    p->stack_capacity = capacity;
    return true;
}

bool parser_push(Parser *p, void *item)
{
    if (p->stack_count == p->stack_capacity && !grow_stack(p))
        return false;
    p->stack[p->stack_count++].item = item;
    return true;
}

bool parser_take(Parser *p, int64_t base, void *sequence)
{
    AstExprs *result = sequence;
    int64_t count = p->stack_count - base;
    *result = (AstExprs){0};
    if (count > 0) {
        result->items = parser_alloc(p, count * (int64_t)sizeof(ParserSlot));
        if (result->items == NULL)
            return false;
        memcpy(result->items, p->stack + base, (size_t)count * sizeof(ParserSlot));
    }
    result->count = count;
    p->stack_count = base;
    return true;
}

void parser_end(Parser *p)
{
    if (p->stack != NULL) {
        memset(p->stack, 0, (size_t)p->stack_capacity * sizeof(ParserSlot));
        memory_free(&p->rt->memory, p->stack);
        p->stack = NULL;
    }
    lexer_free(p->lexer);
}

/* ---- identifiers */

bool parser_is_word(const Parser *p, int64_t mark, const char *word)
{
    const Token *token = &p->tokens[mark];
    int64_t length = (int64_t)strlen(word);
    return token->kind == TOKEN_NAME && token->end - token->start == length &&
           memcmp(p->lexer->text + token->start, word, (size_t)length) == 0;
}

/* A name with characters beyond ASCII counts as its normal form. */
static Object *normalized_name(Parser *p, const char *text, int32_t length)
{
    Memory *m = &p->rt->memory;
    uint64_t size = (uint64_t)length * 19 * sizeof(uint32_t);
    uint32_t *characters = memory_calloc(m, size);
    if (characters == NULL) {
        error_no_memory(p->rt);
        return NULL;
    }
    int64_t count = 0;
    for (const char *place = text; place < text + length;)
        characters[count++] = utf8_next(&place);
    uint32_t *normal = characters + length;
    int64_t normal_count = unicode_normalize(characters, count, normal);
    Object *name = str_from_characters(p->rt, 4, normal, normal_count);
    memset(characters, 0, (size_t)size);
    memory_free(m, characters);
    return name;
}

static bool is_ascii(const char *text, int32_t length)
{
    uint8_t all = 0;
    for (int32_t i = 0; i < length; i++)
        all |= (uint8_t)text[i];
    return all < 0x80;
}

/* The interned str of the name, owned by the arena. */
static Object *keep_name(Parser *p, const char *text, int32_t length)
{
    Object *name =
        is_ascii(text, length) ? str_from_utf8(p->rt, text, length) : normalized_name(p, text, length);
    if (name == NULL)
        return NULL;
    str_intern(p->rt, &name);
    return compile_arena_keep(p->rt, p->arena, name);
}

Object *parser_identifier(Parser *p)
{
    if (parser_kind(p) != TOKEN_NAME)
        return NULL;
    const Token *token = &p->tokens[p->mark];
    const char *text = p->lexer->text + token->start;
    int32_t length = token->end - token->start;
    uint32_t hash = (uint32_t)length;
    for (int32_t i = 0; i < length; i++)
        hash = hash * 33 + (uint8_t)text[i];
    Object **cached = &p->names[(hash ^ hash >> 8) % NAME_CACHE_SIZE];
    Object *name = *cached;
    if (name == NULL || !str_is_ascii(name) || str_length(name) != length ||
        memcmp(str_data(name), text, (size_t)length) != 0) {
        name = keep_name(p, text, length);
        if (name == NULL)
            return parser_fail(p);
        *cached = name;
    }
    p->mark++;
    return name;
}

/* ---- the grammar's beginning */

static AstModule *module_new(Parser *p, ParseMode mode)
{
    AstModule *module = parser_alloc(p, sizeof(AstModule));
    if (module == NULL)
        return NULL;
    module->mode = mode == PARSE_PROMPT ? PARSE_SINGLE : mode;
    module->arena = p->arena;
    return module;
}

/* statement_newline: one compound statement and an empty line, or one line. */
static bool parse_interactive(Parser *p, AstStmts *body)
{
    int64_t base = p->stack_count;
    if (parser_accept(p, TOKEN_NEWLINE)) {
        AstStmt *pass = parser_stmt(p, AST_Pass, 0);
        if (pass == NULL || !parser_push(p, pass))
            return false;
        return parser_take(p, base, body);
    }
    bool is_compound;
    AstStmt *stmt = parse_compound(p, &is_compound);
    if (p->is_failed || (is_compound && stmt == NULL))
        return false;
    if (is_compound) {
        if (!parser_accept(p, TOKEN_NEWLINE) || !parser_push(p, stmt))
            return false;
    } else if (!parse_simple_statements(p)) {
        return false;
    }
    return parser_take(p, base, body);
}

static bool parse_file(Parser *p, AstStmts *body)
{
    int64_t base = p->stack_count;
    while (parser_kind(p) != TOKEN_END) {
        p->statement = p->mark;
        if (!parse_statement(p))
            return false;
    }
    return parser_take(p, base, body);
}

AstModule *parser_run(Parser *p, ParseMode mode)
{
    AstModule *module = module_new(p, mode);
    if (module == NULL)
        return NULL;
    bool is_parsed;
    if (mode == PARSE_EXEC) {
        is_parsed = parse_file(p, &module->body);
    } else if (mode == PARSE_EVAL) {
        module->value = parse_expressions(p);
        is_parsed = module->value != NULL;
        while (is_parsed && parser_accept(p, TOKEN_NEWLINE)) {
        }
        is_parsed = is_parsed && parser_kind(p) == TOKEN_END;
    } else {
        is_parsed = parse_interactive(p, &module->body);
    }
    return is_parsed && !p->is_failed ? module : NULL;
}

/* ---- entry */

/* The rest of a text that was one statement must be blank or comments. */
static bool is_single(const Lexer *lexer, const Token *last)
{
    const char *text = lexer->text + last->start;
    const char *end = lexer->text + lexer->length;
    while (text < end) {
        if (*text == '#') {
            while (text < end && *text != '\n')
                text++;
        } else if (*text == ' ' || *text == '\t' || *text == '\n' || *text == '\f') {
            text++;
        } else {
            return false;
        }
    }
    return true;
}

static AstModule *parse_tokens(Parser *p, ParseMode mode)
{
    AstModule *module = parser_run(p, mode);
    if (module == NULL) {
        diagnose(p, mode);
        return NULL;
    }
    if (module->mode == PARSE_SINGLE && p->mark > 0 && !is_single(p->lexer, &p->tokens[p->mark - 1])) {
        diagnose_more_than_one(p);
        return NULL;
    }
    return module;
}

static AstModule *parse_decoded(Runtime *rt, CompileArena *arena, const SourceText *source, ParseMode mode,
                                const char *filename, SyntaxProblem *problem)
{
    Lexer lexer = {.rt = rt,
                   .problem = problem,
                   .text = source->text,
                   .length = source->length,
                   .mode = mode == PARSE_PROMPT ? PARSE_SINGLE : mode,
                   .is_prompt = mode == PARSE_PROMPT,
                   .first_lineno = 1};
    Parser parser = {.rt = rt,
                     .arena = arena,
                     .problem = problem,
                     .lexer = &lexer,
                     .depth = RULES_OF_A_TEXT,
                     .is_encoded = source->is_encoded,
                     .filename = filename};
    AstModule *module = NULL;
    if (lexer_run(&lexer) < 0) {
        if (problem->kind == SYNTAX_NONE)
            problem->kind = SYNTAX_RUNTIME_ERROR;
    } else {
        parser.tokens = lexer.tokens;
        module = parse_tokens(&parser, mode);
    }
    parser_end(&parser);
    return module;
}

static AstModule *parse(Runtime *rt, CompileArena *arena, const char *text, int64_t length, bool is_file,
                        ParseMode mode, const char *filename, SyntaxProblem *problem)
{
    SourceText source;
    if (!source_decode(rt, text, length, is_file, mode == PARSE_EXEC, problem, &source))
        return NULL;
    AstModule *module = parse_decoded(rt, arena, &source, mode, filename, problem);
    source_free(rt, &source);
    return module;
}

AstModule *parse_source(Runtime *rt, CompileArena *arena, const char *text, int64_t length, ParseMode mode,
                        const char *filename, SyntaxProblem *problem)
{
    return parse(rt, arena, text, length, true, mode, filename, problem);
}

AstModule *parse_text(Runtime *rt, CompileArena *arena, const char *text, int64_t length, ParseMode mode,
                      const char *filename, SyntaxProblem *problem)
{
    return parse(rt, arena, text, length, false, mode, filename, problem);
}

/* ---- expressions of f-strings */

AstExpr *parse_fstring_expression(Parser *outer, const char *text, int64_t length, int32_t lineno,
                                  int32_t column)
{
    Lexer lexer = {.rt = outer->rt,
                   .problem = outer->problem,
                   .text = text,
                   .length = (int32_t)length,
                   .mode = PARSE_EXEC,
                   .first_lineno = lineno,
                   .first_column = column};
    Parser parser = {.rt = outer->rt,
                     .arena = outer->arena,
                     .problem = outer->problem,
                     .lexer = &lexer,
                     .depth = outer->depth,
                     .is_fstring = true,
                     .filename = outer->filename};
    AstExpr *expr = NULL;
    if (lexer_run(&lexer) < 0) {
        if (outer->problem->kind == SYNTAX_NONE)
            outer->problem->kind = SYNTAX_RUNTIME_ERROR;
    } else {
        parser.tokens = lexer.tokens;
        expr = parse_star_expressions(&parser);
        if (expr == NULL)
            diagnose_fstring(&parser);
    }
    if (expr == NULL)
        outer->is_failed = true;
    parser_end(&parser);
    return expr;
}
