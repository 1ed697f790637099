/* Tries the grammar's rules on tokens as CPython's parser does, to find which error it would come upon first
 * and how far it would have read. Owns the machine that does it: rules become instructions, and calls and
 * choices lie on a stack of its own, so that no text makes C calls nest. It makes no tree. */
#ifndef OURO_LANG_RECOGNIZER_H
#define OURO_LANG_RECOGNIZER_H

#include "lang/parse/parser_private.h"

enum { CAPTURE_A, CAPTURE_B, CAPTURES };

/* Tokens [start, end) that an error is about; the rule that read them, or -1 where they are bare tokens. */
typedef struct Capture {
    int32_t start;
    int32_t end;
    int32_t rule;
} Capture;

struct RecognizerEntry;
struct RecognizerMemo;
struct RecognizerInstruction;

typedef struct Recognizer {
    Parser *parser;
    bool looks_for_errors; /* the second pass, with the invalid_… rules */
    int32_t mark;
    int32_t furthest; /* tokens that have been looked at */
    int32_t checked;  /* string tokens before here are known to be good */

    struct RecognizerInstruction *code; /* owned memory */
    int32_t code_count;
    int32_t code_capacity;
    uint16_t *rule_code;  /* owned memory: where each rule begins */
    uint16_t *word_table; /* owned memory: hash table of rule and token names, while compiling */

    struct RecognizerEntry *stack; /* owned memory */
    int32_t stack_count;
    int32_t stack_capacity;
    int32_t frame; /* the innermost call on the stack */

    struct RecognizerMemo *memo; /* owned memory: hash table */
    int32_t memo_count;
    int32_t memo_capacity;
} Recognizer;

typedef enum RecognizerResult {
    RECOGNIZER_MATCH,
    RECOGNIZER_MISMATCH,
    RECOGNIZER_STOPPED, /* an error has been found, or the last token is the lexer's error */
    RECOGNIZER_FAILED,  /* the runtime's error is set */
} RecognizerResult;

/* Makes the instructions; false without memory. recognizer_free in any case. */
bool recognizer_init(Recognizer *r, Parser *parser);
void recognizer_free(Recognizer *r);

/* Tries the rule of that name from the token at `start` on. */
RecognizerResult recognizer_run(Recognizer *r, const char *rule, int32_t start, bool looks_for_errors);

/* ---- what the machine asks of diagnosis.c */

typedef enum ErrorOutcome {
    ERROR_REPORTED,    /* the parser's problem says it */
    ERROR_NOT_THIS,    /* there is no such error here; the rule fails */
    ERROR_NONE_AT_ALL, /* nothing is wrong: the rule goes on */
} ErrorOutcome;

/* An alternative with an error has matched: "@where message" or "!check", up to its }. */
ErrorOutcome recognizer_report(Recognizer *r, const char *action, const Capture captures[CAPTURES]);

/* There is no 'text' where there must be one. */
void recognizer_expected(Recognizer *r, TokenKind kind);

/* The rule of that name; -1: there is none. */
int recognizer_rule_named(const char *name);

#endif
