/* str.format: "{0.name[key]!r:>{width}}". See str_format.h. */
#include "types/text/str_format.h"

#include "object/error.h"
#include "types/abstract.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/number/int.h"
#include "types/text/str_view.h"
#include "types/text/text_builder.h"
#include "types/text/unicode_characters.h"

enum { NESTING_MOST = 2 };

typedef enum Numbering { NUMBERING_UNKNOWN, NUMBERING_AUTOMATIC, NUMBERING_MANUAL } Numbering;

/* One call of format. */
typedef struct Formatting {
    Runtime *rt;
    const Arguments *arguments;
    Object *mapping; /* borrowed: format_map's, or NULL */
    TextView format;
    Numbering numbering;
    int64_t next_number;
} Formatting;

/* Characters start … end - 1 of the format. */
typedef struct Span {
    int64_t start, end;
} Span;

typedef struct Field {
    Span name, specification;
    uint32_t conversion; /* 0: none */
    bool is_nested;      /* the specification has fields in it */
} Field;

static int fail(const Formatting *f, const char *message)
{
    error_set(f->rt, ERROR_VALUE, "%s", message);
    return -1;
}

static uint32_t at(const Formatting *f, int64_t place) { return view_at(&f->format, place); }

static Object *text_of(const Formatting *f, Span span)
{
    const char *data = (const char *)f->format.data + span.start * f->format.kind;
    return str_from_characters(f->rt, f->format.kind, data,
                               span.end > span.start ? span.end - span.start : 0);
}

/* ---- parsing */

/* The specification and the brace that closes the field; *rest begins behind the colon. */
static int parse_specification(const Formatting *f, Span *rest, Field *field)
{
    int depth = 1;
    field->specification.start = rest->start;
    while (rest->start < rest->end) {
        uint32_t character = at(f, rest->start++);
        if (character == '{') {
            field->is_nested = true;
            depth++;
        } else if (character == '}' && --depth == 0) {
            field->specification.end = rest->start - 1;
            return 0;
        }
    }
    return fail(f, "unmatched '{' in format spec");
}

/* A field; *rest begins behind its brace, and is then behind the closing one. */
static int parse_field(const Formatting *f, Span *rest, Field *field)
{
    uint32_t character = 0;
    *field = (Field){.name = {rest->start, rest->start}};
    while (rest->start < rest->end) {
        character = at(f, rest->start++);
        if (character == '{')
            return fail(f, "unexpected '{' in field name");
        if (character == '[') {
            while (rest->start < rest->end && at(f, rest->start) != ']')
                rest->start++;
            continue;
        }
        if (character == '}' || character == ':' || character == '!')
            break;
    }
    field->name.end = rest->start - 1;
    if (character != '!' && character != ':')
        return character == '}' ? 0 : fail(f, "expected '}' before end of string");
    if (character == '!') {
        if (rest->start >= rest->end)
            return fail(f, "end of string while looking for conversion specifier");
        field->conversion = at(f, rest->start++);
        if (rest->start < rest->end) {
            character = at(f, rest->start++);
            if (character == '}')
                return 0;
            if (character != ':')
                return fail(f, "expected ':' after conversion specifier");
        }
    }
    return parse_specification(f, rest, field);
}

/* Text up to the next field, and whether that follows: 1, 0, or -1 and an error. */
static int parse_literal(const Formatting *f, Span *rest, Span *literal)
{
    uint32_t character = 0;
    bool is_brace = false;
    literal->start = rest->start;
    while (rest->start < rest->end && !is_brace) {
        character = at(f, rest->start++);
        is_brace = character == '{' || character == '}';
    }
    literal->end = rest->start;
    if (!is_brace)
        return 0;
    bool is_last = rest->start >= rest->end;
    bool is_doubled = !is_last && at(f, rest->start) == character;
    if (character == '}' && !is_doubled)
        return fail(f, "Single '}' encountered in format string");
    if (is_last)
        return fail(f, "Single '{' encountered in format string");
    if (is_doubled) {
        rest->start++;
        return 0;
    }
    literal->end--;
    return 1;
}

/* ---- fields' names */

/* The number that the digits make; -1: they are none, -2 and ValueError: too many. */
static int64_t integer_of(const Formatting *f, Span span)
{
    int64_t number = 0;
    if (span.start >= span.end)
        return -1;
    for (int64_t i = span.start; i < span.end; i++) {
        int digit = character_decimal_value(at(f, i));
        if (digit < 0)
            return -1;
        if (number > (INT64_MAX - digit) / 10) {
            fail(f, "Too many decimal digits in format string");
            return -2;
        }
        number = number * 10 + digit;
    }
    return number;
}

static int number_field(Formatting *f, bool is_empty, int64_t *index)
{
    if (f->numbering == NUMBERING_UNKNOWN)
        f->numbering = is_empty ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL;
    if (f->numbering == NUMBERING_MANUAL && is_empty)
        return fail(f, "cannot switch from manual field specification to automatic field numbering");
    if (f->numbering == NUMBERING_AUTOMATIC && !is_empty)
        return fail(f, "cannot switch from automatic field numbering to manual field specification");
    if (is_empty)
        *index = f->next_number++;
    return 0;
}

static Object *keyword_argument(const Formatting *f, Object *key)
{
    if (f->mapping != NULL)
        return object_get_item(f->rt, f->mapping, key);
    const Object *names = f->arguments->names;
    for (int64_t i = 0; names != NULL && i < tuple_size(names); i++) {
        if (object_is_str(tuple_get(names, i)) && str_equal(tuple_get(names, i), key))
            return object_incref(ref_pointer(f->arguments->items[f->arguments->count + i]));
    }
    error_set_value(f->rt, ERROR_KEY, key);
    return NULL;
}

/* What the first part of a field's name stands for. */
static Object *first_object(Formatting *f, Span first)
{
    int64_t index = integer_of(f, first);
    bool is_empty = first.start >= first.end;
    if (index == -2 || ((is_empty || index >= 0) && number_field(f, is_empty, &index) < 0))
        return NULL;
    if (index < 0) {
        Object *key = text_of(f, first);
        Object *found = key == NULL ? NULL : keyword_argument(f, key);
        object_xdecref(f->rt, key);
        return found;
    }
    if (f->mapping != NULL) {
        fail(f, "Format string contains positional fields");
        return NULL;
    }
    if (index < f->arguments->count)
        return object_incref(argument_at(f->arguments, index));
    error_set(f->rt, ERROR_INDEX, "Replacement index %lld out of range for positional args tuple",
              (long long)index);
    return NULL;
}

/* object.name or object[name]; takes `object` over. */
static Object *part_of(const Formatting *f, Object *object, Span name, bool is_attribute)
{
    Runtime *rt = f->rt;
    Object *found = NULL;
    int64_t index = is_attribute ? -1 : integer_of(f, name);
    if (name.start >= name.end) {
        fail(f, "Empty attribute in format string");
    } else if (index != -2) {
        Object *key = index >= 0 ? int_from_int64(rt, index) : text_of(f, name);
        if (key != NULL)
            found = is_attribute ? object_getattr(rt, object, key) : object_get_item(rt, object, key);
        object_xdecref(rt, key);
    }
    object_decref(rt, object);
    return found;
}

static bool begins_part(uint32_t character) { return character == '.' || character == '['; }

/* What a field's name stands for. New reference, or NULL and an error. */
static Object *field_object(Formatting *f, Span name)
{
    int64_t place = name.start;
    while (place < name.end && !begins_part(at(f, place)))
        place++;
    Object *object = first_object(f, (Span){name.start, place});
    while (object != NULL && place < name.end) {
        uint32_t opener = at(f, place++);
        Span part = {place, place};
        if (opener == '.') {
            while (place < name.end && !begins_part(at(f, place)))
                place++;
            part.end = place;
        } else if (opener == '[') {
            while (place < name.end && at(f, place) != ']')
                place++;
            part.end = place;
            if (place++ >= name.end) {
                fail(f, "Missing ']' in format string");
                object_decref(f->rt, object);
                return NULL;
            }
        } else {
            fail(f, "Only '.' or '[' may follow ']' in format field specifier");
            object_decref(f->rt, object);
            return NULL;
        }
        object = part_of(f, object, part, opener == '.');
    }
    return object;
}

/* ---- output */

/* str, repr or ascii of the object, which is taken over. */
static Object *converted(const Formatting *f, Object *object, uint32_t conversion)
{
    Runtime *rt = f->rt;
    Object *result = NULL;
    if (conversion == 0)
        return object;
    if (conversion == 'r')
        result = object_repr(rt, object);
    else if (conversion == 's')
        result = object_str(rt, object);
    else if (conversion == 'a')
        result = object_ascii(rt, object);
    else if (conversion > 32 && conversion < 127)
        error_format(rt, ERROR_VALUE, "Unknown conversion specifier %c", (int)conversion);
    else
        error_format(rt, ERROR_VALUE, "Unknown conversion specifier \\x%x", (int)conversion);
    object_decref(rt, object);
    return result;
}

static Object *format_span(Formatting *f, Span rest, int nesting);

/* A field's text. */
static Object *field_text(Formatting *f, const Field *field, int nesting, bool *is_int)
{
    Object *object = field_object(f, field->name);
    if (object != NULL)
        object = converted(f, object, field->conversion);
    if (object == NULL)
        return NULL;
    Object *specification = field->is_nested ? format_span(f, field->specification, nesting - 1)
                                             : text_of(f, field->specification);
    *is_int = object_is_exact(f->rt, object, TYPE_INT);
    /* CPython writes the digits of an int there, which is no call. */
    Object *text = specification == NULL ? NULL
                   : *is_int && str_length(specification) == 0
                       ? type_repr_slot(object_type(object))(f->rt, object)
                       : object_format(f->rt, object, specification);
    object_xdecref(f->rt, specification);
    object_decref(f->rt, object);
    return text;
}

/* Adds a field. *only becomes its text where that is all there is. 0, or -1 and an error. */
static int add_field(Formatting *f, Span *rest, int nesting, TextBuilder *text, Object **only)
{
    Field field;
    bool is_int = false;
    if (parse_field(f, rest, &field) < 0)
        return -1;
    Object *piece = field_text(f, &field, nesting, &is_int);
    if (piece == NULL)
        return -1;
    if (text->length == 0 && rest->start >= rest->end && !is_int) {
        *only = piece;
        return 0;
    }
    text_add_str(text, piece);
    object_decref(f->rt, piece);
    return text->failed ? -1 : 0;
}

static Object *format_span(Formatting *f, Span rest, int nesting)
{
    if (nesting <= 0) {
        fail(f, "Max string recursion exceeded");
        return NULL;
    }
    TextBuilder text = text_begin(f->rt);
    Object *only = NULL;
    while (rest.start < rest.end) {
        Span literal;
        int field_follows = parse_literal(f, &rest, &literal);
        for (int64_t i = literal.start; field_follows >= 0 && i < literal.end; i++)
            text_add_character(&text, at(f, i));
        if (field_follows < 0 || text.failed ||
            (field_follows > 0 && add_field(f, &rest, nesting, &text, &only) < 0))
            return text_abandon(&text);
    }
    if (only == NULL)
        return text_finish(&text);
    text_abandon(&text);
    return only;
}

Object *str_format_fields(Runtime *rt, Object *format, const Arguments *arguments, Object *mapping)
{
    Formatting f = {.rt = rt, .arguments = arguments, .mapping = mapping, .format = view_of_str(format)};
    TextView open = view_of_data("{", 1), close = view_of_data("}", 1);
    bool is_plain = view_find(&f.format, &open, 0, f.format.length) < 0 &&
                    view_find(&f.format, &close, 0, f.format.length) < 0;
    if (is_plain)
        return object_incref(format);
    return format_span(&f, (Span){0, f.format.length}, NESTING_MOST);
}
