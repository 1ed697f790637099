/* repr of a str. */
#ifndef OURO_TYPES_STR_REPR_H
#define OURO_TYPES_STR_REPR_H

#include "object/runtime.h"

/* The tp_repr of str: quotes around, escapes for what cannot be printed. New reference, or NULL and MemoryError. */
Object *str_repr(Runtime *rt, Object *self);

#endif
