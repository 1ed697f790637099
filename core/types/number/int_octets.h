/* Ints as rows of bytes in two's complement. */
#ifndef OURO_TYPES_INT_OCTETS_H
#define OURO_TYPES_INT_OCTETS_H

#include "object/runtime.h"

/* New reference, or NULL and MemoryError. */
Object *int_from_octets(Runtime *rt, const uint8_t *bytes, int64_t length, bool is_little, bool is_signed);

/* Fills `bytes`. 0, or -1 and OverflowError where the number does not fit. */
int int_to_octets(Runtime *rt, const Object *number, uint8_t *bytes, int64_t length, bool is_little,
                  bool is_signed);

#endif
