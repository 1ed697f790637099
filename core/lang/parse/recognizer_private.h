/* What the recognizer's own files share: its instructions. */
#ifndef OURO_LANG_RECOGNIZER_PRIVATE_H
#define OURO_LANG_RECOGNIZER_PRIVATE_H

#include "lang/parse/recognizer.h"

/* X(OPERATION): what it does; `argument` in parentheses */
#define RECOGNIZER_OPERATIONS(X) \
    X(TOKEN)     /* a token (kind) must come */ \
    X(WORD)      /* a name (0 match, 1 case, 2 _, 3 any of them) must come */ \
    X(CALL)      /* a rule (number) must come */ \
    X(CHOICE)    /* from here to its commit, a failure goes on (there) */ \
    X(COMMIT)    /* that went well: go on (there) */ \
    X(REPEAT)    /* that went well: once more (from there), with the same choice */ \
    X(LOOKED)    /* that would match: go on (there) as if it had not been read */ \
    X(UNWANTED)  /* that matches and must not: fail beyond the choice */ \
    X(FAIL)      /* fail */ \
    X(CUT)       /* the rule has no other alternative now */ \
    X(FORCED)    /* a token (kind) must come, or it is an error */ \
    X(BEGIN)     /* capture (a or b) begins */ \
    X(END)       /* it ends; `small` is the capture, the rule is (number - 1, or 0) */ \
    X(ACTION)    /* an error, or a check: its text is at (offset in the rule's text) */ \
    X(IF_SEARCH) /* fail unless errors are looked for */ \
    X(RETURN)    /* the rule has matched */

typedef enum RecognizerOperation {
#define OPERATION_MEMBER(name) OPERATION_##name,
    RECOGNIZER_OPERATIONS(OPERATION_MEMBER)
#undef OPERATION_MEMBER
} RecognizerOperation;

typedef struct RecognizerInstruction {
    uint8_t operation;
    uint8_t small;
    uint16_t argument;
} RecognizerInstruction;

static const char *const recognizer_words[] = {"match", "case", "_"};
enum { RECOGNIZER_ANY_WORD = 3 };

/* Wiped memory of the region, made larger; `count` items of `size` are kept. NULL and MemoryError. */
void *recognizer_grow(Recognizer *r, void *old, int32_t count, int32_t capacity, int32_t size);
void recognizer_release(Recognizer *r, void *memory, int64_t size);

#endif
