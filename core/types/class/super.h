/* super: attributes from behind a class in the mro. CPython: Objects/typeobject.c, PySuper_Type. */
#ifndef OURO_TYPES_SUPER_H
#define OURO_TYPES_SUPER_H

#include "object/definition.h"

#endif
