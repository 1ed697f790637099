/* What the parser's own files share: its state, how it reads tokens and makes sequences.
 *
 * Every parse_… function reads what its name says from the token at `mark` on and returns its node, with
 * `mark` behind it; or NULL. NULL is a mismatch, with `mark` anywhere: the few places that can try another
 * reading go back to a mark of their own. Where `is_failed`, nothing may be tried any more: *problem says
 * why. Of a mismatch this parser says nothing: diagnosis.h finds the words for it. */
#ifndef OURO_LANG_PARSER_PRIVATE_H
#define OURO_LANG_PARSER_PRIVATE_H

#include "lang/parse/lexer.h"
#include "lang/parse/parser.h"

/* How deep rules may nest, in rules of CPython's grammar; its MAXSTACK. */
#define PARSER_MOST_DEPTH 6000

#define NAME_CACHE_SIZE 256

typedef struct ParserSlot {
    ALIGNED_POINTER(void) item;
} ParserSlot;

typedef struct Parser {
    Runtime *rt;
    CompileArena *arena;
    SyntaxProblem *problem;
    Lexer *lexer;
    const Token *tokens;
    int64_t mark;
    int64_t statement; /* where the top-level statement that is being read begins */
    int64_t furthest;  /* tokens that CPython's parser would have read where an error is reported */
    int32_t depth;
    bool is_failed;
    bool is_fstring; /* the text is an f-string's expression */
    bool is_encoded; /* the text's encoding is known, so that an error's columns are in characters */
    const char *filename;
    /* Items of the sequences that are being read. */
    ParserSlot *stack; /* owned memory */
    int64_t stack_count;
    int64_t stack_capacity;
    Object *names[NAME_CACHE_SIZE]; /* identifiers read lately, borrowed from the arena */
} Parser;

/* ---- tokens */

ALWAYS_INLINE TokenKind parser_kind(const Parser *p) { return (TokenKind)p->tokens[p->mark].kind; }
ALWAYS_INLINE TokenKind parser_next_kind(const Parser *p)
{
    return parser_kind(p) == TOKEN_END || parser_kind(p) == TOKEN_ERROR
               ? TOKEN_END
               : (TokenKind)p->tokens[p->mark + 1].kind;
}

ALWAYS_INLINE bool parser_accept(Parser *p, TokenKind kind)
{
    if (parser_kind(p) != kind)
        return false;
    p->mark++;
    return true;
}

/* Whether the token is a name of that text. */
bool parser_is_word(const Parser *p, int64_t mark, const char *word);

ALWAYS_INLINE bool token_is_space(const Token *token)
{
    return token->kind == TOKEN_NEWLINE || token->kind == TOKEN_INDENT || token->kind == TOKEN_DEDENT ||
           token->kind == TOKEN_END;
}

/* From the token at `start` to the last one before the mark that is not about lines and blocks. */
ALWAYS_INLINE AstPosition parser_position(const Parser *p, int64_t start)
{
    const Token *first = &p->tokens[start];
    const Token *last = &p->tokens[p->mark - 1];
    while (UNLIKELY(token_is_space(last)) && last > p->tokens)
        last--;
    return (AstPosition){first->lineno, first->col_offset, last->end_lineno, last->end_col_offset};
}

/* ---- failing; these return NULL */

/* The runtime's error is set. */
void *parser_fail(Parser *p);

/* MemoryError: rules nest too deeply. */
void *parser_too_deep(Parser *p);

/* `depth` more rules are entered; false: too many. Left by p->depth -= depth. */
ALWAYS_INLINE bool parser_enter(Parser *p, int32_t depth)
{
    p->depth += depth;
    if (LIKELY(p->depth <= PARSER_MOST_DEPTH))
        return true;
    parser_too_deep(p);
    return false;
}

/* ---- making */

AstExpr *parser_expr(Parser *p, enum AstExprKind kind, AstPosition position);
AstStmt *parser_stmt(Parser *p, enum AstStmtKind kind, int64_t start);
AstPattern *parser_pattern(Parser *p, enum AstPatternKind kind, int64_t start);
void *parser_alloc(Parser *p, int64_t size);

/* The identifier at the mark, consumed; NULL: there is none. */
Object *parser_identifier(Parser *p);

/* Puts an item (NULL is one too) on the stack. */
bool parser_push(Parser *p, void *item);

/* The items on the stack from `base` on become *sequence (any of AST_SEQUENCES). */
bool parser_take(Parser *p, int64_t base, void *sequence);

/* ---- expressions */

AstExpr *parse_expression(Parser *p);
AstExpr *parse_disjunction(Parser *p);
AstExpr *parse_bitwise_or(Parser *p);
AstExpr *parse_primary(Parser *p);
AstExpr *parse_atom(Parser *p);
AstExpr *parse_named_expression(Parser *p);
AstExpr *parse_star_expression(Parser *p);
AstExpr *parse_star_expressions(Parser *p);
AstExpr *parse_star_named_expression(Parser *p);
AstExpr *parse_expressions(Parser *p);
AstExpr *parse_yield(Parser *p);
AstExpr *parse_yield_or_star_expressions(Parser *p);
AstExpr *parse_strings(Parser *p);
AstExpr *parse_number(Parser *p);
AstExpr *parse_name(Parser *p, enum AstContext context);
AstExpr *parse_tuple_rest(Parser *p, int64_t start, AstExpr *first, AstExpr *(*parse_item)(Parser *));

/* Whether the token can begin an expression. */
bool parser_at_expression(const Parser *p);

/* Comprehensions: for … in … if … */
bool parser_at_for(const Parser *p);
bool parse_for_if_clauses(Parser *p, AstComprehensions *generators);

/* ---- targets */

/* Makes an expression a target, in place; false if it cannot be one. */
bool parser_make_target(Parser *p, AstExpr *expr, enum AstContext context);
AstExpr *parse_star_target(Parser *p);
AstExpr *parse_star_targets(Parser *p);

/* ---- arguments */

/* Behind a call's (, up to and with its ). */
bool parse_call_arguments(Parser *p, AstExprs *arguments, AstKeywords *keywords);

/* Parameters up to `end` (: of a lambda or ) of a def), which is not consumed. */
AstArguments *parse_parameters(Parser *p, TokenKind end);

/* ---- statements */

bool parse_statement(Parser *p);         /* pushes what it reads */
bool parse_simple_statements(Parser *p); /* likewise */
AstStmt *parse_compound(Parser *p, bool *is_compound);
bool parse_block(Parser *p, AstStmts *body);
AstStmt *parse_match(Parser *p);
AstPattern *parse_patterns(Parser *p);

/* ---- entry */

/* Parses the lexer's tokens. */
AstModule *parser_run(Parser *p, ParseMode mode);

/* The expression in an f-string: `text`, whose first character stands at that place. `problem` is filled as
 * for a text of its own. */
AstExpr *parse_fstring_expression(Parser *outer, const char *text, int64_t length, int32_t lineno,
                                  int32_t column);

void parser_end(Parser *p);

#endif
