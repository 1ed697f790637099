/* Iterators over str, bytes and bytearray: the slot tp_iter of each. New reference, or NULL and MemoryError. */
#ifndef OURO_TYPES_STR_ITERATOR_H
#define OURO_TYPES_STR_ITERATOR_H

#include "object/definition.h"

Object *str_iter(Runtime *rt, Object *self);
Object *bytes_iter(Runtime *rt, Object *self);
Object *bytearray_iter(Runtime *rt, Object *self);

#endif
