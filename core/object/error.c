/* Setting, keeping and reporting errors; see error.h. */
#include "object/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const error_names[ERROR_COUNT] = {
#define ERROR_NAME(KIND, name) [ERROR_##KIND] = name,
    OURO_ERRORS(ERROR_NAME)
#undef ERROR_NAME
};

const char *error_name(ErrorKind kind) { return (unsigned)kind < ERROR_COUNT ? error_names[kind] : "?"; }

/* The length of `text` without a UTF-8 character that its end cuts through. */
static uint32_t whole_characters(const char *text, uint32_t length)
{
    uint32_t end = length;
    while (end > 0 && ((unsigned char)text[end - 1] & 0xC0) == 0x80)
        end--;
    if (end == 0)
        return 0;
    unsigned char lead = (unsigned char)text[end - 1];
    uint32_t need = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return end - 1 + need <= length ? length : end - 1;
}

void error_set(Runtime *rt, ErrorKind kind, const char *format, ...)
{
    ErrorState *error = &rt->error;
    error_clear(rt);
    error->kind = kind;
    memset(error->message, 0, sizeof error->message);
    va_list arguments;
    va_start(arguments, format);
    int written = vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    uint32_t length = written < 0 ? 0 : (uint32_t)written;
    if (length >= sizeof error->message)
        length = whole_characters(error->message, sizeof error->message - 1);
    memset(error->message + length, 0, sizeof error->message - length);
    error->length = length;
}

void error_set_value(Runtime *rt, ErrorKind kind, Object *value)
{
    object_incref(value);
    error_set(rt, kind, "%s", "");
    rt->error.value = ref_of(value);
}

void error_no_memory(Runtime *rt) { error_set(rt, ERROR_MEMORY, "%s", ""); }

void error_clear(Runtime *rt)
{
    rt->error.kind = ERROR_NONE;
    rt->error.length = 0;
    memset(rt->error.message, 0, sizeof rt->error.message);
    object_clear_ref(rt, &rt->error.value);
}

void error_fetch(Runtime *rt, ErrorState *saved)
{
    *saved = rt->error;
    rt->error.value = NO_REF;
    error_clear(rt);
}

void error_restore(Runtime *rt, ErrorState *saved)
{
    error_clear(rt);
    rt->error = *saved;
}

static void write_text(Runtime *rt, const char *text)
{
    Host *host = host_of(rt);
    if (host->write != NULL)
        host->write(host->write_user, 2, text, strlen(text));
}

void error_write_unraisable(Runtime *rt, Object *where)
{
    char line[128];
    ErrorState error;
    error_fetch(rt, &error);
    if (where != NULL) {
        snprintf(line, sizeof line, "Exception ignored in: <%s object at 0x%llx>\n",
                 (const char *)ref_pointer(object_type(where)->tp_name), (unsigned long long)ref_of(where));
        write_text(rt, line);
    } else {
        write_text(rt, "Exception ignored in garbage collection:\n");
    }
    write_text(rt, error_name(error.kind));
    if (error.length != 0) {
        write_text(rt, ": ");
        write_text(rt, error.message);
    }
    write_text(rt, "\n");
    object_xdecref(rt, ref_pointer(error.value));
    error_clear(rt);
}

bool recursion_enter(Runtime *rt, const char *doing)
{
    if (UNLIKELY(rt->recursion_depth >= rt->recursion_limit)) {
        error_set(rt, ERROR_RECURSION, "maximum recursion depth exceeded%s", doing);
        return false;
    }
    rt->recursion_depth++;
    return true;
}
