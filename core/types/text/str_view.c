/* Views of text: making objects of a family, and searching; see str_view.h. */
#define _GNU_SOURCE /* memmem */
#include "types/text/str_view.h"

#include "object/error.h"
#include "types/abstract.h"
#include "types/error/exception.h"
#include "types/text/bytearray.h"
#include "types/text/bytes.h"
#include "types/text/unicode_characters.h"

enum { CHARACTER_MOST = 0x10ffff, NEAR = 7 };

TextView view_of(Object *object)
{
    if (object_is_str(object))
        return view_of_str(object);
    if (object_is_bytes(object))
        return (TextView){object, bytes_data(object), bytes_length(object), 1, FAMILY_BYTES};
    return (TextView){object, bytearray_data(object), bytearray_length(object), 1, FAMILY_BYTEARRAY};
}

/* ---- arguments */

static int open_buffer(Runtime *rt, Object *argument, TextOperand *operand)
{
    if (object_get_buffer(rt, argument, &operand->buffer, false) < 0)
        return -1;
    operand->view = (TextView){argument, operand->buffer.bytes, operand->buffer.length, 1, FAMILY_BYTES};
    return 0;
}

int operand_open(Runtime *rt, const TextView *self, Object *argument, TextOperand *operand)
{
    operand->buffer.exporter = NULL;
    if (self->family != FAMILY_STR)
        return open_buffer(rt, argument, operand);
    if (object_is_str(argument)) {
        operand->view = view_of_str(argument);
        return 0;
    }
    error_format(rt, ERROR_TYPE, "must be str, not %.100T", argument);
    return -1;
}

int operand_open_or_byte(Runtime *rt, const TextView *self, Object *argument, TextOperand *operand)
{
    const TypeObject *type = object_type(argument);
    if (self->family == FAMILY_STR || type_bf_getbuffer(type) != NULL)
        return operand_open(rt, self, argument, operand);
    operand->buffer.exporter = NULL;
    if (type_nb_index(type) == NULL) {
        error_format(rt, ERROR_TYPE, "argument should be integer or bytes-like object, not '%.200T'",
                     argument);
        return -1;
    }
    int64_t value;
    if (number_as_index(rt, argument, &value, 0) < 0)
        return -1;
    if (value < 0 || value > 255) {
        error_set(rt, ERROR_VALUE, "byte must be in range(0, 256)");
        return -1;
    }
    operand->byte = (uint8_t)value;
    operand->view = view_of_data(&operand->byte, 1);
    return 0;
}

void operand_close(Runtime *rt, TextOperand *operand)
{
    if (operand->buffer.exporter != NULL)
        buffer_release(rt, &operand->buffer);
}

bool view_is_space(const TextView *view, uint32_t character)
{
    if (view->family == FAMILY_STR)
        return character_is_space(character);
    return character == ' ' || character - '\t' < 5;
}

/* ---- making */

static Object *from_data(Runtime *rt, TextFamily family, int kind, const void *data, int64_t length)
{
    switch (family) {
    case FAMILY_STR:
        return str_from_characters(rt, kind, data, length);
    case FAMILY_BYTES:
        return bytes_from_data(rt, data, length);
    default:
        return bytearray_from_data(rt, length == 0 ? "" : data, length);
    }
}

Object *view_unchanged(Runtime *rt, const TextView *view)
{
    if (view->family == FAMILY_STR)
        return str_as_exact(rt, view->object);
    if (object_is_exact(rt, view->object, TYPE_BYTES))
        return object_incref(view->object);
    return from_data(rt, view->family, 1, view->data, view->length);
}

Object *view_piece(Runtime *rt, const TextView *view, int64_t start, int64_t end)
{
    if (start == 0 && end == view->length)
        return view_unchanged(rt, view);
    const char *data = view->data;
    if (view->family == FAMILY_STR && view->object != NULL && str_is_ascii(view->object))
        return str_from_ascii(rt, data + start, end > start ? end - start : 0);
    return from_data(rt, view->family, view->kind, data + start * view->kind, end > start ? end - start : 0);
}

Object *view_new(Runtime *rt, TextFamily family, int64_t length, uint32_t widest, TextView *target)
{
    Object *object;
    if (family == FAMILY_STR) {
        object = str_new(rt, length, widest);
    } else if (family == FAMILY_BYTES) {
        object = bytes_new(rt, length);
    } else {
        object = bytearray_from_data(rt, NULL, length);
    }
    if (object != NULL)
        *target = view_of(object);
    return object;
}

Object *view_shared(Runtime *rt, Object *object)
{
    if (!object_is_str(object) || str_length(object) != 1 || str_kind(object) != 1)
        return object;
    Object *shared = str_from_character(rt, str_character(object, 0));
    object_decref(rt, object);
    return shared;
}

uint32_t view_widest(const TextView *view)
{
    if (view->family != FAMILY_STR || view->object == NULL)
        return 0x7f;
    if (str_is_ascii(view->object))
        return 0x7f;
    return view->kind == 1 ? 0xff : view->kind == 2 ? 0xffff : CHARACTER_MOST;
}

void view_write(const TextView *to, int64_t position, const TextView *from)
{
    char *data = (char *)(uintptr_t)to->data;
    if (from->length == 0)
        return;
    if (to->kind == from->kind) {
        memcpy(data + position * to->kind, from->data, (size_t)(from->length * from->kind));
        return;
    }
    for (int64_t i = 0; i < from->length; i++)
        str_write(to->kind, data, position + i, view_at(from, i));
}

void view_fill(const TextView *to, int64_t position, int64_t count, uint32_t character)
{
    char *data = (char *)(uintptr_t)to->data;
    if (count <= 0)
        return;
    if (to->kind == 1) {
        memset(data + position, (int)character, (size_t)count);
        return;
    }
    for (int64_t i = 0; i < count; i++)
        str_write(to->kind, data, position + i, character);
}

/* ---- searching */

void view_clamp(int64_t length, int64_t *start, int64_t *end)
{
    if (*end > length)
        *end = length;
    else if (*end < 0)
        *end = *end + length < 0 ? 0 : *end + length;
    if (*start < 0)
        *start = *start + length < 0 ? 0 : *start + length;
}

bool view_matches(const TextView *text, int64_t position, const TextView *needle)
{
    const char *place = (const char *)text->data + position * text->kind;
    if (text->kind == needle->kind)
        return memcmp(place, needle->data, (size_t)(needle->length * needle->kind)) == 0;
    for (int64_t i = 0; i < needle->length; i++) {
        if (str_read(text->kind, place, i) != view_at(needle, i))
            return false;
    }
    return true;
}

/* The first place from start to last (inclusive) where the character stands; -1: none. */
static int64_t find_character(const TextView *text, uint32_t character, int64_t start, int64_t last)
{
    if (text->kind == 1) {
        if (character > 0xff || start > last)
            return -1;
        const uint8_t *data = text->data;
        /* What is near is found before a function for long texts has begun. */
        const int64_t near = last - start < NEAR ? last : start + NEAR;
        for (; start <= near; start++) {
            if (data[start] == character)
                return start;
        }
        if (start > last)
            return -1;
        const uint8_t *found = memchr(data + start, (int)character, (size_t)(last - start + 1));
        return found == NULL ? -1 : found - data;
    }
    if (text->kind == 2) {
        const uint16_t *data = text->data;
        for (; start <= last; start++) {
            if (data[start] == character)
                return start;
        }
        return -1;
    }
    const uint32_t *data = text->data;
    for (; start <= last; start++) {
        if (data[start] == character)
            return start;
    }
    return -1;
}

/* In a short text no preparation pays. In a long one it does: Crochemore and Perrin's two-way search is what the C
 * library has behind memmem. */
static int64_t find_bytes(const TextView *text, const TextView *needle, int64_t start, int64_t end)
{
    enum { SHORT = 512 };
    const char *data = text->data;
    if (end - start <= SHORT) {
        const char *wanted = needle->data;
        const char *place = data + start;
        const char *stop = data + end - needle->length + 1;
        while (place < stop) {
            place = memchr(place, wanted[0], (size_t)(stop - place));
            if (place == NULL)
                return -1;
            if (place[1] == wanted[1] && memcmp(place, wanted, (size_t)needle->length) == 0)
                return place - data;
            place++;
        }
        return -1;
    }
    const char *found = memmem(data + start, (size_t)(end - start), needle->data, (size_t)needle->length);
    return found == NULL ? -1 : found - data;
}

int64_t view_find(const TextView *text, const TextView *needle, int64_t start, int64_t end)
{
    int64_t last = end - needle->length;
    if (start > last || needle->kind > text->kind)
        return start <= last && needle->length == 0 ? start : -1;
    if (needle->length == 0)
        return start;
    uint32_t first = view_at(needle, 0);
    if (needle->length == 1)
        return find_character(text, first, start, last);
    if (text->kind == 1)
        return find_bytes(text, needle, start, end);
    while (start <= last) {
        start = find_character(text, first, start, last);
        if (start < 0)
            return -1;
        if (view_matches(text, start, needle))
            return start;
        start++;
    }
    return -1;
}

int64_t view_find_last(const TextView *text, const TextView *needle, int64_t start, int64_t end)
{
    int64_t place = end - needle->length;
    if (needle->length == 0)
        return start <= place ? place : -1;
    if (needle->kind > text->kind)
        return -1;
    uint32_t first = view_at(needle, 0);
    for (; place >= start; place--) {
        if (view_at(text, place) == first && view_matches(text, place, needle))
            return place;
    }
    return -1;
}

int64_t view_count(const TextView *text, const TextView *needle, int64_t start, int64_t end, int64_t most)
{
    if (start > end)
        return 0;
    if (needle->length == 0)
        return end - start < most ? end - start + 1 : most;
    int64_t count = 0;
    while (count < most) {
        start = view_find(text, needle, start, end);
        if (start < 0)
            break;
        count++;
        start += needle->length;
    }
    return count;
}
