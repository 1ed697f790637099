/* Escapes in string and bytes literals. */
#include "lang/parse/string_literal.h"

#include <stdio.h>
#include <string.h>

#include "lang/import.h"
#include "lang/parse/unicode.h"
#include "object/error.h"
#include "types/call.h"
#include "types/text/bytes.h"
#include "types/text/str.h"
#include "types/text/str_new.h"

/* Reading of one literal. CPython reckons positions in a copy of the text in which each character beyond
 * ASCII is an escape of 10 bytes; `extra` is how many bytes more that copy has up to here. */
typedef struct Literal {
    Runtime *rt;
    const char *start;
    const char *place;
    const char *end;
    int64_t extra;
    int64_t extra_before; /* `extra` where the latest escape begins */
    bool is_bytes;
    LiteralFault *fault;
} Literal;

enum { NO_CHARACTER = -1, FAILED = -2 };

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* `place` is behind the bytes that cannot be decoded; the escape's backslash is at `escape`. */
static int32_t text_fault(Literal *literal, const char *escape, const char *reason)
{
    long long first = escape - literal->start + literal->extra_before;
    long long last = literal->place - literal->start + literal->extra - 1;
    char *message = literal->fault->message;
    size_t size = sizeof(literal->fault->message);
    if (first == last)
        snprintf(message, size,
                 "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position %lld: %s", first,
                 reason);
    else
        snprintf(message, size,
                 "(unicode error) 'unicodeescape' codec can't decode bytes in position %lld-%lld: %s", first,
                 last, reason);
    return FAILED;
}

/* Exactly `count` hexadecimal digits. */
static int32_t hex_escape(Literal *literal, const char *escape, int count, const char *reason)
{
    uint32_t value = 0;
    for (int i = 0; i < count; i++) {
        int digit = literal->place < literal->end ? hex_value(*literal->place) : -1;
        if (digit < 0) {
            if (!literal->is_bytes)
                return text_fault(literal, escape, reason);
            snprintf(literal->fault->message, sizeof(literal->fault->message),
                     "(value error) invalid \\x escape at position %lld",
                     (long long)(escape - literal->start));
            return FAILED;
        }
        value = value << 4 | (uint32_t)digit;
        literal->place++;
    }
    if (value > 0x10ffff)
        return text_fault(literal, escape, "illegal Unicode character");
    return (int32_t)value;
}

static int32_t octal_escape(Literal *literal, char first)
{
    int32_t value = first - '0';
    for (int i = 0;
         i < 2 && literal->place < literal->end && *literal->place >= '0' && *literal->place <= '7'; i++)
        value = value * 8 + (*literal->place++ - '0');
    if (value > UINT8_MAX && literal->fault->invalid_escape == NULL)
        literal->fault->invalid_escape = literal->place - 3;
    return value;
}

/* The module with the names says what [start, end) stands for: FAILED without a fault where there is an error,
 * NO_CHARACTER where nothing has that name. CPython asks the same module. */
static int32_t character_named(Runtime *rt, const char *start, const char *end)
{
    Object *module = import_module(rt, "unicodedata");
    Object *method = module == NULL ? NULL : str_intern_cstring(rt, "_named");
    Object *name = method == NULL ? NULL : str_from_utf8(rt, start, end - start);
    const Ref arguments[] = {ref_of(name)};
    Object *result = name == NULL ? NULL : object_call_method(rt, module, method, arguments, 1);
    int32_t character = result == NULL           ? FAILED
                        : !object_is_str(result) ? NO_CHARACTER
                                                 : (int32_t)str_character(result, 0);
    object_xdecref(rt, result);
    object_xdecref(rt, name);
    object_xdecref(rt, method);
    object_xdecref(rt, module);
    return character;
}

/* \N{name} */
static int32_t named_escape(Literal *literal, const char *escape)
{
    const char *place = literal->place;
    if (place >= literal->end || *place != '{')
        return text_fault(literal, escape, "malformed \\N character escape");
    const char *name = place + 1;
    while (place < literal->end && *place != '}') {
        const char *before = place;
        if (utf8_next(&place) >= 0x80)
            literal->extra += 10 - (place - before);
    }
    bool is_named = place < literal->end && place > name;
    literal->place = is_named ? place + 1 : place;
    if (!is_named)
        return text_fault(literal, escape, "malformed \\N character escape");
    int32_t character = character_named(literal->rt, name, place);
    return character == NO_CHARACTER ? text_fault(literal, escape, "unknown Unicode character name")
                                     : character;
}

/* Behind a backslash: the character, NO_CHARACTER (the line goes on) or FAILED. An escape that means nothing
 * gives its backslash and leaves the rest. */
static int32_t escaped(Literal *literal)
{
    static const char letters[] = "\\\\''\"\"a\ab\bf\fn\nr\rt\tv\v";
    const char *escape = literal->place - 1;
    /* At the end (an f-string's text before a brace) and before what is not ASCII it stands for itself. */
    if (literal->place == literal->end || (uint8_t)*literal->place >= 0x80) {
        literal->extra += 5;
        return '\\';
    }
    char c = *literal->place++;
    for (size_t i = 0; i < sizeof(letters) - 1; i += 2) {
        if (c == letters[i])
            return letters[i + 1];
    }
    if (c == '\n')
        return NO_CHARACTER;
    if (c >= '0' && c <= '7')
        return octal_escape(literal, c);
    if (c == 'x')
        return hex_escape(literal, escape, 2, "truncated \\xXX escape");
    if (c == 'u' && !literal->is_bytes)
        return hex_escape(literal, escape, 4, "truncated \\uXXXX escape");
    if (c == 'U' && !literal->is_bytes)
        return hex_escape(literal, escape, 8, "truncated \\UXXXXXXXX escape");
    if (c == 'N' && !literal->is_bytes)
        return named_escape(literal, escape);
    if (literal->fault->invalid_escape == NULL)
        literal->fault->invalid_escape = literal->place - 1;
    literal->place--;
    return '\\';
}

/* The next character, or NO_CHARACTER or FAILED. */
static int32_t next_character(Literal *literal)
{
    if (*literal->place == '\\') {
        literal->extra_before = literal->extra;
        literal->place++;
        return escaped(literal);
    }
    const char *before = literal->place;
    uint32_t c = literal->is_bytes ? (uint8_t)*literal->place++ : utf8_next(&literal->place);
    if (c >= 0x80 && !literal->is_bytes)
        literal->extra += 10 - (literal->place - before);
    return (int32_t)c;
}

static void *room(Runtime *rt, int64_t count, int64_t size)
{
    void *memory = memory_calloc(&rt->memory, (uint64_t)(count * size) + 1);
    if (memory == NULL)
        error_no_memory(rt);
    return memory;
}

static void give_back(Runtime *rt, void *memory, int64_t count, int64_t size)
{
    memset(memory, 0, (size_t)(count * size));
    memory_free(&rt->memory, memory);
}

Object *literal_decode_text(Runtime *rt, const char *start, const char *end, LiteralFault *fault)
{
    Literal literal = {.rt = rt, .start = start, .place = start, .end = end, .fault = fault};
    uint32_t *characters = room(rt, end - start, sizeof(uint32_t));
    if (characters == NULL)
        return NULL;
    int64_t count = 0;
    int32_t c = 0;
    while (literal.place < end && (c = next_character(&literal)) != FAILED) {
        if (c != NO_CHARACTER)
            characters[count++] = (uint32_t)c;
    }
    Object *text = c == FAILED ? NULL : str_from_characters(rt, 4, characters, count);
    give_back(rt, characters, end - start, sizeof(uint32_t));
    return text;
}

Object *literal_decode_bytes(Runtime *rt, const char *start, const char *end, LiteralFault *fault)
{
    Literal literal = {.start = start, .place = start, .end = end, .is_bytes = true, .fault = fault};
    uint8_t *data = room(rt, end - start, 1);
    if (data == NULL)
        return NULL;
    int64_t count = 0;
    int32_t c = 0;
    while (literal.place < end && (c = next_character(&literal)) != FAILED) {
        if (c != NO_CHARACTER)
            data[count++] = (uint8_t)c;
    }
    Object *bytes = c == FAILED ? NULL : bytes_from_data(rt, data, count);
    give_back(rt, data, end - start, 1);
    return bytes;
}
