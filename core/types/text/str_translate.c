/* See str_translate.h. CPython: _PyUnicode_TranslateCharmap, unicode_maketrans */
#include "types/text/str_translate.h"

#include "object/error.h"
#include "types/abstract.h"
#include "types/container/dict.h"
#include "types/error/exception.h"
#include "types/number/int.h"
#include "types/text/str_view.h"
#include "types/text/text_builder.h"

/* ---- translate */

/* table[ord(character)]: a new reference; NULL with an error, or without one where the table has none. */
static Object *look_up(Runtime *rt, Object *table, uint32_t character)
{
    Object *key = int_from_int64(rt, character);
    if (key == NULL)
        return NULL;
    Object *found = object_get_item(rt, table, key);
    object_decref(rt, key);
    if (found == NULL && error_matches(rt, ERROR_LOOKUP))
        error_clear(rt);
    return found;
}

/* The character that an int names: -1 and an error. */
static int64_t character_of(Runtime *rt, Object *number)
{
    bool overflow = false;
    int64_t value = int_as_int64(rt, number, &overflow);
    if (!overflow && value >= 0 && value <= 0x10ffff)
        return value;
    error_set(rt, ERROR_VALUE, "character mapping must be in range(0x110000)");
    return -1;
}

enum { SEVERAL = -2, DELETED = -3, UNKNOWN = -4 };

/* Adds what the table makes of a character: that one, SEVERAL, DELETED, or -1 and an error. */
static int64_t add_translated(TextBuilder *text, Object *table, uint32_t character)
{
    Runtime *rt = text->rt;
    Object *to = look_up(rt, table, character);
    int64_t result = SEVERAL;
    if (to == NULL) {
        result = error_occurred(rt) ? -1 : (int64_t)character;
    } else if (to == runtime_none(rt)) {
        result = DELETED;
    } else if (object_is_int(to)) {
        result = character_of(rt, to);
    } else if (object_is_str(to)) {
        if (str_length(to) == 1)
            result = str_character(to, 0);
        else
            text_add_str(text, to);
    } else {
        error_set(rt, ERROR_TYPE, "character mapping must return integer, None or str");
        result = -1;
    }
    if (result >= 0)
        text_add_character(text, (uint32_t)result);
    object_xdecref(rt, to);
    return result;
}

/* In ASCII text what became of a character is remembered, until one becomes something wider. */
Object *str_method_translate(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *table = argument_at(arguments, 0);
    int64_t length = str_length(self);
    if (length == 0)
        return object_incref(self);
    int64_t known[128];
    bool remembers = str_is_ascii(self);
    for (int i = 0; i < 128; i++)
        known[i] = UNKNOWN;
    TextBuilder text = text_begin(rt);
    for (int64_t i = 0; i < length && !text.failed; i++) {
        uint32_t character = str_character(self, i);
        if (remembers && known[character] != UNKNOWN) {
            if (known[character] != DELETED)
                text_add_character(&text, (uint32_t)known[character]);
            continue;
        }
        int64_t to = add_translated(&text, table, character);
        if (to == -1)
            return text_abandon(&text);
        remembers = remembers && to != SEVERAL && to < 128;
        if (remembers)
            known[character] = to;
    }
    return text_finish(&text);
}

/* ---- maketrans */

static int set_character(Runtime *rt, Object *dict, uint32_t character, Object *value)
{
    Object *key = int_from_int64(rt, character);
    if (key == NULL)
        return -1;
    int status = dict_set(rt, dict, key, value);
    object_decref(rt, key);
    return status;
}

static int fill_from_dict(Runtime *rt, Object *dict, Object *from)
{
    int64_t position = 0;
    Object *key, *value;
    while (dict_next(from, &position, &key, &value, NULL)) {
        int status;
        if (object_is_str(key)) {
            if (str_length(key) != 1) {
                error_set(rt, ERROR_VALUE, "string keys in translate table must be of length 1");
                return -1;
            }
            status = set_character(rt, dict, str_character(key, 0), value);
        } else if (object_is_int(key)) {
            status = dict_set(rt, dict, key, value);
        } else {
            error_set(rt, ERROR_TYPE, "keys in translate table must be strings or integers");
            return -1;
        }
        if (status < 0)
            return -1;
    }
    return 0;
}

static int fill_from_strs(Runtime *rt, Object *dict, Object *from, Object *to, Object *deleted)
{
    if (!object_is_str(from)) {
        error_set(rt, ERROR_TYPE, "first maketrans argument must be a string if there is a second argument");
        return -1;
    }
    if (str_length(from) != str_length(to)) {
        error_set(rt, ERROR_VALUE, "the first two maketrans arguments must have equal length");
        return -1;
    }
    for (int64_t i = 0; i < str_length(from); i++) {
        Object *value = int_from_int64(rt, str_character(to, i));
        if (value == NULL)
            return -1;
        int status = set_character(rt, dict, str_character(from, i), value);
        object_decref(rt, value);
        if (status < 0)
            return -1;
    }
    for (int64_t i = 0; deleted != NULL && i < str_length(deleted); i++) {
        if (set_character(rt, dict, str_character(deleted, i), runtime_none(rt)) < 0)
            return -1;
    }
    return 0;
}

Object *str_method_maketrans(Runtime *rt, Object *none, const Arguments *arguments)
{
    (void)none;
    Object *from = argument_at(arguments, 0);
    for (int64_t i = 1; i < arguments->count; i++) {
        if (!object_is_str(argument_at(arguments, i)))
            return error_format(rt, ERROR_TYPE, "maketrans() argument %lld must be str, not %.50s",
                                (long long)i + 1, argument_word(rt, argument_at(arguments, i)));
    }
    if (arguments->count == 1 && !object_is_exact(rt, from, TYPE_DICT)) {
        error_set(rt, ERROR_TYPE, "if you give only one argument to maketrans it must be a dict");
        return NULL;
    }
    Object *dict = dict_new(rt);
    if (dict == NULL)
        return NULL;
    int status = arguments->count == 1
                     ? fill_from_dict(rt, dict, from)
                     : fill_from_strs(rt, dict, from, argument_at(arguments, 1), argument_at(arguments, 2));
    if (status == 0)
        return dict;
    object_decref(rt, dict);
    return NULL;
}
