/* method: a function with the object it was looked up on. Owns MethodObject. CPython: Objects/classobject.c.
 */
#ifndef OURO_TYPES_METHOD_H
#define OURO_TYPES_METHOD_H

#include "object/runtime.h"

/* New tracked reference; NULL and MemoryError. Both are borrowed. */
Object *method_new(Runtime *rt, Object *function, Object *self);

/* Calls `callable` with `first` before the arguments. New reference, or NULL and an error. */
Object *call_with_first(Runtime *rt, Object *callable, Object *first, const Arguments *arguments);

/* ---- slots. Two methods are equal when their functions are and `self` is the same object. */

void method_dealloc(Runtime *rt, Object *object);
int64_t method_hash(Runtime *rt, Object *object);
Object *method_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op);
Object *method_call(Runtime *rt, Object *callable, const Arguments *arguments);
Object *method_getattro(Runtime *rt, Object *object, Object *name);
Object *method_get(Runtime *rt, Object *descriptor, Object *object, TypeObject *type);

#endif
