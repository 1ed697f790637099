/* What one character is to a pattern, and places between characters; see regex.h. */
#include "modules/regex.h"

#include "types/text/str.h"
#include "types/text/unicode_characters.h"

uint32_t regex_lower(uint32_t character, bool is_ascii)
{
    uint32_t to[CHARACTER_CASE_MOST];
    if (character < 128 || is_ascii)
        return character >= 'A' && character <= 'Z' ? character + 32 : character;
    return character_to_lower(character, to) == 1 ? to[0] : character;
}

uint32_t regex_upper(uint32_t character, bool is_ascii)
{
    uint32_t to[CHARACTER_CASE_MOST];
    if (character < 128 || is_ascii)
        return character >= 'a' && character <= 'z' ? character - 32 : character;
    return character_to_upper(character, to) == 1 ? to[0] : character;
}

static bool is_word(uint32_t character, bool is_ascii)
{
    if (character < 128)
        return (character | 32) - 'a' < 26 || character - '0' < 10 || character == '_';
    return !is_ascii && character_is_alnum(character);
}

static bool is_kind(int kind, uint32_t character)
{
    bool is_ascii = (kind & REGEX_KIND_ASCII) != 0;
    bool found;
    switch (kind & 6) {
    case REGEX_KIND_DIGIT:
        found = character < 128 ? character - '0' < 10 : !is_ascii && character_is_decimal(character);
        break;
    case REGEX_KIND_SPACE:
        found = character < 128 && is_ascii ? character == ' ' || character - '\t' < 5
                                            : !is_ascii && character_is_space(character);
        break;
    default:
        found = is_word(character, is_ascii);
        break;
    }
    return found != ((kind & 1) != 0);
}

static bool is_in(const int32_t *pairs, int64_t count, uint32_t character)
{
    for (; count > 0; count--, pairs += 2) {
        if (pairs[0] < 0 ? is_kind(pairs[1], character)
                         : character >= (uint32_t)pairs[0] && character <= (uint32_t)pairs[1])
            return true;
    }
    return false;
}

ALWAYS_INLINE bool is_one(const int32_t *instruction, uint32_t character)
{
    switch (instruction[0]) {
    case REGEX_CHARACTER:
        return character == (uint32_t)instruction[1];
    case REGEX_ANY:
        return character != '\n';
    case REGEX_ALL:
        return true;
    default:
        break;
    }
    int flags = instruction[1];
    const int32_t *pairs = instruction + 3;
    if (flags == 0 && instruction[2] == 1)
        return is_in(pairs, 1, character);
    bool found = is_in(pairs, instruction[2], character);
    if (!found && flags & REGEX_SET_IGNORE) {
        bool is_ascii = (flags & REGEX_SET_ASCII) != 0;
        uint32_t lower = regex_lower(character, is_ascii);
        uint32_t upper = regex_upper(character, is_ascii);
        found = (lower != character && is_in(pairs, instruction[2], lower)) ||
                (upper != character && is_in(pairs, instruction[2], upper));
    }
    return found != ((flags & REGEX_SET_NOT) != 0);
}

bool regex_is_one(const int32_t *instruction, uint32_t character) { return is_one(instruction, character); }

int64_t regex_count(const RegexRun *run, const int32_t *instruction, int64_t place, int64_t limit)
{
    int64_t count = 0;
    while (count < limit && is_one(instruction, str_read(run->kind, run->text, place + count)))
        count++;
    return count;
}

int64_t regex_one_size(const int32_t *instruction)
{
    return instruction[0] == REGEX_SET         ? 3 + 2 * (int64_t)instruction[2]
           : instruction[0] == REGEX_CHARACTER ? 2
                                               : 1;
}

static bool is_boundary(const RegexRun *run, int64_t place, bool is_ascii)
{
    if (run->length == 0)
        return false;
    bool before = place > 0 && is_word(str_read(run->kind, run->text, place - 1), is_ascii);
    bool behind = place < run->length && is_word(str_read(run->kind, run->text, place), is_ascii);
    return before != behind;
}

bool regex_is_at(const RegexRun *run, int which, int64_t place)
{
    switch (which) {
    case REGEX_AT_START:
        return place == 0;
    case REGEX_AT_LINE_START:
        return place == 0 || str_read(run->kind, run->text, place - 1) == '\n';
    case REGEX_AT_END:
        return place == run->length ||
               (place + 1 == run->length && str_read(run->kind, run->text, place) == '\n');
    case REGEX_AT_LINE_END:
        return place == run->length || (place < run->length && str_read(run->kind, run->text, place) == '\n');
    case REGEX_AT_TEXT_END:
        return place == run->length;
    case REGEX_AT_BOUNDARY:
        return is_boundary(run, place, false);
    case REGEX_AT_NO_BOUNDARY:
        return run->length > 0 && !is_boundary(run, place, false);
    case REGEX_AT_ASCII_BOUNDARY:
        return is_boundary(run, place, true);
    default:
        return run->length > 0 && !is_boundary(run, place, true);
    }
}
