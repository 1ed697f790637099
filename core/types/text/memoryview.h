/* memoryview: a look into another object's memory, in one dimension. CPython: Objects/memoryobject.c
 *
 * What the views of one exporter hold together is managed_buffer.h. flags has BUFFER_RELEASED after the release. */
#ifndef OURO_TYPES_MEMORYVIEW_H
#define OURO_TYPES_MEMORYVIEW_H

#include "object/definition.h"

/* memoryview(object). New reference, or NULL and an error. */
Object *memoryview_new(Runtime *rt, Object *object);

/* Whether its items do not lie one after the other, so that it has no buffer to give. */
bool memoryview_is_strided(const Runtime *rt, const Object *object);

/* Its items one after the other: new bytes; NULL and an error. */
Object *memoryview_to_bytes(Runtime *rt, Object *object);

#endif
