/* types.SimpleNamespace: attributes and nothing else. */
#ifndef OURO_TYPES_NAMESPACE_H
#define OURO_TYPES_NAMESPACE_H

#include "object/definition.h"

#endif
