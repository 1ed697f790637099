/* range: whole numbers in equal steps, of any size. CPython: Objects/rangeobject.c. */
#ifndef OURO_TYPES_RANGE_H
#define OURO_TYPES_RANGE_H

#include "object/definition.h"
#include "object/runtime.h"

/* range(start, stop, step) of ints (borrowed). New reference; NULL and ValueError or MemoryError. */
Object *range_new(Runtime *rt, Object *start, Object *stop, Object *step);

/* iter(range), reversed(range): a range_iterator where 64 bits are enough, else a longrange_iterator. */
Object *range_iter(Runtime *rt, Object *range);
Object *range_reversed(Runtime *rt, Object *range);

#endif
