/* Whether a program is one that the matcher can run; see regex.h. A program made by re.py always is. Owns what each
 * instruction's words may be:
 *   each instruction lies within the program, and none but the last leads behind it
 *   whatever goes elsewhere goes to an instruction's first word: a LOOP to itself or back, all others forwards
 *   each register and each group is there
 * That LOOK and ATOMIC lie properly one inside the other is looked at as they end. */
#include "modules/regex.h"

#include <string.h>

typedef struct Check {
    const int32_t *program;
    int64_t words;
    int64_t registers;
    int64_t groups;
    uint64_t *starts; /* a bit for each word: an instruction begins there */
} Check;

static bool is_between(int64_t value, int64_t least, int64_t most) { return value >= least && value <= most; }

/* Words of an instruction of one character; 0 for another, and when it has not all of them. */
static int64_t size_of_character(const Check *check, int64_t at)
{
    const int32_t *code = check->program + at;
    int64_t left = check->words - at;
    if (!is_between(code[0], REGEX_CHARACTER, REGEX_SET) || left < (code[0] == REGEX_SET ? 3 : 2))
        return 0;
    if (code[0] == REGEX_SET && !is_between(code[2], 0, (left - 3) / 2))
        return 0;
    return regex_one_size(code);
}

static int64_t size_of_one(const Check *check, int64_t at)
{
    const int32_t *code = check->program + at;
    if (check->words - at < 6 || !is_between(code[1], REGEX_GREEDY, REGEX_POSSESSIVE) || code[2] < 0 ||
        code[3] < -1)
        return 0;
    int64_t size = size_of_character(check, at + 5);
    return size != 0 && code[4] == at + 5 + size ? 5 + size : 0;
}

static bool is_group(const Check *check, int32_t group) { return is_between(group, 1, check->groups); }

/* Of a loop: its count, and behind it its last place. */
static bool is_loop_register(const Check *check, int32_t which)
{
    return is_between(which, 2 * check->groups + 1, check->registers - 2);
}

/* Words of the instruction at `at`; 0 when it has not all of them or its operands, targets aside, are wrong. */
static int64_t size_of(const Check *check, int64_t at)
{
    const int32_t *code = check->program + at;
    int64_t left = check->words - at;
    int32_t first = left > 1 ? code[1] : 0;
    switch ((RegexInstruction)code[0]) {
    case REGEX_SUCCESS:
    case REGEX_LOOK_END:
    case REGEX_ATOMIC:
    case REGEX_ATOMIC_END:
    case REGEX_FAIL:
        return 1;
    case REGEX_AT:
    case REGEX_JUMP:
    case REGEX_SPLIT:
        return left < 2 ? 0 : 2;
    case REGEX_CHARACTER:
    case REGEX_ANY:
    case REGEX_ALL:
    case REGEX_SET:
        return size_of_character(check, at);
    case REGEX_SAVE:
        return left < 2 || !is_between(first, 1, 2 * check->groups) ? 0 : 2;
    case REGEX_ONE:
        return size_of_one(check, at);
    case REGEX_ENTER:
        return left < 2 || !is_loop_register(check, first) ? 0 : 2;
    case REGEX_LOOP:
        return left < 6 || !is_loop_register(check, first) ? 0 : 6;
    case REGEX_REFERENCE:
    case REGEX_CONDITION:
        return left < 3 || !is_group(check, first) ? 0 : 3;
    case REGEX_LOOK:
        return left < 4 || code[2] < 0 ? 0 : 4;
    }
    return 0;
}

/* The word that says where the instruction may go, 0 for one that goes nowhere else. */
static int64_t target_word(int32_t instruction)
{
    switch ((RegexInstruction)instruction) {
    case REGEX_JUMP:
    case REGEX_SPLIT:
        return 1;
    case REGEX_CONDITION:
        return 2;
    case REGEX_LOOK:
        return 3;
    case REGEX_LOOP:
        return 5;
    default:
        return 0;
    }
}

static bool is_target(const Check *check, int64_t at, bool is_loop, int64_t target)
{
    return is_between(target, is_loop ? 0 : at + 1, is_loop ? at : check->words - 1) &&
           (check->starts[target / 64] >> target % 64 & 1) != 0;
}

static bool mark_starts(const Check *check)
{
    int32_t last = REGEX_ANY;
    for (int64_t at = 0, size; at < check->words; at += size) {
        last = check->program[at];
        size = size_of(check, at);
        if (size == 0)
            return false;
        check->starts[at / 64] |= UINT64_C(1) << at % 64;
    }
    return last == REGEX_SUCCESS || last == REGEX_FAIL;
}

bool regex_check(const RegexRun *run, int64_t groups, uint64_t *starts)
{
    const Check check = {run->program, run->words, run->registers, groups, starts};
    if (!is_between(run->registers, 1, INT32_MAX) || !is_between(groups, 0, (run->registers - 1) / 2))
        return false;
    memset(starts, 0, (uint64_t)regex_check_words(run->words) * sizeof *starts);
    if (!mark_starts(&check))
        return false;
    for (int64_t at = 0; at < run->words; at += size_of(&check, at)) {
        int32_t instruction = run->program[at];
        int64_t word = target_word(instruction);
        if (word != 0 && !is_target(&check, at, instruction == REGEX_LOOP, run->program[at + word]))
            return false;
    }
    return true;
}
