/* bytearray: bytes that can be changed. Owns its memory, how that grows and shrinks, and its exports: while a buffer
 * of it is out its length cannot change. CPython: Objects/bytearrayobject.c
 *
 *   ob_bytes <= ob_start <= ob_start + ob_size < ob_bytes + ob_alloc;  a 0 stands behind the last byte
 *   ob_alloc == 0  <=>  ob_bytes == 0: nothing was ever in it */
#ifndef OURO_TYPES_BYTEARRAY_H
#define OURO_TYPES_BYTEARRAY_H

#include "object/definition.h"
#include "object/protocol.h"

/* Of the type, or derived from it. */
bool object_is_bytearray(const Runtime *rt, const Object *object);

ALWAYS_INLINE int64_t bytearray_length(const Object *object) { return ((const VarObject *)object)->ob_size; }

/* Where the bytes begin; an empty text when there are none. */
uint8_t *bytearray_data(const Object *object);

/* New reference; data NULL: the caller writes the bytes. NULL and MemoryError. */
Object *bytearray_from_data(Runtime *rt, const void *data, int64_t length);

/* 0, or -1 and BufferError "Existing exports of data: object cannot be re-sized", or MemoryError. */
int bytearray_resize(Runtime *rt, Object *object, int64_t length);

/* bytearray[low:high] = these bytes, which are not its own. */
int bytearray_set_slice(Runtime *rt, Object *self, int64_t low, int64_t high, const uint8_t *bytes,
                        int64_t length);

/* ---- slots and methods, for bytearray_methods.c */

int bytearray_ass_subscript(Runtime *rt, Object *self, Object *key, Object *value);
int bytearray_get_buffer(Runtime *rt, Object *self, BufferView *buffer, bool writable);
void bytearray_release_buffer(Runtime *rt, Object *self, BufferView *buffer);
int64_t bytearray_sizeof(Runtime *rt, Object *self);
void bytearray_dealloc(Runtime *rt, Object *self);

#endif
