/* Changing what a class or an object is: cls.__bases__ = …, object.__class__ = …. CPython: typeobject.c,
 * type_set_bases, compatible_for_assignment, object_set_class. */
#ifndef OURO_TYPES_TYPE_BASES_H
#define OURO_TYPES_TYPE_BASES_H

#include "object/runtime.h"

/* 0, or -1 and an error with the class as it was. */
int type_set_bases(Runtime *rt, TypeObject *type, Object *bases);

/* object.__class__ = value (NULL: delete). 0, or -1 and TypeError. */
int object_set_class(Runtime *rt, Object *object, Object *value);

#endif
