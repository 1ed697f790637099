/* Making, comparing, hashing and measuring bytes. */
#include "types/text/bytes.h"

#include <string.h>

#include "object/error.h"
#include "types/free.h"
#include "types/hash.h"
#include "types/none.h"
#include "types/number/bool.h"

Object *bytes_new(Runtime *rt, int64_t length)
{
    if (length == 0)
        return object_incref(&rt->statics.empty_bytes.ob_base.ob_base);
    if (length > INT64_MAX - PROFILE_BASICSIZE_BYTES) {
        error_set(rt, ERROR_OVERFLOW, "byte string is too large");
        return NULL;
    }
    Object *object = object_new(rt, runtime_type(rt, TYPE_BYTES), PROFILE_BASICSIZE_BYTES + length);
    if (object == NULL)
        return NULL;
    BytesObject *bytes = (BytesObject *)object;
    bytes->ob_base.ob_size = length;
    bytes->ob_shash = -1;
    bytes->ob_sval[length] = 0;
    return object;
}

int bytes_resize(Runtime *rt, Object **bytes, int64_t length)
{
    if (bytes_length(*bytes) == length)
        return 0;
    Object *resized = NULL;
    if (bytes_length(*bytes) == 0 || length == 0) {
        resized = bytes_new(rt, length);
        object_decref(rt, *bytes);
    } else {
        resized = memory_realloc(&rt->memory, *bytes, (uint64_t)(PROFILE_BASICSIZE_BYTES + length));
        if (resized == NULL) {
            object_decref(rt, *bytes);
            error_no_memory(rt);
        } else {
            ((BytesObject *)resized)->ob_base.ob_size = length;
            ((BytesObject *)resized)->ob_shash = -1;
            ((BytesObject *)resized)->ob_sval[length] = 0;
        }
    }
    *bytes = resized;
    return resized == NULL ? -1 : 0;
}

Object *bytes_from_data(Runtime *rt, const void *data, int64_t length)
{
    assert_api(length >= 0);
    if (length == 1)
        return object_incref(&rt->statics.bytes_characters[*(const uint8_t *)data].ob_base.ob_base);
    Object *object = bytes_new(rt, length);
    if (object != NULL && length > 0)
        memcpy(((BytesObject *)object)->ob_sval, data, (size_t)length);
    return object;
}

Object *bytes_concat(Runtime *rt, Object *left, Object *right)
{
    int64_t left_length = bytes_length(left);
    int64_t right_length = bytes_length(right);
    if (left_length == 0 && object_is_exact(rt, right, TYPE_BYTES))
        return object_incref(right);
    if (right_length == 0 && object_is_exact(rt, left, TYPE_BYTES))
        return object_incref(left);
    if (left_length > INT64_MAX - right_length) {
        error_no_memory(rt);
        return NULL;
    }
    Object *object = bytes_new(rt, left_length + right_length);
    if (object == NULL || left_length + right_length == 0)
        return object;
    uint8_t *data = ((BytesObject *)object)->ob_sval;
    memcpy(data, bytes_data(left), (size_t)left_length);
    memcpy(data + left_length, bytes_data(right), (size_t)right_length);
    return object;
}

int bytes_compare(const Object *left, const Object *right)
{
    int64_t left_length = bytes_length(left);
    int64_t right_length = bytes_length(right);
    int64_t common = left_length < right_length ? left_length : right_length;
    int order = memcmp(bytes_data(left), bytes_data(right), (size_t)common);
    if (order != 0)
        return order < 0 ? -1 : 1;
    return (left_length > right_length) - (left_length < right_length);
}

int64_t bytes_hash(Runtime *rt, Object *object)
{
    (void)rt;
    BytesObject *bytes = (BytesObject *)object;
    if (bytes->ob_shash == -1)
        bytes->ob_shash = hash_bytes(bytes->ob_sval, (uint64_t)bytes->ob_base.ob_size);
    return bytes->ob_shash;
}

Object *bytes_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator operator)
{
    if (!object_is_bytes(left) || !object_is_bytes(right))
        return not_implemented_new(rt);
    return bool_from_order(rt, left == right ? 0 : bytes_compare(left, right), operator);
}

void bytes_dealloc(Runtime *rt, Object *object) { object_free(rt, object); }
