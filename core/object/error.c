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

/* Nothing of an error that carries no text, as most that are raised and caught do, is wiped again. */
static void wipe_message(ErrorState *error, uint32_t length)
{
    if (error->length > length)
        memset(error->message + length, 0, error->length - length);
    error->length = length;
}

/* A text that is as it is, often none at all, is not worth the way through a formatter. Returns what that would. */
static int set_message(ErrorState *error, const char *text)
{
    size_t length = strlen(text);
    size_t kept = length < sizeof error->message ? length : sizeof error->message - 1;
    memcpy(error->message, text, kept);
    error->message[kept] = 0;
    return length > INT32_MAX ? INT32_MAX : (int)length;
}

void error_set(Runtime *rt, ErrorKind kind, const char *format, ...)
{
    ErrorState *error = &rt->error;
    error_clear(rt);
    error->kind = kind;
    va_list arguments;
    va_start(arguments, format);
    int written;
    if (strcmp(format, "%s") == 0)
        written = set_message(error, va_arg(arguments, const char *));
    else
        written = vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    uint32_t length = written < 0 ? 0 : (uint32_t)written;
    error->length = length < sizeof error->message ? length : sizeof error->message - 1;
    if (length >= sizeof error->message)
        wipe_message(error, whole_characters(error->message, error->length));
}

void error_set_value(Runtime *rt, ErrorKind kind, Object *value)
{
    object_incref(value);
    error_clear(rt);
    rt->error.kind = kind;
    rt->error.value = ref_of(value);
}

void error_set_about(Runtime *rt, Object *subject, Object *name)
{
    object_replace_ref(rt, &rt->error.subject, object_xincref(subject));
    object_replace_ref(rt, &rt->error.name, object_xincref(name));
}

void error_no_memory(Runtime *rt)
{
    error_clear(rt);
    rt->error.kind = ERROR_MEMORY;
}

/* What is dropped may run code that raises and catches: the state is clean before. */
void error_clear(Runtime *rt)
{
    ErrorState *error = &rt->error;
    if (error->kind == ERROR_NONE)
        return;
    error->kind = ERROR_NONE;
    wipe_message(error, 0);
    object_clear_ref(rt, &error->value);
    object_clear_ref(rt, &error->name);
    object_clear_ref(rt, &error->subject);
    object_clear_ref(rt, &error->exception);
}

/* Of its text only what there is. What the runtime's own has behind it is 0 already; nobody reads there elsewhere. */
static void copy_error(ErrorState *to, const ErrorState *from)
{
    to->kind = from->kind;
    to->length = from->length;
    memcpy(to->message, from->message, from->length);
    to->message[from->length] = 0;
    to->value = from->value;
    to->name = from->name;
    to->subject = from->subject;
    to->exception = from->exception;
}

void error_fetch(Runtime *rt, ErrorState *saved)
{
    ErrorState *error = &rt->error;
    copy_error(saved, error);
    wipe_message(error, 0);
    error->kind = ERROR_NONE;
    error->value = error->name = error->subject = error->exception = NO_REF;
}

void error_restore(Runtime *rt, ErrorState *saved)
{
    error_clear(rt);
    copy_error(&rt->error, saved);
}

bool recursion_enter(Runtime *rt, const char *doing)
{
    if (UNLIKELY(rt->recursion_depth >= rt->recursion_limit || stack_ends(rt))) {
        error_set(rt, ERROR_RECURSION, "maximum recursion depth exceeded%s", doing);
        return false;
    }
    rt->recursion_depth++;
    stack_take(rt, STACK_OF_CALL);
    return true;
}
