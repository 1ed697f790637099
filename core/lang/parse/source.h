/* A program's text: how it is decoded, its lines, and the description of what is wrong with it. Owns the
 * conversion to UTF-8 with \n at the ends of lines, which all else in this room reads. */
#ifndef OURO_LANG_SOURCE_H
#define OURO_LANG_SOURCE_H

#include "lang/parse/ast.h"

/* X(KIND, the exception) */
#define SYNTAX_KINDS(X) \
    X(NONE, "") \
    X(RUNTIME_ERROR, "") /* the runtime's error says it: MemoryError, RecursionError, ValueError … */ \
    X(SYNTAX_ERROR, "SyntaxError") \
    X(INDENTATION_ERROR, "IndentationError") \
    X(TAB_ERROR, "TabError") \
    X(INCOMPLETE, "SyntaxError") /* PARSE_SINGLE: the text may become valid when more is typed */

typedef enum SyntaxKind {
#define SYNTAX_KIND_MEMBER(KIND, name) SYNTAX_##KIND,
    SYNTAX_KINDS(SYNTAX_KIND_MEMBER)
#undef SYNTAX_KIND_MEMBER
} SyntaxKind;

typedef struct SyntaxProblem SyntaxProblem;

/* Called for a warning: 0 to go on; -1: it became an error, and `problem` says which. */
typedef int (*SyntaxWarning)(Runtime *rt, void *user, const char *category, const char *message,
                             AstPosition position, SyntaxProblem *problem);

/* Begin with syntax_problem_init, end with syntax_problem_clear. */
struct SyntaxProblem {
    SyntaxKind kind;
    int32_t lineno;     /* from 1 */
    int32_t offset;     /* in characters, from 1; 0: unknown */
    int32_t end_lineno; /* 0: unknown */
    int32_t end_offset; /* -1 or 0 as CPython has them where it is unknown */
    char message[512];  /* UTF-8, cut at a character's edge */
    bool is_of_names;   /* of scopes or of the future: the exception's args are the message alone */
    Object *text;       /* owned: str, the line; NULL: whoever reports it takes it from the source */
    /* Set by the caller, or NULL: warnings are dropped. */
    SyntaxWarning warning;
    void *warning_user;
};

void syntax_problem_init(SyntaxProblem *problem);
void syntax_problem_clear(Runtime *rt, SyntaxProblem *problem);

/* Fills in what is wrong, without position or text, replacing what was there. */
void syntax_problem_set(Runtime *rt, SyntaxProblem *problem, SyntaxKind kind, const char *format, ...)
    PRINTF_LIKE(4, 5);

/* The first byte of a file's text that is no UTF-8, and its line; NULL where there is none, or where the file names its
 * encoding. */
const char *source_strange_byte(const char *text, int64_t length, int32_t *lineno);

/* The exception's name; "" where the runtime's error says it. */
const char *syntax_kind_name(SyntaxKind kind);

#endif
