/* str: text as characters of 1, 2 or 4 bytes, whichever the widest one needs. Owns reading, comparing,
 * hashing and the object's end; making them is in str_new.h, UTF-8 in str_utf8.h, interning in intern.h.
 * CPython: Objects/unicodeobject.c
 *
 * ascii => kind == 1 and compact or a subclass;  hash == -1 <=> not asked for yet;  the character behind the
 * last is 0 */
#ifndef OURO_TYPES_STR_H
#define OURO_TYPES_STR_H

#include <string.h>

#include "object/protocol.h"
#include "types/text/intern.h"
#include "types/text/str_new.h"
#include "types/text/str_utf8.h"

ALWAYS_INLINE bool object_is_str(const Object *object) { return object_has(object, TYPE_FLAG_STR_SUBCLASS); }
ALWAYS_INLINE bool str_is_exact(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_STR);
}

ALWAYS_INLINE int64_t str_length(const Object *object) { return ((const StrObject *)object)->length; }

/* Bytes a character. */
ALWAYS_INLINE int str_kind(const Object *object)
{
    return (int)((((const StrObject *)object)->state & STR_STATE_KIND_MASK) >> STR_STATE_KIND_SHIFT);
}

ALWAYS_INLINE bool str_is_ascii(const Object *object)
{
    return (((const StrObject *)object)->state & STR_STATE_ASCII) != 0;
}

ALWAYS_INLINE bool str_is_compact(const Object *object)
{
    return (((const StrObject *)object)->state & STR_STATE_COMPACT) != 0;
}

ALWAYS_INLINE bool str_is_interned(const Object *object)
{
    return (((const StrObject *)object)->state & STR_STATE_INTERNED_MASK) != STR_NOT_INTERNED;
}

/* The characters. */
ALWAYS_INLINE void *str_data(const Object *object)
{
    if (!str_is_compact(object))
        return ref_pointer(((const WideStrObject *)object)->data);
    return (char *)(uintptr_t)object + (str_is_ascii(object) ? sizeof(StrObject) : sizeof(CompactStrObject));
}

/* Character `index` of `data` with characters of `kind` bytes. */
ALWAYS_INLINE uint32_t str_read(int kind, const void *data, int64_t index)
{
    switch (kind) {
    case 1:
        return ((const uint8_t *)data)[index];
    case 2:
        return ((const uint16_t *)data)[index];
    default:
        return ((const uint32_t *)data)[index];
    }
}

ALWAYS_INLINE void str_write(int kind, void *data, int64_t index, uint32_t character)
{
    switch (kind) {
    case 1:
        ((uint8_t *)data)[index] = (uint8_t)character;
        break;
    case 2:
        ((uint16_t *)data)[index] = (uint16_t)character;
        break;
    default:
        ((uint32_t *)data)[index] = character;
        break;
    }
}

ALWAYS_INLINE uint32_t str_character(const Object *object, int64_t index)
{
    return str_read(str_kind(object), str_data(object), index);
}

/* Whether two strs have the same characters; no error is possible. */
ALWAYS_INLINE bool str_equal(const Object *left, const Object *right)
{
    int64_t length = str_length(left);
    int kind = str_kind(left);
    if (length != str_length(right) || kind != str_kind(right))
        return false;
    if (length == 0)
        return true;
    const char *a = str_data(left);
    const char *b = str_data(right);
    return *a == *b && memcmp(a, b, (size_t)(length * kind)) == 0;
}

/* Whether the str is this ASCII text. */
bool str_equal_ascii(const Object *object, const char *text);

/* By code points: -1, 0 or 1. */
int str_compare(const Object *left, const Object *right);

/* Never fails. */
int64_t str_hash(Runtime *rt, Object *object);

Object *str_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator operator);
int64_t str_sizeof(Runtime *rt, Object *object);
void str_dealloc(Runtime *rt, Object *object);

#endif
