/* mappingproxy: a mapping that can be read through it alone, as a class's __dict__ is. CPython:
 * Objects/descrobject.c, PyDictProxy_Type. */
#ifndef OURO_TYPES_MAPPINGPROXY_H
#define OURO_TYPES_MAPPINGPROXY_H

#include "object/runtime.h"

/* `mapping` is borrowed. New tracked reference; NULL and MemoryError. */
Object *mappingproxy_new(Runtime *rt, Object *mapping);

#endif
