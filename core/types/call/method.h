/* method: a function with the object it was looked up on. Owns MethodObject. CPython: Objects/classobject.c.
 */
#ifndef OURO_TYPES_METHOD_H
#define OURO_TYPES_METHOD_H

#include "object/runtime.h"

/* New tracked reference; NULL and MemoryError. Both are borrowed. */
Object *method_new(Runtime *rt, Object *function, Object *self);

/* Calls `callable` with `first` before the arguments. New reference, or NULL and an error. */
Object *call_with_first(Runtime *rt, Object *callable, Object *first, const Arguments *arguments);

/* Two methods are equal when their functions are and `self` is the same object. */

#endif
