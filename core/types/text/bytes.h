/* bytes: immutable byte strings. None and one byte are shared. CPython: Objects/bytesobject.c */
#ifndef OURO_TYPES_BYTES_H
#define OURO_TYPES_BYTES_H

#include "object/definition.h"
#include "object/protocol.h"

ALWAYS_INLINE bool object_is_bytes(const Object *object)
{
    return object_has(object, TYPE_FLAG_BYTES_SUBCLASS);
}

ALWAYS_INLINE int64_t bytes_length(const Object *object) { return ((const VarObject *)object)->ob_size; }

ALWAYS_INLINE const uint8_t *bytes_data(const Object *object)
{
    return ((const BytesObject *)object)->ob_sval;
}

/* New reference to a copy of the data; NULL and MemoryError. */
Object *bytes_from_data(Runtime *rt, const void *data, int64_t length);

/* New reference to bytes that the caller writes (bytes_data); the shared object when length is 0. */
Object *bytes_new(Runtime *rt, int64_t length);

/* Makes *bytes (an owned reference, the only one) of another length; it may move. On failure *bytes is dropped and
 * NULL: 0, or -1 and MemoryError. _PyBytes_Resize */
int bytes_resize(Runtime *rt, Object **bytes, int64_t length);

/* New reference to both, one after the other. */
Object *bytes_concat(Runtime *rt, Object *left, Object *right);

/* bytes(object) where object is neither str nor int: a buffer, or an iterable of ints. `into` is what the
 * TypeError names. */
Object *bytes_from_object(Runtime *rt, Object *object);

/* A number from 0 to 255: -1 and TypeError or ValueError "byte must be in range(0, 256)". */
int byte_from_object(Runtime *rt, Object *object);

/* "b'…'" */
Object *bytes_repr(Runtime *rt, Object *object);

/* The bytes that bytearray.__repr__ and bytes.__repr__ show, between quotes, with `before` and `after` around. */
Object *bytes_data_repr(Runtime *rt, const uint8_t *data, int64_t length, const char *before,
                        const char *after);

/* -1, 0 or 1. */
int bytes_compare(const Object *left, const Object *right);

int64_t bytes_hash(Runtime *rt, Object *object);
Object *bytes_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator operator);
void bytes_dealloc(Runtime *rt, Object *object);

#endif
