/* int | str: types.UnionType. CPython: Objects/unionobject.c */
#ifndef OURO_TYPES_UNION_H
#define OURO_TYPES_UNION_H

#include "object/definition.h"

/* left | right of types: what type.__or__ does; NotImplemented where one of them is no type, None, union or alias. New
 * reference; NULL and an error. */
Object *type_union(Runtime *rt, Object *left, Object *right);

#endif
