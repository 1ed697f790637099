/* Which objects' reprs are being made, so that one inside itself ends; what reprs call a class. CPython:
 * Objects/object.c, Py_ReprEnter */
#ifndef OURO_TYPES_REPR_H
#define OURO_TYPES_REPR_H

#include "object/definition.h"
#include "object/runtime.h"

/* A class's __name__: tp_name behind its last dot. New reference. */
Object *type_short_name(Runtime *rt, const TypeObject *type);

/* 0: go on, and repr_leave at the end; 1: its repr is being made already; -1 and an error. */
int repr_enter(Runtime *rt, Object *object);
void repr_leave(Runtime *rt, Object *object);

#endif
