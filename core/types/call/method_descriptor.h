/* method_descriptor and classmethod_descriptor: a C function as a class has it, which binds the object, or the class,
 * it is looked up on. Owns both types. CPython: Objects/descrobject.c. */
#ifndef OURO_TYPES_METHOD_DESCRIPTOR_H
#define OURO_TYPES_METHOD_DESCRIPTOR_H

#include "object/runtime.h"

/* `function` is a number as in object/function.h; `type` and `name` (a str) are borrowed. New tracked
 * references; NULL and MemoryError. */
Object *method_descriptor_new(Runtime *rt, TypeObject *type, Object *name, uint64_t function);
Object *classmethod_descriptor_new(Runtime *rt, TypeObject *type, Object *name, uint64_t function);

/* The function of a method_descriptor called with `self`, which is known to fit. */
Object *method_descriptor_call_self(Runtime *rt, Object *descriptor, Object *self,
                                    const Arguments *arguments);

#endif
