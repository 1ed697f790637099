/* Making strs and putting them together. */
#include "types/text/str_new.h"

#include "object/error.h"
#include "types/text/str.h"
#include "types/text/str_utf8.h"

enum { CHARACTER_MOST = 0x10ffff };

static int kind_for(uint32_t widest) { return widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4; }

static Object *empty_str(Runtime *rt) { return object_incref(&rt->statics.empty_str.base.ob_base); }

static Object *latin1_character(Runtime *rt, uint32_t character)
{
    if (character < 128)
        return object_incref(&rt->statics.ascii[character].base.ob_base);
    return object_incref(&rt->statics.latin1[character - 128].base.base.ob_base);
}

/* ---- making */

/* Bytes of a compact str; -1 when no memory could ever be that large. */
static int64_t compact_size(int64_t length, int kind, bool ascii)
{
    int64_t header = ascii ? (int64_t)sizeof(StrObject) : (int64_t)sizeof(CompactStrObject);
    if (length > (INT64_MAX - header) / kind - 1)
        return -1;
    return header + (length + 1) * kind;
}

/* Of one character at least, and of no more than any memory could hold. */
static Object *ascii_new(Runtime *rt, int64_t length)
{
    StrObject *string = memory_alloc(&rt->memory, sizeof(StrObject) + (uint64_t)length + 1);
    if (UNLIKELY(string == NULL)) {
        error_no_memory(rt);
        return NULL;
    }
    object_init(rt, &string->ob_base, runtime_type(rt, TYPE_STR));
    string->length = length;
    string->hash = -1;
    string->state =
        STR_STATE_READY | STR_STATE_COMPACT | STR_STATE_ASCII | UINT32_C(1) << STR_STATE_KIND_SHIFT;
    string->padding = 0;
    string->wstr = NO_REF;
    ((char *)(string + 1))[length] = 0;
    return &string->ob_base;
}

Object *str_new(Runtime *rt, int64_t length, uint32_t widest)
{
    assert_api(length >= 0 && widest <= CHARACTER_MOST);
    if (length == 0)
        return empty_str(rt);
    if (widest < 0x80 && length < INT64_MAX / 2)
        return ascii_new(rt, length);
    bool ascii = widest < 0x80;
    int kind = kind_for(widest);
    int64_t size = compact_size(length, kind, ascii);
    if (size < 0) {
        error_no_memory(rt);
        return NULL;
    }
    Object *object = object_new(rt, runtime_type(rt, TYPE_STR), size);
    if (object == NULL)
        return NULL;
    StrObject *string = (StrObject *)object;
    string->length = length;
    string->hash = -1;
    string->state = STR_STATE_READY | STR_STATE_COMPACT | (uint32_t)kind << STR_STATE_KIND_SHIFT |
                    (ascii ? STR_STATE_ASCII : 0);
    string->padding = 0;
    string->wstr = NO_REF;
    if (!ascii) {
        CompactStrObject *compact = (CompactStrObject *)object;
        compact->utf8_length = 0;
        compact->utf8 = NO_REF;
        compact->wstr_length = 0;
    }
    str_write(kind, str_data(object), length, 0);
    return object;
}

Object *str_from_character(Runtime *rt, uint32_t character)
{
    if (character < 0x100)
        return latin1_character(rt, character);
    if (character > CHARACTER_MOST) {
        error_set(rt, ERROR_VALUE, "chr() arg not in range(0x110000)");
        return NULL;
    }
    Object *object = str_new(rt, 1, character);
    if (object != NULL)
        str_write(str_kind(object), str_data(object), 0, character);
    return object;
}

static uint32_t widest_character(int kind, const void *characters, int64_t start, int64_t end)
{
    if (kind == 1)
        return ascii_prefix((const char *)characters + start, end - start) == end - start ? 0x7f : 0xff;
    uint32_t all = 0; /* all bits of all characters: as wide as the widest, as far as the kind and ASCII go */
    for (int64_t i = start; i < end; i++)
        all |= str_read(kind, characters, i);
    return all > CHARACTER_MOST ? CHARACTER_MOST : all;
}

static void copy_characters(Object *to, int64_t position, int kind, const void *characters, int64_t start,
                            int64_t count)
{
    int to_kind = str_kind(to);
    char *data = str_data(to);
    if (kind == to_kind) {
        memcpy(data + position * kind, (const char *)characters + start * kind, (size_t)(count * kind));
        return;
    }
    for (int64_t i = 0; i < count; i++)
        str_write(to_kind, data, position + i, str_read(kind, characters, start + i));
}

Object *str_from_ascii(Runtime *rt, const void *characters, int64_t length)
{
    if (length == 0)
        return empty_str(rt);
    if (length == 1)
        return latin1_character(rt, *(const uint8_t *)characters);
    Object *object = str_new(rt, length, 0x7f);
    if (object != NULL)
        memcpy((char *)object + sizeof(StrObject), characters, (size_t)length);
    return object;
}

static Object *part_as_str(Runtime *rt, int kind, const void *characters, int64_t start, int64_t end)
{
    int64_t length = end - start;
    if (length == 0)
        return empty_str(rt);
    if (length == 1)
        return str_from_character(rt, str_read(kind, characters, start));
    Object *object = str_new(rt, length, widest_character(kind, characters, start, end));
    if (object != NULL)
        copy_characters(object, 0, kind, characters, start, length);
    return object;
}

Object *str_from_characters(Runtime *rt, int kind, const void *characters, int64_t length)
{
    return part_as_str(rt, kind, characters, 0, length);
}

/* An exact copy, as wide as the original. */
static Object *copy_str(Runtime *rt, Object *object)
{
    int64_t length = str_length(object);
    int kind = str_kind(object);
    uint32_t widest = str_is_ascii(object) ? 0x7f : kind == 1 ? 0xff : kind == 2 ? 0xffff : CHARACTER_MOST;
    Object *copy = str_new(rt, length, widest);
    if (copy != NULL && length > 0)
        copy_characters(copy, 0, kind, str_data(object), 0, length);
    return copy;
}

Object *str_as_exact(Runtime *rt, Object *object)
{
    return str_is_exact(rt, object) ? object_incref(object) : copy_str(rt, object);
}

Object *str_slice(Runtime *rt, Object *object, int64_t start, int64_t end)
{
    int64_t length = str_length(object);
    if (start < 0)
        start = 0;
    if (end > length)
        end = length;
    if (start == 0 && end == length)
        return str_as_exact(rt, object);
    if (start >= end)
        return empty_str(rt);
    if (str_is_ascii(object))
        return str_from_ascii(rt, (const char *)str_data(object) + start, end - start);
    return part_as_str(rt, str_kind(object), str_data(object), start, end);
}

/* ---- putting together */

/* As wide as either needs to be, by their kinds alone. */
static uint32_t widest_of_kinds(const Object *left, const Object *right)
{
    int kind = str_kind(left) > str_kind(right) ? str_kind(left) : str_kind(right);
    if (kind == 4)
        return CHARACTER_MOST;
    if (kind == 2)
        return 0xffff;
    return str_is_ascii(left) && str_is_ascii(right) ? 0x7f : 0xff;
}

Object *str_concat(Runtime *rt, Object *left, Object *right)
{
    int64_t left_length = str_length(left);
    int64_t right_length = str_length(right);
    if (left_length == 0)
        return str_as_exact(rt, right);
    if (right_length == 0)
        return str_as_exact(rt, left);
    if (left_length > INT64_MAX - right_length) {
        error_set(rt, ERROR_OVERFLOW, "strings are too large to concat");
        return NULL;
    }
    Object *object = str_new(rt, left_length + right_length, widest_of_kinds(left, right));
    if (object == NULL)
        return NULL;
    copy_characters(object, 0, str_kind(left), str_data(left), 0, left_length);
    copy_characters(object, left_length, str_kind(right), str_data(right), 0, right_length);
    return object;
}

/* Whether nobody can notice that the object changes. */
static bool is_modifiable(Runtime *rt, const Object *object)
{
    return object->ob_refcnt == 1 && ((const StrObject *)object)->hash == -1 && !str_is_interned(object) &&
           str_is_exact(rt, object);
}

static bool can_hold(const Object *left, const Object *right)
{
    return str_kind(right) <= str_kind(left) && (!str_is_ascii(left) || str_is_ascii(right));
}

/* The object's memory with room for `length` characters; it may move. NULL leaves it as it was. */
static Object *resize_compact(Runtime *rt, Object *object, int64_t length)
{
    bool ascii = str_is_ascii(object);
    int kind = str_kind(object);
    int64_t size = compact_size(length, kind, ascii);
    Object *resized = size < 0 ? NULL : memory_realloc(&rt->memory, object, (uint64_t)size);
    if (resized == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    if (!ascii) {
        CompactStrObject *compact = (CompactStrObject *)resized;
        memory_free(&rt->memory, ref_pointer(compact->utf8));
        compact->utf8 = NO_REF;
        compact->utf8_length = 0;
    }
    ((StrObject *)resized)->length = length;
    str_write(kind, str_data(resized), length, 0);
    return resized;
}

static int replace_str(Runtime *rt, Object **slot, Object *object)
{
    object_decref(rt, *slot);
    *slot = object;
    return object == NULL ? -1 : 0;
}

static int append_in_place(Runtime *rt, Object **left, Object *right)
{
    int64_t left_length = str_length(*left);
    int64_t right_length = str_length(right);
    Object *resized = resize_compact(rt, *left, left_length + right_length);
    if (resized == NULL)
        return replace_str(rt, left, NULL);
    copy_characters(resized, left_length, str_kind(right), str_data(right), 0, right_length);
    *left = resized;
    return 0;
}

int str_append(Runtime *rt, Object **left, Object *right)
{
    const Object *empty = &rt->statics.empty_str.base.ob_base;
    if (right == empty)
        return 0;
    if (*left == empty)
        return replace_str(rt, left, object_incref(right));
    bool in_place = *left != right && is_modifiable(rt, *left) && can_hold(*left, right) &&
                    str_length(*left) <= INT64_MAX - str_length(right);
    if (in_place)
        return append_in_place(rt, left, right);
    return replace_str(rt, left, str_concat(rt, *left, right));
}

/* ---- instances of subclasses */

int str_init_instance(Runtime *rt, Object *instance, Object *value)
{
    int64_t length = str_length(value);
    int kind = str_kind(value);
    int64_t size = (length + 1) * kind;
    void *data = memory_alloc(&rt->memory, (uint64_t)size);
    if (data == NULL) {
        error_no_memory(rt);
        return -1;
    }
    memcpy(data, str_data(value), (size_t)size);
    WideStrObject *string = (WideStrObject *)instance;
    string->base.base.length = length;
    string->base.base.hash = ((StrObject *)value)->hash;
    string->base.base.state =
        ((StrObject *)value)->state & (STR_STATE_KIND_MASK | STR_STATE_ASCII | STR_STATE_READY);
    string->base.base.padding = 0;
    string->base.base.wstr = NO_REF;
    string->base.wstr_length = 0;
    /* ASCII is its own UTF-8. */
    string->base.utf8 = str_is_ascii(value) ? ref_of(data) : NO_REF;
    string->base.utf8_length = str_is_ascii(value) ? length : 0;
    string->data = ref_of(data);
    return 0;
}
