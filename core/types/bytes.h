/* bytes: immutable byte strings. None and one byte are shared. CPython: Objects/bytesobject.c */
#ifndef OURO_TYPES_BYTES_H
#define OURO_TYPES_BYTES_H

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

/* New reference to both, one after the other. */
Object *bytes_concat(Runtime *rt, Object *left, Object *right);

/* -1, 0 or 1. */
int bytes_compare(const Object *left, const Object *right);

int64_t bytes_hash(Runtime *rt, Object *object);
Object *bytes_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator operator);
void bytes_dealloc(Runtime *rt, Object *object);

#endif
