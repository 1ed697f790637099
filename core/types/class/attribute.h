/* Attributes of any object: where `object.name` is looked for, and in which order. Owns the generic lookup
 * and nothing of where values lie. CPython: Objects/object.c, _PyObject_GenericGetAttrWithDict and its
 * counterpart. */
#ifndef OURO_TYPES_ATTRIBUTE_H
#define OURO_TYPES_ATTRIBUTE_H

#include "object/runtime.h"

/* The slots of every type that has none of its own. A data descriptor of the class goes before the instance's
 * values, anything else of the class after them. */
Object *generic_getattro(Runtime *rt, Object *object, Object *name);
int generic_setattro(Runtime *rt, Object *object, Object *name, Object *value);

/* generic_getattro that gives NULL without an error where there is no such attribute (also where AttributeError was
 * raised on the way). */
Object *generic_find(Runtime *rt, Object *object, Object *name);

/* 0, or -1 and TypeError when `name` is no str. */
int attribute_check_name(Runtime *rt, Object *name);

/* AttributeError: 'A' object has no attribute 'x'. Returns -1. */
int attribute_missing(Runtime *rt, Object *object, Object *name);

/* The same for an object that may be a class, named by its type all the same. */
int attribute_missing_of(Runtime *rt, const TypeObject *type, Object *object, Object *name);

#define NAME_TEXT_SIZE 160

/* A name as text for a message, cut where it is too long. */
typedef struct NameText {
    char text[NAME_TEXT_SIZE];
} NameText;

NameText name_text(const Object *name);

#endif
