/* wrapper_descriptor and method-wrapper: a slot of a built-in type as Python sees it, `int.__add__` and
 * `(1).__add__`. Owns both types, and how Python's arguments become those of the slot's function. CPython:
 * Objects/descrobject.c; typeobject.c, wrap_… */
#ifndef OURO_TYPES_WRAPPER_H
#define OURO_TYPES_WRAPPER_H

#include "types/class/type_rows.h"

/* The wrapper of row `row` for the code that `number` names. New tracked reference; NULL and MemoryError. */
Object *wrapper_descriptor_new(Runtime *rt, TypeObject *type, int row, uint64_t number);

/* descriptor(self, arguments…) where self is known to fit. New reference, or NULL and an error. */
Object *wrapper_call(Runtime *rt, Object *descriptor, Object *self, const Arguments *arguments);

/* A call of a method-wrapper for which there is a tuple of the arguments. New reference, or NULL and an error. */
Object *method_wrapper_call_held(Runtime *rt, Object *wrapper, const Arguments *arguments);

#endif
