/* object's own methods, and what __new__ of every built-in type is to Python. CPython: Objects/typeobject.c,
 * object_…, tp_new_wrapper. */
#ifndef OURO_TYPES_OBJECT_METHODS_H
#define OURO_TYPES_OBJECT_METHODS_H

#include "object/definition.h"

/* The function that each built-in type has as __new__: self is the type, the first argument a class derived from it. */
#define OBJECT_NEW_NUMBER function_number(TYPE_OBJECT, 0)

/* Whether the class takes object's __init__ / __new__ as they are. */
ALWAYS_INLINE bool type_has_objects_init(const TypeObject *type) { return type->tp_init == TYPE_OBJECT; }
ALWAYS_INLINE bool type_has_objects_new(const TypeObject *type) { return type->tp_new == TYPE_OBJECT; }

/* What copy and pickle ask: object.__reduce_ex__, __reduce__, __getstate__ (object_reduce.c). */
Object *object_reduce_ex(Runtime *rt, Object *self, const Arguments *arguments);
Object *object_reduce(Runtime *rt, Object *self, const Arguments *arguments);
/* What an instance has of its own: its dict, or (dict or None, slots), or None. New reference. */
Object *object_state(Runtime *rt, Object *self);
Object *object_getstate(Runtime *rt, Object *self, const Arguments *arguments);

#endif
