/* See text_builder.h. */
#include "types/text/text_builder.h"

#include <string.h>

#include "object/error.h"
#include "types/abstract.h"
#include "types/text/str.h"

enum { ROOM_FIRST = 48 };

static int kind_for(uint32_t widest) { return widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4; }

/* Room for `more` characters of `kind` bytes; what is there is widened. */
static bool make_room(TextBuilder *text, int64_t more, int kind)
{
    if (text->failed)
        return false;
    int64_t wanted = text->length + more;
    if (kind <= text->kind && wanted <= text->room)
        return true;
    if (kind < text->kind)
        kind = text->kind;
    int64_t room = wanted <= text->room ? text->room : wanted + wanted / 2 + ROOM_FIRST;
    uint8_t *data = memory_alloc(&text->rt->memory, (uint64_t)(room * kind));
    if (data == NULL) {
        error_no_memory(text->rt);
        text->failed = true;
        return false;
    }
    if (kind == text->kind && text->length > 0) {
        memcpy(data, text->data, (size_t)(text->length * kind));
    } else {
        for (int64_t i = 0; i < text->length; i++)
            str_write(kind, data, i, str_read(text->kind, text->data, i));
    }
    memory_free(&text->rt->memory, text->data);
    text->data = data;
    text->room = room;
    text->kind = kind;
    return true;
}

void text_add_character(TextBuilder *text, uint32_t character)
{
    if (make_room(text, 1, kind_for(character)))
        str_write(text->kind, text->data, text->length++, character);
}

void text_add_fill(TextBuilder *text, int64_t count, uint32_t character)
{
    enum { ROOM_BITS = 40 };
    bool is_possible = count < INT64_C(1) << ROOM_BITS;
    if (!is_possible && !text->failed) {
        error_no_memory(text->rt);
        text->failed = true;
    }
    if (count <= 0 || !is_possible || !make_room(text, count, kind_for(character)))
        return;
    for (int64_t i = 0; i < count; i++)
        str_write(text->kind, text->data, text->length + i, character);
    text->length += count;
}

void text_add(TextBuilder *text, const char *ascii)
{
    int64_t count = (int64_t)strlen(ascii);
    if (!make_room(text, count, 1))
        return;
    for (int64_t i = 0; i < count; i++)
        str_write(text->kind, text->data, text->length++, (uint8_t)ascii[i]);
}

void text_add_str(TextBuilder *text, Object *str)
{
    int64_t count = str_length(str);
    if (count == 0 || !make_room(text, count, str_kind(str)))
        return;
    const void *from = str_data(str);
    if (str_kind(str) == text->kind) {
        memcpy(text->data + text->length * text->kind, from, (size_t)(count * text->kind));
    } else {
        for (int64_t i = 0; i < count; i++)
            str_write(text->kind, text->data, text->length + i, str_read(str_kind(str), from, i));
    }
    text->length += count;
}

void text_add_utf8(TextBuilder *text, const char *utf8)
{
    if (text->failed)
        return;
    Object *str = str_from_cstring(text->rt, utf8);
    if (str == NULL) {
        text->failed = true;
        return;
    }
    text_add_str(text, str);
    object_decref(text->rt, str);
}

void text_add_type_name(TextBuilder *text, const TypeObject *type)
{
    text_add_utf8(text, ref_pointer(type->tp_name));
}

bool text_add_repr(TextBuilder *text, Object *object)
{
    if (text->failed)
        return false;
    Object *repr = object_repr(text->rt, object);
    if (repr == NULL) {
        text->failed = true;
        return false;
    }
    text_add_str(text, repr);
    object_decref(text->rt, repr);
    return !text->failed;
}

Object *text_abandon(TextBuilder *text)
{
    memory_free(&text->rt->memory, text->data);
    return NULL;
}

Object *text_finish(TextBuilder *text)
{
    if (text->failed)
        return text_abandon(text);
    Object *result = str_from_characters(text->rt, text->kind, text->data, text->length);
    memory_free(&text->rt->memory, text->data);
    return result;
}
