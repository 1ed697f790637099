/* Items of a memoryview: numbers in native form, and Python objects of them. For memoryview.c. */
#ifndef OURO_TYPES_MEMORYVIEW_ITEM_H
#define OURO_TYPES_MEMORYVIEW_ITEM_H

#include "object/definition.h"

/* Bytes of an item; 0: no such format. */
int64_t memory_item_size(char format);

/* New reference to the item at `place`. */
Object *memory_item_read(Runtime *rt, char format, const uint8_t *place);

/* 0, or -1 and TypeError or ValueError. */
int memory_item_write(Runtime *rt, char format, uint8_t *place, Object *value);

#endif
