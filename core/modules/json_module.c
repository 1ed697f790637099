/* The module _json: the plain cases of json.loads and json.dumps. Owns reading text that is right and writing values of
 * the built-in types; whatever else there is (an error in the text, NaN, an object of another class, a circle) is given
 * up: NotImplemented says so, and json's Python code, which knows what is to be said about it, begins anew. No code of
 * the program runs meanwhile, so that nothing happens twice; but finalizers may, where a list is made for sorting or
 * for the values read, and change what is being written. CPython: Modules/_json.c. */
#include "modules/module_table.h"

#include <math.h>

#include "object/error.h"
#include "types/call.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/float.h"
#include "types/number/float_text.h"
#include "types/number/int.h"
#include "types/number/int_text.h"
#include "types/text/str.h"
#include "types/text/str_new.h"
#include "types/text/text_builder.h"

/* ---- reading. Each part gives a new reference, or NULL: with an error, or without one when it gives up */

typedef struct Reader {
    Runtime *rt;
    const void *data;
    int kind;
    int64_t length;
    int64_t at;
    Object *memo; /* a dict: keys that have been met */
    bool strict;  /* no control characters in strings */
} Reader;

#define NO_CHARACTER UINT32_MAX

static uint32_t peek(const Reader *reader)
{
    return reader->at < reader->length ? str_read(reader->kind, reader->data, reader->at) : NO_CHARACTER;
}

static bool take(Reader *reader, uint32_t character)
{
    bool is_there = peek(reader) == character;
    reader->at += is_there;
    return is_there;
}

static bool take_word(Reader *reader, const char *word)
{
    for (; *word != 0; word++) {
        if (!take(reader, (uint8_t)*word))
            return false;
    }
    return true;
}

static void skip_blanks(Reader *reader)
{
    uint32_t sign;
    while ((sign = peek(reader)) == ' ' || sign == '\n' || sign == '\t' || sign == '\r')
        reader->at++;
}

static bool is_digit(uint32_t character) { return character - '0' < 10; }

static Object *piece(const Reader *reader, int64_t start)
{
    const char *data = (const char *)reader->data + start * reader->kind;
    return str_from_characters(reader->rt, reader->kind, data, reader->at - start);
}

/* The four digits behind \u, or NO_CHARACTER. */
static uint32_t read_hexadecimal(Reader *reader)
{
    uint32_t number = 0;
    for (int i = 0; i < 4; i++, reader->at++) {
        uint32_t sign = peek(reader);
        uint32_t letter = sign | 0x20;
        if (is_digit(sign))
            number = number * 16 + (sign - '0');
        else if (sign < 0x80 && letter >= 'a' && letter <= 'f')
            number = number * 16 + (letter - 'a' + 10);
        else
            return NO_CHARACTER;
    }
    return number;
}

/* What stands behind a backslash, or NO_CHARACTER. */
static uint32_t read_escape(Reader *reader)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    uint32_t letter = peek(reader);
    reader->at++;
    for (int i = 0; letters[i] != 0; i++) {
        if (letter == (uint8_t)letters[i])
            return (uint8_t)meanings[i];
    }
    uint32_t first = letter == 'u' ? read_hexadecimal(reader) : NO_CHARACTER;
    if (first < 0xd800 || first > 0xdbff)
        return first;
    int64_t behind = reader->at;
    if (take_word(reader, "\\u")) {
        uint32_t second = read_hexadecimal(reader);
        if (second == NO_CHARACTER)
            return NO_CHARACTER;
        if (second >= 0xdc00 && second <= 0xdfff)
            return 0x10000 + ((first - 0xd800) << 10 | (second - 0xdc00));
    }
    reader->at = behind;
    return first;
}

/* A string with escapes, from its beginning behind the quote. */
static Object *read_escaped(Reader *reader, int64_t start)
{
    TextBuilder text = text_begin(reader->rt);
    reader->at = start;
    for (;;) {
        uint32_t character = peek(reader);
        reader->at++;
        if (character == '"')
            return text_finish(&text);
        if (character == '\\')
            character = read_escape(reader);
        else if (character < ' ' && reader->strict)
            character = NO_CHARACTER;
        if (character == NO_CHARACTER)
            return text_abandon(&text);
        text_add_character(&text, character);
    }
}

/* Behind the opening quote. */
static Object *read_string(Reader *reader)
{
    int64_t start = reader->at;
    for (;; reader->at++) {
        uint32_t character = peek(reader);
        if (character == '"') {
            Object *string = piece(reader, start);
            reader->at++;
            return string;
        }
        if (character == '\\')
            return read_escaped(reader, start);
        if (character == NO_CHARACTER || (character < ' ' && reader->strict))
            return NULL;
    }
}

static void skip_digits(Reader *reader)
{
    while (is_digit(peek(reader)))
        reader->at++;
}

/* Passes over a fraction and an exponent, each only if it is whole. */
static bool skip_fraction(Reader *reader)
{
    int64_t start = reader->at;
    if (take(reader, '.') && is_digit(peek(reader)))
        skip_digits(reader);
    else
        reader->at = start;
    int64_t behind = reader->at;
    if (take(reader, 'e') || take(reader, 'E')) {
        if (!take(reader, '+'))
            take(reader, '-');
        if (is_digit(peek(reader)))
            skip_digits(reader);
        else
            reader->at = behind;
    }
    return reader->at != start;
}

static Object *read_number(Reader *reader)
{
    enum { DIGITS_AT_ONCE = 18 };
    int64_t start = reader->at;
    bool is_negative = take(reader, '-');
    int64_t first = reader->at;
    if (!is_digit(peek(reader)))
        return NULL;
    if (!take(reader, '0'))
        skip_digits(reader);
    int64_t behind = reader->at;
    bool is_float = skip_fraction(reader);
    if (!is_float && behind - first <= DIGITS_AT_ONCE) {
        int64_t value = 0;
        for (int64_t i = first; i < behind; i++)
            value = value * 10 + (int64_t)(str_read(reader->kind, reader->data, i) - '0');
        return int_from_int64(reader->rt, is_negative ? -value : value);
    }
    Runtime *rt = reader->rt;
    Object *text = piece(reader, start);
    if (text == NULL)
        return NULL;
    Object *number = is_float ? object_call_one(rt, type_as_object(runtime_type(rt, TYPE_FLOAT)), text)
                              : int_from_str(rt, text, 10);
    object_decref(rt, text);
    return number;
}

static Object *read_value(Reader *reader);

/* Whether the items go on: 1, or 0 behind the closing bracket, or -1. */
static int goes_on(Reader *reader, uint32_t closing)
{
    skip_blanks(reader);
    if (take(reader, closing))
        return 0;
    if (!take(reader, ','))
        return -1;
    skip_blanks(reader);
    return 1;
}

static bool read_items(Reader *reader, Object *list)
{
    Runtime *rt = reader->rt;
    skip_blanks(reader);
    if (take(reader, ']'))
        return true;
    for (;;) {
        Object *item = read_value(reader);
        if (item == NULL)
            return false;
        int status = list_append(rt, list, item);
        object_decref(rt, item);
        int more = status < 0 ? -1 : goes_on(reader, ']');
        if (more <= 0)
            return more == 0;
    }
}

/* A key, the same object for all that are equal. */
static Object *read_key(Reader *reader)
{
    Object *key = take(reader, '"') ? read_string(reader) : NULL;
    if (key == NULL)
        return NULL;
    Object *shared = object_xincref(dict_setdefault(reader->rt, reader->memo, key, key));
    object_decref(reader->rt, key);
    skip_blanks(reader);
    if (shared != NULL && !take(reader, ':')) {
        object_decref(reader->rt, shared);
        return NULL;
    }
    skip_blanks(reader);
    return shared;
}

static bool read_pairs(Reader *reader, Object *dict)
{
    Runtime *rt = reader->rt;
    skip_blanks(reader);
    if (take(reader, '}'))
        return true;
    for (;;) {
        Object *key = read_key(reader);
        if (key == NULL)
            return false;
        Object *value = read_value(reader);
        int status = value == NULL ? -1 : dict_set(rt, dict, key, value);
        object_decref(rt, key);
        object_xdecref(rt, value);
        int more = status < 0 ? -1 : goes_on(reader, '}');
        if (more <= 0)
            return more == 0;
    }
}

/* A list or dict, behind its opening bracket. */
static Object *read_container(Reader *reader, bool is_list)
{
    Runtime *rt = reader->rt;
    if (!recursion_enter(rt, is_list ? " while decoding a JSON array from a unicode string"
                                     : " while decoding a JSON object from a unicode string"))
        return NULL;
    Object *container = is_list ? list_new(rt, 0) : dict_new(rt);
    bool is_whole =
        container != NULL && (is_list ? read_items(reader, container) : read_pairs(reader, container));
    recursion_leave(rt);
    if (is_whole)
        return container;
    object_xdecref(rt, container);
    return NULL;
}

static Object *read_value(Reader *reader)
{
    Runtime *rt = reader->rt;
    uint32_t sign = peek(reader);
    switch (sign) {
    case '"':
        reader->at++;
        return read_string(reader);
    case '[':
    case '{':
        reader->at++;
        return read_container(reader, sign == '[');
    case 'n':
        return take_word(reader, "null") ? none_new(rt) : NULL;
    case 't':
        return take_word(reader, "true") ? bool_from(rt, true) : NULL;
    case 'f':
        return take_word(reader, "false") ? bool_from(rt, false) : NULL;
    default:
        return read_number(reader);
    }
}

static Object *given_up(Runtime *rt) { return error_occurred(rt) ? NULL : not_implemented_new(rt); }

/* decode(text, strict): the value. */
static Object *json_decode(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *text = argument_at(arguments, 0);
    if (!object_is_str(text))
        return not_implemented_new(rt);
    Reader reader = {.rt = rt,
                     .data = str_data(text),
                     .kind = str_kind(text),
                     .length = str_length(text),
                     .memo = dict_new(rt),
                     .strict = argument_at(arguments, 1) == runtime_bool(rt, true)};
    if (reader.memo == NULL)
        return NULL;
    skip_blanks(&reader);
    Object *value = read_value(&reader);
    skip_blanks(&reader);
    object_decref(rt, reader.memo);
    if (value != NULL && reader.at == reader.length)
        return value;
    object_xdecref(rt, value);
    return given_up(rt);
}

/* ---- writing. Each part says whether it is done; else there is an error, or it gives up */

typedef struct Writer {
    Runtime *rt;
    TextBuilder text;
    Object *indent; /* of one level; NULL: all in one line */
    Object *comma;
    Object *colon;
    int64_t level;
    bool is_ascii; /* other characters are escaped */
    bool sorts;    /* by key */
} Writer;

static bool is_plain(const Writer *writer, uint32_t character)
{
    if (character == '"' || character == '\\' || character < ' ')
        return false;
    return character < 0x7f || !writer->is_ascii;
}

static void write_unit(TextBuilder *text, uint32_t unit)
{
    static const char digits[] = "0123456789abcdef";
    text_add(text, "\\u");
    for (int shift = 12; shift >= 0; shift -= 4)
        text_add_character(text, (uint8_t)digits[unit >> shift & 15]);
}

static void write_escaped(TextBuilder *text, uint32_t character)
{
    static const char characters[] = "\"\\\b\f\n\r\t";
    static const char letters[] = "\"\\bfnrt";
    for (int i = 0; characters[i] != 0; i++) {
        if (character == (uint8_t)characters[i]) {
            text_add_character(text, '\\');
            text_add_character(text, (uint8_t)letters[i]);
            return;
        }
    }
    if (character >= 0x10000) {
        write_unit(text, 0xd800 | (character - 0x10000) >> 10);
        character = 0xdc00 | (character & 0x3ff);
    }
    write_unit(text, character);
}

static void write_string(Writer *writer, Object *string)
{
    TextBuilder *text = &writer->text;
    const void *data = str_data(string);
    int64_t length = str_length(string), plain = 0;
    while (plain < length && is_plain(writer, str_read(str_kind(string), data, plain)))
        plain++;
    text_add_character(text, '"');
    if (plain == length) {
        text_add_str(text, string);
    } else {
        for (int64_t i = 0; i < length; i++) {
            uint32_t character = str_read(str_kind(string), data, i);
            if (is_plain(writer, character))
                text_add_character(text, character);
            else
                write_escaped(text, character);
        }
    }
    text_add_character(text, '"');
}

static bool write_int(Writer *writer, Object *number)
{
    Object *string = int_repr(writer->rt, number);
    if (string == NULL)
        return false;
    text_add_str(&writer->text, string);
    object_decref(writer->rt, string);
    return true;
}

static bool write_float(Writer *writer, double value)
{
    char buffer[FLOAT_TEXT_CAPACITY];
    if (!isfinite(value))
        return false;
    float_to_text(value, buffer);
    text_add(&writer->text, buffer);
    return true;
}

static void write_line(Writer *writer)
{
    if (writer->indent == NULL)
        return;
    text_add_character(&writer->text, '\n');
    for (int64_t i = 0; i < writer->level; i++)
        text_add_str(&writer->text, writer->indent);
}

static bool write_value(Writer *writer, Object *value);

static void write_between(Writer *writer, bool is_first)
{
    if (!is_first)
        text_add_str(&writer->text, writer->comma);
    write_line(writer);
}

static bool write_items(Writer *writer, Object *sequence)
{
    const bool is_list = object_is_list(sequence);
    for (int64_t i = 0; i < ((const VarObject *)sequence)->ob_size; i++) {
        write_between(writer, i == 0);
        if (!write_value(writer, is_list ? list_get(sequence, i) : tuple_get(sequence, i)))
            return false;
    }
    return true;
}

static bool write_pair(Writer *writer, Object *key, Object *value, bool is_first)
{
    write_between(writer, is_first);
    if (str_is_exact(writer->rt, key)) {
        write_string(writer, key);
    } else {
        if (!object_is_exact(writer->rt, key, TYPE_INT))
            return false;
        text_add_character(&writer->text, '"');
        if (!write_int(writer, key))
            return false;
        text_add_character(&writer->text, '"');
    }
    text_add_str(&writer->text, writer->colon);
    return write_value(writer, value);
}

static bool write_sorted(Writer *writer, Object *dict)
{
    Runtime *rt = writer->rt;
    Object *keys = dict_key_list(rt, dict);
    bool good = keys != NULL;
    for (int64_t i = 0; good && i < list_size(keys); i++)
        good = str_is_exact(rt, list_get(keys, i));
    good = good && list_sort(rt, keys, NULL, false) == 0;
    for (int64_t i = 0; good && i < list_size(keys); i++) {
        Object *key = list_get(keys, i);
        Object *value = dict_get(rt, dict, key);
        good = value != NULL && write_pair(writer, key, value, i == 0);
    }
    object_xdecref(rt, keys);
    return good;
}

static bool write_pairs(Writer *writer, Object *dict)
{
    int64_t position = 0;
    Object *key, *value;
    bool is_first = true;
    if (writer->sorts)
        return write_sorted(writer, dict);
    for (; dict_next(dict, &position, &key, &value, NULL); is_first = false) {
        if (!write_pair(writer, key, value, is_first))
            return false;
    }
    return true;
}

static bool write_container(Writer *writer, Object *value, bool is_dict)
{
    int64_t count = is_dict ? dict_size(value) : ((const VarObject *)value)->ob_size;
    if (count == 0) {
        text_add(&writer->text, is_dict ? "{}" : "[]");
        return true;
    }
    if (!recursion_enter(writer->rt, "")) {
        error_clear(writer->rt); /* too deep, or a circle: json tells which */
        return false;
    }
    text_add_character(&writer->text, is_dict ? '{' : '[');
    writer->level++;
    object_incref(value);
    bool good = is_dict ? write_pairs(writer, value) : write_items(writer, value);
    object_decref(writer->rt, value);
    writer->level--;
    recursion_leave(writer->rt);
    if (!good)
        return false;
    write_line(writer);
    text_add_character(&writer->text, is_dict ? '}' : ']');
    return true;
}

static bool write_value(Writer *writer, Object *value)
{
    const Runtime *rt = writer->rt;
    const TypeObject *type = object_type(value);
    if (type == runtime_type(rt, TYPE_STR))
        return write_string(writer, value), true;
    if (type == runtime_type(rt, TYPE_INT))
        return write_int(writer, value);
    if (type == runtime_type(rt, TYPE_FLOAT))
        return write_float(writer, float_value(value));
    if (type == runtime_type(rt, TYPE_LIST) || type == runtime_type(rt, TYPE_TUPLE))
        return write_container(writer, value, false);
    if (type == runtime_type(rt, TYPE_DICT))
        return write_container(writer, value, true);
    const char *word = value == runtime_none(rt)          ? "null"
                       : value == runtime_bool(rt, true)  ? "true"
                       : value == runtime_bool(rt, false) ? "false"
                                                          : NULL;
    if (word != NULL)
        text_add(&writer->text, word);
    return word != NULL;
}

/* encode(value, is_ascii, indent or None, item separator, key separator, sort_keys): the text. */
static Object *json_encode(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *indent = argument_at(arguments, 2);
    Writer writer = {.rt = rt,
                     .text = text_begin(rt),
                     .indent = indent == runtime_none(rt) ? NULL : indent,
                     .comma = argument_at(arguments, 3),
                     .colon = argument_at(arguments, 4),
                     .is_ascii = argument_at(arguments, 1) == runtime_bool(rt, true),
                     .sorts = argument_at(arguments, 5) == runtime_bool(rt, true)};
    if ((writer.indent != NULL && !object_is_str(indent)) || !object_is_str(writer.comma) ||
        !object_is_str(writer.colon))
        return not_implemented_new(rt);
    if (write_value(&writer, argument_at(arguments, 0)))
        return text_finish(&writer.text);
    text_abandon(&writer.text);
    return given_up(rt);
}

static const MethodDefinition functions[] = {
    {"decode", json_decode, 2, 2, 0, NULL},
    {"encode", json_encode, 6, 6, 0, NULL},
    {0},
};

const ModuleDefinition json_module = {.name = "_json", .methods = functions};
