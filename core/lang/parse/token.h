/* Tokens: what the lexer makes of a text and the parser reads. Owns their kinds and their struct. */
#ifndef OURO_LANG_TOKEN_H
#define OURO_LANG_TOKEN_H

#include "base/compiler.h"

/* X(KIND, text) */
#define TOKEN_STRUCTURE(X) \
    X(END, "ENDMARKER") \
    X(NAME, "NAME") \
    X(NUMBER, "NUMBER") \
    X(STRING, "STRING") \
    X(NEWLINE, "NEWLINE") \
    X(INDENT, "INDENT") \
    X(DEDENT, "DEDENT") \
    X(ERROR, "ERRORTOKEN") /* the lexer's error says what is wrong; nothing follows */ \
    X(UNKNOWN, "OP")       /* a character that no rule of the grammar has: $ ? ! ` */

#define TOKEN_OPERATORS(X) \
    X(LPAR, "(") \
    X(RPAR, ")") \
    X(LSQB, "[") \
    X(RSQB, "]") \
    X(LBRACE, "{") \
    X(RBRACE, "}") \
    X(COLON, ":") \
    X(COMMA, ",") \
    X(SEMI, ";") \
    X(PLUS, "+") \
    X(MINUS, "-") \
    X(STAR, "*") \
    X(SLASH, "/") \
    X(VBAR, "|") \
    X(AMPER, "&") \
    X(LESS, "<") \
    X(GREATER, ">") \
    X(EQUAL, "=") \
    X(DOT, ".") \
    X(PERCENT, "%") \
    X(TILDE, "~") \
    X(CIRCUMFLEX, "^") \
    X(AT, "@") \
    X(EQEQUAL, "==") \
    X(NOTEQUAL, "!=") \
    X(LESSEQUAL, "<=") \
    X(GREATEREQUAL, ">=") \
    X(LEFTSHIFT, "<<") \
    X(RIGHTSHIFT, ">>") \
    X(DOUBLESTAR, "**") \
    X(DOUBLESLASH, "//") \
    X(RARROW, "->") \
    X(ELLIPSIS, "...") \
    X(COLONEQUAL, ":=")

/* In the order of enum AstOperator. */
#define TOKEN_AUGMENTED(X) \
    X(PLUSEQUAL, "+=") \
    X(MINEQUAL, "-=") \
    X(STAREQUAL, "*=") \
    X(ATEQUAL, "@=") \
    X(SLASHEQUAL, "/=") \
    X(PERCENTEQUAL, "%=") \
    X(DOUBLESTAREQUAL, "**=") \
    X(LEFTSHIFTEQUAL, "<<=") \
    X(RIGHTSHIFTEQUAL, ">>=") \
    X(VBAREQUAL, "|=") \
    X(CIRCUMFLEXEQUAL, "^=") \
    X(AMPEREQUAL, "&=") \
    X(DOUBLESLASHEQUAL, "//=")

/* Sorted by the first letter, for token_keywords. */
#define TOKEN_KEYWORDS(X) \
    X(FALSE, "False") \
    X(NONE, "None") \
    X(TRUE, "True") \
    X(AND, "and") \
    X(AS, "as") \
    X(ASSERT, "assert") \
    X(ASYNC, "async") \
    X(AWAIT, "await") \
    X(BREAK, "break") \
    X(CLASS, "class") \
    X(CONTINUE, "continue") \
    X(DEF, "def") \
    X(DEL, "del") \
    X(ELIF, "elif") \
    X(ELSE, "else") \
    X(EXCEPT, "except") \
    X(FINALLY, "finally") \
    X(FOR, "for") \
    X(FROM, "from") \
    X(GLOBAL, "global") \
    X(IF, "if") \
    X(IMPORT, "import") \
    X(IN, "in") \
    X(IS, "is") \
    X(LAMBDA, "lambda") \
    X(NONLOCAL, "nonlocal") \
    X(NOT, "not") \
    X(OR, "or") \
    X(PASS, "pass") \
    X(RAISE, "raise") \
    X(RETURN, "return") \
    X(TRY, "try") \
    X(WHILE, "while") \
    X(WITH, "with") \
    X(YIELD, "yield")

#define TOKENS(X) TOKEN_STRUCTURE(X) TOKEN_OPERATORS(X) TOKEN_AUGMENTED(X) TOKEN_KEYWORDS(X)

typedef enum TokenKind {
#define TOKEN_MEMBER(KIND, text) TOKEN_##KIND,
    TOKENS(TOKEN_MEMBER)
#undef TOKEN_MEMBER
        TOKEN_KINDS
} TokenKind;

/* Positions are as in AstPosition. INDENT, DEDENT, END and some ERRORs have no place of their own: col_offset
 * and end_col_offset are -1, and start - end is how far into its line the lexer had read. */
typedef struct Token {
    uint8_t kind;   /* TokenKind */
    uint8_t level;  /* brackets open behind it */
    uint16_t extra; /* of a STRING, its prefix's length */
    int32_t start;  /* bytes of the text */
    int32_t end;
    int32_t lineno;
    int32_t col_offset;
    int32_t end_lineno;
    int32_t end_col_offset;
} Token;

_Static_assert(sizeof(Token) == 28, "tokens are the same in every build");

#endif
