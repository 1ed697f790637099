/* str % values and bytes % values, one after the other in one loop: what differs is asked of the family. The output of
 * bytes is gathered as characters below 256. See str_format.h. */
#include "types/text/str_format.h"

#include "object/error.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/text/bytearray.h"
#include "types/text/bytes.h"
#include "types/text/format.h"
#include "types/text/str_view.h"
#include "types/text/text_builder.h"

/* Beyond this there is no memory for the result, whatever the limit is. */
#define LARGEST_WIDTH (INT64_C(1) << 35)

enum {
    FLAG_LEFT = 1,
    FLAG_SIGN = 2,
    FLAG_BLANK = 4,
    FLAG_ALTERNATE = 8,
    FLAG_ZERO = 16,
    FLAG_NO_NEGATIVE_0 = 32
};

typedef struct Percent {
    Runtime *rt;
    TextView format;
    int64_t place; /* in the format */
    Object *values;
    Object *mapping;     /* borrowed: what %(key) looks in, or NULL */
    Object *owned;       /* what %(key) has found, which is `values` now; or NULL */
    int64_t next, count; /* of the values of a tuple; -2 and -1: values is the one value */
    TextBuilder text;
    Object *only; /* owned: the result, when it is but one str as it is */
} Percent;

typedef struct Directive {
    unsigned flags;
    int64_t width, precision; /* -1: none */
    uint32_t kind;
} Directive;

static bool is_str_format(const Percent *p) { return p->format.family == FAMILY_STR; }

static bool at_end(const Percent *p) { return p->place >= p->format.length; }

static int fail(const Percent *p, ErrorKind kind, const char *message)
{
    error_set(p->rt, kind, "%s", message);
    return -1;
}

/* The next value, borrowed; NULL and TypeError. */
static Object *next_value(Percent *p)
{
    if (p->next < p->count) {
        int64_t index = p->next++;
        return p->count < 0 ? p->values : tuple_get(p->values, index);
    }
    fail(p, ERROR_TYPE, "not enough arguments for format string");
    return NULL;
}

/* ---- directives */

/* The character at the place, which moves on; 0 and an error at the end. */
static int take(Percent *p, uint32_t *character)
{
    if (at_end(p))
        return fail(p, ERROR_VALUE, "incomplete format");
    *character = view_at(&p->format, p->place++);
    return 0;
}

/* "(key)": what the mapping has for it is the value from now on. */
static int take_key(Percent *p)
{
    if (p->mapping == NULL)
        return fail(p, ERROR_TYPE, "format requires a mapping");
    int64_t start = p->place;
    int depth = 1;
    for (; depth > 0; p->place++) {
        if (at_end(p))
            return fail(p, ERROR_VALUE, "incomplete format key");
        uint32_t character = view_at(&p->format, p->place);
        depth += character == '(' ? 1 : character == ')' ? -1 : 0;
    }
    const char *data = (const char *)p->format.data + start * p->format.kind;
    int64_t length = p->place - 1 - start;
    Object *key = is_str_format(p) ? str_from_characters(p->rt, p->format.kind, data, length)
                                   : bytes_from_data(p->rt, data, length);
    if (key == NULL)
        return -1;
    Object *found = object_get_item(p->rt, p->mapping, key);
    object_decref(p->rt, key);
    if (found == NULL)
        return -1;
    object_xdecref(p->rt, p->owned);
    p->owned = found;
    p->values = found;
    p->next = -2;
    p->count = -1;
    return 0;
}

/* A "*" takes the next value: 0, or -1 and an error. `limit`: INT32_MAX for what is an int in C, INT64_MAX. */
static int take_star(Percent *p, int64_t *number, int64_t limit)
{
    Object *value = next_value(p);
    if (value == NULL)
        return -1;
    if (!object_is_int(value))
        return fail(p, ERROR_TYPE, "* wants int");
    bool overflow = false;
    *number = int_as_int64(p->rt, value, &overflow);
    if (limit == INT32_MAX && (overflow || *number > limit || *number < -limit - 1))
        return fail(p, ERROR_OVERFLOW, "Python int too large to convert to C int");
    return overflow ? fail(p, ERROR_OVERFLOW, "Python int too large to convert to C ssize_t") : 0;
}

/* Digits from `*character` on; *character is behind them then. */
static int take_digits(Percent *p, uint32_t *character, int64_t *number, int64_t limit, const char *too_big)
{
    *number = 0;
    while (*character - '0' < 10) {
        int digit = (int)(*character - '0');
        if (*number > (limit - digit) / 10)
            return fail(p, ERROR_VALUE, too_big);
        *number = 10 * *number + digit;
        if (take(p, character) < 0)
            return -1;
    }
    return 0;
}

/* "z" is of bytes alone. */
static unsigned flag_of(const Percent *p, uint32_t character)
{
    switch (character) {
    case '-':
        return FLAG_LEFT;
    case '+':
        return FLAG_SIGN;
    case ' ':
        return FLAG_BLANK;
    case '#':
        return FLAG_ALTERNATE;
    case '0':
        return FLAG_ZERO;
    case 'z':
        return is_str_format(p) ? 0 : FLAG_NO_NEGATIVE_0;
    default:
        return 0;
    }
}

static int take_width(Percent *p, Directive *directive, uint32_t *character)
{
    if (*character == '*') {
        if (take_star(p, &directive->width, INT64_MAX) < 0)
            return -1;
        if (directive->width < 0) {
            directive->flags |= FLAG_LEFT;
            directive->width = directive->width == INT64_MIN ? 0 : -directive->width;
        }
        return take(p, character);
    }
    return *character - '0' < 10 ? take_digits(p, character, &directive->width, INT64_MAX, "width too big")
                                 : 0;
}

static int take_precision(Percent *p, Directive *directive, uint32_t *character)
{
    directive->precision = 0;
    if (take(p, character) < 0)
        return -1;
    if (*character == '*') {
        if (take_star(p, &directive->precision, INT32_MAX) < 0)
            return -1;
        if (directive->precision < 0)
            directive->precision = 0;
        return take(p, character);
    }
    return take_digits(p, character, &directive->precision, INT32_MAX,
                       is_str_format(p) ? "precision too big" : "prec too big");
}

/* All of it; the place is behind the "%". */
static int take_directive(Percent *p, Directive *directive)
{
    uint32_t character;
    *directive = (Directive){0, -1, -1, 0};
    if (!at_end(p) && view_at(&p->format, p->place) == '(') {
        p->place++;
        if (take_key(p) < 0)
            return -1;
    }
    if (take(p, &character) < 0)
        return -1;
    for (unsigned flag; (flag = flag_of(p, character)) != 0;) {
        directive->flags |= flag;
        if (take(p, &character) < 0)
            return -1;
    }
    if (take_width(p, directive, &character) < 0)
        return -1;
    if (character == '.' && take_precision(p, directive, &character) < 0)
        return -1;
    if ((character == 'h' || character == 'l' || character == 'L') && take(p, &character) < 0)
        return -1;
    directive->kind = character;
    return 0;
}

/* Whether a region could hold so many characters at all; they would be written one after the other. */
static bool has_room(const Percent *p, int64_t width)
{
    return width < LARGEST_WIDTH && (width < 0 || (uint64_t)width < region_limit(&p->rt->memory));
}

/* ---- writing */

static void write_part(Percent *p, const TextView *view, int64_t start, int64_t length)
{
    for (int64_t i = 0; i < length && !p->text.failed; i++)
        text_add_character(&p->text, view_at(view, start + i));
}

/* The piece with its sign, prefix and padding. */
static void write_piece(Percent *p, Directive *directive, const TextView *piece, bool is_number)
{
    int64_t length = piece->length, from = 0, width = directive->width;
    bool is_text =
        directive->kind == 's' || directive->kind == 'r' || directive->kind == 'a' || directive->kind == 'b';
    uint32_t fill = is_number && (directive->flags & FLAG_ZERO) != 0 ? '0' : ' ';
    uint32_t sign = 0;
    if (is_text && directive->precision >= 0 && length > directive->precision)
        length = directive->precision;
    if (is_number && length > 0) {
        uint32_t first = view_at(piece, 0);
        if (first == '-' || first == '+') {
            sign = first;
            length--;
            from++;
        } else {
            sign = (directive->flags & FLAG_SIGN) != 0 ? '+' : (directive->flags & FLAG_BLANK) != 0 ? ' ' : 0;
        }
    }
    uint32_t kind = directive->kind;
    bool has_prefix = (directive->flags & FLAG_ALTERNATE) != 0 && (kind == 'x' || kind == 'X' || kind == 'o');
    if (width < length)
        width = length;
    if (sign != 0) {
        if (fill != ' ')
            text_add_character(&p->text, sign);
        if (width > length)
            width--;
    }
    if (has_prefix) {
        if (fill != ' ')
            write_part(p, piece, from, 2);
        width = width < 2 ? 0 : width - 2;
        length -= 2;
        from += 2;
    }
    if (width > length && (directive->flags & FLAG_LEFT) == 0) {
        text_add_fill(&p->text, width - length, fill);
        width = length;
    }
    if (fill == ' ') {
        if (sign != 0)
            text_add_character(&p->text, sign);
        if (has_prefix)
            write_part(p, piece, from - 2, 2);
    }
    if (from == 0 && piece->family == FAMILY_STR && length == piece->length && piece->object != NULL)
        text_add_str(&p->text, piece->object);
    else
        write_part(p, piece, from, length);
    text_add_fill(&p->text, width - length, ' ');
}

/* Takes `piece` (a str, or bytes) over; NULL: failed already. */
static int write_object(Percent *p, Directive *directive, Object *piece, bool is_number, bool may_be_result)
{
    if (piece == NULL)
        return -1;
    TextView view = view_of(piece);
    bool is_whole = directive->width <= view.length &&
                    (directive->precision < 0 || directive->precision >= view.length) &&
                    (directive->flags & (FLAG_SIGN | FLAG_BLANK)) == 0;
    if (may_be_result && is_whole && is_str_format(p) && p->text.length == 0 && at_end(p)) {
        p->only = piece;
        return 0;
    }
    if (has_room(p, directive->width))
        write_piece(p, directive, &view, is_number);
    object_decref(p->rt, piece);
    if (!has_room(p, directive->width)) {
        error_no_memory(p->rt);
        return -1;
    }
    return p->text.failed ? -1 : 0;
}

/* ---- values */

static int wrong_type(Percent *p, uint32_t kind, Object *value)
{
    bool is_base = kind == 'o' || kind == 'x' || kind == 'X';
    error_format(p->rt, ERROR_TYPE,
                 is_base ? "%%%c format: an integer is required, not %.200T"
                         : "%%%c format: a real number is required, not %.200T",
                 kind == 'i' && !is_str_format(p) ? 'd' : (int)kind, value);
    return -1;
}

static bool is_number(const Object *object)
{
    const TypeObject *type = object_type(object);
    return type_nb_index(type) != NULL || type_nb_int(type) != NULL || type_nb_float(type) != NULL;
}

static int write_int(Percent *p, Directive *directive, Object *value)
{
    Runtime *rt = p->rt;
    uint32_t kind = directive->kind;
    Object *number;
    if (!is_number(value))
        return wrong_type(p, kind, value);
    if (directive->precision > INT32_MAX - 3)
        return fail(p, ERROR_OVERFLOW, "precision too large");
    if (object_is_int(value)) {
        number = object_incref(value);
    } else {
        number = kind == 'o' || kind == 'x' || kind == 'X' ? number_index(rt, value) : number_int(rt, value);
        if (number == NULL) {
            if (!error_matches(rt, ERROR_TYPE))
                return -1;
            error_clear(rt);
            return wrong_type(p, kind, value);
        }
    }
    Object *piece =
        int_percent(rt, number, (char)kind, directive->precision, (directive->flags & FLAG_ALTERNATE) != 0);
    object_decref(rt, number);
    directive->precision = -1;
    return write_object(p, directive, piece, true, false);
}

static int write_float(Percent *p, Directive *directive, Object *value)
{
    Runtime *rt = p->rt;
    const TypeObject *type = object_type(value);
    if (!object_is_int(value) && type_nb_float(type) == NULL && type_nb_index(type) == NULL) {
        error_format(rt, ERROR_TYPE,
                     is_str_format(p) ? "must be real number, not %.50T"
                                      : "float argument required, not %.200T",
                     value);
        return -1;
    }
    Object *number = number_float(rt, value);
    if (number == NULL)
        return -1;
    double real = ((const FloatObject *)number)->ob_fval;
    object_decref(rt, number);
    Object *piece =
        float_percent(rt, real, (char)directive->kind, directive->precision,
                      (directive->flags & FLAG_ALTERNATE) != 0, (directive->flags & FLAG_NO_NEGATIVE_0) != 0);
    directive->precision = -1;
    directive->flags &= ~(unsigned)FLAG_ALTERNATE;
    return write_object(p, directive, piece, true, false);
}

/* The character of a "%c": -1 and an error. */
static int64_t character_of(Percent *p, Object *value)
{
    Runtime *rt = p->rt;
    bool is_str = is_str_format(p);
    if (is_str && object_is_str(value) && str_length(value) == 1)
        return str_character(value, 0);
    if (!is_str && (object_is_bytes(value) || object_is_bytearray(rt, value))) {
        TextView one = view_of(value);
        if (one.length == 1)
            return view_at(&one, 0);
    }
    int64_t number;
    const char *refusal =
        is_str ? "%c requires int or char" : "%c requires an integer in range(256) or a single byte";
    const char *overflow = is_str ? "%c arg not in range(0x110000)" : "%c arg not in range(256)";
    bool is_text =
        object_is_str(value) || (!is_str && (object_is_bytes(value) || object_is_bytearray(rt, value)));
    if (is_text || type_nb_index(object_type(value)) == NULL)
        return fail(p, ERROR_TYPE, refusal);
    if (number_as_index(rt, value, &number, 0) < 0) {
        if (!error_matches(rt, ERROR_TYPE))
            return -1;
        error_clear(rt);
        return fail(p, ERROR_TYPE, refusal);
    }
    if (number < 0 || number > (is_str ? 0x10ffff : 0xff))
        return fail(p, ERROR_OVERFLOW, overflow);
    return number;
}

static int write_character(Percent *p, Directive *directive, Object *value)
{
    int64_t character = character_of(p, value);
    if (character < 0)
        return -1;
    if (!has_room(p, directive->width)) {
        error_no_memory(p->rt);
        return -1;
    }
    int64_t padding = directive->width - 1;
    if ((directive->flags & FLAG_LEFT) == 0)
        text_add_fill(&p->text, padding, ' ');
    text_add_character(&p->text, (uint32_t)character);
    if ((directive->flags & FLAG_LEFT) != 0)
        text_add_fill(&p->text, padding, ' ');
    return p->text.failed ? -1 : 0;
}

/* What "%b" makes of a value: new bytes, or an object with a buffer; NULL and an error. */
static Object *as_bytes(Percent *p, Object *value)
{
    Runtime *rt = p->rt;
    if (object_is_bytes(value) || object_is_bytearray(rt, value))
        return object_incref(value);
    Object *name = str_intern_cstring(rt, "__bytes__");
    if (name == NULL)
        return NULL;
    Object *result = object_call_special(rt, value, name, NULL, 0);
    object_decref(rt, name);
    if (result != NULL && !object_is_bytes(result)) {
        error_format(rt, ERROR_TYPE, "__bytes__ returned non-bytes (type %.200T)", result);
        object_decref(rt, result);
        return NULL;
    }
    if (result != NULL || error_occurred(rt))
        return result;
    BufferView view;
    if (type_bf_getbuffer(object_type(value)) == NULL)
        return error_format(
            rt, ERROR_TYPE,
            "%%b requires a bytes-like object, or an object that implements __bytes__, not '%.100T'", value);
    if (object_get_buffer(rt, value, &view, false) < 0)
        return NULL;
    result = bytes_from_data(rt, view.bytes, view.length);
    buffer_release(rt, &view);
    return result;
}

static int write_text(Percent *p, Directive *directive, Object *value)
{
    Runtime *rt = p->rt;
    bool is_str = is_str_format(p);
    bool is_int = object_is_exact(rt, value, TYPE_INT);
    if (!is_str && (directive->kind == 's' || directive->kind == 'b'))
        return write_object(p, directive, as_bytes(p, value), false, false);
    Object *piece = directive->kind == 's'             ? object_str(rt, value)
                    : directive->kind == 'r' && is_str ? object_repr(rt, value)
                                                       : object_ascii(rt, value);
    return write_object(p, directive, piece, false, !is_int);
}

static int write_value(Percent *p, Directive *directive)
{
    uint32_t kind = directive->kind;
    int64_t index = p->place - 1;
    if (kind == '%' && view_at(&p->format, index - 1) == '%') {
        text_add_character(&p->text, '%');
        return p->text.failed ? -1 : 0;
    }
    Object *value = next_value(p);
    if (value == NULL)
        return -1;
    switch (kind) {
    case 'b':
        if (is_str_format(p))
            break;
        return write_text(p, directive, value);
    case 's':
    case 'r':
    case 'a':
        return write_text(p, directive, value);
    case 'c':
        return write_character(p, directive, value);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        return write_int(p, directive, value);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        return write_float(p, directive, value);
    default:
        break;
    }
    bool shows = !is_str_format(p) || (kind > 31 && kind < 127);
    error_format(p->rt, ERROR_VALUE, "unsupported format character '%c' (0x%x) at index %lld",
                 shows ? (int)kind : '?', (int)kind, (long long)index);
    return -1;
}

/* ---- all of it */

static int run(Percent *p)
{
    while (!at_end(p)) {
        TextView percent = view_of_data("%", 1);
        int64_t found = view_find(&p->format, &percent, p->place, p->format.length);
        int64_t end = found < 0 ? p->format.length : found;
        if (p->place == 0 && found < 0 && is_str_format(p)) {
            p->only = object_incref(p->format.object);
        } else {
            write_part(p, &p->format, p->place, end - p->place);
        }
        p->place = end;
        if (p->text.failed)
            return -1;
        if (found < 0)
            break;
        p->place++;
        Directive directive;
        if (take_directive(p, &directive) < 0 || write_value(p, &directive) < 0)
            return -1;
    }
    if (p->next < p->count && p->mapping == NULL)
        return fail(p, ERROR_TYPE,
                    is_str_format(p) ? "not all arguments converted during string formatting"
                                     : "not all arguments converted during bytes formatting");
    return 0;
}

static bool is_mapping(const Percent *p, const Object *values)
{
    if (type_mp_subscript(object_type(values)) == NULL || object_is_tuple(values) || object_is_str(values))
        return false;
    return is_str_format(p) || (!object_is_bytes(values) && !object_is_bytearray(p->rt, values));
}

static int begin_and_run(Percent *p, Object *values)
{
    p->values = values;
    p->next = object_is_tuple(values) ? 0 : -2;
    p->count = object_is_tuple(values) ? tuple_size(values) : -1;
    p->mapping = is_mapping(p, values) ? values : NULL;
    p->text = text_begin(p->rt);
    int status = run(p);
    object_xdecref(p->rt, p->owned);
    return status;
}

Object *str_percent(Runtime *rt, Object *format, Object *values)
{
    Percent p = {.rt = rt, .format = view_of_str(format)};
    if (begin_and_run(&p, values) == 0) {
        if (p.only == NULL)
            return text_finish(&p.text);
        text_abandon(&p.text);
        return p.only;
    }
    object_xdecref(rt, p.only);
    return text_abandon(&p.text);
}

Object *bytes_percent(Runtime *rt, const uint8_t *format, int64_t length, Object *values, bool as_bytearray)
{
    Percent p = {.rt = rt, .format = view_of_data(format, length)};
    Object *result = NULL;
    if (begin_and_run(&p, values) == 0)
        result = as_bytearray
                     ? bytearray_from_data(rt, p.text.length == 0 ? (void *)"" : p.text.data, p.text.length)
                     : bytes_from_data(rt, p.text.data, p.text.length);
    text_abandon(&p.text);
    return result;
}
