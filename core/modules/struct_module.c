/* The module _struct: packing values into bytes after a format and unpacking them. Owns the formats' language and the
 * numbers' forms; the class Struct is struct.py's. CPython: Modules/_struct.c.
 *
 * Each function takes the class of error to raise first, which is struct.py's. */
#include "modules/module_table.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "types/abstract.h"
#include "types/call.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/number/int_octets.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

/* X(letter, size, size and alignment in native mode, kind) */
#define FORMATS(X) \
    X('x', 1, 1, PADDING) \
    X('c', 1, 1, CHARACTER) \
    X('b', 1, 1, SIGNED) \
    X('B', 1, 1, UNSIGNED) \
    X('?', 1, 1, TRUTH) \
    X('h', 2, 2, SIGNED) \
    X('H', 2, 2, UNSIGNED) \
    X('i', 4, 4, SIGNED) \
    X('I', 4, 4, UNSIGNED) \
    X('l', 4, 8, SIGNED) \
    X('L', 4, 8, UNSIGNED) \
    X('q', 8, 8, SIGNED) \
    X('Q', 8, 8, UNSIGNED) \
    X('n', 0, 8, SIGNED) \
    X('N', 0, 8, UNSIGNED) \
    X('P', 0, 8, UNSIGNED) \
    X('e', 2, 2, REAL) \
    X('f', 4, 4, REAL) \
    X('d', 8, 8, REAL) \
    X('s', 1, 1, TEXT) \
    X('p', 1, 1, PASCAL_TEXT)

typedef enum Kind { PADDING, CHARACTER, SIGNED, UNSIGNED, TRUTH, REAL, TEXT, PASCAL_TEXT } Kind;

/* A walk along a format. */
typedef struct Walk {
    Object *error; /* the class, borrowed */
    const char *text;
    int64_t length;
    int64_t position;
    int64_t offset; /* in the data: behind the item last given */
    bool is_native;
    bool is_big;
    /* the item: */
    char letter;
    Kind kind;
    int64_t size; /* of one */
    int64_t count;
    int64_t start; /* in the data */
} Walk;

static COLD void *refuse(Runtime *rt, Object *error, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    Object *message = text_from_format_list(rt, format, &list);
    va_end(list);
    Object *exception = message == NULL ? NULL : object_call_one(rt, error, message);
    object_xdecref(rt, message);
    if (exception != NULL) {
        error_raise(rt, exception);
        object_decref(rt, exception);
    }
    return NULL;
}

/* 0, or -1 and TypeError. */
static int walk_begin(Runtime *rt, Walk *walk, const Arguments *arguments)
{
    Object *format = argument_at(arguments, 1);
    *walk = (Walk){.error = argument_at(arguments, 0), .is_native = true};
    if (object_is_str(format)) {
        walk->text = str_as_utf8(rt, format, &walk->length);
        if (walk->text == NULL)
            return -1;
    } else if (object_is_bytes(format)) {
        walk->text = (const char *)bytes_data(format);
        walk->length = bytes_length(format);
    } else {
        error_format(rt, ERROR_TYPE, "Struct() argument 1 must be a str or bytes object, not %.200T", format);
        return -1;
    }
    if ((int64_t)strlen(walk->text) != walk->length) {
        refuse(rt, walk->error, "embedded null character");
        return -1;
    }
    if (walk->length > 0 && strchr("@=<>!", walk->text[0]) != NULL) {
        walk->is_native = walk->text[0] == '@';
        walk->is_big = walk->text[0] == '>' || walk->text[0] == '!';
        walk->position = 1;
    }
    return 0;
}

static bool find_format(Walk *walk, char letter)
{
    switch (letter) {
#define FORMAT(sign, standard, native, what) \
    case sign: \
        walk->kind = what; \
        walk->size = walk->is_native ? native : standard; \
        break;
        FORMATS(FORMAT)
#undef FORMAT
    default:
        return false;
    }
    walk->letter = letter;
    return walk->size > 0;
}

/* The repeat count before a letter: 1 found, 0 none. -1 and an error. */
static int read_count(Runtime *rt, Walk *walk)
{
    bool given = false;
    for (walk->count = 0; walk->text[walk->position] >= '0' && walk->text[walk->position] <= '9';
         given = true) {
        if (walk->count > (INT64_MAX - 9) / 10) {
            refuse(rt, walk->error, "total struct size too long");
            return -1;
        }
        walk->count = walk->count * 10 + (walk->text[walk->position++] - '0');
    }
    if (!given)
        walk->count = 1;
    if (given && walk->position == walk->length) {
        refuse(rt, walk->error, "repeat count given without format specifier");
        return -1;
    }
    return 0;
}

/* The next item of the format: 1, 0 at the end, -1 and an error. */
static int walk_next(Runtime *rt, Walk *walk)
{
    while (walk->position < walk->length && strchr(" \t\n\r\v\f", walk->text[walk->position]) != NULL)
        walk->position++;
    if (walk->position == walk->length)
        return 0;
    if (read_count(rt, walk) < 0)
        return -1;
    if (!find_format(walk, walk->text[walk->position++])) {
        refuse(rt, walk->error, "bad char in struct format");
        return -1;
    }
    int64_t extra = walk->is_native ? (walk->size - walk->offset % walk->size) % walk->size : 0;
    int64_t bytes, end;
    if (__builtin_mul_overflow(walk->count, walk->size, &bytes) ||
        __builtin_add_overflow(walk->offset + extra, bytes, &end)) {
        refuse(rt, walk->error, "total struct size too long");
        return -1;
    }
    walk->start = walk->offset + extra;
    walk->offset = end;
    return 1;
}

/* Items of Python that the format's item stands for. */
static int64_t values_of(const Walk *walk)
{
    return walk->kind == PADDING ? 0 : walk->kind == TEXT || walk->kind == PASCAL_TEXT ? 1 : walk->count;
}

/* The whole format's size, and its values' count: -1 and an error. */
static int64_t measure(Runtime *rt, Walk walk, int64_t *values)
{
    int status;
    *values = 0;
    while ((status = walk_next(rt, &walk)) > 0)
        *values += values_of(&walk);
    return status < 0 ? -1 : walk.offset;
}

/* ---- numbers */

static void put_bits(const Walk *walk, uint8_t *place, uint64_t bits)
{
    for (int64_t i = 0; i < walk->size; i++)
        place[walk->is_big ? walk->size - 1 - i : i] = (uint8_t)(bits >> (8 * i));
}

static uint64_t get_bits(const Walk *walk, const uint8_t *place)
{
    uint64_t bits = 0;
    for (int64_t i = 0; i < walk->size; i++)
        bits |= (uint64_t)place[walk->is_big ? walk->size - 1 - i : i] << (8 * i);
    return bits;
}

static COLD int out_of_range(Runtime *rt, const Walk *walk, bool fits_long)
{
    int64_t size = walk->size;
    uint64_t most = size >= 8 ? UINT64_MAX : ((uint64_t)1 << (8 * size)) - 1;
    const char *name = walk->letter == 'b'   ? "byte"
                       : walk->letter == 'B' ? "ubyte"
                       : walk->is_big        ? NULL
                       : walk->letter == 'h' ? "short"
                       : walk->letter == 'H' ? "ushort"
                                             : NULL;
    if (size == 8 && (walk->is_big || walk->letter == 'P'))
        refuse(rt, walk->error, "int too large to convert");
    else if (!fits_long || size == 8)
        refuse(rt, walk->error, "argument out of range");
    else if (name != NULL && walk->kind == UNSIGNED)
        refuse(rt, walk->error, "%s format requires 0 <= number <= %lld", name, (long long)most);
    else if (name != NULL)
        refuse(rt, walk->error, "%s format requires %lld <= number <= %lld", name, -(long long)(most / 2) - 1,
               (long long)(most / 2));
    else if (walk->kind == UNSIGNED)
        refuse(rt, walk->error, "'%c' format requires 0 <= number <= %lld", walk->letter, (long long)most);
    else
        refuse(rt, walk->error, "'%c' format requires %lld <= number <= %lld", walk->letter,
               -(long long)(most / 2) - 1, (long long)(most / 2));
    return -1;
}

/* Whether an unsigned format reads a C unsigned long first, which no negative number is. */
static bool reads_unsigned_long(const Walk *walk)
{
    return walk->kind == UNSIGNED && walk->letter != 'B' && (walk->letter != 'H' || walk->is_big);
}

static int pack_number(Runtime *rt, const Walk *walk, Object *value, uint8_t *place)
{
    if (!object_is_int(value) && type_nb_index(object_type(value)) == NULL) {
        refuse(rt, walk->error, "required argument is not an integer");
        return -1;
    }
    Object *number = number_index(rt, value);
    if (number == NULL)
        return -1;
    uint8_t octets[8];
    bool overflow = false;
    bool is_signed = walk->kind == SIGNED;
    int64_t whole = int_as_int64(rt, number, &overflow);
    int64_t bits = int_bit_length(number);
    bool is_negative = int_sign(number) < 0;
    /* -2**(n-1) has n bits and fits */
    bool fits = walk->letter == 'P' ? bits <= 64 && (!is_negative || !overflow)
                : is_signed         ? bits < 8 * walk->size || (is_negative && !overflow &&
                                                        whole == -((int64_t)1 << (8 * walk->size - 2)) * 2)
                                    : !is_negative && bits <= 8 * walk->size;
    if (fits && int_to_octets(rt, number, octets, 8, true, is_signed || is_negative) == 0) {
        uint64_t value_bits = 0;
        for (int i = 7; i >= 0; i--)
            value_bits = value_bits << 8 | octets[i];
        put_bits(walk, place, value_bits);
    } else if (!fits) {
        bool fits_long = reads_unsigned_long(walk) ? !is_negative && bits <= 64 : !overflow;
        out_of_range(rt, walk, fits_long);
    }
    object_decref(rt, number);
    return error_occurred(rt) ? -1 : 0;
}

static COLD int too_large(Runtime *rt, char letter)
{
    error_format(rt, ERROR_OVERFLOW, "float too large to pack with %c format", letter);
    return -1;
}

/* IEEE 754 binary16, rounded to nearest, ties to even. -1 and OverflowError. */
static int half_bits(Runtime *rt, double value, uint64_t *bits)
{
    uint64_t sign = signbit(value) ? 0x8000 : 0;
    if (isnan(value) || isinf(value)) {
        *bits = sign | (isnan(value) ? 0x7e00 : 0x7c00);
        return 0;
    }
    int exponent = 0;
    double fraction = frexp(fabs(value), &exponent);
    if (value != 0 && exponent > 16)
        return too_large(rt, 'e');
    /* value = steps * 2**(unit): the unit of the last place */
    int unit = value == 0 || exponent < -13 ? -24 : exponent - 11;
    double steps = rint(ldexp(fraction, exponent - unit));
    uint64_t whole = (uint64_t)steps + (unit == -24 ? 0 : (uint64_t)(unit + 24) << 10);
    if (whole >= 0x7c00)
        return too_large(rt, 'e');
    *bits = sign | whole;
    return 0;
}

static double half_value(uint64_t bits)
{
    int exponent = (int)(bits >> 10 & 31);
    double fraction = (double)(bits & 0x3ff);
    double value = exponent == 31  ? (fraction != 0 ? (double)NAN : (double)INFINITY)
                   : exponent == 0 ? ldexp(fraction, -24)
                                   : ldexp(fraction + 1024, exponent - 25);
    return bits & 0x8000 ? -value : value;
}

static int pack_real(Runtime *rt, const Walk *walk, Object *value, uint8_t *place)
{
    const TypeObject *type = object_type(value);
    if (type_nb_float(type) == NULL && type_nb_index(type) == NULL) {
        refuse(rt, walk->error, "required argument is not a float");
        return -1;
    }
    Object *number = number_float(rt, value);
    if (number == NULL)
        return -1;
    double real = float_value(number);
    object_decref(rt, number);
    uint64_t bits = 0;
    if (walk->size == 2) {
        if (half_bits(rt, real, &bits) < 0)
            return -1;
    } else if (walk->size == 4) {
        float narrow = (float)real;
        uint32_t narrow_bits;
        if (isinf(narrow) && !isinf(real) && !walk->is_native)
            return too_large(rt, 'f');
        memcpy(&narrow_bits, &narrow, sizeof narrow_bits);
        bits = narrow_bits;
    } else {
        memcpy(&bits, &real, sizeof bits);
    }
    put_bits(walk, place, bits);
    return 0;
}

/* ---- packing */

static int pack_text(Runtime *rt, const Walk *walk, Object *value, uint8_t *place)
{
    BufferView view;
    if (!object_is_bytes(value) && !object_has(value, TYPE_FLAG_BYTES_SUBCLASS) &&
        object_type(value) != runtime_type(rt, TYPE_BYTEARRAY)) {
        refuse(rt, walk->error, "argument for '%c' must be a bytes object", walk->letter);
        return -1;
    }
    if (object_get_buffer(rt, value, &view, false) < 0)
        return -1;
    int64_t room = walk->kind == PASCAL_TEXT ? walk->count - 1 : walk->count;
    int64_t length = view.length < room ? view.length : room;
    if (walk->kind == PASCAL_TEXT && walk->count > 0)
        *place++ = (uint8_t)(length > 255 ? 255 : length);
    if (length > 0)
        memcpy(place, view.bytes, (size_t)length);
    buffer_release(rt, &view);
    return 0;
}

static int pack_one(Runtime *rt, const Walk *walk, Object *value, uint8_t *place)
{
    int truth;
    switch (walk->kind) {
    case SIGNED:
    case UNSIGNED:
        return pack_number(rt, walk, value, place);
    case REAL:
        return pack_real(rt, walk, value, place);
    case TRUTH:
        truth = object_is_true(rt, value);
        *place = truth > 0;
        return truth < 0 ? -1 : 0;
    case CHARACTER:
        if (!object_is_bytes(value) || bytes_length(value) != 1) {
            refuse(rt, walk->error, "char format requires a bytes object of length 1");
            return -1;
        }
        *place = bytes_data(value)[0];
        return 0;
    default:
        return pack_text(rt, walk, value, place);
    }
}

/* pack(error, format, values, name): `name` is the function's in the message. */
static Object *struct_pack(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Walk walk;
    int64_t expected;
    int64_t next = 0;
    Object *values = argument_at(arguments, 2);
    int64_t size = walk_begin(rt, &walk, arguments) < 0 ? -1 : measure(rt, walk, &expected);
    if (size < 0)
        return NULL;
    if (tuple_size(values) != expected)
        return refuse(rt, walk.error, "%S expected %lld items for packing (got %lld)",
                      argument_at(arguments, 3), (long long)expected, (long long)tuple_size(values));
    Object *data = bytes_new(rt, size);
    if (data == NULL || size == 0)
        return data;
    uint8_t *bytes = (uint8_t *)(uintptr_t)bytes_data(data);
    memset(bytes, 0, (size_t)size);
    while (walk_next(rt, &walk) > 0) {
        int64_t count = values_of(&walk);
        for (int64_t i = 0; i < count; i++) {
            Object *value = tuple_get(values, next++);
            if (pack_one(rt, &walk, value, bytes + walk.start + i * walk.size) < 0) {
                if (object_is_int(value) && error_matches(rt, ERROR_OVERFLOW)) {
                    error_clear(rt);
                    refuse(rt, walk.error, "int too large to convert");
                }
                object_decref(rt, data);
                return NULL;
            }
        }
    }
    return data;
}

/* ---- unpacking */

static Object *unpack_real(Runtime *rt, const Walk *walk, uint64_t bits)
{
    double real;
    if (walk->size == 2)
        return float_from_double(rt, half_value(bits));
    if (walk->size == 4) {
        float narrow;
        uint32_t narrow_bits = (uint32_t)bits;
        memcpy(&narrow, &narrow_bits, sizeof narrow);
        return float_from_double(rt, narrow);
    }
    memcpy(&real, &bits, sizeof real);
    return float_from_double(rt, real);
}

static Object *unpack_one(Runtime *rt, const Walk *walk, const uint8_t *place)
{
    int shift = (int)(64 - 8 * walk->size);
    switch (walk->kind) {
    case SIGNED:
        return int_from_int64(rt, (int64_t)(get_bits(walk, place) << shift) >> shift);
    case UNSIGNED:
        return int_from_uint64(rt, get_bits(walk, place));
    case REAL:
        return unpack_real(rt, walk, get_bits(walk, place));
    case TRUTH:
        return bool_from(rt, *place != 0);
    case CHARACTER:
        return bytes_from_data(rt, place, 1);
    case PASCAL_TEXT: {
        int64_t length = walk->count == 0 ? 0 : *place;
        return bytes_from_data(rt, place + 1,
                               length < walk->count ? length
                               : walk->count > 0    ? walk->count - 1
                                                    : 0);
    }
    default:
        return bytes_from_data(rt, place, walk->count);
    }
}

/* unpack(error, format, buffer, offset): the caller has seen that it fits; checked again all the same. */
static Object *struct_unpack(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Walk walk;
    BufferView view;
    int64_t count, offset;
    int64_t next = 0;
    int64_t size = walk_begin(rt, &walk, arguments) < 0 ? -1 : measure(rt, walk, &count);
    if (size < 0 || number_as_index(rt, argument_at(arguments, 3), &offset, ERROR_OVERFLOW) < 0 ||
        object_get_buffer(rt, argument_at(arguments, 2), &view, false) < 0)
        return NULL;
    Object *values = NULL;
    if (offset < 0 || offset > view.length || view.length - offset < size)
        refuse(rt, walk.error, "unpack requires a buffer of %lld bytes", (long long)size);
    else
        values = tuple_new(rt, count);
    while (values != NULL && walk_next(rt, &walk) > 0) {
        int64_t here = values_of(&walk);
        for (int64_t i = 0; i < here && values != NULL; i++) {
            Object *value = unpack_one(rt, &walk, view.bytes + offset + walk.start + i * walk.size);
            if (value == NULL) {
                object_decref(rt, values);
                values = NULL;
            } else {
                tuple_set(values, next++, value);
            }
        }
    }
    buffer_release(rt, &view);
    return values;
}

/* calcsize(error, format) */
static Object *struct_calcsize(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Walk walk;
    int64_t values;
    int64_t size = walk_begin(rt, &walk, arguments) < 0 ? -1 : measure(rt, walk, &values);
    return size < 0 ? NULL : int_from_int64(rt, size);
}

static const MethodDefinition functions[] = {
    {"pack", struct_pack, 4, 4, 0, NULL},
    {"unpack", struct_unpack, 4, 4, 0, NULL},
    {"calcsize", struct_calcsize, 2, 2, 0, NULL},
    {0},
};

const ModuleDefinition struct_module = {.name = "_struct", .methods = functions};
