/* See unicode_characters.h. */
#include "types/text/unicode_characters.h"

/* Characters first, first + stride, … first + length become those `distance` further on. */
typedef struct CaseRun {
    uint32_t first;
    int32_t distance;
    uint16_t length;
    uint16_t stride;
} CaseRun;

/* A character that becomes several, closed by 0 if they are less than three. */
typedef struct CaseExpansion {
    uint16_t character;
    uint16_t to[CHARACTER_CASE_MOST];
} CaseExpansion;

/* Where to begin to read in character_runs. */
typedef struct CharacterBlock {
    uint32_t first;
    uint32_t place;
} CharacterBlock;

#include "types/text/unicode_tables.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

/* Characters of one kind that follow one another. */
typedef struct CharacterRun {
    uint32_t first;
    unsigned flags;
} CharacterRun;

/* The block in which the character's run is. */
static const CharacterBlock *block_of(uint32_t character)
{
    int low = 0;
    int high = COUNT(character_blocks);
    while (high - low > 1) {
        int middle = (low + high) / 2;
        if (character_blocks[middle].first <= character)
            low = middle;
        else
            high = middle;
    }
    return &character_blocks[low];
}

static CharacterRun run_of(uint32_t character)
{
    const CharacterBlock *block = block_of(character);
    const uint8_t *place = character_runs + block->place;
    uint32_t first = block->first;
    for (;;) {
        unsigned kind = *place++;
        uint32_t length = 0;
        for (int shift = 0;; shift += 7) {
            length |= (uint32_t)(*place & 0x7f) << shift;
            if (*place++ < 0x80)
                break;
        }
        if (character - first < length)
            return (CharacterRun){first, character_kinds[kind]};
        first += length;
    }
}

static bool is(uint32_t character, unsigned flag) { return (run_of(character).flags & flag) != 0; }

static bool is_ascii_letter(uint32_t character) { return (character | 0x20) - 'a' < 26; }

bool character_is_alpha(uint32_t character)
{
    return character < 0x80 ? is_ascii_letter(character) : is(character, IS_ALPHA);
}

bool character_is_decimal(uint32_t character)
{
    return character < 0x80 ? character - '0' < 10 : is(character, IS_DECIMAL);
}

bool character_is_digit(uint32_t character)
{
    return character < 0x80 ? character - '0' < 10 : is(character, IS_DIGIT);
}

bool character_is_numeric(uint32_t character)
{
    return character < 0x80 ? character - '0' < 10 : is(character, IS_NUMERIC);
}

bool character_is_alnum(uint32_t character)
{
    if (character < 0x80)
        return is_ascii_letter(character) || character - '0' < 10;
    return is(character, IS_ALPHA | IS_DECIMAL | IS_DIGIT | IS_NUMERIC);
}

bool character_is_space(uint32_t character)
{
    if (character < 0x80)
        return character == ' ' || character - '\t' < 5 || character - 0x1c < 4;
    return is(character, IS_SPACE);
}

bool character_is_printable(uint32_t character)
{
    return character < 0x80 ? character >= ' ' && character < 0x7f : is(character, IS_PRINTABLE);
}

bool character_is_name_start(uint32_t character)
{
    if (character < 0x80)
        return is_ascii_letter(character) || character == '_';
    return is(character, IS_NAME_START);
}

bool character_is_name_character(uint32_t character)
{
    if (character < 0x80)
        return is_ascii_letter(character) || character == '_' || character - '0' < 10;
    return is(character, IS_NAME_CHARACTER);
}

bool character_is_case_ignorable(uint32_t character) { return is(character, IS_CASE_IGNORABLE); }

bool character_is_cased(uint32_t character)
{
    return character < 0x80 ? is_ascii_letter(character) : is(character, IS_CASED);
}

bool character_is_lower(uint32_t character)
{
    return character < 0x80 ? character - 'a' < 26 : is(character, IS_LOWER);
}

bool character_is_upper(uint32_t character)
{
    return character < 0x80 ? character - 'A' < 26 : is(character, IS_UPPER);
}

bool character_is_title(uint32_t character) { return character >= 0x80 && is(character, IS_TITLE); }

bool character_is_line_break(uint32_t character)
{
    if (character < 0x80)
        return character - '\n' < 4 || character - 0x1c < 3;
    return character == 0x85 || character == 0x2028 || character == 0x2029;
}

int character_decimal_value(uint32_t character)
{
    if (character < 0x80)
        return character - '0' < 10 ? (int)(character - '0') : -1;
    CharacterRun run = run_of(character);
    return (run.flags & IS_DECIMAL) == 0 ? -1 : (int)((character - run.first) % 10);
}

/* ---- case */

/* 1 and the character in to[0], or 0: it is in no run. */
static int find_run(const CaseRun *runs, int count, uint32_t character, uint32_t *to)
{
    int low = 0;
    int high = count;
    while (low < high) {
        int middle = (low + high) / 2;
        const CaseRun *run = &runs[middle];
        if (character < run->first) {
            high = middle;
        } else if (character > run->first + run->length) {
            low = middle + 1;
        } else {
            if ((character - run->first) % run->stride != 0)
                return 0;
            to[0] = (uint32_t)((int32_t)character + run->distance);
            return 1;
        }
    }
    return 0;
}

static int find_expansion(const CaseExpansion *expansions, int count, uint32_t character, uint32_t *to)
{
    int low = 0;
    int high = count;
    while (low < high) {
        int middle = (low + high) / 2;
        const CaseExpansion *expansion = &expansions[middle];
        if (character == expansion->character) {
            int length = 0;
            for (; length < CHARACTER_CASE_MOST && expansion->to[length] != 0; length++)
                to[length] = expansion->to[length];
            return length;
        }
        if (character < expansion->character)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

#define FIND_CASE(name, character, to, length) \
    do { \
        length = find_run(name##_runs, COUNT(name##_runs), character, to); \
        if (length == 0) \
            length = find_expansion(name##_expansions, COUNT(name##_expansions), character, to); \
    } while (0)

int character_to_lower(uint32_t character, uint32_t to[CHARACTER_CASE_MOST])
{
    int length;
    to[0] = character;
    if (character < 0x80) {
        to[0] = character - 'A' < 26 ? character + 32 : character;
        return 1;
    }
    FIND_CASE(lower, character, to, length);
    return length == 0 ? 1 : length;
}

int character_to_upper(uint32_t character, uint32_t to[CHARACTER_CASE_MOST])
{
    int length;
    to[0] = character;
    if (character < 0x80) {
        to[0] = character - 'a' < 26 ? character - 32 : character;
        return 1;
    }
    FIND_CASE(upper, character, to, length);
    return length == 0 ? 1 : length;
}

int character_to_title(uint32_t character, uint32_t to[CHARACTER_CASE_MOST])
{
    int length = 0;
    if (character >= 0x80)
        FIND_CASE(title, character, to, length);
    return length == 0 ? character_to_upper(character, to) : length;
}

int character_to_folded(uint32_t character, uint32_t to[CHARACTER_CASE_MOST])
{
    int length = 0;
    if (character >= 0x80)
        FIND_CASE(fold, character, to, length);
    return length == 0 ? character_to_lower(character, to) : length;
}
