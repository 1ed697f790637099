/* Comparing, hashing, measuring and freeing strs. */
#include "types/text/str.h"

#include "object/error.h"
#include "types/free.h"
#include "types/hash.h"
#include "types/none.h"
#include "types/number/bool.h"

bool str_equal_ascii(const Object *object, const char *text)
{
    size_t length = strlen(text);
    return str_is_ascii(object) && str_length(object) == (int64_t)length &&
           (length == 0 || memcmp(str_data(object), text, length) == 0);
}

int str_compare(const Object *left, const Object *right)
{
    int64_t left_length = str_length(left);
    int64_t right_length = str_length(right);
    int64_t common = left_length < right_length ? left_length : right_length;
    int left_kind = str_kind(left);
    int right_kind = str_kind(right);
    const void *left_data = str_data(left);
    const void *right_data = str_data(right);
    if (left_kind == 1 && right_kind == 1) {
        int order = common == 0 ? 0 : memcmp(left_data, right_data, (size_t)common);
        if (order != 0)
            return order < 0 ? -1 : 1;
        return (left_length > right_length) - (left_length < right_length);
    }
    for (int64_t i = 0; i < common; i++) {
        uint32_t left_character = str_read(left_kind, left_data, i);
        uint32_t right_character = str_read(right_kind, right_data, i);
        if (left_character != right_character)
            return left_character < right_character ? -1 : 1;
    }
    return (left_length > right_length) - (left_length < right_length);
}

int64_t str_hash(Runtime *rt, Object *object)
{
    (void)rt;
    StrObject *string = (StrObject *)object;
    if (string->hash == -1)
        string->hash = hash_bytes(str_data(object), (uint64_t)(string->length * str_kind(object)));
    return string->hash;
}

Object *str_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator operator)
{
    if (!object_is_str(left) || !object_is_str(right))
        return not_implemented_new(rt);
    if (left == right)
        return bool_from_order(rt, 0, operator);
    if (operator== COMPARE_EQ || operator== COMPARE_NE)
        return bool_from(rt, str_equal(left, right) == (operator== COMPARE_EQ));
    return bool_from_order(rt, str_compare(left, right), operator);
}

/* Whether utf8 is a block of its own, and not the characters themselves. */
static bool owns_utf8(const Object *object)
{
    if (str_is_compact(object) && str_is_ascii(object))
        return false;
    Ref utf8 = ((const CompactStrObject *)object)->utf8;
    return utf8 != NO_REF && utf8 != ref_of(str_data(object));
}

int64_t str_sizeof(Runtime *rt, Object *object)
{
    (void)rt;
    int64_t characters = (str_length(object) + 1) * str_kind(object);
    int64_t header = (int64_t)sizeof(CompactStrObject);
    if (!str_is_compact(object)) {
        header = (int64_t)sizeof(WideStrObject);
    } else if (str_is_ascii(object)) {
        header = (int64_t)sizeof(StrObject);
    }
    int64_t utf8 = owns_utf8(object) ? ((const CompactStrObject *)object)->utf8_length + 1 : 0;
    return header + characters + utf8;
}

void str_dealloc(Runtime *rt, Object *object)
{
    const uint32_t plain = STR_STATE_COMPACT | STR_STATE_ASCII;
    const uint32_t state = ((const StrObject *)object)->state;
    if (LIKELY((state & (plain | STR_STATE_INTERNED_MASK)) == plain && str_is_exact(rt, object))) {
        memory_free(&rt->memory, object);
        return;
    }
    if (str_is_interned(object))
        str_intern_forget(rt, object);
    if (owns_utf8(object))
        memory_free(&rt->memory, ref_pointer(((CompactStrObject *)object)->utf8));
    if (!str_is_compact(object))
        memory_free(&rt->memory, ref_pointer(((WideStrObject *)object)->data));
    object_free(rt, object);
}
