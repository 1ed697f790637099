/* The recognizer's machine. See recognizer.h. */
#include "lang/parse/recognizer.h"

#include <string.h>

#include "lang/parse/grammar.h"
#include "lang/parse/recognizer_private.h"
#include "object/error.h"

enum { FIRST_STACK = 256, FIRST_MEMO = 4096, MISMATCHED = -1 };

/* A choice: where to go on, with the mark as it was. A call: where to return to, and where the rule began. */
typedef struct RecognizerEntry {
    int32_t address;
    int32_t mark;
    int32_t frame; /* of a call: the one around it; of a choice: -1 */
    uint8_t rule;
    bool looked_for_errors; /* when the call began, outside it */
    uint8_t padding[2];
    Capture captures[CAPTURES];
} RecognizerEntry;

typedef struct RecognizerMemo {
    uint32_t key; /* 0: none */
    int32_t end;  /* behind the match, or MISMATCHED */
} RecognizerMemo;

/* ---- what has been tried already */

/* Results of rules that CPython remembers hold whether errors were looked for or not. */
static uint32_t memo_key(const Recognizer *r, int rule, int32_t mark)
{
    bool is_shared = (grammar_rules[rule].flags & GRAMMAR_REMEMBERED) != 0;
    uint32_t way = !is_shared && r->looks_for_errors;
    return (((uint32_t)mark << 8 | (uint32_t)rule) << 1 | way) + 1;
}

static RecognizerMemo *memo_slot(const Recognizer *r, uint32_t key)
{
    uint32_t mask = (uint32_t)r->memo_capacity - 1;
    for (uint32_t i = key * UINT32_C(2654435761) >> 8;; i++) {
        RecognizerMemo *memo = &r->memo[i & mask];
        if (memo->key == key || memo->key == 0)
            return memo;
    }
}

static bool memo_grow(Recognizer *r)
{
    RecognizerMemo *old = r->memo;
    int32_t old_capacity = r->memo_capacity;
    int32_t capacity = old_capacity == 0 ? FIRST_MEMO : old_capacity * 2;
    RecognizerMemo *memo = recognizer_grow(r, NULL, 0, capacity, sizeof(RecognizerMemo));
    if (memo == NULL)
        return false;
    r->memo = memo;
    r->memo_capacity = capacity;
    for (int32_t i = 0; i < old_capacity; i++) {
        if (old[i].key != 0)
            *memo_slot(r, old[i].key) = old[i];
    }
    recognizer_release(r, old, old_capacity * (int64_t)sizeof(RecognizerMemo));
    return true;
}

static bool remember(Recognizer *r, int rule, int32_t mark, int32_t end)
{
    if (r->memo_count * 2 >= r->memo_capacity && !memo_grow(r))
        return false;
    uint32_t key = memo_key(r, rule, mark);
    RecognizerMemo *memo = memo_slot(r, key);
    r->memo_count += memo->key == 0;
    *memo = (RecognizerMemo){key, end};
    return true;
}

/* ---- the stack */

static RecognizerEntry *push(Recognizer *r)
{
    if (r->stack_count == r->stack_capacity) {
        int32_t capacity = r->stack_capacity == 0 ? FIRST_STACK : r->stack_capacity * 2;
        RecognizerEntry *stack =
            recognizer_grow(r, r->stack, r->stack_count, capacity, sizeof(RecognizerEntry));
        if (stack == NULL)
            return NULL;
        r->stack = stack;
        r->stack_capacity = capacity;
    }
    return &r->stack[r->stack_count++];
}

static bool push_choice(Recognizer *r, int32_t address)
{
    RecognizerEntry *entry = push(r);
    if (entry == NULL)
        return false;
    entry->address = address;
    entry->mark = r->mark;
    entry->frame = -1;
    return true;
}

static bool push_call(Recognizer *r, int rule, int32_t address)
{
    RecognizerEntry *entry = push(r);
    if (entry == NULL)
        return false;
    memset(entry, 0, sizeof(*entry));
    entry->address = address;
    entry->mark = r->mark;
    entry->frame = r->frame;
    entry->rule = (uint8_t)rule;
    entry->looked_for_errors = r->looks_for_errors;
    r->frame = r->stack_count - 1;
    if ((grammar_rules[rule].flags & GRAMMAR_WITHOUT_INVALID) != 0)
        r->looks_for_errors = false;
    return true;
}

/* Leaves the innermost call; returns where to go on, or -1 without memory. */
static int32_t leave(Recognizer *r, int32_t end)
{
    RecognizerEntry call = r->stack[r->frame];
    r->stack_count = r->frame;
    r->frame = call.frame;
    r->looks_for_errors = call.looked_for_errors;
    return remember(r, call.rule, call.mark, end) ? call.address : -1;
}

/* Goes back to the last choice, leaving calls that have none; returns where to go on, 0 when none is left, or
 * -1 without memory. */
static int32_t fail(Recognizer *r)
{
    while (r->stack_count > 0) {
        const RecognizerEntry *entry = &r->stack[r->stack_count - 1];
        if (entry->frame < 0 && r->stack_count - 1 != r->frame) {
            r->mark = entry->mark;
            r->stack_count--;
            return entry->address;
        }
        if (leave(r, MISMATCHED) < 0)
            return -1;
    }
    return 0;
}

/* ---- instructions */

static bool at_word(const Recognizer *r, int word)
{
    const Parser *p = r->parser;
    if (word != RECOGNIZER_ANY_WORD)
        return parser_is_word(p, r->mark, recognizer_words[word]);
    /* CPython compares only as many characters as the name has: the beginning of a word counts too. */
    const Token *token = &p->tokens[r->mark];
    for (int i = 0; i < RECOGNIZER_ANY_WORD && token->kind == TOKEN_NAME; i++) {
        if (strncmp(recognizer_words[i], p->lexer->text + token->start,
                    (size_t)(token->end - token->start)) == 0)
            return true;
    }
    return false;
}

/* Looks at the token at the mark; TOKEN_ERROR is where reading ends. */
static TokenKind look(Recognizer *r)
{
    if (r->furthest <= r->mark)
        r->furthest = r->mark + 1;
    return (TokenKind)r->parser->tokens[r->mark].kind;
}

enum Step { STEP_NEXT, STEP_FAIL, STEP_STOP, STEP_NO_MEMORY };

static enum Step token_step(Recognizer *r, RecognizerInstruction instruction)
{
    TokenKind kind = look(r);
    if (kind == TOKEN_ERROR)
        return STEP_STOP;
    bool is_there = instruction.operation == OPERATION_WORD ? at_word(r, instruction.argument)
                                                            : kind == (TokenKind)instruction.argument;
    if (!is_there && instruction.operation == OPERATION_FORCED) {
        recognizer_expected(r, (TokenKind)instruction.argument);
        return STEP_STOP;
    }
    r->mark += is_there;
    return is_there ? STEP_NEXT : STEP_FAIL;
}

static enum Step call_step(Recognizer *r, int rule, int32_t *pc)
{
    const RecognizerMemo *memo = memo_slot(r, memo_key(r, rule, r->mark));
    if (memo->key != 0) {
        if (memo->end == MISMATCHED)
            return STEP_FAIL;
        r->mark = memo->end;
        return STEP_NEXT;
    }
    if (r->stack_count > 4 * PARSER_MOST_DEPTH) {
        error_no_memory(r->parser->rt);
        return STEP_NO_MEMORY;
    }
    if (!push_call(r, rule, *pc))
        return STEP_NO_MEMORY;
    *pc = r->rule_code[rule];
    return STEP_NEXT;
}

static enum Step action_step(Recognizer *r, int32_t offset)
{
    RecognizerEntry *frame = &r->stack[r->frame];
    if (r->parser->is_failed)
        return STEP_STOP;
    switch (recognizer_report(r, grammar_rules[frame->rule].text + offset, frame->captures)) {
    case ERROR_REPORTED:
        return STEP_STOP;
    case ERROR_NOT_THIS:
        r->stack_count = r->frame + 1;
        return STEP_FAIL;
    default:
        return STEP_NEXT;
    }
}

/* One instruction; *pc is behind it. */
static enum Step step(Recognizer *r, RecognizerInstruction instruction, int32_t *pc)
{
    int32_t argument = instruction.argument;
    switch (instruction.operation) {
    case OPERATION_TOKEN:
    case OPERATION_WORD:
    case OPERATION_FORCED:
        return token_step(r, instruction);
    case OPERATION_CALL:
        return call_step(r, argument, pc);
    case OPERATION_CHOICE:
        return push_choice(r, argument) ? STEP_NEXT : STEP_NO_MEMORY;
    case OPERATION_COMMIT:
        r->stack_count--;
        *pc = argument;
        return STEP_NEXT;
    case OPERATION_REPEAT:
        r->stack[r->stack_count - 1].mark = r->mark;
        *pc = argument;
        return STEP_NEXT;
    case OPERATION_LOOKED:
        r->mark = r->stack[--r->stack_count].mark;
        *pc = argument;
        return STEP_NEXT;
    case OPERATION_UNWANTED:
        r->stack_count--;
        return STEP_FAIL;
    case OPERATION_CUT:
        r->stack_count = r->frame + 1;
        return STEP_NEXT;
    case OPERATION_BEGIN:
        r->stack[r->frame].captures[argument].start = r->mark;
        return STEP_NEXT;
    case OPERATION_END:
        r->stack[r->frame].captures[instruction.small].end = r->mark;
        r->stack[r->frame].captures[instruction.small].rule = argument - 1;
        return STEP_NEXT;
    case OPERATION_ACTION:
        return action_step(r, argument);
    case OPERATION_IF_SEARCH:
        return r->looks_for_errors ? STEP_NEXT : STEP_FAIL;
    case OPERATION_RETURN:
        *pc = leave(r, r->mark);
        return *pc < 0 ? STEP_NO_MEMORY : STEP_NEXT;
    default:
        return STEP_FAIL;
    }
}

static void reset(Recognizer *r, int32_t start, bool looks_for_errors)
{
    if (r->memo != NULL)
        memset(r->memo, 0, (size_t)r->memo_capacity * sizeof(RecognizerMemo));
    r->memo_count = 0;
    r->stack_count = 0;
    r->frame = -1;
    r->mark = start;
    r->looks_for_errors = looks_for_errors;
}

RecognizerResult recognizer_run(Recognizer *r, const char *rule, int32_t start, bool looks_for_errors)
{
    reset(r, start, looks_for_errors);
    if ((r->memo == NULL && !memo_grow(r)) || !push_call(r, recognizer_rule_named(rule), 0))
        return RECOGNIZER_FAILED;
    int32_t pc = r->rule_code[recognizer_rule_named(rule)];
    while (pc != 0) {
        RecognizerInstruction instruction = r->code[pc++];
        switch (step(r, instruction, &pc)) {
        case STEP_NEXT:
            if (pc == 0)
                return RECOGNIZER_MATCH;
            break;
        case STEP_FAIL:
            pc = fail(r);
            if (pc < 0)
                return RECOGNIZER_FAILED;
            break;
        case STEP_STOP:
            return RECOGNIZER_STOPPED;
        case STEP_NO_MEMORY:
            return RECOGNIZER_FAILED;
        }
    }
    return RECOGNIZER_MISMATCH;
}

void recognizer_free(Recognizer *r)
{
    recognizer_release(r, r->code, r->code_capacity * (int64_t)sizeof(RecognizerInstruction));
    recognizer_release(r, r->rule_code, grammar_rule_count * (int64_t)sizeof(uint16_t));
    recognizer_release(r, r->word_table, 0);
    recognizer_release(r, r->stack, r->stack_capacity * (int64_t)sizeof(RecognizerEntry));
    recognizer_release(r, r->memo, r->memo_capacity * (int64_t)sizeof(RecognizerMemo));
}
