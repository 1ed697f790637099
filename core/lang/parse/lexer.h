/* From a text to its tokens. Owns indentation, brackets, the shapes of names, numbers and strings, and the
 * errors in them; what numbers and strings mean is literal.h's, what a sequence of tokens means the parser's.
 *
 * All tokens are made at once; at the first error there is a last one, TOKEN_ERROR, so that an error of
 * grammar before it comes first, as it does where tokens are made one by one. */
#ifndef OURO_LANG_LEXER_H
#define OURO_LANG_LEXER_H

#include "lang/parse/source.h"
#include "lang/parse/token.h"

#define LEXER_MOST_INDENTS 100
#define LEXER_MOST_BRACKETS 200

/* Why there is a TOKEN_ERROR. */
typedef enum LexerFault {
    LEXER_OK,
    LEXER_RUNTIME_ERROR, /* the runtime's error is set, or a warning became an error */
    LEXER_SYNTAX,        /* message, error_offset … say it */
    LEXER_END_OF_TEXT,   /* a bracket is open, or a line is continued, at the end */
    LEXER_END_IN_STRING, /* as LEXER_SYNTAX; more text might have mended it */
    LEXER_DEDENT,
    LEXER_TABS,
    LEXER_TOO_DEEP,
    LEXER_CONTINUATION,
} LexerFault;

typedef struct LexerBracket {
    int32_t lineno;
    int32_t col_offset;
    char opening;
} LexerBracket;

typedef struct Lexer {
    Runtime *rt;
    SyntaxProblem *problem; /* for warnings */
    const char *text;       /* UTF-8, \n ends lines, a 0 behind it */
    int32_t length;
    ParseMode mode;
    bool is_prompt; /* an open block is not closed by the end of the text */

    Token *tokens; /* owned memory */
    int64_t count;
    int64_t capacity;

    int32_t current;  /* the next character */
    int32_t line_end; /* behind the \n of the line that is being read */
    int32_t line_start;
    int32_t lineno;
    int32_t buffer;      /* start of the first line of the token that is being read */
    int32_t token_start; /* -1: between tokens */
    bool is_at_line_start;
    bool is_at_end;

    int32_t indent;
    int32_t pending; /* INDENTs (> 0) or DEDENTs (< 0) to come */
    int32_t level;
    int32_t first_lineno; /* number of the text's first line */
    int32_t first_column; /* of the text in its line: of an f-string's expression */
    int32_t indents[LEXER_MOST_INDENTS];
    int32_t other_indents[LEXER_MOST_INDENTS]; /* with tabs of 1 */
    LexerBracket brackets[LEXER_MOST_BRACKETS];

    LexerFault fault;
    int32_t error_lineno;
    int32_t error_offset; /* in characters, from 1 */
    int32_t error_end_offset;
    int32_t error_line; /* start of the line in the text */
    char message[160];
} Lexer;

/* Makes all tokens of the text. -1 only with the runtime's error set (no memory); lexer_free in any case. */
int lexer_run(Lexer *lexer);

/* Wipes the tokens and gives them back. */
void lexer_free(Lexer *lexer);

/* The text of a kind: "(" "while". */
const char *token_text(TokenKind kind);

/* Characters in the first `bytes` bytes of UTF-8; a cut one counts. */
int32_t utf8_count(const char *text, int64_t bytes);

#endif
