/* Messages with objects in them: the little language of error_format; see exception.h. CPython:
 * PyUnicode_FromFormatV, PyErr_Format */
#include "types/error/exception.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "types/abstract.h"
#include "types/class/type.h"
#include "types/text/str.h"
#include "types/text/text_builder.h"

/* One directive: "%.200s", "%lld". */
typedef struct Directive {
    int64_t width; /* -1: whole */
    int longs;     /* how many l, or 2 for z */
    char pad[8];   /* "02" of "%02x" */
    char kind;
} Directive;

static bool is_digit(char character) { return character >= '0' && character <= '9'; }

/* `format` is behind the %; gives what is behind the directive. */
static const char *read_directive(const char *format, Directive *directive)
{
    *directive = (Directive){.width = -1};
    for (int i = 0; is_digit(*format) && i < 7; i++)
        directive->pad[i] = *format++;
    if (*format == '.') {
        directive->width = 0;
        for (format++; is_digit(*format); format++)
            directive->width = 10 * directive->width + (*format - '0');
    }
    for (; *format == 'l' || *format == 'z'; format++)
        directive->longs += *format == 'z' ? 2 : 1;
    directive->kind = *format;
    return format + 1;
}

/* UTF-8, at most `width` characters of it (-1: all); what is not UTF-8 comes as U+FFFD. */
static void add_utf8(TextBuilder *text, const char *utf8, int64_t width)
{
    const unsigned char *next = (const unsigned char *)utf8;
    for (int64_t count = 0; *next != 0 && count != width; count++) {
        uint32_t character = *next++;
        int more = character < 0x80   ? 0
                   : character < 0xC0 ? -1
                   : character < 0xE0 ? 1
                   : character < 0xF0 ? 2
                                      : 3;
        if (more > 0)
            character &= 0x3Fu >> more;
        for (; more > 0 && (*next & 0xC0) == 0x80; more--)
            character = character << 6 | (*next++ & 0x3F);
        text_add_character(text, more == 0 ? character : 0xFFFD);
    }
}

/* Takes over `part` (NULL: the error is set). */
static void add_object(TextBuilder *text, Object *part, int64_t width)
{
    if (part == NULL) {
        text->failed = true;
        return;
    }
    if (width < 0 || width >= str_length(part)) {
        text_add_str(text, part);
    } else {
        for (int64_t i = 0; i < width; i++)
            text_add_character(text, str_character(part, i));
    }
    object_decref(text->rt, part);
}

static void add_number(TextBuilder *text, const Directive *directive, long long value)
{
    char format[16];
    char digits[48];
    bool is_hex = directive->kind == 'x' || directive->kind == 'X';
    snprintf(format, sizeof format, "%%%sll%c", directive->pad, is_hex ? directive->kind : 'd');
    snprintf(digits, sizeof digits, format, value);
    text_add(text, digits);
}

static void add_address(TextBuilder *text, const void *address)
{
    char digits[32];
    snprintf(digits, sizeof digits, "0x%llx", (unsigned long long)ref_of(address));
    text_add(text, digits);
}

static void add_directive(TextBuilder *text, const Directive *directive, va_list *arguments)
{
    Runtime *rt = text->rt;
    int64_t width = directive->width;
    switch (directive->kind) {
    case 's':
        add_utf8(text, va_arg(*arguments, const char *), width);
        break;
    case 'U':
        add_object(text, object_incref(va_arg(*arguments, Object *)), width);
        break;
    case 'S':
        add_object(text, object_str(rt, va_arg(*arguments, Object *)), width);
        break;
    case 'R':
        add_object(text, object_repr(rt, va_arg(*arguments, Object *)), width);
        break;
    case 'A':
        add_object(text, object_ascii(rt, va_arg(*arguments, Object *)), width);
        break;
    case 'T':
        add_utf8(text, type_name_of(object_type(va_arg(*arguments, Object *))), width);
        break;
    case 'N':
        add_utf8(text, type_name_of(va_arg(*arguments, const TypeObject *)), width);
        break;
    case 'c':
        text_add_character(text, (uint32_t)va_arg(*arguments, int));
        break;
    case 'p':
        add_address(text, va_arg(*arguments, const void *));
        break;
    case '%':
        text_add_character(text, '%');
        break;
    default:
        add_number(text, directive,
                   directive->longs >= 2 ? va_arg(*arguments, long long)
                   : directive->longs    ? va_arg(*arguments, long)
                                         : va_arg(*arguments, int));
        break;
    }
}

Object *text_from_format_list(Runtime *rt, const char *format, va_list *arguments)
{
    TextBuilder text = text_begin(rt);
    while (*format != 0 && !text.failed) {
        const char *percent = strchr(format, '%');
        int64_t plain = percent == NULL ? (int64_t)strlen(format) : percent - format;
        add_utf8(&text, format, plain);
        if (percent == NULL)
            break;
        Directive directive;
        format = read_directive(percent + 1, &directive);
        add_directive(&text, &directive, arguments);
    }
    return text_finish(&text);
}

Object *text_from_format(Runtime *rt, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Object *text = text_from_format_list(rt, format, &arguments);
    va_end(arguments);
    return text;
}

/* The error's own buffer has the message too, as far as it goes: for who only looks at the light error. */
static void keep_message(ErrorState *error, const Object *message)
{
    if (!str_is_ascii(message) && str_utf8_length(message) >= (int64_t)sizeof error->message)
        return;
    int64_t length = str_is_ascii(message) ? str_length(message) : str_to_utf8(message, error->message);
    if (length >= (int64_t)sizeof error->message)
        length = (int64_t)sizeof error->message - 1;
    if (str_is_ascii(message))
        memcpy(error->message, str_data(message), (size_t)length);
    error->length = (uint32_t)length;
}

const char *error_message(Runtime *rt)
{
    if (rt->error.exception == NO_REF || rt->error.length != 0)
        return rt->error.message;
    ErrorState error;
    error_fetch(rt, &error);
    Object *message = object_str(rt, ref_pointer(error.exception));
    if (message != NULL)
        keep_message(&error, message);
    object_xdecref(rt, message);
    error_restore(rt, &error);
    return rt->error.message;
}

void error_set_text(Runtime *rt, ErrorKind kind, Object *message)
{
    error_set_value(rt, kind, message);
    keep_message(&rt->error, message);
}

void *error_format(Runtime *rt, ErrorKind kind, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Object *message = text_from_format_list(rt, format, &arguments);
    va_end(arguments);
    if (message == NULL) {
        /* A repr() within the message has failed: its error gives way to this one, which then says nothing. */
        if (!error_matches(rt, ERROR_MEMORY))
            error_set(rt, kind, "%s", "");
        return NULL;
    }
    error_set_text(rt, kind, message);
    object_decref(rt, message);
    return NULL;
}
