/* Objects all of whose references lie in the fields that object/fields.h lists: how they are made and how they end,
 * in one place. Owns no type. */
#ifndef OURO_TYPES_FIELDS_OBJECT_H
#define OURO_TYPES_FIELDS_OBJECT_H

#include "object/definition.h"
#include "object/runtime.h"

/* An object of `type` or a class derived from it, all 0 but for the header; untracked. NULL and MemoryError.
 * CPython: PyType_GenericAlloc, before it tracks. */
Object *fields_object_allocate(Runtime *rt, TypeObject *type);

/* The same, tracked. */
Object *fields_object_new(Runtime *rt, TypeObject *type);

/* Slots: releases the fields in the table's order, clears weak references, gives the memory back. */
void fields_object_dealloc(Runtime *rt, Object *object);

/* Slot: releases the fields that the collector sees. */
void fields_object_clear(Runtime *rt, Object *object);

/* The class method __class_getitem__ of every generic built-in type: a types.GenericAlias. */
Object *class_getitem_method(Runtime *rt, Object *type, const Arguments *arguments);

#endif
