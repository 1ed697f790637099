/* Text for reprs; see attribute_text.h. */
#include "types/class/attribute_text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "object/error.h"
#include "types/text/str.h"

#define SHORT_TEXT 256

static Object *format_long(Runtime *rt, int length, const char *format, va_list arguments)
{
    char *text = memory_alloc(&rt->memory, (uint64_t)length + 1);
    if (text == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    vsnprintf(text, (size_t)length + 1, format, arguments);
    Object *result = str_from_utf8(rt, text, length);
    memory_free(&rt->memory, text);
    return result;
}

Object *text_format(Runtime *rt, const char *format, ...)
{
    char text[SHORT_TEXT];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (length < (int)sizeof text)
        return str_from_utf8(rt, text, length);
    va_start(arguments, format);
    Object *result = format_long(rt, length, format, arguments);
    va_end(arguments);
    return result;
}

const char *text_of(Runtime *rt, Object *string)
{
    ErrorState saved;
    error_fetch(rt, &saved);
    const char *text = str_as_utf8(rt, string, NULL);
    error_clear(rt);
    error_restore(rt, &saved);
    return text == NULL ? "?" : text;
}
