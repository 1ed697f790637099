/* What the files of formatting share. */
#ifndef OURO_TYPES_FORMAT_PRIVATE_H
#define OURO_TYPES_FORMAT_PRIVATE_H

#include "types/text/format.h"

/* [[fill]align][sign][z][#][0][width][grouping][.precision][type]; 0 or -1 where nothing is given. */
typedef struct FormatSpecification {
    int64_t width;
    int64_t precision;
    uint32_t fill;
    uint32_t align; /* '<', '>', '^', '=' */
    uint32_t sign;
    uint32_t type;
    char separator; /* of groups of digits */
    int group;      /* digits in a group */
    bool alternate;
    bool no_negative_zero;
} FormatSpecification;

/* 0, or -1 and ValueError. `value` is named in the error. */
int format_parse(Runtime *rt, Object *specification, Object *value, uint32_t type, uint32_t align,
                 FormatSpecification *result);

/* ValueError: Unknown format code 'd' for object of type 'str'. Returns NULL. */
Object *format_unknown_type(Runtime *rt, uint32_t type, Object *value);

/* The parts of a number, ASCII but for `character`. */
typedef struct NumberParts {
    const char *prefix;
    const char *digits; /* those that are grouped */
    const char *rest;   /* behind them: point, decimals, exponent; or a word */
    int64_t prefix_count;
    int64_t digit_count;
    int64_t rest_count;
    uint32_t character; /* of type 'c', in the place of all digits; or 0 with rest_count 0 */
    bool negative;
    bool has_character;
} NumberParts;

/* A str with the parts, padded. New reference; NULL and MemoryError. */
Object *format_number(Runtime *rt, const FormatSpecification *specification, const NumberParts *parts);

/* Splits what float_write has written. */
NumberParts format_split_float(const char *text, int64_t length);

/* Bytes for a text: in place, or allocated where there are many. */
typedef struct FormatBuffer {
    char *text;
    char small[480];
} FormatBuffer;

/* 0, or -1 and MemoryError. */
int format_buffer_init(Runtime *rt, FormatBuffer *buffer, int64_t capacity);
void format_buffer_free(Runtime *rt, FormatBuffer *buffer);

/* Writes the digits of the value as the specification's type has them, without grouping or padding, '%' behind them
 * if asked: the length, or -1 and an error. The buffer is to be freed if it succeeds. `default_type` 'r': what stands
 * for no type; add_dot_0: ".0" behind whole numbers then. */
int64_t format_write_float(Runtime *rt, const FormatSpecification *specification, Object *value,
                           double number, bool add_dot_0, FormatBuffer *buffer);

/* format() of a float's value, for `value`'s type. */
Object *format_double(Runtime *rt, double number, const FormatSpecification *specification, Object *value);

/* Puts characters one after the other into a fresh str. */
typedef struct CharacterWriter {
    void *data;
    int64_t position;
    int kind;
} CharacterWriter;

CharacterWriter character_writer(Object *string);
void character_write_fill(CharacterWriter *writer, uint32_t character, int64_t count);
void character_write_ascii(CharacterWriter *writer, const char *text, int64_t count);
void character_write_str(CharacterWriter *writer, Object *string, int64_t count);

/* A str of one Latin-1 character is the shared one: takes `string` over. */
Object *format_share(Runtime *rt, Object *string);

/* How `missing` characters of filling are divided. */
typedef struct Padding {
    int64_t left, inside, right;
} Padding;

Padding format_padding(const FormatSpecification *specification, int64_t length);

#endif
