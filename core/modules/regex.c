/* See regex.h. Here: running a program. */
#include "modules/regex.h"

#include <string.h>

#include "object/error.h"
#include "types/text/str.h"

/* What to do when the way taken does not lead to a match. */
typedef enum EntryKind {
    ENTRY_CHOICE,   /* go on at `next` with the place */
    ENTRY_REGISTER, /* `next` had this value */
    ENTRY_GREEDY,   /* a ONE that took characters up to `place`: one less, down to `other` */
    ENTRY_LAZY,     /* a ONE that took few: one more, `other` more are allowed (-1: any number) */
    ENTRY_LOOP,     /* a lazy LOOP that went on: once more through the body; `other` is its count */
    ENTRY_BARRIER,  /* a LOOK or ATOMIC was entered here; `other` is the barrier before */
} EntryKind;

typedef struct Entry {
    int32_t kind;
    int32_t next; /* in the program, or a register */
    int64_t place;
    int64_t other;
} Entry;

enum { FIRST_ENTRIES = 128 };
/* A power of two, less one: steps between two looks at whether the program is to be interrupted. */
#define LOOK_UP_STEPS 0xffff

typedef struct Matcher {
    Runtime *rt;
    RegexRun *run;
    Entry *entries; /* `first`, or owned */
    int64_t count;
    int64_t room;
    int64_t barrier; /* the entry of the innermost LOOK or ATOMIC that is not over; -1 */
    int64_t next;    /* in the program */
    int64_t place;   /* in the text */
    uint64_t steps;
    Entry first[FIRST_ENTRIES];
} Matcher;

static uint32_t character_at(const RegexRun *run, int64_t place)
{
    return str_read(run->kind, run->text, place);
}

/* ---- the stack */

static int grow(Matcher *matcher)
{
    bool is_first = matcher->entries == matcher->first;
    Entry *larger = raw_realloc(&matcher->rt->memory, is_first ? NULL : matcher->entries,
                                (uint64_t)(2 * matcher->room) * sizeof(Entry));
    if (larger == NULL) {
        error_no_memory(matcher->rt);
        return -1;
    }
    if (is_first)
        memcpy(larger, matcher->first, sizeof matcher->first);
    matcher->entries = larger;
    matcher->room *= 2;
    return 0;
}

static int push(Matcher *matcher, EntryKind kind, int64_t next, int64_t place, int64_t other)
{
    if (matcher->count == matcher->room && grow(matcher) < 0)
        return -1;
    matcher->entries[matcher->count++] = (Entry){(int32_t)kind, (int32_t)next, place, other};
    return 0;
}

static int set_register(Matcher *matcher, int64_t which, int64_t value)
{
    int64_t *place = &matcher->run->values[which];
    if (*place == value)
        return 0;
    if (push(matcher, ENTRY_REGISTER, which, *place, 0) < 0)
        return -1;
    *place = value;
    return 0;
}

/* ---- ONE */

static int64_t count_ones(const Matcher *matcher, const int32_t *one, int64_t most)
{
    const RegexRun *run = matcher->run;
    int64_t left = run->length - matcher->place;
    int64_t limit = most < 0 || most > left ? left : most;
    if (one[0] == REGEX_ALL || limit < 0)
        return limit;
    return regex_count(run, one, matcher->place, limit);
}

/* 1 go on, 0 no match this way, -1 and an error. */
static int run_one(Matcher *matcher, const int32_t *code)
{
    int64_t least = code[2], most = code[3];
    int64_t count = count_ones(matcher, code + 5, code[1] == REGEX_LAZY ? least : most);
    if (count < least)
        return 0;
    int64_t start = matcher->place;
    int64_t at = matcher->next;
    matcher->place += count;
    matcher->next = code[4];
    if (code[1] == REGEX_GREEDY && count > least)
        return push(matcher, ENTRY_GREEDY, code[4], matcher->place, start + least) < 0 ? -1 : 1;
    if (code[1] == REGEX_LAZY && (most < 0 || most > count))
        return push(matcher, ENTRY_LAZY, at, matcher->place, most < 0 ? -1 : most - count) < 0 ? -1 : 1;
    return 1;
}

/* Takes one character back. Where a certain character must follow, places that it does not are passed over. */
static bool retry_greedy(Matcher *matcher, Entry *entry)
{
    const RegexRun *run = matcher->run;
    const int32_t *behind = run->program + entry->next;
    int64_t place = entry->place - 1;
    if (behind[0] == REGEX_CHARACTER) {
        while (place >= entry->other &&
               (place >= run->length || character_at(run, place) != (uint32_t)behind[1]))
            place--;
    }
    if (place < entry->other) {
        matcher->count--;
        return false;
    }
    matcher->next = entry->next;
    matcher->place = entry->place = place;
    if (place == entry->other)
        matcher->count--;
    return true;
}

/* Takes one character more. */
static bool retry_lazy(Matcher *matcher, Entry *entry)
{
    const RegexRun *run = matcher->run;
    const int32_t *code = run->program + entry->next;
    if (entry->place >= run->length || !regex_is_one(code + 5, character_at(run, entry->place))) {
        matcher->count--;
        return false;
    }
    matcher->place = ++entry->place;
    matcher->next = code[4];
    if (entry->other > 0 && --entry->other == 0)
        matcher->count--;
    return true;
}

/* ---- LOOP */

static int enter_body(Matcher *matcher, const int32_t *code, int64_t count, bool notes_place)
{
    if (set_register(matcher, code[1], count) < 0 ||
        (notes_place && set_register(matcher, code[1] + 1, matcher->place) < 0))
        return -1;
    matcher->next = code[5];
    return 1;
}

/* Reached before each turn. A turn that would begin where the last one did adds nothing. */
static int run_loop(Matcher *matcher, const int32_t *code)
{
    int64_t count = matcher->run->values[code[1]] + 1;
    int64_t behind = matcher->next + 6;
    if (count < code[3])
        return enter_body(matcher, code, count, false);
    bool may = (code[4] < 0 || count < code[4]) && matcher->place != matcher->run->values[code[1] + 1];
    if (may && code[2] == REGEX_GREEDY) {
        if (push(matcher, ENTRY_CHOICE, behind, matcher->place, 0) < 0)
            return -1;
        return enter_body(matcher, code, count, true);
    }
    if (may && push(matcher, ENTRY_LOOP, matcher->next, matcher->place, count) < 0)
        return -1;
    matcher->next = behind;
    return 1;
}

/* ---- LOOK and ATOMIC */

/* What is inside has matched: forgets what else it could have done, but not what registers held before. */
static void close_barrier(Matcher *matcher)
{
    int64_t barrier = matcher->barrier;
    int64_t kept = barrier;
    matcher->barrier = matcher->entries[barrier].other;
    for (int64_t i = barrier + 1; i < matcher->count; i++) {
        if (matcher->entries[i].kind == ENTRY_REGISTER)
            matcher->entries[kept++] = matcher->entries[i];
    }
    matcher->count = kept;
}

static int open_barrier(Matcher *matcher)
{
    if (push(matcher, ENTRY_BARRIER, matcher->next, matcher->place, matcher->barrier) < 0)
        return -1;
    matcher->barrier = matcher->count - 1;
    return 0;
}

static int run_look(Matcher *matcher, const int32_t *code)
{
    int64_t back = code[2];
    if (matcher->place < back) {
        matcher->next = code[3];
        return code[1] != 0;
    }
    if (open_barrier(matcher) < 0)
        return -1;
    matcher->place -= back;
    matcher->next += 4;
    return 1;
}

static void undo_to(Matcher *matcher, int64_t count)
{
    while (matcher->count > count) {
        const Entry *entry = &matcher->entries[--matcher->count];
        if (entry->kind == ENTRY_REGISTER)
            matcher->run->values[entry->next] = entry->place;
    }
}

/* Whether what ends here was entered: in a program that re.py has not made it may not have been. */
static bool is_inside(const Matcher *matcher, RegexInstruction what)
{
    return matcher->barrier >= 0 &&
           matcher->run->program[matcher->entries[matcher->barrier].next] == (int32_t)what;
}

static int run_look_end(Matcher *matcher)
{
    if (!is_inside(matcher, REGEX_LOOK))
        return 0;
    const Entry *entry = &matcher->entries[matcher->barrier];
    const int32_t *code = matcher->run->program + entry->next;
    int64_t place = entry->place;
    int64_t behind = code[3];
    if (code[1] != 0) {
        int64_t before = entry->other;
        undo_to(matcher, matcher->barrier);
        matcher->barrier = before;
        return 0;
    }
    close_barrier(matcher);
    matcher->place = place;
    matcher->next = behind;
    return 1;
}

/* ---- REFERENCE */

static bool run_reference(Matcher *matcher, const int32_t *code)
{
    const RegexRun *run = matcher->run;
    int64_t start = run->values[2 * code[1] - 1];
    int64_t end = run->values[2 * code[1]];
    bool is_ascii = (code[2] & REGEX_SET_ASCII) != 0;
    if (start < 0 || end < 0 || end - start > run->length - matcher->place)
        return false;
    for (int64_t i = start; i < end; i++, matcher->place++) {
        uint32_t wanted = character_at(run, i), found = character_at(run, matcher->place);
        if (wanted != found && ((code[2] & REGEX_SET_IGNORE) == 0 ||
                                regex_lower(wanted, is_ascii) != regex_lower(found, is_ascii)))
            return false;
    }
    matcher->next += 3;
    return true;
}

static int run_save(Matcher *matcher, int32_t which)
{
    if (set_register(matcher, which, matcher->place) < 0)
        return -1;
    return (which & 1) == 0 && set_register(matcher, 0, which / 2) < 0 ? -1 : 1;
}

/* ---- the loop */

static bool is_accepted(const Matcher *matcher)
{
    const RegexRun *run = matcher->run;
    return ((run->mode & REGEX_FULL) == 0 || matcher->place == run->length) && matcher->place != run->not_at;
}

/* One instruction: 2 matched, 1 go on, 0 no match this way, -1 and an error. */
static int run_step(Matcher *matcher)
{
    RegexRun *run = matcher->run;
    const int32_t *code = run->program + matcher->next;
    switch ((RegexInstruction)code[0]) {
    case REGEX_SUCCESS:
        return is_accepted(matcher) ? 2 : 0;
    case REGEX_CHARACTER:
    case REGEX_ANY:
    case REGEX_ALL:
    case REGEX_SET:
        if (matcher->place >= run->length || !regex_is_one(code, character_at(run, matcher->place)))
            return 0;
        matcher->place++;
        matcher->next += regex_one_size(code);
        return 1;
    case REGEX_AT:
        matcher->next += 2;
        return regex_is_at(run, code[1], matcher->place);
    case REGEX_SAVE:
        matcher->next += 2;
        return run_save(matcher, code[1]);
    case REGEX_JUMP:
        matcher->next = code[1];
        return 1;
    case REGEX_SPLIT:
        matcher->next += 2;
        return push(matcher, ENTRY_CHOICE, code[1], matcher->place, 0) < 0 ? -1 : 1;
    case REGEX_ONE:
        return run_one(matcher, code);
    case REGEX_ENTER:
        matcher->next += 2;
        return set_register(matcher, code[1], -1) < 0 || set_register(matcher, code[1] + 1, -1) < 0 ? -1 : 1;
    case REGEX_LOOP:
        return run_loop(matcher, code);
    case REGEX_REFERENCE:
        return run_reference(matcher, code);
    case REGEX_CONDITION:
        matcher->next = run->values[2 * code[1]] < 0 ? code[2] : matcher->next + 3;
        return 1;
    case REGEX_LOOK:
        return run_look(matcher, code);
    case REGEX_LOOK_END:
        return run_look_end(matcher);
    case REGEX_ATOMIC:
        if (open_barrier(matcher) < 0)
            return -1;
        matcher->next++;
        return 1;
    case REGEX_ATOMIC_END:
        if (!is_inside(matcher, REGEX_ATOMIC))
            return 0;
        close_barrier(matcher);
        matcher->next++;
        return 1;
    case REGEX_FAIL:
        return 0;
    }
    return 0;
}

/* Goes back to the newest other way: 1, 0 there is none, -1 and an error. */
static int go_back(Matcher *matcher)
{
    while (matcher->count > 0) {
        Entry *entry = &matcher->entries[matcher->count - 1];
        const int32_t *code;
        switch ((EntryKind)entry->kind) {
        case ENTRY_CHOICE:
            matcher->next = entry->next;
            matcher->place = entry->place;
            matcher->count--;
            return 1;
        case ENTRY_REGISTER:
            matcher->run->values[entry->next] = entry->place;
            matcher->count--;
            break;
        case ENTRY_GREEDY:
            if (retry_greedy(matcher, entry))
                return 1;
            break;
        case ENTRY_LAZY:
            if (retry_lazy(matcher, entry))
                return 1;
            break;
        case ENTRY_LOOP:
            matcher->place = entry->place;
            matcher->count--;
            return enter_body(matcher, matcher->run->program + entry->next, entry->other, true);
        case ENTRY_BARRIER:
            code = matcher->run->program + entry->next;
            matcher->barrier = entry->other;
            matcher->count--;
            if (code[0] == REGEX_LOOK && code[1] != 0) {
                matcher->place = entry->place;
                matcher->next = code[3];
                return 1;
            }
            break;
        }
    }
    return 0;
}

static int look_up(Matcher *matcher)
{
    Host *host = host_of(matcher->rt);
    if ((host->evaluation_request & EVALUATION_INTERRUPT) == 0)
        return 1;
    host->evaluation_request &= ~(uint32_t)EVALUATION_INTERRUPT;
    error_set(matcher->rt, ERROR_KEYBOARD_INTERRUPT, "%s", "");
    return -1;
}

int regex_match(Runtime *rt, RegexRun *run, int64_t start, int64_t *end)
{
    Matcher matcher; /* its entries are written before they are read, and too many to be wiped each time */
    matcher.rt = rt;
    matcher.run = run;
    matcher.entries = matcher.first;
    matcher.count = 0;
    matcher.room = FIRST_ENTRIES;
    matcher.barrier = -1;
    matcher.next = 0;
    matcher.place = start;
    matcher.steps = 0;
    for (int64_t i = 0; i < run->registers; i++)
        run->values[i] = -1;
    int status = 1;
    while (status == 1) {
        status = run_step(&matcher);
        if (status == 0)
            status = go_back(&matcher);
        if (UNLIKELY((++matcher.steps & LOOK_UP_STEPS) == 0) && status == 1)
            status = look_up(&matcher);
    }
    *end = matcher.place;
    if (matcher.entries != matcher.first)
        raw_free(&rt->memory, matcher.entries);
    return status == 2 ? 1 : status;
}
