/* super: attributes from behind a class in the mro. CPython: Objects/typeobject.c, PySuper_Type. */
#ifndef OURO_TYPES_SUPER_H
#define OURO_TYPES_SUPER_H

#include "object/definition.h"

/* super(type, object).name: what super's own lookup gives, without making a super object. New reference; NULL and an
 * error. */
Object *super_lookup(Runtime *rt, TypeObject *type, Object *object, Object *name);

#endif
