/* classmethod and staticmethod. Owns WrappedMethodObject. CPython: Objects/funcobject.c. */
#ifndef OURO_TYPES_WRAPPED_METHOD_H
#define OURO_TYPES_WRAPPED_METHOD_H

#include "object/runtime.h"

/* `callable` is borrowed. New tracked references; NULL and an error. */
Object *classmethod_new(Runtime *rt, Object *callable);
Object *staticmethod_new(Runtime *rt, Object *callable);

#endif
