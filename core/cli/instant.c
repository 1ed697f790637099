/* The words that name an instant; see instant.h. */
#include "cli/instant.h"

#include <stdlib.h>
#include <string.h>

#include "cli/event_text.h"

/* A number of digits alone, up to the end of the text or a colon; false for anything else. */
static bool parse_number(const char *text, uint64_t length, uint64_t *number)
{
    *number = 0;
    for (uint64_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9' || *number > (UINT64_MAX - 9) / 10)
            return false;
        *number = *number * 10 + (uint64_t)(text[i] - '0');
    }
    return length > 0;
}

/* kind, kind:count, kind:name, kind:name:count; a line's name is its number. */
static bool parse_event(Instant *instant, const char *text)
{
    uint64_t length = strcspn(text, ":"), number = 0;
    instant->kind = INSTANT_EVENT;
    instant->count = 1;
    instant->event = event_kind_named(text, length);
    if (instant->event == OURO_EVENT_COUNT)
        return false;
    if (text[length] == 0)
        return true;
    const char *next = text + length + 1;
    length = strcspn(next, ":");
    bool is_number = parse_number(next, length, &number);
    if (instant->event == OURO_EVENT_LINE) {
        instant->line = (int64_t)number;
        if (!is_number || number == 0 || number > INT32_MAX)
            return false;
    } else if (!is_number) {
        instant->name = next;
        instant->name_length = (int)length;
        if (length == 0 || length > 200)
            return false;
    } else {
        instant->count = number;
        return number > 0 && next[length] == 0;
    }
    if (next[length] == 0)
        return true;
    next += length + 1;
    return parse_number(next, strlen(next), &instant->count) && instant->count > 0;
}

bool instant_parse(Instant *instant, const char *text)
{
    *instant = (Instant){.kind = INSTANT_NUMBER, .text = text};
    if (parse_number(text, strlen(text), &instant->number))
        return true;
    instant->kind = INSTANT_FROM_END;
    if (strcmp(text, "end") == 0 ||
        (text[0] == '-' && parse_number(text + 1, strlen(text + 1), &instant->number)))
        return true;
    return parse_event(instant, text);
}

uint64_t instant_parse_kinds(const char *text)
{
    uint64_t kinds = 0;
    if (strcmp(text, "all") == 0)
        return OURO_ALL_EVENTS;
    for (;;) {
        uint64_t length = strcspn(text, ",");
        ouro_EventKind kind = event_kind_named(text, length);
        if (kind == OURO_EVENT_COUNT)
            return 0;
        kinds |= OURO_EVENT_BIT(kind);
        if (text[length] == 0)
            return kinds;
        text += length + 1;
    }
}
