/* See str_case.h. */
#include "types/text/str_case.h"

#include "types/number/bool.h"
#include "types/text/str_view.h"
#include "types/text/unicode_characters.h"

enum { SIGMA = 0x3a3, SMALL_SIGMA = 0x3c3, FINAL_SIGMA = 0x3c2 };

/* ---- case */

/* Whether nothing but what the case ignores stands between `from` and a cased character, going by `step`. */
static bool meets_cased(const TextView *text, int64_t from, int64_t step)
{
    for (; from >= 0 && from < text->length; from += step) {
        uint32_t character = view_at(text, from);
        if (!character_is_case_ignorable(character))
            return character_is_cased(character);
    }
    return false;
}

static int lower_at(const TextView *text, int64_t index, uint32_t *to)
{
    uint32_t character = view_at(text, index);
    if (character != SIGMA)
        return character_to_lower(character, to);
    bool is_final = meets_cased(text, index - 1, -1) && !meets_cased(text, index + 1, 1);
    to[0] = is_final ? FINAL_SIGMA : SMALL_SIGMA;
    return 1;
}

/* Writes the character at `index` in its new case; returns how many it has become. */
typedef int (*ChangeCase)(const TextView *text, int64_t index, uint32_t *to);

static int upper_at(const TextView *text, int64_t index, uint32_t *to)
{
    return character_to_upper(view_at(text, index), to);
}

static int folded_at(const TextView *text, int64_t index, uint32_t *to)
{
    return character_to_folded(view_at(text, index), to);
}

static int capitalized_at(const TextView *text, int64_t index, uint32_t *to)
{
    return index == 0 ? character_to_title(view_at(text, 0), to) : lower_at(text, index, to);
}

static int title_at(const TextView *text, int64_t index, uint32_t *to)
{
    if (index > 0 && character_is_cased(view_at(text, index - 1)))
        return lower_at(text, index, to);
    return character_to_title(view_at(text, index), to);
}

static int swapped_at(const TextView *text, int64_t index, uint32_t *to)
{
    uint32_t character = view_at(text, index);
    if (character_is_upper(character))
        return lower_at(text, index, to);
    if (character_is_lower(character))
        return character_to_upper(character, to);
    to[0] = character;
    return 1;
}

static Object *change_case(Runtime *rt, Object *self, ChangeCase change)
{
    TextView text = view_of_str(self);
    uint32_t to[CHARACTER_CASE_MOST];
    uint32_t all = 0;
    int64_t length = 0;
    for (int64_t i = 0; i < text.length; i++) {
        int count = change(&text, i, to);
        for (int j = 0; j < count; j++)
            all |= to[j];
        length += count;
    }
    TextView target;
    Object *result = view_new(rt, FAMILY_STR, length, all > 0x10ffff ? 0x10ffff : all, &target);
    int64_t place = 0;
    for (int64_t i = 0; result != NULL && i < text.length; i++) {
        int count = change(&text, i, to);
        for (int j = 0; j < count; j++)
            view_fill(&target, place++, 1, to[j]);
    }
    return result;
}

/* Plain ASCII text changes character by character and keeps its length. */
static Object *change_ascii(Runtime *rt, Object *self, char first, int distance)
{
    TextView target;
    int64_t length = str_length(self);
    const char *from = str_data(self);
    Object *result = view_new(rt, FAMILY_STR, length, 0x7f, &target);
    if (result == NULL || length == 0)
        return result;
    char *to = (char *)(uintptr_t)target.data;
    for (int64_t i = 0; i < length; i++)
        to[i] = (char)((unsigned)(from[i] - first) < 26 ? from[i] + distance : from[i]);
    return result;
}

Object *str_method_lower(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return str_is_ascii(self) ? change_ascii(rt, self, 'A', 32) : change_case(rt, self, lower_at);
}

Object *str_method_upper(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return str_is_ascii(self) ? change_ascii(rt, self, 'a', -32) : change_case(rt, self, upper_at);
}

Object *str_method_casefold(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return str_is_ascii(self) ? change_ascii(rt, self, 'A', 32) : change_case(rt, self, folded_at);
}

Object *str_method_capitalize(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return str_length(self) == 0 ? str_as_exact(rt, self) : change_case(rt, self, capitalized_at);
}

Object *str_method_title(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return change_case(rt, self, title_at);
}

Object *str_method_swapcase(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return change_case(rt, self, swapped_at);
}

/* ---- questions */

typedef bool (*Question)(uint32_t character);

static bool all_are(const Object *self, Question question)
{
    int64_t length = str_length(self);
    int kind = str_kind(self);
    const void *data = str_data(self);
    for (int64_t i = 0; i < length; i++) {
        if (!question(str_read(kind, data, i)))
            return false;
    }
    return true;
}

/* Of no characters none is true. */
#define ALL_ARE(name, question) \
    Object *str_method_##name(Runtime *rt, Object *self, const Arguments *arguments) \
    { \
        (void)arguments; \
        return bool_from(rt, str_length(self) > 0 && all_are(self, question)); \
    }
ALL_ARE(isalnum, character_is_alnum)
ALL_ARE(isalpha, character_is_alpha)
ALL_ARE(isdecimal, character_is_decimal)
ALL_ARE(isdigit, character_is_digit)
ALL_ARE(isnumeric, character_is_numeric)
ALL_ARE(isspace, character_is_space)
#undef ALL_ARE

Object *str_method_isascii(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return bool_from(rt, str_is_ascii(self));
}

Object *str_method_isprintable(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return bool_from(rt, all_are(self, character_is_printable));
}

bool str_is_identifier(const Object *self)
{
    int64_t length = str_length(self);
    if (length == 0 || !character_is_name_start(str_character(self, 0)))
        return false;
    for (int64_t i = 1; i < length; i++) {
        if (!character_is_name_character(str_character(self, i)))
            return false;
    }
    return true;
}

Object *str_method_isidentifier(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return bool_from(rt, str_is_identifier(self));
}

/* At least one character has the case, and none the other. */
static bool is_all_of_case(const Object *self, Question wanted, Question other)
{
    bool found = false;
    for (int64_t i = 0; i < str_length(self); i++) {
        uint32_t character = str_character(self, i);
        if (other(character) || character_is_title(character))
            return false;
        found = found || wanted(character);
    }
    return found;
}

Object *str_method_islower(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return bool_from(rt, is_all_of_case(self, character_is_lower, character_is_upper));
}

Object *str_method_isupper(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return bool_from(rt, is_all_of_case(self, character_is_upper, character_is_lower));
}

/* Capitals begin the words and stand nowhere else. */
static bool is_title(const Object *self)
{
    bool found = false;
    bool in_word = false;
    for (int64_t i = 0; i < str_length(self); i++) {
        uint32_t character = str_character(self, i);
        bool is_capital = character_is_upper(character) || character_is_title(character);
        bool is_small = character_is_lower(character);
        if ((is_capital && in_word) || (is_small && !in_word))
            return false;
        in_word = is_capital || is_small;
        found = found || in_word;
    }
    return found;
}

Object *str_method_istitle(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return bool_from(rt, is_title(self));
}
