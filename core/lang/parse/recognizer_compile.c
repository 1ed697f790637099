/* From the grammar's text to the recognizer's instructions. */
#include <string.h>

#include "lang/parse/grammar.h"
#include "lang/parse/recognizer_private.h"
#include "object/error.h"

enum { WORD_SLOTS = 1024, FIRST_CODE = 4096, TOKEN_WORDS = 0x4000 };

/* ---- memory */

void recognizer_release(Recognizer *r, void *memory, int64_t size)
{
    if (memory == NULL)
        return;
    memset(memory, 0, (size_t)size);
    memory_free(&r->parser->rt->memory, memory);
}

void *recognizer_grow(Recognizer *r, void *old, int32_t count, int32_t capacity, int32_t size)
{
    void *memory = memory_calloc(&r->parser->rt->memory, (uint64_t)capacity * (uint64_t)size);
    if (memory == NULL) {
        error_no_memory(r->parser->rt);
        return NULL;
    }
    if (old != NULL) {
        memcpy(memory, old, (size_t)count * (size_t)size);
        recognizer_release(r, old, (int64_t)count * size);
    }
    return memory;
}

/* ---- words of the notation: rule names, and tokens by text or kind */

/* A word's number: a rule's, or TOKEN_WORDS + a token's kind; stored one higher, 0 is an empty slot. */
static const char *word_text(int number)
{
    return number >= TOKEN_WORDS ? token_text((TokenKind)(number - TOKEN_WORDS)) : grammar_rules[number].name;
}

static uint32_t word_hash(const char *text, size_t length)
{
    uint32_t hash = 5381;
    for (size_t i = 0; i < length; i++)
        hash = hash * 33 ^ (uint8_t)text[i];
    return hash;
}

static bool is_text(const char *whole, const char *text, size_t length)
{
    return strncmp(whole, text, length) == 0 && whole[length] == 0;
}

static uint16_t *find_slot(const Recognizer *r, const char *text, size_t length)
{
    uint32_t slot = word_hash(text, length);
    for (;; slot++) {
        uint16_t *word = &r->word_table[slot % WORD_SLOTS];
        if (*word == 0 || is_text(word_text(*word - 1), text, length))
            return word;
    }
}

static void add_word(const Recognizer *r, int number)
{
    const char *text = word_text(number);
    *find_slot(r, text, strlen(text)) = (uint16_t)(number + 1);
}

static void fill_words(const Recognizer *r)
{
    for (int i = 0; i < TOKEN_KINDS; i++)
        add_word(r, TOKEN_WORDS + i);
    for (int i = 0; i < grammar_rule_count; i++)
        add_word(r, i);
}

static int word_number(const Recognizer *r, const char *text, size_t length)
{
    int number = *find_slot(r, text, length) - 1;
    assert_internal(number >= 0);
    return number;
}

/* ---- compiling */

typedef struct Compiler {
    Recognizer *r;
    const char *text; /* of the rule */
    const char *place;
    bool is_good;
} Compiler;

static void alternatives(Compiler *c, char end);

static int32_t emit(Compiler *c, RecognizerOperation operation, int32_t argument)
{
    Recognizer *r = c->r;
    if (r->code_count == r->code_capacity) {
        int32_t capacity = r->code_capacity == 0 ? FIRST_CODE : r->code_capacity * 2;
        RecognizerInstruction *code =
            recognizer_grow(r, r->code, r->code_count, capacity, sizeof(RecognizerInstruction));
        if (code == NULL) {
            c->is_good = false;
            return 0;
        }
        r->code = code;
        r->code_capacity = capacity;
    }
    r->code[r->code_count] = (RecognizerInstruction){(uint8_t)operation, 0, (uint16_t)argument};
    return r->code_count++;
}

/* The jump at `at` leads to what comes next. */
static void land(Compiler *c, int32_t at) { c->r->code[at].argument = (uint16_t)c->r->code_count; }

static void skip_spaces(Compiler *c)
{
    while (*c->place == ' ')
        c->place++;
}

static bool is_name_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static size_t name_length(const char *text)
{
    size_t length = 0;
    while (is_name_character(text[length]))
        length++;
    return length;
}

/* The token whose text stands in quotes. */
static int quoted_token(Compiler *c)
{
    const char *start = ++c->place;
    while (*c->place != '\'')
        c->place++;
    int number = word_number(c->r, start, (size_t)(c->place++ - start));
    return number - TOKEN_WORDS;
}

static void quoted_word(Compiler *c)
{
    c->place++;
    size_t length = name_length(c->place);
    for (int i = 0; i < RECOGNIZER_ANY_WORD; i++) {
        if (is_text(recognizer_words[i], c->place, length))
            emit(c, OPERATION_WORD, i);
    }
    c->place += length + 1;
}

/* A rule or a kind of token; returns the rule's number, or -1. */
static int named(Compiler *c)
{
    size_t length = name_length(c->place);
    const char *name = c->place;
    c->place += length;
    if (is_text("SOFT_KEYWORD", name, length)) {
        emit(c, OPERATION_WORD, RECOGNIZER_ANY_WORD);
        return -1;
    }
    if (is_text("ASYNC", name, length) || is_text("AWAIT", name, length)) {
        emit(c, OPERATION_TOKEN, name[1] == 'S' ? TOKEN_ASYNC : TOKEN_AWAIT);
        return -1;
    }
    int number = word_number(c->r, name, length);
    if (number >= TOKEN_WORDS) {
        emit(c, OPERATION_TOKEN, number - TOKEN_WORDS);
        return -1;
    }
    emit(c, OPERATION_CALL, number);
    return number;
}

/* One element without what may follow it; returns the rule's number if it is one, or -1. */
static int element(Compiler *c)
{
    switch (*c->place) {
    case '(':
        c->place++;
        alternatives(c, ')');
        c->place++;
        return -1;
    case '\'':
        emit(c, OPERATION_TOKEN, quoted_token(c));
        return -1;
    case '"':
        quoted_word(c);
        return -1;
    default:
        return named(c);
    }
}

/* Lets what was emitted from `start` on begin one instruction later, to put a choice before it. */
static int32_t insert_choice(Compiler *c, int32_t start)
{
    emit(c, OPERATION_FAIL, 0);
    if (!c->is_good)
        return start;
    RecognizerInstruction *code = c->r->code;
    for (int32_t i = c->r->code_count - 1; i > start; i--) {
        code[i] = code[i - 1];
        bool is_jump = code[i].operation == OPERATION_CHOICE || code[i].operation == OPERATION_COMMIT ||
                       code[i].operation == OPERATION_REPEAT || code[i].operation == OPERATION_LOOKED;
        code[i].argument = (uint16_t)(code[i].argument + is_jump);
    }
    code[start] = (RecognizerInstruction){OPERATION_CHOICE, 0, 0};
    return start;
}

/* e* of the code from `start` on. */
static void repeat(Compiler *c, int32_t start)
{
    int32_t choice = insert_choice(c, start);
    emit(c, OPERATION_REPEAT, start + 1);
    if (c->is_good)
        land(c, choice);
}

/* separator.e+ becomes e (separator e)*; the separator is one token. */
static void gather(Compiler *c)
{
    int separator = quoted_token(c);
    c->place++;
    const char *item = c->place;
    element(c);
    const char *end = c->place;
    int32_t start = emit(c, OPERATION_TOKEN, separator);
    c->place = item;
    element(c);
    repeat(c, start);
    c->place = end + 1;
}

static bool is_gather(const char *place) { return place[0] == '\'' && strchr(place + 1, '\'')[1] == '.'; }

/* e? e* e+ or e; returns as element does. */
static int suffixed(Compiler *c)
{
    if (is_gather(c->place)) {
        gather(c);
        return -1;
    }
    int32_t start = c->r->code_count;
    const char *item = c->place;
    int rule = element(c);
    char suffix = *c->place;
    if (suffix == '?') {
        int32_t choice = insert_choice(c, start);
        int32_t commit = emit(c, OPERATION_COMMIT, 0);
        if (c->is_good) {
            land(c, choice);
            land(c, commit);
        }
    } else if (suffix == '*') {
        repeat(c, start);
    } else if (suffix == '+') {
        start = c->r->code_count;
        c->place = item;
        element(c);
        repeat(c, start);
    } else {
        return rule;
    }
    c->place++;
    return rule;
}

static void lookahead(Compiler *c, bool is_wanted)
{
    c->place++;
    int32_t choice = emit(c, OPERATION_CHOICE, 0);
    element(c);
    int32_t behind = emit(c, is_wanted ? OPERATION_LOOKED : OPERATION_UNWANTED, 0);
    if (!c->is_good)
        return;
    land(c, choice);
    if (is_wanted) {
        emit(c, OPERATION_FAIL, 0);
        land(c, behind);
    }
}

static void captured(Compiler *c)
{
    int capture = *c->place == 'a' ? CAPTURE_A : CAPTURE_B;
    c->place += 2;
    emit(c, OPERATION_BEGIN, capture);
    int rule = suffixed(c);
    int32_t end = emit(c, OPERATION_END, rule + 1);
    c->r->code[end].small = (uint8_t)capture;
}

static void action(Compiler *c)
{
    emit(c, OPERATION_ACTION, (int32_t)(c->place + 1 - c->text));
    c->place = strchr(c->place, '}') + 1;
}

static void item(Compiler *c)
{
    if (c->place[0] == '&' && c->place[1] == '&') {
        c->place += 2;
        emit(c, OPERATION_FORCED, quoted_token(c));
    } else if (*c->place == '&' || *c->place == '!') {
        lookahead(c, *c->place == '&');
    } else if (*c->place == '~') {
        c->place++;
        emit(c, OPERATION_CUT, 0);
    } else if (*c->place == '{') {
        action(c);
    } else if ((*c->place == 'a' || *c->place == 'b') && c->place[1] == '=') {
        captured(c);
    } else {
        suffixed(c);
    }
}

/* Where the alternative ends. */
static const char *alternative_end(const char *place)
{
    int depth = 0;
    for (;; place++) {
        if (*place == '\'' || *place == '"')
            place = strchr(place + 1, *place);
        else if (*place == '{')
            place = strchr(place, '}');
        else if (*place == '(')
            depth++;
        else if (*place == ')' && depth > 0)
            depth--;
        else if (*place == 0 || (depth == 0 && (*place == '|' || *place == ')')))
            return place;
    }
}

/* Whether an alternative is a rule of errors and nothing else. */
static bool is_search(const char *place, const char *end)
{
    if (strncmp(place, "invalid_", 8) != 0)
        return false;
    place += name_length(place);
    while (place < end && *place == ' ')
        place++;
    return place == end;
}

/* Compiles alternatives up to `end`. Each but the last is a choice; those that went well meet behind the last:
 * their commits are chained through their arguments until that place is known. */
static void alternatives(Compiler *c, char end)
{
    int32_t commits = 0;
    for (;;) {
        skip_spaces(c);
        const char *stop = alternative_end(c->place);
        bool is_last = *stop == end;
        int32_t choice = is_last ? 0 : emit(c, OPERATION_CHOICE, 0);
        if (is_search(c->place, stop))
            emit(c, OPERATION_IF_SEARCH, 0);
        for (; c->place < stop && c->is_good; skip_spaces(c))
            item(c);
        if (is_last || !c->is_good)
            break;
        commits = emit(c, OPERATION_COMMIT, commits);
        if (c->is_good)
            land(c, choice);
        c->place = stop + 1;
    }
    while (commits != 0 && c->is_good) {
        int32_t before = c->r->code[commits].argument;
        land(c, commits);
        commits = before;
    }
}

static bool compile(Recognizer *r)
{
    Compiler c = {.r = r, .is_good = true};
    emit(&c, OPERATION_FAIL, 0); /* no commit lies at 0 */
    for (int i = 0; i < grammar_rule_count && c.is_good; i++) {
        r->rule_code[i] = (uint16_t)r->code_count;
        c.text = c.place = grammar_rules[i].text;
        alternatives(&c, 0);
        emit(&c, OPERATION_RETURN, 0);
    }
    return c.is_good;
}

int recognizer_rule_named(const char *name)
{
    for (int i = 0; i < grammar_rule_count; i++) {
        if (strcmp(grammar_rules[i].name, name) == 0)
            return i;
    }
    return -1;
}

bool recognizer_init(Recognizer *r, Parser *parser)
{
    *r = (Recognizer){.parser = parser};
    r->rule_code = recognizer_grow(r, NULL, 0, grammar_rule_count, sizeof(uint16_t));
    r->word_table = recognizer_grow(r, NULL, 0, WORD_SLOTS, sizeof(uint16_t));
    if (r->rule_code == NULL || r->word_table == NULL)
        return false;
    fill_words(r);
    bool is_good = compile(r);
    recognizer_release(r, r->word_table, WORD_SLOTS * (int64_t)sizeof(uint16_t));
    r->word_table = NULL;
    return is_good;
}
