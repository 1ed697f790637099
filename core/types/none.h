/* The objects of which there is one each: NotImplemented here, None in runtime.h. Nothing of them is ever
 * allocated. */
#ifndef OURO_TYPES_NONE_H
#define OURO_TYPES_NONE_H

#include "object/runtime.h"

ALWAYS_INLINE Object *runtime_not_implemented(const Runtime *rt)
{
    return (Object *)(uintptr_t)&rt->statics.not_implemented;
}

/* New reference. */
ALWAYS_INLINE Object *not_implemented_new(Runtime *rt) { return object_incref(runtime_not_implemented(rt)); }

#endif
