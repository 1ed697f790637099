/* types.SimpleNamespace: attributes and nothing else. */
#ifndef OURO_TYPES_NAMESPACE_H
#define OURO_TYPES_NAMESPACE_H

#include "object/definition.h"

/* With the items of a dict (borrowed, may be NULL) as attributes. New reference; NULL and an error. */
Object *namespace_new(Runtime *rt, Object *dict);

#endif
