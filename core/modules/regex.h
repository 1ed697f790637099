/* Regular expressions: the program that re.py makes of a pattern, and running it. Owns the instructions and the
 * matcher; patterns as text are re.py's.
 *
 * A program is a bytes object of int32_t words. The matcher tries one way after the other, with a stack of its own of
 * what to go back to: nothing in a pattern or a text lets the C stack grow. Registers are set as it goes and what they
 * held is put on that stack: 0 is the group closed last, 1 … the groups' begins and ends, then the loops' counts and
 * last places; -1 in each at first. */
#ifndef OURO_MODULES_REGEX_H
#define OURO_MODULES_REGEX_H

#include "object/definition.h"
#include "object/runtime.h"

/* X(name, words that follow) */
#define REGEX_INSTRUCTIONS(X) \
    X(SUCCESS)   /* */ \
    X(CHARACTER) /* which */ \
    X(ANY)       /* but a line's end */ \
    X(ALL)       /* any at all */ \
    X(SET)   /* flags (REGEX_SET_), how many pairs, then pairs: first and last, or -1 and a REGEX_KIND_ */ \
    X(AT)    /* REGEX_AT_ */ \
    X(SAVE)  /* register; one that closes a group says which in register 0 */ \
    X(JUMP)  /* to */ \
    X(SPLIT) /* the other way; goes on behind itself first */ \
    X(ONE)   /* REGEX_ how, least, most or -1, where it ends; then an instruction of one character */ \
    X(ENTER) /* register of a loop's count */ \
    X(LOOP)  /* register, REGEX_ how, least, most or -1, its body */ \
    X(REFERENCE)  /* group, flags (REGEX_SET_IGNORE, REGEX_SET_ASCII) */ \
    X(CONDITION)  /* group, where to go if it is not set */ \
    X(LOOK)       /* 1: must not match; characters to go back; behind it */ \
    X(LOOK_END)   /* */ \
    X(ATOMIC)     /* */ \
    X(ATOMIC_END) /* */ \
    X(FAIL)

typedef enum RegexInstruction {
#define REGEX_NAME(name) REGEX_##name,
    REGEX_INSTRUCTIONS(REGEX_NAME)
#undef REGEX_NAME
} RegexInstruction;

enum { REGEX_GREEDY, REGEX_LAZY, REGEX_POSSESSIVE };
enum { REGEX_SET_NOT = 1, REGEX_SET_IGNORE = 2, REGEX_SET_ASCII = 4 };
/* Each and, one higher, its contrary. */
enum { REGEX_KIND_DIGIT = 0, REGEX_KIND_SPACE = 2, REGEX_KIND_WORD = 4, REGEX_KIND_ASCII = 8 };
enum {
    REGEX_AT_START, /* of the text */
    REGEX_AT_LINE_START,
    REGEX_AT_END, /* of the text, or before its last line's end */
    REGEX_AT_LINE_END,
    REGEX_AT_TEXT_END,
    REGEX_AT_BOUNDARY, /* of a word */
    REGEX_AT_NO_BOUNDARY,
    REGEX_AT_ASCII_BOUNDARY,
    REGEX_AT_NO_ASCII_BOUNDARY,
};

enum { REGEX_MATCH = 0, REGEX_SEARCH = 1, REGEX_FULL = 2, REGEX_ADVANCE = 4 };

/* A program and the text it runs over. */
typedef struct RegexRun {
    const int32_t *program;
    int64_t words;
    const void *text;
    int kind; /* bytes a character */
    int64_t length;
    int mode;          /* REGEX_MATCH … */
    int64_t not_at;    /* the match must not end here; -1 */
    int64_t registers; /* how many */
    int64_t *values;   /* theirs */
} RegexRun;

/* Tries to match at `start`: 1, the registers and *end set; 0; -1 and MemoryError or KeyboardInterrupt. */
int regex_match(Runtime *rt, RegexRun *run, int64_t start, int64_t *end);

/* Whether the program, which has this many groups, is one that can be run. `starts` is room for regex_check_words()
 * of its words. regex_check.c */
bool regex_check(const RegexRun *run, int64_t groups, uint64_t *starts);
static inline int64_t regex_check_words(int64_t words) { return (words + 63) / 64; }

/* Whether one character is what the instruction wants. regex_character.c */
bool regex_is_one(const int32_t *instruction, uint32_t character);
/* How many such characters there are from `place` on, `limit` at most. */
int64_t regex_count(const RegexRun *run, const int32_t *instruction, int64_t place, int64_t limit);
bool regex_is_at(const RegexRun *run, int which, int64_t place);
uint32_t regex_lower(uint32_t character, bool is_ascii);
uint32_t regex_upper(uint32_t character, bool is_ascii);

/* Words of an instruction of one character. */
int64_t regex_one_size(const int32_t *instruction);

#endif
