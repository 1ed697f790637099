/* method_descriptor: a C function as a class has it, which binds the object it is looked up on. Owns
 * MethodDescriptorObject; its end is descriptor_dealloc. CPython: Objects/descrobject.c, PyMethodDescr_Type.
 */
#ifndef OURO_TYPES_METHOD_DESCRIPTOR_H
#define OURO_TYPES_METHOD_DESCRIPTOR_H

#include "object/runtime.h"

/* `function` is a number as in object/function.h; `type` and `name` (a str) are borrowed. New tracked
 * reference; NULL and MemoryError. */
Object *method_descriptor_new(Runtime *rt, TypeObject *type, Object *name, uint64_t function);

/* ---- slots */

/* The first argument is `self`. */
Object *method_descriptor_call(Runtime *rt, Object *callable, const Arguments *arguments);
Object *method_descriptor_get(Runtime *rt, Object *descriptor, Object *object, TypeObject *type);

#endif
